//! A client.

use std::fmt;
use std::io;
use std::net::SocketAddr;

use bytes::Bytes;
use engine::Frame;
use futures::Future;
use thiserror::Error;
use tokio::net::TcpStream;

use crate::connection::Connection;

/// Why a command failed.
#[derive(Error)]
#[non_exhaustive]
pub enum Error {
    /// The server's error reply, as it sent it.
    #[error("{0}")]
    Server(String),
    /// The reply is of a type that the command does not have.
    #[error("unexpected reply: {0:?}")]
    Unexpected(Frame),
    /// The connection is broken, or the peer speaks another protocol.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What `main` prints when it returns the error: the server's own text, in quotes.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server(text) => write!(f, "{text:?}"),
            Self::Unexpected(frame) => f.debug_tuple("Unexpected").field(frame).finish(),
            Self::Io(error) => error.fmt(f),
        }
    }
}

/// A connection to a server. Every call takes the client and hands it back with the reply: a future
/// of 0.1 cannot borrow it.
#[derive(Debug)]
pub struct Client {
    connection: Connection,
}

/// Connects to a server.
///
/// # Errors
///
/// When nobody listens there.
// region: connect
pub fn connect(address: &SocketAddr) -> impl Future<Item = Client, Error = Error> {
    TcpStream::connect(address)
        .and_then(|socket| {
            socket.set_nodelay(true)?;
            Ok(Client { connection: Connection::new(socket) })
        })
        .from_err()
}
// endregion: connect

impl Client {
    /// The value of `key`, or `None`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    // region: get
    pub fn get(self, key: impl Into<Bytes>) -> impl Future<Item = (Option<Bytes>, Self), Error = Error> {
        self.call(&Frame::command([Bytes::from("get"), key.into()])).and_then(|(reply, client)| match reply {
            Frame::Bulk(value) => Ok((Some(value), client)),
            Frame::Null => Ok((None, client)),
            other => Err(Error::Unexpected(other)),
        })
    }
    // endregion: get

    /// Sets `key` to `value`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn set(self, key: impl Into<Bytes>, value: impl Into<Bytes>) -> impl Future<Item = Self, Error = Error> {
        let request = Frame::command([Bytes::from("set"), key.into(), value.into()]);
        self.call(&request).and_then(|(reply, client)| match reply {
            Frame::Simple(text) if text == "OK" => Ok(client),
            other => Err(Error::Unexpected(other)),
        })
    }

    /// Sends a request and waits for its reply.
    // region: call
    fn call(self, request: &Frame) -> impl Future<Item = (Frame, Self), Error = Error> {
        self.connection.write_frame(request).and_then(Connection::read_frame).from_err().and_then(
            |(reply, connection)| {
                let reply = reply.ok_or_else(|| io::Error::from(io::ErrorKind::ConnectionReset))?;
                let reply = reply.into_result().map_err(Error::Server)?;
                Ok((reply, Client { connection }))
            },
        )
    }
    // endregion: call
}
