//! Blocking work on a pool that is never shut down.

use futures::Future;
use futures::future::poll_fn;
use tokio_threadpool::blocking;

pub fn hash(password: String) -> impl Future<Item = usize, Error = tokio_threadpool::BlockingError> {
    poll_fn(move || blocking(|| password.len()))
}
