//! A loop that waits in its body: the pages of a listing are asked for until there is no next one.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::time::{Duration, Instant};

use futures::Future;
use futures::future::{Loop, loop_fn};
use tokio::runtime::current_thread::Runtime;
use tokio::timer::{Delay, Error};

const KEYS: [&str; 7] = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu"];

/// A part of the listing, and the cursor of the next part, if there is one.
struct Page {
    keys: &'static [&'static str],
    next: Option<usize>,
}

fn fetch(cursor: usize) -> impl Future<Item = Page, Error = Error> {
    Delay::new(Instant::now() + Duration::from_millis(5)).map(move |()| {
        let end = KEYS.len().min(cursor + 3);
        Page { keys: &KEYS[cursor..end], next: Some(end).filter(|end| *end < KEYS.len()) }
    })
}

// region: collect_pages
fn all_keys() -> impl Future<Item = Vec<&'static str>, Error = Error> {
    loop_fn((0, Vec::new()), |(cursor, mut keys)| {
        fetch(cursor).map(move |page| {
            println!("page at {cursor}: {}", page.keys.join(" "));
            keys.extend_from_slice(page.keys);
            match page.next {
                Some(next) => Loop::Continue((next, keys)),
                None => Loop::Break(keys),
            }
        })
    })
}
// endregion: collect_pages

// region: leave_early
fn find(wanted: &'static str) -> impl Future<Item = Option<usize>, Error = Error> {
    loop_fn(0, move |cursor| {
        fetch(cursor).map(move |page| {
            if let Some(i) = page.keys.iter().position(|key| *key == wanted) {
                return Loop::Break(Some(cursor + i));
            }
            match page.next {
                Some(next) => Loop::Continue(next),
                None => Loop::Break(None),
            }
        })
    })
}
// endregion: leave_early

fn main() -> Result<(), Error> {
    let mut runtime = Runtime::new().expect("a runtime can be started");
    let keys = runtime.block_on(all_keys())?;
    println!("{} keys", keys.len());
    for wanted in ["eel", "yak"] {
        match runtime.block_on(find(wanted))? {
            Some(i) => println!("{wanted} is number {i}"),
            None => println!("{wanted} is not there"),
        }
    }
    Ok(())
}
