//! `oneshot::spawn` is no channel: it stays, by its whole path where the channel beside it goes over.

use futures::TryFutureExt as _;
use futures::channel::oneshot;
use futures01::Future;
use futures01::future::{ExecuteError, Executor};
use futures01::sync::oneshot::SpawnHandle;

use crate::leaf::{leaf, note, run};

/// Runs what it is given at once.
struct AtOnce;

impl<F: Future<Item = (), Error = ()>> Executor<F> for AtOnce {
    fn execute(&self, future: F) -> Result<(), ExecuteError<F>> {
        note("executed");
        future.wait().map_err(|()| unreachable!())
    }
}

fn spawned() -> SpawnHandle<u32, ()> {
    futures01::sync::oneshot::spawn(leaf("task", Ok(4)), &AtOnce)
}

fn both() -> impl Future<Item = (u32, u32), Error = ()> {
    let (sender, receiver) = oneshot::channel::<u32>();
    let _ = sender.send(1);
    spawned().join(receiver.compat().map_err(|oneshot::Canceled| ()))
}

pub(crate) fn run_all() {
    run(spawned);
    run(both);
}
