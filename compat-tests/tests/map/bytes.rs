//! Both paths of each row of `guide/map/bytes.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// bytes
mod old_0 {
    fn names() {
        use ::bytes_legacy as it;
    }
}

// bytes
mod new_0 {
    fn names() {
        use ::bytes as it;
    }
}

// bytes::BigEndian
mod old_1 {
    fn names() {
        use ::bytes_legacy::BigEndian as _;
    }
}

// bytes::Buf
mod old_2 {
    fn names() {
        use ::bytes_legacy::Buf as _;
    }
}

// bytes::Buf
mod new_2 {
    fn names() {
        use ::bytes::Buf as _;
    }
}

// bytes::Buf::advance
mod old_3 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::advance; }
    }
}

// bytes::Buf::advance
mod new_3 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::advance; }
    }
}

// bytes::Buf::by_ref
mod old_4 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::by_ref; }
    }
}

// bytes::Buf::bytes
mod old_5 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::bytes; }
    }
}

// bytes::Buf::chunk
mod new_5 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::chunk; }
    }
}

// bytes::Buf::bytes_vec
mod old_6 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<'a, Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::bytes_vec; }
    }
}

// bytes::Buf::chunks_vectored
mod new_6 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<'a, Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::chunks_vectored; }
    }
}

// bytes::Buf::chain
mod old_7 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<U, Zelf: ::bytes_legacy::Buf>() where U: ::bytes_legacy::IntoBuf, Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::chain::<U>; }
    }
}

// bytes::Buf::chain
mod new_7 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<U: ::bytes::Buf, Zelf: ::bytes::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::Buf>::chain::<U>; }
    }
}

// bytes::Buf::collect
mod old_8 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<B, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized, B: ::bytes_legacy::buf::FromBuf { let _ = <Zelf as ::bytes_legacy::Buf>::collect::<B>; }
    }
}

// bytes::Buf::copy_to_bytes
mod new_8 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::copy_to_bytes; }
    }
}

// bytes::Buf::copy_to_slice
mod old_9 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::copy_to_slice; }
    }
}

// bytes::Buf::copy_to_slice
mod new_9 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::copy_to_slice; }
    }
}

// bytes::Buf::get_f32
mod old_10 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_f32::<T>; }
    }
}

// bytes::Buf::get_f32
mod new_10 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f32; }
    }
}

// bytes::Buf::get_f32_be
mod old_11 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_f32_be; }
    }
}

// bytes::Buf::get_f32
mod new_11 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f32; }
    }
}

// bytes::Buf::get_f32_le
mod old_12 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_f32_le; }
    }
}

// bytes::Buf::get_f32_le
mod new_12 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f32_le; }
    }
}

// bytes::Buf::get_f64
mod old_13 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_f64::<T>; }
    }
}

// bytes::Buf::get_f64
mod new_13 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f64; }
    }
}

// bytes::Buf::get_f64_be
mod old_14 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_f64_be; }
    }
}

// bytes::Buf::get_f64
mod new_14 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f64; }
    }
}

// bytes::Buf::get_f64_le
mod old_15 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_f64_le; }
    }
}

// bytes::Buf::get_f64_le
mod new_15 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_f64_le; }
    }
}

// bytes::Buf::get_i128_be
mod old_16 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i128_be; }
    }
}

// bytes::Buf::get_i128
mod new_16 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i128; }
    }
}

// bytes::Buf::get_i128_le
mod old_17 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i128_le; }
    }
}

// bytes::Buf::get_i128_le
mod new_17 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i128_le; }
    }
}

// bytes::Buf::get_i16
mod old_18 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_i16::<T>; }
    }
}

// bytes::Buf::get_i16
mod new_18 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i16; }
    }
}

// bytes::Buf::get_i16_be
mod old_19 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i16_be; }
    }
}

// bytes::Buf::get_i16
mod new_19 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i16; }
    }
}

// bytes::Buf::get_i16_le
mod old_20 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i16_le; }
    }
}

// bytes::Buf::get_i16_le
mod new_20 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i16_le; }
    }
}

// bytes::Buf::get_i32
mod old_21 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_i32::<T>; }
    }
}

// bytes::Buf::get_i32
mod new_21 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i32; }
    }
}

// bytes::Buf::get_i32_be
mod old_22 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i32_be; }
    }
}

// bytes::Buf::get_i32
mod new_22 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i32; }
    }
}

// bytes::Buf::get_i32_le
mod old_23 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i32_le; }
    }
}

// bytes::Buf::get_i32_le
mod new_23 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i32_le; }
    }
}

// bytes::Buf::get_i64
mod old_24 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_i64::<T>; }
    }
}

// bytes::Buf::get_i64
mod new_24 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i64; }
    }
}

// bytes::Buf::get_i64_be
mod old_25 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i64_be; }
    }
}

// bytes::Buf::get_i64
mod new_25 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i64; }
    }
}

// bytes::Buf::get_i64_le
mod old_26 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i64_le; }
    }
}

// bytes::Buf::get_i64_le
mod new_26 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i64_le; }
    }
}

// bytes::Buf::get_i8
mod old_27 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_i8; }
    }
}

// bytes::Buf::get_i8
mod new_27 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_i8; }
    }
}

// bytes::Buf::get_int
mod old_28 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_int::<T>; }
    }
}

// bytes::Buf::get_int
mod new_28 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_int; }
    }
}

// bytes::Buf::get_int_be
mod old_29 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_int_be; }
    }
}

// bytes::Buf::get_int
mod new_29 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_int; }
    }
}

// bytes::Buf::get_int_le
mod old_30 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_int_le; }
    }
}

// bytes::Buf::get_int_le
mod new_30 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_int_le; }
    }
}

// bytes::Buf::get_u128_be
mod old_31 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u128_be; }
    }
}

// bytes::Buf::get_u128
mod new_31 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u128; }
    }
}

// bytes::Buf::get_u128_le
mod old_32 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u128_le; }
    }
}

// bytes::Buf::get_u128_le
mod new_32 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u128_le; }
    }
}

// bytes::Buf::get_u16
mod old_33 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_u16::<T>; }
    }
}

// bytes::Buf::get_u16
mod new_33 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u16; }
    }
}

// bytes::Buf::get_u16_be
mod old_34 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u16_be; }
    }
}

// bytes::Buf::get_u16
mod new_34 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u16; }
    }
}

// bytes::Buf::get_u16_le
mod old_35 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u16_le; }
    }
}

// bytes::Buf::get_u16_le
mod new_35 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u16_le; }
    }
}

// bytes::Buf::get_u32
mod old_36 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_u32::<T>; }
    }
}

// bytes::Buf::get_u32
mod new_36 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u32; }
    }
}

// bytes::Buf::get_u32_be
mod old_37 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u32_be; }
    }
}

// bytes::Buf::get_u32
mod new_37 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u32; }
    }
}

// bytes::Buf::get_u32_le
mod old_38 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u32_le; }
    }
}

// bytes::Buf::get_u32_le
mod new_38 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u32_le; }
    }
}

// bytes::Buf::get_u64
mod old_39 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_u64::<T>; }
    }
}

// bytes::Buf::get_u64
mod new_39 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u64; }
    }
}

// bytes::Buf::get_u64_be
mod old_40 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u64_be; }
    }
}

// bytes::Buf::get_u64
mod new_40 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u64; }
    }
}

// bytes::Buf::get_u64_le
mod old_41 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u64_le; }
    }
}

// bytes::Buf::get_u64_le
mod new_41 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u64_le; }
    }
}

// bytes::Buf::get_u8
mod old_42 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_u8; }
    }
}

// bytes::Buf::get_u8
mod new_42 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_u8; }
    }
}

// bytes::Buf::get_uint
mod old_43 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::get_uint::<T>; }
    }
}

// bytes::Buf::get_uint
mod new_43 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_uint; }
    }
}

// bytes::Buf::get_uint_be
mod old_44 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_uint_be; }
    }
}

// bytes::Buf::get_uint
mod new_44 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_uint; }
    }
}

// bytes::Buf::get_uint_le
mod old_45 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::get_uint_le; }
    }
}

// bytes::Buf::get_uint_le
mod new_45 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::get_uint_le; }
    }
}

// bytes::Buf::has_remaining
mod old_46 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::has_remaining; }
    }
}

// bytes::Buf::has_remaining
mod new_46 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::has_remaining; }
    }
}

// bytes::Buf::iter
mod old_47 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::iter; }
    }
}

// bytes::buf::IntoIter::new
mod new_47 {
    fn names() {
        use ::bytes::buf::IntoIter as _;
        fn f<T>() { let _ = <::bytes::buf::IntoIter<T>>::new; }
    }
}

// bytes::Buf::reader
mod old_48 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::reader; }
    }
}

// bytes::Buf::reader
mod new_48 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::Buf>::reader; }
    }
}

// bytes::Buf::remaining
mod old_49 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() { let _ = <Zelf as ::bytes_legacy::Buf>::remaining; }
    }
}

// bytes::Buf::remaining
mod new_49 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::remaining; }
    }
}

// bytes::Buf::take
mod old_50 {
    fn names() {
        use ::bytes_legacy::Buf as _;
        fn f<Zelf: ::bytes_legacy::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::Buf>::take; }
    }
}

// bytes::Buf::take
mod new_50 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::Buf>::take; }
    }
}

// bytes::BufMut
mod old_51 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
    }
}

// bytes::BufMut
mod new_51 {
    fn names() {
        use ::bytes::BufMut as _;
    }
}

// bytes::BufMut::advance_mut
mod old_52 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::advance_mut; }
    }
}

// bytes::BufMut::advance_mut
mod new_52 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::advance_mut; }
    }
}

// bytes::BufMut::by_ref
mod old_53 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::by_ref; }
    }
}

// bytes::BufMut::bytes_mut
mod old_54 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::bytes_mut; }
    }
}

// bytes::BufMut::chunk_mut
mod new_54 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::chunk_mut; }
    }
}

// bytes::BufMut::bytes_vec_mut
mod old_55 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<'a, Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::bytes_vec_mut; }
    }
}

// bytes::BufMut::has_remaining_mut
mod old_56 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::has_remaining_mut; }
    }
}

// bytes::BufMut::has_remaining_mut
mod new_56 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::has_remaining_mut; }
    }
}

// bytes::BufMut::put
mod old_57 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::IntoBuf, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put::<T>; }
    }
}

// bytes::BufMut::put
mod new_57 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<T: ::bytes::Buf, Zelf: ::bytes::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::BufMut>::put::<T>; }
    }
}

// bytes::BufMut::put_f32
mod old_58 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f32::<T>; }
    }
}

// bytes::BufMut::put_f32
mod new_58 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f32; }
    }
}

// bytes::BufMut::put_f32_be
mod old_59 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f32_be; }
    }
}

// bytes::BufMut::put_f32
mod new_59 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f32; }
    }
}

// bytes::BufMut::put_f32_le
mod old_60 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f32_le; }
    }
}

// bytes::BufMut::put_f32_le
mod new_60 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f32_le; }
    }
}

// bytes::BufMut::put_f64
mod old_61 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f64::<T>; }
    }
}

// bytes::BufMut::put_f64
mod new_61 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f64; }
    }
}

// bytes::BufMut::put_f64_be
mod old_62 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f64_be; }
    }
}

// bytes::BufMut::put_f64
mod new_62 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f64; }
    }
}

// bytes::BufMut::put_f64_le
mod old_63 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_f64_le; }
    }
}

// bytes::BufMut::put_f64_le
mod new_63 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_f64_le; }
    }
}

// bytes::BufMut::put_i128_be
mod old_64 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i128_be; }
    }
}

// bytes::BufMut::put_i128
mod new_64 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i128; }
    }
}

// bytes::BufMut::put_i128_le
mod old_65 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i128_le; }
    }
}

// bytes::BufMut::put_i128_le
mod new_65 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i128_le; }
    }
}

// bytes::BufMut::put_i16
mod old_66 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i16::<T>; }
    }
}

// bytes::BufMut::put_i16
mod new_66 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i16; }
    }
}

// bytes::BufMut::put_i16_be
mod old_67 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i16_be; }
    }
}

// bytes::BufMut::put_i16
mod new_67 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i16; }
    }
}

// bytes::BufMut::put_i16_le
mod old_68 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i16_le; }
    }
}

// bytes::BufMut::put_i16_le
mod new_68 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i16_le; }
    }
}

// bytes::BufMut::put_i32
mod old_69 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i32::<T>; }
    }
}

// bytes::BufMut::put_i32
mod new_69 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i32; }
    }
}

// bytes::BufMut::put_i32_be
mod old_70 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i32_be; }
    }
}

// bytes::BufMut::put_i32
mod new_70 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i32; }
    }
}

// bytes::BufMut::put_i32_le
mod old_71 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i32_le; }
    }
}

// bytes::BufMut::put_i32_le
mod new_71 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i32_le; }
    }
}

// bytes::BufMut::put_i64
mod old_72 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i64::<T>; }
    }
}

// bytes::BufMut::put_i64
mod new_72 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i64; }
    }
}

// bytes::BufMut::put_i64_be
mod old_73 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i64_be; }
    }
}

// bytes::BufMut::put_i64
mod new_73 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i64; }
    }
}

// bytes::BufMut::put_i64_le
mod old_74 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i64_le; }
    }
}

// bytes::BufMut::put_i64_le
mod new_74 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i64_le; }
    }
}

// bytes::BufMut::put_i8
mod old_75 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_i8; }
    }
}

// bytes::BufMut::put_i8
mod new_75 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_i8; }
    }
}

// bytes::BufMut::put_int
mod old_76 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_int::<T>; }
    }
}

// bytes::BufMut::put_int
mod new_76 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_int; }
    }
}

// bytes::BufMut::put_int_be
mod old_77 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_int_be; }
    }
}

// bytes::BufMut::put_int
mod new_77 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_int; }
    }
}

// bytes::BufMut::put_int_le
mod old_78 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_int_le; }
    }
}

// bytes::BufMut::put_int_le
mod new_78 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_int_le; }
    }
}

// bytes::BufMut::put_slice
mod old_79 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_slice; }
    }
}

// bytes::BufMut::put_slice
mod new_79 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_slice; }
    }
}

// bytes::BufMut::put_u128_be
mod old_80 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u128_be; }
    }
}

// bytes::BufMut::put_u128
mod new_80 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u128; }
    }
}

// bytes::BufMut::put_u128_le
mod old_81 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u128_le; }
    }
}

// bytes::BufMut::put_u128_le
mod new_81 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u128_le; }
    }
}

// bytes::BufMut::put_u16
mod old_82 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u16::<T>; }
    }
}

// bytes::BufMut::put_u16
mod new_82 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u16; }
    }
}

// bytes::BufMut::put_u16_be
mod old_83 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u16_be; }
    }
}

// bytes::BufMut::put_u16
mod new_83 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u16; }
    }
}

// bytes::BufMut::put_u16_le
mod old_84 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u16_le; }
    }
}

// bytes::BufMut::put_u16_le
mod new_84 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u16_le; }
    }
}

// bytes::BufMut::put_u32
mod old_85 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u32::<T>; }
    }
}

// bytes::BufMut::put_u32
mod new_85 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u32; }
    }
}

// bytes::BufMut::put_u32_be
mod old_86 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u32_be; }
    }
}

// bytes::BufMut::put_u32
mod new_86 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u32; }
    }
}

// bytes::BufMut::put_u32_le
mod old_87 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u32_le; }
    }
}

// bytes::BufMut::put_u32_le
mod new_87 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u32_le; }
    }
}

// bytes::BufMut::put_u64
mod old_88 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u64::<T>; }
    }
}

// bytes::BufMut::put_u64
mod new_88 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u64; }
    }
}

// bytes::BufMut::put_u64_be
mod old_89 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u64_be; }
    }
}

// bytes::BufMut::put_u64
mod new_89 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u64; }
    }
}

// bytes::BufMut::put_u64_le
mod old_90 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u64_le; }
    }
}

// bytes::BufMut::put_u64_le
mod new_90 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u64_le; }
    }
}

// bytes::BufMut::put_u8
mod old_91 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_u8; }
    }
}

// bytes::BufMut::put_u8
mod new_91 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_u8; }
    }
}

// bytes::BufMut::put_uint
mod old_92 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<T: ::bytes_legacy::ByteOrder, Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::put_uint::<T>; }
    }
}

// bytes::BufMut::put_uint
mod new_92 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_uint; }
    }
}

// bytes::BufMut::put_uint_be
mod old_93 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_uint_be; }
    }
}

// bytes::BufMut::put_uint
mod new_93 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_uint; }
    }
}

// bytes::BufMut::put_uint_le
mod old_94 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::put_uint_le; }
    }
}

// bytes::BufMut::put_uint_le
mod new_94 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::put_uint_le; }
    }
}

// bytes::BufMut::remaining_mut
mod old_95 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() { let _ = <Zelf as ::bytes_legacy::BufMut>::remaining_mut; }
    }
}

// bytes::BufMut::remaining_mut
mod new_95 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() { let _ = <Zelf as ::bytes::BufMut>::remaining_mut; }
    }
}

// bytes::BufMut::writer
mod old_96 {
    fn names() {
        use ::bytes_legacy::BufMut as _;
        fn f<Zelf: ::bytes_legacy::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes_legacy::BufMut>::writer; }
    }
}

// bytes::BufMut::writer
mod new_96 {
    fn names() {
        use ::bytes::BufMut as _;
        fn f<Zelf: ::bytes::BufMut>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::BufMut>::writer; }
    }
}

// bytes::ByteOrder
mod old_97 {
    fn names() {
        use ::bytes_legacy::ByteOrder as _;
    }
}

// bytes::Bytes
mod old_98 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
    }
}

// bytes::Bytes
mod new_98 {
    fn names() {
        use ::bytes::Bytes as _;
    }
}

// bytes::Bytes::advance
mod old_99 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::advance; }
    }
}

// bytes::Buf::advance
mod new_99 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::advance; }
    }
}

// bytes::Bytes::clear
mod old_100 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::clear; }
    }
}

// bytes::Bytes::clear
mod new_100 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::clear; }
    }
}

// bytes::Bytes::drain_to
mod old_101 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::drain_to; }
    }
}

// bytes::Bytes::split_to
mod new_101 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::split_to; }
    }
}

// bytes::Bytes::extend_from_slice
mod old_102 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::extend_from_slice; }
    }
}

// bytes::BytesMut::extend_from_slice
mod new_102 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::extend_from_slice; }
    }
}

// bytes::Bytes::from_static
mod old_103 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::from_static; }
    }
}

// bytes::Bytes::from_static
mod new_103 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::from_static; }
    }
}

// bytes::Bytes::is_empty
mod old_104 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::is_empty; }
    }
}

// bytes::Bytes::is_empty
mod new_104 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::is_empty; }
    }
}

// bytes::Bytes::len
mod old_105 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::len; }
    }
}

// bytes::Bytes::len
mod new_105 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::len; }
    }
}

// bytes::Bytes::new
mod old_106 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::new; }
    }
}

// bytes::Bytes::new
mod new_106 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::new; }
    }
}

// bytes::Bytes::slice
mod old_107 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::slice; }
    }
}

// bytes::Bytes::slice
mod new_107 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f(a0: & ::bytes::Bytes, a1: impl ::std::ops::RangeBounds<usize>) { let _ = <::bytes::Bytes>::slice(a0, a1); }
    }
}

// bytes::Bytes::slice_from
mod old_108 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::slice_from; }
    }
}

// bytes::Bytes::slice
mod new_108 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f(a0: & ::bytes::Bytes, a1: impl ::std::ops::RangeBounds<usize>) { let _ = <::bytes::Bytes>::slice(a0, a1); }
    }
}

// bytes::Bytes::slice_ref
mod old_109 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::slice_ref; }
    }
}

// bytes::Bytes::slice_ref
mod new_109 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::slice_ref; }
    }
}

// bytes::Bytes::slice_to
mod old_110 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::slice_to; }
    }
}

// bytes::Bytes::slice
mod new_110 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f(a0: & ::bytes::Bytes, a1: impl ::std::ops::RangeBounds<usize>) { let _ = <::bytes::Bytes>::slice(a0, a1); }
    }
}

// bytes::Bytes::split_off
mod old_111 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::split_off; }
    }
}

// bytes::Bytes::split_off
mod new_111 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::split_off; }
    }
}

// bytes::Bytes::split_to
mod old_112 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::split_to; }
    }
}

// bytes::Bytes::split_to
mod new_112 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::split_to; }
    }
}

// bytes::Bytes::truncate
mod old_113 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::truncate; }
    }
}

// bytes::Bytes::truncate
mod new_113 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::truncate; }
    }
}

// bytes::Bytes::try_mut
mod old_114 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::try_mut; }
    }
}

// bytes::Bytes::try_into_mut
mod new_114 {
    fn names() {
        use ::bytes::Bytes as _;
        fn f() { let _ = <::bytes::Bytes>::try_into_mut; }
    }
}

// bytes::Bytes::with_capacity
mod old_115 {
    fn names() {
        use ::bytes_legacy::Bytes as _;
        fn f() { let _ = <::bytes_legacy::Bytes>::with_capacity; }
    }
}

// bytes::BytesMut::with_capacity
mod new_115 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::with_capacity; }
    }
}

// bytes::BytesMut
mod old_116 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
    }
}

// bytes::BytesMut
mod new_116 {
    fn names() {
        use ::bytes::BytesMut as _;
    }
}

// bytes::BytesMut::advance
mod old_117 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::advance; }
    }
}

// bytes::Buf::advance
mod new_117 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::advance; }
    }
}

// bytes::BytesMut::capacity
mod old_118 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::capacity; }
    }
}

// bytes::BytesMut::capacity
mod new_118 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::capacity; }
    }
}

// bytes::BytesMut::clear
mod old_119 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::clear; }
    }
}

// bytes::BytesMut::clear
mod new_119 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::clear; }
    }
}

// bytes::BytesMut::drain
mod old_120 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::drain; }
    }
}

// bytes::BytesMut::split
mod new_120 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::split; }
    }
}

// bytes::BytesMut::drain_to
mod old_121 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::drain_to; }
    }
}

// bytes::BytesMut::split_to
mod new_121 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::split_to; }
    }
}

// bytes::BytesMut::extend_from_slice
mod old_122 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::extend_from_slice; }
    }
}

// bytes::BytesMut::extend_from_slice
mod new_122 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::extend_from_slice; }
    }
}

// bytes::BytesMut::freeze
mod old_123 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::freeze; }
    }
}

// bytes::BytesMut::freeze
mod new_123 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::freeze; }
    }
}

// bytes::BytesMut::is_empty
mod old_124 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::is_empty; }
    }
}

// bytes::BytesMut::is_empty
mod new_124 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::is_empty; }
    }
}

// bytes::BytesMut::len
mod old_125 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::len; }
    }
}

// bytes::BytesMut::len
mod new_125 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::len; }
    }
}

// bytes::BytesMut::new
mod old_126 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::new; }
    }
}

// bytes::BytesMut::new
mod new_126 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::new; }
    }
}

// bytes::BytesMut::reserve
mod old_127 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::reserve; }
    }
}

// bytes::BytesMut::reserve
mod new_127 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::reserve; }
    }
}

// bytes::BytesMut::resize
mod old_128 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::resize; }
    }
}

// bytes::BytesMut::resize
mod new_128 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::resize; }
    }
}

// bytes::BytesMut::set_len
mod old_129 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::set_len; }
    }
}

// bytes::BytesMut::set_len
mod new_129 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::set_len; }
    }
}

// bytes::BytesMut::split_off
mod old_130 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::split_off; }
    }
}

// bytes::BytesMut::split_off
mod new_130 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::split_off; }
    }
}

// bytes::BytesMut::split_to
mod old_131 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::split_to; }
    }
}

// bytes::BytesMut::split_to
mod new_131 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::split_to; }
    }
}

// bytes::BytesMut::take
mod old_132 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::take; }
    }
}

// bytes::BytesMut::split
mod new_132 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::split; }
    }
}

// bytes::BytesMut::truncate
mod old_133 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::truncate; }
    }
}

// bytes::BytesMut::truncate
mod new_133 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::truncate; }
    }
}

// bytes::BytesMut::unsplit
mod old_134 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::unsplit; }
    }
}

// bytes::BytesMut::unsplit
mod new_134 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::unsplit; }
    }
}

// bytes::BytesMut::with_capacity
mod old_135 {
    fn names() {
        use ::bytes_legacy::BytesMut as _;
        fn f() { let _ = <::bytes_legacy::BytesMut>::with_capacity; }
    }
}

// bytes::BytesMut::with_capacity
mod new_135 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::with_capacity; }
    }
}

// bytes::IntoBuf
mod old_136 {
    fn names() {
        use ::bytes_legacy::IntoBuf as _;
    }
}

// bytes::Buf
mod new_136 {
    fn names() {
        use ::bytes::Buf as _;
    }
}

// bytes::IntoBuf::Buf
mod old_137 {
    fn names() {
        use ::bytes_legacy::IntoBuf as _;
        fn f<Zelf: ::bytes_legacy::IntoBuf>() { let _ = std::marker::PhantomData::<<Zelf as ::bytes_legacy::IntoBuf>::Buf>; }
    }
}

// bytes::Buf
mod new_137 {
    fn names() {
        use ::bytes::Buf as _;
    }
}

// bytes::IntoBuf::into_buf
mod old_138 {
    fn names() {
        use ::bytes_legacy::IntoBuf as _;
        fn f<Zelf: ::bytes_legacy::IntoBuf>() { let _ = <Zelf as ::bytes_legacy::IntoBuf>::into_buf; }
    }
}

// bytes::LittleEndian
mod old_139 {
    fn names() {
        use ::bytes_legacy::LittleEndian as _;
    }
}

// bytes::buf
mod old_140 {
    fn names() {
        use ::bytes_legacy::buf as _;
    }
}

// bytes::buf
mod new_140 {
    fn names() {
        use ::bytes::buf as _;
    }
}

// bytes::buf::Chain
mod old_141 {
    fn names() {
        use ::bytes_legacy::buf::Chain as _;
    }
}

// bytes::buf::Chain
mod new_141 {
    fn names() {
        use ::bytes::buf::Chain as _;
    }
}

// bytes::buf::Chain::first_mut
mod old_142 {
    fn names() {
        use ::bytes_legacy::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::first_mut; }
    }
}

// bytes::buf::Chain::first_mut
mod new_142 {
    fn names() {
        use ::bytes::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::first_mut; }
    }
}

// bytes::buf::Chain::first_ref
mod old_143 {
    fn names() {
        use ::bytes_legacy::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::first_ref; }
    }
}

// bytes::buf::Chain::first_ref
mod new_143 {
    fn names() {
        use ::bytes::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::first_ref; }
    }
}

// bytes::buf::Chain::into_inner
mod old_144 {
    fn names() {
        use ::bytes_legacy::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::into_inner; }
    }
}

// bytes::buf::Chain::into_inner
mod new_144 {
    fn names() {
        use ::bytes::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::into_inner; }
    }
}

// bytes::buf::Chain::last_mut
mod old_145 {
    fn names() {
        use ::bytes_legacy::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::last_mut; }
    }
}

// bytes::buf::Chain::last_mut
mod new_145 {
    fn names() {
        use ::bytes::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::last_mut; }
    }
}

// bytes::buf::Chain::last_ref
mod old_146 {
    fn names() {
        use ::bytes_legacy::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::last_ref; }
    }
}

// bytes::buf::Chain::last_ref
mod new_146 {
    fn names() {
        use ::bytes::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes::buf::Chain<T, U>>::last_ref; }
    }
}

// bytes::buf::Chain::new
mod old_147 {
    fn names() {
        use ::bytes_legacy::buf::Chain as _;
        fn f<T, U>() { let _ = <::bytes_legacy::buf::Chain<T, U>>::new; }
    }
}

// bytes::Buf::chain
mod new_147 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<U: ::bytes::Buf, Zelf: ::bytes::Buf>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::bytes::Buf>::chain::<U>; }
    }
}

// bytes::buf::FromBuf
mod old_148 {
    fn names() {
        use ::bytes_legacy::buf::FromBuf as _;
    }
}

// bytes::Buf::copy_to_bytes
mod new_148 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::copy_to_bytes; }
    }
}

// bytes::buf::FromBuf::from_buf
mod old_149 {
    fn names() {
        use ::bytes_legacy::buf::FromBuf as _;
        fn f<T, Zelf: ::bytes_legacy::buf::FromBuf>() where T: ::bytes_legacy::IntoBuf { let _ = <Zelf as ::bytes_legacy::buf::FromBuf>::from_buf::<T>; }
    }
}

// bytes::Buf::copy_to_bytes
mod new_149 {
    fn names() {
        use ::bytes::Buf as _;
        fn f<Zelf: ::bytes::Buf>() { let _ = <Zelf as ::bytes::Buf>::copy_to_bytes; }
    }
}

// bytes::buf::Iter
mod old_150 {
    fn names() {
        use ::bytes_legacy::buf::Iter as _;
    }
}

// bytes::buf::IntoIter
mod new_150 {
    fn names() {
        use ::bytes::buf::IntoIter as _;
    }
}

// bytes::buf::Iter::get_mut
mod old_151 {
    fn names() {
        use ::bytes_legacy::buf::Iter as _;
        fn f<T>() { let _ = <::bytes_legacy::buf::Iter<T>>::get_mut; }
    }
}

// bytes::buf::IntoIter::get_mut
mod new_151 {
    fn names() {
        use ::bytes::buf::IntoIter as _;
        fn f<T>() { let _ = <::bytes::buf::IntoIter<T>>::get_mut; }
    }
}

// bytes::buf::Iter::get_ref
mod old_152 {
    fn names() {
        use ::bytes_legacy::buf::Iter as _;
        fn f<T>() { let _ = <::bytes_legacy::buf::Iter<T>>::get_ref; }
    }
}

// bytes::buf::IntoIter::get_ref
mod new_152 {
    fn names() {
        use ::bytes::buf::IntoIter as _;
        fn f<T>() { let _ = <::bytes::buf::IntoIter<T>>::get_ref; }
    }
}

// bytes::buf::Iter::into_inner
mod old_153 {
    fn names() {
        use ::bytes_legacy::buf::Iter as _;
        fn f<T>() { let _ = <::bytes_legacy::buf::Iter<T>>::into_inner; }
    }
}

// bytes::buf::IntoIter::into_inner
mod new_153 {
    fn names() {
        use ::bytes::buf::IntoIter as _;
        fn f<T>() { let _ = <::bytes::buf::IntoIter<T>>::into_inner; }
    }
}

// bytes::buf::Reader
mod old_154 {
    fn names() {
        use ::bytes_legacy::buf::Reader as _;
    }
}

// bytes::buf::Reader
mod new_154 {
    fn names() {
        use ::bytes::buf::Reader as _;
    }
}

// bytes::buf::Reader::get_mut
mod old_155 {
    fn names() {
        use ::bytes_legacy::buf::Reader as _;
        fn f<B: ::bytes_legacy::Buf>() { let _ = <::bytes_legacy::buf::Reader<B>>::get_mut; }
    }
}

// bytes::buf::Reader::get_mut
mod new_155 {
    fn names() {
        use ::bytes::buf::Reader as _;
        fn f<B: ::bytes::Buf>() { let _ = <::bytes::buf::Reader<B>>::get_mut; }
    }
}

// bytes::buf::Reader::get_ref
mod old_156 {
    fn names() {
        use ::bytes_legacy::buf::Reader as _;
        fn f<B: ::bytes_legacy::Buf>() { let _ = <::bytes_legacy::buf::Reader<B>>::get_ref; }
    }
}

// bytes::buf::Reader::get_ref
mod new_156 {
    fn names() {
        use ::bytes::buf::Reader as _;
        fn f<B: ::bytes::Buf>() { let _ = <::bytes::buf::Reader<B>>::get_ref; }
    }
}

// bytes::buf::Reader::into_inner
mod old_157 {
    fn names() {
        use ::bytes_legacy::buf::Reader as _;
        fn f<B: ::bytes_legacy::Buf>() { let _ = <::bytes_legacy::buf::Reader<B>>::into_inner; }
    }
}

// bytes::buf::Reader::into_inner
mod new_157 {
    fn names() {
        use ::bytes::buf::Reader as _;
        fn f<B: ::bytes::Buf>() { let _ = <::bytes::buf::Reader<B>>::into_inner; }
    }
}

// bytes::buf::Take
mod old_158 {
    fn names() {
        use ::bytes_legacy::buf::Take as _;
    }
}

// bytes::buf::Take
mod new_158 {
    fn names() {
        use ::bytes::buf::Take as _;
    }
}

// bytes::buf::Take::get_mut
mod old_159 {
    fn names() {
        use ::bytes_legacy::buf::Take as _;
        fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::get_mut; }
    }
}

// bytes::buf::Take::get_mut
mod new_159 {
    fn names() {
        use ::bytes::buf::Take as _;
        fn f<T>() { let _ = <::bytes::buf::Take<T>>::get_mut; }
    }
}

// bytes::buf::Take::get_ref
mod old_160 {
    fn names() {
        use ::bytes_legacy::buf::Take as _;
        fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::get_ref; }
    }
}

// bytes::buf::Take::get_ref
mod new_160 {
    fn names() {
        use ::bytes::buf::Take as _;
        fn f<T>() { let _ = <::bytes::buf::Take<T>>::get_ref; }
    }
}

// bytes::buf::Take::into_inner
mod old_161 {
    fn names() {
        use ::bytes_legacy::buf::Take as _;
        fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::into_inner; }
    }
}

// bytes::buf::Take::into_inner
mod new_161 {
    fn names() {
        use ::bytes::buf::Take as _;
        fn f<T>() { let _ = <::bytes::buf::Take<T>>::into_inner; }
    }
}

// bytes::buf::Take::limit
mod old_162 {
    fn names() {
        use ::bytes_legacy::buf::Take as _;
        fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::limit; }
    }
}

// bytes::buf::Take::limit
mod new_162 {
    fn names() {
        use ::bytes::buf::Take as _;
        fn f<T>() { let _ = <::bytes::buf::Take<T>>::limit; }
    }
}

// bytes::buf::Take::set_limit
mod old_163 {
    fn names() {
        use ::bytes_legacy::buf::Take as _;
        fn f<T>() { let _ = <::bytes_legacy::buf::Take<T>>::set_limit; }
    }
}

// bytes::buf::Take::set_limit
mod new_163 {
    fn names() {
        use ::bytes::buf::Take as _;
        fn f<T>() { let _ = <::bytes::buf::Take<T>>::set_limit; }
    }
}

// bytes::buf::Writer
mod old_164 {
    fn names() {
        use ::bytes_legacy::buf::Writer as _;
    }
}

// bytes::buf::Writer
mod new_164 {
    fn names() {
        use ::bytes::buf::Writer as _;
    }
}

// bytes::buf::Writer::get_mut
mod old_165 {
    fn names() {
        use ::bytes_legacy::buf::Writer as _;
        fn f<B: ::bytes_legacy::BufMut>() { let _ = <::bytes_legacy::buf::Writer<B>>::get_mut; }
    }
}

// bytes::buf::Writer::get_mut
mod new_165 {
    fn names() {
        use ::bytes::buf::Writer as _;
        fn f<B: ::bytes::BufMut>() { let _ = <::bytes::buf::Writer<B>>::get_mut; }
    }
}

// bytes::buf::Writer::get_ref
mod old_166 {
    fn names() {
        use ::bytes_legacy::buf::Writer as _;
        fn f<B: ::bytes_legacy::BufMut>() { let _ = <::bytes_legacy::buf::Writer<B>>::get_ref; }
    }
}

// bytes::buf::Writer::get_ref
mod new_166 {
    fn names() {
        use ::bytes::buf::Writer as _;
        fn f<B: ::bytes::BufMut>() { let _ = <::bytes::buf::Writer<B>>::get_ref; }
    }
}

// bytes::buf::Writer::into_inner
mod old_167 {
    fn names() {
        use ::bytes_legacy::buf::Writer as _;
        fn f<B: ::bytes_legacy::BufMut>() { let _ = <::bytes_legacy::buf::Writer<B>>::into_inner; }
    }
}

// bytes::buf::Writer::into_inner
mod new_167 {
    fn names() {
        use ::bytes::buf::Writer as _;
        fn f<B: ::bytes::BufMut>() { let _ = <::bytes::buf::Writer<B>>::into_inner; }
    }
}
