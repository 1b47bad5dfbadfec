//! The exact remainder of a division, by shift and subtract on the digits of both numbers.
//! Does not know derivatives. The `fmod` of `libm` gives the same bits, but can panic in the eyes of the compiler.

use core::num::{NonZeroU32, NonZeroU64};

macro_rules! fmod {
    ($(#[$doc:meta])* $name:ident, $t:ident, $bits:ident, $digits:ident, $fraction:literal) => {
        $(#[$doc])*
        ///
        /// Each step shifts as many digits into the remainder as the word has room for (11 in double, 8 in single) and divides
        /// integers once; a ratio below 2^11 (2^8) takes one step, the largest possible one 191 (35).
        #[inline]
        pub fn $name(x: $t, y: $t) -> $t {
            const HIDDEN: $bits = 1 << $fraction;
            const ROOM: u32 = $bits::BITS - $fraction - 1;
            const INFINITE: $bits = $t::INFINITY.to_bits();
            // Digits with the hidden one, and the exponent counted from the smallest: both parts of a subnormal are as they stand.
            let split = |bits: $bits| match (bits >> $fraction) as u32 {
                0 => (bits, 1),
                e => ((bits & (HIDDEN - 1)) | HIDDEN, e),
            };
            let (a, b) = (x.abs().to_bits(), y.abs().to_bits());
            if a >= INFINITE || b > INFINITE {
                return (x * y) / (x * y);
            }
            if a < b {
                return x;
            }
            let (mut r, mut ex) = split(a);
            let (divisor, ey) = split(b);
            let Some(divisor) = $digits::new(divisor) else {
                return (x * y) / (x * y);
            };
            r %= divisor;
            while ex > ey && r != 0 {
                let k = (ex - ey).min(ROOM);
                r = (r << k) % divisor;
                ex -= k;
            }
            // Back to a hidden digit, as far as the exponent reaches.
            let k = r.leading_zeros().saturating_sub(ROOM).min(ey - 1);
            let r = r << k;
            let exponent = if r < HIDDEN { 0 } else { ey - k };
            let magnitude = (r & (HIDDEN - 1)) | (exponent as $bits) << $fraction;
            $t::from_bits(magnitude).copysign(x)
        }
    };
}

fmod! {
    /// `x − y·trunc(x/y)` without rounding, in double.
    fmod_f64, f64, u64, NonZeroU64, 52
}

fmod! {
    /// `x − y·trunc(x/y)` without rounding, in single.
    fmod_f32, f32, u32, NonZeroU32, 23
}
