//! A Redis-compatible server on tokio 0.1 and futures 0.1, and clients for it: an accept loop, a task for each
//! connection, combinators, and a hand-written future where a connection's state outgrows them.
//!
//! The entry points are [`server::run`], which serves whoever connects to listeners of yours, and [`client::connect`].
//! Both speak RESP2 and RESP3: the server serves clients of Redis, and the clients call servers of Redis. The server keeps
//! strings, with expiry, pub/sub, transactions and client-side caching; the README lists its commands.
//!
//! ```toml
//! [dependencies]
//! legacy = { path = "…/legacy", default-features = false, features = ["client", "server"] }
//! ```
//!
//! A server inside another program, and a client:
//!
//! ```
//! # extern crate futures_legacy as futures;
//! # extern crate tokio_legacy as tokio;
//! use futures::Future;
//! use legacy::{Config, Server, SystemClock};
//!
//! # fn main() -> Result<(), legacy::client::Error> {
//! let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
//! let address = listener.local_addr()?;
//! let server = Server::new(Config::default(), SystemClock);
//! let running = legacy::server::run([listener.into()], server.clone(), futures::future::empty());
//! let calls = legacy::client::connect(&address)
//!     .and_then(|client| client.set("hello", "world"))
//!     .and_then(|client| client.get("hello"))
//!     .map(|(value, _)| assert_eq!(value, Some("world".into())));
//! let calls = calls.then(move |called| {
//!     server.stop();
//!     called.map_err(|error| panic!("{}", error))
//! });
//! tokio::run(running.join(calls).map(|_| ()));
//! # Ok(())
//! # }
//! ```
//!
//! | module | what it is for |
//! |---|---|
//! | [`server`] | [`run`](server::run): a server as a part of a program |
//! | [`client`] | clients for one task, for many tasks, for code without tasks; subscribers |
//! | [`socket`] | listeners on TCP ports and Unix sockets |
//! | [`clock`] | a clock for servers in tests that replace the timers' clock |
//! | [`shutdown`] | signals that end a server |
//! | [`connection`], [`process`], [`notifier`], [`expire`], [`persist`] | what a server is made of, to be read |
//!
//! The same modules, in the same order, stand in `modern` on tokio 1; read them side by side. What
//! does not wait is in `engine`. Programs that show one pattern each are in `legacy/examples`.
//!
//! # Embedding
//!
//! - **Runtime.** It needs the timers and the reactor of a `tokio::runtime`; outside one [`run`](server::run) panics when it
//!   is polled.
//! - **One run.** A server is run once. It ends when its `shutdown` resolves, when a client says `SHUTDOWN`, after
//!   [`Server::stop`], and when the future is dropped. Then the listeners close, each connection finishes what it has
//!   received and closes, and the file of a Unix socket is removed. Whoever drops the future does not wait for that.
//! - **Settings.** [`Config`] is taken as it is. [`Config::check`] says whether others would reach the server without
//!   a password; clients of other machines are then refused (`-DENIED`), and a warning is logged.
//! - **What holds a worker thread.** Commands run on the runtime's threads and do not wait. Long ones, such as `KEYS`
//!   with a million keys, run in portions of a few milliseconds, between which other tasks of the thread run.
//! - **Threads and memory.** The server starts no thread. Each worker thread keeps up to four read buffers and as many
//!   reply buffers that busy connections have used; the memory of keys goes back to the program's allocator.
//! - **Files.** There is an append-only file only where the program gives the server a folder ([`Server::set_folder`] with
//!   `host::Folder`) and [`Config`] or `CONFIG SET` asks for it; [`Server::open_log`] comes before the run. It is synced
//!   in blocking sections of the pool, and written where a connection waits for that.
//! - **Logs.** `tracing` events: `warn` for what an operator should see, `info` for starts, ends and killed clients,
//!   `debug` for each connection and each request, shortened, without passwords.
//! - **Time.** The server goes by the [`Clock`] that it is given, and [`Clock::pace`] says how it waits for a moment of it.
//!   Timers of 0.1 do not notice that a test moves their clock (`Builder::clock`), so with such a clock the server checks its
//!   own every 10 ms of real time. With [`clock::RuntimeClock`] keys, idle clients and a server that stops follow the clock
//!   of the timers, which has to move for that; with [`SystemClock`] they go on in real time. The limits of a client count
//!   by the clock of the timers.
//!
//! # Crate features
//!
//! | feature | on by default | it adds |
//! |---|---|---|
//! | `client` | yes | [`client`]. Alone it takes nothing of the engine but the protocol: beside the runtime it brings `bytes`, `memchr`, `itoa` and `thiserror` |
//! | `server` | yes | [`server`] and what it is made of |
//! | `cli` | yes | both binaries, with their command line, log and allocator; it alone compiles C |
//!
//! It needs Rust 1.85 and a Unix system; its tests run on Linux.
//!
//! The idioms are those of 2019: combinators, `poll` by hand, nothing that came later. The language is today's
//! (`let … else`, inline format arguments, `?` where it fits), so that a diff of the twins shows the step between the
//! runtimes and not the years between the compilers.

#![warn(
    missing_debug_implementations,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate
)]

// The manifest renames the crates so that both generations fit into one lock file; here they have
// their names of 2019.
extern crate futures_legacy as futures;
extern crate mio_legacy as mio;
extern crate tokio_legacy as tokio;

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "server")]
pub mod clock;
pub mod connection;
#[cfg(feature = "server")]
pub mod expire;
#[cfg(feature = "server")]
pub mod notifier;
#[cfg(feature = "server")]
pub mod persist;
#[cfg(feature = "server")]
pub mod process;
#[cfg(feature = "server")]
pub mod server;
#[cfg(feature = "server")]
pub mod shutdown;
pub mod socket;
#[cfg(any(feature = "client", feature = "server"))]
mod wait;
mod yield_now;

#[cfg(feature = "client")]
pub use bytes::Bytes;
pub use engine::Frame;
#[cfg(feature = "server")]
pub use engine::{Clock, Config, ManualClock, Now, Pace, Server};
#[cfg(feature = "server")]
pub use host::SystemClock;

/// The runtime with the version that this repository locks: what the binary shows in its first line and in `INFO`.
/// A test compares it with the lock file.
pub const RUNTIME: &str = "tokio 0.1.22";

/// Runtime that `INFO` of an embedded server shows: which release of it stands in another lock file is not
/// known here.
#[cfg(feature = "server")]
pub(crate) const GENERATION: &str = "tokio 0.1";
