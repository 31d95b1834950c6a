//! A value that one task uses repeatedly, until anyone stops it.

use crate::sync::{AtomicBool, Mutex, Ordering, PoisonError, TryLockError, fence};

/// Holds a value until any thread stops it, which is possible even while the value is in use.
#[derive(Debug)]
pub(crate) struct Slot<T> {
    stopping: AtomicBool,
    value: Mutex<Option<T>>,
}

impl<T> Slot<T> {
    pub(crate) fn new(value: T) -> Self {
        Self { stopping: AtomicBool::new(false), value: Mutex::new(Some(value)) }
    }

    /// Runs `body` on the value. Returns `None` once the value has been stopped, even if that happened during the call.
    pub(crate) fn with<R>(&self, body: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        let result = value.as_mut().map(body);
        drop(value);
        // Pairs with the fence in `stop`: either this load sees the store there, or the lock there is free.
        fence(Ordering::SeqCst);
        if self.stopping.load(Ordering::Relaxed) {
            self.stop();
            return None;
        }
        result
    }

    /// Drops the value: at once, or as soon as its current use has ended.
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
        fence(Ordering::SeqCst);
        let value = match self.value.try_lock() {
            Ok(mut value) => value.take(),
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().take(),
            // Whoever is using it checks `stopping` afterwards. That may be this very thread.
            Err(TryLockError::WouldBlock) => None,
        };
        // Not under the lock, since dropping the value wakes tasks.
        drop(value);
    }
}
