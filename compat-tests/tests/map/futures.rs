//! Both paths of each row of `guide/map/futures.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// futures
mod old_0 {
    fn names() {
        use ::futures_legacy as it;
    }
}

// futures
mod new_0 {
    fn names() {
        use ::futures as it;
    }
}

// futures::Async
mod old_1 {
    fn names() {
        use ::futures_legacy::Async as _;
    }
}

// std::task::Poll
mod new_1 {
    fn names() {
        use ::std::task::Poll as _;
    }
}

// futures::Async::NotReady
mod old_2 {
    fn names() {
        use ::futures_legacy::Async as _;
        use ::futures_legacy::Async::NotReady as _;
    }
}

// std::task::Poll::Pending
mod new_2 {
    fn names() {
        let _ = std::task::Poll::<()>::Pending;
    }
}

// futures::Async::Ready
mod old_3 {
    fn names() {
        use ::futures_legacy::Async as _;
        use ::futures_legacy::Async::Ready as _;
    }
}

// std::task::Poll::Ready
mod new_3 {
    fn names() {
        let _ = std::task::Poll::<()>::Ready;
    }
}

// futures::Async::is_not_ready
mod old_4 {
    fn names() {
        use ::futures_legacy::Async as _;
        fn f<T>() { let _ = <::futures_legacy::Async<T>>::is_not_ready; }
    }
}

// std::task::Poll::is_pending
mod new_4 {
    fn names() {
        let _ = std::task::Poll::<()>::is_pending;
    }
}

// futures::Async::is_ready
mod old_5 {
    fn names() {
        use ::futures_legacy::Async as _;
        fn f<T>() { let _ = <::futures_legacy::Async<T>>::is_ready; }
    }
}

// std::task::Poll::is_ready
mod new_5 {
    fn names() {
        let _ = std::task::Poll::<()>::is_ready;
    }
}

// futures::Async::map
mod old_6 {
    fn names() {
        use ::futures_legacy::Async as _;
        fn f<T, F, U>() where F: ::std::ops::FnOnce(T) -> U { let _ = <::futures_legacy::Async<T>>::map::<F, U>; }
    }
}

// std::task::Poll::map
mod new_6 {
    fn names() {
        let _ = std::task::Poll::<()>::map::<(), fn(())>;
    }
}

// futures::BoxFuture
mod old_7 {
    fn names() {
        use ::futures_legacy::BoxFuture as _;
    }
}

// futures::future::BoxFuture
mod new_7 {
    fn names() {
        use ::futures::future::BoxFuture as _;
    }
}

// futures::Future
mod old_8 {
    fn names() {
        use ::futures_legacy::Future as _;
    }
}

// std::future::Future
mod new_8 {
    fn names() {
        use ::std::future::Future as _;
    }
}

// futures::Future::Error
mod old_9 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Future>::Error>; }
    }
}

// std::future::Future::Output
mod new_9 {
    fn names() {
        let _ = std::marker::PhantomData::<<std::future::Ready<()> as Future>::Output>;
    }
}

// futures::Future::Item
mod old_10 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Future>::Item>; }
    }
}

// std::future::Future::Output
mod new_10 {
    fn names() {
        let _ = std::marker::PhantomData::<<std::future::Ready<()> as Future>::Output>;
    }
}

// futures::Future::and_then
mod old_11 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<F, B, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Future>::Item) -> B, B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::and_then::<F, B>; }
    }
}

// futures::TryFutureExt::and_then
mod new_11 {
    fn names() {
        use ::futures::TryFutureExt as _;
        fn f<Fut, F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::futures::TryFuture>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <Zelf as ::futures::TryFuture>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::and_then::<Fut, F>; }
    }
}

// futures::Future::boxed
mod old_12 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized + ::std::marker::Send + 'static { let _ = <Zelf as ::futures_legacy::Future>::boxed; }
    }
}

// futures::FutureExt::boxed
mod new_12 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<'a, Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized + ::std::marker::Send + 'a { let _ = <Zelf as ::futures::FutureExt>::boxed; }
    }
}

// futures::Future::catch_unwind
mod old_13 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized + ::std::panic::UnwindSafe { let _ = <Zelf as ::futures_legacy::Future>::catch_unwind; }
    }
}

// futures::FutureExt::catch_unwind
mod new_13 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized + ::std::panic::UnwindSafe { let _ = <Zelf as ::futures::FutureExt>::catch_unwind; }
    }
}

// futures::Future::flatten
mod old_14 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() where <Zelf as ::futures_legacy::Future>::Item: ::futures_legacy::IntoFuture, <<Zelf as ::futures_legacy::Future>::Item as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::flatten; }
    }
}

// futures::TryFutureExt::try_flatten
mod new_14 {
    fn names() {
        use ::futures::TryFutureExt as _;
        fn f<Zelf: ::futures::TryFutureExt>() where <Zelf as ::futures::TryFuture>::Ok: ::futures::TryFuture<Error = <Zelf as ::futures::TryFuture>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::try_flatten; }
    }
}

// futures::Future::flatten_stream
mod old_15 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() where <Zelf as ::futures_legacy::Future>::Item: ::futures_legacy::Stream<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::flatten_stream; }
    }
}

// futures::TryFutureExt::try_flatten_stream
mod new_15 {
    fn names() {
        use ::futures::TryFutureExt as _;
        fn f<Zelf: ::futures::TryFutureExt>() where <Zelf as ::futures::TryFuture>::Ok: ::futures::TryStream<Error = <Zelf as ::futures::TryFuture>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::try_flatten_stream; }
    }
}

// futures::Future::from_err
mod old_16 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<E: ::std::convert::From<<Zelf as ::futures_legacy::Future>::Error>, Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::from_err::<E>; }
    }
}

// futures::TryFutureExt::err_into
mod new_16 {
    fn names() {
        use ::futures::TryFutureExt as _;
        fn f<E, Zelf: ::futures::TryFutureExt>() where Zelf: ::std::marker::Sized, <Zelf as ::futures::TryFuture>::Error: ::std::convert::Into<E> { let _ = <Zelf as ::futures::TryFutureExt>::err_into::<E>; }
    }
}

// futures::Future::fuse
mod old_17 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::fuse; }
    }
}

// futures::FutureExt::fuse
mod new_17 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::fuse; }
    }
}

// futures::Future::inspect
mod old_18 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<F, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(& <Zelf as ::futures_legacy::Future>::Item), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::inspect::<F>; }
    }
}

// futures::TryFutureExt::inspect_ok
mod new_18 {
    fn names() {
        use ::futures::TryFutureExt as _;
        fn f<F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(& <Zelf as ::futures::TryFuture>::Ok), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::inspect_ok::<F>; }
    }
}

// futures::Future::into_stream
mod old_19 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::into_stream; }
    }
}

// futures::FutureExt::into_stream
mod new_19 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::into_stream; }
    }
}

// futures::Future::join
mod old_20 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<B, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::join::<B>; }
    }
}

// futures::future::try_join
mod new_20 {
    fn names() {
        use ::futures::future::try_join as _;
    }
}

// futures::Future::join3
mod old_21 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<B, C, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, C: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::join3::<B, C>; }
    }
}

// futures::future::try_join3
mod new_21 {
    fn names() {
        use ::futures::future::try_join3 as _;
    }
}

// futures::Future::join4
mod old_22 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<B, C, D, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, C: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, D: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::join4::<B, C, D>; }
    }
}

// futures::future::try_join4
mod new_22 {
    fn names() {
        use ::futures::future::try_join4 as _;
    }
}

// futures::Future::join5
mod old_23 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<B, C, D, E, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, C: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, D: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, E: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::join5::<B, C, D, E>; }
    }
}

// futures::future::try_join5
mod new_23 {
    fn names() {
        use ::futures::future::try_join5 as _;
    }
}

// futures::Future::map
mod old_24 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<F, U, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Future>::Item) -> U, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::map::<F, U>; }
    }
}

// futures::TryFutureExt::map_ok
mod new_24 {
    fn names() {
        use ::futures::TryFutureExt as _;
        fn f<T, F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::futures::TryFuture>::Ok) -> T, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::map_ok::<T, F>; }
    }
}

// futures::Future::map_err
mod old_25 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<F, E, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Future>::Error) -> E, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::map_err::<F, E>; }
    }
}

// futures::TryFutureExt::map_err
mod new_25 {
    fn names() {
        use ::futures::TryFutureExt as _;
        fn f<E, F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::futures::TryFuture>::Error) -> E, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::map_err::<E, F>; }
    }
}

// futures::Future::or_else
mod old_26 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<F, B, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Future>::Error) -> B, B: ::futures_legacy::IntoFuture<Item = <Zelf as ::futures_legacy::Future>::Item>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::or_else::<F, B>; }
    }
}

// futures::TryFutureExt::or_else
mod new_26 {
    fn names() {
        use ::futures::TryFutureExt as _;
        fn f<Fut, F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::futures::TryFuture>::Error) -> Fut, Fut: ::futures::TryFuture<Ok = <Zelf as ::futures::TryFuture>::Ok>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::or_else::<Fut, F>; }
    }
}

// futures::Future::poll
mod old_27 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() { let _ = <Zelf as ::futures_legacy::Future>::poll; }
    }
}

// std::future::Future::poll
mod new_27 {
    fn names() {
        let _ = <std::future::Ready<()> as Future>::poll;
    }
}

// futures::Future::select
mod old_28 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<B, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Item = <Zelf as ::futures_legacy::Future>::Item, Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::select::<B>; }
    }
}

// futures::future::select
mod new_28 {
    fn names() {
        use ::futures::future::select as _;
    }
}

// futures::Future::select2
mod old_29 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<B, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::select2::<B>; }
    }
}

// futures::future::select
mod new_29 {
    fn names() {
        use ::futures::future::select as _;
    }
}

// futures::Future::shared
mod old_30 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::shared; }
    }
}

// futures::FutureExt::shared
mod new_30 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized, <Zelf as ::std::future::Future>::Output: ::std::clone::Clone { let _ = <Zelf as ::futures::FutureExt>::shared; }
    }
}

// futures::Future::then
mod old_31 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<F, B, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(::std::result::Result<<Zelf as ::futures_legacy::Future>::Item, <Zelf as ::futures_legacy::Future>::Error>) -> B, B: ::futures_legacy::IntoFuture, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::then::<F, B>; }
    }
}

// futures::FutureExt::then
mod new_31 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Fut, F, Zelf: ::futures::FutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::std::future::Future>::Output) -> Fut, Fut: ::std::future::Future, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::then::<Fut, F>; }
    }
}

// futures::Future::wait
mod old_32 {
    fn names() {
        use ::futures_legacy::Future as _;
        fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::wait; }
    }
}

// futures::executor::block_on
mod new_32 {
    fn names() {
        use ::futures::executor::block_on as _;
    }
}

// futures::IntoFuture
mod old_33 {
    fn names() {
        use ::futures_legacy::IntoFuture as _;
    }
}

// std::future::IntoFuture
mod new_33 {
    fn names() {
        use ::std::future::IntoFuture as _;
    }
}

// futures::IntoFuture::Error
mod old_34 {
    fn names() {
        use ::futures_legacy::IntoFuture as _;
        fn f<Zelf: ::futures_legacy::IntoFuture>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::IntoFuture>::Error>; }
    }
}

// std::future::IntoFuture::Output
mod new_34 {
    fn names() {
        let _ = std::marker::PhantomData::<<std::future::Ready<()> as IntoFuture>::Output>;
    }
}

// futures::IntoFuture::Future
mod old_35 {
    fn names() {
        use ::futures_legacy::IntoFuture as _;
        fn f<Zelf: ::futures_legacy::IntoFuture>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::IntoFuture>::Future>; }
    }
}

// std::future::IntoFuture::IntoFuture
mod new_35 {
    fn names() {
        let _ = std::marker::PhantomData::<<std::future::Ready<()> as IntoFuture>::IntoFuture>;
    }
}

// futures::IntoFuture::Item
mod old_36 {
    fn names() {
        use ::futures_legacy::IntoFuture as _;
        fn f<Zelf: ::futures_legacy::IntoFuture>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::IntoFuture>::Item>; }
    }
}

// std::future::IntoFuture::Output
mod new_36 {
    fn names() {
        let _ = std::marker::PhantomData::<<std::future::Ready<()> as IntoFuture>::Output>;
    }
}

// futures::IntoFuture::into_future
mod old_37 {
    fn names() {
        use ::futures_legacy::IntoFuture as _;
        fn f<Zelf: ::futures_legacy::IntoFuture>() { let _ = <Zelf as ::futures_legacy::IntoFuture>::into_future; }
    }
}

// std::future::IntoFuture::into_future
mod new_37 {
    fn names() {
        let _ = <std::future::Ready<()> as IntoFuture>::into_future;
    }
}

// futures::Poll
mod old_38 {
    fn names() {
        use ::futures_legacy::Poll as _;
    }
}

// std::task::Poll
mod new_38 {
    fn names() {
        use ::std::task::Poll as _;
    }
}

// futures::future
mod old_39 {
    fn names() {
        use ::futures_legacy::future as _;
    }
}

// futures::future
mod new_39 {
    fn names() {
        use ::futures::future as _;
    }
}

// futures::future::AndThen
mod old_40 {
    fn names() {
        use ::futures_legacy::future::AndThen as _;
    }
}

// futures::future::AndThen
mod new_40 {
    fn names() {
        use ::futures::future::AndThen as _;
    }
}

// futures::future::CatchUnwind
mod old_41 {
    fn names() {
        use ::futures_legacy::future::CatchUnwind as _;
    }
}

// futures::future::CatchUnwind
mod new_41 {
    fn names() {
        use ::futures::future::CatchUnwind as _;
    }
}

// futures::future::Either
mod old_42 {
    fn names() {
        use ::futures_legacy::future::Either as _;
    }
}

// futures::future::Either
mod new_42 {
    fn names() {
        use ::futures::future::Either as _;
    }
}

// futures::future::Either::A
mod old_43 {
    fn names() {
        use ::futures_legacy::future::Either as _;
        use ::futures_legacy::future::Either::A as _;
    }
}

// futures::future::Either::Left
mod new_43 {
    fn names() {
        use ::futures::future::Either as _;
        use ::futures::future::Either::Left as _;
    }
}

// futures::future::Either::B
mod old_44 {
    fn names() {
        use ::futures_legacy::future::Either as _;
        use ::futures_legacy::future::Either::B as _;
    }
}

// futures::future::Either::Right
mod new_44 {
    fn names() {
        use ::futures::future::Either as _;
        use ::futures::future::Either::Right as _;
    }
}

// futures::future::Either::split
mod old_45 {
    fn names() {
        use ::futures_legacy::future::Either as _;
        fn f<T, A, B>() { let _ = <::futures_legacy::future::Either<(T, A), (T, B)>>::split; }
    }
}

// futures::future::Either::factor_first
mod new_45 {
    fn names() {
        use ::futures::future::Either as _;
        fn f<A, B, T>() { let _ = <::futures::future::Either<(T, A), (T, B)>>::factor_first; }
    }
}

// futures::future::Empty
mod old_46 {
    fn names() {
        use ::futures_legacy::future::Empty as _;
    }
}

// futures::future::Pending
mod new_46 {
    fn names() {
        use ::futures::future::Pending as _;
    }
}

// futures::future::Flatten
mod old_47 {
    fn names() {
        use ::futures_legacy::future::Flatten as _;
    }
}

// futures::future::TryFlatten
mod new_47 {
    fn names() {
        use ::futures::future::TryFlatten as _;
    }
}

// futures::future::FlattenStream
mod old_48 {
    fn names() {
        use ::futures_legacy::future::FlattenStream as _;
    }
}

// futures::future::TryFlattenStream
mod new_48 {
    fn names() {
        use ::futures::future::TryFlattenStream as _;
    }
}

// futures::future::FromErr
mod old_49 {
    fn names() {
        use ::futures_legacy::future::FromErr as _;
    }
}

// futures::future::ErrInto
mod new_49 {
    fn names() {
        use ::futures::future::ErrInto as _;
    }
}

// futures::future::Fuse
mod old_50 {
    fn names() {
        use ::futures_legacy::future::Fuse as _;
    }
}

// futures::future::Fuse
mod new_50 {
    fn names() {
        use ::futures::future::Fuse as _;
    }
}

// futures::future::Fuse::is_done
mod old_51 {
    fn names() {
        use ::futures_legacy::future::Fuse as _;
        fn f<A: ::futures_legacy::Future>() { let _ = <::futures_legacy::future::Fuse<A>>::is_done; }
    }
}

// futures::future::FusedFuture::is_terminated
mod new_51 {
    fn names() {
        use ::futures::future::FusedFuture as _;
        fn f<Zelf: ::futures::future::FusedFuture>() { let _ = <Zelf as ::futures::future::FusedFuture>::is_terminated; }
    }
}

// futures::future::FutureFrom
mod old_52 {
    fn names() {
        use ::futures_legacy::future::FutureFrom as _;
    }
}

// futures::future::FutureFrom::Error
mod old_53 {
    fn names() {
        use ::futures_legacy::future::FutureFrom as _;
        fn f<T, Zelf: ::futures_legacy::future::FutureFrom<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::future::FutureFrom<T>>::Error>; }
    }
}

// futures::future::FutureFrom::Future
mod old_54 {
    fn names() {
        use ::futures_legacy::future::FutureFrom as _;
        fn f<T, Zelf: ::futures_legacy::future::FutureFrom<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::future::FutureFrom<T>>::Future>; }
    }
}

// futures::future::FutureFrom::future_from
mod old_55 {
    fn names() {
        use ::futures_legacy::future::FutureFrom as _;
        fn f<T, Zelf: ::futures_legacy::future::FutureFrom<T>>() { let _ = <Zelf as ::futures_legacy::future::FutureFrom<T>>::future_from; }
    }
}

// futures::future::FutureResult
mod old_56 {
    fn names() {
        use ::futures_legacy::future::FutureResult as _;
    }
}

// futures::future::Ready
mod new_56 {
    fn names() {
        use ::futures::future::Ready as _;
    }
}

// futures::future::Inspect
mod old_57 {
    fn names() {
        use ::futures_legacy::future::Inspect as _;
    }
}

// futures::future::InspectOk
mod new_57 {
    fn names() {
        use ::futures::future::InspectOk as _;
    }
}

// futures::future::IntoStream
mod old_58 {
    fn names() {
        use ::futures_legacy::future::IntoStream as _;
    }
}

// futures::future::IntoStream
mod new_58 {
    fn names() {
        use ::futures::future::IntoStream as _;
    }
}

// futures::future::Join
mod old_59 {
    fn names() {
        use ::futures_legacy::future::Join as _;
    }
}

// futures::future::TryJoin
mod new_59 {
    fn names() {
        use ::futures::future::TryJoin as _;
    }
}

// futures::future::Join3
mod old_60 {
    fn names() {
        use ::futures_legacy::future::Join3 as _;
    }
}

// futures::future::TryJoin3
mod new_60 {
    fn names() {
        use ::futures::future::TryJoin3 as _;
    }
}

// futures::future::Join4
mod old_61 {
    fn names() {
        use ::futures_legacy::future::Join4 as _;
    }
}

// futures::future::TryJoin4
mod new_61 {
    fn names() {
        use ::futures::future::TryJoin4 as _;
    }
}

// futures::future::Join5
mod old_62 {
    fn names() {
        use ::futures_legacy::future::Join5 as _;
    }
}

// futures::future::TryJoin5
mod new_62 {
    fn names() {
        use ::futures::future::TryJoin5 as _;
    }
}

// futures::future::JoinAll
mod old_63 {
    fn names() {
        use ::futures_legacy::future::JoinAll as _;
    }
}

// futures::future::TryJoinAll
mod new_63 {
    fn names() {
        use ::futures::future::TryJoinAll as _;
    }
}

// futures::future::Lazy
mod old_64 {
    fn names() {
        use ::futures_legacy::future::Lazy as _;
    }
}

// futures::future::Lazy
mod new_64 {
    fn names() {
        use ::futures::future::Lazy as _;
    }
}

// futures::future::Loop
mod old_65 {
    fn names() {
        use ::futures_legacy::future::Loop as _;
    }
}

// futures::future::Loop::Break
mod old_66 {
    fn names() {
        use ::futures_legacy::future::Loop as _;
        use ::futures_legacy::future::Loop::Break as _;
    }
}

// futures::future::Loop::Continue
mod old_67 {
    fn names() {
        use ::futures_legacy::future::Loop as _;
        use ::futures_legacy::future::Loop::Continue as _;
    }
}

// futures::future::LoopFn
mod old_68 {
    fn names() {
        use ::futures_legacy::future::LoopFn as _;
    }
}

// futures::future::Map
mod old_69 {
    fn names() {
        use ::futures_legacy::future::Map as _;
    }
}

// futures::future::MapOk
mod new_69 {
    fn names() {
        use ::futures::future::MapOk as _;
    }
}

// futures::future::MapErr
mod old_70 {
    fn names() {
        use ::futures_legacy::future::MapErr as _;
    }
}

// futures::future::MapErr
mod new_70 {
    fn names() {
        use ::futures::future::MapErr as _;
    }
}

// futures::future::OrElse
mod old_71 {
    fn names() {
        use ::futures_legacy::future::OrElse as _;
    }
}

// futures::future::OrElse
mod new_71 {
    fn names() {
        use ::futures::future::OrElse as _;
    }
}

// futures::future::PollFn
mod old_72 {
    fn names() {
        use ::futures_legacy::future::PollFn as _;
    }
}

// std::future::PollFn
mod new_72 {
    fn names() {
        use ::std::future::PollFn as _;
    }
}

// futures::future::Select
mod old_73 {
    fn names() {
        use ::futures_legacy::future::Select as _;
    }
}

// futures::future::Select
mod new_73 {
    fn names() {
        use ::futures::future::Select as _;
    }
}

// futures::future::Select2
mod old_74 {
    fn names() {
        use ::futures_legacy::future::Select2 as _;
    }
}

// futures::future::Select
mod new_74 {
    fn names() {
        use ::futures::future::Select as _;
    }
}

// futures::future::SelectAll
mod old_75 {
    fn names() {
        use ::futures_legacy::future::SelectAll as _;
    }
}

// futures::future::SelectAll
mod new_75 {
    fn names() {
        use ::futures::future::SelectAll as _;
    }
}

// futures::future::SelectAllNext
mod old_76 {
    fn names() {
        use ::futures_legacy::future::SelectAllNext as _;
    }
}

// futures::future::SelectNext
mod old_77 {
    fn names() {
        use ::futures_legacy::future::SelectNext as _;
    }
}

// futures::future::Either
mod new_77 {
    fn names() {
        use ::futures::future::Either as _;
    }
}

// futures::future::SelectOk
mod old_78 {
    fn names() {
        use ::futures_legacy::future::SelectOk as _;
    }
}

// futures::future::SelectOk
mod new_78 {
    fn names() {
        use ::futures::future::SelectOk as _;
    }
}

// futures::future::Shared
mod old_79 {
    fn names() {
        use ::futures_legacy::future::Shared as _;
    }
}

// futures::future::Shared
mod new_79 {
    fn names() {
        use ::futures::future::Shared as _;
    }
}

// futures::future::Shared::new
mod old_80 {
    fn names() {
        use ::futures_legacy::future::Shared as _;
        fn f<F>() where F: ::futures_legacy::Future { let _ = <::futures_legacy::future::Shared<F>>::new; }
    }
}

// futures::FutureExt::shared
mod new_80 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized, <Zelf as ::std::future::Future>::Output: ::std::clone::Clone { let _ = <Zelf as ::futures::FutureExt>::shared; }
    }
}

// futures::future::Shared::peek
mod old_81 {
    fn names() {
        use ::futures_legacy::future::Shared as _;
        fn f<F>() where F: ::futures_legacy::Future { let _ = <::futures_legacy::future::Shared<F>>::peek; }
    }
}

// futures::future::Shared::peek
mod new_81 {
    fn names() {
        use ::futures::future::Shared as _;
        fn f<Fut>() where Fut: ::std::future::Future { let _ = <::futures::future::Shared<Fut>>::peek; }
    }
}

// futures::future::SharedError
mod old_82 {
    fn names() {
        use ::futures_legacy::future::SharedError as _;
    }
}

// futures::future::SharedItem
mod old_83 {
    fn names() {
        use ::futures_legacy::future::SharedItem as _;
    }
}

// futures::future::Then
mod old_84 {
    fn names() {
        use ::futures_legacy::future::Then as _;
    }
}

// futures::future::Then
mod new_84 {
    fn names() {
        use ::futures::future::Then as _;
    }
}

// futures::future::done
mod old_85 {
    fn names() {
        use ::futures_legacy::future::done as _;
    }
}

// futures::future::ready
mod new_85 {
    fn names() {
        use ::futures::future::ready as _;
    }
}

// futures::future::empty
mod old_86 {
    fn names() {
        use ::futures_legacy::future::empty as _;
    }
}

// futures::future::pending
mod new_86 {
    fn names() {
        use ::futures::future::pending as _;
    }
}

// futures::future::err
mod old_87 {
    fn names() {
        use ::futures_legacy::future::err as _;
    }
}

// futures::future::err
mod new_87 {
    fn names() {
        use ::futures::future::err as _;
    }
}

// futures::future::join_all
mod old_88 {
    fn names() {
        use ::futures_legacy::future::join_all as _;
    }
}

// futures::future::try_join_all
mod new_88 {
    fn names() {
        use ::futures::future::try_join_all as _;
    }
}

// futures::future::lazy
mod old_89 {
    fn names() {
        use ::futures_legacy::future::lazy as _;
    }
}

// futures::future::lazy
mod new_89 {
    fn names() {
        use ::futures::future::lazy as _;
    }
}

// futures::future::loop_fn
mod old_90 {
    fn names() {
        use ::futures_legacy::future::loop_fn as _;
    }
}

// futures::future::ok
mod old_91 {
    fn names() {
        use ::futures_legacy::future::ok as _;
    }
}

// futures::future::ok
mod new_91 {
    fn names() {
        use ::futures::future::ok as _;
    }
}

// futures::future::poll_fn
mod old_92 {
    fn names() {
        use ::futures_legacy::future::poll_fn as _;
    }
}

// std::future::poll_fn
mod new_92 {
    fn names() {
        use ::std::future::poll_fn as _;
    }
}

// futures::future::result
mod old_93 {
    fn names() {
        use ::futures_legacy::future::result as _;
    }
}

// futures::future::ready
mod new_93 {
    fn names() {
        use ::futures::future::ready as _;
    }
}

// futures::future::select_all
mod old_94 {
    fn names() {
        use ::futures_legacy::future::select_all as _;
    }
}

// futures::future::select_all
mod new_94 {
    fn names() {
        use ::futures::future::select_all as _;
    }
}

// futures::future::select_ok
mod old_95 {
    fn names() {
        use ::futures_legacy::future::select_ok as _;
    }
}

// futures::future::select_ok
mod new_95 {
    fn names() {
        use ::futures::future::select_ok as _;
    }
}

// futures::prelude
mod old_96 {
    fn names() {
        use ::futures_legacy::prelude as _;
    }
}

// futures::prelude
mod new_96 {
    fn names() {
        use ::futures::prelude as _;
    }
}

// futures::task
mod old_97 {
    fn names() {
        use ::futures_legacy::task as _;
    }
}

// std::task
mod new_97 {
    fn names() {
        use ::std::task as _;
    }
}

// futures::task::AtomicTask
mod old_98 {
    fn names() {
        use ::futures_legacy::task::AtomicTask as _;
    }
}

// futures::task::AtomicWaker
mod new_98 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
    }
}

// futures::task::AtomicTask::new
mod old_99 {
    fn names() {
        use ::futures_legacy::task::AtomicTask as _;
        fn f() { let _ = <::futures_legacy::task::AtomicTask>::new; }
    }
}

// futures::task::AtomicWaker::new
mod new_99 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::new; }
    }
}

// futures::task::AtomicTask::notify
mod old_100 {
    fn names() {
        use ::futures_legacy::task::AtomicTask as _;
        fn f() { let _ = <::futures_legacy::task::AtomicTask>::notify; }
    }
}

// futures::task::AtomicWaker::wake
mod new_100 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::wake; }
    }
}

// futures::task::AtomicTask::register
mod old_101 {
    fn names() {
        use ::futures_legacy::task::AtomicTask as _;
        fn f() { let _ = <::futures_legacy::task::AtomicTask>::register; }
    }
}

// futures::task::AtomicWaker::register
mod new_101 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::register; }
    }
}

// futures::task::AtomicTask::register_task
mod old_102 {
    fn names() {
        use ::futures_legacy::task::AtomicTask as _;
        fn f() { let _ = <::futures_legacy::task::AtomicTask>::register_task; }
    }
}

// futures::task::AtomicWaker::register
mod new_102 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::register; }
    }
}

// futures::task::EventSet
mod old_103 {
    fn names() {
        use ::futures_legacy::task::EventSet as _;
    }
}

// futures::stream::FuturesUnordered
mod new_103 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
    }
}

// futures::task::EventSet::insert
mod old_104 {
    fn names() {
        use ::futures_legacy::task::EventSet as _;
        fn f<Zelf: ::futures_legacy::task::EventSet>() { let _ = <Zelf as ::futures_legacy::task::EventSet>::insert; }
    }
}

// futures::stream::FuturesUnordered::push
mod new_104 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
        fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::push; }
    }
}

// futures::task::LocalKey
mod old_105 {
    fn names() {
        use ::futures_legacy::task::LocalKey as _;
    }
}

// tokio::task::LocalKey
mod new_105 {
    fn names() {
        use ::tokio::task::LocalKey as _;
    }
}

// futures::task::LocalKey::__init
mod old_106 {
    fn names() {
        use ::futures_legacy::task::LocalKey as _;
        fn f<T>(it: &::futures_legacy::task::LocalKey<T>) { let _ = &it.__init; }
    }
}

// futures::task::LocalKey::__key
mod old_107 {
    fn names() {
        use ::futures_legacy::task::LocalKey as _;
        fn f<T>(it: &::futures_legacy::task::LocalKey<T>) { let _ = &it.__key; }
    }
}

// futures::task::LocalKey::with
mod old_108 {
    fn names() {
        use ::futures_legacy::task::LocalKey as _;
        fn f<T: ::std::marker::Send + 'static, F, R>() where F: ::std::ops::FnOnce(& T) -> R { let _ = <::futures_legacy::task::LocalKey<T>>::with::<F, R>; }
    }
}

// tokio::task::LocalKey::with
mod new_108 {
    fn names() {
        use ::tokio::task::LocalKey as _;
        fn f<T: 'static, F, R>() where F: ::std::ops::FnOnce(& T) -> R { let _ = <::tokio::task::LocalKey<T>>::with::<F, R>; }
    }
}

// futures::task::Task
mod old_109 {
    fn names() {
        use ::futures_legacy::task::Task as _;
    }
}

// std::task::Waker
mod new_109 {
    fn names() {
        use ::std::task::Waker as _;
    }
}

// futures::task::Task::is_current
mod old_110 {
    fn names() {
        use ::futures_legacy::task::Task as _;
        fn f() { let _ = <::futures_legacy::task::Task>::is_current; }
    }
}

// std::task::Waker::will_wake
mod new_110 {
    fn names() {
        let _ = std::task::Waker::will_wake;
    }
}

// futures::task::Task::notify
mod old_111 {
    fn names() {
        use ::futures_legacy::task::Task as _;
        fn f() { let _ = <::futures_legacy::task::Task>::notify; }
    }
}

// std::task::Waker::wake_by_ref
mod new_111 {
    fn names() {
        let _ = std::task::Waker::wake_by_ref;
    }
}

// futures::task::Task::unpark
mod old_112 {
    fn names() {
        use ::futures_legacy::task::Task as _;
        fn f() { let _ = <::futures_legacy::task::Task>::unpark; }
    }
}

// std::task::Waker::wake_by_ref
mod new_112 {
    fn names() {
        let _ = std::task::Waker::wake_by_ref;
    }
}

// futures::task::Task::will_notify_current
mod old_113 {
    fn names() {
        use ::futures_legacy::task::Task as _;
        fn f() { let _ = <::futures_legacy::task::Task>::will_notify_current; }
    }
}

// std::task::Waker::will_wake
mod new_113 {
    fn names() {
        let _ = std::task::Waker::will_wake;
    }
}

// futures::task::TaskRc
mod old_114 {
    fn names() {
        use ::futures_legacy::task::TaskRc as _;
    }
}

// std::sync::Arc
mod new_114 {
    fn names() {
        use ::std::sync::Arc as _;
    }
}

// futures::task::TaskRc::new
mod old_115 {
    fn names() {
        use ::futures_legacy::task::TaskRc as _;
        fn f<A>() { let _ = <::futures_legacy::task::TaskRc<A>>::new; }
    }
}

// std::sync::Arc::new
mod new_115 {
    fn names() {
        let _ = std::sync::Arc::<()>::new;
    }
}

// futures::task::TaskRc::with
mod old_116 {
    fn names() {
        use ::futures_legacy::task::TaskRc as _;
        fn f<A, F, R>() where F: ::std::ops::FnOnce(& A) -> R { let _ = <::futures_legacy::task::TaskRc<A>>::with::<F, R>; }
    }
}

// std::sync::Mutex::lock
mod new_116 {
    fn names() {
        let _ = std::sync::Mutex::<()>::lock;
    }
}

// futures::task::UnparkEvent
mod old_117 {
    fn names() {
        use ::futures_legacy::task::UnparkEvent as _;
    }
}

// futures::stream::FuturesUnordered
mod new_117 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
    }
}

// futures::task::UnparkEvent::new
mod old_118 {
    fn names() {
        use ::futures_legacy::task::UnparkEvent as _;
        fn f() { let _ = <::futures_legacy::task::UnparkEvent>::new; }
    }
}

// futures::stream::FuturesUnordered::new
mod new_118 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
        fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::new; }
    }
}

// futures::task::current
mod old_119 {
    fn names() {
        use ::futures_legacy::task::current as _;
    }
}

// std::task::Context::waker
mod new_119 {
    fn names() {
        let _ = std::task::Context::<'_>::waker;
    }
}

// futures::task::init
mod old_120 {
    fn names() {
        use ::futures_legacy::task::init as _;
    }
}

// futures::task::is_in_task
mod old_121 {
    fn names() {
        use ::futures_legacy::task::is_in_task as _;
    }
}

// tokio::task::try_id
mod new_121 {
    fn names() {
        use ::tokio::task::try_id as _;
    }
}

// futures::task::park
mod old_122 {
    fn names() {
        use ::futures_legacy::task::park as _;
    }
}

// std::task::Context::waker
mod new_122 {
    fn names() {
        let _ = std::task::Context::<'_>::waker;
    }
}

// futures::task::with_unpark_event
mod old_123 {
    fn names() {
        use ::futures_legacy::task::with_unpark_event as _;
    }
}

// futures::stream::FuturesUnordered
mod new_123 {
    fn names() {
        use ::futures::stream::FuturesUnordered as _;
    }
}

// futures::task_local
mod old_124 {
    fn names() {
        use ::futures_legacy::task_local as _;
    }
}

// tokio::task_local
mod new_124 {
    fn names() {
        use ::tokio::task_local as _;
    }
}

// futures::try_ready
mod old_125 {
    fn names() {
        use ::futures_legacy::try_ready as _;
    }
}

// std::task::ready
mod new_125 {
    fn names() {
        use ::std::task::ready as _;
    }
}

// tokio::prelude
mod old_126 {
    fn names() {
        use ::tokio_legacy::prelude as _;
    }
}

// futures::prelude
mod new_126 {
    fn names() {
        use ::futures::prelude as _;
    }
}

// tokio::util
mod old_127 {
    fn names() {
        use ::tokio_legacy::util as _;
    }
}

// futures
mod new_127 {
    fn names() {
        use ::futures as it;
    }
}

// tokio::util::FutureExt
mod old_128 {
    fn names() {
        use ::tokio_legacy::util::FutureExt as _;
    }
}

// tokio::time::timeout
mod new_128 {
    fn names() {
        use ::tokio::time::timeout as _;
    }
}

// tokio::util::FutureExt::deadline
mod old_129 {
    fn names() {
        use ::tokio_legacy::util::FutureExt as _;
        fn f<Zelf: ::tokio_legacy::util::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::FutureExt>::deadline; }
    }
}

// tokio::time::timeout_at
mod new_129 {
    fn names() {
        use ::tokio::time::timeout_at as _;
    }
}

// tokio::util::FutureExt::timeout
mod old_130 {
    fn names() {
        use ::tokio_legacy::util::FutureExt as _;
        fn f<Zelf: ::tokio_legacy::util::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::FutureExt>::timeout; }
    }
}

// tokio::time::timeout
mod new_130 {
    fn names() {
        use ::tokio::time::timeout as _;
    }
}
