//! One connection is accepted, and no loop runs.

use futures::{Future, Stream};
use std::io;
use tokio::net::{TcpListener, TcpStream};

pub fn one(listener: TcpListener) -> impl Future<Item = Option<TcpStream>, Error = io::Error> {
    listener.incoming().into_future().map(|(stream, _)| stream).map_err(|(error, _)| error)
}
