//! Variables that hold a rewritten chain, and where they are used.

use futures01::Future;
use futures01::future::Either;

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// One made of the other.
fn chained(held: Noisy) -> impl Future<Item = usize, Error = String> {
    let line = leaf("line", Ok::<_, String>("a line")).map(move |line| {
        held.touch();
        line
    });
    let line = line.map(str::len);
    line.and_then(|n| leaf("behind", if n > 3 { Ok(n) } else { Err("short".to_owned()) }))
}

/// Side by side.
fn joined(error: bool) -> impl Future<Item = (usize, u32), Error = String> {
    let left = leaf("left", Ok::<_, String>("left")).map(str::len);
    let right = leaf("right", if error { Err(7) } else { Ok(1) }).map_err(|n: u32| format!("error {n}"));
    left.join(right)
}

/// In one of two branches; in the other it is dropped.
fn branches(awaited: bool, held: Noisy) -> impl Future<Item = usize, Error = ()> {
    let value = leaf("value", Ok::<usize, ()>(1)).map(move |n| n + held.touch());
    if awaited {
        Either::A(value.map(|n| {
            note("it is awaited");
            n
        }))
    } else {
        Either::B(leaf("other", Ok(0)).map(|n: usize| n + 1))
    }
}

/// Selects: that takes nothing but futures of 0.1.
fn selected() -> impl Future<Item = u32, Error = ()> {
    let one = leaf("one", Ok::<_, ()>(1)).map(|n| n + 1);
    let two = leaf("two", Ok::<_, ()>(2)).map(|n| n + 1);
    one.select(two).map(|(n, _)| n).map_err(drop)
}

/// Handed on.
fn handed() -> impl Future<Item = u32, Error = ()> {
    let one = leaf("one", Ok::<_, ()>(1)).map(|n| n + 1);
    passed(one)
}

fn passed<F: Future<Item = u32, Error = ()>>(future: F) -> F {
    note("it is passed on");
    future
}

/// Changed, or only looked at.
fn looked_at(held: Noisy) -> impl Future<Item = usize, Error = ()> {
    let mut value = leaf("value", Ok::<usize, ()>(1)).map(move |n| n + held.touch());
    note(format!("{:?}", value.poll().map(|polled| polled.is_ready())));
    value.map(|n| n * 2)
}

/// Two of one name, in two scopes.
fn scopes() -> impl Future<Item = u32, Error = ()> {
    let value = leaf("outer", Ok::<_, ()>(1)).map(|n| n + 1);
    let inner = {
        let value = leaf("inner", Ok::<_, ()>(10)).map(|n| n + 1);
        value.map(|n| n + 1)
    };
    inner.and_then(move |inner| value.map(move |outer| inner + outer))
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
    run(|| futures01::future::lazy(|| looked_at(Noisy("held"))));
    run(scopes);
}
