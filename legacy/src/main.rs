//! `cargo run -p legacy`: the server on tokio 0.1.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::{Arc, mpsc};

use engine::{Config, Server};
use futures::Future;
use futures::future::{self, Either, lazy};
use host::{Allocator, Flags, Program, SystemClock};
use legacy::socket::{self, Listener};
use legacy::{RUNTIME, server, shutdown};
use tokio::runtime::Builder;

/// Number of file descriptors that the runtime takes for each worker, which has a reactor of its own: an epoll instance
/// and a pipe.
const DESCRIPTORS: u32 = 3;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

include!(concat!(env!("OUT_DIR"), "/version.rs"));

const PROGRAM: Program = Program { name: "legacy", runtime: RUNTIME, version: VERSION };

// region: main
fn main() -> ExitCode {
    let flags = PROGRAM.parse();
    host::give_memory_back();
    host::finish("legacy", start(&flags))
}

fn start(flags: &Flags) -> io::Result<()> {
    let mut config = flags.config().map_err(io::Error::other)?;
    let descriptors = DESCRIPTORS * config.threads.map_or(1, u32::from);
    host::start(flags.log, &mut config, descriptors)?;
    // `tokio::run` returns nothing, not even whether its future has ended.
    let (report, reported) = mpsc::channel();
    let served = lazy(move || serve(config, descriptors)).then(move |served| report.send(served).map_err(|_| ()));
    match flags.threads {
        // Returns when the last task has ended.
        None => tokio::run(served),
        // A thread pool also for one thread: the current-thread runtime of 0.1 ends with the first task that panics.
        Some(threads) => {
            let runtime = Builder::new().core_threads(usize::from(threads)).build()?;
            let _ = runtime.block_on_all(served);
        }
    }
    reported.try_recv().unwrap_or_else(|_| Err(io::Error::other("the accept loop panicked")))
}

fn serve(config: Config, descriptors: u32) -> impl Future<Item = (), Error = io::Error> {
    let listening = future::result(listen(&config));
    listening.join(shutdown::signals()).and_then(move |((listeners, address), (told, again))| {
        let server = Server::new(config, SystemClock);
        if let Err(error) = host::open(&server) {
            return Either::A(future::err(error));
        }
        host::introduce(&server, ("legacy", RUNTIME), address.port(), descriptors);
        host::announce(format!("legacy ({RUNTIME}) listening on {address}"));
        let again = again.map(|()| host::abandon("legacy"));
        let running = server::run(listeners, Arc::clone(&server), told);
        Either::B(running.select(again).then(move |_| host::ended(&server)))
    })
}

/// Listens on the port, and on the Unix socket if there is to be one. Returns the listeners, and the address of the
/// first.
fn listen(config: &Config) -> io::Result<(Vec<Listener>, SocketAddr)> {
    let listener = socket::listen((config.bind, config.port).into())
        .map_err(|error| host::sockets::cannot_listen(config, &error))?;
    let address = listener.local_addr()?;
    let mut listeners = vec![Listener::from(listener)];
    if let Some(path) = &config.unixsocket {
        let listener = Listener::unix(path, config.unixsocketperm)
            .map_err(|error| host::sockets::cannot_listen_on_unix(path, &error))?;
        listeners.push(listener);
    }
    Ok((listeners, address))
}
// endregion: main
