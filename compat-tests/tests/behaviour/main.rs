//! What tokio 0.1 and tokio 1 do differently without a compiler's warning, each fact proven on both.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

// What every topic needs: child processes with a time limit.
mod common;

// Running a future on tokio 1, reading a panic's words.
mod drive;

// Channels, sinks and streams (B32–B39).
mod channels;

// Intervals, timeouts and clocks (B40–B44).
mod time;

// TCP: closing, listening, options, reading (B45–B48, B54, B55, B57).
mod sockets;
