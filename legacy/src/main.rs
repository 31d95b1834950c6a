//! `cargo run -p legacy`: the server on tokio 0.1.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

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
    let options = engine::options::parse::<Cli>("legacy").options;
    engine::options::start_process(&options);
    engine::allocator::give_memory_back();
    match start(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("legacy: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What can fail does so here, before the runtime starts: `tokio::run` returns nothing.
fn start(options: Options) -> io::Result<()> {
    options.check().map_err(io::Error::other)?;
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
    let served = lazy(move || {
        // A peer that started us and went away is no reason not to serve.
        let _ = writeln!(io::stdout(), "legacy ({RUNTIME}) listening on {address}");
        let signals = shutdown::signals().map_err(|error| eprintln!("legacy: no signals: {error}"));
        server::run(listeners, Arc::clone(&server), signals)
    });
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
    Ok(())
}
// endregion: main
