//! A client of a service that is being probed.

use std::time::{Duration, Instant};

use super::limits::QUIET;
use crate::connection::{Connection, End, Missing};
use crate::framing::Framing;
use crate::net::Address;
use crate::play::{Player, StepError, Target};
use crate::script::Script;

/// Requests for the services.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Material {
    /// Framing of the protocol.
    pub framing: Framing,
    /// A valid request, as bytes.
    pub request: Vec<u8>,
    /// Number of frames that answer it.
    pub replies: usize,
    /// Script that is played first on each new connection: a login, a handshake.
    pub setup: Option<Script>,
    /// A malformed request.
    pub bad: Vec<u8>,
    /// A request whose answer takes long.
    pub slow: Option<Vec<u8>>,
    /// A request whose handler panics.
    pub panic: Option<Vec<u8>>,
}

impl Material {
    /// Returns material with a valid `request` that one frame answers, and with a malformed request whose bytes belong
    /// to no protocol. There is no setup, no slow request, and no request whose handler panics.
    ///
    /// ```
    /// use wire_player::framing::Framing;
    /// use wire_player::probe::Material;
    ///
    /// let material = Material::new(b"PING\r\n", Framing::Resp);
    /// assert_eq!(material.replies, 1);
    /// ```
    pub fn new(request: impl Into<Vec<u8>>, framing: Framing) -> Self {
        Self {
            framing,
            request: request.into(),
            replies: 1,
            setup: None,
            bad: b"\xff\xfe nonsense \x00\x01\r\n\r\n".to_vec(),
            slow: None,
            panic: None,
        }
    }
}

/// Reason why a request is not answered.
#[derive(Debug, thiserror::Error)]
pub(super) enum AskError {
    /// The request could not be sent.
    #[error(transparent)]
    Step(#[from] StepError),
    /// No answer came.
    #[error(transparent)]
    Missing(#[from] Missing),
}

/// A connection on which the setup was played.
pub(super) struct Client<'a> {
    pub(super) connection: Connection,
    material: &'a Material,
    patience: Duration,
    /// Length of an answer in bytes, for protocols without framing.
    length: Option<usize>,
}

impl<'a> Client<'a> {
    pub(super) fn open(address: &Address, material: &'a Material, patience: Duration) -> Result<Self, StepError> {
        let connection = match &material.setup {
            None => {
                let opened = Connection::open(address.clone(), patience);
                let mut connection = opened.map_err(|error| StepError::Connect(address.clone(), error))?;
                connection.set_framing(&material.framing);
                connection
            }
            Some(script) => {
                let target = Target { name: "service".into(), address: address.clone() };
                Player::connection_after(script, &target, &material.framing, patience)?
            }
        };
        Ok(Self { connection, material, patience, length: None })
    }

    pub(super) fn send(&mut self, bytes: &[u8]) -> Result<(), StepError> {
        self.connection.send(bytes, self.patience).map_err(StepError::Send)
    }

    /// Returns the next answer.
    pub(super) fn answer(&mut self) -> Result<Vec<u8>, Missing> {
        let mut answer = Vec::new();
        if self.material.framing != Framing::Raw {
            for _ in 0..self.material.replies {
                answer.extend(self.connection.frame(self.patience)?);
            }
            return Ok(answer);
        }
        if let Some(length) = self.length {
            return Ok(self.connection.bytes(length, self.patience)?);
        }
        answer = self.connection.frame(self.patience)?;
        while self.connection.more_than(0, QUIET)? {
            answer.extend(self.connection.frame(self.patience)?);
        }
        self.length = Some(answer.len());
        Ok(answer)
    }

    /// Sends the request once, and learns the length of an answer for protocols without framing.
    pub(super) fn learn_length(&mut self) -> Result<Vec<u8>, AskError> {
        self.ask()
    }

    pub(super) fn ask(&mut self) -> Result<Vec<u8>, AskError> {
        self.send(&self.material.request)?;
        Ok(self.answer()?)
    }

    /// Returns how the peer closed, if it closes within `limit`. Unread bytes are dropped.
    pub(super) fn end(&mut self, limit: Duration) -> Option<End> {
        let deadline = Instant::now() + limit;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.connection.end(left) {
                Ok(Some(end)) => return Some(end),
                Ok(None) if !self.connection.unread().is_empty() => {
                    let count = self.connection.unread().len();
                    let _ = self.connection.bytes(count, Duration::ZERO);
                }
                Ok(None) | Err(_) => {
                    if Instant::now() >= deadline {
                        return None;
                    }
                }
            }
        }
    }
}
