//! The name of a rule, as programs have it: that of a C function, so that a printed program can call it.
//! Does not know which rules there are.

use super::bytes::Program;
use super::code::{CALL, CALL_SECOND, Code, Instruction, RULE_WORDS, is_call};

/// Most characters of one: as many as C99 tells apart.
const MOST_BYTES: usize = 4 * RULE_WORDS as usize - 1;

/// The words of the name that `byte(k)` is character `k` of, up to a NUL; none for one that is no name of C, or too long.
pub fn name_of(mut byte: impl FnMut(usize) -> u8) -> Option<[u32; RULE_WORDS as usize]> {
    let mut words = [0u32; RULE_WORDS as usize];
    for k in 0..=MOST_BYTES {
        let byte = byte(k);
        if byte == 0 {
            return (k > 0).then_some(words);
        }
        let letter = byte == b'_' || byte.is_ascii_alphabetic() || k > 0 && byte.is_ascii_digit();
        if k == MOST_BYTES || !letter {
            return None;
        }
        if let Some(word) = words.get_mut(k / 4) {
            *word |= u32::from(byte) << (8 * (k % 4));
        }
    }
    None
}

/// Character `k` of a name, NUL behind it.
pub fn byte_of(words: &[u32], k: usize) -> u8 {
    words.get(k / 4).map_or(0, |word| (word >> (8 * (k % 4))) as u8)
}

/// The characters of a name, without the NUL.
pub fn bytes_of(words: &[u32]) -> impl Iterator<Item = u8> + '_ {
    (0..).map(|k| byte_of(words, k)).take_while(|byte| *byte != 0)
}

/// The name that an instruction calls; none if its words are none.
pub fn called(instruction: &Instruction<'_>) -> Option<[u32; RULE_WORDS as usize]> {
    let words = instruction.parameters;
    name_of(|k| byte_of(words, k)).filter(|name| name.as_slice() == words)
}

/// Whether an instruction that calls a rule wants its slopes, and its second derivatives.
pub fn derivatives_wanted(code: Code) -> [bool; 2] {
    [code != CALL, code == CALL_SECOND]
}

impl<'a> Program<'a> {
    /// The rules it calls, each as often as it does: names, and how many inputs.
    pub fn rules(&self) -> impl Iterator<Item = ([u32; RULE_WORDS as usize], usize)> + use<'a> {
        let calls = self.instructions().filter(|instruction| is_call(instruction.code));
        calls.filter_map(|call| Some((called(&call)?, call.arguments.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<[u32; 8]> {
        name_of(|k| text.as_bytes().get(k).copied().unwrap_or(0))
    }

    #[test]
    fn names_of_c_are_names() {
        for text in ["a", "_", "drag_2", "A1234567890123456789012345678_z"] {
            let name = of(text).expect(text);
            assert!((0..32).all(|k| byte_of(&name, k) == text.as_bytes().get(k).copied().unwrap_or(0)));
        }
    }

    #[test]
    fn others_are_none() {
        for text in ["", "2a", "a b", "a-b", "ä", "A1234567890123456789012345678_zz"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn words_behind_the_nul_are_no_name() {
        let mut words = of("ab").expect("a name");
        let read = |words: &[u32]| {
            called(&Instruction { at: 0, code: super::super::code::CALL, results: &[], arguments: &[], parameters: words })
        };
        assert_eq!(read(&words), Some(words));
        words[1] = 1;
        assert_eq!(read(&words), None);
        assert_eq!(read(&words[..1]), None);
    }
}
