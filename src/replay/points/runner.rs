//! A program that runs at many points: blocks of them are gathered from arrays of the caller, run, and scattered again. Points that take another way than most
//! of their block wait for a block of their own.
//! Does not know C, nor instructions.

use super::block::{Block, Exit, General, MOST_POINTS, TAKEN};
use super::level::run;
use crate::error::Error;
use crate::lanes::{Reals, Vector};
use crate::ops::{Float, canonical_primal};
use crate::program::Program;
use crate::program::code::Instruction;
use crate::random::Randomness;
use crate::slots::{ALIGN, Level, Parameters, Rules};

/// Where a block of the signature lies at the points: elements side by side, and so far from point to point.
#[derive(Clone, Copy)]
pub struct Strided<F> {
    /// That of the first point.
    pub start: *mut F,
    /// In elements.
    pub stride: isize,
}

impl<F> Strided<F> {
    /// The elements of a point.
    #[inline(always)]
    fn at(self, point: usize) -> *mut F {
        self.start.wrapping_offset((point as isize).wrapping_mul(self.stride))
    }
}

/// Where inputs are read and outputs are written.
pub trait Points<F> {
    /// Input `input`.
    fn input(&self, input: usize) -> Strided<F>;

    /// Output `output`; `None` if it is not wanted.
    fn output(&self, output: usize) -> Option<Strided<F>>;

    /// Whether no path of the program serves this point.
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
    /// Rules.
    pub rules: Rules<F>,
    /// Draws, the same at every point.
    pub draws: (Randomness, u64),
    /// What carries out what has no body in the loop.
    pub general: General<F>,
}

/// Runs the program at the points 0 to `count − 1`. How many were missed.
///
/// # Errors
/// `RandomForbidden`, `ParameterRange`, `UnknownRule`, the code of a rule; blocks before are complete.
///
/// # Safety
/// `memory` has [`bytes`] of the program and that width, which nobody else uses; inputs and outputs are where `points` says.
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
    let mut block =
        unsafe { Block::new(program, (slots, width), (setting.parameters, setting.rules), setting.draws, setting.general) };
    let (own, waiting) = waiting.split_at_mut_checked(width).unwrap_or_default();
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
        let row = Row::of(own);
        block.set_points(some);
        // SAFETY: there are inputs at every point, as the caller promises.
        unsafe { gather(&block, own, &row, points) };
        match run(setting.level, &mut block) {
            // SAFETY: and outputs.
            Exit::End { at } => unsafe { scatter(&block, at, own, &row, points) },
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
///
/// # Safety
/// There are inputs at them.
unsafe fn gather<F: Float>(block: &Block<'_, F>, own: &[usize], row: &Row, points: &impl Points<F>) {
    let [lengths, ..] = block.program.lengths();
    let mut slot = 0;
    for (input, len) in lengths.iter().enumerate() {
        let from = points.input(input);
        for element in 0..*len as usize {
            let to = block.slot(slot);
            slot += 1;
            // SAFETY: reals of inputs, as the caller promises, into a slot of one, which has room for so many.
            unsafe {
                row.each(own, from, |i, x| to.add(i).write(x.add(element).read()));
            }
            block.pad(slot - 1);
        }
    }
}

/// Points of a block: mostly they follow each other.
struct Row {
    first: usize,
    together: bool,
}

impl Row {
    fn of(own: &[usize]) -> Self {
        let together = own.iter().zip(own.iter().skip(1)).all(|(point, next)| point.wrapping_add(1) == *next);
        Self { first: own.first().copied().unwrap_or(0), together }
    }

    /// Shows each point to `f`, and where it lies.
    #[inline(always)]
    fn each<F: Copy>(&self, own: &[usize], from: Strided<F>, mut f: impl FnMut(usize, *mut F)) {
        if self.together {
            let mut x = from.at(self.first);
            for i in 0..own.len() {
                f(i, x);
                x = x.wrapping_offset(from.stride);
            }
        } else {
            for (i, point) in own.iter().enumerate() {
                f(i, from.at(*point));
            }
        }
    }
}

/// The outputs of the points that have reached the end at `at`.
///
/// # Safety
/// There are outputs at them.
unsafe fn scatter<F: Float>(block: &Block<'_, F>, at: u32, own: &[usize], row: &Row, points: &mut impl Points<F>) {
    let Some((end, _)) = Instruction::read(block.program.code(), at) else { return };
    let [_, outputs, aux] = block.program.lengths();
    let all = own.len() == block.active.count_ones() as usize;
    let mut first = 0;
    for (output, len) in outputs.iter().chain(aux).enumerate() {
        let slots = end.arguments.get(first..first + *len as usize).unwrap_or(&[]);
        first += *len as usize;
        let Some(to) = points.output(output) else { continue };
        for (element, slot) in slots.iter().enumerate() {
            let from = block.slot(*slot);
            // SAFETY: a slot of the program, and as many of its points; outputs as the caller promises.
            unsafe {
                if all && no_nan(block, *slot) {
                    row.each(own, to, |i, y| y.add(element).write(from.add(i).read()));
                } else {
                    row.each(own, to, |i, y| {
                        if block.active >> i & 1 != 0 {
                            y.add(element).write(canonical_primal(from.add(i).read()));
                        }
                    });
                }
            }
        }
    }
}

/// Whether no point of a slot is NaN.
///
/// # Safety
/// The program has it.
#[inline(always)]
unsafe fn no_nan<F: Float>(block: &Block<'_, F>, slot: u32) -> bool {
    let vectors = block.vectors(slot);
    let mut sum = F::Vector::IDLE;
    for k in 0..block.steps() * TAKEN {
        // SAFETY: vectors of a slot. An infinity counts as one, too: the other way is as good.
        sum = sum + unsafe { vectors.add(k).read() } * F::Vector::IDLE;
    }
    !sum.any_active() && sum.equal(sum) & ((1 << <F::Vector as Vector>::COUNT) - 1) == (1 << <F::Vector as Vector>::COUNT) - 1
}
