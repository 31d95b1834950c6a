//! The client's half of the protocol, without a socket.
//!
//! **Whatever of a client does not wait is here, once for both clients**: requests with the type of their result
//! ([`Call`]), the assignment of replies to requests ([`InFlight`]), the state of a subscription ([`Subscriptions`]),
//! and the flags and the output of the command line ([`cli`]). `legacy` and `modern` add the waiting.
//!
//! ```
//! use engine::Frame;
//! use client_protocol::Call;
//!
//! let (request, reading) = Call::get("hello").into_parts().unwrap();
//! assert_eq!(request.bytes(), b"*2\r\n$3\r\nget\r\n$5\r\nhello\r\n");
//! assert_eq!(reading.result(vec![Frame::Bulk("world".into())]).unwrap(), Some("world".into()));
//! ```

#![warn(
    missing_debug_implementations,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate
)]

mod call;
#[cfg(feature = "cli")]
pub mod cli;
mod error;
mod in_flight;
mod options;
mod subscriptions;

pub use call::{Call, Reading, Request, Results, command};
pub use error::{Error, Refusal};
pub use in_flight::{InFlight, MAX_IN_FLIGHT};
pub use options::ConnectOptions;
pub use subscriptions::{Message, Subscriptions};
