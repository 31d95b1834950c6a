//! What is not `Send` may live in a task as long as it is gone before the task waits.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::rc::Rc;

use futures::future::{lazy, poll_fn};
use futures::{task, Async, Future};

/// Gives the other tasks a turn: 0.1 has no function for it.
fn yield_now() -> impl Future<Item = (), Error = ()> {
    let mut yielded = false;
    poll_fn(move || {
        if yielded {
            return Ok(Async::Ready(()));
        }
        yielded = true;
        task::current().notify();
        Ok(Async::NotReady)
    })
}

fn main() {
    // region: body
    tokio::run(
        lazy(|| {
            let rc = Rc::new("hello");
            println!("{rc}");

            // `rc` ends with this closure: the next stage of the chain does not get it.
            Ok(())
        })
        .and_then(|()| yield_now())
        .map(|()| println!("still the same task")),
    );
    // endregion: body
}
