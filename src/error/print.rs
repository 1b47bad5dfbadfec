//! Templates with holes, printed byte by byte into whatever takes bytes.
//! Does not know errors, and does not use `core::fmt`.

/// Decimal digits of the largest integer.
const DIGITS: usize = usize::MAX.ilog10() as usize + 1;

/// Prints `template`: `$` is `name`, `#` the next of `numbers`, `%` the next taken as signed, `~` an s unless the last number was 1.
pub(super) fn fill(push: &mut dyn FnMut(u8), template: &str, name: &str, numbers: [usize; 3]) {
    let mut numbers = numbers.into_iter();
    let mut last = 0;
    for byte in template.bytes() {
        match byte {
            b'#' | b'%' => {
                last = numbers.next().unwrap_or(0);
                let negative = byte == b'%' && (last as isize) < 0;
                if negative {
                    push(b'-');
                }
                digits(push, if negative { last.wrapping_neg() } else { last });
            }
            b'$' => name.bytes().for_each(&mut *push),
            b'~' if last == 1 => {}
            b'~' => push(b's'),
            _ => push(byte),
        }
    }
}

/// Prints a number.
pub(crate) fn digits(push: &mut dyn FnMut(u8), number: usize) {
    let mut digits = [b'0'; DIGITS];
    let mut rest = number;
    let mut leading = DIGITS;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' | (rest % 10) as u8;
        rest /= 10;
        leading = leading.saturating_sub(1);
        if rest == 0 {
            break;
        }
    }
    digits.iter().skip(leading).for_each(|digit| push(*digit));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::{String, ToString};

    fn printed(template: &str, numbers: [usize; 3]) -> String {
        let mut text = String::new();
        fill(&mut |byte| text.push(byte as char), template, "in", numbers);
        text
    }

    #[test]
    fn integers_print_like_those_of_fmt() {
        for x in [0, 1, 9, 10, 11, 99, 100, isize::MAX as usize, usize::MAX - 1, usize::MAX] {
            assert_eq!(printed("#", [x, 0, 0]), x.to_string());
        }
        for x in [0, -1, -9, -10, 10, isize::MAX, isize::MIN] {
            assert_eq!(printed("%", [x as usize, 0, 0]), x.to_string());
        }
    }

    #[test]
    fn one_thing_has_no_plural() {
        assert_eq!(printed("# cat~, # dog~, % bird~", [1, 0, usize::MAX]), "1 cat, 0 dogs, -1 birds");
    }

    #[test]
    fn the_name_goes_where_the_template_says() {
        assert_eq!(printed("$[#] and $", [7, 0, 0]), "in[7] and in");
    }
}
