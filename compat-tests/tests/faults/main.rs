//! Lets things go wrong around a server, and checks what that must not cost: whole processes, the same tests on
//! `legacy` and on `modern`.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

mod harness;

// Clients that break off, and clients that come and go.
mod vanishing;
// Peers that send and do not read, subscribers that are too slow.
mod slow_readers;
// Peers for whom nothing can be done, and the processor time that they must not take.
mod busy;
// The limit of memory, and what is given back.
mod memory;
// Many keys due at once.
mod expiry;
// A clock that is set while the server runs.
mod clock_steps;
// Many connections that say nothing.
mod idle;
// SIGTERM under load.
mod stopping;
// Who is let in: passwords, protected mode, maxclients, Unix sockets.
mod admission;
// What one client does to another: PAUSE, KILL, notifications.
mod intervention;
// What is logged, and what never.
mod logs;
