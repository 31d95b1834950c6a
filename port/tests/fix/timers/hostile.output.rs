//! Delays by one name, delays that something else holds, and errors that somebody looks at.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use std::io;
use std::time::{Duration, Instant};

use bridge::runtime::current_thread::Runtime;
use futures01::Future;
use futures01::future::Either;
use tokio01::timer::Delay;

use crate::leaf::{Noisy, leaf, note};

fn after(millis: u64, name: &str) -> Instant {
    note(format!("{name} is taken"));
    Instant::now() + Duration::from_millis(millis)
}

/// Two by one name, in two scopes.
fn scopes() -> impl Future<Item = (), Error = ()> {
    let delay = after(4, "outer");
    let inner = {
        let delay = after(1, "inner");
        Box::pin(async move {
            tokio::time::sleep_until(delay.into()).await;
            Ok(note("the inner one"))
        })
        .compat()
    };
    Box::pin(async move {
        inner.compat().await?;
        tokio::time::sleep_until(delay.into()).await;
        Ok(note("the outer one"))
    })
    .compat()
}

/// Two in one scope, awaited in the other order.
fn names() -> impl Future<Item = (), Error = ()> {
    let short = after(1, "short");
    let long = after(40, "long");
    let before = Instant::now();
    Box::pin(async move {
        tokio::time::sleep_until(short.into()).await;
        note(format!("{}", before.elapsed() >= Duration::from_millis(30)));
        tokio::time::sleep_until(long.into()).await;
        note(format!("{}", before.elapsed() >= Duration::from_millis(30)));
        Ok(())
    })
    .compat()
}

/// The one that hides the other is awaited, and the other is raced.
fn hidden() -> impl Future<Item = (), Error = ()> {
    let delay = Delay::new(after(1, "first"));
    let raced = {
        let select2 = delay.select2(leaf::<u32, ()>("leaf", Ok(1)));
        Box::pin(async move { select2.compat().await.map(|_| note("the race is over")).map_err(drop) }).compat()
    };
    let delay = after(2, "second");
    Box::pin(async move {
        raced.compat().await?;
        tokio::time::sleep_until(delay.into()).await;
        Ok(note("the second one"))
    })
    .compat()
}

/// A variable of that name goes on behind the delay.
fn deadline() -> impl Future<Item = Duration, Error = ()> {
    let deadline = Duration::from_millis(1);
    let delay = after(1, "it");
    Box::pin(async move {
        tokio::time::sleep_until(delay.into()).await;
        Ok(deadline)
    })
    .compat()
}

/// A delay that is asked for its deadline stays.
fn asked() -> impl Future<Item = bool, Error = ()> {
    let delay = Delay::new(after(1, "it"));
    let deadline = delay.deadline();
    Box::pin(async move {
        let next =
            delay.compat().await.map_err(drop).map(move |()| std::future::ready(Ok(deadline <= Instant::now())))?;
        next.await
    })
    .compat()
}

/// A deadline that changes behind the delay.
fn changed() -> impl Future<Item = (), Error = ()> {
    let mut when = after(1, "it");
    let delay = Delay::new(when);
    when += Duration::from_secs(3600);
    Box::pin(async move {
        delay.compat().await.map_err(drop).and_then(move |()| {
            note(format!("{}", when > Instant::now()));
            Ok(())
        })
    })
    .compat()
}

/// The handler of the error holds something.
fn handled(held: Noisy) -> impl Future<Item = (), Error = usize> {
    let delay = Delay::new(after(1, "it"));
    Box::pin(async move { delay.compat().await.map_err(move |_| held.touch()).map(|()| note("behind")) }).compat()
}

/// The stage behind it holds something for longer than it runs.
fn kept(held: Noisy) -> impl Future<Item = (), Error = ()> {
    let future = Delay::new(after(1, "it"));
    Box::pin(async move {
        future.compat().await.map_err(drop).map(move |()| {
            held.touch();
        })?;
        leaf("behind", Ok(())).compat().await
    })
    .compat()
}

/// Somebody looks at the error.
fn looked(strict: bool) -> impl Future<Item = &'static str, Error = io::Error> {
    let future = Delay::new(after(1, "it"));
    Box::pin(async move {
        match future.compat().await {
            Ok(()) => Ok("fine"),
            Err(error) if strict => Err(io::Error::new(io::ErrorKind::Other, error)),
            Err(_) => Ok("whatever"),
        }
    })
    .compat()
}

/// A name that the closure binds, and that is used behind it.
fn bound(name: &'static str) -> impl Future<Item = &'static str, Error = ()> {
    let deadline = after(1, "it");
    Box::pin(async move {
        tokio::time::sleep_until(deadline.into()).await;
        {
            let name = "another";
            note(name);
        }
        Ok(name)
    })
    .compat()
}

/// Boxed, in a list, in a type of its own.
struct Pause(Delay);

fn held() -> impl Future<Item = (), Error = ()> {
    let boxed: Box<dyn Future<Item = (), Error = tokio01::timer::Error>> = Box::new(Delay::new(after(1, "boxed")));
    let pause = Pause(Delay::new(after(1, "field")));
    let raced = Either::<_, Delay>::A(Delay::new(after(1, "either")));
    Box::pin(async move {
        let result = match boxed.compat().await.map(move |()| pause.0) {
            Ok(next) => next.compat().await,
            Err(error) => Err(error),
        };
        let result = match result {
            Ok(()) => raced.compat().await,
            Err(error) => {
                drop(raced);
                Err(error)
            }
        };
        result.map_err(drop)
    })
    .compat()
}

/// A stage binds a name that the next one means otherwise.
fn stages(count: u32) -> impl Future<Item = u32, Error = ()> {
    let future = Delay::new(after(1, "it"));
    Box::pin(async move {
        future
            .compat()
            .await
            .map_err(|_| ())
            .map(|_| {
                let count = 0;
                note(format!("{count}"));
            })
            .map(move |_| count)
    })
    .compat()
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    note(format!("{:?}", runtime.block_on(scopes())));
    note(format!("{:?}", runtime.block_on(names())));
    note(format!("{:?}", runtime.block_on(hidden())));
    note(format!("{:?}", runtime.block_on(deadline())));
    note(format!("{:?}", runtime.block_on(asked())));
    note(format!("{:?}", runtime.block_on(changed())));
    note(format!("{:?}", runtime.block_on(handled(Noisy("handler")))));
    note(format!("{:?}", runtime.block_on(kept(Noisy("kept")))));
    note(format!("{:?}", runtime.block_on(looked(true)).map_err(|_| "failed")));
    note(format!("{:?}", runtime.block_on(bound("the name"))));
    note(format!("{:?}", runtime.block_on(held())));
    note(format!("{:?}", runtime.block_on(stages(7))));
}
