//! The CPU level that moves the lanes of a context. An archive of several levels has everything once, for the lowest, and of the others the
//! kernels, cheap operations and second-order blocks: all that moves lanes, reached through the tables of a pass.
//! Does not know what is in those tables.

use super::block::Blocks;
use super::eval::Eval;
use super::width;
use crate::dual::Pack;
use crate::error::Error;
use crate::ops::Float;

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
        let highest = cpu::highest();
        #[cfg(not(feature = "levels"))]
        let highest = Self::Lowest;
        // A processor of a level has those below it.
        let levels = [highest, Self::V4, Self::V3];
        let served = |level: &Self| (wanted == 0 || *level as u32 == wanted) && *level as u32 <= highest as u32;
        levels.into_iter().find(served).ok_or(Error::UnknownLevel { level: wanted })
    }

    /// Sets the evaluation up for first-order numbers with that many directions; without any, for values alone.
    pub fn set_first<F: Float>(self, e: &mut Eval<F>, directions: usize) {
        #[cfg(feature = "levels")]
        match self {
            Self::Lowest => {}
            Self::V3 => return higher::call(e, directions, (higher::jacfwd_v3_first64, higher::jacfwd_v3_first32)),
            Self::V4 => return higher::call(e, directions, (higher::jacfwd_v4_first64, higher::jacfwd_v4_first32)),
        }
        width::set_first(e, directions);
    }

    /// The second-order blocks.
    pub fn blocks<F: Float + Pack<1> + Pack<2> + Pack<4>>(self) -> &'static Blocks<F> {
        #[cfg(feature = "levels")]
        match self {
            Self::Lowest => {}
            Self::V3 => return higher::table((higher::jacfwd_v3_blocks64, higher::jacfwd_v3_blocks32)),
            Self::V4 => return higher::table((higher::jacfwd_v4_blocks64, higher::jacfwd_v4_blocks32)),
        }
        Blocks::HERE
    }
}

/// The other objects of the archive: the same source compiled for a higher level, so that types have the same layout.
#[cfg(feature = "levels")]
mod higher {
    use super::{Blocks, Eval, Float};

    unsafe extern "Rust" {
        pub safe fn jacfwd_v3_first64(e: &mut Eval<f64>, directions: usize);
        pub safe fn jacfwd_v3_first32(e: &mut Eval<f32>, directions: usize);
        pub safe fn jacfwd_v3_blocks64() -> &'static Blocks<f64>;
        pub safe fn jacfwd_v3_blocks32() -> &'static Blocks<f32>;
        pub safe fn jacfwd_v4_first64(e: &mut Eval<f64>, directions: usize);
        pub safe fn jacfwd_v4_first32(e: &mut Eval<f32>, directions: usize);
        pub safe fn jacfwd_v4_blocks64() -> &'static Blocks<f64>;
        pub safe fn jacfwd_v4_blocks32() -> &'static Blocks<f32>;
    }

    /// A setter by precision.
    type Setters = (fn(&mut Eval<f64>, usize), fn(&mut Eval<f32>, usize));

    /// Calls the one of the precision of `e`.
    pub fn call<F: Float>(e: &mut Eval<F>, directions: usize, (double, single): Setters) {
        let e = core::ptr::from_mut(e);
        if size_of::<F>() == size_of::<f64>() {
            // SAFETY: `f64` is the float of that size.
            double(unsafe { &mut *e.cast() }, directions);
        } else {
            // SAFETY: `f32` is the only other float.
            single(unsafe { &mut *e.cast() }, directions);
        }
    }

    /// A table by precision.
    type Tables = (fn() -> &'static Blocks<f64>, fn() -> &'static Blocks<f32>);

    /// The one for `F`.
    pub fn table<F: Float>((double, single): Tables) -> &'static Blocks<F> {
        if size_of::<F>() == size_of::<f64>() {
            // SAFETY: `f64` is the float of that size.
            unsafe { &*core::ptr::from_ref(double()).cast() }
        } else {
            // SAFETY: `f32` is the only other float.
            unsafe { &*core::ptr::from_ref(single()).cast() }
        }
    }
}

/// What the processor can do, by the System V ABI's definition of the levels.
#[cfg(feature = "levels")]
mod cpu {
    use super::Level;
    use core::arch::x86_64::{__cpuid_count, _xgetbv, CpuidResult};

    /// SSE3, SSSE3, FMA, CMPXCHG16B, SSE4.1, SSE4.2, MOVBE, POPCNT, XSAVE, OSXSAVE, AVX, F16C; in ECX of leaf 1.
    const V3_LEAF_1: u32 =
        1 | 1 << 9 | 1 << 12 | 1 << 13 | 1 << 19 | 1 << 20 | 1 << 22 | 1 << 23 | 1 << 26 | 1 << 27 | 1 << 28 | 1 << 29;
    /// BMI1, AVX2, BMI2; in EBX of leaf 7.
    const V3_LEAF_7: u32 = 1 << 3 | 1 << 5 | 1 << 8;
    /// LAHF, LZCNT; in ECX of leaf 0x8000_0001.
    const V3_EXTENDED: u32 = 1 | 1 << 5;
    /// AVX512F, DQ, CD, BW, VL; in EBX of leaf 7.
    const V4_LEAF_7: u32 = 1 << 16 | 1 << 17 | 1 << 28 | 1 << 30 | 1 << 31;
    /// What the operating system saves: the registers of SSE and AVX; of AVX-512, too.
    const V3_STATE: u64 = 0b110;
    const V4_STATE: u64 = 0b1110_0110;

    fn all<T: core::ops::BitAnd<Output = T> + PartialEq + Copy>(found: T, wanted: T) -> bool {
        found & wanted == wanted
    }

    /// The highest level of this processor. Asks for each leaf once: in a virtual machine the instruction takes microseconds.
    pub fn highest() -> Level {
        let most = leaf(0).eax;
        if most < 7 || leaf(0x8000_0000).eax < 0x8000_0001 {
            return Level::Lowest;
        }
        let (basic, features) = (leaf(1).ecx, leaf(7).ebx);
        if !(all(basic, V3_LEAF_1) && all(features, V3_LEAF_7) && all(leaf(0x8000_0001).ecx, V3_EXTENDED)) {
            return Level::Lowest;
        }
        // SAFETY: OSXSAVE, one of the bits of the first leaf, says that the instruction exists and may be used.
        let state = unsafe { state() };
        match (all(state, V3_STATE), all(state, V4_STATE) && all(features, V4_LEAF_7)) {
            (false, _) => Level::Lowest,
            (true, false) => Level::V3,
            (true, true) => Level::V4,
        }
    }

    #[allow(unused_unsafe, reason = "safe in newer versions of Rust")]
    fn leaf(number: u32) -> CpuidResult {
        // SAFETY: every processor with SSE2 has the instruction; a leaf that does not exist is zeros or another one.
        unsafe { __cpuid_count(number, 0) }
    }

    /// What the operating system saves of the registers.
    #[target_feature(enable = "xsave")]
    fn state() -> u64 {
        // SAFETY: register 0 exists where the instruction does.
        unsafe { _xgetbv(0) }
    }
}
