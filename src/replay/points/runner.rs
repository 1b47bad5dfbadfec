//! A program that runs at many points: blocks of them are gathered from arrays of the caller, run, and scattered again. Points that take another way than most
//! of their block wait for a block of their own.
//! Does not know C, nor instructions.

use super::block::{Block, Exit, General, MOST_POINTS, TAKEN};
use super::level::run;
use crate::error::Error;
use crate::lanes::Vector;
use crate::ops::{Float, canonical_primal};
use crate::program::Program;
use crate::program::code::Instruction;
use crate::random::Randomness;
use crate::slots::{ALIGN, Level, Parameters};

/// Where inputs are read and outputs are written: by point, block of the signature, and element.
pub trait Points<F> {
    /// Reads element `element` of input `input` at a point.
    fn read(&self, input: usize, point: usize, element: usize) -> F;

    /// Whether the output is wanted.
    fn wants(&self, output: usize) -> bool;

    /// Writes element `element` of output `output` at a point.
    fn write(&mut self, output: usize, point: usize, element: usize, y: F);

    /// No path of the program serves this point.
    fn miss(&mut self, point: usize, missed: bool);
}

/// The least points of a block: what an instruction takes at a time at the highest level there may be.
pub fn least_points<F: Float>() -> usize {
    let highest = if cfg!(feature = "levels") { 32 / size_of::<F>() } else { <F::Vector as Vector>::COUNT };
    TAKEN * highest.max(<F::Vector as Vector>::COUNT)
}

/// So many points as a block has that is to have room for `points`.
pub fn width<F: Float>(points: usize) -> usize {
    let least = least_points::<F>();
    let mut width = least;
    while width < points && width + least <= MOST_POINTS {
        width += least;
    }
    width
}

/// Bytes of the slots of a block, and of the points that wait.
pub fn bytes<F: Float>(program: Program<'_>, width: usize) -> Option<usize> {
    let slots = program.slots().checked_mul(width)?.checked_mul(size_of::<F>())?;
    slots.checked_add(ALIGN)?.checked_add((3 * width + 1) * size_of::<usize>())
}

/// What a runner needs beside its memory.
#[derive(Clone, Copy)]
pub struct Setting<F: Float> {
    /// The CPU level.
    pub level: Level,
    /// Parameters.
    pub parameters: Parameters<F>,
    /// Draws, the same at every point.
    pub draws: (Randomness, u64),
    /// What carries out what has no body in the loop.
    pub general: General<F>,
}

/// Runs the program at the points 0 to `count − 1`. How many were missed.
///
/// # Errors
/// `RandomForbidden`, `ParameterRange`, `UnknownRule`; blocks before are complete.
///
/// # Safety
/// `memory` has [`bytes`] of the program and that width, which nobody else uses.
pub unsafe fn run_points<F: Float>(
    program: Program<'_>,
    setting: &Setting<F>,
    (memory, width): (*mut u8, usize),
    count: usize,
    points: &mut impl Points<F>,
) -> Result<usize, Error> {
    let waiting = memory.wrapping_add(memory.addr().wrapping_neg() % size_of::<usize>()).cast::<usize>();
    // SAFETY: the memory has room for so many, aligned, before the slots.
    let waiting = unsafe { core::slice::from_raw_parts_mut(waiting, 3 * width) };
    let slots = memory.wrapping_add((3 * width + 1) * size_of::<usize>());
    let slots = slots.wrapping_add(slots.addr().wrapping_neg() % ALIGN).cast::<F>();
    // SAFETY: the slots follow, aligned, as the caller promises; widths are those of `width`.
    let mut block = unsafe { Block::new(program, (slots, width), (setting.parameters, setting.draws), setting.general) };
    let (own, waiting) = waiting.split_at_mut(width);
    let (mut next, mut waits, mut missed) = (0, 0, 0);
    while next < count || waits > 0 {
        // What waits goes first where it fills a block, or nothing else is there.
        let from_waiting = waits >= width || next == count;
        let some = if from_waiting { waits.min(width) } else { (count - next).min(width) };
        for (k, place) in own.iter_mut().enumerate().take(some) {
            *place = if from_waiting { waiting.get(waits - 1 - k).copied().unwrap_or(0) } else { next + k };
        }
        if from_waiting {
            waits -= some;
        } else {
            next += some;
        }
        let own = own.get(..some).unwrap_or(&[]);
        gather(&block, own, points);
        block.set_points(some);
        match run(setting.level, &mut block) {
            Exit::End { at } => scatter(&block, at, own, points),
            Exit::Nowhere => {}
            Exit::Failed { error } => return Err(error),
        }
        for (i, point) in own.iter().enumerate() {
            let is = |set: u64| set >> i & 1 != 0;
            if is(block.left) {
                waiting.get_mut(waits).into_iter().for_each(|place| *place = *point);
                waits += 1;
            } else {
                points.miss(*point, is(block.missed));
                missed += usize::from(is(block.missed));
            }
        }
    }
    Ok(missed)
}

/// The inputs of these points into the first slots. What has no point has the last one's.
fn gather<F: Float>(block: &Block<'_, F>, own: &[usize], points: &impl Points<F>) {
    let [lengths, ..] = block.program.lengths();
    let mut slot = 0;
    for (input, len) in lengths.iter().enumerate() {
        for element in 0..*len as usize {
            let to = block.slot(slot);
            slot += 1;
            let mut x = <F as Float>::NAN;
            for i in 0..block.width() {
                if let Some(point) = own.get(i) {
                    x = points.read(input, *point, element);
                }
                // SAFETY: a slot of an input, and a point that it has room for.
                unsafe { to.add(i).write(x) };
            }
        }
    }
}

/// The outputs of the points that have reached the end at `at`.
fn scatter<F: Float>(block: &Block<'_, F>, at: u32, own: &[usize], points: &mut impl Points<F>) {
    let Some((end, _)) = Instruction::read(block.program.code(), at) else { return };
    let [_, outputs, aux] = block.program.lengths();
    let mut first = 0;
    for (output, len) in outputs.iter().chain(aux).enumerate() {
        let slots = end.arguments.get(first..first + *len as usize).unwrap_or(&[]);
        first += *len as usize;
        if !points.wants(output) {
            continue;
        }
        for (i, point) in own.iter().enumerate().filter(|(i, _)| block.active >> i & 1 != 0) {
            for (element, slot) in slots.iter().enumerate() {
                // SAFETY: a slot of an instruction of the program, and a point that it has room for.
                let y = unsafe { block.slot(*slot).add(i).read() };
                points.write(output, *point, element, canonical_primal(y));
            }
        }
    }
}
