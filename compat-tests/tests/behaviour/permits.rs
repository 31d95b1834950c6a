//! Permits of a semaphore, and values of a task: B86, B87.

use crate::claims::{Legacy, Modern, shown};
use crate::common::panic_message;
use crate::drive::on_tokio;

#[test]
fn b86_a_dropped_permit_is_lost_and_in_tokio_1_returned() {
    assert_eq!(b86_legacy(), (0, 1));
    shown(86, Legacy, "is lost");
    assert_eq!(on_tokio(b86_modern()), 1);
    assert_eq!(on_tokio(b86_modern_forget()), 0);
    shown(86, Modern, "goes back when it is dropped");
}

/// Returns the available permits after a drop, and after a release.
fn b86_legacy() -> (usize, usize) {
    // region: b86_legacy
    use tokio_sync::semaphore::{Permit, Semaphore};

    let semaphore = Semaphore::new(1);
    let mut permit = Permit::new();
    permit.try_acquire(&semaphore).unwrap();
    drop(permit); // without `permit.release(&semaphore)`
    let after_drop = semaphore.available_permits(); // 0, for ever
    // endregion: b86_legacy
    let semaphore = Semaphore::new(1);
    let mut permit = Permit::new();
    permit.try_acquire(&semaphore).unwrap();
    permit.release(&semaphore);
    (after_drop, semaphore.available_permits())
}

async fn b86_modern() -> usize {
    // region: b86_modern
    use tokio::sync::Semaphore;

    let semaphore = Semaphore::new(1);
    let permit = semaphore.acquire().await.unwrap();
    drop(permit); // back again
    let after_drop = semaphore.available_permits(); // 1
    // endregion: b86_modern
    after_drop
}

async fn b86_modern_forget() -> usize {
    let semaphore = tokio::sync::Semaphore::new(1);
    // region: b86_modern_forget
    let permit = semaphore.acquire().await.unwrap();
    permit.forget(); // taken for good, as a drop was
    // endregion: b86_modern_forget
    semaphore.available_permits()
}

#[test]
fn b87_a_task_local_has_a_first_value_and_in_tokio_1_none_outside_of_its_scope() {
    assert_eq!(b87_legacy(), 6);
    shown(87, Legacy, "begins with the value of its declaration");
    let text = panic_message(|| on_tokio(b87_modern()));
    assert_eq!(text, "cannot access a task-local storage value without setting it first");
    assert_eq!(on_tokio(b87_modern_scope()), 6);
    assert!(on_tokio(b87_modern_spawned()).is_panic(), "a spawned task has none");
    shown(87, Modern, "panics outside of a `scope`");
}

fn b87_legacy() -> u32 {
    use futures_legacy as futures;
    // region: b87_legacy
    use futures::{Future, future};
    use std::cell::Cell;

    futures::task_local!(static COUNT: Cell<u32> = Cell::new(5));
    let counted = future::lazy(|| {
        let count = COUNT.with(|count| {
            count.set(count.get() + 1);
            count.get()
        });
        Ok::<_, ()>(count) // 6, in every task
    });
    // endregion: b87_legacy
    counted.wait().unwrap()
}

async fn b87_modern() {
    // region: b87_modern
    tokio::task_local!(static COUNT: u32);

    COUNT.with(|_count| ()); // panics: there is no first value
    // endregion: b87_modern
}

async fn b87_modern_scope() -> u32 {
    // region: b87_modern_scope
    use std::cell::Cell;

    tokio::task_local!(static COUNT: Cell<u32>);
    let counted = COUNT.scope(Cell::new(5), async {
        COUNT.with(|count| {
            count.set(count.get() + 1);
            count.get()
        })
    });
    // endregion: b87_modern_scope
    counted.await
}

/// Returns the error of a task that is spawned within a scope and reads the value.
async fn b87_modern_spawned() -> tokio::task::JoinError {
    tokio::task_local!(static COUNT: u32);
    COUNT.scope(5, async { tokio::spawn(async { COUNT.with(|count| *count) }).await.unwrap_err() }).await
}

#[test]
fn b86_a_lock_that_was_promised_to_one_that_is_gone_stays_locked_and_in_tokio_1_is_free() {
    assert!(!b86_legacy_lock());
    shown(86, Legacy, "stays locked for ever");
    assert!(on_tokio(b86_modern_lock()));
    shown(86, Modern, "passes it on");
}

/// Returns whether the lock is free when its holder is done and the waiter was dropped.
fn b86_legacy_lock() -> bool {
    use futures_legacy::Future as _;
    use tokio_legacy::sync::lock::Lock;

    let free = futures_legacy::lazy(|| {
        let mut lock = Lock::new(0);
        let mut waiting = lock.clone();
        let guard = lock.poll_lock();
        assert!(!waiting.poll_lock().is_ready());
        drop(waiting);
        drop(guard);
        Ok::<_, ()>(lock.poll_lock().is_ready())
    });
    free.wait().unwrap()
}

/// Returns whether the lock is free when its holder is done and the waiter was dropped.
async fn b86_modern_lock() -> bool {
    let lock = tokio::sync::Mutex::new(0);
    let guard = lock.lock().await;
    {
        let waiting = std::pin::pin!(lock.lock());
        assert!(futures::poll!(waiting).is_pending());
    }
    drop(guard);
    lock.try_lock().is_ok()
}
