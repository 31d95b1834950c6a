//! Buffers: numbers in either order, slices, what is taken out, cursors, and what they are made from.

use bytes04::{BigEndian, Buf, BufMut, Bytes, BytesMut, IntoBuf, LittleEndian};

use crate::leaf::note;

fn numbers() -> Bytes {
    let mut buffer = BytesMut::with_capacity(64);
    buffer.put_u8(1);
    buffer.put_u16_be(2);
    buffer.put_i32_le(-3);
    buffer.put_u64::<BigEndian>(4);
    buffer.put_u16::<LittleEndian>(5);
    buffer.put_f32_be(1.5);
    buffer.put(b'\n');
    let byte = 9u8;
    buffer.put(byte);
    buffer.put("text");
    buffer.put(vec![6, 7]);
    buffer.freeze()
}

fn read(bytes: Bytes) {
    let mut cursor = bytes.into_buf();
    note(format!("{}", cursor.get_u8()));
    note(format!("{} {}", cursor.get_u16_be(), cursor.get_i32_le()));
    note(format!("{} {}", cursor.get_u64::<BigEndian>(), cursor.get_u16::<LittleEndian>()));
    note(format!("{} {:?} {}", cursor.get_f32_be(), cursor.bytes(), cursor.remaining()));
}

fn slices(bytes: &Bytes) {
    let (from, to) = (1, 4);
    note(format!("{:?} {:?} {:?}", bytes.slice(from, to - 1), bytes.slice_from(8), bytes.slice_to(to)));
    note(format!("{:?}", bytes.slice(0, if from == 1 { 2 } else { 3 })));
    let mut rest = bytes.clone();
    rest.advance(20);
    rest.split_to(1);
    note(format!("{rest:?}"));
}

fn made(text: &str) {
    let word = text.to_owned();
    let copied = Bytes::from(word.as_bytes());
    let lent = Bytes::from(&word[1..]);
    drop(word);
    let mut owned = bytes04::BytesMut::from(vec![b'a', b'b', b'c']);
    let bytes = b"def".to_vec();
    owned.unsplit(BytesMut::from(bytes));
    let all = owned.take();
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
    note(format!("{}", first(bytes.clone().into_buf())));
    read(bytes);
    made("word");
}
