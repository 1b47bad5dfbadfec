//! Times the Jacobian of every problem: `problem/jacfwd` beside `problem/rival`. Answers are asserted before anything is timed.
#![allow(clippy::redundant_closure, reason = "closures throughout, so that every candidate is called alike")]

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, criterion_group};
use jacfwd::{jacfwd, value_and_jacfwd};
use jacfwd_benches::problem::{arm, brusselator, chain, mlp, point, reprojection, rosenbrock, sines, strapdown};
use jacfwd_benches::rival::{assert_close, central, jacobian, num_dual};
use jacfwd_benches::scalar::AdTrait;
use num_dual::DualSVec64;
use std::fmt::Display;
use std::hint::black_box;
use std::time::Duration;

type NumDual<const C: usize> = DualSVec64<C>;

/// One problem against everybody: `chunk n` is a rival with passes of n directions; `full` adds num-dual's own driver, in one pass.
macro_rules! compare {
    ($c:expr, $name:literal, $f:ident, $n:literal -> $m:literal, at $x:expr, $(full $full:ident,)? chunks $($chunk:literal)*) => {{
        let x: [f64; $n] = $x;
        let mut flat = vec![0.0; $n * $m];
        let mut group = group($c, $name);
        let ours = || value_and_jacfwd(|x| $f(x), black_box(x));
        let expected: Vec<f64> = ours().1.as_flattened().to_vec();
        group.bench_function(name("jacfwd", ""), |b| b.iter(ours));
        $(
            let $full = || num_dual::<$n, $m>(|x| $f(x), black_box(&x));
            assert_close("num_dual", $full().1.transpose().as_slice(), &expected, $n, 1e-12);
            group.bench_function(name("num_dual", ""), |b| b.iter($full));
        )?
        $(
            jacobian::<NumDual<$chunk>, $chunk, $n, $m>(|x| $f(x), &x, &mut flat);
            assert_close("num_dual", &flat, &expected, $n, 1e-12);
            group.bench_function(name("num_dual", $chunk), |b| {
                b.iter(|| jacobian::<NumDual<$chunk>, $chunk, $n, $m>(|x| $f(x), black_box(&x), black_box(&mut flat)))
            });
            jacobian::<AdTrait<$chunk>, $chunk, $n, $m>(|x| $f(x), &x, &mut flat);
            assert_close("ad_trait", &flat, &expected, $n, 1e-12);
            group.bench_function(name("ad_trait", $chunk), |b| {
                b.iter(|| jacobian::<AdTrait<$chunk>, $chunk, $n, $m>(|x| $f(x), black_box(&x), black_box(&mut flat)))
            });
        )*
        central(|x| $f(x), &x, &mut flat);
        assert_close("central", &flat, &expected, $n, 1e-7);
        group.bench_function(name("central", ""), |b| b.iter(|| central(|x| $f(x), black_box(&x), black_box(&mut flat))));
        group.bench_function(name("plain", ""), |b| b.iter(|| $f(black_box(x))));
        group.finish();
    }};
}

fn group<'c>(c: &'c mut Criterion, problem: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = c.benchmark_group(problem);
    group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(600)).sample_size(40);
    group
}

fn name(rival: &str, chunk: impl Display) -> BenchmarkId {
    let chunk = chunk.to_string();
    BenchmarkId::from_parameter(if chunk.is_empty() { rival.to_string() } else { format!("{rival}-{chunk}") })
}

fn small(c: &mut Criterion) {
    compare!(c, "rosenbrock-8", rosenbrock, 8 -> 8, at point(1.2), full all, chunks 8);
    compare!(c, "arm-6-12", arm, 6 -> 12, at point(2.0), full all, chunks 6);
    compare!(c, "strapdown-15-15", strapdown, 15 -> 15, at point(0.3), full all, chunks 8 15);
    compare!(c, "reprojection-12-2", reprojection, 12 -> 2, at CAMERA, full all, chunks 4 6 12);
    compare!(c, "mlp-16-8", mlp, 16 -> 8, at point(1.0), full all, chunks 8 16);
}

fn large(c: &mut Criterion) {
    compare!(c, "rosenbrock-32", rosenbrock, 32 -> 32, at point(1.2), full all, chunks 8 16 32);
    compare!(c, "rosenbrock-128", rosenbrock, 128 -> 128, at point(1.2), chunks 8 16 32);
    compare!(c, "brusselator-64", brusselator, 64 -> 64, at point(2.0), full all, chunks 8 16 64);
    compare!(c, "brusselator-512", brusselator, 512 -> 512, at point(2.0), chunks 8 16 32);
    compare!(c, "sin-64", sines, 64 -> 64, at point(3.0), full all, chunks 8 16 64);
    compare!(c, "chain-32", chain, 32 -> 32, at point(3.0), full all, chunks 8 16 32);
}

/// Many points: time per run over all of them.
fn batch(c: &mut Criterion) {
    const POINTS: usize = 10_000;
    let spread = point::<POINTS>(0.1);
    let points: Vec<[f64; 12]> = spread.iter().map(|s| CAMERA.map(|x| x * (1.0 + s))).collect();
    let (mut jac, mut other) = (vec![[[0.0; 12]; 2]; POINTS], vec![[[0.0; 12]; 2]; POINTS]);
    let mut group = group(c, "reprojection-10000");
    let ours = |jac: &mut [[[f64; 12]; 2]]| {
        for (x, jac) in points.iter().zip(jac) {
            *jac = jacfwd(|x| reprojection(x), *x);
        }
    };
    ours(&mut jac);
    macro_rules! rival {
        ($name:literal, $run:expr, $tolerance:literal) => {
            let run = |jac: &mut [[[f64; 12]; 2]]| {
                for (x, jac) in points.iter().zip(jac) {
                    $run(x, jac.as_flattened_mut());
                }
            };
            run(&mut other);
            assert_close($name, other.as_flattened().as_flattened(), jac.as_flattened().as_flattened(), 12, $tolerance);
            group.bench_function(name($name, ""), |b| b.iter(|| run(black_box(&mut other))));
        };
    }
    rival!("num_dual-4", |x, jac: &mut [f64]| jacobian::<NumDual<4>, 4, 12, 2>(|x| reprojection(x), x, jac), 1e-12);
    rival!("num_dual-6", |x, jac: &mut [f64]| jacobian::<NumDual<6>, 6, 12, 2>(|x| reprojection(x), x, jac), 1e-12);
    rival!("num_dual-12", |x, jac: &mut [f64]| jacobian::<NumDual<12>, 12, 12, 2>(|x| reprojection(x), x, jac), 1e-12);
    rival!("ad_trait-12", |x, jac: &mut [f64]| jacobian::<AdTrait<12>, 12, 12, 2>(|x| reprojection(x), x, jac), 1e-12);
    rival!("central", |x, jac: &mut [f64]| central(|x| reprojection(x), x, jac), 1e-6);
    group.bench_function(name("jacfwd", ""), |b| b.iter(|| ours(black_box(&mut jac))));
    group.finish();
}

/// The first camera and point of a bundle adjustment data set, rounded.
const CAMERA: [f64; 12] =
    [0.0157, -0.0128, -0.0044, -0.0341, -0.1075, 1.1202, 399.75, -3.177e-7, 5.882e-13, -0.612, 0.5718, -1.8471];

criterion_group!(benches, small, large, batch);

fn main() {
    // Jacobians come back by value: 512 by 512 does not fit the usual stack a few times.
    let run = || {
        benches();
        Criterion::default().configure_from_args().final_summary();
    };
    let done = std::thread::Builder::new().stack_size(256 << 20).spawn(run).map(std::thread::JoinHandle::join);
    assert!(matches!(done, Ok(Ok(()))), "the benches failed");
}
