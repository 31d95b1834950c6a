//! `cargo run -p modern`: the server on tokio 1.

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use engine::server::Runtime;
use engine::{Allocator, Options, Server, SystemClock};
use modern::socket::{self, Listener};
use modern::{RUNTIME, server, shutdown};
use tokio::runtime::Builder;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

/// A Redis-compatible server on tokio 1
#[derive(Parser)]
#[command(name = "modern", version)]
struct Cli {
    #[command(flatten)]
    options: Options,
}

// region: main
fn main() -> ExitCode {
    let options = engine::options::parse::<Cli>("modern").options;
    engine::options::start_process(&options);
    engine::allocator::give_memory_back();
    let served = match options.threads {
        None => serve_on_all_processors(options),
        // The attribute below fixes the threads when the program is compiled; a flag needs the builder.
        Some(threads) => {
            let mut builder = match threads {
                // No queue that others could steal from, which takes 2 to 4 % off a request in a pipeline; a
                // task that panics still ends alone.
                1 => Builder::new_current_thread(),
                _ => Builder::new_multi_thread(),
            };
            builder.worker_threads(usize::from(threads)).enable_all();
            builder.build().and_then(|runtime| runtime.block_on(serve(options)))
        }
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("modern: {error}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn serve_on_all_processors(options: Options) -> io::Result<()> {
    serve(options).await
}

async fn serve(options: Options) -> io::Result<()> {
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
    let signals = shutdown::signals()?;
    let unixsocket = options.unixsocket.clone();
    let server = Server::new(options, SystemClock);
    server.set_runtime(Runtime { name: "modern", version: RUNTIME, port: address.port() });
    // A peer that started us and went away is no reason not to serve.
    let _ = writeln!(io::stdout(), "modern ({RUNTIME}) listening on {address}");
    server::run(listeners, Arc::clone(&server), signals).await;
    if let Some(path) = unixsocket {
        let _ = std::fs::remove_file(path);
    }
    Ok(())
}
// endregion: main
