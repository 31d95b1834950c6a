//! `cargo run -p modern --bin cli -- COMMAND`: a client on tokio 1.

use std::pin::pin;
use std::process::ExitCode;

use clap::Parser;
use engine::client_protocol::cli::{self, Options};
use futures::stream::TryStreamExt;
use modern::client::{self, Client, Error};

/// A Redis client on tokio 1
#[derive(Parser)]
#[command(name = "cli", version)]
struct Cli {
    #[command(flatten)]
    options: Options,
}

// region: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let options = Cli::parse().options;
    let done = match client::connect((options.hostname.as_str(), options.port)).await {
        Ok(client) => run(client, &options).await.map_err(|error| error.to_string()),
        Err(error) => Err(options.cannot_connect(&error)),
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

/// Whether the command succeeded.
async fn run(mut client: Client, options: &Options) -> Result<bool, Error> {
    for greeting in options.greetings() {
        client.execute(greeting).await?.into_result().map_err(Error::Server)?;
    }
    if options.is_subscription() {
        return subscribe(client, options).await;
    }
    match client.execute(options.command()).await {
        Ok(reply) => Ok(options.show(&reply)),
        Err(_) if options.is_shutdown() => Ok(true),
        Err(error) => Err(error),
    }
}

async fn subscribe(client: Client, options: &Options) -> Result<bool, Error> {
    options.show_banner();
    let mut replies = pin!(client.replies(options.command()));
    while let Some(reply) = replies.try_next().await? {
        if !options.show(&reply) {
            return Ok(false);
        }
    }
    Err(Error::closed())
}
// endregion: main
