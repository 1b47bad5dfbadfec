//! Every operation against the reference vectors: value, slopes and second derivatives stay within the published errors.
//!
//! The published errors are `tests/vectors/bounds.txt`: the largest found, in units in the last place, rounded up to one
//! decimal. `JACFWD_VECTORS=DIR` measures another set of vectors; `JACFWD_WRITE=1` publishes what is measured there and in the
//! committed set.

mod operation;

use jacfwd::ops::Float;
use jacfwd::{Dual, Number};
use operation::bounds::{Bounds, Errors};
use operation::compare::same;
use operation::points::{arguments, edges};
use operation::table::{Row, committed, folder, rows, rows_in};
use operation::{Each, Findings, Function, for_each};

/// Operations without vectors: arithmetic with a plain real is arithmetic with a constant, and a choice is one of its arguments.
const WITHOUT: [&str; 12] = [
    "add_c", "sub_c", "c_sub", "mul_c", "div_c", "c_div", "select_lt", "select_le", "select_gt", "select_ge", "select_eq", "select_ne",
];

/// What a slope may be off at most, whatever is published: special functions allow more, and those whose value `libm` gives
/// with a larger error most.
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
        errors.value.meet(row.y.error(jet.y), || format!("{}: got {:?}, exactly {:?}", at(), jet.y, row.y));
        for (i, (exact, got)) in row.d1.iter().zip(&jet.d1).enumerate() {
            let got = got.factor();
            errors.d1.meet(exact.error(got), || format!("{} slope {i}: got {got:?}, exactly {exact:?}", at()));
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
            ("slope, whatever is published", &errors.d1, limit(name)),
            ("second derivative", &errors.d2, published.map_or(0.0, |b| b[2])),
        ] {
            let skip = self.writing && what != "slope, whatever is published";
            let says = || format!("{name} {}, {what}: {:.2} ULP, {allowed} allowed, at {}", precision::<F>(), error.ulps, error.at);
            self.findings.check(skip || error.ulps <= allowed, says);
        }
        self.measured.set(name, precision::<F>(), &errors);
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
            let holds = same(mixed.value(), lifted.value()) && operation::compare::distance(mixed.tangent(0), lifted.tangent(0)) <= 1.0;
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
