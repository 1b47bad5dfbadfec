//! Patterns, colours and plans: where a Jacobian or a Hessian can be nonzero, which of its columns may share a direction, and both as constant words for
//! the drivers: see [`plan_make`] and [`Jacfwd::jacfwd_sparse`](crate::workspace::Jacfwd::jacfwd_sparse), which has a whole example.
//!
//! Columns that are nonzero in no common row can be differentiated together: a Jacobian of 2000 columns with a pattern of twelve colours costs twelve
//! directions instead of 2000. Everything is in memory of the caller, its size told beforehand, and takes time linear in the sum of squares of the
//! lengths of the rows, but for a search by halves per entry.
//!
//! ```
//! use jacfwd::sparsity::{Pattern, Sequence, column_colours, scratch_len};
//!
//! // A tridiagonal matrix of five columns.
//! let starts = [0, 2, 5, 8, 11, 13];
//! let indices = [0, 1, 0, 1, 2, 1, 2, 3, 2, 3, 4, 3, 4];
//! let pattern = Pattern::new(5, 5, &starts, &indices)?;
//! let (mut by_column, mut rows) = ([0; 6], [0; 13]);
//! let transposed = pattern.transpose(&mut by_column, &mut rows)?;
//! let (mut colours, mut scratch) = ([0; 5], [0; scratch_len(5)]);
//! let colours = column_colours(pattern, transposed, Sequence::Natural, &mut colours, &mut scratch)?;
//! assert_eq!(colours.count(), 3);
//! assert_eq!((colours.of(0), colours.of(3)), (Some(0), Some(0)));
//! # Ok::<(), jacfwd::sparsity::Invalid>(())
//! ```

mod colours;
mod column;
mod graph;
mod invalid;
mod listed;
mod make;
mod pattern;
mod plan;
mod scratch;
mod sequence;
mod star;

pub use colours::Colours;
pub use column::{best_column_colours, column_colours, column_conflict};
pub use invalid::Invalid;
pub use listed::{Format, Listed, listed};
pub use make::{plan_len, plan_make, plan_scratch_len};
pub use pattern::Pattern;
pub use plan::{Cells, Kind, PLAN_HEADER, Plan, plan_words};
pub use scratch::{scratch_len, star_scratch_len};
pub use sequence::Sequence;
pub use star::{best_star_colours, star_colours, star_conflict};
