//! `lazy`: nothing runs before the first poll.

use futures01::Future;
use futures01::future::{self, Either, lazy};

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn plain(x: u32) -> impl Future<Item = u32, Error = String> {
    note("plain");
    lazy(move || {
        note("lazy runs");
        let y: u32 = "5".parse().map_err(|_| "no number".to_owned())?;
        if x == 0 {
            return Err("zero".to_owned());
        }
        Ok(x + y)
    })
}

fn waiting() -> impl Future<Item = u32, Error = ()> {
    let guard = Noisy("guard");
    lazy(move || {
        guard.touch();
        leaf("behind", Ok(1))
    })
    .map(|x| x + 1)
}

fn branching(x: u32) -> impl Future<Item = u32, Error = ()> {
    let guard = Noisy("guard");
    lazy(move || {
        if x == 0 {
            return Either::A(future::ok(0));
        }
        let held = Noisy("held");
        held.touch();
        guard.touch();
        Either::B(leaf("behind", Ok(x)))
    })
}

fn inside(x: u32) -> impl Future<Item = u32, Error = ()> {
    leaf("start", Ok(x)).and_then(move |y| lazy(move || leaf("inner", Ok(x + y))))
}

pub(crate) fn run_all() {
    run(|| plain(0));
    run(|| plain(1));
    drop(plain(1));
    run(waiting);
    give_up(waiting);
    drop(waiting());
    run(|| branching(0));
    run(|| branching(1));
    run(|| inside(3));
}
