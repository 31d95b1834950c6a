//! Streams written by hand: items, ends, and errors behind which they go on.

use futures01::{Future, Stream, stream};

use crate::leaf::{leaf, note, run};

/// Numbers from words; a word that is none is an error.
pub(crate) struct Numbers<S> {
    words: S,
    sum: i32,
    is_done: bool,
}

impl<S> futures::Stream for Numbers<S>
where
    S: Stream<Item = &'static str, Error = String>,
{
    type Item = Result<i32, String>;

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

        if this.is_done {
            return std::task::Poll::Ready(None);
        }
        match std::task::ready!(poll01(context, || this.words.poll()))? {
            Some("skip") => poll01(context, || this.poll()).map(Result::transpose),
            Some(word) => {
                let number: i32 = word.parse().map_err(|_| format!("{word} is no number"))?;
                this.sum += number;
                std::task::Poll::Ready(Some(Ok(number)))
            }
            None => {
                this.is_done = true;
                note("the words end");
                std::task::Poll::Ready(
                    Ok::<_, String>(match this.sum {
                        0 => None,
                        sum => Some(sum),
                    })
                    .transpose(),
                )
            }
        }
    }
}

impl<S> Unpin for Numbers<S> {}

// PORT: for what polls it as a stream of 0.1, and goes with the last of it.
impl<S> futures01::Stream for Numbers<S>
where
    S: Stream<Item = &'static str, Error = String>,
{
    type Item = i32;
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Option<Self::Item>, Self::Error> {
        futures01::Stream::poll(&mut futures::compat::Compat::new(self))
    }
}

/// Stops behind the first error.
pub struct Until<S>(pub Option<S>);

impl<S: Stream> futures::Stream for Until<S> {
    type Item = Result<S::Item, S::Error>;

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

        let Some(stream) = &mut this.0 else { return std::task::Poll::Ready(None) };
        match poll01(context, || stream.poll()) {
            std::task::Poll::Ready(Err(error)) => {
                this.0 = None;
                std::task::Poll::Ready(Some(Err(error)))
            }
            std::task::Poll::Ready(Ok(item)) => std::task::Poll::Ready(Ok::<_, S::Error>(item).transpose()),
            std::task::Poll::Pending => std::task::Poll::Pending,
        }
    }
}

impl<S> Unpin for Until<S> {}

// PORT: for what polls it as a stream of 0.1, and goes with the last of it.
// Outside of a task, what asks for the task finds one that wakes nobody, where it panicked before.
impl<S: Stream> futures01::Stream for Until<S> {
    type Item = S::Item;
    type Error = S::Error;

    fn poll(&mut self) -> futures01::Poll<Option<Self::Item>, Self::Error> {
        if !futures01::task::is_in_task() {
            let polled = futures::FutureExt::now_or_never(futures::StreamExt::next(self));
            return polled.map_or(Ok(futures01::Async::NotReady), |item| item.transpose().map(futures01::Async::Ready));
        }
        futures01::Stream::poll(&mut futures::compat::Compat::new(self))
    }
}

/// A future or a stream, as what it holds is: the implementations have bounds that differ.
pub(crate) struct Either<S = ()> {
    held: S,
}

impl<S: Future<Item = u32, Error = String>> std::future::Future for Either<S> {
    type Output = Result<u32, String>;

    fn poll(self: std::pin::Pin<&mut Self>, context: &mut std::task::Context<'_>) -> std::task::Poll<Self::Output> {
        // What is still of 0.1, in a task that wakes the context.
        fn poll01<T, E>(
            context: &mut std::task::Context<'_>,
            poll: impl FnMut() -> futures01::Poll<T, E>,
        ) -> std::task::Poll<std::result::Result<T, E>> {
            let mut polled = futures::compat::Compat01As03::new(futures01::future::poll_fn(poll));
            std::future::Future::poll(std::pin::Pin::new(&mut polled), context)
        }

        let this = self.get_mut();

        poll01(context, || this.held.poll())
    }
}

impl<S> Unpin for Either<S> {}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl<S: Future<Item = u32, Error = String>> futures01::Future for Either<S> {
    type Item = u32;
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

impl<S: Stream<Item = u32, Error = String>> futures::Stream for Either<S> {
    type Item = Result<u32, String>;

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

        poll01(context, || this.held.poll()).map(Result::transpose)
    }
}

// PORT: for what polls it as a stream of 0.1, and goes with the last of it.
impl<S: Stream<Item = u32, Error = String>> futures01::Stream for Either<S> {
    type Item = u32;
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Option<Self::Item>, Self::Error> {
        futures01::Stream::poll(&mut futures::compat::Compat::new(self))
    }
}

pub(crate) fn numbers(words: Vec<&'static str>) -> Numbers<impl Stream<Item = &'static str, Error = String>> {
    let words = stream::iter_ok(words).and_then(|word| leaf("word", Ok(word)));
    Numbers { words, sum: 0, is_done: false }
}

pub(crate) fn run_all() {
    let all = |words| numbers(words).then(|number| Ok::<_, ()>(number)).collect();
    run(|| all(vec!["1", "two", "skip", "3"]));
    run(|| all(vec![]));
    run(|| Either { held: leaf("one", Ok(1)) });
    run(|| Either { held: stream::iter_ok(vec![1, 2]) }.collect());
    run(|| numbers(vec!["1", "two", "3"]).collect());
    run(|| Until(Some(numbers(vec!["1", "two", "3"]))).then(|number| Ok::<_, ()>(number)).collect());
}
