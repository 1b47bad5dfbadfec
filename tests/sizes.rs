//! The same bits for every chunk and lane count, and every size around them; capacities to the last number.

mod function;

use function::function;
use jacfwd::error::Error;
use jacfwd::ops::Float;
use jacfwd::shape::Shape;
use jacfwd::workspace::{Jacfwd, Scalar, Workspace};
use jacfwd::{Math, Number, jacfwd};

/// Neighbours coupled, so that rows have several entries and no two are alike; a pole and a kink among them.
fn coupled<R: Number>(x: &[R], y: &mut [R]) {
    let n = x.len();
    for i in 0..n {
        let next = x[(i + 1) % n];
        y[i] = (x[i] * next).sin() + next.exp() / (x[i] * x[i] + R::Real::ONE) - (x[i] * R::Real::of(i as f64)).abs().sqrt();
    }
}

function!(Coupled, R, |x, y, _| {
    coupled(&x[0], &mut y[0]);
});

// At a coordinate 0 the cube root has an infinite slope and no second derivative: other directions must not feel it, in any block.
function!(Energy, R, |x, y, _| {
    // The sum may be empty, and is set then, too.
    y[0][0] = R::constant(<R::Real as Float>::ZERO);
    for pair in x[0].windows(2) {
        y[0][0] += (pair[0] * pair[1].tanh()).exp() + (pair[1] * pair[0]).cbrt() * pair[1];
    }
});

fn point(n: usize) -> Vec<f64> {
    (0..n).map(|i| if i == 3 { 0.0 } else { ((i * 37 + 11) % 64) as f64 / 16.0 - 2.03125 }).collect()
}

/// Bits of Jacobian and values.
fn bits<F: Scalar<L> + Bits, const L: usize>(n: usize, chunk: usize) -> Vec<u64> {
    let x: Vec<F> = point(n).into_iter().map(F::of).collect();
    let (mut jac, mut y) = (vec![<F as Float>::ZERO; n * n], vec![<F as Float>::ZERO; n]);
    let shape = Shape { in_len: &[n], out_len: &[n], aux_len: &[] };
    let f = Jacfwd::new(&Coupled, shape).chunk(chunk);
    f.jacfwd(&mut Workspace::<F, L, 66, 0>::new(), &[&x], &mut [&mut jac], &mut [&mut y]).unwrap();
    jac.iter().chain(&y).map(|x| x.bits()).collect()
}

/// Bits of Hessian, gradient and value.
fn second_bits<F: Scalar<1> + Bits>(n: usize, chunk: usize) -> Vec<u64> {
    let x: Vec<F> = point(n).into_iter().map(F::of).collect();
    let (mut hess, mut jac, mut y) = (vec![<F as Float>::ZERO; n * n], vec![<F as Float>::ZERO; n], [<F as Float>::ZERO]);
    let shape = Shape { in_len: &[n], out_len: &[1], aux_len: &[] };
    let f = Jacfwd::new(&Energy, shape).chunk(chunk);
    f.hessian(&mut Workspace::<F, 1, 10>::new(), &[&x], &mut [&mut hess], &mut [&mut jac], &mut [&mut y]).unwrap();
    assert!((0..n).all(|p| (0..n).all(|q| hess[p * n + q].bits() == hess[q * n + p].bits())), "symmetric");
    hess.iter().chain(&jac).chain(&y).map(|x| x.bits()).collect()
}

#[test]
fn blocks_of_second_derivatives_never_change_a_bit() {
    // Blocks of 4 by 4: none, one, a block less and more by one, two blocks, and one direction more.
    for n in [0, 1, 3, 4, 5, 8, 9] {
        let (double, single) = (second_bits::<f64>(n, 1), second_bits::<f32>(n, 1));
        for chunk in [0, 2, 3, 4, 5, usize::MAX] {
            assert_eq!(second_bits::<f64>(n, chunk), double, "{n} directions, chunk {chunk}");
            assert_eq!(second_bits::<f32>(n, chunk), single, "{n} directions, chunk {chunk}");
        }
    }
}

trait Bits {
    fn bits(self) -> u64;
}

impl Bits for f64 {
    fn bits(self) -> u64 {
        self.to_bits()
    }
}

impl Bits for f32 {
    fn bits(self) -> u64 {
        self.to_bits().into()
    }
}

/// All sizes with `L` lanes against one lane: none, one, and around one and two full passes; every chunk, and one beyond the lanes.
fn same_bits<F: Scalar<1> + Scalar<L> + Bits, const L: usize>() {
    for n in [0, 1, L - 1, L, L + 1, 2 * L, 2 * L + 1] {
        let expected = bits::<F, 1>(n, 1);
        for chunk in [0, 1, 2, L - 1, L, L + 1, usize::MAX] {
            assert_eq!(bits::<F, L>(n, chunk), expected, "{n} directions, {L} lanes, chunk {chunk}");
        }
    }
}

macro_rules! every_lane_count {
    ($($l:literal)*) => {
        #[test]
        fn lanes_and_chunks_never_change_a_bit_in_double() {
            $(same_bits::<f64, $l>();)*
        }

        #[test]
        fn lanes_and_chunks_never_change_a_bit_in_single() {
            $(same_bits::<f32, $l>();)*
        }

        #[test]
        fn arrays_give_the_bits_of_slices() {
            $({
                let x: [f64; $l] = point($l).try_into().unwrap();
                let jac = jacfwd(|x: [_; $l]| { let mut y = x; coupled(&x, &mut y); y }, x);
                let found: Vec<u64> = jac.as_flattened().iter().map(|d| d.to_bits()).collect();
                assert_eq!(found, bits::<f64, 1>($l, 1)[..$l * $l], "{} directions", $l);
            })*
        }
    };
}

every_lane_count!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16);

#[test]
fn jvp_many_is_jacobian_times_directions_in_chunks() {
    // 0, 1, one pass of 4 less and more by one, two passes and one direction more.
    for k in [0, 1, 3, 4, 5, 8, 9] {
        let x = point(3);
        let s: Vec<f64> = (0..3 * k).map(|i| (i % 7) as f64 - 3.0).collect();
        let shape = Shape { in_len: &[3], out_len: &[3], aux_len: &[] };
        let run = |chunk| {
            let (mut out, mut y) = (vec![9.0; 3 * k], [9.0; 3]);
            let f = Jacfwd::new(&Coupled, shape).chunk(chunk);
            f.jvp_many(&mut Workspace::<f64, 4, 6, 0>::new(), k, &[&x], &[&s], &mut [&mut y], &mut [&mut out]).unwrap();
            let mut value = [0.0; 3];
            coupled(&x, &mut value);
            assert_eq!(y, value);
            out
        };
        let found = run(0);
        (1..=5).for_each(|chunk| assert_eq!(run(chunk), found));
        let mut jac = [0.0; 9];
        Jacfwd::new(&Coupled, shape).jacfwd(&mut Workspace::<f64, 4, 6, 0>::new(), &[&x], &mut [&mut jac], &mut []).unwrap();
        for (s, found) in s.chunks(3).zip(found.chunks(3)) {
            for (row, found) in jac.chunks(3).zip(found) {
                let expected: f64 = row.iter().zip(s).map(|(j, s)| j * s).sum();
                assert!((found - expected).abs() <= 1e-14 * (1.0 + expected.abs()), "{found} {expected}");
            }
        }
    }
}

#[test]
fn a_workspace_holds_its_capacity_and_says_what_one_more_would_need() {
    let mut room = Workspace::<f64, 4, 6, 4>::new();
    let mut out = [9.0; 9];
    let mut run = |n: usize| {
        let (lens, x) = ([n], point(n));
        let shape = Shape { in_len: &lens, out_len: &lens, aux_len: &[] };
        Jacfwd::new(&Coupled, shape).jacfwd(&mut room, &[&x], &mut [&mut out[..n * n]], &mut [])
    };
    assert_eq!((run(2), run(3)), (Ok(()), Ok(())));
    out = [9.0; 9];
    let mut jac = [9.0; 16];
    let shape = Shape { in_len: &[4], out_len: &[3], aux_len: &[] };
    let f = Jacfwd::new(&Coupled, shape);
    let full = Err(Error::OutOfNumbers { wanted: 7, capacity: 6 });
    assert_eq!(f.jacfwd(&mut room, &[&[0.0; 4]], &mut [&mut jac[..12]], &mut []), full);
    assert_eq!(f.call(&mut room, &[&[0.0; 4]], &mut []), full);
    assert_eq!((jac, out), ([9.0; 16], [9.0; 9]));
}

#[test]
fn second_order_has_a_capacity_of_its_own() {
    let mut room = Workspace::<f64, 4, 6, 4>::new();
    let mut hess = [9.0; 16];
    let mut run = |n: usize| {
        let (lens, x) = ([n], point(n));
        let shape = Shape { in_len: &lens, out_len: &[1], aux_len: &[] };
        Jacfwd::new(&Energy, shape).hessian(&mut room, &[&x], &mut [&mut hess[..n * n]], &mut [], &mut [])
    };
    assert_eq!((run(2), run(3)), (Ok(()), Ok(())));
    assert_eq!(run(4), Err(Error::OutOfNumbers { wanted: 5, capacity: 4 }));
}

#[test]
fn the_check_says_how_many_numbers_it_needs() {
    let shape = Shape { in_len: &[3], out_len: &[3], aux_len: &[] };
    let f = Jacfwd::new(&Coupled, shape);
    // 48 values, five to a number of four lanes.
    assert_eq!(f.check(&mut Workspace::<f64, 4, 15>::new(), &[&point(3)]), Err(Error::OutOfNumbers { wanted: 16, capacity: 15 }));
    let worst = f.check(&mut Workspace::<f64, 4, 16>::new(), &[&point(3)]).unwrap();
    assert!(worst > 0.0 && worst < 1e-9, "{worst}");
}

// A slope that is wrong by a tenth.
function!(Wrong, R, |x, y, _| {
    let a = x[0][0];
    y[0][0] = a.sin() + (a - a.detach()) * R::Real::of(0.1);
});

#[test]
fn the_check_finds_a_wrong_slope() {
    let f = Jacfwd::new(&Wrong, Shape { in_len: &[1], out_len: &[1], aux_len: &[] });
    let mut room = Workspace::<f64, 1, 10, 0>::new();
    let worst = f.check(&mut room, &[&[0.5]]).unwrap();
    assert!((worst - 0.1 / (0.5_f64.cos() + 0.1)).abs() < 1e-6, "{worst}");
}
