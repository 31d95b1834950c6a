//! A task that may move between threads keeps an `Rc` while it waits.

use std::rc::Rc;

use tokio::task::yield_now;

pub async fn rc_across_await() {
    // region: rc_across_await
    tokio::spawn(async {
        let rc = Rc::new("hello");

        // `rc` is used after `.await`: the task's state has to keep it.
        yield_now().await;

        println!("{rc}");
    });
    // endregion: rc_across_await
}
