//! What is spawned is not waited for in a task, but outside.

use futures::sync::oneshot;
use futures::{Future, future};
use tokio::runtime::Runtime;

pub fn ask(runtime: &mut Runtime) -> Option<u32> {
    let (send, receive) = oneshot::channel();
    runtime.spawn(future::lazy(move || send.send(7).map_err(drop)));
    receive.wait().ok()
}
