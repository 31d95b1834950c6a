//! Futures written by hand: states, `try_ready!`, matches in each form, `?`, errors, a wake-up of one's own task; polled by
//! an executor of 0.1, by combinators, and by each other.

use futures01::Future;

use crate::leaf::{Leaf, Noisy, give_up, leaf, note, run};

/// One after the other.
pub(crate) enum Steps<F: Future> {
    First { future: F, held: Noisy },
    Second { future: Leaf<u32, String>, of: F::Item },
}

impl<F> std::future::Future for Steps<F>
where
    F: Future<Item = u32, Error = &'static str>,
{
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

        note("steps are polled");
        loop {
            let next = match this {
                Steps::First { future, held } => {
                    // The error is converted.
                    let of = std::task::ready!(poll01(context, || future.poll()))?;
                    held.touch();
                    if of == 0 {
                        return std::task::Poll::Ready(Err("nothing".into()));
                    }
                    Steps::Second { future: leaf("second", Ok(of + 1)), of }
                }
                Steps::Second { future, of } => {
                    let of = *of;
                    match poll01(context, || future.poll()) {
                        std::task::Poll::Pending => return std::task::Poll::Pending,
                        std::task::Poll::Ready(Ok(value)) if value > 100 => {
                            return std::task::Poll::Ready(Err(format!("{value} is too much")));
                        }
                        std::task::Poll::Ready(Ok(value)) => return std::task::Poll::Ready(Ok((of, value))),
                        std::task::Poll::Ready(Err(error)) => return std::task::Poll::Ready(Err(error)),
                    }
                }
            };
            *this = next;
        }
    }
}

impl<F: Future> Unpin for Steps<F> {}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl<F> futures01::Future for Steps<F>
where
    F: Future<Item = u32, Error = &'static str>,
{
    type Item = (u32, u32);
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

/// Yields to others so often.
pub(crate) struct Yields(pub(crate) u32);

impl std::future::Future for Yields {
    type Output = Result<&'static str, ()>;

    fn poll(self: std::pin::Pin<&mut Self>, context: &mut std::task::Context<'_>) -> std::task::Poll<Self::Output> {
        let this = self.get_mut();

        if this.0 == 0 {
            return std::task::Poll::Ready(Ok("enough"));
        }
        this.0 -= 1;
        context.waker().wake_by_ref();
        note(format!("{} more", this.0));
        std::task::Poll::Pending
    }
}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl futures01::Future for Yields {
    type Item = &'static str;
    type Error = ();

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

/// Whichever is there first, the first of them first.
pub(crate) struct Either {
    left: Leaf<u32, String>,
    right: Yields,
    tries: u32,
}

impl std::future::Future for Either {
    type Output = Result<String, String>;

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

        this.tries += 1;
        let tries = this.tries;
        if let std::task::Poll::Ready(value) = poll01(context, || this.left.poll())? {
            return std::task::Poll::Ready(Ok(format!("left {value} at {tries}")));
        }
        match poll01(context, || this.right.poll()) {
            std::task::Poll::Ready(Ok(value)) => std::task::Poll::Ready(Ok(format!("right {value} at {tries}"))),
            std::task::Poll::Pending => std::task::Poll::Pending,
            std::task::Poll::Ready(Err(())) => unreachable!("it has no errors"),
        }
    }
}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl futures01::Future for Either {
    type Item = String;
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

/// Errors in other words, an assertion about itself, and a loop that goes on while something comes.
struct Drains<S> {
    stream: S,
    last: Leaf<u32, String>,
    seen: Vec<u32>,
}

impl<S: futures01::Stream<Item = u32, Error = u8>> std::future::Future for Drains<S> {
    type Output = Result<Vec<u32>, String>;

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

        assert!(this.seen.len() < 10, "{}", this.seen.len());
        while let std::task::Poll::Ready(Some(number)) =
            poll01(context, || this.stream.poll().map_err(|code| format!("code {code}")))?
        {
            this.seen.push(number);
        }
        let last = std::task::ready!(poll01(context, || this.last.poll().map_err(|error| {
            note("the last one fails");
            format!("last: {error}")
        })))?;
        std::task::Poll::Ready(Ok(vec![this.seen.len() as u32, last]))
    }
}

impl<S> Unpin for Drains<S> {}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl<S: futures01::Stream<Item = u32, Error = u8>> futures01::Future for Drains<S> {
    type Item = Vec<u32>;
    type Error = String;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

fn drains(
    numbers: Vec<Result<u32, u8>>,
    last: Result<u32, String>,
) -> Drains<impl futures01::Stream<Item = u32, Error = u8>> {
    Drains { stream: futures01::stream::iter_result(numbers), last: leaf("last", last), seen: Vec::new() }
}

/// What is inside, as it is.
pub(crate) struct Same<F>(pub(crate) F);

impl<F: Future> std::future::Future for Same<F> {
    type Output = Result<F::Item, F::Error>;

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

        note("as it is");
        poll01(context, || this.0.poll())
    }
}

impl<F> Unpin for Same<F> {}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl<F: Future> futures01::Future for Same<F> {
    type Item = F::Item;
    type Error = F::Error;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

pub(crate) fn steps(first: Result<u32, &'static str>) -> Steps<Leaf<u32, &'static str>> {
    Steps::First { future: leaf("first", first), held: Noisy("what is held") }
}

pub(crate) fn either(left: Result<u32, String>) -> Either {
    Either { left: leaf("left", left), right: Yields(1), tries: 0 }
}

/// Receives from another thread, which is told of each poll that had nothing.
pub(crate) struct Receives {
    pub(crate) from: futures01::sync::oneshot::Receiver<u32>,
    pub(crate) told: std::sync::mpsc::Sender<()>,
}

impl std::future::Future for Receives {
    type Output = Result<u32, &'static str>;

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

        match poll01(context, || this.from.poll()) {
            std::task::Poll::Ready(Ok(number)) => std::task::Poll::Ready(Ok(number)),
            std::task::Poll::Pending => {
                let _ = this.told.send(());
                std::task::Poll::Pending
            }
            std::task::Poll::Ready(Err(_)) => std::task::Poll::Ready(Err("nobody sends")),
        }
    }
}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl futures01::Future for Receives {
    type Item = u32;
    type Error = &'static str;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

fn receives(number: Option<u32>) -> Receives {
    let (to, from) = futures01::sync::oneshot::channel();
    let (told, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let _ = heard.recv();
        number.map(|number| to.send(number))
    });
    Receives { from, told }
}

pub(crate) fn run_all() {
    run(|| receives(Some(1)));
    run(|| receives(None));
    for first in [Ok(1), Ok(0), Ok(100), Err("broken")] {
        run(|| steps(first));
    }
    give_up(|| steps(Ok(1)));
    run(|| Yields(3));
    run(|| either(Ok(5)));
    run(|| either(Err("left over".to_owned())));
    run(|| Same(steps(Ok(1))));
    run(|| drains(vec![Ok(1), Ok(2)], Ok(7)));
    run(|| drains(vec![Ok(1), Err(2)], Ok(7)));
    run(|| drains(vec![], Err("gone".to_owned())));
    run(|| Same(Yields(1)).map(str::len).join(Yields(2)));
}
