//! Timeouts that are awaited: when their time begins, what is dropped, and who looks at their errors.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use std::io;
use std::time::{Duration, Instant};

use bridge::runtime::current_thread::Runtime;
use futures01::Future;
use futures01::future::empty;
use tokio01::prelude::FutureExt as _;

use crate::leaf::{Noisy, leaf, note};

const LIMIT: Duration = Duration::from_secs(3600);

fn asked(name: &'static str) -> impl Future<Item = usize, Error = io::Error> {
    note(format!("{name} is asked"));
    leaf(name, Ok(name.len()))
}

fn never(held: Noisy) -> impl Future<Item = usize, Error = io::Error> {
    let empty_future = empty();
    Box::pin(async move { empty_future.compat().await.map(move |()| held.touch()) }).compat()
}

fn fails() -> impl Future<Item = usize, Error = io::Error> {
    leaf("it", Err(io::Error::new(io::ErrorKind::Other, "no")))
}

/// Late or failed is the same.
fn plain() -> impl Future<Item = usize, Error = &'static str> {
    let timed = asked("it");
    let deadline = tokio::time::Instant::now() + LIMIT;
    Box::pin(async move {
        (match tokio::time::timeout_at(deadline, timed.compat()).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_error)) => Err("late or failed"),
            Err(_) => Err("late or failed"),
        })
        .map(|n| n + 1)
    })
    .compat()
}

fn late(held: Noisy) -> impl Future<Item = usize, Error = &'static str> {
    let timed = never(held);
    let deadline = tokio::time::Instant::now() + Duration::from_millis(2);
    Box::pin(async move {
        match tokio::time::timeout_at(deadline, timed.compat()).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_error)) => Err("late or failed"),
            Err(_) => Err("late or failed"),
        }
    })
    .compat()
}

fn failed() -> impl Future<Item = usize, Error = &'static str> {
    let timed = fails();
    let deadline = tokio::time::Instant::now() + LIMIT;
    Box::pin(async move {
        match tokio::time::timeout_at(deadline, timed.compat()).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_error)) => Err("late or failed"),
            Err(_) => Err("late or failed"),
        }
    })
    .compat()
}

/// In a stage the time begins when the stage is reached.
fn stage() -> impl Future<Item = usize, Error = &'static str> {
    let leaf_future = leaf("first", Ok(()));
    Box::pin(async move {
        leaf_future.compat().await?;
        let next = tokio::time::timeout(LIMIT, asked("second").compat());
        match next.await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_error)) => Err("late"),
            Err(_) => Err("late"),
        }
    })
    .compat()
}

fn told(which: u32) -> impl Future<Item = &'static str, Error = ()> {
    let work: Box<dyn Future<Item = usize, Error = io::Error>> = match which {
        0 => Box::new(asked("it")),
        1 => Box::new(never(Noisy("held"))),
        _ => Box::new(fails()),
    };
    let limit = if which == 1 { Duration::from_millis(3) } else { LIMIT };
    let timed = work;
    let deadline = tokio::time::Instant::now() + limit;
    Box::pin(async move {
        match tokio::time::timeout_at(deadline, timed.compat()).await {
            Ok(Ok(_)) => Ok("answered"),
            Err(_) => Ok("late"),
            Ok(Err(_)) => Ok("failed"),
        }
    })
    .compat()
}

/// The time begins where the timeout is made.
fn early() -> impl Future<Item = bool, Error = ()> {
    let begun = Instant::now();
    let timeout = empty::<(), ()>();
    let timeout_deadline = tokio::time::Instant::now() + Duration::from_millis(1000);
    let pause = {
        let future = Instant::now() + Duration::from_millis(950);
        Box::pin(async move {
            tokio::time::sleep_until(future.into()).await;
            Ok(())
        })
        .compat()
    };
    Box::pin(async move {
        pause.compat().await?;
        let result = {
            let _result = match tokio::time::timeout_at(timeout_deadline, timeout.compat()).await {
                Ok(Ok(value)) => Ok(value),
                Ok(Err(_error)) => Err("late"),
                Err(_) => Err("late"),
            };
            Ok(())
        };
        result.map(move |()| begun.elapsed() < Duration::from_millis(1900))
    })
    .compat()
}

/// Two by one name, in two scopes.
fn scopes() -> impl Future<Item = (), Error = &'static str> {
    let timeout = leaf::<_, ()>("outer", Ok(()));
    let timeout_deadline = tokio::time::Instant::now() + Duration::from_secs(3600);
    let inner = {
        let timeout = empty::<(), ()>();
        let timeout_deadline = tokio::time::Instant::now() + Duration::from_millis(1);
        Box::pin(async move {
            match tokio::time::timeout_at(timeout_deadline, timeout.compat()).await {
                Ok(Ok(value)) => Ok(value),
                Ok(Err(_error)) => Err("the inner one"),
                Err(_) => Err("the inner one"),
            }
        })
        .compat()
    };
    Box::pin(async move {
        match inner.compat().await.map_err(move |why| {
            note(why);
            async move {
                match tokio::time::timeout_at(timeout_deadline, timeout.compat()).await {
                    Ok(Ok(value)) => Ok(value),
                    Ok(Err(_error)) => Err("the outer one"),
                    Err(_) => Err("the outer one"),
                }
            }
        }) {
            Ok(value) => Ok(value),
            Err(next) => next.await,
        }
    })
    .compat()
}

/// Somebody wants the error of the work.
fn inner() -> impl Future<Item = usize, Error = String> {
    let timeout = fails().timeout(LIMIT);
    Box::pin(async move {
        timeout.compat().await.map_err(|e| match e.into_inner() {
            Some(e) => e.to_string(),
            None => "late".to_owned(),
        })
    })
    .compat()
}

/// The duration is told by something that is seen.
fn seen() -> impl Future<Item = usize, Error = &'static str> {
    fn limit() -> Duration {
        note("the limit is told");
        LIMIT
    }
    Box::pin(async move {
        let next = asked("it").timeout(limit()).compat();
        next.await.map_err(|_| "late or failed")
    })
    .compat()
}

/// The handler of the error holds something.
fn holding(held: Noisy) -> impl Future<Item = usize, Error = usize> {
    let timeout = fails().timeout(LIMIT);
    Box::pin(async move {
        match timeout.compat().await.map_err(move |_| held.touch()).map_err(|n| std::future::ready(Ok(n + 1))) {
            Ok(value) => Ok(value),
            Err(next) => next.await,
        }
    })
    .compat()
}

/// The error of the work is gone before the next stage.
fn gone() -> impl Future<Item = usize, Error = &'static str> {
    let timed = leaf::<usize, _>("work", Err(Noisy("error")));
    let deadline = tokio::time::Instant::now() + LIMIT;
    Box::pin(async move {
        match (match tokio::time::timeout_at(deadline, timed.compat()).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_error)) => Err("lost"),
            Err(_) => Err("lost"),
        })
        .map_err(|why| {
            note(why);
            std::future::ready(Ok(1))
        }) {
            Ok(value) => Ok(value),
            Err(next) => next.await,
        }
    })
    .compat()
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    let future = plain();
    note("it is made");
    note(format!("{:?}", runtime.block_on(future)));
    note(format!("{:?}", runtime.block_on(late(Noisy("held")))));
    note(format!("{:?}", runtime.block_on(failed())));
    note(format!("{:?}", runtime.block_on(stage())));
    note(format!("{:?}", runtime.block_on(told(0))));
    note(format!("{:?}", runtime.block_on(told(1))));
    note(format!("{:?}", runtime.block_on(told(2))));
    note(format!("{:?}", runtime.block_on(early())));
    note(format!("{:?}", runtime.block_on(scopes())));
    note(format!("{:?}", runtime.block_on(inner())));
    note(format!("{:?}", runtime.block_on(seen())));
    note(format!("{:?}", runtime.block_on(holding(Noisy("handler")))));
    note(format!("{:?}", runtime.block_on(gone())));
}
