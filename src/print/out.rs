//! Text of C, byte by byte, and which arrays it names.
//! Does not know programs.

use crate::error::{decimal, digits};
use crate::program::rule_name::bytes_of;

/// Arrays that a function may name: inputs, outputs, parameters, work.
pub const MOST_ARRAYS: usize = 127;

/// Arrays that were named.
#[derive(Clone, Copy, Default)]
pub struct Named([u32; MOST_ARRAYS.div_ceil(32)]);

impl Named {
    /// Whether array `k` was.
    pub fn has(&self, k: usize) -> bool {
        self.0.get(k / 32).is_some_and(|word| word & 1 << (k % 32) != 0)
    }
}

/// Where text goes.
pub struct Out<'o> {
    push: &'o mut dyn FnMut(u8),
    /// Nothing is written: only what is named counts.
    silent: bool,
    named: Named,
    pub single: bool,
    /// Braces around what is written.
    pub depth: u32,
}

impl<'o> Out<'o> {
    /// Nothing yet.
    pub fn new(single: bool, push: &'o mut dyn FnMut(u8)) -> Self {
        Self { push, silent: false, named: Named::default(), single, depth: 1 }
    }

    /// Where it goes.
    pub fn writer(&mut self) -> &mut dyn FnMut(u8) {
        self.push
    }

    /// Notes that array `k` is named.
    pub fn name(&mut self, k: usize) {
        if let Some(word) = self.named.0.get_mut(k / 32) {
            *word |= 1 << (k % 32);
        }
    }

    /// Begins to write nothing, but to note what is named: what was before.
    pub fn listen(&mut self) -> (bool, Named) {
        (core::mem::replace(&mut self.silent, true), core::mem::take(&mut self.named))
    }

    /// Goes on with what was before; what was named since.
    pub fn resume(&mut self, (silent, named): (bool, Named)) -> Named {
        self.silent = silent;
        core::mem::replace(&mut self.named, named)
    }

    /// Text as it is.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Bytes that are text.
    pub fn bytes(&mut self, bytes: &[u8]) {
        if !self.silent {
            bytes.iter().for_each(|byte| (self.push)(*byte));
        }
    }

    /// The name of a rule.
    pub fn rule(&mut self, name: &[u32]) {
        bytes_of(name).for_each(|byte| self.bytes(&[byte]));
    }

    /// A number of things.
    pub fn number(&mut self, number: usize) {
        if !self.silent {
            digits(self.push, number);
        }
    }

    /// Bits, as C writes them.
    pub fn hexadecimal(&mut self, bits: u64, digits: u32) {
        self.text("0x");
        for digit in (0..digits).rev() {
            let digit = (bits >> (4 * digit) & 15) as u8;
            self.bytes(&[if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }]);
        }
        self.text(if digits > 8 { "ULL" } else { "U" });
    }

    /// Begins a statement.
    pub fn begin(&mut self) {
        for _ in 0..self.depth {
            self.text("    ");
        }
    }

    /// Text with a number behind it.
    pub fn numbered(&mut self, text: &str, number: usize) {
        self.text(text);
        self.number(number);
    }

    /// A number of things, with their name behind it.
    pub fn counted(&mut self, number: usize, what: &str) {
        self.number(number);
        self.text(what);
    }

    /// The type of all numbers.
    pub fn real(&mut self) {
        self.text(if self.single { "float" } else { "double" });
    }

    /// Text in which `$R` is the type of numbers, `$F` what ends literals and the names of functions, `$P` a name, `$L` and `$M` the smallest normal number
    /// and the largest, `$U` a large power of two and `$V` its inverse.
    pub fn template(&mut self, template: &str, name: &[u8]) {
        self.template_of(template, name, b"");
    }

    /// The same, in which `$N` is the name of a program.
    pub fn template_of(&mut self, template: &str, name: &[u8], program: &[u8]) {
        let mut special = false;
        for byte in template.bytes() {
            match (special, byte, self.single) {
                (false, b'$', _) => {
                    special = true;
                    continue;
                }
                (false, ..) => self.bytes(&[byte]),
                (true, b'R', _) => self.real(),
                (true, b'F', single) => self.text(if single { "f" } else { "" }),
                (true, b'P', _) => self.bytes(name),
                (true, b'N', _) => self.bytes(program),
                (true, b'L', single) => self.text(if single { "FLT_MIN" } else { "DBL_MIN" }),
                (true, b'M', single) => self.text(if single { "FLT_MAX" } else { "DBL_MAX" }),
                (true, b'U', single) => self.text(if single { "18446744073709551616.0f" } else { "1.3407807929942597e154" }),
                (true, b'V', single) => self.text(if single { "5.4210108624275222e-20f" } else { "7.4583407312002067e-155" }),
                _ => {}
            }
            special = false;
        }
    }

    /// A plain real, exactly; `operand` where an operator stands beside it.
    pub fn literal(&mut self, bits: u64, operand: bool) {
        if self.silent {
            return;
        }
        let x = if self.single { f32::from_bits(bits as u32).into() } else { f64::from_bits(bits) };
        let wrapped = operand && x.is_sign_negative() && !x.is_nan();
        if wrapped {
            self.text("(");
        }
        if x.is_nan() {
            self.text(if self.single { "NAN" } else { "(double)NAN" });
        } else if x.is_infinite() {
            self.text(if x < 0.0 { "-" } else { "" });
            self.text(if self.single { "INFINITY" } else { "HUGE_VAL" });
        } else {
            self.finite(x);
            self.text(if self.single { "f" } else { "" });
        }
        if wrapped {
            self.text(")");
        }
    }

    fn finite(&mut self, x: f64) {
        if let Some((integer, places)) = short(x, self.single) {
            self.text(if x.is_sign_negative() { "-" } else { "" });
            let power = (0..places).fold(1, |power: u64, _| power * 10);
            self.number(integer.checked_div(power).unwrap_or(0) as usize);
            self.text(if places == 0 { ".0" } else { "." });
            let mut rest = power / 10;
            while let Some(digits) = integer.checked_div(rest) {
                self.number((digits % 10) as usize);
                rest /= 10;
            }
            return;
        }
        let mut plain = true;
        let push = &mut *self.push;
        decimal::spell(x, if self.single { 9 } else { 17 }, &mut |byte| {
            plain &= !matches!(byte, b'.' | b'e');
            push(byte);
        });
        if plain {
            self.text(".0");
        }
    }
}

/// Numbers in lines of some.
pub struct List<'l, 'o> {
    out: &'l mut Out<'o>,
    count: usize,
}

impl<'l, 'o> List<'l, 'o> {
    /// None yet.
    pub fn new(out: &'l mut Out<'o>) -> Self {
        out.text(" = {");
        Self { out, count: 0 }
    }

    /// One more.
    pub fn push(&mut self, number: usize) {
        const IN_A_LINE: usize = 20;
        let line = if self.count == 0 { "\n    " } else { ",\n    " };
        self.out.numbered(if self.count.is_multiple_of(IN_A_LINE) { line } else { ", " }, number);
        self.count += 1;
    }

    /// A 0 if there is none: C has no empty array.
    pub fn end(mut self) {
        if self.count == 0 {
            self.push(0);
        }
        self.out.text("\n};\n");
    }
}

/// The integer and the power of ten, of few digits, whose quotient is exactly what a compiler makes of the literal.
fn short(x: f64, single: bool) -> Option<(u64, u32)> {
    // Quotients of numbers that the type has are rounded once, as literals are.
    let (most, places) = if single { (1 << 24, 10) } else { (1 << 53, 16) };
    let size = x.abs();
    let mut power = 1_u64;
    for place in 0..=places {
        let integer = (size * power as f64 + 0.5) as u64;
        let same = if single {
            (integer as f32 / power as f32).to_bits() == (size as f32).to_bits()
        } else {
            (integer as f64 / power as f64).to_bits() == size.to_bits()
        };
        if integer < most && same {
            return Some((integer, place));
        }
        power *= 10;
    }
    None
}
