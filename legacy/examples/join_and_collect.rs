//! Several futures to their end: the first error ends the whole, and the others are dropped where they stand.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::time::{Duration, Instant};

use futures::future::join_all;
use futures::{Future, Stream, stream};
use tokio::runtime::current_thread::Runtime;
use tokio::timer::Delay;

/// Says at its drop whether the job came to its end.
struct Job {
    name: &'static str,
    ended: bool,
}

impl Job {
    fn end(&mut self) {
        self.ended = true;
        println!("  {} ends", self.name);
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if !self.ended {
            println!("  {} is dropped", self.name);
        }
    }
}

fn job(
    name: &'static str,
    steps: u64,
    outcome: Result<u32, &'static str>,
) -> impl Future<Item = u32, Error = &'static str> {
    let mut job = Job { name, ended: false };
    Delay::new(Instant::now() + Duration::from_millis(steps * 40)).map_err(|_| "the timer failed").and_then(move |()| {
        job.end();
        outcome
    })
}

fn report<T: std::fmt::Debug>(what: &str, result: Result<T, &'static str>) {
    match result {
        Ok(value) => println!("{what}: {value:?}"),
        Err(e) => println!("{what}: error: {e}"),
    }
}

fn main() {
    let mut runtime = Runtime::new().expect("a runtime can be started");

    // region: join
    let pair = job("a", 1, Ok(1)).join(job("b", 2, Ok(2)));
    report("join", runtime.block_on(pair));
    let pair = job("c", 1, Err("c failed")).join(job("d", 9, Ok(2)));
    report("join", runtime.block_on(pair));
    // endregion: join

    // region: join_all
    let jobs = vec![job("e", 9, Ok(1)), job("f", 1, Ok(2)), job("g", 2, Err("g failed"))];
    report("join_all", runtime.block_on(join_all(jobs)));
    // endregion: join_all

    // region: collect
    let numbers = stream::iter_ok(vec!["h", "i", "j"])
        .and_then(|name| job(name, 1, if name == "i" { Err("i failed") } else { Ok(1) }))
        .collect();
    report("collect", runtime.block_on(numbers));
    // endregion: collect
}
