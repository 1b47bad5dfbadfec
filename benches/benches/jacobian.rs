//! Times the Jacobian of every problem: `problem/jacfwd` beside `problem/rival`. Answers are asserted before anything is timed.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jacfwd::value_and_jacfwd;
use jacfwd_benches::problem::{arm, brusselator, chain, mlp, point, reprojection, rosenbrock, sines, strapdown};
use jacfwd_benches::rival::{assert_close, central, jacobian, num_dual};
use jacfwd_benches::scalar::AdTrait;
use num_dual::DualSVec64;
use std::hint::black_box;
use std::time::Duration;

type NumDual<const C: usize> = DualSVec64<C>;

/// One problem against everybody: `full` gives the rivals their own Jacobian in one pass, every chunk size passes of that many directions.
macro_rules! compare {
    ($c:expr, $name:literal, $f:ident, $n:literal -> $m:literal, at $x:expr, full, chunks $($chunk:literal)*) => {{
        let x: [f64; $n] = $x;
        let mut flat = vec![0.0; $n * $m];
        let mut group = $c.benchmark_group($name);
        group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(600)).sample_size(40);

        let ours = || value_and_jacfwd(|x| $f(x), black_box(x));
        let expected: Vec<f64> = ours().1.as_flattened().to_vec();
        central(|x| $f(x), &x, &mut flat);
        assert_close("central", &flat, &expected, $n, 1e-7);
        group.bench_function(BenchmarkId::from_parameter("jacfwd"), |b| b.iter(ours));

        let documented = || num_dual::<$n, $m>(|x| $f(x), black_box(&x));
        assert_close("num_dual", documented().1.transpose().as_slice(), &expected, $n, 1e-12);
        group.bench_function(BenchmarkId::from_parameter("num_dual"), |b| b.iter(documented));
        jacobian::<AdTrait<$n>, $n, $n, $m>(|x| $f(x), &x, &mut flat);
        assert_close("ad_trait", &flat, &expected, $n, 1e-12);
        group.bench_function(BenchmarkId::from_parameter("ad_trait"), |b| {
            b.iter(|| jacobian::<AdTrait<$n>, $n, $n, $m>(|x| $f(x), black_box(&x), black_box(&mut flat)))
        });
        compare!(@chunks group, $f, $n -> $m, x, flat, expected, $($chunk)*);
    }};
    ($c:expr, $name:literal, $f:ident, $n:literal -> $m:literal, at $x:expr, chunks $($chunk:literal)*) => {{
        let x: [f64; $n] = $x;
        let mut flat = vec![0.0; $n * $m];
        let mut group = $c.benchmark_group($name);
        group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(600)).sample_size(40);

        let ours = || value_and_jacfwd(|x| $f(x), black_box(x));
        let expected: Vec<f64> = ours().1.as_flattened().to_vec();
        central(|x| $f(x), &x, &mut flat);
        assert_close("central", &flat, &expected, $n, 1e-7);
        group.bench_function(BenchmarkId::from_parameter("jacfwd"), |b| b.iter(ours));
        compare!(@chunks group, $f, $n -> $m, x, flat, expected, $($chunk)*);
    }};
    (@chunks $group:ident, $f:ident, $n:literal -> $m:literal, $x:ident, $flat:ident, $expected:ident, $($chunk:literal)*) => {
        $(
            jacobian::<NumDual<$chunk>, $chunk, $n, $m>(|x| $f(x), &$x, &mut $flat);
            assert_close(concat!("num_dual-", $chunk), &$flat, &$expected, $n, 1e-12);
            $group.bench_function(BenchmarkId::from_parameter(concat!("num_dual-", $chunk)), |b| {
                b.iter(|| jacobian::<NumDual<$chunk>, $chunk, $n, $m>(|x| $f(x), black_box(&$x), black_box(&mut $flat)))
            });
            jacobian::<AdTrait<$chunk>, $chunk, $n, $m>(|x| $f(x), &$x, &mut $flat);
            assert_close(concat!("ad_trait-", $chunk), &$flat, &$expected, $n, 1e-12);
            $group.bench_function(BenchmarkId::from_parameter(concat!("ad_trait-", $chunk)), |b| {
                b.iter(|| jacobian::<AdTrait<$chunk>, $chunk, $n, $m>(|x| $f(x), black_box(&$x), black_box(&mut $flat)))
            });
        )*
        $group.bench_function(BenchmarkId::from_parameter("central"), |b| b.iter(|| central(|x| $f(x), black_box(&$x), black_box(&mut $flat))));
        $group.bench_function(BenchmarkId::from_parameter("plain"), |b| b.iter(|| $f(black_box($x))));
        $group.finish();
    };
}

fn small(c: &mut Criterion) {
    compare!(c, "rosenbrock-8", rosenbrock, 8 -> 8, at point(1.2), full, chunks);
    compare!(c, "arm-6-12", arm, 6 -> 12, at point(2.0), full, chunks);
    compare!(c, "strapdown-15-15", strapdown, 15 -> 15, at point(0.3), full, chunks 8);
    compare!(c, "reprojection-12-2", reprojection, 12 -> 2, at CAMERA, full, chunks 4 6);
    compare!(c, "mlp-16-8", mlp, 16 -> 8, at point(1.0), full, chunks 8);
}

fn large(c: &mut Criterion) {
    compare!(c, "rosenbrock-32", rosenbrock, 32 -> 32, at point(1.2), full, chunks 8 16);
    compare!(c, "rosenbrock-128", rosenbrock, 128 -> 128, at point(1.2), chunks 8 16 32);
    compare!(c, "brusselator-64", brusselator, 64 -> 64, at point(2.0), full, chunks 8 16);
    compare!(c, "sin-64", sines, 64 -> 64, at point(3.0), full, chunks 8 16);
    compare!(c, "chain-32", chain, 32 -> 32, at point(3.0), full, chunks 8 16);
}

/// The first camera and point of a bundle adjustment data set, rounded.
const CAMERA: [f64; 12] =
    [0.0157, -0.0128, -0.0044, -0.0341, -0.1075, 1.1202, 399.75, -3.177e-7, 5.882e-13, -0.612, 0.5718, -1.8471];

criterion_group!(benches, small, large);
criterion_main!(benches);
