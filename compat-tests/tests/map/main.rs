//! Both paths of each row of the map compile; that they do is the whole test.

#![allow(unused, deprecated, reason = "the paths are only named")]
#![allow(clippy::all, clippy::pedantic, reason = "written by the tool, one statement for each path")]

use std::sync::Arc;

#[rustfmt::skip]
mod runtime;
#[rustfmt::skip]
mod executors;
#[rustfmt::skip]
mod spawning;
#[rustfmt::skip]
mod futures;
#[rustfmt::skip]
mod streams;
#[rustfmt::skip]
mod sinks;
#[rustfmt::skip]
mod channels;
#[rustfmt::skip]
mod synchronisation;
#[rustfmt::skip]
mod time;
#[rustfmt::skip]
mod io;
#[rustfmt::skip]
mod sockets;
#[rustfmt::skip]
mod codecs;
#[rustfmt::skip]
mod files;
#[rustfmt::skip]
mod processes;
#[rustfmt::skip]
mod bytes;
#[rustfmt::skip]
mod services;

/// Stands for a type that implements `Wake`.
struct Woken;

impl std::task::Wake for Woken {
    fn wake(self: Arc<Self>) {}
}
