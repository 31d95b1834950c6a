//! Functions that are handed over by their names.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::stream::{self, Stream};
use futures01::{Future, future};

use crate::leaf::{leaf, note, run};

fn answer(x: u32) -> impl Future<Item = u32, Error = String> {
    note(format!("answer {x}"));
    let asked = leaf("asked", Ok::<_, String>(x + 1));
    Box::pin(async move { asked.compat().await }).compat()
}

fn sum((a, b): (u32, u32)) -> Box<dyn Future<Item = u32, Error = String>> {
    let first = leaf("first", Ok::<_, String>(a));
    Box::new(Box::pin(async move { first.compat().await.map(|a| a + b) }).compat())
}

struct Service {
    offset: u32,
}

impl Service {
    fn add(&self, x: u32) -> impl Future<Item = u32, Error = String> + use<> {
        let offset = self.offset;
        let added = leaf("added", Ok::<_, String>(x));
        Box::pin(async move { added.compat().await.map(|x| x + offset) }).compat()
    }
}

fn twice<F, R>(ask: F) -> impl Future<Item = u32, Error = String>
where
    F: Fn(&Service, u32) -> R,
    R: Future<Item = u32, Error = String>,
{
    let service = Service { offset: 10 };
    ask(&service, 1).join(ask(&service, 2)).map(|(a, b)| a + b)
}

/// Combinators of futures and streams take the functions of 0.1 that they took.
fn combined() -> impl Future<Item = Vec<u32>, Error = String> {
    stream::iter_ok(vec![(1, 2), (3, 4)]).and_then(sum).and_then(self::answer).collect()
}

fn late(x: u32) -> impl Future<Item = u32, Error = String> {
    let begun = leaf("begun", Ok::<_, String>(x));
    Box::pin(async move {
        let next = begun.compat().await.map(answer)?;
        next.compat().await
    })
    .compat()
}

fn handled(x: u32) -> impl Future<Item = u32, Error = String> {
    let begun = leaf("begun", Ok::<_, String>(x));
    Box::pin(async move {
        let result = match begun.compat().await.map(answer) {
            Ok(next) => next.compat().await,
            Err(error) => Err(error),
        };
        result.map_err(|error| format!("failed: {error}"))
    })
    .compat()
}

/// Its parameter has its name.
fn same(same: u32) -> impl Future<Item = u32, Error = String> {
    let asked = leaf("same", Ok::<_, String>(same));
    Box::pin(async move { asked.compat().await }).compat()
}

/// A function that is wanted by its type stays.
fn typed(x: u32) -> Box<dyn Future<Item = u32, Error = String>> {
    let asked = leaf("typed", Ok::<_, String>(x));
    Box::new(Box::pin(async move { asked.compat().await }).compat())
}

fn wants(ask: fn(u32) -> Box<dyn Future<Item = u32, Error = String>>) -> impl Future<Item = u32, Error = String> {
    ask(5)
}

pub(crate) fn run_all() {
    run(|| future::ok::<_, String>(1).and_then(answer));
    run(|| twice(Service::add));
    run(|| future::ok::<_, String>(2).and_then(same));
    run(combined);
    run(|| late(1));
    run(|| handled(1));
    run(|| typed(1));
    run(|| wants(typed));
}
