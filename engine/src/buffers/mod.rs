//! The bytes of a connection on their way: requests in, replies out.

mod reply_buffer;
mod request_buffer;

pub use reply_buffer::ReplyBuffer;
pub use request_buffer::RequestBuffer;
