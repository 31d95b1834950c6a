//! Both paths of each row of `guide/map/sinks.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// futures::AsyncSink
mod old_0 {
    fn names() {
        use ::futures_legacy::AsyncSink as _;
    }
}

// futures::Sink::poll_ready
mod new_0 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_ready; }
    }
}

// futures::AsyncSink::NotReady
mod old_1 {
    fn names() {
        use ::futures_legacy::AsyncSink as _;
        use ::futures_legacy::AsyncSink::NotReady as _;
    }
}

// futures::Sink::poll_ready
mod new_1 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_ready; }
    }
}

// futures::AsyncSink::Ready
mod old_2 {
    fn names() {
        use ::futures_legacy::AsyncSink as _;
        use ::futures_legacy::AsyncSink::Ready as _;
    }
}

// futures::Sink::poll_ready
mod new_2 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_ready; }
    }
}

// futures::AsyncSink::is_not_ready
mod old_3 {
    fn names() {
        use ::futures_legacy::AsyncSink as _;
        fn f<T>() { let _ = <::futures_legacy::AsyncSink<T>>::is_not_ready; }
    }
}

// std::task::Poll::is_pending
mod new_3 {
    fn names() {
        let _ = std::task::Poll::<()>::is_pending;
    }
}

// futures::AsyncSink::is_ready
mod old_4 {
    fn names() {
        use ::futures_legacy::AsyncSink as _;
        fn f<T>() { let _ = <::futures_legacy::AsyncSink<T>>::is_ready; }
    }
}

// std::task::Poll::is_ready
mod new_4 {
    fn names() {
        let _ = std::task::Poll::<()>::is_ready;
    }
}

// futures::AsyncSink::map
mod old_5 {
    fn names() {
        use ::futures_legacy::AsyncSink as _;
        fn f<T, F, U>() where F: ::std::ops::FnOnce(T) -> U { let _ = <::futures_legacy::AsyncSink<T>>::map::<F, U>; }
    }
}

// futures::Sink
mod old_6 {
    fn names() {
        use ::futures_legacy::Sink as _;
    }
}

// futures::Sink
mod new_6 {
    fn names() {
        use ::futures::Sink as _;
    }
}

// futures::Sink::SinkError
mod old_7 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Sink>::SinkError>; }
    }
}

// futures::Sink::Error
mod new_7 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = std::marker::PhantomData::<<Zelf as ::futures::Sink<Item>>::Error>; }
    }
}

// futures::Sink::SinkItem
mod old_8 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Sink>::SinkItem>; }
    }
}

// futures::Sink
mod new_8 {
    fn names() {
        use ::futures::Sink as _;
    }
}

// futures::Sink::buffer
mod old_9 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::buffer; }
    }
}

// futures::SinkExt::buffer
mod new_9 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::SinkExt<Item>>::buffer; }
    }
}

// futures::Sink::close
mod old_10 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() { let _ = <Zelf as ::futures_legacy::Sink>::close; }
    }
}

// futures::Sink::poll_close
mod new_10 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_close; }
    }
}

// futures::Sink::fanout
mod old_11 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<S, Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized, <Zelf as ::futures_legacy::Sink>::SinkItem: ::std::clone::Clone, S: ::futures_legacy::Sink<SinkItem = <Zelf as ::futures_legacy::Sink>::SinkItem, SinkError = <Zelf as ::futures_legacy::Sink>::SinkError> { let _ = <Zelf as ::futures_legacy::Sink>::fanout::<S>; }
    }
}

// futures::SinkExt::fanout
mod new_11 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Si, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Sized, Item: ::std::clone::Clone, Si: ::futures::Sink<Item, Error = Zelf::Error> { let _ = <Zelf as ::futures::SinkExt<Item>>::fanout::<Si>; }
    }
}

// futures::Sink::flush
mod old_12 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::flush; }
    }
}

// futures::SinkExt::flush
mod new_12 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::flush; }
    }
}

// futures::Sink::poll_complete
mod old_13 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() { let _ = <Zelf as ::futures_legacy::Sink>::poll_complete; }
    }
}

// futures::Sink::poll_flush
mod new_13 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_flush; }
    }
}

// futures::Sink::send
mod old_14 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::send; }
    }
}

// futures::SinkExt::send
mod new_14 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send; }
    }
}

// futures::Sink::send_all
mod old_15 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<S, Zelf: ::futures_legacy::Sink>() where S: ::futures_legacy::Stream<Item = <Zelf as ::futures_legacy::Sink>::SinkItem>, <Zelf as ::futures_legacy::Sink>::SinkError: ::std::convert::From<<S as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::send_all::<S>; }
    }
}

// futures::SinkExt::send_all
mod new_15 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<'a, Item, St, Zelf: ::futures::SinkExt<Item>>() where St: ::futures::TryStream<Ok = Item, Error = Zelf::Error> + ::futures::Stream + ::std::marker::Unpin + ?::std::marker::Sized, Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send_all::<St>; }
    }
}

// futures::Sink::sink_from_err
mod old_16 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<E: ::std::convert::From<<Zelf as ::futures_legacy::Sink>::SinkError>, Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::sink_from_err::<E>; }
    }
}

// futures::SinkExt::sink_err_into
mod new_16 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, E, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Sized, Zelf::Error: ::std::convert::Into<E> { let _ = <Zelf as ::futures::SinkExt<Item>>::sink_err_into::<E>; }
    }
}

// futures::Sink::sink_map_err
mod old_17 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<F, E, Zelf: ::futures_legacy::Sink>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Sink>::SinkError) -> E, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::sink_map_err::<F, E>; }
    }
}

// futures::SinkExt::sink_map_err
mod new_17 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, E, F, Zelf: ::futures::SinkExt<Item>>() where F: ::std::ops::FnOnce(Zelf::Error) -> E, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::SinkExt<Item>>::sink_map_err::<E, F>; }
    }
}

// futures::Sink::start_send
mod old_18 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() { let _ = <Zelf as ::futures_legacy::Sink>::start_send; }
    }
}

// futures::Sink::start_send
mod new_18 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::start_send; }
    }
}

// futures::Sink::wait
mod old_19 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::wait; }
    }
}

// futures::SinkExt::send
mod new_19 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send; }
    }
}

// futures::Sink::with
mod old_20 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<U, F, Fut, Zelf: ::futures_legacy::Sink>() where F: ::std::ops::FnMut(U) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = <Zelf as ::futures_legacy::Sink>::SinkItem>, <Fut as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<Zelf as ::futures_legacy::Sink>::SinkError>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::with::<U, F, Fut>; }
    }
}

// futures::SinkExt::with
mod new_20 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, U, Fut, F, E, Zelf: ::futures::SinkExt<Item>>() where F: ::std::ops::FnMut(U) -> Fut, Fut: ::std::future::Future<Output = ::std::result::Result<Item, E>>, E: ::std::convert::From<Zelf::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::SinkExt<Item>>::with::<U, Fut, F, E>; }
    }
}

// futures::Sink::with_flat_map
mod old_21 {
    fn names() {
        use ::futures_legacy::Sink as _;
        fn f<U, F, St, Zelf: ::futures_legacy::Sink>() where F: ::std::ops::FnMut(U) -> St, St: ::futures_legacy::Stream<Item = <Zelf as ::futures_legacy::Sink>::SinkItem, Error = <Zelf as ::futures_legacy::Sink>::SinkError>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::with_flat_map::<U, F, St>; }
    }
}

// futures::SinkExt::with_flat_map
mod new_21 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, U, St, F, Zelf: ::futures::SinkExt<Item>>() where F: ::std::ops::FnMut(U) -> St, St: ::futures::Stream<Item = ::std::result::Result<Item, Zelf::Error>>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::SinkExt<Item>>::with_flat_map::<U, St, F>; }
    }
}

// futures::StartSend
mod old_22 {
    fn names() {
        use ::futures_legacy::StartSend as _;
    }
}

// std::result::Result
mod new_22 {
    fn names() {
        use ::std::result::Result as _;
    }
}

// futures::sink
mod old_23 {
    fn names() {
        use ::futures_legacy::sink as _;
    }
}

// futures::sink
mod new_23 {
    fn names() {
        use ::futures::sink as _;
    }
}

// futures::sink::BoxSink
mod old_24 {
    fn names() {
        use ::futures_legacy::sink::BoxSink as _;
    }
}

// futures::sink::Buffer
mod old_25 {
    fn names() {
        use ::futures_legacy::sink::Buffer as _;
    }
}

// futures::sink::Buffer
mod new_25 {
    fn names() {
        use ::futures::sink::Buffer as _;
    }
}

// futures::sink::Buffer::get_mut
mod old_26 {
    fn names() {
        use ::futures_legacy::sink::Buffer as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Buffer<S>>::get_mut; }
    }
}

// futures::sink::Buffer::get_mut
mod new_26 {
    fn names() {
        use ::futures::sink::Buffer as _;
        fn f<Si: ::futures::Sink<Item>, Item>() { let _ = <::futures::sink::Buffer<Si, Item>>::get_mut; }
    }
}

// futures::sink::Buffer::get_ref
mod old_27 {
    fn names() {
        use ::futures_legacy::sink::Buffer as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Buffer<S>>::get_ref; }
    }
}

// futures::sink::Buffer::get_ref
mod new_27 {
    fn names() {
        use ::futures::sink::Buffer as _;
        fn f<Si: ::futures::Sink<Item>, Item>() { let _ = <::futures::sink::Buffer<Si, Item>>::get_ref; }
    }
}

// futures::sink::Buffer::into_inner
mod old_28 {
    fn names() {
        use ::futures_legacy::sink::Buffer as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Buffer<S>>::into_inner; }
    }
}

// futures::sink::Buffer::into_inner
mod new_28 {
    fn names() {
        use ::futures::sink::Buffer as _;
        fn f<Si: ::futures::Sink<Item>, Item>() { let _ = <::futures::sink::Buffer<Si, Item>>::into_inner; }
    }
}

// futures::sink::Fanout
mod old_29 {
    fn names() {
        use ::futures_legacy::sink::Fanout as _;
    }
}

// futures::sink::Fanout
mod new_29 {
    fn names() {
        use ::futures::sink::Fanout as _;
    }
}

// futures::sink::Fanout::into_inner
mod old_30 {
    fn names() {
        use ::futures_legacy::sink::Fanout as _;
        fn f<A: ::futures_legacy::Sink, B: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Fanout<A, B>>::into_inner; }
    }
}

// futures::sink::Fanout::into_inner
mod new_30 {
    fn names() {
        use ::futures::sink::Fanout as _;
        fn f<Si1, Si2>() { let _ = <::futures::sink::Fanout<Si1, Si2>>::into_inner; }
    }
}

// futures::sink::Flush
mod old_31 {
    fn names() {
        use ::futures_legacy::sink::Flush as _;
    }
}

// futures::sink::Flush
mod new_31 {
    fn names() {
        use ::futures::sink::Flush as _;
    }
}

// futures::sink::Flush::get_mut
mod old_32 {
    fn names() {
        use ::futures_legacy::sink::Flush as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Flush<S>>::get_mut; }
    }
}

// futures::sink::Flush::get_ref
mod old_33 {
    fn names() {
        use ::futures_legacy::sink::Flush as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Flush<S>>::get_ref; }
    }
}

// futures::sink::Flush::into_inner
mod old_34 {
    fn names() {
        use ::futures_legacy::sink::Flush as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Flush<S>>::into_inner; }
    }
}

// futures::sink::Send
mod old_35 {
    fn names() {
        use ::futures_legacy::sink::Send as _;
    }
}

// futures::sink::Send
mod new_35 {
    fn names() {
        use ::futures::sink::Send as _;
    }
}

// futures::sink::Send::get_mut
mod old_36 {
    fn names() {
        use ::futures_legacy::sink::Send as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Send<S>>::get_mut; }
    }
}

// futures::sink::Send::get_ref
mod old_37 {
    fn names() {
        use ::futures_legacy::sink::Send as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Send<S>>::get_ref; }
    }
}

// futures::sink::SendAll
mod old_38 {
    fn names() {
        use ::futures_legacy::sink::SendAll as _;
    }
}

// futures::sink::SendAll
mod new_38 {
    fn names() {
        use ::futures::sink::SendAll as _;
    }
}

// futures::sink::SinkFromErr
mod old_39 {
    fn names() {
        use ::futures_legacy::sink::SinkFromErr as _;
    }
}

// futures::sink::SinkErrInto
mod new_39 {
    fn names() {
        use ::futures::sink::SinkErrInto as _;
    }
}

// futures::sink::SinkFromErr::get_mut
mod old_40 {
    fn names() {
        use ::futures_legacy::sink::SinkFromErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::sink::SinkFromErr<S, E>>::get_mut; }
    }
}

// futures::sink::SinkErrInto::get_mut
mod new_40 {
    fn names() {
        use ::futures::sink::SinkErrInto as _;
        fn f<Si, E, Item>() where Si: ::futures::Sink<Item>, Si::Error: ::std::convert::Into<E> { let _ = <::futures::sink::SinkErrInto<Si, Item, E>>::get_mut; }
    }
}

// futures::sink::SinkFromErr::get_ref
mod old_41 {
    fn names() {
        use ::futures_legacy::sink::SinkFromErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::sink::SinkFromErr<S, E>>::get_ref; }
    }
}

// futures::sink::SinkErrInto::get_ref
mod new_41 {
    fn names() {
        use ::futures::sink::SinkErrInto as _;
        fn f<Si, E, Item>() where Si: ::futures::Sink<Item>, Si::Error: ::std::convert::Into<E> { let _ = <::futures::sink::SinkErrInto<Si, Item, E>>::get_ref; }
    }
}

// futures::sink::SinkFromErr::into_inner
mod old_42 {
    fn names() {
        use ::futures_legacy::sink::SinkFromErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::sink::SinkFromErr<S, E>>::into_inner; }
    }
}

// futures::sink::SinkErrInto::into_inner
mod new_42 {
    fn names() {
        use ::futures::sink::SinkErrInto as _;
        fn f<Si, E, Item>() where Si: ::futures::Sink<Item>, Si::Error: ::std::convert::Into<E> { let _ = <::futures::sink::SinkErrInto<Si, Item, E>>::into_inner; }
    }
}

// futures::sink::SinkMapErr
mod old_43 {
    fn names() {
        use ::futures_legacy::sink::SinkMapErr as _;
    }
}

// futures::sink::SinkMapErr
mod new_43 {
    fn names() {
        use ::futures::sink::SinkMapErr as _;
    }
}

// futures::sink::SinkMapErr::get_mut
mod old_44 {
    fn names() {
        use ::futures_legacy::sink::SinkMapErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::sink::SinkMapErr<S, E>>::get_mut; }
    }
}

// futures::sink::SinkMapErr::get_mut
mod new_44 {
    fn names() {
        use ::futures::sink::SinkMapErr as _;
        fn f<Si, F>() { let _ = <::futures::sink::SinkMapErr<Si, F>>::get_mut; }
    }
}

// futures::sink::SinkMapErr::get_ref
mod old_45 {
    fn names() {
        use ::futures_legacy::sink::SinkMapErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::sink::SinkMapErr<S, E>>::get_ref; }
    }
}

// futures::sink::SinkMapErr::get_ref
mod new_45 {
    fn names() {
        use ::futures::sink::SinkMapErr as _;
        fn f<Si, F>() { let _ = <::futures::sink::SinkMapErr<Si, F>>::get_ref; }
    }
}

// futures::sink::SinkMapErr::into_inner
mod old_46 {
    fn names() {
        use ::futures_legacy::sink::SinkMapErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::sink::SinkMapErr<S, E>>::into_inner; }
    }
}

// futures::sink::SinkMapErr::into_inner
mod new_46 {
    fn names() {
        use ::futures::sink::SinkMapErr as _;
        fn f<Si, F>() { let _ = <::futures::sink::SinkMapErr<Si, F>>::into_inner; }
    }
}

// futures::sink::Wait
mod old_47 {
    fn names() {
        use ::futures_legacy::sink::Wait as _;
    }
}

// futures::executor::block_on
mod new_47 {
    fn names() {
        use ::futures::executor::block_on as _;
    }
}

// futures::sink::Wait::close
mod old_48 {
    fn names() {
        use ::futures_legacy::sink::Wait as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Wait<S>>::close; }
    }
}

// futures::SinkExt::close
mod new_48 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::close; }
    }
}

// futures::sink::Wait::flush
mod old_49 {
    fn names() {
        use ::futures_legacy::sink::Wait as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Wait<S>>::flush; }
    }
}

// futures::SinkExt::flush
mod new_49 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::flush; }
    }
}

// futures::sink::Wait::send
mod old_50 {
    fn names() {
        use ::futures_legacy::sink::Wait as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Wait<S>>::send; }
    }
}

// futures::SinkExt::send
mod new_50 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send; }
    }
}

// futures::sink::With
mod old_51 {
    fn names() {
        use ::futures_legacy::sink::With as _;
    }
}

// futures::sink::With
mod new_51 {
    fn names() {
        use ::futures::sink::With as _;
    }
}

// futures::sink::With::get_mut
mod old_52 {
    fn names() {
        use ::futures_legacy::sink::With as _;
        fn f<S, U, F, Fut>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = <S as ::futures_legacy::Sink>::SinkItem>, <Fut as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::With<S, U, F, Fut>>::get_mut; }
    }
}

// futures::sink::With::get_mut
mod new_52 {
    fn names() {
        use ::futures::sink::With as _;
        fn f<Si, Item, U, Fut, F, E>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> Fut, Fut: ::std::future::Future<Output = ::std::result::Result<Item, E>>, E: ::std::convert::From<Si::Error> { let _ = <::futures::sink::With<Si, Item, U, Fut, F>>::get_mut; }
    }
}

// futures::sink::With::get_ref
mod old_53 {
    fn names() {
        use ::futures_legacy::sink::With as _;
        fn f<S, U, F, Fut>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = <S as ::futures_legacy::Sink>::SinkItem>, <Fut as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::With<S, U, F, Fut>>::get_ref; }
    }
}

// futures::sink::With::get_ref
mod new_53 {
    fn names() {
        use ::futures::sink::With as _;
        fn f<Si, Item, U, Fut, F, E>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> Fut, Fut: ::std::future::Future<Output = ::std::result::Result<Item, E>>, E: ::std::convert::From<Si::Error> { let _ = <::futures::sink::With<Si, Item, U, Fut, F>>::get_ref; }
    }
}

// futures::sink::With::into_inner
mod old_54 {
    fn names() {
        use ::futures_legacy::sink::With as _;
        fn f<S, U, F, Fut>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = <S as ::futures_legacy::Sink>::SinkItem>, <Fut as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::With<S, U, F, Fut>>::into_inner; }
    }
}

// futures::sink::With::into_inner
mod new_54 {
    fn names() {
        use ::futures::sink::With as _;
        fn f<Si, Item, U, Fut, F, E>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> Fut, Fut: ::std::future::Future<Output = ::std::result::Result<Item, E>>, E: ::std::convert::From<Si::Error> { let _ = <::futures::sink::With<Si, Item, U, Fut, F>>::into_inner; }
    }
}

// futures::sink::WithFlatMap
mod old_55 {
    fn names() {
        use ::futures_legacy::sink::WithFlatMap as _;
    }
}

// futures::sink::WithFlatMap
mod new_55 {
    fn names() {
        use ::futures::sink::WithFlatMap as _;
    }
}

// futures::sink::WithFlatMap::get_mut
mod old_56 {
    fn names() {
        use ::futures_legacy::sink::WithFlatMap as _;
        fn f<S, U, F, St>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> St, St: ::futures_legacy::Stream<Item = <S as ::futures_legacy::Sink>::SinkItem, Error = <S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::WithFlatMap<S, U, F, St>>::get_mut; }
    }
}

// futures::sink::WithFlatMap::get_mut
mod new_56 {
    fn names() {
        use ::futures::sink::WithFlatMap as _;
        fn f<Si, Item, U, St, F>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> St, St: ::futures::Stream<Item = ::std::result::Result<Item, Si::Error>> { let _ = <::futures::sink::WithFlatMap<Si, Item, U, St, F>>::get_mut; }
    }
}

// futures::sink::WithFlatMap::get_ref
mod old_57 {
    fn names() {
        use ::futures_legacy::sink::WithFlatMap as _;
        fn f<S, U, F, St>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> St, St: ::futures_legacy::Stream<Item = <S as ::futures_legacy::Sink>::SinkItem, Error = <S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::WithFlatMap<S, U, F, St>>::get_ref; }
    }
}

// futures::sink::WithFlatMap::get_ref
mod new_57 {
    fn names() {
        use ::futures::sink::WithFlatMap as _;
        fn f<Si, Item, U, St, F>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> St, St: ::futures::Stream<Item = ::std::result::Result<Item, Si::Error>> { let _ = <::futures::sink::WithFlatMap<Si, Item, U, St, F>>::get_ref; }
    }
}

// futures::sink::WithFlatMap::into_inner
mod old_58 {
    fn names() {
        use ::futures_legacy::sink::WithFlatMap as _;
        fn f<S, U, F, St>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> St, St: ::futures_legacy::Stream<Item = <S as ::futures_legacy::Sink>::SinkItem, Error = <S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::WithFlatMap<S, U, F, St>>::into_inner; }
    }
}

// futures::sink::WithFlatMap::into_inner
mod new_58 {
    fn names() {
        use ::futures::sink::WithFlatMap as _;
        fn f<Si, Item, U, St, F>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> St, St: ::futures::Stream<Item = ::std::result::Result<Item, Si::Error>> { let _ = <::futures::sink::WithFlatMap<Si, Item, U, St, F>>::into_inner; }
    }
}
