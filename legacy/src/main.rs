//! `cargo run -p legacy`: the server on tokio 0.1.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io;
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;

use clap::Parser;
use engine::server::Runtime;
use engine::{Allocator, Options, Server, SystemClock};
use futures::future::lazy;
use futures::Future;
use legacy::socket::{self, Listener};
use legacy::{server, shutdown, RUNTIME};

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

/// A Redis-compatible server on tokio 0.1
#[derive(Parser)]
#[command(name = "legacy", version)]
struct Cli {
    #[command(flatten)]
    options: Options,
}

// region: main
fn main() -> ExitCode {
    let options = host::parse::<Cli>("legacy").options;
    engine::allocator::give_memory_back();
    host::finish("legacy", start(options))
}

/// What can fail does so here, before the runtime starts: `tokio::run` returns nothing.
fn start(mut options: Options) -> io::Result<()> {
    options.check().map_err(io::Error::other)?;
    let descriptors = descriptors(&options);
    host::start(&mut options, descriptors)?;
    let listener = socket::listen((options.bind, options.port).into())
        .map_err(|error| engine::options::cannot_listen(&options, &error))?;
    let address = listener.local_addr()?;
    let mut listeners = vec![Listener::from(listener)];
    if let Some(path) = &options.unixsocket {
        let listener = Listener::unix(path, options.unixsocketperm)
            .map_err(|error| engine::options::cannot_listen_on_unix(path, &error))?;
        listeners.push(listener);
    }
    let (threads, unixsocket) = (options.threads, options.unixsocket.clone());
    let server = Server::new(options, SystemClock);
    server.set_runtime(Runtime { name: "legacy", version: RUNTIME, port: address.port() });
    server.set_client_room(move |wanted| host::limits::clients(wanted, descriptors));
    let served = lazy(shutdown::signals).and_then(move |(told, again)| {
        host::announce(format!("legacy ({RUNTIME}) listening on {address}"));
        let again = again.map(|()| host::abandon("legacy"));
        server::run(listeners, server, told).select(again).then(|_| Ok(()))
    });
    // `tokio::run` does not say either whether its future came to an end.
    let (report, reported) = mpsc::channel();
    let served = served.then(move |served| report.send(served).map_err(|_| ()));
    match threads {
        // Ends with the last task.
        None => tokio::run(served),
        // A pool also of one: the current-thread runtime of 0.1 ends with the first task that panics.
        Some(threads) => {
            let runtime = tokio::runtime::Builder::new().core_threads(usize::from(threads)).build()?;
            let _ = runtime.block_on_all(served);
        }
    }
    if let Some(path) = unixsocket {
        let _ = std::fs::remove_file(path);
    }
    reported.try_recv().unwrap_or_else(|_| Err(io::Error::other("the accept loop panicked")))
}
// endregion: main

/// File descriptors that the runtime takes: each worker of 0.1 has a reactor of its own, which is an
/// epoll instance and a pipe.
fn descriptors(options: &Options) -> u32 {
    let processors = || thread::available_parallelism().map_or(1, usize::from);
    let workers = options.threads.map_or_else(processors, usize::from);
    u32::try_from(3 * workers).unwrap_or(u32::MAX)
}
