//! The server on tokio 1: an accept loop, a task for each connection, `async`/`await`.
//!
//! The same modules, in the same order, stand in `legacy` on tokio 0.1; read them side by side. What
//! does not wait is in `engine`.

pub mod client;
pub mod connection;
pub mod expire;
pub mod notifier;
pub mod process;
pub mod server;
pub mod shutdown;
pub mod socket;

/// The runtime and its version, for the first line and `INFO`; a test compares it with the lock file.
pub const RUNTIME: &str = "tokio 1.54.1";
