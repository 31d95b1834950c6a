//! The server on tokio 0.1 and futures 0.1: an accept loop, a task for each connection, combinators,
//! and a hand-written future where a connection's state outgrows them.
//!
//! The idioms are those of 2019: combinators, `poll` by hand, nothing that came later. The language is today's
//! (`let … else`, inline format arguments, `?` where it fits), so that a diff of the twins shows the step between the
//! runtimes and not the years between the compilers.
//!
//! The same modules, in the same order, stand in `modern` on tokio 1; read them side by side. What
//! does not wait is in `engine`.

// The manifest renames the crates so that both generations fit into one lock file; here they have
// their names of 2019.
extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

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
pub const RUNTIME: &str = "tokio 0.1.22";

/// What `INFO` of an embedded server shows for its runtime: which release of it stands in another lock file is not
/// known here.
pub(crate) const GENERATION: &str = "tokio 0.1";
