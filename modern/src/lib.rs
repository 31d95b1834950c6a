//! The server on tokio 1: an accept loop, a task for each connection, `async`/`await`.
//!
//! The same modules, in the same order, stand in `legacy` on tokio 0.1; read them side by side. What
//! does not wait is in `engine`.

pub mod bell;
pub mod client;
pub mod clock;
pub mod connection;
pub mod expire;
pub mod process;
pub mod server;
pub mod shutdown;
pub mod socket;

/// The runtime with the version that this repository locks: what the binary shows in its first line and in `INFO`.
/// A test compares it with the lock file.
pub const RUNTIME: &str = "tokio 1.54.1";

/// What `INFO` of an embedded server shows for its runtime: which release of it stands in another lock file is not
/// known here.
pub(crate) const GENERATION: &str = "tokio 1";
