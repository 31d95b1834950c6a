//! Values that are made on the way to a future, and live to the end of their statement.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
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
    Box::pin(match Noisy("temporary").ask(1) {
        ask => async move { ask.compat().await.map(|x| x + 1) },
    })
    .compat()
}

// Nothing is there that could be dropped first.
fn alone(x: usize) -> impl Future<Item = usize, Error = String> {
    let y = x + 1;
    let ask = Noisy("temporary").ask(y);
    Box::pin(async move { ask.compat().await.map(|x| x + 1) }).compat()
}

fn beside_another() -> impl Future<Item = (usize, usize), Error = String> {
    Box::pin(futures::future::try_join(
        match Noisy("temporary").ask(1) {
            ask => async move { ask.compat().await.map(|x| x + 1) },
        },
        called("side").compat(),
    ))
    .compat()
}

fn as_an_argument() -> impl Future<Item = (usize, usize), Error = String> {
    fn both<A: Future, B>(a: A, b: B) -> (A, B) {
        note("both are there");
        (a, b)
    }
    let (a, b) = both(
        Box::pin(match Noisy("temporary").ask(1) {
            ask => async move { ask.compat().await.map(|x| x + 1) },
        })
        .compat(),
        called("side"),
    );
    Box::pin(futures::future::try_join(a.compat(), b.compat())).compat()
}

fn in_a_closure() -> impl Future<Item = usize, Error = String> {
    let called_future = called("first");
    Box::pin(async move {
        let next = called_future.compat().await.map(|x| {
            let _local = Noisy("local");
            match Noisy("temporary").ask(x) {
                ask => async move { ask.compat().await.map(|x| x + 1) },
            }
        })?;
        next.await
    })
    .compat()
}

fn in_lazy() -> impl Future<Item = usize, Error = String> {
    Box::pin(async move {
        let next = (|| {
            let _local = Noisy("local");
            match Noisy("temporary").ask(1) {
                ask => {
                    async move {
                        let next = ask.compat().await.map(|_| called("next").compat())?;
                        next.await
                    }
                }
            }
        })();
        next.await
    })
    .compat()
}

fn in_a_branch(first: bool) -> impl Future<Item = usize, Error = String> {
    let _local = Noisy("local");
    match Noisy("scrutinee").touch() {
        9 if first => Either::A({
            let ask = Noisy("temporary").ask(1);
            Box::pin(async move { ask.compat().await.map(|x| x + 1) }).compat()
        }),
        _ => Either::B({
            let ask = Noisy("other").ask(2);
            Box::pin(async move { ask.compat().await.map(|x| x + 1) }).compat()
        }),
    }
}

fn borrowed(one: &RefCell<Noisy>, other: &RefCell<Noisy>) -> impl Future<Item = (usize, bool), Error = String> {
    Box::pin(futures::future::try_join(
        match one.borrow_mut().ask(1) {
            ask => async move { ask.compat().await.map(|x| x + 1) },
        },
        std::future::ready(Ok(other.try_borrow().is_ok())),
    ))
    .compat()
}

fn of_a_stream() -> impl Future<Item = (), Error = String> {
    let _local = Noisy("local");
    stream::iter_ok(vec![1, Noisy("temporary").touch()]).for_each(|_| {
        let called_future = called("item");
        Box::pin(async move { called_future.compat().await.map(|_| ()) }).compat()
    })
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
