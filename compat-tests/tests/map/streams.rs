//! Both paths of each row of `guide/map/streams.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::futures_legacy::Stream as _; }; // 0.1: futures::Stream
const _: () = { use ::futures::Stream as _; }; // now: futures::Stream
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Stream>::Error>; } }; // 0.1: futures::Stream::Error
const _: () = { use ::futures::TryStream as _; fn f<Zelf: ::futures::TryStream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures::TryStream>::Error>; } }; // now: futures::TryStream::Error
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Stream>::Item>; } }; // 0.1: futures::Stream::Item
const _: () = { use ::futures::Stream as _; fn f<Zelf: ::futures::Stream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures::Stream>::Item>; } }; // now: futures::Stream::Item
const _: () = { use ::futures_legacy::Stream as _; fn f<F, U, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Item) -> U, U: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::and_then::<F, U>; } }; // 0.1: futures::Stream::and_then
const _: () = { use ::futures::TryStreamExt as _; fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::and_then::<Fut, F>; } }; // now: futures::TryStreamExt::and_then
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized + ::std::marker::Send + 'static { let _ = <Zelf as ::futures_legacy::Stream>::boxed; } }; // 0.1: futures::Stream::boxed
const _: () = { use ::futures::StreamExt as _; fn f<'a, Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized + ::std::marker::Send + 'a { let _ = <Zelf as ::futures::StreamExt>::boxed; } }; // now: futures::StreamExt::boxed
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where <Zelf as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::buffer_unordered; } }; // 0.1: futures::Stream::buffer_unordered
const _: () = { use ::futures::TryStreamExt as _; fn f<Zelf: ::futures::TryStreamExt>() where <Zelf as ::futures::TryStream>::Ok: ::futures::TryFuture<Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_buffer_unordered; } }; // now: futures::TryStreamExt::try_buffer_unordered
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where <Zelf as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::buffered; } }; // 0.1: futures::Stream::buffered
const _: () = { use ::futures::TryStreamExt as _; fn f<Zelf: ::futures::TryStreamExt>() where <Zelf as ::futures::TryStream>::Ok: ::futures::TryFuture<Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_buffered; } }; // now: futures::TryStreamExt::try_buffered
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::by_ref; } }; // 0.1: futures::Stream::by_ref
const _: () = { use ::futures::StreamExt as _; fn f<Zelf: ::futures::StreamExt>() { let _ = <Zelf as ::futures::StreamExt>::by_ref; } }; // now: futures::StreamExt::by_ref
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized + ::std::panic::UnwindSafe { let _ = <Zelf as ::futures_legacy::Stream>::catch_unwind; } }; // 0.1: futures::Stream::catch_unwind
const _: () = { use ::futures::StreamExt as _; fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized + ::std::panic::UnwindSafe { let _ = <Zelf as ::futures::StreamExt>::catch_unwind; } }; // now: futures::StreamExt::catch_unwind
const _: () = { use ::futures_legacy::Stream as _; fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Stream<Item = <Zelf as ::futures_legacy::Stream>::Item, Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::chain::<S>; } }; // 0.1: futures::Stream::chain
const _: () = { use ::futures::StreamExt as _; fn f<St, Zelf: ::futures::StreamExt>() where St: ::futures::Stream<Item = <Zelf as ::futures::Stream>::Item>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::chain::<St>; } }; // now: futures::StreamExt::chain
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::chunks; } }; // 0.1: futures::Stream::chunks
const _: () = { use ::futures::TryStreamExt as _; fn f<Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_chunks; } }; // now: futures::TryStreamExt::try_chunks
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::collect; } }; // 0.1: futures::Stream::collect
const _: () = { use ::futures::TryStreamExt as _; fn f<C: ::std::default::Default + ::std::iter::Extend<<Zelf as ::futures::TryStream>::Ok>, Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_collect::<C>; } }; // now: futures::TryStreamExt::try_collect
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized, <Zelf as ::futures_legacy::Stream>::Item: ::std::iter::Extend<<<Zelf as ::futures_legacy::Stream>::Item as ::std::iter::IntoIterator>::Item> + ::std::iter::IntoIterator { let _ = <Zelf as ::futures_legacy::Stream>::concat; } }; // 0.1: futures::Stream::concat
const _: () = { use ::futures::TryStreamExt as _; fn f<Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, <Zelf as ::futures::TryStream>::Ok: ::std::iter::Extend<<<Zelf as ::futures::TryStream>::Ok as ::std::iter::IntoIterator>::Item> + ::std::iter::IntoIterator + ::std::default::Default { let _ = <Zelf as ::futures::TryStreamExt>::try_concat; } }; // now: futures::TryStreamExt::try_concat
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized, <Zelf as ::futures_legacy::Stream>::Item: ::std::iter::Extend<<<Zelf as ::futures_legacy::Stream>::Item as ::std::iter::IntoIterator>::Item> + ::std::iter::IntoIterator + ::std::default::Default { let _ = <Zelf as ::futures_legacy::Stream>::concat2; } }; // 0.1: futures::Stream::concat2
const _: () = { use ::futures_legacy::Stream as _; fn f<F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Item) -> bool, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::filter::<F>; } }; // 0.1: futures::Stream::filter
const _: () = { use ::futures::TryStreamExt as _; fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where Fut: ::std::future::Future<Output = bool>, F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Ok) -> Fut, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_filter::<Fut, F>; } }; // now: futures::TryStreamExt::try_filter
const _: () = { use ::futures_legacy::Stream as _; fn f<F, B, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Item) -> ::std::option::Option<B>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::filter_map::<F, B>; } }; // 0.1: futures::Stream::filter_map
const _: () = { use ::futures::TryStreamExt as _; fn f<Fut, F, T, Zelf: ::futures::TryStreamExt>() where Fut: ::futures::TryFuture<Ok = ::std::option::Option<T>, Error = <Zelf as ::futures::TryStream>::Error>, F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Ok) -> Fut, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_filter_map::<Fut, F, T>; } }; // now: futures::TryStreamExt::try_filter_map
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where <Zelf as ::futures_legacy::Stream>::Item: ::futures_legacy::Stream, <<Zelf as ::futures_legacy::Stream>::Item as ::futures_legacy::Stream>::Error: ::std::convert::From<<Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::flatten; } }; // 0.1: futures::Stream::flatten
const _: () = { use ::futures::TryStreamExt as _; fn f<Zelf: ::futures::TryStreamExt>() where <Zelf as ::futures::TryStream>::Ok: ::futures::TryStream, <<Zelf as ::futures::TryStream>::Ok as ::futures::TryStream>::Error: ::std::convert::From<<Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_flatten; } }; // now: futures::TryStreamExt::try_flatten
const _: () = { use ::futures_legacy::Stream as _; fn f<F, T, Fut, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(T, <Zelf as ::futures_legacy::Stream>::Item) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = T>, <Zelf as ::futures_legacy::Stream>::Error: ::std::convert::From<<Fut as ::futures_legacy::IntoFuture>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::fold::<F, T, Fut>; } }; // 0.1: futures::Stream::fold
const _: () = { use ::futures::TryStreamExt as _; fn f<T, Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(T, <Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = T, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_fold::<T, Fut, F>; } }; // now: futures::TryStreamExt::try_fold
const _: () = { use ::futures_legacy::Stream as _; fn f<F, U, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Item) -> U, U: ::futures_legacy::IntoFuture<Item = (), Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::for_each::<F, U>; } }; // 0.1: futures::Stream::for_each
const _: () = { use ::futures::TryStreamExt as _; fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = (), Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_for_each::<Fut, F>; } }; // now: futures::TryStreamExt::try_for_each
const _: () = { use ::futures_legacy::Stream as _; fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Sink<SinkItem = <Zelf as ::futures_legacy::Stream>::Item>, <Zelf as ::futures_legacy::Stream>::Error: ::std::convert::From<<S as ::futures_legacy::Sink>::SinkError>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::forward::<S>; } }; // 0.1: futures::Stream::forward
const _: () = { use ::futures::StreamExt as _; fn f<S, Zelf: ::futures::StreamExt>() where S: ::futures::Sink<<Zelf as ::futures::TryStream>::Ok, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::futures::TryStream + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::forward::<S>; } }; // now: futures::StreamExt::forward
const _: () = { use ::futures_legacy::Stream as _; fn f<E: ::std::convert::From<<Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::from_err::<E>; } }; // 0.1: futures::Stream::from_err
const _: () = { use ::futures::TryStreamExt as _; fn f<E, Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, <Zelf as ::futures::TryStream>::Error: ::std::convert::Into<E> { let _ = <Zelf as ::futures::TryStreamExt>::err_into::<E>; } }; // now: futures::TryStreamExt::err_into
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::fuse; } }; // 0.1: futures::Stream::fuse
const _: () = { use ::futures::StreamExt as _; fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::fuse; } }; // now: futures::StreamExt::fuse
const _: () = { use ::futures_legacy::Stream as _; fn f<F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Item), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::inspect::<F>; } }; // 0.1: futures::Stream::inspect
const _: () = { use ::futures::TryStreamExt as _; fn f<F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Ok), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::inspect_ok::<F>; } }; // now: futures::TryStreamExt::inspect_ok
const _: () = { use ::futures_legacy::Stream as _; fn f<F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Error), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::inspect_err::<F>; } }; // 0.1: futures::Stream::inspect_err
const _: () = { use ::futures::TryStreamExt as _; fn f<F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Error), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::inspect_err::<F>; } }; // now: futures::TryStreamExt::inspect_err
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::into_future; } }; // 0.1: futures::Stream::into_future
const _: () = { use ::futures::StreamExt as _; fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized + ::std::marker::Unpin { let _ = <Zelf as ::futures::StreamExt>::into_future; } }; // now: futures::StreamExt::into_future
const _: () = { use ::futures_legacy::Stream as _; fn f<U, F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Item) -> U, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::map::<U, F>; } }; // 0.1: futures::Stream::map
const _: () = { use ::futures::TryStreamExt as _; fn f<T, F, Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Ok) -> T { let _ = <Zelf as ::futures::TryStreamExt>::map_ok::<T, F>; } }; // now: futures::TryStreamExt::map_ok
const _: () = { use ::futures_legacy::Stream as _; fn f<U, F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Error) -> U, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::map_err::<U, F>; } }; // 0.1: futures::Stream::map_err
const _: () = { use ::futures::TryStreamExt as _; fn f<E, F, Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Error) -> E { let _ = <Zelf as ::futures::TryStreamExt>::map_err::<E, F>; } }; // now: futures::TryStreamExt::map_err
const _: () = { use ::futures_legacy::Stream as _; fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Stream<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::merge::<S>; } }; // 0.1: futures::Stream::merge
const _: () = { use ::futures::stream::select as _; }; // now: futures::stream::select
const _: () = { use ::futures_legacy::Stream as _; fn f<F, U, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Error) -> U, U: ::futures_legacy::IntoFuture<Item = <Zelf as ::futures_legacy::Stream>::Item>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::or_else::<F, U>; } }; // 0.1: futures::Stream::or_else
const _: () = { use ::futures::TryStreamExt as _; fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Error) -> Fut, Fut: ::futures::TryFuture<Ok = <Zelf as ::futures::TryStream>::Ok>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::or_else::<Fut, F>; } }; // now: futures::TryStreamExt::or_else
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::peekable; } }; // 0.1: futures::Stream::peekable
const _: () = { use ::futures::StreamExt as _; fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::peekable; } }; // now: futures::StreamExt::peekable
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() { let _ = <Zelf as ::futures_legacy::Stream>::poll; } }; // 0.1: futures::Stream::poll
const _: () = { use ::futures::Stream as _; fn f<Zelf: ::futures::Stream>() { let _ = <Zelf as ::futures::Stream>::poll_next; } }; // now: futures::Stream::poll_next
const _: () = { use ::futures_legacy::Stream as _; fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Stream<Item = <Zelf as ::futures_legacy::Stream>::Item, Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::select::<S>; } }; // 0.1: futures::Stream::select
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::skip; } }; // 0.1: futures::Stream::skip
const _: () = { use ::futures::StreamExt as _; fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::skip; } }; // now: futures::StreamExt::skip
const _: () = { use ::futures_legacy::Stream as _; fn f<P, R, Zelf: ::futures_legacy::Stream>() where P: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Item) -> R, R: ::futures_legacy::IntoFuture<Item = bool, Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::skip_while::<P, R>; } }; // 0.1: futures::Stream::skip_while
const _: () = { use ::futures::TryStreamExt as _; fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_skip_while::<Fut, F>; } }; // now: futures::TryStreamExt::try_skip_while
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::futures_legacy::Sink + ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::split; } }; // 0.1: futures::Stream::split
const _: () = { use ::futures::StreamExt as _; fn f<Item, Zelf: ::futures::StreamExt>() where Zelf: ::futures::Sink<Item> + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::split::<Item>; } }; // now: futures::StreamExt::split
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::take; } }; // 0.1: futures::Stream::take
const _: () = { use ::futures::StreamExt as _; fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::take; } }; // now: futures::StreamExt::take
const _: () = { use ::futures_legacy::Stream as _; fn f<P, R, Zelf: ::futures_legacy::Stream>() where P: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Item) -> R, R: ::futures_legacy::IntoFuture<Item = bool, Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::take_while::<P, R>; } }; // 0.1: futures::Stream::take_while
const _: () = { use ::futures::TryStreamExt as _; fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_take_while::<Fut, F>; } }; // now: futures::TryStreamExt::try_take_while
const _: () = { use ::futures_legacy::Stream as _; fn f<F, U, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(::std::result::Result<<Zelf as ::futures_legacy::Stream>::Item, <Zelf as ::futures_legacy::Stream>::Error>) -> U, U: ::futures_legacy::IntoFuture, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::then::<F, U>; } }; // 0.1: futures::Stream::then
const _: () = { use ::futures::StreamExt as _; fn f<Fut, F, Zelf: ::futures::StreamExt>() where F: ::std::ops::FnMut(<Zelf as ::futures::Stream>::Item) -> Fut, Fut: ::std::future::Future, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::then::<Fut, F>; } }; // now: futures::StreamExt::then
const _: () = { use ::futures_legacy::Stream as _; fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::wait; } }; // 0.1: futures::Stream::wait
const _: () = { use ::futures::executor::block_on_stream as _; }; // now: futures::executor::block_on_stream
const _: () = { use ::futures_legacy::Stream as _; fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Stream<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::zip::<S>; } }; // 0.1: futures::Stream::zip
const _: () = { use ::futures::StreamExt as _; fn f<St, Zelf: ::futures::StreamExt>() where St: ::futures::Stream, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::zip::<St>; } }; // now: futures::StreamExt::zip
const _: () = { use ::futures_legacy::stream as _; }; // 0.1: futures::stream
const _: () = { use ::futures::stream as _; }; // now: futures::stream
const _: () = { use ::futures_legacy::stream::AndThen as _; }; // 0.1: futures::stream::AndThen
const _: () = { use ::futures::stream::AndThen as _; }; // now: futures::stream::AndThen
const _: () = { use ::futures_legacy::stream::AndThen as _; fn f<S, F, U>() where U: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::AndThen<S, F, U>>::get_mut; } }; // 0.1: futures::stream::AndThen::get_mut
const _: () = { use ::futures::stream::AndThen as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(<St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::AndThen<St, Fut, F>>::get_mut; } }; // now: futures::stream::AndThen::get_mut
const _: () = { use ::futures_legacy::stream::AndThen as _; fn f<S, F, U>() where U: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::AndThen<S, F, U>>::get_ref; } }; // 0.1: futures::stream::AndThen::get_ref
const _: () = { use ::futures::stream::AndThen as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(<St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::AndThen<St, Fut, F>>::get_ref; } }; // now: futures::stream::AndThen::get_ref
const _: () = { use ::futures_legacy::stream::AndThen as _; fn f<S, F, U>() where U: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::AndThen<S, F, U>>::into_inner; } }; // 0.1: futures::stream::AndThen::into_inner
const _: () = { use ::futures::stream::AndThen as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(<St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::AndThen<St, Fut, F>>::into_inner; } }; // now: futures::stream::AndThen::into_inner
const _: () = { use ::futures_legacy::stream::BoxStream as _; }; // 0.1: futures::stream::BoxStream
const _: () = { use ::futures::stream::BoxStream as _; }; // now: futures::stream::BoxStream
const _: () = { use ::futures_legacy::stream::BufferUnordered as _; }; // 0.1: futures::stream::BufferUnordered
const _: () = { use ::futures::stream::TryBufferUnordered as _; }; // now: futures::stream::TryBufferUnordered
const _: () = { use ::futures_legacy::stream::BufferUnordered as _; fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::BufferUnordered<S>>::get_mut; } }; // 0.1: futures::stream::BufferUnordered::get_mut
const _: () = { use ::futures::stream::TryBufferUnordered as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBufferUnordered<St>>::get_mut; } }; // now: futures::stream::TryBufferUnordered::get_mut
const _: () = { use ::futures_legacy::stream::BufferUnordered as _; fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::BufferUnordered<S>>::get_ref; } }; // 0.1: futures::stream::BufferUnordered::get_ref
const _: () = { use ::futures::stream::TryBufferUnordered as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBufferUnordered<St>>::get_ref; } }; // now: futures::stream::TryBufferUnordered::get_ref
const _: () = { use ::futures_legacy::stream::BufferUnordered as _; fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::BufferUnordered<S>>::into_inner; } }; // 0.1: futures::stream::BufferUnordered::into_inner
const _: () = { use ::futures::stream::TryBufferUnordered as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBufferUnordered<St>>::into_inner; } }; // now: futures::stream::TryBufferUnordered::into_inner
const _: () = { use ::futures_legacy::stream::Buffered as _; }; // 0.1: futures::stream::Buffered
const _: () = { use ::futures::stream::TryBuffered as _; }; // now: futures::stream::TryBuffered
const _: () = { use ::futures_legacy::stream::Buffered as _; fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::Buffered<S>>::get_mut; } }; // 0.1: futures::stream::Buffered::get_mut
const _: () = { use ::futures::stream::TryBuffered as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBuffered<St>>::get_mut; } }; // now: futures::stream::TryBuffered::get_mut
const _: () = { use ::futures_legacy::stream::Buffered as _; fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::Buffered<S>>::get_ref; } }; // 0.1: futures::stream::Buffered::get_ref
const _: () = { use ::futures::stream::TryBuffered as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBuffered<St>>::get_ref; } }; // now: futures::stream::TryBuffered::get_ref
const _: () = { use ::futures_legacy::stream::Buffered as _; fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::Buffered<S>>::into_inner; } }; // 0.1: futures::stream::Buffered::into_inner
const _: () = { use ::futures::stream::TryBuffered as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBuffered<St>>::into_inner; } }; // now: futures::stream::TryBuffered::into_inner
const _: () = { use ::futures_legacy::stream::CatchUnwind as _; }; // 0.1: futures::stream::CatchUnwind
const _: () = { use ::futures::stream::CatchUnwind as _; }; // now: futures::stream::CatchUnwind
const _: () = { use ::futures_legacy::stream::Chain as _; }; // 0.1: futures::stream::Chain
const _: () = { use ::futures::stream::Chain as _; }; // now: futures::stream::Chain
const _: () = { use ::futures_legacy::stream::Chunks as _; }; // 0.1: futures::stream::Chunks
const _: () = { use ::futures::stream::TryChunks as _; }; // now: futures::stream::TryChunks
const _: () = { use ::futures_legacy::stream::Chunks as _; fn f<S>() where S: ::futures_legacy::Stream { let _ = <::futures_legacy::stream::Chunks<S>>::get_mut; } }; // 0.1: futures::stream::Chunks::get_mut
const _: () = { use ::futures::stream::TryChunks as _; fn f<St: ::futures::TryStream>() { let _ = <::futures::stream::TryChunks<St>>::get_mut; } }; // now: futures::stream::TryChunks::get_mut
const _: () = { use ::futures_legacy::stream::Chunks as _; fn f<S>() where S: ::futures_legacy::Stream { let _ = <::futures_legacy::stream::Chunks<S>>::get_ref; } }; // 0.1: futures::stream::Chunks::get_ref
const _: () = { use ::futures::stream::TryChunks as _; fn f<St: ::futures::TryStream>() { let _ = <::futures::stream::TryChunks<St>>::get_ref; } }; // now: futures::stream::TryChunks::get_ref
const _: () = { use ::futures_legacy::stream::Chunks as _; fn f<S>() where S: ::futures_legacy::Stream { let _ = <::futures_legacy::stream::Chunks<S>>::into_inner; } }; // 0.1: futures::stream::Chunks::into_inner
const _: () = { use ::futures::stream::TryChunks as _; fn f<St: ::futures::TryStream>() { let _ = <::futures::stream::TryChunks<St>>::into_inner; } }; // now: futures::stream::TryChunks::into_inner
const _: () = { use ::futures_legacy::stream::Collect as _; }; // 0.1: futures::stream::Collect
const _: () = { use ::futures::stream::TryCollect as _; }; // now: futures::stream::TryCollect
const _: () = { use ::futures_legacy::stream::Concat as _; }; // 0.1: futures::stream::Concat
const _: () = { use ::futures::stream::TryConcat as _; }; // now: futures::stream::TryConcat
const _: () = { use ::futures_legacy::stream::Concat2 as _; }; // 0.1: futures::stream::Concat2
const _: () = { use ::futures_legacy::stream::Empty as _; }; // 0.1: futures::stream::Empty
const _: () = { use ::futures::stream::Empty as _; }; // now: futures::stream::Empty
const _: () = { use ::futures_legacy::stream::Filter as _; }; // 0.1: futures::stream::Filter
const _: () = { use ::futures::stream::TryFilter as _; }; // now: futures::stream::TryFilter
const _: () = { use ::futures_legacy::stream::Filter as _; fn f<S, F>() { let _ = <::futures_legacy::stream::Filter<S, F>>::get_mut; } }; // 0.1: futures::stream::Filter::get_mut
const _: () = { use ::futures::stream::TryFilter as _; fn f<St, Fut, F>() where St: ::futures::TryStream { let _ = <::futures::stream::TryFilter<St, Fut, F>>::get_mut; } }; // now: futures::stream::TryFilter::get_mut
const _: () = { use ::futures_legacy::stream::Filter as _; fn f<S, F>() { let _ = <::futures_legacy::stream::Filter<S, F>>::get_ref; } }; // 0.1: futures::stream::Filter::get_ref
const _: () = { use ::futures::stream::TryFilter as _; fn f<St, Fut, F>() where St: ::futures::TryStream { let _ = <::futures::stream::TryFilter<St, Fut, F>>::get_ref; } }; // now: futures::stream::TryFilter::get_ref
const _: () = { use ::futures_legacy::stream::Filter as _; fn f<S, F>() { let _ = <::futures_legacy::stream::Filter<S, F>>::into_inner; } }; // 0.1: futures::stream::Filter::into_inner
const _: () = { use ::futures::stream::TryFilter as _; fn f<St, Fut, F>() where St: ::futures::TryStream { let _ = <::futures::stream::TryFilter<St, Fut, F>>::into_inner; } }; // now: futures::stream::TryFilter::into_inner
const _: () = { use ::futures_legacy::stream::FilterMap as _; }; // 0.1: futures::stream::FilterMap
const _: () = { use ::futures::stream::TryFilterMap as _; }; // now: futures::stream::TryFilterMap
const _: () = { use ::futures_legacy::stream::FilterMap as _; fn f<S, F>() { let _ = <::futures_legacy::stream::FilterMap<S, F>>::get_mut; } }; // 0.1: futures::stream::FilterMap::get_mut
const _: () = { use ::futures::stream::TryFilterMap as _; fn f<St, Fut, F>() { let _ = <::futures::stream::TryFilterMap<St, Fut, F>>::get_mut; } }; // now: futures::stream::TryFilterMap::get_mut
const _: () = { use ::futures_legacy::stream::FilterMap as _; fn f<S, F>() { let _ = <::futures_legacy::stream::FilterMap<S, F>>::get_ref; } }; // 0.1: futures::stream::FilterMap::get_ref
const _: () = { use ::futures::stream::TryFilterMap as _; fn f<St, Fut, F>() { let _ = <::futures::stream::TryFilterMap<St, Fut, F>>::get_ref; } }; // now: futures::stream::TryFilterMap::get_ref
const _: () = { use ::futures_legacy::stream::FilterMap as _; fn f<S, F>() { let _ = <::futures_legacy::stream::FilterMap<S, F>>::into_inner; } }; // 0.1: futures::stream::FilterMap::into_inner
const _: () = { use ::futures::stream::TryFilterMap as _; fn f<St, Fut, F>() { let _ = <::futures::stream::TryFilterMap<St, Fut, F>>::into_inner; } }; // now: futures::stream::TryFilterMap::into_inner
const _: () = { use ::futures_legacy::stream::Flatten as _; }; // 0.1: futures::stream::Flatten
const _: () = { use ::futures::stream::TryFlatten as _; }; // now: futures::stream::TryFlatten
const _: () = { use ::futures_legacy::stream::Flatten as _; fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::stream::Flatten<S>>::get_mut; } }; // 0.1: futures::stream::Flatten::get_mut
const _: () = { use ::futures::stream::TryFlatten as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryStream, <<St as ::futures::TryStream>::Ok as ::futures::TryStream>::Error: ::std::convert::From<<St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryFlatten<St>>::get_mut; } }; // now: futures::stream::TryFlatten::get_mut
const _: () = { use ::futures_legacy::stream::Flatten as _; fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::stream::Flatten<S>>::get_ref; } }; // 0.1: futures::stream::Flatten::get_ref
const _: () = { use ::futures::stream::TryFlatten as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryStream, <<St as ::futures::TryStream>::Ok as ::futures::TryStream>::Error: ::std::convert::From<<St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryFlatten<St>>::get_ref; } }; // now: futures::stream::TryFlatten::get_ref
const _: () = { use ::futures_legacy::stream::Flatten as _; fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::stream::Flatten<S>>::into_inner; } }; // 0.1: futures::stream::Flatten::into_inner
const _: () = { use ::futures::stream::TryFlatten as _; fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryStream, <<St as ::futures::TryStream>::Ok as ::futures::TryStream>::Error: ::std::convert::From<<St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryFlatten<St>>::into_inner; } }; // now: futures::stream::TryFlatten::into_inner
const _: () = { use ::futures_legacy::stream::Fold as _; }; // 0.1: futures::stream::Fold
const _: () = { use ::futures::stream::TryFold as _; }; // now: futures::stream::TryFold
const _: () = { use ::futures_legacy::stream::ForEach as _; }; // 0.1: futures::stream::ForEach
const _: () = { use ::futures::stream::TryForEach as _; }; // now: futures::stream::TryForEach
const _: () = { use ::futures_legacy::stream::Forward as _; }; // 0.1: futures::stream::Forward
const _: () = { use ::futures::stream::Forward as _; }; // now: futures::stream::Forward
const _: () = { use ::futures_legacy::stream::Forward as _; fn f<T, U>() where U: ::futures_legacy::Sink<SinkItem = <T as ::futures_legacy::Stream>::Item>, T: ::futures_legacy::Stream, <T as ::futures_legacy::Stream>::Error: ::std::convert::From<<U as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::stream::Forward<T, U>>::sink_mut; } }; // 0.1: futures::stream::Forward::sink_mut
const _: () = { use ::futures_legacy::stream::Forward as _; fn f<T, U>() where U: ::futures_legacy::Sink<SinkItem = <T as ::futures_legacy::Stream>::Item>, T: ::futures_legacy::Stream, <T as ::futures_legacy::Stream>::Error: ::std::convert::From<<U as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::stream::Forward<T, U>>::sink_ref; } }; // 0.1: futures::stream::Forward::sink_ref
const _: () = { use ::futures_legacy::stream::Forward as _; fn f<T, U>() where U: ::futures_legacy::Sink<SinkItem = <T as ::futures_legacy::Stream>::Item>, T: ::futures_legacy::Stream, <T as ::futures_legacy::Stream>::Error: ::std::convert::From<<U as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::stream::Forward<T, U>>::stream_mut; } }; // 0.1: futures::stream::Forward::stream_mut
const _: () = { use ::futures_legacy::stream::Forward as _; fn f<T, U>() where U: ::futures_legacy::Sink<SinkItem = <T as ::futures_legacy::Stream>::Item>, T: ::futures_legacy::Stream, <T as ::futures_legacy::Stream>::Error: ::std::convert::From<<U as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::stream::Forward<T, U>>::stream_ref; } }; // 0.1: futures::stream::Forward::stream_ref
const _: () = { use ::futures_legacy::stream::FromErr as _; }; // 0.1: futures::stream::FromErr
const _: () = { use ::futures::stream::ErrInto as _; }; // now: futures::stream::ErrInto
const _: () = { use ::futures_legacy::stream::FromErr as _; fn f<S, E>() { let _ = <::futures_legacy::stream::FromErr<S, E>>::get_mut; } }; // 0.1: futures::stream::FromErr::get_mut
const _: () = { use ::futures::stream::ErrInto as _; fn f<St, E>() { let _ = <::futures::stream::ErrInto<St, E>>::get_mut; } }; // now: futures::stream::ErrInto::get_mut
const _: () = { use ::futures_legacy::stream::FromErr as _; fn f<S, E>() { let _ = <::futures_legacy::stream::FromErr<S, E>>::get_ref; } }; // 0.1: futures::stream::FromErr::get_ref
const _: () = { use ::futures::stream::ErrInto as _; fn f<St, E>() { let _ = <::futures::stream::ErrInto<St, E>>::get_ref; } }; // now: futures::stream::ErrInto::get_ref
const _: () = { use ::futures_legacy::stream::FromErr as _; fn f<S, E>() { let _ = <::futures_legacy::stream::FromErr<S, E>>::into_inner; } }; // 0.1: futures::stream::FromErr::into_inner
const _: () = { use ::futures::stream::ErrInto as _; fn f<St, E>() { let _ = <::futures::stream::ErrInto<St, E>>::into_inner; } }; // now: futures::stream::ErrInto::into_inner
const _: () = { use ::futures_legacy::stream::Fuse as _; }; // 0.1: futures::stream::Fuse
const _: () = { use ::futures::stream::Fuse as _; }; // now: futures::stream::Fuse
const _: () = { use ::futures_legacy::stream::Fuse as _; fn f<S>() { let _ = <::futures_legacy::stream::Fuse<S>>::get_mut; } }; // 0.1: futures::stream::Fuse::get_mut
const _: () = { use ::futures::stream::Fuse as _; fn f<St>() { let _ = <::futures::stream::Fuse<St>>::get_mut; } }; // now: futures::stream::Fuse::get_mut
const _: () = { use ::futures_legacy::stream::Fuse as _; fn f<S>() { let _ = <::futures_legacy::stream::Fuse<S>>::get_ref; } }; // 0.1: futures::stream::Fuse::get_ref
const _: () = { use ::futures::stream::Fuse as _; fn f<St>() { let _ = <::futures::stream::Fuse<St>>::get_ref; } }; // now: futures::stream::Fuse::get_ref
const _: () = { use ::futures_legacy::stream::Fuse as _; fn f<S>() { let _ = <::futures_legacy::stream::Fuse<S>>::into_inner; } }; // 0.1: futures::stream::Fuse::into_inner
const _: () = { use ::futures::stream::Fuse as _; fn f<St>() { let _ = <::futures::stream::Fuse<St>>::into_inner; } }; // now: futures::stream::Fuse::into_inner
const _: () = { use ::futures_legacy::stream::Fuse as _; fn f<S>() { let _ = <::futures_legacy::stream::Fuse<S>>::is_done; } }; // 0.1: futures::stream::Fuse::is_done
const _: () = { use ::futures::stream::Fuse as _; fn f<St>() { let _ = <::futures::stream::Fuse<St>>::is_done; } }; // now: futures::stream::Fuse::is_done
const _: () = { use ::futures_legacy::stream::FutureSender as _; }; // 0.1: futures::stream::FutureSender
const _: () = { use ::futures::sink::Send as _; }; // now: futures::sink::Send
const _: () = { use ::futures_legacy::stream::FuturesOrdered as _; }; // 0.1: futures::stream::FuturesOrdered
const _: () = { use ::futures::stream::FuturesOrdered as _; }; // now: futures::stream::FuturesOrdered
const _: () = { use ::futures_legacy::stream::FuturesOrdered as _; fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesOrdered<T>>::is_empty; } }; // 0.1: futures::stream::FuturesOrdered::is_empty
const _: () = { use ::futures::stream::FuturesOrdered as _; fn f<Fut: ::std::future::Future>() { let _ = <::futures::stream::FuturesOrdered<Fut>>::is_empty; } }; // now: futures::stream::FuturesOrdered::is_empty
const _: () = { use ::futures_legacy::stream::FuturesOrdered as _; fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesOrdered<T>>::len; } }; // 0.1: futures::stream::FuturesOrdered::len
const _: () = { use ::futures::stream::FuturesOrdered as _; fn f<Fut: ::std::future::Future>() { let _ = <::futures::stream::FuturesOrdered<Fut>>::len; } }; // now: futures::stream::FuturesOrdered::len
const _: () = { use ::futures_legacy::stream::FuturesOrdered as _; fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesOrdered<T>>::new; } }; // 0.1: futures::stream::FuturesOrdered::new
const _: () = { use ::futures::stream::FuturesOrdered as _; fn f<Fut: ::std::future::Future>() { let _ = <::futures::stream::FuturesOrdered<Fut>>::new; } }; // now: futures::stream::FuturesOrdered::new
const _: () = { use ::futures_legacy::stream::FuturesOrdered as _; fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesOrdered<T>>::push; } }; // 0.1: futures::stream::FuturesOrdered::push
const _: () = { use ::futures::stream::FuturesOrdered as _; fn f<Fut: ::std::future::Future>() { let _ = <::futures::stream::FuturesOrdered<Fut>>::push_back; } }; // now: futures::stream::FuturesOrdered::push_back
const _: () = { use ::futures_legacy::stream::FuturesUnordered as _; }; // 0.1: futures::stream::FuturesUnordered
const _: () = { use ::futures::stream::FuturesUnordered as _; }; // now: futures::stream::FuturesUnordered
const _: () = { use ::futures_legacy::stream::FuturesUnordered as _; fn f<T>() { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::is_empty; } }; // 0.1: futures::stream::FuturesUnordered::is_empty
const _: () = { use ::futures::stream::FuturesUnordered as _; fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::is_empty; } }; // now: futures::stream::FuturesUnordered::is_empty
const _: () = { use ::futures_legacy::stream::FuturesUnordered as _; fn f<T>() { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::iter_mut; } }; // 0.1: futures::stream::FuturesUnordered::iter_mut
const _: () = { use ::futures::stream::FuturesUnordered as _; fn f<Fut>() where Fut: ::std::marker::Unpin { let _ = <::futures::stream::FuturesUnordered<Fut>>::iter_mut; } }; // now: futures::stream::FuturesUnordered::iter_mut
const _: () = { use ::futures_legacy::stream::FuturesUnordered as _; fn f<T>() { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::len; } }; // 0.1: futures::stream::FuturesUnordered::len
const _: () = { use ::futures::stream::FuturesUnordered as _; fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::len; } }; // now: futures::stream::FuturesUnordered::len
const _: () = { use ::futures_legacy::stream::FuturesUnordered as _; fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::new; } }; // 0.1: futures::stream::FuturesUnordered::new
const _: () = { use ::futures::stream::FuturesUnordered as _; fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::new; } }; // now: futures::stream::FuturesUnordered::new
const _: () = { use ::futures_legacy::stream::FuturesUnordered as _; fn f<T>() { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::push; } }; // 0.1: futures::stream::FuturesUnordered::push
const _: () = { use ::futures::stream::FuturesUnordered as _; fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::push; } }; // now: futures::stream::FuturesUnordered::push
const _: () = { use ::futures_legacy::stream::Inspect as _; }; // 0.1: futures::stream::Inspect
const _: () = { use ::futures::stream::InspectOk as _; }; // now: futures::stream::InspectOk
const _: () = { use ::futures_legacy::stream::Inspect as _; fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::Inspect<S, F>>::get_mut; } }; // 0.1: futures::stream::Inspect::get_mut
const _: () = { use ::futures::stream::InspectOk as _; fn f<St, F>() { let _ = <::futures::stream::InspectOk<St, F>>::get_mut; } }; // now: futures::stream::InspectOk::get_mut
const _: () = { use ::futures_legacy::stream::Inspect as _; fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::Inspect<S, F>>::get_ref; } }; // 0.1: futures::stream::Inspect::get_ref
const _: () = { use ::futures::stream::InspectOk as _; fn f<St, F>() { let _ = <::futures::stream::InspectOk<St, F>>::get_ref; } }; // now: futures::stream::InspectOk::get_ref
const _: () = { use ::futures_legacy::stream::Inspect as _; fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::Inspect<S, F>>::into_inner; } }; // 0.1: futures::stream::Inspect::into_inner
const _: () = { use ::futures::stream::InspectOk as _; fn f<St, F>() { let _ = <::futures::stream::InspectOk<St, F>>::into_inner; } }; // now: futures::stream::InspectOk::into_inner
const _: () = { use ::futures_legacy::stream::InspectErr as _; }; // 0.1: futures::stream::InspectErr
const _: () = { use ::futures::stream::InspectErr as _; }; // now: futures::stream::InspectErr
const _: () = { use ::futures_legacy::stream::InspectErr as _; fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::InspectErr<S, F>>::get_mut; } }; // 0.1: futures::stream::InspectErr::get_mut
const _: () = { use ::futures::stream::InspectErr as _; fn f<St, F>() { let _ = <::futures::stream::InspectErr<St, F>>::get_mut; } }; // now: futures::stream::InspectErr::get_mut
const _: () = { use ::futures_legacy::stream::InspectErr as _; fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::InspectErr<S, F>>::get_ref; } }; // 0.1: futures::stream::InspectErr::get_ref
const _: () = { use ::futures::stream::InspectErr as _; fn f<St, F>() { let _ = <::futures::stream::InspectErr<St, F>>::get_ref; } }; // now: futures::stream::InspectErr::get_ref
const _: () = { use ::futures_legacy::stream::InspectErr as _; fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::InspectErr<S, F>>::into_inner; } }; // 0.1: futures::stream::InspectErr::into_inner
const _: () = { use ::futures::stream::InspectErr as _; fn f<St, F>() { let _ = <::futures::stream::InspectErr<St, F>>::into_inner; } }; // now: futures::stream::InspectErr::into_inner
const _: () = { use ::futures_legacy::stream::Iter as _; }; // 0.1: futures::stream::Iter
const _: () = { use ::futures::stream::Iter as _; }; // now: futures::stream::Iter
const _: () = { use ::futures_legacy::stream::IterOk as _; }; // 0.1: futures::stream::IterOk
const _: () = { use ::futures_legacy::stream::IterResult as _; }; // 0.1: futures::stream::IterResult
const _: () = { use ::futures_legacy::stream::Map as _; }; // 0.1: futures::stream::Map
const _: () = { use ::futures::stream::MapOk as _; }; // now: futures::stream::MapOk
const _: () = { use ::futures_legacy::stream::Map as _; fn f<S, F>() { let _ = <::futures_legacy::stream::Map<S, F>>::get_mut; } }; // 0.1: futures::stream::Map::get_mut
const _: () = { use ::futures::stream::MapOk as _; fn f<St, F>() { let _ = <::futures::stream::MapOk<St, F>>::get_mut; } }; // now: futures::stream::MapOk::get_mut
const _: () = { use ::futures_legacy::stream::Map as _; fn f<S, F>() { let _ = <::futures_legacy::stream::Map<S, F>>::get_ref; } }; // 0.1: futures::stream::Map::get_ref
const _: () = { use ::futures::stream::MapOk as _; fn f<St, F>() { let _ = <::futures::stream::MapOk<St, F>>::get_ref; } }; // now: futures::stream::MapOk::get_ref
const _: () = { use ::futures_legacy::stream::Map as _; fn f<S, F>() { let _ = <::futures_legacy::stream::Map<S, F>>::into_inner; } }; // 0.1: futures::stream::Map::into_inner
const _: () = { use ::futures::stream::MapOk as _; fn f<St, F>() { let _ = <::futures::stream::MapOk<St, F>>::into_inner; } }; // now: futures::stream::MapOk::into_inner
const _: () = { use ::futures_legacy::stream::MapErr as _; }; // 0.1: futures::stream::MapErr
const _: () = { use ::futures::stream::MapErr as _; }; // now: futures::stream::MapErr
const _: () = { use ::futures_legacy::stream::MapErr as _; fn f<S, F>() { let _ = <::futures_legacy::stream::MapErr<S, F>>::get_mut; } }; // 0.1: futures::stream::MapErr::get_mut
const _: () = { use ::futures::stream::MapErr as _; fn f<St, F>() { let _ = <::futures::stream::MapErr<St, F>>::get_mut; } }; // now: futures::stream::MapErr::get_mut
const _: () = { use ::futures_legacy::stream::MapErr as _; fn f<S, F>() { let _ = <::futures_legacy::stream::MapErr<S, F>>::get_ref; } }; // 0.1: futures::stream::MapErr::get_ref
const _: () = { use ::futures::stream::MapErr as _; fn f<St, F>() { let _ = <::futures::stream::MapErr<St, F>>::get_ref; } }; // now: futures::stream::MapErr::get_ref
const _: () = { use ::futures_legacy::stream::MapErr as _; fn f<S, F>() { let _ = <::futures_legacy::stream::MapErr<S, F>>::into_inner; } }; // 0.1: futures::stream::MapErr::into_inner
const _: () = { use ::futures::stream::MapErr as _; fn f<St, F>() { let _ = <::futures::stream::MapErr<St, F>>::into_inner; } }; // now: futures::stream::MapErr::into_inner
const _: () = { use ::futures_legacy::stream::Merge as _; }; // 0.1: futures::stream::Merge
const _: () = { use ::futures::stream::Select as _; }; // now: futures::stream::Select
const _: () = { use ::futures_legacy::stream::MergedItem as _; }; // 0.1: futures::stream::MergedItem
const _: () = { use ::futures::future::Either as _; }; // now: futures::future::Either
const _: () = { use ::futures_legacy::stream::MergedItem as _; use ::futures_legacy::stream::MergedItem::Both as _; }; // 0.1: futures::stream::MergedItem::Both
const _: () = { use ::futures_legacy::stream::MergedItem as _; use ::futures_legacy::stream::MergedItem::First as _; }; // 0.1: futures::stream::MergedItem::First
const _: () = { use ::futures::future::Either as _; use ::futures::future::Either::Left as _; }; // now: futures::future::Either::Left
const _: () = { use ::futures_legacy::stream::MergedItem as _; use ::futures_legacy::stream::MergedItem::Second as _; }; // 0.1: futures::stream::MergedItem::Second
const _: () = { use ::futures::future::Either as _; use ::futures::future::Either::Right as _; }; // now: futures::future::Either::Right
const _: () = { use ::futures_legacy::stream::Once as _; }; // 0.1: futures::stream::Once
const _: () = { use ::futures::stream::Once as _; }; // now: futures::stream::Once
const _: () = { use ::futures_legacy::stream::OrElse as _; }; // 0.1: futures::stream::OrElse
const _: () = { use ::futures::stream::OrElse as _; }; // now: futures::stream::OrElse
const _: () = { use ::futures_legacy::stream::Peekable as _; }; // 0.1: futures::stream::Peekable
const _: () = { use ::futures::stream::Peekable as _; }; // now: futures::stream::Peekable
const _: () = { use ::futures_legacy::stream::Peekable as _; fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::stream::Peekable<S>>::peek; } }; // 0.1: futures::stream::Peekable::peek
const _: () = { use ::futures::stream::Peekable as _; fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Peekable<St>>::peek; } }; // now: futures::stream::Peekable::peek
const _: () = { use ::futures_legacy::stream::PollFn as _; }; // 0.1: futures::stream::PollFn
const _: () = { use ::futures::stream::PollFn as _; }; // now: futures::stream::PollFn
const _: () = { use ::futures_legacy::stream::Receiver as _; }; // 0.1: futures::stream::Receiver
const _: () = { use ::futures::channel::mpsc::Receiver as _; }; // now: futures::channel::mpsc::Receiver
const _: () = { use ::futures_legacy::stream::Repeat as _; }; // 0.1: futures::stream::Repeat
const _: () = { use ::futures::stream::Repeat as _; }; // now: futures::stream::Repeat
const _: () = { use ::futures_legacy::stream::ReuniteError as _; }; // 0.1: futures::stream::ReuniteError
const _: () = { use ::futures::stream::ReuniteError as _; }; // now: futures::stream::ReuniteError
const _: () = { use ::futures_legacy::stream::ReuniteError as _; fn f<T>(it: &::futures_legacy::stream::ReuniteError<T>) { let _ = &it.0; } }; // 0.1: futures::stream::ReuniteError::0
const _: () = { use ::futures::stream::ReuniteError as _; fn f<T, Item>(it: &::futures::stream::ReuniteError<T, Item>) { let _ = &it.0; } }; // now: futures::stream::ReuniteError::0
const _: () = { use ::futures_legacy::stream::ReuniteError as _; fn f<T>(it: &::futures_legacy::stream::ReuniteError<T>) { let _ = &it.1; } }; // 0.1: futures::stream::ReuniteError::1
const _: () = { use ::futures::stream::ReuniteError as _; fn f<T, Item>(it: &::futures::stream::ReuniteError<T, Item>) { let _ = &it.1; } }; // now: futures::stream::ReuniteError::1
const _: () = { use ::futures_legacy::stream::Select as _; }; // 0.1: futures::stream::Select
const _: () = { use ::futures_legacy::stream::SendError as _; }; // 0.1: futures::stream::SendError
const _: () = { use ::futures::channel::mpsc::SendError as _; }; // now: futures::channel::mpsc::SendError
const _: () = { use ::futures_legacy::stream::Sender as _; }; // 0.1: futures::stream::Sender
const _: () = { use ::futures::channel::mpsc::Sender as _; }; // now: futures::channel::mpsc::Sender
const _: () = { use ::futures_legacy::stream::Sender as _; fn f<T, E>() { let _ = <::futures_legacy::stream::Sender<T, E>>::send; } }; // 0.1: futures::stream::Sender::send
const _: () = { use ::futures::SinkExt as _; fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send; } }; // now: futures::SinkExt::send
const _: () = { use ::futures_legacy::stream::Skip as _; }; // 0.1: futures::stream::Skip
const _: () = { use ::futures::stream::Skip as _; }; // now: futures::stream::Skip
const _: () = { use ::futures_legacy::stream::Skip as _; fn f<S>() { let _ = <::futures_legacy::stream::Skip<S>>::get_mut; } }; // 0.1: futures::stream::Skip::get_mut
const _: () = { use ::futures::stream::Skip as _; fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Skip<St>>::get_mut; } }; // now: futures::stream::Skip::get_mut
const _: () = { use ::futures_legacy::stream::Skip as _; fn f<S>() { let _ = <::futures_legacy::stream::Skip<S>>::get_ref; } }; // 0.1: futures::stream::Skip::get_ref
const _: () = { use ::futures::stream::Skip as _; fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Skip<St>>::get_ref; } }; // now: futures::stream::Skip::get_ref
const _: () = { use ::futures_legacy::stream::Skip as _; fn f<S>() { let _ = <::futures_legacy::stream::Skip<S>>::into_inner; } }; // 0.1: futures::stream::Skip::into_inner
const _: () = { use ::futures::stream::Skip as _; fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Skip<St>>::into_inner; } }; // now: futures::stream::Skip::into_inner
const _: () = { use ::futures_legacy::stream::SkipWhile as _; }; // 0.1: futures::stream::SkipWhile
const _: () = { use ::futures::stream::TrySkipWhile as _; }; // now: futures::stream::TrySkipWhile
const _: () = { use ::futures_legacy::stream::SkipWhile as _; fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::SkipWhile<S, P, R>>::get_mut; } }; // 0.1: futures::stream::SkipWhile::get_mut
const _: () = { use ::futures::stream::TrySkipWhile as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TrySkipWhile<St, Fut, F>>::get_mut; } }; // now: futures::stream::TrySkipWhile::get_mut
const _: () = { use ::futures_legacy::stream::SkipWhile as _; fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::SkipWhile<S, P, R>>::get_ref; } }; // 0.1: futures::stream::SkipWhile::get_ref
const _: () = { use ::futures::stream::TrySkipWhile as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TrySkipWhile<St, Fut, F>>::get_ref; } }; // now: futures::stream::TrySkipWhile::get_ref
const _: () = { use ::futures_legacy::stream::SkipWhile as _; fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::SkipWhile<S, P, R>>::into_inner; } }; // 0.1: futures::stream::SkipWhile::into_inner
const _: () = { use ::futures::stream::TrySkipWhile as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TrySkipWhile<St, Fut, F>>::into_inner; } }; // now: futures::stream::TrySkipWhile::into_inner
const _: () = { use ::futures_legacy::stream::SplitSink as _; }; // 0.1: futures::stream::SplitSink
const _: () = { use ::futures::stream::SplitSink as _; }; // now: futures::stream::SplitSink
const _: () = { use ::futures_legacy::stream::SplitSink as _; fn f<S>() { let _ = <::futures_legacy::stream::SplitSink<S>>::reunite; } }; // 0.1: futures::stream::SplitSink::reunite
const _: () = { use ::futures::stream::SplitSink as _; fn f<S: ::futures::Sink<Item> + ::std::marker::Unpin, Item>() { let _ = <::futures::stream::SplitSink<S, Item>>::reunite; } }; // now: futures::stream::SplitSink::reunite
const _: () = { use ::futures_legacy::stream::SplitStream as _; }; // 0.1: futures::stream::SplitStream
const _: () = { use ::futures::stream::SplitStream as _; }; // now: futures::stream::SplitStream
const _: () = { use ::futures_legacy::stream::SplitStream as _; fn f<S>() { let _ = <::futures_legacy::stream::SplitStream<S>>::reunite; } }; // 0.1: futures::stream::SplitStream::reunite
const _: () = { use ::futures::stream::SplitStream as _; fn f<S: ::std::marker::Unpin, Item>() where S: ::futures::Sink<Item> { let _ = <::futures::stream::SplitStream<S>>::reunite::<Item>; } }; // now: futures::stream::SplitStream::reunite
const _: () = { use ::futures_legacy::stream::StreamFuture as _; }; // 0.1: futures::stream::StreamFuture
const _: () = { use ::futures::stream::StreamFuture as _; }; // now: futures::stream::StreamFuture
const _: () = { use ::futures_legacy::stream::StreamFuture as _; fn f<S>() { let _ = <::futures_legacy::stream::StreamFuture<S>>::get_mut; } }; // 0.1: futures::stream::StreamFuture::get_mut
const _: () = { use ::futures::stream::StreamFuture as _; fn f<St: ::futures::Stream + ::std::marker::Unpin>() { let _ = <::futures::stream::StreamFuture<St>>::get_mut; } }; // now: futures::stream::StreamFuture::get_mut
const _: () = { use ::futures_legacy::stream::StreamFuture as _; fn f<S>() { let _ = <::futures_legacy::stream::StreamFuture<S>>::get_ref; } }; // 0.1: futures::stream::StreamFuture::get_ref
const _: () = { use ::futures::stream::StreamFuture as _; fn f<St: ::futures::Stream + ::std::marker::Unpin>() { let _ = <::futures::stream::StreamFuture<St>>::get_ref; } }; // now: futures::stream::StreamFuture::get_ref
const _: () = { use ::futures_legacy::stream::StreamFuture as _; fn f<S>() { let _ = <::futures_legacy::stream::StreamFuture<S>>::into_inner; } }; // 0.1: futures::stream::StreamFuture::into_inner
const _: () = { use ::futures::stream::StreamFuture as _; fn f<St: ::futures::Stream + ::std::marker::Unpin>() { let _ = <::futures::stream::StreamFuture<St>>::into_inner; } }; // now: futures::stream::StreamFuture::into_inner
const _: () = { use ::futures_legacy::stream::Take as _; }; // 0.1: futures::stream::Take
const _: () = { use ::futures::stream::Take as _; }; // now: futures::stream::Take
const _: () = { use ::futures_legacy::stream::Take as _; fn f<S>() { let _ = <::futures_legacy::stream::Take<S>>::get_mut; } }; // 0.1: futures::stream::Take::get_mut
const _: () = { use ::futures::stream::Take as _; fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Take<St>>::get_mut; } }; // now: futures::stream::Take::get_mut
const _: () = { use ::futures_legacy::stream::Take as _; fn f<S>() { let _ = <::futures_legacy::stream::Take<S>>::get_ref; } }; // 0.1: futures::stream::Take::get_ref
const _: () = { use ::futures::stream::Take as _; fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Take<St>>::get_ref; } }; // now: futures::stream::Take::get_ref
const _: () = { use ::futures_legacy::stream::Take as _; fn f<S>() { let _ = <::futures_legacy::stream::Take<S>>::into_inner; } }; // 0.1: futures::stream::Take::into_inner
const _: () = { use ::futures::stream::Take as _; fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Take<St>>::into_inner; } }; // now: futures::stream::Take::into_inner
const _: () = { use ::futures_legacy::stream::TakeWhile as _; }; // 0.1: futures::stream::TakeWhile
const _: () = { use ::futures::stream::TryTakeWhile as _; }; // now: futures::stream::TryTakeWhile
const _: () = { use ::futures_legacy::stream::TakeWhile as _; fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::TakeWhile<S, P, R>>::get_mut; } }; // 0.1: futures::stream::TakeWhile::get_mut
const _: () = { use ::futures::stream::TryTakeWhile as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryTakeWhile<St, Fut, F>>::get_mut; } }; // now: futures::stream::TryTakeWhile::get_mut
const _: () = { use ::futures_legacy::stream::TakeWhile as _; fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::TakeWhile<S, P, R>>::get_ref; } }; // 0.1: futures::stream::TakeWhile::get_ref
const _: () = { use ::futures::stream::TryTakeWhile as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryTakeWhile<St, Fut, F>>::get_ref; } }; // now: futures::stream::TryTakeWhile::get_ref
const _: () = { use ::futures_legacy::stream::TakeWhile as _; fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::TakeWhile<S, P, R>>::into_inner; } }; // 0.1: futures::stream::TakeWhile::into_inner
const _: () = { use ::futures::stream::TryTakeWhile as _; fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryTakeWhile<St, Fut, F>>::into_inner; } }; // now: futures::stream::TryTakeWhile::into_inner
const _: () = { use ::futures_legacy::stream::Then as _; }; // 0.1: futures::stream::Then
const _: () = { use ::futures::stream::Then as _; }; // now: futures::stream::Then
const _: () = { use ::futures_legacy::stream::Unfold as _; }; // 0.1: futures::stream::Unfold
const _: () = { use ::futures::stream::TryUnfold as _; }; // now: futures::stream::TryUnfold
const _: () = { use ::futures_legacy::stream::Wait as _; }; // 0.1: futures::stream::Wait
const _: () = { use ::futures::executor::BlockingStream as _; }; // now: futures::executor::BlockingStream
const _: () = { use ::futures_legacy::stream::Wait as _; fn f<S>() { let _ = <::futures_legacy::stream::Wait<S>>::get_mut; } }; // 0.1: futures::stream::Wait::get_mut
const _: () = { use ::futures_legacy::stream::Wait as _; fn f<S>() { let _ = <::futures_legacy::stream::Wait<S>>::get_ref; } }; // 0.1: futures::stream::Wait::get_ref
const _: () = { use ::futures_legacy::stream::Wait as _; fn f<S>() { let _ = <::futures_legacy::stream::Wait<S>>::into_inner; } }; // 0.1: futures::stream::Wait::into_inner
const _: () = { use ::futures::executor::BlockingStream as _; fn f<S: ::futures::Stream + ::std::marker::Unpin>() { let _ = <::futures::executor::BlockingStream<S>>::into_inner; } }; // now: futures::executor::BlockingStream::into_inner
const _: () = { use ::futures_legacy::stream::Zip as _; }; // 0.1: futures::stream::Zip
const _: () = { use ::futures::stream::Zip as _; }; // now: futures::stream::Zip
const _: () = { use ::futures_legacy::stream::channel as _; }; // 0.1: futures::stream::channel
const _: () = { use ::futures::channel::mpsc::channel as _; }; // now: futures::channel::mpsc::channel
const _: () = { use ::futures_legacy::stream::empty as _; }; // 0.1: futures::stream::empty
const _: () = { use ::futures::stream::empty as _; }; // now: futures::stream::empty
const _: () = { use ::futures_legacy::stream::futures_ordered as _; }; // 0.1: futures::stream::futures_ordered
const _: () = { use ::futures_legacy::stream::futures_unordered as _; }; // 0.1: futures::stream::futures_unordered
const _: () = { use ::futures_legacy::stream::futures_unordered as _; }; // 0.1: futures::stream::futures_unordered
const _: () = { use ::futures_legacy::stream::futures_unordered::IterMut as _; }; // 0.1: futures::stream::futures_unordered::IterMut
const _: () = { use ::futures::stream::futures_unordered::IterMut as _; }; // now: futures::stream::futures_unordered::IterMut
const _: () = { use ::futures_legacy::stream::iter as _; }; // 0.1: futures::stream::iter
const _: () = { use ::futures::stream::iter as _; }; // now: futures::stream::iter
const _: () = { use ::futures_legacy::stream::iter_ok as _; }; // 0.1: futures::stream::iter_ok
const _: () = { use ::futures_legacy::stream::iter_result as _; }; // 0.1: futures::stream::iter_result
const _: () = { use ::futures_legacy::stream::once as _; }; // 0.1: futures::stream::once
const _: () = { use ::futures::stream::once as _; }; // now: futures::stream::once
const _: () = { use ::futures_legacy::stream::poll_fn as _; }; // 0.1: futures::stream::poll_fn
const _: () = { use ::futures::stream::poll_fn as _; }; // now: futures::stream::poll_fn
const _: () = { use ::futures_legacy::stream::repeat as _; }; // 0.1: futures::stream::repeat
const _: () = { use ::futures::stream::repeat as _; }; // now: futures::stream::repeat
const _: () = { use ::futures_legacy::stream::unfold as _; }; // 0.1: futures::stream::unfold
const _: () = { use ::futures::stream::try_unfold as _; }; // now: futures::stream::try_unfold
const _: () = { use ::tokio_legacy::util::StreamExt as _; }; // 0.1: tokio::util::StreamExt
const _: () = { use ::tokio_stream::StreamExt as _; }; // now: tokio_stream::StreamExt
const _: () = { use ::tokio_legacy::util::StreamExt as _; fn f<Zelf: ::tokio_legacy::util::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::StreamExt>::enumerate; } }; // 0.1: tokio::util::StreamExt::enumerate
const _: () = { use ::futures::StreamExt as _; fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::enumerate; } }; // now: futures::StreamExt::enumerate
const _: () = { use ::tokio_legacy::util::StreamExt as _; fn f<Zelf: ::tokio_legacy::util::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::StreamExt>::throttle; } }; // 0.1: tokio::util::StreamExt::throttle
const _: () = { use ::tokio_stream::StreamExt as _; fn f<Zelf: ::tokio_stream::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_stream::StreamExt>::throttle; } }; // now: tokio_stream::StreamExt::throttle
const _: () = { use ::tokio_legacy::util::StreamExt as _; fn f<Zelf: ::tokio_legacy::util::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::StreamExt>::timeout; } }; // 0.1: tokio::util::StreamExt::timeout
const _: () = { use ::tokio_stream::StreamExt as _; fn f<Zelf: ::tokio_stream::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_stream::StreamExt>::timeout; } }; // now: tokio_stream::StreamExt::timeout
