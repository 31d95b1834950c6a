//! The first client: sets a key, gets it back and prints it.
//!
//! `cargo run -p modern --example hello_redis [ADDRESS]`; the address is 127.0.0.1:6379 unless given.

use modern::client::{self, Error};

// region: hello
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Its text alone is what a user reads: `Error: "unimplemented"`.
    Ok(hello().await.map_err(|error| error.to_string())?)
}

async fn hello() -> Result<(), Error> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:6379".to_owned());
    let mut client = client::connect(address).await?;
    client.set("hello", "world").await?;
    let result = client.get("hello").await?;
    println!("got value from the server; result={result:?}");
    Ok(())
}
// endregion: hello
