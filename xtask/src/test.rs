//! `cargo xtask test`: every check there is, as named steps in two halves. A step that fails does not stop the next one.
//! Knows which steps are run, and that two run at a time; see `steps` for what they are.

mod progress;
mod steps;

use crate::project::Project;
use crate::run::Result;
use progress::{Progress, clock};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use steps::{Half, Outcome, STEPS, Step};

/// Steps at a time: one that waits for a single compiler leaves the other processors to the next.
const TOGETHER: usize = 2;

/// `cargo xtask test [--rest | --all | STEP…]`: the first half, the other, both, or the named steps with what sets them up.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    let steps = chosen(arguments)?;
    let seconds: u64 = steps.iter().map(|step| step.seconds).sum();
    println!("{} steps, about {} minutes with two processors", steps.len(), seconds.div_ceil(60 * TOGETHER as u64));

    let progress = Progress::new(steps.len());
    let outcomes = thread::scope(|scope| {
        scope.spawn(|| progress.show());
        let outcomes = run(project, &steps, &progress);
        progress.stop();
        outcomes
    });
    let names = |wanted: fn(&Result<Outcome>) -> bool| -> Vec<&str> {
        steps.iter().zip(&outcomes).filter(|(_, outcome)| wanted(outcome)).map(|(step, _)| step.name).collect()
    };
    let (failed, skipped) = (names(|outcome| outcome.is_err()), names(|outcome| matches!(outcome, Ok(Outcome::Skipped(_)))));

    println!("\n{}", progress.elapsed());
    if !skipped.is_empty() {
        println!("not done on this machine, or not all of it: {}", skipped.join(", "));
    }
    if !failed.is_empty() {
        println!("failed: {} (one alone: cargo xtask test {})", failed.join(", "), failed[0]);
    } else if arguments.is_empty() {
        let rest: u64 = STEPS.iter().filter(|step| step.half == Half::Rest).map(|step| step.seconds).sum();
        println!("the other half, about {} minutes: cargo xtask test --rest", rest.div_ceil(60 * TOGETHER as u64));
    }
    println!("{} passed, {} failed", steps.len() - failed.len() - skipped.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { Err("not everything passed".into()) }
}

/// The steps that the arguments ask for.
fn chosen(arguments: &[String]) -> Result<Vec<&'static Step>> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let named: Vec<Half> = STEPS.iter().filter(|step| arguments.contains(&step.name)).map(|step| step.half).collect();
    let wanted = |step: &&Step| match arguments[..] {
        [] => step.half == Half::First,
        ["--rest"] => step.half == Half::Rest,
        ["--all"] => true,
        // With the packages that they need.
        _ => arguments.contains(&step.name) || step.alone() && named.contains(&step.half),
    };
    if !matches!(arguments[..], ["--rest" | "--all"])
        && let Some(unknown) = arguments.iter().find(|name| !STEPS.iter().any(|step| step.name == **name))
    {
        return Err(format!("there is no step `{unknown}`; `cargo xtask help` lists them"));
    }
    Ok(STEPS.iter().filter(wanted).collect())
}

/// Runs the steps, those alone that must be; the outcomes in the same order.
fn run(project: &Project, steps: &[&'static Step], progress: &Progress) -> Vec<Result<Outcome>> {
    let outcomes: Mutex<Vec<Option<Result<Outcome>>>> = Mutex::new(steps.iter().map(|_| None).collect());
    let done = |index: usize| {
        let step = steps[index];
        progress.begins(index + 1, step);
        let outcome = (step.run)(project);
        progress.ends(step, &outcome);
        outcomes.lock().unwrap_or_else(|lock| lock.into_inner())[index] = Some(outcome);
    };
    let mut begin = 0;
    for group in steps.chunk_by(|a, b| !a.alone() && !b.alone()) {
        let (next, end) = (AtomicUsize::new(begin), begin + group.len());
        thread::scope(|scope| {
            for _ in 0..TOGETHER.min(group.len()) {
                scope.spawn(|| {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        if index >= end {
                            break;
                        }
                        done(index);
                    }
                });
            }
        });
        begin = end;
    }
    let outcomes = outcomes.into_inner().unwrap_or_else(|lock| lock.into_inner());
    outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(|| Err("the step was not run".into()))).collect()
}

/// Prints the steps, for the help text.
pub fn list() {
    for (half, title) in [(Half::First, "first half"), (Half::Rest, "--rest")] {
        for step in STEPS.iter().filter(|step| step.half == half) {
            println!("  {:<16} {:<62} {title}, {}", step.name, step.about, clock(step.seconds));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::chosen;
    use super::steps::STEPS;

    fn names(arguments: &[&str]) -> Vec<&'static str> {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        chosen(&arguments).map(|steps| steps.iter().map(|step| step.name).collect()).unwrap_or_default()
    }

    #[test]
    fn two_halves_are_all_steps_and_share_none() {
        let (first, rest, all) = (names(&[]), names(&["--rest"]), names(&["--all"]));
        assert_eq!([&first[..], &rest[..]].concat(), all);
        assert_eq!(all.len(), STEPS.len());
        let mut distinct = all.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), all.len());
        assert_eq!((first[0], rest[0]), ("setup", "setup-rest"));
    }

    #[test]
    fn steps_are_named_or_refused() {
        assert_eq!(names(&["c", "rust"]), ["setup", "rust", "c"]);
        assert_eq!(names(&["valgrind"]), ["setup-rest", "valgrind"]);
        assert!(chosen(&["--rest".into(), "c".into()]).is_err_and(|error| error.contains("no step `--rest`")));
        assert!(chosen(&["nothing".into()]).is_err());
    }
}
