//! Errors that a later stage handles or converts.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{Noisy, leaf, note, run};

#[derive(Debug)]
struct Wrapped(#[allow(dead_code)] String);

impl From<String> for Wrapped {
    fn from(e: String) -> Self {
        note("converted");
        Self(e)
    }
}

fn converted(start: Result<u32, String>) -> impl Future<Item = u32, Error = Wrapped> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let next = leaf_future.compat().await.map(|x| leaf("next", Err(Wrapped(format!("{x}")))).compat())?;
        next.await
    })
    .compat()
}

fn explicit(start: Result<u32, String>) -> impl Future<Item = u32, Error = Wrapped> {
    let leaf_future = leaf("start", start);
    Box::pin(async move { leaf_future.compat().await.map_err(<Wrapped>::from).map(|x| x + 1) }).compat()
}

fn late(start: Result<u32, String>) -> impl Future<Item = u32, Error = Wrapped> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let x = leaf_future.compat().await?;
        leaf("next", Ok::<_, String>(x)).compat().await.map_err(From::from)
    })
    .compat()
}

fn handled(start: Result<u32, String>) -> impl Future<Item = u32, Error = usize> {
    let guard = Noisy("guard");
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let result = match leaf_future.compat().await.map(move |x| {
            guard.touch();
            leaf("next", Ok(x)).compat()
        }) {
            Ok(next) => next.await,
            Err(error) => Err(error),
        };
        let result = match result {
            Ok(x) => leaf("last", Ok::<_, String>(x)).compat().await,
            Err(error) => Err(error),
        };
        result.map_err(|e| e.len())
    })
    .compat()
}

fn another(start: Result<u32, String>) -> impl Future<Item = u32, Error = ()> {
    let name = "instead";
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        match leaf_future.compat().await.map_err(move |e| {
            note(e);
            leaf(name, Ok(5)).compat()
        }) {
            Ok(value) => Ok(value),
            Err(next) => next.await,
        }
    })
    .compat()
}

fn waited(start: Result<u32, String>) -> impl Future<Item = u32, Error = ()> {
    let guard = Noisy("guard");
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        futures::FutureExt::then(std::future::ready(leaf_future.compat().await), move |result| {
            note(format!("{result:?}"));
            guard.touch();
            leaf("behind", Ok(6)).compat()
        })
        .await
    })
    .compat()
}

pub(crate) fn run_all() {
    for start in [Ok(1), Err("no".to_owned())] {
        run(|| converted(start.clone()));
        run(|| explicit(start.clone()));
        run(|| late(start.clone()));
        run(|| handled(start.clone()));
        run(|| another(start.clone()));
        run(|| waited(start.clone()));
    }
}
