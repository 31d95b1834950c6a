//! `tokio::run` of 0.1, on a runtime of tokio 1.

use futures_legacy::Future as LegacyFuture;

use crate::handle::Bridge;
use crate::runtime::Builder;

/// Runs a future of 0.1, and everything that it spawns, on a new runtime of tokio 1. Returns once the last task has
/// ended, as `tokio::run` of 0.1 did.
///
/// The threads have the same names as those of 0.1: `tokio-runtime-worker-0` and so on.
///
/// This can be the first step in porting a program: only this line changes, and everything else runs on tokio 1
/// unchanged.
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
/// When the operating system has no more threads or file descriptors, or when called inside another runtime. A panic of
/// the future ends only its own task, as in 0.1.
pub fn run<F>(future: F)
where
    F: LegacyFuture<Item = (), Error = ()> + Send + 'static,
{
    let runtime = match Builder::new().threads() {
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
