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
    /// The level that a configuration asks for, if this archive and this processor have it; for 0 the highest.
    pub fn choose(wanted: u32) -> Result<Self, Error> {
        #[cfg(feature = "levels")]
        let chosen = cpu::levels().into_iter().flatten().find(|level| wanted == 0 || wanted == *level as u32);
        #[cfg(not(feature = "levels"))]
        let chosen = (wanted <= Self::Lowest as u32).then_some(Self::Lowest);
        chosen.ok_or(Error::UnknownLevel { level: wanted })
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
    use core::arch::x86_64::{__cpuid, __cpuid_count, _xgetbv};

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

    /// The levels of this processor, the highest first.
    pub fn levels() -> [Option<Level>; 3] {
        let v3 = v3();
        [v4().filter(|_| v3.is_some()), v3, Some(Level::Lowest)]
    }

    fn v3() -> Option<Level> {
        let extended = leaf(0x8000_0000)?.eax >= 0x8000_0001 && all(leaf(0x8000_0001)?.ecx, V3_EXTENDED);
        (extended && all(leaf(1)?.ecx, V3_LEAF_1) && all(leaf_7()?, V3_LEAF_7) && all(state()?, V3_STATE)).then_some(Level::V3)
    }

    fn v4() -> Option<Level> {
        (all(leaf_7()?, V4_LEAF_7) && all(state()?, V4_STATE)).then_some(Level::V4)
    }

    #[allow(unused_unsafe, reason = "safe in newer versions of Rust")]
    fn leaf(number: u32) -> Option<core::arch::x86_64::CpuidResult> {
        // SAFETY: every processor with SSE2 has the instruction.
        Some(unsafe { __cpuid(number) })
    }

    #[allow(unused_unsafe, reason = "safe in newer versions of Rust")]
    fn leaf_7() -> Option<u32> {
        // SAFETY: as above; the leaf exists.
        (leaf(0)?.eax >= 7).then(|| unsafe { __cpuid_count(7, 0) }.ebx)
    }

    fn state() -> Option<u64> {
        #[target_feature(enable = "xsave")]
        fn read() -> u64 {
            // SAFETY: register 0 exists where the instruction does.
            unsafe { _xgetbv(0) }
        }
        // SAFETY: OSXSAVE says that the instruction exists and may be used.
        all(leaf(1)?.ecx, 1 << 26 | 1 << 27).then(|| unsafe { read() })
    }
}
