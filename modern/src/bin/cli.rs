//! `cargo run -p modern --bin cli -- COMMAND`: a client on tokio 1.

use std::process::ExitCode;

use client_protocol::cli::{self, Arguments};
use futures_util::stream::TryStreamExt;
use modern::RUNTIME;
use modern::client::{self, Client, Error};
use tokio::time::timeout;

include!(concat!(env!("OUT_DIR"), "/version.rs"));

// region: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = cli::parse(RUNTIME, VERSION);
    let done = match arguments.timeout {
        None => start(&arguments).await,
        Some(limit) => timeout(limit, start(&arguments)).await.unwrap_or_else(|_| Err(arguments.timed_out())),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            cli::complain(&error);
            ExitCode::FAILURE
        }
    }
}

async fn start(arguments: &Arguments) -> Result<bool, String> {
    let address = (arguments.hostname.as_str(), arguments.port);
    let connected = client::connect_with(address, &arguments.connect_options()).await;
    let client = connected.map_err(|error| arguments.cannot_connect(&error))?;
    run(client, arguments).await.map_err(|error| error.to_string())
}

/// Returns whether the command succeeded.
async fn run(mut client: Client, arguments: &Arguments) -> Result<bool, Error> {
    if arguments.is_subscription() {
        return subscribe(client, arguments).await;
    }
    match client.execute_raw(arguments.command()).await {
        Ok(reply) => Ok(arguments.show(&reply)),
        Err(_) if arguments.is_shutdown() => Ok(true),
        Err(error) => Err(error),
    }
}

async fn subscribe(client: Client, arguments: &Arguments) -> Result<bool, Error> {
    arguments.show_banner();
    let mut replies = client.replies(arguments.command());
    while let Some(reply) = replies.try_next().await? {
        if !arguments.show(&reply) {
            return Ok(false);
        }
    }
    Err(Error::closed())
}
// endregion: main
