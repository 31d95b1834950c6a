//! Both paths of each row of `guide/map/spawning.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// futures::future::ExecuteError
mod old_0 {
    fn names() {
        use ::futures_legacy::future::ExecuteError as _;
    }
}

// futures::task::SpawnError
mod new_0 {
    fn names() {
        use ::futures::task::SpawnError as _;
    }
}

// futures::future::ExecuteError::into_future
mod old_1 {
    fn names() {
        use ::futures_legacy::future::ExecuteError as _;
        fn f<F>() { let _ = <::futures_legacy::future::ExecuteError<F>>::into_future; }
    }
}

// futures::future::ExecuteError::kind
mod old_2 {
    fn names() {
        use ::futures_legacy::future::ExecuteError as _;
        fn f<F>() { let _ = <::futures_legacy::future::ExecuteError<F>>::kind; }
    }
}

// futures::task::SpawnError::is_shutdown
mod new_2 {
    fn names() {
        use ::futures::task::SpawnError as _;
        fn f() { let _ = <::futures::task::SpawnError>::is_shutdown; }
    }
}

// futures::future::ExecuteError::new
mod old_3 {
    fn names() {
        use ::futures_legacy::future::ExecuteError as _;
        fn f<F>() { let _ = <::futures_legacy::future::ExecuteError<F>>::new; }
    }
}

// futures::task::SpawnError::shutdown
mod new_3 {
    fn names() {
        use ::futures::task::SpawnError as _;
        fn f() { let _ = <::futures::task::SpawnError>::shutdown; }
    }
}

// futures::future::ExecuteErrorKind
mod old_4 {
    fn names() {
        use ::futures_legacy::future::ExecuteErrorKind as _;
    }
}

// futures::task::SpawnError
mod new_4 {
    fn names() {
        use ::futures::task::SpawnError as _;
    }
}

// futures::future::ExecuteErrorKind::NoCapacity
mod old_5 {
    fn names() {
        use ::futures_legacy::future::ExecuteErrorKind as _;
        use ::futures_legacy::future::ExecuteErrorKind::NoCapacity as _;
    }
}

// futures::future::ExecuteErrorKind::Shutdown
mod old_6 {
    fn names() {
        use ::futures_legacy::future::ExecuteErrorKind as _;
        use ::futures_legacy::future::ExecuteErrorKind::Shutdown as _;
    }
}

// futures::task::SpawnError::is_shutdown
mod new_6 {
    fn names() {
        use ::futures::task::SpawnError as _;
        fn f() { let _ = <::futures::task::SpawnError>::is_shutdown; }
    }
}

// futures::future::ExecuteErrorKind::__Nonexhaustive
mod old_7 {
    fn names() {
        use ::futures_legacy::future::ExecuteErrorKind as _;
        use ::futures_legacy::future::ExecuteErrorKind::__Nonexhaustive as _;
    }
}

// futures::future::Executor
mod old_8 {
    fn names() {
        use ::futures_legacy::future::Executor as _;
    }
}

// futures::task::Spawn
mod new_8 {
    fn names() {
        use ::futures::task::Spawn as _;
    }
}

// futures::future::Executor::execute
mod old_9 {
    fn names() {
        use ::futures_legacy::future::Executor as _;
        fn f<F: ::futures_legacy::Future<Item = (), Error = ()>, Zelf: ::futures_legacy::future::Executor<F>>() { let _ = <Zelf as ::futures_legacy::future::Executor<F>>::execute; }
    }
}

// futures::task::SpawnExt::spawn
mod new_9 {
    fn names() {
        use ::futures::task::SpawnExt as _;
        fn f<Fut, Zelf: ::futures::task::SpawnExt>() where Fut: ::std::future::Future<Output = ()> + ::std::marker::Send + 'static { let _ = <Zelf as ::futures::task::SpawnExt>::spawn::<Fut>; }
    }
}

// futures::sync::oneshot::Execute
mod old_10 {
    fn names() {
        use ::futures_legacy::sync::oneshot::Execute as _;
    }
}

// futures::future::Remote
mod new_10 {
    fn names() {
        use ::futures::future::Remote as _;
    }
}

// futures::sync::oneshot::SpawnHandle
mod old_11 {
    fn names() {
        use ::futures_legacy::sync::oneshot::SpawnHandle as _;
    }
}

// futures::future::RemoteHandle
mod new_11 {
    fn names() {
        use ::futures::future::RemoteHandle as _;
    }
}

// futures::sync::oneshot::SpawnHandle::forget
mod old_12 {
    fn names() {
        use ::futures_legacy::sync::oneshot::SpawnHandle as _;
        fn f<T, E>() { let _ = <::futures_legacy::sync::oneshot::SpawnHandle<T, E>>::forget; }
    }
}

// futures::future::RemoteHandle::forget
mod new_12 {
    fn names() {
        use ::futures::future::RemoteHandle as _;
        fn f<T>() { let _ = <::futures::future::RemoteHandle<T>>::forget; }
    }
}

// futures::sync::oneshot::spawn
mod old_13 {
    fn names() {
        use ::futures_legacy::sync::oneshot::spawn as _;
    }
}

// futures::FutureExt::remote_handle
mod new_13 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::remote_handle; }
    }
}

// futures::sync::oneshot::spawn_fn
mod old_14 {
    fn names() {
        use ::futures_legacy::sync::oneshot::spawn_fn as _;
    }
}

// futures::FutureExt::remote_handle
mod new_14 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::remote_handle; }
    }
}

// futures::unsync::oneshot::Execute
mod old_15 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::Execute as _;
    }
}

// futures::future::Remote
mod new_15 {
    fn names() {
        use ::futures::future::Remote as _;
    }
}

// futures::unsync::oneshot::SpawnHandle
mod old_16 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::SpawnHandle as _;
    }
}

// futures::future::RemoteHandle
mod new_16 {
    fn names() {
        use ::futures::future::RemoteHandle as _;
    }
}

// futures::unsync::oneshot::SpawnHandle::forget
mod old_17 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::SpawnHandle as _;
        fn f<T, E>() { let _ = <::futures_legacy::unsync::oneshot::SpawnHandle<T, E>>::forget; }
    }
}

// futures::future::RemoteHandle::forget
mod new_17 {
    fn names() {
        use ::futures::future::RemoteHandle as _;
        fn f<T>() { let _ = <::futures::future::RemoteHandle<T>>::forget; }
    }
}

// futures::unsync::oneshot::spawn
mod old_18 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::spawn as _;
    }
}

// futures::FutureExt::remote_handle
mod new_18 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::remote_handle; }
    }
}

// futures::unsync::oneshot::spawn_fn
mod old_19 {
    fn names() {
        use ::futures_legacy::unsync::oneshot::spawn_fn as _;
    }
}

// futures::FutureExt::remote_handle
mod new_19 {
    fn names() {
        use ::futures::FutureExt as _;
        fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::remote_handle; }
    }
}

// futures_cpupool
mod old_20 {
    fn names() {
        use ::futures_cpupool as it;
    }
}

// tokio::task::spawn_blocking
mod new_20 {
    fn names() {
        use ::tokio::task::spawn_blocking as _;
    }
}

// futures_cpupool::Builder
mod old_21 {
    fn names() {
        use ::futures_cpupool::Builder as _;
    }
}

// tokio::runtime::Builder
mod new_21 {
    fn names() {
        use ::tokio::runtime::Builder as _;
    }
}

// futures_cpupool::Builder::after_start
mod old_22 {
    fn names() {
        use ::futures_cpupool::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::futures_cpupool::Builder>::after_start::<F>; }
    }
}

// tokio::runtime::Builder::on_thread_start
mod new_22 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_start::<F>; }
    }
}

// futures_cpupool::Builder::before_stop
mod old_23 {
    fn names() {
        use ::futures_cpupool::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::futures_cpupool::Builder>::before_stop::<F>; }
    }
}

// tokio::runtime::Builder::on_thread_stop
mod new_23 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_stop::<F>; }
    }
}

// futures_cpupool::Builder::create
mod old_24 {
    fn names() {
        use ::futures_cpupool::Builder as _;
        fn f() { let _ = <::futures_cpupool::Builder>::create; }
    }
}

// tokio::runtime::Builder::build
mod new_24 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::build; }
    }
}

// futures_cpupool::Builder::name_prefix
mod old_25 {
    fn names() {
        use ::futures_cpupool::Builder as _;
        fn f<S: ::std::convert::Into<::std::string::String>>() { let _ = <::futures_cpupool::Builder>::name_prefix::<S>; }
    }
}

// tokio::runtime::Builder::thread_name
mod new_25 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f(a0: & mut ::tokio::runtime::Builder, a1: impl ::std::convert::Into<::std::string::String>) { let _ = <::tokio::runtime::Builder>::thread_name(a0, a1); }
    }
}

// futures_cpupool::Builder::new
mod old_26 {
    fn names() {
        use ::futures_cpupool::Builder as _;
        fn f() { let _ = <::futures_cpupool::Builder>::new; }
    }
}

// tokio::runtime::Builder::new_multi_thread
mod new_26 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::new_multi_thread; }
    }
}

// futures_cpupool::Builder::pool_size
mod old_27 {
    fn names() {
        use ::futures_cpupool::Builder as _;
        fn f() { let _ = <::futures_cpupool::Builder>::pool_size; }
    }
}

// tokio::runtime::Builder::max_blocking_threads
mod new_27 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::max_blocking_threads; }
    }
}

// futures_cpupool::Builder::stack_size
mod old_28 {
    fn names() {
        use ::futures_cpupool::Builder as _;
        fn f() { let _ = <::futures_cpupool::Builder>::stack_size; }
    }
}

// tokio::runtime::Builder::thread_stack_size
mod new_28 {
    fn names() {
        use ::tokio::runtime::Builder as _;
        fn f() { let _ = <::tokio::runtime::Builder>::thread_stack_size; }
    }
}

// futures_cpupool::CpuFuture
mod old_29 {
    fn names() {
        use ::futures_cpupool::CpuFuture as _;
    }
}

// tokio::task::JoinHandle
mod new_29 {
    fn names() {
        use ::tokio::task::JoinHandle as _;
    }
}

// futures_cpupool::CpuFuture::forget
mod old_30 {
    fn names() {
        use ::futures_cpupool::CpuFuture as _;
        fn f<T, E>() { let _ = <::futures_cpupool::CpuFuture<T, E>>::forget; }
    }
}

// futures_cpupool::CpuPool
mod old_31 {
    fn names() {
        use ::futures_cpupool::CpuPool as _;
    }
}

// tokio::task::spawn_blocking
mod new_31 {
    fn names() {
        use ::tokio::task::spawn_blocking as _;
    }
}

// futures_cpupool::CpuPool::new
mod old_32 {
    fn names() {
        use ::futures_cpupool::CpuPool as _;
        fn f() { let _ = <::futures_cpupool::CpuPool>::new; }
    }
}

// tokio::sync::Semaphore::new
mod new_32 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
        fn f() { let _ = <::tokio::sync::Semaphore>::new; }
    }
}

// futures_cpupool::CpuPool::new_num_cpus
mod old_33 {
    fn names() {
        use ::futures_cpupool::CpuPool as _;
        fn f() { let _ = <::futures_cpupool::CpuPool>::new_num_cpus; }
    }
}

// tokio::sync::Semaphore::new
mod new_33 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
        fn f() { let _ = <::tokio::sync::Semaphore>::new; }
    }
}

// futures_cpupool::CpuPool::spawn
mod old_34 {
    fn names() {
        use ::futures_cpupool::CpuPool as _;
        fn f<F>() where F: ::futures_legacy::Future + ::std::marker::Send + 'static, <F as ::futures_legacy::Future>::Item: ::std::marker::Send + 'static, <F as ::futures_legacy::Future>::Error: ::std::marker::Send + 'static { let _ = <::futures_cpupool::CpuPool>::spawn::<F>; }
    }
}

// tokio::spawn
mod new_34 {
    fn names() {
        use ::tokio::spawn as _;
    }
}

// futures_cpupool::CpuPool::spawn_fn
mod old_35 {
    fn names() {
        use ::futures_cpupool::CpuPool as _;
        fn f<F, R>() where F: ::std::ops::FnOnce() -> R + ::std::marker::Send + 'static, R: ::futures_legacy::IntoFuture + 'static, <R as ::futures_legacy::IntoFuture>::Future: ::std::marker::Send + 'static, <R as ::futures_legacy::IntoFuture>::Item: ::std::marker::Send + 'static, <R as ::futures_legacy::IntoFuture>::Error: ::std::marker::Send + 'static { let _ = <::futures_cpupool::CpuPool>::spawn_fn::<F, R>; }
    }
}

// tokio::task::spawn_blocking
mod new_35 {
    fn names() {
        use ::tokio::task::spawn_blocking as _;
    }
}

// tokio::executor
mod old_36 {
    fn names() {
        use ::tokio_legacy::executor as _;
    }
}

// tokio::runtime::Handle
mod new_36 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio::executor::DefaultExecutor
mod old_37 {
    fn names() {
        use ::tokio_legacy::executor::DefaultExecutor as _;
    }
}

// tokio::runtime::Handle
mod new_37 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio::executor::DefaultExecutor::current
mod old_38 {
    fn names() {
        use ::tokio_legacy::executor::DefaultExecutor as _;
        fn f() { let _ = <::tokio_legacy::executor::DefaultExecutor>::current; }
    }
}

// tokio::runtime::Handle::current
mod new_38 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f() { let _ = <::tokio::runtime::Handle>::current; }
    }
}

// tokio::executor::Executor
mod old_39 {
    fn names() {
        use ::tokio_legacy::executor::Executor as _;
    }
}

// tokio::runtime::Handle
mod new_39 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio::executor::Executor::spawn
mod old_40 {
    fn names() {
        use ::tokio_legacy::executor::Executor as _;
        fn f<Zelf: ::tokio_legacy::executor::Executor>() { let _ = <Zelf as ::tokio_legacy::executor::Executor>::spawn; }
    }
}

// tokio::runtime::Handle::spawn
mod new_40 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; }
    }
}

// tokio::executor::Executor::status
mod old_41 {
    fn names() {
        use ::tokio_legacy::executor::Executor as _;
        fn f<Zelf: ::tokio_legacy::executor::Executor>() { let _ = <Zelf as ::tokio_legacy::executor::Executor>::status; }
    }
}

// tokio::executor::Spawn
mod old_42 {
    fn names() {
        use ::tokio_legacy::executor::Spawn as _;
    }
}

// tokio::task::JoinHandle
mod new_42 {
    fn names() {
        use ::tokio::task::JoinHandle as _;
    }
}

// tokio::executor::SpawnError
mod old_43 {
    fn names() {
        use ::tokio_legacy::executor::SpawnError as _;
    }
}

// tokio::executor::SpawnError::at_capacity
mod old_44 {
    fn names() {
        use ::tokio_legacy::executor::SpawnError as _;
        fn f() { let _ = <::tokio_legacy::executor::SpawnError>::at_capacity; }
    }
}

// tokio::executor::SpawnError::is_at_capacity
mod old_45 {
    fn names() {
        use ::tokio_legacy::executor::SpawnError as _;
        fn f() { let _ = <::tokio_legacy::executor::SpawnError>::is_at_capacity; }
    }
}

// tokio::executor::SpawnError::is_shutdown
mod old_46 {
    fn names() {
        use ::tokio_legacy::executor::SpawnError as _;
        fn f() { let _ = <::tokio_legacy::executor::SpawnError>::is_shutdown; }
    }
}

// tokio::executor::SpawnError::shutdown
mod old_47 {
    fn names() {
        use ::tokio_legacy::executor::SpawnError as _;
        fn f() { let _ = <::tokio_legacy::executor::SpawnError>::shutdown; }
    }
}

// tokio::executor::TypedExecutor
mod old_48 {
    fn names() {
        use ::tokio_legacy::executor::TypedExecutor as _;
    }
}

// tokio::runtime::Handle
mod new_48 {
    fn names() {
        use ::tokio::runtime::Handle as _;
    }
}

// tokio::executor::TypedExecutor::spawn
mod old_49 {
    fn names() {
        use ::tokio_legacy::executor::TypedExecutor as _;
        fn f<T, Zelf: ::tokio_legacy::executor::TypedExecutor<T>>() { let _ = <Zelf as ::tokio_legacy::executor::TypedExecutor<T>>::spawn; }
    }
}

// tokio::runtime::Handle::spawn
mod new_49 {
    fn names() {
        use ::tokio::runtime::Handle as _;
        fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; }
    }
}

// tokio::executor::TypedExecutor::status
mod old_50 {
    fn names() {
        use ::tokio_legacy::executor::TypedExecutor as _;
        fn f<T, Zelf: ::tokio_legacy::executor::TypedExecutor<T>>() { let _ = <Zelf as ::tokio_legacy::executor::TypedExecutor<T>>::status; }
    }
}

// tokio::spawn
mod old_51 {
    fn names() {
        use ::tokio_legacy::spawn as _;
    }
}

// tokio::spawn
mod new_51 {
    fn names() {
        use ::tokio::spawn as _;
    }
}
