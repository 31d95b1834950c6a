//! Both paths of each row of `guide/map/executors.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::futures_legacy::executor as _; }; // 0.1: futures::executor
#[deny(deprecated)] const _: () = { use ::futures::executor as _; }; // now: futures::executor
const _: () = { use ::futures_legacy::executor::Executor as _; }; // 0.1: futures::executor::Executor
#[deny(deprecated)] const _: () = { use ::futures::task::Spawn as _; }; // now: futures::task::Spawn
const _: () = { use ::futures_legacy::executor::Executor as _; fn f<Zelf: ::futures_legacy::executor::Executor>() { let _ = <Zelf as ::futures_legacy::executor::Executor>::execute; } }; // 0.1: futures::executor::Executor::execute
#[deny(deprecated)] const _: () = { use ::futures::task::SpawnExt as _; fn f<Fut, Zelf: ::futures::task::SpawnExt>() where Fut: ::std::future::Future<Output = ()> + ::std::marker::Send + 'static { let _ = <Zelf as ::futures::task::SpawnExt>::spawn::<Fut>; } }; // now: futures::task::SpawnExt::spawn
const _: () = { use ::futures_legacy::executor::Notify as _; }; // 0.1: futures::executor::Notify
#[deny(deprecated)] const _: () = { use ::std::task::Wake as _; }; // now: std::task::Wake
const _: () = { use ::futures_legacy::executor::Notify as _; fn f<Zelf: ::futures_legacy::executor::Notify>() { let _ = <Zelf as ::futures_legacy::executor::Notify>::clone_id; } }; // 0.1: futures::executor::Notify::clone_id
const _: () = { use ::futures_legacy::executor::Notify as _; fn f<Zelf: ::futures_legacy::executor::Notify>() { let _ = <Zelf as ::futures_legacy::executor::Notify>::drop_id; } }; // 0.1: futures::executor::Notify::drop_id
const _: () = { use ::futures_legacy::executor::Notify as _; fn f<Zelf: ::futures_legacy::executor::Notify>() { let _ = <Zelf as ::futures_legacy::executor::Notify>::notify; } }; // 0.1: futures::executor::Notify::notify
#[deny(deprecated)] const _: () = { fn f() { let _ = <crate::Woken as std::task::Wake>::wake_by_ref; } }; // now: std::task::Wake::wake_by_ref
const _: () = { use ::futures_legacy::executor::NotifyHandle as _; }; // 0.1: futures::executor::NotifyHandle
#[deny(deprecated)] const _: () = { use ::std::task::Waker as _; }; // now: std::task::Waker
const _: () = { use ::futures_legacy::executor::NotifyHandle as _; fn f() { let _ = <::futures_legacy::executor::NotifyHandle>::new; } }; // 0.1: futures::executor::NotifyHandle::new
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Waker::from_raw; } }; // now: std::task::Waker::from_raw
const _: () = { use ::futures_legacy::executor::NotifyHandle as _; fn f() { let _ = <::futures_legacy::executor::NotifyHandle>::notify; } }; // 0.1: futures::executor::NotifyHandle::notify
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Waker::wake_by_ref; } }; // now: std::task::Waker::wake_by_ref
const _: () = { use ::futures_legacy::executor::Run as _; }; // 0.1: futures::executor::Run
const _: () = { use ::futures_legacy::executor::Run as _; fn f() { let _ = <::futures_legacy::executor::Run>::run; } }; // 0.1: futures::executor::Run::run
const _: () = { use ::futures_legacy::executor::Spawn as _; }; // 0.1: futures::executor::Spawn
#[deny(deprecated)] const _: () = { use ::std::task::Context as _; }; // now: std::task::Context
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Sink { let _ = <::futures_legacy::executor::Spawn<T>>::close_notify::<N>; } }; // 0.1: futures::executor::Spawn::close_notify
#[deny(deprecated)] const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_close; } }; // now: futures::Sink::poll_close
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<F: ::futures_legacy::Future>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::futures_legacy::executor::Spawn<F>>::execute; } }; // 0.1: futures::executor::Spawn::execute
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized>() { let _ = <::futures_legacy::executor::Spawn<T>>::get_mut; } }; // 0.1: futures::executor::Spawn::get_mut
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized>() { let _ = <::futures_legacy::executor::Spawn<T>>::get_ref; } }; // 0.1: futures::executor::Spawn::get_ref
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized>() where T: ::std::marker::Sized { let _ = <::futures_legacy::executor::Spawn<T>>::into_inner; } }; // 0.1: futures::executor::Spawn::into_inner
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::poll_flush; } }; // 0.1: futures::executor::Spawn::poll_flush
#[deny(deprecated)] const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_flush; } }; // now: futures::Sink::poll_flush
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Sink { let _ = <::futures_legacy::executor::Spawn<T>>::poll_flush_notify::<N>; } }; // 0.1: futures::executor::Spawn::poll_flush_notify
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized, N, F, R>() where F: ::std::ops::FnOnce(& mut T) -> R, N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle> { let _ = <::futures_legacy::executor::Spawn<T>>::poll_fn_notify::<N, F, R>; } }; // 0.1: futures::executor::Spawn::poll_fn_notify
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::Context::<'_>::from_waker; } }; // now: std::task::Context::from_waker
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<F: ::futures_legacy::Future>() { let _ = <::futures_legacy::executor::Spawn<F>>::poll_future; } }; // 0.1: futures::executor::Spawn::poll_future
#[deny(deprecated)] const _: () = { fn f() { let _ = <std::future::Ready<()> as Future>::poll; } }; // now: std::future::Future::poll
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Future { let _ = <::futures_legacy::executor::Spawn<T>>::poll_future_notify::<N>; } }; // 0.1: futures::executor::Spawn::poll_future_notify
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::executor::Spawn<S>>::poll_stream; } }; // 0.1: futures::executor::Spawn::poll_stream
#[deny(deprecated)] const _: () = { use ::futures::Stream as _; fn f<Zelf: ::futures::Stream>() { let _ = <Zelf as ::futures::Stream>::poll_next; } }; // now: futures::Stream::poll_next
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Stream { let _ = <::futures_legacy::executor::Spawn<T>>::poll_stream_notify::<N>; } }; // 0.1: futures::executor::Spawn::poll_stream_notify
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::start_send; } }; // 0.1: futures::executor::Spawn::start_send
#[deny(deprecated)] const _: () = { use ::futures::Sink as _; fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::start_send; } }; // now: futures::Sink::start_send
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Sink { let _ = <::futures_legacy::executor::Spawn<T>>::start_send_notify::<N>; } }; // 0.1: futures::executor::Spawn::start_send_notify
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::wait_close; } }; // 0.1: futures::executor::Spawn::wait_close
#[deny(deprecated)] const _: () = { use ::futures::SinkExt as _; fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::close; } }; // now: futures::SinkExt::close
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::wait_flush; } }; // 0.1: futures::executor::Spawn::wait_flush
#[deny(deprecated)] const _: () = { use ::futures::SinkExt as _; fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::flush; } }; // now: futures::SinkExt::flush
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<F: ::futures_legacy::Future>() { let _ = <::futures_legacy::executor::Spawn<F>>::wait_future; } }; // 0.1: futures::executor::Spawn::wait_future
#[deny(deprecated)] const _: () = { use ::futures::executor::block_on as _; }; // now: futures::executor::block_on
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::wait_send; } }; // 0.1: futures::executor::Spawn::wait_send
#[deny(deprecated)] const _: () = { use ::futures::SinkExt as _; fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send; } }; // now: futures::SinkExt::send
const _: () = { use ::futures_legacy::executor::Spawn as _; fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::executor::Spawn<S>>::wait_stream; } }; // 0.1: futures::executor::Spawn::wait_stream
#[deny(deprecated)] const _: () = { use ::futures::executor::block_on_stream as _; }; // now: futures::executor::block_on_stream
const _: () = { use ::futures_legacy::executor::Unpark as _; }; // 0.1: futures::executor::Unpark
const _: () = { use ::futures_legacy::executor::Unpark as _; fn f<Zelf: ::futures_legacy::executor::Unpark>() { let _ = <Zelf as ::futures_legacy::executor::Unpark>::unpark; } }; // 0.1: futures::executor::Unpark::unpark
const _: () = { use ::futures_legacy::executor::UnsafeNotify as _; }; // 0.1: futures::executor::UnsafeNotify
#[deny(deprecated)] const _: () = { use ::std::task::RawWakerVTable as _; }; // now: std::task::RawWakerVTable
const _: () = { use ::futures_legacy::executor::UnsafeNotify as _; fn f<Zelf: ::futures_legacy::executor::UnsafeNotify>() { let _ = <Zelf as ::futures_legacy::executor::UnsafeNotify>::clone_raw; } }; // 0.1: futures::executor::UnsafeNotify::clone_raw
#[deny(deprecated)] const _: () = { fn f() { let _ = std::task::RawWakerVTable::new; } }; // now: std::task::RawWakerVTable::new
const _: () = { use ::futures_legacy::executor::UnsafeNotify as _; fn f<Zelf: ::futures_legacy::executor::UnsafeNotify>() { let _ = <Zelf as ::futures_legacy::executor::UnsafeNotify>::drop_raw; } }; // 0.1: futures::executor::UnsafeNotify::drop_raw
const _: () = { use ::futures_legacy::executor::spawn as _; }; // 0.1: futures::executor::spawn
#[deny(deprecated)] const _: () = { use ::std::pin::pin as _; }; // now: std::pin::pin
const _: () = { use ::futures_legacy::executor::with_notify as _; }; // 0.1: futures::executor::with_notify
const _: () = { use ::tokio_legacy::reactor as _; }; // 0.1: tokio::reactor
const _: () = { use ::tokio_legacy::reactor::Background as _; }; // 0.1: tokio::reactor::Background
const _: () = { use ::tokio_legacy::reactor::Background as _; fn f() { let _ = <::tokio_legacy::reactor::Background>::forget; } }; // 0.1: tokio::reactor::Background::forget
const _: () = { use ::tokio_legacy::reactor::Background as _; fn f() { let _ = <::tokio_legacy::reactor::Background>::handle; } }; // 0.1: tokio::reactor::Background::handle
const _: () = { use ::tokio_legacy::reactor::Background as _; fn f() { let _ = <::tokio_legacy::reactor::Background>::shutdown_now; } }; // 0.1: tokio::reactor::Background::shutdown_now
const _: () = { use ::tokio_legacy::reactor::Background as _; fn f() { let _ = <::tokio_legacy::reactor::Background>::shutdown_on_idle; } }; // 0.1: tokio::reactor::Background::shutdown_on_idle
const _: () = { use ::tokio_legacy::reactor::Handle as _; }; // 0.1: tokio::reactor::Handle
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; }; // now: tokio::runtime::Handle
const _: () = { use ::tokio_legacy::reactor::Handle as _; fn f() { let _ = <::tokio_legacy::reactor::Handle>::current; } }; // 0.1: tokio::reactor::Handle::current
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f() { let _ = <::tokio::runtime::Handle>::current; } }; // now: tokio::runtime::Handle::current
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; }; // 0.1: tokio::reactor::PollEvented
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFd as _; }; // now: tokio::io::unix::AsyncFd
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; }; // 0.1: tokio::reactor::PollEvented2
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::clear_read_ready; } }; // 0.1: tokio::reactor::PollEvented2::clear_read_ready
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFdReadyGuard as _; fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; } }; // now: tokio::io::unix::AsyncFdReadyGuard::clear_ready
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::clear_write_ready; } }; // 0.1: tokio::reactor::PollEvented2::clear_write_ready
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::get_mut; } }; // 0.1: tokio::reactor::PollEvented2::get_mut
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFd as _; fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::get_mut; } }; // now: tokio::io::unix::AsyncFd::get_mut
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::get_ref; } }; // 0.1: tokio::reactor::PollEvented2::get_ref
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFd as _; fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::get_ref; } }; // now: tokio::io::unix::AsyncFd::get_ref
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::into_inner; } }; // 0.1: tokio::reactor::PollEvented2::into_inner
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFd as _; fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::into_inner; } }; // now: tokio::io::unix::AsyncFd::into_inner
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::new; } }; // 0.1: tokio::reactor::PollEvented2::new
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFd as _; fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::register; } }; // now: tokio::io::unix::AsyncFd::register
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::new_with_handle; } }; // 0.1: tokio::reactor::PollEvented2::new_with_handle
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::poll_read_ready; } }; // 0.1: tokio::reactor::PollEvented2::poll_read_ready
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFd as _; fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_read_ready; } }; // now: tokio::io::unix::AsyncFd::poll_read_ready
const _: () = { use ::tokio_legacy::reactor::PollEvented2 as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::poll_write_ready; } }; // 0.1: tokio::reactor::PollEvented2::poll_write_ready
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFd as _; fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_write_ready; } }; // now: tokio::io::unix::AsyncFd::poll_write_ready
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented<E>>::deregister; } }; // 0.1: tokio::reactor::PollEvented::deregister
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::get_mut; } }; // 0.1: tokio::reactor::PollEvented::get_mut
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::get_ref; } }; // 0.1: tokio::reactor::PollEvented::get_ref
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::handle; } }; // 0.1: tokio::reactor::PollEvented::handle
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::into_inner; } }; // 0.1: tokio::reactor::PollEvented::into_inner
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::need_read; } }; // 0.1: tokio::reactor::PollEvented::need_read
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::need_write; } }; // 0.1: tokio::reactor::PollEvented::need_write
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented<E>>::new; } }; // 0.1: tokio::reactor::PollEvented::new
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::poll_read; } }; // 0.1: tokio::reactor::PollEvented::poll_read
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::poll_ready; } }; // 0.1: tokio::reactor::PollEvented::poll_ready
#[deny(deprecated)] const _: () = { use ::tokio::io::unix::AsyncFd as _; fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::ready; } }; // now: tokio::io::unix::AsyncFd::ready
const _: () = { use ::tokio_legacy::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::poll_write; } }; // 0.1: tokio::reactor::PollEvented::poll_write
const _: () = { use ::tokio_legacy::reactor::Reactor as _; }; // 0.1: tokio::reactor::Reactor
const _: () = { use ::tokio_legacy::reactor::Reactor as _; fn f() { let _ = <::tokio_legacy::reactor::Reactor>::background; } }; // 0.1: tokio::reactor::Reactor::background
const _: () = { use ::tokio_legacy::reactor::Reactor as _; fn f() { let _ = <::tokio_legacy::reactor::Reactor>::handle; } }; // 0.1: tokio::reactor::Reactor::handle
const _: () = { use ::tokio_legacy::reactor::Reactor as _; fn f() { let _ = <::tokio_legacy::reactor::Reactor>::is_idle; } }; // 0.1: tokio::reactor::Reactor::is_idle
const _: () = { use ::tokio_legacy::reactor::Reactor as _; fn f() { let _ = <::tokio_legacy::reactor::Reactor>::new; } }; // 0.1: tokio::reactor::Reactor::new
const _: () = { use ::tokio_legacy::reactor::Reactor as _; fn f() { let _ = <::tokio_legacy::reactor::Reactor>::set_fallback; } }; // 0.1: tokio::reactor::Reactor::set_fallback
const _: () = { use ::tokio_legacy::reactor::Reactor as _; fn f() { let _ = <::tokio_legacy::reactor::Reactor>::turn; } }; // 0.1: tokio::reactor::Reactor::turn
const _: () = { use ::tokio_legacy::reactor::Registration as _; }; // 0.1: tokio::reactor::Registration
const _: () = { use ::tokio_legacy::reactor::Registration as _; fn f<T>() where T: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::Registration>::deregister::<T>; } }; // 0.1: tokio::reactor::Registration::deregister
const _: () = { use ::tokio_legacy::reactor::Registration as _; fn f() { let _ = <::tokio_legacy::reactor::Registration>::new; } }; // 0.1: tokio::reactor::Registration::new
const _: () = { use ::tokio_legacy::reactor::Registration as _; fn f() { let _ = <::tokio_legacy::reactor::Registration>::poll_read_ready; } }; // 0.1: tokio::reactor::Registration::poll_read_ready
const _: () = { use ::tokio_legacy::reactor::Registration as _; fn f() { let _ = <::tokio_legacy::reactor::Registration>::poll_write_ready; } }; // 0.1: tokio::reactor::Registration::poll_write_ready
const _: () = { use ::tokio_legacy::reactor::Registration as _; fn f<T>() where T: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::Registration>::register::<T>; } }; // 0.1: tokio::reactor::Registration::register
const _: () = { use ::tokio_legacy::reactor::Registration as _; fn f<T>() where T: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::Registration>::register_with::<T>; } }; // 0.1: tokio::reactor::Registration::register_with
const _: () = { use ::tokio_legacy::reactor::Registration as _; fn f() { let _ = <::tokio_legacy::reactor::Registration>::take_read_ready; } }; // 0.1: tokio::reactor::Registration::take_read_ready
const _: () = { use ::tokio_legacy::reactor::Registration as _; fn f() { let _ = <::tokio_legacy::reactor::Registration>::take_write_ready; } }; // 0.1: tokio::reactor::Registration::take_write_ready
const _: () = { use ::tokio_legacy::reactor::Turn as _; }; // 0.1: tokio::reactor::Turn
const _: () = { use ::tokio_core::reactor::PollEvented as _; }; // 0.1: tokio_core::reactor::PollEvented
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E: ::mio_legacy::Evented>() { let _ = <::tokio_core::reactor::PollEvented<E>>::deregister; } }; // 0.1: tokio_core::reactor::PollEvented::deregister
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::get_mut; } }; // 0.1: tokio_core::reactor::PollEvented::get_mut
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::get_ref; } }; // 0.1: tokio_core::reactor::PollEvented::get_ref
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::need_read; } }; // 0.1: tokio_core::reactor::PollEvented::need_read
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::need_write; } }; // 0.1: tokio_core::reactor::PollEvented::need_write
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E: ::mio_legacy::Evented>() { let _ = <::tokio_core::reactor::PollEvented<E>>::new; } }; // 0.1: tokio_core::reactor::PollEvented::new
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::poll_read; } }; // 0.1: tokio_core::reactor::PollEvented::poll_read
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::poll_ready; } }; // 0.1: tokio_core::reactor::PollEvented::poll_ready
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::poll_write; } }; // 0.1: tokio_core::reactor::PollEvented::poll_write
const _: () = { use ::tokio_core::reactor::PollEvented as _; fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::remote; } }; // 0.1: tokio_core::reactor::PollEvented::remote
const _: () = { use ::tokio_current_thread as it; }; // 0.1: tokio_current_thread
#[deny(deprecated)] const _: () = { use ::tokio::task::LocalSet as _; }; // now: tokio::task::LocalSet
const _: () = { use ::tokio_current_thread::BlockError as _; }; // 0.1: tokio_current_thread::BlockError
const _: () = { use ::tokio_current_thread::BlockError as _; fn f<T>() { let _ = <::tokio_current_thread::BlockError<T>>::into_inner; } }; // 0.1: tokio_current_thread::BlockError::into_inner
const _: () = { use ::tokio_current_thread::CurrentThread as _; }; // 0.1: tokio_current_thread::CurrentThread
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::new_current_thread; } }; // now: tokio::runtime::Builder::new_current_thread
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park, F>() where F: ::futures_legacy::Future { let _ = <::tokio_current_thread::CurrentThread<P>>::block_on::<F>; } }; // 0.1: tokio_current_thread::CurrentThread::block_on
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; } }; // now: tokio::runtime::Runtime::block_on
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<'a, P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::enter; } }; // 0.1: tokio_current_thread::CurrentThread::enter
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f() { let _ = <::tokio::runtime::Runtime>::enter; } }; // now: tokio::runtime::Runtime::enter
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::get_park; } }; // 0.1: tokio_current_thread::CurrentThread::get_park
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::get_park_mut; } }; // 0.1: tokio_current_thread::CurrentThread::get_park_mut
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::handle; } }; // 0.1: tokio_current_thread::CurrentThread::handle
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f() { let _ = <::tokio::runtime::Runtime>::handle; } }; // now: tokio::runtime::Runtime::handle
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::is_idle; } }; // 0.1: tokio_current_thread::CurrentThread::is_idle
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f() { let _ = <::tokio_current_thread::CurrentThread<::tokio_executor::park::ParkThread>>::new; } }; // 0.1: tokio_current_thread::CurrentThread::new
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::new_with_park; } }; // 0.1: tokio_current_thread::CurrentThread::new_with_park
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::run; } }; // 0.1: tokio_current_thread::CurrentThread::run
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::run_timeout; } }; // 0.1: tokio_current_thread::CurrentThread::run_timeout
#[deny(deprecated)] const _: () = { use ::tokio::time::timeout as _; }; // now: tokio::time::timeout
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park, F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + 'static { let _ = <::tokio_current_thread::CurrentThread<P>>::spawn::<F>; } }; // 0.1: tokio_current_thread::CurrentThread::spawn
#[deny(deprecated)] const _: () = { use ::tokio::task::LocalSet as _; fn f<F>() where F: ::std::future::Future + 'static, <F as ::std::future::Future>::Output: 'static { let _ = <::tokio::task::LocalSet>::spawn_local::<F>; } }; // now: tokio::task::LocalSet::spawn_local
const _: () = { use ::tokio_current_thread::CurrentThread as _; fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::turn; } }; // 0.1: tokio_current_thread::CurrentThread::turn
const _: () = { use ::tokio_current_thread::Entered as _; }; // 0.1: tokio_current_thread::Entered
#[deny(deprecated)] const _: () = { use ::tokio::runtime::EnterGuard as _; }; // now: tokio::runtime::EnterGuard
const _: () = { use ::tokio_current_thread::Entered as _; fn f<'a, P: ::tokio_executor::park::Park, F>() where F: ::futures_legacy::Future, P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::block_on::<F>; } }; // 0.1: tokio_current_thread::Entered::block_on
const _: () = { use ::tokio_current_thread::Entered as _; fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::get_park; } }; // 0.1: tokio_current_thread::Entered::get_park
const _: () = { use ::tokio_current_thread::Entered as _; fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::get_park_mut; } }; // 0.1: tokio_current_thread::Entered::get_park_mut
const _: () = { use ::tokio_current_thread::Entered as _; fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::run; } }; // 0.1: tokio_current_thread::Entered::run
const _: () = { use ::tokio_current_thread::Entered as _; fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::run_timeout; } }; // 0.1: tokio_current_thread::Entered::run_timeout
const _: () = { use ::tokio_current_thread::Entered as _; fn f<'a, P: ::tokio_executor::park::Park, F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + 'static, P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::spawn::<F>; } }; // 0.1: tokio_current_thread::Entered::spawn
const _: () = { use ::tokio_current_thread::Entered as _; fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::turn; } }; // 0.1: tokio_current_thread::Entered::turn
const _: () = { use ::tokio_current_thread::Handle as _; }; // 0.1: tokio_current_thread::Handle
const _: () = { use ::tokio_current_thread::Handle as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_current_thread::Handle>::spawn::<F>; } }; // 0.1: tokio_current_thread::Handle::spawn
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; } }; // now: tokio::runtime::Handle::spawn
const _: () = { use ::tokio_current_thread::Handle as _; fn f() { let _ = <::tokio_current_thread::Handle>::status; } }; // 0.1: tokio_current_thread::Handle::status
const _: () = { use ::tokio_current_thread::RunError as _; }; // 0.1: tokio_current_thread::RunError
const _: () = { use ::tokio_current_thread::RunTimeoutError as _; }; // 0.1: tokio_current_thread::RunTimeoutError
#[deny(deprecated)] const _: () = { use ::tokio::time::error::Elapsed as _; }; // now: tokio::time::error::Elapsed
const _: () = { use ::tokio_current_thread::RunTimeoutError as _; fn f() { let _ = <::tokio_current_thread::RunTimeoutError>::is_timeout; } }; // 0.1: tokio_current_thread::RunTimeoutError::is_timeout
const _: () = { use ::tokio_current_thread::Turn as _; }; // 0.1: tokio_current_thread::Turn
const _: () = { use ::tokio_current_thread::Turn as _; fn f() { let _ = <::tokio_current_thread::Turn>::has_polled; } }; // 0.1: tokio_current_thread::Turn::has_polled
const _: () = { use ::tokio_current_thread::TurnError as _; }; // 0.1: tokio_current_thread::TurnError
const _: () = { use ::tokio_current_thread::block_on_all as _; }; // 0.1: tokio_current_thread::block_on_all
const _: () = { use ::tokio_executor as it; }; // 0.1: tokio_executor
#[deny(deprecated)] const _: () = { use ::tokio::runtime as _; }; // now: tokio::runtime
const _: () = { use ::tokio_executor::DefaultGuard as _; }; // 0.1: tokio_executor::DefaultGuard
const _: () = { use ::tokio_executor::Enter as _; }; // 0.1: tokio_executor::Enter
const _: () = { use ::tokio_executor::Enter as _; fn f<F: ::futures_legacy::Future>() { let _ = <::tokio_executor::Enter>::block_on::<F>; } }; // 0.1: tokio_executor::Enter::block_on
const _: () = { use ::tokio_executor::Enter as _; fn f() { let _ = <::tokio_executor::Enter>::make_permanent; } }; // 0.1: tokio_executor::Enter::make_permanent
const _: () = { use ::tokio_executor::Enter as _; fn f<F>() where F: ::std::ops::FnOnce() + 'static { let _ = <::tokio_executor::Enter>::on_exit::<F>; } }; // 0.1: tokio_executor::Enter::on_exit
const _: () = { use ::tokio_executor::EnterError as _; }; // 0.1: tokio_executor::EnterError
const _: () = { use ::tokio_executor::enter as _; }; // 0.1: tokio_executor::enter
#[deny(deprecated)] const _: () = { use ::futures::executor::enter as _; }; // now: futures::executor::enter
const _: () = { use ::tokio_executor::exit as _; }; // 0.1: tokio_executor::exit
#[deny(deprecated)] const _: () = { use ::tokio::task::block_in_place as _; }; // now: tokio::task::block_in_place
const _: () = { use ::tokio_executor::park as _; }; // 0.1: tokio_executor::park
const _: () = { use ::tokio_executor::park::Park as _; }; // 0.1: tokio_executor::park::Park
const _: () = { use ::tokio_executor::park::Park as _; fn f<Zelf: ::tokio_executor::park::Park>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_executor::park::Park>::Error>; } }; // 0.1: tokio_executor::park::Park::Error
const _: () = { use ::tokio_executor::park::Park as _; fn f<Zelf: ::tokio_executor::park::Park>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_executor::park::Park>::Unpark>; } }; // 0.1: tokio_executor::park::Park::Unpark
const _: () = { use ::tokio_executor::park::Park as _; fn f<Zelf: ::tokio_executor::park::Park>() { let _ = <Zelf as ::tokio_executor::park::Park>::park; } }; // 0.1: tokio_executor::park::Park::park
const _: () = { use ::tokio_executor::park::Park as _; fn f<Zelf: ::tokio_executor::park::Park>() { let _ = <Zelf as ::tokio_executor::park::Park>::park_timeout; } }; // 0.1: tokio_executor::park::Park::park_timeout
const _: () = { use ::tokio_executor::park::Park as _; fn f<Zelf: ::tokio_executor::park::Park>() { let _ = <Zelf as ::tokio_executor::park::Park>::unpark; } }; // 0.1: tokio_executor::park::Park::unpark
const _: () = { use ::tokio_executor::park::ParkError as _; }; // 0.1: tokio_executor::park::ParkError
const _: () = { use ::tokio_executor::park::ParkThread as _; }; // 0.1: tokio_executor::park::ParkThread
const _: () = { use ::tokio_executor::park::ParkThread as _; fn f() { let _ = <::tokio_executor::park::ParkThread>::new; } }; // 0.1: tokio_executor::park::ParkThread::new
const _: () = { use ::tokio_executor::park::Unpark as _; }; // 0.1: tokio_executor::park::Unpark
const _: () = { use ::tokio_executor::park::Unpark as _; fn f<Zelf: ::tokio_executor::park::Unpark>() { let _ = <Zelf as ::tokio_executor::park::Unpark>::unpark; } }; // 0.1: tokio_executor::park::Unpark::unpark
const _: () = { use ::tokio_executor::park::UnparkThread as _; }; // 0.1: tokio_executor::park::UnparkThread
const _: () = { use ::tokio_executor::set_default as _; }; // 0.1: tokio_executor::set_default
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f() { let _ = <::tokio::runtime::Handle>::enter; } }; // now: tokio::runtime::Handle::enter
const _: () = { use ::tokio_executor::spawn as _; }; // 0.1: tokio_executor::spawn
#[deny(deprecated)] const _: () = { use ::tokio::spawn as _; }; // now: tokio::spawn
const _: () = { use ::tokio_executor::with_default as _; }; // 0.1: tokio_executor::with_default
const _: () = { use ::tokio_reactor as it; }; // 0.1: tokio_reactor
const _: () = { use ::tokio_reactor::DefaultGuard as _; }; // 0.1: tokio_reactor::DefaultGuard
const _: () = { use ::tokio_reactor::SetDefaultError as _; }; // 0.1: tokio_reactor::SetDefaultError
const _: () = { use ::tokio_reactor::SetFallbackError as _; }; // 0.1: tokio_reactor::SetFallbackError
const _: () = { use ::tokio_reactor::Shutdown as _; }; // 0.1: tokio_reactor::Shutdown
const _: () = { use ::tokio_reactor::set_default as _; }; // 0.1: tokio_reactor::set_default
const _: () = { use ::tokio_reactor::with_default as _; }; // 0.1: tokio_reactor::with_default
const _: () = { use ::tokio_threadpool as it; }; // 0.1: tokio_threadpool
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::new_multi_thread; } }; // now: tokio::runtime::Builder::new_multi_thread
const _: () = { use ::tokio_threadpool::BlockingError as _; }; // 0.1: tokio_threadpool::BlockingError
#[deny(deprecated)] const _: () = { use ::tokio::task::JoinError as _; }; // now: tokio::task::JoinError
const _: () = { use ::tokio_threadpool::BlockingError as _; fn f() { let _ = <::tokio_threadpool::BlockingError>::new; } }; // 0.1: tokio_threadpool::BlockingError::new
const _: () = { use ::tokio_threadpool::Builder as _; }; // 0.1: tokio_threadpool::Builder
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; }; // now: tokio::runtime::Builder
const _: () = { use ::tokio_threadpool::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_threadpool::Builder>::after_start::<F>; } }; // 0.1: tokio_threadpool::Builder::after_start
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_start::<F>; } }; // now: tokio::runtime::Builder::on_thread_start
const _: () = { use ::tokio_threadpool::Builder as _; fn f<F>() where F: ::std::ops::Fn(& ::tokio_threadpool::Worker, & mut ::tokio_executor::Enter) + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_threadpool::Builder>::around_worker::<F>; } }; // 0.1: tokio_threadpool::Builder::around_worker
const _: () = { use ::tokio_threadpool::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_threadpool::Builder>::before_stop::<F>; } }; // 0.1: tokio_threadpool::Builder::before_stop
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_stop::<F>; } }; // now: tokio::runtime::Builder::on_thread_stop
const _: () = { use ::tokio_threadpool::Builder as _; fn f() { let _ = <::tokio_threadpool::Builder>::build; } }; // 0.1: tokio_threadpool::Builder::build
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::build; } }; // now: tokio::runtime::Builder::build
const _: () = { use ::tokio_threadpool::Builder as _; fn f<F, P>() where F: ::std::ops::Fn(& ::tokio_threadpool::WorkerId) -> P + 'static, P: ::tokio_executor::park::Park + ::std::marker::Send + 'static, <P as ::tokio_executor::park::Park>::Error: ::std::error::Error { let _ = <::tokio_threadpool::Builder>::custom_park::<F, P>; } }; // 0.1: tokio_threadpool::Builder::custom_park
const _: () = { use ::tokio_threadpool::Builder as _; fn f() { let _ = <::tokio_threadpool::Builder>::keep_alive; } }; // 0.1: tokio_threadpool::Builder::keep_alive
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::thread_keep_alive; } }; // now: tokio::runtime::Builder::thread_keep_alive
const _: () = { use ::tokio_threadpool::Builder as _; fn f() { let _ = <::tokio_threadpool::Builder>::max_blocking; } }; // 0.1: tokio_threadpool::Builder::max_blocking
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::max_blocking_threads; } }; // now: tokio::runtime::Builder::max_blocking_threads
const _: () = { use ::tokio_threadpool::Builder as _; fn f<S: ::std::convert::Into<::std::string::String>>() { let _ = <::tokio_threadpool::Builder>::name_prefix::<S>; } }; // 0.1: tokio_threadpool::Builder::name_prefix
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f(a0: & mut ::tokio::runtime::Builder, a1: impl ::std::convert::Into<::std::string::String>) { let _ = <::tokio::runtime::Builder>::thread_name(a0, a1); } }; // now: tokio::runtime::Builder::thread_name
const _: () = { use ::tokio_threadpool::Builder as _; fn f() { let _ = <::tokio_threadpool::Builder>::new; } }; // 0.1: tokio_threadpool::Builder::new
const _: () = { use ::tokio_threadpool::Builder as _; fn f<F>() where F: ::std::ops::Fn(::std::boxed::Box<(dyn ::std::any::Any + ::std::marker::Send)>) + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_threadpool::Builder>::panic_handler::<F>; } }; // 0.1: tokio_threadpool::Builder::panic_handler
#[deny(deprecated)] const _: () = { use ::tokio::task::JoinError as _; fn f() { let _ = <::tokio::task::JoinError>::is_panic; } }; // now: tokio::task::JoinError::is_panic
const _: () = { use ::tokio_threadpool::Builder as _; fn f() { let _ = <::tokio_threadpool::Builder>::pool_size; } }; // 0.1: tokio_threadpool::Builder::pool_size
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::worker_threads; } }; // now: tokio::runtime::Builder::worker_threads
const _: () = { use ::tokio_threadpool::Builder as _; fn f() { let _ = <::tokio_threadpool::Builder>::stack_size; } }; // 0.1: tokio_threadpool::Builder::stack_size
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::thread_stack_size; } }; // now: tokio::runtime::Builder::thread_stack_size
const _: () = { use ::tokio_threadpool::Sender as _; }; // 0.1: tokio_threadpool::Sender
const _: () = { use ::tokio_threadpool::Sender as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_threadpool::Sender>::spawn::<F>; } }; // 0.1: tokio_threadpool::Sender::spawn
const _: () = { use ::tokio_threadpool::Shutdown as _; }; // 0.1: tokio_threadpool::Shutdown
const _: () = { use ::tokio_threadpool::SpawnHandle as _; }; // 0.1: tokio_threadpool::SpawnHandle
#[deny(deprecated)] const _: () = { use ::tokio::task::JoinHandle as _; }; // now: tokio::task::JoinHandle
const _: () = { use ::tokio_threadpool::ThreadPool as _; }; // 0.1: tokio_threadpool::ThreadPool
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; }; // now: tokio::runtime::Runtime
const _: () = { use ::tokio_threadpool::ThreadPool as _; fn f() { let _ = <::tokio_threadpool::ThreadPool>::new; } }; // 0.1: tokio_threadpool::ThreadPool::new
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f() { let _ = <::tokio::runtime::Runtime>::new; } }; // now: tokio::runtime::Runtime::new
const _: () = { use ::tokio_threadpool::ThreadPool as _; fn f() { let _ = <::tokio_threadpool::ThreadPool>::sender; } }; // 0.1: tokio_threadpool::ThreadPool::sender
const _: () = { use ::tokio_threadpool::ThreadPool as _; fn f() { let _ = <::tokio_threadpool::ThreadPool>::sender_mut; } }; // 0.1: tokio_threadpool::ThreadPool::sender_mut
const _: () = { use ::tokio_threadpool::ThreadPool as _; fn f() { let _ = <::tokio_threadpool::ThreadPool>::shutdown; } }; // 0.1: tokio_threadpool::ThreadPool::shutdown
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f() { let _ = <::tokio::runtime::Runtime>::shutdown_timeout; } }; // now: tokio::runtime::Runtime::shutdown_timeout
const _: () = { use ::tokio_threadpool::ThreadPool as _; fn f() { let _ = <::tokio_threadpool::ThreadPool>::shutdown_now; } }; // 0.1: tokio_threadpool::ThreadPool::shutdown_now
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f() { let _ = <::tokio::runtime::Runtime>::shutdown_background; } }; // now: tokio::runtime::Runtime::shutdown_background
const _: () = { use ::tokio_threadpool::ThreadPool as _; fn f() { let _ = <::tokio_threadpool::ThreadPool>::shutdown_on_idle; } }; // 0.1: tokio_threadpool::ThreadPool::shutdown_on_idle
#[deny(deprecated)] const _: () = { use ::tokio_util::task::TaskTracker as _; fn f() { let _ = <::tokio_util::task::TaskTracker>::wait; } }; // now: tokio_util::task::TaskTracker::wait
const _: () = { use ::tokio_threadpool::ThreadPool as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_threadpool::ThreadPool>::spawn::<F>; } }; // 0.1: tokio_threadpool::ThreadPool::spawn
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Runtime>::spawn::<F>; } }; // now: tokio::runtime::Runtime::spawn
const _: () = { use ::tokio_threadpool::ThreadPool as _; fn f<F>() where F: ::futures_legacy::Future + ::std::marker::Send + 'static, <F as ::futures_legacy::Future>::Item: ::std::marker::Send + 'static, <F as ::futures_legacy::Future>::Error: ::std::marker::Send + 'static { let _ = <::tokio_threadpool::ThreadPool>::spawn_handle::<F>; } }; // 0.1: tokio_threadpool::ThreadPool::spawn_handle
const _: () = { use ::tokio_threadpool::Worker as _; }; // 0.1: tokio_threadpool::Worker
const _: () = { use ::tokio_threadpool::Worker as _; fn f() { let _ = <::tokio_threadpool::Worker>::id; } }; // 0.1: tokio_threadpool::Worker::id
const _: () = { use ::tokio_threadpool::Worker as _; fn f() { let _ = <::tokio_threadpool::Worker>::run; } }; // 0.1: tokio_threadpool::Worker::run
const _: () = { use ::tokio_threadpool::WorkerId as _; }; // 0.1: tokio_threadpool::WorkerId
const _: () = { use ::tokio_threadpool::WorkerId as _; fn f() { let _ = <::tokio_threadpool::WorkerId>::to_usize; } }; // 0.1: tokio_threadpool::WorkerId::to_usize
const _: () = { use ::tokio_threadpool::blocking as _; }; // 0.1: tokio_threadpool::blocking
#[deny(deprecated)] const _: () = { use ::tokio::task::spawn_blocking as _; }; // now: tokio::task::spawn_blocking
const _: () = { use ::tokio_threadpool::blocking as _; }; // 0.1: tokio_threadpool::blocking
const _: () = { use ::tokio_threadpool::blocking::BlockingImpl as _; }; // 0.1: tokio_threadpool::blocking::BlockingImpl
const _: () = { use ::tokio_threadpool::blocking::DefaultGuard as _; }; // 0.1: tokio_threadpool::blocking::DefaultGuard
const _: () = { use ::tokio_threadpool::blocking::set_default as _; }; // 0.1: tokio_threadpool::blocking::set_default
const _: () = { use ::tokio_threadpool::blocking::with_default as _; }; // 0.1: tokio_threadpool::blocking::with_default
const _: () = { use ::tokio_threadpool::park as _; }; // 0.1: tokio_threadpool::park
const _: () = { use ::tokio_threadpool::park::DefaultPark as _; }; // 0.1: tokio_threadpool::park::DefaultPark
const _: () = { use ::tokio_threadpool::park::DefaultPark as _; fn f() { let _ = <::tokio_threadpool::park::DefaultPark>::new; } }; // 0.1: tokio_threadpool::park::DefaultPark::new
const _: () = { use ::tokio_threadpool::park::DefaultUnpark as _; }; // 0.1: tokio_threadpool::park::DefaultUnpark
const _: () = { use ::tokio_threadpool::park::ParkError as _; }; // 0.1: tokio_threadpool::park::ParkError
