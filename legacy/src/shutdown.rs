//! Signals that stop the server from outside.

use std::io;

use futures::sync::oneshot;
use futures::{Future, Stream};
use tokio_signal::unix::{SIGHUP, SIGINT, SIGTERM, Signal};

/// Installs the signal handlers, and resolves to two futures. The first resolves when the process receives SIGINT
/// (Ctrl-C) or SIGTERM; the second when SIGINT comes once more after that. Poll both: the second also does the waiting
/// for the first.
///
/// From then on SIGHUP, which a terminal sends when it is closed, is ignored, as Redis does.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use futures::Future;
/// # use legacy::{Config, Server, SystemClock};
/// # fn main() -> std::io::Result<()> {
/// let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
/// let server = Server::new(Config::default(), SystemClock);
/// # server.stop();
/// let serving = legacy::shutdown::signals().map_err(drop).and_then(|(told, again)| {
///     let again = again.map(|()| eprintln!("interrupted twice"));
///     legacy::server::run([listener.into()], server, told).select(again).then(|_| Ok(()))
/// });
/// tokio::run(serving);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When a handler cannot be installed, and outside a tokio runtime.
// region: signal
pub fn signals()
-> impl Future<Item = (impl Future<Item = (), Error = ()>, impl Future<Item = (), Error = ()>), Error = io::Error> {
    let installed = Signal::new(SIGINT).join3(Signal::new(SIGTERM), Signal::new(SIGHUP));
    // A handler stays installed when its stream is dropped, as the third one is here.
    installed.map(|(interrupt, terminate, _)| {
        let (tell, told) = oneshot::channel();
        let first = interrupt.select(terminate).into_future().map_err(|_| ());
        let again = first.and_then(|(_, later)| {
            let _ = tell.send(());
            later.filter(|signal| *signal == SIGINT).into_future().map_err(|_| ())
        });
        (told.map_err(|_| ()), again.map(|_| ()))
    })
}
// endregion: signal
