//! The phase that a server is in, for the program that supervises its process.

use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Phase of a server's life. They come in this order; one may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Phase {
    /// It listens and loads its append-only file: commands on keys are answered `-LOADING`.
    Loading,
    /// It listens and serves all commands.
    Serving,
    /// It stops: it accepts no more connections, and finishes what was received.
    Stopping,
}

/// The phase that a server has reached, and who is told of each; see [`crate::Server::set_phase_observer`].
#[derive(Default)]
pub(crate) struct Phases {
    reached: Mutex<Option<Phase>>,
    observer: OnceLock<Box<dyn Fn(Phase) + Send + Sync>>,
}

impl Phases {
    pub(crate) fn set_observer(&self, observer: impl Fn(Phase) + Send + Sync + 'static) {
        let _ = self.observer.set(Box::new(observer));
    }

    /// Tells the observer of `phase`, unless it or a later one was reached before.
    pub(crate) fn reach(&self, phase: Phase) {
        let mut reached = self.reached.lock().unwrap_or_else(PoisonError::into_inner);
        if *reached >= Some(phase) {
            return;
        }
        *reached = Some(phase);
        // Under the lock, so that two threads tell of two phases in their order.
        if let Some(observer) = self.observer.get() {
            observer(phase);
        }
    }
}

impl fmt::Debug for Phases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phases").field("reached", &self.reached).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    fn phases_are_told_once_and_never_backwards() {
        let (phases, told) = (Phases::default(), Arc::new(Mutex::new(Vec::new())));
        let to_tell = Arc::clone(&told);
        phases.set_observer(move |phase| to_tell.lock().unwrap().push(phase));
        for phase in [Phase::Serving, Phase::Loading, Phase::Serving, Phase::Stopping, Phase::Serving] {
            phases.reach(phase);
        }
        assert_eq!(*told.lock().unwrap(), [Phase::Serving, Phase::Stopping]);
    }
}
