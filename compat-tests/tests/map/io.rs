//! Both paths of each row of `guide/map/io.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// tokio::io
mod old_0 {
    fn names() {
        use ::tokio_legacy::io as _;
    }
}

// tokio::io
mod new_0 {
    fn names() {
        use ::tokio::io as _;
    }
}

// tokio::io::AsyncRead
mod old_1 {
    fn names() {
        use ::tokio_legacy::io::AsyncRead as _;
    }
}

// tokio::io::AsyncRead
mod new_1 {
    fn names() {
        use ::tokio::io::AsyncRead as _;
    }
}

// tokio::io::AsyncRead::framed
mod old_2 {
    fn names() {
        use ::tokio_legacy::io::AsyncRead as _;
        fn f<T: ::tokio_legacy::codec::Encoder + ::tokio_legacy::codec::Decoder, Zelf: ::tokio_legacy::io::AsyncRead>() where Zelf: ::tokio_legacy::io::AsyncWrite + ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::framed::<T>; }
    }
}

// tokio_util::codec::Decoder::framed
mod new_2 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<T: ::tokio::io::AsyncRead + ::tokio::io::AsyncWrite + ::std::marker::Sized, Zelf: ::tokio_util::codec::Decoder>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_util::codec::Decoder>::framed::<T>; }
    }
}

// tokio::io::AsyncRead::poll_read
mod old_3 {
    fn names() {
        use ::tokio_legacy::io::AsyncRead as _;
        fn f<Zelf: ::tokio_legacy::io::AsyncRead>() { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::poll_read; }
    }
}

// tokio::io::AsyncRead::poll_read
mod new_3 {
    fn names() {
        use ::tokio::io::AsyncRead as _;
        fn f<Zelf: ::tokio::io::AsyncRead>() { let _ = <Zelf as ::tokio::io::AsyncRead>::poll_read; }
    }
}

// tokio::io::AsyncRead::prepare_uninitialized_buffer
mod old_4 {
    fn names() {
        use ::tokio_legacy::io::AsyncRead as _;
        fn f<Zelf: ::tokio_legacy::io::AsyncRead>() { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::prepare_uninitialized_buffer; }
    }
}

// tokio::io::ReadBuf::uninit
mod new_4 {
    fn names() {
        use ::tokio::io::ReadBuf as _;
        fn f<'a>() { let _ = <::tokio::io::ReadBuf<'a>>::uninit; }
    }
}

// tokio::io::AsyncRead::read_buf
mod old_5 {
    fn names() {
        use ::tokio_legacy::io::AsyncRead as _;
        fn f<B: ::bytes_legacy::BufMut, Zelf: ::tokio_legacy::io::AsyncRead>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::read_buf::<B>; }
    }
}

// tokio_util::io::poll_read_buf
mod new_5 {
    fn names() {
        use ::tokio_util::io::poll_read_buf as _;
    }
}

// tokio::io::AsyncRead::split
mod old_6 {
    fn names() {
        use ::tokio_legacy::io::AsyncRead as _;
        fn f<Zelf: ::tokio_legacy::io::AsyncRead>() where Zelf: ::tokio_legacy::io::AsyncWrite + ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::io::AsyncRead>::split; }
    }
}

// tokio::io::split
mod new_6 {
    fn names() {
        use ::tokio::io::split as _;
    }
}

// tokio::io::AsyncWrite
mod old_7 {
    fn names() {
        use ::tokio_legacy::io::AsyncWrite as _;
    }
}

// tokio::io::AsyncWrite
mod new_7 {
    fn names() {
        use ::tokio::io::AsyncWrite as _;
    }
}

// tokio::io::AsyncWrite::poll_flush
mod old_8 {
    fn names() {
        use ::tokio_legacy::io::AsyncWrite as _;
        fn f<Zelf: ::tokio_legacy::io::AsyncWrite>() { let _ = <Zelf as ::tokio_legacy::io::AsyncWrite>::poll_flush; }
    }
}

// tokio::io::AsyncWrite::poll_flush
mod new_8 {
    fn names() {
        use ::tokio::io::AsyncWrite as _;
        fn f<Zelf: ::tokio::io::AsyncWrite>() { let _ = <Zelf as ::tokio::io::AsyncWrite>::poll_flush; }
    }
}

// tokio::io::AsyncWrite::poll_write
mod old_9 {
    fn names() {
        use ::tokio_legacy::io::AsyncWrite as _;
        fn f<Zelf: ::tokio_legacy::io::AsyncWrite>() { let _ = <Zelf as ::tokio_legacy::io::AsyncWrite>::poll_write; }
    }
}

// tokio::io::AsyncWrite::poll_write
mod new_9 {
    fn names() {
        use ::tokio::io::AsyncWrite as _;
        fn f<Zelf: ::tokio::io::AsyncWrite>() { let _ = <Zelf as ::tokio::io::AsyncWrite>::poll_write; }
    }
}

// tokio::io::AsyncWrite::shutdown
mod old_10 {
    fn names() {
        use ::tokio_legacy::io::AsyncWrite as _;
        fn f<Zelf: ::tokio_legacy::io::AsyncWrite>() { let _ = <Zelf as ::tokio_legacy::io::AsyncWrite>::shutdown; }
    }
}

// tokio::io::AsyncWrite::poll_shutdown
mod new_10 {
    fn names() {
        use ::tokio::io::AsyncWrite as _;
        fn f<Zelf: ::tokio::io::AsyncWrite>() { let _ = <Zelf as ::tokio::io::AsyncWrite>::poll_shutdown; }
    }
}

// tokio::io::AsyncWrite::write_buf
mod old_11 {
    fn names() {
        use ::tokio_legacy::io::AsyncWrite as _;
        fn f<B: ::bytes_legacy::Buf, Zelf: ::tokio_legacy::io::AsyncWrite>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::io::AsyncWrite>::write_buf::<B>; }
    }
}

// tokio_util::io::poll_write_buf
mod new_11 {
    fn names() {
        use ::tokio_util::io::poll_write_buf as _;
    }
}

// tokio::io::Copy
mod old_12 {
    fn names() {
        use ::tokio_legacy::io::Copy as _;
    }
}

// tokio::io::Error
mod old_13 {
    fn names() {
        use ::tokio_legacy::io::Error as _;
    }
}

// std::io::Error
mod new_13 {
    fn names() {
        use ::std::io::Error as _;
    }
}

// tokio::io::ErrorKind
mod old_14 {
    fn names() {
        use ::tokio_legacy::io::ErrorKind as _;
    }
}

// std::io::ErrorKind
mod new_14 {
    fn names() {
        use ::std::io::ErrorKind as _;
    }
}

// tokio::io::Flush
mod old_15 {
    fn names() {
        use ::tokio_legacy::io::Flush as _;
    }
}

// tokio::io::Lines
mod old_16 {
    fn names() {
        use ::tokio_legacy::io::Lines as _;
    }
}

// tokio::io::Lines
mod new_16 {
    fn names() {
        use ::tokio::io::Lines as _;
    }
}

// tokio::io::Lines::into_inner
mod old_17 {
    fn names() {
        use ::tokio_legacy::io::Lines as _;
        fn f<A>() { let _ = <::tokio_legacy::io::Lines<A>>::into_inner; }
    }
}

// tokio::io::Lines::into_inner
mod new_17 {
    fn names() {
        use ::tokio::io::Lines as _;
        fn f<R>() where R: ::tokio::io::AsyncBufRead + ::std::marker::Unpin { let _ = <::tokio::io::Lines<R>>::into_inner; }
    }
}

// tokio::io::Read
mod old_18 {
    fn names() {
        use ::tokio_legacy::io::Read as _;
    }
}

// std::io::Read
mod new_18 {
    fn names() {
        use ::std::io::Read as _;
    }
}

// tokio::io::ReadExact
mod old_19 {
    fn names() {
        use ::tokio_legacy::io::ReadExact as _;
    }
}

// tokio::io::ReadHalf
mod old_20 {
    fn names() {
        use ::tokio_legacy::io::ReadHalf as _;
    }
}

// tokio::io::ReadHalf
mod new_20 {
    fn names() {
        use ::tokio::io::ReadHalf as _;
    }
}

// tokio::io::ReadHalf::unsplit
mod old_21 {
    fn names() {
        use ::tokio_legacy::io::ReadHalf as _;
        fn f<T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite>() { let _ = <::tokio_legacy::io::ReadHalf<T>>::unsplit; }
    }
}

// tokio::io::ReadHalf::unsplit
mod new_21 {
    fn names() {
        use ::tokio::io::ReadHalf as _;
        fn f<T>() where T: ::std::marker::Unpin { let _ = <::tokio::io::ReadHalf<T>>::unsplit; }
    }
}

// tokio::io::ReadToEnd
mod old_22 {
    fn names() {
        use ::tokio_legacy::io::ReadToEnd as _;
    }
}

// tokio::io::ReadUntil
mod old_23 {
    fn names() {
        use ::tokio_legacy::io::ReadUntil as _;
    }
}

// tokio::io::Result
mod old_24 {
    fn names() {
        use ::tokio_legacy::io::Result as _;
    }
}

// std::io::Result
mod new_24 {
    fn names() {
        use ::std::io::Result as _;
    }
}

// tokio::io::Shutdown
mod old_25 {
    fn names() {
        use ::tokio_legacy::io::Shutdown as _;
    }
}

// tokio::io::Stderr
mod old_26 {
    fn names() {
        use ::tokio_legacy::io::Stderr as _;
    }
}

// tokio::io::Stderr
mod new_26 {
    fn names() {
        use ::tokio::io::Stderr as _;
    }
}

// tokio::io::Stdin
mod old_27 {
    fn names() {
        use ::tokio_legacy::io::Stdin as _;
    }
}

// tokio::io::Stdin
mod new_27 {
    fn names() {
        use ::tokio::io::Stdin as _;
    }
}

// tokio::io::Stdout
mod old_28 {
    fn names() {
        use ::tokio_legacy::io::Stdout as _;
    }
}

// tokio::io::Stdout
mod new_28 {
    fn names() {
        use ::tokio::io::Stdout as _;
    }
}

// tokio::io::Write
mod old_29 {
    fn names() {
        use ::tokio_legacy::io::Write as _;
    }
}

// std::io::Write
mod new_29 {
    fn names() {
        use ::std::io::Write as _;
    }
}

// tokio::io::WriteAll
mod old_30 {
    fn names() {
        use ::tokio_legacy::io::WriteAll as _;
    }
}

// tokio::io::WriteHalf
mod old_31 {
    fn names() {
        use ::tokio_legacy::io::WriteHalf as _;
    }
}

// tokio::io::WriteHalf
mod new_31 {
    fn names() {
        use ::tokio::io::WriteHalf as _;
    }
}

// tokio::io::WriteHalf::unsplit
mod old_32 {
    fn names() {
        use ::tokio_legacy::io::WriteHalf as _;
        fn f<T: ::tokio_legacy::io::AsyncRead + ::tokio_legacy::io::AsyncWrite>() { let _ = <::tokio_legacy::io::WriteHalf<T>>::unsplit; }
    }
}

// tokio::io::ReadHalf::unsplit
mod new_32 {
    fn names() {
        use ::tokio::io::ReadHalf as _;
        fn f<T>() where T: ::std::marker::Unpin { let _ = <::tokio::io::ReadHalf<T>>::unsplit; }
    }
}

// tokio::io::copy
mod old_33 {
    fn names() {
        use ::tokio_legacy::io::copy as _;
    }
}

// tokio::io::copy
mod new_33 {
    fn names() {
        use ::tokio::io::copy as _;
    }
}

// tokio::io::flush
mod old_34 {
    fn names() {
        use ::tokio_legacy::io::flush as _;
    }
}

// tokio::io::AsyncWriteExt::flush
mod new_34 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::flush; }
    }
}

// tokio::io::lines
mod old_35 {
    fn names() {
        use ::tokio_legacy::io::lines as _;
    }
}

// tokio::io::AsyncBufReadExt::lines
mod new_35 {
    fn names() {
        use ::tokio::io::AsyncBufReadExt as _;
        fn f<Zelf: ::tokio::io::AsyncBufReadExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio::io::AsyncBufReadExt>::lines; }
    }
}

// tokio::io::read
mod old_36 {
    fn names() {
        use ::tokio_legacy::io::read as _;
    }
}

// tokio::io::AsyncReadExt::read
mod new_36 {
    fn names() {
        use ::tokio::io::AsyncReadExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read; }
    }
}

// tokio::io::read_exact
mod old_37 {
    fn names() {
        use ::tokio_legacy::io::read_exact as _;
    }
}

// tokio::io::AsyncReadExt::read_exact
mod new_37 {
    fn names() {
        use ::tokio::io::AsyncReadExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read_exact; }
    }
}

// tokio::io::read_to_end
mod old_38 {
    fn names() {
        use ::tokio_legacy::io::read_to_end as _;
    }
}

// tokio::io::AsyncReadExt::read_to_end
mod new_38 {
    fn names() {
        use ::tokio::io::AsyncReadExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read_to_end; }
    }
}

// tokio::io::read_until
mod old_39 {
    fn names() {
        use ::tokio_legacy::io::read_until as _;
    }
}

// tokio::io::AsyncBufReadExt::read_until
mod new_39 {
    fn names() {
        use ::tokio::io::AsyncBufReadExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncBufReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncBufReadExt>::read_until; }
    }
}

// tokio::io::shutdown
mod old_40 {
    fn names() {
        use ::tokio_legacy::io::shutdown as _;
    }
}

// tokio::io::AsyncWriteExt::shutdown
mod new_40 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::shutdown; }
    }
}

// tokio::io::stderr
mod old_41 {
    fn names() {
        use ::tokio_legacy::io::stderr as _;
    }
}

// tokio::io::stderr
mod new_41 {
    fn names() {
        use ::tokio::io::stderr as _;
    }
}

// tokio::io::stdin
mod old_42 {
    fn names() {
        use ::tokio_legacy::io::stdin as _;
    }
}

// tokio::io::stdin
mod new_42 {
    fn names() {
        use ::tokio::io::stdin as _;
    }
}

// tokio::io::stdout
mod old_43 {
    fn names() {
        use ::tokio_legacy::io::stdout as _;
    }
}

// tokio::io::stdout
mod new_43 {
    fn names() {
        use ::tokio::io::stdout as _;
    }
}

// tokio::io::write_all
mod old_44 {
    fn names() {
        use ::tokio_legacy::io::write_all as _;
    }
}

// tokio::io::AsyncWriteExt::write_all
mod new_44 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::write_all; }
    }
}

// tokio_core::io
mod old_45 {
    fn names() {
        use ::tokio_core::io as _;
    }
}

// tokio::io
mod new_45 {
    fn names() {
        use ::tokio::io as _;
    }
}

// tokio_core::io::Codec
mod old_46 {
    fn names() {
        use ::tokio_core::io::Codec as _;
    }
}

// tokio_util::codec::Decoder
mod new_46 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
    }
}

// tokio_core::io::Codec::In
mod old_47 {
    fn names() {
        use ::tokio_core::io::Codec as _;
        fn f<Zelf: ::tokio_core::io::Codec>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::io::Codec>::In>; }
    }
}

// tokio_util::codec::Decoder::Item
mod new_47 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_util::codec::Decoder>::Item>; }
    }
}

// tokio_core::io::Codec::Out
mod old_48 {
    fn names() {
        use ::tokio_core::io::Codec as _;
        fn f<Zelf: ::tokio_core::io::Codec>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::io::Codec>::Out>; }
    }
}

// tokio_util::codec::Encoder
mod new_48 {
    fn names() {
        use ::tokio_util::codec::Encoder as _;
    }
}

// tokio_core::io::Codec::decode
mod old_49 {
    fn names() {
        use ::tokio_core::io::Codec as _;
        fn f<Zelf: ::tokio_core::io::Codec>() { let _ = <Zelf as ::tokio_core::io::Codec>::decode; }
    }
}

// tokio_util::codec::Decoder::decode
mod new_49 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode; }
    }
}

// tokio_core::io::Codec::decode_eof
mod old_50 {
    fn names() {
        use ::tokio_core::io::Codec as _;
        fn f<Zelf: ::tokio_core::io::Codec>() { let _ = <Zelf as ::tokio_core::io::Codec>::decode_eof; }
    }
}

// tokio_util::codec::Decoder::decode_eof
mod new_50 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<Zelf: ::tokio_util::codec::Decoder>() { let _ = <Zelf as ::tokio_util::codec::Decoder>::decode_eof; }
    }
}

// tokio_core::io::Codec::encode
mod old_51 {
    fn names() {
        use ::tokio_core::io::Codec as _;
        fn f<Zelf: ::tokio_core::io::Codec>() { let _ = <Zelf as ::tokio_core::io::Codec>::encode; }
    }
}

// tokio_util::codec::Encoder::encode
mod new_51 {
    fn names() {
        use ::tokio_util::codec::Encoder as _;
        fn f<Item, Zelf: ::tokio_util::codec::Encoder<Item>>() { let _ = <Zelf as ::tokio_util::codec::Encoder<Item>>::encode; }
    }
}

// tokio_core::io::Copy
mod old_52 {
    fn names() {
        use ::tokio_core::io::Copy as _;
    }
}

// tokio_core::io::EasyBuf
mod old_53 {
    fn names() {
        use ::tokio_core::io::EasyBuf as _;
    }
}

// bytes::BytesMut
mod new_53 {
    fn names() {
        use ::bytes::BytesMut as _;
    }
}

// tokio_core::io::EasyBuf::as_slice
mod old_54 {
    fn names() {
        use ::tokio_core::io::EasyBuf as _;
        fn f() { let _ = <::tokio_core::io::EasyBuf>::as_slice; }
    }
}

// std::convert::AsRef::as_ref
mod new_54 {
    fn names() {
        let _ = <Vec<u8> as AsRef<[u8]>>::as_ref;
    }
}

// tokio_core::io::EasyBuf::drain_to
mod old_55 {
    fn names() {
        use ::tokio_core::io::EasyBuf as _;
        fn f() { let _ = <::tokio_core::io::EasyBuf>::drain_to; }
    }
}

// bytes::BytesMut::split_to
mod new_55 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::split_to; }
    }
}

// tokio_core::io::EasyBuf::get_mut
mod old_56 {
    fn names() {
        use ::tokio_core::io::EasyBuf as _;
        fn f() { let _ = <::tokio_core::io::EasyBuf>::get_mut; }
    }
}

// tokio_core::io::EasyBuf::len
mod old_57 {
    fn names() {
        use ::tokio_core::io::EasyBuf as _;
        fn f() { let _ = <::tokio_core::io::EasyBuf>::len; }
    }
}

// bytes::BytesMut::len
mod new_57 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::len; }
    }
}

// tokio_core::io::EasyBuf::new
mod old_58 {
    fn names() {
        use ::tokio_core::io::EasyBuf as _;
        fn f() { let _ = <::tokio_core::io::EasyBuf>::new; }
    }
}

// bytes::BytesMut::new
mod new_58 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::new; }
    }
}

// tokio_core::io::EasyBuf::split_off
mod old_59 {
    fn names() {
        use ::tokio_core::io::EasyBuf as _;
        fn f() { let _ = <::tokio_core::io::EasyBuf>::split_off; }
    }
}

// bytes::BytesMut::split_off
mod new_59 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::split_off; }
    }
}

// tokio_core::io::EasyBuf::with_capacity
mod old_60 {
    fn names() {
        use ::tokio_core::io::EasyBuf as _;
        fn f() { let _ = <::tokio_core::io::EasyBuf>::with_capacity; }
    }
}

// bytes::BytesMut::with_capacity
mod new_60 {
    fn names() {
        use ::bytes::BytesMut as _;
        fn f() { let _ = <::bytes::BytesMut>::with_capacity; }
    }
}

// tokio_core::io::EasyBufMut
mod old_61 {
    fn names() {
        use ::tokio_core::io::EasyBufMut as _;
    }
}

// bytes::BytesMut
mod new_61 {
    fn names() {
        use ::bytes::BytesMut as _;
    }
}

// tokio_core::io::Flush
mod old_62 {
    fn names() {
        use ::tokio_core::io::Flush as _;
    }
}

// tokio_core::io::Framed
mod old_63 {
    fn names() {
        use ::tokio_core::io::Framed as _;
    }
}

// tokio_util::codec::Framed
mod new_63 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
    }
}

// tokio_core::io::Framed::get_mut
mod old_64 {
    fn names() {
        use ::tokio_core::io::Framed as _;
        fn f<T, C>() { let _ = <::tokio_core::io::Framed<T, C>>::get_mut; }
    }
}

// tokio_util::codec::Framed::get_mut
mod new_64 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_mut; }
    }
}

// tokio_core::io::Framed::get_ref
mod old_65 {
    fn names() {
        use ::tokio_core::io::Framed as _;
        fn f<T, C>() { let _ = <::tokio_core::io::Framed<T, C>>::get_ref; }
    }
}

// tokio_util::codec::Framed::get_ref
mod new_65 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::get_ref; }
    }
}

// tokio_core::io::Framed::into_inner
mod old_66 {
    fn names() {
        use ::tokio_core::io::Framed as _;
        fn f<T, C>() { let _ = <::tokio_core::io::Framed<T, C>>::into_inner; }
    }
}

// tokio_util::codec::Framed::into_inner
mod new_66 {
    fn names() {
        use ::tokio_util::codec::Framed as _;
        fn f<T, U>() { let _ = <::tokio_util::codec::Framed<T, U>>::into_inner; }
    }
}

// tokio_core::io::FramedIo
mod old_67 {
    fn names() {
        use ::tokio_core::io::FramedIo as _;
    }
}

// futures::Sink
mod new_67 {
    fn names() {
        use ::futures::Sink as _;
    }
}

// tokio_core::io::FramedIo::In
mod old_68 {
    fn names() {
        use ::tokio_core::io::FramedIo as _;
        fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::io::FramedIo>::In>; }
    }
}

// futures::Sink
mod new_68 {
    fn names() {
        use ::futures::Sink as _;
    }
}

// tokio_core::io::FramedIo::Out
mod old_69 {
    fn names() {
        use ::tokio_core::io::FramedIo as _;
        fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_core::io::FramedIo>::Out>; }
    }
}

// futures::Stream::Item
mod new_69 {
    fn names() {
        use ::futures::Stream as _;
        fn f<Zelf: ::futures::Stream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures::Stream>::Item>; }
    }
}

// tokio_core::io::FramedIo::flush
mod old_70 {
    fn names() {
        use ::tokio_core::io::FramedIo as _;
        fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::flush; }
    }
}

// futures::Sink::poll_flush
mod new_70 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_flush; }
    }
}

// tokio_core::io::FramedIo::poll_read
mod old_71 {
    fn names() {
        use ::tokio_core::io::FramedIo as _;
        fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::poll_read; }
    }
}

// futures::Stream::poll_next
mod new_71 {
    fn names() {
        use ::futures::Stream as _;
        fn f<Zelf: ::futures::Stream>() { let _ = <Zelf as ::futures::Stream>::poll_next; }
    }
}

// tokio_core::io::FramedIo::poll_write
mod old_72 {
    fn names() {
        use ::tokio_core::io::FramedIo as _;
        fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::poll_write; }
    }
}

// futures::Sink::poll_ready
mod new_72 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_ready; }
    }
}

// tokio_core::io::FramedIo::read
mod old_73 {
    fn names() {
        use ::tokio_core::io::FramedIo as _;
        fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::read; }
    }
}

// futures::Stream::poll_next
mod new_73 {
    fn names() {
        use ::futures::Stream as _;
        fn f<Zelf: ::futures::Stream>() { let _ = <Zelf as ::futures::Stream>::poll_next; }
    }
}

// tokio_core::io::FramedIo::write
mod old_74 {
    fn names() {
        use ::tokio_core::io::FramedIo as _;
        fn f<Zelf: ::tokio_core::io::FramedIo>() { let _ = <Zelf as ::tokio_core::io::FramedIo>::write; }
    }
}

// futures::Sink::start_send
mod new_74 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::start_send; }
    }
}

// tokio_core::io::Io
mod old_75 {
    fn names() {
        use ::tokio_core::io::Io as _;
    }
}

// tokio::io::AsyncRead
mod new_75 {
    fn names() {
        use ::tokio::io::AsyncRead as _;
    }
}

// tokio_core::io::Io::framed
mod old_76 {
    fn names() {
        use ::tokio_core::io::Io as _;
        fn f<C: ::tokio_core::io::Codec, Zelf: ::tokio_core::io::Io>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_core::io::Io>::framed::<C>; }
    }
}

// tokio_util::codec::Decoder::framed
mod new_76 {
    fn names() {
        use ::tokio_util::codec::Decoder as _;
        fn f<T: ::tokio::io::AsyncRead + ::tokio::io::AsyncWrite + ::std::marker::Sized, Zelf: ::tokio_util::codec::Decoder>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_util::codec::Decoder>::framed::<T>; }
    }
}

// tokio_core::io::Io::poll_read
mod old_77 {
    fn names() {
        use ::tokio_core::io::Io as _;
        fn f<Zelf: ::tokio_core::io::Io>() { let _ = <Zelf as ::tokio_core::io::Io>::poll_read; }
    }
}

// tokio::io::AsyncRead::poll_read
mod new_77 {
    fn names() {
        use ::tokio::io::AsyncRead as _;
        fn f<Zelf: ::tokio::io::AsyncRead>() { let _ = <Zelf as ::tokio::io::AsyncRead>::poll_read; }
    }
}

// tokio_core::io::Io::poll_write
mod old_78 {
    fn names() {
        use ::tokio_core::io::Io as _;
        fn f<Zelf: ::tokio_core::io::Io>() { let _ = <Zelf as ::tokio_core::io::Io>::poll_write; }
    }
}

// tokio::io::AsyncWrite::poll_write
mod new_78 {
    fn names() {
        use ::tokio::io::AsyncWrite as _;
        fn f<Zelf: ::tokio::io::AsyncWrite>() { let _ = <Zelf as ::tokio::io::AsyncWrite>::poll_write; }
    }
}

// tokio_core::io::Io::read_vec
mod old_79 {
    fn names() {
        use ::tokio_core::io::Io as _;
        fn f<Zelf: ::tokio_core::io::Io>() { let _ = <Zelf as ::tokio_core::io::Io>::read_vec; }
    }
}

// tokio::io::AsyncReadExt::read_buf
mod new_79 {
    fn names() {
        use ::tokio::io::AsyncReadExt as _;
        fn f<'a, B, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin, B: ::bytes::BufMut + ?::std::marker::Sized { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read_buf::<B>; }
    }
}

// tokio_core::io::Io::split
mod old_80 {
    fn names() {
        use ::tokio_core::io::Io as _;
        fn f<Zelf: ::tokio_core::io::Io>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_core::io::Io>::split; }
    }
}

// tokio::io::split
mod new_80 {
    fn names() {
        use ::tokio::io::split as _;
    }
}

// tokio_core::io::Io::write_vec
mod old_81 {
    fn names() {
        use ::tokio_core::io::Io as _;
        fn f<Zelf: ::tokio_core::io::Io>() { let _ = <Zelf as ::tokio_core::io::Io>::write_vec; }
    }
}

// tokio::io::AsyncWriteExt::write_vectored
mod new_81 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<'a, 'b, Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::write_vectored; }
    }
}

// tokio_core::io::IoFuture
mod old_82 {
    fn names() {
        use ::tokio_core::io::IoFuture as _;
    }
}

// futures::future::BoxFuture
mod new_82 {
    fn names() {
        use ::futures::future::BoxFuture as _;
    }
}

// tokio_core::io::IoStream
mod old_83 {
    fn names() {
        use ::tokio_core::io::IoStream as _;
    }
}

// futures::stream::BoxStream
mod new_83 {
    fn names() {
        use ::futures::stream::BoxStream as _;
    }
}

// tokio_core::io::Read
mod old_84 {
    fn names() {
        use ::tokio_core::io::Read as _;
    }
}

// tokio_core::io::ReadExact
mod old_85 {
    fn names() {
        use ::tokio_core::io::ReadExact as _;
    }
}

// tokio_core::io::ReadHalf
mod old_86 {
    fn names() {
        use ::tokio_core::io::ReadHalf as _;
    }
}

// tokio::io::ReadHalf
mod new_86 {
    fn names() {
        use ::tokio::io::ReadHalf as _;
    }
}

// tokio_core::io::ReadHalf::poll_read
mod old_87 {
    fn names() {
        use ::tokio_core::io::ReadHalf as _;
        fn f<T: ::tokio_core::io::Io>() { let _ = <::tokio_core::io::ReadHalf<T>>::poll_read; }
    }
}

// tokio::io::AsyncRead::poll_read
mod new_87 {
    fn names() {
        use ::tokio::io::AsyncRead as _;
        fn f<Zelf: ::tokio::io::AsyncRead>() { let _ = <Zelf as ::tokio::io::AsyncRead>::poll_read; }
    }
}

// tokio_core::io::ReadToEnd
mod old_88 {
    fn names() {
        use ::tokio_core::io::ReadToEnd as _;
    }
}

// tokio_core::io::ReadUntil
mod old_89 {
    fn names() {
        use ::tokio_core::io::ReadUntil as _;
    }
}

// tokio_core::io::Window
mod old_90 {
    fn names() {
        use ::tokio_core::io::Window as _;
    }
}

// std::io::Cursor
mod new_90 {
    fn names() {
        use ::std::io::Cursor as _;
    }
}

// tokio_core::io::Window::end
mod old_91 {
    fn names() {
        use ::tokio_core::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::end; }
    }
}

// tokio_core::io::Window::get_mut
mod old_92 {
    fn names() {
        use ::tokio_core::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::get_mut; }
    }
}

// std::io::Cursor::get_mut
mod new_92 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::get_mut;
    }
}

// tokio_core::io::Window::get_ref
mod old_93 {
    fn names() {
        use ::tokio_core::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::get_ref; }
    }
}

// std::io::Cursor::get_ref
mod new_93 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::get_ref;
    }
}

// tokio_core::io::Window::into_inner
mod old_94 {
    fn names() {
        use ::tokio_core::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::into_inner; }
    }
}

// std::io::Cursor::into_inner
mod new_94 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::into_inner;
    }
}

// tokio_core::io::Window::new
mod old_95 {
    fn names() {
        use ::tokio_core::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::new; }
    }
}

// std::io::Cursor::new
mod new_95 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::new;
    }
}

// tokio_core::io::Window::set_end
mod old_96 {
    fn names() {
        use ::tokio_core::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::set_end; }
    }
}

// tokio_core::io::Window::set_start
mod old_97 {
    fn names() {
        use ::tokio_core::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::set_start; }
    }
}

// std::io::Cursor::set_position
mod new_97 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::set_position;
    }
}

// tokio_core::io::Window::start
mod old_98 {
    fn names() {
        use ::tokio_core::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_core::io::Window<T>>::start; }
    }
}

// std::io::Cursor::position
mod new_98 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::position;
    }
}

// tokio_core::io::WriteAll
mod old_99 {
    fn names() {
        use ::tokio_core::io::WriteAll as _;
    }
}

// tokio_core::io::WriteHalf
mod old_100 {
    fn names() {
        use ::tokio_core::io::WriteHalf as _;
    }
}

// tokio::io::WriteHalf
mod new_100 {
    fn names() {
        use ::tokio::io::WriteHalf as _;
    }
}

// tokio_core::io::WriteHalf::poll_write
mod old_101 {
    fn names() {
        use ::tokio_core::io::WriteHalf as _;
        fn f<T: ::tokio_core::io::Io>() { let _ = <::tokio_core::io::WriteHalf<T>>::poll_write; }
    }
}

// tokio::io::AsyncWrite::poll_write
mod new_101 {
    fn names() {
        use ::tokio::io::AsyncWrite as _;
        fn f<Zelf: ::tokio::io::AsyncWrite>() { let _ = <Zelf as ::tokio::io::AsyncWrite>::poll_write; }
    }
}

// tokio_core::io::copy
mod old_102 {
    fn names() {
        use ::tokio_core::io::copy as _;
    }
}

// tokio::io::copy
mod new_102 {
    fn names() {
        use ::tokio::io::copy as _;
    }
}

// tokio_core::io::flush
mod old_103 {
    fn names() {
        use ::tokio_core::io::flush as _;
    }
}

// tokio::io::AsyncWriteExt::flush
mod new_103 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::flush; }
    }
}

// tokio_core::io::read
mod old_104 {
    fn names() {
        use ::tokio_core::io::read as _;
    }
}

// tokio::io::AsyncReadExt::read
mod new_104 {
    fn names() {
        use ::tokio::io::AsyncReadExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read; }
    }
}

// tokio_core::io::read_exact
mod old_105 {
    fn names() {
        use ::tokio_core::io::read_exact as _;
    }
}

// tokio::io::AsyncReadExt::read_exact
mod new_105 {
    fn names() {
        use ::tokio::io::AsyncReadExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read_exact; }
    }
}

// tokio_core::io::read_to_end
mod old_106 {
    fn names() {
        use ::tokio_core::io::read_to_end as _;
    }
}

// tokio::io::AsyncReadExt::read_to_end
mod new_106 {
    fn names() {
        use ::tokio::io::AsyncReadExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncReadExt>::read_to_end; }
    }
}

// tokio_core::io::read_until
mod old_107 {
    fn names() {
        use ::tokio_core::io::read_until as _;
    }
}

// tokio::io::AsyncBufReadExt::read_until
mod new_107 {
    fn names() {
        use ::tokio::io::AsyncBufReadExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncBufReadExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncBufReadExt>::read_until; }
    }
}

// tokio_core::io::write_all
mod old_108 {
    fn names() {
        use ::tokio_core::io::write_all as _;
    }
}

// tokio::io::AsyncWriteExt::write_all
mod new_108 {
    fn names() {
        use ::tokio::io::AsyncWriteExt as _;
        fn f<'a, Zelf: ::tokio::io::AsyncWriteExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncWriteExt>::write_all; }
    }
}

// tokio_core::try_nb
mod old_109 {
    fn names() {
        use ::tokio_core::try_nb as _;
    }
}

// tokio::net::TcpStream::try_io
mod new_109 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f<R>(a0: & ::tokio::net::TcpStream, a1: ::tokio::io::Interest, a2: impl ::std::ops::FnOnce() -> ::std::io::Result<R>) { let _ = <::tokio::net::TcpStream>::try_io(a0, a1, a2); }
    }
}

// tokio_io
mod old_110 {
    fn names() {
        use ::tokio_io as it;
    }
}

// tokio::io
mod new_110 {
    fn names() {
        use ::tokio::io as _;
    }
}

// tokio_io::IoFuture
mod old_111 {
    fn names() {
        use ::tokio_io::IoFuture as _;
    }
}

// futures::future::BoxFuture
mod new_111 {
    fn names() {
        use ::futures::future::BoxFuture as _;
    }
}

// tokio_io::IoStream
mod old_112 {
    fn names() {
        use ::tokio_io::IoStream as _;
    }
}

// futures::stream::BoxStream
mod new_112 {
    fn names() {
        use ::futures::stream::BoxStream as _;
    }
}

// tokio_io::io
mod old_113 {
    fn names() {
        use ::tokio_io::io as _;
    }
}

// tokio::io
mod new_113 {
    fn names() {
        use ::tokio::io as _;
    }
}

// tokio_io::io::AllowStdIo
mod old_114 {
    fn names() {
        use ::tokio_io::io::AllowStdIo as _;
    }
}

// futures::io::AllowStdIo
mod new_114 {
    fn names() {
        use ::futures::io::AllowStdIo as _;
    }
}

// tokio_io::io::AllowStdIo::get_mut
mod old_115 {
    fn names() {
        use ::tokio_io::io::AllowStdIo as _;
        fn f<T>() { let _ = <::tokio_io::io::AllowStdIo<T>>::get_mut; }
    }
}

// futures::io::AllowStdIo::get_mut
mod new_115 {
    fn names() {
        use ::futures::io::AllowStdIo as _;
        fn f<T>() { let _ = <::futures::io::AllowStdIo<T>>::get_mut; }
    }
}

// tokio_io::io::AllowStdIo::get_ref
mod old_116 {
    fn names() {
        use ::tokio_io::io::AllowStdIo as _;
        fn f<T>() { let _ = <::tokio_io::io::AllowStdIo<T>>::get_ref; }
    }
}

// futures::io::AllowStdIo::get_ref
mod new_116 {
    fn names() {
        use ::futures::io::AllowStdIo as _;
        fn f<T>() { let _ = <::futures::io::AllowStdIo<T>>::get_ref; }
    }
}

// tokio_io::io::AllowStdIo::into_inner
mod old_117 {
    fn names() {
        use ::tokio_io::io::AllowStdIo as _;
        fn f<T>() { let _ = <::tokio_io::io::AllowStdIo<T>>::into_inner; }
    }
}

// futures::io::AllowStdIo::into_inner
mod new_117 {
    fn names() {
        use ::futures::io::AllowStdIo as _;
        fn f<T>() { let _ = <::futures::io::AllowStdIo<T>>::into_inner; }
    }
}

// tokio_io::io::AllowStdIo::new
mod old_118 {
    fn names() {
        use ::tokio_io::io::AllowStdIo as _;
        fn f<T>() { let _ = <::tokio_io::io::AllowStdIo<T>>::new; }
    }
}

// futures::io::AllowStdIo::new
mod new_118 {
    fn names() {
        use ::futures::io::AllowStdIo as _;
        fn f<T>() { let _ = <::futures::io::AllowStdIo<T>>::new; }
    }
}

// tokio_io::io::Read
mod old_119 {
    fn names() {
        use ::tokio_io::io::Read as _;
    }
}

// tokio_io::io::Window
mod old_120 {
    fn names() {
        use ::tokio_io::io::Window as _;
    }
}

// std::io::Cursor
mod new_120 {
    fn names() {
        use ::std::io::Cursor as _;
    }
}

// tokio_io::io::Window::end
mod old_121 {
    fn names() {
        use ::tokio_io::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::end; }
    }
}

// tokio_io::io::Window::get_mut
mod old_122 {
    fn names() {
        use ::tokio_io::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::get_mut; }
    }
}

// std::io::Cursor::get_mut
mod new_122 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::get_mut;
    }
}

// tokio_io::io::Window::get_ref
mod old_123 {
    fn names() {
        use ::tokio_io::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::get_ref; }
    }
}

// std::io::Cursor::get_ref
mod new_123 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::get_ref;
    }
}

// tokio_io::io::Window::into_inner
mod old_124 {
    fn names() {
        use ::tokio_io::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::into_inner; }
    }
}

// std::io::Cursor::into_inner
mod new_124 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::into_inner;
    }
}

// tokio_io::io::Window::new
mod old_125 {
    fn names() {
        use ::tokio_io::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::new; }
    }
}

// std::io::Cursor::new
mod new_125 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::new;
    }
}

// tokio_io::io::Window::set_end
mod old_126 {
    fn names() {
        use ::tokio_io::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::set_end; }
    }
}

// tokio_io::io::Window::set_start
mod old_127 {
    fn names() {
        use ::tokio_io::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::set_start; }
    }
}

// std::io::Cursor::set_position
mod new_127 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::set_position;
    }
}

// tokio_io::io::Window::start
mod old_128 {
    fn names() {
        use ::tokio_io::io::Window as _;
        fn f<T: ::std::convert::AsRef<[u8]>>() { let _ = <::tokio_io::io::Window<T>>::start; }
    }
}

// std::io::Cursor::position
mod new_128 {
    fn names() {
        let _ = std::io::Cursor::<Vec<u8>>::position;
    }
}

// tokio_io::try_nb
mod old_129 {
    fn names() {
        use ::tokio_io::try_nb as _;
    }
}

// tokio::net::TcpStream::try_io
mod new_129 {
    fn names() {
        use ::tokio::net::TcpStream as _;
        fn f<R>(a0: & ::tokio::net::TcpStream, a1: ::tokio::io::Interest, a2: impl ::std::ops::FnOnce() -> ::std::io::Result<R>) { let _ = <::tokio::net::TcpStream>::try_io(a0, a1, a2); }
    }
}
