//! A task owns what it uses: `move` takes the vector into it, since the task may live longer than the function.

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
        let v = vec![1, 2, 3];

        tokio::spawn(Delay::new(Instant::now() + pause).then(move |_| {
            println!("Here's a vec: {v:?}");
            Ok(())
        }));

        Ok(())
    }));
    // endregion: body
}
