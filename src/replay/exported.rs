//! What an object of a higher CPU level gives the archive, of this room: see `level`.

use super::level::here;
use super::machine::{Exit, Machine};
use super::points::{self, Block};
use crate::slots::exported;

exported! {
    replay64(m: &mut Machine<'_, f64>) -> Exit = here(m);
    replay32(m: &mut Machine<'_, f32>) -> Exit = here(m);
    points64(b: &mut Block<'_, f64>) -> points::Exit = points::here(b);
    points32(b: &mut Block<'_, f32>) -> points::Exit = points::here(b);
}
