//! The first of two to be ready, and a limit on the time of one: who is polled first, and what becomes of the loser.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io;
use std::time::{Duration, Instant};

use futures::Future;
use futures::future::{self, Either};
use tokio::prelude::FutureExt;
use tokio::runtime::current_thread::Runtime;
use tokio::timer::{Delay, timeout};

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

fn job(name: &'static str, millis: u64) -> impl Future<Item = &'static str, Error = io::Error> {
    let job = Job(name);
    Delay::new(Instant::now() + Duration::from_millis(millis)).map_err(io::Error::other).map(move |()| job.name())
}

// region: loser_kept
fn loser_kept() -> impl Future<Item = (), Error = io::Error> {
    job("quick", 10)
        .select(job("slow", 100))
        .map_err(|(e, _loser)| e)
        .and_then(|(winner, loser)| {
            println!("first: {winner}");
            loser
        })
        .map(|second| println!("second: {second}"))
}
// endregion: loser_kept

// region: loser_dropped
fn loser_dropped() -> impl Future<Item = (), Error = io::Error> {
    let question = job("question", 10);
    let stop = job("stop", 60_000);
    question.select2(stop).then(|first| match first {
        Ok(Either::A((answer, stop))) => {
            drop(stop);
            println!("answered: {answer}");
            Ok(())
        }
        Ok(Either::B((_, question))) => {
            drop(question);
            println!("stopped");
            Ok(())
        }
        Err(either) => Err(either.split().0),
    })
}
// endregion: loser_dropped

// region: order
fn order() -> impl Future<Item = (), Error = io::Error> {
    let rounds = (0..1000).map(|_| {
        let left = future::ok::<_, io::Error>(1);
        let right = future::ok(0);
        left.select(right).map(|(won, _)| won).map_err(|(e, _)| e)
    });
    future::join_all(rounds).map(|won| println!("left wins {} of 1000", won.iter().sum::<u32>()))
}
// endregion: order

// region: timeout
fn limited<F>(job: F) -> impl Future<Item = (), Error = io::Error>
where
    F: Future<Item = &'static str, Error = io::Error>,
{
    let limit = Duration::from_millis(100);
    job.timeout(limit).then(|result| match result {
        Ok(name) => {
            println!("in time: {name}");
            Ok(())
        }
        Err(e) if e.is_elapsed() => {
            println!("too late");
            Ok(())
        }
        Err(e) => Err(flatten(e)),
    })
}

fn flatten(e: timeout::Error<io::Error>) -> io::Error {
    e.into_inner().unwrap_or_else(|| io::Error::other("the timer failed"))
}
// endregion: timeout

fn main() -> io::Result<()> {
    let mut runtime = Runtime::new()?;
    runtime.block_on(loser_kept())?;
    runtime.block_on(future::lazy(loser_dropped))?;
    runtime.block_on(order())?;
    runtime.block_on(future::lazy(|| limited(job("brief", 1))))?;
    runtime.block_on(future::lazy(|| limited(job("endless", 60_000))))?;
    let failed = runtime.block_on(limited(future::err(io::ErrorKind::NotFound.into())));
    println!("passed on: {failed:?}");
    Ok(())
}
