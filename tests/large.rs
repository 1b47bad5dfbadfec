//! A large workspace where there is little stack: made in place in a static.

mod function;

use std::sync::Mutex;

use function::function;
use jacfwd::shape::Shape;
use jacfwd::workspace::{Jacfwd, Workspace};

type Large = Workspace<f64, 8, 30000>;

static LARGE: Mutex<Large> = Mutex::new(Large::new());

function!(Squares, R, |x, y, _| {
    for (y, x) in y[0].iter_mut().zip(&x[0]) {
        *y = *x * *x;
    }
});

#[test]
fn a_static_workspace_needs_no_stack() {
    const STACK: usize = 256 << 10;
    const { assert!(size_of::<Large>() > 20 * STACK) };
    let run = || {
        let mut workspace = LARGE.lock().unwrap();
        const N: usize = 10_000;
        let shape = Shape { in_len: &[N, 1], out_len: &[N], aux_len: &[] };
        let x = vec![3.0; N];
        let mut jac = vec![9.0; N];
        let f = Jacfwd::new(&Squares, shape).argnums(&[1]);
        f.jacfwd(&mut workspace, &[&x, &[0.0]], &mut [&mut jac], &mut []).unwrap();
        assert!(jac.iter().all(|d| *d == 0.0));
        let (mut hess, mut y) = (vec![9.0; N], vec![9.0; N]);
        f.hessian(&mut workspace, &[&x, &[0.0]], &mut [&mut hess], &mut [], &mut [&mut y]).unwrap();
        assert!(hess.iter().all(|d| *d == 0.0) && y.iter().all(|y| *y == 9.0));
    };
    std::thread::Builder::new().stack_size(STACK).spawn(run).unwrap().join().unwrap();
}
