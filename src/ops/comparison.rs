//! Comparisons, as one kind of thing.
//! Does not know which kind of number is compared.

/// What is compared; as a number in the lowest bits of a code of a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Comparison {
    /// `<`
    Lt = 0,
    /// `<=`
    Le = 1,
    /// `>`
    Gt = 2,
    /// `>=`
    Ge = 3,
    /// `==`
    Eq = 4,
    /// `!=`
    Ne = 5,
}

impl Comparison {
    /// That of a code.
    #[inline(always)]
    pub const fn of(code: u16) -> Option<Self> {
        Some(match code & 7 {
            0 => Self::Lt,
            1 => Self::Le,
            2 => Self::Gt,
            3 => Self::Ge,
            4 => Self::Eq,
            5 => Self::Ne,
            _ => return None,
        })
    }

    /// That of the same numbers the other way round.
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
            Self::Eq | Self::Ne => self,
        }
    }

    /// Whether it holds.
    #[inline(always)]
    pub fn holds<F: PartialOrd>(self, a: F, b: F) -> bool {
        match self {
            Self::Lt => a < b,
            Self::Le => a <= b,
            Self::Gt => a > b,
            Self::Ge => a >= b,
            Self::Eq => a == b,
            Self::Ne => a != b,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirrored_comparison_is_that_of_the_same_numbers_the_other_way_round() {
        let values = [-1.0, -0.0, 0.0, 2.0, f64::INFINITY, f64::NAN];
        for comparison in (0..6).filter_map(Comparison::of) {
            for (a, b) in values.into_iter().flat_map(|a| values.map(|b| (a, b))) {
                assert_eq!(comparison.holds(a, b), comparison.mirrored().holds(b, a), "{comparison:?} of {a} and {b}");
            }
            assert_eq!(Comparison::of(comparison as u16 | 8), Some(comparison));
        }
        assert_eq!((Comparison::of(6), Comparison::of(7)), (None, None));
    }
}
