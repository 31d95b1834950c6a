//! Four tasks, each with a line to print after a pause: `tokio::run` returns when all of them have ended.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::env;
use std::time::{Duration, Instant};

use futures::Future;
use futures::future::lazy;
use tokio::timer::Delay;

fn main() {
    let pause = Duration::from_millis(env::args().nth(1).map_or(10, |ms| ms.parse().expect("milliseconds")));
    // region: body
    tokio::run(lazy(move || {
        for i in 0..4 {
            tokio::spawn(Delay::new(Instant::now() + (4 - i) * pause).then(move |_| {
                println!("Hello from task {i}");
                Ok(())
            }));
        }

        Ok(())
    }));
    // endregion: body
}
