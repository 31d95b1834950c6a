//! Both paths of each row of `guide/map/synchronisation.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::futures_legacy::sync::BiLock as _; }; // 0.1: futures::sync::BiLock
#[deny(deprecated)] const _: () = { use ::futures::lock::Mutex as _; }; // now: futures::lock::Mutex
const _: () = { use ::futures_legacy::sync::BiLock as _; fn f<T>() { let _ = <::futures_legacy::sync::BiLock<T>>::lock; } }; // 0.1: futures::sync::BiLock::lock
#[deny(deprecated)] const _: () = { use ::futures::lock::Mutex as _; fn f<T: ?::std::marker::Sized>() { let _ = <::futures::lock::Mutex<T>>::lock; } }; // now: futures::lock::Mutex::lock
const _: () = { use ::futures_legacy::sync::BiLock as _; fn f<T>() { let _ = <::futures_legacy::sync::BiLock<T>>::new; } }; // 0.1: futures::sync::BiLock::new
#[deny(deprecated)] const _: () = { use ::futures::lock::Mutex as _; fn f<T>() { let _ = <::futures::lock::Mutex<T>>::new; } }; // now: futures::lock::Mutex::new
const _: () = { use ::futures_legacy::sync::BiLock as _; fn f<T>() { let _ = <::futures_legacy::sync::BiLock<T>>::poll_lock; } }; // 0.1: futures::sync::BiLock::poll_lock
const _: () = { use ::futures_legacy::sync::BiLock as _; fn f<T>() { let _ = <::futures_legacy::sync::BiLock<T>>::reunite; } }; // 0.1: futures::sync::BiLock::reunite
#[deny(deprecated)] const _: () = { fn f() { let _ = std::sync::Arc::<()>::try_unwrap; } }; // now: std::sync::Arc::try_unwrap
const _: () = { use ::futures_legacy::sync::BiLockAcquire as _; }; // 0.1: futures::sync::BiLockAcquire
#[deny(deprecated)] const _: () = { use ::futures::lock::MutexLockFuture as _; }; // now: futures::lock::MutexLockFuture
const _: () = { use ::futures_legacy::sync::BiLockAcquired as _; }; // 0.1: futures::sync::BiLockAcquired
#[deny(deprecated)] const _: () = { use ::futures::lock::OwnedMutexGuard as _; }; // now: futures::lock::OwnedMutexGuard
const _: () = { use ::futures_legacy::sync::BiLockAcquired as _; fn f<T>() { let _ = <::futures_legacy::sync::BiLockAcquired<T>>::unlock; } }; // 0.1: futures::sync::BiLockAcquired::unlock
#[deny(deprecated)] const _: () = { use ::std::mem::drop as _; }; // now: std::mem::drop
const _: () = { use ::futures_legacy::sync::BiLockGuard as _; }; // 0.1: futures::sync::BiLockGuard
#[deny(deprecated)] const _: () = { use ::futures::lock::MutexGuard as _; }; // now: futures::lock::MutexGuard
const _: () = { use ::tokio_legacy::sync::lock as _; }; // 0.1: tokio::sync::lock
#[deny(deprecated)] const _: () = { use ::tokio::sync::Mutex as _; }; // now: tokio::sync::Mutex
const _: () = { use ::tokio_legacy::sync::lock::Lock as _; }; // 0.1: tokio::sync::lock::Lock
const _: () = { use ::tokio_legacy::sync::lock::Lock as _; fn f<T>() { let _ = <::tokio_legacy::sync::lock::Lock<T>>::new; } }; // 0.1: tokio::sync::lock::Lock::new
#[deny(deprecated)] const _: () = { use ::tokio::sync::Mutex as _; fn f<T: ?::std::marker::Sized>() where T: ::std::marker::Sized { let _ = <::tokio::sync::Mutex<T>>::new; } }; // now: tokio::sync::Mutex::new
const _: () = { use ::tokio_legacy::sync::lock::Lock as _; fn f<T>() { let _ = <::tokio_legacy::sync::lock::Lock<T>>::poll_lock; } }; // 0.1: tokio::sync::lock::Lock::poll_lock
#[deny(deprecated)] const _: () = { use ::tokio::sync::Mutex as _; fn f<T: ?::std::marker::Sized>() { let _ = <::tokio::sync::Mutex<T>>::lock_owned; } }; // now: tokio::sync::Mutex::lock_owned
const _: () = { use ::tokio_legacy::sync::lock::LockGuard as _; }; // 0.1: tokio::sync::lock::LockGuard
#[deny(deprecated)] const _: () = { use ::tokio::sync::OwnedMutexGuard as _; }; // now: tokio::sync::OwnedMutexGuard
const _: () = { use ::tokio_sync as it; }; // 0.1: tokio_sync
#[deny(deprecated)] const _: () = { use ::tokio::sync as _; }; // now: tokio::sync
const _: () = { use ::tokio_sync::semaphore as _; }; // 0.1: tokio_sync::semaphore
#[deny(deprecated)] const _: () = { use ::tokio::sync::Semaphore as _; }; // now: tokio::sync::Semaphore
const _: () = { use ::tokio_sync::semaphore::AcquireError as _; }; // 0.1: tokio_sync::semaphore::AcquireError
#[deny(deprecated)] const _: () = { use ::tokio::sync::AcquireError as _; }; // now: tokio::sync::AcquireError
const _: () = { use ::tokio_sync::semaphore::Permit as _; }; // 0.1: tokio_sync::semaphore::Permit
#[deny(deprecated)] const _: () = { use ::tokio::sync::OwnedSemaphorePermit as _; }; // now: tokio::sync::OwnedSemaphorePermit
const _: () = { use ::tokio_sync::semaphore::Permit as _; fn f() { let _ = <::tokio_sync::semaphore::Permit>::forget; } }; // 0.1: tokio_sync::semaphore::Permit::forget
#[deny(deprecated)] const _: () = { use ::tokio::sync::OwnedSemaphorePermit as _; fn f() { let _ = <::tokio::sync::OwnedSemaphorePermit>::forget; } }; // now: tokio::sync::OwnedSemaphorePermit::forget
const _: () = { use ::tokio_sync::semaphore::Permit as _; fn f() { let _ = <::tokio_sync::semaphore::Permit>::is_acquired; } }; // 0.1: tokio_sync::semaphore::Permit::is_acquired
const _: () = { use ::tokio_sync::semaphore::Permit as _; fn f() { let _ = <::tokio_sync::semaphore::Permit>::new; } }; // 0.1: tokio_sync::semaphore::Permit::new
const _: () = { use ::tokio_sync::semaphore::Permit as _; fn f() { let _ = <::tokio_sync::semaphore::Permit>::poll_acquire; } }; // 0.1: tokio_sync::semaphore::Permit::poll_acquire
#[deny(deprecated)] const _: () = { use ::tokio::sync::Semaphore as _; fn f() { let _ = <::tokio::sync::Semaphore>::acquire_owned; } }; // now: tokio::sync::Semaphore::acquire_owned
const _: () = { use ::tokio_sync::semaphore::Permit as _; fn f() { let _ = <::tokio_sync::semaphore::Permit>::release; } }; // 0.1: tokio_sync::semaphore::Permit::release
const _: () = { use ::tokio_sync::semaphore::Permit as _; fn f() { let _ = <::tokio_sync::semaphore::Permit>::try_acquire; } }; // 0.1: tokio_sync::semaphore::Permit::try_acquire
#[deny(deprecated)] const _: () = { use ::tokio::sync::Semaphore as _; fn f() { let _ = <::tokio::sync::Semaphore>::try_acquire_owned; } }; // now: tokio::sync::Semaphore::try_acquire_owned
const _: () = { use ::tokio_sync::semaphore::Semaphore as _; }; // 0.1: tokio_sync::semaphore::Semaphore
const _: () = { use ::tokio_sync::semaphore::Semaphore as _; fn f() { let _ = <::tokio_sync::semaphore::Semaphore>::add_permits; } }; // 0.1: tokio_sync::semaphore::Semaphore::add_permits
#[deny(deprecated)] const _: () = { use ::tokio::sync::Semaphore as _; fn f() { let _ = <::tokio::sync::Semaphore>::add_permits; } }; // now: tokio::sync::Semaphore::add_permits
const _: () = { use ::tokio_sync::semaphore::Semaphore as _; fn f() { let _ = <::tokio_sync::semaphore::Semaphore>::available_permits; } }; // 0.1: tokio_sync::semaphore::Semaphore::available_permits
#[deny(deprecated)] const _: () = { use ::tokio::sync::Semaphore as _; fn f() { let _ = <::tokio::sync::Semaphore>::available_permits; } }; // now: tokio::sync::Semaphore::available_permits
const _: () = { use ::tokio_sync::semaphore::Semaphore as _; fn f() { let _ = <::tokio_sync::semaphore::Semaphore>::close; } }; // 0.1: tokio_sync::semaphore::Semaphore::close
#[deny(deprecated)] const _: () = { use ::tokio::sync::Semaphore as _; fn f() { let _ = <::tokio::sync::Semaphore>::close; } }; // now: tokio::sync::Semaphore::close
const _: () = { use ::tokio_sync::semaphore::Semaphore as _; fn f() { let _ = <::tokio_sync::semaphore::Semaphore>::new; } }; // 0.1: tokio_sync::semaphore::Semaphore::new
#[deny(deprecated)] const _: () = { use ::tokio::sync::Semaphore as _; fn f() { let _ = <::tokio::sync::Semaphore>::new; } }; // now: tokio::sync::Semaphore::new
const _: () = { use ::tokio_sync::semaphore::TryAcquireError as _; }; // 0.1: tokio_sync::semaphore::TryAcquireError
#[deny(deprecated)] const _: () = { use ::tokio::sync::TryAcquireError as _; }; // now: tokio::sync::TryAcquireError
const _: () = { use ::tokio_sync::semaphore::TryAcquireError as _; fn f() { let _ = <::tokio_sync::semaphore::TryAcquireError>::is_closed; } }; // 0.1: tokio_sync::semaphore::TryAcquireError::is_closed
#[deny(deprecated)] const _: () = { use ::tokio::sync::TryAcquireError as _; use ::tokio::sync::TryAcquireError::Closed as _; }; // now: tokio::sync::TryAcquireError::Closed
const _: () = { use ::tokio_sync::semaphore::TryAcquireError as _; fn f() { let _ = <::tokio_sync::semaphore::TryAcquireError>::is_no_permits; } }; // 0.1: tokio_sync::semaphore::TryAcquireError::is_no_permits
#[deny(deprecated)] const _: () = { use ::tokio::sync::TryAcquireError as _; use ::tokio::sync::TryAcquireError::NoPermits as _; }; // now: tokio::sync::TryAcquireError::NoPermits
const _: () = { use ::tokio_sync::task as _; }; // 0.1: tokio_sync::task
#[deny(deprecated)] const _: () = { use ::futures::task as _; }; // now: futures::task
const _: () = { use ::tokio_sync::task::AtomicTask as _; }; // 0.1: tokio_sync::task::AtomicTask
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; }; // now: futures::task::AtomicWaker
const _: () = { use ::tokio_sync::task::AtomicTask as _; fn f() { let _ = <::tokio_sync::task::AtomicTask>::new; } }; // 0.1: tokio_sync::task::AtomicTask::new
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; fn f() { let _ = <::futures::task::AtomicWaker>::new; } }; // now: futures::task::AtomicWaker::new
const _: () = { use ::tokio_sync::task::AtomicTask as _; fn f() { let _ = <::tokio_sync::task::AtomicTask>::notify; } }; // 0.1: tokio_sync::task::AtomicTask::notify
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; fn f() { let _ = <::futures::task::AtomicWaker>::wake; } }; // now: futures::task::AtomicWaker::wake
const _: () = { use ::tokio_sync::task::AtomicTask as _; fn f() { let _ = <::tokio_sync::task::AtomicTask>::register; } }; // 0.1: tokio_sync::task::AtomicTask::register
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; fn f() { let _ = <::futures::task::AtomicWaker>::register; } }; // now: futures::task::AtomicWaker::register
const _: () = { use ::tokio_sync::task::AtomicTask as _; fn f() { let _ = <::tokio_sync::task::AtomicTask>::register_task; } }; // 0.1: tokio_sync::task::AtomicTask::register_task
const _: () = { use ::tokio_sync::task::AtomicTask as _; fn f() { let _ = <::tokio_sync::task::AtomicTask>::take_task; } }; // 0.1: tokio_sync::task::AtomicTask::take_task
#[deny(deprecated)] const _: () = { use ::futures::task::AtomicWaker as _; fn f() { let _ = <::futures::task::AtomicWaker>::take; } }; // now: futures::task::AtomicWaker::take
