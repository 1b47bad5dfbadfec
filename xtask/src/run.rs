//! Running programs: with their output captured and shown when they fail, or passed through.
//! Does not know what they are for.

use std::ffi::{OsStr, OsString};
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a command or a step returns: an error is a message for the person at the terminal.
pub type Result<T = ()> = std::result::Result<T, String>;

/// Lines of each stream shown when a program fails.
const SHOWN_LINES: usize = 150;

/// A program to run, with its arguments.
pub struct Cmd {
    inner: Command,
    text: String,
    limit: Option<Duration>,
}

/// What a program left behind.
pub struct Output {
    pub success: bool,
    pub status: String,
    pub stdout: String,
    pub stderr: String,
}

impl Cmd {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let name = Path::new(program).file_name().unwrap_or(program);
        Self { inner: Command::new(program), text: name.to_string_lossy().into_owned(), limit: None }
    }

    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.text.push(' ');
        self.text.push_str(&argument.as_ref().to_string_lossy());
        self.inner.arg(argument);
        self
    }

    pub fn args<I: IntoIterator<Item: AsRef<OsStr>>>(self, arguments: I) -> Self {
        arguments.into_iter().fold(self, Self::arg)
    }

    pub fn dir(mut self, directory: &Path) -> Self {
        self.inner.current_dir(directory);
        self
    }

    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.inner.env(name, value.into());
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.inner.env_remove(name);
        self
    }

    /// Kills the program, and what it started, when it runs longer.
    pub fn limit(mut self, seconds: u64) -> Self {
        self.limit = Some(Duration::from_secs(seconds));
        self
    }

    /// Runs with its output on the terminal; an error names the status.
    pub fn stream(mut self) -> Result {
        let status = self.inner.status().map_err(|error| format!("cannot run `{}`: {error}", self.text))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` failed: {status}", self.text)) }
    }

    /// Runs and captures; any status is fine.
    pub fn attempt(mut self) -> Result<Output> {
        self.inner.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if self.limit.is_some() {
            // A group of its own can be killed whole; the terminal's interrupt does not reach it, the limit does.
            self.inner.process_group(0);
        }
        let mut child = self.inner.spawn().map_err(|error| format!("cannot run `{}`: {error}", self.text))?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let limit = self.limit;
        let (stdout, stderr, status) = thread::scope(|scope| {
            let out = scope.spawn(|| text_of(out));
            let err = scope.spawn(|| text_of(err));
            let status = wait(&mut child, limit);
            (out.join().unwrap_or_default(), err.join().unwrap_or_default(), status)
        });
        let (success, status) = status.map_err(|error| format!("cannot wait for `{}`: {error}", self.text))?;
        Ok(Output { success, status, stdout, stderr })
    }

    /// Runs and captures; an error shows the command and its output.
    pub fn capture(self) -> Result<Output> {
        let text = self.text.clone();
        let output = self.attempt()?;
        if output.success { Ok(output) } else { Err(output.failure(&text)) }
    }
}

impl Output {
    /// The message about a program that failed: command, status, the end of both streams.
    pub fn failure(&self, command: &str) -> String {
        let mut message = format!("`{command}`: {}", self.status);
        for stream in [&self.stderr, &self.stdout] {
            let lines: Vec<&str> = stream.lines().collect();
            if lines.len() > SHOWN_LINES {
                message.push_str(&format!("\n    … {} lines before", lines.len() - SHOWN_LINES));
            }
            for line in &lines[lines.len().saturating_sub(SHOWN_LINES)..] {
                message.push_str("\n    ");
                message.push_str(line);
            }
        }
        message
    }
}

fn text_of(stream: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut stream) = stream {
        // What was read before an error is still worth showing.
        let _ = stream.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn wait(child: &mut Child, limit: Option<Duration>) -> std::io::Result<(bool, String)> {
    let Some(limit) = limit else { return child.wait().map(|status| (status.success(), status.to_string())) };
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.success(), status.to_string()));
        }
        if start.elapsed() > limit {
            let group = format!("-{}", child.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
            child.wait()?;
            return Ok((false, format!("stopped after {} s", limit.as_secs())));
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

/// Where a program of this name is in PATH.
pub fn program(name: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(name)).find(|candidate| candidate.is_file())
}

/// Whether this command runs and succeeds.
pub fn works(program: &str, arguments: &[&str]) -> bool {
    Cmd::new(program).args(arguments).attempt().is_ok_and(|output| output.success)
}
