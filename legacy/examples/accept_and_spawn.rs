//! An accept loop with a task for each connection: no client waits for another.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::env;
use std::error::Error;

use engine::Frame;
use futures::future::{self, Either};
use futures::{Future, Stream};
use legacy::connection::Connection;
use tokio::net::{TcpListener, TcpStream};

fn main() -> Result<(), Box<dyn Error>> {
    let addr = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:6379".to_owned()).parse()?;
    let listener = TcpListener::bind(&addr)?;
    eprintln!("listening on {}", listener.local_addr()?);

    // region: accept
    tokio::run(
        listener
            .incoming()
            .for_each(|socket| {
                // The loop goes on while the task serves this client.
                tokio::spawn(process(socket));
                Ok(())
            })
            .map_err(|e| eprintln!("listener error = {e:?}")),
    );
    // endregion: accept
    Ok(())
}

// region: process
fn process(socket: TcpStream) -> impl Future<Item = (), Error = ()> {
    let connection = Connection::new(socket);

    connection
        .read_frame()
        .and_then(|(frame, connection)| {
            let Some(frame) = frame else { return Either::A(future::ok(())) };
            println!("GOT: {frame:?}");

            // No command is known yet.
            let response = Frame::Error("unimplemented".to_owned());
            Either::B(connection.write_frame(&response).map(|_connection| ()))
        })
        .map_err(|e| eprintln!("connection error = {e:?}"))
}
// endregion: process
