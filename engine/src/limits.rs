//! The fixed bounds that more than one module or crate uses, or that a user meets, each with its reason.
//!
//! A bound of which one file alone knows stands at the top of that file. Bounds that a flag or `CONFIG SET` changes
//! stand in [`crate::Config`] with their defaults; those of the clients in `client-protocol`, those of the process in
//! `host`.

use std::time::Duration;

/// Bytes of a line that may arrive without its end: an inline request, the length line of an array or a bulk string,
/// and for clients a line of a reply. Redis: `PROTO_INLINE_MAX_SIZE`.
pub const MAX_LINE: usize = 64 * 1024;

/// Arguments of one request, the command's name included.
pub const MAX_ARGUMENTS: i64 = 1024 * 1024;

/// Arguments of one request before the client has authenticated.
pub const MAX_ARGUMENTS_UNAUTHENTICATED: i64 = 10;

/// Bytes of one argument before the client has authenticated.
pub const MAX_BULK_UNAUTHENTICATED: i64 = 16 * 1024;

/// Bytes of a request, and of what was received behind it, before the client has authenticated.
pub const MAX_QUERY_UNAUTHENTICATED: usize = 32 * 1024;

/// Bytes of replies that may be on their way to a client that has not authenticated.
pub const REPLIES_UNAUTHENTICATED: usize = 16 * 1024;

/// Bytes of replies that may wait for a client that has not authenticated and does not read.
pub const UNREAD_UNAUTHENTICATED: usize = 1024;

/// Bytes of one bulk string: in requests unless `--proto-max-bulk-len` says otherwise, and in replies that a client
/// reads.
pub const MAX_BULK: i64 = 512 * 1024 * 1024;

/// Bytes received and not yet executed that one client may hold, unless
/// `--client-query-buffer-limit` says otherwise.
pub const MAX_QUERY_BUFFER: i64 = 1024 * 1024 * 1024;

/// Bytes that a connection reads at once. Large enough that a batch of thousands of small requests
/// is one system call.
pub const READ_SIZE: usize = 64 * 1024;

/// Bytes of replies after which a connection writes before it executes further requests.
pub const REPLIES_PER_WRITE: usize = 256 * 1024;

/// Bytes of replies that may wait for a peer that sends and does not read. Beyond them its requests
/// are not read (back-pressure). Redis lets them grow without limit; this is large because clients
/// exist that send a whole pipeline before they read the first reply, and would wait for ever
/// against a smaller bound.
pub const MAX_UNREAD_REPLIES: usize = 16 * 1024 * 1024;

/// Bytes that a connection moves (reads and writes) before other tasks of its thread have their turn,
/// when its socket never makes it wait. The commands in so many bytes take about 0.2 ms.
pub const BYTES_PER_POLL: u32 = READ_SIZE as u32;

/// Longest time that a batch of requests may take before other tasks have their turn and the sockets are
/// looked at; one command that takes longer ends its batch. This is what others wait for beside a peer that never stops
/// sending.
pub const BATCH_TIME: Duration = Duration::from_millis(1);

/// Longest time that a command in portions works before other tasks have their turn. Less than
/// [`BATCH_TIME`], since such a command may have thousands of turns.
pub const PORTIONS_TIME: Duration = Duration::from_micros(250);

/// Milliseconds that a connection which only has replies left to write waits for a peer that takes none
/// of them: after `QUIT`, a protocol error, or the peer's own half-close.
pub const CLOSING_PATIENCE: u64 = 30_000;

/// The longest that the purge sleeps while a key has a deadline, so that it follows a wall clock that
/// was set.
pub const PURGE_LOOK: Duration = Duration::from_secs(1);

/// Rest of an accept loop after an error. Without a rest, an error that stays (file descriptors used up) takes a
/// whole core. Meanwhile the listener's backlog keeps new connections.
pub const ACCEPT_PAUSE: Duration = Duration::from_millis(20);

/// Rest of the removal of expired keys after a panic, which may come again at once.
pub const EXPIRE_PAUSE: Duration = Duration::from_millis(100);

/// Longest time that a refused connection stays open, so that the peer can read why it is refused.
pub const REFUSE_TIME: Duration = Duration::from_millis(500);

/// Refused connections that stay open at one time. Others are closed at once, since their file descriptors count
/// for no limit.
pub const MAX_REFUSED: usize = 16;

/// Databases of a key space.
pub const DATABASES: usize = 16;

/// Connections that may wait to be accepted.
pub const BACKLOG: u32 = 1024;

/// The most that flags and `CONFIG SET` take for a number of seconds, as in Redis.
pub const MAX_SECONDS: i64 = i32::MAX as i64;
