//! A Redis-compatible server on tokio 1, and clients for it: an accept loop, a task for each connection,
//! `async`/`await`.
//!
//! The entry points are [`server::run`], which serves whoever connects to listeners of yours, and [`client::connect`].
//! Both speak RESP2 and RESP3: the server serves clients of Redis, and the clients call servers of Redis. The server keeps
//! strings, with expiry, pub/sub, transactions and client-side caching; the README lists its commands.
//!
//! ```toml
//! [dependencies]
//! modern = { path = "…/modern", default-features = false, features = ["client", "server"] }
//! ```
//!
//! A server inside another program:
//!
//! ```
//! use modern::{Config, Server, SystemClock};
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), modern::client::Error> {
//! let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
//! let address = listener.local_addr()?;
//! let server = Server::new(Config::default(), SystemClock);
//! let running = tokio::spawn(modern::server::run([listener.into()], server.clone(), std::future::pending()));
//! # modern::client::connect(address).await?.set("hello", "world").await?;
//! server.stop();
//! running.await.expect("it ends");
//! # Ok(())
//! # }
//! ```
//!
//! A client:
//!
//! ```
//! # use modern::{Config, Server, SystemClock};
//! # #[tokio::main]
//! # async fn main() -> Result<(), modern::client::Error> {
//! # let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
//! # let address = listener.local_addr()?;
//! # let server = Server::new(Config::default(), SystemClock);
//! # tokio::spawn(modern::server::run([listener.into()], server, std::future::pending()));
//! let mut client = modern::client::connect(address).await?;
//! client.set("hello", "world").await?;
//! assert_eq!(client.get("hello").await?, Some("world".into()));
//! # Ok(())
//! # }
//! ```
//!
//! | module | what it is for |
//! |---|---|
//! | [`server`] | [`run`](server::run): a server as a part of a program |
//! | [`client`] | clients for one task, for many tasks, for code without tasks; subscribers |
//! | [`socket`] | listeners on TCP ports and Unix sockets |
//! | [`clock`] | a clock for servers in tests that pause the time |
//! | [`shutdown`] | signals that end a server |
//! | [`connection`], [`process`], [`notifier`], [`expire`], [`persist`] | what a server is made of, to be read |
//!
//! The same modules, in the same order, stand in `legacy` on tokio 0.1; read them side by side. What
//! does not wait is in `engine`. Programs that show one pattern each are in `modern/examples`.
//!
//! # Embedding
//!
//! - **Runtime.** It needs timers and sockets: `enable_all` of the runtime's builder. [`run`](server::run) panics at once
//!   where there is no timer.
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
//!   on threads of `spawn_blocking`, and written where a connection waits for that.
//! - **Logs.** `tracing` events: `warn` for what an operator should see, `info` for starts, ends and killed clients,
//!   `debug` for each connection and each request, shortened, without passwords.
//! - **Time.** The server goes by the [`Clock`] that it is given, and [`Clock::pace`] says how it waits for a moment of it.
//!   A paused clock of the runtime (`start_paused`) jumps to the next timer whenever every task waits. So while it is paused
//!   the server sets no timer for what may never come: keys with a deadline, idle clients, peers that do not read, syncs of
//!   the append-only file. It checks its clock every 10 ms of real time instead. With [`clock::RuntimeClock`] all of that
//!   follows `tokio::time::advance`; with [`SystemClock`] it goes on in real time. What somebody waits for has a timer: the
//!   end of `CLIENT PAUSE`, and the end of a server that stops, so a test need not advance the clock for these. The limits
//!   of a client count by the runtime's clock; a call holds a paused one for up to half a second of real time, so that a
//!   reply on its way is not late. Pause the clock before the server runs, or give it a [`clock::RuntimeClock`]: with
//!   [`SystemClock`] a clock that is paused later jumps once, to the timer that is set already.
//!
//! # Crate features
//!
//! | feature | on by default | it adds |
//! |---|---|---|
//! | `client` | yes | [`client`]. Alone it takes nothing of the engine but the protocol: beside the runtime it brings `bytes`, `futures-util`, `memchr`, `itoa` and `thiserror` |
//! | `server` | yes | [`server`] and what it is made of |
//! | `cli` | yes | both binaries, with their command line, log and allocator; it alone compiles C |
//!
//! It needs Rust 1.85 and a Unix system; its tests run on Linux.

#![warn(
    missing_debug_implementations,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate
)]

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

#[cfg(feature = "client")]
pub use bytes::Bytes;
pub use engine::Frame;
#[cfg(feature = "server")]
pub use engine::{Clock, Config, ManualClock, Now, Pace, Server};
#[cfg(feature = "server")]
pub use host::SystemClock;

/// The runtime with the version that this repository locks: what the binary shows in its first line and in `INFO`.
/// A test compares it with the lock file.
pub const RUNTIME: &str = "tokio 1.54.1";

/// Runtime that `INFO` of an embedded server shows: which release of it stands in another lock file is not
/// known here.
#[cfg(feature = "server")]
pub(crate) const GENERATION: &str = "tokio 1";
