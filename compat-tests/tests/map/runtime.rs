//! Both paths of each row of `guide/map/runtime.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// futures::executor
mod old_0 {
    fn names() {
        use ::futures_legacy::executor as _;
    }
}

// futures::executor
mod new_0 {
    fn names() {
        use ::futures::executor as _;
    }
}

// futures::executor::Executor
mod old_1 {
    fn names() {
        use ::futures_legacy::executor::Executor as _;
    }
}

// futures::task::Spawn
mod new_1 {
    fn names() {
        use ::futures::task::Spawn as _;
    }
}

// futures::executor::Executor::execute
mod old_2 {
    fn names() {
        use ::futures_legacy::executor::Executor as _;
        fn f<Zelf: ::futures_legacy::executor::Executor>() { let _ = <Zelf as ::futures_legacy::executor::Executor>::execute; }
    }
}

// futures::task::SpawnExt::spawn
mod new_2 {
    fn names() {
        use ::futures::task::SpawnExt as _;
        fn f<Fut, Zelf: ::futures::task::SpawnExt>() where Fut: ::std::future::Future<Output = ()> + ::std::marker::Send + 'static { let _ = <Zelf as ::futures::task::SpawnExt>::spawn::<Fut>; }
    }
}

// futures::executor::Notify
mod old_3 {
    fn names() {
        use ::futures_legacy::executor::Notify as _;
    }
}

// std::task::Wake
mod new_3 {
    fn names() {
        use ::std::task::Wake as _;
    }
}

// futures::executor::Notify::clone_id
mod old_4 {
    fn names() {
        use ::futures_legacy::executor::Notify as _;
        fn f<Zelf: ::futures_legacy::executor::Notify>() { let _ = <Zelf as ::futures_legacy::executor::Notify>::clone_id; }
    }
}

// futures::executor::Notify::drop_id
mod old_5 {
    fn names() {
        use ::futures_legacy::executor::Notify as _;
        fn f<Zelf: ::futures_legacy::executor::Notify>() { let _ = <Zelf as ::futures_legacy::executor::Notify>::drop_id; }
    }
}

// futures::executor::Notify::notify
mod old_6 {
    fn names() {
        use ::futures_legacy::executor::Notify as _;
        fn f<Zelf: ::futures_legacy::executor::Notify>() { let _ = <Zelf as ::futures_legacy::executor::Notify>::notify; }
    }
}

// std::task::Wake::wake_by_ref
mod new_6 {
    fn names() {
        let _ = <crate::Woken as std::task::Wake>::wake_by_ref;
    }
}

// futures::executor::NotifyHandle
mod old_7 {
    fn names() {
        use ::futures_legacy::executor::NotifyHandle as _;
    }
}

// std::task::Waker
mod new_7 {
    fn names() {
        use ::std::task::Waker as _;
    }
}

// futures::executor::NotifyHandle::new
mod old_8 {
    fn names() {
        use ::futures_legacy::executor::NotifyHandle as _;
        fn f() { let _ = <::futures_legacy::executor::NotifyHandle>::new; }
    }
}

// std::task::Waker::from_raw
mod new_8 {
    fn names() {
        let _ = std::task::Waker::from_raw;
    }
}

// futures::executor::NotifyHandle::notify
mod old_9 {
    fn names() {
        use ::futures_legacy::executor::NotifyHandle as _;
        fn f() { let _ = <::futures_legacy::executor::NotifyHandle>::notify; }
    }
}

// std::task::Waker::wake_by_ref
mod new_9 {
    fn names() {
        let _ = std::task::Waker::wake_by_ref;
    }
}

// futures::executor::Run
mod old_10 {
    fn names() {
        use ::futures_legacy::executor::Run as _;
    }
}

// futures::executor::Run::run
mod old_11 {
    fn names() {
        use ::futures_legacy::executor::Run as _;
        fn f() { let _ = <::futures_legacy::executor::Run>::run; }
    }
}

// futures::executor::Spawn
mod old_12 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
    }
}

// std::task::Context
mod new_12 {
    fn names() {
        use ::std::task::Context as _;
    }
}

// futures::executor::Spawn::close_notify
mod old_13 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Sink { let _ = <::futures_legacy::executor::Spawn<T>>::close_notify::<N>; }
    }
}

// futures::Sink::poll_close
mod new_13 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_close; }
    }
}

// futures::executor::Spawn::execute
mod old_14 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<F: ::futures_legacy::Future>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::futures_legacy::executor::Spawn<F>>::execute; }
    }
}

// futures::task::SpawnExt::spawn
mod new_14 {
    fn names() {
        use ::futures::task::SpawnExt as _;
        fn f<Fut, Zelf: ::futures::task::SpawnExt>() where Fut: ::std::future::Future<Output = ()> + ::std::marker::Send + 'static { let _ = <Zelf as ::futures::task::SpawnExt>::spawn::<Fut>; }
    }
}

// futures::executor::Spawn::get_mut
mod old_15 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized>() { let _ = <::futures_legacy::executor::Spawn<T>>::get_mut; }
    }
}

// futures::executor::Spawn::get_ref
mod old_16 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized>() { let _ = <::futures_legacy::executor::Spawn<T>>::get_ref; }
    }
}

// futures::executor::Spawn::into_inner
mod old_17 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized>() where T: ::std::marker::Sized { let _ = <::futures_legacy::executor::Spawn<T>>::into_inner; }
    }
}

// futures::executor::Spawn::poll_flush
mod old_18 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::poll_flush; }
    }
}

// futures::Sink::poll_flush
mod new_18 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_flush; }
    }
}

// futures::executor::Spawn::poll_flush_notify
mod old_19 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Sink { let _ = <::futures_legacy::executor::Spawn<T>>::poll_flush_notify::<N>; }
    }
}

// futures::Sink::poll_flush
mod new_19 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::poll_flush; }
    }
}

// futures::executor::Spawn::poll_fn_notify
mod old_20 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized, N, F, R>() where F: ::std::ops::FnOnce(& mut T) -> R, N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle> { let _ = <::futures_legacy::executor::Spawn<T>>::poll_fn_notify::<N, F, R>; }
    }
}

// std::task::Context::from_waker
mod new_20 {
    fn names() {
        let _ = std::task::Context::<'_>::from_waker;
    }
}

// futures::executor::Spawn::poll_future
mod old_21 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<F: ::futures_legacy::Future>() { let _ = <::futures_legacy::executor::Spawn<F>>::poll_future; }
    }
}

// std::future::Future::poll
mod new_21 {
    fn names() {
        let _ = <std::future::Ready<()> as Future>::poll;
    }
}

// futures::executor::Spawn::poll_future_notify
mod old_22 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Future { let _ = <::futures_legacy::executor::Spawn<T>>::poll_future_notify::<N>; }
    }
}

// std::future::Future::poll
mod new_22 {
    fn names() {
        let _ = <std::future::Ready<()> as Future>::poll;
    }
}

// futures::executor::Spawn::poll_stream
mod old_23 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::executor::Spawn<S>>::poll_stream; }
    }
}

// futures::Stream::poll_next
mod new_23 {
    fn names() {
        use ::futures::Stream as _;
        fn f<Zelf: ::futures::Stream>() { let _ = <Zelf as ::futures::Stream>::poll_next; }
    }
}

// futures::executor::Spawn::poll_stream_notify
mod old_24 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Stream { let _ = <::futures_legacy::executor::Spawn<T>>::poll_stream_notify::<N>; }
    }
}

// futures::Stream::poll_next
mod new_24 {
    fn names() {
        use ::futures::Stream as _;
        fn f<Zelf: ::futures::Stream>() { let _ = <Zelf as ::futures::Stream>::poll_next; }
    }
}

// futures::executor::Spawn::start_send
mod old_25 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::start_send; }
    }
}

// futures::Sink::start_send
mod new_25 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::start_send; }
    }
}

// futures::executor::Spawn::start_send_notify
mod old_26 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<T: ?::std::marker::Sized, N>() where N: ::std::clone::Clone + ::std::convert::Into<::futures_legacy::executor::NotifyHandle>, T: ::futures_legacy::Sink { let _ = <::futures_legacy::executor::Spawn<T>>::start_send_notify::<N>; }
    }
}

// futures::Sink::start_send
mod new_26 {
    fn names() {
        use ::futures::Sink as _;
        fn f<Item, Zelf: ::futures::Sink<Item>>() { let _ = <Zelf as ::futures::Sink<Item>>::start_send; }
    }
}

// futures::executor::Spawn::wait_close
mod old_27 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::wait_close; }
    }
}

// futures::SinkExt::close
mod new_27 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::close; }
    }
}

// futures::executor::Spawn::wait_flush
mod old_28 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::wait_flush; }
    }
}

// futures::SinkExt::flush
mod new_28 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::flush; }
    }
}

// futures::executor::Spawn::wait_future
mod old_29 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<F: ::futures_legacy::Future>() { let _ = <::futures_legacy::executor::Spawn<F>>::wait_future; }
    }
}

// futures::executor::block_on
mod new_29 {
    fn names() {
        use ::futures::executor::block_on as _;
    }
}

// futures::executor::Spawn::wait_send
mod old_30 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<S: ::futures_legacy::Sink>() { let _ = <::futures_legacy::executor::Spawn<S>>::wait_send; }
    }
}

// futures::SinkExt::send
mod new_30 {
    fn names() {
        use ::futures::SinkExt as _;
        fn f<Item, Zelf: ::futures::SinkExt<Item>>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::futures::SinkExt<Item>>::send; }
    }
}

// futures::executor::Spawn::wait_stream
mod old_31 {
    fn names() {
        use ::futures_legacy::executor::Spawn as _;
        fn f<S: ::futures_legacy::Stream>() { let _ = <::futures_legacy::executor::Spawn<S>>::wait_stream; }
    }
}

// futures::executor::block_on_stream
mod new_31 {
    fn names() {
        use ::futures::executor::block_on_stream as _;
    }
}

// futures::executor::Unpark
mod old_32 {
    fn names() {
        use ::futures_legacy::executor::Unpark as _;
    }
}

// std::task::Wake
mod new_32 {
    fn names() {
        use ::std::task::Wake as _;
    }
}

// futures::executor::Unpark::unpark
mod old_33 {
    fn names() {
        use ::futures_legacy::executor::Unpark as _;
        fn f<Zelf: ::futures_legacy::executor::Unpark>() { let _ = <Zelf as ::futures_legacy::executor::Unpark>::unpark; }
    }
}

// std::task::Wake::wake_by_ref
mod new_33 {
    fn names() {
        let _ = <crate::Woken as std::task::Wake>::wake_by_ref;
    }
}

// futures::executor::UnsafeNotify
mod old_34 {
    fn names() {
        use ::futures_legacy::executor::UnsafeNotify as _;
    }
}

// std::task::RawWakerVTable
mod new_34 {
    fn names() {
        use ::std::task::RawWakerVTable as _;
    }
}

// futures::executor::UnsafeNotify::clone_raw
mod old_35 {
    fn names() {
        use ::futures_legacy::executor::UnsafeNotify as _;
        fn f<Zelf: ::futures_legacy::executor::UnsafeNotify>() { let _ = <Zelf as ::futures_legacy::executor::UnsafeNotify>::clone_raw; }
    }
}

// std::task::RawWakerVTable::new
mod new_35 {
    fn names() {
        let _ = std::task::RawWakerVTable::new;
    }
}

// futures::executor::UnsafeNotify::drop_raw
mod old_36 {
    fn names() {
        use ::futures_legacy::executor::UnsafeNotify as _;
        fn f<Zelf: ::futures_legacy::executor::UnsafeNotify>() { let _ = <Zelf as ::futures_legacy::executor::UnsafeNotify>::drop_raw; }
    }
}

// std::task::RawWakerVTable::new
mod new_36 {
    fn names() {
        let _ = std::task::RawWakerVTable::new;
    }
}

// futures::executor::spawn
mod old_37 {
    fn names() {
        use ::futures_legacy::executor::spawn as _;
    }
}

// std::pin::pin
mod new_37 {
    fn names() {
        use ::std::pin::pin as _;
    }
}

// futures::executor::with_notify
mod old_38 {
    fn names() {
        use ::futures_legacy::executor::with_notify as _;
    }
}

// std::task::Context::from_waker
mod new_38 {
    fn names() {
        let _ = std::task::Context::<'_>::from_waker;
    }
}

// tokio
mod old_39 {
    fn names() {
        use ::tokio_legacy as it;
    }
}

// tokio
mod new_39 {
    fn names() {
        use ::tokio as it;
    }
}

// tokio::executor::current_thread
mod old_40 {
    fn names() {
        use ::tokio_legacy::executor::current_thread as _;
    }
}

// tokio::task::LocalSet
mod new_40 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio::executor::current_thread::Context
mod old_41 {
    fn names() {
        use ::tokio_legacy::executor::current_thread::Context as _;
    }
}

// tokio::executor::current_thread::Context::cancel_all_spawned
mod old_42 {
    fn names() {
        use ::tokio_legacy::executor::current_thread::Context as _;
        fn f<'a>() { let _ = <::tokio_legacy::executor::current_thread::Context<'a>>::cancel_all_spawned; }
    }
}

// tokio::executor::current_thread::run
mod old_43 {
    fn names() {
        use ::tokio_legacy::executor::current_thread::run as _;
    }
}

// tokio::task::LocalSet
mod new_43 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio::executor::current_thread::task_executor
mod old_44 {
    fn names() {
        use ::tokio_legacy::executor::current_thread::task_executor as _;
    }
}

// tokio::task::spawn_local
mod new_44 {
    fn names() {
        use ::tokio::task::spawn_local as _;
    }
}

// tokio::executor::thread_pool
mod old_45 {
    fn names() {
        use ::tokio_legacy::executor::thread_pool as _;
    }
}

// tokio::runtime::Builder::new_multi_thread
mod new_45 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_multi_thread; }
    }
}

// tokio::reactor
mod old_46 {
    fn names() {
        use ::tokio_legacy::reactor as _;
    }
}

// tokio::reactor::Background
mod old_47 {
    fn names() {
        use ::tokio_legacy::reactor::Background as _;
    }
}

// tokio::reactor::Background::forget
mod old_48 {
    fn names() {
        use ::tokio_legacy::reactor::Background as _;
        fn f() { let _ = <::tokio_legacy::reactor::Background>::forget; }
    }
}

// tokio::reactor::Background::handle
mod old_49 {
    fn names() {
        use ::tokio_legacy::reactor::Background as _;
        fn f() { let _ = <::tokio_legacy::reactor::Background>::handle; }
    }
}

// tokio::reactor::Background::shutdown_now
mod old_50 {
    fn names() {
        use ::tokio_legacy::reactor::Background as _;
        fn f() { let _ = <::tokio_legacy::reactor::Background>::shutdown_now; }
    }
}

// tokio::reactor::Background::shutdown_on_idle
mod old_51 {
    fn names() {
        use ::tokio_legacy::reactor::Background as _;
        fn f() { let _ = <::tokio_legacy::reactor::Background>::shutdown_on_idle; }
    }
}

// tokio::reactor::Handle
mod old_52 {
    fn names() {
        use ::tokio_legacy::reactor::Handle as _;
    }
}

// tokio::runtime::Handle
mod new_52 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio::reactor::Handle::current
mod old_53 {
    fn names() {
        use ::tokio_legacy::reactor::Handle as _;
        fn f() { let _ = <::tokio_legacy::reactor::Handle>::current; }
    }
}

// tokio::runtime::Handle::current
mod new_53 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::current; }
    }
}

// tokio::reactor::PollEvented
mod old_54 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
    }
}

// tokio::io::unix::AsyncFd
mod new_54 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
    }
}

// tokio::reactor::PollEvented2
mod old_55 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
    }
}

// tokio::io::unix::AsyncFd
mod new_55 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
    }
}

// tokio::reactor::PollEvented2::clear_read_ready
mod old_56 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::clear_read_ready; }
    }
}

// tokio::io::unix::AsyncFdReadyGuard::clear_ready
mod new_56 {
    fn names() {
        use ::tokio::io::unix::AsyncFdReadyGuard as _;
        fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; }
    }
}

// tokio::reactor::PollEvented2::clear_write_ready
mod old_57 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::clear_write_ready; }
    }
}

// tokio::io::unix::AsyncFdReadyGuard::clear_ready
mod new_57 {
    fn names() {
        use ::tokio::io::unix::AsyncFdReadyGuard as _;
        fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; }
    }
}

// tokio::reactor::PollEvented2::get_mut
mod old_58 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::get_mut; }
    }
}

// tokio::io::unix::AsyncFd::get_mut
mod new_58 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::get_mut; }
    }
}

// tokio::reactor::PollEvented2::get_ref
mod old_59 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::get_ref; }
    }
}

// tokio::io::unix::AsyncFd::get_ref
mod new_59 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::get_ref; }
    }
}

// tokio::reactor::PollEvented2::into_inner
mod old_60 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::into_inner; }
    }
}

// tokio::io::unix::AsyncFd::into_inner
mod new_60 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::into_inner; }
    }
}

// tokio::reactor::PollEvented2::new
mod old_61 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::new; }
    }
}

// tokio::io::unix::AsyncFd::new
mod new_61 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::new; }
    }
}

// tokio::reactor::PollEvented2::new_with_handle
mod old_62 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::new_with_handle; }
    }
}

// tokio::io::unix::AsyncFd::new
mod new_62 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::new; }
    }
}

// tokio::reactor::PollEvented2::poll_read_ready
mod old_63 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::poll_read_ready; }
    }
}

// tokio::io::unix::AsyncFd::poll_read_ready
mod new_63 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_read_ready; }
    }
}

// tokio::reactor::PollEvented2::poll_write_ready
mod old_64 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented2 as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented2<E>>::poll_write_ready; }
    }
}

// tokio::io::unix::AsyncFd::poll_write_ready
mod new_64 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_write_ready; }
    }
}

// tokio::reactor::PollEvented::deregister
mod old_65 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented<E>>::deregister; }
    }
}

// tokio::io::unix::AsyncFd::into_inner
mod new_65 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::into_inner; }
    }
}

// tokio::reactor::PollEvented::get_mut
mod old_66 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::get_mut; }
    }
}

// tokio::io::unix::AsyncFd::get_mut
mod new_66 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::get_mut; }
    }
}

// tokio::reactor::PollEvented::get_ref
mod old_67 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::get_ref; }
    }
}

// tokio::io::unix::AsyncFd::get_ref
mod new_67 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::get_ref; }
    }
}

// tokio::reactor::PollEvented::handle
mod old_68 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::handle; }
    }
}

// tokio::reactor::PollEvented::into_inner
mod old_69 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::into_inner; }
    }
}

// tokio::io::unix::AsyncFd::into_inner
mod new_69 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::into_inner; }
    }
}

// tokio::reactor::PollEvented::need_read
mod old_70 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::need_read; }
    }
}

// tokio::io::unix::AsyncFdReadyGuard::clear_ready
mod new_70 {
    fn names() {
        use ::tokio::io::unix::AsyncFdReadyGuard as _;
        fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; }
    }
}

// tokio::reactor::PollEvented::need_write
mod old_71 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::need_write; }
    }
}

// tokio::io::unix::AsyncFdReadyGuard::clear_ready
mod new_71 {
    fn names() {
        use ::tokio::io::unix::AsyncFdReadyGuard as _;
        fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; }
    }
}

// tokio::reactor::PollEvented::new
mod old_72 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() where E: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::PollEvented<E>>::new; }
    }
}

// tokio::io::unix::AsyncFd::new
mod new_72 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::new; }
    }
}

// tokio::reactor::PollEvented::poll_read
mod old_73 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::poll_read; }
    }
}

// tokio::io::unix::AsyncFd::poll_read_ready
mod new_73 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_read_ready; }
    }
}

// tokio::reactor::PollEvented::poll_ready
mod old_74 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::poll_ready; }
    }
}

// tokio::io::unix::AsyncFd::ready
mod new_74 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::ready; }
    }
}

// tokio::reactor::PollEvented::poll_write
mod old_75 {
    fn names() {
        use ::tokio_legacy::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_legacy::reactor::PollEvented<E>>::poll_write; }
    }
}

// tokio::io::unix::AsyncFd::poll_write_ready
mod new_75 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_write_ready; }
    }
}

// tokio::reactor::Reactor
mod old_76 {
    fn names() {
        use ::tokio_legacy::reactor::Reactor as _;
    }
}

// tokio::reactor::Reactor::background
mod old_77 {
    fn names() {
        use ::tokio_legacy::reactor::Reactor as _;
        fn f() { let _ = <::tokio_legacy::reactor::Reactor>::background; }
    }
}

// tokio::reactor::Reactor::handle
mod old_78 {
    fn names() {
        use ::tokio_legacy::reactor::Reactor as _;
        fn f() { let _ = <::tokio_legacy::reactor::Reactor>::handle; }
    }
}

// tokio::reactor::Reactor::is_idle
mod old_79 {
    fn names() {
        use ::tokio_legacy::reactor::Reactor as _;
        fn f() { let _ = <::tokio_legacy::reactor::Reactor>::is_idle; }
    }
}

// tokio::reactor::Reactor::new
mod old_80 {
    fn names() {
        use ::tokio_legacy::reactor::Reactor as _;
        fn f() { let _ = <::tokio_legacy::reactor::Reactor>::new; }
    }
}

// tokio::reactor::Reactor::set_fallback
mod old_81 {
    fn names() {
        use ::tokio_legacy::reactor::Reactor as _;
        fn f() { let _ = <::tokio_legacy::reactor::Reactor>::set_fallback; }
    }
}

// tokio::reactor::Reactor::turn
mod old_82 {
    fn names() {
        use ::tokio_legacy::reactor::Reactor as _;
        fn f() { let _ = <::tokio_legacy::reactor::Reactor>::turn; }
    }
}

// tokio::reactor::Registration
mod old_83 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
    }
}

// tokio::io::unix::AsyncFd
mod new_83 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
    }
}

// tokio::reactor::Registration::deregister
mod old_84 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
        fn f<T>() where T: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::Registration>::deregister::<T>; }
    }
}

// tokio::io::unix::AsyncFd::into_inner
mod new_84 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::into_inner; }
    }
}

// tokio::reactor::Registration::new
mod old_85 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
        fn f() { let _ = <::tokio_legacy::reactor::Registration>::new; }
    }
}

// tokio::io::unix::AsyncFd::new
mod new_85 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::new; }
    }
}

// tokio::reactor::Registration::poll_read_ready
mod old_86 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
        fn f() { let _ = <::tokio_legacy::reactor::Registration>::poll_read_ready; }
    }
}

// tokio::io::unix::AsyncFd::poll_read_ready
mod new_86 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_read_ready; }
    }
}

// tokio::reactor::Registration::poll_write_ready
mod old_87 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
        fn f() { let _ = <::tokio_legacy::reactor::Registration>::poll_write_ready; }
    }
}

// tokio::io::unix::AsyncFd::poll_write_ready
mod new_87 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_write_ready; }
    }
}

// tokio::reactor::Registration::register
mod old_88 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
        fn f<T>() where T: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::Registration>::register::<T>; }
    }
}

// tokio::io::unix::AsyncFd::new
mod new_88 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::new; }
    }
}

// tokio::reactor::Registration::register_with
mod old_89 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
        fn f<T>() where T: ::mio_legacy::Evented { let _ = <::tokio_legacy::reactor::Registration>::register_with::<T>; }
    }
}

// tokio::io::unix::AsyncFd::new
mod new_89 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::new; }
    }
}

// tokio::reactor::Registration::take_read_ready
mod old_90 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
        fn f() { let _ = <::tokio_legacy::reactor::Registration>::take_read_ready; }
    }
}

// tokio::io::unix::AsyncFdReadyGuard::clear_ready
mod new_90 {
    fn names() {
        use ::tokio::io::unix::AsyncFdReadyGuard as _;
        fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; }
    }
}

// tokio::reactor::Registration::take_write_ready
mod old_91 {
    fn names() {
        use ::tokio_legacy::reactor::Registration as _;
        fn f() { let _ = <::tokio_legacy::reactor::Registration>::take_write_ready; }
    }
}

// tokio::io::unix::AsyncFdReadyGuard::clear_ready
mod new_91 {
    fn names() {
        use ::tokio::io::unix::AsyncFdReadyGuard as _;
        fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; }
    }
}

// tokio::reactor::Turn
mod old_92 {
    fn names() {
        use ::tokio_legacy::reactor::Turn as _;
    }
}

// tokio::run
mod old_93 {
    fn names() {
        use ::tokio_legacy::run as _;
    }
}

// tokio::main
mod new_93 {
    fn names() {
        use ::tokio::main as _;
    }
}

// tokio::runtime
mod old_94 {
    fn names() {
        use ::tokio_legacy::runtime as _;
    }
}

// tokio::runtime
mod new_94 {
    fn names() {
        use ::tokio::runtime as _;
    }
}

// tokio::runtime::Builder
mod old_95 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
    }
}

// tokio::runtime::Builder
mod new_95 {
    fn names() {
        use ::tokio::runtime::Builder as _;
    }
}

// tokio::runtime::Builder::after_start
mod old_96 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_legacy::runtime::Builder>::after_start::<F>; }
    }
}

// tokio::runtime::Builder::on_thread_start
mod new_96 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_start::<F>; }
    }
}

// tokio::runtime::Builder::before_stop
mod old_97 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_legacy::runtime::Builder>::before_stop::<F>; }
    }
}

// tokio::runtime::Builder::on_thread_stop
mod new_97 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_stop::<F>; }
    }
}

// tokio::runtime::Builder::blocking_threads
mod old_98 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::Builder>::blocking_threads; }
    }
}

// tokio::runtime::Builder::max_blocking_threads
mod new_98 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::max_blocking_threads; }
    }
}

// tokio::runtime::Builder::build
mod old_99 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::Builder>::build; }
    }
}

// tokio::runtime::Builder::build
mod new_99 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::build; }
    }
}

// tokio::runtime::Builder::clock
mod old_100 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::Builder>::clock; }
    }
}

// tokio::runtime::Builder::core_threads
mod old_101 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::Builder>::core_threads; }
    }
}

// tokio::runtime::Builder::worker_threads
mod new_101 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::worker_threads; }
    }
}

// tokio::runtime::Builder::keep_alive
mod old_102 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::Builder>::keep_alive; }
    }
}

// tokio::runtime::Builder::thread_keep_alive
mod new_102 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::thread_keep_alive; }
    }
}

// tokio::runtime::Builder::name_prefix
mod old_103 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f<S: ::std::convert::Into<::std::string::String>>() { let _ = <::tokio_legacy::runtime::Builder>::name_prefix::<S>; }
    }
}

// tokio::runtime::Builder::thread_name
mod new_103 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f(a0: & mut ::tokio::runtime::Builder, a1: impl ::std::convert::Into<::std::string::String>) { let _ = <::tokio::runtime::Builder>::thread_name(a0, a1); }
    }
}

// tokio::runtime::Builder::new
mod old_104 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::Builder>::new; }
    }
}

// tokio::runtime::Builder::new_multi_thread
mod new_104 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_multi_thread; }
    }
}

// tokio::runtime::Builder::panic_handler
mod old_105 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn(::std::boxed::Box<(dyn ::std::any::Any + ::std::marker::Send)>) + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_legacy::runtime::Builder>::panic_handler::<F>; }
    }
}

// tokio::task::JoinError::is_panic
mod new_105 {
    fn names() {
        use ::tokio::task::JoinError as _;
        fn f() { let _ = <::tokio::task::JoinError>::is_panic; }
    }
}

// tokio::runtime::Builder::stack_size
mod old_106 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::Builder>::stack_size; }
    }
}

// tokio::runtime::Builder::thread_stack_size
mod new_106 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::thread_stack_size; }
    }
}

// tokio::runtime::Builder::threadpool_builder
mod old_107 {
    fn names() {
        use ::tokio_legacy::runtime::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::Builder>::threadpool_builder; }
    }
}

// tokio::runtime::Runtime
mod old_108 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
    }
}

// tokio::runtime::Runtime
mod new_108 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
    }
}

// tokio::runtime::Runtime::block_on
mod old_109 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f<F, R, E>() where F: ::std::marker::Send + 'static + ::futures_legacy::Future<Item = R, Error = E>, R: ::std::marker::Send + 'static, E: ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::Runtime>::block_on::<F, R, E>; }
    }
}

// tokio::runtime::Runtime::block_on
mod new_109 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; }
    }
}

// tokio::runtime::Runtime::block_on_all
mod old_110 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f<F, R, E>() where F: ::std::marker::Send + 'static + ::futures_legacy::Future<Item = R, Error = E>, R: ::std::marker::Send + 'static, E: ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::Runtime>::block_on_all::<F, R, E>; }
    }
}

// tokio::runtime::Runtime::block_on
mod new_110 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; }
    }
}

// tokio::runtime::Runtime::executor
mod old_111 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::Runtime>::executor; }
    }
}

// tokio::runtime::Runtime::handle
mod new_111 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::handle; }
    }
}

// tokio::runtime::Runtime::handle
mod old_112 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::Runtime>::handle; }
    }
}

// tokio::runtime::Runtime::new
mod old_113 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::Runtime>::new; }
    }
}

// tokio::runtime::Runtime::new
mod new_113 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::new; }
    }
}

// tokio::runtime::Runtime::reactor
mod old_114 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::Runtime>::reactor; }
    }
}

// tokio::runtime::Runtime::shutdown_now
mod old_115 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::Runtime>::shutdown_now; }
    }
}

// tokio::runtime::Runtime::shutdown_background
mod new_115 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::shutdown_background; }
    }
}

// tokio::runtime::Runtime::shutdown_on_idle
mod old_116 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::Runtime>::shutdown_on_idle; }
    }
}

// tokio_util::task::TaskTracker::wait
mod new_116 {
    fn names() {
        use ::tokio_util::task::TaskTracker as _;
        fn f() { let _ = <::tokio_util::task::TaskTracker>::wait; }
    }
}

// tokio::runtime::Runtime::spawn
mod old_117 {
    fn names() {
        use ::tokio_legacy::runtime::Runtime as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::Runtime>::spawn::<F>; }
    }
}

// tokio::runtime::Runtime::spawn
mod new_117 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Runtime>::spawn::<F>; }
    }
}

// tokio::runtime::Shutdown
mod old_118 {
    fn names() {
        use ::tokio_legacy::runtime::Shutdown as _;
    }
}

// tokio::runtime::TaskExecutor
mod old_119 {
    fn names() {
        use ::tokio_legacy::runtime::TaskExecutor as _;
    }
}

// tokio::runtime::Handle
mod new_119 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio::runtime::TaskExecutor::spawn
mod old_120 {
    fn names() {
        use ::tokio_legacy::runtime::TaskExecutor as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::TaskExecutor>::spawn::<F>; }
    }
}

// tokio::runtime::Handle::spawn
mod new_120 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; }
    }
}

// tokio::runtime::current_thread
mod old_121 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread as _;
    }
}

// tokio::runtime::Builder::new_current_thread
mod new_121 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_current_thread; }
    }
}

// tokio::runtime::current_thread::Builder
mod old_122 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Builder as _;
    }
}

// tokio::runtime::Builder
mod new_122 {
    fn names() {
        use ::tokio::runtime::Builder as _;
    }
}

// tokio::runtime::current_thread::Builder::build
mod old_123 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::Builder>::build; }
    }
}

// tokio::runtime::Builder::build
mod new_123 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::build; }
    }
}

// tokio::runtime::current_thread::Builder::clock
mod old_124 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::Builder>::clock; }
    }
}

// tokio::runtime::current_thread::Builder::new
mod old_125 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Builder as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::Builder>::new; }
    }
}

// tokio::runtime::Builder::new_current_thread
mod new_125 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_current_thread; }
    }
}

// tokio::runtime::current_thread::Handle
mod old_126 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Handle as _;
    }
}

// tokio::runtime::Handle
mod new_126 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio::runtime::current_thread::Handle::spawn
mod old_127 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Handle as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::current_thread::Handle>::spawn::<F>; }
    }
}

// tokio::runtime::Handle::spawn
mod new_127 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; }
    }
}

// tokio::runtime::current_thread::Handle::status
mod old_128 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Handle as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::Handle>::status; }
    }
}

// tokio::runtime::current_thread::Runtime
mod old_129 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Runtime as _;
    }
}

// tokio::runtime::Runtime
mod new_129 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
    }
}

// tokio::runtime::current_thread::Runtime::block_on
mod old_130 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Runtime as _;
        fn f<F>() where F: ::futures_legacy::Future { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::block_on::<F>; }
    }
}

// tokio::runtime::Runtime::block_on
mod new_130 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; }
    }
}

// tokio::runtime::current_thread::Runtime::handle
mod old_131 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::handle; }
    }
}

// tokio::runtime::Runtime::handle
mod new_131 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::handle; }
    }
}

// tokio::runtime::current_thread::Runtime::new
mod old_132 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::new; }
    }
}

// tokio::runtime::Builder::new_current_thread
mod new_132 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_current_thread; }
    }
}

// tokio::runtime::current_thread::Runtime::run
mod old_133 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Runtime as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::run; }
    }
}

// tokio::task::LocalSet
mod new_133 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio::runtime::current_thread::Runtime::spawn
mod old_134 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::Runtime as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + 'static { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::spawn::<F>; }
    }
}

// tokio::task::LocalSet::spawn_local
mod new_134 {
    fn names() {
        use ::tokio::task::LocalSet as _;
        fn f<F>() where F: ::std::future::Future + 'static, <F as ::std::future::Future>::Output: 'static { let _ = <::tokio::task::LocalSet>::spawn_local::<F>; }
    }
}

// tokio::runtime::current_thread::TaskExecutor
mod old_135 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::TaskExecutor as _;
    }
}

// tokio::task::spawn_local
mod new_135 {
    fn names() {
        use ::tokio::task::spawn_local as _;
    }
}

// tokio::runtime::current_thread::TaskExecutor::current
mod old_136 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::TaskExecutor as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::TaskExecutor>::current; }
    }
}

// tokio::runtime::current_thread::TaskExecutor::spawn_local
mod old_137 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::TaskExecutor as _;
        fn f() { let _ = <::tokio_legacy::runtime::current_thread::TaskExecutor>::spawn_local; }
    }
}

// tokio::task::spawn_local
mod new_137 {
    fn names() {
        use ::tokio::task::spawn_local as _;
    }
}

// tokio::runtime::current_thread::block_on_all
mod old_138 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::block_on_all as _;
    }
}

// tokio::task::LocalSet
mod new_138 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio::runtime::current_thread::run
mod old_139 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::run as _;
    }
}

// tokio::task::LocalSet
mod new_139 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio::runtime::current_thread::spawn
mod old_140 {
    fn names() {
        use ::tokio_legacy::runtime::current_thread::spawn as _;
    }
}

// tokio::task::spawn_local
mod new_140 {
    fn names() {
        use ::tokio::task::spawn_local as _;
    }
}

// tokio_core
mod old_141 {
    fn names() {
        use ::tokio_core as it;
    }
}

// tokio
mod new_141 {
    fn names() {
        use ::tokio as it;
    }
}

// tokio_core::reactor
mod old_142 {
    fn names() {
        use ::tokio_core::reactor as _;
    }
}

// tokio::runtime
mod new_142 {
    fn names() {
        use ::tokio::runtime as _;
    }
}

// tokio_core::reactor::Core
mod old_143 {
    fn names() {
        use ::tokio_core::reactor::Core as _;
    }
}

// tokio::runtime::Runtime
mod new_143 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
    }
}

// tokio_core::reactor::Core::handle
mod old_144 {
    fn names() {
        use ::tokio_core::reactor::Core as _;
        fn f() { let _ = <::tokio_core::reactor::Core>::handle; }
    }
}

// tokio::runtime::Runtime::handle
mod new_144 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::handle; }
    }
}

// tokio_core::reactor::Core::id
mod old_145 {
    fn names() {
        use ::tokio_core::reactor::Core as _;
        fn f() { let _ = <::tokio_core::reactor::Core>::id; }
    }
}

// tokio::runtime::Handle::id
mod new_145 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::id; }
    }
}

// tokio_core::reactor::Core::new
mod old_146 {
    fn names() {
        use ::tokio_core::reactor::Core as _;
        fn f() { let _ = <::tokio_core::reactor::Core>::new; }
    }
}

// tokio::runtime::Builder::new_current_thread
mod new_146 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_current_thread; }
    }
}

// tokio_core::reactor::Core::remote
mod old_147 {
    fn names() {
        use ::tokio_core::reactor::Core as _;
        fn f() { let _ = <::tokio_core::reactor::Core>::remote; }
    }
}

// tokio::runtime::Runtime::handle
mod new_147 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::handle; }
    }
}

// tokio_core::reactor::Core::run
mod old_148 {
    fn names() {
        use ::tokio_core::reactor::Core as _;
        fn f<F>() where F: ::futures_legacy::Future { let _ = <::tokio_core::reactor::Core>::run::<F>; }
    }
}

// tokio::runtime::Runtime::block_on
mod new_148 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; }
    }
}

// tokio_core::reactor::Core::runtime
mod old_149 {
    fn names() {
        use ::tokio_core::reactor::Core as _;
        fn f() { let _ = <::tokio_core::reactor::Core>::runtime; }
    }
}

// tokio_core::reactor::Core::turn
mod old_150 {
    fn names() {
        use ::tokio_core::reactor::Core as _;
        fn f() { let _ = <::tokio_core::reactor::Core>::turn; }
    }
}

// tokio_core::reactor::CoreId
mod old_151 {
    fn names() {
        use ::tokio_core::reactor::CoreId as _;
    }
}

// tokio::runtime::Id
mod new_151 {
    fn names() {
        use ::tokio::runtime::Id as _;
    }
}

// tokio_core::reactor::Handle
mod old_152 {
    fn names() {
        use ::tokio_core::reactor::Handle as _;
    }
}

// tokio::runtime::Handle
mod new_152 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio_core::reactor::Handle::id
mod old_153 {
    fn names() {
        use ::tokio_core::reactor::Handle as _;
        fn f() { let _ = <::tokio_core::reactor::Handle>::id; }
    }
}

// tokio::runtime::Handle::id
mod new_153 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::id; }
    }
}

// tokio_core::reactor::Handle::new_tokio_handle
mod old_154 {
    fn names() {
        use ::tokio_core::reactor::Handle as _;
        fn f() { let _ = <::tokio_core::reactor::Handle>::new_tokio_handle; }
    }
}

// tokio_core::reactor::Handle::remote
mod old_155 {
    fn names() {
        use ::tokio_core::reactor::Handle as _;
        fn f() { let _ = <::tokio_core::reactor::Handle>::remote; }
    }
}

// tokio::runtime::Handle::current
mod new_155 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::current; }
    }
}

// tokio_core::reactor::Handle::spawn
mod old_156 {
    fn names() {
        use ::tokio_core::reactor::Handle as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + 'static { let _ = <::tokio_core::reactor::Handle>::spawn::<F>; }
    }
}

// tokio::task::spawn_local
mod new_156 {
    fn names() {
        use ::tokio::task::spawn_local as _;
    }
}

// tokio_core::reactor::Handle::spawn_fn
mod old_157 {
    fn names() {
        use ::tokio_core::reactor::Handle as _;
        fn f<F, R>() where F: ::std::ops::FnOnce() -> R + 'static, R: ::futures_legacy::IntoFuture<Item = (), Error = ()> + 'static { let _ = <::tokio_core::reactor::Handle>::spawn_fn::<F, R>; }
    }
}

// tokio::task::spawn_local
mod new_157 {
    fn names() {
        use ::tokio::task::spawn_local as _;
    }
}

// tokio_core::reactor::Handle::spawn_send
mod old_158 {
    fn names() {
        use ::tokio_core::reactor::Handle as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_core::reactor::Handle>::spawn_send::<F>; }
    }
}

// tokio::runtime::Handle::spawn
mod new_158 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; }
    }
}

// tokio_core::reactor::PollEvented
mod old_159 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
    }
}

// tokio::io::unix::AsyncFd
mod new_159 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
    }
}

// tokio_core::reactor::PollEvented::deregister
mod old_160 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E: ::mio_legacy::Evented>() { let _ = <::tokio_core::reactor::PollEvented<E>>::deregister; }
    }
}

// tokio::io::unix::AsyncFd::into_inner
mod new_160 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::into_inner; }
    }
}

// tokio_core::reactor::PollEvented::get_mut
mod old_161 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::get_mut; }
    }
}

// tokio::io::unix::AsyncFd::get_mut
mod new_161 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::get_mut; }
    }
}

// tokio_core::reactor::PollEvented::get_ref
mod old_162 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::get_ref; }
    }
}

// tokio::io::unix::AsyncFd::get_ref
mod new_162 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::get_ref; }
    }
}

// tokio_core::reactor::PollEvented::need_read
mod old_163 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::need_read; }
    }
}

// tokio::io::unix::AsyncFdReadyGuard::clear_ready
mod new_163 {
    fn names() {
        use ::tokio::io::unix::AsyncFdReadyGuard as _;
        fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; }
    }
}

// tokio_core::reactor::PollEvented::need_write
mod old_164 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::need_write; }
    }
}

// tokio::io::unix::AsyncFdReadyGuard::clear_ready
mod new_164 {
    fn names() {
        use ::tokio::io::unix::AsyncFdReadyGuard as _;
        fn f<'a, Inner: ::std::os::fd::AsRawFd>() where Inner: 'a { let _ = <::tokio::io::unix::AsyncFdReadyGuard<'a, Inner>>::clear_ready; }
    }
}

// tokio_core::reactor::PollEvented::new
mod old_165 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E: ::mio_legacy::Evented>() { let _ = <::tokio_core::reactor::PollEvented<E>>::new; }
    }
}

// tokio::io::unix::AsyncFd::new
mod new_165 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::new; }
    }
}

// tokio_core::reactor::PollEvented::poll_read
mod old_166 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::poll_read; }
    }
}

// tokio::io::unix::AsyncFd::poll_read_ready
mod new_166 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_read_ready; }
    }
}

// tokio_core::reactor::PollEvented::poll_ready
mod old_167 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::poll_ready; }
    }
}

// tokio::io::unix::AsyncFd::ready
mod new_167 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::ready; }
    }
}

// tokio_core::reactor::PollEvented::poll_write
mod old_168 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::poll_write; }
    }
}

// tokio::io::unix::AsyncFd::poll_write_ready
mod new_168 {
    fn names() {
        use ::tokio::io::unix::AsyncFd as _;
        fn f<'a, T: ::std::os::fd::AsRawFd>() { let _ = <::tokio::io::unix::AsyncFd<T>>::poll_write_ready; }
    }
}

// tokio_core::reactor::PollEvented::remote
mod old_169 {
    fn names() {
        use ::tokio_core::reactor::PollEvented as _;
        fn f<E>() { let _ = <::tokio_core::reactor::PollEvented<E>>::remote; }
    }
}

// tokio_core::reactor::Remote
mod old_170 {
    fn names() {
        use ::tokio_core::reactor::Remote as _;
    }
}

// tokio::runtime::Handle
mod new_170 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio_core::reactor::Remote::handle
mod old_171 {
    fn names() {
        use ::tokio_core::reactor::Remote as _;
        fn f() { let _ = <::tokio_core::reactor::Remote>::handle; }
    }
}

// tokio::runtime::Handle::try_current
mod new_171 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::try_current; }
    }
}

// tokio_core::reactor::Remote::id
mod old_172 {
    fn names() {
        use ::tokio_core::reactor::Remote as _;
        fn f() { let _ = <::tokio_core::reactor::Remote>::id; }
    }
}

// tokio::runtime::Handle::id
mod new_172 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::id; }
    }
}

// tokio_core::reactor::Remote::spawn
mod old_173 {
    fn names() {
        use ::tokio_core::reactor::Remote as _;
        fn f<F, R>() where F: ::std::ops::FnOnce(& ::tokio_core::reactor::Handle) -> R + ::std::marker::Send + 'static, R: ::futures_legacy::IntoFuture<Item = (), Error = ()>, <R as ::futures_legacy::IntoFuture>::Future: 'static { let _ = <::tokio_core::reactor::Remote>::spawn::<F, R>; }
    }
}

// tokio::runtime::Handle::spawn
mod new_173 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; }
    }
}

// tokio_current_thread
mod old_174 {
    fn names() {
        use ::tokio_current_thread as it;
    }
}

// tokio::task::LocalSet
mod new_174 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio_current_thread::BlockError
mod old_175 {
    fn names() {
        use ::tokio_current_thread::BlockError as _;
    }
}

// tokio_current_thread::BlockError::into_inner
mod old_176 {
    fn names() {
        use ::tokio_current_thread::BlockError as _;
        fn f<T>() { let _ = <::tokio_current_thread::BlockError<T>>::into_inner; }
    }
}

// tokio_current_thread::CurrentThread
mod old_177 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
    }
}

// tokio::runtime::Builder::new_current_thread
mod new_177 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_current_thread; }
    }
}

// tokio_current_thread::CurrentThread::block_on
mod old_178 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park, F>() where F: ::futures_legacy::Future { let _ = <::tokio_current_thread::CurrentThread<P>>::block_on::<F>; }
    }
}

// tokio::runtime::Runtime::block_on
mod new_178 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; }
    }
}

// tokio_current_thread::CurrentThread::enter
mod old_179 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<'a, P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::enter; }
    }
}

// tokio::runtime::Runtime::enter
mod new_179 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::enter; }
    }
}

// tokio_current_thread::CurrentThread::get_park
mod old_180 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::get_park; }
    }
}

// tokio_current_thread::CurrentThread::get_park_mut
mod old_181 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::get_park_mut; }
    }
}

// tokio_current_thread::CurrentThread::handle
mod old_182 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::handle; }
    }
}

// tokio::runtime::Runtime::handle
mod new_182 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::handle; }
    }
}

// tokio_current_thread::CurrentThread::is_idle
mod old_183 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::is_idle; }
    }
}

// tokio_current_thread::CurrentThread::new
mod old_184 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f() { let _ = <::tokio_current_thread::CurrentThread<::tokio_executor::park::ParkThread>>::new; }
    }
}

// tokio::runtime::Builder::new_current_thread
mod new_184 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_current_thread; }
    }
}

// tokio_current_thread::CurrentThread::new_with_park
mod old_185 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::new_with_park; }
    }
}

// tokio_current_thread::CurrentThread::run
mod old_186 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::run; }
    }
}

// tokio::task::LocalSet
mod new_186 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio_current_thread::CurrentThread::run_timeout
mod old_187 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::run_timeout; }
    }
}

// tokio::time::timeout
mod new_187 {
    fn names() {
        use ::tokio::time::timeout as _;
    }
}

// tokio_current_thread::CurrentThread::spawn
mod old_188 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park, F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + 'static { let _ = <::tokio_current_thread::CurrentThread<P>>::spawn::<F>; }
    }
}

// tokio::task::LocalSet::spawn_local
mod new_188 {
    fn names() {
        use ::tokio::task::LocalSet as _;
        fn f<F>() where F: ::std::future::Future + 'static, <F as ::std::future::Future>::Output: 'static { let _ = <::tokio::task::LocalSet>::spawn_local::<F>; }
    }
}

// tokio_current_thread::CurrentThread::turn
mod old_189 {
    fn names() {
        use ::tokio_current_thread::CurrentThread as _;
        fn f<P: ::tokio_executor::park::Park>() { let _ = <::tokio_current_thread::CurrentThread<P>>::turn; }
    }
}

// tokio_current_thread::Entered
mod old_190 {
    fn names() {
        use ::tokio_current_thread::Entered as _;
    }
}

// tokio::runtime::EnterGuard
mod new_190 {
    fn names() {
        use ::tokio::runtime::EnterGuard as _;
    }
}

// tokio_current_thread::Entered::block_on
mod old_191 {
    fn names() {
        use ::tokio_current_thread::Entered as _;
        fn f<'a, P: ::tokio_executor::park::Park, F>() where F: ::futures_legacy::Future, P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::block_on::<F>; }
    }
}

// tokio::runtime::Runtime::block_on
mod new_191 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; }
    }
}

// tokio_current_thread::Entered::get_park
mod old_192 {
    fn names() {
        use ::tokio_current_thread::Entered as _;
        fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::get_park; }
    }
}

// tokio_current_thread::Entered::get_park_mut
mod old_193 {
    fn names() {
        use ::tokio_current_thread::Entered as _;
        fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::get_park_mut; }
    }
}

// tokio_current_thread::Entered::run
mod old_194 {
    fn names() {
        use ::tokio_current_thread::Entered as _;
        fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::run; }
    }
}

// tokio::task::LocalSet
mod new_194 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio_current_thread::Entered::run_timeout
mod old_195 {
    fn names() {
        use ::tokio_current_thread::Entered as _;
        fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::run_timeout; }
    }
}

// tokio::time::timeout
mod new_195 {
    fn names() {
        use ::tokio::time::timeout as _;
    }
}

// tokio_current_thread::Entered::spawn
mod old_196 {
    fn names() {
        use ::tokio_current_thread::Entered as _;
        fn f<'a, P: ::tokio_executor::park::Park, F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + 'static, P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::spawn::<F>; }
    }
}

// tokio::task::LocalSet::spawn_local
mod new_196 {
    fn names() {
        use ::tokio::task::LocalSet as _;
        fn f<F>() where F: ::std::future::Future + 'static, <F as ::std::future::Future>::Output: 'static { let _ = <::tokio::task::LocalSet>::spawn_local::<F>; }
    }
}

// tokio_current_thread::Entered::turn
mod old_197 {
    fn names() {
        use ::tokio_current_thread::Entered as _;
        fn f<'a, P: ::tokio_executor::park::Park>() where P: 'a { let _ = <::tokio_current_thread::Entered<'a, P>>::turn; }
    }
}

// tokio_current_thread::Handle
mod old_198 {
    fn names() {
        use ::tokio_current_thread::Handle as _;
    }
}

// tokio::runtime::Handle
mod new_198 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio_current_thread::Handle::spawn
mod old_199 {
    fn names() {
        use ::tokio_current_thread::Handle as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_current_thread::Handle>::spawn::<F>; }
    }
}

// tokio::runtime::Handle::spawn
mod new_199 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; }
    }
}

// tokio_current_thread::Handle::status
mod old_200 {
    fn names() {
        use ::tokio_current_thread::Handle as _;
        fn f() { let _ = <::tokio_current_thread::Handle>::status; }
    }
}

// tokio_current_thread::RunError
mod old_201 {
    fn names() {
        use ::tokio_current_thread::RunError as _;
    }
}

// tokio_current_thread::RunTimeoutError
mod old_202 {
    fn names() {
        use ::tokio_current_thread::RunTimeoutError as _;
    }
}

// tokio::time::error::Elapsed
mod new_202 {
    fn names() {
        use ::tokio::time::error::Elapsed as _;
    }
}

// tokio_current_thread::RunTimeoutError::is_timeout
mod old_203 {
    fn names() {
        use ::tokio_current_thread::RunTimeoutError as _;
        fn f() { let _ = <::tokio_current_thread::RunTimeoutError>::is_timeout; }
    }
}

// tokio_current_thread::Turn
mod old_204 {
    fn names() {
        use ::tokio_current_thread::Turn as _;
    }
}

// tokio_current_thread::Turn::has_polled
mod old_205 {
    fn names() {
        use ::tokio_current_thread::Turn as _;
        fn f() { let _ = <::tokio_current_thread::Turn>::has_polled; }
    }
}

// tokio_current_thread::TurnError
mod old_206 {
    fn names() {
        use ::tokio_current_thread::TurnError as _;
    }
}

// tokio_current_thread::block_on_all
mod old_207 {
    fn names() {
        use ::tokio_current_thread::block_on_all as _;
    }
}

// tokio::task::LocalSet
mod new_207 {
    fn names() {
        use ::tokio::task::LocalSet as _;
    }
}

// tokio_executor
mod old_208 {
    fn names() {
        use ::tokio_executor as it;
    }
}

// tokio::runtime
mod new_208 {
    fn names() {
        use ::tokio::runtime as _;
    }
}

// tokio_executor::DefaultGuard
mod old_209 {
    fn names() {
        use ::tokio_executor::DefaultGuard as _;
    }
}

// tokio::runtime::EnterGuard
mod new_209 {
    fn names() {
        use ::tokio::runtime::EnterGuard as _;
    }
}

// tokio_executor::Enter
mod old_210 {
    fn names() {
        use ::tokio_executor::Enter as _;
    }
}

// tokio_executor::Enter::block_on
mod old_211 {
    fn names() {
        use ::tokio_executor::Enter as _;
        fn f<F: ::futures_legacy::Future>() { let _ = <::tokio_executor::Enter>::block_on::<F>; }
    }
}

// tokio::runtime::Runtime::block_on
mod new_211 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; }
    }
}

// tokio_executor::Enter::make_permanent
mod old_212 {
    fn names() {
        use ::tokio_executor::Enter as _;
        fn f() { let _ = <::tokio_executor::Enter>::make_permanent; }
    }
}

// tokio_executor::Enter::on_exit
mod old_213 {
    fn names() {
        use ::tokio_executor::Enter as _;
        fn f<F>() where F: ::std::ops::FnOnce() + 'static { let _ = <::tokio_executor::Enter>::on_exit::<F>; }
    }
}

// tokio_executor::EnterError
mod old_214 {
    fn names() {
        use ::tokio_executor::EnterError as _;
    }
}

// tokio_executor::enter
mod old_215 {
    fn names() {
        use ::tokio_executor::enter as _;
    }
}

// futures::executor::enter
mod new_215 {
    fn names() {
        use ::futures::executor::enter as _;
    }
}

// tokio_executor::exit
mod old_216 {
    fn names() {
        use ::tokio_executor::exit as _;
    }
}

// tokio::task::block_in_place
mod new_216 {
    fn names() {
        use ::tokio::task::block_in_place as _;
    }
}

// tokio_executor::park
mod old_217 {
    fn names() {
        use ::tokio_executor::park as _;
    }
}

// tokio_executor::park::Park
mod old_218 {
    fn names() {
        use ::tokio_executor::park::Park as _;
    }
}

// tokio_executor::park::Park::Error
mod old_219 {
    fn names() {
        use ::tokio_executor::park::Park as _;
        fn f<Zelf: ::tokio_executor::park::Park>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_executor::park::Park>::Error>; }
    }
}

// tokio_executor::park::Park::Unpark
mod old_220 {
    fn names() {
        use ::tokio_executor::park::Park as _;
        fn f<Zelf: ::tokio_executor::park::Park>() { let _ = std::marker::PhantomData::<<Zelf as ::tokio_executor::park::Park>::Unpark>; }
    }
}

// tokio_executor::park::Park::park
mod old_221 {
    fn names() {
        use ::tokio_executor::park::Park as _;
        fn f<Zelf: ::tokio_executor::park::Park>() { let _ = <Zelf as ::tokio_executor::park::Park>::park; }
    }
}

// tokio_executor::park::Park::park_timeout
mod old_222 {
    fn names() {
        use ::tokio_executor::park::Park as _;
        fn f<Zelf: ::tokio_executor::park::Park>() { let _ = <Zelf as ::tokio_executor::park::Park>::park_timeout; }
    }
}

// tokio_executor::park::Park::unpark
mod old_223 {
    fn names() {
        use ::tokio_executor::park::Park as _;
        fn f<Zelf: ::tokio_executor::park::Park>() { let _ = <Zelf as ::tokio_executor::park::Park>::unpark; }
    }
}

// tokio_executor::park::ParkError
mod old_224 {
    fn names() {
        use ::tokio_executor::park::ParkError as _;
    }
}

// tokio_executor::park::ParkThread
mod old_225 {
    fn names() {
        use ::tokio_executor::park::ParkThread as _;
    }
}

// tokio_executor::park::ParkThread::new
mod old_226 {
    fn names() {
        use ::tokio_executor::park::ParkThread as _;
        fn f() { let _ = <::tokio_executor::park::ParkThread>::new; }
    }
}

// tokio_executor::park::Unpark
mod old_227 {
    fn names() {
        use ::tokio_executor::park::Unpark as _;
    }
}

// tokio_executor::park::Unpark::unpark
mod old_228 {
    fn names() {
        use ::tokio_executor::park::Unpark as _;
        fn f<Zelf: ::tokio_executor::park::Unpark>() { let _ = <Zelf as ::tokio_executor::park::Unpark>::unpark; }
    }
}

// tokio_executor::park::UnparkThread
mod old_229 {
    fn names() {
        use ::tokio_executor::park::UnparkThread as _;
    }
}

// tokio_executor::set_default
mod old_230 {
    fn names() {
        use ::tokio_executor::set_default as _;
    }
}

// tokio::runtime::Handle::enter
mod new_230 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::enter; }
    }
}

// tokio_executor::spawn
mod old_231 {
    fn names() {
        use ::tokio_executor::spawn as _;
    }
}

// tokio::spawn
mod new_231 {
    fn names() {
        use ::tokio::spawn as _;
    }
}

// tokio_executor::with_default
mod old_232 {
    fn names() {
        use ::tokio_executor::with_default as _;
    }
}

// tokio::runtime::Handle::enter
mod new_232 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::enter; }
    }
}

// tokio_reactor
mod old_233 {
    fn names() {
        use ::tokio_reactor as it;
    }
}

// tokio::runtime
mod new_233 {
    fn names() {
        use ::tokio::runtime as _;
    }
}

// tokio_reactor::DefaultGuard
mod old_234 {
    fn names() {
        use ::tokio_reactor::DefaultGuard as _;
    }
}

// tokio::runtime::EnterGuard
mod new_234 {
    fn names() {
        use ::tokio::runtime::EnterGuard as _;
    }
}

// tokio_reactor::SetDefaultError
mod old_235 {
    fn names() {
        use ::tokio_reactor::SetDefaultError as _;
    }
}

// tokio_reactor::SetFallbackError
mod old_236 {
    fn names() {
        use ::tokio_reactor::SetFallbackError as _;
    }
}

// tokio_reactor::Shutdown
mod old_237 {
    fn names() {
        use ::tokio_reactor::Shutdown as _;
    }
}

// tokio_reactor::set_default
mod old_238 {
    fn names() {
        use ::tokio_reactor::set_default as _;
    }
}

// tokio::runtime::Handle::enter
mod new_238 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::enter; }
    }
}

// tokio_reactor::with_default
mod old_239 {
    fn names() {
        use ::tokio_reactor::with_default as _;
    }
}

// tokio::runtime::Handle::enter
mod new_239 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::enter; }
    }
}

// tokio_threadpool
mod old_240 {
    fn names() {
        use ::tokio_threadpool as it;
    }
}

// tokio::runtime::Builder::new_multi_thread
mod new_240 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_multi_thread; }
    }
}

// tokio_threadpool::BlockingError
mod old_241 {
    fn names() {
        use ::tokio_threadpool::BlockingError as _;
    }
}

// tokio::task::JoinError
mod new_241 {
    fn names() {
        use ::tokio::task::JoinError as _;
    }
}

// tokio_threadpool::BlockingError::new
mod old_242 {
    fn names() {
        use ::tokio_threadpool::BlockingError as _;
        fn f() { let _ = <::tokio_threadpool::BlockingError>::new; }
    }
}

// tokio_threadpool::Builder
mod old_243 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
    }
}

// tokio::runtime::Builder
mod new_243 {
    fn names() {
        use ::tokio::runtime::Builder as _;
    }
}

// tokio_threadpool::Builder::after_start
mod old_244 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_threadpool::Builder>::after_start::<F>; }
    }
}

// tokio::runtime::Builder::on_thread_start
mod new_244 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_start::<F>; }
    }
}

// tokio_threadpool::Builder::around_worker
mod old_245 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f<F>() where F: ::std::ops::Fn(& ::tokio_threadpool::Worker, & mut ::tokio_executor::Enter) + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_threadpool::Builder>::around_worker::<F>; }
    }
}

// tokio::runtime::Builder::on_thread_start
mod new_245 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_start::<F>; }
    }
}

// tokio_threadpool::Builder::before_stop
mod old_246 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_threadpool::Builder>::before_stop::<F>; }
    }
}

// tokio::runtime::Builder::on_thread_stop
mod new_246 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_stop::<F>; }
    }
}

// tokio_threadpool::Builder::build
mod old_247 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f() { let _ = <::tokio_threadpool::Builder>::build; }
    }
}

// tokio::runtime::Builder::build
mod new_247 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::build; }
    }
}

// tokio_threadpool::Builder::custom_park
mod old_248 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f<F, P>() where F: ::std::ops::Fn(& ::tokio_threadpool::WorkerId) -> P + 'static, P: ::tokio_executor::park::Park + ::std::marker::Send + 'static, <P as ::tokio_executor::park::Park>::Error: ::std::error::Error { let _ = <::tokio_threadpool::Builder>::custom_park::<F, P>; }
    }
}

// tokio_threadpool::Builder::keep_alive
mod old_249 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f() { let _ = <::tokio_threadpool::Builder>::keep_alive; }
    }
}

// tokio::runtime::Builder::thread_keep_alive
mod new_249 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::thread_keep_alive; }
    }
}

// tokio_threadpool::Builder::max_blocking
mod old_250 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f() { let _ = <::tokio_threadpool::Builder>::max_blocking; }
    }
}

// tokio::runtime::Builder::max_blocking_threads
mod new_250 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::max_blocking_threads; }
    }
}

// tokio_threadpool::Builder::name_prefix
mod old_251 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f<S: ::std::convert::Into<::std::string::String>>() { let _ = <::tokio_threadpool::Builder>::name_prefix::<S>; }
    }
}

// tokio::runtime::Builder::thread_name
mod new_251 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f(a0: & mut ::tokio::runtime::Builder, a1: impl ::std::convert::Into<::std::string::String>) { let _ = <::tokio::runtime::Builder>::thread_name(a0, a1); }
    }
}

// tokio_threadpool::Builder::new
mod old_252 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f() { let _ = <::tokio_threadpool::Builder>::new; }
    }
}

// tokio::runtime::Builder::new_multi_thread
mod new_252 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_multi_thread; }
    }
}

// tokio_threadpool::Builder::panic_handler
mod old_253 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f<F>() where F: ::std::ops::Fn(::std::boxed::Box<(dyn ::std::any::Any + ::std::marker::Send)>) + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_threadpool::Builder>::panic_handler::<F>; }
    }
}

// tokio::task::JoinError::is_panic
mod new_253 {
    fn names() {
        use ::tokio::task::JoinError as _;
        fn f() { let _ = <::tokio::task::JoinError>::is_panic; }
    }
}

// tokio_threadpool::Builder::pool_size
mod old_254 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f() { let _ = <::tokio_threadpool::Builder>::pool_size; }
    }
}

// tokio::runtime::Builder::worker_threads
mod new_254 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::worker_threads; }
    }
}

// tokio_threadpool::Builder::stack_size
mod old_255 {
    fn names() {
        use ::tokio_threadpool::Builder as _;
        fn f() { let _ = <::tokio_threadpool::Builder>::stack_size; }
    }
}

// tokio::runtime::Builder::thread_stack_size
mod new_255 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::thread_stack_size; }
    }
}

// tokio_threadpool::Sender
mod old_256 {
    fn names() {
        use ::tokio_threadpool::Sender as _;
    }
}

// tokio::runtime::Handle
mod new_256 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio_threadpool::Sender::spawn
mod old_257 {
    fn names() {
        use ::tokio_threadpool::Sender as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_threadpool::Sender>::spawn::<F>; }
    }
}

// tokio::runtime::Handle::spawn
mod new_257 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; }
    }
}

// tokio_threadpool::Shutdown
mod old_258 {
    fn names() {
        use ::tokio_threadpool::Shutdown as _;
    }
}

// tokio_threadpool::SpawnHandle
mod old_259 {
    fn names() {
        use ::tokio_threadpool::SpawnHandle as _;
    }
}

// tokio::task::JoinHandle
mod new_259 {
    fn names() {
        use ::tokio::task::JoinHandle as _;
    }
}

// tokio_threadpool::ThreadPool
mod old_260 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
    }
}

// tokio::runtime::Runtime
mod new_260 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
    }
}

// tokio_threadpool::ThreadPool::new
mod old_261 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
        fn f() { let _ = <::tokio_threadpool::ThreadPool>::new; }
    }
}

// tokio::runtime::Runtime::new
mod new_261 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::new; }
    }
}

// tokio_threadpool::ThreadPool::sender
mod old_262 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
        fn f() { let _ = <::tokio_threadpool::ThreadPool>::sender; }
    }
}

// tokio::runtime::Runtime::handle
mod new_262 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::handle; }
    }
}

// tokio_threadpool::ThreadPool::sender_mut
mod old_263 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
        fn f() { let _ = <::tokio_threadpool::ThreadPool>::sender_mut; }
    }
}

// tokio::runtime::Runtime::handle
mod new_263 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::handle; }
    }
}

// tokio_threadpool::ThreadPool::shutdown
mod old_264 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
        fn f() { let _ = <::tokio_threadpool::ThreadPool>::shutdown; }
    }
}

// tokio::runtime::Runtime::shutdown_timeout
mod new_264 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::shutdown_timeout; }
    }
}

// tokio_threadpool::ThreadPool::shutdown_now
mod old_265 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
        fn f() { let _ = <::tokio_threadpool::ThreadPool>::shutdown_now; }
    }
}

// tokio::runtime::Runtime::shutdown_background
mod new_265 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f() { let _ = <::tokio::runtime::Runtime>::shutdown_background; }
    }
}

// tokio_threadpool::ThreadPool::shutdown_on_idle
mod old_266 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
        fn f() { let _ = <::tokio_threadpool::ThreadPool>::shutdown_on_idle; }
    }
}

// tokio_util::task::TaskTracker::wait
mod new_266 {
    fn names() {
        use ::tokio_util::task::TaskTracker as _;
        fn f() { let _ = <::tokio_util::task::TaskTracker>::wait; }
    }
}

// tokio_threadpool::ThreadPool::spawn
mod old_267 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
        fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_threadpool::ThreadPool>::spawn::<F>; }
    }
}

// tokio::runtime::Runtime::spawn
mod new_267 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Runtime>::spawn::<F>; }
    }
}

// tokio_threadpool::ThreadPool::spawn_handle
mod old_268 {
    fn names() {
        use ::tokio_threadpool::ThreadPool as _;
        fn f<F>() where F: ::futures_legacy::Future + ::std::marker::Send + 'static, <F as ::futures_legacy::Future>::Item: ::std::marker::Send + 'static, <F as ::futures_legacy::Future>::Error: ::std::marker::Send + 'static { let _ = <::tokio_threadpool::ThreadPool>::spawn_handle::<F>; }
    }
}

// tokio::runtime::Runtime::spawn
mod new_268 {
    fn names() {
        use ::tokio::runtime::Runtime as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Runtime>::spawn::<F>; }
    }
}

// tokio_threadpool::Worker
mod old_269 {
    fn names() {
        use ::tokio_threadpool::Worker as _;
    }
}

// tokio_threadpool::Worker::id
mod old_270 {
    fn names() {
        use ::tokio_threadpool::Worker as _;
        fn f() { let _ = <::tokio_threadpool::Worker>::id; }
    }
}

// tokio_threadpool::Worker::run
mod old_271 {
    fn names() {
        use ::tokio_threadpool::Worker as _;
        fn f() { let _ = <::tokio_threadpool::Worker>::run; }
    }
}

// tokio_threadpool::WorkerId
mod old_272 {
    fn names() {
        use ::tokio_threadpool::WorkerId as _;
    }
}

// tokio_threadpool::WorkerId::to_usize
mod old_273 {
    fn names() {
        use ::tokio_threadpool::WorkerId as _;
        fn f() { let _ = <::tokio_threadpool::WorkerId>::to_usize; }
    }
}

// tokio_threadpool::blocking
mod old_274 {
    fn names() {
        use ::tokio_threadpool::blocking as _;
    }
}

// tokio::task::spawn_blocking
mod new_274 {
    fn names() {
        use ::tokio::task::spawn_blocking as _;
    }
}

// tokio_threadpool::blocking
mod old_275 {
    fn names() {
        use ::tokio_threadpool::blocking as _;
    }
}

// tokio::task::spawn_blocking
mod new_275 {
    fn names() {
        use ::tokio::task::spawn_blocking as _;
    }
}

// tokio_threadpool::blocking::BlockingImpl
mod old_276 {
    fn names() {
        use ::tokio_threadpool::blocking::BlockingImpl as _;
    }
}

// tokio_threadpool::blocking::DefaultGuard
mod old_277 {
    fn names() {
        use ::tokio_threadpool::blocking::DefaultGuard as _;
    }
}

// tokio_threadpool::blocking::set_default
mod old_278 {
    fn names() {
        use ::tokio_threadpool::blocking::set_default as _;
    }
}

// tokio_threadpool::blocking::with_default
mod old_279 {
    fn names() {
        use ::tokio_threadpool::blocking::with_default as _;
    }
}

// tokio_threadpool::park
mod old_280 {
    fn names() {
        use ::tokio_threadpool::park as _;
    }
}

// tokio_threadpool::park::DefaultPark
mod old_281 {
    fn names() {
        use ::tokio_threadpool::park::DefaultPark as _;
    }
}

// tokio_threadpool::park::DefaultPark::new
mod old_282 {
    fn names() {
        use ::tokio_threadpool::park::DefaultPark as _;
        fn f() { let _ = <::tokio_threadpool::park::DefaultPark>::new; }
    }
}

// tokio_threadpool::park::DefaultUnpark
mod old_283 {
    fn names() {
        use ::tokio_threadpool::park::DefaultUnpark as _;
    }
}

// tokio_threadpool::park::ParkError
mod old_284 {
    fn names() {
        use ::tokio_threadpool::park::ParkError as _;
    }
}
