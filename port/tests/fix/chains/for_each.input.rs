//! `for_each`: an item is asked for when the future of the one before it has ended.

use futures01::stream::{self, Stream};
use futures01::{Future, IntoFuture};

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// Notes each item that is asked for, and waits before each.
fn items(last: Result<u32, String>) -> impl Stream<Item = u32, Error = String> {
    let guard = Noisy("stream");
    let items = vec![Ok(1), Ok(2), last];
    stream::iter_result(items).then(move |item| {
        guard.touch();
        leaf("item", item)
    })
}

fn waits(last: Result<u32, String>) -> impl Future<Item = (), Error = String> {
    let total = Noisy("captured");
    items(last).for_each(move |item| {
        note(format!("item {item}"));
        total.touch();
        leaf("handling", if item == 7 { Err("seven".to_owned()) } else { Ok(item) }).map(|item| note(format!("{item} done")))
    })
}

fn at_once(last: Result<u32, String>) -> impl Future<Item = u32, Error = usize> {
    items(last)
        .for_each(|item| {
            note(format!("item {item}"));
            if item == 7 { Err("seven".to_owned()) } else { Ok(()) }
        })
        // What comes behind it goes on.
        .map_err(|error| error.len())
        .and_then(|()| leaf("behind", Ok(3)))
}

fn named(items: impl Stream<Item = u32, Error = String>) -> impl Future<Item = (), Error = String> {
    // A name alone stays.
    items.for_each(handle).into_future()
}

fn handle(item: u32) -> Result<(), String> {
    note(format!("handle {item}"));
    Ok(())
}

pub(crate) fn run_all() {
    for last in [Ok(3), Ok(7), Err("broken".to_owned())] {
        run(|| waits(last.clone()));
        run(|| at_once(last.clone()));
    }
    give_up(|| waits(Ok(3)));
    run(|| named(items(Ok(3))));
}
