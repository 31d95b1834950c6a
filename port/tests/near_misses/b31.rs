//! A thread is spawned.

use futures::{Future, future};

pub fn start() {
    std::thread::spawn(|| future::ok::<(), ()>(()).wait());
}
