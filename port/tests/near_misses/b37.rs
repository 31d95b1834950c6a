//! A channel of another kind.

use tokio::sync::mpsc;

pub fn queue() -> (mpsc::Sender<u32>, mpsc::Receiver<u32>) {
    mpsc::channel(100)
}
