//! Programs that were changed on purpose.

/// The checksum of a program: FNV-1a over its bytes, as if its own were 0.
pub fn repair(words: &mut [u32]) {
    let told = words.len().min(words[3] as usize);
    let mut hash = 0x811C_9DC5_u32;
    for (k, word) in words[..told].iter().enumerate() {
        for byte in if k == 2 { 0 } else { *word }.to_le_bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    words[2] = hash;
}
