//! A file that tells on a target whether printed functions have the bits they should have there: points, and what comes of them.
//! Does not know how functions are printed.

use core::cell::Cell;

use super::arrays::{Array, Arrays};
use super::file::Options;
use super::names::Printed;
use super::out::Out;
use crate::dual::{Pack, second_order_product};
use crate::error::Error;
use crate::ops::{Float, canonical_primal};
use crate::program::Program;
use crate::program::code::Instruction;
use crate::random::{Randomness, Stream};
use crate::recorded::{Exit, Slots, derivative_of_array, run_on};

/// A program, and points to try it at.
#[derive(Clone, Copy, Debug)]
pub struct Tried<'p, F> {
    /// The program and its name.
    pub printed: Printed<'p>,
    /// All its inputs, and its parameters behind them, one point behind the other.
    pub points: &'p [F],
}

/// Calls the rule of an instruction with its arguments, and hands over its results.
pub type Rules<'r, F> = &'r dyn Fn(&Instruction<'_>, &dyn Fn(usize) -> F, &mut dyn FnMut((usize, &F))) -> Result<(), Error>;

/// Numbers by slot with parameters behind them, and second-order products as where programs run at many points.
struct Numbers<'s, F> {
    slots: &'s [Cell<F>],
    parameters: &'s [Cell<F>],
    rules: Rules<'s, F>,
}

impl<'s, F> Numbers<'s, F> {
    fn of(program: Program<'_>, numbers: &'s [Cell<F>], rules: Rules<'s, F>) -> Self {
        let (slots, parameters) = numbers.split_at_checked(program.slots()).unwrap_or((numbers, &[]));
        Self { slots, parameters, rules }
    }
}

impl<F: Float + Pack<1>> Slots<F> for Numbers<'_, F> {
    fn get(&self, slot: u32) -> F {
        self.slots.get(slot as usize).map_or(<F as Float>::NAN, Cell::get)
    }

    fn set(&self, slot: u32, y: F) {
        self.slots.get(slot as usize).into_iter().for_each(|place| place.set(y));
    }

    fn bend(&self, s: F, u: [F; 2], t: [F; 2]) -> F {
        second_order_product(s, u, t)
    }

    fn call(&self, instruction: &Instruction<'_>) -> Result<(), Error> {
        let x = |k: usize| self.argument(instruction, k);
        (self.rules)(instruction, &x, &mut |(k, y)| self.set_result(instruction, k, *y))
    }

    fn parameter(&self, k: usize) -> Result<F, Error> {
        let count = self.parameters.len();
        self.parameters.get(k).map(Cell::get).ok_or(Error::ParameterRange { parameter: k, count })
    }

    fn derivative_of_array(&self, instruction: &Instruction<'_>) -> Result<(), Error> {
        derivative_of_array(self, instruction)
    }
}

/// Points beyond those that are given: zeros, ones, some where a number is infinite or none, and some between.
const MORE: usize = 8;
/// Near each that is given.
const NEAR: usize = 3;

/// Numbers that a self-test needs.
pub fn numbers(program: Program<'_>) -> usize {
    program.slots().saturating_add(Arrays::of(program).inputs_len().saturating_sub(program.inputs()))
}

/// Numbers of a point of a self-test: inputs and parameters.
pub fn point_len(program: Program<'_>) -> usize {
    Arrays::of(program).inputs_len()
}

/// Hands the self-test of the programs to `push`, byte by byte.
///
/// # Errors
/// `OutOfNumbers` for less than [`numbers`]; what a run of a program fails with.
pub fn selftest_each<'p, F: Float + Pack<1>>(
    programs: &dyn Fn(usize) -> Option<Tried<'p, F>>,
    options: Options<'_>,
    rules: Rules<'_, F>,
    numbers: &mut [F],
    push: &mut dyn FnMut(u8),
) -> Result<(), Error> {
    let all = || (0..).map_while(programs);
    for tried in all() {
        let program = tried.printed.program;
        let wanted = self::numbers(program);
        if numbers.len() < wanted {
            return Err(Error::OutOfNumbers { wanted, capacity: numbers.len() });
        }
        // What cannot be run is refused before anything is written.
        each_point(&tried, rules, numbers, |_, _, _| {})?;
    }
    let mut out = Out::new(F::SINGLE, push);
    top(&mut out, options);
    for tried in all() {
        tables(&mut out, options, &tried, rules, numbers)?;
    }
    for tried in all() {
        check(&mut out, options, tried.printed);
    }
    out.template("int $P_selftest($R *memory)\n{\n    int failed = 0;\n", options.name);
    for tried in all() {
        out.template_of("    if (failed == 0) { failed = $N_check(memory); }\n", options.name, tried.printed.name);
    }
    out.text("    return failed;\n}\n");
    Ok(())
}

/// What a function returns.
#[derive(Clone, Copy)]
enum Answer {
    Done,
    /// This guard had another answer than any that was recorded.
    Missed(usize),
    /// A rule returned this code, which is positive.
    Failed(i32),
}

/// Runs a program at each of its points, and shows to `f` its numbers, the answer and the slots of the outputs.
fn each_point<F: Float + Pack<1>>(
    tried: &Tried<'_, F>,
    rules: Rules<'_, F>,
    numbers: &mut [F],
    mut f: impl FnMut(&[Cell<F>], Answer, Option<&[u32]>),
) -> Result<(), Error> {
    let program = tried.printed.program;
    let inputs = point_len(program);
    let mut state = 1_u64;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 43) as f64 / 1_048_576.0 - 1.0) * 2.0
    };
    let points = tried.points.len().checked_div(inputs).unwrap_or(0);
    let near = points * (1 + NEAR);
    for point in 0..near + MORE {
        numbers.fill(<F as Float>::ZERO);
        let (given, copy) = (point / (1 + NEAR), point % (1 + NEAR));
        for element in 0..inputs {
            let x = if given < points {
                let x = tried.points.get(given * inputs + element).copied().unwrap_or(<F as Float>::ZERO);
                if copy == 0 { x } else { x * F::of(1.0 + random() / 16.0) + F::of(random() / 64.0) }
            } else {
                match point - near {
                    0 => <F as Float>::ZERO,
                    1 => <F as Float>::ONE,
                    2 if element % 2 == 0 => F::INFINITY,
                    3 if element % 3 == 1 => -F::INFINITY,
                    4 if element % 5 == 0 => <F as Float>::NAN,
                    _ => F::of(random()),
                }
            };
            let place = if element < program.inputs() { element } else { program.slots() + element - program.inputs() };
            numbers.get_mut(place).into_iter().for_each(|place| *place = x);
        }
        let cells = Cell::from_mut(&mut *numbers).as_slice_of_cells();
        match run_on(program, &Numbers::of(program, cells, rules), Stream::new(Randomness::Forbidden, 0, 0, 0)) {
            Ok(Exit::End { outputs }) => f(cells, Answer::Done, Some(outputs)),
            Ok(Exit::Missed { guard }) => f(cells, Answer::Missed(guard), None),
            Err(Error::User { code }) => f(cells, Answer::Failed(code), None),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn top(out: &mut Out<'_>, options: Options<'_>) {
    out.template(TOP, options.name);
    out.template(if out.single { "typedef uint32_t $P_bits;\n\n" } else { "typedef uint64_t $P_bits;\n\n" }, options.name);
    out.template(COMPARE, options.name);
}

/// Inputs, answers and outputs.
fn tables<F: Float + Pack<1>>(
    out: &mut Out<'_>,
    options: Options<'_>,
    tried: &Tried<'_, F>,
    rules: Rules<'_, F>,
    numbers: &mut [F],
) -> Result<(), Error> {
    let Printed { program, name } = tried.printed;
    let bits = |out: &mut Out<'_>, x: F| {
        out.text("    ");
        out.hexadecimal(x.to_bits64(), if F::SINGLE { 8 } else { 16 });
        out.text(",\n");
    };
    out.template_of("static const $P_bits $N_in[] = {\n", options.name, name);
    each_point(tried, rules, numbers, |cells, _, _| {
        let Numbers { slots, parameters, .. } = Numbers::of(program, cells, rules);
        let inputs = slots.iter().take(program.inputs());
        inputs.chain(parameters).take(point_len(program)).for_each(|x| bits(out, x.get()));
    })?;
    out.template_of("    0\n};\nstatic const int $N_answer[] = {\n", options.name, name);
    each_point(tried, rules, numbers, |_, answer, _| {
        match answer {
            Answer::Done => out.text("    0"),
            Answer::Missed(guard) => out.numbered("    ", guard + 1),
            Answer::Failed(code) => out.numbered("    -", code.unsigned_abs() as usize),
        }
        out.text(",\n");
    })?;
    out.template_of("};\nstatic const $P_bits $N_out[] = {\n", options.name, name);
    each_point(tried, rules, numbers, |cells, _, outputs| {
        for slot in outputs.unwrap_or_default() {
            bits(out, canonical_primal(Numbers::of(program, cells, rules).get(*slot)));
        }
    })?;
    out.text("    0\n};\n\n");
    Ok(())
}

/// The function that compares.
fn check(out: &mut Out<'_>, options: Options<'_>, printed: Printed<'_>) {
    let arrays = Arrays::of(printed.program);
    out.template_of("static int $N_check($R *memory)\n{\n", options.name, printed.name);
    out.numbered("    enum { inputs = ", point_len(printed.program));
    out.numbered(", outputs = ", printed.program.outputs());
    out.template_of(CHECK, options.name, printed.name);
    let mut at = 0;
    for k in arrays.named(None) {
        out.numbered(if k > 0 { ", memory + " } else { "memory + " }, at);
        at += if arrays.get(k) == Array::Work { 0 } else { arrays.length(k) };
    }
    out.template_of(CHECKED, options.name, printed.name);
}

const TOP: &str = "\
/* $P_selftest.c: whether the functions of $P.c have the bits here that they should have. */
#include \"$P.h\"
#include <stddef.h>
#include <stdint.h>
#include <string.h>

";

const COMPARE: &str = "\
/* Numbers by their bits. */
static void $P_place(const $P_bits *bits, $R *x, size_t count)
{
    size_t k;
    for (k = 0; k < count; k++) {
        memcpy(&x[k], &bits[k], sizeof x[k]);
    }
}

static int $P_same(const $R *x, const $P_bits *bits, size_t count)
{
    size_t k;
    for (k = 0; k < count; k++) {
        if (memcmp(&x[k], &bits[k], sizeof x[k]) != 0) { return 0; }
    }
    return 1;
}

/* What outputs are before they are written. */
static void $P_mark($R *x, size_t count)
{
    size_t k;
    for (k = 0; k < count; k++) {
        x[k] = ($R)(k % 100u);
    }
}

static int $P_marked(const $R *x, size_t count)
{
    size_t k;
    for (k = 0; k < count; k++) {
        if (x[k] != ($R)(k % 100u)) { return 0; }
    }
    return 1;
}

";

const CHECK: &str = " };
    const size_t points = sizeof $N_answer / sizeof $N_answer[0];
    size_t point, written = 0;
    for (point = 0; point < points; point++) {
        $P_place($N_in + point * inputs, memory, inputs);
        $P_mark(memory + inputs, outputs);
        if ($N(";

const CHECKED: &str = ") != $N_answer[point]) { return (int)point + 1; }
        if ($N_answer[point] != 0) {
            if (!$P_marked(memory + inputs, outputs)) { return (int)point + 1; }
        } else {
            if (!$P_same(memory + inputs, $N_out + written, outputs)) { return (int)point + 1; }
            written += outputs;
        }
    }
    return 0;
}

";
