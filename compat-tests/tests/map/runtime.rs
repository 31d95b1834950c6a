//! Both paths of each row of `guide/map/runtime.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::tokio_legacy as it; }; // 0.1: tokio
#[deny(deprecated)] const _: () = { use ::tokio as it; }; // now: tokio
const _: () = { use ::tokio_legacy::executor::current_thread as _; }; // 0.1: tokio::executor::current_thread
#[deny(deprecated)] const _: () = { use ::tokio::task::LocalSet as _; }; // now: tokio::task::LocalSet
const _: () = { use ::tokio_legacy::executor::current_thread::Context as _; }; // 0.1: tokio::executor::current_thread::Context
const _: () = { use ::tokio_legacy::executor::current_thread::Context as _; fn f<'a>() { let _ = <::tokio_legacy::executor::current_thread::Context<'a>>::cancel_all_spawned; } }; // 0.1: tokio::executor::current_thread::Context::cancel_all_spawned
const _: () = { use ::tokio_legacy::executor::current_thread::run as _; }; // 0.1: tokio::executor::current_thread::run
const _: () = { use ::tokio_legacy::executor::current_thread::task_executor as _; }; // 0.1: tokio::executor::current_thread::task_executor
#[deny(deprecated)] const _: () = { use ::tokio::task::spawn_local as _; }; // now: tokio::task::spawn_local
const _: () = { use ::tokio_legacy::executor::thread_pool as _; }; // 0.1: tokio::executor::thread_pool
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::new_multi_thread; } }; // now: tokio::runtime::Builder::new_multi_thread
const _: () = { use ::tokio_legacy::run as _; }; // 0.1: tokio::run
#[deny(deprecated)] const _: () = { use ::tokio::main as _; }; // now: tokio::main
const _: () = { use ::tokio_legacy::runtime as _; }; // 0.1: tokio::runtime
#[deny(deprecated)] const _: () = { use ::tokio::runtime as _; }; // now: tokio::runtime
const _: () = { use ::tokio_legacy::runtime::Builder as _; }; // 0.1: tokio::runtime::Builder
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; }; // now: tokio::runtime::Builder
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_legacy::runtime::Builder>::after_start::<F>; } }; // 0.1: tokio::runtime::Builder::after_start
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_start::<F>; } }; // now: tokio::runtime::Builder::on_thread_start
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_legacy::runtime::Builder>::before_stop::<F>; } }; // 0.1: tokio::runtime::Builder::before_stop
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn() + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio::runtime::Builder>::on_thread_stop::<F>; } }; // now: tokio::runtime::Builder::on_thread_stop
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::Builder>::blocking_threads; } }; // 0.1: tokio::runtime::Builder::blocking_threads
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::max_blocking_threads; } }; // now: tokio::runtime::Builder::max_blocking_threads
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::Builder>::build; } }; // 0.1: tokio::runtime::Builder::build
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::build; } }; // now: tokio::runtime::Builder::build
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::Builder>::clock; } }; // 0.1: tokio::runtime::Builder::clock
#[deny(deprecated)] const _: () = { use ::tokio::time::pause as _; }; // now: tokio::time::pause
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::Builder>::core_threads; } }; // 0.1: tokio::runtime::Builder::core_threads
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::worker_threads; } }; // now: tokio::runtime::Builder::worker_threads
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::Builder>::keep_alive; } }; // 0.1: tokio::runtime::Builder::keep_alive
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::thread_keep_alive; } }; // now: tokio::runtime::Builder::thread_keep_alive
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f<S: ::std::convert::Into<::std::string::String>>() { let _ = <::tokio_legacy::runtime::Builder>::name_prefix::<S>; } }; // 0.1: tokio::runtime::Builder::name_prefix
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f(a0: & mut ::tokio::runtime::Builder, a1: impl ::std::convert::Into<::std::string::String>) { let _ = <::tokio::runtime::Builder>::thread_name(a0, a1); } }; // now: tokio::runtime::Builder::thread_name
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::Builder>::new; } }; // 0.1: tokio::runtime::Builder::new
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f<F>() where F: ::std::ops::Fn(::std::boxed::Box<(dyn ::std::any::Any + ::std::marker::Send)>) + ::std::marker::Send + ::std::marker::Sync + 'static { let _ = <::tokio_legacy::runtime::Builder>::panic_handler::<F>; } }; // 0.1: tokio::runtime::Builder::panic_handler
#[deny(deprecated)] const _: () = { use ::tokio::task::JoinError as _; fn f() { let _ = <::tokio::task::JoinError>::is_panic; } }; // now: tokio::task::JoinError::is_panic
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::Builder>::stack_size; } }; // 0.1: tokio::runtime::Builder::stack_size
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::thread_stack_size; } }; // now: tokio::runtime::Builder::thread_stack_size
const _: () = { use ::tokio_legacy::runtime::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::Builder>::threadpool_builder; } }; // 0.1: tokio::runtime::Builder::threadpool_builder
const _: () = { use ::tokio_legacy::runtime::Runtime as _; }; // 0.1: tokio::runtime::Runtime
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; }; // now: tokio::runtime::Runtime
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f<F, R, E>() where F: ::std::marker::Send + 'static + ::futures_legacy::Future<Item = R, Error = E>, R: ::std::marker::Send + 'static, E: ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::Runtime>::block_on::<F, R, E>; } }; // 0.1: tokio::runtime::Runtime::block_on
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f<F: ::std::future::Future>() { let _ = <::tokio::runtime::Runtime>::block_on::<F>; } }; // now: tokio::runtime::Runtime::block_on
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f<F, R, E>() where F: ::std::marker::Send + 'static + ::futures_legacy::Future<Item = R, Error = E>, R: ::std::marker::Send + 'static, E: ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::Runtime>::block_on_all::<F, R, E>; } }; // 0.1: tokio::runtime::Runtime::block_on_all
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::Runtime>::executor; } }; // 0.1: tokio::runtime::Runtime::executor
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f() { let _ = <::tokio::runtime::Runtime>::handle; } }; // now: tokio::runtime::Runtime::handle
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::Runtime>::handle; } }; // 0.1: tokio::runtime::Runtime::handle
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::Runtime>::new; } }; // 0.1: tokio::runtime::Runtime::new
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f() { let _ = <::tokio::runtime::Runtime>::new; } }; // now: tokio::runtime::Runtime::new
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::Runtime>::reactor; } }; // 0.1: tokio::runtime::Runtime::reactor
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::Runtime>::shutdown_now; } }; // 0.1: tokio::runtime::Runtime::shutdown_now
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f() { let _ = <::tokio::runtime::Runtime>::shutdown_background; } }; // now: tokio::runtime::Runtime::shutdown_background
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::Runtime>::shutdown_on_idle; } }; // 0.1: tokio::runtime::Runtime::shutdown_on_idle
#[deny(deprecated)] const _: () = { use ::tokio_util::task::TaskTracker as _; fn f() { let _ = <::tokio_util::task::TaskTracker>::wait; } }; // now: tokio_util::task::TaskTracker::wait
const _: () = { use ::tokio_legacy::runtime::Runtime as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::Runtime>::spawn::<F>; } }; // 0.1: tokio::runtime::Runtime::spawn
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Runtime as _; fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Runtime>::spawn::<F>; } }; // now: tokio::runtime::Runtime::spawn
const _: () = { use ::tokio_legacy::runtime::Shutdown as _; }; // 0.1: tokio::runtime::Shutdown
const _: () = { use ::tokio_legacy::runtime::TaskExecutor as _; }; // 0.1: tokio::runtime::TaskExecutor
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; }; // now: tokio::runtime::Handle
const _: () = { use ::tokio_legacy::runtime::TaskExecutor as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::TaskExecutor>::spawn::<F>; } }; // 0.1: tokio::runtime::TaskExecutor::spawn
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f<F>() where F: ::std::future::Future + ::std::marker::Send + 'static, <F as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio::runtime::Handle>::spawn::<F>; } }; // now: tokio::runtime::Handle::spawn
const _: () = { use ::tokio_legacy::runtime::current_thread as _; }; // 0.1: tokio::runtime::current_thread
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Builder as _; fn f() { let _ = <::tokio::runtime::Builder>::new_current_thread; } }; // now: tokio::runtime::Builder::new_current_thread
const _: () = { use ::tokio_legacy::runtime::current_thread::Builder as _; }; // 0.1: tokio::runtime::current_thread::Builder
const _: () = { use ::tokio_legacy::runtime::current_thread::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::Builder>::build; } }; // 0.1: tokio::runtime::current_thread::Builder::build
const _: () = { use ::tokio_legacy::runtime::current_thread::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::Builder>::clock; } }; // 0.1: tokio::runtime::current_thread::Builder::clock
const _: () = { use ::tokio_legacy::runtime::current_thread::Builder as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::Builder>::new; } }; // 0.1: tokio::runtime::current_thread::Builder::new
const _: () = { use ::tokio_legacy::runtime::current_thread::Handle as _; }; // 0.1: tokio::runtime::current_thread::Handle
const _: () = { use ::tokio_legacy::runtime::current_thread::Handle as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::runtime::current_thread::Handle>::spawn::<F>; } }; // 0.1: tokio::runtime::current_thread::Handle::spawn
const _: () = { use ::tokio_legacy::runtime::current_thread::Handle as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::Handle>::status; } }; // 0.1: tokio::runtime::current_thread::Handle::status
const _: () = { use ::tokio_legacy::runtime::current_thread::Runtime as _; }; // 0.1: tokio::runtime::current_thread::Runtime
#[deny(deprecated)] const _: () = { use ::tokio::runtime::LocalRuntime as _; }; // now: tokio::runtime::LocalRuntime
const _: () = { use ::tokio_legacy::runtime::current_thread::Runtime as _; fn f<F>() where F: ::futures_legacy::Future { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::block_on::<F>; } }; // 0.1: tokio::runtime::current_thread::Runtime::block_on
const _: () = { use ::tokio_legacy::runtime::current_thread::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::handle; } }; // 0.1: tokio::runtime::current_thread::Runtime::handle
const _: () = { use ::tokio_legacy::runtime::current_thread::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::new; } }; // 0.1: tokio::runtime::current_thread::Runtime::new
#[deny(deprecated)] const _: () = { use ::tokio::runtime::LocalRuntime as _; fn f() { let _ = <::tokio::runtime::LocalRuntime>::new; } }; // now: tokio::runtime::LocalRuntime::new
const _: () = { use ::tokio_legacy::runtime::current_thread::Runtime as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::run; } }; // 0.1: tokio::runtime::current_thread::Runtime::run
const _: () = { use ::tokio_legacy::runtime::current_thread::Runtime as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + 'static { let _ = <::tokio_legacy::runtime::current_thread::Runtime>::spawn::<F>; } }; // 0.1: tokio::runtime::current_thread::Runtime::spawn
#[deny(deprecated)] const _: () = { use ::tokio::task::LocalSet as _; fn f<F>() where F: ::std::future::Future + 'static, <F as ::std::future::Future>::Output: 'static { let _ = <::tokio::task::LocalSet>::spawn_local::<F>; } }; // now: tokio::task::LocalSet::spawn_local
const _: () = { use ::tokio_legacy::runtime::current_thread::TaskExecutor as _; }; // 0.1: tokio::runtime::current_thread::TaskExecutor
const _: () = { use ::tokio_legacy::runtime::current_thread::TaskExecutor as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::TaskExecutor>::current; } }; // 0.1: tokio::runtime::current_thread::TaskExecutor::current
const _: () = { use ::tokio_legacy::runtime::current_thread::TaskExecutor as _; fn f() { let _ = <::tokio_legacy::runtime::current_thread::TaskExecutor>::spawn_local; } }; // 0.1: tokio::runtime::current_thread::TaskExecutor::spawn_local
const _: () = { use ::tokio_legacy::runtime::current_thread::block_on_all as _; }; // 0.1: tokio::runtime::current_thread::block_on_all
const _: () = { use ::tokio_legacy::runtime::current_thread::run as _; }; // 0.1: tokio::runtime::current_thread::run
const _: () = { use ::tokio_legacy::runtime::current_thread::spawn as _; }; // 0.1: tokio::runtime::current_thread::spawn
const _: () = { use ::tokio_core as it; }; // 0.1: tokio_core
const _: () = { use ::tokio_core::reactor as _; }; // 0.1: tokio_core::reactor
const _: () = { use ::tokio_core::reactor::Core as _; }; // 0.1: tokio_core::reactor::Core
const _: () = { use ::tokio_core::reactor::Core as _; fn f() { let _ = <::tokio_core::reactor::Core>::handle; } }; // 0.1: tokio_core::reactor::Core::handle
const _: () = { use ::tokio_core::reactor::Core as _; fn f() { let _ = <::tokio_core::reactor::Core>::id; } }; // 0.1: tokio_core::reactor::Core::id
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f() { let _ = <::tokio::runtime::Handle>::id; } }; // now: tokio::runtime::Handle::id
const _: () = { use ::tokio_core::reactor::Core as _; fn f() { let _ = <::tokio_core::reactor::Core>::new; } }; // 0.1: tokio_core::reactor::Core::new
const _: () = { use ::tokio_core::reactor::Core as _; fn f() { let _ = <::tokio_core::reactor::Core>::remote; } }; // 0.1: tokio_core::reactor::Core::remote
const _: () = { use ::tokio_core::reactor::Core as _; fn f<F>() where F: ::futures_legacy::Future { let _ = <::tokio_core::reactor::Core>::run::<F>; } }; // 0.1: tokio_core::reactor::Core::run
const _: () = { use ::tokio_core::reactor::Core as _; fn f() { let _ = <::tokio_core::reactor::Core>::runtime; } }; // 0.1: tokio_core::reactor::Core::runtime
const _: () = { use ::tokio_core::reactor::Core as _; fn f() { let _ = <::tokio_core::reactor::Core>::turn; } }; // 0.1: tokio_core::reactor::Core::turn
const _: () = { use ::tokio_core::reactor::CoreId as _; }; // 0.1: tokio_core::reactor::CoreId
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Id as _; }; // now: tokio::runtime::Id
const _: () = { use ::tokio_core::reactor::Handle as _; }; // 0.1: tokio_core::reactor::Handle
const _: () = { use ::tokio_core::reactor::Handle as _; fn f() { let _ = <::tokio_core::reactor::Handle>::id; } }; // 0.1: tokio_core::reactor::Handle::id
const _: () = { use ::tokio_core::reactor::Handle as _; fn f() { let _ = <::tokio_core::reactor::Handle>::new_tokio_handle; } }; // 0.1: tokio_core::reactor::Handle::new_tokio_handle
const _: () = { use ::tokio_core::reactor::Handle as _; fn f() { let _ = <::tokio_core::reactor::Handle>::remote; } }; // 0.1: tokio_core::reactor::Handle::remote
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f() { let _ = <::tokio::runtime::Handle>::current; } }; // now: tokio::runtime::Handle::current
const _: () = { use ::tokio_core::reactor::Handle as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + 'static { let _ = <::tokio_core::reactor::Handle>::spawn::<F>; } }; // 0.1: tokio_core::reactor::Handle::spawn
const _: () = { use ::tokio_core::reactor::Handle as _; fn f<F, R>() where F: ::std::ops::FnOnce() -> R + 'static, R: ::futures_legacy::IntoFuture<Item = (), Error = ()> + 'static { let _ = <::tokio_core::reactor::Handle>::spawn_fn::<F, R>; } }; // 0.1: tokio_core::reactor::Handle::spawn_fn
const _: () = { use ::tokio_core::reactor::Handle as _; fn f<F>() where F: ::futures_legacy::Future<Item = (), Error = ()> + ::std::marker::Send + 'static { let _ = <::tokio_core::reactor::Handle>::spawn_send::<F>; } }; // 0.1: tokio_core::reactor::Handle::spawn_send
const _: () = { use ::tokio_core::reactor::Remote as _; }; // 0.1: tokio_core::reactor::Remote
const _: () = { use ::tokio_core::reactor::Remote as _; fn f() { let _ = <::tokio_core::reactor::Remote>::handle; } }; // 0.1: tokio_core::reactor::Remote::handle
#[deny(deprecated)] const _: () = { use ::tokio::runtime::Handle as _; fn f() { let _ = <::tokio::runtime::Handle>::try_current; } }; // now: tokio::runtime::Handle::try_current
const _: () = { use ::tokio_core::reactor::Remote as _; fn f() { let _ = <::tokio_core::reactor::Remote>::id; } }; // 0.1: tokio_core::reactor::Remote::id
const _: () = { use ::tokio_core::reactor::Remote as _; fn f<F, R>() where F: ::std::ops::FnOnce(& ::tokio_core::reactor::Handle) -> R + ::std::marker::Send + 'static, R: ::futures_legacy::IntoFuture<Item = (), Error = ()>, <R as ::futures_legacy::IntoFuture>::Future: 'static { let _ = <::tokio_core::reactor::Remote>::spawn::<F, R>; } }; // 0.1: tokio_core::reactor::Remote::spawn
#[deny(deprecated)] const _: () = { use ::tokio_util::task::LocalPoolHandle as _; fn f<F, Fut>() where F: ::std::ops::FnOnce() -> Fut + ::std::marker::Send + 'static, Fut: ::std::future::Future + 'static, <Fut as ::std::future::Future>::Output: ::std::marker::Send + 'static { let _ = <::tokio_util::task::LocalPoolHandle>::spawn_pinned::<F, Fut>; } }; // now: tokio_util::task::LocalPoolHandle::spawn_pinned
