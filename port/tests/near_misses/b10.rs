//! One runtime for the whole program, whose workers nobody counts.

use tokio::runtime::{Builder, Runtime};

pub fn runtime() -> std::io::Result<Runtime> {
    Builder::new().core_threads(2).build()
}
