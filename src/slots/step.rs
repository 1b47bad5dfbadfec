//! A step of arithmetic from slots to slot, for every operation the same way: value, slopes and second derivatives, flags, and the chain rule of the
//! pass.
//! Does not know operations, nor how slots are found and made.

use super::flags::Flag;
use super::kernel::{Chained, FiniteChained, Order};
use super::slot::{Slot, is_usual};
use super::unit::Unit;
use crate::error::place::{Name, Place, name};
use crate::ops::{Float, KnownAs, Operation, Slope};

/// Who carries out steps on slots: it has the unit of its pass, and can say where in the pass a step stands.
pub trait Engine<F: Float> {
    /// The unit of the pass.
    fn unit(&mut self) -> &mut Unit<F>;

    /// The place of the step being carried out, which is one of the operation `name`.
    fn place(&self, name: &'static Name) -> Place;

    /// Where numbers are being recorded: `y` is what an operation makes of `x`.
    fn record(&mut self, _operation: KnownAs<F>, _x: &[Slot<F>], _y: Slot<F>) {}
}

/// `o(x)` into `y`, which may be one of the arguments.
#[inline(always)]
pub fn step<F: Float, A: Chained<F>, O: Operation<F, A>>(e: &mut impl Engine<F>, o: O, y: Slot<F>, x: A::Of<Slot<F>>) {
    let at = A::each(x, Slot::primal);
    let (value, slopes) = o.value_and_slopes(at);
    let curvatures = if e.unit().is_second() {
        if e.unit().is_recording() {
            e.record(o.known_as(), A::row(x).as_ref(), y);
            return y.set_primal(value);
        }
        o.curvatures(at, value, slopes)
    } else {
        A::pairs(Slope::Zero)
    };
    finish::<F, A>(e, y, x, value, slopes, curvatures, o.kink(at), const { &name(O::FACTS.name) });
}

/// `o(x)` into a new number by the usual case alone, for whoever has a body of its own for each kind of number: values and slopes are finite, nothing is to be
/// flagged. `None`, and nothing done, where it is not, or if `y`, which is asked last, has none.
///
/// # Safety
/// The slots hold numbers of the order `D` with that many vectors, and `y` gives none of them.
#[inline(always)]
pub unsafe fn usual_step<F: Float, D: Order<F>, A: FiniteChained<F>, O: Operation<F, A>, T>(
    vectors: usize,
    o: O,
    x: A::Of<Slot<F>>,
    y: impl FnOnce() -> Option<(T, Slot<F>)>,
) -> Option<T> {
    let at = A::each(x, Slot::primal);
    let (value, slopes) = o.usual_value_and_slopes(at);
    if !(is_usual(value, O::SLOPES.is_fixed()) && (O::SLOPES.follows_value() || A::all(slopes, |s| s.is_finite()))) {
        return None;
    }
    let (made, y) = y()?;
    // SAFETY: the slots hold numbers of that order and `y` is none of the arguments, as the caller promises.
    unsafe { A::finite::<D>()(vectors, y, x, slopes, o.usual_curvatures(at, value, slopes)) };
    y.set_primal(value);
    Some(made)
}

/// What every operation does once value and slopes are known. Where SIMD is, copies of this in every operation are fast; elsewhere flash counts more.
#[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline(always))]
#[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
#[allow(clippy::too_many_arguments, reason = "each is a register; together they would be memory")]
fn finish<F: Float, A: Chained<F>>(
    e: &mut impl Engine<F>,
    y: Slot<F>,
    x: A::Of<Slot<F>>,
    value: F,
    slopes: A::Of<Slope<F>>,
    curvatures: A::Pairs<Slope<F>>,
    kink: bool,
    name: &'static Name,
) {
    if !(value.is_finite() && A::all(slopes, Slope::is_finite)) || kink {
        inspect(e, A::row(x).as_ref(), value, A::row(slopes).as_ref(), kink, name);
    }
    e.unit().chain::<A>(y, x, slopes, curvatures);
    y.set_primal(value);
}

/// Raises the flags a point deserves, given its arguments, value and slopes.
///
/// A NaN slope where the value is an infinity is the pole's: its one-sided limits differ.
#[cold]
#[inline(never)]
pub(super) fn inspect<F: Float>(
    e: &mut impl Engine<F>,
    at: &[Slot<F>],
    y: F,
    slopes: &[Slope<F>],
    kink: bool,
    name: &'static Name,
) {
    let place = &e.place(name);
    let unit = e.unit();
    if kink {
        unit.raise(Flag::Kink, at, place);
    }
    let values = || at.iter().map(|x| x.primal());
    if values().any(|x| x.is_nan()) {
        return;
    }
    if y.is_nan() {
        unit.raise(Flag::Domain, at, place);
    }
    let finite = values().all(|x| x.is_finite());
    for (x, s) in at.iter().zip(slopes) {
        let Slope::Factor(s) = *s else { continue };
        let pole = s.is_infinite() || (s.is_nan() && y.is_infinite());
        if pole && finite {
            unit.raise(Flag::Pole, core::slice::from_ref(x), place);
        } else if s.is_nan() {
            unit.raise(Flag::Domain, core::slice::from_ref(x), place);
        }
    }
}
