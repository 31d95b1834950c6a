//! The bytes of a connection on their way: requests in, replies out.

mod reply_buffer;
mod request_buffer;

pub use reply_buffer::ReplyBuffer;
pub use request_buffer::RequestBuffer;

/// Buffers of each kind that one thread keeps. A thread serves one connection at a time, so a few are enough; those
/// beyond go back to the allocator.
const POOLED: usize = 4;

/// Bytes that the smallest buffer has room for.
const LEAST: usize = 64;
