//! `cargo run -p legacy --bin cli -- COMMAND`: a client on tokio 0.1.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::process::ExitCode;

use client_protocol::cli::{self, Arguments};
use futures::future::{self, Either};
use futures::{Future, Stream};
use legacy::RUNTIME;
use legacy::client::{self, Client, Error};
use tokio::runtime::current_thread::Runtime;
use tokio::util::FutureExt;

include!(concat!(env!("OUT_DIR"), "/version.rs"));

// region: main
fn main() -> ExitCode {
    let arguments = cli::parse(RUNTIME, VERSION);
    let done = Runtime::new().map_err(|error| error.to_string()).and_then(|mut runtime| match arguments.timeout {
        None => runtime.block_on(start(arguments)),
        Some(limit) => {
            let too_late = arguments.timed_out();
            let done = runtime.block_on(start(arguments).timeout(limit));
            done.map_err(|error| error.into_inner().unwrap_or(too_late))
        }
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            cli::complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: Arguments) -> impl Future<Item = bool, Error = String> {
    connect(&arguments).then(|connected| match connected {
        Ok(client) => Either::A(run(client, arguments).map_err(|error| error.to_string())),
        Err(error) => Either::B(future::err(arguments.cannot_connect(&error))),
    })
}

/// Connects to the first of the host's addresses that answers. tokio 0.1 does not resolve names, so std does, which
/// blocks.
fn connect(arguments: &Arguments) -> impl Future<Item = Client, Error = Error> {
    let addresses = (arguments.hostname.as_str(), arguments.port).to_socket_addrs();
    let options = arguments.connect_options();
    future::result(addresses).from_err().and_then(move |addresses| {
        let nobody = Error::from(io::Error::new(io::ErrorKind::InvalidInput, "could not resolve to any addresses"));
        let first: Box<dyn Future<Item = Client, Error = Error>> = Box::new(future::err(nobody));
        addresses.fold(first, |before, address: SocketAddr| {
            let options = options.clone();
            Box::new(before.or_else(move |error| match error.code() {
                // A server is there, but refuses the password or the database.
                Some(_) => Either::A(future::err(error)),
                None => Either::B(client::connect_with(&address, &options)),
            }))
        })
    })
}

/// Returns whether the command succeeded.
fn run(client: Client, arguments: Arguments) -> impl Future<Item = bool, Error = Error> {
    if arguments.is_subscription() {
        return Either::A(subscribe(client, arguments));
    }
    Either::B(client.execute_raw(arguments.command()).then(move |done| match done {
        Ok((reply, _)) => Ok(arguments.show(&reply)),
        Err(_) if arguments.is_shutdown() => Ok(true),
        Err(error) => Err(error),
    }))
}

fn subscribe(client: Client, arguments: Arguments) -> impl Future<Item = bool, Error = Error> {
    arguments.show_banner();
    let failed = client.replies(arguments.command()).skip_while(move |reply| Ok(arguments.show(reply)));
    failed.into_future().map_err(|(error, _)| error).and_then(|(failed, _)| match failed {
        Some(_) => Ok(false),
        None => Err(Error::closed()),
    })
}
// endregion: main
