//! Programs of Rust and of C are the same words where the functions do the same, and each runs the other's.
#![cfg(feature = "capi")]

use std::ffi::{c_int, c_void};
use std::ptr;

use jacfwd::capi::api::{jf_context, jf_context_init, jf_eval, jf_func, jf_jacfwd, jf_matrix, jf_num, jf_register};
use jacfwd::capi::arrays::{jf_norm, jf_softmax};
use jacfwd::capi::inside::{jf_chain, jf_detach, jf_gt_c, jf_lt, jf_ne, jf_normal, jf_select_eq, jf_select_le, jf_uniform};
use jacfwd::capi::programs::{jf_load, jf_program_build, jf_record, jf_record_path};
use jacfwd::capi::types::{JF_OK, JF_RANDOM_SAME, jf_config, jf_options, jf_signature};
use jacfwd::error::Error;
use jacfwd::ops::Float;
use jacfwd::ops::given::Given;
use jacfwd::program::open;
use jacfwd::random::Randomness;
use jacfwd::shape::Shape;
use jacfwd::workspace::{Body, Draws, Function, Inputs, Jacfwd, Outputs, Workspace};
use jacfwd::{Math, Number, array};

// The operations are derived text of a private module.
#[allow(improper_ctypes, reason = "an evaluation is opaque")]
unsafe extern "C" {
    safe fn jf_add(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num;
    safe fn jf_sub(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num;
    safe fn jf_mul(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num;
    safe fn jf_mul_c(e: *mut jf_eval, a: jf_num, c: f64) -> jf_num;
    safe fn jf_c_div(e: *mut jf_eval, c: f64, a: jf_num) -> jf_num;
    safe fn jf_sin(e: *mut jf_eval, a: jf_num) -> jf_num;
    safe fn jf_cos(e: *mut jf_eval, a: jf_num) -> jf_num;
    safe fn jf_powi(e: *mut jf_eval, a: jf_num, k: c_int) -> jf_num;
    safe fn jf_fmin(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num;
}

/// The function in Rust.
struct Rust;

impl<F: Float> Function<F> for Rust {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let (a, b, c) = (x[0][0], x[0][1], x[1][0]);
        let product = a * b;
        let scaled = c * F::TWO;
        let sum = product + scaled;
        let (sin, cos) = (a.sin(), a.cos());
        let turned = sin * cos;
        let least = sum.min(turned);
        let held = least.detach();
        let norm = array::norm(&[a, held, c]);
        let shares = array::softmax([norm, b, c]);
        #[allow(clippy::eq_op, reason = "how NaN is found")]
        let b = if b != b { a } else { b };
        let least = least.select_le(b, sum, turned);
        let least = least.select_eq(least, turned, b);
        let table = shares[1].unary(Given { y: F::HALF, d1: F::TWO, d2: Some(F::ONE) });
        y[0][0] = if a < b { table - norm * least } else { table.powi(3) };
        y[0][1] = if c > R::constant(F::HALF) { shares[0].c_div(F::ONE) } else { shares[2] };
        Ok(())
    }
}

/// The same in C, but for the language.
unsafe extern "C" fn c_function(e: *mut jf_eval, x: *const *const jf_num, y: *const *mut jf_num, _: *mut c_void) -> c_int {
    // SAFETY: blocks of the lengths of the signature.
    let (a, b, c, y) = unsafe { (**x, *(*x).add(1), **x.add(1), *y) };
    let product = jf_mul(e, a, b);
    let scaled = jf_mul_c(e, c, 2.0);
    let sum = jf_add(e, product, scaled);
    let (sin, cos) = (jf_sin(e, a), jf_cos(e, a));
    let turned = jf_mul(e, sin, cos);
    let least = jf_fmin(e, sum, turned);
    let mut shares = [jf_num { id: 0 }; 3];
    // SAFETY: an evaluation, and arrays of so many numbers.
    let (norm, b, least, table) = unsafe {
        let held = jf_detach(e, least);
        let norm = jf_norm(e, 3, [a, held, c].as_ptr());
        jf_softmax(e, 3, [norm, b, c].as_ptr(), shares.as_mut_ptr());
        let b = if jf_ne(e, b, b) { a } else { b };
        let least = jf_select_le(e, least, b, sum, turned);
        let least = jf_select_eq(e, least, least, turned, b);
        (norm, b, least, jf_chain(e, shares[1], 0.5, 2.0, 1.0))
    };
    // SAFETY: an evaluation.
    let first = if unsafe { jf_lt(e, a, b) } { jf_sub(e, table, jf_mul(e, norm, least)) } else { jf_powi(e, table, 3) };
    // SAFETY: likewise.
    let second = if unsafe { jf_gt_c(e, c, 0.5) } { jf_c_div(e, 1.0, shares[0]) } else { shares[2] };
    // SAFETY: outputs of two elements.
    unsafe {
        y.write(first);
        y.add(1).write(second);
    }
    0
}

/// Draws.
struct Noisy;

impl<F: Float> Function<F> for Noisy {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, draws: &mut Draws<F>) -> Result<(), i32> {
        let (first, second) = (draws.uniform(), draws.normal());
        y[0][0] = x[0][0] * R::constant(second) + x[0][1] * x[1][0];
        y[0][1] = x[1][0] * R::constant(first);
        Ok(())
    }
}

/// The same in C.
unsafe extern "C" fn noisy(e: *mut jf_eval, x: *const *const jf_num, y: *const *mut jf_num, _: *mut c_void) -> c_int {
    // SAFETY: an evaluation, and blocks of the lengths of the signature.
    unsafe {
        let (a, b, c, y) = (**x, *(*x).add(1), **x.add(1), *y);
        let (first, second) = (jf_uniform(e), jf_normal(e));
        y.write(jf_add(e, jf_mul(e, a, second), jf_mul(e, b, c)));
        y.add(1).write(jf_mul(e, c, first));
    }
    0
}

const SHAPE: Shape<'_> = Shape { in_len: &[2, 1], out_len: &[2], aux_len: &[] };
const POINTS: [([f64; 2], [f64; 1]); 3] = [([0.5, 1.5], [0.25]), ([2.0, -1.0], [0.75]), ([0.1, 0.2], [3.0])];

/// Memory where a program of C may be.
#[repr(align(8))]
struct Aligned<T>(T);

fn context(memory: &mut Aligned<[u8; 40_000]>) -> *mut jf_context {
    // SAFETY: all of it may be zero.
    let config = jf_config { functions: 2, blocks: 8, numbers: 100, lanes: 4, ..unsafe { std::mem::zeroed() } };
    let mut c = ptr::null_mut();
    // SAFETY: memory of that size.
    assert_eq!(unsafe { jf_context_init((&raw mut memory.0).cast(), 40_000, &config, &mut c) }, JF_OK);
    c
}

fn signature() -> jf_signature {
    jf_signature { n_in: 2, in_len: [2, 1].as_ptr(), n_out: 1, out_len: [2].as_ptr(), n_aux: 0, aux_len: ptr::null() }
}

#[test]
fn programs_of_both_languages_are_the_same_words_and_run_in_either() {
    let mut workspace = Workspace::<f64, 4, 60>::new();
    let (mut scratch, mut own) = (vec![0; 4000], Aligned([0; 1000]));
    let rust = Jacfwd::new(&Rust, SHAPE).leading(2);
    let point = |k: usize| -> [&[f64]; 2] { [&POINTS[k].0, &POINTS[k].1] };
    let mut recording = rust.record(&mut workspace, &point(0), &mut scratch).expect("recorded");
    for k in 1..3 {
        assert_eq!(recording.add_path(&mut workspace, &point(k)), Ok(k));
    }
    let program = recording.build(&mut own.0).expect("a program");

    let mut memory = Box::new(Aligned([0; 40_000]));
    let c = context(&mut memory);
    let (signature, mut alone) = (signature(), jf_func { id: 0 });
    let mut f = jf_func { id: 0 };
    let mut scratch = Box::new(Aligned([0_u8; 20_000]));
    let mut words = Aligned([0_u32; 1000]);
    let (mut r, mut p) = (ptr::null_mut(), ptr::null());
    let inputs = |k: usize| [POINTS[k].0.as_ptr(), POINTS[k].1.as_ptr()];
    // SAFETY: what the header requires of each.
    unsafe {
        assert_eq!(jf_register(c, Some(c_function), &signature, ptr::null_mut(), &mut f), JF_OK);
        assert_eq!(jf_record(c, f, inputs(0).as_ptr(), ptr::null(), (&raw mut scratch.0).cast(), 20_000, &mut r), JF_OK);
        for k in 1..3 {
            assert_eq!(jf_record_path(r, inputs(k).as_ptr()), JF_OK);
        }
        assert_eq!(jf_program_build(r, (&raw mut words.0).cast(), 4000, &mut p), JF_OK);
    }
    let theirs = open(&words.0).expect("a program");
    assert_eq!(program.to_string(), theirs.to_string());
    assert_eq!(program.words(), theirs.words());

    // The program of Rust by the engine of C, and that of C by Rust's.
    // SAFETY: a program where one of C may be.
    assert_eq!(unsafe { jf_load(c, program.words().as_ptr().cast(), &mut alone) }, JF_OK);
    for (k, at) in POINTS.iter().enumerate() {
        let (mut by_c, mut by_rust, mut inline) = ([0.0; 4], [0.0; 4], [0.0; 4]);
        let matrix = jf_matrix { data: by_c.as_mut_ptr(), row_stride: 2, col_stride: 1 };
        // SAFETY: one block of two by two.
        let status = unsafe { jf_jacfwd(c, alone, inputs(k).as_ptr(), ptr::null(), &matrix, ptr::null()) };
        assert_eq!(status, JF_OK);
        let of_c = Jacfwd::from_program(theirs, SHAPE);
        of_c.jacfwd(&mut workspace, &point(k), &mut [&mut by_rust], &mut []).expect("a Jacobian");
        Jacfwd::new(&Rust, SHAPE).jacfwd(&mut workspace, &point(k), &mut [&mut inline], &mut []).expect("a Jacobian");
        let bits = |jac: [f64; 4]| jac.map(f64::to_bits);
        assert_eq!((bits(by_c), bits(by_rust)), (bits(inline), bits(inline)), "at {at:?}");
    }
}

/// Values and Jacobians at two points, one direction at a time.
fn two_points<B: Body<f64>>(asked: Jacfwd<'_, B>, workspace: &mut Workspace<f64, 1, 60>) -> ([f64; 8], [f64; 4], [f64; 4]) {
    let (mut first, mut second, mut y) = ([0.0; 8], [0.0; 4], [0.0; 4]);
    let x: [&[f64]; 2] = [&[0.5, 1.5, 2.0, -1.0], &[0.25, 0.75]];
    asked.jacfwd_batch(workspace, 2, &x, &mut [&mut first, &mut second], &mut [&mut y]).expect("two points");
    (first, second, y)
}

#[test]
fn draws_of_a_program_of_c_are_those_of_the_pass() {
    let mut memory = Box::new(Aligned([0; 40_000]));
    let c = context(&mut memory);
    let mut f = jf_func { id: 0 };
    let mut scratch = Box::new(Aligned([0_u8; 20_000]));
    let mut words = Aligned([0_u32; 1000]);
    let (mut r, mut p) = (ptr::null_mut(), ptr::null());
    let inputs = [POINTS[0].0.as_ptr(), POINTS[0].1.as_ptr()];
    // SAFETY: what the header requires of each; all of the options may be zero.
    unsafe {
        let options = jf_options { randomness: JF_RANDOM_SAME, seed: 3, ..std::mem::zeroed() };
        assert_eq!(jf_register(c, Some(noisy), &signature(), ptr::null_mut(), &mut f), JF_OK);
        assert_eq!(jf_record(c, f, inputs.as_ptr(), &options, (&raw mut scratch.0).cast(), 20_000, &mut r), JF_OK);
        assert_eq!(jf_program_build(r, (&raw mut words.0).cast(), 4000, &mut p), JF_OK);
    }
    let mut workspace = Workspace::<f64, 1, 60>::new();
    let alone = Jacfwd::from_program(open(&words.0).expect("a program"), SHAPE).leading(2);
    for mode in [Randomness::Same, Randomness::Different] {
        let own = Jacfwd::new(&Noisy, SHAPE).leading(2).randomness(mode, 9);
        assert_eq!(two_points(alone.randomness(mode, 9), &mut workspace), two_points(own, &mut workspace), "{mode:?}");
    }
    let forbidden = alone.call(&mut workspace, &[&POINTS[0].0, &POINTS[0].1], &mut []);
    assert_eq!(forbidden, Err(Error::RandomForbidden));
}
