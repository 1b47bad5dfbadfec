//! The functions over arrays on handles: each step is an operation of the evaluation; dot products run in registers, by `dot`.
//! Does not know the functions; they are written in `array`.

use super::dot;
use super::eval::Eval;
use super::handed::{Handed, Line, MOST_ELEMENTS, Results};
use super::handles::Handles;
use super::numbers::INVALID;
use crate::array::function;
use crate::array::reduction::{Norm2sq, Reduction, Spread};
use crate::error::place::{Name, name};
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::shape::checked_len;

/// The name of an operation over arrays.
macro_rules! named {
    ($text:expr) => {
        const { &name($text) }
    };
}

/// A unary operation of C on handles.
pub type UnaryFn<F> = unsafe extern "C" fn(e: *mut Eval<F>, a: u32) -> u32;

/// An evaluation with the arrays of one call checked.
struct Arrays<'a, F> {
    /// Carries the steps out.
    on: Handles<'a, F>,
}

impl<'a, F: Float> Arrays<'a, F> {
    /// The evaluation, if it runs; otherwise the `results` count as wanted.
    ///
    /// # Safety
    /// `e` is null or points at an evaluation.
    unsafe fn new(e: *mut Eval<F>, results: usize) -> Option<Self> {
        // SAFETY: `e` is null or points at an evaluation, as the caller promises.
        let e = unsafe { e.as_mut() }?;
        if !e.outcome.is_running() {
            e.outcome.want(results);
            return None;
        }
        Some(Self { on: Handles(e) })
    }

    /// An input array of `n` elements; a null one with elements fails the evaluation.
    ///
    /// # Safety
    /// `data` is null or has `n` elements, as long as the call lasts; so in the functions that follow.
    unsafe fn array<T: Copy>(&mut self, data: *const T, n: usize) -> Option<Handed<T>> {
        self.check(data.is_null(), n)?;
        // SAFETY: null or long enough, as the caller promises; `check` leaves null only where nothing is asked for.
        Some(unsafe { Handed::new(data) })
    }

    /// An output array of `n` elements.
    unsafe fn results(&mut self, data: *mut u32, n: usize) -> Option<Results> {
        self.check(data.is_null(), n)?;
        // SAFETY: null or long enough, as the caller promises; `check` leaves null only where nothing is asked for.
        Some(unsafe { Results::new(data) })
    }

    /// An input matrix.
    unsafe fn matrix<T: Copy>(&mut self, data: *const T, rows: usize, cols: usize) -> Option<Handed<T>> {
        let n = self.size(rows, cols)?;
        // SAFETY: null or as long as rows and columns say, as the caller promises.
        unsafe { self.array(data, n) }
    }

    /// An output matrix.
    unsafe fn result_matrix(&mut self, data: *mut u32, rows: usize, cols: usize) -> Option<Results> {
        let n = self.size(rows, cols)?;
        // SAFETY: null or as long as rows and columns say, as the caller promises.
        unsafe { self.results(data, n) }
    }

    fn size(&mut self, rows: usize, cols: usize) -> Option<usize> {
        checked_len(rows, cols).map_err(|error| self.on.0.fail(error, named!("map"))).ok()
    }

    /// A function pointer that must not be null.
    fn required<T>(&mut self, pointer: Option<T>) -> Option<T> {
        if pointer.is_none() {
            self.on.0.fail(Error::Null { what: Pointer::Operation }, named!("map"));
        }
        pointer
    }

    /// Whether the evaluation still counts.
    fn running(&self) -> Option<()> {
        self.on.0.outcome.is_running().then_some(())
    }

    fn check(&mut self, null: bool, n: usize) -> Option<()> {
        let error = if n > MOST_ELEMENTS {
            Error::BadLength { a: n, b: 8 }
        } else if null && n > 0 {
            Error::Null { what: Pointer::Array }
        } else {
            return Some(());
        };
        self.on.0.fail(error, named!("map"));
        None
    }

    /// `Σ a(i)·b(i)`: the bits of the loop it replaces, the sum kept in registers where the lanes allow.
    fn dot(&mut self, n: usize, a: Line<u32>, b: Line<u32>) -> u32 {
        match dot::dot(self.on.0, n, a, b) {
            INVALID => function::dot(&mut self.on, n, |i| a.at(i), |i| b.at(i)),
            id => id,
        }
    }

    /// `Σ c(i)·a(i)` likewise.
    fn dot_real(&mut self, n: usize, c: Handed<F>, a: Line<u32>) -> u32 {
        match dot::dot_real(self.on.0, n, c, a) {
            INVALID => function::dot_real(&mut self.on, n, |i| c.at(i), |i| a.at(i)),
            id => id,
        }
    }
}

/// Carries out an operation over arrays, known in C as `name`; none in an evaluation that has failed, which would have made that many numbers.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
unsafe fn within<F: Float, T>(
    e: *mut Eval<F>,
    name: &'static Name,
    results: usize,
    body: impl FnOnce(&mut Arrays<'_, F>) -> Option<T>,
) -> Option<T> {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let mut arrays = unsafe { Arrays::new(e, results) }?;
    let made = arrays.on.0.begin_bulk(name);
    let result = body(&mut arrays);
    arrays.on.0.end_bulk(made);
    result
}

macro_rules! over_arrays {
    ($($(#[$doc:meta])* fn $name:ident($($p:ident: $t:ty),*) -> u32 as $c:expr, |$on:ident| $body:expr;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Safety
            /// `e` is null or points at an evaluation; arrays are null or as long as the header requires.
            pub unsafe fn $name<F: Float>(e: *mut Eval<F>, $($p: $t),*) -> u32 {
                // SAFETY: `e` is null or points at an evaluation, as the caller promises, and the arrays are null or have their elements.
                unsafe { within(e, $c, 1, |$on| Some($body)) }.unwrap_or(INVALID)
            }
        )*
    };
}

over_arrays! {
    /// `Σ aᵢ·bᵢ`, by the steps of the function.
    fn dot_in_steps(n: usize, a: *const u32, b: *const u32) -> u32 as named!("dot"), |s| {
        let (a, b) = (s.array(a, n)?, s.array(b, n)?);
        function::dot(&mut s.on, n, |i| a.at(i), |i| b.at(i))
    };
    /// `Σ cᵢ·aᵢ` with plain reals.
    fn dot_real(n: usize, c: *const F, a: *const u32) -> u32 as named!("dot_c"), |s| {
        let (c, a) = (s.array(c, n)?, s.array(a, n)?);
        s.dot_real(n, c, a.line(0, 1))
    };
    /// `Σ aᵢ²`.
    fn norm2sq(n: usize, a: *const u32) -> u32 as named!(<Norm2sq as Reduction<F>>::NAME), |s| {
        let a = s.array(a, n)?;
        match dot::squares(s.on.0, n, a) {
            INVALID => Norm2sq.reduce(&mut s.on, n, |i| a.at(i)),
            id => id,
        }
    };
}

/// A function of `n` numbers to one.
///
/// # Safety
/// `e` is null or points at an evaluation; `a` is null or has `n` elements.
pub unsafe fn reduce<F: Float, O: Reduction<F>>(e: *mut Eval<F>, n: usize, a: *const u32, o: O) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises, and the arrays are null or have their elements.
    let result = unsafe {
        within(e, named!(O::NAME), 1, |s| {
            let a = s.array(a, n)?;
            if s.on.0.is_recording() {
                let steps = &mut |e: &mut Eval<F>| o.reduce(&mut Handles(e), n, |i| a.at(i));
                return Some(s.on.0.tell_reduction(O::NAME, n, &|i| a.at(i), steps));
            }
            Some(o.reduce(&mut s.on, n, |i| a.at(i)))
        })
    };
    result.unwrap_or(INVALID)
}

/// A function of `n` numbers to `n`.
///
/// # Safety
/// `e` is null or points at an evaluation; `a` and `y` are null or have `n` elements.
pub unsafe fn spread<F: Float, O: Spread<F>>(e: *mut Eval<F>, n: usize, a: *const u32, y: *mut u32, o: O) {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises, and the arrays are null or have their elements.
    let _ = unsafe {
        within(e, named!(O::NAME), n, |s| {
            let (a, y) = (s.array(a, n)?, s.results(y, n)?);
            if s.on.0.is_recording() {
                let steps =
                    &mut |e: &mut Eval<F>| o.spread(&mut Handles(e), n, |i| a.at(i), |i| y.at(i), |_, i, value| y.set(i, value));
                s.on.0.tell_spread(O::NAME, n, &|i| a.at(i), steps, &|i| y.at(i));
                return Some(());
            }
            o.spread(&mut s.on, n, |i| a.at(i), |i| y.at(i), |_, i, value| y.set(i, value));
            Some(())
        })
    };
}

/// `Σ aᵢ·bᵢ`.
///
/// # Safety
/// `e` is null or points at an evaluation; the arrays are null or have `n` elements.
#[inline(always)]
pub unsafe fn dot<F: Float>(e: *mut Eval<F>, n: usize, a: *const u32, b: *const u32) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    if let Some(e) = unsafe { e.as_mut() }.filter(|_| !a.is_null() && !b.is_null() && n <= MOST_ELEMENTS) {
        // SAFETY: likewise, and not null.
        let (a, b) = unsafe { (Handed::new(a), Handed::new(b)) };
        let id = dot::dot(e, n, a.line(0, 1), b.line(0, 1));
        if id != INVALID {
            return id;
        }
    }
    // SAFETY: `e` is null or points at an evaluation, as the caller promises, and the arrays are null or have their elements.
    unsafe { dot_in_steps(e, n, a, b) }
}

macro_rules! into_arrays {
    ($($(#[$doc:meta])* fn $name:ident($($p:ident: $t:ty),*) as $c:expr, $results:expr, |$on:ident| $body:expr;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Safety
            /// `e` is null or points at an evaluation; arrays are null or as long as the header requires.
            pub unsafe fn $name<F: Float>(e: *mut Eval<F>, $($p: $t),*) {
                // SAFETY: `e` is null or points at an evaluation, as the caller promises, and the arrays are null or have their elements.
                let _ = unsafe {
                    within(e, $c, $results, |$on| {
                        $body;
                        Some(())
                    })
                };
            }
        )*
    };
}

into_arrays! {
    /// `A·x`.
    fn matvec(rows: usize, cols: usize, a: *const u32, x: *const u32, y: *mut u32) as named!("matvec"), rows, |s| {
        let (a, x, y) = (s.matrix(a, rows, cols)?, s.array(x, cols)?, s.results(y, rows)?);
        for i in 0..rows {
            s.running()?;
            y.set(i, s.dot(cols, a.line(i * cols, 1), x.line(0, 1)));
        }
    };
    /// `A·x` with a plain-real matrix.
    fn matvec_real(rows: usize, cols: usize, a: *const F, x: *const u32, y: *mut u32) as named!("matvec_c"), rows, |s| {
        let (a, x, y) = (s.matrix(a, rows, cols)?, s.array(x, cols)?, s.results(y, rows)?);
        for i in 0..rows {
            s.running()?;
            y.set(i, s.dot_real(cols, a.from(i * cols), x.line(0, 1)));
        }
    };
    /// `A·B`, sizes `[m, k, n]`.
    fn matmul(size: [usize; 3], a: *const u32, b: *const u32, c: *mut u32) as named!("matmul"), size[0].saturating_mul(size[2]), |s| {
        let [m, k, n] = size;
        let (a, b, c) = (s.matrix(a, m, k)?, s.matrix(b, k, n)?, s.result_matrix(c, m, n)?);
        for i in 0..m {
            for j in 0..n {
                s.running()?;
                c.set(i * n + j, s.dot(k, a.line(i * k, 1), b.line(j, n)));
            }
        }
    };
    /// `A·B` with a plain-real `A`, sizes `[m, k, n]`.
    fn matmul_real(size: [usize; 3], a: *const F, b: *const u32, c: *mut u32) as named!("matmul_c"), size[0].saturating_mul(size[2]), |s| {
        let [m, k, n] = size;
        let (a, b, c) = (s.matrix(a, m, k)?, s.matrix(b, k, n)?, s.result_matrix(c, m, n)?);
        for i in 0..m {
            for j in 0..n {
                s.running()?;
                c.set(i * n + j, s.dot_real(k, a.from(i * k), b.line(j, n)));
            }
        }
    };
    /// The cross product.
    fn cross(a: *const u32, b: *const u32, y: *mut u32) as named!("cross"), 3, |s| {
        let (a, b, y) = (s.array(a, 3)?, s.array(b, 3)?, s.results(y, 3)?);
        y.set_all(function::cross(&mut s.on, a.take(), b.take()))
    };
    /// The quaternion product.
    fn quat_mul(p: *const u32, q: *const u32, r: *mut u32) as named!("quat_mul"), 4, |s| {
        let (p, q, r) = (s.array(p, 4)?, s.array(q, 4)?, s.results(r, 4)?);
        r.set_all(function::quat_mul(&mut s.on, p.take(), q.take()))
    };
    /// A vector rotated by a unit quaternion.
    fn quat_rotate(q: *const u32, v: *const u32, y: *mut u32) as named!("quat_rotate"), 3, |s| {
        let (q, v, y) = (s.array(q, 4)?, s.array(v, 3)?, s.results(y, 3)?);
        y.set_all(function::quat_rotate(&mut s.on, q.take(), v.take()))
    };
}

/// A unary operation on each element, each with a place of its own.
///
/// # Safety
/// `e` is null or points at an evaluation; the arrays are null or have `n` elements.
pub unsafe fn map<F: Float>(e: *mut Eval<F>, op: Option<UnaryFn<F>>, n: usize, a: *const u32, y: *mut u32) {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises, and the arrays are null or have their elements.
    let run = || unsafe {
        let mut s = Arrays::new(e, n)?;
        let (a, y) = (s.array(a, n)?, s.results(y, n)?);
        let op = s.required(op)?;
        for i in 0..n {
            s.running()?;
            y.set(i, op(&raw mut *s.on.0, a.at(i)));
        }
        Some(())
    };
    let _ = run();
}
