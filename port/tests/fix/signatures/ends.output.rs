//! Bodies with several ends: sides of `Either`, futures that are ready, and what stays of 0.1 behind an adapter.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;

use crate::leaf::{Leaf, Noisy, give_up, leaf, note, run};

fn sides(name: &'static str) -> impl std::future::Future<Output = Result<usize, String>> {
    if name.is_empty() {
        return futures::future::Either::Left(std::future::ready(Err("no name".to_owned())));
    }
    let guard = Noisy("guard");
    let asked = leaf("asked", Ok::<_, String>(name.len()));
    futures::future::Either::Right(async move {
        let length = asked.compat().await?;
        Ok(length + guard.touch())
    })
}

fn ready(is_known: bool) -> impl std::future::Future<Output = Result<usize, String>> {
    match is_known {
        true => std::future::ready(Ok(1)),
        false => {
            note("not known");
            std::future::ready(Err::<usize, String>("not known".to_owned()))
        }
    }
}

fn old(is_first: bool) -> impl std::future::Future<Output = Result<usize, String>> {
    if is_first { leaf("first", Ok(1)).compat() } else { named("second").compat() }
}

fn named(name: &'static str) -> Leaf<usize, String> {
    leaf(name, Ok(2))
}

fn again(is_known: bool) -> impl std::future::Future<Output = Result<usize, String>> {
    if is_known {
        return ready(true);
    }
    ready(false)
}

fn outer(name: &'static str) -> impl std::future::Future<Output = Result<usize, String>> {
    let sides = sides(name);
    async move {
        let length = sides.await?;
        let ready = again(length > 3).await;
        note(format!("{ready:?}"));
        let first = old(true).await?;
        Ok(length + first + old(false).await?)
    }
}

pub(crate) fn run_all() {
    run(|| Box::pin(outer("")).compat());
    run(|| Box::pin(outer("a")).compat());
    run(|| Box::pin(outer("long")).compat());
    give_up(|| Box::pin(outer("long")).compat());
}
