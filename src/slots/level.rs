//! The CPU level that moves the lanes of a context. An archive of several levels has everything once, for the lowest, and of the others the
//! kernels, cheap operations and second-order numbers: all that moves lanes, reached through the tables of a pass.
//! Does not know what is in those tables; `higher` leads to them.

use crate::error::Error;

/// A level, by the number that a configuration gives it. Of one layout in every object of an archive.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(not(feature = "levels"), allow(dead_code, reason = "not in this archive"))]
pub enum Level {
    /// What this is compiled for.
    Lowest = 1,
    /// x86-64-v3: AVX2.
    V3 = 3,
    /// x86-64-v4: AVX-512.
    V4 = 4,
}

impl Level {
    /// Whether a configuration may have this number: 0, or one of a level, which this archive or processor may lack.
    pub fn is_number(wanted: u32) -> bool {
        wanted == 0 || [Self::Lowest, Self::V3, Self::V4].iter().any(|level| *level as u32 == wanted)
    }

    /// The level that a configuration asks for, if this archive and this processor have it; for 0 the highest.
    pub fn choose(wanted: u32) -> Result<Self, Error> {
        if wanted == Self::Lowest as u32 {
            return Ok(Self::Lowest);
        }
        #[cfg(feature = "levels")]
        let highest = super::cpu::highest();
        #[cfg(not(feature = "levels"))]
        let highest = Self::Lowest as u32;
        // A processor of a level has those below it.
        let levels = [Self::V4, Self::V3, Self::Lowest];
        let served = |level: &Self| (wanted == 0 || *level as u32 == wanted) && *level as u32 <= highest;
        levels.into_iter().find(served).ok_or(Error::UnknownLevel { level: wanted })
    }
}
