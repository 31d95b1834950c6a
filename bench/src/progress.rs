//! Progress of the run, on standard error: on a terminal one line that is rewritten, elsewhere one line for each step.

use std::io::{self, IsTerminal, Write};
use std::time::Instant;

/// Reports what is going on.
#[derive(Debug)]
pub struct Progress {
    started: Instant,
    terminal: bool,
    part: String,
}

impl Default for Progress {
    fn default() -> Self {
        Self { started: Instant::now(), terminal: io::stderr().is_terminal(), part: String::new() }
    }
}

impl Progress {
    /// Returns the seconds since the start.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    /// Begins part `nth` of `parts`.
    pub fn part(&mut self, nth: usize, parts: usize, name: &str) {
        self.part = format!("{nth}/{parts} {name}");
    }

    /// Reports one step.
    pub fn step(&self, text: &str) {
        let seconds = self.started.elapsed().as_secs();
        let line = format!("[{:02}:{:02}] {} · {text}", seconds / 60, seconds % 60, self.part);
        let mut out = io::stderr().lock();
        // Failure to write a progress line is no reason to stop.
        let _ = if self.terminal {
            write!(out, "\r\x1b[K{line}").and_then(|()| out.flush())
        } else {
            writeln!(out, "{line}")
        };
    }

    /// Leaves the last step on the screen, so that other text may follow it.
    pub fn pause(&self) {
        if self.terminal {
            eprintln!();
        }
    }
}
