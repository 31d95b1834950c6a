//! `tokio::run` of 0.1, on a runtime of tokio 1.

use std::sync::atomic::{AtomicUsize, Ordering};

use futures_legacy::Future as LegacyFuture;

use crate::handle::Bridge;

/// Runs a future of 0.1 and all that it spawns on a new runtime of tokio 1, and returns when the last task has ended, as
/// `tokio::run` of 0.1 did.
///
/// Its threads have the names that those of 0.1 had: `tokio-runtime-worker-0` and so on.
///
/// The first step of a program: this line changes, and the rest of it runs on tokio 1 as it is.
///
/// ```
/// use std::time::{Duration, Instant};
/// use futures_legacy::{lazy, Future};
/// use tokio_legacy::timer::Delay;
///
/// // Was `tokio::run`.
/// bridge::run(lazy(|| {
///     tokio_legacy::spawn(Delay::new(Instant::now() + Duration::from_millis(1)).map_err(|error| panic!("{}", error)));
///     Ok(())
/// }));
/// ```
///
/// # Panics
///
/// When the operating system has no thread or no file descriptor left, and inside of another runtime. A panic of the
/// future ends its task and nothing else, as in 0.1.
pub fn run<F>(future: F)
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    let count = AtomicUsize::new(0);
    let name = move || format!("tokio-runtime-worker-{}", count.fetch_add(1, Ordering::Relaxed));
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().thread_name_fn(name).build() {
        Ok(runtime) => runtime,
        Err(error) => panic!("no runtime can be started: {error}"),
    };
    runtime.block_on(async {
        match Bridge::new(tokio::runtime::Handle::current()) {
            Ok(bridge) => {
                bridge.handle().spawn(future);
                bridge.idle().await;
            }
            Err(error) => panic!("no bridge can be made: {error}"),
        }
    });
}
