//! Every order in which threads can meet in the driver and in the count of tasks, by loom: no wake-up is lost, nothing is
//! dropped twice, and nothing stays.

#![allow(clippy::unwrap_used, missing_docs, dead_code)] // test code; not every item of the modules is used

mod sync {
    pub(crate) use loom::sync::atomic::{AtomicBool, AtomicUsize, Ordering, fence};
    pub(crate) use loom::sync::{Mutex, MutexGuard};
    pub(crate) use std::sync::{PoisonError, TryLockError};
}
// The very files of the library, over loom's types.
#[path = "../src/driver/signal.rs"]
mod signal;
#[path = "../src/driver/slot.rs"]
mod slot;
#[path = "../src/tasks.rs"]
mod tasks;

use std::future::poll_fn;
use std::task::Poll;

use loom::future::block_on;
use loom::sync::Arc;
use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::thread;

use signal::Signal;
use slot::Slot;
use tasks::Tasks;

/// Waits for `signal` once.
fn wait(signal: &Signal) {
    block_on(poll_fn(|context| if signal.take(context) { Poll::Ready(()) } else { Poll::Pending }));
}

#[test]
fn a_signal_that_is_raised_at_any_time_is_seen() {
    loom::model(|| {
        let signal = Arc::new(Signal::new());
        let raised = Arc::clone(&signal);
        let raising = thread::spawn(move || raised.raise());
        wait(&signal);
        raising.join().unwrap();
    });
}

/// As timers do: what is queued before the signal is found behind it, however many were queued for one signal.
#[test]
fn what_two_threads_queued_before_they_raised_is_found() {
    let mut model = loom::model::Builder::new();
    // All orders of three threads are too many; this is each in which at most two are cut short.
    model.preemption_bound = Some(2);
    model.check(|| {
        let signal = Arc::new(Signal::new());
        let queued = Arc::new(AtomicUsize::new(0));
        let raising: Vec<_> = (0..2)
            .map(|_| {
                let (signal, queued) = (Arc::clone(&signal), Arc::clone(&queued));
                thread::spawn(move || {
                    queued.fetch_add(1, Ordering::Relaxed);
                    signal.raise();
                })
            })
            .collect();
        let mut found = 0;
        while found < 2 {
            wait(&signal);
            found = queued.load(Ordering::Relaxed);
        }
        for raising in raising {
            raising.join().unwrap();
        }
    });
}

/// Counts its drops.
struct Content(Arc<AtomicUsize>);

impl Drop for Content {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn a_slot_that_is_stopped_while_it_is_used_is_empty_afterwards() {
    loom::model(|| {
        let drops = Arc::new(AtomicUsize::new(0));
        let slot = Arc::new(Slot::new(Content(Arc::clone(&drops))));
        let used = Arc::clone(&slot);
        let using = thread::spawn(move || {
            // An access, so that loom lets the other thread come in between.
            let _ = used.with(|content| content.0.load(Ordering::Relaxed));
        });
        slot.stop();
        using.join().unwrap();
        assert_eq!(drops.load(Ordering::Relaxed), 1);
        assert!(slot.with(|_| ()).is_none());
    });
}

#[test]
fn a_slot_that_is_stopped_by_both_sides_is_dropped_once() {
    loom::model(|| {
        let drops = Arc::new(AtomicUsize::new(0));
        let slot = Arc::new(Slot::new(Content(Arc::clone(&drops))));
        let other = Arc::clone(&slot);
        let stopping = thread::spawn(move || other.stop());
        let _ = slot.with(|_| slot.stop());
        stopping.join().unwrap();
        assert_eq!(drops.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn the_last_task_wakes_who_waits_for_it() {
    loom::model(|| {
        let tasks = Arc::new(Tasks::new());
        assert!(tasks.begin());
        let ended = Arc::clone(&tasks);
        let ending = thread::spawn(move || ended.end());
        block_on(poll_fn(|context| tasks.poll_idle(context)));
        ending.join().unwrap();
        assert!(!tasks.begin(), "none begins when the wait has ended");
    });
}

#[test]
fn a_task_that_begins_during_the_wait_is_waited_for_or_refused() {
    loom::model(|| {
        let tasks = Arc::new(Tasks::new());
        let running = Arc::new(AtomicUsize::new(0));
        let (begun, seen) = (Arc::clone(&tasks), Arc::clone(&running));
        let spawning = thread::spawn(move || {
            if begun.begin() {
                seen.fetch_add(1, Ordering::Relaxed);
                seen.fetch_sub(1, Ordering::Relaxed);
                begun.end();
            }
        });
        block_on(poll_fn(|context| tasks.poll_idle(context)));
        assert_eq!(running.load(Ordering::Relaxed), 0, "nothing runs behind the wait");
        spawning.join().unwrap();
    });
}
