//! A server that writes "hello world" to each socket and closes it; no failing socket ends the others or the listener.

use std::env;
use std::error::Error;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio_util::task::TaskTracker;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let addr = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);

    // region: body
    let tasks = TaskTracker::new();
    loop {
        let mut socket = match listener.accept().await {
            Ok((socket, _)) => socket,
            Err(e) => {
                eprintln!("listener error = {e:?}");
                break;
            }
        };
        tasks.spawn(async move {
            if let Err(e) = socket.write_all(b"hello world").await {
                eprintln!("socket error = {e:?}");
            }
            // The socket is dropped here.
        });
    }

    // The sockets outlive the listener, as they did in `tokio::run`.
    tasks.close();
    tasks.wait().await;
    // endregion: body
    Ok(())
}
