//! What stops the server from outside.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Resolves when the process is told to end: SIGINT (Ctrl-C) or SIGTERM.
///
/// # Errors
///
/// When the handlers cannot be installed.
// region: signal
pub fn signals() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
// endregion: signal
