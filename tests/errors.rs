//! What goes wrong with functions of run-time sizes: each mistake has its error, leaves results untouched and the workspace usable.

mod function;

use function::function;
use jacfwd::Math;
use jacfwd::error::{Error, Pointer};
use jacfwd::ops::Float;
use jacfwd::shape::Shape;
use jacfwd::workspace::{Jacfwd, Workspace};

type Room = Workspace<f64, 4, 16, 8>;

function!(Product, R, |x, y, _| {
    y[0][0] = x[0][0] * x[1][0] + x[1][1];
    y[0][1] = x[0][0].exp();
});

/// Inputs of 1 and 2, an output of 2.
const SHAPE: Shape<'_> = Shape { in_len: &[1, 2], out_len: &[2], aux_len: &[] };
const X: [f64; 1] = [0.0];
const Y: [f64; 2] = [3.0, 4.0];

/// What a Jacobian with these argnums ends with; results must be untouched, and the workspace of use afterwards.
fn with_argnums(argnums: &[i32]) -> Result<(), Error> {
    let (mut room, mut jac, mut out) = (Room::new(), [[9.0; 4]; 3], [9.0; 2]);
    let [a, b, c] = &mut jac;
    let mut blocks: [&mut [f64]; 3] = [a, b, c];
    let blocks = &mut blocks[..argnums.len()];
    let result = Jacfwd::new(&Product, SHAPE).argnums(argnums).jacfwd(&mut room, &[&X, &Y], blocks, &mut [&mut out]);
    if result.is_err() {
        assert_eq!((jac, out), ([[9.0; 4]; 3], [9.0; 2]));
        works(&mut room);
    }
    result
}

fn works(room: &mut Room) {
    let mut jac = [9.0; 2];
    Jacfwd::new(&Product, SHAPE).jacfwd(room, &[&X, &Y], &mut [&mut jac], &mut []).unwrap();
    assert_eq!(jac, [3.0, 1.0]);
}

#[test]
fn argnums_out_of_range_duplicate_or_empty_are_errors() {
    for argnum in [2, -3, i32::MAX, i32::MIN] {
        assert_eq!(with_argnums(&[0, argnum]), Err(Error::ArgnumRange { argnum, inputs: 2 }));
    }
    assert_eq!(with_argnums(&[1, 1]), Err(Error::ArgnumDuplicate { input: 1, first: 0, second: 1 }));
    assert_eq!(with_argnums(&[1, 0, -1]), Err(Error::ArgnumDuplicate { input: 1, first: 0, second: 2 }));
    assert_eq!(with_argnums(&[]), Err(Error::ArgnumEmpty));
    let leading = |count| Jacfwd::new(&Product, SHAPE).leading(count).check(&mut Room::new(), &[&X, &Y]).map(|_| ());
    assert_eq!(leading(0), Err(Error::ArgnumEmpty));
    assert_eq!(leading(3), Err(Error::TooManyArgnums { count: 3, inputs: 2 }));
    assert_eq!(leading(2), Ok(()));
}

#[test]
fn a_signature_needs_an_output_and_lengths_that_can_exist() {
    let call = |shape| Jacfwd::new(&Product, shape).call(&mut Room::new(), &[&X, &Y], &mut []);
    assert_eq!(call(Shape { out_len: &[], ..SHAPE }), Err(Error::NoOutput));
    let huge = Shape { in_len: &[1, usize::MAX], ..SHAPE };
    assert_eq!(call(huge), Err(Error::BadLength { a: 1, b: usize::MAX }));
    let f = Jacfwd::new(&Product, Shape { in_len: &[0, 0], ..SHAPE });
    let many = f.jvp_many(&mut Room::new(), usize::MAX, &[&[], &[]], &[], &mut [], &mut []);
    assert_eq!(many, Err(Error::BadLength { a: usize::MAX, b: 2 }));
    let batch = f.jacfwd_batch(&mut Room::new(), usize::MAX, &[&[], &[]], &mut [], &mut []);
    assert_eq!(batch, Err(Error::BadLength { a: usize::MAX, b: 2 }));
    let strided = f.in_stride(&[usize::MAX, 1]).jacfwd_batch(&mut Room::new(), 3, &[&[], &[]], &mut [], &mut []);
    assert_eq!(strided, Err(Error::BadLength { a: 2, b: usize::MAX }));
}

#[test]
fn a_table_of_the_wrong_count_is_an_error() {
    let f = Jacfwd::new(&Product, SHAPE).leading(2);
    let count = |table, given, expected| Err(Error::WrongCount { table, given, expected });
    let x: [&[f64]; 2] = [&X, &Y];
    let room = &mut Room::new();
    let (mut a, mut b, mut c) = ([9.0; 4], [9.0; 4], [9.0; 4]);
    assert_eq!(f.call(room, &x[..1], &mut []), count(Pointer::In, 1, 2));
    assert_eq!(f.call(room, &x, &mut [&mut a, &mut b]), count(Pointer::Out, 2, 1));
    assert_eq!(f.jvp(room, &x, &x[..1], &mut [], &mut []), count(Pointer::Tangents, 1, 2));
    assert_eq!(f.jvp(room, &x, &x, &mut [], &mut [&mut a, &mut b]), count(Pointer::OutTangents, 2, 1));
    assert_eq!(f.jacfwd(room, &x, &mut [&mut a], &mut []), count(Pointer::Jac, 1, 2));
    assert_eq!(f.hessian(room, &x, &mut [&mut a, &mut b, &mut c], &mut [], &mut []), count(Pointer::Hess, 3, 4));
    assert_eq!(f.in_stride(&[0]).jacfwd_batch(room, 1, &x, &mut [], &mut []), count(Pointer::InStride, 1, 2));
    let two = Jacfwd::new(&Product, Shape { out_len: &[2, 0], ..SHAPE });
    assert_eq!(two.gradient(room, &x, &mut []).map(|_| ()), count(Pointer::Out, 2, 1));
    assert_eq!((a, b, c), ([9.0; 4], [9.0; 4], [9.0; 4]));
    works(room);
}

#[test]
fn a_slice_of_the_wrong_length_is_an_error() {
    let f = Jacfwd::new(&Product, SHAPE).leading(2);
    let length = |table, index, given, expected| Err(Error::WrongLength { table, index, given, expected });
    let x: [&[f64]; 2] = [&X, &Y];
    let room = &mut Room::new();
    let mut a = [9.0; 8];
    assert_eq!(f.call(room, &[&X, &X], &mut [&mut a[..2]]), length(Pointer::In, 1, 1, 2));
    assert_eq!(f.call(room, &x, &mut [&mut a]), length(Pointer::Out, 0, 8, 2));
    assert_eq!(f.jvp(room, &x, &[&[], &X], &mut [], &mut []), length(Pointer::Tangents, 1, 1, 2));
    assert_eq!(f.jvp_many(room, 3, &x, &[], &mut [], &mut [&mut a[..2]]), length(Pointer::OutTangents, 0, 2, 6));
    assert_eq!(f.jacfwd(room, &x, &mut [&mut a[..2], &mut []], &mut [&mut [0.0]]), length(Pointer::Out, 0, 1, 2));
    assert_eq!(f.jacfwd(room, &x, &mut [&mut [], &mut a[..3]], &mut []), length(Pointer::Jac, 1, 3, 4));
    let hess: &mut [&mut [f64]] = &mut [&mut [], &mut [], &mut [], &mut a[..4]];
    assert_eq!(f.hessian(room, &x, hess, &mut [], &mut []), length(Pointer::Hess, 3, 4, 8));
    assert_eq!(f.jacfwd_batch(room, 2, &[&[1.0, 2.0], &Y], &mut [], &mut []), length(Pointer::In, 1, 2, 4));
    assert_eq!(f.in_stride(&[1, 1]).jacfwd_batch(room, 2, &[&[1.0, 2.0], &Y], &mut [], &mut []), length(Pointer::In, 1, 2, 3));
    assert_eq!(
        f.jacfwd_batch(room, 2, &[&[1.0, 2.0], &[0.0; 4]], &mut [&mut a[..2], &mut []], &mut []),
        length(Pointer::Jac, 0, 2, 4)
    );
    assert_eq!(f.gradient(room, &x, &mut []).map(|_| ()), length(Pointer::Out, 0, 2, 1));
    assert_eq!(a, [9.0; 8]);
    works(room);
}

// Fails with its input as code as soon as that is not 0.
function!(Failing, R, |x, y, _| {
    let code = jacfwd::Number::primal(x[0][0]);
    y[0][0] = x[0][0];
    if code != <F as Float>::ZERO {
        return Err(code.to_i32());
    }
});

const ONE: Shape<'_> = Shape { in_len: &[1], out_len: &[1], aux_len: &[] };

#[test]
fn a_positive_code_of_the_function_comes_back_and_any_other_is_a_bad_return() {
    let room = &mut Room::new();
    let mut run = |code: f64| {
        let (mut jac, mut y, mut hess) = ([9.0], [9.0], [9.0]);
        let f = Jacfwd::new(&Failing, ONE);
        let result = f.jacfwd(room, &[&[code]], &mut [&mut jac], &mut [&mut y]);
        assert_eq!(f.call(room, &[&[code]], &mut [&mut y]), result);
        assert_eq!(f.jvp(room, &[&[code]], &[&[1.0]], &mut [&mut y], &mut [&mut jac]), result);
        assert_eq!(f.hessian(room, &[&[code]], &mut [&mut hess], &mut [&mut jac], &mut [&mut y]), result);
        assert_eq!((jac, y, hess), ([9.0], [9.0], [9.0]));
        works(room);
        result
    };
    assert_eq!(run(3.0), Err(Error::User { code: 3 }));
    assert_eq!(run(f64::from(i32::MAX)), Err(Error::User { code: i32::MAX }));
    assert_eq!(run(-2.0), Err(Error::BadReturn { value: -2 }));
    assert_eq!(run(0.5), Err(Error::BadReturn { value: 0 }));
}

#[test]
fn a_batch_that_fails_keeps_the_points_before() {
    let room = &mut Room::new();
    let (mut jac, mut y) = ([9.0; 4], [9.0; 4]);
    let f = Jacfwd::new(&Failing, ONE);
    let result = f.jacfwd_batch(room, 4, &[&[0.0, 0.0, 5.0, 0.0]], &mut [&mut jac], &mut [&mut y]);
    assert_eq!((result, room.points_done()), (Err(Error::User { code: 5 }), 2));
    assert_eq!((jac, y), ([1.0, 1.0, 9.0, 9.0], [0.0, 0.0, 9.0, 9.0]));
    assert_eq!(f.jacfwd_batch(room, 0, &[&[]], &mut [], &mut []), Ok(()));
    assert_eq!(room.points_done(), 0);
}

// Draws although forbidden, and fails too.
function!(DrawsAndFails, R, |_x, _y, draws| {
    assert!(draws.normal().is_nan());
    if true {
        return Err(4);
    }
});

#[test]
fn an_error_of_the_library_wins_over_the_code_of_the_function() {
    assert_eq!(Jacfwd::new(&DrawsAndFails, ONE).call(&mut Room::new(), &[&X], &mut []), Err(Error::RandomForbidden));
}

function!(NotANumber, R, |x, y, _| {
    y[0][0] = x[0][0].sqrt();
});

#[test]
fn nan_is_no_error_and_leaves_as_the_positive_quiet_one() {
    let (mut jac, mut y) = ([9.0], [9.0]);
    Jacfwd::new(&NotANumber, ONE).jacfwd(&mut Room::new(), &[&[-1.0]], &mut [&mut jac], &mut [&mut y]).unwrap();
    assert_eq!((jac[0].to_bits(), y[0].to_bits()), (f64::NAN.to_bits(), f64::NAN.to_bits()));
}

#[test]
fn messages_name_the_table_and_its_numbers() {
    let error = Error::WrongLength { table: Pointer::In, index: 1, given: 1, expected: 2 };
    assert_eq!(error.to_string(), "in[1] has 1 element, but the function needs 2");
    let error = Error::WrongCount { table: Pointer::Jac, given: 1, expected: 4 };
    assert_eq!(error.to_string(), "jac has 1 entries, but the function needs 4");
}
