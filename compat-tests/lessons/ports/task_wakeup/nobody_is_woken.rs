//! Futures that something outside of the runtime wakes: a gate for one waiter, and one for many.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;

use futures::task::AtomicWaker;
use tokio::task::JoinSet;

// region: one_waiter
#[derive(Clone, Default)]
struct Door(Arc<(AtomicBool, AtomicWaker)>);

impl Door {
    fn open(&self) {
        let (is_open, waiter) = &*self.0;
        is_open.store(true, Ordering::Release);
        waiter.wake();
    }
}

impl Future for Door {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        let (is_open, _waiter) = &*self.0;
        match is_open.load(Ordering::Acquire) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }
}
// endregion: one_waiter

// region: many_waiters
#[derive(Clone, Default)]
struct Gate(Arc<Mutex<(bool, Vec<Waker>)>>);

impl Gate {
    fn open(&self) {
        let mut gate = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        gate.0 = true;
        for waiter in gate.1.drain(..) {
            waiter.wake();
        }
    }
}

impl Future for Gate {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut gate = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (is_open, waiters) = &mut *gate;
        if *is_open {
            return Poll::Ready(());
        }
        // Kept from the first poll only, it would be the wrong one once the future has moved to another task.
        if !waiters.iter().any(|waiter| waiter.will_wake(cx.waker())) {
            waiters.push(cx.waker().clone());
        }
        Poll::Pending
    }
}
// endregion: many_waiters

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let door = Door::default();
    let opener = door.clone();
    // `biased` polls in this order: the door is waited for before the thread starts.
    tokio::join!(biased; door, async {
        thread::spawn(move || opener.open());
    });
    println!("the door is open");

    let gate = Gate::default();
    let mut tasks = JoinSet::new();
    for i in 1..=3 {
        let gate = gate.clone();
        tasks.spawn(async move {
            gate.await;
            println!("waiter {i} passes");
        });
    }
    tasks.spawn(async move {
        println!("three wait");
        thread::spawn(move || gate.open());
    });
    tasks.join_all().await;
}
