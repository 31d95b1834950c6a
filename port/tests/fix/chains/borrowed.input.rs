//! Chains that do not leave their function: what closures borrow, blocks borrow.

use std::cell::Cell;

use futures01::Future;
use futures01::future::{Loop, lazy, loop_fn};
use futures01::stream::{self, Stream};

use crate::leaf::{Noisy, leaf, note};

fn counted() -> u32 {
    let mut count = 0;
    let guard = Noisy("guard");
    leaf("first", Ok::<_, ()>(2)).map(|x| count += x + guard.touch() as u32).wait().unwrap();
    note("behind");
    let mut copied = count;
    let result = leaf("second", Ok::<_, ()>(3)).map(move |x| {
            copied += x;
            note(copied.to_string());
        }).wait();
    assert!(result.is_ok());
    count * 100 + copied
}

fn asked() -> u32 {
    let guard = Noisy("asked");
    let result = lazy(|| {
        guard.touch();
        leaf("lazy", Ok::<_, ()>(1)).and_then(|x| {
            guard.touch();
            leaf("inner", Ok::<_, ()>(x))
        })
    })
    .wait();
    note("behind");
    result.unwrap()
}

fn stepwise() -> Result<u32, ()> {
    let mut seen = Vec::new();
    let result = leaf("a", Ok(1))
        .and_then(|x| {
            seen.push(x);
            leaf("b", Ok::<_, ()>(x + 1))
        })
        .map(|x| x + 1)
        .wait();
    note(format!("{seen:?}"));
    result
}

fn summed() -> Result<u32, String> {
    let sum = Cell::new(0);
    let guard = Noisy("summed");
    stream::iter_ok(vec![1, 2])
        .for_each(|x| {
            guard.touch();
            sum.set(sum.get() + x);
            leaf("item", Ok::<_, String>(()))
        })
        .wait()?;
    note("behind");
    Ok(sum.get())
}

fn counted_down() -> Result<u32, String> {
    let turns = Cell::new(0);
    let result = loop_fn(3, |left| {
        turns.set(turns.get() + 1);
        leaf("turn", Ok::<_, String>(left)).map(|left| if left == 0 { Loop::Break(()) } else { Loop::Continue(left - 1) })
    })
    .wait();
    note("behind");
    result.map(|()| turns.get())
}

pub(crate) fn run_all() {
    note(format!("{:?}", summed()));
    note(format!("{:?}", counted_down()));
    note(counted().to_string());
    note(asked().to_string());
    note(format!("{:?}", stepwise()));
}
