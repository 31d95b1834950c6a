//! Closures that return early with what is ready.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::{self, Either};

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn peer(name: Noisy, state: Noisy) -> impl Future<Item = usize, Error = String> {
    let leaf_future = leaf("peer", Ok((name, state)));
    Box::pin(async move { leaf_future.compat().await.map(|(name, state)| name.touch() + state.touch()) }).compat()
}

/// In the middle of a chain: a block of its own.
fn joins(name: Result<Option<Noisy>, u32>, state: Noisy) -> impl Future<Item = usize, Error = ()> {
    let leaf_future = leaf("name", name);
    Box::pin(async move {
        let result = match leaf_future.compat().await.map_err(|n| n.to_string()) {
            Ok(name) => {
                async {
                    // Nobody came.
                    let name = match name {
                        Some(name) => name,
                        None => {
                            note("nobody");
                            return Ok(0);
                        }
                    };
                    note(format!("{} joins", name.0));
                    peer(name, state).compat().await
                }
                .await
            }
            Err(failure) => {
                drop(state);
                Err(failure)
            }
        };
        result.map_err(|error| note(format!("error: {error}")))
    })
    .compat()
}

fn unreached(name: Result<Noisy, u32>, state: Noisy) -> impl Future<Item = usize, Error = ()> {
    let leaf_future = leaf("name", name);
    Box::pin(async move {
        let result = match leaf_future.compat().await {
            Ok(name) => {
                leaf("peer", Ok((name, state))).compat().await.map(|(name, state)| name.touch() + state.touch())
            }
            Err(failure) => {
                drop(state);
                Err(failure)
            }
        };
        result.map_err(|error| note(format!("error: {error}")))
    })
    .compat()
}

/// At the end: the block's own value.
fn ends(name: Result<Option<Noisy>, String>, state: Noisy) -> impl Future<Item = usize, Error = String> {
    let leaf_future = leaf("name", name);
    Box::pin(async move {
        let name = leaf_future.compat().await?;
        let name = match name {
            Some(name) => name,
            None => return Err("nobody".to_owned()),
        };
        peer(name, state).compat().await
    })
    .compat()
}

fn small(n: Result<u32, String>) -> impl Future<Item = u32, Error = usize> {
    let leaf_future = leaf("n", n);
    Box::pin(async move {
        let outcome = match leaf_future.compat().await {
            Ok(n) => {
                async {
                    if n > 3 {
                        return Err("large".to_owned());
                    }
                    leaf("more", Ok(n)).compat().await.map(|n| n + 1)
                }
                .await
            }
            Err(failure) => Err(failure),
        };
        let outcome = match outcome {
            Ok(n) => {
                async {
                    if n == 2 {
                        return Err("two".to_owned());
                    }
                    leaf("last", Ok(n)).compat().await
                }
                .await
            }
            Err(failure) => Err(failure),
        };
        outcome.map_err(|error| error.len())
    })
    .compat()
}

/// Returns a future early that waits: the closure's values would live as long.
fn waits(n: u32, held: Noisy) -> impl Future<Item = usize, Error = String> {
    let leaf_future = leaf("n", Ok::<_, String>(n));
    Box::pin(async move {
        let next = leaf_future.compat().await.map(move |n| {
            if n > 3 {
                return futures::future::Either::Left(leaf("slow", Ok(1)).compat());
            }
            futures::future::Either::Right(peer(held, Noisy("other")).compat())
        })?;
        next.await
    })
    .compat()
}

/// Holds a local that is gone before the future of the closure is asked.
fn holds(n: u32, held: Noisy) -> impl Future<Item = usize, Error = String> {
    let leaf_future = leaf("n", Ok::<_, String>(n));
    Box::pin(async move {
        let next = leaf_future.compat().await.map(move |n| {
            let local = Noisy("local");
            if n > 3 {
                return futures::future::Either::Left(std::future::ready(Ok(held.touch())));
            }
            futures::future::Either::Right(leaf("behind", Ok(local.touch())).compat())
        })?;
        next.await
    })
    .compat()
}

/// Returns from a closure in the closure, which ends that one alone.
fn inner(n: u32) -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("n", Ok::<_, String>(n));
    Box::pin(async move {
        let n = leaf_future.compat().await?;
        let doubled = Some(n).map(|n| {
            if n > 3 {
                return 0;
            }
            n * 2
        });
        match doubled {
            Some(0) => return Ok(7),
            _ => note("small"),
        }
        leaf("doubled", Ok(doubled.unwrap_or(0))).compat().await
    })
    .compat()
}

/// With the whole result.
fn answers(start: Result<Noisy, String>) -> impl Future<Item = usize, Error = ()> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let result = leaf_future.compat().await;
        let held = match result {
            Ok(held) => held,
            Err(error) => {
                note(error);
                return Ok(0);
            }
        };
        leaf("fine", Ok(held)).compat().await.map(|held| held.touch())
    })
    .compat()
}

pub(crate) fn run_all() {
    for name in [|| Ok(Some(Noisy("name"))), || Ok(None), || Err(5)] {
        run(|| joins(name(), Noisy("state")));
        give_up(|| joins(name(), Noisy("state")));
        run(|| ends(name().map_err(|n: u32| n.to_string()), Noisy("state")));
        give_up(|| ends(name().map_err(|n: u32| n.to_string()), Noisy("state")));
    }
    for n in [1, 2, 3, 4] {
        run(|| small(Ok(n)));
        run(|| waits(n, Noisy("held")));
        give_up(|| waits(n, Noisy("held")));
        run(|| holds(n, Noisy("held")));
        run(|| inner(n));
    }
    run(|| small(Err("no".to_owned())));
    run(|| unreached(Err(5), Noisy("state")));
    run(|| answers(Ok(Noisy("item"))));
    run(|| answers(Err("no".to_owned())));
    give_up(|| answers(Ok(Noisy("item"))));
}
