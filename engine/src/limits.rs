//! The fixed bounds that more than one module or crate uses, or that a user meets, each with its reason.
//!
//! A bound that only one file uses stands at the top of that file. Bounds that a flag or `CONFIG SET` changes stand in
//! [`crate::Config`] with their defaults, those of the clients in `client-protocol`, and those of the process in
//! `host`.

use std::time::Duration;

/// Longest line in bytes that may arrive without its end: an inline request, the length line of an array or a bulk
/// string, and for clients a line of a reply. Redis: `PROTO_INLINE_MAX_SIZE`.
pub const MAX_LINE: usize = 64 * 1024;

/// Largest number of arguments of one request, including the name of the command.
pub const MAX_ARGUMENTS: i64 = 1024 * 1024;

/// Largest number of arguments of one request before the client has authenticated.
pub const MAX_ARGUMENTS_UNAUTHENTICATED: i64 = 10;

/// Longest argument in bytes before the client has authenticated.
pub const MAX_BULK_UNAUTHENTICATED: i64 = 16 * 1024;

/// Largest number of bytes of a request, together with those received after it, before the client has authenticated.
pub const MAX_QUERY_UNAUTHENTICATED: usize = 32 * 1024;

/// Largest number of bytes of replies on their way to a client that has not authenticated.
pub const REPLIES_UNAUTHENTICATED: usize = 16 * 1024;

/// Largest number of bytes of replies that wait for a client that has not authenticated and does not read.
pub const UNREAD_UNAUTHENTICATED: usize = 1024;

/// Longest bulk string in bytes: the default of `--proto-max-bulk-len` for requests, and the limit for replies that a
/// client reads.
pub const MAX_BULK: i64 = 512 * 1024 * 1024;

/// Largest number of bytes that one client may have sent and that are not executed yet: the default of
/// `--client-query-buffer-limit`.
pub const MAX_QUERY_BUFFER: i64 = 1024 * 1024 * 1024;

/// Number of bytes that a connection reads at once: enough that one system call reads a batch of thousands of small
/// requests.
pub const READ_SIZE: usize = 64 * 1024;

/// Number of bytes of replies after which a connection writes before it executes further requests.
pub const REPLIES_PER_WRITE: usize = 256 * 1024;

/// Largest number of bytes of replies that wait for a peer that sends and does not read. Beyond it the server stops
/// reading its requests (back-pressure). Redis has no limit. This one is large because some clients send a whole
/// pipeline before they read the first reply, and would wait for ever with a smaller bound.
pub const MAX_UNREAD_REPLIES: usize = 16 * 1024 * 1024;

/// Number of bytes that a connection reads and writes before other tasks of its thread run, if its socket is always
/// ready. The commands in so many bytes take about 0.2 ms.
pub const BYTES_PER_POLL: u32 = READ_SIZE as u32;

/// Longest time of a batch of requests before other tasks run and the sockets are polled; a single command that takes
/// longer ends its batch. This is how long others wait beside a peer that never stops sending.
pub const BATCH_TIME: Duration = Duration::from_millis(1);

/// Longest time that a command in portions runs before other tasks do. Less than [`BATCH_TIME`], since such a command
/// may have thousands of turns.
pub const PORTIONS_TIME: Duration = Duration::from_micros(250);

/// Milliseconds that a connection waits for a peer that takes no replies when only replies are left to write: after
/// `QUIT`, a protocol error, or a half-close by the peer.
pub const CLOSING_PATIENCE: u64 = 30_000;

/// Longest time that the purge sleeps while a key has a deadline, so that it notices when the wall clock is set.
pub const PURGE_LOOK: Duration = Duration::from_secs(1);

/// Pause of an accept loop after an error. Without it an error that lasts (no file descriptors are left) would take a
/// whole core. Meanwhile new connections wait in the listener's backlog.
pub const ACCEPT_PAUSE: Duration = Duration::from_millis(20);

/// Pause of the removal of expired keys after a panic, which may happen again at once.
pub const EXPIRE_PAUSE: Duration = Duration::from_millis(100);

/// Longest time that a refused connection stays open, so that the peer can read why it is refused.
pub const REFUSE_TIME: Duration = Duration::from_millis(500);

/// Number of refused connections that stay open at the same time. Others are closed at once, since no limit counts
/// their file descriptors.
pub const MAX_REFUSED: usize = 16;

/// Number of databases of a key space.
pub const DATABASES: usize = 16;

/// Number of connections that may wait to be accepted.
pub const BACKLOG: u32 = 1024;

/// Largest number of seconds that flags and `CONFIG SET` accept, as in Redis.
pub const MAX_SECONDS: i64 = i32::MAX as i64;
