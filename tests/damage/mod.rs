//! Programs that were changed on purpose.

/// Gives a program the checksum that its words have, as if its own were 0: MurmurHash3 of 32 bits.
pub fn repair(words: &mut [u32]) {
    let told = words.len().min(words[3] as usize);
    words[2] = 0;
    let mut hash = 0_u32;
    for word in &words[..told] {
        let mixed = word.wrapping_mul(0xCC9E_2D51).rotate_left(15).wrapping_mul(0x1B87_3593);
        hash = (hash ^ mixed).rotate_left(13).wrapping_mul(5).wrapping_add(0xE654_6B64);
    }
    hash ^= 4 * told as u32;
    hash = (hash ^ hash >> 16).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ hash >> 13).wrapping_mul(0xC2B2_AE35);
    words[2] = hash ^ hash >> 16;
}
