//! `cargo run -p modern`: the server on tokio 1.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use engine::server::Runtime;
use engine::{Allocator, Options, Server, SystemClock};
use modern::socket::{self, Listener};
use modern::{RUNTIME, server, shutdown};
use tokio::runtime::Builder;

/// File descriptors that the runtime takes: its one reactor is an epoll instance and an eventfd.
const DESCRIPTORS: u32 = 2;

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
    let options = host::parse::<Cli>("modern").options;
    engine::allocator::give_memory_back();
    host::finish("modern", start(options))
}

fn start(mut options: Options) -> io::Result<()> {
    options.check().map_err(io::Error::other)?;
    host::start(&mut options, DESCRIPTORS)?;
    match options.threads {
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
            builder.build()?.block_on(serve(options))
        }
    }
}

#[tokio::main]
async fn serve_on_all_processors(options: Options) -> io::Result<()> {
    serve(options).await
}

async fn serve(options: Options) -> io::Result<()> {
    let listener = socket::listen((options.bind, options.port).into())
        .map_err(|error| engine::options::cannot_listen(&options, &error))?;
    let address = listener.local_addr()?;
    let mut listeners = vec![Listener::from(listener)];
    if let Some(path) = &options.unixsocket {
        let listener = Listener::unix(path, options.unixsocketperm)
            .map_err(|error| engine::options::cannot_listen_on_unix(path, &error))?;
        listeners.push(listener);
    }
    let (told, again) = shutdown::signals()?;
    let unixsocket = options.unixsocket.clone();
    let server = Server::new(options, SystemClock);
    server.set_runtime(Runtime { name: "modern", version: RUNTIME, port: address.port() });
    server.set_client_room(|wanted| host::limits::clients(wanted, DESCRIPTORS));
    host::announce(format!("modern ({RUNTIME}) listening on {address}"));
    tokio::select! {
        () = server::run(listeners, server, told) => {}
        () = again => host::abandon("modern"),
    }
    if let Some(path) = unixsocket {
        let _ = std::fs::remove_file(path);
    }
    Ok(())
}
// endregion: main
