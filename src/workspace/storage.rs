//! The memory of passes: numbers of either order, in fixed capacity.
//! Does not know functions.

use heapless::Vec;

use crate::dual::{Dual, HyperDual, Pack, SIDE};
use crate::ops::Float;

/// Plain reals that can carry `LANES` tangents, and second derivatives: `f32` and `f64`.
pub trait Scalar<const LANES: usize>: Float + Pack<LANES> + Pack<4> {}

impl<F: Float + Pack<LANES> + Pack<4>, const LANES: usize> Scalar<LANES> for F {}

/// Room for the inputs, outputs and aux elements of one function, `NUMBERS` together, with `LANES` directions per pass.
///
/// Any function that fits can be run in it, one after the other. `SECOND` numbers of second order are what Hessians need: as many
/// again if it is left out, 0 saves their memory (25 reals each). What the function computes in between lives on its own stack.
/// `LANES` may be 1 to 16 and 20, 24, 28, 32, 40, 48, 64. No heap; `new` is `const`, so a workspace may be a `static`.
///
/// ```
/// use jacfwd::workspace::Workspace;
///
/// let small = Workspace::<f32, 4, 12, 0>::new();
/// assert!(size_of_val(&small) < size_of::<Workspace<f32, 4, 12>>());
/// ```
///
/// A large one belongs in a `static`: it is made there in place, while one made by `new()` in a function, `Box::new(Workspace::new())` included, is first
/// a value on the stack, and without optimisation several times.
///
/// ```
/// use std::sync::Mutex;
/// use jacfwd::workspace::Workspace;
///
/// // 9 MB of memory that starts as zeros: it takes no place in the program's file.
/// static LARGE: Mutex<Workspace<f64, 8, 30000>> = Mutex::new(Workspace::new());
///
/// let mut workspace = LARGE.lock().unwrap();
/// assert_eq!(workspace.points_done(), 0);
/// # let _ = &mut *workspace;
/// ```
#[derive(Clone, Debug)]
pub struct Workspace<F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize = NUMBERS> {
    pub(super) values: Vec<F, NUMBERS>,
    pub(super) first: Vec<Dual<F, LANES>, NUMBERS>,
    pub(super) second: Vec<HyperDual<F, SIDE, SIDE>, SECOND>,
    pub(super) points_done: usize,
    pub(super) paths: Paths,
}

/// How often programs had a path.
#[derive(Clone, Copy, Debug)]
pub struct Paths {
    pub(super) hits: usize,
    pub(super) misses: usize,
    /// The guard that missed last.
    pub(super) guard: Option<usize>,
}

impl<F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> Workspace<F, LANES, NUMBERS, SECOND> {
    /// A workspace, empty.
    pub const fn new() -> Self {
        Self {
            values: Vec::new(),
            first: Vec::new(),
            second: Vec::new(),
            points_done: 0,
            paths: Paths { hits: 0, misses: 0, guard: None },
        }
    }

    /// Complete points of the last batch: all of them, or those before the one that failed.
    pub const fn points_done(&self) -> usize {
        self.points_done
    }

    /// Passes so far that ran a program in this workspace.
    pub const fn path_hits(&self) -> usize {
        self.paths.hits
    }

    /// Passes so far for which a program had no path. Each has run the function instead, or was an error where there is none.
    pub const fn path_misses(&self) -> usize {
        self.paths.misses
    }

    /// The guard that the last of them missed, counted as the listing of the program does.
    pub const fn guard_missed(&self) -> Option<usize> {
        self.paths.guard
    }
}

impl<F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> Default
    for Workspace<F, LANES, NUMBERS, SECOND>
{
    fn default() -> Self {
        Self::new()
    }
}
