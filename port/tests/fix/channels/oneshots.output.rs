//! Channels for one value: awaited, taken by combinators of 0.1, polled by hand, and in types of 0.1.

use futures::TryFutureExt as _;
use futures::channel::oneshot;
use futures::compat::Future01CompatExt as _;
use futures01::future::{Shared, join_all, select_all};
use futures01::{Async, Future, Poll};

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// Sends when it is told to, or is dropped.
fn told(tell: Option<&'static str>, sender: oneshot::Sender<Noisy>) {
    match tell {
        Some(name) => note(format!("sent: {}", sender.send(Noisy(name)).is_ok())),
        None => drop(sender),
    }
}

fn awaited(tell: Option<&'static str>) -> impl Future<Item = usize, Error = String> {
    let (sender, receiver) = oneshot::channel();
    told(tell, sender);
    Box::pin(async move {
        let value = receiver.await.map_err(|e| e.to_string())?;
        Ok(value.touch())
    })
    .compat()
}

fn chained(tell: Option<&'static str>) -> impl Future<Item = usize, Error = String> {
    let (sender, receiver) = oneshot::channel();
    told(tell, sender);
    receiver.compat().map(|value: Noisy| value.touch()).map_err(|e| format!("{e:?}"))
}

fn given(tell: Option<&'static str>) -> impl Future<Item = Noisy, Error = oneshot::Canceled> {
    let (sender, receiver) = oneshot::channel();
    leaf("first", Ok(())).and_then(move |()| {
        told(tell, sender);
        receiver.compat()
    })
}

fn returned(tell: Option<&'static str>) -> impl Future<Item = Noisy, Error = oneshot::Canceled> {
    let (sender, receiver) = oneshot::channel();
    told(tell, sender);
    receiver.compat()
}

fn boxed(tell: Option<&'static str>) -> Box<dyn Future<Item = Noisy, Error = oneshot::Canceled>> {
    let (sender, receiver) = oneshot::channel();
    told(tell, sender);
    Box::new(receiver.compat())
}

fn shared() -> Result<u32, ()> {
    let (sender, receiver) = oneshot::channel();
    let known: Shared<futures::compat::Compat<oneshot::Receiver<u32>>> = receiver.compat().shared();
    let other = known.clone();
    let sent = sender.send(7);
    note(format!("sent: {}", sent.is_ok()));
    known.join(other).wait().map(|(one, other)| *one + *other).map_err(|_| ())
}

fn all() -> impl Future<Item = Vec<u32>, Error = oneshot::Canceled> {
    let (senders, receivers): (Vec<_>, Vec<_>) = (0..3).map(|_| oneshot::channel()).unzip();
    for (i, sender) in senders.into_iter().enumerate() {
        // PORT(B80): The order in which woken tasks run (guide/behaviour/joining.md#b80)
        let _ = sender.send(i as u32);
    }
    join_all(receivers.into_iter().map(futures::TryFutureExt::compat))
}

fn either() -> impl Future<Item = u32, Error = ()> {
    let ((sender, receiver), (_never, other)) = (oneshot::channel(), oneshot::channel());
    let _ = sender.send(9);
    select_all(vec![other, receiver].into_iter().map(futures::TryFutureExt::compat))
        .map(|(value, ..)| value)
        .map_err(|_| ())
}

fn first() -> impl Future<Item = Noisy, Error = ()> {
    let (sender, receiver) = oneshot::channel();
    let (_never, other) = oneshot::channel();
    told(Some("first"), sender);
    other.compat().select(receiver.compat()).map(|(value, _other)| value).map_err(|(_e, _other)| ())
}

/// Counts its polls.
// PORT: `{:?}` prints an end of a channel in other words
#[derive(Debug)]
struct Counting {
    receiver: oneshot::Receiver<u32>,
    polls: u32,
}

impl Future for Counting {
    type Item = (u32, u32);
    type Error = oneshot::Canceled;

    fn poll(&mut self) -> Poll<(u32, u32), oneshot::Canceled> {
        self.polls += 1;
        note(format!("poll {}", self.polls));
        match futures::compat::Compat::new(&mut self.receiver).poll()? {
            Async::Ready(value) => Ok(Async::Ready((value, self.polls))),
            Async::NotReady => Ok(Async::NotReady),
        }
    }
}

fn counted(tell: bool) -> impl Future<Item = ((u32, u32), ()), Error = oneshot::Canceled> {
    let (sender, receiver) = oneshot::channel();
    let later = leaf("later", Ok(())).map(move |()| match tell {
        true => assert!(sender.send(3).is_ok()),
        false => note("dropped"),
    });
    Counting { receiver, polls: 0 }.join(later)
}

fn looked_at() {
    let (sender, mut receiver) = oneshot::channel();
    note(format!("{:?} {}", receiver.try_recv().map_err(|e: oneshot::Canceled| e.to_string()), sender.is_canceled()));
    receiver.close();
    note(format!("{} {:?}", sender.is_canceled(), sender.send(5)));
}

pub(crate) fn run_all() {
    for tell in [Some("value"), None] {
        run(|| awaited(tell));
        run(|| chained(tell));
        run(|| given(tell));
        run(|| returned(tell));
        run(|| boxed(tell));
        give_up(|| returned(tell));
        give_up(|| given(tell));
    }
    note(format!("{:?}", shared()));
    run(all);
    run(either);
    run(first);
    run(|| counted(true));
    run(|| counted(false));
    looked_at();
}
