//! The permit is given back.

use tokio_sync::semaphore::{Permit, Semaphore};

pub fn work(semaphore: &Semaphore) {
    let mut permit = Permit::new();
    permit.try_acquire(semaphore).unwrap();
    permit.release(semaphore);
}
