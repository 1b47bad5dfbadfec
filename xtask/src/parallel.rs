//! Many jobs at a time, over all steps no more than there are processors.
//! Does not know what they do.

use crate::run::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;

/// Failures shown when many jobs fail, most often for one reason.
const SHOWN_ERRORS: usize = 5;

/// Jobs that run now, those of every step.
static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// A place among the jobs that run, given back at the end of its scope. Who has one must not ask for another.
struct Place;

impl Place {
    fn wait(most: usize) -> Self {
        let running = RUNNING.lock().unwrap_or_else(|lock| lock.into_inner());
        let mut running = ENDED.wait_while(running, |running| *running >= most).unwrap_or_else(|lock| lock.into_inner());
        *running += 1;
        Self
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(|lock| lock.into_inner()) -= 1;
        ENDED.notify_one();
    }
}

/// Does `work` for every job, as many at a time as there are processors; the first errors together, in the order of the jobs.
/// No jobs are an error: whatever should have named some is missing.
pub fn parallel<J: Sync, T: Send>(jobs: &[J], work: impl Fn(&J) -> Result<T> + Sync) -> Result<Vec<T>> {
    if jobs.is_empty() {
        return Err("there is nothing to do, which is taken for a mistake".into());
    }
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let workers = processors.min(jobs.len());
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<Result<T>>>> = jobs.iter().map(|_| Mutex::new(None)).collect();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(index) else { break };
                    let place = Place::wait(processors);
                    let result = work(job);
                    drop(place);
                    *done[index].lock().unwrap_or_else(|lock| lock.into_inner()) = Some(result);
                }
            });
        }
    });
    let mut values = Vec::new();
    let mut errors = Vec::new();
    for slot in done {
        match slot.into_inner().unwrap_or_else(|lock| lock.into_inner()) {
            Some(Ok(value)) => values.push(value),
            Some(Err(error)) => errors.push(error),
            None => errors.push("a job was not done".into()),
        }
    }
    if errors.is_empty() {
        return Ok(values);
    }
    let more = errors.len().saturating_sub(SHOWN_ERRORS);
    errors.truncate(SHOWN_ERRORS);
    errors.extend((more > 0).then(|| format!("and {more} more failures")));
    Err(errors.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::parallel;

    #[test]
    fn no_jobs_are_an_error() {
        assert!(parallel(&[] as &[u8], |_| Ok(())).is_err());
        assert_eq!(parallel(&[1, 2, 3], |k| Ok(k * k)), Ok(vec![1, 4, 9]));
        assert_eq!(parallel(&[1, 2], |k| if *k == 1 { Err("one".into()) } else { Ok(()) }), Err("one".into()));
    }
}
