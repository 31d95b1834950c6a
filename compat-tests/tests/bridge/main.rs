//! The ways to run tokio 0.1 and tokio 1 in one process: what works in each, and what does not.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

// Adapters, two runtimes, an executor over a handle.
mod houses;
// The crate `bridge`.
mod bridged;
// Old and new modules beside each other.
mod aliases;
// The names on the guide's page.
mod tables;
// The manifest that the guide shows.
mod manifest;
// Streams of items.
mod streams;
// This project's server, part by part.
mod stages;
// An HTTP service, handler by handler.
mod http;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Longest time that an expected event may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Returns a tokio 1 runtime.
fn modern() -> tokio::runtime::Runtime {
    tokio::runtime::Runtime::new().unwrap()
}

/// Returns the message with which `body` panics. Panics if it does not.
fn panic_message<T>(body: impl FnOnce() -> T) -> String {
    let payload = catch_unwind(AssertUnwindSafe(body)).err().expect("a panic");
    words(&*payload)
}

fn words(payload: &(dyn std::any::Any + Send)) -> String {
    match payload.downcast_ref::<String>() {
        Some(text) => text.clone(),
        None => (*payload.downcast_ref::<&str>().expect("text")).to_owned(),
    }
}
