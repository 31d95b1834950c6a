//! Tasks that share an `Rc` on one thread, and a runtime that waits for all of them.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::{JoinSet, LocalSet};
use tokio::time::sleep;

/// Messages of the sensors, shared without a lock.
type Log = Rc<RefCell<Vec<String>>>;

async fn sensor(name: &'static str, millis: u64, log: Log) {
    sleep(Duration::from_millis(millis)).await;
    // A borrow that lived across an await could meet another one: that panics when it runs.
    log.borrow_mut().push(format!("{name} was read"));
}

// region: spawn
async fn read_all(log: Log) {
    let mut sensors = JoinSet::new();
    for (name, millis) in [("hall", 10), ("roof", 40), ("yard", 70)] {
        sensors.spawn_local(sensor(name, millis, log.clone()));
    }
    log.borrow_mut().push("all are asked".to_owned());
    sensors.join_all().await;
}
// endregion: spawn

// region: wait_for_all
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let log = Log::default();
    let tasks = LocalSet::new();
    tasks.run_until(read_all(log.clone())).await;
    for line in log.borrow().iter() {
        println!("{line}");
    }
}
// endregion: wait_for_all
