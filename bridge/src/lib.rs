//! tokio 0.1 code running inside a tokio 1 runtime.
//!
//! An adapter such as `futures::compat` only turns a future of 0.1 into one that can be awaited: its timers still fail
//! with `timer is shutdown`, and its `tokio::spawn` panics, since the thread-local state that they rely on is missing.
//! A [`Bridge`] provides that state whenever the future is polled: a task on tokio 1's own workers serves the sockets
//! and timers of 0.1, `tokio::spawn` of 0.1 creates a task of tokio 1, and a blocking section of 0.1 becomes
//! `block_in_place`.
//!
//! ```
//! use std::time::{Duration, Instant};
//!
//! use futures_legacy::Future;
//! use tokio_legacy::timer::Delay;
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let bridge = bridge::Bridge::new(tokio::runtime::Handle::current())?;
//! let old = Delay::new(Instant::now() + Duration::from_millis(5)).map(|()| "old code, old timer, new runtime");
//! assert_eq!(bridge.handle().compat(old).await?, "old code, old timer, new runtime");
//! bridge.idle().await;
//! # Ok(())
//! # }
//! ```
//!
//! The entry point is [`Bridge::new`], in a program whose `main` is on tokio 1; [`run`] or [`runtime`], where it is still
//! that of 0.1. Code
//! that is generic over futures and uses neither sockets nor timers nor `tokio::spawn` of 0.1 needs no bridge:
//! `futures::compat` does for it.
//!
//! ```toml
//! [dependencies]
//! tokio01-bridge = { path = "…/bridge" } # the library is called `bridge`
//! ```
//!
//! | what | by |
//! |---|---|
//! | a future, stream, sink or byte stream of 0.1 as one of today | [`Handle::compat`], [`stream`](Handle::stream), [`sink`](Handle::sink), [`io`](Handle::io) |
//! | a constructor, timer or `tokio::spawn` of 0.1 called by code of today | [`Handle::enter`] |
//! | `tokio::run` of 0.1 | [`run`]; with a future of today [`run_async`] |
//! | a future of today as a task of 0.1 | [`spawn_async`] |
//! | `tokio::runtime` of 0.1, with its `current_thread` | [`runtime`] |
//! | tasks of 0.1 that are not `Send` | [`Local`], with the feature `current-thread` |
//! | code that brings its own runtime: `current_thread`, tokio-core, actix | [`thread`](thread()) |
//! | code of tokio 1 inside a process on 0.1 | [`Modern`] |
//!
//! Sockets (TCP, UDP, Unix), signals and child processes of 0.1 need no feature, since all they need is a reactor. File
//! operations of 0.1 are blocking sections, which need the feature `fs`.
//!
//! A panic in a task of 0.1 has the same effect as in a task of tokio 1: that task ends, and the others go on.
//!
//! # Crate features
//!
//! | feature | on by default | it adds |
//! |---|---|---|
//! | `current-thread` | yes | [`Local`], and `runtime::current_thread` |
//! | `fs` | yes | blocking sections of 0.1, by `tokio::task::block_in_place`, which needs a runtime of many threads |
//!
//! It needs Rust 1.85.

#![warn(
    missing_debug_implementations,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate
)]

mod bridged;
mod context;
mod current;
mod driver;
mod handle;
#[cfg(feature = "current-thread")]
mod local;
mod modern;
mod polled;
mod run;
pub mod runtime;
mod sync;
mod tasks;
mod thread;

pub use bridged::{Bridged, BridgedSink};
pub use handle::{Bridge, Handle};
#[cfg(feature = "current-thread")]
pub use local::Local;
pub use modern::{Carried, CarriedSink, Modern, ModernHandle};
pub use run::{run, run_async, spawn_async};
pub use thread::{Stop, Thread, thread, thread_until};
