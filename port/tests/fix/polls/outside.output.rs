//! Futures, streams and sinks that are polled by hand outside of a task, as a test does, or may be by others.

use futures01::{Future, Sink, Stream};

use crate::leaf::note;

struct Outside(u32);

impl std::future::Future for Outside {
    type Output = Result<u32, &'static str>;

    fn poll(self: std::pin::Pin<&mut Self>, _context: &mut std::task::Context<'_>) -> std::task::Poll<Self::Output> {
        let this = self.get_mut();

        this.0 += 1;
        match this.0 {
            1 => std::task::Poll::Pending,
            2 => std::task::Poll::Ready(Ok(this.0)),
            _ => std::task::Poll::Ready(Err("polled too often")),
        }
    }
}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
// Outside of a task, what asks for the task finds one that wakes nobody, where it panicked before.
impl futures01::Future for Outside {
    type Item = u32;
    type Error = &'static str;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        if !futures01::task::is_in_task() {
            let polled = futures::FutureExt::now_or_never(self);
            return polled.map_or(Ok(futures01::Async::NotReady), |item| item.map(futures01::Async::Ready));
        }
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

pub struct Shown(pub Vec<Result<u8, &'static str>>);

impl futures::Stream for Shown {
    type Item = Result<u8, &'static str>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let this = self.get_mut();

        match this.0.pop() {
            Some(Ok(0)) => {
                context.waker().wake_by_ref();
                std::task::Poll::Pending
            }
            Some(Ok(number)) => std::task::Poll::Ready(Some(Ok(number))),
            Some(Err(error)) => std::task::Poll::Ready(Some(Err(error))),
            None => std::task::Poll::Ready(None),
        }
    }
}

// PORT: for what polls it as a stream of 0.1, and goes with the last of it.
// Outside of a task, what asks for the task finds one that wakes nobody, where it panicked before.
impl futures01::Stream for Shown {
    type Item = u8;
    type Error = &'static str;

    fn poll(&mut self) -> futures01::Poll<Option<Self::Item>, Self::Error> {
        if !futures01::task::is_in_task() {
            let polled = futures::FutureExt::now_or_never(futures::StreamExt::next(self));
            return polled.map_or(Ok(futures01::Async::NotReady), |item| item.transpose().map(futures01::Async::Ready));
        }
        futures01::Stream::poll(&mut futures::compat::Compat::new(self))
    }
}

pub struct Fed(pub Vec<u8>);

impl futures::Sink<u8> for Fed {
    type Error = &'static str;

    fn poll_ready(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        let this = self.get_mut();

        if this.0.len() == 2 {
            return std::task::Poll::Pending;
        }
        std::task::Poll::Ready(Ok(()))
    }

    fn start_send(self: std::pin::Pin<&mut Self>, item: u8) -> Result<(), Self::Error> {
        let this = self.get_mut();

        if item == 0 {
            return Err("nothing");
        }
        this.0.push(item);
        Ok(())
    }

    fn poll_flush(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        let this = self.get_mut();

        match this.0.pop() {
            Some(item) => {
                note(format!("{item} is out"));
                std::task::Poll::Pending
            }
            None => std::task::Poll::Ready(Ok(())),
        }
    }

    fn poll_close(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        std::task::Poll::Ready(Err("never closed"))
    }
}

// PORT: for what sends to it as a sink of 0.1, and goes with the last of it.
// Outside of a task, what asks for the task finds one that wakes nobody, where it panicked before.
impl futures01::Sink for Fed {
    type SinkItem = u8;
    type SinkError = &'static str;

    fn start_send(&mut self, item: Self::SinkItem) -> futures01::StartSend<Self::SinkItem, Self::SinkError> {
        if !futures01::task::is_in_task() {
            let mut sink = std::pin::Pin::new(self);
            let ready =
                futures::future::poll_fn(|context| futures::Sink::<Self::SinkItem>::poll_ready(sink.as_mut(), context));
            return match futures::FutureExt::now_or_never(ready) {
                Some(ready) => {
                    ready.and_then(|()| futures::Sink::start_send(sink, item)).map(|()| futures01::AsyncSink::Ready)
                }
                None => Ok(futures01::AsyncSink::NotReady(item)),
            };
        }
        futures01::Sink::start_send(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self), item)
    }

    fn poll_complete(&mut self) -> futures01::Poll<(), Self::SinkError> {
        if !futures01::task::is_in_task() {
            let done = futures::FutureExt::now_or_never(futures::SinkExt::<Self::SinkItem>::flush(self));
            return done.map_or(Ok(futures01::Async::NotReady), |done| done.map(futures01::Async::Ready));
        }
        futures01::Sink::poll_complete(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
    }

    fn close(&mut self) -> futures01::Poll<(), Self::SinkError> {
        if !futures01::task::is_in_task() {
            let done = futures::FutureExt::now_or_never(futures::SinkExt::<Self::SinkItem>::close(self));
            return done.map_or(Ok(futures01::Async::NotReady), |done| done.map(futures01::Async::Ready));
        }
        futures01::Sink::close(&mut futures::compat::CompatSink::<_, Self::SinkItem>::new(self))
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
