//! The type of the number is as long as its bytes.

use bytes::{BufMut, BytesMut};

pub fn header(length: u32) -> BytesMut {
    let mut header = BytesMut::with_capacity(4);
    header.put_u32_be(length);
    header
}
