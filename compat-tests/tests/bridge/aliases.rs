//! Old and new modules in one crate: each old one imports its generation itself.

use std::time::{Duration, Instant};

// region: aliases
mod old {
    use {futures_legacy as futures, tokio_legacy as tokio}; // in each old module, never in the root

    use futures::Future;
    use tokio::timer::Delay;

    pub(super) fn rest(until: super::Instant) -> impl Future<Item = (), Error = tokio::timer::Error> {
        Delay::new(until)
    }
}

mod new {
    use tokio::time::sleep; // of tokio 1: nothing stands in the way

    pub(super) async fn rest(time: super::Duration) {
        sleep(time).await;
    }
}
// endregion: aliases

#[test]
fn an_alias_in_each_old_module_leaves_the_name_to_the_new_ones() {
    let soon = Duration::from_millis(1);
    tokio_legacy::runtime::current_thread::block_on_all(old::rest(Instant::now() + soon)).unwrap();
    crate::modern().block_on(new::rest(soon));
}
