//! The chain rule on slots: what an operation does to the derivatives once its value and slopes are known.
//! Does not know operations or handles. An evaluation points at the set of kernels of its kind, which its driver chose.

use super::slot::Slot;
use crate::dual::chain::{chain, chain2, chain3, plain, plain2};
use crate::dual::{Bundle, Hyper, Pack};
use crate::lanes::{Packed, Vector};
use crate::ops::{Float, Slope};

/// The chain rule for one kind of number. `vectors` is how many vectors of lanes a number of the pass has.
///
/// A destination may be one of the arguments. Second derivatives are read by second-order kernels only.
#[allow(clippy::type_complexity, reason = "each field is one signature, used once")]
pub struct Kernels<F> {
    /// One argument.
    pub chain1: unsafe fn(vectors: usize, y: Slot<F>, x: Slot<F>, d1: Slope<F>, d2: Slope<F>),
    /// Two arguments.
    pub chain2: unsafe fn(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], d1: [Slope<F>; 2], d2: &[Slope<F>; 3]),
    /// Three arguments.
    pub chain3: unsafe fn(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], d1: [Slope<F>; 3], d2: &[Slope<F>; 6]),
    /// All derivatives zero.
    pub idle: unsafe fn(vectors: usize, y: Slot<F>),
    /// Whether a derivative is not zero.
    pub active: unsafe fn(vectors: usize, x: Slot<F>) -> bool,
}

impl<F> Clone for Kernels<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Kernels<F> {}

/// No derivatives at all.
pub fn none<F: Float>() -> Kernels<F> {
    unsafe fn chain1<F>(_: usize, _: Slot<F>, _: Slot<F>, _: Slope<F>, _: Slope<F>) {}
    unsafe fn chain2<F>(_: usize, _: Slot<F>, _: [Slot<F>; 2], _: [Slope<F>; 2], _: &[Slope<F>; 3]) {}
    unsafe fn chain3<F>(_: usize, _: Slot<F>, _: [Slot<F>; 3], _: [Slope<F>; 3], _: &[Slope<F>; 6]) {}
    unsafe fn idle<F>(_: usize, _: Slot<F>) {}
    unsafe fn active<F>(_: usize, _: Slot<F>) -> bool {
        false
    }
    Kernels { chain1: chain1::<F>, chain2: chain2::<F>, chain3: chain3::<F>, idle: idle::<F>, active: active::<F> }
}

/// First order: tangents, `K` vectors at a time.
pub mod first {
    use super::*;

    type Block<F, const K: usize> = Packed<<F as Float>::Vector, K>;

    /// Runs `f` over the blocks of `K` vectors.
    #[inline(always)]
    fn blocks<const K: usize>(vectors: usize, mut f: impl FnMut(usize)) {
        // One block is the usual case: then this is no loop.
        for i in 0..vectors / K {
            f(i);
        }
    }

    /// Kernels for numbers of a multiple of `K` vectors.
    pub fn kernels<F: Float, const K: usize>() -> Kernels<F> {
        Kernels { chain1: one::<F, K>, chain2: two::<F, K>, chain3: three::<F, K>, idle: idle::<F, K>, active: active::<F, K> }
    }

    /// The chain rule for one argument.
    ///
    /// # Safety
    /// The slots hold numbers of `vectors` vectors, a multiple of `K`.
    #[inline(always)]
    pub unsafe fn one<F: Float, const K: usize>(vectors: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, _: Slope<F>) {
        blocks::<K>(vectors, |i| {
            // SAFETY: block `i` lies in the slot, whose tangents are aligned to a whole vector.
            let t = unsafe { x.derivatives::<Block<F, K>>().add(i).read() };
            // SAFETY: likewise.
            unsafe { y.derivatives::<Block<F, K>>().add(i).write(chain(s, t)) }
        });
    }

    /// The chain rule for two arguments.
    ///
    /// # Safety
    /// As for `one`.
    #[inline(always)]
    pub unsafe fn two<F: Float, const K: usize>(
        vectors: usize,
        y: Slot<F>,
        x: [Slot<F>; 2],
        s: [Slope<F>; 2],
        _: &[Slope<F>; 3],
    ) {
        blocks::<K>(vectors, |i| {
            // SAFETY: as in `one`.
            let t = x.map(|x| unsafe { x.derivatives::<Block<F, K>>().add(i).read() });
            // SAFETY: as in `one`.
            unsafe { y.derivatives::<Block<F, K>>().add(i).write(chain2(s, t)) }
        });
    }

    /// The chain rule for one argument with a finite slope, numbers of exactly `K` vectors.
    ///
    /// # Safety
    /// The slots hold numbers of `K` vectors.
    #[inline(always)]
    pub unsafe fn plain_one<F: Float, const K: usize>(y: Slot<F>, x: Slot<F>, s: Slope<F>) {
        // SAFETY: the caller's promise; tangents are aligned to a whole vector.
        let t = unsafe { x.derivatives::<Block<F, K>>().read() };
        // SAFETY: likewise.
        unsafe { y.derivatives::<Block<F, K>>().write(plain(s, t)) }
    }

    /// The chain rule for two arguments with finite slopes, numbers of exactly `K` vectors.
    ///
    /// # Safety
    /// As for `plain_one`.
    #[inline(always)]
    pub unsafe fn plain_two<F: Float, const K: usize>(y: Slot<F>, a: Slot<F>, b: Slot<F>, s: [Slope<F>; 2]) {
        // SAFETY: as in `plain_one`.
        let t = unsafe { [a.derivatives::<Block<F, K>>().read(), b.derivatives::<Block<F, K>>().read()] };
        // SAFETY: as in `plain_one`.
        unsafe { y.derivatives::<Block<F, K>>().write(plain2(s, t)) }
    }

    /// `a·b + c` with finite values, numbers of exactly `K` vectors.
    ///
    /// # Safety
    /// As for `plain_one`.
    #[inline(always)]
    pub unsafe fn plain_muladd<F: Float, const K: usize>(y: Slot<F>, a: Slot<F>, b: Slot<F>, c: Slot<F>) {
        // SAFETY: as in `plain_one`.
        unsafe {
            let (ta, tb, tc) = (
                a.derivatives::<Block<F, K>>().read(),
                b.derivatives::<Block<F, K>>().read(),
                c.derivatives::<Block<F, K>>().read(),
            );
            y.derivatives::<Block<F, K>>().write(ta.scale(b.primal()).plus(tb.scale(a.primal())).plus(tc));
        }
    }

    unsafe fn three<F: Float, const K: usize>(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], s: [Slope<F>; 3], _: &[Slope<F>; 6]) {
        blocks::<K>(vectors, |i| {
            // SAFETY: as in `one`.
            let t = x.map(|x| unsafe { x.derivatives::<Block<F, K>>().add(i).read() });
            // SAFETY: as in `one`.
            unsafe { y.derivatives::<Block<F, K>>().add(i).write(chain3(s, t)) }
        });
    }

    unsafe fn idle<F: Float, const K: usize>(vectors: usize, y: Slot<F>) {
        blocks::<K>(vectors, |i| {
            // SAFETY: as in `one`.
            unsafe { y.derivatives::<Block<F, K>>().add(i).write(Block::<F, K>::IDLE) }
        });
    }

    unsafe fn active<F: Float, const K: usize>(vectors: usize, x: Slot<F>) -> bool {
        let mut any = false;
        blocks::<K>(vectors, |i| {
            // SAFETY: as in `one`.
            any |= unsafe { x.derivatives::<Block<F, K>>().add(i).read() }.any_active();
        });
        any
    }

    /// A sum of products, kept in registers: value and `K` vectors of tangents.
    pub struct Sum<F: Float, const K: usize> {
        /// The value.
        pub primal: F,
        tangents: Block<F, K>,
    }

    impl<F: Float, const K: usize> Sum<F, K> {
        /// Zero, of no terms.
        #[inline(always)]
        pub fn new() -> Self {
            Self { primal: <F as Float>::ZERO, tangents: Block::<F, K>::IDLE }
        }

        /// Adds `x·y`; the first product starts the sum. Right as long as the value stays finite.
        ///
        /// # Safety
        /// The slots hold numbers of `K` vectors.
        #[inline(always)]
        pub unsafe fn add_product(&mut self, first: bool, x: Slot<F>, y: Slot<F>) {
            // SAFETY: as in `one`.
            let (a, b) = unsafe { (x.primal(), y.primal()) };
            // SAFETY: as in `one`.
            let t = [x, y].map(|x| unsafe { x.derivatives::<Block<F, K>>().read() });
            let product = t[0].scale(b).plus(t[1].scale(a));
            if first {
                self.primal = a * b;
                self.tangents = product;
            } else {
                self.primal += a * b;
                self.tangents = self.tangents.plus(product);
            }
        }

        /// Writes the sum.
        ///
        /// # Safety
        /// The slot holds a number of `K` vectors.
        #[inline(always)]
        pub unsafe fn store(self, y: Slot<F>) {
            // SAFETY: the caller's promise.
            unsafe { y.set_primal(self.primal) };
            // SAFETY: as in `one`.
            unsafe { y.derivatives::<Block<F, K>>().write(self.tangents) };
        }
    }

    /// The widest kernels that fit numbers of `vectors` vectors.
    pub fn choose<F: Float>(vectors: usize) -> Kernels<F> {
        if F::Vector::COUNT == 1 {
            // A loop over plain reals: copies of the code for each length cost flash and gain nothing.
            return kernels::<F, 1>();
        }
        match vectors {
            2 => kernels::<F, 2>(),
            3 => kernels::<F, 3>(),
            4 => kernels::<F, 4>(),
            6 => kernels::<F, 6>(),
            8 => kernels::<F, 8>(),
            n if n % 4 == 0 => kernels::<F, 4>(),
            _ => kernels::<F, 1>(),
        }
    }
}

/// Second order: a `P × P` block of second derivatives.
pub mod second {
    use super::*;

    /// Kernels for blocks of `P × P`.
    pub fn kernels<F: Float + Pack<P>, const P: usize>() -> Kernels<F> {
        Kernels { chain1: one::<F, P>, chain2: two::<F, P>, chain3: three::<F, P>, idle: idle::<F, P>, active: active::<F, P> }
    }

    unsafe fn one<F: Float + Pack<P>, const P: usize>(_: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, c: Slope<F>) {
        // SAFETY: the driver chose `P` so that the slot holds a `Hyper`, aligned as its vectors are.
        let x = unsafe { &*x.derivatives::<Hyper<F, P, P>>() };
        // SAFETY: as above; the argument has been read when this runs, so `y` may be `x`.
        Hyper::combine1(x, s, c, |out| unsafe { y.derivatives::<Hyper<F, P, P>>().write(out) });
    }

    unsafe fn two<F: Float + Pack<P>, const P: usize>(
        _: usize,
        y: Slot<F>,
        x: [Slot<F>; 2],
        s: [Slope<F>; 2],
        c: &[Slope<F>; 3],
    ) {
        // SAFETY: as in `one`.
        let x = x.map(|x| unsafe { &*x.derivatives::<Hyper<F, P, P>>() });
        // SAFETY: as in `one`.
        Hyper::combine2(x, s, c, |out| unsafe { y.derivatives::<Hyper<F, P, P>>().write(out) });
    }

    unsafe fn three<F: Float + Pack<P>, const P: usize>(
        _: usize,
        y: Slot<F>,
        x: [Slot<F>; 3],
        s: [Slope<F>; 3],
        c: &[Slope<F>; 6],
    ) {
        // SAFETY: as in `one`.
        let out = Hyper::combine3(x.map(|x| unsafe { &*x.derivatives::<Hyper<F, P, P>>() }), s, c);
        // SAFETY: as in `one`.
        unsafe { y.derivatives::<Hyper<F, P, P>>().write(out) }
    }

    unsafe fn idle<F: Float + Pack<P>, const P: usize>(_: usize, y: Slot<F>) {
        // SAFETY: as in `one`.
        unsafe { y.derivatives::<Hyper<F, P, P>>().write(Hyper::idle()) }
    }

    unsafe fn active<F: Float + Pack<P>, const P: usize>(_: usize, x: Slot<F>) -> bool {
        // SAFETY: as in `one`.
        unsafe { x.derivatives::<Hyper<F, P, P>>().read() }.any_active()
    }
}
