//! Errors of calls.

use std::fmt::{self, Write as _};
use std::io;
use std::time::Duration;

use thiserror::Error;

use engine::Frame;

/// Number of bytes that an error shows of a reply, which may be of any size.
const SHOWN: usize = 200;

/// Reason why a call failed.
///
/// ```
/// use client_protocol::Error;
///
/// let error = Error::Server("WRONGTYPE no string".to_owned());
/// assert_eq!(error.to_string(), "WRONGTYPE no string");
/// assert_eq!(error.code(), Some("WRONGTYPE"));
/// assert!(!error.is_closed());
/// assert!(Error::closed().is_closed());
/// ```
#[derive(Error)]
#[non_exhaustive]
pub enum Error {
    /// The server's error reply, as it sent it.
    #[error("{0}")]
    Server(String),
    /// The reply has a type that the command never returns.
    #[error("unexpected reply: {}", Shown(.0))]
    Unexpected(Frame),
    /// The server sent a reply that belongs to no request. From then on nobody can tell which reply answers which
    /// request, so the client makes no more calls.
    #[error("{}", unasked(.0))]
    Unasked(Frame),
    /// The command was not sent.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The reply did not come in time, or the connection was not established in time. The server may still execute the
    /// command.
    #[error("nothing came within {0:?}")]
    TimedOut(Duration),
    /// The connection is broken, or the peer speaks another protocol.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Reason why a command was not sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// A command without a name. A server does not answer it.
    #[error("a command needs a name")]
    Empty,
    /// A command that has no reply, or many.
    #[error("{0} does not have exactly one reply: use a subscriber, or `replies`")]
    NotOneReply(String),
    /// A command that begins or ends a transaction, or the connection, inside one.
    #[error("{0} cannot be part of a transaction that is sent as a whole")]
    InTransaction(String),
    /// A transaction, on a connection on which a `MULTI` is in force that was sent as a command. The server does not
    /// nest transactions.
    #[error("a transaction has begun on this connection already: end it by EXEC or DISCARD")]
    Nested,
}

impl Error {
    /// Returns the error for a connection that the server closed while a reply was due.
    #[must_use]
    pub fn closed() -> Self {
        Self::Io(io::Error::new(io::ErrorKind::ConnectionReset, "the server closed the connection"))
    }

    /// Returns the code that the server's error reply begins with, such as `ERR` or `WRONGTYPE`.
    ///
    /// ```
    /// # use client_protocol::Error;
    /// assert_eq!(Error::Server("ERR syntax error".to_owned()).code(), Some("ERR"));
    /// assert_eq!(Error::closed().code(), None);
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Server(text) | Self::Unasked(Frame::Error(text)) => text.split([' ', '\r', '\n']).next(),
            _ => None,
        }
    }

    /// Returns whether the connection is of no more use: it is closed or broken, or nobody can tell any more which
    /// reply answers which request. Every later call on it fails.
    ///
    /// ```
    /// # use client_protocol::Error;
    /// assert!(Error::closed().is_closed());
    /// assert!(!Error::Server("ERR syntax error".to_owned()).is_closed());
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Io(_) | Self::Unasked(_))
    }
}

/// Every caller that waits on a broken connection gets its error.
impl Clone for Error {
    fn clone(&self) -> Self {
        match self {
            Self::Server(text) => Self::Server(text.clone()),
            Self::Unexpected(frame) => Self::Unexpected(frame.clone()),
            Self::Unasked(frame) => Self::Unasked(frame.clone()),
            Self::Refused(refusal) => Self::Refused(refusal.clone()),
            Self::TimedOut(limit) => Self::TimedOut(*limit),
            Self::Io(error) => Self::Io(match error.raw_os_error() {
                Some(code) => io::Error::from_raw_os_error(code),
                None => io::Error::new(error.kind(), error.to_string()),
            }),
        }
    }
}

/// Shows the name of the variant, and no more of a reply than its beginning.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server(text) => f.debug_tuple("Server").field(text).finish(),
            Self::Unexpected(frame) => f.debug_tuple("Unexpected").field(&format_args!("{}", Shown(frame))).finish(),
            Self::Unasked(frame) => f.debug_tuple("Unasked").field(&format_args!("{}", Shown(frame))).finish(),
            Self::Refused(refusal) => f.debug_tuple("Refused").field(refusal).finish(),
            Self::TimedOut(limit) => f.debug_tuple("TimedOut").field(limit).finish(),
            Self::Io(error) => f.debug_tuple("Io").field(error).finish(),
        }
    }
}

/// Returns the text of a reply that belongs to no request. It may say why the server closes the connection.
fn unasked(frame: &Frame) -> String {
    match frame {
        Frame::Error(text) => text.clone(),
        other => format!("a reply that nobody had asked for: {}", Shown(other)),
    }
}

/// The beginning of a reply.
struct Shown<'a>(&'a Frame);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut head = Head(String::new());
        match write!(head, "{:?}", self.0) {
            Ok(()) => f.write_str(&head.0),
            Err(fmt::Error) => write!(f, "{}…", head.0),
        }
    }
}

/// Text that ends the formatting as soon as it is long enough.
struct Head(String);

impl fmt::Write for Head {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = SHOWN - self.0.len();
        if text.len() <= room {
            self.0.push_str(text);
            return Ok(());
        }
        let end = (0..=room).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        self.0.push_str(&text[..end]);
        Err(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_reply_is_shown_in_part() {
        let error = Error::Unexpected(Frame::Array(vec![Frame::Bulk(vec![b'x'; 1_000_000].into()); 8]));
        for shown in [error.to_string(), format!("{error:?}")] {
            assert!(shown.len() < SHOWN + 40, "{}", shown.len());
            assert!(shown.contains(r#"Array([Bulk(b"xxx"#) && shown.contains('…'), "{shown}");
        }
        assert_eq!(format!("{:?}", Error::Unexpected(Frame::Null)), "Unexpected(Null)");
    }

    #[test]
    fn debug_names_the_variant() {
        assert_eq!(format!("{:?}", Error::Server("ERR no".to_owned())), r#"Server("ERR no")"#);
        assert_eq!(format!("{:?}", Error::Refused(Refusal::Empty)), "Refused(Empty)");
        assert!(format!("{:?}", Error::closed()).starts_with("Io("));
    }

    #[test]
    fn an_error_reply_without_a_request_keeps_the_servers_words() {
        let error = Error::Unasked(Frame::Error("ERR max number of clients reached".to_owned()));
        assert_eq!(error.to_string(), "ERR max number of clients reached");
        assert!(error.is_closed());
        assert_eq!(error.code(), Some("ERR"));
    }
}
