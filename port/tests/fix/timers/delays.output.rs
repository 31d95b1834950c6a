//! Delays that are awaited: when their deadline is taken, and what becomes of their errors.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use std::io;
use std::time::{Duration, Instant};

use bridge::runtime::current_thread::Runtime;
use futures01::Future;
use futures01::future::{Either, ok};
use tokio01::timer::{self, Delay};

use crate::leaf::{Noisy, leaf, note};

fn soon() -> Instant {
    note("the deadline is taken");
    Instant::now() + Duration::from_millis(2)
}

fn said() -> impl Future<Item = (), Error = ()> {
    let when = Instant::now() + Duration::from_millis(1);
    Box::pin(async move {
        tokio::time::sleep_until(when.into()).await;
        note("later");
        Ok(())
    })
    .compat()
}

fn mapped() -> impl Future<Item = u32, Error = io::Error> {
    let deadline = soon();
    Box::pin(async move {
        tokio::time::sleep_until(deadline.into()).await;
        Ok(5)
    })
    .compat()
}

fn named(name: String) -> impl Future<Item = String, Error = String> {
    let deadline = soon();
    Box::pin(async move {
        tokio::time::sleep_until(deadline.into()).await;
        Ok(name)
    })
    .compat()
}

fn then() -> impl Future<Item = (), Error = ()> {
    let deadline = soon();
    Box::pin(async move {
        tokio::time::sleep_until(deadline.into()).await;
        note("then");
        Ok(())
    })
    .compat()
}

/// In the stages of a chain the deadline is taken when they are reached.
fn stages() -> impl Future<Item = u32, Error = ()> {
    let leaf_future = leaf("first", Ok(3));
    Box::pin(async move {
        let n = leaf_future.compat().await?;
        tokio::time::sleep_until(soon().into()).await;
        tokio::time::sleep(Duration::from_millis(1)).await;
        let next = leaf("last", Ok(n));
        next.compat().await
    })
    .compat()
}

/// The error of the timer stays in the signature.
fn pauses() -> impl Future<Item = &'static str, Error = timer::Error> {
    let future = soon();
    Box::pin(async move {
        tokio::time::sleep_until(future.into()).await;
        tokio::time::sleep_until(soon().into()).await;
        Ok("two pauses")
    })
    .compat()
}

/// Captures are dropped when they were.
fn holding(held: Noisy) -> impl Future<Item = usize, Error = ()> {
    let future = Delay::new(soon());
    Box::pin(async move {
        let next = future.compat().await.map_err(drop).map(move |()| {
            let length = held.touch();
            leaf("behind", Ok(length))
        })?;
        next.compat().await
    })
    .compat()
}

fn either(waits: bool) -> impl Future<Item = (), Error = ()> {
    match waits {
        true => Either::A({
            let deadline = soon();
            Box::pin(async move {
                tokio::time::sleep_until(deadline.into()).await;
                Ok(())
            })
            .compat()
        }),
        false => Either::B(ok(())),
    }
}

fn turns() -> impl Future<Item = u32, Error = io::Error> {
    let state = 0;
    let step = |n| {
        let future = Delay::new(soon());
        async move {
            future.compat().await.map_err(|e| io::Error::new(io::ErrorKind::Other, e)).map(move |()| {
                note("a turn");
                if n == 2 { std::ops::ControlFlow::Break(n) } else { std::ops::ControlFlow::Continue(n + 1) }
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

/// A deadline in the past ends the wait, too. Whether it does in the first poll or in a later one is a matter of milliseconds.
fn past() -> impl Future<Item = (), Error = ()> {
    let late = {
        let deadline = Instant::now();
        Box::pin(async move {
            tokio::time::sleep_until(deadline.into()).await;
            Ok(note("the past"))
        })
        .compat()
    };
    let join = futures::future::try_join(late.compat(), std::future::ready(Ok(())));
    Box::pin(async move { join.await.map(|_| note("both")) }).compat()
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    let future = mapped();
    note("it is made");
    note(format!("{:?}", runtime.block_on(future).map_err(|_| "failed")));
    note(format!("{:?}", runtime.block_on(said())));
    let future = named("a name".to_owned());
    note("it is made");
    note(format!("{:?}", runtime.block_on(future)));
    note(format!("{:?}", runtime.block_on(then())));
    note(format!("{:?}", runtime.block_on(stages())));
    note(format!("{:?}", runtime.block_on(pauses()).map_err(|_| "failed")));
    note(format!("{:?}", runtime.block_on(holding(Noisy("held")))));
    note(format!("{:?}", runtime.block_on(either(true))));
    note(format!("{:?}", runtime.block_on(either(false))));
    note(format!("{:?}", runtime.block_on(turns()).map_err(|_| "failed")));
    note(format!("{:?}", runtime.block_on(past())));
}
