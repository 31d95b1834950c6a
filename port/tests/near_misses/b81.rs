//! Threads without names.

use tokio::runtime::{Builder, Runtime};

pub fn runtime() -> std::io::Result<Runtime> {
    Builder::new().core_threads(2).build()
}
