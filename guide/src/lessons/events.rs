//! Events of a running program, in the order in which they were observed.

use std::time::{Duration, Instant};

use player::process::Process;

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

/// Records steps and printed lines in the order in which they are observed.
pub(super) struct Events {
    start: Instant,
    pub(super) seen: Vec<Event>,
    lines: [usize; 2],
}

impl Events {
    pub(super) fn new() -> Self {
        Self { start: Instant::now(), seen: Vec::new(), lines: [0; 2] }
    }

    pub(super) fn note(&mut self, what: Happened) {
        self.seen.push(Event { after: self.start.elapsed(), what });
    }

    /// Returns the position and the time of an event that begins now, to be passed to [`Self::note_at`].
    pub(super) fn mark(&self) -> (usize, Duration) {
        (self.seen.len(), self.start.elapsed())
    }

    /// Records an event that began at this mark, and places it before everything that has been recorded since.
    pub(super) fn note_at(&mut self, (place, after): (usize, Duration), what: Happened) {
        self.seen.insert(place, Event { after, what });
    }

    /// Records the lines that are complete by now and have not been recorded yet; none of a stream with more than
    /// `limit` bytes.
    pub(super) fn printed(&mut self, running: &Process, limit: usize) {
        for (at, stream) in [running.stdout(), running.stderr()].into_iter().enumerate() {
            if stream.kept() > limit {
                continue;
            }
            let text = stream.so_far();
            let complete = text.rfind('\n').map_or("", |end| &text[..end]);
            let new: Vec<_> = complete.lines().skip(self.lines[at]).map(str::to_owned).collect();
            self.lines[at] += new.len();
            for line in new {
                self.note(if at == 0 { Happened::Stdout(line) } else { Happened::Stderr(line) });
            }
        }
    }
}
