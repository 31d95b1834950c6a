//! Futures written by hand: states, `try_ready!`, matches in each form, `?`, errors, a wake-up of one's own task; polled by
//! an executor of 0.1, by combinators, and by each other.

use futures01::{Async, Future, Poll, task, try_ready};

use crate::leaf::{Leaf, Noisy, give_up, leaf, note, run};

/// One after the other.
pub(crate) enum Steps<F: Future> {
    First { future: F, held: Noisy },
    Second { future: Leaf<u32, String>, of: F::Item },
}

impl<F> Future for Steps<F>
where
    F: Future<Item = u32, Error = &'static str>,
{
    type Item = (u32, u32);
    type Error = String;

    fn poll(&mut self) -> Poll<(u32, u32), String> {
        note("steps are polled");
        loop {
            let next = match self {
                Steps::First { future, held } => {
                    // The error is converted.
                    let of = try_ready!(future.poll());
                    held.touch();
                    if of == 0 {
                        return Err("nothing".into());
                    }
                    Steps::Second { future: leaf("second", Ok(of + 1)), of }
                }
                Steps::Second { future, of } => {
                    let of = *of;
                    match future.poll() {
                        Ok(Async::NotReady) => return Ok(Async::NotReady),
                        Ok(Async::Ready(value)) if value > 100 => return Err(format!("{value} is too much")),
                        Ok(Async::Ready(value)) => return Ok(Async::Ready((of, value))),
                        Err(error) => return Err(error),
                    }
                }
            };
            *self = next;
        }
    }
}

/// Yields to others so often.
pub(crate) struct Yields(pub(crate) u32);

impl Future for Yields {
    type Item = &'static str;
    type Error = ();

    fn poll(&mut self) -> Poll<Self::Item, Self::Error> {
        if self.0 == 0 {
            return Ok(Async::Ready("enough"));
        }
        self.0 -= 1;
        task::current().notify();
        note(format!("{} more", self.0));
        Ok(Async::NotReady)
    }
}

/// Whichever is there first, the first of them first.
pub(crate) struct Either {
    left: Leaf<u32, String>,
    right: Yields,
    tries: u32,
}

impl Future for Either {
    type Item = String;
    type Error = String;

    fn poll(&mut self) -> Poll<String, String> {
        self.tries += 1;
        let tries = self.tries;
        if let Async::Ready(value) = self.left.poll()? {
            return Ok(Async::Ready(format!("left {value} at {tries}")));
        }
        match self.right.poll() {
            Ok(Async::Ready(value)) => Ok(Async::Ready(format!("right {value} at {tries}"))),
            Ok(Async::NotReady) => Ok(Async::NotReady),
            Err(()) => unreachable!("it has no errors"),
        }
    }
}

/// Errors in other words, an assertion about itself, and a loop that goes on while something comes.
struct Drains<S> {
    stream: S,
    last: Leaf<u32, String>,
    seen: Vec<u32>,
}

impl<S: futures01::Stream<Item = u32, Error = u8>> Future for Drains<S> {
    type Item = Vec<u32>;
    type Error = String;

    fn poll(&mut self) -> Poll<Vec<u32>, String> {
        assert!(self.seen.len() < 10, "{}", self.seen.len());
        while let Async::Ready(Some(number)) = self.stream.poll().map_err(|code| format!("code {code}"))? {
            self.seen.push(number);
        }
        let last = try_ready!(self.last.poll().map_err(|error| {
            note("the last one fails");
            format!("last: {error}")
        }));
        Ok(Async::Ready(vec![self.seen.len() as u32, last]))
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

impl<F: Future> Future for Same<F> {
    type Item = F::Item;
    type Error = F::Error;

    fn poll(&mut self) -> Poll<F::Item, F::Error> {
        note("as it is");
        self.0.poll()
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

impl Future for Receives {
    type Item = u32;
    type Error = &'static str;

    fn poll(&mut self) -> Poll<u32, &'static str> {
        match self.from.poll() {
            Ok(Async::Ready(number)) => Ok(Async::Ready(number)),
            Ok(Async::NotReady) => {
                let _ = self.told.send(());
                Ok(Async::NotReady)
            }
            Err(_) => Err("nobody sends"),
        }
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
