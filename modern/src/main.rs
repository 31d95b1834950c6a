//! `cargo run -p modern`: the server on tokio 1.

use std::io;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use engine::{Config, Server};
use host::{Allocator, Flags, Program, SystemClock};
use modern::socket::{self, Listener};
use modern::{RUNTIME, server, shutdown};
use tokio::runtime::Builder;

/// Number of file descriptors that the runtime takes for its one reactor: an epoll instance and an eventfd.
const DESCRIPTORS: u32 = 2;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

include!(concat!(env!("OUT_DIR"), "/version.rs"));

const PROGRAM: Program = Program { name: "modern", runtime: RUNTIME, version: VERSION };

// region: main
fn main() -> ExitCode {
    let flags = PROGRAM.parse();
    host::give_memory_back();
    host::finish("modern", start(&flags))
}

fn start(flags: &Flags) -> io::Result<()> {
    let mut config = flags.config().map_err(io::Error::other)?;
    host::start(flags.log, &mut config, DESCRIPTORS)?;
    match flags.threads {
        None => serve_on_all_processors(config),
        // The attribute below fixes the number of threads at compile time; a flag needs the builder.
        Some(threads) => {
            let mut builder = match threads {
                // It needs no queue from which other threads could steal, which makes a request in a pipeline 2 to 4 %
                // cheaper. A task that panics still ends alone.
                1 => Builder::new_current_thread(),
                _ => Builder::new_multi_thread(),
            };
            builder.worker_threads(usize::from(threads)).enable_all();
            builder.build()?.block_on(serve(config))
        }
    }
}

#[tokio::main]
async fn serve_on_all_processors(config: Config) -> io::Result<()> {
    serve(config).await
}

async fn serve(config: Config) -> io::Result<()> {
    let (listeners, address) = listen(&config)?;
    let (told, again) = shutdown::signals()?;
    let server = Server::new(config, SystemClock);
    host::open(&server)?;
    host::introduce(&server, ("modern", RUNTIME), address.port(), DESCRIPTORS);
    host::announce(format!("modern ({RUNTIME}) listening on {address}"));
    tokio::select! {
        () = server::run(listeners, Arc::clone(&server), told) => {}
        () = again => host::abandon("modern"),
    }
    host::ended(&server)
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
