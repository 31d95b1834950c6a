//! The buffers of a connection: one for requests, one for replies.

mod reply_buffer;
mod request_buffer;

pub use reply_buffer::ReplyBuffer;
pub use request_buffer::RequestBuffer;

/// Number of buffers of each kind that one thread keeps. A thread serves one connection at a time, so a few suffice;
/// further ones go back to the allocator.
const POOLED: usize = 4;

/// Capacity in bytes of the smallest buffer.
const LEAST: usize = 64;
