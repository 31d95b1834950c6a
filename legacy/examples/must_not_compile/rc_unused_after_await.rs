//! An `Rc` that the next stage of a chain only drops has to be kept for it nevertheless.

use std::rc::Rc;
use std::time::Instant;

use futures::Future;
use futures::future::lazy;
use tokio::timer::Delay;

pub fn rc_unused_after_await() {
    // region: rc_unused_after_await
    tokio::spawn(lazy(|| {
        let rc = Rc::new("hello");
        println!("{rc}");

        Delay::new(Instant::now()).map_err(|e| eprintln!("timer error = {e:?}")).map(move |()| drop(rc))
    }));
    // endregion: rc_unused_after_await
}
