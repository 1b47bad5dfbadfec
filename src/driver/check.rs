//! The derivative check: the Jacobian against central differences of many steps.
//! Does not judge: it returns the worst relative difference.
//!
//! From step to step, four times as large each, the differences are extrapolated once (Richardson) and their error is estimated from how much that changed
//! the result, and from the rounding of the values: of their size, and of the first movement that is seen, as intermediate results may have rounded away
//! all below it. A step at which nothing moves says nothing if the next ones move a little. A larger step replaces a smaller one if its error is estimated smaller and it lies within that
//! of the other (Lepski's principle): so steps that leave the domain, pass a kink or meet a period again do not count. The derivative that is checked
//! has no say in it, but as a size.

use super::active::Active;
use super::first::call;
use super::pass::{Pass, Stash};
use super::plan::Directions;
use super::steps::{larger, least_step, power_of_two, zero};
use crate::error::Error;
use crate::ops::{Float, canonical};

/// The largest `|J − D| / max(|J|, |D|, s·e/b)` over all elements, where `D` is the derivative by differences and `e` its estimated error; `b` is
/// 1e-6 and `s` 16 in double, 1e-3 and 8 in single precision. So it is above `b` only where both disagree by more than `b` of themselves and by more
/// than `s` times what differences are uncertain by. NaN if `J` or `D` is NaN and the other is finite; infinite if `J` is and the differences converge.
///
/// # Errors
/// Whatever stopped a pass.
pub fn check<F: Float, P: Pass<F> + Stash<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    x: impl Fn(usize, usize) -> F,
) -> Result<F, Error> {
    let rows = pass.shape().out_len.iter().sum();
    pass.reserve(usize::saturating_mul(rows, VALUES))?;
    let worst = Check { pass, rows }.run(directions, &x);
    pass.release();
    worst
}

/// Kept for each output element.
const VALUES: usize = 16;
/// Its value.
const VALUE: usize = 0;
/// The largest derivative of its row, times the input.
const ROW: usize = 1;
/// Its derivative in this column.
const SLOPE: usize = 2;
/// Its value ahead of the point.
const AHEAD: usize = 3;
/// The difference of the last step.
const DIFFERENCE: usize = 4;
/// What that was extrapolated to.
const EXTRAPOLATED: usize = 5;
/// The error of that.
const RECENT: usize = 6;
/// The derivative by differences.
const BEST: usize = 7;
/// Its error.
const ERROR: usize = 8;
/// The largest step before the value moved at all.
const STILL: usize = 9;
/// Its first movement.
const QUANTUM: usize = 10;
/// The largest value within the size of the input.
const NEAR: usize = 11;
/// The largest value.
const MOST: usize = 12;
/// The largest movement by step.
const STEEPNESS: usize = 13;
/// That movement.
const STEEP: usize = 14;
/// How far the slopes of both sides of the last step were apart: 0 before the first step, NaN if no more than rounding, negative if that is so at the point.
const BEND: usize = 15;

/// How many errors a right derivative may be away, and which part of itself.
fn limits<F: Float>() -> (F, F) {
    if F::SINGLE { (F::of(8.0), F::of(1e-3)) } else { (F::of(16.0), F::of(1e-6)) }
}

struct Check<'a, P> {
    pass: &'a mut P,
    rows: usize,
}

/// One step: its size, and the three points.
struct Step<F> {
    size: F,
    lower: F,
    at: F,
    upper: F,
    /// Whether it is within the size of the input.
    near: bool,
}

impl<P> Check<'_, P> {
    fn run<F: Float>(&mut self, directions: &Directions<'_>, x: &impl Fn(usize, usize) -> F) -> Result<F, Error>
    where
        P: Pass<F> + Stash<F>,
    {
        self.each(|this, e, _, _| this.store(ROW, e, zero()));
        for k in 0..directions.blocks() {
            for j in 0..directions.len(self.pass.shape(), k) {
                let input = directions.input(k);
                let size = x(input, j).magnitude();
                self.differentiate(input, j, x)?;
                self.each(|this, e, o, i| {
                    let part = this.slope(o, i).magnitude() * size;
                    if part > this.load(ROW, e) && Float::is_finite(part) {
                        this.store(ROW, e, part);
                    }
                });
            }
        }
        call(self.pass, 0, x, |_, _, _| ())?;
        self.each(|this, e, o, i| this.store(VALUE, e, this.pass.primal(o, i)));
        let mut worst = zero();
        for k in 0..directions.blocks() {
            for j in 0..directions.len(self.pass.shape(), k) {
                let input = directions.input(k);
                self.differentiate(input, j, x)?;
                self.each(|this, e, o, i| {
                    (DIFFERENCE..VALUES).for_each(|what| this.store(what, e, zero()));
                    this.store(SLOPE, e, this.slope(o, i));
                    [DIFFERENCE, BEST].iter().for_each(|what| this.store(*what, e, <F as Float>::NAN));
                    this.store(ERROR, e, F::INFINITY);
                });
                self.differences(input, j, x)?;
                for e in 0..self.rows {
                    worst = larger(worst, self.score(e));
                }
            }
        }
        Ok(worst)
    }

    /// A pass along element `j` of an input.
    fn differentiate<F: Float>(&mut self, input: usize, j: usize, x: &impl Fn(usize, usize) -> F) -> Result<(), Error>
    where
        P: Pass<F>,
    {
        self.pass.start(1, 0, 0)?;
        for a in 0..self.pass.shape().in_len.len() {
            let len = self.pass.shape().input(a);
            self.pass.input(a, len, |b| x(a, b), Active { element: j, lane: 0, count: usize::from(a == input) });
        }
        self.pass.run()
    }

    /// Steps from tiny to the size of the input, at least 1; fewer if they are good enough for every element, more if one that is 0 has hardly moved.
    fn differences<F: Float>(&mut self, input: usize, j: usize, x: &impl Fn(usize, usize) -> F) -> Result<(), Error>
    where
        P: Pass<F> + Stash<F>,
    {
        let at = x(input, j);
        if !Float::is_finite(at) {
            return Ok(());
        }
        let (scale, far) = (power_of_two(at), F::of(1_048_576.0));
        let near = larger(scale, <F as Float>::ONE);
        let usual = if at == zero() { far } else { near };
        let mut most = usual;
        let mut size = least_step(at);
        loop {
            let step = Step { size, lower: at - size, at, upper: at + size, near: size <= scale };
            let moved = |to: F| move |a: usize, b: usize| if (a, b) == (input, j) { to } else { x(a, b) };
            let ahead = call(self.pass, 0, moved(step.upper), |_, _, _| ());
            self.each(|this, e, o, i| this.store(AHEAD, e, this.pass.primal(o, i)));
            let behind = ahead.and_then(|()| call(self.pass, 0, moved(step.lower), |_, _, _| ()));
            // The steps that only help to tell rounding from a jump may lead to where the function does not run.
            match behind {
                Err(_) if size > usual => return Ok(()),
                ended => ended?,
            }
            let (mut enough, mut unclear) = (true, false);
            self.each(|this, e, o, i| {
                let behind = this.pass.primal(o, i);
                this.refine(e, behind, &step);
                enough &= this.is_enough(e);
                unclear |= this.is_unclear(e, near);
            });
            if enough || (size >= most && !unclear) || size >= near * far * far {
                return Ok(());
            }
            if size >= most {
                most *= far;
            }
            size *= F::of(4.0);
        }
    }

    /// Takes in the difference of a step, with the value behind the point.
    fn refine<F: Float>(&mut self, e: usize, behind: F, step: &Step<F>)
    where
        P: Stash<F>,
    {
        let (ahead, value) = (self.load(AHEAD, e), self.load(VALUE, e));
        // At the edge of a domain the value itself stands in for the side that is not there; then errors shrink with the step, not with its square.
        let (low, high, width, gain) = match (Float::is_finite(behind), Float::is_finite(ahead)) {
            (true, true) => (behind, ahead, step.upper - step.lower, 15.0),
            (false, true) => (value, ahead, step.upper - step.at, 3.0),
            _ => (behind, value, step.at - step.lower, 3.0),
        };
        let (movement, bend) =
            (larger((high - value).magnitude(), (value - low).magnitude()), ((high - value) - (value - low)).magnitude());
        let local = larger(larger(low.magnitude(), high.magnitude()), value.magnitude());
        if Float::is_finite(movement) {
            self.raise(MOST, e, local);
            if step.near {
                self.raise(NEAR, e, local);
            }
            if self.load(QUANTUM, e) == zero() {
                // Where nothing has moved yet, rounding may have hidden all movement.
                if movement == zero() {
                    return self.store(STILL, e, step.size);
                }
                self.store(QUANTUM, e, movement);
            }
        }
        let difference = (high - low) / width;
        let last = self.load(DIFFERENCE, e);
        self.store(DIFFERENCE, e, difference);
        let rounding = F::of(32.0) * F::EPSILON;
        let noise = larger(rounding * larger(local, self.load(ROW, e)), F::of(8.0) * self.load(QUANTUM, e)) / width;
        let turned = self.turns(e, movement, rounding * local, step.size);
        let kink = self.kink(e, bend / width, rounding * local / width);
        if !Float::is_finite(difference) || !Float::is_finite(last) {
            self.store(EXTRAPOLATED, e, <F as Float>::NAN);
            return;
        }
        let result = last + (last - difference) / F::of(gain);
        let before = self.load(EXTRAPOLATED, e);
        let change = if before.is_nan() { last - difference } else { result - before }.magnitude();
        // One small change may be chance: the estimate shrinks no faster than 16 times a step.
        let error = larger(larger(larger(noise, kink), change), self.load(RECENT, e) / F::of(16.0));
        let (best, uncertain) = (self.load(BEST, e), self.load(ERROR, e));
        self.store(EXTRAPOLATED, e, result);
        if !Float::is_finite(error) || (turned && !best.is_nan()) {
            return;
        }
        // Once steps are too large by far, larger ones may agree by chance alone.
        self.store(RECENT, e, if error > F::of(64.0) * uncertain { F::INFINITY } else { error });
        let agrees = !Float::is_finite(uncertain) || (result - best).magnitude() <= F::TWO * uncertain;
        if error < uncertain && agrees {
            self.store(BEST, e, result);
            self.store(ERROR, e, error);
        }
    }

    /// Whether the values have turned since a smaller step: moved no more than then, though by much more than rounding.
    fn turns<F: Float>(&mut self, e: usize, movement: F, rounding: F, size: F) -> bool
    where
        P: Stash<F>,
    {
        let (steepness, most, of) = (movement / size, self.load(STEEPNESS, e), self.load(STEEP, e));
        if movement > rounding && (steepness >= most || movement >= F::of(64.0) * of) {
            self.store(STEEPNESS, e, steepness);
            self.store(STEEP, e, movement);
            return false;
        }
        steepness < most / F::of(16.0)
    }

    /// By how much the slopes of both sides differ, if that does not shrink with the step: there is a kink nearer than the step. None if it is
    /// seen from the first step on: then it is at the point.
    fn kink<F: Float>(&mut self, e: usize, bend: F, noise: F) -> F
    where
        P: Stash<F>,
    {
        let last = self.load(BEND, e);
        let at_the_point = last < zero() || (last == zero() && bend > noise);
        let seen = if bend > noise { bend } else { <F as Float>::NAN };
        self.store(BEND, e, if at_the_point { -<F as Float>::ONE } else { seen });
        if !at_the_point && bend < F::TWO * last { bend } else { zero() }
    }

    /// Whether more steps would change nothing.
    fn is_enough<F: Float>(&self, e: usize) -> bool
    where
        P: Stash<F>,
    {
        let least = F::of(if F::SINGLE { 1e-5 } else { 1e-10 });
        self.load(QUANTUM, e) <= F::EPSILON.sqrt_real() * self.load(NEAR, e)
            && self.load(ERROR, e) <= least * self.load(BEST, e).magnitude()
    }

    /// Whether a value of 0 moves too little to tell rounding from a jump.
    fn is_unclear<F: Float>(&self, e: usize, near: F) -> bool
    where
        P: Stash<F>,
    {
        let quantum = self.load(QUANTUM, e);
        let moves = quantum > zero() && (quantum <= self.hidden(e) || self.load(STILL, e) < near);
        self.load(VALUE, e) == zero() && !moves
    }

    /// The largest first movement of a value that may come of rounding, after steps that moved nothing; larger ones are jumps.
    fn hidden<F: Float>(&self, e: usize) -> F
    where
        P: Stash<F>,
    {
        let (value, most) = (self.load(VALUE, e).magnitude(), self.load(MOST, e));
        let part = if F::of(64.0) * value <= most { F::of(0.25) } else { F::EPSILON.sqrt_real() };
        larger(part * most, F::of(8.0) * F::EPSILON)
    }

    /// What an element and its difference differ by. Steps that moved nothing say that the derivative is 0, unless the first movement after them
    /// was so small that rounding hid the ones before; where both may be, either derivative is right.
    fn score<F: Float>(&self, e: usize) -> F
    where
        P: Stash<F>,
    {
        let (best, error) = (self.load(BEST, e), self.load(ERROR, e));
        let (still, quantum, most) = (self.load(STILL, e), self.load(QUANTUM, e), self.load(MOST, e));
        // A slope by which the still steps would have moved the value is none at the point.
        let visible = still * best.magnitude() > F::of(8.0) * quantum;
        let hides = quantum > zero() && quantum <= self.hidden(e) && !visible;
        let unseen = match (most == zero(), hides && best.is_nan()) {
            (true, _) => F::EPSILON,
            (_, true) => quantum,
            _ => F::EPSILON.cbrt_real() / F::of(1024.0) * most,
        };
        let moving = self.distance(e, best, error);
        if still == zero() || (hides && !best.is_nan() && quantum <= F::EPSILON.sqrt_real() * self.load(NEAR, e)) {
            return moving;
        }
        let constant = self.distance(e, zero(), unseen / still);
        if !hides || best.is_nan() {
            return constant;
        }
        if moving < constant { moving } else { constant }
    }

    /// What an element and a derivative of this error differ by.
    fn distance<F: Float>(&self, e: usize, best: F, error: F) -> F
    where
        P: Stash<F>,
    {
        let slope = self.load(SLOPE, e);
        let (safety, least) = limits();
        let uncertain = safety * error;
        if slope == best || (!Float::is_finite(slope) && best.is_nan()) {
            return zero();
        }
        if slope.is_nan() || best.is_nan() {
            return <F as Float>::NAN;
        }
        if Float::is_infinite(slope) {
            // Differences that grow without end as the step shrinks are near their error.
            let converged = uncertain < best.magnitude() || best.magnitude() < error / safety;
            return if converged { F::INFINITY } else { zero() };
        }
        let size = larger(larger(slope.magnitude(), best.magnitude()), uncertain / least);
        // Divided before they are subtracted: the difference of two large ones could be too large.
        (slope / size - best / size).magnitude()
    }

    /// The derivative of an output of the last pass.
    fn slope<F: Float>(&self, o: usize, i: usize) -> F
    where
        P: Pass<F>,
    {
        self.pass.row(o, i).as_ref().first().copied().map_or(zero(), canonical)
    }

    fn load<F: Float>(&self, what: usize, e: usize) -> F
    where
        P: Stash<F>,
    {
        self.pass.load(what * self.rows + e)
    }

    /// Stores what is larger than what is there.
    fn raise<F: Float>(&mut self, what: usize, e: usize, x: F)
    where
        P: Stash<F>,
    {
        self.store(what, e, larger(self.load(what, e), x));
    }

    fn store<F: Float>(&mut self, what: usize, e: usize, x: F)
    where
        P: Stash<F>,
    {
        self.pass.store(what * self.rows + e, x);
    }

    /// Shows every output element of the last pass, with its running number.
    fn each<F: Float>(&mut self, mut f: impl FnMut(&mut Self, usize, usize, usize))
    where
        P: Pass<F>,
    {
        let mut e = 0;
        for o in 0..self.pass.shape().out_len.len() {
            for i in 0..self.pass.shape().output(o) {
                f(self, e, o, i);
                e += 1;
            }
        }
    }
}
