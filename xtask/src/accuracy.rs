//! The accuracy of every value and slope, measured against mpmath; writes the figures that the documentation publishes.

use crate::project::Project;
use crate::run::{Cmd, Result};
use crate::setup;

/// Points per operation and precision for the published figures.
const POINTS: u32 = 10_000;

/// `cargo xtask accuracy [--points N]`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    let points = match arguments {
        [] => POINTS,
        [option, count] if option == "--points" => count.parse().map_err(|_| format!("`{count}` is not a number of points"))?,
        _ => return Err("usage: cargo xtask accuracy [--points N]".into()),
    };
    setup::require(&[&setup::MPMATH])?;
    vectors(project, points)?;
    test(project).env("JACFWD_WRITE", "1").stream()
}

/// Measures at the first of the points that the figures come from and at those where the largest errors were found, and fails where these
/// are not the published ones within a factor of two; writes nothing in the checkout.
pub fn check(project: &Project, points: u32) -> Result<String> {
    vectors(project, points)?;
    test(project).capture()?;
    Ok(format!("{points} points per operation and precision"))
}

fn vectors(project: &Project, points: u32) -> Result {
    let python = setup::python().ok_or("no Python with mpmath")?;
    let cmd = Cmd::new(python).arg("tests/vectors/make.py").args(["--points", &points.to_string()]);
    cmd.arg("--out").arg(project.out("accuracy")?).dir(&project.root).capture().map(drop)
}

/// `cargo xtask exhaustive`: the functions of single precision at every `f32` there is.
pub fn exhaustive(project: &Project, _: &[String]) -> Result {
    tests(project, "release", "single").args(["never_more", "--nocapture"]).env("JACFWD_STRIDE", "1").stream()
}

fn test(project: &Project) -> Cmd {
    tests(project, "tests", "vectors").arg("--nocapture").env("JACFWD_VECTORS", project.target.join("accuracy"))
}

/// A file of tests in a profile, ready for its own arguments.
fn tests(project: &Project, profile: &str, name: &str) -> Cmd {
    project.cargo().args(["test", "--package", "jacfwd", "--profile", profile, "--test", name, "--"])
}
