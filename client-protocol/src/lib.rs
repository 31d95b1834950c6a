//! What a client says and hears, without its socket.
//!
//! **A client's half that does not wait stands here once**: requests with the type of their result
//! ([`Call`]), the state of a subscription ([`Subscriptions`]), and what the command line takes and
//! prints ([`cli`]). `legacy` and `modern` add the waiting.
//!
//! ```
//! use engine::Frame;
//! use client_protocol::Call;
//!
//! let call = Call::get("hello");
//! assert_eq!(call.request(), &Frame::command(["get", "hello"]));
//! assert_eq!(call.result(Frame::Bulk("world".into())).unwrap(), Some("world".into()));
//! ```

mod call;
pub mod cli;
mod error;
mod subscriptions;

pub use call::Call;
pub use error::Error;
pub use subscriptions::{Message, Subscriptions};
