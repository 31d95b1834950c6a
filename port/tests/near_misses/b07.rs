//! The main future only waits.

use futures::Future;
use futures::sync::oneshot;
use tokio::runtime::Runtime;

pub fn wait(done: oneshot::Receiver<()>) {
    let mut runtime = Runtime::new().unwrap();
    runtime.block_on(done.map_err(drop)).unwrap();
}
