//! Bodies with several ends: sides of `Either`, futures that are ready, and what stays of 0.1 behind an adapter.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::{self, Either};

use crate::leaf::{Leaf, Noisy, give_up, leaf, note, run};

fn sides(name: &'static str) -> impl Future<Item = usize, Error = String> {
    if name.is_empty() {
        return Either::A(future::err("no name".to_owned()));
    }
    let guard = Noisy("guard");
    let asked = leaf("asked", Ok::<_, String>(name.len()));
    Either::B(
        Box::pin(async move {
            let length = asked.compat().await?;
            Ok(length + guard.touch())
        })
        .compat(),
    )
}

fn ready(is_known: bool) -> impl Future<Item = usize, Error = String> {
    match is_known {
        true => future::ok(1),
        false => {
            note("not known");
            future::err::<usize, String>("not known".to_owned())
        }
    }
}

fn old(is_first: bool) -> impl Future<Item = usize, Error = String> {
    if is_first { leaf("first", Ok(1)) } else { named("second") }
}

fn named(name: &'static str) -> Leaf<usize, String> {
    leaf(name, Ok(2))
}

fn again(is_known: bool) -> impl Future<Item = usize, Error = String> {
    if is_known {
        return ready(true);
    }
    ready(false)
}

fn outer(name: &'static str) -> impl Future<Item = usize, Error = String> {
    let sides = sides(name);
    Box::pin(async move {
        let length = sides.compat().await?;
        let ready = again(length > 3).compat().await;
        note(format!("{ready:?}"));
        let first = old(true).compat().await?;
        Ok(length + first + old(false).compat().await?)
    })
    .compat()
}

pub(crate) fn run_all() {
    run(|| outer(""));
    run(|| outer("a"));
    run(|| outer("long"));
    give_up(|| outer("long"));
}
