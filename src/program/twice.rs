//! Whether a function does the same again.
//! Does not know how it is run.

use crate::error::Error;

/// Records the first path of a function, and then what it does at the same point once more: one with a state of its own does something else.
///
/// # Errors
/// Whatever `run`, which records a run, returns; `NotRepeatable`.
pub fn twice(mut run: impl FnMut() -> Result<u32, Error>) -> Result<(), Error> {
    run()?;
    match run() {
        Err(Error::SamePath { .. }) => Ok(()),
        Err(error) => Err(error),
        Ok(_) => Err(Error::NotRepeatable { count: 0 }),
    }
}
