//! The order in which steps of recorded sessions may depend on each other.
//!
//! Anything that was received earlier, on any connection, may be the reason for a request. Therefore a step that sends
//! waits until all earlier steps of the recording are done, in every session, whereas a step that receives does not
//! wait. As a result, requests that were in flight at the same time are in flight at the same time again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Position of each session, in microseconds since the recording began.
#[derive(Debug)]
pub(crate) struct Order {
    places: Mutex<Places>,
}

#[derive(Debug, Default)]
struct Places {
    /// Time of the next step, for each session that has not ended.
    at: Vec<Option<u64>>,
    sorted: BTreeSet<(u64, usize)>,
    /// Sessions that wait until every other one has reached this time.
    waiting: BTreeMap<(u64, usize), Arc<Condvar>>,
}

impl Order {
    /// Returns the order of sessions that were opened at the given times.
    pub(crate) fn new(opened: &[u64]) -> Self {
        let sorted = opened.iter().copied().enumerate().map(|(session, at)| (at, session)).collect();
        let at = opened.iter().copied().map(Some).collect();
        Self { places: Mutex::new(Places { at, sorted, waiting: BTreeMap::new() }) }
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records that the next step of `session` has the time `at`.
    pub(crate) fn arrive(&self, session: usize, at: u64) {
        self.places().move_to(session, Some(at));
    }

    /// Records that `session` has no more steps.
    pub(crate) fn finish(&self, session: usize) {
        self.places().move_to(session, None);
    }

    /// Records that the next step of `session` has the time `at`, and waits until no other session has an earlier one.
    pub(crate) fn wait_turn(&self, session: usize, at: u64) {
        let mut places = self.places();
        places.move_to(session, Some(at));
        let turn = Arc::new(Condvar::new());
        while places.first() < at {
            places.waiting.insert((at, session), Arc::clone(&turn));
            places = turn.wait(places).unwrap_or_else(PoisonError::into_inner);
        }
        places.waiting.remove(&(at, session));
    }
}

impl Places {
    fn first(&self) -> u64 {
        self.sorted.first().map_or(u64::MAX, |(at, _)| *at)
    }

    fn move_to(&mut self, session: usize, at: Option<u64>) {
        let before = std::mem::replace(&mut self.at[session], at);
        if let Some(before) = before {
            self.sorted.remove(&(before, session));
        }
        if let Some(at) = at {
            self.sorted.insert((at, session));
        }
        let first = self.first();
        for (_, turn) in self.waiting.range(..=(first, usize::MAX)) {
            turn.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn who_sends_waits_for_all_that_stood_before() {
        let order = Arc::new(Order::new(&[0, 5]));
        let (sender, done) = mpsc::channel();
        let thread = {
            let order = Arc::clone(&order);
            std::thread::spawn(move || {
                order.wait_turn(1, 5);
                sender.send(()).unwrap();
            })
        };
        order.wait_turn(0, 0);
        order.arrive(0, 3);
        assert!(done.try_recv().is_err(), "the reply of 3 has not come");
        order.arrive(0, 7);
        done.recv().unwrap();
        thread.join().unwrap();
    }

    #[test]
    fn a_session_that_ends_holds_nobody_up() {
        let order = Order::new(&[0, 1]);
        order.finish(0);
        order.wait_turn(1, 1);
    }
}
