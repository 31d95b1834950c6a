//! `and_then` with a future: flat where nothing lives longer, else with its closure.

use futures01::Future;

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn flat(first: Result<u32, ()>) -> impl Future<Item = u32, Error = ()> {
    leaf("first", first).and_then(|x| leaf("second", Ok(x))).and_then(|y| leaf("third", Ok(y)))
}

fn kept(first: Result<u32, ()>) -> impl Future<Item = (u32, usize), Error = ()> {
    let guard = Noisy("guard");
    let other = Noisy("other");
    leaf("first", first)
        .and_then(move |x| {
            note("and_then runs");
            guard.touch();
            leaf("second", Ok(x + 1))
        })
        // The guard is gone before this one is polled.
        .and_then(move |y| leaf("third", Ok((y, other.touch()))))
}

fn ignored(value: Result<Noisy, ()>) -> impl Future<Item = u32, Error = ()> {
    leaf("noisy", value).and_then(|_| leaf("behind", Ok(2))).map(|x| x + 1)
}

fn passed_on(value: Noisy) -> impl Future<Item = &'static str, Error = ()> {
    leaf("noisy", Ok(value)).and_then(|value| leaf("behind", Ok(value))).map(|value| value.0)
}

fn shadowed(name: &'static str) -> impl Future<Item = String, Error = ()> {
    let x = "outer";
    leaf(name, Ok(1)).and_then(|x| leaf("inner", Ok(x))).map(move |y| format!("{x} {y}"))
}

fn nested() -> impl Future<Item = u32, Error = ()> {
    let kept = Noisy("kept");
    leaf("outer", Ok(1)).and_then(move |x| {
        note("the closure runs");
        leaf("inner", Ok(x)).map(move |y| {
            kept.touch();
            x + y
        })
    })
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
