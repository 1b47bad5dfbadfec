//! Every operation against the reference vectors: value, slopes and second derivatives stay within the published errors, and the published
//! errors are met again within a factor of two, so that none is stale.
//!
//! The published errors are `tests/vectors/bounds.txt`: the largest found at some thousand points, in units in the last place, rounded up to
//! one decimal. The few committed points would seldom meet them again. So the points at which they were found are committed too, in
//! `worst.txt`, and measured with the others: what they give now is what the figure must be compared with, however small the sample.
//!
//! `JACFWD_VECTORS=DIR` measures another set of vectors besides; `JACFWD_WRITE=1` publishes what is measured there and in the committed set.

mod operation;

use jacfwd::ops::Float;
use jacfwd::{Dual, Number};
use operation::bounds::{Bounds, Errors};
use operation::compare::same;
use operation::libm_functions::libm_function;
use operation::library::Library;
use operation::points::{edges, fitting, points};
use operation::table::{Row, committed, drawn, folder, precision, published, rows_in, sets};
use operation::{Each, Findings, Operation, for_each};

/// What a slope may be off at most, whatever is published: special functions allow more, and those whose value `libm` gives
/// with a larger error most. What a value of `libm` is off beyond one unit at the same point comes on top.
fn limit(name: &str) -> f64 {
    match name {
        "tgamma" | "j0" | "j1" | "jn" | "y0" | "y1" => 20.0,
        "erf" | "erfc" | "erfcx" | "erfinv" | "lgamma" | "digamma" | "trigamma" | "norm_logcdf" | "norm_quantile" | "i0"
        | "i1" | "i0e" | "i1e" => 16.0,
        _ => 4.0,
    }
}

/// The largest errors of one operation over some rows, each with where it is.
fn measure<F: Float>(f: &Operation<F>, rows: &[Row]) -> Errors {
    let mut errors = Errors { rows: rows.len(), ..Errors::default() };
    for row in rows {
        let (x, c) = fitting::<F>(f, &row.at);
        let jet = f.jet(&x, c);
        let at = || format!("{x:?} c {c:?}");
        assert_eq!(row.d1.len(), jet.d1.len(), "{} {}", f.facts().name, at());
        let value_error = row.y.error(jet.y);
        let allowance = if f.source().is_libm() { (value_error - 1.0).max(0.0) } else { 0.0 };
        errors.value.meet(value_error, row, || format!("{}: got {:?}, exactly {:?}", at(), jet.y, row.y));
        for (i, (exact, got)) in row.d1.iter().zip(&jet.d1).enumerate() {
            let (got, error) = (got.factor(), exact.error(got.factor()));
            let says = || format!("{} slope {i}: got {got:?}, exactly {exact:?}", at());
            errors.d1.meet(error, row, says);
            errors.own.meet(error - allowance, row, says);
        }
        for (i, (exact, got)) in row.d2.iter().zip(&jet.d2).enumerate() {
            let got = got.factor();
            errors.d2.meet(exact.error(got), row, || format!("{} second derivative {i}: got {got:?}, exactly {exact:?}", at()));
        }
    }
    errors
}

struct Measure<'a> {
    published: &'a Bounds,
    measured: Bounds,
    findings: Findings,
    writing: bool,
    sets: Vec<String>,
}

impl Measure<'_> {
    /// Measures one set of points of an operation.
    fn set<F: Float>(&mut self, f: &Operation<F>, set: &str) {
        self.sets.push(format!("{set} {}", precision::<F>()));
        let mut rows = rows_in::<F>(&committed(), set);
        if folder() != committed() {
            rows.extend(rows_in::<F>(&folder(), set));
        }
        let published = self.published.of::<F>(set);
        if !self.writing {
            rows.extend(published.map(|bound| bound.worst::<F>()).unwrap_or_default());
        }
        let errors = measure(f, &rows);
        let name = format!("{set} {}", precision::<F>());
        let says = |what: &str, error: f64, rest: String| format!("{name}, {what}: {error:.2} ULP {rest}");
        // Of exceptional arguments a slope is as far off as a value of `libm` is somewhere near.
        let most = if set == f.facts().name { limit(set) } else { f64::INFINITY };
        self.findings
            .check(errors.own.ulps <= most, || says("slope", errors.own.ulps, format!("above {most} at {}", errors.own.at)));
        if self.writing {
            self.measured.set::<F>(set, &errors);
            return;
        }
        let [y, d1, d2] = published.map_or([0.0; 3], |bound| bound.ulps);
        self.findings.check(published.is_some(), || format!("{name}: nothing published"));
        for (what, error, figure) in
            [("value", &errors.value, y), ("slope", &errors.d1, d1), ("second derivative", &errors.d2, d2)]
        {
            self.findings
                .check(error.ulps <= figure, || says(what, error.ulps, format!("where {figure} is published, at {}", error.at)));
            // Half a tenth may be rounding up.
            self.findings.check(error.ulps >= 0.5 * (figure - 0.1), || {
                says(what, error.ulps, format!("at most, where {figure} is published: stale, measure again"))
            });
        }
    }
}

impl<F: Float> Each<F> for Measure<'_> {
    fn each(&mut self, f: Operation<F>) {
        for set in sets::<F>(f.facts().name) {
            self.set(&f, &set);
        }
    }
}

#[test]
fn errors_are_the_published_ones() {
    let published = Bounds::read();
    let writing = std::env::var_os("JACFWD_WRITE").is_some_and(|v| v == "1");
    let (findings, sets) = Default::default();
    let mut measure = Measure { published: &published, measured: published.clone(), findings, writing, sets };
    for_each::<f64>(&mut measure);
    for_each::<f32>(&mut measure);
    if writing {
        measure.measured.write(&measure.sets);
    }
    every_file_is_measured(&mut measure.findings, &measure.sets);
    every_figure_is_measured(&mut measure.findings, &measure.sets);
    measure.findings.report();
}

/// Operations of arrays, which are measured through the C interface alone.
const ARRAYS: [&str; 5] = ["dot", "norm", "logsumexp", "prod", "softmax"];

/// No committed vectors belong to nothing.
fn every_file_is_measured(findings: &mut Findings, sets: &[String]) {
    let files = std::fs::read_dir(committed()).expect("the vectors are there").map(|entry| entry.expect("readable").file_name());
    for file in files.filter_map(|file| file.into_string().ok()) {
        let Some((set, precision)) = file.strip_suffix(".txt").and_then(|name| name.rsplit_once('.')) else { continue };
        let known = ARRAYS.contains(&set) || sets.contains(&format!("{set} {precision}"));
        findings.check(known, || format!("{file} belongs to no operation"));
    }
}

/// Nothing is published, and no range told, of points that are not there; and of each set that is there, both are.
fn every_figure_is_measured(findings: &mut Findings, sets: &[String]) {
    let (published, drawn) = (published(), drawn());
    for key in &published {
        findings.check(sets.contains(key), || format!("bounds.txt: {key} is not measured"));
    }
    for set in &drawn {
        let measured = sets.iter().any(|key| key.rsplit_once(' ').is_some_and(|(name, _)| name == set));
        findings.check(measured || ARRAYS.contains(&set.as_str()), || format!("ranges.txt: {set} is not measured"));
    }
    for key in sets {
        let told = key.rsplit_once(' ').is_some_and(|(set, _)| drawn.iter().any(|drawn| drawn == set));
        findings.check(told, || format!("ranges.txt: {key} is measured and not there"));
    }
}

struct Mixed<'a>(&'a mut Findings);

impl<F: Float> Each<F> for Mixed<'_>
where
    F: jacfwd::Pack<1>,
    Dual<F, 1>: Number<Real = F>,
{
    fn each(&mut self, f: Operation<F>) {
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
        let vectors = rows_in::<F>(&committed(), twin).into_iter().map(|row| row.at);
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

/// How many operations have a value of `libm`'s, in double and in single precision: fewer would mean that one has lost its check.
const LIBMS: [usize; 2] = [49, 43];

struct Primal {
    findings: Findings,
    compared: [usize; 2],
}

impl Each<f64> for Primal {
    fn each(&mut self, f: Operation<f64>) {
        let library = libm_function(f.facts().name);
        let source = f.source();
        self.findings
            .check(source.is_libm() == library.is_some(), || format!("{}: {source:?}, and a function to call", f.facts().name));
        let Some(Library { double, .. }) = library else { return };
        self.compared[0] += 1;
        for p in points(&f) {
            let (got, expected) = (f.call(&p.x, p.c), double.call(&p.x, p.c));
            self.findings.check(same(got, expected), || format!("{p}: {got:?}, libm {expected:?}"));
        }
    }
}

impl Each<f32> for Primal {
    fn each(&mut self, f: Operation<f32>) {
        // Where `libm` computes in double for single precision, `single` holds what stands there instead.
        let Some(Library { single: Some(single), .. }) = libm_function(f.facts().name) else { return };
        self.compared[1] += 1;
        for p in points(&f) {
            let (got, expected) = (f.call(&p.x, p.c), single.call(&p.x, p.c));
            self.findings.check(same(got, expected), || format!("{p}: {got:?}, libm {expected:?}"));
        }
    }
}

#[test]
fn the_primal_is_the_result_of_libm_bit_for_bit() {
    let mut primal = Primal { findings: Findings::default(), compared: [0; 2] };
    for_each::<f64>(&mut primal);
    for_each::<f32>(&mut primal);
    primal.findings.report();
    assert_eq!(primal.compared, LIBMS);
}
