//! What stops the server from outside.

use std::io;

use futures::{Future, Stream};
use tokio_signal::unix::{Signal, SIGINT, SIGTERM};

/// Resolves when the process is told to end: SIGINT (Ctrl-C) or SIGTERM.
///
/// # Errors
///
/// When the handlers cannot be installed.
// region: signal
pub fn signals() -> impl Future<Item = (), Error = io::Error> {
    let interrupt = Signal::new(SIGINT).flatten_stream();
    let terminate = Signal::new(SIGTERM).flatten_stream();
    interrupt.select(terminate).into_future().map(|_| ()).map_err(|(error, _)| error)
}
// endregion: signal
