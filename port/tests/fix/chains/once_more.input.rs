//! Uses of a closure: a scope of its own, a copy of its own, a type, an end that is not that of what is around it.

use futures01::stream::{self, Stream};
use futures01::{Future, future};

use crate::leaf::{Noisy, leaf, note, run};

fn helper(x: u32) -> u32 {
    x + 1
}

mod other {
    pub(super) fn helper(x: u32) -> u32 {
        x + 1_000
    }
}

/// Items of a body hold in front of it, too.
fn items() -> impl Future<Item = u32, Error = u32> {
    leaf("items", Ok::<u32, u32>(1)).map(|x| helper(x)).then(|result: Result<u32, u32>| {
        fn helper(x: u32) -> u32 {
            x + 100
        }
        result.map(helper)
    })
}

fn imports() -> impl Future<Item = u32, Error = u32> {
    leaf("imports", Ok::<u32, u32>(1))
        .map(|x| helper(x))
        .then(|result| {
            use self::other::helper;
            result.map(helper)
        })
        .map(|x| helper(x))
}

type Width = u8;

fn types() -> impl Future<Item = (), Error = u32> {
    stream::iter_ok(vec![1, 2]).for_each(|x: Width| {
        type Width = u64;
        note(format!("{} {}", std::mem::size_of_val(&x), std::mem::size_of::<Width>()));
        Ok(())
    })
}

/// Each call changes a copy.
fn copies() -> impl Future<Item = (), Error = u32> {
    let mut n = 0u32;
    stream::iter_ok(vec![1u32, 2, 3]).for_each(move |i| {
        leaf("copies", Ok::<u32, u32>(i)).then(move |result| {
            n += 1;
            note(format!("n {n}"));
            result.map(|_| ())
        })
    })
}

fn copies_that_wait() -> impl Future<Item = (), Error = u32> {
    let mut n = 0u32;
    stream::iter_ok(vec![1u32, 2, 3]).for_each(move |i| {
        leaf("first", Ok::<u32, u32>(i)).and_then(move |v| {
            n += 1;
            note(format!("n {n}"));
            leaf("second", Ok(v)).map(|_| ())
        })
    })
}

fn copies_in_arms() -> impl Future<Item = (), Error = u32> {
    let mut n = 0u32;
    stream::iter_ok(vec![1u32, 2, 3]).for_each(move |i| {
        leaf("arms", Ok::<u32, u32>(i)).then(move |result| match result {
            Ok(_) => {
                n += 1;
                note(format!("n {n}"));
                Ok(())
            }
            Err(e) => Err(e),
        })
    })
}

/// The variable itself stays as it is.
fn outside() -> u32 {
    let (mut n, y) = (5u32, 3);
    let future = leaf("outside", Ok::<u32, u32>(1)).map(|v| v + y).then(move |result| match result {
        Ok(v) => {
            n += v;
            Ok(n)
        }
        Err(e) => Err(e),
    });
    note(format!("{:?}", future.wait()));
    n
}

#[derive(Clone, Copy)]
struct Counter {
    n: u32,
}

fn show(counter: Counter) {
    note(format!("shows {}", counter.n));
}

impl Counter {
    fn counted(mut self) -> impl Future<Item = u32, Error = u32> {
        leaf("counted", Ok::<u32, u32>(1))
            .then(move |result| {
                self.n += 1;
                show(self);
                result
            })
            .map(move |v| v + self.n)
    }
}

/// A type tells which type a number has.
fn typed() -> impl Future<Item = usize, Error = u32> {
    future::ok(1).then(|result: Result<u8, u32>| match result {
        Ok(v) => Ok(std::mem::size_of_val(&v)),
        Err(e) => Err(e),
    })
}

struct Three {
    a: Noisy,
    b: Noisy,
    c: Noisy,
}

impl Three {
    fn dropped(self) -> impl Future<Item = u32, Error = u32> {
        let z = Noisy("z");
        leaf("dropped", Ok(1))
            .map(move |x| {
                self.c.touch();
                x
            })
            .then(move |result: Result<u32, u32>| match result {
                Ok(v) => {
                    z.touch();
                    self.b.touch();
                    Ok(v)
                }
                Err(e) => Err(e),
            })
    }
}

/// A macro of one's own with the name of a logger's.
macro_rules! debug {
    ($e:expr) => {
        if $e {
            return Ok(());
        }
    };
}

macro_rules! error {
    ($e:expr) => {
        return Err($e)
    };
}

fn own_macros() -> impl Future<Item = (), Error = u32> {
    stream::iter_ok(vec![1u32, 2])
        .for_each(|x| {
            debug!(x == 1);
            note(format!("behind {x}"));
            Ok(())
        })
        .then(|result: Result<(), u32>| {
            if result.is_ok() {
                error!(7);
            }
            result
        })
        .or_else(|e| {
            note(format!("or else {e}"));
            Ok(())
        })
}

/// Ends of closures that are no calls of `Ok`, and nothing but an error.
fn stages() -> impl Future<Item = (), Error = u32> {
    stream::iter_ok(vec![1u32, 2]).for_each(|x| Ok(x).and_then(|x| if x == 2 { Err(x) } else { Ok(()) }))
}

fn fails() -> impl Future<Item = (), Error = u32> {
    stream::iter_ok(vec![1u32, 2]).for_each(|x| Err(x))
}

pub(crate) fn run_all() {
    run(items);
    run(imports);
    run(types);
    run(copies);
    run(copies_that_wait);
    run(copies_in_arms);
    note(format!("{}", outside()));
    run(|| Counter { n: 0 }.counted());
    run(typed);
    run(|| Three { a: Noisy("a"), b: Noisy("b"), c: Noisy("c") }.dropped());
    run(own_macros);
    run(stages);
    run(fails);
}
