//! The server without its sockets: bytes in, bytes out, and the time from a [`Clock`] that it is given.
//!
//! **The engine never waits.** It has no socket, no timer, no task and no runtime in its dependency
//! tree, so the same code serves `legacy` (tokio 0.1) and `modern` (tokio 1), and expiry is tested
//! without sleeping.
//!
//! The life of a request: a connection reads bytes into a [`RequestBuffer`], takes each complete
//! [`Request`] out of it without copying, hands it to its [`Session`], which appends the reply
//! to the connection's [`ReplyBuffer`], and writes once when no complete request is left.
//!
//! ```
//! use engine::{Config, ManualClock, Server, Session};
//!
//! let server = Server::new(Config::default(), ManualClock::at_unix_millis(1_000));
//! let mut session = Session::detached(&server);
//! let mut replies = Vec::new();
//! let flow = session.feed(b"SET hello world\r\nGET hello\r\n", &mut replies);
//! assert_eq!(replies, b"+OK\r\n$5\r\nworld\r\n");
//! assert_eq!(flow, engine::Flow::Continue);
//! ```
//!
//! | module | what it holds |
//! |---|---|
//! | [`protocol`] | requests out of bytes, replies into bytes, both incremental |
//! | [`frame`] | [`Frame`], one value of the protocol as clients read and write it |
//! | [`keyspace`] | sharded hash tables, entries, expiry, `SCAN` order, watched keys |
//! | [`command`] | the one table of commands and what each does |
//! | [`session`] | one connection's state: database, protocol version, transaction, subscriptions |
//! | [`conversation`] | what a connection does next: the part of its task that does not wait |
//! | [`server`] | what all sessions share: key space, registries, settings, statistics |
//! | [`config`], `settings` | what a server is started with, and what `CONFIG SET` changes |
//! | [`garbage`] | memory that takes long to free, for a thread that nobody waits for |
//! | `memory` | the account of what clients hold, and who is closed when it is too much |
//! | [`pubsub`] | channels, patterns and the bounded mailboxes of subscribers |

pub mod client;
pub mod command;
pub mod config;
pub mod conversation;
pub mod frame;
pub mod garbage;
pub mod glob;
pub mod keyspace;
pub mod limits;
mod memory;
mod process;
pub mod protocol;
pub mod pubsub;
pub mod server;
pub mod session;
pub mod settings;
mod time;
mod tracking;

pub use client::{Client, Doorbell};
pub use config::Config;
pub use conversation::{Closed, Conversation, Next, ReplyBuffer, RequestBuffer};
pub use frame::Frame;
pub use process::Process;
pub use protocol::{ProtocolError, Request};
pub use server::Server;
pub use session::{Flow, Session};
pub use time::{Clock, LONGEST_SLEEP, ManualClock, Now};
