//! Sinks written by hand: one that flushes when it is full, one that never is, one that asks before it takes, one that hands
//! on to another of them; and what is left.

use futures01::{Async, AsyncSink, Future, Poll, Sink, StartSend, Stream, stream, task, try_ready};

use crate::leaf::{Noisy, note, run};

/// Takes a piece at every second poll, and wakes itself in between.
pub(crate) struct Slow {
    is_pending: bool,
    fails_at: usize,
}

impl Slow {
    fn poll_write(&mut self, bytes: &[u8]) -> Poll<usize, String> {
        self.is_pending = !self.is_pending;
        if self.is_pending {
            note("not yet");
            task::current().notify();
            return Ok(Async::NotReady);
        }
        if self.fails_at == bytes.len() {
            return Err(format!("{} bytes are too many", bytes.len()));
        }
        let count = bytes.len().min(4);
        note(format!("{count} bytes are written"));
        Ok(Async::Ready(count))
    }

    fn shut(&mut self) -> Poll<(), String> {
        note("shut");
        Ok(Async::Ready(()))
    }
}

/// Gathers words.
pub(crate) struct Batches {
    writer: Slow,
    batch: Vec<u8>,
}

impl Sink for Batches {
    type SinkItem = &'static str;
    type SinkError = String;

    fn start_send(&mut self, word: &'static str) -> StartSend<&'static str, String> {
        // A full one is flushed first.
        if self.batch.len() >= 8 && self.poll_complete()?.is_not_ready() {
            note("one is given back");
            return Ok(AsyncSink::NotReady(word));
        }
        if word.is_empty() {
            return Err("no word".to_owned());
        }
        note(format!("{word} is taken"));
        self.batch.extend_from_slice(word.as_bytes());
        Ok(AsyncSink::Ready)
    }

    fn poll_complete(&mut self) -> Poll<(), Self::SinkError> {
        while !self.batch.is_empty() {
            let count = try_ready!(self.writer.poll_write(&self.batch));
            self.batch.drain(..count);
        }
        Ok(Async::Ready(()))
    }

    fn close(&mut self) -> Poll<(), String> {
        try_ready!(self.poll_complete());
        self.writer.shut()
    }
}

/// Never full; closed by what flushes it.
pub(crate) struct Keeps<T> {
    kept: Vec<T>,
    held: Noisy,
}

impl<T: std::fmt::Debug> Sink for Keeps<T> {
    type SinkItem = Result<T, T>;
    type SinkError = T;

    fn start_send(&mut self, mut item: Self::SinkItem) -> StartSend<Self::SinkItem, Self::SinkError> {
        if self.kept.len() == 2 {
            self.held.touch();
            item = item.and_then(Err);
        }
        match item {
            Ok(item) => {
                note(format!("{item:?} is kept"));
                self.kept.push(item);
                Ok(AsyncSink::Ready)
            }
            Err(item) => return Err(item),
        }
    }

    fn poll_complete(&mut self) -> Poll<(), T> {
        note(format!("{} are kept", self.kept.len()));
        Ok(Async::Ready(()))
    }
}

/// A sink and a stream. It takes a number while there is credit, which its stream gives.
pub(crate) struct Credit<S> {
    left: u32,
    comes: S,
}

impl<S: Stream<Item = u32, Error = ()>> Credit<S> {
    fn poll_credit(&mut self) -> Poll<(), String> {
        if self.left == 0 {
            match self.comes.poll() {
                Ok(Async::Ready(Some(more))) => self.left = more,
                Ok(Async::Ready(None)) => return Err("no credit".to_owned()),
                Ok(Async::NotReady) => return Ok(Async::NotReady),
                Err(()) => return Err("credit is broken".to_owned()),
            }
        }
        Ok(Async::Ready(()))
    }
}

impl<S: Stream<Item = u32, Error = ()>> Sink for Credit<S> {
    type SinkItem = u32;
    type SinkError = String;

    fn start_send(&mut self, number: u32) -> StartSend<u32, String> {
        match self.poll_credit()? {
            Async::Ready(_) => {
                self.left -= 1;
                note(format!("{number} with {} left", self.left));
                Ok(AsyncSink::Ready)
            }
            Async::NotReady => Ok(AsyncSink::NotReady(number)),
        }
    }

    fn poll_complete(&mut self) -> Poll<(), String> {
        Ok(Async::Ready(()))
    }

    fn close(&mut self) -> Poll<(), String> {
        note("credit is closed");
        Ok(Async::Ready(()))
    }
}

impl<S: Stream<Item = u32, Error = ()>> Stream for Credit<S> {
    type Item = u32;
    type Error = ();

    fn poll(&mut self) -> Poll<Option<u32>, ()> {
        self.comes.poll()
    }
}

/// Hands all on.
pub(crate) struct Outer {
    inner: Batches,
}

impl Sink for Outer {
    type SinkItem = &'static str;
    type SinkError = String;

    fn start_send(&mut self, word: Self::SinkItem) -> StartSend<Self::SinkItem, Self::SinkError> {
        self.inner.start_send(word)
    }

    fn poll_complete(&mut self) -> Poll<(), Self::SinkError> {
        note("outer is flushed");
        self.inner.poll_complete()
    }

    fn close(&mut self) -> Poll<(), Self::SinkError> {
        note("outer is closed");
        self.inner.close()
    }
}

/// Two questions before it takes something.
pub(crate) struct Gate {
    turns: u32,
    is_open: bool,
}

impl Gate {
    fn open(&mut self) -> Poll<u32, u8> {
        if self.turns == 0 {
            return Ok(Async::Ready(7));
        }
        self.turns -= 1;
        task::current().notify();
        Ok(Async::NotReady)
    }
}

impl Sink for Gate {
    type SinkItem = Box<u32>;
    type SinkError = u8;

    fn start_send(&mut self, _item: Box<u32>) -> StartSend<Box<u32>, u8> {
        if !self.is_open {
            match self.open()? {
                Async::NotReady => return Ok(AsyncSink::NotReady(_item)),
                Async::Ready(7) => self.is_open = true,
                Async::Ready(other) => return Err(other as u8),
            }
        }
        self.is_open = false;
        self.turns = 2;
        note("through the gate");
        Ok(AsyncSink::Ready)
    }

    fn poll_complete(&mut self) -> Poll<(), u8> {
        Ok(().into())
    }
}

/// Left: whether the sink of 0.1 within is full only its `start_send` says.
struct Mapped<S>(S);

impl<S: Sink<SinkItem = u32>> Sink for Mapped<S> {
    type SinkItem = (u32, u32);
    type SinkError = S::SinkError;

    fn start_send(&mut self, (a, b): (u32, u32)) -> StartSend<(u32, u32), S::SinkError> {
        Ok(match self.0.start_send(a + b)? {
            AsyncSink::Ready => AsyncSink::Ready,
            AsyncSink::NotReady(sum) => AsyncSink::NotReady((sum - b, b)),
        })
    }

    fn poll_complete(&mut self) -> Poll<(), S::SinkError> {
        self.0.poll_complete()
    }
}

/// Left: whether it takes an item depends on the item.
struct Picky(u32);

impl Sink for Picky {
    type SinkItem = u32;
    type SinkError = ();

    fn start_send(&mut self, number: u32) -> StartSend<u32, ()> {
        if number > self.0 {
            self.0 = number;
            task::current().notify();
            return Ok(AsyncSink::NotReady(number));
        }
        note(format!("{number} is picked"));
        Ok(AsyncSink::Ready)
    }

    fn poll_complete(&mut self) -> Poll<(), ()> {
        Ok(Async::Ready(()))
    }
}

/// Left: what comes back is not what was given.
struct Counts(u32);

impl Sink for Counts {
    type SinkItem = u32;
    type SinkError = ();

    fn start_send(&mut self, number: u32) -> StartSend<u32, ()> {
        self.0 += 1;
        if self.0 % 2 == 1 {
            task::current().notify();
            return Ok(AsyncSink::NotReady(number));
        }
        note(format!("{number} at {}", self.0));
        Ok(AsyncSink::Ready)
    }

    fn poll_complete(&mut self) -> Poll<(), ()> {
        Ok(Async::Ready(()))
    }
}

pub(crate) fn batches(fails_at: usize) -> Batches {
    Batches { writer: Slow { is_pending: false, fails_at }, batch: Vec::new() }
}

pub(crate) fn gate() -> Gate {
    Gate { turns: 1, is_open: false }
}

pub(crate) fn credit() -> Credit<impl Stream<Item = u32, Error = ()>> {
    Credit { left: 1, comes: stream::iter_result(vec![Ok(2), Ok(1), Err(())]) }
}

pub(crate) fn run_all() {
    let words = |words: Vec<&'static str>| stream::iter_ok::<_, String>(words);
    run(|| batches(0).send_all(words(vec!["one", "longer", "longest", "end"])).map(|_| ()));
    run(|| batches(0).send_all(words(vec!["one", "", "end"])).map(|_| ()));
    run(|| batches(9).send_all(words(vec!["one", "longer", "end"])).map(|_| ()));
    run(|| batches(0).send("one").and_then(|batches| batches.send("two")).map(|_| ()));
    run(|| words(vec!["longest word", "and", "others"]).forward(Outer { inner: batches(0) }).map(|_| ()));
    let keeps = || Keeps { kept: vec![1], held: Noisy("what is held") };
    run(|| keeps().send(Ok(2)).and_then(|keeps| keeps.send(Ok(3))).map(|_| ()));
    run(|| keeps().send_all(stream::iter_ok::<_, i32>(vec![Err(4), Ok(5)])).map(|_| ()));
    run(|| credit().send_all(stream::iter_ok::<_, String>(vec![1, 2, 3, 4])).map(|_| ()));
    run(|| credit().send_all(stream::iter_ok::<_, String>(vec![1, 2, 3, 4, 5])).map(|_| ()));
    run(|| credit().collect());
    run(|| gate().send_all(stream::iter_ok::<_, u8>(vec![Box::new(1), Box::new(2)])).map(|_| ()));
    run(|| Mapped(Picky(3)).send_all(stream::iter_ok::<_, ()>(vec![(1, 1), (2, 3)])).map(|_| ()));
    run(|| Counts(0).buffer(1).send_all(stream::iter_ok::<_, ()>(vec![1, 2])).map(|_| ()));
}
