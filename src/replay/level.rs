//! The loop over a program by CPU level: that of the lowest is compiled here, those of the higher ones are in the other objects of the archive.
//! Does not know what is in it.

use super::general;
use super::machine::{Exit, Machine};
use super::quick;
use super::words::Slots;
use crate::program::Program;
use crate::random::Stream;
#[cfg(single_in_hardware)]
use crate::slots::Blocks;
use crate::slots::{First, Level, Outside, TileFloat, Unit, Zeroth};
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use crate::slots::{Second, by_side, lanes};

/// Runs a program. A pointer to this is what leads to it: an image without programs has none of it.
pub type Run<F> = unsafe fn(
    program: Program<'_>,
    unit: &mut Unit<F>,
    slots: *mut u8,
    stride: usize,
    from_outside: (Stream, Outside<F>),
) -> Exit;

/// Runs a program, whose inputs are in the first of the slots that begin at `slots`, `stride` bytes each.
///
/// # Safety
/// There are as many as it needs, aligned, for numbers of the kind that the unit is set for; nobody else uses them.
pub unsafe fn run<F: TileFloat>(
    program: Program<'_>,
    unit: &mut Unit<F>,
    slots: *mut u8,
    stride: usize,
    from_outside: (Stream, Outside<F>),
) -> Exit {
    // SAFETY: as the caller promises.
    let m = &mut unsafe { Machine::new(program, unit, Slots::new(slots, stride), from_outside, general::carry_out::<F>) };
    // Values alone have no lanes: one body serves all levels.
    let alone = m.unit.vectors() == 0 && !m.unit.is_second();
    match if alone { Level::Lowest } else { m.unit.level() } {
        #[cfg(feature = "levels")]
        Level::V3 => by_precision!(m, jacfwd_v3_replay64, jacfwd_v3_replay32),
        #[cfg(feature = "levels")]
        Level::V4 => by_precision!(m, jacfwd_v4_replay64, jacfwd_v4_replay32),
        _ => here(m),
    }
}

/// The loop as it is compiled here.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub fn here<F: TileFloat>(m: &mut Machine<'_, F>) -> Exit {
    if m.unit.is_second() {
        // SAFETY: the unit has tiles of that side.
        return by_side!(m.unit.side(), P => unsafe { quick::run::<F, Second<P>, true>(m) });
    }
    /// Whether so many vectors are a usual width: each with a body of its own is 20 KB in the archive, and a second of whoever compiles it.
    const fn usual<F: TileFloat>(vectors: usize) -> bool {
        lanes::<F>(vectors) <= 16
    }
    // SAFETY: the unit has numbers of so many vectors.
    unsafe {
        match m.unit.vectors() {
            0 if cfg!(not(feature = "level")) => quick::run::<F, Zeroth, true>(m),
            1 => quick::run::<F, First<1>, true>(m),
            2 if const { usual::<F>(2) } => quick::run::<F, First<2>, true>(m),
            3 if const { usual::<F>(3) } => quick::run::<F, First<3>, true>(m),
            4 if const { usual::<F>(4) } => quick::run::<F, First<4>, true>(m),
            6 if const { usual::<F>(6) } => quick::run::<F, First<6>, true>(m),
            8 if const { usual::<F>(8) } => quick::run::<F, First<8>, true>(m),
            _ => quick::run::<F, First<0>, true>(m),
        }
    }
}

/// Likewise: numbers of second order have no bodies of their own.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub fn here<F: TileFloat>(m: &mut Machine<'_, F>) -> Exit {
    if m.unit.is_second() {
        // SAFETY: numbers of the unit.
        return unsafe { quick::run::<F, Zeroth, false>(m) };
    }
    #[cfg(single_in_hardware)]
    if F::SINGLE {
        // SAFETY: numbers of first order; so below.
        return unsafe { quick::run::<F, Blocks, true>(m) };
    }
    // SAFETY: see above.
    unsafe { quick::run::<F, First<0>, true>(m) }
}

/// Calls the function of the precision `F`.
#[cfg(feature = "levels")]
macro_rules! by_precision {
    ($m:ident, $double:ident, $single:ident) => {{
        let m: *mut Machine<'_, F> = $m;
        if F::SINGLE {
            // SAFETY: `f32` is the float of that precision, so this is the type.
            $single(unsafe { &mut *m.cast::<Machine<'_, f32>>() })
        } else {
            // SAFETY: `f64` is the only other float.
            $double(unsafe { &mut *m.cast::<Machine<'_, f64>>() })
        }
    }};
}
#[cfg(feature = "levels")]
use by_precision;

#[cfg(feature = "levels")]
unsafe extern "Rust" {
    safe fn jacfwd_v3_replay64(m: &mut Machine<'_, f64>) -> Exit;
    safe fn jacfwd_v3_replay32(m: &mut Machine<'_, f32>) -> Exit;
    safe fn jacfwd_v4_replay64(m: &mut Machine<'_, f64>) -> Exit;
    safe fn jacfwd_v4_replay32(m: &mut Machine<'_, f32>) -> Exit;
}
