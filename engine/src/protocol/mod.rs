//! Parsing of requests, and encoding of replies.

#[cfg(feature = "server")]
mod copies;
#[cfg(feature = "server")]
pub mod float;
mod inline;
pub mod number;
mod reply;
mod request;

#[cfg(feature = "server")]
pub(crate) use copies::{Copies, Place};
pub use inline::split_arguments;
pub use reply::{Protocol, ReplyWriter};
pub use request::{Arguments, OwnedRequest, Request, RequestLimits};
pub(crate) use request::{PREFETCHED, Progress, RequestParser};

use thiserror::Error;

/// An error in the bytes of requests, after which the stream can no longer be trusted: the server answers `-ERR
/// Protocol error: …` and closes.
///
/// The texts are those of Redis 7.0 (`networking.c`), which clients match on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ProtocolError {
    /// An inline request longer than [`crate::limits::MAX_LINE`].
    #[error("too big inline request")]
    InlineTooBig,
    /// A quote of an inline request that is not closed.
    #[error("unbalanced quotes in request")]
    UnbalancedQuotes,
    /// The line `*<count>` has no end within [`crate::limits::MAX_LINE`].
    #[error("too big mbulk count string")]
    CountLineTooBig,
    /// `<count>` in `*<count>` is no number, or exceeds [`crate::limits::MAX_ARGUMENTS`].
    #[error("invalid multibulk length")]
    InvalidCount,
    /// More arguments than an unauthenticated client may send.
    #[error("unauthenticated multibulk length")]
    UnauthenticatedCount,
    /// The line `$<length>` has no end within [`crate::limits::MAX_LINE`].
    #[error("too big bulk count string")]
    LengthLineTooBig,
    /// An argument that does not begin with `$`.
    #[error("expected '$', got '{}'", printable(*.0))]
    ExpectedBulk(u8),
    /// `<length>` in `$<length>` is no number, negative, or exceeds `proto-max-bulk-len`.
    #[error("invalid bulk length")]
    InvalidLength,
    /// An argument longer than an unauthenticated client may send.
    #[error("unauthenticated bulk length")]
    UnauthenticatedLength,
    /// More bytes that are not executed than `client-query-buffer-limit` allows. As in Redis, the client is closed
    /// without a reply.
    #[error("query buffer limit reached")]
    QueryBufferLimit,
}

impl ProtocolError {
    /// Returns the text of the reply, without its `-` and its line end. An unexpected byte is quoted as it came.
    pub(crate) fn reply(&self) -> Vec<u8> {
        let mut text = b"ERR Protocol error: ".to_vec();
        match self {
            Self::ExpectedBulk(byte) => {
                text.extend_from_slice(b"expected '$', got '");
                text.extend_from_slice(&[*byte, b'\'']);
            }
            other => text.extend_from_slice(other.to_string().as_bytes()),
        }
        text
    }
}

/// Returns a byte for a line of the log: line ends become spaces.
fn printable(byte: u8) -> char {
    match byte {
        b'\r' | b'\n' => ' ',
        other => char::from(other),
    }
}
