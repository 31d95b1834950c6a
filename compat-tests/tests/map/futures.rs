//! Both paths of each row of `guide/map/futures.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::futures_legacy as it; }; // 0.1: futures
#[deny(deprecated)] const _: () = { use ::futures as it; }; // now: futures
const _: () = { use ::futures_legacy::Async as _; }; // 0.1: futures::Async
#[deny(deprecated)] const _: () = { use ::std::task::Poll as _; }; // now: std::task::Poll
const _: () = { use ::futures_legacy::Async as _; use ::futures_legacy::Async::NotReady as _; }; // 0.1: futures::Async::NotReady
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Poll::<()>::Pending; } }; // now: std::task::Poll::Pending
const _: () = { use ::futures_legacy::Async as _; use ::futures_legacy::Async::Ready as _; }; // 0.1: futures::Async::Ready
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Poll::<()>::Ready; } }; // now: std::task::Poll::Ready
const _: () = { use ::futures_legacy::Async as _; fn f<T>() { let _ = <::futures_legacy::Async<T>>::is_not_ready; } }; // 0.1: futures::Async::is_not_ready
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Poll::<()>::is_pending; } }; // now: std::task::Poll::is_pending
const _: () = { use ::futures_legacy::Async as _; fn f<T>() { let _ = <::futures_legacy::Async<T>>::is_ready; } }; // 0.1: futures::Async::is_ready
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Poll::<()>::is_ready; } }; // now: std::task::Poll::is_ready
const _: () = { use ::futures_legacy::Async as _; fn f<T, F, U>() where F: ::std::ops::FnOnce(T) -> U { let _ = <::futures_legacy::Async<T>>::map::<F, U>; } }; // 0.1: futures::Async::map
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Poll::<()>::map::<(), fn(())>; } }; // now: std::task::Poll::map
const _: () = { use ::futures_legacy::BoxFuture as _; }; // 0.1: futures::BoxFuture
#[deny(deprecated)] const _: () = { use ::futures::future::BoxFuture as _; }; // now: futures::future::BoxFuture
const _: () = { use ::futures_legacy::Future as _; }; // 0.1: futures::Future
#[deny(deprecated)] const _: () = { use ::std::future::Future as _; }; // now: std::future::Future
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Future>::Error>; } }; // 0.1: futures::Future::Error
#[deny(deprecated)] const _: () = { fn f() { let _ = std::marker::PhantomData::<<std::future::Ready<()> as Future>::Output>; } }; // now: std::future::Future::Output
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::Future>::Item>; } }; // 0.1: futures::Future::Item
const _: () = { use ::futures_legacy::Future as _; fn f<F, B, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Future>::Item) -> B, B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::and_then::<F, B>; } }; // 0.1: futures::Future::and_then
#[deny(deprecated)] const _: () = { use ::futures::TryFutureExt as _; fn f<Fut, F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::futures::TryFuture>::Ok) -> Fut, Fut: ::futures::TryFuture<Error = <Zelf as ::futures::TryFuture>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::and_then::<Fut, F>; } }; // now: futures::TryFutureExt::and_then
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized + ::std::marker::Send + 'static { let _ = <Zelf as ::futures_legacy::Future>::boxed; } }; // 0.1: futures::Future::boxed
#[deny(deprecated)] const _: () = { use ::futures::FutureExt as _; fn f<'a, Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized + ::std::marker::Send + 'a { let _ = <Zelf as ::futures::FutureExt>::boxed; } }; // now: futures::FutureExt::boxed
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized + ::std::panic::UnwindSafe { let _ = <Zelf as ::futures_legacy::Future>::catch_unwind; } }; // 0.1: futures::Future::catch_unwind
#[deny(deprecated)] const _: () = { use ::futures::FutureExt as _; fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized + ::std::panic::UnwindSafe { let _ = <Zelf as ::futures::FutureExt>::catch_unwind; } }; // now: futures::FutureExt::catch_unwind
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() where <Zelf as ::futures_legacy::Future>::Item: ::futures_legacy::IntoFuture, <<Zelf as ::futures_legacy::Future>::Item as ::futures_legacy::IntoFuture>::Error: ::std::convert::From<<Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::flatten; } }; // 0.1: futures::Future::flatten
#[deny(deprecated)] const _: () = { use ::futures::TryFutureExt as _; fn f<Zelf: ::futures::TryFutureExt>() where <Zelf as ::futures::TryFuture>::Ok: ::futures::TryFuture<Error = <Zelf as ::futures::TryFuture>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::try_flatten; } }; // now: futures::TryFutureExt::try_flatten
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() where <Zelf as ::futures_legacy::Future>::Item: ::futures_legacy::Stream<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::flatten_stream; } }; // 0.1: futures::Future::flatten_stream
#[deny(deprecated)] const _: () = { use ::futures::TryFutureExt as _; fn f<Zelf: ::futures::TryFutureExt>() where <Zelf as ::futures::TryFuture>::Ok: ::futures::TryStream<Error = <Zelf as ::futures::TryFuture>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::try_flatten_stream; } }; // now: futures::TryFutureExt::try_flatten_stream
const _: () = { use ::futures_legacy::Future as _; fn f<E: ::std::convert::From<<Zelf as ::futures_legacy::Future>::Error>, Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::from_err::<E>; } }; // 0.1: futures::Future::from_err
#[deny(deprecated)] const _: () = { use ::futures::TryFutureExt as _; fn f<E, Zelf: ::futures::TryFutureExt>() where Zelf: ::std::marker::Sized, <Zelf as ::futures::TryFuture>::Error: ::std::convert::Into<E> { let _ = <Zelf as ::futures::TryFutureExt>::err_into::<E>; } }; // now: futures::TryFutureExt::err_into
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::fuse; } }; // 0.1: futures::Future::fuse
#[deny(deprecated)] const _: () = { use ::futures::FutureExt as _; fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::fuse; } }; // now: futures::FutureExt::fuse
const _: () = { use ::futures_legacy::Future as _; fn f<F, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(& <Zelf as ::futures_legacy::Future>::Item), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::inspect::<F>; } }; // 0.1: futures::Future::inspect
#[deny(deprecated)] const _: () = { use ::futures::TryFutureExt as _; fn f<F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(& <Zelf as ::futures::TryFuture>::Ok), Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::inspect_ok::<F>; } }; // now: futures::TryFutureExt::inspect_ok
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::into_stream; } }; // 0.1: futures::Future::into_stream
#[deny(deprecated)] const _: () = { use ::futures::FutureExt as _; fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::into_stream; } }; // now: futures::FutureExt::into_stream
const _: () = { use ::futures_legacy::Future as _; fn f<B, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::join::<B>; } }; // 0.1: futures::Future::join
#[deny(deprecated)] const _: () = { use ::futures::future::try_join as _; }; // now: futures::future::try_join
const _: () = { use ::futures_legacy::Future as _; fn f<B, C, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, C: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::join3::<B, C>; } }; // 0.1: futures::Future::join3
#[deny(deprecated)] const _: () = { use ::futures::future::try_join3 as _; }; // now: futures::future::try_join3
const _: () = { use ::futures_legacy::Future as _; fn f<B, C, D, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, C: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, D: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::join4::<B, C, D>; } }; // 0.1: futures::Future::join4
#[deny(deprecated)] const _: () = { use ::futures::future::try_join4 as _; }; // now: futures::future::try_join4
const _: () = { use ::futures_legacy::Future as _; fn f<B, C, D, E, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, C: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, D: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, E: ::futures_legacy::IntoFuture<Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::join5::<B, C, D, E>; } }; // 0.1: futures::Future::join5
#[deny(deprecated)] const _: () = { use ::futures::future::try_join5 as _; }; // now: futures::future::try_join5
const _: () = { use ::futures_legacy::Future as _; fn f<F, U, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Future>::Item) -> U, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::map::<F, U>; } }; // 0.1: futures::Future::map
#[deny(deprecated)] const _: () = { use ::futures::TryFutureExt as _; fn f<T, F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::futures::TryFuture>::Ok) -> T, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::map_ok::<T, F>; } }; // now: futures::TryFutureExt::map_ok
const _: () = { use ::futures_legacy::Future as _; fn f<F, E, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Future>::Error) -> E, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::map_err::<F, E>; } }; // 0.1: futures::Future::map_err
#[deny(deprecated)] const _: () = { use ::futures::TryFutureExt as _; fn f<E, F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::futures::TryFuture>::Error) -> E, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::map_err::<E, F>; } }; // now: futures::TryFutureExt::map_err
const _: () = { use ::futures_legacy::Future as _; fn f<F, B, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(<Zelf as ::futures_legacy::Future>::Error) -> B, B: ::futures_legacy::IntoFuture<Item = <Zelf as ::futures_legacy::Future>::Item>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::or_else::<F, B>; } }; // 0.1: futures::Future::or_else
#[deny(deprecated)] const _: () = { use ::futures::TryFutureExt as _; fn f<Fut, F, Zelf: ::futures::TryFutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::futures::TryFuture>::Error) -> Fut, Fut: ::futures::TryFuture<Ok = <Zelf as ::futures::TryFuture>::Ok>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::TryFutureExt>::or_else::<Fut, F>; } }; // now: futures::TryFutureExt::or_else
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() { let _ = <Zelf as ::futures_legacy::Future>::poll; } }; // 0.1: futures::Future::poll
#[deny(deprecated)] const _: () = { fn f() { let _ = <std::future::Ready<()> as Future>::poll; } }; // now: std::future::Future::poll
const _: () = { use ::futures_legacy::Future as _; fn f<B, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture<Item = <Zelf as ::futures_legacy::Future>::Item, Error = <Zelf as ::futures_legacy::Future>::Error>, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::select::<B>; } }; // 0.1: futures::Future::select
#[deny(deprecated)] const _: () = { use ::futures::future::select as _; }; // now: futures::future::select
const _: () = { use ::futures_legacy::Future as _; fn f<B, Zelf: ::futures_legacy::Future>() where B: ::futures_legacy::IntoFuture, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::select2::<B>; } }; // 0.1: futures::Future::select2
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::shared; } }; // 0.1: futures::Future::shared
#[deny(deprecated)] const _: () = { use ::futures::FutureExt as _; fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized, <Zelf as ::std::future::Future>::Output: ::std::clone::Clone { let _ = <Zelf as ::futures::FutureExt>::shared; } }; // now: futures::FutureExt::shared
const _: () = { use ::futures_legacy::Future as _; fn f<F, B, Zelf: ::futures_legacy::Future>() where F: ::std::ops::FnOnce(::std::result::Result<<Zelf as ::futures_legacy::Future>::Item, <Zelf as ::futures_legacy::Future>::Error>) -> B, B: ::futures_legacy::IntoFuture, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::then::<F, B>; } }; // 0.1: futures::Future::then
#[deny(deprecated)] const _: () = { use ::futures::FutureExt as _; fn f<Fut, F, Zelf: ::futures::FutureExt>() where F: ::std::ops::FnOnce(<Zelf as ::std::future::Future>::Output) -> Fut, Fut: ::std::future::Future, Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::then::<Fut, F>; } }; // now: futures::FutureExt::then
const _: () = { use ::futures_legacy::Future as _; fn f<Zelf: ::futures_legacy::Future>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures_legacy::Future>::wait; } }; // 0.1: futures::Future::wait
#[deny(deprecated)] const _: () = { use ::futures::executor::block_on as _; }; // now: futures::executor::block_on
const _: () = { use ::futures_legacy::IntoFuture as _; }; // 0.1: futures::IntoFuture
#[deny(deprecated)] const _: () = { use ::std::future::IntoFuture as _; }; // now: std::future::IntoFuture
const _: () = { use ::futures_legacy::IntoFuture as _; fn f<Zelf: ::futures_legacy::IntoFuture>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::IntoFuture>::Error>; } }; // 0.1: futures::IntoFuture::Error
#[deny(deprecated)] const _: () = { fn f() { let _ = std::marker::PhantomData::<<std::future::Ready<()> as IntoFuture>::Output>; } }; // now: std::future::IntoFuture::Output
const _: () = { use ::futures_legacy::IntoFuture as _; fn f<Zelf: ::futures_legacy::IntoFuture>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::IntoFuture>::Future>; } }; // 0.1: futures::IntoFuture::Future
#[deny(deprecated)] const _: () = { fn f() { let _ = std::marker::PhantomData::<<std::future::Ready<()> as IntoFuture>::IntoFuture>; } }; // now: std::future::IntoFuture::IntoFuture
const _: () = { use ::futures_legacy::IntoFuture as _; fn f<Zelf: ::futures_legacy::IntoFuture>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::IntoFuture>::Item>; } }; // 0.1: futures::IntoFuture::Item
const _: () = { use ::futures_legacy::IntoFuture as _; fn f<Zelf: ::futures_legacy::IntoFuture>() { let _ = <Zelf as ::futures_legacy::IntoFuture>::into_future; } }; // 0.1: futures::IntoFuture::into_future
#[deny(deprecated)] const _: () = { fn f() { let _ = <std::future::Ready<()> as IntoFuture>::into_future; } }; // now: std::future::IntoFuture::into_future
const _: () = { use ::futures_legacy::Poll as _; }; // 0.1: futures::Poll
const _: () = { use ::futures_legacy::future as _; }; // 0.1: futures::future
#[deny(deprecated)] const _: () = { use ::futures::future as _; }; // now: futures::future
const _: () = { use ::futures_legacy::future::AndThen as _; }; // 0.1: futures::future::AndThen
#[deny(deprecated)] const _: () = { use ::futures::future::AndThen as _; }; // now: futures::future::AndThen
const _: () = { use ::futures_legacy::future::CatchUnwind as _; }; // 0.1: futures::future::CatchUnwind
#[deny(deprecated)] const _: () = { use ::futures::future::CatchUnwind as _; }; // now: futures::future::CatchUnwind
const _: () = { use ::futures_legacy::future::Either as _; }; // 0.1: futures::future::Either
#[deny(deprecated)] const _: () = { use ::futures::future::Either as _; }; // now: futures::future::Either
const _: () = { use ::futures_legacy::future::Either as _; use ::futures_legacy::future::Either::A as _; }; // 0.1: futures::future::Either::A
#[deny(deprecated)] const _: () = { use ::futures::future::Either as _; use ::futures::future::Either::Left as _; }; // now: futures::future::Either::Left
const _: () = { use ::futures_legacy::future::Either as _; use ::futures_legacy::future::Either::B as _; }; // 0.1: futures::future::Either::B
#[deny(deprecated)] const _: () = { use ::futures::future::Either as _; use ::futures::future::Either::Right as _; }; // now: futures::future::Either::Right
const _: () = { use ::futures_legacy::future::Either as _; fn f<T, A, B>() { let _ = <::futures_legacy::future::Either<(T, A), (T, B)>>::split; } }; // 0.1: futures::future::Either::split
#[deny(deprecated)] const _: () = { use ::futures::future::Either as _; fn f<A, B, T>() { let _ = <::futures::future::Either<(T, A), (T, B)>>::factor_first; } }; // now: futures::future::Either::factor_first
const _: () = { use ::futures_legacy::future::Empty as _; }; // 0.1: futures::future::Empty
#[deny(deprecated)] const _: () = { use ::futures::future::Pending as _; }; // now: futures::future::Pending
const _: () = { use ::futures_legacy::future::Flatten as _; }; // 0.1: futures::future::Flatten
#[deny(deprecated)] const _: () = { use ::futures::future::TryFlatten as _; }; // now: futures::future::TryFlatten
const _: () = { use ::futures_legacy::future::FlattenStream as _; }; // 0.1: futures::future::FlattenStream
#[deny(deprecated)] const _: () = { use ::futures::future::TryFlattenStream as _; }; // now: futures::future::TryFlattenStream
const _: () = { use ::futures_legacy::future::FromErr as _; }; // 0.1: futures::future::FromErr
#[deny(deprecated)] const _: () = { use ::futures::future::ErrInto as _; }; // now: futures::future::ErrInto
const _: () = { use ::futures_legacy::future::Fuse as _; }; // 0.1: futures::future::Fuse
#[deny(deprecated)] const _: () = { use ::futures::future::Fuse as _; }; // now: futures::future::Fuse
const _: () = { use ::futures_legacy::future::Fuse as _; fn f<A: ::futures_legacy::Future>() { let _ = <::futures_legacy::future::Fuse<A>>::is_done; } }; // 0.1: futures::future::Fuse::is_done
#[deny(deprecated)] const _: () = { use ::futures::future::FusedFuture as _; fn f<Zelf: ::futures::future::FusedFuture>() { let _ = <Zelf as ::futures::future::FusedFuture>::is_terminated; } }; // now: futures::future::FusedFuture::is_terminated
const _: () = { use ::futures_legacy::future::FutureFrom as _; }; // 0.1: futures::future::FutureFrom
const _: () = { use ::futures_legacy::future::FutureFrom as _; fn f<T, Zelf: ::futures_legacy::future::FutureFrom<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::future::FutureFrom<T>>::Error>; } }; // 0.1: futures::future::FutureFrom::Error
const _: () = { use ::futures_legacy::future::FutureFrom as _; fn f<T, Zelf: ::futures_legacy::future::FutureFrom<T>>() { let _ = std::marker::PhantomData::<<Zelf as ::futures_legacy::future::FutureFrom<T>>::Future>; } }; // 0.1: futures::future::FutureFrom::Future
const _: () = { use ::futures_legacy::future::FutureFrom as _; fn f<T, Zelf: ::futures_legacy::future::FutureFrom<T>>() { let _ = <Zelf as ::futures_legacy::future::FutureFrom<T>>::future_from; } }; // 0.1: futures::future::FutureFrom::future_from
const _: () = { use ::futures_legacy::future::FutureResult as _; }; // 0.1: futures::future::FutureResult
#[deny(deprecated)] const _: () = { use ::futures::future::Ready as _; }; // now: futures::future::Ready
const _: () = { use ::futures_legacy::future::Inspect as _; }; // 0.1: futures::future::Inspect
#[deny(deprecated)] const _: () = { use ::futures::future::InspectOk as _; }; // now: futures::future::InspectOk
const _: () = { use ::futures_legacy::future::IntoStream as _; }; // 0.1: futures::future::IntoStream
#[deny(deprecated)] const _: () = { use ::futures::future::IntoStream as _; }; // now: futures::future::IntoStream
const _: () = { use ::futures_legacy::future::Join as _; }; // 0.1: futures::future::Join
#[deny(deprecated)] const _: () = { use ::futures::future::TryJoin as _; }; // now: futures::future::TryJoin
const _: () = { use ::futures_legacy::future::Join3 as _; }; // 0.1: futures::future::Join3
#[deny(deprecated)] const _: () = { use ::futures::future::TryJoin3 as _; }; // now: futures::future::TryJoin3
const _: () = { use ::futures_legacy::future::Join4 as _; }; // 0.1: futures::future::Join4
#[deny(deprecated)] const _: () = { use ::futures::future::TryJoin4 as _; }; // now: futures::future::TryJoin4
const _: () = { use ::futures_legacy::future::Join5 as _; }; // 0.1: futures::future::Join5
#[deny(deprecated)] const _: () = { use ::futures::future::TryJoin5 as _; }; // now: futures::future::TryJoin5
const _: () = { use ::futures_legacy::future::JoinAll as _; }; // 0.1: futures::future::JoinAll
#[deny(deprecated)] const _: () = { use ::futures::future::TryJoinAll as _; }; // now: futures::future::TryJoinAll
const _: () = { use ::futures_legacy::future::Lazy as _; }; // 0.1: futures::future::Lazy
#[deny(deprecated)] const _: () = { use ::futures::future::Lazy as _; }; // now: futures::future::Lazy
const _: () = { use ::futures_legacy::future::Loop as _; }; // 0.1: futures::future::Loop
const _: () = { use ::futures_legacy::future::Loop as _; use ::futures_legacy::future::Loop::Break as _; }; // 0.1: futures::future::Loop::Break
const _: () = { use ::futures_legacy::future::Loop as _; use ::futures_legacy::future::Loop::Continue as _; }; // 0.1: futures::future::Loop::Continue
const _: () = { use ::futures_legacy::future::LoopFn as _; }; // 0.1: futures::future::LoopFn
const _: () = { use ::futures_legacy::future::Map as _; }; // 0.1: futures::future::Map
#[deny(deprecated)] const _: () = { use ::futures::future::MapOk as _; }; // now: futures::future::MapOk
const _: () = { use ::futures_legacy::future::MapErr as _; }; // 0.1: futures::future::MapErr
#[deny(deprecated)] const _: () = { use ::futures::future::MapErr as _; }; // now: futures::future::MapErr
const _: () = { use ::futures_legacy::future::OrElse as _; }; // 0.1: futures::future::OrElse
#[deny(deprecated)] const _: () = { use ::futures::future::OrElse as _; }; // now: futures::future::OrElse
const _: () = { use ::futures_legacy::future::PollFn as _; }; // 0.1: futures::future::PollFn
#[deny(deprecated)] const _: () = { use ::std::future::PollFn as _; }; // now: std::future::PollFn
const _: () = { use ::futures_legacy::future::Select as _; }; // 0.1: futures::future::Select
#[deny(deprecated)] const _: () = { use ::futures::future::Select as _; }; // now: futures::future::Select
const _: () = { use ::futures_legacy::future::Select2 as _; }; // 0.1: futures::future::Select2
const _: () = { use ::futures_legacy::future::SelectAll as _; }; // 0.1: futures::future::SelectAll
#[deny(deprecated)] const _: () = { use ::futures::future::SelectAll as _; }; // now: futures::future::SelectAll
const _: () = { use ::futures_legacy::future::SelectAllNext as _; }; // 0.1: futures::future::SelectAllNext
const _: () = { use ::futures_legacy::future::SelectNext as _; }; // 0.1: futures::future::SelectNext
const _: () = { use ::futures_legacy::future::SelectOk as _; }; // 0.1: futures::future::SelectOk
#[deny(deprecated)] const _: () = { use ::futures::future::SelectOk as _; }; // now: futures::future::SelectOk
const _: () = { use ::futures_legacy::future::Shared as _; }; // 0.1: futures::future::Shared
#[deny(deprecated)] const _: () = { use ::futures::future::Shared as _; }; // now: futures::future::Shared
const _: () = { use ::futures_legacy::future::Shared as _; fn f<F>() where F: ::futures_legacy::Future { let _ = <::futures_legacy::future::Shared<F>>::new; } }; // 0.1: futures::future::Shared::new
const _: () = { use ::futures_legacy::future::Shared as _; fn f<F>() where F: ::futures_legacy::Future { let _ = <::futures_legacy::future::Shared<F>>::peek; } }; // 0.1: futures::future::Shared::peek
#[deny(deprecated)] const _: () = { use ::futures::future::Shared as _; fn f<Fut>() where Fut: ::std::future::Future { let _ = <::futures::future::Shared<Fut>>::peek; } }; // now: futures::future::Shared::peek
const _: () = { use ::futures_legacy::future::SharedError as _; }; // 0.1: futures::future::SharedError
const _: () = { use ::futures_legacy::future::SharedItem as _; }; // 0.1: futures::future::SharedItem
const _: () = { use ::futures_legacy::future::Then as _; }; // 0.1: futures::future::Then
#[deny(deprecated)] const _: () = { use ::futures::future::Then as _; }; // now: futures::future::Then
const _: () = { use ::futures_legacy::future::done as _; }; // 0.1: futures::future::done
#[deny(deprecated)] const _: () = { use ::futures::future::ready as _; }; // now: futures::future::ready
const _: () = { use ::futures_legacy::future::empty as _; }; // 0.1: futures::future::empty
#[deny(deprecated)] const _: () = { use ::futures::future::pending as _; }; // now: futures::future::pending
const _: () = { use ::futures_legacy::future::err as _; }; // 0.1: futures::future::err
#[deny(deprecated)] const _: () = { use ::futures::future::err as _; }; // now: futures::future::err
const _: () = { use ::futures_legacy::future::join_all as _; }; // 0.1: futures::future::join_all
#[deny(deprecated)] const _: () = { use ::futures::future::try_join_all as _; }; // now: futures::future::try_join_all
const _: () = { use ::futures_legacy::future::lazy as _; }; // 0.1: futures::future::lazy
#[deny(deprecated)] const _: () = { use ::futures::future::lazy as _; }; // now: futures::future::lazy
const _: () = { use ::futures_legacy::future::loop_fn as _; }; // 0.1: futures::future::loop_fn
const _: () = { use ::futures_legacy::future::ok as _; }; // 0.1: futures::future::ok
#[deny(deprecated)] const _: () = { use ::futures::future::ok as _; }; // now: futures::future::ok
const _: () = { use ::futures_legacy::future::poll_fn as _; }; // 0.1: futures::future::poll_fn
#[deny(deprecated)] const _: () = { use ::std::future::poll_fn as _; }; // now: std::future::poll_fn
const _: () = { use ::futures_legacy::future::result as _; }; // 0.1: futures::future::result
const _: () = { use ::futures_legacy::future::select_all as _; }; // 0.1: futures::future::select_all
#[deny(deprecated)] const _: () = { use ::futures::future::select_all as _; }; // now: futures::future::select_all
const _: () = { use ::futures_legacy::future::select_ok as _; }; // 0.1: futures::future::select_ok
#[deny(deprecated)] const _: () = { use ::futures::future::select_ok as _; }; // now: futures::future::select_ok
const _: () = { use ::futures_legacy::prelude as _; }; // 0.1: futures::prelude
#[deny(deprecated)] const _: () = { use ::futures::prelude as _; }; // now: futures::prelude
const _: () = { use ::futures_legacy::task as _; }; // 0.1: futures::task
#[deny(deprecated)] const _: () = { use ::std::task as _; }; // now: std::task
const _: () = { use ::futures_legacy::task::AtomicTask as _; }; // 0.1: futures::task::AtomicTask
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; }; // now: futures::task::AtomicWaker
const _: () = { use ::futures_legacy::task::AtomicTask as _; fn f() { let _ = <::futures_legacy::task::AtomicTask>::new; } }; // 0.1: futures::task::AtomicTask::new
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; fn f() { let _ = <::futures::task::AtomicWaker>::new; } }; // now: futures::task::AtomicWaker::new
const _: () = { use ::futures_legacy::task::AtomicTask as _; fn f() { let _ = <::futures_legacy::task::AtomicTask>::notify; } }; // 0.1: futures::task::AtomicTask::notify
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; fn f() { let _ = <::futures::task::AtomicWaker>::wake; } }; // now: futures::task::AtomicWaker::wake
const _: () = { use ::futures_legacy::task::AtomicTask as _; fn f() { let _ = <::futures_legacy::task::AtomicTask>::register; } }; // 0.1: futures::task::AtomicTask::register
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; fn f() { let _ = <::futures::task::AtomicWaker>::register; } }; // now: futures::task::AtomicWaker::register
const _: () = { use ::futures_legacy::task::AtomicTask as _; fn f() { let _ = <::futures_legacy::task::AtomicTask>::register_task; } }; // 0.1: futures::task::AtomicTask::register_task
const _: () = { use ::futures_legacy::task::EventSet as _; }; // 0.1: futures::task::EventSet
#[deny(deprecated)] const _: () = { use ::futures::stream::FuturesUnordered as _; }; // now: futures::stream::FuturesUnordered
const _: () = { use ::futures_legacy::task::EventSet as _; fn f<Zelf: ::futures_legacy::task::EventSet>() { let _ = <Zelf as ::futures_legacy::task::EventSet>::insert; } }; // 0.1: futures::task::EventSet::insert
#[deny(deprecated)] const _: () = { use ::futures::stream::FuturesUnordered as _; fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::push; } }; // now: futures::stream::FuturesUnordered::push
const _: () = { use ::futures_legacy::task::LocalKey as _; }; // 0.1: futures::task::LocalKey
#[deny(deprecated)] const _: () = { use ::tokio::task::LocalKey as _; }; // now: tokio::task::LocalKey
const _: () = { use ::futures_legacy::task::LocalKey as _; fn f<T>(it: &::futures_legacy::task::LocalKey<T>) { let _ = &it.__init; } }; // 0.1: futures::task::LocalKey::__init
const _: () = { use ::futures_legacy::task::LocalKey as _; fn f<T>(it: &::futures_legacy::task::LocalKey<T>) { let _ = &it.__key; } }; // 0.1: futures::task::LocalKey::__key
const _: () = { use ::futures_legacy::task::LocalKey as _; fn f<T: ::std::marker::Send + 'static, F, R>() where F: ::std::ops::FnOnce(& T) -> R { let _ = <::futures_legacy::task::LocalKey<T>>::with::<F, R>; } }; // 0.1: futures::task::LocalKey::with
#[deny(deprecated)] const _: () = { use ::tokio::task::LocalKey as _; fn f<T: 'static, F, R>() where F: ::std::ops::FnOnce(& T) -> R { let _ = <::tokio::task::LocalKey<T>>::with::<F, R>; } }; // now: tokio::task::LocalKey::with
const _: () = { use ::futures_legacy::task::Task as _; }; // 0.1: futures::task::Task
#[deny(deprecated)] const _: () = { use ::std::task::Waker as _; }; // now: std::task::Waker
const _: () = { use ::futures_legacy::task::Task as _; fn f() { let _ = <::futures_legacy::task::Task>::is_current; } }; // 0.1: futures::task::Task::is_current
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Waker::will_wake; } }; // now: std::task::Waker::will_wake
const _: () = { use ::futures_legacy::task::Task as _; fn f() { let _ = <::futures_legacy::task::Task>::notify; } }; // 0.1: futures::task::Task::notify
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Waker::wake_by_ref; } }; // now: std::task::Waker::wake_by_ref
const _: () = { use ::futures_legacy::task::Task as _; fn f() { let _ = <::futures_legacy::task::Task>::unpark; } }; // 0.1: futures::task::Task::unpark
const _: () = { use ::futures_legacy::task::Task as _; fn f() { let _ = <::futures_legacy::task::Task>::will_notify_current; } }; // 0.1: futures::task::Task::will_notify_current
const _: () = { use ::futures_legacy::task::TaskRc as _; }; // 0.1: futures::task::TaskRc
#[deny(deprecated)] const _: () = { use ::std::sync::Arc as _; }; // now: std::sync::Arc
const _: () = { use ::futures_legacy::task::TaskRc as _; fn f<A>() { let _ = <::futures_legacy::task::TaskRc<A>>::new; } }; // 0.1: futures::task::TaskRc::new
#[deny(deprecated)] const _: () = { fn f() { let _ = std::sync::Arc::<()>::new; } }; // now: std::sync::Arc::new
const _: () = { use ::futures_legacy::task::TaskRc as _; fn f<A, F, R>() where F: ::std::ops::FnOnce(& A) -> R { let _ = <::futures_legacy::task::TaskRc<A>>::with::<F, R>; } }; // 0.1: futures::task::TaskRc::with
#[deny(deprecated)] const _: () = { fn f() { let _ = std::sync::Mutex::<()>::lock; } }; // now: std::sync::Mutex::lock
const _: () = { use ::futures_legacy::task::UnparkEvent as _; }; // 0.1: futures::task::UnparkEvent
const _: () = { use ::futures_legacy::task::UnparkEvent as _; fn f() { let _ = <::futures_legacy::task::UnparkEvent>::new; } }; // 0.1: futures::task::UnparkEvent::new
#[deny(deprecated)] const _: () = { use ::futures::stream::FuturesUnordered as _; fn f<Fut>() { let _ = <::futures::stream::FuturesUnordered<Fut>>::new; } }; // now: futures::stream::FuturesUnordered::new
const _: () = { use ::futures_legacy::task::current as _; }; // 0.1: futures::task::current
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Context::<'_>::waker; } }; // now: std::task::Context::waker
const _: () = { use ::futures_legacy::task::init as _; }; // 0.1: futures::task::init
const _: () = { use ::futures_legacy::task::is_in_task as _; }; // 0.1: futures::task::is_in_task
#[deny(deprecated)] const _: () = { use ::tokio::task::try_id as _; }; // now: tokio::task::try_id
const _: () = { use ::futures_legacy::task::park as _; }; // 0.1: futures::task::park
const _: () = { use ::futures_legacy::task::with_unpark_event as _; }; // 0.1: futures::task::with_unpark_event
const _: () = { use ::futures_legacy::task_local as _; }; // 0.1: futures::task_local
#[deny(deprecated)] const _: () = { use ::tokio::task_local as _; }; // now: tokio::task_local
const _: () = { use ::futures_legacy::try_ready as _; }; // 0.1: futures::try_ready
#[deny(deprecated)] const _: () = { use ::std::task::ready as _; }; // now: std::task::ready
const _: () = { use ::tokio_legacy::prelude as _; }; // 0.1: tokio::prelude
const _: () = { use ::tokio_legacy::util as _; }; // 0.1: tokio::util
const _: () = { use ::tokio_legacy::util::FutureExt as _; }; // 0.1: tokio::util::FutureExt
#[deny(deprecated)] const _: () = { use ::tokio::time::timeout as _; }; // now: tokio::time::timeout
const _: () = { use ::tokio_legacy::util::FutureExt as _; fn f<Zelf: ::tokio_legacy::util::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::FutureExt>::deadline; } }; // 0.1: tokio::util::FutureExt::deadline
#[deny(deprecated)] const _: () = { use ::tokio::time::timeout_at as _; }; // now: tokio::time::timeout_at
const _: () = { use ::tokio_legacy::util::FutureExt as _; fn f<Zelf: ::tokio_legacy::util::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::tokio_legacy::util::FutureExt>::timeout; } }; // 0.1: tokio::util::FutureExt::timeout
