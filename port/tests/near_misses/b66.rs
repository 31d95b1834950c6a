//! A pool whose workers nobody watches.

use tokio_threadpool::{Builder, ThreadPool};

pub fn pool() -> ThreadPool {
    Builder::new().pool_size(1).build()
}
