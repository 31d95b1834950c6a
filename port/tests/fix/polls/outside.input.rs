//! Futures, streams and sinks that are polled by hand outside of a task, as a test does, or may be by others.

use futures01::{Async, AsyncSink, Future, Poll, Sink, StartSend, Stream, task};

use crate::leaf::note;

struct Outside(u32);

impl Future for Outside {
    type Item = u32;
    type Error = &'static str;

    fn poll(&mut self) -> Poll<u32, &'static str> {
        self.0 += 1;
        match self.0 {
            1 => Ok(Async::NotReady),
            2 => Ok(Async::Ready(self.0)),
            _ => Err("polled too often"),
        }
    }
}

pub struct Shown(pub Vec<Result<u8, &'static str>>);

impl Stream for Shown {
    type Item = u8;
    type Error = &'static str;

    fn poll(&mut self) -> Poll<Option<u8>, &'static str> {
        match self.0.pop() {
            Some(Ok(0)) => {
                task::current().notify();
                Ok(Async::NotReady)
            }
            Some(Ok(number)) => Ok(Async::Ready(Some(number))),
            Some(Err(error)) => Err(error),
            None => Ok(Async::Ready(None)),
        }
    }
}

pub struct Fed(pub Vec<u8>);

impl Sink for Fed {
    type SinkItem = u8;
    type SinkError = &'static str;

    fn start_send(&mut self, item: u8) -> StartSend<u8, &'static str> {
        if self.0.len() == 2 {
            return Ok(AsyncSink::NotReady(item));
        }
        if item == 0 {
            return Err("nothing");
        }
        self.0.push(item);
        Ok(AsyncSink::Ready)
    }

    fn poll_complete(&mut self) -> Poll<(), &'static str> {
        match self.0.pop() {
            Some(item) => {
                note(format!("{item} is out"));
                Ok(Async::NotReady)
            }
            None => Ok(Async::Ready(())),
        }
    }

    fn close(&mut self) -> Poll<(), &'static str> {
        Err("never closed")
    }
}

pub(crate) fn run_all() {
    let mut fed = Fed(Vec::new());
    for item in 0..4 {
        note(format!("{:?}", fed.start_send(item)));
    }
    for _ in 0..3 {
        note(format!("{:?}", fed.poll_complete()));
    }
    note(format!("{:?}", fed.close()));

    let mut outside = Outside(0);
    for _ in 0..3 {
        note(format!("{:?}", outside.poll()));
    }
    let mut shown = Shown(vec![Err("none"), Ok(1)]);
    for _ in 0..3 {
        note(format!("{:?}", shown.poll()));
    }
    crate::leaf::run(|| Shown(vec![Ok(3), Ok(0), Ok(1)]).collect());
}
