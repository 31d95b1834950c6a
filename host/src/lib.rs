//! Everything that a server process needs beside the engine, once for both servers: command line, log, limits,
//! allocator, clocks, and the figures that `INFO` shows of the process.
//!
//! The engine never waits; this crate may. It depends on neither runtime. A server inside another program needs only
//! [`SystemClock`], [`sockets`] and perhaps [`Folder`]; the rest comes with the feature `cli`.

#![warn(
    missing_debug_implementations,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate
)]

#[cfg(feature = "cli")]
mod allocator;
mod clock;
#[cfg(feature = "cli")]
mod flags;
mod folder;
#[cfg(feature = "cli")]
pub mod limits;
#[cfg(feature = "cli")]
pub mod log;
mod look;
#[cfg(feature = "cli")]
pub mod process;
#[cfg(feature = "cli")]
mod program;
pub mod sockets;
#[cfg(feature = "cli")]
mod supervisor;

#[cfg(feature = "cli")]
pub use allocator::{Allocator, give_memory_back};
pub use clock::SystemClock;
#[cfg(feature = "cli")]
pub use flags::{AppendFsync, FlagError, Flags, Log, Store, YesNo};
pub use folder::Folder;
pub use look::at_next_look;
#[cfg(feature = "cli")]
pub use program::{Program, abandon, announce, ended, finish, introduce, open, start};
