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

impl Future for Reads {
    type Item = (u32, u32);
    type Error = String;

    fn poll(&mut self) -> Poll<(u32, u32), String> {
        if self.keep_alive()?.is_not_ready() && self.yields > 2 {
            return Ok(Async::NotReady);
        }
        self.keep_alive()?;
        let head = match self.read_head("the head")? {
            Async::Ready(0) => return Err("no head".to_owned()),
            Async::Ready(head) => head,
            Async::NotReady => return Ok(Async::NotReady),
        };
        self.head = None;
        if head > 10 {
            return self.finish(head).map(|done| done.map(|(head, body)| (body, head)));
        }
        self.finish(head)
    }
}

struct Both<A, B>(Option<A>, B);

impl<A, B> Future for Both<A, B>
where
    A: Future,
    B: Future<Error = A::Error>,
{
    type Item = &'static str;
    type Error = A::Error;

    fn poll(&mut self) -> Poll<&'static str, A::Error> {
        while let Async::NotReady = both(&mut self.0, &mut self.1)? {
            note("not both");
            return Ok(Async::NotReady);
        }
        Ok(Async::Ready("both"))
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

impl Stream for Lines {
    type Item = &'static str;
    type Error = String;

    fn poll(&mut self) -> Poll<Option<&'static str>, String> {
        self.next_line().map_err(|code| format!("code {code}"))
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

impl Future for Asks {
    type Item = u32;
    type Error = String;

    fn poll(&mut self) -> Poll<u32, String> {
        if self.0 > 5 {
            let mut error = String::new();
            error.push_str("too many");
            return Err(error);
        }
        Ok(self.ask())
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
