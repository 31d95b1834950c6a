//! One task is woken.

use futures::sync::oneshot::Sender;

pub fn wake(wake: Sender<()>) -> Result<(), ()> {
    wake.send(())
}
