//! Both paths of each row of `guide/map/codecs.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// tokio::codec
mod old_0 {
    fn names() {
        use ::tokio_legacy::codec as _;
    }
}

// tokio_util::codec
mod new_0 {
    fn names() {
        use ::tokio_util::codec as _;
    }
}

// tokio::codec::BytesCodec
mod old_1 {
    fn names() {
        use ::tokio_legacy::codec::BytesCodec as _;
    }
}

// tokio_util::codec::BytesCodec
mod new_1 {
    fn names() {
        use ::tokio_util::codec::BytesCodec as _;
    }
}

// tokio::codec::BytesCodec::new
mod old_2 {
    fn names() {
        use ::tokio_legacy::codec::BytesCodec as _;
        fn f() { let _ = <::tokio_legacy::codec::BytesCodec>::new; }
    }
}

// tokio_util::codec::BytesCodec::new
mod new_2 {
    fn names() {
        use ::tokio_util::codec::BytesCodec as _;
        fn f() { let _ = <::tokio_util::codec::BytesCodec>::new; }
    }
}

// tokio::codec::Decoder
mod old_3 {
    fn names() {
        use ::tokio_legacy::codec::Decoder as _;
    }
}

// tokio_util::codec::Decoder
mod new_3 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
    }
}

// tokio::codec::Decoder::Error
mod old_4 {
    fn names() {
        use ::tokio_legacy::codec::Decoder as _;
        fn f<Zelf: ::tokio_legacy::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_legacy::codec::Decoder>::Error>; }
    }
}

// tokio_util::codec::Decoder::Error
mod new_4 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Decoder>::Error>; }
    }
}

// tokio::codec::Decoder::Item
mod old_5 {
    fn names() {
        use ::tokio_legacy::codec::Decoder as _;
        fn f<Zelf: ::tokio_legacy::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_legacy::codec::Decoder>::Item>; }
    }
}

// tokio_util::codec::Decoder::Item
mod new_5 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Decoder>::Item>; }
    }
}

// tokio::codec::Decoder::decode
mod old_6 {
    fn names() {
        use ::tokio_legacy::codec::Decoder as _;
        fn f<Zelf: ::tokio_legacy::codec::Decoder>() { let _ = <Zelf as ::tokio_legacy::codec::Decoder>::decode; }
    }
}

// tokio_util::codec::Decoder::decode
mod new_6 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode; }
    }
}

// tokio::codec::Decoder::decode_eof
mod old_7 {
    fn names() {
        use ::tokio_legacy::codec::Decoder as _;
        fn f<Zelf: ::tokio_legacy::codec::Decoder>() { let _ = <Zelf as ::tokio_legacy::codec::Decoder>::decode_eof; }
    }
}

// tokio_util::codec::Decoder::decode_eof
mod new_7 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode_eof; }
    }
}

// tokio::codec::Decoder::framed
mod old_8 {
    fn names() {
        use ::tokio_legacy::codec::Decoder as _;
        fn f<T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite + ::std::marker::Sized, Zelf: ::tokio_legacy::codec::Decoder>() where Zelf: ::tokio_legacy::codec::Encoder + ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::codec::Decoder>::framed::<T>; }
    }
}

// tokio_util::codec::Decoder::framed
mod new_8 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<T: ::tokio::io::AsyncRead + ::tokio::io::AsyncWrite + ::std::marker::Sized, Zelf: ::tokio_util::codec::Decoder>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_util::codec::Decoder>::framed::<T>; }
    }
}

// tokio::codec::Encoder
mod old_9 {
    fn names() {
        use ::tokio_legacy::codec::Encoder as _;
    }
}

// tokio_util::codec::Encoder
mod new_9 {
    fn names() {
        use ::tokio_util::codec::Encoder as _;
    }
}

// tokio::codec::Encoder::Error
mod old_10 {
    fn names() {
        use ::tokio_legacy::codec::Encoder as _;
        fn f<Zelf: ::tokio_legacy::codec::Encoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_legacy::codec::Encoder>::Error>; }
    }
}

// tokio_util::codec::Encoder::Error
mod new_10 {
    fn names() {
        use ::tokio_util::codec::Encoder as _;
        fn f<Item, Zelf: ::tokio_util::codec::Encoder<Item>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Encoder<Item>>::Error>; }
    }
}

// tokio::codec::Encoder::Item
mod old_11 {
    fn names() {
        use ::tokio_legacy::codec::Encoder as _;
        fn f<Zelf: ::tokio_legacy::codec::Encoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_legacy::codec::Encoder>::Item>; }
    }
}

// tokio_util::codec::Encoder
mod new_11 {
    fn names() {
        use ::tokio_util::codec::Encoder as _;
    }
}

// tokio::codec::Encoder::encode
mod old_12 {
    fn names() {
        use ::tokio_legacy::codec::Encoder as _;
        fn f<Zelf: ::tokio_legacy::codec::Encoder>() { let _ = <Zelf as ::tokio_legacy::codec::Encoder>::encode; }
    }
}

// tokio_util::codec::Encoder::encode
mod new_12 {
    fn names() {
        use ::tokio_util::codec::Encoder as _;
        fn f<Item, Zelf: ::tokio_util::codec::Encoder<Item>>() { let _ = <Zelf as ::tokio_util::codec::Encoder<Item>>::encode; }
    }
}

// tokio::codec::Framed
mod old_13 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
    }
}

// tokio_util::codec::Framed
mod new_13 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
    }
}

// tokio::codec::Framed::codec
mod old_14 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::codec; }
    }
}

// tokio_util::codec::Framed::codec
mod new_14 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::codec; }
    }
}

// tokio::codec::Framed::codec_mut
mod old_15 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::codec_mut; }
    }
}

// tokio_util::codec::Framed::codec_mut
mod new_15 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::codec_mut; }
    }
}

// tokio::codec::Framed::from_parts
mod old_16 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::from_parts; }
    }
}

// tokio_util::codec::Framed::from_parts
mod new_16 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::from_parts; }
    }
}

// tokio::codec::Framed::get_mut
mod old_17 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::get_mut; }
    }
}

// tokio_util::codec::Framed::get_mut
mod new_17 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_mut; }
    }
}

// tokio::codec::Framed::get_ref
mod old_18 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::get_ref; }
    }
}

// tokio_util::codec::Framed::get_ref
mod new_18 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_ref; }
    }
}

// tokio::codec::Framed::into_inner
mod old_19 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::into_inner; }
    }
}

// tokio_util::codec::Framed::into_inner
mod new_19 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_inner; }
    }
}

// tokio::codec::Framed::into_parts
mod old_20 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::into_parts; }
    }
}

// tokio_util::codec::Framed::into_parts
mod new_20 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_parts; }
    }
}

// tokio::codec::Framed::new
mod old_21 {
    fn names() {
        use ::tokio_legacy::codec::Framed as _;
        fn f<T, U>() where T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite, U: ::tokio_legacy::codec::Decoder + ::tokio_legacy::codec::Encoder { let _ = <::tokio_legacy::codec::Framed<T, U>>::new; }
    }
}

// tokio_util::codec::Framed::new
mod new_21 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::new; }
    }
}

// tokio::codec::FramedParts
mod old_22 {
    fn names() {
        use ::tokio_legacy::codec::FramedParts as _;
    }
}

// tokio_util::codec::FramedParts
mod new_22 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
    }
}

// tokio::codec::FramedParts::codec
mod old_23 {
    fn names() {
        use ::tokio_legacy::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_legacy::codec::FramedParts<T, U>) { let _ = &it.codec; }
    }
}

// tokio_util::codec::FramedParts::codec
mod new_23 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.codec; }
    }
}

// tokio::codec::FramedParts::io
mod old_24 {
    fn names() {
        use ::tokio_legacy::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_legacy::codec::FramedParts<T, U>) { let _ = &it.io; }
    }
}

// tokio_util::codec::FramedParts::io
mod new_24 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.io; }
    }
}

// tokio::codec::FramedParts::new
mod old_25 {
    fn names() {
        use ::tokio_legacy::codec::FramedParts as _;
        fn f<T, U>() { let _ = <::tokio_legacy::codec::FramedParts<T, U>>::new; }
    }
}

// tokio_util::codec::FramedParts::new
mod new_25 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
        fn f<T, U, I>() where U: ::tokio_util::codec::Encoder<I> { let _ = <::tokio_util::codec::FramedParts<T, U>>::new::<I>; }
    }
}

// tokio::codec::FramedParts::read_buf
mod old_26 {
    fn names() {
        use ::tokio_legacy::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_legacy::codec::FramedParts<T, U>) { let _ = &it.read_buf; }
    }
}

// tokio_util::codec::FramedParts::read_buf
mod new_26 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.read_buf; }
    }
}

// tokio::codec::FramedParts::write_buf
mod old_27 {
    fn names() {
        use ::tokio_legacy::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_legacy::codec::FramedParts<T, U>) { let _ = &it.write_buf; }
    }
}

// tokio_util::codec::FramedParts::write_buf
mod new_27 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.write_buf; }
    }
}

// tokio::codec::FramedRead
mod old_28 {
    fn names() {
        use ::tokio_legacy::codec::FramedRead as _;
    }
}

// tokio_util::codec::FramedRead
mod new_28 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
    }
}

// tokio::codec::FramedRead::decoder
mod old_29 {
    fn names() {
        use ::tokio_legacy::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::decoder; }
    }
}

// tokio_util::codec::FramedRead::decoder
mod new_29 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::decoder; }
    }
}

// tokio::codec::FramedRead::decoder_mut
mod old_30 {
    fn names() {
        use ::tokio_legacy::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::decoder_mut; }
    }
}

// tokio_util::codec::FramedRead::decoder_mut
mod new_30 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::decoder_mut; }
    }
}

// tokio::codec::FramedRead::get_mut
mod old_31 {
    fn names() {
        use ::tokio_legacy::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::get_mut; }
    }
}

// tokio_util::codec::FramedRead::get_mut
mod new_31 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::get_mut; }
    }
}

// tokio::codec::FramedRead::get_ref
mod old_32 {
    fn names() {
        use ::tokio_legacy::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::get_ref; }
    }
}

// tokio_util::codec::FramedRead::get_ref
mod new_32 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::get_ref; }
    }
}

// tokio::codec::FramedRead::into_inner
mod old_33 {
    fn names() {
        use ::tokio_legacy::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::into_inner; }
    }
}

// tokio_util::codec::FramedRead::into_inner
mod new_33 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::into_inner; }
    }
}

// tokio::codec::FramedRead::new
mod old_34 {
    fn names() {
        use ::tokio_legacy::codec::FramedRead as _;
        fn f<T, D>() where T: ::tokio_legacy::io::AsyncRead, D: ::tokio_legacy::codec::Decoder { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::new; }
    }
}

// tokio_util::codec::FramedRead::new
mod new_34 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::new; }
    }
}

// tokio::codec::FramedWrite
mod old_35 {
    fn names() {
        use ::tokio_legacy::codec::FramedWrite as _;
    }
}

// tokio_util::codec::FramedWrite
mod new_35 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
    }
}

// tokio::codec::FramedWrite::encoder
mod old_36 {
    fn names() {
        use ::tokio_legacy::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::encoder; }
    }
}

// tokio_util::codec::FramedWrite::encoder
mod new_36 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::encoder; }
    }
}

// tokio::codec::FramedWrite::encoder_mut
mod old_37 {
    fn names() {
        use ::tokio_legacy::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::encoder_mut; }
    }
}

// tokio_util::codec::FramedWrite::encoder_mut
mod new_37 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::encoder_mut; }
    }
}

// tokio::codec::FramedWrite::get_mut
mod old_38 {
    fn names() {
        use ::tokio_legacy::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::get_mut; }
    }
}

// tokio_util::codec::FramedWrite::get_mut
mod new_38 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::get_mut; }
    }
}

// tokio::codec::FramedWrite::get_ref
mod old_39 {
    fn names() {
        use ::tokio_legacy::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::get_ref; }
    }
}

// tokio_util::codec::FramedWrite::get_ref
mod new_39 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::get_ref; }
    }
}

// tokio::codec::FramedWrite::into_inner
mod old_40 {
    fn names() {
        use ::tokio_legacy::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::into_inner; }
    }
}

// tokio_util::codec::FramedWrite::into_inner
mod new_40 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::into_inner; }
    }
}

// tokio::codec::FramedWrite::new
mod old_41 {
    fn names() {
        use ::tokio_legacy::codec::FramedWrite as _;
        fn f<T, E>() where T: ::tokio_legacy::io::AsyncWrite, E: ::tokio_legacy::codec::Encoder { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::new; }
    }
}

// tokio_util::codec::FramedWrite::new
mod new_41 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::new; }
    }
}

// tokio::codec::LengthDelimitedCodec
mod old_42 {
    fn names() {
        use ::tokio_legacy::codec::LengthDelimitedCodec as _;
    }
}

// tokio_util::codec::LengthDelimitedCodec
mod new_42 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodec as _;
    }
}

// tokio::codec::LengthDelimitedCodec::max_frame_length
mod old_43 {
    fn names() {
        use ::tokio_legacy::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_legacy::codec::LengthDelimitedCodec>::max_frame_length; }
    }
}

// tokio_util::codec::LengthDelimitedCodec::max_frame_length
mod new_43 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::max_frame_length; }
    }
}

// tokio::codec::LengthDelimitedCodec::new
mod old_44 {
    fn names() {
        use ::tokio_legacy::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_legacy::codec::LengthDelimitedCodec>::new; }
    }
}

// tokio_util::codec::LengthDelimitedCodec::new
mod new_44 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::new; }
    }
}

// tokio::codec::LengthDelimitedCodec::set_max_frame_length
mod old_45 {
    fn names() {
        use ::tokio_legacy::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_legacy::codec::LengthDelimitedCodec>::set_max_frame_length; }
    }
}

// tokio_util::codec::LengthDelimitedCodec::set_max_frame_length
mod new_45 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::set_max_frame_length; }
    }
}

// tokio::codec::LinesCodec
mod old_46 {
    fn names() {
        use ::tokio_legacy::codec::LinesCodec as _;
    }
}

// tokio_util::codec::LinesCodec
mod new_46 {
    fn names() {
        use ::tokio_util::codec::LinesCodec as _;
    }
}

// tokio::codec::LinesCodec::max_length
mod old_47 {
    fn names() {
        use ::tokio_legacy::codec::LinesCodec as _;
        fn f() { let _ = <::tokio_legacy::codec::LinesCodec>::max_length; }
    }
}

// tokio_util::codec::LinesCodec::max_length
mod new_47 {
    fn names() {
        use ::tokio_util::codec::LinesCodec as _;
        fn f() { let _ = <::tokio_util::codec::LinesCodec>::max_length; }
    }
}

// tokio::codec::LinesCodec::new
mod old_48 {
    fn names() {
        use ::tokio_legacy::codec::LinesCodec as _;
        fn f() { let _ = <::tokio_legacy::codec::LinesCodec>::new; }
    }
}

// tokio_util::codec::LinesCodec::new
mod new_48 {
    fn names() {
        use ::tokio_util::codec::LinesCodec as _;
        fn f() { let _ = <::tokio_util::codec::LinesCodec>::new; }
    }
}

// tokio::codec::LinesCodec::new_with_max_length
mod old_49 {
    fn names() {
        use ::tokio_legacy::codec::LinesCodec as _;
        fn f() { let _ = <::tokio_legacy::codec::LinesCodec>::new_with_max_length; }
    }
}

// tokio_util::codec::LinesCodec::new_with_max_length
mod new_49 {
    fn names() {
        use ::tokio_util::codec::LinesCodec as _;
        fn f() { let _ = <::tokio_util::codec::LinesCodec>::new_with_max_length; }
    }
}

// tokio::codec::length_delimited
mod old_50 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited as _;
    }
}

// tokio_util::codec::length_delimited
mod new_50 {
    fn names() {
        use ::tokio_util::codec::length_delimited as _;
    }
}

// tokio::codec::length_delimited::Builder
mod old_51 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
    }
}

// tokio_util::codec::length_delimited::Builder
mod new_51 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
    }
}

// tokio::codec::length_delimited::Builder::big_endian
mod old_52 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::big_endian; }
    }
}

// tokio_util::codec::length_delimited::Builder::big_endian
mod new_52 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::big_endian; }
    }
}

// tokio::codec::length_delimited::Builder::length_adjustment
mod old_53 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::length_adjustment; }
    }
}

// tokio_util::codec::length_delimited::Builder::length_adjustment
mod new_53 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_adjustment; }
    }
}

// tokio::codec::length_delimited::Builder::length_field_length
mod old_54 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::length_field_length; }
    }
}

// tokio_util::codec::length_delimited::Builder::length_field_length
mod new_54 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_field_length; }
    }
}

// tokio::codec::length_delimited::Builder::length_field_offset
mod old_55 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::length_field_offset; }
    }
}

// tokio_util::codec::length_delimited::Builder::length_field_offset
mod new_55 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_field_offset; }
    }
}

// tokio::codec::length_delimited::Builder::little_endian
mod old_56 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::little_endian; }
    }
}

// tokio_util::codec::length_delimited::Builder::little_endian
mod new_56 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::little_endian; }
    }
}

// tokio::codec::length_delimited::Builder::max_frame_length
mod old_57 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::max_frame_length; }
    }
}

// tokio_util::codec::length_delimited::Builder::max_frame_length
mod new_57 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::max_frame_length; }
    }
}

// tokio::codec::length_delimited::Builder::native_endian
mod old_58 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::native_endian; }
    }
}

// tokio_util::codec::length_delimited::Builder::native_endian
mod new_58 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::native_endian; }
    }
}

// tokio::codec::length_delimited::Builder::new
mod old_59 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new; }
    }
}

// tokio_util::codec::length_delimited::Builder::new
mod new_59 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::new; }
    }
}

// tokio::codec::length_delimited::Builder::new_codec
mod old_60 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new_codec; }
    }
}

// tokio_util::codec::length_delimited::Builder::new_codec
mod new_60 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::new_codec; }
    }
}

// tokio::codec::length_delimited::Builder::new_framed
mod old_61 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new_framed::<T>; }
    }
}

// tokio_util::codec::length_delimited::Builder::new_framed
mod new_61 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio::io::AsyncRead + ::tokio::io::AsyncWrite { let _ = <::tokio_util::codec::length_delimited::Builder>::new_framed::<T>; }
    }
}

// tokio::codec::length_delimited::Builder::new_read
mod old_62 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio_legacy::io::AsyncRead { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new_read::<T>; }
    }
}

// tokio_util::codec::length_delimited::Builder::new_read
mod new_62 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio::io::AsyncRead { let _ = <::tokio_util::codec::length_delimited::Builder>::new_read::<T>; }
    }
}

// tokio::codec::length_delimited::Builder::new_write
mod old_63 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio_legacy::io::AsyncWrite { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new_write::<T>; }
    }
}

// tokio_util::codec::length_delimited::Builder::new_write
mod new_63 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio::io::AsyncWrite { let _ = <::tokio_util::codec::length_delimited::Builder>::new_write::<T>; }
    }
}

// tokio::codec::length_delimited::Builder::num_skip
mod old_64 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::num_skip; }
    }
}

// tokio_util::codec::length_delimited::Builder::num_skip
mod new_64 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::num_skip; }
    }
}

// tokio::codec::length_delimited::FrameTooBig
mod old_65 {
    fn names() {
        use ::tokio_legacy::codec::length_delimited::FrameTooBig as _;
    }
}

// tokio_util::codec::LengthDelimitedCodecError
mod new_65 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodecError as _;
    }
}

// tokio_codec
mod old_66 {
    fn names() {
        use ::tokio_codec as it;
    }
}

// tokio_util::codec
mod new_66 {
    fn names() {
        use ::tokio_util::codec as _;
    }
}

// tokio_io::_tokio_codec
mod old_67 {
    fn names() {
        use ::tokio_io::_tokio_codec as _;
    }
}

// tokio_util::codec
mod new_67 {
    fn names() {
        use ::tokio_util::codec as _;
    }
}

// tokio_io::codec
mod old_68 {
    fn names() {
        use ::tokio_io::codec as _;
    }
}

// tokio_util::codec
mod new_68 {
    fn names() {
        use ::tokio_util::codec as _;
    }
}

// tokio_io::codec::BytesCodec
mod old_69 {
    fn names() {
        use ::tokio_io::codec::BytesCodec as _;
    }
}

// tokio_util::codec::BytesCodec
mod new_69 {
    fn names() {
        use ::tokio_util::codec::BytesCodec as _;
    }
}

// tokio_io::codec::BytesCodec::new
mod old_70 {
    fn names() {
        use ::tokio_io::codec::BytesCodec as _;
        fn f() { let _ = <::tokio_io::codec::BytesCodec>::new; }
    }
}

// tokio_util::codec::BytesCodec::new
mod new_70 {
    fn names() {
        use ::tokio_util::codec::BytesCodec as _;
        fn f() { let _ = <::tokio_util::codec::BytesCodec>::new; }
    }
}

// tokio_io::codec::Framed
mod old_71 {
    fn names() {
        use ::tokio_io::codec::Framed as _;
    }
}

// tokio_util::codec::Framed
mod new_71 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
    }
}

// tokio_io::codec::Framed::from_parts
mod old_72 {
    fn names() {
        use ::tokio_io::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::from_parts; }
    }
}

// tokio_util::codec::Framed::from_parts
mod new_72 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::from_parts; }
    }
}

// tokio_io::codec::Framed::get_mut
mod old_73 {
    fn names() {
        use ::tokio_io::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::get_mut; }
    }
}

// tokio_util::codec::Framed::get_mut
mod new_73 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_mut; }
    }
}

// tokio_io::codec::Framed::get_ref
mod old_74 {
    fn names() {
        use ::tokio_io::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::get_ref; }
    }
}

// tokio_util::codec::Framed::get_ref
mod new_74 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_ref; }
    }
}

// tokio_io::codec::Framed::into_inner
mod old_75 {
    fn names() {
        use ::tokio_io::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::into_inner; }
    }
}

// tokio_util::codec::Framed::into_inner
mod new_75 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_inner; }
    }
}

// tokio_io::codec::Framed::into_parts
mod old_76 {
    fn names() {
        use ::tokio_io::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::into_parts; }
    }
}

// tokio_util::codec::Framed::into_parts
mod new_76 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_parts; }
    }
}

// tokio_io::codec::Framed::into_parts_and_codec
mod old_77 {
    fn names() {
        use ::tokio_io::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::into_parts_and_codec; }
    }
}

// tokio_util::codec::Framed::into_parts
mod new_77 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_parts; }
    }
}

// tokio_io::codec::FramedParts
mod old_78 {
    fn names() {
        use ::tokio_io::codec::FramedParts as _;
    }
}

// tokio_util::codec::FramedParts
mod new_78 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
    }
}

// tokio_io::codec::FramedParts::inner
mod old_79 {
    fn names() {
        use ::tokio_io::codec::FramedParts as _;
        fn f<T>(it: &::tokio_io::codec::FramedParts<T>) { let _ = &it.inner; }
    }
}

// tokio_util::codec::FramedParts::io
mod new_79 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.io; }
    }
}

// tokio_io::codec::FramedParts::readbuf
mod old_80 {
    fn names() {
        use ::tokio_io::codec::FramedParts as _;
        fn f<T>(it: &::tokio_io::codec::FramedParts<T>) { let _ = &it.readbuf; }
    }
}

// tokio_util::codec::FramedParts::read_buf
mod new_80 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.read_buf; }
    }
}

// tokio_io::codec::FramedParts::writebuf
mod old_81 {
    fn names() {
        use ::tokio_io::codec::FramedParts as _;
        fn f<T>(it: &::tokio_io::codec::FramedParts<T>) { let _ = &it.writebuf; }
    }
}

// tokio_util::codec::FramedParts::write_buf
mod new_81 {
    fn names() {
        use ::tokio_util::codec::FramedParts as _;
        fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.write_buf; }
    }
}

// tokio_io::codec::FramedRead
mod old_82 {
    fn names() {
        use ::tokio_io::codec::FramedRead as _;
    }
}

// tokio_util::codec::FramedRead
mod new_82 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
    }
}

// tokio_io::codec::FramedRead::decoder
mod old_83 {
    fn names() {
        use ::tokio_io::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::decoder; }
    }
}

// tokio_util::codec::FramedRead::decoder
mod new_83 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::decoder; }
    }
}

// tokio_io::codec::FramedRead::decoder_mut
mod old_84 {
    fn names() {
        use ::tokio_io::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::decoder_mut; }
    }
}

// tokio_util::codec::FramedRead::decoder_mut
mod new_84 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::decoder_mut; }
    }
}

// tokio_io::codec::FramedRead::get_mut
mod old_85 {
    fn names() {
        use ::tokio_io::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::get_mut; }
    }
}

// tokio_util::codec::FramedRead::get_mut
mod new_85 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::get_mut; }
    }
}

// tokio_io::codec::FramedRead::get_ref
mod old_86 {
    fn names() {
        use ::tokio_io::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::get_ref; }
    }
}

// tokio_util::codec::FramedRead::get_ref
mod new_86 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::get_ref; }
    }
}

// tokio_io::codec::FramedRead::into_inner
mod old_87 {
    fn names() {
        use ::tokio_io::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::into_inner; }
    }
}

// tokio_util::codec::FramedRead::into_inner
mod new_87 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::into_inner; }
    }
}

// tokio_io::codec::FramedRead::new
mod old_88 {
    fn names() {
        use ::tokio_io::codec::FramedRead as _;
        fn f<T, D>() where T: ::tokio_legacy::io::AsyncRead, D: ::tokio_legacy::codec::Decoder { let _ = <::tokio_io::codec::FramedRead<T, D>>::new; }
    }
}

// tokio_util::codec::FramedRead::new
mod new_88 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::new; }
    }
}

// tokio_io::codec::FramedWrite
mod old_89 {
    fn names() {
        use ::tokio_io::codec::FramedWrite as _;
    }
}

// tokio_util::codec::FramedWrite
mod new_89 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
    }
}

// tokio_io::codec::FramedWrite::encoder
mod old_90 {
    fn names() {
        use ::tokio_io::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::encoder; }
    }
}

// tokio_util::codec::FramedWrite::encoder
mod new_90 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::encoder; }
    }
}

// tokio_io::codec::FramedWrite::encoder_mut
mod old_91 {
    fn names() {
        use ::tokio_io::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::encoder_mut; }
    }
}

// tokio_util::codec::FramedWrite::encoder_mut
mod new_91 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::encoder_mut; }
    }
}

// tokio_io::codec::FramedWrite::get_mut
mod old_92 {
    fn names() {
        use ::tokio_io::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::get_mut; }
    }
}

// tokio_util::codec::FramedWrite::get_mut
mod new_92 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::get_mut; }
    }
}

// tokio_io::codec::FramedWrite::get_ref
mod old_93 {
    fn names() {
        use ::tokio_io::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::get_ref; }
    }
}

// tokio_util::codec::FramedWrite::get_ref
mod new_93 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::get_ref; }
    }
}

// tokio_io::codec::FramedWrite::into_inner
mod old_94 {
    fn names() {
        use ::tokio_io::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::into_inner; }
    }
}

// tokio_util::codec::FramedWrite::into_inner
mod new_94 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::into_inner; }
    }
}

// tokio_io::codec::FramedWrite::new
mod old_95 {
    fn names() {
        use ::tokio_io::codec::FramedWrite as _;
        fn f<T, E>() where T: ::tokio_legacy::io::AsyncWrite, E: ::tokio_legacy::codec::Encoder { let _ = <::tokio_io::codec::FramedWrite<T, E>>::new; }
    }
}

// tokio_util::codec::FramedWrite::new
mod new_95 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::new; }
    }
}

// tokio_io::codec::LinesCodec
mod old_96 {
    fn names() {
        use ::tokio_io::codec::LinesCodec as _;
    }
}

// tokio_util::codec::LinesCodec
mod new_96 {
    fn names() {
        use ::tokio_util::codec::LinesCodec as _;
    }
}

// tokio_io::codec::LinesCodec::new
mod old_97 {
    fn names() {
        use ::tokio_io::codec::LinesCodec as _;
        fn f() { let _ = <::tokio_io::codec::LinesCodec>::new; }
    }
}

// tokio_util::codec::LinesCodec::new
mod new_97 {
    fn names() {
        use ::tokio_util::codec::LinesCodec as _;
        fn f() { let _ = <::tokio_util::codec::LinesCodec>::new; }
    }
}

// tokio_io::codec::length_delimited
mod old_98 {
    fn names() {
        use ::tokio_io::codec::length_delimited as _;
    }
}

// tokio_util::codec::length_delimited
mod new_98 {
    fn names() {
        use ::tokio_util::codec::length_delimited as _;
    }
}

// tokio_io::codec::length_delimited::Builder
mod old_99 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
    }
}

// tokio_util::codec::length_delimited::Builder
mod new_99 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
    }
}

// tokio_io::codec::length_delimited::Builder::big_endian
mod old_100 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::big_endian; }
    }
}

// tokio_util::codec::length_delimited::Builder::big_endian
mod new_100 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::big_endian; }
    }
}

// tokio_io::codec::length_delimited::Builder::length_adjustment
mod old_101 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::length_adjustment; }
    }
}

// tokio_util::codec::length_delimited::Builder::length_adjustment
mod new_101 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_adjustment; }
    }
}

// tokio_io::codec::length_delimited::Builder::length_field_length
mod old_102 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::length_field_length; }
    }
}

// tokio_util::codec::length_delimited::Builder::length_field_length
mod new_102 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_field_length; }
    }
}

// tokio_io::codec::length_delimited::Builder::length_field_offset
mod old_103 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::length_field_offset; }
    }
}

// tokio_util::codec::length_delimited::Builder::length_field_offset
mod new_103 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_field_offset; }
    }
}

// tokio_io::codec::length_delimited::Builder::little_endian
mod old_104 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::little_endian; }
    }
}

// tokio_util::codec::length_delimited::Builder::little_endian
mod new_104 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::little_endian; }
    }
}

// tokio_io::codec::length_delimited::Builder::max_frame_length
mod old_105 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::max_frame_length; }
    }
}

// tokio_util::codec::length_delimited::Builder::max_frame_length
mod new_105 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::max_frame_length; }
    }
}

// tokio_io::codec::length_delimited::Builder::native_endian
mod old_106 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::native_endian; }
    }
}

// tokio_util::codec::length_delimited::Builder::native_endian
mod new_106 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::native_endian; }
    }
}

// tokio_io::codec::length_delimited::Builder::new
mod old_107 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::new; }
    }
}

// tokio_util::codec::length_delimited::Builder::new
mod new_107 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::new; }
    }
}

// tokio_io::codec::length_delimited::Builder::new_framed
mod old_108 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f<T, B>() where T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite, B: ::bytes_legacy::IntoBuf { let _ = <::tokio_io::codec::length_delimited::Builder>::new_framed::<T, B>; }
    }
}

// tokio_util::codec::length_delimited::Builder::new_framed
mod new_108 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio::io::AsyncRead + ::tokio::io::AsyncWrite { let _ = <::tokio_util::codec::length_delimited::Builder>::new_framed::<T>; }
    }
}

// tokio_io::codec::length_delimited::Builder::new_read
mod old_109 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio_legacy::io::AsyncRead { let _ = <::tokio_io::codec::length_delimited::Builder>::new_read::<T>; }
    }
}

// tokio_util::codec::length_delimited::Builder::new_read
mod new_109 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio::io::AsyncRead { let _ = <::tokio_util::codec::length_delimited::Builder>::new_read::<T>; }
    }
}

// tokio_io::codec::length_delimited::Builder::new_write
mod old_110 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f<T, B>() where T: ::tokio_legacy::io::AsyncWrite, B: ::bytes_legacy::IntoBuf { let _ = <::tokio_io::codec::length_delimited::Builder>::new_write::<T, B>; }
    }
}

// tokio_util::codec::length_delimited::Builder::new_write
mod new_110 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f<T>() where T: ::tokio::io::AsyncWrite { let _ = <::tokio_util::codec::length_delimited::Builder>::new_write::<T>; }
    }
}

// tokio_io::codec::length_delimited::Builder::num_skip
mod old_111 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::num_skip; }
    }
}

// tokio_util::codec::length_delimited::Builder::num_skip
mod new_111 {
    fn names() {
        use ::tokio_util::codec::length_delimited::Builder as _;
        fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::num_skip; }
    }
}

// tokio_io::codec::length_delimited::FrameTooBig
mod old_112 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FrameTooBig as _;
    }
}

// tokio_util::codec::LengthDelimitedCodecError
mod new_112 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodecError as _;
    }
}

// tokio_io::codec::length_delimited::Framed
mod old_113 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Framed as _;
    }
}

// tokio_util::codec::Framed
mod new_113 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
    }
}

// tokio_io::codec::length_delimited::Framed::get_mut
mod old_114 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Framed as _;
        fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::Framed<T, B>>::get_mut; }
    }
}

// tokio_util::codec::Framed::get_mut
mod new_114 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_mut; }
    }
}

// tokio_io::codec::length_delimited::Framed::get_ref
mod old_115 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Framed as _;
        fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::Framed<T, B>>::get_ref; }
    }
}

// tokio_util::codec::Framed::get_ref
mod new_115 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_ref; }
    }
}

// tokio_io::codec::length_delimited::Framed::into_inner
mod old_116 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Framed as _;
        fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::Framed<T, B>>::into_inner; }
    }
}

// tokio_util::codec::Framed::into_inner
mod new_116 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_inner; }
    }
}

// tokio_io::codec::length_delimited::Framed::new
mod old_117 {
    fn names() {
        use ::tokio_io::codec::length_delimited::Framed as _;
        fn f<T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::Framed<T, B>>::new; }
    }
}

// tokio_util::codec::Framed::new
mod new_117 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::new; }
    }
}

// tokio_io::codec::length_delimited::FramedRead
mod old_118 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedRead as _;
    }
}

// tokio_util::codec::FramedRead
mod new_118 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
    }
}

// tokio_io::codec::length_delimited::FramedRead::get_mut
mod old_119 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedRead as _;
        fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::get_mut; }
    }
}

// tokio_util::codec::FramedRead::get_mut
mod new_119 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::get_mut; }
    }
}

// tokio_io::codec::length_delimited::FramedRead::get_ref
mod old_120 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedRead as _;
        fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::get_ref; }
    }
}

// tokio_util::codec::FramedRead::get_ref
mod new_120 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::get_ref; }
    }
}

// tokio_io::codec::length_delimited::FramedRead::into_inner
mod old_121 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedRead as _;
        fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::into_inner; }
    }
}

// tokio_util::codec::FramedRead::into_inner
mod new_121 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::into_inner; }
    }
}

// tokio_io::codec::length_delimited::FramedRead::max_frame_length
mod old_122 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedRead as _;
        fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::max_frame_length; }
    }
}

// tokio_util::codec::LengthDelimitedCodec::max_frame_length
mod new_122 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::max_frame_length; }
    }
}

// tokio_io::codec::length_delimited::FramedRead::new
mod old_123 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedRead as _;
        fn f<T: ::tokio_legacy::io::AsyncRead>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::new; }
    }
}

// tokio_util::codec::FramedRead::new
mod new_123 {
    fn names() {
        use ::tokio_util::codec::FramedRead as _;
        fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::new; }
    }
}

// tokio_io::codec::length_delimited::FramedRead::set_max_frame_length
mod old_124 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedRead as _;
        fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::set_max_frame_length; }
    }
}

// tokio_util::codec::LengthDelimitedCodec::set_max_frame_length
mod new_124 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::set_max_frame_length; }
    }
}

// tokio_io::codec::length_delimited::FramedWrite
mod old_125 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedWrite as _;
    }
}

// tokio_util::codec::FramedWrite
mod new_125 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
    }
}

// tokio_io::codec::length_delimited::FramedWrite::get_mut
mod old_126 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedWrite as _;
        fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::get_mut; }
    }
}

// tokio_util::codec::FramedWrite::get_mut
mod new_126 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::get_mut; }
    }
}

// tokio_io::codec::length_delimited::FramedWrite::get_ref
mod old_127 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedWrite as _;
        fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::get_ref; }
    }
}

// tokio_util::codec::FramedWrite::get_ref
mod new_127 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::get_ref; }
    }
}

// tokio_io::codec::length_delimited::FramedWrite::into_inner
mod old_128 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedWrite as _;
        fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::into_inner; }
    }
}

// tokio_util::codec::FramedWrite::into_inner
mod new_128 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::into_inner; }
    }
}

// tokio_io::codec::length_delimited::FramedWrite::max_frame_length
mod old_129 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedWrite as _;
        fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::max_frame_length; }
    }
}

// tokio_util::codec::LengthDelimitedCodec::max_frame_length
mod new_129 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::max_frame_length; }
    }
}

// tokio_io::codec::length_delimited::FramedWrite::new
mod old_130 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedWrite as _;
        fn f<T: ::tokio_legacy::io::AsyncWrite, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::new; }
    }
}

// tokio_util::codec::FramedWrite::new
mod new_130 {
    fn names() {
        use ::tokio_util::codec::FramedWrite as _;
        fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::new; }
    }
}

// tokio_io::codec::length_delimited::FramedWrite::set_max_frame_length
mod old_131 {
    fn names() {
        use ::tokio_io::codec::length_delimited::FramedWrite as _;
        fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::set_max_frame_length; }
    }
}

// tokio_util::codec::LengthDelimitedCodec::set_max_frame_length
mod new_131 {
    fn names() {
        use ::tokio_util::codec::LengthDelimitedCodec as _;
        fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::set_max_frame_length; }
    }
}
