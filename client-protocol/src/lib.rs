//! The client's half of the protocol, without a socket.
//!
//! **A client's half that does not wait stands here once**: requests with the type of their result
//! ([`Call`]), which reply belongs to which request ([`InFlight`]), the state of a subscription
//! ([`Subscriptions`]), and what the command line takes and prints ([`cli`]). `legacy` and `modern` add
//! the waiting.
//!
//! ```
//! use engine::Frame;
//! use client_protocol::Call;
//!
//! let (request, reading) = Call::get("hello").into_parts().unwrap();
//! assert_eq!(request.bytes(), b"*2\r\n$3\r\nget\r\n$5\r\nhello\r\n");
//! assert_eq!(reading.result(vec![Frame::Bulk("world".into())]).unwrap(), Some("world".into()));
//! ```

#![warn(missing_debug_implementations, clippy::missing_errors_doc, clippy::missing_panics_doc)]

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
