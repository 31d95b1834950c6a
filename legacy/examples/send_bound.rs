//! A value that is not `Send` may live in a task as long as it is dropped before the task waits.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::env;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures::Future;
use futures::future::lazy;
use tokio::timer::Delay;

fn main() {
    let pause = Duration::from_millis(env::args().nth(1).map_or(10, |ms| ms.parse().expect("milliseconds")));
    // region: body
    tokio::run(
        lazy(|| {
            let rc = Rc::new("hello");
            println!("{rc}");

            // `rc` ends with this closure: the next stage of the chain does not get it.
            Ok(())
        })
        .and_then(move |()| Delay::new(Instant::now() + pause).map_err(|e| eprintln!("timer: {e}")))
        .map(|()| println!("still the same task")),
    );
    // endregion: body
}
