//! What stays: a buffer whose room is a limit.

use bytes04::{BufMut, BytesMut};

use crate::leaf::note;

fn fill(buffer: &mut BytesMut, bytes: &[u8]) -> usize {
    let count = bytes.len().min(buffer.remaining_mut());
    buffer.put_slice(&bytes[..count]);
    count
}

pub(crate) fn run_all() {
    let mut buffer = BytesMut::with_capacity(64);
    note(format!("{}", fill(&mut buffer, &[1; 60])));
    note(format!("{}", fill(&mut buffer, &[2; 60])));
}
