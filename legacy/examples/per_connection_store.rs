//! SET and GET on a map that each connection has for itself: no other connection finds its keys.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::collections::HashMap;
use std::env;
use std::error::Error;

use bytes::Bytes;
use engine::Frame;
use futures::future::{self, Either, Loop, loop_fn};
use futures::{Future, Stream};
use legacy::connection::Connection;
use tokio::net::{TcpListener, TcpStream};

fn main() -> Result<(), Box<dyn Error>> {
    let addr = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:6379".to_owned()).parse()?;
    let listener = TcpListener::bind(&addr)?;
    eprintln!("listening on {}", listener.local_addr()?);

    tokio::run(
        listener
            .incoming()
            .for_each(|socket| {
                tokio::spawn(process(socket));
                Ok(())
            })
            .map_err(|e| eprintln!("listener error = {e:?}")),
    );
    Ok(())
}

// region: process
fn process(socket: TcpStream) -> impl Future<Item = (), Error = ()> {
    // Each reply is a write of its own: without this, the second of a pipeline would wait for an acknowledgement.
    if let Err(e) = socket.set_nodelay(true) {
        eprintln!("no nodelay: {e}");
    }
    // The map goes round the loop with the connection and ends with it.
    loop_fn((Connection::new(socket), HashMap::new()), |(connection, mut db)| {
        connection.read_frame().and_then(move |(frame, connection)| match frame {
            None => Either::A(future::ok(Loop::Break(()))),
            Some(frame) => {
                let response = apply(&frame, &mut db);
                Either::B(connection.write_frame(&response).map(|connection| Loop::Continue((connection, db))))
            }
        })
    })
    .map_err(|e| eprintln!("connection error = {e:?}"))
}
// endregion: process

/// Returns the answer to a request.
fn apply(frame: &Frame, db: &mut HashMap<Bytes, Bytes>) -> Frame {
    let Frame::Array(words) = frame else { return Frame::Error("ERR not a request".to_owned()) };
    match words.as_slice() {
        [Frame::Bulk(name), Frame::Bulk(key), Frame::Bulk(value)] if name.eq_ignore_ascii_case(b"set") => {
            db.insert(key.clone(), value.clone());
            Frame::Simple("OK".to_owned())
        }
        [Frame::Bulk(name), Frame::Bulk(key)] if name.eq_ignore_ascii_case(b"get") => {
            db.get(key).map_or(Frame::Null, |value| Frame::Bulk(value.clone()))
        }
        _ => Frame::Error(format!("ERR unimplemented {frame:?}")),
    }
}
