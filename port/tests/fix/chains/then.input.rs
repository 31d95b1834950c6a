//! `then`, whose closure is given the whole `Result`.

use futures01::Future;
use futures01::future::Either;

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// The closure drops its argument at its end, in front of what it captured.
fn ignored(guard: Noisy) -> impl Future<Item = (), Error = ()> {
    leaf("start", Ok::<Noisy, ()>(Noisy("item"))).then(move |_| {
        let local = Noisy("local");
        guard.touch();
        note(format!("{} is there", local.0.len()));
        // The end.
        Ok(())
    })
}

/// Two values that the closure holds, in its order.
fn two(first: Noisy, second: Noisy) -> impl Future<Item = usize, Error = ()> {
    leaf("start", Ok::<u32, ()>(1)).then(move |result| {
        note(format!("{result:?}"));
        Ok(second.touch() + first.touch())
    })
}

/// One value that the closure holds, and one that a stage in front of it has mentioned.
fn another(first: Noisy, second: Noisy) -> impl Future<Item = usize, Error = ()> {
    leaf("start", Ok::<u32, ()>(1)).map(move |n| n as usize + first.touch()).then(move |result: Result<usize, ()>| {
        note(format!("{result:?}"));
        Ok(second.touch())
    })
}

/// Several ways out.
fn leaves(start: Result<&'static str, String>, guard: Noisy) -> impl Future<Item = u32, Error = String> {
    leaf("start", start).then(move |result| {
        let text = result?;
        guard.touch();
        if text.is_empty() {
            return Ok(0);
        }
        text.parse().map_err(|_| "no number".to_owned())
    })
}

/// The next stage must not see the names of the closure.
fn hides(x: u32) -> impl Future<Item = u32, Error = String> {
    let local = Noisy("outer");
    leaf("start", Ok::<u32, String>(x))
        .then(|result| {
            let local = Noisy("inner");
            note(local.0);
            result
        })
        .and_then(move |y| {
            local.touch();
            Ok(y + 1)
        })
}

/// A value of which the end of the statement drops a part.
fn temporary() -> impl Future<Item = usize, Error = ()> {
    leaf("start", Ok::<u32, ()>(1)).then(|result| {
        let local = Noisy("local");
        note(format!("{result:?} {}", local.0));
        Ok(Noisy("temporary").touch())
    })
}

/// Functions in place of closures.
fn named(start: Result<u32, String>) -> impl Future<Item = Result<u32, String>, Error = ()> {
    leaf("start", start).then(Ok::<_, ()>)
}

fn noted(result: Result<u32, String>) -> Result<u32, u32> {
    note(format!("{result:?}"));
    result.map_err(|error| error.len() as u32)
}

fn through(start: Result<u32, String>) -> impl Future<Item = u32, Error = u32> {
    leaf("start", start).then(noted).map(|n| n + 1)
}

/// Patterns, types, and a value that is changed.
fn changed(start: Result<Vec<u32>, String>) -> impl Future<Item = Vec<u32>, Error = ()> {
    leaf("start", start)
        .then(|mut result| {
            if let Ok(list) = &mut result {
                list.push(7);
            }
            result
        })
        .then(|result: Result<Vec<u32>, String>| match result {
            Ok(list) if list.len() > 1 => Ok(list),
            Ok(_) => Err(()),
            Err(_) => Ok(Vec::new()),
        })
}

/// A future behind it: flat where all is moved on, else the closure stays.
fn flat(start: Result<u32, String>) -> impl Future<Item = Result<u32, String>, Error = ()> {
    leaf("start", start).then(|result| {
        note("then");
        leaf("behind", Ok(result))
    })
}

fn kept(start: Result<u32, String>, guard: Noisy) -> impl Future<Item = u32, Error = ()> {
    leaf("start", start).then(move |_| {
        guard.touch();
        leaf("behind", Ok(1))
    })
}

fn handled(start: Result<u32, String>) -> impl Future<Item = u32, Error = String> {
    leaf("start", start)
        .then(|result| leaf("middle", Ok::<_, ()>(result)).and_then(|result| leaf("end", result.map_err(drop))))
        .or_else(|()| Err("none".to_owned()))
        .map(|n| n + 1)
}

/// Within the stage of another.
fn within(start: Result<Noisy, String>) -> impl Future<Item = (), Error = u32> {
    leaf("start", start)
        .and_then(|item| {
            note("within");
            leaf("inner", Ok::<_, String>(item)).then(|result| {
                let local = Noisy("local");
                note(format!("{} {}", result.is_ok(), local.0));
                Ok(())
            })
        })
        .map_err(|error| error.len() as u32)
}

/// A closure that says what it returns, behind a stage whose value has a name.
fn said(start: Result<u32, String>) -> impl Future<Item = (), Error = ()> {
    leaf("start", start)
        .and_then(|n| leaf("next", Ok(n)).map(|n| n + 1))
        .then(|outcome| -> Result<(), ()> {
            note(format!("{outcome:?}"));
            Ok(())
        })
}

fn said_otherwise(start: Result<u32, String>) -> impl Future<Item = (), Error = std::io::Error> {
    leaf("start", start).then(|outcome| -> std::io::Result<()> {
        note(format!("{outcome:?}"));
        Ok(())
    })
}

/// A branch at the end.
fn branches(start: Result<u32, String>, is_strict: bool) -> impl Future<Item = u32, Error = String> {
    leaf("start", start).then(move |result| {
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
}

/// Each arm takes what there is, and makes a future of it.
fn answered(start: Result<Noisy, Noisy>) -> impl Future<Item = Noisy, Error = ()> {
    leaf("start", start).then(|answer| {
        // Any error becomes an answer.
        match answer {
            Ok(held) => Either::A(leaf("fine", Ok(held))),
            Err(held) => Either::B({
                note("sorry");
                leaf("sorry", Ok(held))
            }),
        }
    })
}

/// Leaves a part that no arm takes, or only looks at: it is dropped before the future of the arm is asked.
fn partly(start: Result<(Noisy, Noisy), Noisy>) -> impl Future<Item = u32, Error = String> {
    leaf("start", start).then(|answer| match answer {
        Ok((first, _)) => Either::A(leaf("first", Ok(first)).map(|first| first.touch() as u32)),
        Err(_) => Either::B(leaf("none", Ok(0))),
    })
}

fn looked_at(start: Result<Noisy, u32>) -> impl Future<Item = u32, Error = String> {
    leaf("start", start).then(|answer| match answer {
        Ok(held) => {
            held.touch();
            Either::A(leaf("fine", Ok(1)))
        }
        Err(n) => Either::B(leaf("sorry", Ok(n))),
    })
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
    leaf("start", start)
        .then(|answer| match answer {
            Ok(n) => Either::A(leaf("fine", Ok(n))),
            Err(Unit) => Either::B(leaf("gone", Ok::<_, u32>(1))),
        })
        .and_then(|n| leaf("behind", Ok(n)))
}

/// Fills again what was moved away.
fn again(start: Result<Noisy, u32>) -> impl Future<Item = u32, Error = u32> {
    leaf("start", start)
        .then(|mut answer| {
            match answer {
                Ok(held) => drop(held),
                Err(n) => note(format!("{n}")),
            }
            answer = Ok::<_, u32>(Noisy("again"));
            note(format!("{}", answer.is_ok()));
            leaf("behind", Ok::<_, u32>(1))
        })
        .map(|n| n + 1)
}

fn again_in_parts(start: Result<Noisy, Noisy>) -> impl Future<Item = u32, Error = u32> {
    leaf("start", start).then(|mut answer| {
        match answer {
            Ok(held) => drop(held),
            Err(held) => drop(held),
        }
        let count;
        (answer, count) = (Ok::<_, Noisy>(Noisy("again")), 1);
        note(format!("{}", answer.is_ok()));
        leaf("behind", Ok::<_, u32>(count))
    })
}

/// An `unwrap` of one's own, which only looks.
struct Held(Noisy);

impl Held {
    fn unwrap(&self) -> u32 {
        self.0.touch() as u32
    }
}

fn unwraps(start: Result<Noisy, Noisy>) -> impl Future<Item = u32, Error = u32> {
    leaf("start", start.map(Held).map_err(Held)).then(|answer| match answer {
        Ok(held) => Either::A(leaf("fine", Ok::<_, u32>(held.unwrap()))),
        Err(held) => Either::B(leaf("sorry", Ok(held.unwrap()))),
    })
}

/// A comparison borrows: what is made for it lives to the end of its statement.
impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.unwrap() == other.unwrap()
    }
}

fn compares(start: Result<Noisy, u32>) -> impl Future<Item = bool, Error = u32> {
    leaf("start", start).and_then(|held| leaf("behind", Ok(Held(held) == Held(Noisy("other")))))
}

/// A chain that stays in its function borrows from it.
fn stays() -> u32 {
    let guard = Noisy("guard");
    let number = 3;
    let result = leaf("start", Ok::<u32, ()>(1))
        .then(|result| {
            guard.touch();
            result.map(|n| n + number)
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
