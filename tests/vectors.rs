//! Every operation against the reference vectors: value, slopes and second derivatives stay within the published errors.
//!
//! The published errors are `tests/vectors/bounds.txt`: the largest found, in units in the last place, rounded up to one
//! decimal. `JACFWD_VECTORS=DIR` measures another set of vectors; `JACFWD_WRITE=1` publishes what is measured there and in the
//! committed set; the committed set alone raises figures and does not lower them.

mod operation;

use jacfwd::ops::Float;
use jacfwd::{Dual, Number};
use operation::bounds::{Bounds, Errors};
use operation::compare::same;
use operation::points::{arguments, edges, points};
use operation::table::{Row, committed, folder, rows, rows_in};
use operation::{Each, Findings, Function, for_each};

/// Operations without vectors: arithmetic with a plain real is arithmetic with a constant, and a choice is one of its arguments.
const WITHOUT: [&str; 12] = [
    "add_c",
    "sub_c",
    "c_sub",
    "mul_c",
    "div_c",
    "c_div",
    "select_lt",
    "select_le",
    "select_gt",
    "select_ge",
    "select_eq",
    "select_ne",
];

/// What a slope may be off at most, whatever is published: special functions allow more, and those whose value `libm` gives
/// with a larger error most. What a value of `libm` is off beyond one unit at the same point comes on top.
fn limit(name: &str) -> f64 {
    match name {
        "tgamma" | "j0" | "j1" | "y0" | "y1" => 20.0,
        "erf" | "erfc" | "erfinv" | "lgamma" | "digamma" => 16.0,
        _ => 4.0,
    }
}

fn precision<F: Float>() -> &'static str {
    if F::SINGLE { "f32" } else { "f64" }
}

/// The largest errors of one operation over some rows, each with where it is.
fn measure<F: Float>(f: &impl Function<F>, rows: &[Row]) -> Errors {
    let mut errors = Errors::default();
    for row in rows {
        let Some((x, c)) = arguments::<F>(f, &row.at) else { continue };
        let jet = f.jet(&x, c);
        let at = || format!("{x:?} c {c:?}");
        assert_eq!(row.d1.len(), jet.d1.len(), "{} {}", f.facts().name, at());
        let value_error = row.y.error(jet.y);
        let allowance = if LIBM.contains(&f.facts().name) { (value_error - 1.0).max(0.0) } else { 0.0 };
        errors.value.meet(value_error, || format!("{}: got {:?}, exactly {:?}", at(), jet.y, row.y));
        for (i, (exact, got)) in row.d1.iter().zip(&jet.d1).enumerate() {
            let (got, error) = (got.factor(), exact.error(got.factor()));
            let says = || format!("{} slope {i}: got {got:?}, exactly {exact:?}", at());
            errors.d1.meet(error, says);
            errors.own.meet(error - allowance, says);
        }
        for (i, (exact, got)) in row.d2.iter().zip(&jet.d2).enumerate() {
            let got = got.factor();
            errors.d2.meet(exact.error(got), || format!("{} second derivative {i}: got {got:?}, exactly {exact:?}", at()));
        }
    }
    errors
}

struct Measure<'a> {
    published: &'a Bounds,
    measured: Bounds,
    findings: Findings,
    writing: bool,
}

impl<F: Float> Each<F> for Measure<'_> {
    fn each(&mut self, f: impl Function<F>) {
        let name = f.facts().name;
        if WITHOUT.contains(&name) {
            return;
        }
        let mut found = rows::<F>(name);
        if self.writing && folder() != committed() {
            found.get_or_insert_default().extend(rows_in::<F>(&committed(), name).unwrap_or_default());
        }
        let Some(rows) = found else {
            // Another set need not have every operation.
            self.findings.check(folder() != committed(), || format!("{name} {}: no vectors", precision::<F>()));
            return;
        };
        let errors = measure(&f, &rows);
        let published = self.published.of(name, precision::<F>());
        for (what, error, allowed) in [
            ("value", &errors.value, published.map_or(0.0, |b| b[0])),
            ("slope", &errors.d1, published.map_or(0.0, |b| b[1])),
            ("slope, whatever is published", &errors.own, limit(name)),
            ("second derivative", &errors.d2, published.map_or(0.0, |b| b[2])),
        ] {
            let skip = self.writing && what != "slope, whatever is published";
            let says =
                || format!("{name} {}, {what}: {:.2} ULP, {allowed} allowed, at {}", precision::<F>(), error.ulps, error.at);
            self.findings.check(skip || error.ulps <= allowed, says);
        }
        // The committed points alone do not lower what a larger set has shown.
        self.measured.set(name, precision::<F>(), &errors, folder() != committed());
    }
}

#[test]
fn errors_stay_within_the_published_ones() {
    let published = Bounds::read();
    let writing = std::env::var_os("JACFWD_WRITE").is_some_and(|v| v == "1");
    let mut measure = Measure { published: &published, measured: published.clone(), findings: Findings::default(), writing };
    for_each::<f64>(&mut measure);
    for_each::<f32>(&mut measure);
    if writing {
        measure.measured.write();
    }
    measure.findings.report();
}

struct Mixed<'a>(&'a mut Findings);

impl<F: Float> Each<F> for Mixed<'_>
where
    F: jacfwd::Pack<1>,
    Dual<F, 1>: Number<Real = F>,
{
    fn each(&mut self, f: impl Function<F>) {
        let name = f.facts().name;
        type Full<R> = fn(R, R) -> R;
        let (twin, full): (_, Full<Dual<F, 1>>) = match name {
            "add_c" => ("add", |x, c| x + c),
            "sub_c" => ("sub", |x, c| x - c),
            "c_sub" => ("sub", |x, c| c - x),
            "mul_c" => ("mul", |x, c| x * c),
            "div_c" => ("div", |x, c| x / c),
            "c_div" => ("div", |x, c| c / x),
            _ => return,
        };
        let vectors = rows_in::<F>(&committed(), twin).unwrap_or_default().into_iter().map(|row| row.at);
        let points = vectors.chain(edges(&f).into_iter().map(|(e, ..)| e.at.to_vec()));
        for at in points {
            let (x, c) = (F::of(at[0]), F::of(at[1]));
            let mixed = f.call(&[Dual::<F, 1>::variable(x, 0)], at[1]);
            let lifted = full(Dual::variable(x, 0), Dual::new(c));
            let holds =
                same(mixed.value(), lifted.value()) && operation::compare::distance(mixed.tangent(0), lifted.tangent(0)) <= 1.0;
            self.0.check(holds, || format!("{name} {at:?}: {mixed:?}, with a constant {lifted:?}"));
        }
    }
}

#[test]
fn arithmetic_with_a_plain_real_is_arithmetic_with_a_constant() {
    let mut findings = Findings::default();
    for_each::<f64>(&mut Mixed(&mut findings));
    for_each::<f32>(&mut Mixed(&mut findings));
    findings.report();
}

struct Primal(Findings);

impl Each<f64> for Primal {
    fn each(&mut self, f: impl Function<f64>) {
        let Some(Libm { double, .. }) = libm_function(f.facts().name) else { return };
        for p in points(&f) {
            let (got, expected) = (f.call(&p.x, p.c), double.call(&p.x, p.c));
            self.0.check(same(got, expected), || format!("{p}: {got:?}, libm {expected:?}"));
        }
    }
}

/// Where `libm` computes in double for single precision; `single` holds what stands there instead.
const NOT_LIBM_IN_SINGLE: [&str; 6] = ["sin", "cos", "tan", "exp2", "cbrt", "hypot"];

impl Each<f32> for Primal {
    fn each(&mut self, f: impl Function<f32>) {
        let name = f.facts().name;
        let Some(Libm { single, .. }) = libm_function(name).filter(|_| !NOT_LIBM_IN_SINGLE.contains(&name)) else { return };
        for p in points(&f) {
            let (got, expected) = (f.call(&p.x, p.c), single.call(&p.x, p.c as f32));
            self.0.check(same(got, expected), || format!("{p}: {got:?}, libm {expected:?}"));
        }
    }
}

/// A function of `libm` in one precision.
enum Call<F> {
    One(fn(F) -> F),
    Two(fn(F, F) -> F),
    /// The plain parameter second, or first.
    Right(fn(F, F) -> F),
    Left(fn(F, F) -> F),
    Three(fn(F, F, F) -> F),
}

impl<F: Copy> Call<F> {
    fn call(&self, x: &[F], c: F) -> F {
        match self {
            Self::One(f) => f(x[0]),
            Self::Two(f) => f(x[0], x[1]),
            Self::Right(f) => f(x[0], c),
            Self::Left(f) => f(c, x[0]),
            Self::Three(f) => f(x[0], x[1], x[2]),
        }
    }
}

/// A function of `libm` in both precisions.
struct Libm {
    double: Call<f64>,
    single: Call<f32>,
}

macro_rules! libm_functions {
    ($($name:literal $kind:ident $double:ident $single:ident;)*) => {
        fn libm_function(name: &str) -> Option<Libm> {
            Some(match name {
                $($name => Libm { double: Call::$kind(libm::$double), single: Call::$kind(libm::$single) },)*
                _ => return None,
            })
        }
        const LIBM: &[&str] = &[$($name),*];
    };
}

libm_functions! {
    "fma" Three fma fmaf;
    "sqrt" One sqrt sqrtf;
    "cbrt" One cbrt cbrtf;
    "hypot" Two hypot hypotf;
    "pow" Two pow powf;
    "pow_c" Right pow powf;
    "c_pow" Left pow powf;
    "exp" One exp expf;
    "exp2" One exp2 exp2f;
    "exp10" One exp10 exp10f;
    "expm1" One expm1 expm1f;
    "log" One log logf;
    "log2" One log2 log2f;
    "log10" One log10 log10f;
    "log1p" One log1p log1pf;
    "sin" One sin sinf;
    "cos" One cos cosf;
    "tan" One tan tanf;
    "asin" One asin asinf;
    "acos" One acos acosf;
    "atan" One atan atanf;
    "atan2" Two atan2 atan2f;
    "sinh" One sinh sinhf;
    "cosh" One cosh coshf;
    "tanh" One tanh tanhf;
    "asinh" One asinh asinhf;
    "acosh" One acosh acoshf;
    "atanh" One atanh atanhf;
    "abs" One fabs fabsf;
    "copysign" Two copysign copysignf;
    "floor" One floor floorf;
    "ceil" One ceil ceilf;
    "trunc" One trunc truncf;
    "round" One round roundf;
    "rint" One rint rintf;
    "fmod" Two fmod fmodf;
    "remainder" Two remainder remainderf;
    "fdim" Two fdim fdimf;
    "fmin" Two fmin fminf;
    "fmax" Two fmax fmaxf;
    "erf" One erf erff;
    "erfc" One erfc erfcf;
    "tgamma" One tgamma tgammaf;
    "lgamma" One lgamma lgammaf;
    "j0" One j0 j0f;
    "j1" One j1 j1f;
    "y0" One y0 y0f;
    "y1" One y1 y1f;
}

#[derive(Default)]
struct Names(Vec<&'static str>);

impl Each<f64> for Names {
    fn each(&mut self, f: impl Function<f64>) {
        self.0.push(f.facts().name);
    }
}

#[test]
fn the_primal_is_the_result_of_libm_bit_for_bit() {
    let mut primal = Primal(Findings::default());
    for_each::<f64>(&mut primal);
    for_each::<f32>(&mut primal);
    let mut names = Names::default();
    for_each::<f64>(&mut names);
    for name in LIBM {
        primal.0.check(names.0.contains(name), || format!("{name} is not in the list of operations"));
    }
    primal.0.report();
}
