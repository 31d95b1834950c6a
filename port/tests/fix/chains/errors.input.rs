//! Errors that a later stage handles or converts.

use futures01::Future;

use crate::leaf::{Noisy, leaf, note, run};

#[derive(Debug)]
struct Wrapped(#[allow(dead_code)] String);

impl From<String> for Wrapped {
    fn from(e: String) -> Self {
        note("converted");
        Self(e)
    }
}

fn converted(start: Result<u32, String>) -> impl Future<Item = u32, Error = Wrapped> {
    leaf("start", start).from_err().and_then(|x| leaf("next", Err(Wrapped(format!("{x}")))))
}

fn explicit(start: Result<u32, String>) -> impl Future<Item = u32, Error = Wrapped> {
    leaf("start", start).from_err::<Wrapped>().map(|x| x + 1)
}

fn late(start: Result<u32, String>) -> impl Future<Item = u32, Error = Wrapped> {
    leaf("start", start).and_then(|x| leaf("next", Ok::<_, String>(x))).from_err()
}

fn handled(start: Result<u32, String>) -> impl Future<Item = u32, Error = usize> {
    let guard = Noisy("guard");
    leaf("start", start)
        .and_then(move |x| {
            guard.touch();
            leaf("next", Ok(x))
        })
        .and_then(|x| leaf("last", Ok::<_, String>(x)))
        .map_err(|e| e.len())
}

fn another(start: Result<u32, String>) -> impl Future<Item = u32, Error = ()> {
    let name = "instead";
    leaf("start", start).or_else(move |e| {
        note(e);
        leaf(name, Ok(5))
    })
}

fn waited(start: Result<u32, String>) -> impl Future<Item = u32, Error = ()> {
    let guard = Noisy("guard");
    leaf("start", start).then(move |result| {
        note(format!("{result:?}"));
        guard.touch();
        leaf("behind", Ok(6))
    })
}

pub(crate) fn run_all() {
    for start in [Ok(1), Err("no".to_owned())] {
        run(|| converted(start.clone()));
        run(|| explicit(start.clone()));
        run(|| late(start.clone()));
        run(|| handled(start.clone()));
        run(|| another(start.clone()));
        run(|| waited(start.clone()));
    }
}
