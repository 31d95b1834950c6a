//! Both paths of each row of `guide/map/sinks.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::futures_legacy::AsyncSink as _; }; // 0.1: futures::AsyncSink
const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_ready; } }; // now: futures::Sink::poll_ready
const _: () = { use ::futures_legacy::AsyncSink as _; use ::futures_legacy::AsyncSink::NotReady as _; }; // 0.1: futures::AsyncSink::NotReady
const _: () = { use ::futures_legacy::AsyncSink as _; use ::futures_legacy::AsyncSink::Ready as _; }; // 0.1: futures::AsyncSink::Ready
const _: () = { use ::futures_legacy::AsyncSink as _; fn f<T>() { let _ = <::futures_legacy::AsyncSink<T>>::is_not_ready; } }; // 0.1: futures::AsyncSink::is_not_ready
const _: () = { fn f() { let _ = std::task::Poll::<()>::is_pending; } }; // now: std::task::Poll::is_pending
const _: () = { use ::futures_legacy::AsyncSink as _; fn f<T>() { let _ = <::futures_legacy::AsyncSink<T>>::is_ready; } }; // 0.1: futures::AsyncSink::is_ready
const _: () = { fn f() { let _ = std::task::Poll::<()>::is_ready; } }; // now: std::task::Poll::is_ready
const _: () = { use ::futures_legacy::AsyncSink as _; fn f<T, F, U>() where F: ::std::ops::FnOnce(T) -> U { let _ = <::futures_legacy::AsyncSink<T>>::map::<F, U>; } }; // 0.1: futures::AsyncSink::map
const _: () = { use ::futures_legacy::Sink as _; }; // 0.1: futures::Sink
const _: () = { use ::futures::Sink as _; }; // now: futures::Sink
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Sink>::SinkError>; } }; // 0.1: futures::Sink::SinkError
const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = std::marker::PhantomData::<<Zelf as ::futures::Sink<Item>>::Error>; } }; // now: futures::Sink::Error
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Sink>::SinkItem>; } }; // 0.1: futures::Sink::SinkItem
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::buffer; } }; // 0.1: futures::Sink::buffer
const _: () = { use ::futures::SinkExt as _; fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::SinkExt<Item>>::buffer; } }; // now: futures::SinkExt::buffer
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() { let _ = <Zelf as ::futures_legacy::Sink>::close; } }; // 0.1: futures::Sink::close
const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_close; } }; // now: futures::Sink::poll_close
const _: () = { use ::futures_legacy::Sink as _; fn f<S, Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized, <Zelf as ::futures_legacy::Sink>::SinkItem: ::std::clone::Clone, S: ::futures_legacy::Sink<SinkItem = <Zelf as ::futures_legacy::Sink>::SinkItem, SinkError = <Zelf as ::futures_legacy::Sink>::SinkError> { let _ = <Zelf as ::futures_legacy::Sink>::fanout::<S>; } }; // 0.1: futures::Sink::fanout
const _: () = { use ::futures::SinkExt as _; fn f<Item, Si, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Sized, Item: ::std::clone::Clone, Si: ::futures::Sink<Item, Error = Zelf::Error> { let _ = <Zelf as ::futures::SinkExt<Item>>::fanout::<Si>; } }; // now: futures::SinkExt::fanout
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::flush; } }; // 0.1: futures::Sink::flush
const _: () = { use ::futures::SinkExt as _; fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::flush; } }; // now: futures::SinkExt::flush
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() { let _ = <Zelf as ::futures_legacy::Sink>::poll_complete; } }; // 0.1: futures::Sink::poll_complete
const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_flush; } }; // now: futures::Sink::poll_flush
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::send; } }; // 0.1: futures::Sink::send
const _: () = { use ::futures::SinkExt as _; fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send; } }; // now: futures::SinkExt::send
const _: () = { use ::futures_legacy::Sink as _; fn f<S, Zelf: ::futures_legacy::Sink>() where S: ::futures_legacy::Stream<Item = <Zelf as ::futures_legacy::Sink>::SinkItem>, <Zelf as ::futures_legacy::Sink>::SinkError: ::std::convert::From<<S as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::send_all::<S>; } }; // 0.1: futures::Sink::send_all
const _: () = { use ::futures::SinkExt as _; fn f<'a, Item, St, Zelf: ::futures::SinkExt<Item>>() where St: ::futures::TryStream<Ok = Item, Error = Zelf::Error> + ::futures::Stream + ::std::marker::Unpin + ?::std::marker::Sized, Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send_all::<St>; } }; // now: futures::SinkExt::send_all
const _: () = { use ::futures_legacy::Sink as _; fn f<E: ::std::convert::From<<Zelf as ::futures_legacy::Sink>::SinkError>, Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::sink_from_err::<E>; } }; // 0.1: futures::Sink::sink_from_err
const _: () = { use ::futures::SinkExt as _; fn f<Item, E, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Sized, Zelf::Error: ::std::convert::Into<E> { let _ = <Zelf as ::futures::SinkExt<Item>>::sink_err_into::<E>; } }; // now: futures::SinkExt::sink_err_into
const _: () = { use ::futures_legacy::Sink as _; fn f<F, E, Zelf: ::futures_legacy::Sink>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Sink>::SinkError) -> E, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::sink_map_err::<F, E>; } }; // 0.1: futures::Sink::sink_map_err
const _: () = { use ::futures::SinkExt as _; fn f<Item, E, F, Zelf: ::futures::SinkExt<Item>>() where F: ::std::ops::FnOnce(Zelf::Error) -> E, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::SinkExt<Item>>::sink_map_err::<E, F>; } }; // now: futures::SinkExt::sink_map_err
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() { let _ = <Zelf as ::futures_legacy::Sink>::start_send; } }; // 0.1: futures::Sink::start_send
const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::start_send; } }; // now: futures::Sink::start_send
const _: () = { use ::futures_legacy::Sink as _; fn f<Zelf: ::futures_legacy::Sink>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::wait; } }; // 0.1: futures::Sink::wait
const _: () = { use ::futures_legacy::Sink as _; fn f<U, F, Fut, Zelf: ::futures_legacy::Sink>() where F: ::std::ops::FnMut(U) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = <Zelf as ::futures_legacy::Sink>::SinkItem>, <Fut as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<Zelf as ::futures_legacy::Sink>::SinkError>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::with::<U, F, Fut>; } }; // 0.1: futures::Sink::with
const _: () = { use ::futures::SinkExt as _; fn f<Item, U, Fut, F, E, Zelf: ::futures::SinkExt<Item>>() where F: ::std::ops::FnMut(U) -> Fut, Fut: ::std::future::Future<Output = ::std::result::Result<Item, E>>, E: ::std::convert::From<Zelf::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::SinkExt<Item>>::with::<U, Fut, F, E>; } }; // now: futures::SinkExt::with
const _: () = { use ::futures_legacy::Sink as _; fn f<U, F, St, Zelf: ::futures_legacy::Sink>() where F: ::std::ops::FnMut(U) -> St, St: ::futures_legacy::Stream<Item = <Zelf as ::futures_legacy::Sink>::SinkItem, Error = <Zelf as ::futures_legacy::Sink>::SinkError>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Sink>::with_flat_map::<U, F, St>; } }; // 0.1: futures::Sink::with_flat_map
const _: () = { use ::futures::SinkExt as _; fn f<Item, U, St, F, Zelf: ::futures::SinkExt<Item>>() where F: ::std::ops::FnMut(U) -> St, St: ::futures::Stream<Item = ::std::result::Result<Item, Zelf::Error>>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::SinkExt<Item>>::with_flat_map::<U, St, F>; } }; // now: futures::SinkExt::with_flat_map
const _: () = { use ::futures_legacy::StartSend as _; }; // 0.1: futures::StartSend
const _: () = { use ::std::result::Result as _; }; // now: std::result::Result
const _: () = { use ::futures_legacy::sink as _; }; // 0.1: futures::sink
const _: () = { use ::futures::sink as _; }; // now: futures::sink
const _: () = { use ::futures_legacy::sink::BoxSink as _; }; // 0.1: futures::sink::BoxSink
const _: () = { use ::futures_legacy::sink::Buffer as _; }; // 0.1: futures::sink::Buffer
const _: () = { use ::futures::sink::Buffer as _; }; // now: futures::sink::Buffer
const _: () = { use ::futures_legacy::sink::Buffer as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Buffer<S>>::get_mut; } }; // 0.1: futures::sink::Buffer::get_mut
const _: () = { use ::futures::sink::Buffer as _; fn f<Si: ::futures::Sink<Item>, Item>() { let _ = <::futures::sink::Buffer<Si, Item>>::get_mut; } }; // now: futures::sink::Buffer::get_mut
const _: () = { use ::futures_legacy::sink::Buffer as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Buffer<S>>::get_ref; } }; // 0.1: futures::sink::Buffer::get_ref
const _: () = { use ::futures::sink::Buffer as _; fn f<Si: ::futures::Sink<Item>, Item>() { let _ = <::futures::sink::Buffer<Si, Item>>::get_ref; } }; // now: futures::sink::Buffer::get_ref
const _: () = { use ::futures_legacy::sink::Buffer as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Buffer<S>>::into_inner; } }; // 0.1: futures::sink::Buffer::into_inner
const _: () = { use ::futures::sink::Buffer as _; fn f<Si: ::futures::Sink<Item>, Item>() { let _ = <::futures::sink::Buffer<Si, Item>>::into_inner; } }; // now: futures::sink::Buffer::into_inner
const _: () = { use ::futures_legacy::sink::Fanout as _; }; // 0.1: futures::sink::Fanout
const _: () = { use ::futures::sink::Fanout as _; }; // now: futures::sink::Fanout
const _: () = { use ::futures_legacy::sink::Fanout as _; fn f<A: ::futures_legacy::Sink, B: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Fanout<A, B>>::into_inner; } }; // 0.1: futures::sink::Fanout::into_inner
const _: () = { use ::futures::sink::Fanout as _; fn f<Si1, Si2>() { let _ = <::futures::sink::Fanout<Si1, Si2>>::into_inner; } }; // now: futures::sink::Fanout::into_inner
const _: () = { use ::futures_legacy::sink::Flush as _; }; // 0.1: futures::sink::Flush
const _: () = { use ::futures::sink::Flush as _; }; // now: futures::sink::Flush
const _: () = { use ::futures_legacy::sink::Flush as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Flush<S>>::get_mut; } }; // 0.1: futures::sink::Flush::get_mut
const _: () = { use ::futures_legacy::sink::Flush as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Flush<S>>::get_ref; } }; // 0.1: futures::sink::Flush::get_ref
const _: () = { use ::futures_legacy::sink::Flush as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Flush<S>>::into_inner; } }; // 0.1: futures::sink::Flush::into_inner
const _: () = { use ::futures_legacy::sink::Send as _; }; // 0.1: futures::sink::Send
const _: () = { use ::futures::sink::Send as _; }; // now: futures::sink::Send
const _: () = { use ::futures_legacy::sink::Send as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Send<S>>::get_mut; } }; // 0.1: futures::sink::Send::get_mut
const _: () = { use ::futures_legacy::sink::Send as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Send<S>>::get_ref; } }; // 0.1: futures::sink::Send::get_ref
const _: () = { use ::futures_legacy::sink::SendAll as _; }; // 0.1: futures::sink::SendAll
const _: () = { use ::futures::sink::SendAll as _; }; // now: futures::sink::SendAll
const _: () = { use ::futures_legacy::sink::SinkFromErr as _; }; // 0.1: futures::sink::SinkFromErr
const _: () = { use ::futures::sink::SinkErrInto as _; }; // now: futures::sink::SinkErrInto
const _: () = { use ::futures_legacy::sink::SinkFromErr as _; fn f<S, E>() { let _ = <::futures_legacy::sink::SinkFromErr<S, E>>::get_mut; } }; // 0.1: futures::sink::SinkFromErr::get_mut
const _: () = { use ::futures::sink::SinkErrInto as _; fn f<Si, E, Item>() where Si: ::futures::Sink<Item>, Si::Error: ::std::convert::Into<E> { let _ = <::futures::sink::SinkErrInto<Si, Item, E>>::get_mut; } }; // now: futures::sink::SinkErrInto::get_mut
const _: () = { use ::futures_legacy::sink::SinkFromErr as _; fn f<S, E>() { let _ = <::futures_legacy::sink::SinkFromErr<S, E>>::get_ref; } }; // 0.1: futures::sink::SinkFromErr::get_ref
const _: () = { use ::futures::sink::SinkErrInto as _; fn f<Si, E, Item>() where Si: ::futures::Sink<Item>, Si::Error: ::std::convert::Into<E> { let _ = <::futures::sink::SinkErrInto<Si, Item, E>>::get_ref; } }; // now: futures::sink::SinkErrInto::get_ref
const _: () = { use ::futures_legacy::sink::SinkFromErr as _; fn f<S, E>() { let _ = <::futures_legacy::sink::SinkFromErr<S, E>>::into_inner; } }; // 0.1: futures::sink::SinkFromErr::into_inner
const _: () = { use ::futures::sink::SinkErrInto as _; fn f<Si, E, Item>() where Si: ::futures::Sink<Item>, Si::Error: ::std::convert::Into<E> { let _ = <::futures::sink::SinkErrInto<Si, Item, E>>::into_inner; } }; // now: futures::sink::SinkErrInto::into_inner
const _: () = { use ::futures_legacy::sink::SinkMapErr as _; }; // 0.1: futures::sink::SinkMapErr
const _: () = { use ::futures::sink::SinkMapErr as _; }; // now: futures::sink::SinkMapErr
const _: () = { use ::futures_legacy::sink::SinkMapErr as _; fn f<S, E>() { let _ = <::futures_legacy::sink::SinkMapErr<S, E>>::get_mut; } }; // 0.1: futures::sink::SinkMapErr::get_mut
const _: () = { use ::futures::sink::SinkMapErr as _; fn f<Si, F>() { let _ = <::futures::sink::SinkMapErr<Si, F>>::get_mut; } }; // now: futures::sink::SinkMapErr::get_mut
const _: () = { use ::futures_legacy::sink::SinkMapErr as _; fn f<S, E>() { let _ = <::futures_legacy::sink::SinkMapErr<S, E>>::get_ref; } }; // 0.1: futures::sink::SinkMapErr::get_ref
const _: () = { use ::futures::sink::SinkMapErr as _; fn f<Si, F>() { let _ = <::futures::sink::SinkMapErr<Si, F>>::get_ref; } }; // now: futures::sink::SinkMapErr::get_ref
const _: () = { use ::futures_legacy::sink::SinkMapErr as _; fn f<S, E>() { let _ = <::futures_legacy::sink::SinkMapErr<S, E>>::into_inner; } }; // 0.1: futures::sink::SinkMapErr::into_inner
const _: () = { use ::futures::sink::SinkMapErr as _; fn f<Si, F>() { let _ = <::futures::sink::SinkMapErr<Si, F>>::into_inner; } }; // now: futures::sink::SinkMapErr::into_inner
const _: () = { use ::futures_legacy::sink::Wait as _; }; // 0.1: futures::sink::Wait
const _: () = { use ::futures::executor::block_on as _; }; // now: futures::executor::block_on
const _: () = { use ::futures_legacy::sink::Wait as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Wait<S>>::close; } }; // 0.1: futures::sink::Wait::close
const _: () = { use ::futures::SinkExt as _; fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::close; } }; // now: futures::SinkExt::close
const _: () = { use ::futures_legacy::sink::Wait as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Wait<S>>::flush; } }; // 0.1: futures::sink::Wait::flush
const _: () = { use ::futures_legacy::sink::Wait as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::sink::Wait<S>>::send; } }; // 0.1: futures::sink::Wait::send
const _: () = { use ::futures_legacy::sink::With as _; }; // 0.1: futures::sink::With
const _: () = { use ::futures::sink::With as _; }; // now: futures::sink::With
const _: () = { use ::futures_legacy::sink::With as _; fn f<S, U, F, Fut>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = <S as ::futures_legacy::Sink>::SinkItem>, <Fut as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::With<S, U, F, Fut>>::get_mut; } }; // 0.1: futures::sink::With::get_mut
const _: () = { use ::futures::sink::With as _; fn f<Si, Item, U, Fut, F, E>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> Fut, Fut: ::std::future::Future<Output = ::std::result::Result<Item, E>>, E: ::std::convert::From<Si::Error> { let _ = <::futures::sink::With<Si, Item, U, Fut, F>>::get_mut; } }; // now: futures::sink::With::get_mut
const _: () = { use ::futures_legacy::sink::With as _; fn f<S, U, F, Fut>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = <S as ::futures_legacy::Sink>::SinkItem>, <Fut as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::With<S, U, F, Fut>>::get_ref; } }; // 0.1: futures::sink::With::get_ref
const _: () = { use ::futures::sink::With as _; fn f<Si, Item, U, Fut, F, E>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> Fut, Fut: ::std::future::Future<Output = ::std::result::Result<Item, E>>, E: ::std::convert::From<Si::Error> { let _ = <::futures::sink::With<Si, Item, U, Fut, F>>::get_ref; } }; // now: futures::sink::With::get_ref
const _: () = { use ::futures_legacy::sink::With as _; fn f<S, U, F, Fut>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = <S as ::futures_legacy::Sink>::SinkItem>, <Fut as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::With<S, U, F, Fut>>::into_inner; } }; // 0.1: futures::sink::With::into_inner
const _: () = { use ::futures::sink::With as _; fn f<Si, Item, U, Fut, F, E>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> Fut, Fut: ::std::future::Future<Output = ::std::result::Result<Item, E>>, E: ::std::convert::From<Si::Error> { let _ = <::futures::sink::With<Si, Item, U, Fut, F>>::into_inner; } }; // now: futures::sink::With::into_inner
const _: () = { use ::futures_legacy::sink::WithFlatMap as _; }; // 0.1: futures::sink::WithFlatMap
const _: () = { use ::futures::sink::WithFlatMap as _; }; // now: futures::sink::WithFlatMap
const _: () = { use ::futures_legacy::sink::WithFlatMap as _; fn f<S, U, F, St>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> St, St: ::futures_legacy::Stream<Item = <S as ::futures_legacy::Sink>::SinkItem, Error = <S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::WithFlatMap<S, U, F, St>>::get_mut; } }; // 0.1: futures::sink::WithFlatMap::get_mut
const _: () = { use ::futures::sink::WithFlatMap as _; fn f<Si, Item, U, St, F>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> St, St: ::futures::Stream<Item = ::std::result::Result<Item, Si::Error>> { let _ = <::futures::sink::WithFlatMap<Si, Item, U, St, F>>::get_mut; } }; // now: futures::sink::WithFlatMap::get_mut
const _: () = { use ::futures_legacy::sink::WithFlatMap as _; fn f<S, U, F, St>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> St, St: ::futures_legacy::Stream<Item = <S as ::futures_legacy::Sink>::SinkItem, Error = <S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::WithFlatMap<S, U, F, St>>::get_ref; } }; // 0.1: futures::sink::WithFlatMap::get_ref
const _: () = { use ::futures::sink::WithFlatMap as _; fn f<Si, Item, U, St, F>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> St, St: ::futures::Stream<Item = ::std::result::Result<Item, Si::Error>> { let _ = <::futures::sink::WithFlatMap<Si, Item, U, St, F>>::get_ref; } }; // now: futures::sink::WithFlatMap::get_ref
const _: () = { use ::futures_legacy::sink::WithFlatMap as _; fn f<S, U, F, St>() where S: ::futures_legacy::Sink, F: ::std::ops::FnMut(U) -> St, St: ::futures_legacy::Stream<Item = <S as ::futures_legacy::Sink>::SinkItem, Error = <S as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::sink::WithFlatMap<S, U, F, St>>::into_inner; } }; // 0.1: futures::sink::WithFlatMap::into_inner
const _: () = { use ::futures::sink::WithFlatMap as _; fn f<Si, Item, U, St, F>() where Si: ::futures::Sink<Item>, F: ::std::ops::FnMut(U) -> St, St: ::futures::Stream<Item = ::std::result::Result<Item, Si::Error>> { let _ = <::futures::sink::WithFlatMap<Si, Item, U, St, F>>::into_inner; } }; // now: futures::sink::WithFlatMap::into_inner
