//! Values that are made on the way to a future, and live to the end of their statement.

use std::cell::RefCell;

use futures01::future::{self, Either, lazy};
use futures01::{Future, Stream, stream};

use crate::leaf::{Noisy, leaf, note, run};

trait Ask {
    fn ask(&self, x: usize) -> Box<dyn Future<Item = usize, Error = String>>;
}

impl Ask for Noisy {
    fn ask(&self, x: usize) -> Box<dyn Future<Item = usize, Error = String>> {
        note(format!("{} is asked", self.0));
        Box::new(leaf(self.0, Ok(x)))
    }
}

fn called(name: &'static str) -> impl Future<Item = usize, Error = String> {
    note(format!("{name} is called"));
    leaf(name, Ok(name.len()))
}

// Its own variable is dropped first.
fn behind_a_variable() -> impl Future<Item = usize, Error = String> {
    let local = Noisy("local");
    local.touch();
    Noisy("temporary").ask(1).map(|x| x + 1)
}

// Nothing is there that could be dropped first.
fn alone(x: usize) -> impl Future<Item = usize, Error = String> {
    let y = x + 1;
    Noisy("temporary").ask(y).map(|x| x + 1)
}

fn beside_another() -> impl Future<Item = (usize, usize), Error = String> {
    Noisy("temporary").ask(1).map(|x| x + 1).join(called("side"))
}

fn as_an_argument() -> impl Future<Item = (usize, usize), Error = String> {
    fn both<A: Future, B>(a: A, b: B) -> (A, B) {
        note("both are there");
        (a, b)
    }
    let (a, b) = both(Noisy("temporary").ask(1).map(|x| x + 1), called("side"));
    a.join(b)
}

fn in_a_closure() -> impl Future<Item = usize, Error = String> {
    called("first").and_then(|x| {
        let _local = Noisy("local");
        Noisy("temporary").ask(x).map(|x| x + 1)
    })
}

fn in_lazy() -> impl Future<Item = usize, Error = String> {
    lazy(|| {
        let _local = Noisy("local");
        Noisy("temporary").ask(1).and_then(|_| called("next"))
    })
}

fn in_a_branch(first: bool) -> impl Future<Item = usize, Error = String> {
    let _local = Noisy("local");
    match Noisy("scrutinee").touch() {
        9 if first => Either::A(Noisy("temporary").ask(1).map(|x| x + 1)),
        _ => Either::B(Noisy("other").ask(2).map(|x| x + 1)),
    }
}

fn borrowed(one: &RefCell<Noisy>, other: &RefCell<Noisy>) -> impl Future<Item = (usize, bool), Error = String> {
    one.borrow_mut().ask(1).map(|x| x + 1).join(future::ok(other.try_borrow().is_ok()))
}

fn of_a_stream() -> impl Future<Item = (), Error = String> {
    let _local = Noisy("local");
    stream::iter_ok(vec![1, Noisy("temporary").touch()]).for_each(|_| called("item").map(|_| ()))
}

pub(crate) fn run_all() {
    run(behind_a_variable);
    run(|| alone(1));
    run(beside_another);
    run(as_an_argument);
    run(in_a_closure);
    run(in_lazy);
    run(|| in_a_branch(true));
    run(|| in_a_branch(false));
    let cell = RefCell::new(Noisy("cell"));
    run(|| borrowed(&cell, &cell));
    run(of_a_stream);
}
