//! The task has no error to deal with.

use futures::{Future, future};

pub fn start() {
    tokio::run(future::lazy(|| {
        tokio::spawn(future::ok(1).map(drop));
        Ok(())
    }));
}
