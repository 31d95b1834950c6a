//! Changes in behaviour between tokio 0.1 and tokio 1, each claim proven on both sides.
//!
//! A test has the number of its fact in `behaviour.toml` in its name (`b01_…`), and fails if the claim is false on
//! either side. The code of a user is between `// region: NAME` and `// endregion: NAME`; the guide quotes these
//! regions verbatim. In the legacy part the renamed crates get their old names back, so the quotes read as 0.1 code.
//!
//! Aborts, hangs and exit codes are observed from outside, in child processes ([`common::in_children!`]); no test
//! sleeps to wait for an event.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

// Helpers for every topic: child processes with a time limit, the messages of panics.
mod common;
// Claims of the tests, compared with the data.
mod claims;
// The compiler's messages about code that should not compile.
mod compiler;
// The allocator of this binary, which counts.
mod allocations;

// How runtimes start, run and return (B1, B2, B7, B10),
mod running;
// what becomes of panics and errors (B3–B6, B100),
mod running_panics;
// and what an end does to what still runs (B8, B9, B11, B12).
mod running_ending;

// Whose tasks run where, and in which order (B74, B80, B81, B94).
mod running_threads;

// Sockets, timers and tasks outside a runtime, or on the wrong one (B13–B16),
mod outside;
// those that outlive their runtime, or are used in another (B93, B97),
mod outside_later;
// and what blocks a worker (B17–B19).
mod outside_blocking;

// Spawning, joining, choosing (B20–B23),
mod joining;
// what runs and is dropped in which order (B24–B27),
mod joining_order;
// many at once, and the same one again (B21, B68, B69, B72, B73),
mod joining_many;
// who is polled when another wakes, and when all is over (B28, B29),
mod joining_polls;
// permits, and values of a task (B86, B87),
mod permits;
// and what blocking, spawning and waking cost (B30, B31, B66).
mod joining_cost;

// Running one future on tokio 1.
mod drive;

// Channels (B32, B36, B37).
mod channels;

// Sinks and streams (B33–B35, B38, B39).
mod streams;

// Sinks and streams at their end (B35, B39, B70, B71, B78, B84, B91, B92).
mod sink_ends;

// Intervals, timeouts and clocks (B40–B44, B65).
mod time;

// What has not changed with time (B85).
mod same_times;

// Nor elsewhere (B85).
mod same_elsewhere;

// TCP: closing, listening, options, reading (B45–B48, B54, B55, B57).
mod sockets;

// The end of a stream that comes together with its last bytes (B57).
mod sockets_end;

// Connecting, and Unix sockets (B47, B75–B77).
mod sockets_unix;

// Datagrams that nobody takes (B89).
mod sockets_udp;

// Accepting when no file descriptor is left (B49).
mod accepting;

// Frames over TCP and UDP (B50, B51, B88, B98).
mod framing;

// In how many segments replies go out (B67).
mod flushing;

// Bytes, files and child processes (B52, B53, B56).
mod bytes_and_files;

// How much at a time, and what a codec refuses, and what a slice holds (B62, B79, B82, B90, B101, B102).
mod sizes;

// What tokio-proto did unasked (B83).
mod proto;

// Found beyond the list: reading into buffers, signals, output, sinks, closing (B58–B64);
// and standard input (B95).
mod beyond;
mod beyond_stdin;
// What is tried again, and what an end does beneath (B63, B103).
mod beyond_retries;
