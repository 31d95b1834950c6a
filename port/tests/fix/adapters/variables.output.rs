//! Variables that hold a rewritten chain, and where they are used.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::Either;

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// One made of the other.
fn chained(held: Noisy) -> impl Future<Item = usize, Error = String> {
    let line = {
        let leaf_future = leaf("line", Ok::<_, String>("a line"));
        async move {
            leaf_future.compat().await.map(move |line| {
                held.touch();
                line
            })
        }
    };
    let line = async move { line.await.map(str::len) };
    Box::pin(async move {
        let next = line.await.map(|n| leaf("behind", if n > 3 { Ok(n) } else { Err("short".to_owned()) }))?;
        next.compat().await
    })
    .compat()
}

/// Side by side.
fn joined(error: bool) -> impl Future<Item = (usize, u32), Error = String> {
    let left = {
        let leaf_future = leaf("left", Ok::<_, String>("left"));
        async move { leaf_future.compat().await.map(str::len) }
    };
    let right = {
        let leaf_future = leaf("right", if error { Err(7) } else { Ok(1) });
        async move { leaf_future.compat().await.map_err(|n: u32| format!("error {n}")) }
    };
    Box::pin(futures::future::try_join(left, right)).compat()
}

/// In one of two branches; in the other it is dropped.
fn branches(awaited: bool, held: Noisy) -> impl Future<Item = usize, Error = ()> {
    let value = {
        let leaf_future = leaf("value", Ok::<usize, ()>(1));
        async move { leaf_future.compat().await.map(move |n| n + held.touch()) }
    };
    if awaited {
        Either::A(
            Box::pin(async move {
                value.await.map(|n| {
                    note("it is awaited");
                    n
                })
            })
            .compat(),
        )
    } else {
        Either::B({
            let leaf_future = leaf("other", Ok(0));
            Box::pin(async move { leaf_future.compat().await.map(|n: usize| n + 1) }).compat()
        })
    }
}

/// Selects: that takes nothing but futures of 0.1.
fn selected() -> impl Future<Item = u32, Error = ()> {
    let one = {
        let leaf_future = leaf("one", Ok::<_, ()>(1));
        Box::pin(async move { leaf_future.compat().await.map(|n| n + 1) }).compat()
    };
    let two = {
        let leaf_future = leaf("two", Ok::<_, ()>(2));
        Box::pin(async move { leaf_future.compat().await.map(|n| n + 1) }).compat()
    };
    let select = one.select(two);
    Box::pin(async move { select.compat().await.map(|(n, _)| n).map_err(drop) }).compat()
}

/// Handed on.
fn handed() -> impl Future<Item = u32, Error = ()> {
    let one = {
        let leaf_future = leaf("one", Ok::<_, ()>(1));
        Box::pin(async move { leaf_future.compat().await.map(|n| n + 1) }).compat()
    };
    passed(one)
}

fn passed<F: Future<Item = u32, Error = ()>>(future: F) -> F {
    note("it is passed on");
    future
}

/// Changed, or only looked at.
fn looked_at(held: Noisy) -> impl Future<Item = usize, Error = ()> {
    let mut value = {
        let leaf_future = leaf("value", Ok::<usize, ()>(1));
        Box::pin(async move { leaf_future.compat().await.map(move |n| n + held.touch()) }).compat()
    };
    note(format!("{:?}", value.poll().map(|polled| polled.is_ready())));
    Box::pin(async move { value.compat().await.map(|n| n * 2) }).compat()
}

/// Two of one name, in two scopes.
fn scopes() -> impl Future<Item = u32, Error = ()> {
    let value = {
        let leaf_future = leaf("outer", Ok::<_, ()>(1));
        async move { leaf_future.compat().await.map(|n| n + 1) }
    };
    let inner = {
        let value = {
            let leaf_future = leaf("inner", Ok::<_, ()>(10));
            async move { leaf_future.compat().await.map(|n| n + 1) }
        };
        async move { value.await.map(|n| n + 1) }
    };
    Box::pin(async move {
        let inner = inner.await?;
        value.await.map(move |outer| inner + outer)
    })
    .compat()
}

pub(crate) fn run_all() {
    run(|| chained(Noisy("held")));
    give_up(|| chained(Noisy("held")));
    for error in [false, true] {
        run(|| joined(error));
        run(|| branches(error, Noisy("held")));
        give_up(|| branches(error, Noisy("held")));
    }
    run(selected);
    run(handed);
    run(|| Box::pin(async move { looked_at(Noisy("held")).compat().await }).compat());
    run(scopes);
}
