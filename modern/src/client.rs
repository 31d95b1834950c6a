//! A client.

use std::fmt;
use std::io;

use bytes::Bytes;
use engine::Frame;
use thiserror::Error;
use tokio::net::{TcpStream, ToSocketAddrs};

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

/// A connection to a server.
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
pub async fn connect(address: impl ToSocketAddrs) -> Result<Client, Error> {
    let socket = TcpStream::connect(address).await?;
    socket.set_nodelay(true)?;
    Ok(Client { connection: Connection::new(socket) })
}
// endregion: connect

impl Client {
    /// The value of `key`, or `None`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    // region: get
    pub async fn get(&mut self, key: impl Into<Bytes>) -> Result<Option<Bytes>, Error> {
        match self.call(Frame::command([Bytes::from("get"), key.into()])).await? {
            Frame::Bulk(value) => Ok(Some(value)),
            Frame::Null => Ok(None),
            other => Err(Error::Unexpected(other)),
        }
    }
    // endregion: get

    /// Sets `key` to `value`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn set(&mut self, key: impl Into<Bytes>, value: impl Into<Bytes>) -> Result<(), Error> {
        match self.call(Frame::command([Bytes::from("set"), key.into(), value.into()])).await? {
            Frame::Simple(text) if text == "OK" => Ok(()),
            other => Err(Error::Unexpected(other)),
        }
    }

    /// Sends a request and waits for its reply.
    // region: call
    async fn call(&mut self, request: Frame) -> Result<Frame, Error> {
        self.connection.write_frame(&request).await?;
        let reply =
            self.connection.read_frame().await?.ok_or_else(|| io::Error::from(io::ErrorKind::ConnectionReset))?;
        reply.into_result().map_err(Error::Server)
    }
    // endregion: call
}
