//! What is left: a task that is stored, a value in another form, bytes that are asked for, what is polled outside of a task.

use std::io::Read;

use futures01::{Async, Future, Poll, task};

use crate::leaf::{note, run};

struct Stored(Option<task::Task>);

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

impl Future for Given {
    type Item = u32;
    type Error = ();

    fn poll(&mut self) -> Poll<u32, ()> {
        Ok(self.0.into())
    }
}

struct Reads<R>(R);

impl<R: Read> Future for Reads<R> {
    type Item = usize;
    type Error = std::io::Error;

    fn poll(&mut self) -> Poll<usize, std::io::Error> {
        let mut bytes = [0; 8];
        let count = self.0.read(&mut bytes)?;
        Ok(Async::Ready(count))
    }
}

struct Outside;

impl Future for Outside {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        Ok(Async::Ready(()))
    }
}

fn by_hand() -> bool {
    let mut outside = Outside {};
    outside.poll().is_ok()
}

pub(crate) fn run_all() {
    run(|| Stored(None));
    run(|| Given(1));
    run(|| Reads(&b"abc"[..]));
    note(format!("{}", by_hand()));
}
