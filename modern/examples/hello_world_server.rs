//! A server that writes "hello world" to each socket and closes it; no failing socket ends the others or the listener.

use std::env;
use std::error::Error;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let addr = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);

    // region: body
    loop {
        let mut socket = match listener.accept().await {
            Ok((socket, _)) => socket,
            Err(e) => {
                eprintln!("listener error = {e:?}");
                return Ok(());
            }
        };
        tokio::spawn(async move {
            if let Err(e) = socket.write_all(b"hello world").await {
                eprintln!("socket error = {e:?}");
            }
            // The socket is dropped here.
        });
    }
    // endregion: body
}
