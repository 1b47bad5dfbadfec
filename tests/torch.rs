//! What torch.func.jacfwd does, case by case: its documentation's examples and the behaviour of its options.

mod function;

use function::function;
use jacfwd::error::Error;
use jacfwd::random::Randomness;
use jacfwd::shape::Shape;
use jacfwd::workspace::{Jacfwd, Workspace};
use jacfwd::{Math, Number, array, hessian, jacfwd, jacfwd_batch};

type Room = Workspace<f64, 8, 64>;

const X: [f64; 5] = [-1.3, 0.0, 0.4, 2.0, 100.5];
const Y: [f64; 5] = [0.5, -2.0, 3.25, 0.0, -0.125];

/// One input and one output of 5.
const FIVE: Shape<'_> = Shape { in_len: &[5], out_len: &[5], aux_len: &[] };
/// Two inputs and one output of 5.
const PAIR: Shape<'_> = Shape { in_len: &[5, 5], out_len: &[5], aux_len: &[] };

fn diagonal(d: impl Fn(usize) -> f64) -> [f64; 25] {
    core::array::from_fn(|at| if at / 5 == at % 5 { d(at / 5) } else { 0.0 })
}

function!(Sine, R, |x, y, _| {
    for i in 0..5 {
        y[0][i] = x[0][i].sin();
    }
});

function!(SineWithAux, R, |x, y, _| {
    for i in 0..5 {
        y[0][i] = x[0][i].sin();
        y.aux_mut(0).expect("declared")[i] = x[0][i].sin();
    }
});

function!(SumOfSines, R, |x, y, _| {
    for x in &x[0] {
        y[0][0] += x.sin();
    }
});

/// `x + y**2`.
fn plus_square<R: Number>(x: R, y: R) -> R {
    x + y.powi(2)
}

function!(PlusSquare, R, |x, y, _| {
    for i in 0..5 {
        y[0][i] = plus_square(x[0][i], x[1][i]);
    }
});

#[test]
fn the_jacobian_of_sin_is_the_diagonal_of_cos() {
    let expected = diagonal(|i| Math::cos(X[i]));
    let mut jac = [9.0; 25];
    Jacfwd::new(&Sine, FIVE).jacfwd(&mut Room::new(), &[&X], &mut [&mut jac], &mut []).unwrap();
    assert_eq!(jac, expected);
    assert_eq!(jacfwd(|x: [_; 5]| x.map(|x| x.sin()), X).as_flattened(), expected);
}

#[test]
fn a_batch_of_64_by_5_gives_64_by_5_by_5() {
    let points: [[f64; 5]; 64] = core::array::from_fn(|p| X.map(|x| x + p as f64));
    let (mut jac, mut out) = (vec![9.0; 64 * 25], vec![9.0; 64 * 5]);
    let mut room = Room::new();
    Jacfwd::new(&Sine, FIVE).jacfwd_batch(&mut room, 64, &[points.as_flattened()], &mut [&mut jac], &mut [&mut out]).unwrap();
    assert_eq!(room.points_done(), 64);
    for (point, jac) in points.iter().zip(jac.chunks(25)) {
        assert_eq!(jac, diagonal(|i| Math::cos(point[i])));
    }
    assert!(points.as_flattened().iter().zip(&out).all(|(x, y)| Math::sin(*x) == *y));
    let fixed = jacfwd_batch(|x: [_; 5]| x.map(|x| x.sin()), &points);
    assert_eq!(fixed.as_flattened().as_flattened(), jac);
}

#[test]
fn aux_comes_with_the_jacobian_and_is_not_differentiated() {
    let (mut jac, mut y, mut aux) = ([9.0; 25], [9.0; 5], [9.0; 5]);
    let f = Jacfwd::new(&SineWithAux, Shape { aux_len: &[5], ..FIVE });
    f.jacfwd(&mut Room::new(), &[&X], &mut [&mut jac], &mut [&mut y, &mut aux]).unwrap();
    assert_eq!(aux, X.map(Math::sin));
    assert_eq!((jac, y), (diagonal(|i| Math::cos(X[i])), aux));
}

#[test]
fn the_hessian_of_the_sum_of_sines_is_minus_their_diagonal() {
    let expected = diagonal(|i| -Math::sin(X[i]) + 0.0);
    let (mut hess, mut jac, mut y) = ([9.0; 25], [9.0; 5], [9.0]);
    let f = Jacfwd::new(&SumOfSines, Shape { out_len: &[1], ..FIVE });
    f.hessian(&mut Room::new(), &[&X], &mut [&mut hess], &mut [&mut jac], &mut [&mut y]).unwrap();
    assert_eq!((hess, jac), (expected, X.map(Math::cos)));
    assert_eq!(y[0], X.iter().fold(0.0, |sum, x| sum + Math::sin(*x)));
    assert_eq!(hessian(|x: [_; 5]| array::sum(&x.map(|x| x.sin())), X).as_flattened(), expected);
    // jacfwd(jacfwd(f)), torch's other way.
    assert_eq!(jacfwd(|x| jacfwd(|x: [_; 5]| array::sum(&x.map(|x| x.sin())), x), X).as_flattened(), expected);
}

#[test]
fn argnums_of_1_differentiates_the_second_input() {
    let mut jac = [9.0; 25];
    let f = Jacfwd::new(&PlusSquare, PAIR).argnums(&[1]);
    f.jacfwd(&mut Room::new(), &[&X, &Y], &mut [&mut jac], &mut []).unwrap();
    assert_eq!(jac, diagonal(|i| 2.0 * Y[i]));
}

#[test]
fn argnums_of_0_and_1_gives_both_blocks() {
    let (mut by_x, mut by_y) = ([9.0; 25], [9.0; 25]);
    let f = Jacfwd::new(&PlusSquare, PAIR).argnums(&[0, 1]);
    f.jacfwd(&mut Room::new(), &[&X, &Y], &mut [&mut by_x, &mut by_y], &mut []).unwrap();
    assert_eq!((by_x, by_y), (diagonal(|_| 1.0), diagonal(|i| 2.0 * Y[i])));
}

#[test]
fn the_order_of_argnums_is_the_order_of_blocks_and_negative_ones_count_from_the_end() {
    for argnums in [[1, 0], [-1, 0], [1, -2], [-1, -2]] {
        let (mut first, mut second) = ([9.0; 25], [9.0; 25]);
        let f = Jacfwd::new(&PlusSquare, PAIR).argnums(&argnums);
        f.jacfwd(&mut Room::new(), &[&X, &Y], &mut [&mut first, &mut second], &mut []).unwrap();
        assert_eq!((first, second), (diagonal(|i| 2.0 * Y[i]), diagonal(|_| 1.0)), "{argnums:?}");
    }
    let (mut first, mut second) = ([9.0; 25], [9.0; 25]);
    let f = Jacfwd::new(&PlusSquare, PAIR).leading(2);
    f.jacfwd(&mut Room::new(), &[&X, &Y], &mut [&mut first, &mut second], &mut []).unwrap();
    assert_eq!((first, second), (diagonal(|_| 1.0), diagonal(|i| 2.0 * Y[i])));
}

// Inputs of 1, 2 and 3 and outputs of 2 and 1: every block has its own shape.
function!(Blocks, R, |x, y, _| {
    y[0][0] = x[0][0] * x[2][2];
    y[0][1] = x[1][1] + x[2][0];
    y[1][0] = x[0][0] * x[1][0] * x[1][0];
    y[2][0] = x[0][0] + x[1][0];
});

const BLOCKS: Shape<'_> = Shape { in_len: &[1, 2, 3], out_len: &[2, 1], aux_len: &[1] };

#[test]
fn several_inputs_and_outputs_give_a_block_each() {
    let (x, y, z): (_, _, [f64; 3]) = ([2.0], [3.0, 5.0], [7.0, 11.0, 13.0]);
    let mut blocks = [[9.0; 6], [9.0; 6], [9.0; 6], [9.0; 6]];
    let [a, b, c, d] = &mut blocks;
    let mut values = [9.0; 2];
    let f = Jacfwd::new(&Blocks, BLOCKS).argnums(&[2, 0]);
    let out: &mut [&mut [f64]] = &mut [&mut values, &mut [], &mut []];
    f.jacfwd(&mut Room::new(), &[&x, &y, &z], &mut [a, &mut b[..2], &mut c[..3], &mut d[..1]], out).unwrap();
    assert_eq!(blocks[0], [0.0, 0.0, 2.0, 1.0, 0.0, 0.0]);
    assert_eq!(blocks[1][..2], [13.0, 0.0]);
    assert_eq!(blocks[2][..3], [0.0; 3]);
    assert_eq!(blocks[3][..1], [9.0]);
    assert_eq!(values, [26.0, 12.0]);
}

// x₀·z₂ + 4·x₁·z₀ in the second of two outputs.
function!(Bilinear, R, |x, y, _| {
    y[0][0] = R::constant(F::of(0.0));
    y[1][0] = x[0][0] * x[1][2] + x[0][1] * x[1][0] * F::of(4.0);
});

#[test]
fn blocks_of_second_derivatives_are_laid_out_output_first_then_row_input() {
    let mut blocks: [Vec<f64>; 8] = [4, 6, 6, 9, 4, 6, 6, 9].map(|len| vec![9.0; len]);
    let mut hess: Vec<&mut [f64]> = blocks.iter_mut().map(Vec::as_mut_slice).collect();
    let f = Jacfwd::new(&Bilinear, Shape { in_len: &[2, 3], out_len: &[1, 1], aux_len: &[] }).argnums(&[0, 1]);
    f.hessian(&mut Room::new(), &[&[1.0, 2.0], &[3.0, 5.0, 7.0]], &mut hess, &mut [], &mut []).unwrap();
    assert!(blocks[..4].iter().chain([&blocks[4], &blocks[7]]).flatten().all(|h| *h == 0.0));
    assert_eq!(blocks[5], [0.0, 0.0, 1.0, 4.0, 0.0, 0.0]);
    assert_eq!(blocks[6], [0.0, 4.0, 0.0, 0.0, 1.0, 0.0]);
}

function!(Constant, R, |_x, y, _| {
    y[0][0] = R::constant(F::of(3.0));
    y[1][0] = R::constant(F::of(0.0));
});

#[test]
fn an_output_that_depends_on_nothing_has_zeros_and_no_error() {
    let (mut jac, mut y) = ([9.0; 5], [9.0; 2]);
    let f = Jacfwd::new(&Constant, Shape { out_len: &[1, 1], ..FIVE });
    let [a, b] = &mut y;
    f.jacfwd(&mut Room::new(), &[&X], &mut [&mut jac, &mut []], &mut [core::slice::from_mut(a), core::slice::from_mut(b)])
        .unwrap();
    assert_eq!((jac, y), ([0.0; 5], [3.0, 0.0]));
}

#[test]
fn in_dims_none_shares_an_input_between_points() {
    let points = [[1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0]];
    let (mut shared, mut repeated) = ([9.0; 50], [8.0; 50]);
    let f = Jacfwd::new(&PlusSquare, PAIR).argnums(&[1]);
    f.in_stride(&[0, 5]).jacfwd_batch(&mut Room::new(), 2, &[&X, points.as_flattened()], &mut [&mut shared], &mut []).unwrap();
    f.jacfwd_batch(&mut Room::new(), 2, &[[X, X].as_flattened(), points.as_flattened()], &mut [&mut repeated], &mut []).unwrap();
    assert_eq!(shared, repeated);
    assert_eq!(shared[25..], diagonal(|i| 2.0 * points[1][i]));
}

// x·u + v·0 with a uniform and a normal draw.
function!(Noisy, R, |x, y, draws| {
    let (u, v) = (draws.uniform(), draws.normal());
    for i in 0..5 {
        y[0][i] = x[0][i] * u;
    }
    y[1][0] = R::constant(v);
});

const NOISY: Shape<'_> = Shape { aux_len: &[1], ..FIVE };

fn noisy(randomness: Randomness, seed: u64, chunk: usize) -> ([f64; 25], f64) {
    let (mut jac, mut aux) = ([9.0; 25], [9.0]);
    let f = Jacfwd::new(&Noisy, NOISY).randomness(randomness, seed).chunk(chunk);
    f.jacfwd(&mut Room::new(), &[&X], &mut [&mut jac], &mut [&mut [], &mut aux]).unwrap();
    (jac, aux[0])
}

#[test]
fn randomness_error_makes_a_draw_fail() {
    let mut jac = [9.0; 25];
    let failed = Jacfwd::new(&Noisy, NOISY).jacfwd(&mut Room::new(), &[&X], &mut [&mut jac], &mut []);
    assert_eq!((failed, jac), (Err(Error::RandomForbidden), [9.0; 25]));
}

#[test]
fn randomness_same_makes_columns_of_one_function() {
    let (jac, _) = noisy(Randomness::Same, 7, 0);
    assert!((0.0..1.0).contains(&jac[0]));
    assert_eq!(jac, diagonal(|_| jac[0]));
    for chunk in 1..=8 {
        assert_eq!(noisy(Randomness::Same, 7, chunk), noisy(Randomness::Same, 7, 0), "chunk {chunk}");
    }
    assert_ne!(noisy(Randomness::Same, 8, 0), noisy(Randomness::Same, 7, 0));
}

#[test]
fn randomness_different_gives_each_direction_its_own_draws() {
    let (jac, aux) = noisy(Randomness::Different, 7, 0);
    let drawn: Vec<f64> = (0..5).map(|i| jac[6 * i]).collect();
    for (i, u) in drawn.iter().enumerate() {
        assert!((0.0..1.0).contains(u) && !drawn[..i].contains(u), "{drawn:?}");
    }
    assert_eq!(noisy(Randomness::Different, 7, 3), (jac, aux));
    // Direction 0 sees what every direction sees in mode same, and gives the values.
    let (same, same_aux) = noisy(Randomness::Same, 7, 0);
    assert_eq!((jac[0], aux), (same[0], same_aux));
}

#[test]
fn a_batch_draws_anew_at_each_point_only_in_mode_different() {
    let draw = |randomness| {
        let mut jac = [9.0; 50];
        let f = Jacfwd::new(&Noisy, NOISY).randomness(randomness, 7).in_stride(&[0]);
        f.jacfwd_batch(&mut Room::new(), 2, &[&X], &mut [&mut jac], &mut []).unwrap();
        (jac[0], jac[25])
    };
    let (first, second) = draw(Randomness::Same);
    assert_eq!(first, second);
    let (first, second) = draw(Randomness::Different);
    assert_ne!(first, second);
}
