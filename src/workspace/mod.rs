//! Drivers with sizes at run time within a fixed capacity: several inputs and outputs, aux blocks, argnums, draws, batches.
//! Knows no C; for arrays whose sizes are types see [`fixed`](crate::fixed).
//!
//! A [`Function`] is written once over any number. [`Jacfwd`] says what is asked of it, a [`Workspace`] is the memory it runs in:
//!
//! ```
//! use jacfwd::ops::Float;
//! use jacfwd::shape::Shape;
//! use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Workspace};
//! use jacfwd::{Math, Number};
//!
//! struct Polar;
//!
//! impl<F: Float> Function<F> for Polar {
//!     fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
//!         let (r, t) = (x[0][0], x[0][1]);
//!         y[0][0] = r * t.cos();
//!         y[0][1] = r * t.sin();
//!         Ok(())
//!     }
//! }
//!
//! let mut workspace = Workspace::<f64, 8, 16>::new();
//! let polar = Jacfwd::new(&Polar, Shape { in_len: &[2], out_len: &[2], aux_len: &[] });
//! let mut jac = [0.0; 4];
//! polar.jacfwd(&mut workspace, &[&[2.0, 0.0]], &mut [&mut jac], &mut [])?;
//! assert_eq!(jac, [1.0, 0.0, 0.0, 2.0]);
//! # Ok::<(), jacfwd::error::Error>(())
//! ```
//! What is differentiated may also be a [`Program`](crate::program::Program): [`Jacfwd::record`] makes one of a function, which tells where its Jacobian and
//! Hessian can be nonzero, [`Jacfwd::attach`] runs it in place of the function, and [`Jacfwd::from_program`] by itself. [`Recording`] has an example.
#![doc = include_str!("torch.md")]

mod body;
mod call;
mod draws;
mod first;
mod function;
mod jacfwd;
mod pass;
mod product;
mod recording;
mod second;
mod sparse;
mod storage;
mod table;

pub use body::{Body, Replayed};
pub use draws::Draws;
pub use function::{Function, Inputs, Outputs};
pub use jacfwd::Jacfwd;
pub use pass::WorkspacePass;
pub use recording::Recording;
pub use storage::{Scalar, Workspace};
