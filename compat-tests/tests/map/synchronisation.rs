//! Both paths of each row of `guide/map/synchronisation.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// futures::sync::BiLock
mod old_0 {
    fn names() {
        use ::futures_legacy::sync::BiLock as _;
    }
}

// futures::lock::Mutex
mod new_0 {
    fn names() {
        use ::futures::lock::Mutex as _;
    }
}

// futures::sync::BiLock::lock
mod old_1 {
    fn names() {
        use ::futures_legacy::sync::BiLock as _;
        fn f<T>() { let _ = <::futures_legacy::sync::BiLock<T>>::lock; }
    }
}

// futures::lock::Mutex::lock
mod new_1 {
    fn names() {
        use ::futures::lock::Mutex as _;
        fn f<T: ?::std::marker::Sized>() { let _ = <::futures::lock::Mutex<T>>::lock; }
    }
}

// futures::sync::BiLock::new
mod old_2 {
    fn names() {
        use ::futures_legacy::sync::BiLock as _;
        fn f<T>() { let _ = <::futures_legacy::sync::BiLock<T>>::new; }
    }
}

// futures::lock::Mutex::new
mod new_2 {
    fn names() {
        use ::futures::lock::Mutex as _;
        fn f<T>() { let _ = <::futures::lock::Mutex<T>>::new; }
    }
}

// futures::sync::BiLock::poll_lock
mod old_3 {
    fn names() {
        use ::futures_legacy::sync::BiLock as _;
        fn f<T>() { let _ = <::futures_legacy::sync::BiLock<T>>::poll_lock; }
    }
}

// futures::lock::Mutex::lock
mod new_3 {
    fn names() {
        use ::futures::lock::Mutex as _;
        fn f<T: ?::std::marker::Sized>() { let _ = <::futures::lock::Mutex<T>>::lock; }
    }
}

// futures::sync::BiLock::reunite
mod old_4 {
    fn names() {
        use ::futures_legacy::sync::BiLock as _;
        fn f<T>() { let _ = <::futures_legacy::sync::BiLock<T>>::reunite; }
    }
}

// std::sync::Arc::try_unwrap
mod new_4 {
    fn names() {
        let _ = std::sync::Arc::<()>::try_unwrap;
    }
}

// futures::sync::BiLockAcquire
mod old_5 {
    fn names() {
        use ::futures_legacy::sync::BiLockAcquire as _;
    }
}

// futures::lock::MutexLockFuture
mod new_5 {
    fn names() {
        use ::futures::lock::MutexLockFuture as _;
    }
}

// futures::sync::BiLockAcquired
mod old_6 {
    fn names() {
        use ::futures_legacy::sync::BiLockAcquired as _;
    }
}

// futures::lock::OwnedMutexGuard
mod new_6 {
    fn names() {
        use ::futures::lock::OwnedMutexGuard as _;
    }
}

// futures::sync::BiLockAcquired::unlock
mod old_7 {
    fn names() {
        use ::futures_legacy::sync::BiLockAcquired as _;
        fn f<T>() { let _ = <::futures_legacy::sync::BiLockAcquired<T>>::unlock; }
    }
}

// std::mem::drop
mod new_7 {
    fn names() {
        use ::std::mem::drop as _;
    }
}

// futures::sync::BiLockGuard
mod old_8 {
    fn names() {
        use ::futures_legacy::sync::BiLockGuard as _;
    }
}

// futures::lock::MutexGuard
mod new_8 {
    fn names() {
        use ::futures::lock::MutexGuard as _;
    }
}

// tokio::sync::lock
mod old_9 {
    fn names() {
        use ::tokio_legacy::sync::lock as _;
    }
}

// tokio::sync::Mutex
mod new_9 {
    fn names() {
        use ::tokio::sync::Mutex as _;
    }
}

// tokio::sync::lock::Lock
mod old_10 {
    fn names() {
        use ::tokio_legacy::sync::lock::Lock as _;
    }
}

// tokio::sync::Mutex
mod new_10 {
    fn names() {
        use ::tokio::sync::Mutex as _;
    }
}

// tokio::sync::lock::Lock::new
mod old_11 {
    fn names() {
        use ::tokio_legacy::sync::lock::Lock as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::lock::Lock<T>>::new; }
    }
}

// tokio::sync::Mutex::new
mod new_11 {
    fn names() {
        use ::tokio::sync::Mutex as _;
        fn f<T: ?::std::marker::Sized>() where T: ::std::marker::Sized { let _ = <::tokio::sync::Mutex<T>>::new; }
    }
}

// tokio::sync::lock::Lock::poll_lock
mod old_12 {
    fn names() {
        use ::tokio_legacy::sync::lock::Lock as _;
        fn f<T>() { let _ = <::tokio_legacy::sync::lock::Lock<T>>::poll_lock; }
    }
}

// tokio::sync::Mutex::lock_owned
mod new_12 {
    fn names() {
        use ::tokio::sync::Mutex as _;
        fn f<T: ?::std::marker::Sized>() { let _ = <::tokio::sync::Mutex<T>>::lock_owned; }
    }
}

// tokio::sync::lock::LockGuard
mod old_13 {
    fn names() {
        use ::tokio_legacy::sync::lock::LockGuard as _;
    }
}

// tokio::sync::OwnedMutexGuard
mod new_13 {
    fn names() {
        use ::tokio::sync::OwnedMutexGuard as _;
    }
}

// tokio_sync
mod old_14 {
    fn names() {
        use ::tokio_sync as it;
    }
}

// tokio::sync
mod new_14 {
    fn names() {
        use ::tokio::sync as _;
    }
}

// tokio_sync::semaphore
mod old_15 {
    fn names() {
        use ::tokio_sync::semaphore as _;
    }
}

// tokio::sync::Semaphore
mod new_15 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
    }
}

// tokio_sync::semaphore::AcquireError
mod old_16 {
    fn names() {
        use ::tokio_sync::semaphore::AcquireError as _;
    }
}

// tokio::sync::AcquireError
mod new_16 {
    fn names() {
        use ::tokio::sync::AcquireError as _;
    }
}

// tokio_sync::semaphore::Permit
mod old_17 {
    fn names() {
        use ::tokio_sync::semaphore::Permit as _;
    }
}

// tokio::sync::OwnedSemaphorePermit
mod new_17 {
    fn names() {
        use ::tokio::sync::OwnedSemaphorePermit as _;
    }
}

// tokio_sync::semaphore::Permit::forget
mod old_18 {
    fn names() {
        use ::tokio_sync::semaphore::Permit as _;
        fn f() { let _ = <::tokio_sync::semaphore::Permit>::forget; }
    }
}

// tokio::sync::OwnedSemaphorePermit::forget
mod new_18 {
    fn names() {
        use ::tokio::sync::OwnedSemaphorePermit as _;
        fn f() { let _ = <::tokio::sync::OwnedSemaphorePermit>::forget; }
    }
}

// tokio_sync::semaphore::Permit::is_acquired
mod old_19 {
    fn names() {
        use ::tokio_sync::semaphore::Permit as _;
        fn f() { let _ = <::tokio_sync::semaphore::Permit>::is_acquired; }
    }
}

// tokio_sync::semaphore::Permit::new
mod old_20 {
    fn names() {
        use ::tokio_sync::semaphore::Permit as _;
        fn f() { let _ = <::tokio_sync::semaphore::Permit>::new; }
    }
}

// tokio_sync::semaphore::Permit::poll_acquire
mod old_21 {
    fn names() {
        use ::tokio_sync::semaphore::Permit as _;
        fn f() { let _ = <::tokio_sync::semaphore::Permit>::poll_acquire; }
    }
}

// tokio::sync::Semaphore::acquire_owned
mod new_21 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
        fn f() { let _ = <::tokio::sync::Semaphore>::acquire_owned; }
    }
}

// tokio_sync::semaphore::Permit::release
mod old_22 {
    fn names() {
        use ::tokio_sync::semaphore::Permit as _;
        fn f() { let _ = <::tokio_sync::semaphore::Permit>::release; }
    }
}

// std::mem::drop
mod new_22 {
    fn names() {
        use ::std::mem::drop as _;
    }
}

// tokio_sync::semaphore::Permit::try_acquire
mod old_23 {
    fn names() {
        use ::tokio_sync::semaphore::Permit as _;
        fn f() { let _ = <::tokio_sync::semaphore::Permit>::try_acquire; }
    }
}

// tokio::sync::Semaphore::try_acquire_owned
mod new_23 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
        fn f() { let _ = <::tokio::sync::Semaphore>::try_acquire_owned; }
    }
}

// tokio_sync::semaphore::Semaphore
mod old_24 {
    fn names() {
        use ::tokio_sync::semaphore::Semaphore as _;
    }
}

// tokio::sync::Semaphore
mod new_24 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
    }
}

// tokio_sync::semaphore::Semaphore::add_permits
mod old_25 {
    fn names() {
        use ::tokio_sync::semaphore::Semaphore as _;
        fn f() { let _ = <::tokio_sync::semaphore::Semaphore>::add_permits; }
    }
}

// tokio::sync::Semaphore::add_permits
mod new_25 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
        fn f() { let _ = <::tokio::sync::Semaphore>::add_permits; }
    }
}

// tokio_sync::semaphore::Semaphore::available_permits
mod old_26 {
    fn names() {
        use ::tokio_sync::semaphore::Semaphore as _;
        fn f() { let _ = <::tokio_sync::semaphore::Semaphore>::available_permits; }
    }
}

// tokio::sync::Semaphore::available_permits
mod new_26 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
        fn f() { let _ = <::tokio::sync::Semaphore>::available_permits; }
    }
}

// tokio_sync::semaphore::Semaphore::close
mod old_27 {
    fn names() {
        use ::tokio_sync::semaphore::Semaphore as _;
        fn f() { let _ = <::tokio_sync::semaphore::Semaphore>::close; }
    }
}

// tokio::sync::Semaphore::close
mod new_27 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
        fn f() { let _ = <::tokio::sync::Semaphore>::close; }
    }
}

// tokio_sync::semaphore::Semaphore::new
mod old_28 {
    fn names() {
        use ::tokio_sync::semaphore::Semaphore as _;
        fn f() { let _ = <::tokio_sync::semaphore::Semaphore>::new; }
    }
}

// tokio::sync::Semaphore::new
mod new_28 {
    fn names() {
        use ::tokio::sync::Semaphore as _;
        fn f() { let _ = <::tokio::sync::Semaphore>::new; }
    }
}

// tokio_sync::semaphore::TryAcquireError
mod old_29 {
    fn names() {
        use ::tokio_sync::semaphore::TryAcquireError as _;
    }
}

// tokio::sync::TryAcquireError
mod new_29 {
    fn names() {
        use ::tokio::sync::TryAcquireError as _;
    }
}

// tokio_sync::semaphore::TryAcquireError::is_closed
mod old_30 {
    fn names() {
        use ::tokio_sync::semaphore::TryAcquireError as _;
        fn f() { let _ = <::tokio_sync::semaphore::TryAcquireError>::is_closed; }
    }
}

// tokio::sync::TryAcquireError::Closed
mod new_30 {
    fn names() {
        use ::tokio::sync::TryAcquireError as _;
        use ::tokio::sync::TryAcquireError::Closed as _;
    }
}

// tokio_sync::semaphore::TryAcquireError::is_no_permits
mod old_31 {
    fn names() {
        use ::tokio_sync::semaphore::TryAcquireError as _;
        fn f() { let _ = <::tokio_sync::semaphore::TryAcquireError>::is_no_permits; }
    }
}

// tokio::sync::TryAcquireError::NoPermits
mod new_31 {
    fn names() {
        use ::tokio::sync::TryAcquireError as _;
        use ::tokio::sync::TryAcquireError::NoPermits as _;
    }
}

// tokio_sync::task
mod old_32 {
    fn names() {
        use ::tokio_sync::task as _;
    }
}

// futures::task
mod new_32 {
    fn names() {
        use ::futures::task as _;
    }
}

// tokio_sync::task::AtomicTask
mod old_33 {
    fn names() {
        use ::tokio_sync::task::AtomicTask as _;
    }
}

// futures::task::AtomicWaker
mod new_33 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
    }
}

// tokio_sync::task::AtomicTask::new
mod old_34 {
    fn names() {
        use ::tokio_sync::task::AtomicTask as _;
        fn f() { let _ = <::tokio_sync::task::AtomicTask>::new; }
    }
}

// futures::task::AtomicWaker::new
mod new_34 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::new; }
    }
}

// tokio_sync::task::AtomicTask::notify
mod old_35 {
    fn names() {
        use ::tokio_sync::task::AtomicTask as _;
        fn f() { let _ = <::tokio_sync::task::AtomicTask>::notify; }
    }
}

// futures::task::AtomicWaker::wake
mod new_35 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::wake; }
    }
}

// tokio_sync::task::AtomicTask::register
mod old_36 {
    fn names() {
        use ::tokio_sync::task::AtomicTask as _;
        fn f() { let _ = <::tokio_sync::task::AtomicTask>::register; }
    }
}

// futures::task::AtomicWaker::register
mod new_36 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::register; }
    }
}

// tokio_sync::task::AtomicTask::register_task
mod old_37 {
    fn names() {
        use ::tokio_sync::task::AtomicTask as _;
        fn f() { let _ = <::tokio_sync::task::AtomicTask>::register_task; }
    }
}

// futures::task::AtomicWaker::register
mod new_37 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::register; }
    }
}

// tokio_sync::task::AtomicTask::take_task
mod old_38 {
    fn names() {
        use ::tokio_sync::task::AtomicTask as _;
        fn f() { let _ = <::tokio_sync::task::AtomicTask>::take_task; }
    }
}

// futures::task::AtomicWaker::take
mod new_38 {
    fn names() {
        use ::futures::task::AtomicWaker as _;
        fn f() { let _ = <::futures::task::AtomicWaker>::take; }
    }
}
