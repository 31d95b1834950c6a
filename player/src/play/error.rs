//! Errors of a step that could not be carried out.

use std::io;
use std::time::Duration;

use crate::net::Address;
use crate::reply::quoted;
use crate::script::template::RenderError;

/// Reason why a step could not be carried out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StepError {
    /// The target did not accept the connection.
    #[error("connecting to {0} failed: {1}")]
    Connect(Address, io::Error),
    /// The peer did not accept what was sent.
    #[error("sending failed: {0}")]
    Send(io::Error),
    /// The connection could not be closed in the named way.
    #[error("the {0} failed: {1}")]
    Close(&'static str, io::Error),
    /// The socket failed while waiting.
    #[error("the socket failed: {0}")]
    Socket(io::Error),
    /// A variable could not be filled in.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The service accepted a connection that it should have refused.
    #[error("the connection was accepted instead of refused")]
    Accepted,
    /// The value is not a number of bytes.
    #[error("no such place to cut at: {}", quoted(.0))]
    Cut(Vec<u8>),
    /// There is no connection of this name.
    #[error("no connection {0}")]
    NoConnection(String),
    /// The variable has bytes, but a list is needed.
    #[error("the variable {0} is no list")]
    NoList(String),
    /// The condition of a repetition was not met within this many rounds.
    #[error("not reached in {0} rounds")]
    NotReached(usize),
    /// The steps did not all succeed within this time.
    #[error("not reached within {0:?}")]
    NotWithin(Duration),
    /// The setup script found a difference.
    #[error("the setup failed: {0}")]
    Setup(String),
    /// The setup script closed the connection.
    #[error("the setup has closed the connection")]
    SetupClosed,
}
