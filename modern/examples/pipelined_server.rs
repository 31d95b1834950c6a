//! A pipelined server without tokio-proto: requests that come together are worked on together, and answered in their order.

use std::time::Duration;
use std::{env, io};

use futures::{StreamExt, TryStreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
use tokio_util::codec::{Framed, LinesCodec, LinesCodecError};

/// The longest request, in bytes.
const MAX_LINE: usize = 64;

// region: serve
/// The most requests of a connection that are worked on at a time; tokio-proto had no such limit.
const IN_FLIGHT: usize = 32;

async fn call(request: String) -> Result<String, LinesCodecError> {
    println!("{request} begins");
    let work = Duration::from_millis(request.trim_start_matches('w').parse().unwrap_or(0));
    sleep(work).await;
    println!("{request} is done");
    Ok(format!("{request} done"))
}

async fn serve(socket: TcpStream) -> Result<(), LinesCodecError> {
    let codec = LinesCodec::new_with_max_length(MAX_LINE);
    let (replies, requests) = Framed::new(socket, codec).split();
    // A loop of `next`, `call`, `send` would wait for each answer before it takes the next request.
    requests.map_ok(call).try_buffered(IN_FLIGHT).forward(replies).await
}
// endregion: serve

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7041");
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);

    loop {
        let (socket, _) = listener.accept().await?;
        socket.set_nodelay(true)?;
        tokio::spawn(async move {
            if let Err(e) = serve(socket).await {
                eprintln!("session: {e}");
            }
        });
    }
}
