//! Drivers of first order on arrays: the sizes are types, everything is inlined, results come back by value.
//! Does not know argnums, aux blocks or draws; `workspace` has those.

use core::slice::{from_mut, from_ref};

use super::point::{Canonical, Directions, Point, Seeded, zero};
use crate::dual::Dual;

/// The scalar a point is made of.
type Scalar<X> = <X as Point>::Scalar;
/// The number a function is run on at a point.
type NumberOf<X> = <X as Directions>::Number;
/// The shape of a function's argument while it is differentiated.
type Argument<X> = <X as Point>::Of<NumberOf<X>>;
/// The values of a result.
pub type Values<X, Y> = <Y as Point>::Of<Scalar<X>>;
/// The Jacobian of a result: its shape, then that of the input.
pub type Jacobian<X, Y> = <Y as Point>::Of<<X as Point>::Of<Scalar<X>>>;

/// The Jacobian of `f` at `x`: the shape of the output followed by that of the input, as in `torch.func.jacfwd`.
///
/// `f` takes a scalar or array of numbers and returns a scalar or array, nested as deep as you like. It runs once for up to 64
/// inputs, once per 32 beyond. `f` may be a generic function or a closure. Nest it for higher derivatives.
///
/// ```
/// use jacfwd::{Math, Number, jacfwd};
///
/// fn polar<R: Number>([r, t]: [R; 2]) -> [R; 2] {
///     [r * t.cos(), r * t.sin()]
/// }
///
/// let j = jacfwd(polar, [2.0, 0.0]);
/// assert_eq!(j, [[1.0, 0.0], [0.0, 2.0]]);
/// let h = jacfwd(|x| jacfwd(|x: [_; 2]| x[0] * x[0] * x[1], x), [3.0, 5.0]);
/// assert_eq!(h, [[10.0, 6.0], [6.0, 0.0]]);
/// ```
#[inline(always)]
pub fn jacfwd<X, Y, F>(f: F, x: X) -> Jacobian<X, Y>
where
    X: Directions<Scalar: Canonical>,
    Y: Point<Scalar = NumberOf<X>>,
    F: Fn(Argument<X>) -> Y,
{
    let mut jacobian = Y::fill(X::fill(zero::<Scalar<X>>()));
    passes(f, &x, |_| (), &mut jacobian);
    jacobian
}

/// Value and Jacobian of `f` at `x`, from the same passes.
///
/// ```
/// use jacfwd::{Math, value_and_jacfwd};
///
/// let (y, j) = value_and_jacfwd(|[a, b]| a * b.exp(), [2.0_f64, 0.0]);
/// assert_eq!((y, j), (2.0, [1.0, 2.0]));
/// ```
#[inline(always)]
pub fn value_and_jacfwd<X, Y, F>(f: F, x: X) -> (Values<X, Y>, Jacobian<X, Y>)
where
    X: Directions<Scalar: Canonical>,
    Y: Point<Scalar = NumberOf<X>>,
    F: Fn(Argument<X>) -> Y,
{
    // One place for both, the result's own: moving them there costs as much as a small function.
    let mut results = (Y::fill(zero::<Scalar<X>>()), Y::fill(X::fill(zero::<Scalar<X>>())));
    let (value, jacobian) = &mut results;
    let values = |y: &[NumberOf<X>]| {
        for (value, y) in Y::flat(from_mut(value)).iter_mut().zip(y) {
            *value = y.value().canonical_value();
        }
    };
    passes(f, &x, values, jacobian);
    results
}

/// Runs the passes of a Jacobian and writes it; `values` sees the numbers of each pass.
#[inline(always)]
fn passes<X, Y, F>(f: F, x: &X, mut values: impl FnMut(&[NumberOf<X>]), jacobian: &mut Jacobian<X, Y>)
where
    X: Directions<Scalar: Canonical>,
    Y: Point<Scalar = NumberOf<X>>,
    F: Fn(Argument<X>) -> Y,
{
    for start in (0..X::LEN.max(1)).step_by(NumberOf::<X>::LANES) {
        let y = f(seeded(x, start));
        let y = Y::scalars(from_ref(&y));
        values(y);
        for (row, y) in Y::flat::<X::Of<Scalar<X>>>(from_mut(jacobian)).iter_mut().zip(y) {
            // The row ends where its lanes do.
            if let Some(rest) = X::flat(from_mut(row)).get_mut(start..) {
                y.read(rest);
            }
        }
    }
}

/// The argument of a pass over the directions from `start` on.
#[inline(always)]
fn seeded<X: Directions>(x: &X, start: usize) -> Argument<X> {
    let mut argument = X::fill(NumberOf::<X>::idle(zero()));
    for (direction, (argument, x)) in X::flat(from_mut(&mut argument)).iter_mut().zip(X::scalars(from_ref(x))).enumerate() {
        // A direction of another pass is no lane of this one.
        argument.seed(*x, direction.wrapping_sub(start));
    }
    argument
}

/// Value of `f` at `x` and its derivative in the direction `t`, of the same shape: `J·t` in one pass.
///
/// ```
/// use jacfwd::{Math, jvp};
///
/// let (y, dy) = jvp(|[a, b]: [_; 2]| [a * b, a + b], [2.0, 3.0], [1.0, 10.0]);
/// assert_eq!((y, dy), ([6.0, 5.0], [23.0, 11.0]));
/// ```
#[inline(always)]
pub fn jvp<X, S, Y, F>(f: F, x: X, t: X) -> (Y::Of<S>, Y::Of<S>)
where
    S: Canonical + crate::dual::Pack<1>,
    X: Point<Scalar = S>,
    Y: Point<Scalar = Dual<S, 1>>,
    F: Fn(X::Of<Dual<S, 1>>) -> Y,
{
    let (value, [tangent]) = jvp_many::<1, X, S, Y, F>(f, x, [t]);
    (value, tangent)
}

/// Value of `f` at `x` and its derivatives in `K` directions: `J·S` in one pass, the primitive that `jacfwd` seeds with the identity.
#[inline(always)]
pub fn jvp_many<const K: usize, X, S, Y, F>(f: F, x: X, t: [X; K]) -> (Y::Of<S>, [Y::Of<S>; K])
where
    S: Canonical + crate::dual::Pack<K>,
    X: Point<Scalar = S>,
    Y: Point<Scalar = Dual<S, K>>,
    F: Fn(X::Of<Dual<S, K>>) -> Y,
{
    // The tangents of element j stand at place j of every direction: gathered lane by lane.
    let mut argument = X::fill(Dual::<S, K>::new(zero()));
    for (j, (argument, x)) in X::flat(from_mut(&mut argument)).iter_mut().zip(X::scalars(from_ref(&x))).enumerate() {
        *argument = Dual::with_tangents(*x, t.iter().filter_map(|t| X::scalars(from_ref(t)).get(j).copied()));
    }
    let y = f(argument);
    let y = Y::scalars(from_ref(&y));
    let mut value = Y::fill(zero::<S>());
    let mut tangents = [Y::fill(zero::<S>()); K];
    for (value, y) in Y::flat(from_mut(&mut value)).iter_mut().zip(y) {
        *value = y.value().canonical_value();
    }
    for (lane, tangents) in tangents.iter_mut().enumerate() {
        for (t, y) in Y::flat(from_mut(tangents)).iter_mut().zip(y) {
            *t = y.tangent(lane).canonical();
        }
    }
    (value, tangents)
}

/// The gradient of a function with one value: the shape of the input.
#[inline(always)]
pub fn gradient<X, F>(f: F, x: X) -> X::Of<Scalar<X>>
where
    X: Directions<Scalar: Canonical>,
    NumberOf<X>: Point<Scalar = NumberOf<X>, Of<X::Of<Scalar<X>>> = X::Of<Scalar<X>>>,
    F: Fn(Argument<X>) -> NumberOf<X>,
{
    jacfwd(f, x)
}

/// The Jacobian at each point of a batch: `vmap(jacfwd(f))`.
///
/// ```
/// use jacfwd::{Math, Number, jacfwd_batch};
///
/// let j = jacfwd_batch(|x| x.map(|x| x.sin()), &[[0.0_f64; 5]; 64]);
/// assert_eq!((j.len(), j[63][4]), (64, [0.0, 0.0, 0.0, 0.0, 1.0]));
/// ```
#[inline(always)]
pub fn jacfwd_batch<X, Y, F, const B: usize>(f: F, points: &[X; B]) -> [Jacobian<X, Y>; B]
where
    X: Directions<Scalar: Canonical>,
    Y: Point<Scalar = NumberOf<X>>,
    F: Fn(Argument<X>) -> Y,
{
    points.map(|x| jacfwd(&f, x))
}
