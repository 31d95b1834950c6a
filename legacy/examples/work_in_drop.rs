//! A lease that is handed back when it is dropped, and handing it back takes time.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::time::{Duration, Instant};

use futures::{Future, future};
use tokio::timer::Delay;

// region: lease
struct Lease(&'static str);

fn hand_back(name: &'static str) -> impl Future<Item = (), Error = ()> {
    Delay::new(Instant::now() + Duration::from_millis(10))
        .map(move |()| println!("{name} is handed back"))
        .map_err(|e| eprintln!("timer: {e}"))
}

impl Drop for Lease {
    fn drop(&mut self) {
        // Outside a runtime this would panic.
        tokio::spawn(hand_back(self.0));
    }
}
// endregion: lease

// region: use
fn work() -> impl Future<Item = (), Error = ()> {
    future::lazy(|| {
        let lease = Lease("a boat");
        println!("rowing {}", lease.0);
        drop(lease);
        println!("gone home");
        Ok(())
    })
}

fn main() {
    // Returns when the last task has ended, those of the drops too.
    tokio::run(work());
    println!("closed");
}
// endregion: use
