//! Tasks that share an `Rc` on one thread, and a runtime that waits for all of them.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures::Future;
use futures::future::lazy;
use tokio::runtime::current_thread;
use tokio::timer::Delay;

/// Messages of the sensors, shared without a lock.
type Log = Rc<RefCell<Vec<String>>>;

fn sensor(name: &'static str, millis: u64, log: Log) -> impl Future<Item = (), Error = ()> {
    Delay::new(Instant::now() + Duration::from_millis(millis)).map_err(|e| eprintln!("timer: {e}")).map(move |()| {
        log.borrow_mut().push(format!("{name} was read"));
    })
}

// region: spawn
fn read_all(log: Log) -> impl Future<Item = (), Error = ()> {
    lazy(move || {
        for (name, millis) in [("hall", 10), ("roof", 40), ("yard", 70)] {
            current_thread::spawn(sensor(name, millis, log.clone()));
        }
        log.borrow_mut().push("all are asked".to_owned());
        Ok(())
    })
}
// endregion: spawn

// region: wait_for_all
fn main() {
    let log = Log::default();
    // Returns when the last task has ended, not with `read_all`.
    current_thread::block_on_all(read_all(log.clone())).expect("no task fails");
    for line in log.borrow().iter() {
        println!("{line}");
    }
}
// endregion: wait_for_all
