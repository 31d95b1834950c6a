//! Channels of one thread without a limit, and the handle of a spawned stream, which is no channel and stays.

use futures::StreamExt as _;
use futures::TryStreamExt as _;
use std::rc::Rc;

use futures::channel::mpsc::{TrySendError, UnboundedReceiver, UnboundedSender, unbounded};
use futures01::future::{ExecuteError, Executor};
use futures01::unsync::mpsc::{SpawnHandle, spawn_unbounded};
use futures01::{Future, Stream, stream};

use crate::leaf::{leaf, note, run};

/// Runs what it is given at once.
struct AtOnce;

impl<F: Future<Item = (), Error = ()>> Executor<F> for AtOnce {
    fn execute(&self, future: F) -> Result<(), ExecuteError<F>> {
        note("executed");
        future.wait().map_err(|()| unreachable!())
    }
}

#[derive(Debug)]
struct Gone(Rc<u32>);

/// An error of the time has words of its own.
// PORT: `{:?}` prints an end of a channel, and its errors, in other words
#[derive(Debug)]
struct Closed(TrySendError<u32>);

impl std::fmt::Display for Closed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for Closed {
    fn description(&self) -> &str {
        // PORT: `description` of a channel's error says nothing of it today, and `to_string` what it said
        self.0.description()
    }
}

impl From<TrySendError<Rc<u32>>> for Gone {
    fn from(error: TrySendError<Rc<u32>>) -> Self {
        note(error.to_string());
        Self(error.into_inner())
    }
}

/// Its name of the time for `unbounded_send`.
fn told(sender: &UnboundedSender<Rc<u32>>, n: u32) -> Result<(), Gone> {
    sender.unbounded_send(Rc::new(n))?;
    sender.unbounded_send(Rc::new(n + 1))?;
    Ok(())
}

fn sum(receiver: UnboundedReceiver<Rc<u32>>) -> impl Future<Item = u32, Error = ()> {
    receiver.map(Ok::<_, ()>).compat().fold(0, |sum, n| leaf("adding", Ok(sum + *n)))
}

fn spawned() -> SpawnHandle<u32, ()> {
    spawn_unbounded(stream::iter_ok(vec![1, 2]), &AtOnce)
}

pub(crate) fn run_all() {
    let (sender, receiver) = unbounded();
    note(format!("{:?}", told(&sender, 1)));
    drop(sender);
    run(|| sum(receiver));
    let (sender, receiver) = unbounded();
    drop(receiver);
    note(format!("{:?}", told(&sender, 5)));
    run(|| spawned().collect());
}
