//! What tells whether words are those that were written: FNV-1a (Fowler, Noll, Vo; RFC 9923), 32 bits, over their bytes, the lowest first.
//! Does not know whose words they are.

/// The checksum of words.
pub(crate) fn checksum(words: impl IntoIterator<Item = u32>) -> u32 {
    let bytes = words.into_iter().flat_map(u32::to_le_bytes);
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
