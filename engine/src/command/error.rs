//! Errors of commands, in Redis's words.

use std::borrow::Cow;

use thiserror::Error;

use super::table::{self, Command, Rules};
use crate::protocol::Request;

/// Reason why a command was refused. The texts with their codes are those of Redis 7.0, since clients match on them.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub(crate) enum CommandError {
    #[error("ERR syntax error")]
    Syntax,
    #[error("ERR value is not an integer or out of range")]
    NotAnInteger,
    #[error("ERR value is not a valid float")]
    NotAFloat,
    #[error("ERR increment or decrement would overflow")]
    Overflow,
    #[error("ERR decrement would overflow")]
    DecrementOverflow,
    #[error("ERR increment would produce NaN or Infinity")]
    NotFinite,
    #[error("ERR string exceeds maximum allowed size (proto-max-bulk-len)")]
    TooLong,
    #[error("ERR offset is out of range")]
    Offset,
    #[error("ERR no such key")]
    NoSuchKey,
    #[error("ERR source and destination objects are the same")]
    SameObject,
    #[error("ERR DB index is out of range")]
    Database,
    #[error("ERR invalid expire time in '{0}' command")]
    ExpireTime(&'static str),
    #[error("ERR wrong number of arguments for '{0}' command")]
    Arity(&'static str),
    #[error("ERR unknown command")]
    Unknown(Vec<u8>),
    #[error("NOAUTH Authentication required.")]
    NoAuth,
    #[error("OOM command not allowed when used memory > 'maxmemory'.")]
    OutOfMemory,
    #[error(
        "ERR Can't execute '{0}': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context"
    )]
    Subscribed(&'static str),
    #[error(
        "ERR DEBUG command not allowed. If the enable-debug-command option is set to \"local\", you can run it from a \
         local connection, otherwise you need to set this option in the configuration file, and then restart the \
         server."
    )]
    DebugNotAllowed,
    #[error("LOADING Redis is loading the dataset in memory")]
    Loading,
    /// The append-only file cannot be written; with the message of the operating system.
    #[error("MISCONF Errors writing to the AOF file: {0}")]
    Misconfigured(String),
    #[error("ERR Command not allowed inside a transaction")]
    NotInTransaction,
    /// `POST` or `Host:`, as sent by a browser that a hostile page has directed here. Redis closes the connection, so
    /// that the rest of the HTTP request is not taken for commands.
    #[error("hostile")]
    Hostile,
    /// No error: the command goes on in portions.
    #[error("unfinished")]
    Unfinished,
    #[error("{0}")]
    Other(Cow<'static, str>),
    #[error("other bytes")]
    Bytes(Vec<u8>),
}

impl CommandError {
    /// Returns an error with any text, which begins with its code.
    pub(crate) fn other(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Other(text.into())
    }

    /// Returns an error whose text contains an argument, up to its first NUL, as C's `%s` prints it. Redis cuts line
    /// ends off the end of the whole text.
    pub(crate) fn about(before: &str, argument: &[u8], after: &str) -> Self {
        let mut text = [before.as_bytes(), until_nul(argument), after.as_bytes()].concat();
        while let Some(b'\r' | b'\n') = text.last() {
            text.pop();
        }
        Self::Bytes(text)
    }

    /// Returns the error for an unknown command, with the beginning of its arguments.
    pub(super) fn unknown(request: &Request<'_>) -> Self {
        let name = request.name();
        if name.eq_ignore_ascii_case(b"post") || name.eq_ignore_ascii_case(b"host:") {
            return Self::Hostile;
        }
        if OF_CLUSTERS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            return Self::Unknown(b"ERR This instance has cluster support disabled".to_vec());
        }
        let mut text = b"ERR unknown command '".to_vec();
        text.extend_from_slice(until_nul(&name[..name.len().min(128)]));
        text.extend_from_slice(b"', with args beginning with: ");
        let mut shown = 0;
        for argument in request.from(1) {
            if shown >= 128 {
                break;
            }
            let argument = until_nul(&argument[..argument.len().min(128 - shown)]);
            text.push(b'\'');
            text.extend_from_slice(argument);
            text.extend_from_slice(b"' ");
            shown += argument.len() + 3;
        }
        Self::Unknown(text)
    }

    pub(super) fn unknown_subcommand(container: &Command, request: &Request<'_>) -> Self {
        let name = request.get(1);
        let mut text = b"ERR unknown subcommand '".to_vec();
        text.extend_from_slice(until_nul(&name[..name.len().min(128)]));
        text.extend_from_slice(format!("'. Try {} HELP.", container.name.to_uppercase()).as_bytes());
        Self::Unknown(text)
    }

    /// Returns the whole reply without its `-` and its line end.
    pub(crate) fn text(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Unknown(text) | Self::Bytes(text) => Cow::Borrowed(text),
            other => Cow::Owned(other.to_string().into_bytes()),
        }
    }

    /// Returns whether the error keeps `EXEC` itself from running, which then ends the transaction.
    pub(super) fn rejects_exec(&self, request: &Request<'_>) -> bool {
        table::find(request.name()).is_some_and(|command| command.rules.has(Rules::RUNS_QUEUE))
            && matches!(
                self,
                Self::Arity(_)
                    | Self::NoAuth
                    | Self::OutOfMemory
                    | Self::Subscribed(_)
                    | Self::Loading
                    | Self::Misconfigured(_)
            )
    }

    /// Returns whether the error makes `EXEC` refuse the transaction that is being queued.
    ///
    /// An error in queuing a command does; an error of a command that runs at once (a second `MULTI`, a `WATCH`) does
    /// not.
    pub(super) fn aborts_transaction(&self) -> bool {
        matches!(
            self,
            Self::Unknown(_)
                | Self::Arity(_)
                | Self::NoAuth
                | Self::OutOfMemory
                | Self::NotInTransaction
                | Self::DebugNotAllowed
                | Self::Loading
                | Self::Misconfigured(_)
                | Self::Subscribed(_)
        )
    }
}

/// Commands by which clients find out whether they talk to a cluster. Clients understand the answer of a Redis that is
/// no cluster, but not an error about an unknown command.
const OF_CLUSTERS: [&[u8]; 4] = [b"cluster", b"readonly", b"readwrite", b"asking"];

/// Returns the part of an argument that C's `%s` prints.
pub(super) fn until_nul(text: &[u8]) -> &[u8] {
    text.split(|&byte| byte == 0).next().unwrap_or_default()
}
