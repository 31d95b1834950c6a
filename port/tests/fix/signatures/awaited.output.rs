//! A private function whose body is an `async` block and whose callers await it returns a future of today.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn inner(value: Noisy, result: Result<u32, ()>) -> impl std::future::Future<Output = Result<u32, ()>> {
    note("at the call");
    let first = leaf("first", result);
    async move {
        let x = first.compat().await?;
        value.touch();
        leaf("second", Ok(x + 1)).compat().await
    }
}

fn outer(result: Result<u32, ()>) -> impl std::future::Future<Output = Result<u32, ()>> {
    let inner = inner(Noisy("value"), result);
    async move {
        let x = inner.await?;
        // Called where it is awaited.
        let y = again(x).await?;
        note("between");
        Ok(x + y)
    }
}

fn again(x: u32) -> impl std::future::Future<Output = Result<u32, ()>> {
    let last = leaf("last", Ok(x));
    async move { last.compat().await }
}

fn both() -> impl std::future::Future<Output = Result<u32, ()>> {
    Box::pin(again(1)).compat().map(|x| x * 2).compat()
}

/// Others may call it.
pub(crate) fn shown() -> impl std::future::Future<Output = Result<u32, ()>> {
    let last = leaf("shown", Ok(7));
    async move { last.compat().await }
}

pub(crate) fn run_all() {
    run(|| Box::pin(outer(Ok(1))).compat());
    run(|| Box::pin(outer(Err(()))).compat());
    give_up(|| Box::pin(outer(Ok(1))).compat());
    run(|| Box::pin(both()).compat());
    run(|| Box::pin(shown()).compat());
}
