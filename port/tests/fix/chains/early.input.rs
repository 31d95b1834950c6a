//! Closures that return early with what is ready.

use futures01::Future;
use futures01::future::{self, Either};

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn peer(name: Noisy, state: Noisy) -> impl Future<Item = usize, Error = String> {
    leaf("peer", Ok((name, state))).map(|(name, state)| name.touch() + state.touch())
}

/// In the middle of a chain: a block of its own.
fn joins(name: Result<Option<Noisy>, u32>, state: Noisy) -> impl Future<Item = usize, Error = ()> {
    leaf("name", name)
        .map_err(|n| n.to_string())
        .and_then(|name| {
            // Nobody came.
            let name = match name {
                Some(name) => name,
                None => {
                    note("nobody");
                    return Either::A(future::ok(0));
                }
            };
            note(format!("{} joins", name.0));
            Either::B(peer(name, state))
        })
        .map_err(|error| note(format!("error: {error}")))
}

fn unreached(name: Result<Noisy, u32>, state: Noisy) -> impl Future<Item = usize, Error = ()> {
    leaf("name", name).and_then(|name| leaf("peer", Ok((name, state))).map(|(name, state)| name.touch() + state.touch())).map_err(|error| note(format!("error: {error}")))
}

/// At the end: the block's own value.
fn ends(name: Result<Option<Noisy>, String>, state: Noisy) -> impl Future<Item = usize, Error = String> {
    leaf("name", name).and_then(move |name| {
        let name = match name {
            Some(name) => name,
            None => return Either::A(future::err("nobody".to_owned())),
        };
        Either::B(peer(name, state))
    })
}

fn small(n: Result<u32, String>) -> impl Future<Item = u32, Error = usize> {
    leaf("n", n)
        .and_then(|n| {
            if n > 3 {
                return Either::A(future::err("large".to_owned()));
            }
            Either::B(leaf("more", Ok(n)).map(|n| n + 1))
        })
        .and_then(|n| {
            if n == 2 {
                return Either::A(future::result(Err("two".to_owned())));
            }
            Either::B(leaf("last", Ok(n)))
        })
        .map_err(|error| error.len())
}

/// Returns a future early that waits: the closure's values would live as long.
fn waits(n: u32, held: Noisy) -> impl Future<Item = usize, Error = String> {
    leaf("n", Ok::<_, String>(n)).and_then(move |n| {
        if n > 3 {
            return Either::A(leaf("slow", Ok(1)));
        }
        Either::B(peer(held, Noisy("other")))
    })
}

/// Holds a local that is gone before the future of the closure is asked.
fn holds(n: u32, held: Noisy) -> impl Future<Item = usize, Error = String> {
    leaf("n", Ok::<_, String>(n)).and_then(move |n| {
        let local = Noisy("local");
        if n > 3 {
            return Either::A(future::ok(held.touch()));
        }
        Either::B(leaf("behind", Ok(local.touch())))
    })
}

/// Returns from a closure in the closure, which ends that one alone.
fn inner(n: u32) -> impl Future<Item = u32, Error = String> {
    leaf("n", Ok::<_, String>(n)).and_then(|n| {
        let doubled = Some(n).map(|n| {
            if n > 3 {
                return 0;
            }
            n * 2
        });
        match doubled {
            Some(0) => return Either::A(future::ok(7)),
            _ => note("small"),
        }
        Either::B(leaf("doubled", Ok(doubled.unwrap_or(0))))
    })
}

/// With the whole result.
fn answers(start: Result<Noisy, String>) -> impl Future<Item = usize, Error = ()> {
    leaf("start", start).then(|result| {
        let held = match result {
            Ok(held) => held,
            Err(error) => {
                note(error);
                return Either::A(future::ok(0));
            }
        };
        Either::B(leaf("fine", Ok(held)).map(|held| held.touch()))
    })
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
