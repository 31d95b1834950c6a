//! Buffers: numbers in either order, slices, what is taken out, cursors, and what they are made from.

use bytes::{Buf, BufMut, Bytes, BytesMut};

use crate::leaf::note;

// PORT(B52): a buffer without room grows, and panicked (guide/behaviour/files.md#b52)
fn numbers() -> Bytes {
    let mut buffer = BytesMut::with_capacity(64);
    buffer.put_u8(1);
    buffer.put_u16(2);
    buffer.put_i32_le(-3);
    buffer.put_u64(4);
    buffer.put_u16_le(5);
    buffer.put_f32(1.5);
    buffer.put_u8(b'\n');
    let byte = 9u8;
    buffer.put_u8(byte);
    buffer.put(std::io::Cursor::new("text"));
    buffer.put(std::io::Cursor::new(vec![6, 7]));
    buffer.freeze()
}

fn read(bytes: Bytes) {
    let mut cursor = std::io::Cursor::new(bytes);
    note(format!("{}", cursor.get_u8()));
    note(format!("{} {}", cursor.get_u16(), cursor.get_i32_le()));
    note(format!("{} {}", cursor.get_u64(), cursor.get_u16_le()));
    note(format!("{} {:?} {}", cursor.get_f32(), cursor.chunk(), cursor.remaining()));
}

fn slices(bytes: &Bytes) {
    let (from, to) = (1, 4);
    note(format!("{:?} {:?} {:?}", bytes.slice(from..to - 1), bytes.slice(8..), bytes.slice(..to)));
    note(format!("{:?}", bytes.slice(0..if from == 1 { 2 } else { 3 })));
    let mut rest = bytes.clone();
    rest.advance(20);
    let _ = rest.split_to(1);
    note(format!("{rest:?}"));
}

fn made(text: &str) {
    let word = text.to_owned();
    let copied = Bytes::copy_from_slice(word.as_bytes());
    let lent = Bytes::copy_from_slice(&word[1..].as_bytes());
    drop(word);
    let mut owned = bytes::BytesMut::from(&[b'a', b'b', b'c'][..]);
    let bytes = b"def".to_vec();
    owned.unsplit(BytesMut::from(&bytes[..]));
    let all = owned.split();
    note(format!("{copied:?} {lent:?} {owned:?} {all:?} {:?}", Bytes::from_static(b"x\r\n\0\xff")));
}

// A reader of whatever is a buffer.
fn first<B: Buf>(mut buffer: B) -> u8 {
    buffer.get_u8()
}

pub(crate) fn run_all() {
    let bytes = numbers();
    note(format!("{bytes:?}"));
    slices(&bytes);
    note(format!("{}", first(std::io::Cursor::new(bytes.clone()))));
    read(bytes);
    made("word");
}
