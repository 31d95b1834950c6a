//! Methods of a type's own that a body polls, and other forms than a plain `poll`.

use futures01::{Async, Future, Poll, Stream, task, try_ready};

use crate::leaf::{Leaf, leaf, note, run};

/// Reads a head, then a body.
pub(crate) struct Reads {
    head: Option<Leaf<u32, &'static str>>,
    body: Leaf<u32, &'static str>,
    yields: u32,
}

impl Reads {
    /// As a method of its own that polls.
    fn read_head(&mut self, name: &str) -> Poll<u32, &'static str> {
        note(format!("{name} is read"));
        match self.head.as_mut() {
            Some(head) => head.poll(),
            None => Ok(Async::Ready(0)),
        }
    }

    fn keep_alive(&mut self) -> Poll<(), String> {
        if self.yields == 0 {
            return Ok(Async::Ready(()));
        }
        self.yields -= 1;
        note("alive");
        task::current().notify();
        Ok(Async::NotReady)
    }

    fn finish(&mut self, head: u32) -> Poll<(u32, u32), String> {
        let body = try_ready!(self.body.poll());
        Ok(Async::Ready((head, body)))
    }
}

/// A function that polls.
fn both<A, B>(first: &mut Option<A>, b: &mut B) -> Poll<(), A::Error>
where
    A: Future,
    B: Future<Error = A::Error>,
{
    if let Some(a) = first {
        try_ready!(a.poll());
        *first = None;
    }
    b.poll().map(|done| done.map(|_| ()))
}

impl std::future::Future for Reads {
    type Output = Result<(u32, u32), String>;

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

        if poll01(context, || this.keep_alive())?.is_pending() && this.yields > 2 {
            return std::task::Poll::Pending;
        }
        let _ = poll01(context, || this.keep_alive())?;
        let head = match poll01(context, || this.read_head("the head"))? {
            std::task::Poll::Ready(0) => return std::task::Poll::Ready(Err("no head".to_owned())),
            std::task::Poll::Ready(head) => head,
            std::task::Poll::Pending => return std::task::Poll::Pending,
        };
        this.head = None;
        if head > 10 {
            return poll01(context, || this.finish(head).map(|done| done.map(|(head, body)| (body, head))));
        }
        poll01(context, || this.finish(head))
    }
}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl futures01::Future for Reads {
    type Item = (u32, u32);
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

struct Both<A, B>(Option<A>, B);

impl<A, B> std::future::Future for Both<A, B>
where
    A: Future,
    B: Future<Error = A::Error>,
{
    type Output = Result<&'static str, A::Error>;

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

        while let std::task::Poll::Pending = poll01(context, || both(&mut this.0, &mut this.1))? {
            note("not both");
            return std::task::Poll::Pending;
        }
        std::task::Poll::Ready(Ok("both"))
    }
}

impl<A, B> Unpin for Both<A, B> {}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl<A, B> futures01::Future for Both<A, B>
where
    A: Future,
    B: Future<Error = A::Error>,
{
    type Item = &'static str;
    type Error = A::Error;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

/// Errors of a stream in other words, from a function that returns what `poll` does.
struct Lines(Vec<Result<&'static str, u8>>);

impl Lines {
    fn next_line(&mut self) -> Poll<Option<&'static str>, u8> {
        match self.0.pop() {
            Some(line) => line.map(Some).map(Async::Ready),
            None => Ok(Async::Ready(None)),
        }
    }
}

impl futures::Stream for Lines {
    type Item = Result<&'static str, String>;

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

        poll01(context, || this.next_line().map_err(|code| format!("code {code}"))).map(Result::transpose)
    }
}

// PORT: for what polls it as a stream of 0.1, and goes with the last of it.
impl futures01::Stream for Lines {
    type Item = &'static str;
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Option<Self::Item>, Self::Error> {
        futures01::Stream::poll(&mut futures::compat::Compat::new(self))
    }
}

/// A method that returns no `Result`; a function that asks for the task, by the name of one that does not.
struct Asks(u32);

impl Asks {
    fn ask(&mut self) -> Async<u32> {
        if self.0 == 0 {
            return Async::Ready(7);
        }
        self.0 -= 1;
        Wakes::new();
        Async::NotReady
    }
}

struct Wakes;

impl Wakes {
    fn new() -> Self {
        task::current().notify();
        Self
    }
}

impl std::future::Future for Asks {
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

        if this.0 > 5 {
            let mut error = String::new();
            error.push_str("too many");
            return std::task::Poll::Ready(Err(error));
        }
        poll01(context, || Ok(this.ask()))
    }
}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl futures01::Future for Asks {
    type Item = u32;
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

pub(crate) fn reads(head: Result<u32, &'static str>, yields: u32) -> Reads {
    Reads { head: Some(leaf("head", head)), body: leaf("body", Ok(2)), yields }
}

pub(crate) fn run_all() {
    for head in [Ok(1), Ok(0), Ok(11), Err("broken")] {
        run(|| reads(head, 0));
    }
    run(|| reads(Ok(1), 5));
    run(|| Both(Some(leaf("one", Ok::<_, u8>(1))), leaf("other", Ok("2"))));
    run(|| Both(Some(leaf("one", Ok::<u8, _>(1))), leaf("other", Err::<u8, _>("2"))));
    run(|| Asks(2));
    run(|| Asks(6));
    run(|| Lines(vec![Ok("b"), Err(3), Ok("a")]).then(|line| Ok::<_, ()>(line)).collect());
}
