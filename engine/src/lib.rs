//! The server without its sockets: bytes in, bytes out, and the time from a [`Clock`] that it is given.
//!
//! **The engine never waits.** It has no socket, no timer, no task and no runtime in its dependency
//! tree, so the same code serves `legacy` (tokio 0.1) and `modern` (tokio 1), and expiry is tested
//! without sleeping.
//!
//! Use it to build a server on another runtime, or to run commands without a socket. The entry points are [`Server`], which
//! all connections share, and one [`Conversation`] for each of them. `modern` and `legacy` are complete servers upon it.
//!
//! ```toml
//! [dependencies]
//! redis-compatible-engine = { path = "…/engine" } # the library is called `engine`
//! ```
//!
//! The life of a request: a connection reads bytes into a [`RequestBuffer`] and calls [`Conversation::turn`]. That
//! parses each complete [`Request`] without copying it, executes it, appends the replies to the connection's
//! [`ReplyBuffer`], and returns what the connection does next: write, wait, or close. In tests and tools a [`Session`]
//! alone does, without a connection:
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
//! A module uses those above it in this table; `compat-tests/tests/house.rs` lists the exceptions with their reasons.
//!
//! | module | what it holds | for example |
//! |---|---|---|
//! | [`limits`] | fixed bounds, each with its reason | |
//! | [`garbage`] | memory that takes long to free, for a thread that nobody waits for | |
//! | `time` | [`Clock`], the only source of time | |
//! | [`protocol`] | requests out of bytes, replies into bytes, both incremental | where a length is checked |
//! | [`frame`] | [`Frame`], one value of the protocol as clients read and write it | |
//! | [`config`] | what a server is started with | |
//! | `buffers` | [`RequestBuffer`] and [`ReplyBuffer`] | |
//! | `memory` | the account of what clients hold | |
//! | `keyspace` | sharded hash tables, entries, expiry, `SCAN` order, watched keys | |
//! | `pubsub` | channels, patterns and the bounded mailboxes of subscribers | |
//! | `tracking` | which client has which keys in its cache | |
//! | [`client`] | what the server knows of a connected client | |
//! | `settings` | what `CONFIG SET` changes | |
//! | `slowlog`, `statistics` | what `SLOWLOG` and `INFO` show | |
//! | [`aof`] | the append-only file: what of the changes outlives the process | in which order files are synced |
//! | [`server`] | what all sessions share | who is let in: [`server::Refusal`] |
//! | `events` | keyspace events | |
//! | `eviction` | which clients are closed when all hold too much | |
//! | `purge` | the work of the server's own task: expired keys, long chores | |
//! | `state` | one connection's state: database, protocol version, transaction, subscriptions | [`Flow`] |
//! | [`command`] | the commands by Redis's groups, each row of the table beside its function | `EXPIRE`: `command/generic/expire.rs` |
//! | `session` | the way of a request from parsing to its reply | [`Session`] |
//! | [`persistence`] | the append-only file's work that waits for the disk: loading, syncs, rewriting | |
//! | [`conversation`] | what a connection does next: the part of its task that does not wait | [`Conversation`]: who decides that a connection closes |
//!
//! Without the feature `server`, which is on by default, the crate contains only what clients need: `limits`,
//! `garbage`, `protocol`, `frame` and `buffers`. It needs Rust 1.85 and no operating system in particular.

#![warn(
    missing_debug_implementations,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate
)]
#![cfg_attr(not(feature = "server"), allow(dead_code, unused_imports, reason = "a client uses a part of the protocol"))]

#[cfg(feature = "server")]
pub mod aof;
mod buffers;
#[cfg(feature = "server")]
pub mod client;
#[cfg(feature = "server")]
pub mod command;
#[cfg(feature = "server")]
pub mod config;
#[cfg(feature = "server")]
pub mod conversation;
#[cfg(feature = "server")]
mod events;
#[cfg(feature = "server")]
mod eviction;
pub mod frame;
pub mod garbage;
#[cfg(feature = "server")]
mod glob;
#[cfg(feature = "server")]
mod keyspace;
pub mod limits;
#[cfg(feature = "server")]
mod memory;
#[cfg(feature = "server")]
mod pause;
#[cfg(feature = "server")]
pub mod persistence;
#[cfg(feature = "server")]
mod phase;
#[cfg(feature = "server")]
mod process;
pub mod protocol;
#[cfg(feature = "server")]
mod pubsub;
#[cfg(feature = "server")]
mod purge;
#[cfg(feature = "server")]
pub mod server;
#[cfg(feature = "server")]
mod session;
#[cfg(feature = "server")]
mod settings;
#[cfg(feature = "server")]
mod slowlog;
#[cfg(feature = "server")]
mod state;
#[cfg(feature = "server")]
mod statistics;
#[cfg(feature = "server")]
mod time;
#[cfg(feature = "server")]
mod tracking;

pub use buffers::{ReplyBuffer, RequestBuffer};
#[cfg(feature = "server")]
pub use client::{Client, Notify};
#[cfg(feature = "server")]
pub use config::Config;
#[cfg(feature = "server")]
pub use conversation::{Closed, Conversation, Next};
pub use frame::Frame;
#[cfg(feature = "server")]
pub use phase::Phase;
#[cfg(feature = "server")]
pub use process::Process;
pub use protocol::{ProtocolError, Request};
#[cfg(feature = "server")]
pub use purge::Purged;
#[cfg(feature = "server")]
pub use server::Server;
#[cfg(feature = "server")]
pub use session::Session;
#[cfg(feature = "server")]
pub use state::Flow;
#[cfg(feature = "server")]
pub use time::{Clock, LONGEST_SLEEP, ManualClock, Now, Pace};
