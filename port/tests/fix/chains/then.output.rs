//! `then`, whose closure is given the whole `Result`.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::Either;

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// The closure drops its argument at its end, in front of what it captured.
fn ignored(guard: Noisy) -> impl Future<Item = (), Error = ()> {
    let leaf_future = leaf("start", Ok::<Noisy, ()>(Noisy("item")));
    Box::pin(async move {
        let _result = leaf_future.compat().await;
        let local = Noisy("local");
        guard.touch();
        note(format!("{} is there", local.0.len()));
        // The end.
        Ok(())
    })
    .compat()
}

/// Two values that the closure holds, in its order.
fn two(first: Noisy, second: Noisy) -> impl Future<Item = usize, Error = ()> {
    let leaf_future = leaf("start", Ok::<u32, ()>(1));
    Box::pin(async move {
        futures::FutureExt::map(std::future::ready(leaf_future.compat().await), move |result| {
            note(format!("{result:?}"));
            Ok(second.touch() + first.touch())
        })
        .await
    })
    .compat()
}

/// One value that the closure holds, and one that a stage in front of it has mentioned.
fn another(first: Noisy, second: Noisy) -> impl Future<Item = usize, Error = ()> {
    let leaf_future = leaf("start", Ok::<u32, ()>(1));
    Box::pin(async move {
        let result: Result<usize, ()> = leaf_future.compat().await.map(move |n| n as usize + first.touch());
        note(format!("{result:?}"));
        Ok(second.touch())
    })
    .compat()
}

/// Several ways out.
fn leaves(start: Result<&'static str, String>, guard: Noisy) -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let result = leaf_future.compat().await;
        let text = result?;
        guard.touch();
        if text.is_empty() {
            return Ok(0);
        }
        text.parse().map_err(|_| "no number".to_owned())
    })
    .compat()
}

/// The next stage must not see the names of the closure.
fn hides(x: u32) -> impl Future<Item = u32, Error = String> {
    let local = Noisy("outer");
    let leaf_future = leaf("start", Ok::<u32, String>(x));
    Box::pin(async move {
        let outcome = {
            let result = leaf_future.compat().await;
            let local = Noisy("inner");
            note(local.0);
            result
        };
        outcome.and_then(move |y| {
            local.touch();
            Ok(y + 1)
        })
    })
    .compat()
}

/// A value of which the end of the statement drops a part.
fn temporary() -> impl Future<Item = usize, Error = ()> {
    let leaf_future = leaf("start", Ok::<u32, ()>(1));
    Box::pin(async move {
        futures::FutureExt::map(std::future::ready(leaf_future.compat().await), |result| {
            let local = Noisy("local");
            note(format!("{result:?} {}", local.0));
            Ok(Noisy("temporary").touch())
        })
        .await
    })
    .compat()
}

/// Functions in place of closures.
fn named(start: Result<u32, String>) -> impl Future<Item = Result<u32, String>, Error = ()> {
    let leaf_future = leaf("start", start);
    Box::pin(async move { Ok::<_, ()>(leaf_future.compat().await) }).compat()
}

fn noted(result: Result<u32, String>) -> Result<u32, u32> {
    note(format!("{result:?}"));
    result.map_err(|error| error.len() as u32)
}

fn through(start: Result<u32, String>) -> impl Future<Item = u32, Error = u32> {
    let leaf_future = leaf("start", start);
    Box::pin(async move { noted(leaf_future.compat().await).map(|n| n + 1) }).compat()
}

/// Patterns, types, and a value that is changed.
fn changed(start: Result<Vec<u32>, String>) -> impl Future<Item = Vec<u32>, Error = ()> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let result: Result<Vec<u32>, String> = {
            let mut result = leaf_future.compat().await;
            if let Ok(list) = &mut result {
                list.push(7);
            }
            result
        };
        match result {
            Ok(list) if list.len() > 1 => Ok(list),
            Ok(_) => Err(()),
            Err(_) => Ok(Vec::new()),
        }
    })
    .compat()
}

/// A future behind it: flat where all is moved on, else the closure stays.
fn flat(start: Result<u32, String>) -> impl Future<Item = Result<u32, String>, Error = ()> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let result = leaf_future.compat().await;
        note("then");
        leaf("behind", Ok(result)).compat().await
    })
    .compat()
}

fn kept(start: Result<u32, String>, guard: Noisy) -> impl Future<Item = u32, Error = ()> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        futures::FutureExt::then(std::future::ready(leaf_future.compat().await), move |_| {
            guard.touch();
            leaf("behind", Ok(1)).compat()
        })
        .await
    })
    .compat()
}

fn handled(start: Result<u32, String>) -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let result = leaf_future.compat().await;
        let outcome = match leaf("middle", Ok::<_, ()>(result)).compat().await {
            Ok(result) => leaf("end", result.map_err(drop)).compat().await,
            Err(error) => Err(error),
        };
        outcome.or_else(|()| Err("none".to_owned())).map(|n| n + 1)
    })
    .compat()
}

/// Within the stage of another.
fn within(start: Result<Noisy, String>) -> impl Future<Item = (), Error = u32> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let outcome = match leaf_future.compat().await {
            Ok(item) => {
                note("within");
                let result = leaf("inner", Ok::<_, String>(item)).compat().await;
                let local = Noisy("local");
                note(format!("{} {}", result.is_ok(), local.0));
                Ok(())
            }
            Err(failure) => Err(failure),
        };
        outcome.map_err(|error| error.len() as u32)
    })
    .compat()
}

/// A closure that says what it returns, behind a stage whose value has a name.
fn said(start: Result<u32, String>) -> impl Future<Item = (), Error = ()> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let outcome = match leaf_future.compat().await {
            Ok(n) => leaf("next", Ok(n)).compat().await.map(|n| n + 1),
            Err(error) => Err(error),
        };
        note(format!("{outcome:?}"));
        Ok::<(), ()>(())
    })
    .compat()
}

fn said_otherwise(start: Result<u32, String>) -> impl Future<Item = (), Error = std::io::Error> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        futures::FutureExt::map(std::future::ready(leaf_future.compat().await), |outcome| -> std::io::Result<()> {
            note(format!("{outcome:?}"));
            Ok(())
        })
        .await
    })
    .compat()
}

/// A branch at the end.
fn branches(start: Result<u32, String>, is_strict: bool) -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let result = leaf_future.compat().await;
        note("branches");
        if is_strict {
            result
        } else {
            match result {
                Err(_) => Ok(0),
                other => other,
            }
        }
    })
    .compat()
}

/// Each arm takes what there is, and makes a future of it.
fn answered(start: Result<Noisy, Noisy>) -> impl Future<Item = Noisy, Error = ()> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let answer = leaf_future.compat().await;
        // Any error becomes an answer.
        match answer {
            Ok(held) => leaf("fine", Ok(held)).compat().await,
            Err(held) => {
                let next = {
                    note("sorry");
                    leaf("sorry", Ok(held)).compat()
                };
                next.await
            }
        }
    })
    .compat()
}

/// Leaves a part that no arm takes, or only looks at: it is dropped before the future of the arm is asked.
fn partly(start: Result<(Noisy, Noisy), Noisy>) -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        futures::FutureExt::then(std::future::ready(leaf_future.compat().await), |answer| match answer {
            Ok((first, _)) => {
                let leaf_future = leaf("first", Ok(first));
                futures::future::Either::Left(
                    async move { leaf_future.compat().await.map(|first| first.touch() as u32) },
                )
            }
            Err(_) => futures::future::Either::Right(leaf("none", Ok(0)).compat()),
        })
        .await
    })
    .compat()
}

fn looked_at(start: Result<Noisy, u32>) -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        futures::FutureExt::then(std::future::ready(leaf_future.compat().await), |answer| match answer {
            Ok(held) => {
                held.touch();
                futures::future::Either::Left(leaf("fine", Ok(1)).compat())
            }
            Err(n) => futures::future::Either::Right(leaf("sorry", Ok(n)).compat()),
        })
        .await
    })
    .compat()
}

/// Of a unit nothing is moved: it stays, and its drop is seen.
#[derive(Debug)]
struct Unit;

impl Drop for Unit {
    fn drop(&mut self) {
        note("unit is dropped");
    }
}

fn unit(start: Result<u32, Unit>) -> impl Future<Item = u32, Error = u32> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let n = futures::FutureExt::then(std::future::ready(leaf_future.compat().await), |answer| match answer {
            Ok(n) => futures::future::Either::Left(leaf("fine", Ok(n)).compat()),
            Err(Unit) => futures::future::Either::Right(leaf("gone", Ok::<_, u32>(1)).compat()),
        })
        .await?;
        leaf("behind", Ok(n)).compat().await
    })
    .compat()
}

/// Fills again what was moved away.
fn again(start: Result<Noisy, u32>) -> impl Future<Item = u32, Error = u32> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        futures::FutureExt::then(std::future::ready(leaf_future.compat().await), |mut answer| {
            match answer {
                Ok(held) => drop(held),
                Err(n) => note(format!("{n}")),
            }
            answer = Ok::<_, u32>(Noisy("again"));
            note(format!("{}", answer.is_ok()));
            leaf("behind", Ok::<_, u32>(1)).compat()
        })
        .await
        .map(|n| n + 1)
    })
    .compat()
}

fn again_in_parts(start: Result<Noisy, Noisy>) -> impl Future<Item = u32, Error = u32> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        futures::FutureExt::then(std::future::ready(leaf_future.compat().await), |mut answer| {
            match answer {
                Ok(held) => drop(held),
                Err(held) => drop(held),
            }
            let count;
            (answer, count) = (Ok::<_, Noisy>(Noisy("again")), 1);
            note(format!("{}", answer.is_ok()));
            leaf("behind", Ok::<_, u32>(count)).compat()
        })
        .await
    })
    .compat()
}

/// An `unwrap` of one's own, which only looks.
struct Held(Noisy);

impl Held {
    fn unwrap(&self) -> u32 {
        self.0.touch() as u32
    }
}

fn unwraps(start: Result<Noisy, Noisy>) -> impl Future<Item = u32, Error = u32> {
    let leaf_future = leaf("start", start.map(Held).map_err(Held));
    Box::pin(async move {
        futures::FutureExt::then(std::future::ready(leaf_future.compat().await), |answer| match answer {
            Ok(held) => futures::future::Either::Left(leaf("fine", Ok::<_, u32>(held.unwrap())).compat()),
            Err(held) => futures::future::Either::Right(leaf("sorry", Ok(held.unwrap())).compat()),
        })
        .await
    })
    .compat()
}

/// A comparison borrows: what is made for it lives to the end of its statement.
impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.unwrap() == other.unwrap()
    }
}

fn compares(start: Result<Noisy, u32>) -> impl Future<Item = bool, Error = u32> {
    let leaf_future = leaf("start", start);
    Box::pin(async move {
        let held = leaf_future.compat().await?;
        let next = leaf("behind", Ok(Held(held) == Held(Noisy("other")))).compat();
        next.await
    })
    .compat()
}

/// A chain that stays in its function borrows from it.
fn stays() -> u32 {
    let guard = Noisy("guard");
    let number = 3;
    let result = ({
        let leaf_future = leaf("start", Ok::<u32, ()>(1));
        Box::pin(async {
            let result = leaf_future.compat().await;
            guard.touch();
            result.map(|n| n + number)
        })
        .compat()
    })
    .wait();
    note(format!("{result:?}"));
    number
}

pub(crate) fn run_all() {
    run(|| ignored(Noisy("guard")));
    give_up(|| ignored(Noisy("guard")));
    run(|| two(Noisy("first"), Noisy("second")));
    run(|| another(Noisy("first"), Noisy("second")));
    for start in [Ok("12"), Ok(""), Ok("x"), Err("early".to_owned())] {
        run(|| leaves(start, Noisy("guard")));
    }
    run(|| hides(1));
    run(temporary);
    for start in [Ok(1), Err("no".to_owned())] {
        run(|| named(start.clone()));
        run(|| through(start.clone()));
        run(|| flat(start.clone()));
        run(|| kept(start.clone(), Noisy("guard")));
        give_up(|| kept(start.clone(), Noisy("guard")));
        run(|| handled(start.clone()));
        run(|| said(start.clone()));
        run(|| said_otherwise(start.clone()));
        run(|| branches(start.clone(), true));
        run(|| branches(start.clone(), false));
    }
    for start in [|| Ok(Noisy("item")), || Err(Noisy("error"))] {
        run(|| answered(start()));
        give_up(|| answered(start()));
        run(|| looked_at(start().map_err(|error: Noisy| error.touch() as u32)));
    }
    run(|| unit(Ok(1)));
    run(|| unit(Err(Unit)));
    run(|| again(Ok(Noisy("item"))));
    run(|| again(Err(7)));
    run(|| again_in_parts(Ok(Noisy("item"))));
    run(|| unwraps(Ok(Noisy("item"))));
    run(|| unwraps(Err(Noisy("error"))));
    run(|| compares(Ok(Noisy("item"))));
    run(|| partly(Ok((Noisy("one"), Noisy("two")))));
    run(|| partly(Err(Noisy("error"))));
    run(|| within(Ok(Noisy("item"))));
    run(|| within(Err("no".to_owned())));
    for start in [Ok(vec![1]), Ok(vec![]), Err("no".to_owned())] {
        run(|| changed(start));
    }
    stays();
}
