//! `loop_fn`: the closure runs at the call for the first time, and then in the poll in which the turn before it ends.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::{self, Loop, loop_fn};

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn counted(until: u32) -> impl Future<Item = u32, Error = String> {
    let guard = Noisy("guard");
    let state = 0;
    let step = move |count| {
        note(format!("turn {count}"));
        guard.touch();
        let leaf_future = leaf("turn", Ok(count + 1));
        async move {
            leaf_future.compat().await.map(move |count| {
                if count < until { std::ops::ControlFlow::Continue(count) } else { std::ops::ControlFlow::Break(count) }
            })
        }
    };
    let mut turn = step(state);
    Box::pin(async move {
        loop {
            match turn.await {
                Ok(std::ops::ControlFlow::Continue(state)) => turn = step(state),
                Ok(std::ops::ControlFlow::Break(value)) => break Ok(value),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

fn carried(fails: bool) -> impl Future<Item = Noisy, Error = String> {
    let state = (Noisy("carried"), 0);
    let step = move |(carried, turn)| {
        // What is carried goes along.
        let leaf_future =
            leaf("carrying", if fails && turn == 1 { Err("in the second turn".to_owned()) } else { Ok(()) });
        async move {
            let next = leaf_future.compat().await.map(move |()| match turn {
                0 | 1 => std::future::ready(Ok(std::ops::ControlFlow::Continue((carried, turn + 1)))),
                _ => std::future::ready(Ok(std::ops::ControlFlow::Break(carried))),
            })?;
            next.await
        }
    };
    let mut turn_future = step(state);
    Box::pin(async move {
        loop {
            match turn_future.await {
                Ok(std::ops::ControlFlow::Continue(state)) => turn_future = step(state),
                Ok(std::ops::ControlFlow::Break(value)) => break Ok(value),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

fn in_a_chain(until: u32) -> impl Future<Item = String, Error = usize> {
    let state = 1;
    let step = move |count| {
        let leaf_future = leaf("doubled", Ok::<u32, String>(count));
        async move {
            leaf_future.compat().await.map(move |count| match count {
                count if count > until => std::ops::ControlFlow::Break(count),
                count => std::ops::ControlFlow::Continue(count * 2),
            })
        }
    };
    let mut turn = step(state);
    let loop_fn_future = async move {
        loop {
            match turn.await {
                Ok(std::ops::ControlFlow::Continue(state)) => turn = step(state),
                Ok(std::ops::ControlFlow::Break(value)) => break Ok(value),
                Err(failure) => break Err(failure),
            }
        }
    };
    Box::pin(async move { loop_fn_future.await.map(|count| format!("{count} it is")).map_err(|error| error.len()) })
        .compat()
}

fn boxed() -> Box<dyn Future<Item = (), Error = ()>> {
    let state = ();
    let step = |()| {
        note("once");
        Ok(std::ops::ControlFlow::Break(()))
    };
    let mut turn = step(state);
    Box::new(
        Box::pin(async move {
            loop {
                match turn {
                    Ok(std::ops::ControlFlow::Continue(state)) => turn = step(state),
                    Ok(std::ops::ControlFlow::Break(value)) => break Ok(value),
                    Err(error) => break Err(error),
                }
            }
        })
        .compat(),
    )
}

pub(crate) fn run_all() {
    run(|| counted(3));
    give_up(|| counted(3));
    run(|| carried(false));
    run(|| carried(true));
    give_up(|| carried(false));
    run(|| in_a_chain(5));
    run(boxed);
}
