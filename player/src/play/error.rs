//! Errors of a step that could not be done.

use std::io;
use std::time::Duration;

use crate::net::Address;
use crate::reply::quoted;
use crate::script::template::RenderError;

/// Reason why a step could not be done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StepError {
    /// Nobody accepts the connection.
    #[error("connecting to {0} failed: {1}")]
    Connect(Address, io::Error),
    /// The peer does not take what is sent.
    #[error("sending failed: {0}")]
    Send(io::Error),
    /// The connection could not be closed in the way that is named.
    #[error("the {0} failed: {1}")]
    Close(&'static str, io::Error),
    /// The socket failed during a wait.
    #[error("the socket failed: {0}")]
    Socket(io::Error),
    /// A variable cannot be filled in.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The service accepts a connection that it should refuse.
    #[error("the connection was accepted instead of refused")]
    Accepted,
    /// The value is no number of bytes.
    #[error("no such place to cut at: {}", quoted(.0))]
    Cut(Vec<u8>),
    /// There is no connection of this name.
    #[error("no connection {0}")]
    NoConnection(String),
    /// The variable has bytes, but a list is needed.
    #[error("the variable {0} is no list")]
    NoList(String),
    /// The condition of a repetition was not met in so many rounds.
    #[error("not reached in {0} rounds")]
    NotReached(usize),
    /// The steps did not all hold in this time.
    #[error("not reached within {0:?}")]
    NotWithin(Duration),
    /// The setup script found a difference.
    #[error("the setup failed: {0}")]
    Setup(String),
    /// The setup script has closed the connection.
    #[error("the setup has closed the connection")]
    SetupClosed,
}
