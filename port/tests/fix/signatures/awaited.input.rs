//! A private function whose body is an `async` block and whose callers await it returns a future of today.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn inner(value: Noisy, result: Result<u32, ()>) -> impl Future<Item = u32, Error = ()> {
    note("at the call");
    let first = leaf("first", result);
    Box::pin(async move {
        let x = first.compat().await?;
        value.touch();
        leaf("second", Ok(x + 1)).compat().await
    })
    .compat()
}

fn outer(result: Result<u32, ()>) -> impl Future<Item = u32, Error = ()> {
    let inner = inner(Noisy("value"), result);
    Box::pin(async move {
        let x = inner.compat().await?;
        // Called where it is awaited.
        let y = again(x).compat().await?;
        note("between");
        Ok(x + y)
    })
    .compat()
}

fn again(x: u32) -> impl Future<Item = u32, Error = ()> {
    let last = leaf("last", Ok(x));
    Box::pin(async move { last.compat().await }).compat()
}

fn both() -> impl Future<Item = u32, Error = ()> {
    again(1).map(|x| x * 2)
}

/// Others may call it.
pub(crate) fn shown() -> impl Future<Item = u32, Error = ()> {
    let last = leaf("shown", Ok(7));
    Box::pin(async move { last.compat().await }).compat()
}

pub(crate) fn run_all() {
    run(|| outer(Ok(1)));
    run(|| outer(Err(())));
    give_up(|| outer(Ok(1)));
    run(both);
    run(shown);
}
