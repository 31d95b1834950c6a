//! Both paths of each row of `guide/map/bytes.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::bytes_legacy as it; }; // 0.1: bytes
#[deny(deprecated)] const _: () = { use ::bytes as it; }; // now: bytes
const _: () = { use ::bytes_legacy::BigEndian as _; }; // 0.1: bytes::BigEndian
const _: () = { use ::bytes_legacy::Buf as _; }; // 0.1: bytes::Buf
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; }; // now: bytes::Buf
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::advance; } }; // 0.1: bytes::Buf::advance
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::advance; } }; // now: bytes::Buf::advance
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::by_ref; } }; // 0.1: bytes::Buf::by_ref
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::bytes; } }; // 0.1: bytes::Buf::bytes
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::chunk; } }; // now: bytes::Buf::chunk
const _: () = { use ::bytes_legacy::Buf as _; fn f<'a, Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::bytes_vec; } }; // 0.1: bytes::Buf::bytes_vec
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<'a, Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::chunks_vectored; } }; // now: bytes::Buf::chunks_vectored
const _: () = { use ::bytes_legacy::Buf as _; fn f<U, Zelf: ::bytes_legacy::Buf>() where U: ::bytes_legacy::IntoBuf, Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::chain::<U>; } }; // 0.1: bytes::Buf::chain
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<U: ::bytes::Buf, Zelf: ::bytes::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::Buf>::chain::<U>; } }; // now: bytes::Buf::chain
const _: () = { use ::bytes_legacy::Buf as _; fn f<B, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized, B: ::bytes_legacy::buf::FromBuf { let _ = <Zelf as ::bytes_legacy::Buf>::collect::<B>; } }; // 0.1: bytes::Buf::collect
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::copy_to_bytes; } }; // now: bytes::Buf::copy_to_bytes
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::copy_to_slice; } }; // 0.1: bytes::Buf::copy_to_slice
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::copy_to_slice; } }; // now: bytes::Buf::copy_to_slice
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_f32::<T>; } }; // 0.1: bytes::Buf::get_f32
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f32; } }; // now: bytes::Buf::get_f32
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_f32_be; } }; // 0.1: bytes::Buf::get_f32_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_f32_le; } }; // 0.1: bytes::Buf::get_f32_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f32_le; } }; // now: bytes::Buf::get_f32_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_f64::<T>; } }; // 0.1: bytes::Buf::get_f64
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f64; } }; // now: bytes::Buf::get_f64
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_f64_be; } }; // 0.1: bytes::Buf::get_f64_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_f64_le; } }; // 0.1: bytes::Buf::get_f64_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f64_le; } }; // now: bytes::Buf::get_f64_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i128_be; } }; // 0.1: bytes::Buf::get_i128_be
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i128; } }; // now: bytes::Buf::get_i128
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i128_le; } }; // 0.1: bytes::Buf::get_i128_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i128_le; } }; // now: bytes::Buf::get_i128_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_i16::<T>; } }; // 0.1: bytes::Buf::get_i16
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i16; } }; // now: bytes::Buf::get_i16
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i16_be; } }; // 0.1: bytes::Buf::get_i16_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i16_le; } }; // 0.1: bytes::Buf::get_i16_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i16_le; } }; // now: bytes::Buf::get_i16_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_i32::<T>; } }; // 0.1: bytes::Buf::get_i32
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i32; } }; // now: bytes::Buf::get_i32
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i32_be; } }; // 0.1: bytes::Buf::get_i32_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i32_le; } }; // 0.1: bytes::Buf::get_i32_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i32_le; } }; // now: bytes::Buf::get_i32_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_i64::<T>; } }; // 0.1: bytes::Buf::get_i64
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i64; } }; // now: bytes::Buf::get_i64
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i64_be; } }; // 0.1: bytes::Buf::get_i64_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i64_le; } }; // 0.1: bytes::Buf::get_i64_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i64_le; } }; // now: bytes::Buf::get_i64_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i8; } }; // 0.1: bytes::Buf::get_i8
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i8; } }; // now: bytes::Buf::get_i8
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_int::<T>; } }; // 0.1: bytes::Buf::get_int
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_int; } }; // now: bytes::Buf::get_int
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_int_be; } }; // 0.1: bytes::Buf::get_int_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_int_le; } }; // 0.1: bytes::Buf::get_int_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_int_le; } }; // now: bytes::Buf::get_int_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u128_be; } }; // 0.1: bytes::Buf::get_u128_be
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u128; } }; // now: bytes::Buf::get_u128
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u128_le; } }; // 0.1: bytes::Buf::get_u128_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u128_le; } }; // now: bytes::Buf::get_u128_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_u16::<T>; } }; // 0.1: bytes::Buf::get_u16
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u16; } }; // now: bytes::Buf::get_u16
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u16_be; } }; // 0.1: bytes::Buf::get_u16_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u16_le; } }; // 0.1: bytes::Buf::get_u16_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u16_le; } }; // now: bytes::Buf::get_u16_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_u32::<T>; } }; // 0.1: bytes::Buf::get_u32
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u32; } }; // now: bytes::Buf::get_u32
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u32_be; } }; // 0.1: bytes::Buf::get_u32_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u32_le; } }; // 0.1: bytes::Buf::get_u32_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u32_le; } }; // now: bytes::Buf::get_u32_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_u64::<T>; } }; // 0.1: bytes::Buf::get_u64
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u64; } }; // now: bytes::Buf::get_u64
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u64_be; } }; // 0.1: bytes::Buf::get_u64_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u64_le; } }; // 0.1: bytes::Buf::get_u64_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u64_le; } }; // now: bytes::Buf::get_u64_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u8; } }; // 0.1: bytes::Buf::get_u8
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u8; } }; // now: bytes::Buf::get_u8
const _: () = { use ::bytes_legacy::Buf as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_uint::<T>; } }; // 0.1: bytes::Buf::get_uint
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_uint; } }; // now: bytes::Buf::get_uint
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_uint_be; } }; // 0.1: bytes::Buf::get_uint_be
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_uint_le; } }; // 0.1: bytes::Buf::get_uint_le
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_uint_le; } }; // now: bytes::Buf::get_uint_le
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::has_remaining; } }; // 0.1: bytes::Buf::has_remaining
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::has_remaining; } }; // now: bytes::Buf::has_remaining
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::iter; } }; // 0.1: bytes::Buf::iter
#[deny(deprecated)] const _: () = { use ::bytes::buf::IntoIter as _; fn f<T>() { let _ = <::bytes::buf::IntoIter<T>>::new; } }; // now: bytes::buf::IntoIter::new
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::reader; } }; // 0.1: bytes::Buf::reader
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::Buf>::reader; } }; // now: bytes::Buf::reader
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::remaining; } }; // 0.1: bytes::Buf::remaining
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::remaining; } }; // now: bytes::Buf::remaining
const _: () = { use ::bytes_legacy::Buf as _; fn f<Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::take; } }; // 0.1: bytes::Buf::take
#[deny(deprecated)] const _: () = { use ::bytes::Buf as _; fn f<Zelf: ::bytes::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::Buf>::take; } }; // now: bytes::Buf::take
const _: () = { use ::bytes_legacy::BufMut as _; }; // 0.1: bytes::BufMut
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; }; // now: bytes::BufMut
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::advance_mut; } }; // 0.1: bytes::BufMut::advance_mut
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::advance_mut; } }; // now: bytes::BufMut::advance_mut
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::by_ref; } }; // 0.1: bytes::BufMut::by_ref
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::bytes_mut; } }; // 0.1: bytes::BufMut::bytes_mut
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::chunk_mut; } }; // now: bytes::BufMut::chunk_mut
const _: () = { use ::bytes_legacy::BufMut as _; fn f<'a, Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::bytes_vec_mut; } }; // 0.1: bytes::BufMut::bytes_vec_mut
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::has_remaining_mut; } }; // 0.1: bytes::BufMut::has_remaining_mut
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::has_remaining_mut; } }; // now: bytes::BufMut::has_remaining_mut
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::IntoBuf, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put::<T>; } }; // 0.1: bytes::BufMut::put
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<T: ::bytes::Buf, Zelf: ::bytes::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::BufMut>::put::<T>; } }; // now: bytes::BufMut::put
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f32::<T>; } }; // 0.1: bytes::BufMut::put_f32
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f32; } }; // now: bytes::BufMut::put_f32
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f32_be; } }; // 0.1: bytes::BufMut::put_f32_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f32_le; } }; // 0.1: bytes::BufMut::put_f32_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f32_le; } }; // now: bytes::BufMut::put_f32_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f64::<T>; } }; // 0.1: bytes::BufMut::put_f64
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f64; } }; // now: bytes::BufMut::put_f64
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f64_be; } }; // 0.1: bytes::BufMut::put_f64_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f64_le; } }; // 0.1: bytes::BufMut::put_f64_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f64_le; } }; // now: bytes::BufMut::put_f64_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i128_be; } }; // 0.1: bytes::BufMut::put_i128_be
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i128; } }; // now: bytes::BufMut::put_i128
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i128_le; } }; // 0.1: bytes::BufMut::put_i128_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i128_le; } }; // now: bytes::BufMut::put_i128_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i16::<T>; } }; // 0.1: bytes::BufMut::put_i16
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i16; } }; // now: bytes::BufMut::put_i16
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i16_be; } }; // 0.1: bytes::BufMut::put_i16_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i16_le; } }; // 0.1: bytes::BufMut::put_i16_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i16_le; } }; // now: bytes::BufMut::put_i16_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i32::<T>; } }; // 0.1: bytes::BufMut::put_i32
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i32; } }; // now: bytes::BufMut::put_i32
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i32_be; } }; // 0.1: bytes::BufMut::put_i32_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i32_le; } }; // 0.1: bytes::BufMut::put_i32_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i32_le; } }; // now: bytes::BufMut::put_i32_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i64::<T>; } }; // 0.1: bytes::BufMut::put_i64
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i64; } }; // now: bytes::BufMut::put_i64
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i64_be; } }; // 0.1: bytes::BufMut::put_i64_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i64_le; } }; // 0.1: bytes::BufMut::put_i64_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i64_le; } }; // now: bytes::BufMut::put_i64_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i8; } }; // 0.1: bytes::BufMut::put_i8
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i8; } }; // now: bytes::BufMut::put_i8
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_int::<T>; } }; // 0.1: bytes::BufMut::put_int
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_int; } }; // now: bytes::BufMut::put_int
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_int_be; } }; // 0.1: bytes::BufMut::put_int_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_int_le; } }; // 0.1: bytes::BufMut::put_int_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_int_le; } }; // now: bytes::BufMut::put_int_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_slice; } }; // 0.1: bytes::BufMut::put_slice
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_slice; } }; // now: bytes::BufMut::put_slice
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u128_be; } }; // 0.1: bytes::BufMut::put_u128_be
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u128; } }; // now: bytes::BufMut::put_u128
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u128_le; } }; // 0.1: bytes::BufMut::put_u128_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u128_le; } }; // now: bytes::BufMut::put_u128_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u16::<T>; } }; // 0.1: bytes::BufMut::put_u16
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u16; } }; // now: bytes::BufMut::put_u16
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u16_be; } }; // 0.1: bytes::BufMut::put_u16_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u16_le; } }; // 0.1: bytes::BufMut::put_u16_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u16_le; } }; // now: bytes::BufMut::put_u16_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u32::<T>; } }; // 0.1: bytes::BufMut::put_u32
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u32; } }; // now: bytes::BufMut::put_u32
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u32_be; } }; // 0.1: bytes::BufMut::put_u32_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u32_le; } }; // 0.1: bytes::BufMut::put_u32_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u32_le; } }; // now: bytes::BufMut::put_u32_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u64::<T>; } }; // 0.1: bytes::BufMut::put_u64
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u64; } }; // now: bytes::BufMut::put_u64
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u64_be; } }; // 0.1: bytes::BufMut::put_u64_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u64_le; } }; // 0.1: bytes::BufMut::put_u64_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u64_le; } }; // now: bytes::BufMut::put_u64_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u8; } }; // 0.1: bytes::BufMut::put_u8
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u8; } }; // now: bytes::BufMut::put_u8
const _: () = { use ::bytes_legacy::BufMut as _; fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_uint::<T>; } }; // 0.1: bytes::BufMut::put_uint
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_uint; } }; // now: bytes::BufMut::put_uint
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_uint_be; } }; // 0.1: bytes::BufMut::put_uint_be
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_uint_le; } }; // 0.1: bytes::BufMut::put_uint_le
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_uint_le; } }; // now: bytes::BufMut::put_uint_le
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::remaining_mut; } }; // 0.1: bytes::BufMut::remaining_mut
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::remaining_mut; } }; // now: bytes::BufMut::remaining_mut
const _: () = { use ::bytes_legacy::BufMut as _; fn f<Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::writer; } }; // 0.1: bytes::BufMut::writer
#[deny(deprecated)] const _: () = { use ::bytes::BufMut as _; fn f<Zelf: ::bytes::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::BufMut>::writer; } }; // now: bytes::BufMut::writer
const _: () = { use ::bytes_legacy::ByteOrder as _; }; // 0.1: bytes::ByteOrder
const _: () = { use ::bytes_legacy::Bytes as _; }; // 0.1: bytes::Bytes
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; }; // now: bytes::Bytes
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::advance; } }; // 0.1: bytes::Bytes::advance
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::clear; } }; // 0.1: bytes::Bytes::clear
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::clear; } }; // now: bytes::Bytes::clear
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::drain_to; } }; // 0.1: bytes::Bytes::drain_to
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::split_to; } }; // now: bytes::Bytes::split_to
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::extend_from_slice; } }; // 0.1: bytes::Bytes::extend_from_slice
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::extend_from_slice; } }; // now: bytes::BytesMut::extend_from_slice
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::from_static; } }; // 0.1: bytes::Bytes::from_static
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::from_static; } }; // now: bytes::Bytes::from_static
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::is_empty; } }; // 0.1: bytes::Bytes::is_empty
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::is_empty; } }; // now: bytes::Bytes::is_empty
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::len; } }; // 0.1: bytes::Bytes::len
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::len; } }; // now: bytes::Bytes::len
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::new; } }; // 0.1: bytes::Bytes::new
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::new; } }; // now: bytes::Bytes::new
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::slice; } }; // 0.1: bytes::Bytes::slice
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f(a0: & ::bytes::Bytes, a1: impl ::std::ops::RangeBounds<usize>) { let _ = <::bytes::Bytes>::slice(a0, a1); } }; // now: bytes::Bytes::slice
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::slice_from; } }; // 0.1: bytes::Bytes::slice_from
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::slice_ref; } }; // 0.1: bytes::Bytes::slice_ref
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::slice_ref; } }; // now: bytes::Bytes::slice_ref
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::slice_to; } }; // 0.1: bytes::Bytes::slice_to
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::split_off; } }; // 0.1: bytes::Bytes::split_off
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::split_off; } }; // now: bytes::Bytes::split_off
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::split_to; } }; // 0.1: bytes::Bytes::split_to
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::truncate; } }; // 0.1: bytes::Bytes::truncate
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::truncate; } }; // now: bytes::Bytes::truncate
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::try_mut; } }; // 0.1: bytes::Bytes::try_mut
#[deny(deprecated)] const _: () = { use ::bytes::Bytes as _; fn f() { let _ = <::bytes::Bytes>::try_into_mut; } }; // now: bytes::Bytes::try_into_mut
const _: () = { use ::bytes_legacy::Bytes as _; fn f() { let _ = <::bytes_legacy::Bytes>::with_capacity; } }; // 0.1: bytes::Bytes::with_capacity
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::with_capacity; } }; // now: bytes::BytesMut::with_capacity
const _: () = { use ::bytes_legacy::BytesMut as _; }; // 0.1: bytes::BytesMut
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; }; // now: bytes::BytesMut
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::advance; } }; // 0.1: bytes::BytesMut::advance
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::capacity; } }; // 0.1: bytes::BytesMut::capacity
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::capacity; } }; // now: bytes::BytesMut::capacity
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::clear; } }; // 0.1: bytes::BytesMut::clear
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::clear; } }; // now: bytes::BytesMut::clear
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::drain; } }; // 0.1: bytes::BytesMut::drain
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::split; } }; // now: bytes::BytesMut::split
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::drain_to; } }; // 0.1: bytes::BytesMut::drain_to
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::split_to; } }; // now: bytes::BytesMut::split_to
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::extend_from_slice; } }; // 0.1: bytes::BytesMut::extend_from_slice
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::freeze; } }; // 0.1: bytes::BytesMut::freeze
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::freeze; } }; // now: bytes::BytesMut::freeze
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::is_empty; } }; // 0.1: bytes::BytesMut::is_empty
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::is_empty; } }; // now: bytes::BytesMut::is_empty
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::len; } }; // 0.1: bytes::BytesMut::len
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::len; } }; // now: bytes::BytesMut::len
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::new; } }; // 0.1: bytes::BytesMut::new
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::new; } }; // now: bytes::BytesMut::new
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::reserve; } }; // 0.1: bytes::BytesMut::reserve
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::reserve; } }; // now: bytes::BytesMut::reserve
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::resize; } }; // 0.1: bytes::BytesMut::resize
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::resize; } }; // now: bytes::BytesMut::resize
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::set_len; } }; // 0.1: bytes::BytesMut::set_len
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::set_len; } }; // now: bytes::BytesMut::set_len
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::split_off; } }; // 0.1: bytes::BytesMut::split_off
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::split_off; } }; // now: bytes::BytesMut::split_off
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::split_to; } }; // 0.1: bytes::BytesMut::split_to
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::take; } }; // 0.1: bytes::BytesMut::take
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::truncate; } }; // 0.1: bytes::BytesMut::truncate
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::truncate; } }; // now: bytes::BytesMut::truncate
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::unsplit; } }; // 0.1: bytes::BytesMut::unsplit
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::unsplit; } }; // now: bytes::BytesMut::unsplit
const _: () = { use ::bytes_legacy::BytesMut as _; fn f() { let _ = <::bytes_legacy::BytesMut>::with_capacity; } }; // 0.1: bytes::BytesMut::with_capacity
const _: () = { use ::bytes_legacy::IntoBuf as _; }; // 0.1: bytes::IntoBuf
const _: () = { use ::bytes_legacy::IntoBuf as _; fn f<Zelf: ::bytes_legacy::IntoBuf>() { let _ = std::marker::PhantomData::<<Zelf as ::bytes_legacy::IntoBuf>::Buf>; } }; // 0.1: bytes::IntoBuf::Buf
const _: () = { use ::bytes_legacy::IntoBuf as _; fn f<Zelf: ::bytes_legacy::IntoBuf>() { let _ = <Zelf as ::bytes_legacy::IntoBuf>::into_buf; } }; // 0.1: bytes::IntoBuf::into_buf
const _: () = { use ::bytes_legacy::LittleEndian as _; }; // 0.1: bytes::LittleEndian
const _: () = { use ::bytes_legacy::buf as _; }; // 0.1: bytes::buf
#[deny(deprecated)] const _: () = { use ::bytes::buf as _; }; // now: bytes::buf
const _: () = { use ::bytes_legacy::buf::Chain as _; }; // 0.1: bytes::buf::Chain
#[deny(deprecated)] const _: () = { use ::bytes::buf::Chain as _; }; // now: bytes::buf::Chain
const _: () = { use ::bytes_legacy::buf::Chain as _; fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::first_mut; } }; // 0.1: bytes::buf::Chain::first_mut
#[deny(deprecated)] const _: () = { use ::bytes::buf::Chain as _; fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::first_mut; } }; // now: bytes::buf::Chain::first_mut
const _: () = { use ::bytes_legacy::buf::Chain as _; fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::first_ref; } }; // 0.1: bytes::buf::Chain::first_ref
#[deny(deprecated)] const _: () = { use ::bytes::buf::Chain as _; fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::first_ref; } }; // now: bytes::buf::Chain::first_ref
const _: () = { use ::bytes_legacy::buf::Chain as _; fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::into_inner; } }; // 0.1: bytes::buf::Chain::into_inner
#[deny(deprecated)] const _: () = { use ::bytes::buf::Chain as _; fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::into_inner; } }; // now: bytes::buf::Chain::into_inner
const _: () = { use ::bytes_legacy::buf::Chain as _; fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::last_mut; } }; // 0.1: bytes::buf::Chain::last_mut
#[deny(deprecated)] const _: () = { use ::bytes::buf::Chain as _; fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::last_mut; } }; // now: bytes::buf::Chain::last_mut
const _: () = { use ::bytes_legacy::buf::Chain as _; fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::last_ref; } }; // 0.1: bytes::buf::Chain::last_ref
#[deny(deprecated)] const _: () = { use ::bytes::buf::Chain as _; fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::last_ref; } }; // now: bytes::buf::Chain::last_ref
const _: () = { use ::bytes_legacy::buf::Chain as _; fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::new; } }; // 0.1: bytes::buf::Chain::new
const _: () = { use ::bytes_legacy::buf::FromBuf as _; }; // 0.1: bytes::buf::FromBuf
const _: () = { use ::bytes_legacy::buf::FromBuf as _; fn f<T, Zelf: ::bytes_legacy::buf::FromBuf>() where T: ::bytes_legacy::IntoBuf { let _ = <Zelf as ::bytes_legacy::buf::FromBuf>::from_buf::<T>; } }; // 0.1: bytes::buf::FromBuf::from_buf
const _: () = { use ::bytes_legacy::buf::Iter as _; }; // 0.1: bytes::buf::Iter
#[deny(deprecated)] const _: () = { use ::bytes::buf::IntoIter as _; }; // now: bytes::buf::IntoIter
const _: () = { use ::bytes_legacy::buf::Iter as _; fn f<T>() { let _ = <::bytes_legacy::buf::Iter<T>>::get_mut; } }; // 0.1: bytes::buf::Iter::get_mut
#[deny(deprecated)] const _: () = { use ::bytes::buf::IntoIter as _; fn f<T>() { let _ = <::bytes::buf::IntoIter<T>>::get_mut; } }; // now: bytes::buf::IntoIter::get_mut
const _: () = { use ::bytes_legacy::buf::Iter as _; fn f<T>() { let _ = <::bytes_legacy::buf::Iter<T>>::get_ref; } }; // 0.1: bytes::buf::Iter::get_ref
#[deny(deprecated)] const _: () = { use ::bytes::buf::IntoIter as _; fn f<T>() { let _ = <::bytes::buf::IntoIter<T>>::get_ref; } }; // now: bytes::buf::IntoIter::get_ref
const _: () = { use ::bytes_legacy::buf::Iter as _; fn f<T>() { let _ = <::bytes_legacy::buf::Iter<T>>::into_inner; } }; // 0.1: bytes::buf::Iter::into_inner
#[deny(deprecated)] const _: () = { use ::bytes::buf::IntoIter as _; fn f<T>() { let _ = <::bytes::buf::IntoIter<T>>::into_inner; } }; // now: bytes::buf::IntoIter::into_inner
const _: () = { use ::bytes_legacy::buf::Reader as _; }; // 0.1: bytes::buf::Reader
#[deny(deprecated)] const _: () = { use ::bytes::buf::Reader as _; }; // now: bytes::buf::Reader
const _: () = { use ::bytes_legacy::buf::Reader as _; fn f<B: ::bytes_legacy::Buf>() { let _ = <::bytes_legacy::buf::Reader<B>>::get_mut; } }; // 0.1: bytes::buf::Reader::get_mut
#[deny(deprecated)] const _: () = { use ::bytes::buf::Reader as _; fn f<B: ::bytes::Buf>() { let _ = <::bytes::buf::Reader<B>>::get_mut; } }; // now: bytes::buf::Reader::get_mut
const _: () = { use ::bytes_legacy::buf::Reader as _; fn f<B: ::bytes_legacy::Buf>() { let _ = <::bytes_legacy::buf::Reader<B>>::get_ref; } }; // 0.1: bytes::buf::Reader::get_ref
#[deny(deprecated)] const _: () = { use ::bytes::buf::Reader as _; fn f<B: ::bytes::Buf>() { let _ = <::bytes::buf::Reader<B>>::get_ref; } }; // now: bytes::buf::Reader::get_ref
const _: () = { use ::bytes_legacy::buf::Reader as _; fn f<B: ::bytes_legacy::Buf>() { let _ = <::bytes_legacy::buf::Reader<B>>::into_inner; } }; // 0.1: bytes::buf::Reader::into_inner
#[deny(deprecated)] const _: () = { use ::bytes::buf::Reader as _; fn f<B: ::bytes::Buf>() { let _ = <::bytes::buf::Reader<B>>::into_inner; } }; // now: bytes::buf::Reader::into_inner
const _: () = { use ::bytes_legacy::buf::Take as _; }; // 0.1: bytes::buf::Take
#[deny(deprecated)] const _: () = { use ::bytes::buf::Take as _; }; // now: bytes::buf::Take
const _: () = { use ::bytes_legacy::buf::Take as _; fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::get_mut; } }; // 0.1: bytes::buf::Take::get_mut
#[deny(deprecated)] const _: () = { use ::bytes::buf::Take as _; fn f<T>() { let _ = <::bytes::buf::Take<T>>::get_mut; } }; // now: bytes::buf::Take::get_mut
const _: () = { use ::bytes_legacy::buf::Take as _; fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::get_ref; } }; // 0.1: bytes::buf::Take::get_ref
#[deny(deprecated)] const _: () = { use ::bytes::buf::Take as _; fn f<T>() { let _ = <::bytes::buf::Take<T>>::get_ref; } }; // now: bytes::buf::Take::get_ref
const _: () = { use ::bytes_legacy::buf::Take as _; fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::into_inner; } }; // 0.1: bytes::buf::Take::into_inner
#[deny(deprecated)] const _: () = { use ::bytes::buf::Take as _; fn f<T>() { let _ = <::bytes::buf::Take<T>>::into_inner; } }; // now: bytes::buf::Take::into_inner
const _: () = { use ::bytes_legacy::buf::Take as _; fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::limit; } }; // 0.1: bytes::buf::Take::limit
#[deny(deprecated)] const _: () = { use ::bytes::buf::Take as _; fn f<T>() { let _ = <::bytes::buf::Take<T>>::limit; } }; // now: bytes::buf::Take::limit
const _: () = { use ::bytes_legacy::buf::Take as _; fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::set_limit; } }; // 0.1: bytes::buf::Take::set_limit
#[deny(deprecated)] const _: () = { use ::bytes::buf::Take as _; fn f<T>() { let _ = <::bytes::buf::Take<T>>::set_limit; } }; // now: bytes::buf::Take::set_limit
const _: () = { use ::bytes_legacy::buf::Writer as _; }; // 0.1: bytes::buf::Writer
#[deny(deprecated)] const _: () = { use ::bytes::buf::Writer as _; }; // now: bytes::buf::Writer
const _: () = { use ::bytes_legacy::buf::Writer as _; fn f<B: ::bytes_legacy::BufMut>() { let _ = <::bytes_legacy::buf::Writer<B>>::get_mut; } }; // 0.1: bytes::buf::Writer::get_mut
#[deny(deprecated)] const _: () = { use ::bytes::buf::Writer as _; fn f<B: ::bytes::BufMut>() { let _ = <::bytes::buf::Writer<B>>::get_mut; } }; // now: bytes::buf::Writer::get_mut
const _: () = { use ::bytes_legacy::buf::Writer as _; fn f<B: ::bytes_legacy::BufMut>() { let _ = <::bytes_legacy::buf::Writer<B>>::get_ref; } }; // 0.1: bytes::buf::Writer::get_ref
#[deny(deprecated)] const _: () = { use ::bytes::buf::Writer as _; fn f<B: ::bytes::BufMut>() { let _ = <::bytes::buf::Writer<B>>::get_ref; } }; // now: bytes::buf::Writer::get_ref
const _: () = { use ::bytes_legacy::buf::Writer as _; fn f<B: ::bytes_legacy::BufMut>() { let _ = <::bytes_legacy::buf::Writer<B>>::into_inner; } }; // 0.1: bytes::buf::Writer::into_inner
#[deny(deprecated)] const _: () = { use ::bytes::buf::Writer as _; fn f<B: ::bytes::BufMut>() { let _ = <::bytes::buf::Writer<B>>::into_inner; } }; // now: bytes::buf::Writer::into_inner
