//! Several futures to their end: the first error ends the whole, and the others are dropped where they stand.

use std::time::Duration;

use futures::future::{join, join_all};
use futures::{StreamExt, TryStreamExt, stream};
use tokio::time::sleep;

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

async fn job(name: &'static str, steps: u64, outcome: Result<u32, &'static str>) -> Result<u32, &'static str> {
    let mut job = Job { name, ended: false };
    sleep(Duration::from_millis(steps * 40)).await;
    job.end();
    outcome
}

fn report<T: std::fmt::Debug>(what: &str, result: Result<T, &'static str>) {
    match result {
        Ok(value) => println!("{what}: {value:?}"),
        Err(e) => println!("{what}: error: {e}"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // region: join
    let pair = join(job("a", 1, Ok(1)), job("b", 2, Ok(2)));
    let (left, right) = pair.await;
    report("join", left.and_then(|left| Ok((left, right?))));
    let pair = join(job("c", 1, Err("c failed")), job("d", 9, Ok(2)));
    let (left, right) = pair.await;
    report("join", left.and_then(|left| Ok((left, right?))));
    // endregion: join

    // region: join_all
    let jobs = vec![job("e", 9, Ok(1)), job("f", 1, Ok(2)), job("g", 2, Err("g failed"))];
    report("join_all", join_all(jobs).await.into_iter().collect::<Result<Vec<_>, _>>());
    // endregion: join_all

    // region: collect
    let numbers = stream::iter(["h", "i", "j"])
        .then(|name| job(name, 1, if name == "i" { Err("i failed") } else { Ok(1) }))
        .try_collect::<Vec<_>>();
    report("collect", numbers.await);
    // endregion: collect
}
