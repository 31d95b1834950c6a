//! Functions that are handed over by their names.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::stream::{self, Stream};
use futures01::{Future, future};

use crate::leaf::{leaf, note, run};

fn answer(x: u32) -> impl std::future::Future<Output = Result<u32, String>> {
    note(format!("answer {x}"));
    let asked = leaf("asked", Ok::<_, String>(x + 1));
    async move { asked.compat().await }
}

fn sum((a, b): (u32, u32)) -> futures::future::LocalBoxFuture<'static, Result<u32, String>> {
    let first = leaf("first", Ok::<_, String>(a));
    Box::pin(async move { first.compat().await.map(|a| a + b) })
}

struct Service {
    offset: u32,
}

impl Service {
    fn add(&self, x: u32) -> impl std::future::Future<Output = Result<u32, String>> + use<> {
        let offset = self.offset;
        let added = leaf("added", Ok::<_, String>(x));
        async move { added.compat().await.map(|x| x + offset) }
    }
}

fn twice<F, R>(ask: F) -> impl std::future::Future<Output = Result<u32, String>>
where
    F: Fn(&Service, u32) -> R,
    R: Future<Item = u32, Error = String>,
{
    let service = Service { offset: 10 };
    ask(&service, 1).join(ask(&service, 2)).map(|(a, b)| a + b).compat()
}

/// Combinators of futures and streams take the functions of 0.1 that they took.
fn combined() -> impl std::future::Future<Output = Result<Vec<u32>, String>> {
    stream::iter_ok(vec![(1, 2), (3, 4)])
        .and_then(|argument_1| sum(argument_1).compat())
        .and_then(|x| Box::pin(self::answer(x)).compat())
        .collect()
        .compat()
}

fn late(x: u32) -> impl std::future::Future<Output = Result<u32, String>> {
    let begun = leaf("begun", Ok::<_, String>(x));
    async move {
        let next = begun.compat().await.map(answer)?;
        next.await
    }
}

fn handled(x: u32) -> impl std::future::Future<Output = Result<u32, String>> {
    let begun = leaf("begun", Ok::<_, String>(x));
    async move {
        let result = match begun.compat().await.map(answer) {
            Ok(next) => next.await,
            Err(error) => Err(error),
        };
        result.map_err(|error| format!("failed: {error}"))
    }
}

/// Its parameter has its name.
fn same(same: u32) -> impl std::future::Future<Output = Result<u32, String>> {
    let asked = leaf("same", Ok::<_, String>(same));
    async move { asked.compat().await }
}

/// A function that is wanted by its type stays.
fn typed(x: u32) -> Box<dyn Future<Item = u32, Error = String>> {
    let asked = leaf("typed", Ok::<_, String>(x));
    Box::new(Box::pin(async move { asked.compat().await }).compat())
}

fn wants(
    ask: fn(u32) -> Box<dyn Future<Item = u32, Error = String>>,
) -> impl std::future::Future<Output = Result<u32, String>> {
    ask(5).compat()
}

pub(crate) fn run_all() {
    run(|| future::ok::<_, String>(1).and_then(|x| Box::pin(answer(x)).compat()));
    run(|| Box::pin(twice(|this, x| Box::pin(Service::add(this, x)).compat())).compat());
    run(|| future::ok::<_, String>(2).and_then(|argument_1| Box::pin(same(argument_1)).compat()));
    run(|| Box::pin(combined()).compat());
    run(|| Box::pin(late(1)).compat());
    run(|| Box::pin(handled(1)).compat());
    run(|| typed(1));
    run(|| Box::pin(wants(typed)).compat());
}
