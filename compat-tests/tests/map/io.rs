//! Both paths of each row of `guide/map/io.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::tokio_legacy::io as _; }; // 0.1: tokio::io
#[deny(deprecated)] const _: () = { use ::tokio::io as _; }; // now: tokio::io
const _: () = { use ::tokio_legacy::io::AsyncRead as _; }; // 0.1: tokio::io::AsyncRead
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncRead as _; }; // now: tokio::io::AsyncRead
const _: () = { use ::tokio_legacy::io::AsyncRead as _; fn f<T: ::tokio_legacy::codec::Encoder + ::tokio_legacy::codec::Decoder, Zelf: ::tokio_legacy::io::AsyncRead>() where Zelf: ::tokio_legacy::io::AsyncWrite + ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::framed::<T>; } }; // 0.1: tokio::io::AsyncRead::framed
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<T: ::tokio::io::AsyncRead + ::tokio::io::AsyncWrite + ::std::marker::Sized, Zelf: ::tokio_util::codec::Decoder>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_util::codec::Decoder>::framed::<T>; } }; // now: tokio_util::codec::Decoder::framed
const _: () = { use ::tokio_legacy::io::AsyncRead as _; fn f<Zelf: ::tokio_legacy::io::AsyncRead>() { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::poll_read; } }; // 0.1: tokio::io::AsyncRead::poll_read
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncRead as _; fn f<Zelf: ::tokio::io::AsyncRead>() { let _ = <Zelf as ::tokio::io::AsyncRead>::poll_read; } }; // now: tokio::io::AsyncRead::poll_read
const _: () = { use ::tokio_legacy::io::AsyncRead as _; fn f<Zelf: ::tokio_legacy::io::AsyncRead>() { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::prepare_uninitialized_buffer; } }; // 0.1: tokio::io::AsyncRead::prepare_uninitialized_buffer
#[deny(deprecated)] const _: () = { use ::tokio::io::ReadBuf as _; fn f<'a>() { let _ = <::tokio::io::ReadBuf<'a>>::uninit; } }; // now: tokio::io::ReadBuf::uninit
const _: () = { use ::tokio_legacy::io::AsyncRead as _; fn f<B: ::bytes_legacy::BufMut, Zelf: ::tokio_legacy::io::AsyncRead>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::read_buf::<B>; } }; // 0.1: tokio::io::AsyncRead::read_buf
#[deny(deprecated)] const _: () = { use ::tokio_util::io::poll_read_buf as _; }; // now: tokio_util::io::poll_read_buf
const _: () = { use ::tokio_legacy::io::AsyncRead as _; fn f<Zelf: ::tokio_legacy::io::AsyncRead>() where Zelf: ::tokio_legacy::io::AsyncWrite + ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::split; } }; // 0.1: tokio::io::AsyncRead::split
#[deny(deprecated)] const _: () = { use ::tokio::io::split as _; }; // now: tokio::io::split
const _: () = { use ::tokio_legacy::io::AsyncWrite as _; }; // 0.1: tokio::io::AsyncWrite
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWrite as _; }; // now: tokio::io::AsyncWrite
const _: () = { use ::tokio_legacy::io::AsyncWrite as _; fn f<Zelf: ::tokio_legacy::io::AsyncWrite>() { let _ = <Zelf as ::tokio_legacy::io::AsyncWrite>::poll_flush; } }; // 0.1: tokio::io::AsyncWrite::poll_flush
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWrite as _; fn f<Zelf: ::tokio::io::AsyncWrite>() { let _ = <Zelf as ::tokio::io::AsyncWrite>::poll_flush; } }; // now: tokio::io::AsyncWrite::poll_flush
const _: () = { use ::tokio_legacy::io::AsyncWrite as _; fn f<Zelf: ::tokio_legacy::io::AsyncWrite>() { let _ = <Zelf as ::tokio_legacy::io::AsyncWrite>::poll_write; } }; // 0.1: tokio::io::AsyncWrite::poll_write
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWrite as _; fn f<Zelf: ::tokio::io::AsyncWrite>() { let _ = <Zelf as ::tokio::io::AsyncWrite>::poll_write; } }; // now: tokio::io::AsyncWrite::poll_write
const _: () = { use ::tokio_legacy::io::AsyncWrite as _; fn f<Zelf: ::tokio_legacy::io::AsyncWrite>() { let _ = <Zelf as ::tokio_legacy::io::AsyncWrite>::shutdown; } }; // 0.1: tokio::io::AsyncWrite::shutdown
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWrite as _; fn f<Zelf: ::tokio::io::AsyncWrite>() { let _ = <Zelf as ::tokio::io::AsyncWrite>::poll_shutdown; } }; // now: tokio::io::AsyncWrite::poll_shutdown
const _: () = { use ::tokio_legacy::io::AsyncWrite as _; fn f<B: ::bytes_legacy::Buf, Zelf: ::tokio_legacy::io::AsyncWrite>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::io::AsyncWrite>::write_buf::<B>; } }; // 0.1: tokio::io::AsyncWrite::write_buf
#[deny(deprecated)] const _: () = { use ::tokio_util::io::poll_write_buf as _; }; // now: tokio_util::io::poll_write_buf
const _: () = { use ::tokio_legacy::io::Copy as _; }; // 0.1: tokio::io::Copy
const _: () = { use ::tokio_legacy::io::Error as _; }; // 0.1: tokio::io::Error
#[deny(deprecated)] const _: () = { use ::std::io::Error as _; }; // now: std::io::Error
const _: () = { use ::tokio_legacy::io::ErrorKind as _; }; // 0.1: tokio::io::ErrorKind
#[deny(deprecated)] const _: () = { use ::std::io::ErrorKind as _; }; // now: std::io::ErrorKind
const _: () = { use ::tokio_legacy::io::Flush as _; }; // 0.1: tokio::io::Flush
const _: () = { use ::tokio_legacy::io::Lines as _; }; // 0.1: tokio::io::Lines
#[deny(deprecated)] const _: () = { use ::tokio::io::Lines as _; }; // now: tokio::io::Lines
const _: () = { use ::tokio_legacy::io::Lines as _; fn f<A>() { let _ = <::tokio_legacy::io::Lines<A>>::into_inner; } }; // 0.1: tokio::io::Lines::into_inner
#[deny(deprecated)] const _: () = { use ::tokio::io::Lines as _; fn f<R>() where R: ::tokio::io::AsyncBufRead + ::std::marker::Unpin { let _ = <::tokio::io::Lines<R>>::into_inner; } }; // now: tokio::io::Lines::into_inner
const _: () = { use ::tokio_legacy::io::Read as _; }; // 0.1: tokio::io::Read
#[deny(deprecated)] const _: () = { use ::std::io::Read as _; }; // now: std::io::Read
const _: () = { use ::tokio_legacy::io::ReadExact as _; }; // 0.1: tokio::io::ReadExact
const _: () = { use ::tokio_legacy::io::ReadHalf as _; }; // 0.1: tokio::io::ReadHalf
#[deny(deprecated)] const _: () = { use ::tokio::io::ReadHalf as _; }; // now: tokio::io::ReadHalf
const _: () = { use ::tokio_legacy::io::ReadHalf as _; fn f<T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite>() { let _ = <::tokio_legacy::io::ReadHalf<T>>::unsplit; } }; // 0.1: tokio::io::ReadHalf::unsplit
#[deny(deprecated)] const _: () = { use ::tokio::io::ReadHalf as _; fn f<T>() where T: ::std::marker::Unpin { let _ = <::tokio::io::ReadHalf<T>>::unsplit; } }; // now: tokio::io::ReadHalf::unsplit
const _: () = { use ::tokio_legacy::io::ReadToEnd as _; }; // 0.1: tokio::io::ReadToEnd
const _: () = { use ::tokio_legacy::io::ReadUntil as _; }; // 0.1: tokio::io::ReadUntil
const _: () = { use ::tokio_legacy::io::Result as _; }; // 0.1: tokio::io::Result
#[deny(deprecated)] const _: () = { use ::std::io::Result as _; }; // now: std::io::Result
const _: () = { use ::tokio_legacy::io::Shutdown as _; }; // 0.1: tokio::io::Shutdown
const _: () = { use ::tokio_legacy::io::Stderr as _; }; // 0.1: tokio::io::Stderr
#[deny(deprecated)] const _: () = { use ::tokio::io::Stderr as _; }; // now: tokio::io::Stderr
const _: () = { use ::tokio_legacy::io::Stdin as _; }; // 0.1: tokio::io::Stdin
#[deny(deprecated)] const _: () = { use ::tokio::io::Stdin as _; }; // now: tokio::io::Stdin
const _: () = { use ::tokio_legacy::io::Stdout as _; }; // 0.1: tokio::io::Stdout
#[deny(deprecated)] const _: () = { use ::tokio::io::Stdout as _; }; // now: tokio::io::Stdout
const _: () = { use ::tokio_legacy::io::Write as _; }; // 0.1: tokio::io::Write
#[deny(deprecated)] const _: () = { use ::std::io::Write as _; }; // now: std::io::Write
const _: () = { use ::tokio_legacy::io::WriteAll as _; }; // 0.1: tokio::io::WriteAll
const _: () = { use ::tokio_legacy::io::WriteHalf as _; }; // 0.1: tokio::io::WriteHalf
#[deny(deprecated)] const _: () = { use ::tokio::io::WriteHalf as _; }; // now: tokio::io::WriteHalf
const _: () = { use ::tokio_legacy::io::WriteHalf as _; fn f<T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite>() { let _ = <::tokio_legacy::io::WriteHalf<T>>::unsplit; } }; // 0.1: tokio::io::WriteHalf::unsplit
const _: () = { use ::tokio_legacy::io::copy as _; }; // 0.1: tokio::io::copy
#[deny(deprecated)] const _: () = { use ::tokio::io::copy as _; }; // now: tokio::io::copy
const _: () = { use ::tokio_legacy::io::flush as _; }; // 0.1: tokio::io::flush
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWriteExt as _; fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::flush; } }; // now: tokio::io::AsyncWriteExt::flush
const _: () = { use ::tokio_legacy::io::lines as _; }; // 0.1: tokio::io::lines
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncBufReadExt as _; fn f<Zelf: ::tokio::io::AsyncBufReadExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio::io::AsyncBufReadExt>::lines; } }; // now: tokio::io::AsyncBufReadExt::lines
const _: () = { use ::tokio_legacy::io::read as _; }; // 0.1: tokio::io::read
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncReadExt as _; fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read; } }; // now: tokio::io::AsyncReadExt::read
const _: () = { use ::tokio_legacy::io::read_exact as _; }; // 0.1: tokio::io::read_exact
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncReadExt as _; fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read_exact; } }; // now: tokio::io::AsyncReadExt::read_exact
const _: () = { use ::tokio_legacy::io::read_to_end as _; }; // 0.1: tokio::io::read_to_end
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncReadExt as _; fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read_to_end; } }; // now: tokio::io::AsyncReadExt::read_to_end
const _: () = { use ::tokio_legacy::io::read_until as _; }; // 0.1: tokio::io::read_until
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncBufReadExt as _; fn f<'a, Zelf: ::tokio::io::AsyncBufReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncBufReadExt>::read_until; } }; // now: tokio::io::AsyncBufReadExt::read_until
const _: () = { use ::tokio_legacy::io::shutdown as _; }; // 0.1: tokio::io::shutdown
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWriteExt as _; fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::shutdown; } }; // now: tokio::io::AsyncWriteExt::shutdown
const _: () = { use ::tokio_legacy::io::stderr as _; }; // 0.1: tokio::io::stderr
#[deny(deprecated)] const _: () = { use ::tokio::io::stderr as _; }; // now: tokio::io::stderr
const _: () = { use ::tokio_legacy::io::stdin as _; }; // 0.1: tokio::io::stdin
#[deny(deprecated)] const _: () = { use ::tokio::io::stdin as _; }; // now: tokio::io::stdin
const _: () = { use ::tokio_legacy::io::stdout as _; }; // 0.1: tokio::io::stdout
#[deny(deprecated)] const _: () = { use ::tokio::io::stdout as _; }; // now: tokio::io::stdout
const _: () = { use ::tokio_legacy::io::write_all as _; }; // 0.1: tokio::io::write_all
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWriteExt as _; fn f<'a, Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::write_all; } }; // now: tokio::io::AsyncWriteExt::write_all
const _: () = { use ::tokio_core::io as _; }; // 0.1: tokio_core::io
const _: () = { use ::tokio_core::io::Codec as _; }; // 0.1: tokio_core::io::Codec
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; }; // now: tokio_util::codec::Decoder
const _: () = { use ::tokio_core::io::Codec as _; fn f<Zelf: ::tokio_core::io::Codec>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::io::Codec>::In>; } }; // 0.1: tokio_core::io::Codec::In
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Decoder>::Item>; } }; // now: tokio_util::codec::Decoder::Item
const _: () = { use ::tokio_core::io::Codec as _; fn f<Zelf: ::tokio_core::io::Codec>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::io::Codec>::Out>; } }; // 0.1: tokio_core::io::Codec::Out
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Encoder as _; }; // now: tokio_util::codec::Encoder
const _: () = { use ::tokio_core::io::Codec as _; fn f<Zelf: ::tokio_core::io::Codec>() { let _ = <Zelf as ::tokio_core::io::Codec>::decode; } }; // 0.1: tokio_core::io::Codec::decode
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode; } }; // now: tokio_util::codec::Decoder::decode
const _: () = { use ::tokio_core::io::Codec as _; fn f<Zelf: ::tokio_core::io::Codec>() { let _ = <Zelf as ::tokio_core::io::Codec>::decode_eof; } }; // 0.1: tokio_core::io::Codec::decode_eof
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Decoder as _; fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode_eof; } }; // now: tokio_util::codec::Decoder::decode_eof
const _: () = { use ::tokio_core::io::Codec as _; fn f<Zelf: ::tokio_core::io::Codec>() { let _ = <Zelf as ::tokio_core::io::Codec>::encode; } }; // 0.1: tokio_core::io::Codec::encode
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Encoder as _; fn f<Item, Zelf: ::tokio_util::codec::Encoder<Item>>() { let _ = <Zelf as ::tokio_util::codec::Encoder<Item>>::encode; } }; // now: tokio_util::codec::Encoder::encode
const _: () = { use ::tokio_core::io::Copy as _; }; // 0.1: tokio_core::io::Copy
const _: () = { use ::tokio_core::io::EasyBuf as _; }; // 0.1: tokio_core::io::EasyBuf
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; }; // now: bytes::BytesMut
const _: () = { use ::tokio_core::io::EasyBuf as _; fn f() { let _ = <::tokio_core::io::EasyBuf>::as_slice; } }; // 0.1: tokio_core::io::EasyBuf::as_slice
#[deny(deprecated)] const _: () = { fn f() { let _ = <Vec<u8> as AsRef<[u8]>>::as_ref; } }; // now: std::convert::AsRef::as_ref
const _: () = { use ::tokio_core::io::EasyBuf as _; fn f() { let _ = <::tokio_core::io::EasyBuf>::drain_to; } }; // 0.1: tokio_core::io::EasyBuf::drain_to
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::split_to; } }; // now: bytes::BytesMut::split_to
const _: () = { use ::tokio_core::io::EasyBuf as _; fn f() { let _ = <::tokio_core::io::EasyBuf>::get_mut; } }; // 0.1: tokio_core::io::EasyBuf::get_mut
const _: () = { use ::tokio_core::io::EasyBuf as _; fn f() { let _ = <::tokio_core::io::EasyBuf>::len; } }; // 0.1: tokio_core::io::EasyBuf::len
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::len; } }; // now: bytes::BytesMut::len
const _: () = { use ::tokio_core::io::EasyBuf as _; fn f() { let _ = <::tokio_core::io::EasyBuf>::new; } }; // 0.1: tokio_core::io::EasyBuf::new
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::new; } }; // now: bytes::BytesMut::new
const _: () = { use ::tokio_core::io::EasyBuf as _; fn f() { let _ = <::tokio_core::io::EasyBuf>::split_off; } }; // 0.1: tokio_core::io::EasyBuf::split_off
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::split_off; } }; // now: bytes::BytesMut::split_off
const _: () = { use ::tokio_core::io::EasyBuf as _; fn f() { let _ = <::tokio_core::io::EasyBuf>::with_capacity; } }; // 0.1: tokio_core::io::EasyBuf::with_capacity
#[deny(deprecated)] const _: () = { use ::bytes::BytesMut as _; fn f() { let _ = <::bytes::BytesMut>::with_capacity; } }; // now: bytes::BytesMut::with_capacity
const _: () = { use ::tokio_core::io::EasyBufMut as _; }; // 0.1: tokio_core::io::EasyBufMut
const _: () = { use ::tokio_core::io::Flush as _; }; // 0.1: tokio_core::io::Flush
const _: () = { use ::tokio_core::io::Framed as _; }; // 0.1: tokio_core::io::Framed
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; }; // now: tokio_util::codec::Framed
const _: () = { use ::tokio_core::io::Framed as _; fn f<T, C>() { let _ = <::tokio_core::io::Framed<T, C>>::get_mut; } }; // 0.1: tokio_core::io::Framed::get_mut
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_mut; } }; // now: tokio_util::codec::Framed::get_mut
const _: () = { use ::tokio_core::io::Framed as _; fn f<T, C>() { let _ = <::tokio_core::io::Framed<T, C>>::get_ref; } }; // 0.1: tokio_core::io::Framed::get_ref
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_ref; } }; // now: tokio_util::codec::Framed::get_ref
const _: () = { use ::tokio_core::io::Framed as _; fn f<T, C>() { let _ = <::tokio_core::io::Framed<T, C>>::into_inner; } }; // 0.1: tokio_core::io::Framed::into_inner
#[deny(deprecated)] const _: () = { use ::tokio_util::codec::Framed as _; fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_inner; } }; // now: tokio_util::codec::Framed::into_inner
const _: () = { use ::tokio_core::io::FramedIo as _; }; // 0.1: tokio_core::io::FramedIo
#[deny(deprecated)] const _: () = { use ::futures::Sink as _; }; // now: futures::Sink
const _: () = { use ::tokio_core::io::FramedIo as _; fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::io::FramedIo>::In>; } }; // 0.1: tokio_core::io::FramedIo::In
#[deny(deprecated)] const _: () = { use ::futures::Stream as _; fn f<Zelf: ::futures::Stream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures::Stream>::Item>; } }; // now: futures::Stream::Item
const _: () = { use ::tokio_core::io::FramedIo as _; fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::io::FramedIo>::Out>; } }; // 0.1: tokio_core::io::FramedIo::Out
const _: () = { use ::tokio_core::io::FramedIo as _; fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::flush; } }; // 0.1: tokio_core::io::FramedIo::flush
#[deny(deprecated)] const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_flush; } }; // now: futures::Sink::poll_flush
const _: () = { use ::tokio_core::io::FramedIo as _; fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::poll_read; } }; // 0.1: tokio_core::io::FramedIo::poll_read
#[deny(deprecated)] const _: () = { use ::futures::Stream as _; fn f<Zelf: ::futures::Stream>() { let _ = <Zelf as ::futures::Stream>::poll_next; } }; // now: futures::Stream::poll_next
const _: () = { use ::tokio_core::io::FramedIo as _; fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::poll_write; } }; // 0.1: tokio_core::io::FramedIo::poll_write
#[deny(deprecated)] const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_ready; } }; // now: futures::Sink::poll_ready
const _: () = { use ::tokio_core::io::FramedIo as _; fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::read; } }; // 0.1: tokio_core::io::FramedIo::read
const _: () = { use ::tokio_core::io::FramedIo as _; fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::write; } }; // 0.1: tokio_core::io::FramedIo::write
#[deny(deprecated)] const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::start_send; } }; // now: futures::Sink::start_send
const _: () = { use ::tokio_core::io::Io as _; }; // 0.1: tokio_core::io::Io
const _: () = { use ::tokio_core::io::Io as _; fn f<C: ::tokio_core::io::Codec, Zelf: ::tokio_core::io::Io>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_core::io::Io>::framed::<C>; } }; // 0.1: tokio_core::io::Io::framed
const _: () = { use ::tokio_core::io::Io as _; fn f<Zelf: ::tokio_core::io::Io>() { let _ = <Zelf as ::tokio_core::io::Io>::poll_read; } }; // 0.1: tokio_core::io::Io::poll_read
const _: () = { use ::tokio_core::io::Io as _; fn f<Zelf: ::tokio_core::io::Io>() { let _ = <Zelf as ::tokio_core::io::Io>::poll_write; } }; // 0.1: tokio_core::io::Io::poll_write
const _: () = { use ::tokio_core::io::Io as _; fn f<Zelf: ::tokio_core::io::Io>() { let _ = <Zelf as ::tokio_core::io::Io>::read_vec; } }; // 0.1: tokio_core::io::Io::read_vec
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncReadExt as _; fn f<'a, B, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin, B: ::bytes::BufMut + ?::std::marker::Sized { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read_buf::<B>; } }; // now: tokio::io::AsyncReadExt::read_buf
const _: () = { use ::tokio_core::io::Io as _; fn f<Zelf: ::tokio_core::io::Io>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_core::io::Io>::split; } }; // 0.1: tokio_core::io::Io::split
const _: () = { use ::tokio_core::io::Io as _; fn f<Zelf: ::tokio_core::io::Io>() { let _ = <Zelf as ::tokio_core::io::Io>::write_vec; } }; // 0.1: tokio_core::io::Io::write_vec
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncWriteExt as _; fn f<'a, 'b, Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::write_vectored; } }; // now: tokio::io::AsyncWriteExt::write_vectored
const _: () = { use ::tokio_core::io::IoFuture as _; }; // 0.1: tokio_core::io::IoFuture
#[deny(deprecated)] const _: () = { use ::futures::future::BoxFuture as _; }; // now: futures::future::BoxFuture
const _: () = { use ::tokio_core::io::IoStream as _; }; // 0.1: tokio_core::io::IoStream
#[deny(deprecated)] const _: () = { use ::futures::stream::BoxStream as _; }; // now: futures::stream::BoxStream
const _: () = { use ::tokio_core::io::Read as _; }; // 0.1: tokio_core::io::Read
const _: () = { use ::tokio_core::io::ReadExact as _; }; // 0.1: tokio_core::io::ReadExact
const _: () = { use ::tokio_core::io::ReadHalf as _; }; // 0.1: tokio_core::io::ReadHalf
const _: () = { use ::tokio_core::io::ReadHalf as _; fn f<T: ::tokio_core::io::Io>() { let _ = <::tokio_core::io::ReadHalf<T>>::poll_read; } }; // 0.1: tokio_core::io::ReadHalf::poll_read
const _: () = { use ::tokio_core::io::ReadToEnd as _; }; // 0.1: tokio_core::io::ReadToEnd
const _: () = { use ::tokio_core::io::ReadUntil as _; }; // 0.1: tokio_core::io::ReadUntil
const _: () = { use ::tokio_core::io::Window as _; }; // 0.1: tokio_core::io::Window
#[deny(deprecated)] const _: () = { use ::std::io::Cursor as _; }; // now: std::io::Cursor
const _: () = { use ::tokio_core::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::end; } }; // 0.1: tokio_core::io::Window::end
const _: () = { use ::tokio_core::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::get_mut; } }; // 0.1: tokio_core::io::Window::get_mut
#[deny(deprecated)] const _: () = { fn f() { let _ = std::io::Cursor::<Vec<u8>>::get_mut; } }; // now: std::io::Cursor::get_mut
const _: () = { use ::tokio_core::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::get_ref; } }; // 0.1: tokio_core::io::Window::get_ref
#[deny(deprecated)] const _: () = { fn f() { let _ = std::io::Cursor::<Vec<u8>>::get_ref; } }; // now: std::io::Cursor::get_ref
const _: () = { use ::tokio_core::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::into_inner; } }; // 0.1: tokio_core::io::Window::into_inner
#[deny(deprecated)] const _: () = { fn f() { let _ = std::io::Cursor::<Vec<u8>>::into_inner; } }; // now: std::io::Cursor::into_inner
const _: () = { use ::tokio_core::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::new; } }; // 0.1: tokio_core::io::Window::new
#[deny(deprecated)] const _: () = { fn f() { let _ = std::io::Cursor::<Vec<u8>>::new; } }; // now: std::io::Cursor::new
const _: () = { use ::tokio_core::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::set_end; } }; // 0.1: tokio_core::io::Window::set_end
const _: () = { use ::tokio_core::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::set_start; } }; // 0.1: tokio_core::io::Window::set_start
#[deny(deprecated)] const _: () = { fn f() { let _ = std::io::Cursor::<Vec<u8>>::set_position; } }; // now: std::io::Cursor::set_position
const _: () = { use ::tokio_core::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::start; } }; // 0.1: tokio_core::io::Window::start
#[deny(deprecated)] const _: () = { fn f() { let _ = std::io::Cursor::<Vec<u8>>::position; } }; // now: std::io::Cursor::position
const _: () = { use ::tokio_core::io::WriteAll as _; }; // 0.1: tokio_core::io::WriteAll
const _: () = { use ::tokio_core::io::WriteHalf as _; }; // 0.1: tokio_core::io::WriteHalf
const _: () = { use ::tokio_core::io::WriteHalf as _; fn f<T: ::tokio_core::io::Io>() { let _ = <::tokio_core::io::WriteHalf<T>>::poll_write; } }; // 0.1: tokio_core::io::WriteHalf::poll_write
const _: () = { use ::tokio_core::io::copy as _; }; // 0.1: tokio_core::io::copy
const _: () = { use ::tokio_core::io::flush as _; }; // 0.1: tokio_core::io::flush
const _: () = { use ::tokio_core::io::read as _; }; // 0.1: tokio_core::io::read
const _: () = { use ::tokio_core::io::read_exact as _; }; // 0.1: tokio_core::io::read_exact
const _: () = { use ::tokio_core::io::read_to_end as _; }; // 0.1: tokio_core::io::read_to_end
const _: () = { use ::tokio_core::io::read_until as _; }; // 0.1: tokio_core::io::read_until
const _: () = { use ::tokio_core::io::write_all as _; }; // 0.1: tokio_core::io::write_all
const _: () = { use ::tokio_core::try_nb as _; }; // 0.1: tokio_core::try_nb
#[deny(deprecated)] const _: () = { use ::tokio::net::TcpStream as _; fn f<R>(a0: & ::tokio::net::TcpStream, a1: ::tokio::io::Interest, a2: impl ::std::ops::FnOnce() -> ::std::io::Result<R>) { let _ = <::tokio::net::TcpStream>::try_io(a0, a1, a2); } }; // now: tokio::net::TcpStream::try_io
const _: () = { use ::tokio_io as it; }; // 0.1: tokio_io
const _: () = { use ::tokio_io::IoFuture as _; }; // 0.1: tokio_io::IoFuture
const _: () = { use ::tokio_io::IoStream as _; }; // 0.1: tokio_io::IoStream
const _: () = { use ::tokio_io::io as _; }; // 0.1: tokio_io::io
const _: () = { use ::tokio_io::io::AllowStdIo as _; }; // 0.1: tokio_io::io::AllowStdIo
#[deny(deprecated)] const _: () = { use ::futures::io::AllowStdIo as _; }; // now: futures::io::AllowStdIo
const _: () = { use ::tokio_io::io::AllowStdIo as _; fn f<T>() { let _ = <::tokio_io::io::AllowStdIo<T>>::get_mut; } }; // 0.1: tokio_io::io::AllowStdIo::get_mut
#[deny(deprecated)] const _: () = { use ::futures::io::AllowStdIo as _; fn f<T>() { let _ = <::futures::io::AllowStdIo<T>>::get_mut; } }; // now: futures::io::AllowStdIo::get_mut
const _: () = { use ::tokio_io::io::AllowStdIo as _; fn f<T>() { let _ = <::tokio_io::io::AllowStdIo<T>>::get_ref; } }; // 0.1: tokio_io::io::AllowStdIo::get_ref
#[deny(deprecated)] const _: () = { use ::futures::io::AllowStdIo as _; fn f<T>() { let _ = <::futures::io::AllowStdIo<T>>::get_ref; } }; // now: futures::io::AllowStdIo::get_ref
const _: () = { use ::tokio_io::io::AllowStdIo as _; fn f<T>() { let _ = <::tokio_io::io::AllowStdIo<T>>::into_inner; } }; // 0.1: tokio_io::io::AllowStdIo::into_inner
#[deny(deprecated)] const _: () = { use ::futures::io::AllowStdIo as _; fn f<T>() { let _ = <::futures::io::AllowStdIo<T>>::into_inner; } }; // now: futures::io::AllowStdIo::into_inner
const _: () = { use ::tokio_io::io::AllowStdIo as _; fn f<T>() { let _ = <::tokio_io::io::AllowStdIo<T>>::new; } }; // 0.1: tokio_io::io::AllowStdIo::new
#[deny(deprecated)] const _: () = { use ::futures::io::AllowStdIo as _; fn f<T>() { let _ = <::futures::io::AllowStdIo<T>>::new; } }; // now: futures::io::AllowStdIo::new
const _: () = { use ::tokio_io::io::Read as _; }; // 0.1: tokio_io::io::Read
const _: () = { use ::tokio_io::io::Window as _; }; // 0.1: tokio_io::io::Window
const _: () = { use ::tokio_io::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::end; } }; // 0.1: tokio_io::io::Window::end
const _: () = { use ::tokio_io::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::get_mut; } }; // 0.1: tokio_io::io::Window::get_mut
const _: () = { use ::tokio_io::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::get_ref; } }; // 0.1: tokio_io::io::Window::get_ref
const _: () = { use ::tokio_io::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::into_inner; } }; // 0.1: tokio_io::io::Window::into_inner
const _: () = { use ::tokio_io::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::new; } }; // 0.1: tokio_io::io::Window::new
const _: () = { use ::tokio_io::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::set_end; } }; // 0.1: tokio_io::io::Window::set_end
const _: () = { use ::tokio_io::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::set_start; } }; // 0.1: tokio_io::io::Window::set_start
const _: () = { use ::tokio_io::io::Window as _; fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::start; } }; // 0.1: tokio_io::io::Window::start
const _: () = { use ::tokio_io::try_nb as _; }; // 0.1: tokio_io::try_nb
