//! Futures that something outside of the runtime wakes: a gate for one waiter, and one for many.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use futures::future::lazy;
use futures::task::{self, AtomicTask, Task};
use futures::{Async, Future, Poll};
use tokio::runtime::current_thread::Runtime;

// region: one_waiter
#[derive(Clone, Default)]
struct Door(Arc<(AtomicBool, AtomicTask)>);

impl Door {
    fn open(&self) {
        let (is_open, waiter) = &*self.0;
        is_open.store(true, Ordering::Release);
        waiter.notify();
    }
}

impl Future for Door {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        let (is_open, waiter) = &*self.0;
        // Before the look: an opening in between would wake nobody.
        waiter.register();
        match is_open.load(Ordering::Acquire) {
            true => Ok(Async::Ready(())),
            false => Ok(Async::NotReady),
        }
    }
}
// endregion: one_waiter

// region: many_waiters
#[derive(Clone, Default)]
struct Gate(Arc<Mutex<(bool, Vec<Task>)>>);

impl Gate {
    fn open(&self) {
        let mut gate = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        gate.0 = true;
        for waiter in gate.1.drain(..) {
            waiter.notify();
        }
    }
}

impl Future for Gate {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        let mut gate = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (is_open, waiters) = &mut *gate;
        if *is_open {
            return Ok(Async::Ready(()));
        }
        if !waiters.iter().any(Task::will_notify_current) {
            waiters.push(task::current());
        }
        Ok(Async::NotReady)
    }
}
// endregion: many_waiters

fn main() -> Result<(), ()> {
    let mut runtime = Runtime::new().expect("a runtime can be started");

    let door = Door::default();
    let opener = door.clone();
    // `join` polls in this order: the door is waited for before the thread starts.
    let opened = door.join(lazy(move || {
        thread::spawn(move || opener.open());
        Ok(())
    }));
    runtime.block_on(opened)?;
    println!("the door is open");

    let gate = Gate::default();
    for i in 1..=3 {
        let passed = gate.clone().map(move |()| println!("waiter {i} passes"));
        runtime.spawn(passed);
    }
    runtime.spawn(lazy(move || {
        println!("three wait");
        thread::spawn(move || gate.open());
        Ok(())
    }));
    runtime.run().expect("no task panics");
    Ok(())
}
