//! `lazy`: nothing runs before the first poll.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::{self, Either, lazy};

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn plain(x: u32) -> impl Future<Item = u32, Error = String> {
    note("plain");
    Box::pin(async move {
        note("lazy runs");
        let y: u32 = "5".parse().map_err(|_| "no number".to_owned())?;
        if x == 0 {
            return Err("zero".to_owned());
        }
        Ok(x + y)
    })
    .compat()
}

fn waiting() -> impl Future<Item = u32, Error = ()> {
    let guard = Noisy("guard");
    let lazy_future = async move {
        let next = (move || {
            guard.touch();
            leaf("behind", Ok(1)).compat()
        })();
        next.await
    };
    Box::pin(async move { lazy_future.await.map(|x| x + 1) }).compat()
}

fn branching(x: u32) -> impl Future<Item = u32, Error = ()> {
    let guard = Noisy("guard");
    Box::pin(async move {
        let next = (move || {
            if x == 0 {
                return futures::future::Either::Left(std::future::ready(Ok(0)));
            }
            let held = Noisy("held");
            held.touch();
            guard.touch();
            futures::future::Either::Right(leaf("behind", Ok(x)).compat())
        })();
        next.await
    })
    .compat()
}

fn inside(x: u32) -> impl Future<Item = u32, Error = ()> {
    let leaf_future = leaf("start", Ok(x));
    Box::pin(async move {
        let y = leaf_future.compat().await?;
        let next = async move {
            let next = (move || leaf("inner", Ok(x + y)).compat())();
            next.await
        };
        next.await
    })
    .compat()
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
