//! Both paths of each row of `guide/map/spawning.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::futures_legacy::future::ExecuteError as _; }; // 0.1: futures::future::ExecuteError
#[deny(deprecated)] const _: () = { use ::futures::task::SpawnError as _; }; // now: futures::task::SpawnError
const _: () = { use ::futures_legacy::future::ExecuteError as _; fn f<F>() { let _ = <::futures_legacy::future::ExecuteError<F>>::into_future; } }; // 0.1: futures::future::ExecuteError::into_future
const _: () = { use ::futures_legacy::future::ExecuteError as _; fn f<F>() { let _ = <::futures_legacy::future::ExecuteError<F>>::kind; } }; // 0.1: futures::future::ExecuteError::kind
#[deny(deprecated)] const _: () = { use ::futures::task::SpawnError as _; fn f() { let _ = <::futures::task::SpawnError>::is_shutdown; } }; // now: futures::task::SpawnError::is_shutdown
const _: () = { use ::futures_legacy::future::ExecuteError as _; fn f<F>() { let _ = <::futures_legacy::future::ExecuteError<F>>::new; } }; // 0.1: futures::future::ExecuteError::new
#[deny(deprecated)] const _: () = { use ::futures::task::SpawnError as _; fn f() { let _ = <::futures::task::SpawnError>::shutdown; } }; // now: futures::task::SpawnError::shutdown
const _: () = { use ::futures_legacy::future::ExecuteErrorKind as _; }; // 0.1: futures::future::ExecuteErrorKind
const _: () = { use ::futures_legacy::future::ExecuteErrorKind as _; use ::futures_legacy::future::ExecuteErrorKind::NoCapacity as _; }; // 0.1: futures::future::ExecuteErrorKind::NoCapacity
const _: () = { use ::futures_legacy::future::ExecuteErrorKind as _; use ::futures_legacy::future::ExecuteErrorKind::Shutdown as _; }; // 0.1: futures::future::ExecuteErrorKind::Shutdown
const _: () = { use ::futures_legacy::future::ExecuteErrorKind as _; use ::futures_legacy::future::ExecuteErrorKind::__Nonexhaustive as _; }; // 0.1: futures::future::ExecuteErrorKind::__Nonexhaustive
const _: () = { use ::futures_legacy::future::Executor as _; }; // 0.1: futures::future::Executor
#[deny(deprecated)] const _: () = { use ::futures::task::Spawn as _; }; // now: futures::task::Spawn
const _: () = { use ::futures_legacy::future::Executor as _; fn f<F: ::futures_legacy::Future<Item = (), Error = ()>, Zelf: ::futures_legacy::future::Executor<F>>() { let _ = <Zelf as ::futures_legacy::future::Executor<F>>::execute; } }; // 0.1: futures::future::Executor::execute
#[deny(deprecated)] const _: () = { use ::futures::task::SpawnExt as _; fn f<Fut, Zelf: ::futures::task::SpawnExt>() where Fut: ::std::future::Future<Output = ()> + ::std::marker::Send + 'static { let _ = <Zelf as ::futures::task::SpawnExt>::spawn::<Fut>; } }; // now: futures::task::SpawnExt::spawn
const _: () = { use ::futures_legacy::sync::oneshot::Execute as _; }; // 0.1: futures::sync::oneshot::Execute
#[deny(deprecated)] const _: () = { use ::futures::future::Remote as _; }; // now: futures::future::Remote
const _: () = { use ::futures_legacy::sync::oneshot::SpawnHandle as _; }; // 0.1: futures::sync::oneshot::SpawnHandle
#[deny(deprecated)] const _: () = { use ::futures::future::RemoteHandle as _; }; // now: futures::future::RemoteHandle
const _: () = { use ::futures_legacy::sync::oneshot::SpawnHandle as _; fn f<T, E>() { let _ = <::futures_legacy::sync::oneshot::SpawnHandle<T, E>>::forget; } }; // 0.1: futures::sync::oneshot::SpawnHandle::forget
#[deny(deprecated)] const _: () = { use ::futures::future::RemoteHandle as _; fn f<T>() { let _ = <::futures::future::RemoteHandle<T>>::forget; } }; // now: futures::future::RemoteHandle::forget
const _: () = { use ::futures_legacy::sync::oneshot::spawn as _; }; // 0.1: futures::sync::oneshot::spawn
#[deny(deprecated)] const _: () = { use ::futures::FutureExt as _; fn f<Zelf: ::futures::FutureExt>() where Zelf: ::std::marker::Sized { let _ = <Zelf as ::futures::FutureExt>::remote_handle; } }; // now: futures::FutureExt::remote_handle
const _: () = { use ::futures_legacy::sync::oneshot::spawn_fn as _; }; // 0.1: futures::sync::oneshot::spawn_fn
const _: () = { use ::futures_legacy::unsync::oneshot::Execute as _; }; // 0.1: futures::unsync::oneshot::Execute
const _: () = { use ::futures_legacy::unsync::oneshot::SpawnHandle as _; }; // 0.1: futures::unsync::oneshot::SpawnHandle
const _: () = { use ::futures_legacy::unsync::oneshot::SpawnHandle as _; fn f<T, E>() { let _ = <::futures_legacy::unsync::oneshot::SpawnHandle<T, E>>::forget; } }; // 0.1: futures::unsync::oneshot::SpawnHandle::forget
const _: () = { use ::futures_legacy::unsync::oneshot::spawn as _; }; // 0.1: futures::unsync::oneshot::spawn
const _: () = { use ::futures_legacy::unsync::oneshot::spawn_fn as _; }; // 0.1: futures::unsync::oneshot::spawn_fn
const _: () = { use ::futures_cpupool as it; }; // 0.1: futures_cpupool
#[deny(deprecated)] const _: () = { use ::tokio::task::spawn_blocking as _; }; // now: tokio::task::spawn_blocking
const _: () = { use ::futures_cpupool::Builder as _; }; // 0.1: futures_cpupool::Builder
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; }; // now: tokio::runtime::Builder
const _: () = { use ::futures_cpupool::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::futures_cpupool::Builder>::after_start::<F>; } }; // 0.1: futures_cpupool::Builder::after_start
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_start::<F>; } }; // now: tokio::runtime::Builder::on_thread_start
const _: () = { use ::futures_cpupool::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::futures_cpupool::Builder>::before_stop::<F>; } }; // 0.1: futures_cpupool::Builder::before_stop
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_stop::<F>; } }; // now: tokio::runtime::Builder::on_thread_stop
const _: () = { use ::futures_cpupool::Builder as _; fn f() { let _ = <::futures_cpupool::Builder>::create; } }; // 0.1: futures_cpupool::Builder::create
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::build; } }; // now: tokio::runtime::Builder::build
const _: () = { use ::futures_cpupool::Builder as _; fn f<S: ::std::convert::Into<::std::string::String>>() { let _ = <::futures_cpupool::Builder>::name_prefix::<S>; } }; // 0.1: futures_cpupool::Builder::name_prefix
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f(a0: & mut ::tokio::runtime::Builder, a1: impl ::std::convert::Into<::std::string::String>) { let _ = <::tokio::runtime::Builder>::thread_name(a0, a1); } }; // now: tokio::runtime::Builder::thread_name
const _: () = { use ::futures_cpupool::Builder as _; fn f() { let _ = <::futures_cpupool::Builder>::new; } }; // 0.1: futures_cpupool::Builder::new
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::new_multi_thread; } }; // now: tokio::runtime::Builder::new_multi_thread
const _: () = { use ::futures_cpupool::Builder as _; fn f() { let _ = <::futures_cpupool::Builder>::pool_size; } }; // 0.1: futures_cpupool::Builder::pool_size
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::max_blocking_threads; } }; // now: tokio::runtime::Builder::max_blocking_threads
const _: () = { use ::futures_cpupool::Builder as _; fn f() { let _ = <::futures_cpupool::Builder>::stack_size; } }; // 0.1: futures_cpupool::Builder::stack_size
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::thread_stack_size; } }; // now: tokio::runtime::Builder::thread_stack_size
const _: () = { use ::futures_cpupool::CpuFuture as _; }; // 0.1: futures_cpupool::CpuFuture
#[deny(deprecated)] const _: () = { use ::tokio::task::JoinHandle as _; }; // now: tokio::task::JoinHandle
const _: () = { use ::futures_cpupool::CpuFuture as _; fn f<T, E>() { let _ = <::futures_cpupool::CpuFuture<T, E>>::forget; } }; // 0.1: futures_cpupool::CpuFuture::forget
const _: () = { use ::futures_cpupool::CpuPool as _; }; // 0.1: futures_cpupool::CpuPool
const _: () = { use ::futures_cpupool::CpuPool as _; fn f() { let _ = <::futures_cpupool::CpuPool>::new; } }; // 0.1: futures_cpupool::CpuPool::new
#[deny(deprecated)] const _: () = { use ::tokio::sync::Semaphore as _; fn f() { let _ = <::tokio::sync::Semaphore>::new; } }; // now: tokio::sync::Semaphore::new
const _: () = { use ::futures_cpupool::CpuPool as _; fn f() { let _ = <::futures_cpupool::CpuPool>::new_num_cpus; } }; // 0.1: futures_cpupool::CpuPool::new_num_cpus
const _: () = { use ::futures_cpupool::CpuPool as _; fn f<F>() where F: ::futures_legacy::Future + ::std::marker::Send + 'static, <F as ::futures_legacy::Future>::Item: ::std::marker::Send + 'static, <F as ::futures_legacy::Future>::Error: ::std::marker::Send + 'static { let _ = <::futures_cpupool::CpuPool>::spawn::<F>; } }; // 0.1: futures_cpupool::CpuPool::spawn
#[deny(deprecated)] const _: () = { use ::tokio::spawn as _; }; // now: tokio::spawn
const _: () = { use ::futures_cpupool::CpuPool as _; fn f<F, R>() where F: ::std::ops::FnOnce() -> R + ::std::marker::Send + 'static, R: ::futures_legacy::IntoFuture + 'static, <R as ::futures_legacy::IntoFuture>::Future: ::std::marker::Send + 'static, <R as ::futures_legacy::IntoFuture>::Item: ::std::marker::Send + 'static, <R as ::futures_legacy::IntoFuture>::Error: ::std::marker::Send + 'static { let _ = <::futures_cpupool::CpuPool>::spawn_fn::<F, R>; } }; // 0.1: futures_cpupool::CpuPool::spawn_fn
const _: () = { use ::tokio_legacy::executor as _; }; // 0.1: tokio::executor
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; }; // now: tokio::runtime::Handle
const _: () = { use ::tokio_legacy::executor::DefaultExecutor as _; }; // 0.1: tokio::executor::DefaultExecutor
const _: () = { use ::tokio_legacy::executor::DefaultExecutor as _; fn f() { let _ = <::tokio_legacy::executor::DefaultExecutor>::current; } }; // 0.1: tokio::executor::DefaultExecutor::current
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f() { let _ = <::tokio::runtime::Handle>::current; } }; // now: tokio::runtime::Handle::current
const _: () = { use ::tokio_legacy::executor::Executor as _; }; // 0.1: tokio::executor::Executor
const _: () = { use ::tokio_legacy::executor::Executor as _; fn f<Zelf: ::tokio_legacy::executor::Executor>() { let _ = <Zelf as ::tokio_legacy::executor::Executor>::spawn; } }; // 0.1: tokio::executor::Executor::spawn
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; } }; // now: tokio::runtime::Handle::spawn
const _: () = { use ::tokio_legacy::executor::Executor as _; fn f<Zelf: ::tokio_legacy::executor::Executor>() { let _ = <Zelf as ::tokio_legacy::executor::Executor>::status; } }; // 0.1: tokio::executor::Executor::status
const _: () = { use ::tokio_legacy::executor::Spawn as _; }; // 0.1: tokio::executor::Spawn
const _: () = { use ::tokio_legacy::executor::SpawnError as _; }; // 0.1: tokio::executor::SpawnError
const _: () = { use ::tokio_legacy::executor::SpawnError as _; fn f() { let _ = <::tokio_legacy::executor::SpawnError>::at_capacity; } }; // 0.1: tokio::executor::SpawnError::at_capacity
const _: () = { use ::tokio_legacy::executor::SpawnError as _; fn f() { let _ = <::tokio_legacy::executor::SpawnError>::is_at_capacity; } }; // 0.1: tokio::executor::SpawnError::is_at_capacity
const _: () = { use ::tokio_legacy::executor::SpawnError as _; fn f() { let _ = <::tokio_legacy::executor::SpawnError>::is_shutdown; } }; // 0.1: tokio::executor::SpawnError::is_shutdown
const _: () = { use ::tokio_legacy::executor::SpawnError as _; fn f() { let _ = <::tokio_legacy::executor::SpawnError>::shutdown; } }; // 0.1: tokio::executor::SpawnError::shutdown
const _: () = { use ::tokio_legacy::executor::TypedExecutor as _; }; // 0.1: tokio::executor::TypedExecutor
const _: () = { use ::tokio_legacy::executor::TypedExecutor as _; fn f<T, Zelf: ::tokio_legacy::executor::TypedExecutor<T>>() { let _ = <Zelf as ::tokio_legacy::executor::TypedExecutor<T>>::spawn; } }; // 0.1: tokio::executor::TypedExecutor::spawn
const _: () = { use ::tokio_legacy::executor::TypedExecutor as _; fn f<T, Zelf: ::tokio_legacy::executor::TypedExecutor<T>>() { let _ = <Zelf as ::tokio_legacy::executor::TypedExecutor<T>>::status; } }; // 0.1: tokio::executor::TypedExecutor::status
const _: () = { use ::tokio_legacy::spawn as _; }; // 0.1: tokio::spawn
