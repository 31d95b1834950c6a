//! Limits on the lines of one kind that go to the log.

use std::time::{Duration, Instant};

/// Number of lines of one kind that are logged within a window of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) lines: u32,
    pub(super) window: Duration,
}

impl Default for Limits {
    /// With these a peer that repeats one mistake as fast as it can causes 300 bytes of log a second.
    fn default() -> Self {
        Self { lines: 20, window: Duration::from_secs(10) }
    }
}

/// Fate of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Log,
    LeaveOut {
        /// `true` if this is the first line left out since the last report. Then the caller has to call
        /// [`Limiter::describe`], and to ask [`Limiter::next_report`] again, since its result has changed.
        first: bool,
    },
}

/// Counts lines by their kind, which is the place in the program that they come from.
#[derive(Debug)]
pub(super) struct Limiter<Place> {
    limits: Limits,
    kinds: Vec<Kind<Place>>,
}

#[derive(Debug)]
struct Kind<Place> {
    place: Place,
    /// Start of the window, and number of lines that were logged in it.
    since: Instant,
    lines: u32,
    left_out: u64,
    /// Example of the lines left out.
    like: String,
    /// Time at which the number of lines left out is reported.
    due: Option<Instant>,
}

impl<Place: PartialEq> Limiter<Place> {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, kinds: Vec::new() }
    }

    /// Decides about a line from `place`.
    pub(super) fn judge(&mut self, place: &Place, now: Instant) -> Verdict
    where
        Place: Clone,
    {
        let Limits { lines, window } = self.limits;
        let known = self.kinds.iter().position(|kind| kind.place == *place);
        let index = known.unwrap_or_else(|| {
            let (place, like) = (place.clone(), String::new());
            self.kinds.push(Kind { place, since: now, lines: 0, left_out: 0, like, due: None });
            self.kinds.len() - 1
        });
        let kind = &mut self.kinds[index];
        if now.saturating_duration_since(kind.since) >= window {
            (kind.since, kind.lines) = (now, 0);
        }
        if kind.lines < lines {
            kind.lines += 1;
            return Verdict::Log;
        }
        kind.left_out += 1;
        let first = kind.due.is_none();
        kind.due.get_or_insert(kind.since + window);
        Verdict::LeaveOut { first }
    }

    /// Keeps an example of the lines from `place` that are left out.
    pub(super) fn describe(&mut self, place: &Place, like: String) {
        if let Some(kind) = self.kinds.iter_mut().find(|kind| kind.place == *place) {
            kind.like = like;
        }
    }

    /// Returns the time from which [`Limiter::report`] has something to report.
    pub(super) fn next_report(&self) -> Option<Instant> {
        self.kinds.iter().filter_map(|kind| kind.due).min()
    }

    /// Calls `tell` for each kind with the number of lines left out and an example of them; with `all`, also for
    /// windows that have not ended.
    pub(super) fn report(&mut self, now: Instant, all: bool, mut tell: impl FnMut(u64, &str)) {
        for kind in &mut self.kinds {
            if kind.due.is_some_and(|due| all || due <= now) {
                tell(kind.left_out, &kind.like);
                (kind.left_out, kind.due) = (0, None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Duration = Duration::from_secs(10);

    fn limiter() -> Limiter<u8> {
        Limiter::new(Limits { lines: 2, window: WINDOW })
    }

    fn reported(limiter: &mut Limiter<u8>, now: Instant, all: bool) -> Vec<(u64, String)> {
        let mut told = Vec::new();
        limiter.report(now, all, |count, like| told.push((count, like.to_owned())));
        told
    }

    #[test]
    fn each_kind_has_its_own_limit_in_each_window() {
        let (mut limiter, begun) = (limiter(), Instant::now());
        for now in [begun, begun + WINDOW, begun + 5 * WINDOW] {
            for place in [1, 2] {
                let verdicts: Vec<Verdict> = (0..4).map(|_| limiter.judge(&place, now)).collect();
                let first = now == begun;
                assert_eq!(verdicts[..2], [Verdict::Log; 2]);
                assert_eq!(verdicts[2..], [Verdict::LeaveOut { first }, Verdict::LeaveOut { first: false }]);
            }
        }
    }

    #[test]
    fn what_was_left_out_is_told_once_its_window_has_ended() {
        let (mut limiter, begun) = (limiter(), Instant::now());
        assert_eq!(limiter.next_report(), None);
        for _ in 0..12 {
            let _ = limiter.judge(&1, begun);
        }
        limiter.describe(&1, "wrong password".to_owned());
        assert_eq!(limiter.next_report(), Some(begun + WINDOW));
        assert_eq!(reported(&mut limiter, begun + WINDOW / 2, false), []);
        let told = [(10, "wrong password".to_owned())];
        assert_eq!(reported(&mut limiter, begun + WINDOW, false), told);
        assert_eq!(limiter.next_report(), None);
        assert_eq!(reported(&mut limiter, begun + 2 * WINDOW, true), []);
    }

    #[test]
    fn the_end_of_the_process_does_not_wait_for_the_window() {
        let (mut limiter, begun) = (limiter(), Instant::now());
        for _ in 0..3 {
            let _ = limiter.judge(&1, begun);
        }
        assert_eq!(reported(&mut limiter, begun, true), [(1, String::new())]);
    }
}
