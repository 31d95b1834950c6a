//! The server without its sockets: bytes in, bytes out, and the time from a [`Clock`] that it is given.
//!
//! **The engine never waits.** It has no socket, no timer, no task and no runtime in its dependency
//! tree, so the same code serves `legacy` (tokio 0.1) and `modern` (tokio 1), and expiry is tested
//! without sleeping.
//!
//! The life of a request: a connection reads bytes into a [`RequestBuffer`] and calls
//! [`Conversation::turn`]. That parses each complete [`Request`] without copying it, executes it, appends
//! the replies to the connection's [`ReplyBuffer`], and returns what the connection does next: write,
//! wait, or close. A [`Session`] alone is fed by hand, in tests and tools:
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

pub mod aof;
mod buffers;
pub mod client;
pub mod command;
pub mod config;
pub mod conversation;
mod events;
mod eviction;
pub mod frame;
pub mod garbage;
mod glob;
mod keyspace;
pub mod limits;
mod memory;
pub mod persistence;
mod process;
pub mod protocol;
mod pubsub;
mod purge;
pub mod server;
mod session;
mod settings;
mod slowlog;
mod state;
mod statistics;
mod time;
mod tracking;

pub use buffers::{ReplyBuffer, RequestBuffer};
pub use client::{Client, Notify};
pub use config::Config;
pub use conversation::{Closed, Conversation, Next};
pub use frame::Frame;
pub use process::Process;
pub use protocol::{ProtocolError, Request};
pub use purge::Purged;
pub use server::Server;
pub use session::Session;
pub use state::Flow;
pub use time::{Clock, LONGEST_SLEEP, ManualClock, Now};
