//! Causes faults around a server, and checks that they have no wider effects. Whole processes, with the same tests on
//! `legacy` and on `modern`.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

mod harness;

// Clients that break off, and clients that come and go.
mod vanishing;
// Peers that send and do not read, subscribers that are too slow.
mod slow_readers;
// Peers that make no progress, and must not take processor time.
mod busy;
// The limit on memory, and memory that is given back.
mod memory;
// Many keys due at once.
mod expiry;
// A clock that is set while the server runs.
mod clock_steps;
// Many idle connections.
mod idle;
// SIGTERM under load.
mod stopping;
// Admission: passwords, protected mode, maxclients, Unix sockets.
mod admission;
// Commands that affect other clients: PAUSE, KILL, notifications.
mod intervention;
// Logs, and content that they must not have.
mod logs;
