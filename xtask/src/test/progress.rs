//! What the terminal shows while steps run: a line when one starts, with the time that it takes, and one when it ends; on a terminal what runs
//! now, every second.

use super::steps::{Outcome, Step};
use crate::run::Result;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// The steps that run, and the screen they share.
pub struct Progress {
    start: Instant,
    count: usize,
    running: Mutex<Vec<(&'static Step, Instant)>>,
    done: AtomicBool,
}

impl Progress {
    pub fn new(count: usize) -> Self {
        Self { start: Instant::now(), count, running: Mutex::new(Vec::new()), done: AtomicBool::new(false) }
    }

    pub fn elapsed(&self) -> String {
        clock(self.start.elapsed().as_secs())
    }

    pub fn begins(&self, number: usize, step: &'static Step) {
        let mut running = self.running();
        running.push((step, Instant::now()));
        let (elapsed, about) = (self.elapsed(), clock(step.seconds));
        wipe();
        println!("[{number:>2}/{}] {:<16} {:<62} elapsed {elapsed:>5}, about {about}", self.count, step.name, step.about);
    }

    pub fn ends(&self, step: &'static Step, outcome: &Result<Outcome>) {
        let mut running = self.running();
        let place = running.iter().position(|(other, _)| other.name == step.name);
        let time = clock(place.map_or(0, |place| running.swap_remove(place).1.elapsed().as_secs()));
        wipe();
        match outcome {
            Ok(Outcome::Passed(note)) => println!("        {:<16} ok in {time}  {note}", step.name),
            Ok(Outcome::Skipped(why)) => println!("        {:<16} SKIPPED after {time}  {why}", step.name),
            Err(message) => println!("        {:<16} FAILED after {time}\n{message}\n", step.name),
        }
    }

    /// Shows what runs, until `stop`; on a terminal alone.
    pub fn show(&self) {
        while !self.done.load(Ordering::Relaxed) && std::io::stdout().is_terminal() {
            let running = self.running();
            let steps = running.iter().map(|(step, begin)| {
                format!("{} {} of about {}", step.name, clock(begin.elapsed().as_secs()), clock(step.seconds))
            });
            wipe();
            print!("{}  {}", self.elapsed(), steps.collect::<Vec<_>>().join(", "));
            let _ = std::io::stdout().flush();
            drop(running);
            thread::sleep(Duration::from_secs(1));
        }
        wipe();
    }

    pub fn stop(&self) {
        self.done.store(true, Ordering::Relaxed);
    }

    fn running(&self) -> MutexGuard<'_, Vec<(&'static Step, Instant)>> {
        self.running.lock().unwrap_or_else(|lock| lock.into_inner())
    }
}

/// Clears the line of what runs now.
fn wipe() {
    if std::io::stdout().is_terminal() {
        print!("\r\x1b[K");
    }
}

/// Minutes and seconds.
pub fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
