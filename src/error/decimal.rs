//! Floating-point numbers as decimal text, exact to the last digit: what `%.17g` and `%.9g` print in C.
//! Does not know where the text goes; integers of fixed length do the work, so that nothing is approximate and nothing allocated.

/// The longest text: sign, first digit, point, sixteen digits, `e-308`.
#[cfg(any(feature = "capi-f64", feature = "capi-f32", feature = "level", test))]
pub const MOST_BYTES: usize = 24;

/// The most digits.
const MOST_DIGITS: usize = 17;

/// An integer of 1280 bits, least significant word first: more than the smallest number needs with its digits in front of the point.
#[derive(Clone, Copy)]
struct Long([u32; 40]);

impl Long {
    fn new(x: u64) -> Self {
        let mut words = [0; 40];
        let [low, high, ..] = &mut words;
        (*low, *high) = (x as u32, (x >> 32) as u32);
        Self(words)
    }

    fn times(mut self, by: u32) -> Self {
        let mut carry = 0;
        for word in &mut self.0 {
            let product = u64::from(*word) * u64::from(by) + carry;
            *word = product as u32;
            carry = product >> 32;
        }
        self
    }

    /// `self·10^a·2^b`.
    fn scaled(mut self, a: u32, b: u32) -> Self {
        for _ in 0..a {
            self = self.times(10);
        }
        for _ in 0..b {
            self = self.times(2);
        }
        self
    }

    fn halved(mut self) -> Self {
        let mut carry = 0;
        for word in self.0.iter_mut().rev() {
            let low = *word & 1;
            *word = *word >> 1 | carry << 31;
            carry = low;
        }
        self
    }

    fn at_least(&self, other: &Self) -> bool {
        self.0.iter().rev().ge(other.0.iter().rev())
    }

    fn minus(mut self, other: &Self) -> Self {
        let mut borrow = false;
        for (word, by) in self.0.iter_mut().zip(&other.0) {
            let (first, one) = word.overflowing_sub(*by);
            let (second, two) = first.overflowing_sub(u32::from(borrow));
            *word = second;
            borrow = one || two;
        }
        self
    }
}

/// `num/den`, rounded to nearest, ties to even; less than 2⁶⁰.
fn quotient(mut num: Long, den: Long) -> u64 {
    let (mut sum, mut part) = (0, den.scaled(0, 60));
    for _ in 0..=60 {
        sum <<= 1;
        if num.at_least(&part) {
            num = num.minus(&part);
            sum |= 1;
        }
        part = part.halved();
    }
    let twice = num.times(2);
    let (up, tie) = (twice.at_least(&den), twice.0 == den.0);
    if up && !(tie && sum & 1 == 0) { sum + 1 } else { sum }
}

/// The `digits` first decimal digits of `mantissa·2^exponent`, not zero, as an integer, and the power of ten of the first.
fn significant(mantissa: u64, exponent: i32, digits: u32) -> (u64, i32) {
    let log2 = exponent + 63 - mantissa.leading_zeros() as i32;
    // The factor is log₁₀2 to six digits: right, or one off.
    let mut first = (log2 * 1233).div_euclid(4096);
    let limit = (0..digits).fold(1, |limit: u64, _| limit * 10);
    loop {
        let power = digits as i32 - 1 - first;
        let num = Long::new(mantissa).scaled(power.max(0) as u32, exponent.max(0) as u32);
        let den = Long::new(1).scaled((-power).max(0) as u32, (-exponent).max(0) as u32);
        let integer = quotient(num, den);
        if integer >= limit {
            first += 1;
        } else if integer < limit / 10 {
            first -= 1;
        } else {
            return (integer, first);
        }
    }
}

/// Hands `x` to `push` as text of at most that many significant digits.
pub fn spell(x: f64, digits: u32, push: &mut dyn FnMut(u8)) {
    if x.is_sign_negative() && !x.is_nan() {
        push(b'-');
    }
    if x.is_nan() {
        return b"nan".iter().for_each(|byte| push(*byte));
    }
    if x.is_infinite() {
        return b"inf".iter().for_each(|byte| push(*byte));
    }
    let (field, fraction) = ((x.to_bits() >> 52 & 0x7FF) as i32, x.to_bits() & ((1 << 52) - 1));
    let (mantissa, exponent) = if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) };
    if mantissa == 0 {
        return push(b'0');
    }
    let (mut integer, first) = significant(mantissa, exponent, digits);
    let mut count = digits;
    while count > 1 && integer.is_multiple_of(10) {
        integer /= 10;
        count -= 1;
    }
    let mut text = [b'0'; MOST_DIGITS];
    for digit in text.iter_mut().take(count as usize).rev() {
        *digit = b'0' + (integer % 10) as u8;
        integer /= 10;
    }
    let scientific = first < -4 || first >= digits as i32;
    let before = if scientific { 1 } else { first + 1 };
    if before <= 0 {
        push(b'0');
        push(b'.');
        (before..0).for_each(|_| push(b'0'));
    }
    for (k, digit) in (0..).zip(text.iter().take(count as usize)) {
        if before > 0 && k == before {
            push(b'.');
        }
        push(*digit);
    }
    (count as i32..before).for_each(|_| push(b'0'));
    if scientific {
        push(b'e');
        push(if first < 0 { b'-' } else { b'+' });
        let power = first.unsigned_abs();
        if power >= 100 {
            push(b'0' + (power / 100) as u8);
        }
        push(b'0' + (power / 10 % 10) as u8);
        push(b'0' + (power % 10) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::String;

    fn text(x: f64, digits: u32) -> String {
        let mut text = String::new();
        spell(x, digits, &mut |byte| text.push(byte as char));
        assert!(text.len() <= MOST_BYTES, "{text}");
        text
    }

    /// Rust prints as many correct digits as asked for, always in scientific form: the same digits, arranged as `%g` does.
    fn expected(x: f64, digits: usize) -> String {
        let scientific = std::format!("{:.*e}", digits - 1, x);
        let (digits_text, power) = scientific.split_once('e').expect("scientific");
        let power: i32 = power.parse().expect("an integer");
        if (-4..digits as i32).contains(&power) {
            let fixed = std::format!("{:.*}", (digits as i32 - 1 - power) as usize, x);
            if fixed.contains('.') { fixed.trim_end_matches('0').trim_end_matches('.').into() } else { fixed }
        } else {
            let digits_text =
                if digits_text.contains('.') { digits_text.trim_end_matches('0').trim_end_matches('.') } else { digits_text };
            std::format!("{digits_text}e{}{:02}", if power < 0 { '-' } else { '+' }, power.abs())
        }
    }

    #[test]
    fn numbers_print_as_in_c() {
        let said = |x: f64, digits: u32, words: &str| assert_eq!(text(x, digits), words);
        said(0.1, 17, "0.10000000000000001");
        said(2.5, 17, "2.5");
        said(-1.0, 17, "-1");
        said(1e16, 17, "10000000000000000");
        said(1e17, 17, "1e+17");
        said(0.0001, 17, "0.0001");
        said(0.00001, 17, "1.0000000000000001e-05");
        said(-0.0, 17, "-0");
        said(f64::NAN, 17, "nan");
        said(f64::NEG_INFINITY, 17, "-inf");
        said(5e-324, 17, "4.9406564584124654e-324");
        said(f64::MAX, 17, "1.7976931348623157e+308");
        said(f64::from(0.1_f32), 9, "0.100000001");
        said(9.9999999999, 9, "10");
        said(9.924_161_033_296_096e-265, 17, "9.9241610332960957e-265");
    }

    #[test]
    fn every_power_of_two_and_its_neighbours_print_their_exact_digits() {
        for exponent in 1..0x7FF_u64 {
            for x in [
                f64::from_bits(exponent << 52),
                f64::from_bits((exponent << 52) + 5_000_000_000_000),
                f64::from_bits((exponent << 52) - 1),
            ] {
                assert_eq!(text(x, 17), expected(x, 17));
            }
        }
    }

    #[test]
    fn any_number_prints_its_exact_digits() {
        let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..2000 {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            let x = f64::from_bits(bits);
            if x.is_finite() {
                assert_eq!(text(x, 17), expected(x, 17));
                assert_eq!(text(x, 17).parse::<f64>().expect("a number").to_bits(), bits);
            }
            let x = f64::from(f32::from_bits(bits as u32));
            if x.is_finite() {
                assert_eq!(text(x, 9), expected(x, 9));
            }
        }
    }
}
