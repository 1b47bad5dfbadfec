//! Where in a pass something happened: the operation, its count, and the label that the function set last.
//! Does not know what happened there.
#![cfg_attr(feature = "level", allow(dead_code, reason = "an object of a higher level tells nothing"))]

use super::print::fill;

/// A name of the C interface without its prefix, padded with zeros: thinner than a slice, and data without addresses in it.
pub type Name = [u8; 20];

/// `text` as a name; what does not fit is cut off.
pub const fn name(text: &str) -> Name {
    let (mut name, mut k) = ([0; 20], 0);
    while k < text.len() && k < name.len() {
        name[k] = text.as_bytes()[k];
        k += 1;
    }
    name
}

/// A place in a pass.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The operation.
    pub name: &'static Name,
    /// Which operation of the pass it was, from 1.
    pub count: usize,
    /// The label set last, if there was one.
    pub mark: Option<i32>,
}

impl Place {
    /// Hands the place in words to `push`: "jf_sqrt, the 17th operation of the pass, after jf_mark 41".
    pub fn spell(self, prefix: &str, push: &mut dyn FnMut(u8)) {
        let template = match (self.count % 100, self.count % 10) {
            (11..=13, _) => "$, the #th operation of the pass",
            (_, 1) => "$, the #st operation of the pass",
            (_, 2) => "$, the #nd operation of the pass",
            (_, 3) => "$, the #rd operation of the pass",
            _ => "$, the #th operation of the pass",
        };
        prefix.bytes().for_each(&mut *push);
        let length = self.name.iter().position(|byte| *byte == 0).unwrap_or(self.name.len());
        let name = self.name.get(..length).and_then(|name| core::str::from_utf8(name).ok()).unwrap_or("");
        fill(push, template, name, [self.count, 0, 0]);
        if let Some(mark) = self.mark {
            fill(push, ", after $mark %", prefix, [mark as usize, 0, 0]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::String;

    const SQRT: Name = name("sqrt");
    const LONG: Name = name("a_name_that_is_longer_than_any");

    fn said(name: &'static Name, count: usize, mark: Option<i32>) -> String {
        let mut text = String::new();
        Place { name, count, mark }.spell("jf_", &mut |byte| text.push(byte as char));
        text
    }

    #[test]
    fn a_place_names_operation_count_and_label() {
        assert_eq!(said(&SQRT, 17, Some(-41)), "jf_sqrt, the 17th operation of the pass, after jf_mark -41");
        assert_eq!(said(&LONG, 1, None), "jf_a_name_that_is_longe, the 1st operation of the pass");
    }

    #[test]
    fn counts_are_ordinals() {
        let ends = [(2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")];
        let more = [(22, "22nd"), (103, "103rd"), (111, "111th"), (1012, "1012th"), (usize::MAX, "18446744073709551615th")];
        for (count, text) in ends.into_iter().chain(more) {
            assert!(said(&SQRT, count, None).contains(&std::format!(", the {text} ")), "{count}");
        }
    }
}
