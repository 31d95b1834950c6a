//! When things run, and when they are dropped.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use std::cell::RefCell;
use std::rc::Rc;

use futures01::Future;
use futures01::future::{self, Either};

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn value(name: &'static str) -> impl Future<Item = Noisy, Error = String> {
    leaf(name, Ok::<_, String>(Noisy(name)))
}

fn failing(name: &'static str) -> impl Future<Item = Noisy, Error = String> {
    leaf(name, Err::<Noisy, _>(name.to_owned()))
}

/// Notes that it is called.
fn called(name: &'static str, with: usize) -> impl Future<Item = Noisy, Error = String> {
    note(format!("{name} is called with {with}"));
    leaf(name, Ok::<_, String>(Noisy(name)))
}

// Arguments and heads are evaluated at the call.
fn at_the_call() -> impl Future<Item = Noisy, Error = String> {
    note("at the call");
    let join = futures::future::try_join(
        called("head", Noisy("argument").touch()).compat(),
        called("side", Noisy("other").touch()).compat(),
    );
    Box::pin(async move { join.await.map(|(a, _)| a) }).compat()
}

// A value that nobody takes is dropped behind the closure, not before it.
fn unused() -> impl Future<Item = Noisy, Error = String> {
    let output = value("a");
    Box::pin(async move {
        let next = output.compat().await.map(|_| called("b", 0).compat())?;
        let next = next.await.map(|_b| called("c", 0).compat())?;
        let next = next.await.map(|c| called("d", c.touch()).compat())?;
        next.await
    })
    .compat()
}

// A value moved on in one branch only.
fn half(first: bool) -> impl Future<Item = Noisy, Error = String> {
    let output = value("a");
    Box::pin(async move {
        let next = output.compat().await.map(move |a| {
            if first {
                futures::future::Either::Left(leaf("b", Ok::<_, String>(a)).compat())
            } else {
                futures::future::Either::Right(called("c", 0).compat())
            }
        })?;
        next.await
    })
    .compat()
}

// Captures of stages that are never reached.
fn unreached() -> impl Future<Item = usize, Error = usize> {
    let (one, two, three) = (Noisy("one"), Noisy("two"), Noisy("three"));
    let failing_future = failing("a");
    Box::pin(async move {
        let result = match failing_future.compat().await.map(move |a| {
            one.touch();
            leaf("b", Ok::<_, String>(a)).compat()
        }) {
            Ok(next) => next.await,
            Err(error) => Err(error),
        };
        result.map(move |b| b.touch() + two.touch()).map_err(move |e| e.len() + three.touch())
    })
    .compat()
}

// A local that is used before and not behind.
fn locals() -> impl Future<Item = Noisy, Error = String> {
    let output = value("a");
    Box::pin(async move {
        let next = output.compat().await.map(|a| {
            let local = Noisy("local");
            let length = local.touch();
            let plain = format!("{length}");
            note(plain.clone());
            let leaf_future = leaf("b", Ok::<_, String>(a));
            async move {
                leaf_future.compat().await.map(move |b| {
                    note(plain);
                    b
                })
            }
        })?;
        next.await
    })
    .compat()
}

// A temporary in the last expression.
fn temporary(list: Rc<RefCell<Vec<&'static str>>>) -> impl Future<Item = Noisy, Error = String> {
    let output = value("a");
    Box::pin(async move {
        let next = output
            .compat()
            .await
            .map(move |a| leaf(list.borrow().first().unwrap(), Ok::<_, String>((a, list.clone()))).compat())?;
        next.await.map(|(a, list)| {
            list.borrow_mut().push("free");
            a
        })
    })
    .compat()
}

// An error that passes by stages for values.
fn passing(list: Vec<Noisy>) -> impl Future<Item = usize, Error = String> {
    let output = value("a");
    Box::pin(async move {
        let result = match output.compat().await.map(|_| failing("b").compat()) {
            Ok(next) => next.await,
            Err(error) => Err(error),
        };
        let result = match result.map(move |c| called("never", c.touch() + list.len()).compat()) {
            Ok(next) => next.await,
            Err(error) => Err(error),
        };
        let result = match result.map(|d| d.touch()).map_err(|e| {
            note(format!("handled {e}"));
            std::future::ready(Ok::<usize, String>(e.len()))
        }) {
            Ok(output) => Ok(output),
            Err(next) => next.await,
        };
        let n = result?;
        leaf("last", Ok::<_, String>(n)).compat().await
    })
    .compat()
}

// A future that is given a name, and used behind something else.
fn named() -> impl Future<Item = Noisy, Error = String> {
    let first = {
        let called_future = called("first", 1);
        Box::pin(async move {
            called_future.compat().await.map(|a| {
                a.touch();
                a
            })
        })
        .compat()
    };
    note("between");
    let second = called("second", 2);
    Box::pin(async move {
        let next = first.compat().await.map(move |_| second.compat())?;
        next.await
    })
    .compat()
}

pub(crate) fn run_all() {
    run(at_the_call);
    give_up(at_the_call);
    run(unused);
    give_up(unused);
    run(|| half(true));
    run(|| half(false));
    run(unreached);
    give_up(unreached);
    run(locals);
    run(|| temporary(Rc::new(RefCell::new(vec!["b"]))));
    run(|| passing(vec![Noisy("x"), Noisy("y")]));
    run(named);
    give_up(named);
    drop(named());
}
