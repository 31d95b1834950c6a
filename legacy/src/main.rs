//! `cargo run -p legacy`: the server on tokio 0.1.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::Parser;
use engine::server::Runtime;
use engine::{Now, Options, Server};
use futures::future::lazy;
use futures::Future;
use legacy::socket::{self, Listener};
use legacy::{server, shutdown, RUNTIME};

/// Two threads ask for memory at once in nearly every request; see bench/ for what it buys.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often memory that was freed is given back to the operating system.
const GIVE_BACK: Duration = Duration::from_secs(1);

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
    give_memory_back();
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
    let server = Server::new(options, Now::from_system());
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

/// Gives memory that was freed back to the operating system. By itself the allocator does so only
/// while memory is being asked for, so a server that has nothing to do any more would keep all that
/// its busiest moment took.
fn give_memory_back() {
    let give_back = || loop {
        thread::sleep(GIVE_BACK);
        // SAFETY: the function takes no pointer and may be called by any thread at any time.
        #[allow(unsafe_code)] // the allocator is a library in C
        unsafe {
            libmimalloc_sys::mi_collect(false);
        }
    };
    // Without the thread the server is as it would be without this function.
    let _ = thread::Builder::new().name("memory".into()).spawn(give_back);
}
