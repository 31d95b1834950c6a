//! An `Rc` that is not used after the wait is dropped after it nevertheless.

use std::rc::Rc;

use tokio::task::yield_now;

pub async fn rc_unused_after_await() {
    // region: rc_unused_after_await
    tokio::spawn(async {
        let rc = Rc::new("hello");
        println!("{rc}");

        yield_now().await;
        // `rc` is dropped here, at the end of its scope.
    });
    // endregion: rc_unused_after_await
}
