//! A server that writes "hello world" to each socket and closes it; no failing socket ends the others or the listener.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::env;
use std::error::Error;

use futures::{Future, Stream};
use tokio::io;
use tokio::net::TcpListener;

fn main() -> Result<(), Box<dyn Error>> {
    let addr = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned()).parse()?;
    let listener = TcpListener::bind(&addr)?;
    eprintln!("listening on {}", listener.local_addr()?);

    // region: body
    tokio::run({
        listener
            .incoming()
            .for_each(|socket| {
                tokio::spawn({
                    io::write_all(socket, "hello world")
                        // Drop the socket.
                        .map(|_| ())
                        .map_err(|e| eprintln!("socket error = {e:?}"))
                });

                // Receive the next inbound socket.
                Ok(())
            })
            .map_err(|e| eprintln!("listener error = {e:?}"))
    });
    // endregion: body
    Ok(())
}
