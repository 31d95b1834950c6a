//! An iterator is collected, and a thread is joined.

use futures::{Future, future};

pub fn both() -> Vec<u32> {
    let thread = std::thread::spawn(|| future::ok::<u32, ()>(1).wait().unwrap());
    [thread].into_iter().map(|thread| thread.join().unwrap()).collect()
}
