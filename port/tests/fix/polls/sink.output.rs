//! Sinks written by hand: one that flushes when it is full, one that never is, one that asks before it takes, one that hands
//! on to another of them; and what is left.

use futures01::{Async, AsyncSink, Future, Poll, Sink, StartSend, Stream, stream, task};

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

impl futures::Sink<&'static str> for Batches {
    type Error = String;

    fn poll_ready(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        let this = self.get_mut();

        // A full one is flushed first.
        if this.batch.len() >= 8
            && futures::Sink::<&'static str>::poll_flush(std::pin::Pin::new(&mut *this), context)?.is_pending()
        {
            note("one is given back");
            return std::task::Poll::Pending;
        }
        std::task::Poll::Ready(Ok(()))
    }

    fn start_send(self: std::pin::Pin<&mut Self>, word: &'static str) -> Result<(), Self::Error> {
        let this = self.get_mut();

        if word.is_empty() {
            return Err("no word".to_owned());
        }
        note(format!("{word} is taken"));
        this.batch.extend_from_slice(word.as_bytes());
        Ok(())
    }

    fn poll_flush(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        // What is still of 0.1, in a task that wakes the context.
        fn poll01<T, E>(
            context: &mut std::task::Context<'_>,
            poll: impl FnMut() -> futures01::Poll<T, E>,
        ) -> std::task::Poll<std::result::Result<T, E>> {
            let mut polled = futures::compat::Compat01As03::new(futures01::future::poll_fn(poll));
            std::future::Future::poll(std::pin::Pin::new(&mut polled), context)
        }

        let this = self.get_mut();

        while !this.batch.is_empty() {
            let count = std::task::ready!(poll01(context, || this.writer.poll_write(&this.batch)))?;
            this.batch.drain(..count);
        }
        std::task::Poll::Ready(Ok(()))
    }

    fn poll_close(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        // What is still of 0.1, in a task that wakes the context.
        fn poll01<T, E>(
            context: &mut std::task::Context<'_>,
            poll: impl FnMut() -> futures01::Poll<T, E>,
        ) -> std::task::Poll<std::result::Result<T, E>> {
            let mut polled = futures::compat::Compat01As03::new(futures01::future::poll_fn(poll));
            std::future::Future::poll(std::pin::Pin::new(&mut polled), context)
        }

        let this = self.get_mut();

        std::task::ready!(futures::Sink::<&'static str>::poll_flush(std::pin::Pin::new(&mut *this), context))?;
        poll01(context, || this.writer.shut())
    }
}

// PORT: for what sends to it as a sink of 0.1, and goes with the last of it.
impl futures01::Sink for Batches {
    type SinkItem = &'static str;
    type SinkError = String;

    fn start_send(&mut self, item: Self::SinkItem) -> futures01::StartSend<Self::SinkItem, Self::SinkError> {
        futures01::Sink::start_send(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self), item)
    }

    fn poll_complete(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::poll_complete(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }

    fn close(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::close(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }
}

/// Never full; closed by what flushes it.
pub(crate) struct Keeps<T> {
    kept: Vec<T>,
    held: Noisy,
}

impl<T: std::fmt::Debug> futures::Sink<Result<T, T>> for Keeps<T> {
    type Error = T;

    fn poll_ready(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn start_send(self: std::pin::Pin<&mut Self>, mut item: Result<T, T>) -> Result<(), Self::Error> {
        let this = self.get_mut();

        if this.kept.len() == 2 {
            this.held.touch();
            item = item.and_then(Err);
        }
        match item {
            Ok(item) => {
                note(format!("{item:?} is kept"));
                this.kept.push(item);
                Ok(())
            }
            Err(item) => return Err(item),
        }
    }

    fn poll_flush(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        let this = self.get_mut();

        note(format!("{} are kept", this.kept.len()));
        std::task::Poll::Ready(Ok(()))
    }

    fn poll_close(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        futures::Sink::<Result<T, T>>::poll_flush(self, context)
    }
}

impl<T> Unpin for Keeps<T> {}

// PORT: for what sends to it as a sink of 0.1, and goes with the last of it.
impl<T: std::fmt::Debug> futures01::Sink for Keeps<T> {
    type SinkItem = Result<T, T>;
    type SinkError = T;

    fn start_send(&mut self, item: Self::SinkItem) -> futures01::StartSend<Self::SinkItem, Self::SinkError> {
        futures01::Sink::start_send(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self), item)
    }

    fn poll_complete(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::poll_complete(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }

    fn close(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::close(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
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

impl<S: Stream<Item = u32, Error = ()>> futures::Sink<u32> for Credit<S> {
    type Error = String;

    fn poll_ready(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        // What is still of 0.1, in a task that wakes the context.
        fn poll01<T, E>(
            context: &mut std::task::Context<'_>,
            poll: impl FnMut() -> futures01::Poll<T, E>,
        ) -> std::task::Poll<std::result::Result<T, E>> {
            let mut polled = futures::compat::Compat01As03::new(futures01::future::poll_fn(poll));
            std::future::Future::poll(std::pin::Pin::new(&mut polled), context)
        }

        let this = self.get_mut();
        let _ = std::task::ready!(poll01(context, || this.poll_credit()))?;
        std::task::Poll::Ready(Ok(()))
    }

    fn start_send(self: std::pin::Pin<&mut Self>, number: u32) -> Result<(), Self::Error> {
        let this = self.get_mut();

        this.left -= 1;
        note(format!("{number} with {} left", this.left));
        Ok(())
    }

    fn poll_flush(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn poll_close(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        note("credit is closed");
        std::task::Poll::Ready(Ok(()))
    }
}

impl<S> Unpin for Credit<S> {}

// PORT: for what sends to it as a sink of 0.1, and goes with the last of it.
impl<S: Stream<Item = u32, Error = ()>> futures01::Sink for Credit<S> {
    type SinkItem = u32;
    type SinkError = String;

    fn start_send(&mut self, item: Self::SinkItem) -> futures01::StartSend<Self::SinkItem, Self::SinkError> {
        futures01::Sink::start_send(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self), item)
    }

    fn poll_complete(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::poll_complete(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }

    fn close(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::close(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }
}

impl<S: Stream<Item = u32, Error = ()>> futures::Stream for Credit<S> {
    type Item = Result<u32, ()>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        // What is still of 0.1, in a task that wakes the context.
        fn poll01<T, E>(
            context: &mut std::task::Context<'_>,
            poll: impl FnMut() -> futures01::Poll<T, E>,
        ) -> std::task::Poll<std::result::Result<T, E>> {
            let mut polled = futures::compat::Compat01As03::new(futures01::future::poll_fn(poll));
            std::future::Future::poll(std::pin::Pin::new(&mut polled), context)
        }

        let this = self.get_mut();

        poll01(context, || this.comes.poll()).map(Result::transpose)
    }
}

// PORT: for what polls it as a stream of 0.1, and goes with the last of it.
impl<S: Stream<Item = u32, Error = ()>> futures01::Stream for Credit<S> {
    type Item = u32;
    type Error = ();

    fn poll(&mut self) -> futures01::Poll<Option<Self::Item>, Self::Error> {
        futures01::Stream::poll(&mut futures::compat::Compat::new(self))
    }
}

/// Hands all on.
pub(crate) struct Outer {
    inner: Batches,
}

impl futures::Sink<&'static str> for Outer {
    type Error = String;

    fn poll_ready(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        let this = self.get_mut();
        futures::Sink::<&'static str>::poll_ready(std::pin::Pin::new(&mut this.inner), context)
    }

    fn start_send(self: std::pin::Pin<&mut Self>, word: &'static str) -> Result<(), Self::Error> {
        let this = self.get_mut();
        futures::Sink::<&'static str>::start_send(std::pin::Pin::new(&mut this.inner), word)
    }

    fn poll_flush(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        let this = self.get_mut();

        note("outer is flushed");
        futures::Sink::<&'static str>::poll_flush(std::pin::Pin::new(&mut this.inner), context)
    }

    fn poll_close(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        let this = self.get_mut();

        note("outer is closed");
        futures::Sink::<&'static str>::poll_close(std::pin::Pin::new(&mut this.inner), context)
    }
}

// PORT: for what sends to it as a sink of 0.1, and goes with the last of it.
impl futures01::Sink for Outer {
    type SinkItem = &'static str;
    type SinkError = String;

    fn start_send(&mut self, item: Self::SinkItem) -> futures01::StartSend<Self::SinkItem, Self::SinkError> {
        futures01::Sink::start_send(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self), item)
    }

    fn poll_complete(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::poll_complete(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }

    fn close(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::close(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
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

impl futures::Sink<Box<u32>> for Gate {
    type Error = u8;

    fn poll_ready(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        // What is still of 0.1, in a task that wakes the context.
        fn poll01<T, E>(
            context: &mut std::task::Context<'_>,
            poll: impl FnMut() -> futures01::Poll<T, E>,
        ) -> std::task::Poll<std::result::Result<T, E>> {
            let mut polled = futures::compat::Compat01As03::new(futures01::future::poll_fn(poll));
            std::future::Future::poll(std::pin::Pin::new(&mut polled), context)
        }

        let this = self.get_mut();

        if !this.is_open {
            match poll01(context, || this.open())? {
                std::task::Poll::Pending => return std::task::Poll::Pending,
                std::task::Poll::Ready(7) => this.is_open = true,
                std::task::Poll::Ready(other) => return std::task::Poll::Ready(Err(other as u8)),
            }
        }
        std::task::Poll::Ready(Ok(()))
    }

    fn start_send(self: std::pin::Pin<&mut Self>, _item: Box<u32>) -> Result<(), Self::Error> {
        let this = self.get_mut();

        this.is_open = false;
        this.turns = 2;
        note("through the gate");
        Ok(())
    }

    fn poll_flush(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn poll_close(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        futures::Sink::<Box<u32>>::poll_flush(self, context)
    }
}

// PORT: for what sends to it as a sink of 0.1, and goes with the last of it.
impl futures01::Sink for Gate {
    type SinkItem = Box<u32>;
    type SinkError = u8;

    fn start_send(&mut self, item: Self::SinkItem) -> futures01::StartSend<Self::SinkItem, Self::SinkError> {
        futures01::Sink::start_send(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self), item)
    }

    fn poll_complete(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::poll_complete(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }

    fn close(&mut self) -> futures01::Poll<(), Self::SinkError> {
        futures01::Sink::close(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }
}

/// Left: whether the sink of 0.1 within is full only its `start_send` says.
struct Mapped<S>(S);

// PORT: a sink written by hand: `start_send` takes its item apart
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

// PORT: a sink written by hand: `start_send` gives back an item that it has looked at, which `poll_ready` never sees
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

// PORT: a sink written by hand: `start_send` gives back an item that it has looked at, which `poll_ready` never sees
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
