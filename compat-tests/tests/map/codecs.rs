//! Both paths of each row of `guide/map/codecs.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::tokio_legacy::codec as _; }; // 0.1: tokio::codec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec as _; }; // now: tokio_util::codec
const _: () = { use ::tokio_legacy::codec::BytesCodec as _; }; // 0.1: tokio::codec::BytesCodec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::BytesCodec as _; }; // now: tokio_util::codec::BytesCodec
const _: () = { use ::tokio_legacy::codec::BytesCodec as _; fn f() { let _ = <::tokio_legacy::codec::BytesCodec>::new; } }; // 0.1: tokio::codec::BytesCodec::new
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::BytesCodec as _; fn f() { let _ = <::tokio_util::codec::BytesCodec>::new; } }; // now: tokio_util::codec::BytesCodec::new
const _: () = { use ::tokio_legacy::codec::Decoder as _; }; // 0.1: tokio::codec::Decoder
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; }; // now: tokio_util::codec::Decoder
const _: () = { use ::tokio_legacy::codec::Decoder as _; fn f<Zelf: ::tokio_legacy::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_legacy::codec::Decoder>::Error>; } }; // 0.1: tokio::codec::Decoder::Error
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Decoder>::Error>; } }; // now: tokio_util::codec::Decoder::Error
const _: () = { use ::tokio_legacy::codec::Decoder as _; fn f<Zelf: ::tokio_legacy::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_legacy::codec::Decoder>::Item>; } }; // 0.1: tokio::codec::Decoder::Item
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Decoder>::Item>; } }; // now: tokio_util::codec::Decoder::Item
const _: () = { use ::tokio_legacy::codec::Decoder as _; fn f<Zelf: ::tokio_legacy::codec::Decoder>() { let _ = <Zelf as ::tokio_legacy::codec::Decoder>::decode; } }; // 0.1: tokio::codec::Decoder::decode
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode; } }; // now: tokio_util::codec::Decoder::decode
const _: () = { use ::tokio_legacy::codec::Decoder as _; fn f<Zelf: ::tokio_legacy::codec::Decoder>() { let _ = <Zelf as ::tokio_legacy::codec::Decoder>::decode_eof; } }; // 0.1: tokio::codec::Decoder::decode_eof
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode_eof; } }; // now: tokio_util::codec::Decoder::decode_eof
const _: () = { use ::tokio_legacy::codec::Decoder as _; fn f<T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite + ::std::marker::Sized, Zelf: ::tokio_legacy::codec::Decoder>() where Zelf: ::tokio_legacy::codec::Encoder + ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::codec::Decoder>::framed::<T>; } }; // 0.1: tokio::codec::Decoder::framed
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<T: ::tokio::io::AsyncRead + ::tokio::io::AsyncWrite + ::std::marker::Sized, Zelf: ::tokio_util::codec::Decoder>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_util::codec::Decoder>::framed::<T>; } }; // now: tokio_util::codec::Decoder::framed
const _: () = { use ::tokio_legacy::codec::Encoder as _; }; // 0.1: tokio::codec::Encoder
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Encoder as _; }; // now: tokio_util::codec::Encoder
const _: () = { use ::tokio_legacy::codec::Encoder as _; fn f<Zelf: ::tokio_legacy::codec::Encoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_legacy::codec::Encoder>::Error>; } }; // 0.1: tokio::codec::Encoder::Error
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Encoder as _; fn f<Item, Zelf: ::tokio_util::codec::Encoder<Item>>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Encoder<Item>>::Error>; } }; // now: tokio_util::codec::Encoder::Error
const _: () = { use ::tokio_legacy::codec::Encoder as _; fn f<Zelf: ::tokio_legacy::codec::Encoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_legacy::codec::Encoder>::Item>; } }; // 0.1: tokio::codec::Encoder::Item
const _: () = { use ::tokio_legacy::codec::Encoder as _; fn f<Zelf: ::tokio_legacy::codec::Encoder>() { let _ = <Zelf as ::tokio_legacy::codec::Encoder>::encode; } }; // 0.1: tokio::codec::Encoder::encode
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Encoder as _; fn f<Item, Zelf: ::tokio_util::codec::Encoder<Item>>() { let _ = <Zelf as ::tokio_util::codec::Encoder<Item>>::encode; } }; // now: tokio_util::codec::Encoder::encode
const _: () = { use ::tokio_legacy::codec::Framed as _; }; // 0.1: tokio::codec::Framed
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; }; // now: tokio_util::codec::Framed
const _: () = { use ::tokio_legacy::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::codec; } }; // 0.1: tokio::codec::Framed::codec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::codec; } }; // now: tokio_util::codec::Framed::codec
const _: () = { use ::tokio_legacy::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::codec_mut; } }; // 0.1: tokio::codec::Framed::codec_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::codec_mut; } }; // now: tokio_util::codec::Framed::codec_mut
const _: () = { use ::tokio_legacy::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::from_parts; } }; // 0.1: tokio::codec::Framed::from_parts
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::from_parts; } }; // now: tokio_util::codec::Framed::from_parts
const _: () = { use ::tokio_legacy::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::get_mut; } }; // 0.1: tokio::codec::Framed::get_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_mut; } }; // now: tokio_util::codec::Framed::get_mut
const _: () = { use ::tokio_legacy::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::get_ref; } }; // 0.1: tokio::codec::Framed::get_ref
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_ref; } }; // now: tokio_util::codec::Framed::get_ref
const _: () = { use ::tokio_legacy::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::into_inner; } }; // 0.1: tokio::codec::Framed::into_inner
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_inner; } }; // now: tokio_util::codec::Framed::into_inner
const _: () = { use ::tokio_legacy::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_legacy::codec::Framed<T, U>>::into_parts; } }; // 0.1: tokio::codec::Framed::into_parts
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_parts; } }; // now: tokio_util::codec::Framed::into_parts
const _: () = { use ::tokio_legacy::codec::Framed as _; fn f<T, U>() where T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite, U: ::tokio_legacy::codec::Decoder + ::tokio_legacy::codec::Encoder { let _ = <::tokio_legacy::codec::Framed<T, U>>::new; } }; // 0.1: tokio::codec::Framed::new
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::new; } }; // now: tokio_util::codec::Framed::new
const _: () = { use ::tokio_legacy::codec::FramedParts as _; }; // 0.1: tokio::codec::FramedParts
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedParts as _; }; // now: tokio_util::codec::FramedParts
const _: () = { use ::tokio_legacy::codec::FramedParts as _; fn f<T, U>(it: &::tokio_legacy::codec::FramedParts<T, U>) { let _ = &it.codec; } }; // 0.1: tokio::codec::FramedParts::codec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedParts as _; fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.codec; } }; // now: tokio_util::codec::FramedParts::codec
const _: () = { use ::tokio_legacy::codec::FramedParts as _; fn f<T, U>(it: &::tokio_legacy::codec::FramedParts<T, U>) { let _ = &it.io; } }; // 0.1: tokio::codec::FramedParts::io
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedParts as _; fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.io; } }; // now: tokio_util::codec::FramedParts::io
const _: () = { use ::tokio_legacy::codec::FramedParts as _; fn f<T, U>() { let _ = <::tokio_legacy::codec::FramedParts<T, U>>::new; } }; // 0.1: tokio::codec::FramedParts::new
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedParts as _; fn f<T, U, I>() where U: ::tokio_util::codec::Encoder<I> { let _ = <::tokio_util::codec::FramedParts<T, U>>::new::<I>; } }; // now: tokio_util::codec::FramedParts::new
const _: () = { use ::tokio_legacy::codec::FramedParts as _; fn f<T, U>(it: &::tokio_legacy::codec::FramedParts<T, U>) { let _ = &it.read_buf; } }; // 0.1: tokio::codec::FramedParts::read_buf
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedParts as _; fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.read_buf; } }; // now: tokio_util::codec::FramedParts::read_buf
const _: () = { use ::tokio_legacy::codec::FramedParts as _; fn f<T, U>(it: &::tokio_legacy::codec::FramedParts<T, U>) { let _ = &it.write_buf; } }; // 0.1: tokio::codec::FramedParts::write_buf
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedParts as _; fn f<T, U>(it: &::tokio_util::codec::FramedParts<T, U>) { let _ = &it.write_buf; } }; // now: tokio_util::codec::FramedParts::write_buf
const _: () = { use ::tokio_legacy::codec::FramedRead as _; }; // 0.1: tokio::codec::FramedRead
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedRead as _; }; // now: tokio_util::codec::FramedRead
const _: () = { use ::tokio_legacy::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::decoder; } }; // 0.1: tokio::codec::FramedRead::decoder
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::decoder; } }; // now: tokio_util::codec::FramedRead::decoder
const _: () = { use ::tokio_legacy::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::decoder_mut; } }; // 0.1: tokio::codec::FramedRead::decoder_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::decoder_mut; } }; // now: tokio_util::codec::FramedRead::decoder_mut
const _: () = { use ::tokio_legacy::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::get_mut; } }; // 0.1: tokio::codec::FramedRead::get_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::get_mut; } }; // now: tokio_util::codec::FramedRead::get_mut
const _: () = { use ::tokio_legacy::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::get_ref; } }; // 0.1: tokio::codec::FramedRead::get_ref
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::get_ref; } }; // now: tokio_util::codec::FramedRead::get_ref
const _: () = { use ::tokio_legacy::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::into_inner; } }; // 0.1: tokio::codec::FramedRead::into_inner
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::into_inner; } }; // now: tokio_util::codec::FramedRead::into_inner
const _: () = { use ::tokio_legacy::codec::FramedRead as _; fn f<T, D>() where T: ::tokio_legacy::io::AsyncRead, D: ::tokio_legacy::codec::Decoder { let _ = <::tokio_legacy::codec::FramedRead<T, D>>::new; } }; // 0.1: tokio::codec::FramedRead::new
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_util::codec::FramedRead<T, D>>::new; } }; // now: tokio_util::codec::FramedRead::new
const _: () = { use ::tokio_legacy::codec::FramedWrite as _; }; // 0.1: tokio::codec::FramedWrite
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedWrite as _; }; // now: tokio_util::codec::FramedWrite
const _: () = { use ::tokio_legacy::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::encoder; } }; // 0.1: tokio::codec::FramedWrite::encoder
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::encoder; } }; // now: tokio_util::codec::FramedWrite::encoder
const _: () = { use ::tokio_legacy::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::encoder_mut; } }; // 0.1: tokio::codec::FramedWrite::encoder_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::encoder_mut; } }; // now: tokio_util::codec::FramedWrite::encoder_mut
const _: () = { use ::tokio_legacy::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::get_mut; } }; // 0.1: tokio::codec::FramedWrite::get_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::get_mut; } }; // now: tokio_util::codec::FramedWrite::get_mut
const _: () = { use ::tokio_legacy::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::get_ref; } }; // 0.1: tokio::codec::FramedWrite::get_ref
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::get_ref; } }; // now: tokio_util::codec::FramedWrite::get_ref
const _: () = { use ::tokio_legacy::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::into_inner; } }; // 0.1: tokio::codec::FramedWrite::into_inner
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::into_inner; } }; // now: tokio_util::codec::FramedWrite::into_inner
const _: () = { use ::tokio_legacy::codec::FramedWrite as _; fn f<T, E>() where T: ::tokio_legacy::io::AsyncWrite, E: ::tokio_legacy::codec::Encoder { let _ = <::tokio_legacy::codec::FramedWrite<T, E>>::new; } }; // 0.1: tokio::codec::FramedWrite::new
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_util::codec::FramedWrite<T, E>>::new; } }; // now: tokio_util::codec::FramedWrite::new
const _: () = { use ::tokio_legacy::codec::LengthDelimitedCodec as _; }; // 0.1: tokio::codec::LengthDelimitedCodec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LengthDelimitedCodec as _; }; // now: tokio_util::codec::LengthDelimitedCodec
const _: () = { use ::tokio_legacy::codec::LengthDelimitedCodec as _; fn f() { let _ = <::tokio_legacy::codec::LengthDelimitedCodec>::max_frame_length; } }; // 0.1: tokio::codec::LengthDelimitedCodec::max_frame_length
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LengthDelimitedCodec as _; fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::max_frame_length; } }; // now: tokio_util::codec::LengthDelimitedCodec::max_frame_length
const _: () = { use ::tokio_legacy::codec::LengthDelimitedCodec as _; fn f() { let _ = <::tokio_legacy::codec::LengthDelimitedCodec>::new; } }; // 0.1: tokio::codec::LengthDelimitedCodec::new
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LengthDelimitedCodec as _; fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::new; } }; // now: tokio_util::codec::LengthDelimitedCodec::new
const _: () = { use ::tokio_legacy::codec::LengthDelimitedCodec as _; fn f() { let _ = <::tokio_legacy::codec::LengthDelimitedCodec>::set_max_frame_length; } }; // 0.1: tokio::codec::LengthDelimitedCodec::set_max_frame_length
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LengthDelimitedCodec as _; fn f() { let _ = <::tokio_util::codec::LengthDelimitedCodec>::set_max_frame_length; } }; // now: tokio_util::codec::LengthDelimitedCodec::set_max_frame_length
const _: () = { use ::tokio_legacy::codec::LinesCodec as _; }; // 0.1: tokio::codec::LinesCodec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LinesCodec as _; }; // now: tokio_util::codec::LinesCodec
const _: () = { use ::tokio_legacy::codec::LinesCodec as _; fn f() { let _ = <::tokio_legacy::codec::LinesCodec>::max_length; } }; // 0.1: tokio::codec::LinesCodec::max_length
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LinesCodec as _; fn f() { let _ = <::tokio_util::codec::LinesCodec>::max_length; } }; // now: tokio_util::codec::LinesCodec::max_length
const _: () = { use ::tokio_legacy::codec::LinesCodec as _; fn f() { let _ = <::tokio_legacy::codec::LinesCodec>::new; } }; // 0.1: tokio::codec::LinesCodec::new
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LinesCodec as _; fn f() { let _ = <::tokio_util::codec::LinesCodec>::new; } }; // now: tokio_util::codec::LinesCodec::new
const _: () = { use ::tokio_legacy::codec::LinesCodec as _; fn f() { let _ = <::tokio_legacy::codec::LinesCodec>::new_with_max_length; } }; // 0.1: tokio::codec::LinesCodec::new_with_max_length
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LinesCodec as _; fn f() { let _ = <::tokio_util::codec::LinesCodec>::new_with_max_length; } }; // now: tokio_util::codec::LinesCodec::new_with_max_length
const _: () = { use ::tokio_legacy::codec::length_delimited as _; }; // 0.1: tokio::codec::length_delimited
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited as _; }; // now: tokio_util::codec::length_delimited
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; }; // 0.1: tokio::codec::length_delimited::Builder
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; }; // now: tokio_util::codec::length_delimited::Builder
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::big_endian; } }; // 0.1: tokio::codec::length_delimited::Builder::big_endian
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::big_endian; } }; // now: tokio_util::codec::length_delimited::Builder::big_endian
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::length_adjustment; } }; // 0.1: tokio::codec::length_delimited::Builder::length_adjustment
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_adjustment; } }; // now: tokio_util::codec::length_delimited::Builder::length_adjustment
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::length_field_length; } }; // 0.1: tokio::codec::length_delimited::Builder::length_field_length
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_field_length; } }; // now: tokio_util::codec::length_delimited::Builder::length_field_length
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::length_field_offset; } }; // 0.1: tokio::codec::length_delimited::Builder::length_field_offset
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::length_field_offset; } }; // now: tokio_util::codec::length_delimited::Builder::length_field_offset
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::little_endian; } }; // 0.1: tokio::codec::length_delimited::Builder::little_endian
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::little_endian; } }; // now: tokio_util::codec::length_delimited::Builder::little_endian
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::max_frame_length; } }; // 0.1: tokio::codec::length_delimited::Builder::max_frame_length
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::max_frame_length; } }; // now: tokio_util::codec::length_delimited::Builder::max_frame_length
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::native_endian; } }; // 0.1: tokio::codec::length_delimited::Builder::native_endian
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::native_endian; } }; // now: tokio_util::codec::length_delimited::Builder::native_endian
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new; } }; // 0.1: tokio::codec::length_delimited::Builder::new
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::new; } }; // now: tokio_util::codec::length_delimited::Builder::new
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new_codec; } }; // 0.1: tokio::codec::length_delimited::Builder::new_codec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::new_codec; } }; // now: tokio_util::codec::length_delimited::Builder::new_codec
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f<T>() where T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new_framed::<T>; } }; // 0.1: tokio::codec::length_delimited::Builder::new_framed
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f<T>() where T: ::tokio::io::AsyncRead + ::tokio::io::AsyncWrite { let _ = <::tokio_util::codec::length_delimited::Builder>::new_framed::<T>; } }; // now: tokio_util::codec::length_delimited::Builder::new_framed
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f<T>() where T: ::tokio_legacy::io::AsyncRead { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new_read::<T>; } }; // 0.1: tokio::codec::length_delimited::Builder::new_read
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f<T>() where T: ::tokio::io::AsyncRead { let _ = <::tokio_util::codec::length_delimited::Builder>::new_read::<T>; } }; // now: tokio_util::codec::length_delimited::Builder::new_read
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f<T>() where T: ::tokio_legacy::io::AsyncWrite { let _ = <::tokio_legacy::codec::length_delimited::Builder>::new_write::<T>; } }; // 0.1: tokio::codec::length_delimited::Builder::new_write
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f<T>() where T: ::tokio::io::AsyncWrite { let _ = <::tokio_util::codec::length_delimited::Builder>::new_write::<T>; } }; // now: tokio_util::codec::length_delimited::Builder::new_write
const _: () = { use ::tokio_legacy::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_legacy::codec::length_delimited::Builder>::num_skip; } }; // 0.1: tokio::codec::length_delimited::Builder::num_skip
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_util::codec::length_delimited::Builder>::num_skip; } }; // now: tokio_util::codec::length_delimited::Builder::num_skip
const _: () = { use ::tokio_legacy::codec::length_delimited::FrameTooBig as _; }; // 0.1: tokio::codec::length_delimited::FrameTooBig
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::LengthDelimitedCodecError as _; }; // now: tokio_util::codec::LengthDelimitedCodecError
const _: () = { use ::tokio_codec as it; }; // 0.1: tokio_codec
const _: () = { use ::tokio_io::_tokio_codec as _; }; // 0.1: tokio_io::_tokio_codec
const _: () = { use ::tokio_io::codec as _; }; // 0.1: tokio_io::codec
const _: () = { use ::tokio_io::codec::BytesCodec as _; }; // 0.1: tokio_io::codec::BytesCodec
const _: () = { use ::tokio_io::codec::BytesCodec as _; fn f() { let _ = <::tokio_io::codec::BytesCodec>::new; } }; // 0.1: tokio_io::codec::BytesCodec::new
const _: () = { use ::tokio_io::codec::Framed as _; }; // 0.1: tokio_io::codec::Framed
const _: () = { use ::tokio_io::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::from_parts; } }; // 0.1: tokio_io::codec::Framed::from_parts
const _: () = { use ::tokio_io::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::get_mut; } }; // 0.1: tokio_io::codec::Framed::get_mut
const _: () = { use ::tokio_io::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::get_ref; } }; // 0.1: tokio_io::codec::Framed::get_ref
const _: () = { use ::tokio_io::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::into_inner; } }; // 0.1: tokio_io::codec::Framed::into_inner
const _: () = { use ::tokio_io::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::into_parts; } }; // 0.1: tokio_io::codec::Framed::into_parts
const _: () = { use ::tokio_io::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_io::codec::Framed<T, U>>::into_parts_and_codec; } }; // 0.1: tokio_io::codec::Framed::into_parts_and_codec
const _: () = { use ::tokio_io::codec::FramedParts as _; }; // 0.1: tokio_io::codec::FramedParts
const _: () = { use ::tokio_io::codec::FramedParts as _; fn f<T>(it: &::tokio_io::codec::FramedParts<T>) { let _ = &it.inner; } }; // 0.1: tokio_io::codec::FramedParts::inner
const _: () = { use ::tokio_io::codec::FramedParts as _; fn f<T>(it: &::tokio_io::codec::FramedParts<T>) { let _ = &it.readbuf; } }; // 0.1: tokio_io::codec::FramedParts::readbuf
const _: () = { use ::tokio_io::codec::FramedParts as _; fn f<T>(it: &::tokio_io::codec::FramedParts<T>) { let _ = &it.writebuf; } }; // 0.1: tokio_io::codec::FramedParts::writebuf
const _: () = { use ::tokio_io::codec::FramedRead as _; }; // 0.1: tokio_io::codec::FramedRead
const _: () = { use ::tokio_io::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::decoder; } }; // 0.1: tokio_io::codec::FramedRead::decoder
const _: () = { use ::tokio_io::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::decoder_mut; } }; // 0.1: tokio_io::codec::FramedRead::decoder_mut
const _: () = { use ::tokio_io::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::get_mut; } }; // 0.1: tokio_io::codec::FramedRead::get_mut
const _: () = { use ::tokio_io::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::get_ref; } }; // 0.1: tokio_io::codec::FramedRead::get_ref
const _: () = { use ::tokio_io::codec::FramedRead as _; fn f<T, D>() { let _ = <::tokio_io::codec::FramedRead<T, D>>::into_inner; } }; // 0.1: tokio_io::codec::FramedRead::into_inner
const _: () = { use ::tokio_io::codec::FramedRead as _; fn f<T, D>() where T: ::tokio_legacy::io::AsyncRead, D: ::tokio_legacy::codec::Decoder { let _ = <::tokio_io::codec::FramedRead<T, D>>::new; } }; // 0.1: tokio_io::codec::FramedRead::new
const _: () = { use ::tokio_io::codec::FramedWrite as _; }; // 0.1: tokio_io::codec::FramedWrite
const _: () = { use ::tokio_io::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::encoder; } }; // 0.1: tokio_io::codec::FramedWrite::encoder
const _: () = { use ::tokio_io::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::encoder_mut; } }; // 0.1: tokio_io::codec::FramedWrite::encoder_mut
const _: () = { use ::tokio_io::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::get_mut; } }; // 0.1: tokio_io::codec::FramedWrite::get_mut
const _: () = { use ::tokio_io::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::get_ref; } }; // 0.1: tokio_io::codec::FramedWrite::get_ref
const _: () = { use ::tokio_io::codec::FramedWrite as _; fn f<T, E>() { let _ = <::tokio_io::codec::FramedWrite<T, E>>::into_inner; } }; // 0.1: tokio_io::codec::FramedWrite::into_inner
const _: () = { use ::tokio_io::codec::FramedWrite as _; fn f<T, E>() where T: ::tokio_legacy::io::AsyncWrite, E: ::tokio_legacy::codec::Encoder { let _ = <::tokio_io::codec::FramedWrite<T, E>>::new; } }; // 0.1: tokio_io::codec::FramedWrite::new
const _: () = { use ::tokio_io::codec::LinesCodec as _; }; // 0.1: tokio_io::codec::LinesCodec
const _: () = { use ::tokio_io::codec::LinesCodec as _; fn f() { let _ = <::tokio_io::codec::LinesCodec>::new; } }; // 0.1: tokio_io::codec::LinesCodec::new
const _: () = { use ::tokio_io::codec::length_delimited as _; }; // 0.1: tokio_io::codec::length_delimited
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; }; // 0.1: tokio_io::codec::length_delimited::Builder
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::big_endian; } }; // 0.1: tokio_io::codec::length_delimited::Builder::big_endian
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::length_adjustment; } }; // 0.1: tokio_io::codec::length_delimited::Builder::length_adjustment
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::length_field_length; } }; // 0.1: tokio_io::codec::length_delimited::Builder::length_field_length
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::length_field_offset; } }; // 0.1: tokio_io::codec::length_delimited::Builder::length_field_offset
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::little_endian; } }; // 0.1: tokio_io::codec::length_delimited::Builder::little_endian
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::max_frame_length; } }; // 0.1: tokio_io::codec::length_delimited::Builder::max_frame_length
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::native_endian; } }; // 0.1: tokio_io::codec::length_delimited::Builder::native_endian
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::new; } }; // 0.1: tokio_io::codec::length_delimited::Builder::new
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f<T, B>() where T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite, B: ::bytes_legacy::IntoBuf { let _ = <::tokio_io::codec::length_delimited::Builder>::new_framed::<T, B>; } }; // 0.1: tokio_io::codec::length_delimited::Builder::new_framed
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f<T>() where T: ::tokio_legacy::io::AsyncRead { let _ = <::tokio_io::codec::length_delimited::Builder>::new_read::<T>; } }; // 0.1: tokio_io::codec::length_delimited::Builder::new_read
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f<T, B>() where T: ::tokio_legacy::io::AsyncWrite, B: ::bytes_legacy::IntoBuf { let _ = <::tokio_io::codec::length_delimited::Builder>::new_write::<T, B>; } }; // 0.1: tokio_io::codec::length_delimited::Builder::new_write
const _: () = { use ::tokio_io::codec::length_delimited::Builder as _; fn f() { let _ = <::tokio_io::codec::length_delimited::Builder>::num_skip; } }; // 0.1: tokio_io::codec::length_delimited::Builder::num_skip
const _: () = { use ::tokio_io::codec::length_delimited::FrameTooBig as _; }; // 0.1: tokio_io::codec::length_delimited::FrameTooBig
const _: () = { use ::tokio_io::codec::length_delimited::Framed as _; }; // 0.1: tokio_io::codec::length_delimited::Framed
const _: () = { use ::tokio_io::codec::length_delimited::Framed as _; fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::Framed<T, B>>::get_mut; } }; // 0.1: tokio_io::codec::length_delimited::Framed::get_mut
const _: () = { use ::tokio_io::codec::length_delimited::Framed as _; fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::Framed<T, B>>::get_ref; } }; // 0.1: tokio_io::codec::length_delimited::Framed::get_ref
const _: () = { use ::tokio_io::codec::length_delimited::Framed as _; fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::Framed<T, B>>::into_inner; } }; // 0.1: tokio_io::codec::length_delimited::Framed::into_inner
const _: () = { use ::tokio_io::codec::length_delimited::Framed as _; fn f<T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::Framed<T, B>>::new; } }; // 0.1: tokio_io::codec::length_delimited::Framed::new
const _: () = { use ::tokio_io::codec::length_delimited::FramedRead as _; }; // 0.1: tokio_io::codec::length_delimited::FramedRead
const _: () = { use ::tokio_io::codec::length_delimited::FramedRead as _; fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::get_mut; } }; // 0.1: tokio_io::codec::length_delimited::FramedRead::get_mut
const _: () = { use ::tokio_io::codec::length_delimited::FramedRead as _; fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::get_ref; } }; // 0.1: tokio_io::codec::length_delimited::FramedRead::get_ref
const _: () = { use ::tokio_io::codec::length_delimited::FramedRead as _; fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::into_inner; } }; // 0.1: tokio_io::codec::length_delimited::FramedRead::into_inner
const _: () = { use ::tokio_io::codec::length_delimited::FramedRead as _; fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::max_frame_length; } }; // 0.1: tokio_io::codec::length_delimited::FramedRead::max_frame_length
const _: () = { use ::tokio_io::codec::length_delimited::FramedRead as _; fn f<T: ::tokio_legacy::io::AsyncRead>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::new; } }; // 0.1: tokio_io::codec::length_delimited::FramedRead::new
const _: () = { use ::tokio_io::codec::length_delimited::FramedRead as _; fn f<T>() { let _ = <::tokio_io::codec::length_delimited::FramedRead<T>>::set_max_frame_length; } }; // 0.1: tokio_io::codec::length_delimited::FramedRead::set_max_frame_length
const _: () = { use ::tokio_io::codec::length_delimited::FramedWrite as _; }; // 0.1: tokio_io::codec::length_delimited::FramedWrite
const _: () = { use ::tokio_io::codec::length_delimited::FramedWrite as _; fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::get_mut; } }; // 0.1: tokio_io::codec::length_delimited::FramedWrite::get_mut
const _: () = { use ::tokio_io::codec::length_delimited::FramedWrite as _; fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::get_ref; } }; // 0.1: tokio_io::codec::length_delimited::FramedWrite::get_ref
const _: () = { use ::tokio_io::codec::length_delimited::FramedWrite as _; fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::into_inner; } }; // 0.1: tokio_io::codec::length_delimited::FramedWrite::into_inner
const _: () = { use ::tokio_io::codec::length_delimited::FramedWrite as _; fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::max_frame_length; } }; // 0.1: tokio_io::codec::length_delimited::FramedWrite::max_frame_length
const _: () = { use ::tokio_io::codec::length_delimited::FramedWrite as _; fn f<T: ::tokio_legacy::io::AsyncWrite, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::new; } }; // 0.1: tokio_io::codec::length_delimited::FramedWrite::new
const _: () = { use ::tokio_io::codec::length_delimited::FramedWrite as _; fn f<T, B: ::bytes_legacy::IntoBuf>() { let _ = <::tokio_io::codec::length_delimited::FramedWrite<T, B>>::set_max_frame_length; } }; // 0.1: tokio_io::codec::length_delimited::FramedWrite::set_max_frame_length
