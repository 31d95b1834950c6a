//! Room is made before anything is put.

use bytes::{BufMut, BytesMut};

pub fn reply(text: &[u8]) -> BytesMut {
    let mut reply = BytesMut::with_capacity(16);
    reply.reserve(text.len() + 2);
    reply.put_slice(text);
    reply.put_slice(b"\r\n");
    reply
}
