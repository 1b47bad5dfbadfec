//! First order: tangents, vector by vector.
//! Does not know second derivatives.

use super::{Order, Sum, Terms, Value};
use crate::dual::Bundle;
use crate::dual::chain::{careful, chain, chain2, chain3, finite_chain, finite_chain2};
use crate::lanes::{Packed, Vector};
use crate::ops::{Few, Float, Slope};
use crate::slots::slot::{SIMD, Slot, is_usual};

/// One vector of tangents.
pub type Tangents<F> = Packed<<F as Float>::Vector, 1>;

/// Numbers of exactly `K` vectors, or of any number of them if `K` is 0.
///
/// Each vector is loaded and stored by itself: moved together, they would be copied in pieces that the store buffer cannot forward.
pub struct First<const K: usize>;

impl<const K: usize> First<K> {
    /// Runs `f` for each vector of a number.
    #[inline(always)]
    pub(super) fn each(vectors: usize, mut f: impl FnMut(usize)) {
        for v in 0..if K == 0 { vectors } else { K } {
            f(v);
        }
    }

    /// The tangents `of(v, true)` if all slopes are `finite` factors, otherwise `of(v, false)`: where a vector is one plain real, one loop for
    /// either, where a loop for each kind of slope would cost flash.
    ///
    /// # Safety
    /// As for the functions of `Order`.
    #[inline(always)]
    unsafe fn two_ways<F: Float>(vectors: usize, y: Slot<F>, finite: bool, of: impl Fn(usize, bool) -> Tangents<F>) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe {
            if finite {
                Self::each(vectors, |v| Self::write(y, v, of(v, true)));
            } else {
                Self::each(vectors, |v| Self::write(y, v, of(v, false)));
            }
        }
    }

    /// Vector `v` of the tangents.
    ///
    /// # Safety
    /// The slot holds a number of more than `v` vectors.
    #[inline(always)]
    pub unsafe fn read<F: Float>(x: Slot<F>, v: usize) -> Tangents<F> {
        // SAFETY: the vector lies in the slot, whose tangents are aligned to it.
        unsafe { x.derivatives::<Tangents<F>>().add(v).read() }
    }

    /// Writes vector `v` of the tangents.
    ///
    /// # Safety
    /// As for `read`.
    #[inline(always)]
    pub unsafe fn write<F: Float>(y: Slot<F>, v: usize, t: Tangents<F>) {
        // SAFETY: as in `read`.
        unsafe { y.derivatives::<Tangents<F>>().add(v).write(t) }
    }
}

/// Whether a slope is a finite factor, or as good as one.
#[inline(always)]
fn is_finite_factor<F: Float>(s: Slope<F>) -> bool {
    !matches!(s, Slope::Zero) && s.is_finite()
}

/// `s·t` as a function of `t`, without a look at either if `finite`.
#[inline(always)]
fn term<F: Float>(s: Slope<F>) -> impl Fn(bool, Tangents<F>) -> Tangents<F> {
    let factor = Slope::Factor(s.factor());
    move |finite, t| if finite { finite_chain(factor, t) } else { careful(s, t) }
}

// SAFETY: tangents of the slots only.
unsafe impl<F: Float, const K: usize> Order<F> for First<K> {
    const NARROW: bool = SIMD && K > 0 && K <= 4;

    #[inline(always)]
    unsafe fn chain1(vectors: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, _: Slope<F>) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe {
            if !SIMD {
                let term = term(s);
                return Self::two_ways(vectors, y, is_finite_factor(s), |v, finite| term(finite, Self::read(x, v)));
            }
            Self::each(vectors, |v| Self::write(y, v, chain(s, Self::read(x, v))));
        }
    }

    #[inline(always)]
    unsafe fn chain2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], s: [Slope<F>; 2], _: [Slope<F>; 3]) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe {
            if !SIMD {
                let ([a, b], [s, r]) = (x, s);
                let (first, second) = (term(s), term(r));
                let sum = |v, finite| first(finite, Self::read(a, v)).plus(second(finite, Self::read(b, v)));
                return Self::two_ways(vectors, y, is_finite_factor(s) && is_finite_factor(r), sum);
            }
            Self::each(vectors, |v| Self::write(y, v, chain2(s, x.each(|x| Self::read(x, v)))));
        }
    }

    unsafe fn chain3(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], s: [Slope<F>; 3], _: [Slope<F>; 6]) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe {
            if !SIMD {
                let ([a, b, c], [s, r, q]) = (x, s);
                let (first, second, third) = (term(s), term(r), term(q));
                let pair = |v, finite| first(finite, Self::read(a, v)).plus(second(finite, Self::read(b, v)));
                let sum = |v, finite| pair(v, finite).plus(third(finite, Self::read(c, v)));
                return Self::two_ways(vectors, y, is_finite_factor(s) && is_finite_factor(r) && is_finite_factor(q), sum);
            }
            Self::each(vectors, |v| Self::write(y, v, chain3(s, x.each(|x| Self::read(x, v)))));
        }
    }

    unsafe fn idle(vectors: usize, y: Slot<F>) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        Self::each(vectors, |v| unsafe {
            if SIMD {
                Self::write(y, v, Tangents::<F>::IDLE);
            } else {
                // Volatile, or the compiler calls memset, which takes longer for a few lanes.
                y.derivatives::<F>().add(v).write_volatile(<F as Float>::ZERO);
            }
        });
    }

    unsafe fn active(vectors: usize, x: Slot<F>) -> bool {
        let mut any = false;
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        Self::each(vectors, |v| any |= unsafe { Self::read(x, v) }.any_active());
        any
    }

    unsafe fn seed(vectors: usize, y: Slot<F>, lane: usize) {
        if !SIMD {
            // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
            return unsafe {
                Self::idle(vectors, y);
                if lane < vectors {
                    y.set_tangent(lane, <F as Float>::ONE);
                }
            };
        }
        let (row, count) = (F::Vector::identity_row(lane), F::Vector::COUNT);
        if K > 0 && K * count <= row.len() {
            // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
            Self::each(vectors, |v| unsafe { y.derivatives::<F::Vector>().add(v).write(F::Vector::load(row, v * count)) });
        } else {
            // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
            Self::each(vectors, |v| unsafe { Self::write(y, v, Tangents::<F>::unit(lane.wrapping_sub(v * count))) });
        }
    }

    #[inline(always)]
    unsafe fn finite1(vectors: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, _: Slope<F>) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        Self::each(vectors, |v| unsafe { Self::write(y, v, finite_chain(s, Self::read(x, v))) });
    }

    #[inline(always)]
    unsafe fn finite2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], s: [Slope<F>; 2], _: [Slope<F>; 3]) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        Self::each(vectors, |v| unsafe { Self::write(y, v, finite_chain2(s, x.each(|x| Self::read(x, v)))) });
    }

    #[inline(always)]
    unsafe fn finite_muladd(vectors: usize, y: Slot<F>, [a, b, c]: [Slot<F>; 3], s: [Slope<F>; 2]) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        Self::each(vectors, |v| unsafe {
            let product = finite_chain2(s, [Self::read(a, v), Self::read(b, v)]);
            Self::write(y, v, product.plus(Self::read(c, v)));
        });
    }

    #[inline(always)]
    unsafe fn finite_sum(vectors: usize, y: Slot<F>, terms: impl Terms<F>) -> bool {
        if K > 0 {
            let mut sum = InRegisters::<F, K> { value: <F as Float>::NAN, tangents: [Tangents::<F>::IDLE; K] };
            terms.each(&mut sum);
            // A finite sum has finite terms, and a finite product finite factors.
            if !is_usual(sum.value, false) {
                return false;
            }
            for (v, t) in sum.tangents.into_iter().enumerate() {
                // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
                unsafe { Self::write(y, v, t) };
            }
            y.set_primal(sum.value);
            return true;
        }
        let value = Value::of(terms);
        if !is_usual(value, false) {
            return false;
        }
        terms.each(&mut InSlot { vectors, y });
        y.set_primal(value);
        true
    }
}

/// The slope of a term in its sum.
#[inline(always)]
fn sign<F: Float>(minus: bool) -> Slope<F> {
    if minus { Slope::Factor(-<F as Float>::ONE) } else { Slope::One }
}

/// Vector `v` of the tangents of a product.
///
/// # Safety
/// The slots hold numbers of more than `v` vectors.
#[inline(always)]
unsafe fn of_product<F: Float>(a: Slot<F>, b: Slot<F>, v: usize) -> Tangents<F> {
    let s = [Slope::Factor(b.primal()), Slope::Factor(a.primal())];
    // SAFETY: as the caller promises.
    unsafe { finite_chain2(s, [First::<0>::read(a, v), First::<0>::read(b, v)]) }
}

/// A sum of numbers of exactly `K` vectors.
struct InRegisters<F: Float, const K: usize> {
    value: F,
    tangents: [Tangents<F>; K],
}

impl<F: Float, const K: usize> InRegisters<F, K> {
    // A loop: `array::from_fn` is a call for every vector.
    #[inline(always)]
    fn first(value: F, of: impl Fn(usize) -> Tangents<F>) -> Self {
        let mut tangents = [Tangents::<F>::IDLE; K];
        for (v, t) in tangents.iter_mut().enumerate() {
            *t = of(v);
        }
        Self { value, tangents }
    }

    #[inline(always)]
    fn more(&mut self, value: F, minus: bool, of: impl Fn(usize) -> Tangents<F>) {
        self.value = if minus { self.value - value } else { self.value + value };
        for v in 0..K {
            if let Some(t) = self.tangents.get_mut(v) {
                *t = finite_chain2([Slope::One, sign(minus)], [*t, of(v)]);
            }
        }
    }
}

// The slots hold numbers of `K` vectors, as whoever asks for the sum has promised.
impl<F: Float, const K: usize> Sum<F> for InRegisters<F, K> {
    #[inline(always)]
    fn begin(&mut self, a: Slot<F>) {
        // SAFETY: see above; so in what follows.
        *self = Self::first(a.primal(), |v| unsafe { First::<K>::read(a, v) });
    }

    #[inline(always)]
    fn begin_product(&mut self, a: Slot<F>, b: Slot<F>) {
        // SAFETY: see above.
        *self = Self::first(a.primal() * b.primal(), |v| unsafe { of_product(a, b, v) });
    }

    #[inline(always)]
    fn begin_scaled(&mut self, a: Slot<F>, c: F) {
        // SAFETY: see above.
        *self = Self::first(a.primal() * c, |v| finite_chain(Slope::Factor(c), unsafe { First::<K>::read(a, v) }));
    }

    #[inline(always)]
    fn add(&mut self, a: Slot<F>, minus: bool) {
        // SAFETY: see above.
        self.more(a.primal(), minus, |v| unsafe { First::<K>::read(a, v) });
    }

    #[inline(always)]
    fn add_product(&mut self, a: Slot<F>, b: Slot<F>, minus: bool) {
        // SAFETY: see above.
        self.more(a.primal() * b.primal(), minus, |v| unsafe { of_product(a, b, v) });
    }

    #[inline(always)]
    fn add_scaled(&mut self, a: Slot<F>, c: F, minus: bool) {
        // SAFETY: see above.
        self.more(a.primal() * c, minus, |v| finite_chain(Slope::Factor(c), unsafe { First::<K>::read(a, v) }));
    }

    #[inline(always)]
    fn add_real(&mut self, c: F, minus: bool) {
        self.value = if minus { self.value - c } else { self.value + c };
    }
}

/// The tangents of a sum of numbers of any number of vectors, in the slot it will have.
struct InSlot<F> {
    vectors: usize,
    y: Slot<F>,
}

impl<F: Float> InSlot<F> {
    #[inline(always)]
    fn put(&self, of: impl Fn(usize) -> Tangents<F>) {
        // SAFETY: the slots hold numbers of so many vectors, as whoever asks for the sum has promised; so in what follows.
        First::<0>::each(self.vectors, |v| unsafe { First::<0>::write(self.y, v, of(v)) });
    }

    #[inline(always)]
    fn more(&self, minus: bool, of: impl Fn(usize) -> Tangents<F>) {
        // SAFETY: see above.
        self.put(|v| finite_chain2([Slope::One, sign(minus)], [unsafe { First::<0>::read(self.y, v) }, of(v)]));
    }
}

impl<F: Float> Sum<F> for InSlot<F> {
    #[inline(always)]
    fn begin(&mut self, a: Slot<F>) {
        // SAFETY: see above.
        self.put(|v| unsafe { First::<0>::read(a, v) });
    }

    #[inline(always)]
    fn begin_product(&mut self, a: Slot<F>, b: Slot<F>) {
        // SAFETY: see above.
        self.put(|v| unsafe { of_product(a, b, v) });
    }

    #[inline(always)]
    fn begin_scaled(&mut self, a: Slot<F>, c: F) {
        // SAFETY: see above.
        self.put(|v| finite_chain(Slope::Factor(c), unsafe { First::<0>::read(a, v) }));
    }

    #[inline(always)]
    fn add(&mut self, a: Slot<F>, minus: bool) {
        // SAFETY: see above.
        self.more(minus, |v| unsafe { First::<0>::read(a, v) });
    }

    #[inline(always)]
    fn add_product(&mut self, a: Slot<F>, b: Slot<F>, minus: bool) {
        // SAFETY: see above.
        self.more(minus, |v| unsafe { of_product(a, b, v) });
    }

    #[inline(always)]
    fn add_scaled(&mut self, a: Slot<F>, c: F, minus: bool) {
        // SAFETY: see above.
        self.more(minus, |v| finite_chain(Slope::Factor(c), unsafe { First::<0>::read(a, v) }));
    }

    #[inline(always)]
    fn add_real(&mut self, _: F, _: bool) {}
}
