//! Products of Jacobians over slices: the bits of loops over the dense Jacobian, whatever the lanes of a workspace.

use jacfwd::error::Error;
use jacfwd::ops::Float;
use jacfwd::random::Randomness;
use jacfwd::shape::Shape;
use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Scalar, Workspace};
use jacfwd::{Math, Number};

const N: usize = 19;
const M: usize = 7;

/// Each output mixes some of the inputs; one slope is infinite at 0.
struct Mixed;

impl<F: Float> Function<F> for Mixed {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let x: Vec<R> = x[0].iter().chain(x[1].iter()).copied().collect();
        for i in 0..M {
            let block = usize::from(i >= 4);
            y[block][i - 4 * block] = (0..x.len())
                .filter(|j| (i * 5 + j * 3) % 4 < 3)
                .fold(R::constant(F::of(0.3)), |sum, j| (sum * x[j]).sin() + x[j].square());
        }
        y[0][1] += x[2].sqrt();
        Ok(())
    }
}

const SHAPE: Shape<'_> = Shape { in_len: &[12, N - 12], out_len: &[4, M - 4], aux_len: &[] };

fn at<F: Float>(k: usize) -> F {
    F::of((k as f64 * 0.37 + 0.2) % 1.7 - 0.6)
}

/// The dense Jacobian, row by row, and the values.
fn dense<F: Scalar<5>>(f: Jacfwd<'_, &Mixed>, x: &[&[F]]) -> (Vec<F>, Vec<F>) {
    let mut blocks = [4 * 12, 4 * (N - 12), (M - 4) * 12, (M - 4) * (N - 12)].map(|len| vec![F::ZERO; len]);
    let (mut first, mut second) = ([F::ZERO; 4], [F::ZERO; M - 4]);
    let mut table = blocks.each_mut().map(|block| &mut block[..]);
    f.jacfwd(&mut Workspace::<F, 5, 40>::new(), x, &mut table, &mut [&mut first, &mut second]).expect("it fits");
    let row = |i: usize| {
        let (o, i) = if i < 4 { (0, i) } else { (1, i - 4) };
        [&blocks[2 * o][12 * i..][..12], &blocks[2 * o + 1][(N - 12) * i..][..N - 12]].concat()
    };
    ((0..M).flat_map(row).collect(), [&first[..], &second[..]].concat())
}

fn bits<F: Float>(x: &[F]) -> Vec<u64> {
    x.iter().map(|x| if x.is_nan() { <F as Float>::NAN.to_bits64() } else { x.to_bits64() }).collect()
}

fn products<F: Scalar<5> + Scalar<2> + Scalar<24>>() {
    for special in [None, Some(F::ZERO), Some(F::NAN)] {
        let mut x: Vec<F> = (0..N).map(at).collect();
        x[2] = special.unwrap_or(x[2].magnitude());
        let x: [&[F]; 2] = [&x[..12], &x[12..]];
        let f = Jacfwd::new(&Mixed, SHAPE).argnums(&[0, 1]);
        let (jac, y) = dense(f, &x);
        let weights: Vec<F> = (0..M).map(|e| at(e + 40)).collect();
        let (mut jtj, mut jtr) = (vec![F::ZERO; N * N], vec![F::ZERO; N]);
        for p in 0..N {
            for e in 0..M {
                jtr[p] += weights[e] * y[e] * jac[e * N + p];
                for q in p..N {
                    jtj[p * N + q] += weights[e] * jac[e * N + p] * jac[e * N + q];
                }
            }
            (p..N).for_each(|q| jtj[q * N + p] = jtj[p * N + q]);
        }
        let mut found = (vec![F::ONE; N * N], vec![F::ONE; N], [F::ONE; 4]);
        f.jtj(&mut Workspace::<F, 5, 40>::new(), &x, &weights, &mut found.0, &mut found.1, &mut [&mut found.2, &mut []]).unwrap();
        assert_eq!((bits(&found.0), bits(&found.1), bits(&found.2)), (bits(&jtj), bits(&jtr), bits(&y[..4])));
        f.jtj(&mut Workspace::<F, 2, 40>::new(), &x, &weights, &mut found.0, &mut found.1, &mut []).unwrap();
        assert_eq!((bits(&found.0), bits(&found.1)), (bits(&jtj), bits(&jtr)));
        found.1.fill(F::ONE);
        f.jtj(&mut Workspace::<F, 24, 40>::new(), &x, &weights, &mut [], &mut found.1, &mut []).unwrap();
        assert_eq!(bits(&found.1), bits(&jtr));
        f.jtj(&mut Workspace::<F, 24, 40>::new(), &x, &weights, &mut found.0, &mut found.1, &mut []).unwrap();
        assert_eq!((bits(&found.0), bits(&found.1)), (bits(&jtj), bits(&jtr)));

        let p: Vec<F> = (0..N * N).map(|k| at::<F>((k / N).min(k % N) * 3 + (k / N).max(k % N))).collect();
        let mut moved = vec![F::ZERO; M * M];
        for e in 0..M {
            for q in 0..N {
                let t = (0..N).fold(F::ZERO, |t, i| t + jac[e * N + i] * p[i * N + q]);
                (e..M).for_each(|g| moved[e * M + g] += t * jac[g * N + q]);
            }
            (e..M).for_each(|g| moved[g * M + e] = moved[e * M + g]);
        }
        let mut found = vec![F::ONE; M * M];
        f.jpjt(&mut Workspace::<F, 24, 40>::new(), &x, &p, &mut found, &mut []).unwrap();
        assert_eq!(bits(&found), bits(&moved));
    }
}

#[test]
fn products_have_the_bits_of_loops_over_the_dense_jacobian() {
    products::<f64>();
    products::<f32>();
}

#[test]
fn mistakes_leave_results_alone() {
    let x: Vec<f64> = (0..N).map(at).collect();
    let x: [&[f64]; 2] = [&x[..12], &x[12..]];
    let f = Jacfwd::new(&Mixed, SHAPE);
    let mut room = Workspace::<f64, 5, 40>::new();
    let mut a = [7.0; 144];
    let few = |directions, lanes| Err(Error::TooFewLanes { directions, lanes });
    assert_eq!(f.jpjt(&mut room, &x, &[0.0; 144], &mut a[..M * M], &mut []), few(12, 5));
    assert_eq!(f.chunk(1).jtj(&mut room, &x, &[], &mut a, &mut [], &mut []), few(2, 1));
    let drawn = f.randomness(Randomness::Different, 1);
    assert_eq!(drawn.jtj(&mut room, &x, &[], &mut a, &mut [], &mut []), Err(Error::OwnDraws));
    assert!(matches!(f.jtj(&mut room, &x, &[], &mut a[1..], &mut [], &mut []), Err(Error::WrongLength { expected: 144, .. })));
    assert!(matches!(f.jtj(&mut room, &x, &[1.0], &mut a, &mut [], &mut []), Err(Error::WrongLength { expected: M, .. })));
    assert!(matches!(f.jpjt(&mut room, &x, &[1.0], &mut [], &mut []), Err(Error::WrongLength { expected: 144, .. })));
    assert_eq!(a, [7.0; 144]);
}
