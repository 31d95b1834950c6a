//! A task that may move between threads keeps an `Rc` while it waits.

use std::rc::Rc;
use std::time::Instant;

use futures::Future;
use tokio::timer::Delay;

pub fn rc_across_await() {
    // region: rc_across_await
    let rc = Rc::new("hello");

    // The next stage of the chain uses `rc`: the future has to keep it.
    tokio::spawn(
        Delay::new(Instant::now()).map_err(|e| eprintln!("timer error = {e:?}")).map(move |()| println!("{rc}")),
    );
    // endregion: rc_across_await
}
