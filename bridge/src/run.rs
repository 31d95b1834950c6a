//! `tokio::run` of 0.1 on a runtime of tokio 1, and both `tokio::run` and `tokio::spawn` for futures of today.

use std::future::Future;

use futures_legacy::Future as LegacyFuture;

use crate::current::Current;
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

/// Does the same as [`run`], for a future of today. Returns once the last task has ended.
///
/// ```
/// bridge::run_async(async {
///     bridge::spawn_async(async { Ok(println!("a task, which is waited for")) });
///     Ok(())
/// });
/// ```
///
/// # Panics
///
/// As [`run`].
pub fn run_async<F>(future: F)
where
    F: Future<Output = Result<(), ()>> + Send + 'static,
{
    run(Current::new(future));
}

/// Spawns a future of today as `tokio::spawn` of 0.1 does one of 0.1: on whatever executor of 0.1 the caller runs, be that
/// the bridge or still a runtime of 0.1. So [`run`] waits for it, and so does [`Bridge::idle`].
///
/// Its errors are of type `()`, as they were in 0.1: what may fail says so itself.
///
/// ```
/// use std::time::Duration;
///
/// use futures_legacy::future;
///
/// bridge::run(future::lazy(|| {
///     // Was `tokio::spawn(work.map_err(…))`.
///     bridge::spawn_async(async {
///         tokio::time::sleep(Duration::from_millis(1)).await;
///         Ok(())
///     });
///     Ok(())
/// }));
/// ```
///
/// # Panics
///
/// When nothing of 0.1 runs here, or when it takes no more tasks: as `tokio::spawn` of 0.1.
pub fn spawn_async<F>(future: F)
where
    F: Future<Output = Result<(), ()>> + Send + 'static,
{
    tokio_executor::spawn(Current::new(future));
}
