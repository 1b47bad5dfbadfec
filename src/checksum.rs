//! What tells whether words are those that were written: MurmurHash3, x86, 32 bits (Appleby), seed 0, of their bytes, the lowest first. A word at a time, because
//! a program is checked whenever it is handed over; and rotated, so that changes of two signs do not cancel.
//! Does not know whose words they are.

/// The checksum of words.
pub(crate) fn checksum(words: impl IntoIterator<Item = u32>) -> u32 {
    seeded(0, words)
}

fn seeded(seed: u32, words: impl IntoIterator<Item = u32>) -> u32 {
    let (mut hash, mut bytes) = (seed, 0_u32);
    for word in words {
        let mixed = word.wrapping_mul(0xCC9E_2D51).rotate_left(15).wrapping_mul(0x1B87_3593);
        hash = (hash ^ mixed).rotate_left(13).wrapping_mul(5).wrapping_add(0xE654_6B64);
        bytes = bytes.wrapping_add(4);
    }
    hash ^= bytes;
    hash = (hash ^ hash >> 16).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ hash >> 13).wrapping_mul(0xC2B2_AE35);
    hash ^ hash >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values that others publish for MurmurHash3.
    #[test]
    fn it_is_the_hash_that_others_know() {
        let known: [(u32, &[u32], u32); 7] = [
            (0, &[], 0),
            (1, &[], 0x514E_28B7),
            (0xFFFF_FFFF, &[], 0x81F1_6F39),
            (0, &[0xFFFF_FFFF], 0x7629_3B50),
            (0, &[0x8765_4321], 0xF55B_516B),
            (0x5082_EDEE, &[0x8765_4321], 0x2362_F9DE),
            (0x9747_B28C, &[u32::from_le_bytes(*b"aaaa")], 0x5A97_808A),
        ];
        for (seed, words, hash) in known {
            assert_eq!(seeded(seed, words.iter().copied()), hash, "{words:x?} from {seed:x}");
        }
    }

    #[test]
    fn a_change_of_one_word_or_of_two_signs_shows() {
        let words: [u32; 9] = core::array::from_fn(|k| 77 * k as u32);
        let right = checksum(words);
        for k in 0..words.len() {
            for bit in 0..32 {
                let mut wrong = words;
                wrong[k] ^= 1 << bit;
                assert_ne!(checksum(wrong), right);
                for other in (0..words.len()).filter(|other| *other != k) {
                    let mut wrong = wrong;
                    wrong[other] ^= 1 << bit;
                    assert_ne!(checksum(wrong), right, "bit {bit} of {k} and {other}");
                }
            }
        }
    }
}
