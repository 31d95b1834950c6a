//! Signals that stop the server from outside.

use std::io;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

/// Installs the signal handlers, and returns two futures. The first resolves when the process receives SIGINT (Ctrl-C)
/// or SIGTERM; the second when SIGINT comes once more after that. Poll both: the second also does the waiting for the
/// first.
///
/// From then on SIGHUP, which a terminal sends when it is closed, is ignored, as Redis does.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> std::io::Result<()> {
/// # use modern::{Config, Server, SystemClock};
/// let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
/// let server = Server::new(Config::default(), SystemClock);
/// let (told, again) = modern::shutdown::signals()?;
/// # server.stop();
/// tokio::select! {
///     () = modern::server::run([listener.into()], server, told) => {}
///     () = again => eprintln!("interrupted twice"),
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When a handler cannot be installed.
///
/// # Panics
///
/// Outside a tokio runtime whose builder was told `enable_io`.
// region: signal
pub fn signals() -> io::Result<(impl Future<Output = ()>, impl Future<Output = ()>)> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    // A handler stays installed when its stream is dropped.
    drop(signal(SignalKind::hangup())?);
    let (tell, told) = oneshot::channel();
    let again = async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        let _ = tell.send(());
        interrupt.recv().await;
    };
    let told = async {
        let _ = told.await;
    };
    Ok((told, again))
}
// endregion: signal
