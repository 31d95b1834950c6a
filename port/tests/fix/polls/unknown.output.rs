//! Implementations that are left: a task that is stored, a value in another form, bytes that are asked for, what may ask for the task
//! out of sight, what would be dropped earlier.

use std::io::Read;

use futures01::{Async, Future, Poll, task};

use crate::leaf::{leaf, run};

struct Stored(Option<task::Task>);

// PORT: a `poll` written by hand: `notify` may ask for the task of 0.1
impl Future for Stored {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        match self.0.take() {
            Some(_) => Ok(Async::Ready(())),
            None => {
                let own = task::current();
                own.notify();
                self.0 = Some(own);
                Ok(Async::NotReady)
            }
        }
    }
}

struct Given(u32);

// PORT: a `poll` written by hand: the value `given` is in a form that is not known
impl Future for Given {
    type Item = u32;
    type Error = ();

    fn poll(&mut self) -> Poll<u32, ()> {
        let given = Ok(Async::Ready(self.0));
        given
    }
}

struct Reads<R>(R);

// PORT: a `poll` written by hand: `read` may ask for the task of 0.1
impl<R: Read> Future for Reads<R> {
    type Item = usize;
    type Error = std::io::Error;

    fn poll(&mut self) -> Poll<usize, std::io::Error> {
        let mut bytes = [0; 8];
        let count = self.0.read(&mut bytes)?;
        Ok(Async::Ready(count))
    }
}

/// Its method polls, and returns something else.
struct Steps<F>(F, bool);

impl<F: Future<Item = (), Error = ()>> Steps<F> {
    fn step(&mut self) -> bool {
        matches!(self.0.poll(), Ok(Async::Ready(())))
    }

    fn several(&mut self) -> bool {
        self.step() || self.step()
    }
}

// PORT: a `poll` written by hand: `several` may ask for the task of 0.1
impl<F: Future<Item = (), Error = ()>> Future for Steps<F> {
    type Item = bool;
    type Error = ();

    fn poll(&mut self) -> Poll<bool, ()> {
        if !self.1 {
            self.1 = self.several();
        }
        if self.1 { Ok(Async::Ready(true)) } else { Ok(Async::NotReady) }
    }
}

/// The lock is held while a match goes on.
struct Locked<F>(std::sync::Mutex<F>);

// PORT: a `poll` written by hand: `poll` is called on a value that would be dropped earlier
impl<F: Future<Item = u8, Error = ()>> Future for Locked<F> {
    type Item = bool;
    type Error = ();

    fn poll(&mut self) -> Poll<bool, ()> {
        match self.0.lock().unwrap().poll() {
            Ok(Async::Ready(_)) => Ok(Async::Ready(self.0.try_lock().is_err())),
            Ok(Async::NotReady) => Ok(Async::NotReady),
            Err(()) => Err(()),
        }
    }
}

/// Calls a closure, which may ask for anything.
struct Mapped<F, G>(F, Option<G>);

// PORT: a `poll` written by hand: a closure that it calls may ask for the task of 0.1
impl<F: Future, T, G: FnOnce(F::Item) -> T> Future for Mapped<F, G> {
    type Item = T;
    type Error = F::Error;

    fn poll(&mut self) -> Poll<T, F::Error> {
        let item = futures01::try_ready!(self.0.poll());
        let map = self.1.take().expect("it is polled once more");
        Ok(Async::Ready(map(item)))
    }
}

/// By the trait's name, and without a look at what comes.
struct Ignored<F>(F, u32);

// PORT: a `poll` written by hand: `Future::poll(&mut self.0)` is used in a form that is not known
impl<F: Future> Future for Ignored<F> {
    type Item = u32;
    type Error = ();

    fn poll(&mut self) -> Poll<u32, ()> {
        let _ = Future::poll(&mut self.0);
        self.1 -= 1;
        if self.1 == 0 { Ok(Async::Ready(1)) } else { Ok(Async::NotReady) }
    }
}

macro_rules! once {
    ($future:expr) => {
        let _ = $future.poll();
    };
}

macro_rules! held {
    ($slot:expr) => {
        $slot.lock().unwrap()
    };
}

/// The lock is held, and a macro hides it.
struct Hidden<F>(std::sync::Mutex<F>);

// PORT: a `poll` written by hand: `poll` is called with a macro in it
impl<F: Future<Item = u8, Error = ()>> Future for Hidden<F> {
    type Item = bool;
    type Error = ();

    fn poll(&mut self) -> Poll<bool, ()> {
        match held!(self.0).poll() {
            Ok(Async::Ready(_)) => Ok(Async::Ready(self.0.try_lock().is_err())),
            Ok(Async::NotReady) => Ok(Async::NotReady),
            Err(()) => Err(()),
        }
    }
}

/// It waits, and only a function of another crate can have asked for the task.
struct Foreign<R>(R);

// PORT: a `poll` written by hand: `read_vectored` may ask for the task of 0.1, since nothing else in it is seen to wake the task
impl<R: std::io::Read> Future for Foreign<R> {
    type Item = usize;
    type Error = std::io::Error;

    fn poll(&mut self) -> Poll<usize, std::io::Error> {
        let mut bytes = [0; 2];
        match self.0.read_vectored(&mut [std::io::IoSliceMut::new(&mut bytes)]) {
            Ok(count) => Ok(Async::Ready(count)),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => Ok(Async::NotReady),
            Err(error) => Err(error),
        }
    }
}

/// By a macro of the project.
struct Macros<F>(F);

// PORT: a `poll` written by hand: `once!` may ask for the task of 0.1
impl<F: Future> Future for Macros<F> {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        once!(self.0);
        Ok(Async::Ready(()))
    }
}

pub(crate) fn run_all() {
    run(|| Stored(None));
    run(|| Given(1));
    run(|| Reads(&b"abc"[..]));
    run(|| Foreign(&b"abc"[..]));
    run(|| Steps(leaf("stepped", Ok(())), false));
    run(|| Locked(std::sync::Mutex::new(leaf("locked", Ok(1)))));
    run(|| Hidden(std::sync::Mutex::new(leaf("hidden", Ok(1)))));
    run(|| Mapped(leaf("mapped", Ok::<_, ()>(1)), Some(|number| {
        task::current().notify();
        number + 1
    })));
    run(|| Ignored(leaf("ignored", Ok::<_, ()>(())), 1));
    run(|| Macros(leaf("in a macro", Ok::<_, ()>(()))));
}
