//! Outputs that a function does not set: the error that C gives, from every driver, for values and aux blocks, in both precisions.

mod function;

use function::function;
use jacfwd::Number;
use jacfwd::error::Error;
use jacfwd::ops::Float;
use jacfwd::shape::Shape;
use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Scalar, Workspace};

/// Output 0 whole, output 1 all but element 1, the aux block all but element 0.
const SHAPE: Shape<'_> = Shape { in_len: &[2], out_len: &[2, 2], aux_len: &[2] };

function!(Element, R, |x, y, _| {
    y[0].copy_from_slice(&x[0]);
    y[1][0] = x[0][0];
    y[2].copy_from_slice(&x[0]);
});

function!(Aux, R, |x, y, _| {
    y[0].copy_from_slice(&x[0]);
    y[1].copy_from_slice(&x[0]);
    y[2][1] = x[0][0];
});

function!(Nothing, R, |_x, _y, _| {});

// Set only where the input is not negative.
function!(Sometimes, R, |x, y, _| {
    for k in 0..3 {
        y[k].copy_from_slice(&x[0]);
    }
    if x[0][0] < R::constant(R::Real::ZERO) {
        y[0][1] = y[0][1].detach();
    }
});

/// What every driver says of a function.
fn every_driver<F: Scalar<2>>(f: &impl Function<F>, x: [F; 2]) -> [Result<(), Error>; 7] {
    let mut room = Workspace::<F, 2, 64>::new();
    let x: &[&[F]] = &[&x];
    let f = Jacfwd::new(f, SHAPE);
    let (mut out, mut kept) = ([F::of(9.0); 2], [F::of(9.0); 2]);
    let results = [
        f.call(&mut room, x, &mut [&mut out, &mut [], &mut []]),
        f.jvp(&mut room, x, &[&[F::ONE, F::ONE]], &mut [&mut out, &mut [], &mut []], &mut []),
        f.jvp_many(&mut room, 0, x, &[], &mut [], &mut []).and(f.jvp_many(&mut room, 3, x, &[], &mut [], &mut [])),
        f.jacfwd(&mut room, x, &mut [], &mut [&mut out, &mut [], &mut []]),
        f.jacfwd_batch(&mut room, 1, x, &mut [], &mut [&mut kept, &mut [], &mut []]),
        f.hessian(&mut room, x, &mut [], &mut [], &mut [&mut out, &mut [], &mut []]),
        f.check(&mut room, x).map(|_| ()),
    ];
    if results[0].is_err() {
        assert_eq!((out, kept), ([F::of(9.0); 2], [F::of(9.0); 2]), "results are untouched");
    }
    results
}

fn both_precisions(f: &(impl Function<f64> + Function<f32>), block: usize, element: usize) {
    for x in [[1.0, 2.0], [0.0, 0.0], [-0.0, -0.0]] {
        let expected = [Err(Error::OutputNotSet { block, element }); 7];
        assert_eq!(every_driver::<f64>(f, x), expected, "{x:?}");
        assert_eq!(every_driver::<f32>(f, x.map(|x| x as f32)), expected, "{x:?}");
    }
}

#[test]
fn an_output_that_is_not_set_is_an_error() {
    both_precisions(&Element, 1, 1);
    both_precisions(&Aux, 2, 0);
    both_precisions(&Nothing, 0, 0);
}

#[test]
fn a_batch_stops_at_the_point_where_it_is_not_set() {
    struct Positive;
    impl Function<f64> for Positive {
        fn call<R: Number<Real = f64>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<f64>) -> Result<(), i32> {
            if x[0][0].primal() > 0.0 {
                y[0][0] = x[0][0];
            }
            Ok(())
        }
    }
    let mut room = Workspace::<f64, 2, 8>::new();
    let mut out = [9.0; 3];
    let shape = Shape { in_len: &[1], out_len: &[1], aux_len: &[] };
    let result = Jacfwd::new(&Positive, shape).jacfwd_batch(&mut room, 3, &[&[1.0, -1.0, 2.0]], &mut [], &mut [&mut out]);
    assert_eq!((result, room.points_done(), out), (Err(Error::OutputNotSet { block: 0, element: 0 }), 1, [1.0, 9.0, 9.0]));
}

// Everything that gives a zero: set to -0, or summed up from zeros of either sign.
function!(Zeros, R, |x, y, _| {
    let zero = x[0][0];
    y[0][0] = R::constant(-R::Real::ZERO);
    y[0][1] -= zero.detach();
    y[1][0] += zero * -R::Real::ONE;
    y[1][1] += -(zero.detach());
    y[2][0] = -zero;
    y[2][1] += zero;
});

#[test]
fn zeros_of_either_sign_are_set() {
    for zero in [0.0, -0.0] {
        assert_eq!(every_driver::<f64>(&Zeros, [zero; 2]), [Ok(()); 7], "{zero:?}");
        assert_eq!(every_driver::<f32>(&Zeros, [zero as f32; 2]), [Ok(()); 7], "{zero:?}");
        let mut room = Workspace::<f64, 2, 64>::new();
        let (mut jac, mut y) = ([[9.0; 4]; 2], [[9.0_f64; 2]; 3]);
        let [a, b] = &mut jac;
        let [u, v, w] = &mut y;
        Jacfwd::new(&Zeros, SHAPE).jacfwd(&mut room, &[&[zero; 2]], &mut [a, b], &mut [u, v, w]).unwrap();
        assert_eq!((jac, y), ([[0.0; 4], [-1.0, 0.0, 0.0, 0.0]], [[0.0; 2]; 3]));
        assert!(y[0][0].is_sign_negative(), "the value that was set");
    }
}

#[test]
fn a_function_that_sets_all_by_any_way_is_right() {
    assert_eq!(every_driver::<f64>(&Sometimes, [-1.0, -0.0]), [Ok(()); 7]);
    assert_eq!(every_driver::<f32>(&Sometimes, [1.0, 0.0]), [Ok(()); 7]);
}

/// Reads an output before it is complete, and stops unless the sum is a number of either sign that it expects.
struct Guarded;

impl<F: Float> Function<F> for Guarded {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        y[0][0] += x[0][0];
        let fits = y[0][0].primal() >= F::ZERO;
        if !fits {
            return Err(7);
        }
        y[0][1] = R::constant(-F::ZERO);
        y[1].copy_from_slice(&x[0]);
        y[2].copy_from_slice(&x[0]);
        Ok(())
    }
}

#[test]
fn errors_of_a_function_count_only_at_its_own_numbers() {
    assert_eq!(every_driver::<f64>(&Guarded, [2.0, 1.0]), [Ok(()); 7]);
    assert_eq!(every_driver::<f32>(&Guarded, [2.0, 1.0]), [Ok(()); 7]);
    assert_eq!(every_driver::<f64>(&Guarded, [-2.0, 1.0]), [Err(Error::User { code: 7 }); 7]);
    assert_eq!(every_driver::<f32>(&Guarded, [-2.0, 1.0]), [Err(Error::User { code: 7 }); 7]);
}
