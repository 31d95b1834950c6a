//! Both paths of each row of `guide/map/streams.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// futures::Stream
mod old_0 {
    fn names() {
        use ::futures_legacy::Stream as _;
    }
}

// futures::Stream
mod new_0 {
    fn names() {
        use ::futures::Stream as _;
    }
}

// futures::Stream::Error
mod old_1 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Stream>::Error>; }
    }
}

// futures::TryStream::Error
mod new_1 {
    fn names() {
        use ::futures::TryStream as _;
        fn f<Zelf: ::futures::TryStream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures::TryStream>::Error>; }
    }
}

// futures::Stream::Item
mod old_2 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Stream>::Item>; }
    }
}

// futures::Stream::Item
mod new_2 {
    fn names() {
        use ::futures::Stream as _;
        fn f<Zelf: ::futures::Stream>() { let _ = std::marker::PhantomData::<<Zelf as ::futures::Stream>::Item>; }
    }
}

// futures::Stream::and_then
mod old_3 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, U, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Item) -> U, U: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::and_then::<F, U>; }
    }
}

// futures::TryStreamExt::and_then
mod new_3 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::and_then::<Fut, F>; }
    }
}

// futures::Stream::boxed
mod old_4 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized + ::std::marker::Send + 'static { let _ = <Zelf as ::futures_legacy::Stream>::boxed; }
    }
}

// futures::StreamExt::boxed
mod new_4 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<'a, Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized + ::std::marker::Send + 'a { let _ = <Zelf as ::futures::StreamExt>::boxed; }
    }
}

// futures::Stream::buffer_unordered
mod old_5 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where <Zelf as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::buffer_unordered; }
    }
}

// futures::TryStreamExt::try_buffer_unordered
mod new_5 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Zelf: ::futures::TryStreamExt>() where <Zelf as ::futures::TryStream>::Ok: ::futures::TryFuture<Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_buffer_unordered; }
    }
}

// futures::Stream::buffered
mod old_6 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where <Zelf as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::buffered; }
    }
}

// futures::TryStreamExt::try_buffered
mod new_6 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Zelf: ::futures::TryStreamExt>() where <Zelf as ::futures::TryStream>::Ok: ::futures::TryFuture<Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_buffered; }
    }
}

// futures::Stream::by_ref
mod old_7 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::by_ref; }
    }
}

// futures::StreamExt::by_ref
mod new_7 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Zelf: ::futures::StreamExt>() { let _ = <Zelf as ::futures::StreamExt>::by_ref; }
    }
}

// futures::Stream::catch_unwind
mod old_8 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized + ::std::panic::UnwindSafe { let _ = <Zelf as ::futures_legacy::Stream>::catch_unwind; }
    }
}

// futures::StreamExt::catch_unwind
mod new_8 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized + ::std::panic::UnwindSafe { let _ = <Zelf as ::futures::StreamExt>::catch_unwind; }
    }
}

// futures::Stream::chain
mod old_9 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Stream<Item = <Zelf as ::futures_legacy::Stream>::Item, Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::chain::<S>; }
    }
}

// futures::StreamExt::chain
mod new_9 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<St, Zelf: ::futures::StreamExt>() where St: ::futures::Stream<Item = <Zelf as ::futures::Stream>::Item>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::chain::<St>; }
    }
}

// futures::Stream::chunks
mod old_10 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::chunks; }
    }
}

// futures::TryStreamExt::try_chunks
mod new_10 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_chunks; }
    }
}

// futures::Stream::collect
mod old_11 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::collect; }
    }
}

// futures::TryStreamExt::try_collect
mod new_11 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<C: ::std::default::Default + ::std::iter::Extend<<Zelf as ::futures::TryStream>::Ok>, Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_collect::<C>; }
    }
}

// futures::Stream::concat
mod old_12 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized, <Zelf as ::futures_legacy::Stream>::Item: ::std::iter::Extend<<<Zelf as ::futures_legacy::Stream>::Item as ::std::iter::IntoIterator>::Item> + ::std::iter::IntoIterator { let _ = <Zelf as ::futures_legacy::Stream>::concat; }
    }
}

// futures::TryStreamExt::try_concat
mod new_12 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, <Zelf as ::futures::TryStream>::Ok: ::std::iter::Extend<<<Zelf as ::futures::TryStream>::Ok as ::std::iter::IntoIterator>::Item> + ::std::iter::IntoIterator + ::std::default::Default { let _ = <Zelf as ::futures::TryStreamExt>::try_concat; }
    }
}

// futures::Stream::concat2
mod old_13 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized, <Zelf as ::futures_legacy::Stream>::Item: ::std::iter::Extend<<<Zelf as ::futures_legacy::Stream>::Item as ::std::iter::IntoIterator>::Item> + ::std::iter::IntoIterator + ::std::default::Default { let _ = <Zelf as ::futures_legacy::Stream>::concat2; }
    }
}

// futures::TryStreamExt::try_concat
mod new_13 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, <Zelf as ::futures::TryStream>::Ok: ::std::iter::Extend<<<Zelf as ::futures::TryStream>::Ok as ::std::iter::IntoIterator>::Item> + ::std::iter::IntoIterator + ::std::default::Default { let _ = <Zelf as ::futures::TryStreamExt>::try_concat; }
    }
}

// futures::Stream::filter
mod old_14 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Item) -> bool, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::filter::<F>; }
    }
}

// futures::TryStreamExt::try_filter
mod new_14 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where Fut: ::std::future::Future<Output = bool>, F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Ok) -> Fut, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_filter::<Fut, F>; }
    }
}

// futures::Stream::filter_map
mod old_15 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, B, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Item) -> ::std::option::Option<B>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::filter_map::<F, B>; }
    }
}

// futures::TryStreamExt::try_filter_map
mod new_15 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Fut, F, T, Zelf: ::futures::TryStreamExt>() where Fut: ::futures::TryFuture<Ok = ::std::option::Option<T>, Error = <Zelf as ::futures::TryStream>::Error>, F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Ok) -> Fut, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_filter_map::<Fut, F, T>; }
    }
}

// futures::Stream::flatten
mod old_16 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where <Zelf as ::futures_legacy::Stream>::Item: ::futures_legacy::Stream, <<Zelf as ::futures_legacy::Stream>::Item as ::futures_legacy::Stream>::Error: ::std::convert::From<<Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::flatten; }
    }
}

// futures::TryStreamExt::try_flatten
mod new_16 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Zelf: ::futures::TryStreamExt>() where <Zelf as ::futures::TryStream>::Ok: ::futures::TryStream, <<Zelf as ::futures::TryStream>::Ok as ::futures::TryStream>::Error: ::std::convert::From<<Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_flatten; }
    }
}

// futures::Stream::fold
mod old_17 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, T, Fut, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(T, <Zelf as ::futures_legacy::Stream>::Item) -> Fut, Fut: ::futures_legacy::IntoFuture<Item = T>, <Zelf as ::futures_legacy::Stream>::Error: ::std::convert::From<<Fut as ::futures_legacy::IntoFuture>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::fold::<F, T, Fut>; }
    }
}

// futures::TryStreamExt::try_fold
mod new_17 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<T, Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(T, <Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = T, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_fold::<T, Fut, F>; }
    }
}

// futures::Stream::for_each
mod old_18 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, U, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Item) -> U, U: ::futures_legacy::IntoFuture<Item = (), Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::for_each::<F, U>; }
    }
}

// futures::TryStreamExt::try_for_each
mod new_18 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = (), Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_for_each::<Fut, F>; }
    }
}

// futures::Stream::forward
mod old_19 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Sink<SinkItem = <Zelf as ::futures_legacy::Stream>::Item>, <Zelf as ::futures_legacy::Stream>::Error: ::std::convert::From<<S as ::futures_legacy::Sink>::SinkError>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::forward::<S>; }
    }
}

// futures::StreamExt::forward
mod new_19 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<S, Zelf: ::futures::StreamExt>() where S: ::futures::Sink<<Zelf as ::futures::TryStream>::Ok, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::futures::TryStream + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::forward::<S>; }
    }
}

// futures::Stream::from_err
mod old_20 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<E: ::std::convert::From<<Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::from_err::<E>; }
    }
}

// futures::TryStreamExt::err_into
mod new_20 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<E, Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, <Zelf as ::futures::TryStream>::Error: ::std::convert::Into<E> { let _ = <Zelf as ::futures::TryStreamExt>::err_into::<E>; }
    }
}

// futures::Stream::fuse
mod old_21 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::fuse; }
    }
}

// futures::StreamExt::fuse
mod new_21 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::fuse; }
    }
}

// futures::Stream::inspect
mod old_22 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Item), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::inspect::<F>; }
    }
}

// futures::TryStreamExt::inspect_ok
mod new_22 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Ok), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::inspect_ok::<F>; }
    }
}

// futures::Stream::inspect_err
mod old_23 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Error), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::inspect_err::<F>; }
    }
}

// futures::TryStreamExt::inspect_err
mod new_23 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Error), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::inspect_err::<F>; }
    }
}

// futures::Stream::into_future
mod old_24 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::into_future; }
    }
}

// futures::StreamExt::into_future
mod new_24 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized + ::std::marker::Unpin { let _ = <Zelf as ::futures::StreamExt>::into_future; }
    }
}

// futures::Stream::map
mod old_25 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<U, F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Item) -> U, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::map::<U, F>; }
    }
}

// futures::TryStreamExt::map_ok
mod new_25 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<T, F, Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Ok) -> T { let _ = <Zelf as ::futures::TryStreamExt>::map_ok::<T, F>; }
    }
}

// futures::Stream::map_err
mod old_26 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<U, F, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Error) -> U, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::map_err::<U, F>; }
    }
}

// futures::TryStreamExt::map_err
mod new_26 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<E, F, Zelf: ::futures::TryStreamExt>() where Zelf: ::std::marker::Sized, F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Error) -> E { let _ = <Zelf as ::futures::TryStreamExt>::map_err::<E, F>; }
    }
}

// futures::Stream::merge
mod old_27 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Stream<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::merge::<S>; }
    }
}

// futures::stream::select
mod new_27 {
    fn names() {
        use ::futures::stream::select as _;
    }
}

// futures::Stream::or_else
mod old_28 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, U, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(<Zelf as ::futures_legacy::Stream>::Error) -> U, U: ::futures_legacy::IntoFuture<Item = <Zelf as ::futures_legacy::Stream>::Item>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::or_else::<F, U>; }
    }
}

// futures::TryStreamExt::or_else
mod new_28 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(<Zelf as ::futures::TryStream>::Error) -> Fut, Fut: ::futures::TryFuture<Ok = <Zelf as ::futures::TryStream>::Ok>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::or_else::<Fut, F>; }
    }
}

// futures::Stream::peekable
mod old_29 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::peekable; }
    }
}

// futures::StreamExt::peekable
mod new_29 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::peekable; }
    }
}

// futures::Stream::poll
mod old_30 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() { let _ = <Zelf as ::futures_legacy::Stream>::poll; }
    }
}

// futures::Stream::poll_next
mod new_30 {
    fn names() {
        use ::futures::Stream as _;
        fn f<Zelf: ::futures::Stream>() { let _ = <Zelf as ::futures::Stream>::poll_next; }
    }
}

// futures::Stream::select
mod old_31 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Stream<Item = <Zelf as ::futures_legacy::Stream>::Item, Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::select::<S>; }
    }
}

// futures::stream::select
mod new_31 {
    fn names() {
        use ::futures::stream::select as _;
    }
}

// futures::Stream::skip
mod old_32 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::skip; }
    }
}

// futures::StreamExt::skip
mod new_32 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::skip; }
    }
}

// futures::Stream::skip_while
mod old_33 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<P, R, Zelf: ::futures_legacy::Stream>() where P: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Item) -> R, R: ::futures_legacy::IntoFuture<Item = bool, Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::skip_while::<P, R>; }
    }
}

// futures::TryStreamExt::try_skip_while
mod new_33 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_skip_while::<Fut, F>; }
    }
}

// futures::Stream::split
mod old_34 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::futures_legacy::Sink + ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::split; }
    }
}

// futures::StreamExt::split
mod new_34 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Item, Zelf: ::futures::StreamExt>() where Zelf: ::futures::Sink<Item> + ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::split::<Item>; }
    }
}

// futures::Stream::take
mod old_35 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::take; }
    }
}

// futures::StreamExt::take
mod new_35 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::take; }
    }
}

// futures::Stream::take_while
mod old_36 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<P, R, Zelf: ::futures_legacy::Stream>() where P: ::std::ops::FnMut(& <Zelf as ::futures_legacy::Stream>::Item) -> R, R: ::futures_legacy::IntoFuture<Item = bool, Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::take_while::<P, R>; }
    }
}

// futures::TryStreamExt::try_take_while
mod new_36 {
    fn names() {
        use ::futures::TryStreamExt as _;
        fn f<Fut, F, Zelf: ::futures::TryStreamExt>() where F: ::std::ops::FnMut(& <Zelf as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <Zelf as ::futures::TryStream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryStreamExt>::try_take_while::<Fut, F>; }
    }
}

// futures::Stream::then
mod old_37 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<F, U, Zelf: ::futures_legacy::Stream>() where F: ::std::ops::FnMut(::std::result::Result<<Zelf as ::futures_legacy::Stream>::Item, <Zelf as ::futures_legacy::Stream>::Error>) -> U, U: ::futures_legacy::IntoFuture, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::then::<F, U>; }
    }
}

// futures::StreamExt::then
mod new_37 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Fut, F, Zelf: ::futures::StreamExt>() where F: ::std::ops::FnMut(<Zelf as ::futures::Stream>::Item) -> Fut, Fut: ::std::future::Future, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::then::<Fut, F>; }
    }
}

// futures::Stream::wait
mod old_38 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<Zelf: ::futures_legacy::Stream>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::wait; }
    }
}

// futures::executor::block_on_stream
mod new_38 {
    fn names() {
        use ::futures::executor::block_on_stream as _;
    }
}

// futures::Stream::zip
mod old_39 {
    fn names() {
        use ::futures_legacy::Stream as _;
        fn f<S, Zelf: ::futures_legacy::Stream>() where S: ::futures_legacy::Stream<Error = <Zelf as ::futures_legacy::Stream>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Stream>::zip::<S>; }
    }
}

// futures::StreamExt::zip
mod new_39 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<St, Zelf: ::futures::StreamExt>() where St: ::futures::Stream, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::zip::<St>; }
    }
}

// futures::stream
mod old_40 {
    fn names() {
        use ::futures_legacy::stream as _;
    }
}

// futures::stream
mod new_40 {
    fn names() {
        use ::futures::stream as _;
    }
}

// futures::stream::AndThen
mod old_41 {
    fn names() {
        use ::futures_legacy::stream::AndThen as _;
    }
}

// futures::stream::AndThen
mod new_41 {
    fn names() {
        use ::futures::stream::AndThen as _;
    }
}

// futures::stream::AndThen::get_mut
mod old_42 {
    fn names() {
        use ::futures_legacy::stream::AndThen as _;
        fn f<S, F, U>() where U: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::AndThen<S, F, U>>::get_mut; }
    }
}

// futures::stream::AndThen::get_mut
mod new_42 {
    fn names() {
        use ::futures::stream::AndThen as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(<St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::AndThen<St, Fut, F>>::get_mut; }
    }
}

// futures::stream::AndThen::get_ref
mod old_43 {
    fn names() {
        use ::futures_legacy::stream::AndThen as _;
        fn f<S, F, U>() where U: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::AndThen<S, F, U>>::get_ref; }
    }
}

// futures::stream::AndThen::get_ref
mod new_43 {
    fn names() {
        use ::futures::stream::AndThen as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(<St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::AndThen<St, Fut, F>>::get_ref; }
    }
}

// futures::stream::AndThen::into_inner
mod old_44 {
    fn names() {
        use ::futures_legacy::stream::AndThen as _;
        fn f<S, F, U>() where U: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::AndThen<S, F, U>>::into_inner; }
    }
}

// futures::stream::AndThen::into_inner
mod new_44 {
    fn names() {
        use ::futures::stream::AndThen as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(<St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::AndThen<St, Fut, F>>::into_inner; }
    }
}

// futures::stream::BoxStream
mod old_45 {
    fn names() {
        use ::futures_legacy::stream::BoxStream as _;
    }
}

// futures::stream::BoxStream
mod new_45 {
    fn names() {
        use ::futures::stream::BoxStream as _;
    }
}

// futures::stream::BufferUnordered
mod old_46 {
    fn names() {
        use ::futures_legacy::stream::BufferUnordered as _;
    }
}

// futures::stream::TryBufferUnordered
mod new_46 {
    fn names() {
        use ::futures::stream::TryBufferUnordered as _;
    }
}

// futures::stream::BufferUnordered::get_mut
mod old_47 {
    fn names() {
        use ::futures_legacy::stream::BufferUnordered as _;
        fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::BufferUnordered<S>>::get_mut; }
    }
}

// futures::stream::TryBufferUnordered::get_mut
mod new_47 {
    fn names() {
        use ::futures::stream::TryBufferUnordered as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBufferUnordered<St>>::get_mut; }
    }
}

// futures::stream::BufferUnordered::get_ref
mod old_48 {
    fn names() {
        use ::futures_legacy::stream::BufferUnordered as _;
        fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::BufferUnordered<S>>::get_ref; }
    }
}

// futures::stream::TryBufferUnordered::get_ref
mod new_48 {
    fn names() {
        use ::futures::stream::TryBufferUnordered as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBufferUnordered<St>>::get_ref; }
    }
}

// futures::stream::BufferUnordered::into_inner
mod old_49 {
    fn names() {
        use ::futures_legacy::stream::BufferUnordered as _;
        fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::BufferUnordered<S>>::into_inner; }
    }
}

// futures::stream::TryBufferUnordered::into_inner
mod new_49 {
    fn names() {
        use ::futures::stream::TryBufferUnordered as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBufferUnordered<St>>::into_inner; }
    }
}

// futures::stream::Buffered
mod old_50 {
    fn names() {
        use ::futures_legacy::stream::Buffered as _;
    }
}

// futures::stream::TryBuffered
mod new_50 {
    fn names() {
        use ::futures::stream::TryBuffered as _;
    }
}

// futures::stream::Buffered::get_mut
mod old_51 {
    fn names() {
        use ::futures_legacy::stream::Buffered as _;
        fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::Buffered<S>>::get_mut; }
    }
}

// futures::stream::TryBuffered::get_mut
mod new_51 {
    fn names() {
        use ::futures::stream::TryBuffered as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBuffered<St>>::get_mut; }
    }
}

// futures::stream::Buffered::get_ref
mod old_52 {
    fn names() {
        use ::futures_legacy::stream::Buffered as _;
        fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::Buffered<S>>::get_ref; }
    }
}

// futures::stream::TryBuffered::get_ref
mod new_52 {
    fn names() {
        use ::futures::stream::TryBuffered as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBuffered<St>>::get_ref; }
    }
}

// futures::stream::Buffered::into_inner
mod old_53 {
    fn names() {
        use ::futures_legacy::stream::Buffered as _;
        fn f<S>() where S: ::futures_legacy::Stream, <S as ::futures_legacy::Stream>::Item: ::futures_legacy::IntoFuture<Error = <S as ::futures_legacy::Stream>::Error> { let _ = <::futures_legacy::stream::Buffered<S>>::into_inner; }
    }
}

// futures::stream::TryBuffered::into_inner
mod new_53 {
    fn names() {
        use ::futures::stream::TryBuffered as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryFuture { let _ = <::futures::stream::TryBuffered<St>>::into_inner; }
    }
}

// futures::stream::CatchUnwind
mod old_54 {
    fn names() {
        use ::futures_legacy::stream::CatchUnwind as _;
    }
}

// futures::stream::CatchUnwind
mod new_54 {
    fn names() {
        use ::futures::stream::CatchUnwind as _;
    }
}

// futures::stream::Chain
mod old_55 {
    fn names() {
        use ::futures_legacy::stream::Chain as _;
    }
}

// futures::stream::Chain
mod new_55 {
    fn names() {
        use ::futures::stream::Chain as _;
    }
}

// futures::stream::Chunks
mod old_56 {
    fn names() {
        use ::futures_legacy::stream::Chunks as _;
    }
}

// futures::stream::TryChunks
mod new_56 {
    fn names() {
        use ::futures::stream::TryChunks as _;
    }
}

// futures::stream::Chunks::get_mut
mod old_57 {
    fn names() {
        use ::futures_legacy::stream::Chunks as _;
        fn f<S>() where S: ::futures_legacy::Stream { let _ = <::futures_legacy::stream::Chunks<S>>::get_mut; }
    }
}

// futures::stream::TryChunks::get_mut
mod new_57 {
    fn names() {
        use ::futures::stream::TryChunks as _;
        fn f<St: ::futures::TryStream>() { let _ = <::futures::stream::TryChunks<St>>::get_mut; }
    }
}

// futures::stream::Chunks::get_ref
mod old_58 {
    fn names() {
        use ::futures_legacy::stream::Chunks as _;
        fn f<S>() where S: ::futures_legacy::Stream { let _ = <::futures_legacy::stream::Chunks<S>>::get_ref; }
    }
}

// futures::stream::TryChunks::get_ref
mod new_58 {
    fn names() {
        use ::futures::stream::TryChunks as _;
        fn f<St: ::futures::TryStream>() { let _ = <::futures::stream::TryChunks<St>>::get_ref; }
    }
}

// futures::stream::Chunks::into_inner
mod old_59 {
    fn names() {
        use ::futures_legacy::stream::Chunks as _;
        fn f<S>() where S: ::futures_legacy::Stream { let _ = <::futures_legacy::stream::Chunks<S>>::into_inner; }
    }
}

// futures::stream::TryChunks::into_inner
mod new_59 {
    fn names() {
        use ::futures::stream::TryChunks as _;
        fn f<St: ::futures::TryStream>() { let _ = <::futures::stream::TryChunks<St>>::into_inner; }
    }
}

// futures::stream::Collect
mod old_60 {
    fn names() {
        use ::futures_legacy::stream::Collect as _;
    }
}

// futures::stream::TryCollect
mod new_60 {
    fn names() {
        use ::futures::stream::TryCollect as _;
    }
}

// futures::stream::Concat
mod old_61 {
    fn names() {
        use ::futures_legacy::stream::Concat as _;
    }
}

// futures::stream::TryConcat
mod new_61 {
    fn names() {
        use ::futures::stream::TryConcat as _;
    }
}

// futures::stream::Concat2
mod old_62 {
    fn names() {
        use ::futures_legacy::stream::Concat2 as _;
    }
}

// futures::stream::TryConcat
mod new_62 {
    fn names() {
        use ::futures::stream::TryConcat as _;
    }
}

// futures::stream::Empty
mod old_63 {
    fn names() {
        use ::futures_legacy::stream::Empty as _;
    }
}

// futures::stream::Empty
mod new_63 {
    fn names() {
        use ::futures::stream::Empty as _;
    }
}

// futures::stream::Filter
mod old_64 {
    fn names() {
        use ::futures_legacy::stream::Filter as _;
    }
}

// futures::stream::TryFilter
mod new_64 {
    fn names() {
        use ::futures::stream::TryFilter as _;
    }
}

// futures::stream::Filter::get_mut
mod old_65 {
    fn names() {
        use ::futures_legacy::stream::Filter as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::Filter<S, F>>::get_mut; }
    }
}

// futures::stream::TryFilter::get_mut
mod new_65 {
    fn names() {
        use ::futures::stream::TryFilter as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream { let _ = <::futures::stream::TryFilter<St, Fut, F>>::get_mut; }
    }
}

// futures::stream::Filter::get_ref
mod old_66 {
    fn names() {
        use ::futures_legacy::stream::Filter as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::Filter<S, F>>::get_ref; }
    }
}

// futures::stream::TryFilter::get_ref
mod new_66 {
    fn names() {
        use ::futures::stream::TryFilter as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream { let _ = <::futures::stream::TryFilter<St, Fut, F>>::get_ref; }
    }
}

// futures::stream::Filter::into_inner
mod old_67 {
    fn names() {
        use ::futures_legacy::stream::Filter as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::Filter<S, F>>::into_inner; }
    }
}

// futures::stream::TryFilter::into_inner
mod new_67 {
    fn names() {
        use ::futures::stream::TryFilter as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream { let _ = <::futures::stream::TryFilter<St, Fut, F>>::into_inner; }
    }
}

// futures::stream::FilterMap
mod old_68 {
    fn names() {
        use ::futures_legacy::stream::FilterMap as _;
    }
}

// futures::stream::TryFilterMap
mod new_68 {
    fn names() {
        use ::futures::stream::TryFilterMap as _;
    }
}

// futures::stream::FilterMap::get_mut
mod old_69 {
    fn names() {
        use ::futures_legacy::stream::FilterMap as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::FilterMap<S, F>>::get_mut; }
    }
}

// futures::stream::TryFilterMap::get_mut
mod new_69 {
    fn names() {
        use ::futures::stream::TryFilterMap as _;
        fn f<St, Fut, F>() { let _ = <::futures::stream::TryFilterMap<St, Fut, F>>::get_mut; }
    }
}

// futures::stream::FilterMap::get_ref
mod old_70 {
    fn names() {
        use ::futures_legacy::stream::FilterMap as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::FilterMap<S, F>>::get_ref; }
    }
}

// futures::stream::TryFilterMap::get_ref
mod new_70 {
    fn names() {
        use ::futures::stream::TryFilterMap as _;
        fn f<St, Fut, F>() { let _ = <::futures::stream::TryFilterMap<St, Fut, F>>::get_ref; }
    }
}

// futures::stream::FilterMap::into_inner
mod old_71 {
    fn names() {
        use ::futures_legacy::stream::FilterMap as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::FilterMap<S, F>>::into_inner; }
    }
}

// futures::stream::TryFilterMap::into_inner
mod new_71 {
    fn names() {
        use ::futures::stream::TryFilterMap as _;
        fn f<St, Fut, F>() { let _ = <::futures::stream::TryFilterMap<St, Fut, F>>::into_inner; }
    }
}

// futures::stream::Flatten
mod old_72 {
    fn names() {
        use ::futures_legacy::stream::Flatten as _;
    }
}

// futures::stream::TryFlatten
mod new_72 {
    fn names() {
        use ::futures::stream::TryFlatten as _;
    }
}

// futures::stream::Flatten::get_mut
mod old_73 {
    fn names() {
        use ::futures_legacy::stream::Flatten as _;
        fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::stream::Flatten<S>>::get_mut; }
    }
}

// futures::stream::TryFlatten::get_mut
mod new_73 {
    fn names() {
        use ::futures::stream::TryFlatten as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryStream, <<St as ::futures::TryStream>::Ok as ::futures::TryStream>::Error: ::std::convert::From<<St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryFlatten<St>>::get_mut; }
    }
}

// futures::stream::Flatten::get_ref
mod old_74 {
    fn names() {
        use ::futures_legacy::stream::Flatten as _;
        fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::stream::Flatten<S>>::get_ref; }
    }
}

// futures::stream::TryFlatten::get_ref
mod new_74 {
    fn names() {
        use ::futures::stream::TryFlatten as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryStream, <<St as ::futures::TryStream>::Ok as ::futures::TryStream>::Error: ::std::convert::From<<St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryFlatten<St>>::get_ref; }
    }
}

// futures::stream::Flatten::into_inner
mod old_75 {
    fn names() {
        use ::futures_legacy::stream::Flatten as _;
        fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::stream::Flatten<S>>::into_inner; }
    }
}

// futures::stream::TryFlatten::into_inner
mod new_75 {
    fn names() {
        use ::futures::stream::TryFlatten as _;
        fn f<St>() where St: ::futures::TryStream, <St as ::futures::TryStream>::Ok: ::futures::TryStream, <<St as ::futures::TryStream>::Ok as ::futures::TryStream>::Error: ::std::convert::From<<St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryFlatten<St>>::into_inner; }
    }
}

// futures::stream::Fold
mod old_76 {
    fn names() {
        use ::futures_legacy::stream::Fold as _;
    }
}

// futures::stream::TryFold
mod new_76 {
    fn names() {
        use ::futures::stream::TryFold as _;
    }
}

// futures::stream::ForEach
mod old_77 {
    fn names() {
        use ::futures_legacy::stream::ForEach as _;
    }
}

// futures::stream::TryForEach
mod new_77 {
    fn names() {
        use ::futures::stream::TryForEach as _;
    }
}

// futures::stream::Forward
mod old_78 {
    fn names() {
        use ::futures_legacy::stream::Forward as _;
    }
}

// futures::stream::Forward
mod new_78 {
    fn names() {
        use ::futures::stream::Forward as _;
    }
}

// futures::stream::Forward::sink_mut
mod old_79 {
    fn names() {
        use ::futures_legacy::stream::Forward as _;
        fn f<T, U>() where U: ::futures_legacy::Sink<SinkItem = <T as ::futures_legacy::Stream>::Item>, T: ::futures_legacy::Stream, <T as ::futures_legacy::Stream>::Error: ::std::convert::From<<U as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::stream::Forward<T, U>>::sink_mut; }
    }
}

// futures::stream::Forward::sink_ref
mod old_80 {
    fn names() {
        use ::futures_legacy::stream::Forward as _;
        fn f<T, U>() where U: ::futures_legacy::Sink<SinkItem = <T as ::futures_legacy::Stream>::Item>, T: ::futures_legacy::Stream, <T as ::futures_legacy::Stream>::Error: ::std::convert::From<<U as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::stream::Forward<T, U>>::sink_ref; }
    }
}

// futures::stream::Forward::stream_mut
mod old_81 {
    fn names() {
        use ::futures_legacy::stream::Forward as _;
        fn f<T, U>() where U: ::futures_legacy::Sink<SinkItem = <T as ::futures_legacy::Stream>::Item>, T: ::futures_legacy::Stream, <T as ::futures_legacy::Stream>::Error: ::std::convert::From<<U as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::stream::Forward<T, U>>::stream_mut; }
    }
}

// futures::stream::Forward::stream_ref
mod old_82 {
    fn names() {
        use ::futures_legacy::stream::Forward as _;
        fn f<T, U>() where U: ::futures_legacy::Sink<SinkItem = <T as ::futures_legacy::Stream>::Item>, T: ::futures_legacy::Stream, <T as ::futures_legacy::Stream>::Error: ::std::convert::From<<U as ::futures_legacy::Sink>::SinkError> { let _ = <::futures_legacy::stream::Forward<T, U>>::stream_ref; }
    }
}

// futures::stream::FromErr
mod old_83 {
    fn names() {
        use ::futures_legacy::stream::FromErr as _;
    }
}

// futures::stream::ErrInto
mod new_83 {
    fn names() {
        use ::futures::stream::ErrInto as _;
    }
}

// futures::stream::FromErr::get_mut
mod old_84 {
    fn names() {
        use ::futures_legacy::stream::FromErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::stream::FromErr<S, E>>::get_mut; }
    }
}

// futures::stream::ErrInto::get_mut
mod new_84 {
    fn names() {
        use ::futures::stream::ErrInto as _;
        fn f<St, E>() { let _ = <::futures::stream::ErrInto<St, E>>::get_mut; }
    }
}

// futures::stream::FromErr::get_ref
mod old_85 {
    fn names() {
        use ::futures_legacy::stream::FromErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::stream::FromErr<S, E>>::get_ref; }
    }
}

// futures::stream::ErrInto::get_ref
mod new_85 {
    fn names() {
        use ::futures::stream::ErrInto as _;
        fn f<St, E>() { let _ = <::futures::stream::ErrInto<St, E>>::get_ref; }
    }
}

// futures::stream::FromErr::into_inner
mod old_86 {
    fn names() {
        use ::futures_legacy::stream::FromErr as _;
        fn f<S, E>() { let _ = <::futures_legacy::stream::FromErr<S, E>>::into_inner; }
    }
}

// futures::stream::ErrInto::into_inner
mod new_86 {
    fn names() {
        use ::futures::stream::ErrInto as _;
        fn f<St, E>() { let _ = <::futures::stream::ErrInto<St, E>>::into_inner; }
    }
}

// futures::stream::Fuse
mod old_87 {
    fn names() {
        use ::futures_legacy::stream::Fuse as _;
    }
}

// futures::stream::Fuse
mod new_87 {
    fn names() {
        use ::futures::stream::Fuse as _;
    }
}

// futures::stream::Fuse::get_mut
mod old_88 {
    fn names() {
        use ::futures_legacy::stream::Fuse as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Fuse<S>>::get_mut; }
    }
}

// futures::stream::Fuse::get_mut
mod new_88 {
    fn names() {
        use ::futures::stream::Fuse as _;
        fn f<St>() { let _ = <::futures::stream::Fuse<St>>::get_mut; }
    }
}

// futures::stream::Fuse::get_ref
mod old_89 {
    fn names() {
        use ::futures_legacy::stream::Fuse as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Fuse<S>>::get_ref; }
    }
}

// futures::stream::Fuse::get_ref
mod new_89 {
    fn names() {
        use ::futures::stream::Fuse as _;
        fn f<St>() { let _ = <::futures::stream::Fuse<St>>::get_ref; }
    }
}

// futures::stream::Fuse::into_inner
mod old_90 {
    fn names() {
        use ::futures_legacy::stream::Fuse as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Fuse<S>>::into_inner; }
    }
}

// futures::stream::Fuse::into_inner
mod new_90 {
    fn names() {
        use ::futures::stream::Fuse as _;
        fn f<St>() { let _ = <::futures::stream::Fuse<St>>::into_inner; }
    }
}

// futures::stream::Fuse::is_done
mod old_91 {
    fn names() {
        use ::futures_legacy::stream::Fuse as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Fuse<S>>::is_done; }
    }
}

// futures::stream::Fuse::is_done
mod new_91 {
    fn names() {
        use ::futures::stream::Fuse as _;
        fn f<St>() { let _ = <::futures::stream::Fuse<St>>::is_done; }
    }
}

// futures::stream::FutureSender
mod old_92 {
    fn names() {
        use ::futures_legacy::stream::FutureSender as _;
    }
}

// futures::sink::Send
mod new_92 {
    fn names() {
        use ::futures::sink::Send as _;
    }
}

// futures::stream::FuturesOrdered
mod old_93 {
    fn names() {
        use ::futures_legacy::stream::FuturesOrdered as _;
    }
}

// futures::stream::FuturesOrdered
mod new_93 {
    fn names() {
        use ::futures::stream::FuturesOrdered as _;
    }
}

// futures::stream::FuturesOrdered::is_empty
mod old_94 {
    fn names() {
        use ::futures_legacy::stream::FuturesOrdered as _;
        fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesOrdered<T>>::is_empty; }
    }
}

// futures::stream::FuturesOrdered::is_empty
mod new_94 {
    fn names() {
        use ::futures::stream::FuturesOrdered as _;
        fn f<Fut: ::std::future::Future>() { let _ = <::futures::stream::FuturesOrdered<Fut>>::is_empty; }
    }
}

// futures::stream::FuturesOrdered::len
mod old_95 {
    fn names() {
        use ::futures_legacy::stream::FuturesOrdered as _;
        fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesOrdered<T>>::len; }
    }
}

// futures::stream::FuturesOrdered::len
mod new_95 {
    fn names() {
        use ::futures::stream::FuturesOrdered as _;
        fn f<Fut: ::std::future::Future>() { let _ = <::futures::stream::FuturesOrdered<Fut>>::len; }
    }
}

// futures::stream::FuturesOrdered::new
mod old_96 {
    fn names() {
        use ::futures_legacy::stream::FuturesOrdered as _;
        fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesOrdered<T>>::new; }
    }
}

// futures::stream::FuturesOrdered::new
mod new_96 {
    fn names() {
        use ::futures::stream::FuturesOrdered as _;
        fn f<Fut: ::std::future::Future>() { let _ = <::futures::stream::FuturesOrdered<Fut>>::new; }
    }
}

// futures::stream::FuturesOrdered::push
mod old_97 {
    fn names() {
        use ::futures_legacy::stream::FuturesOrdered as _;
        fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesOrdered<T>>::push; }
    }
}

// futures::stream::FuturesOrdered::push_back
mod new_97 {
    fn names() {
        use ::futures::stream::FuturesOrdered as _;
        fn f<Fut: ::std::future::Future>() { let _ = <::futures::stream::FuturesOrdered<Fut>>::push_back; }
    }
}

// futures::stream::FuturesUnordered
mod old_98 {
    fn names() {
        use ::futures_legacy::stream::FuturesUnordered as _;
    }
}

// futures::stream::FuturesUnordered
mod new_98 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
    }
}

// futures::stream::FuturesUnordered::is_empty
mod old_99 {
    fn names() {
        use ::futures_legacy::stream::FuturesUnordered as _;
        fn f<T>() { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::is_empty; }
    }
}

// futures::stream::FuturesUnordered::is_empty
mod new_99 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
        fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::is_empty; }
    }
}

// futures::stream::FuturesUnordered::iter_mut
mod old_100 {
    fn names() {
        use ::futures_legacy::stream::FuturesUnordered as _;
        fn f<T>() { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::iter_mut; }
    }
}

// futures::stream::FuturesUnordered::iter_mut
mod new_100 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
        fn f<Fut>() where Fut: ::std::marker::Unpin { let _ = <::futures::stream::FuturesUnordered<Fut>>::iter_mut; }
    }
}

// futures::stream::FuturesUnordered::len
mod old_101 {
    fn names() {
        use ::futures_legacy::stream::FuturesUnordered as _;
        fn f<T>() { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::len; }
    }
}

// futures::stream::FuturesUnordered::len
mod new_101 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
        fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::len; }
    }
}

// futures::stream::FuturesUnordered::new
mod old_102 {
    fn names() {
        use ::futures_legacy::stream::FuturesUnordered as _;
        fn f<T>() where T: ::futures_legacy::Future { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::new; }
    }
}

// futures::stream::FuturesUnordered::new
mod new_102 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
        fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::new; }
    }
}

// futures::stream::FuturesUnordered::push
mod old_103 {
    fn names() {
        use ::futures_legacy::stream::FuturesUnordered as _;
        fn f<T>() { let _ = <::futures_legacy::stream::FuturesUnordered<T>>::push; }
    }
}

// futures::stream::FuturesUnordered::push
mod new_103 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
        fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::push; }
    }
}

// futures::stream::Inspect
mod old_104 {
    fn names() {
        use ::futures_legacy::stream::Inspect as _;
    }
}

// futures::stream::InspectOk
mod new_104 {
    fn names() {
        use ::futures::stream::InspectOk as _;
    }
}

// futures::stream::Inspect::get_mut
mod old_105 {
    fn names() {
        use ::futures_legacy::stream::Inspect as _;
        fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::Inspect<S, F>>::get_mut; }
    }
}

// futures::stream::InspectOk::get_mut
mod new_105 {
    fn names() {
        use ::futures::stream::InspectOk as _;
        fn f<St, F>() { let _ = <::futures::stream::InspectOk<St, F>>::get_mut; }
    }
}

// futures::stream::Inspect::get_ref
mod old_106 {
    fn names() {
        use ::futures_legacy::stream::Inspect as _;
        fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::Inspect<S, F>>::get_ref; }
    }
}

// futures::stream::InspectOk::get_ref
mod new_106 {
    fn names() {
        use ::futures::stream::InspectOk as _;
        fn f<St, F>() { let _ = <::futures::stream::InspectOk<St, F>>::get_ref; }
    }
}

// futures::stream::Inspect::into_inner
mod old_107 {
    fn names() {
        use ::futures_legacy::stream::Inspect as _;
        fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::Inspect<S, F>>::into_inner; }
    }
}

// futures::stream::InspectOk::into_inner
mod new_107 {
    fn names() {
        use ::futures::stream::InspectOk as _;
        fn f<St, F>() { let _ = <::futures::stream::InspectOk<St, F>>::into_inner; }
    }
}

// futures::stream::InspectErr
mod old_108 {
    fn names() {
        use ::futures_legacy::stream::InspectErr as _;
    }
}

// futures::stream::InspectErr
mod new_108 {
    fn names() {
        use ::futures::stream::InspectErr as _;
    }
}

// futures::stream::InspectErr::get_mut
mod old_109 {
    fn names() {
        use ::futures_legacy::stream::InspectErr as _;
        fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::InspectErr<S, F>>::get_mut; }
    }
}

// futures::stream::InspectErr::get_mut
mod new_109 {
    fn names() {
        use ::futures::stream::InspectErr as _;
        fn f<St, F>() { let _ = <::futures::stream::InspectErr<St, F>>::get_mut; }
    }
}

// futures::stream::InspectErr::get_ref
mod old_110 {
    fn names() {
        use ::futures_legacy::stream::InspectErr as _;
        fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::InspectErr<S, F>>::get_ref; }
    }
}

// futures::stream::InspectErr::get_ref
mod new_110 {
    fn names() {
        use ::futures::stream::InspectErr as _;
        fn f<St, F>() { let _ = <::futures::stream::InspectErr<St, F>>::get_ref; }
    }
}

// futures::stream::InspectErr::into_inner
mod old_111 {
    fn names() {
        use ::futures_legacy::stream::InspectErr as _;
        fn f<S: ::futures_legacy::Stream, F>() { let _ = <::futures_legacy::stream::InspectErr<S, F>>::into_inner; }
    }
}

// futures::stream::InspectErr::into_inner
mod new_111 {
    fn names() {
        use ::futures::stream::InspectErr as _;
        fn f<St, F>() { let _ = <::futures::stream::InspectErr<St, F>>::into_inner; }
    }
}

// futures::stream::Iter
mod old_112 {
    fn names() {
        use ::futures_legacy::stream::Iter as _;
    }
}

// futures::stream::Iter
mod new_112 {
    fn names() {
        use ::futures::stream::Iter as _;
    }
}

// futures::stream::IterOk
mod old_113 {
    fn names() {
        use ::futures_legacy::stream::IterOk as _;
    }
}

// futures::stream::Iter
mod new_113 {
    fn names() {
        use ::futures::stream::Iter as _;
    }
}

// futures::stream::IterResult
mod old_114 {
    fn names() {
        use ::futures_legacy::stream::IterResult as _;
    }
}

// futures::stream::Iter
mod new_114 {
    fn names() {
        use ::futures::stream::Iter as _;
    }
}

// futures::stream::Map
mod old_115 {
    fn names() {
        use ::futures_legacy::stream::Map as _;
    }
}

// futures::stream::MapOk
mod new_115 {
    fn names() {
        use ::futures::stream::MapOk as _;
    }
}

// futures::stream::Map::get_mut
mod old_116 {
    fn names() {
        use ::futures_legacy::stream::Map as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::Map<S, F>>::get_mut; }
    }
}

// futures::stream::MapOk::get_mut
mod new_116 {
    fn names() {
        use ::futures::stream::MapOk as _;
        fn f<St, F>() { let _ = <::futures::stream::MapOk<St, F>>::get_mut; }
    }
}

// futures::stream::Map::get_ref
mod old_117 {
    fn names() {
        use ::futures_legacy::stream::Map as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::Map<S, F>>::get_ref; }
    }
}

// futures::stream::MapOk::get_ref
mod new_117 {
    fn names() {
        use ::futures::stream::MapOk as _;
        fn f<St, F>() { let _ = <::futures::stream::MapOk<St, F>>::get_ref; }
    }
}

// futures::stream::Map::into_inner
mod old_118 {
    fn names() {
        use ::futures_legacy::stream::Map as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::Map<S, F>>::into_inner; }
    }
}

// futures::stream::MapOk::into_inner
mod new_118 {
    fn names() {
        use ::futures::stream::MapOk as _;
        fn f<St, F>() { let _ = <::futures::stream::MapOk<St, F>>::into_inner; }
    }
}

// futures::stream::MapErr
mod old_119 {
    fn names() {
        use ::futures_legacy::stream::MapErr as _;
    }
}

// futures::stream::MapErr
mod new_119 {
    fn names() {
        use ::futures::stream::MapErr as _;
    }
}

// futures::stream::MapErr::get_mut
mod old_120 {
    fn names() {
        use ::futures_legacy::stream::MapErr as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::MapErr<S, F>>::get_mut; }
    }
}

// futures::stream::MapErr::get_mut
mod new_120 {
    fn names() {
        use ::futures::stream::MapErr as _;
        fn f<St, F>() { let _ = <::futures::stream::MapErr<St, F>>::get_mut; }
    }
}

// futures::stream::MapErr::get_ref
mod old_121 {
    fn names() {
        use ::futures_legacy::stream::MapErr as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::MapErr<S, F>>::get_ref; }
    }
}

// futures::stream::MapErr::get_ref
mod new_121 {
    fn names() {
        use ::futures::stream::MapErr as _;
        fn f<St, F>() { let _ = <::futures::stream::MapErr<St, F>>::get_ref; }
    }
}

// futures::stream::MapErr::into_inner
mod old_122 {
    fn names() {
        use ::futures_legacy::stream::MapErr as _;
        fn f<S, F>() { let _ = <::futures_legacy::stream::MapErr<S, F>>::into_inner; }
    }
}

// futures::stream::MapErr::into_inner
mod new_122 {
    fn names() {
        use ::futures::stream::MapErr as _;
        fn f<St, F>() { let _ = <::futures::stream::MapErr<St, F>>::into_inner; }
    }
}

// futures::stream::Merge
mod old_123 {
    fn names() {
        use ::futures_legacy::stream::Merge as _;
    }
}

// futures::stream::Select
mod new_123 {
    fn names() {
        use ::futures::stream::Select as _;
    }
}

// futures::stream::MergedItem
mod old_124 {
    fn names() {
        use ::futures_legacy::stream::MergedItem as _;
    }
}

// futures::future::Either
mod new_124 {
    fn names() {
        use ::futures::future::Either as _;
    }
}

// futures::stream::MergedItem::Both
mod old_125 {
    fn names() {
        use ::futures_legacy::stream::MergedItem as _;
        use ::futures_legacy::stream::MergedItem::Both as _;
    }
}

// futures::stream::MergedItem::First
mod old_126 {
    fn names() {
        use ::futures_legacy::stream::MergedItem as _;
        use ::futures_legacy::stream::MergedItem::First as _;
    }
}

// futures::future::Either::Left
mod new_126 {
    fn names() {
        use ::futures::future::Either as _;
        use ::futures::future::Either::Left as _;
    }
}

// futures::stream::MergedItem::Second
mod old_127 {
    fn names() {
        use ::futures_legacy::stream::MergedItem as _;
        use ::futures_legacy::stream::MergedItem::Second as _;
    }
}

// futures::future::Either::Right
mod new_127 {
    fn names() {
        use ::futures::future::Either as _;
        use ::futures::future::Either::Right as _;
    }
}

// futures::stream::Once
mod old_128 {
    fn names() {
        use ::futures_legacy::stream::Once as _;
    }
}

// futures::stream::Once
mod new_128 {
    fn names() {
        use ::futures::stream::Once as _;
    }
}

// futures::stream::OrElse
mod old_129 {
    fn names() {
        use ::futures_legacy::stream::OrElse as _;
    }
}

// futures::stream::OrElse
mod new_129 {
    fn names() {
        use ::futures::stream::OrElse as _;
    }
}

// futures::stream::Peekable
mod old_130 {
    fn names() {
        use ::futures_legacy::stream::Peekable as _;
    }
}

// futures::stream::Peekable
mod new_130 {
    fn names() {
        use ::futures::stream::Peekable as _;
    }
}

// futures::stream::Peekable::peek
mod old_131 {
    fn names() {
        use ::futures_legacy::stream::Peekable as _;
        fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::stream::Peekable<S>>::peek; }
    }
}

// futures::stream::Peekable::peek
mod new_131 {
    fn names() {
        use ::futures::stream::Peekable as _;
        fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Peekable<St>>::peek; }
    }
}

// futures::stream::PollFn
mod old_132 {
    fn names() {
        use ::futures_legacy::stream::PollFn as _;
    }
}

// futures::stream::PollFn
mod new_132 {
    fn names() {
        use ::futures::stream::PollFn as _;
    }
}

// futures::stream::Receiver
mod old_133 {
    fn names() {
        use ::futures_legacy::stream::Receiver as _;
    }
}

// futures::channel::mpsc::Receiver
mod new_133 {
    fn names() {
        use ::futures::channel::mpsc::Receiver as _;
    }
}

// futures::stream::Repeat
mod old_134 {
    fn names() {
        use ::futures_legacy::stream::Repeat as _;
    }
}

// futures::stream::Repeat
mod new_134 {
    fn names() {
        use ::futures::stream::Repeat as _;
    }
}

// futures::stream::ReuniteError
mod old_135 {
    fn names() {
        use ::futures_legacy::stream::ReuniteError as _;
    }
}

// futures::stream::ReuniteError
mod new_135 {
    fn names() {
        use ::futures::stream::ReuniteError as _;
    }
}

// futures::stream::ReuniteError::0
mod old_136 {
    fn names() {
        use ::futures_legacy::stream::ReuniteError as _;
        fn f<T>(it: &::futures_legacy::stream::ReuniteError<T>) { let _ = &it.0; }
    }
}

// futures::stream::ReuniteError::0
mod new_136 {
    fn names() {
        use ::futures::stream::ReuniteError as _;
        fn f<T, Item>(it: &::futures::stream::ReuniteError<T, Item>) { let _ = &it.0; }
    }
}

// futures::stream::ReuniteError::1
mod old_137 {
    fn names() {
        use ::futures_legacy::stream::ReuniteError as _;
        fn f<T>(it: &::futures_legacy::stream::ReuniteError<T>) { let _ = &it.1; }
    }
}

// futures::stream::ReuniteError::1
mod new_137 {
    fn names() {
        use ::futures::stream::ReuniteError as _;
        fn f<T, Item>(it: &::futures::stream::ReuniteError<T, Item>) { let _ = &it.1; }
    }
}

// futures::stream::Select
mod old_138 {
    fn names() {
        use ::futures_legacy::stream::Select as _;
    }
}

// futures::stream::Select
mod new_138 {
    fn names() {
        use ::futures::stream::Select as _;
    }
}

// futures::stream::SendError
mod old_139 {
    fn names() {
        use ::futures_legacy::stream::SendError as _;
    }
}

// futures::channel::mpsc::SendError
mod new_139 {
    fn names() {
        use ::futures::channel::mpsc::SendError as _;
    }
}

// futures::stream::Sender
mod old_140 {
    fn names() {
        use ::futures_legacy::stream::Sender as _;
    }
}

// futures::channel::mpsc::Sender
mod new_140 {
    fn names() {
        use ::futures::channel::mpsc::Sender as _;
    }
}

// futures::stream::Sender::send
mod old_141 {
    fn names() {
        use ::futures_legacy::stream::Sender as _;
        fn f<T, E>() { let _ = <::futures_legacy::stream::Sender<T, E>>::send; }
    }
}

// futures::SinkExt::send
mod new_141 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send; }
    }
}

// futures::stream::Skip
mod old_142 {
    fn names() {
        use ::futures_legacy::stream::Skip as _;
    }
}

// futures::stream::Skip
mod new_142 {
    fn names() {
        use ::futures::stream::Skip as _;
    }
}

// futures::stream::Skip::get_mut
mod old_143 {
    fn names() {
        use ::futures_legacy::stream::Skip as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Skip<S>>::get_mut; }
    }
}

// futures::stream::Skip::get_mut
mod new_143 {
    fn names() {
        use ::futures::stream::Skip as _;
        fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Skip<St>>::get_mut; }
    }
}

// futures::stream::Skip::get_ref
mod old_144 {
    fn names() {
        use ::futures_legacy::stream::Skip as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Skip<S>>::get_ref; }
    }
}

// futures::stream::Skip::get_ref
mod new_144 {
    fn names() {
        use ::futures::stream::Skip as _;
        fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Skip<St>>::get_ref; }
    }
}

// futures::stream::Skip::into_inner
mod old_145 {
    fn names() {
        use ::futures_legacy::stream::Skip as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Skip<S>>::into_inner; }
    }
}

// futures::stream::Skip::into_inner
mod new_145 {
    fn names() {
        use ::futures::stream::Skip as _;
        fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Skip<St>>::into_inner; }
    }
}

// futures::stream::SkipWhile
mod old_146 {
    fn names() {
        use ::futures_legacy::stream::SkipWhile as _;
    }
}

// futures::stream::TrySkipWhile
mod new_146 {
    fn names() {
        use ::futures::stream::TrySkipWhile as _;
    }
}

// futures::stream::SkipWhile::get_mut
mod old_147 {
    fn names() {
        use ::futures_legacy::stream::SkipWhile as _;
        fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::SkipWhile<S, P, R>>::get_mut; }
    }
}

// futures::stream::TrySkipWhile::get_mut
mod new_147 {
    fn names() {
        use ::futures::stream::TrySkipWhile as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TrySkipWhile<St, Fut, F>>::get_mut; }
    }
}

// futures::stream::SkipWhile::get_ref
mod old_148 {
    fn names() {
        use ::futures_legacy::stream::SkipWhile as _;
        fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::SkipWhile<S, P, R>>::get_ref; }
    }
}

// futures::stream::TrySkipWhile::get_ref
mod new_148 {
    fn names() {
        use ::futures::stream::TrySkipWhile as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TrySkipWhile<St, Fut, F>>::get_ref; }
    }
}

// futures::stream::SkipWhile::into_inner
mod old_149 {
    fn names() {
        use ::futures_legacy::stream::SkipWhile as _;
        fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::SkipWhile<S, P, R>>::into_inner; }
    }
}

// futures::stream::TrySkipWhile::into_inner
mod new_149 {
    fn names() {
        use ::futures::stream::TrySkipWhile as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TrySkipWhile<St, Fut, F>>::into_inner; }
    }
}

// futures::stream::SplitSink
mod old_150 {
    fn names() {
        use ::futures_legacy::stream::SplitSink as _;
    }
}

// futures::stream::SplitSink
mod new_150 {
    fn names() {
        use ::futures::stream::SplitSink as _;
    }
}

// futures::stream::SplitSink::reunite
mod old_151 {
    fn names() {
        use ::futures_legacy::stream::SplitSink as _;
        fn f<S>() { let _ = <::futures_legacy::stream::SplitSink<S>>::reunite; }
    }
}

// futures::stream::SplitSink::reunite
mod new_151 {
    fn names() {
        use ::futures::stream::SplitSink as _;
        fn f<S: ::futures::Sink<Item> + ::std::marker::Unpin, Item>() { let _ = <::futures::stream::SplitSink<S, Item>>::reunite; }
    }
}

// futures::stream::SplitStream
mod old_152 {
    fn names() {
        use ::futures_legacy::stream::SplitStream as _;
    }
}

// futures::stream::SplitStream
mod new_152 {
    fn names() {
        use ::futures::stream::SplitStream as _;
    }
}

// futures::stream::SplitStream::reunite
mod old_153 {
    fn names() {
        use ::futures_legacy::stream::SplitStream as _;
        fn f<S>() { let _ = <::futures_legacy::stream::SplitStream<S>>::reunite; }
    }
}

// futures::stream::SplitStream::reunite
mod new_153 {
    fn names() {
        use ::futures::stream::SplitStream as _;
        fn f<S: ::std::marker::Unpin, Item>() where S: ::futures::Sink<Item> { let _ = <::futures::stream::SplitStream<S>>::reunite::<Item>; }
    }
}

// futures::stream::StreamFuture
mod old_154 {
    fn names() {
        use ::futures_legacy::stream::StreamFuture as _;
    }
}

// futures::stream::StreamFuture
mod new_154 {
    fn names() {
        use ::futures::stream::StreamFuture as _;
    }
}

// futures::stream::StreamFuture::get_mut
mod old_155 {
    fn names() {
        use ::futures_legacy::stream::StreamFuture as _;
        fn f<S>() { let _ = <::futures_legacy::stream::StreamFuture<S>>::get_mut; }
    }
}

// futures::stream::StreamFuture::get_mut
mod new_155 {
    fn names() {
        use ::futures::stream::StreamFuture as _;
        fn f<St: ::futures::Stream + ::std::marker::Unpin>() { let _ = <::futures::stream::StreamFuture<St>>::get_mut; }
    }
}

// futures::stream::StreamFuture::get_ref
mod old_156 {
    fn names() {
        use ::futures_legacy::stream::StreamFuture as _;
        fn f<S>() { let _ = <::futures_legacy::stream::StreamFuture<S>>::get_ref; }
    }
}

// futures::stream::StreamFuture::get_ref
mod new_156 {
    fn names() {
        use ::futures::stream::StreamFuture as _;
        fn f<St: ::futures::Stream + ::std::marker::Unpin>() { let _ = <::futures::stream::StreamFuture<St>>::get_ref; }
    }
}

// futures::stream::StreamFuture::into_inner
mod old_157 {
    fn names() {
        use ::futures_legacy::stream::StreamFuture as _;
        fn f<S>() { let _ = <::futures_legacy::stream::StreamFuture<S>>::into_inner; }
    }
}

// futures::stream::StreamFuture::into_inner
mod new_157 {
    fn names() {
        use ::futures::stream::StreamFuture as _;
        fn f<St: ::futures::Stream + ::std::marker::Unpin>() { let _ = <::futures::stream::StreamFuture<St>>::into_inner; }
    }
}

// futures::stream::Take
mod old_158 {
    fn names() {
        use ::futures_legacy::stream::Take as _;
    }
}

// futures::stream::Take
mod new_158 {
    fn names() {
        use ::futures::stream::Take as _;
    }
}

// futures::stream::Take::get_mut
mod old_159 {
    fn names() {
        use ::futures_legacy::stream::Take as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Take<S>>::get_mut; }
    }
}

// futures::stream::Take::get_mut
mod new_159 {
    fn names() {
        use ::futures::stream::Take as _;
        fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Take<St>>::get_mut; }
    }
}

// futures::stream::Take::get_ref
mod old_160 {
    fn names() {
        use ::futures_legacy::stream::Take as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Take<S>>::get_ref; }
    }
}

// futures::stream::Take::get_ref
mod new_160 {
    fn names() {
        use ::futures::stream::Take as _;
        fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Take<St>>::get_ref; }
    }
}

// futures::stream::Take::into_inner
mod old_161 {
    fn names() {
        use ::futures_legacy::stream::Take as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Take<S>>::into_inner; }
    }
}

// futures::stream::Take::into_inner
mod new_161 {
    fn names() {
        use ::futures::stream::Take as _;
        fn f<St: ::futures::Stream>() { let _ = <::futures::stream::Take<St>>::into_inner; }
    }
}

// futures::stream::TakeWhile
mod old_162 {
    fn names() {
        use ::futures_legacy::stream::TakeWhile as _;
    }
}

// futures::stream::TryTakeWhile
mod new_162 {
    fn names() {
        use ::futures::stream::TryTakeWhile as _;
    }
}

// futures::stream::TakeWhile::get_mut
mod old_163 {
    fn names() {
        use ::futures_legacy::stream::TakeWhile as _;
        fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::TakeWhile<S, P, R>>::get_mut; }
    }
}

// futures::stream::TryTakeWhile::get_mut
mod new_163 {
    fn names() {
        use ::futures::stream::TryTakeWhile as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryTakeWhile<St, Fut, F>>::get_mut; }
    }
}

// futures::stream::TakeWhile::get_ref
mod old_164 {
    fn names() {
        use ::futures_legacy::stream::TakeWhile as _;
        fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::TakeWhile<S, P, R>>::get_ref; }
    }
}

// futures::stream::TryTakeWhile::get_ref
mod new_164 {
    fn names() {
        use ::futures::stream::TryTakeWhile as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryTakeWhile<St, Fut, F>>::get_ref; }
    }
}

// futures::stream::TakeWhile::into_inner
mod old_165 {
    fn names() {
        use ::futures_legacy::stream::TakeWhile as _;
        fn f<S, P, R>() where S: ::futures_legacy::Stream, R: ::futures_legacy::IntoFuture { let _ = <::futures_legacy::stream::TakeWhile<S, P, R>>::into_inner; }
    }
}

// futures::stream::TryTakeWhile::into_inner
mod new_165 {
    fn names() {
        use ::futures::stream::TryTakeWhile as _;
        fn f<St, Fut, F>() where St: ::futures::TryStream, F: ::std::ops::FnMut(& <St as ::futures::TryStream>::Ok) -> Fut, Fut: ::futures::TryFuture<Ok = bool, Error = <St as ::futures::TryStream>::Error> { let _ = <::futures::stream::TryTakeWhile<St, Fut, F>>::into_inner; }
    }
}

// futures::stream::Then
mod old_166 {
    fn names() {
        use ::futures_legacy::stream::Then as _;
    }
}

// futures::stream::Then
mod new_166 {
    fn names() {
        use ::futures::stream::Then as _;
    }
}

// futures::stream::Unfold
mod old_167 {
    fn names() {
        use ::futures_legacy::stream::Unfold as _;
    }
}

// futures::stream::TryUnfold
mod new_167 {
    fn names() {
        use ::futures::stream::TryUnfold as _;
    }
}

// futures::stream::Wait
mod old_168 {
    fn names() {
        use ::futures_legacy::stream::Wait as _;
    }
}

// futures::executor::BlockingStream
mod new_168 {
    fn names() {
        use ::futures::executor::BlockingStream as _;
    }
}

// futures::stream::Wait::get_mut
mod old_169 {
    fn names() {
        use ::futures_legacy::stream::Wait as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Wait<S>>::get_mut; }
    }
}

// futures::stream::Wait::get_ref
mod old_170 {
    fn names() {
        use ::futures_legacy::stream::Wait as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Wait<S>>::get_ref; }
    }
}

// futures::stream::Wait::into_inner
mod old_171 {
    fn names() {
        use ::futures_legacy::stream::Wait as _;
        fn f<S>() { let _ = <::futures_legacy::stream::Wait<S>>::into_inner; }
    }
}

// futures::executor::BlockingStream::into_inner
mod new_171 {
    fn names() {
        use ::futures::executor::BlockingStream as _;
        fn f<S: ::futures::Stream + ::std::marker::Unpin>() { let _ = <::futures::executor::BlockingStream<S>>::into_inner; }
    }
}

// futures::stream::Zip
mod old_172 {
    fn names() {
        use ::futures_legacy::stream::Zip as _;
    }
}

// futures::stream::Zip
mod new_172 {
    fn names() {
        use ::futures::stream::Zip as _;
    }
}

// futures::stream::channel
mod old_173 {
    fn names() {
        use ::futures_legacy::stream::channel as _;
    }
}

// futures::channel::mpsc::channel
mod new_173 {
    fn names() {
        use ::futures::channel::mpsc::channel as _;
    }
}

// futures::stream::empty
mod old_174 {
    fn names() {
        use ::futures_legacy::stream::empty as _;
    }
}

// futures::stream::empty
mod new_174 {
    fn names() {
        use ::futures::stream::empty as _;
    }
}

// futures::stream::futures_ordered
mod old_175 {
    fn names() {
        use ::futures_legacy::stream::futures_ordered as _;
    }
}

// futures::stream::FuturesOrdered
mod new_175 {
    fn names() {
        use ::futures::stream::FuturesOrdered as _;
    }
}

// futures::stream::futures_unordered
mod old_176 {
    fn names() {
        use ::futures_legacy::stream::futures_unordered as _;
    }
}

// futures::stream::FuturesUnordered
mod new_176 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
    }
}

// futures::stream::futures_unordered
mod old_177 {
    fn names() {
        use ::futures_legacy::stream::futures_unordered as _;
    }
}

// futures::stream::FuturesUnordered
mod new_177 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
    }
}

// futures::stream::futures_unordered::IterMut
mod old_178 {
    fn names() {
        use ::futures_legacy::stream::futures_unordered::IterMut as _;
    }
}

// futures::stream::futures_unordered::IterMut
mod new_178 {
    fn names() {
        use ::futures::stream::futures_unordered::IterMut as _;
    }
}

// futures::stream::iter
mod old_179 {
    fn names() {
        use ::futures_legacy::stream::iter as _;
    }
}

// futures::stream::iter
mod new_179 {
    fn names() {
        use ::futures::stream::iter as _;
    }
}

// futures::stream::iter_ok
mod old_180 {
    fn names() {
        use ::futures_legacy::stream::iter_ok as _;
    }
}

// futures::stream::iter
mod new_180 {
    fn names() {
        use ::futures::stream::iter as _;
    }
}

// futures::stream::iter_result
mod old_181 {
    fn names() {
        use ::futures_legacy::stream::iter_result as _;
    }
}

// futures::stream::iter
mod new_181 {
    fn names() {
        use ::futures::stream::iter as _;
    }
}

// futures::stream::once
mod old_182 {
    fn names() {
        use ::futures_legacy::stream::once as _;
    }
}

// futures::stream::once
mod new_182 {
    fn names() {
        use ::futures::stream::once as _;
    }
}

// futures::stream::poll_fn
mod old_183 {
    fn names() {
        use ::futures_legacy::stream::poll_fn as _;
    }
}

// futures::stream::poll_fn
mod new_183 {
    fn names() {
        use ::futures::stream::poll_fn as _;
    }
}

// futures::stream::repeat
mod old_184 {
    fn names() {
        use ::futures_legacy::stream::repeat as _;
    }
}

// futures::stream::repeat
mod new_184 {
    fn names() {
        use ::futures::stream::repeat as _;
    }
}

// futures::stream::unfold
mod old_185 {
    fn names() {
        use ::futures_legacy::stream::unfold as _;
    }
}

// futures::stream::try_unfold
mod new_185 {
    fn names() {
        use ::futures::stream::try_unfold as _;
    }
}

// tokio::util::StreamExt
mod old_186 {
    fn names() {
        use ::tokio_legacy::util::StreamExt as _;
    }
}

// tokio_stream::StreamExt
mod new_186 {
    fn names() {
        use ::tokio_stream::StreamExt as _;
    }
}

// tokio::util::StreamExt::enumerate
mod old_187 {
    fn names() {
        use ::tokio_legacy::util::StreamExt as _;
        fn f<Zelf: ::tokio_legacy::util::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::StreamExt>::enumerate; }
    }
}

// futures::StreamExt::enumerate
mod new_187 {
    fn names() {
        use ::futures::StreamExt as _;
        fn f<Zelf: ::futures::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::StreamExt>::enumerate; }
    }
}

// tokio::util::StreamExt::throttle
mod old_188 {
    fn names() {
        use ::tokio_legacy::util::StreamExt as _;
        fn f<Zelf: ::tokio_legacy::util::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::StreamExt>::throttle; }
    }
}

// tokio_stream::StreamExt::throttle
mod new_188 {
    fn names() {
        use ::tokio_stream::StreamExt as _;
        fn f<Zelf: ::tokio_stream::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_stream::StreamExt>::throttle; }
    }
}

// tokio::util::StreamExt::timeout
mod old_189 {
    fn names() {
        use ::tokio_legacy::util::StreamExt as _;
        fn f<Zelf: ::tokio_legacy::util::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::StreamExt>::timeout; }
    }
}

// tokio_stream::StreamExt::timeout
mod new_189 {
    fn names() {
        use ::tokio_stream::StreamExt as _;
        fn f<Zelf: ::tokio_stream::StreamExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_stream::StreamExt>::timeout; }
    }
}
