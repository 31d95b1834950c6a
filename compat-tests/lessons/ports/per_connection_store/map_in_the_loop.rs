//! Wrong: a new map for each request.

use std::collections::HashMap;
use std::{env, io};

use bytes::Bytes;
use engine::Frame;
use modern::connection::Connection;
use tokio::net::{TcpListener, TcpStream};

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:6379".to_owned());
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);

    loop {
        let (socket, _) = listener.accept().await?;
        tokio::spawn(async move {
            if let Err(e) = process(socket).await {
                eprintln!("connection error = {e:?}");
            }
        });
    }
}

async fn process(socket: TcpStream) -> io::Result<()> {
    let mut connection = Connection::new(socket);

    while let Some(frame) = connection.read_frame().await? {
        let mut db = HashMap::new();
        let response = apply(&frame, &mut db);
        connection.write_frame(&response).await?;
    }
    Ok(())
}

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
