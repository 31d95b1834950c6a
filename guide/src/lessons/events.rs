//! Events of a running program, in the order in which they were observed.

use std::time::{Duration, Instant};

use player::process::{Capture, Process};

/// An event that occurred while a program ran, with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Time from the start to the event.
    pub after: Duration,
    /// The event.
    pub what: Happened,
}

/// Event of a running program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// A step of the dialogue was done; contains its text.
    Step(String),
    /// The program printed a line to its standard output.
    Stdout(String),
    /// The program printed a line to its standard error.
    Stderr(String),
}

/// Records the steps of a dialogue, and puts the printed lines between them.
pub(super) struct Events {
    start: Instant,
    seen: Vec<Event>,
}

impl Events {
    /// Begins now, which is to be just before the program is started.
    pub(super) fn new() -> Self {
        Self { start: Instant::now(), seen: Vec::new() }
    }

    /// Records a step that counts from `time`: its beginning for one that acts, so that it stands before what it causes, and
    /// its end for one that waits.
    pub(super) fn step(&mut self, time: Instant, text: &str) {
        self.note(time, Happened::Step(text.to_owned()));
    }

    fn note(&mut self, time: Instant, what: Happened) {
        self.seen.push(Event { after: time.saturating_duration_since(self.start), what });
    }

    /// Returns all events in the order of their times, with the complete lines that the program has printed; without those of
    /// a stream with more than `limit` bytes.
    pub(super) fn with_lines_of(mut self, running: &Process, limit: usize) -> Vec<Event> {
        let lines = |stream: &Capture| if stream.kept() > limit { Vec::new() } else { stream.arrived() };
        for (time, line) in lines(running.stdout()) {
            self.note(time, Happened::Stdout(line));
        }
        for (time, line) in lines(running.stderr()) {
            self.note(time, Happened::Stderr(line));
        }
        self.seen.sort_by_key(|event| event.after);
        self.seen
    }
}
