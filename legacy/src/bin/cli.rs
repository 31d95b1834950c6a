//! `cargo run -p legacy --bin cli -- COMMAND`: a client on tokio 0.1.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::process::ExitCode;

use clap::Parser;
use engine::client_protocol::cli::{self, Options};
use futures::future::{self, Either};
use futures::{stream, Future, Stream};
use legacy::client::{self, Client, Error};
use tokio::runtime::current_thread::Runtime;

/// A Redis client on tokio 0.1
#[derive(Parser)]
#[command(name = "cli", version)]
struct Cli {
    #[command(flatten)]
    options: Options,
}

// region: main
fn main() -> ExitCode {
    let options = Cli::parse().options;
    match start(options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            cli::complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn start(options: Options) -> Result<bool, String> {
    let mut runtime = Runtime::new().map_err(|error| error.to_string())?;
    let client = runtime.block_on(connect(&options)).map_err(|error| options.cannot_connect(&error))?;
    runtime.block_on(run(client, options)).map_err(|error| error.to_string())
}

/// The first of the host's addresses that answers. tokio 1 looks names up; here it is done by std,
/// which blocks.
fn connect(options: &Options) -> impl Future<Item = Client, Error = Error> {
    let addresses = (options.hostname.as_str(), options.port).to_socket_addrs();
    future::result(addresses).from_err().and_then(|addresses| {
        let nobody = Error::from(io::Error::new(io::ErrorKind::InvalidInput, "could not resolve to any addresses"));
        let first: Box<dyn Future<Item = Client, Error = Error>> = Box::new(future::err(nobody));
        addresses
            .fold(first, |before, address: SocketAddr| Box::new(before.or_else(move |_| client::connect(&address))))
    })
}

/// Whether the command succeeded.
fn run(client: Client, options: Options) -> impl Future<Item = bool, Error = Error> {
    let greeted = stream::iter_ok(options.greetings()).fold(client, |client, greeting| {
        client.execute(greeting).and_then(|(reply, client)| {
            reply.into_result().map_err(Error::Server)?;
            Ok(client)
        })
    });
    greeted.and_then(|client| {
        if options.is_subscription() {
            return Either::A(subscribe(client, options));
        }
        Either::B(client.execute(options.command()).then(move |done| match done {
            Ok((reply, _)) => Ok(options.show(&reply)),
            Err(_) if options.is_shutdown() => Ok(true),
            Err(error) => Err(error),
        }))
    })
}

fn subscribe(client: Client, options: Options) -> impl Future<Item = bool, Error = Error> {
    options.show_banner();
    let failed = client.replies(options.command()).skip_while(move |reply| Ok(options.show(reply)));
    failed.into_future().map_err(|(error, _)| error).and_then(|(failed, _)| match failed {
        Some(_) => Ok(false),
        None => Err(Error::closed()),
    })
}
// endregion: main
