//! The child's input is taken before anyone waits.

use futures::Future;
use std::io;
use tokio_process::{Child, ChildStdin};

pub fn input(child: &mut Child) -> Option<ChildStdin> {
    child.stdin().take()
}

pub fn end(child: Child) -> impl Future<Item = bool, Error = io::Error> {
    child.map(|status| status.success())
}
