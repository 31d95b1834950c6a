//! The first of two to be ready, and a limit on the time of one: who is polled first, and what becomes of the loser.

use std::future::ready;
use std::io;
use std::pin::pin;
use std::time::Duration;

use tokio::time::{sleep, timeout};

struct Job(&'static str);

impl Job {
    fn name(&self) -> &'static str {
        self.0
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        println!("{} is gone", self.0);
    }
}

async fn job(name: &'static str, millis: u64) -> io::Result<&'static str> {
    let job = Job(name);
    sleep(Duration::from_millis(millis)).await;
    Ok(job.name())
}

// region: loser_kept
async fn loser_kept() -> io::Result<()> {
    let quick = pin!(job("quick", 10));
    let slow = pin!(job("slow", 100));
    let (winner, loser) = futures::future::select(quick, slow).await.factor_first();
    println!("first: {}", winner?);
    println!("second: {}", loser.await?);
    Ok(())
}
// endregion: loser_kept

// region: loser_dropped
async fn loser_dropped() -> io::Result<()> {
    let question = job("question", 10);
    let stop = job("stop", 60_000);
    // The loser is dropped before the code of the branch runs.
    tokio::select! {
        biased;
        answer = question => println!("answered: {}", answer?),
        _ = stop => println!("stopped"),
    }
    Ok(())
}
// endregion: loser_dropped

// region: order
async fn order() {
    let mut left_won = 0;
    for _ in 0..1000 {
        // Without `biased` each of the two wins about half of the rounds.
        left_won += tokio::select! {
            biased;
            left = ready(1) => left,
            right = ready(0) => right,
        };
    }
    println!("left wins {left_won} of 1000");
}
// endregion: order

// region: timeout
async fn limited(job: impl Future<Output = io::Result<&'static str>>) -> io::Result<()> {
    let limit = Duration::from_millis(100);
    match timeout(limit, job).await {
        Ok(result) => {
            let name = result?;
            println!("in time: {name}");
        }
        Err(_elapsed) => println!("too late"),
    }
    Ok(())
}
// endregion: timeout

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    loser_kept().await?;
    loser_dropped().await?;
    order().await;
    limited(job("brief", 1)).await?;
    limited(job("endless", 60_000)).await?;
    let failed = limited(ready(Err(io::ErrorKind::NotFound.into()))).await;
    println!("passed on: {failed:?}");
    Ok(())
}
