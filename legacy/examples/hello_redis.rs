//! The first client: sets a key, gets it back and prints it.
//!
//! `cargo run -p legacy --example hello_redis [ADDRESS]`; the address is 127.0.0.1:6379 unless given.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::net::SocketAddr;

use futures::Future;
use legacy::client::{self, Error};
use tokio::runtime::Runtime;

// region: hello
fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Its text alone is what a user reads: `Error: "unimplemented"`.
    Ok(Runtime::new()?.block_on(hello()).map_err(|error| error.to_string())?)
}

fn hello() -> impl Future<Item = (), Error = Error> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:6379".to_owned());
    let address: SocketAddr = address.parse().expect("an address is ip:port");
    client::connect(&address)
        .and_then(|client| client.set("hello", "world"))
        .and_then(|client| client.get("hello"))
        .map(|(result, _)| println!("got value from the server; result={result:?}"))
}
// endregion: hello
