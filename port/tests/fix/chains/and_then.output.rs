//! `and_then` with a future: flat where nothing lives longer, else with its closure.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn flat(first: Result<u32, ()>) -> impl Future<Item = u32, Error = ()> {
    let leaf_future = leaf("first", first);
    Box::pin(async move {
        let x = leaf_future.compat().await?;
        let y = leaf("second", Ok(x)).compat().await?;
        leaf("third", Ok(y)).compat().await
    })
    .compat()
}

fn kept(first: Result<u32, ()>) -> impl Future<Item = (u32, usize), Error = ()> {
    let guard = Noisy("guard");
    let other = Noisy("other");
    let leaf_future = leaf("first", first);
    Box::pin(async move {
        let next = leaf_future.compat().await.map(move |x| {
            note("and_then runs");
            guard.touch();
            leaf("second", Ok(x + 1)).compat()
        })?;
        // The guard is gone before this one is polled.
        let next = next.await.map(move |y| leaf("third", Ok((y, other.touch()))).compat())?;
        next.await
    })
    .compat()
}

fn ignored(value: Result<Noisy, ()>) -> impl Future<Item = u32, Error = ()> {
    let leaf_future = leaf("noisy", value);
    Box::pin(async move {
        let next = leaf_future.compat().await.map(|_| leaf("behind", Ok(2)).compat())?;
        next.await.map(|x| x + 1)
    })
    .compat()
}

fn passed_on(value: Noisy) -> impl Future<Item = &'static str, Error = ()> {
    let leaf_future = leaf("noisy", Ok(value));
    Box::pin(async move {
        let value = leaf_future.compat().await?;
        leaf("behind", Ok(value)).compat().await.map(|value| value.0)
    })
    .compat()
}

fn shadowed(name: &'static str) -> impl Future<Item = String, Error = ()> {
    let x = "outer";
    let leaf_future = leaf(name, Ok(1));
    Box::pin(async move {
        let next = leaf_future.compat().await.map(|x| leaf("inner", Ok(x)).compat())?;
        next.await.map(move |y| format!("{x} {y}"))
    })
    .compat()
}

fn nested() -> impl Future<Item = u32, Error = ()> {
    let kept = Noisy("kept");
    let leaf_future = leaf("outer", Ok(1));
    Box::pin(async move {
        let x = leaf_future.compat().await?;
        note("the closure runs");
        leaf("inner", Ok(x)).compat().await.map(move |y| {
            kept.touch();
            x + y
        })
    })
    .compat()
}

pub(crate) fn run_all() {
    run(|| flat(Ok(1)));
    run(|| flat(Err(())));
    run(|| kept(Ok(1)));
    run(|| kept(Err(())));
    give_up(|| kept(Ok(1)));
    run(|| ignored(Ok(Noisy("value"))));
    run(|| passed_on(Noisy("value")));
    run(|| shadowed("leaf"));
    run(nested);
}
