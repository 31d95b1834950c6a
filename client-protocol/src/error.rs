//! Why a command failed.

use std::fmt;
use std::io;

use thiserror::Error;

use engine::Frame;

/// Why a command failed.
///
/// ```
/// use client_protocol::Error;
///
/// let error = Error::Server("ERR syntax error".to_owned());
/// assert_eq!(error.to_string(), "ERR syntax error");
/// assert_eq!(format!("{error:?}"), "\"ERR syntax error\"");
/// ```
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

impl Error {
    /// Returns the error of a call to which the server closed the connection instead of replying.
    #[must_use]
    pub fn closed() -> Self {
        Self::Io(io::Error::new(io::ErrorKind::ConnectionReset, "the server closed the connection"))
    }
}

/// One broken connection is told to every caller that waits on it.
impl Clone for Error {
    fn clone(&self) -> Self {
        match self {
            Self::Server(text) => Self::Server(text.clone()),
            Self::Unexpected(frame) => Self::Unexpected(frame.clone()),
            Self::Io(error) => Self::Io(match error.raw_os_error() {
                Some(code) => io::Error::from_raw_os_error(code),
                None => io::Error::new(error.kind(), error.to_string()),
            }),
        }
    }
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
