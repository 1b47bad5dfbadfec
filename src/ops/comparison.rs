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
