//! When things run, and when they are dropped.

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
    called("head", Noisy("argument").touch()).join(called("side", Noisy("other").touch())).map(|(a, _)| a)
}

// A value that nobody takes is dropped behind the closure, not before it.
fn unused() -> impl Future<Item = Noisy, Error = String> {
    value("a").and_then(|_| called("b", 0)).and_then(|_b| called("c", 0)).and_then(|c| called("d", c.touch()))
}

// A value moved on in one branch only.
fn half(first: bool) -> impl Future<Item = Noisy, Error = String> {
    value("a").and_then(move |a| {
        if first {
            Either::A(leaf("b", Ok::<_, String>(a)))
        } else {
            Either::B(called("c", 0))
        }
    })
}

// Captures of stages that are never reached.
fn unreached() -> impl Future<Item = usize, Error = usize> {
    let (one, two, three) = (Noisy("one"), Noisy("two"), Noisy("three"));
    failing("a")
        .and_then(move |a| {
            one.touch();
            leaf("b", Ok::<_, String>(a))
        })
        .map(move |b| b.touch() + two.touch())
        .map_err(move |e| e.len() + three.touch())
}

// A local that is used before and not behind.
fn locals() -> impl Future<Item = Noisy, Error = String> {
    value("a").and_then(|a| {
        let local = Noisy("local");
        let length = local.touch();
        let plain = format!("{length}");
        note(plain.clone());
        leaf("b", Ok::<_, String>(a)).map(move |b| {
            note(plain);
            b
        })
    })
}

// A temporary in the last expression.
fn temporary(list: Rc<RefCell<Vec<&'static str>>>) -> impl Future<Item = Noisy, Error = String> {
    value("a")
        .and_then(move |a| leaf(list.borrow().first().unwrap(), Ok::<_, String>((a, list.clone()))))
        .map(|(a, list)| {
            list.borrow_mut().push("free");
            a
        })
}

// An error that passes by stages for values.
fn passing(list: Vec<Noisy>) -> impl Future<Item = usize, Error = String> {
    value("a")
        .and_then(|_| failing("b"))
        .and_then(move |c| called("never", c.touch() + list.len()))
        .map(|d| d.touch())
        .or_else(|e| {
            note(format!("handled {e}"));
            future::ok::<usize, String>(e.len())
        })
        .and_then(|n| leaf("last", Ok::<_, String>(n)))
}

// A future that is given a name, and used behind something else.
fn named() -> impl Future<Item = Noisy, Error = String> {
    let first = called("first", 1).map(|a| {
        a.touch();
        a
    });
    note("between");
    let second = called("second", 2);
    first.and_then(move |_| second)
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
