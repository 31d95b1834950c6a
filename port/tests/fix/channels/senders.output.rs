//! Senders of many values: sent by futures, with and without their senders back, into full channels and to nobody, forwarded.

use futures::SinkExt as _;
use futures::StreamExt as _;
use futures::TryFutureExt as _;
use futures::TryStreamExt as _;
use futures::channel::mpsc;
use futures::compat::CompatSink;
use futures::compat::Future01CompatExt as _;
use futures01::{Async, Future, Poll, Sink, Stream, future, stream};

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// An item that does nothing when it is dropped.
#[derive(Debug)]
struct Refused;

/// Takes what is sent, and says so.
fn taken<T: std::fmt::Debug>(receiver: mpsc::Receiver<T>) -> impl Future<Item = (), Error = ()> {
    receiver.map(Ok::<_, ()>).compat().for_each(|item| {
        note(format!("taken: {item:?}"));
        leaf("taking", Ok(()))
    })
}

fn twice() -> impl Future<Item = (), Error = ()> {
    let (sender, receiver) = mpsc::channel(0);
    let send = CompatSink::new(sender)
        .send(1)
        .map(CompatSink::into_inner)
        .and_then(|sender| CompatSink::new(sender).send(2).map(CompatSink::into_inner))
        .map(|_| note("both are sent"))
        .map_err(|_| ());
    send.join(taken(receiver)).map(|_| ())
}

fn awaited(room: usize) -> impl Future<Item = (), Error = ()> {
    let (sender, receiver) = mpsc::channel(room);
    let send = CompatSink::new(sender.clone()).send(1);
    let sends = Box::pin(async move {
        send.compat().await.map(|_| ()).map_err(|_| ())?;
        note("one is sent");
        let sender = CompatSink::new(sender).send(2).compat().await.map(CompatSink::into_inner).map_err(|_| ())?;
        note("two are sent");
        sender.clone().send(3).await.map_err(|_| ())?;
        drop(sender);
        Ok::<(), ()>(())
    })
    .compat();
    sends.join(taken(receiver)).map(|_| ())
}

/// Gives its sender back.
fn giving(sender: mpsc::Sender<u32>, n: u32) -> impl Future<Item = mpsc::Sender<u32>, Error = Refused> {
    CompatSink::new(sender).send(n).map(CompatSink::into_inner).map_err(|_| Refused)
}

fn given(n: u32) -> impl Future<Item = (), Error = Refused> {
    let (sender, receiver) = mpsc::channel(1);
    let all = giving(sender, n).and_then(move |sender| giving(sender, n + 1)).map(drop);
    all.join(taken(receiver).map_err(|()| Refused)).map(|_| ())
}

fn to_nobody() -> impl Future<Item = (), Error = String> {
    let (sender, receiver) = mpsc::channel::<u32>(1);
    drop(receiver);
    CompatSink::new(sender).send(1).map(|_| ()).map_err(|e| e.to_string())
}

fn noisy_to_nobody() -> impl Future<Item = (), Error = Refused> {
    let (sender, receiver) = mpsc::channel(1);
    drop(receiver);
    CompatSink::new(sender).send(Noisy("refused")).map(|_| ()).map_err(|_| Refused)
}

/// The error is looked at in a way that can be seen.
fn told(sender: mpsc::Sender<Noisy>, item: Noisy) -> impl Future<Item = (), Error = ()> {
    // PORT: an item that cannot be sent is dropped before this, and no longer with the error
    CompatSink::new(sender).send(item).map(|_| ()).map_err(|e| note(e.to_string()))
}

fn unbounded() -> impl Future<Item = (), Error = ()> {
    let (sender, receiver) = mpsc::unbounded();
    let send = CompatSink::new(sender.clone()).send(1).map(|_| ()).map_err(|_| ());
    sender.unbounded_send(0).unwrap();
    drop(sender);
    let all = receiver.map(Ok::<_, ()>).compat().collect().map(|all| note(format!("{all:?}")));
    send.join(all).map(|_| ())
}

fn forwarded() -> impl Future<Item = (), Error = ()> {
    let ((sender, receiver), (other, end)) = (mpsc::unbounded(), mpsc::channel(0));
    for n in 0..3 {
        // PORT(B80): The order in which woken tasks run (guide/behaviour/joining.md#b80)
        sender.unbounded_send(n).unwrap();
    }
    drop(sender);
    // PORT: an item that cannot be sent is dropped before this, and no longer with the error
    let relay = receiver
        .map(Ok::<_, ()>)
        .compat()
        .map(|n| n * 10)
        .forward(CompatSink::new(other).sink_map_err(|_| ()))
        .map(|_| ());
    relay.join(taken(end)).map(|_| ())
}

fn from_a_list() -> impl Future<Item = (), Error = ()> {
    let (sender, receiver) = mpsc::channel(1);
    let all =
        CompatSink::new(sender).send_all(stream::iter_ok(vec![1, 2, 3])).map(|_| note("all are sent")).map_err(|_| ());
    all.join(taken(receiver)).map(|_| ())
}

/// Its sender goes on.
fn and_then_more(sender: mpsc::Sender<u32>) -> impl Future<Item = (), Error = mpsc::SendError> {
    // PORT(B70): what closes this sender disconnects it: it can send nothing afterwards, and its channel ends when it was the last (guide/behaviour/streams.md#b70)
    CompatSink::new(sender).send_all(stream::iter_ok(vec![1, 2])).and_then(|(sender, _)| sender.send(3)).map(|_| ())
}

fn to_all() -> impl Future<Item = (), Error = ()> {
    let ((one, first), (other, second)) = (mpsc::channel(1), mpsc::channel(1));
    // PORT: an item that cannot be sent is dropped before this, and no longer with the error
    let sends: Vec<_> =
        [one, other].iter().map(|sender| CompatSink::new(sender.clone()).send(7).map(CompatSink::into_inner)).collect();
    let sent = future::join_all(sends).map(|_| ()).map_err(|_| ());
    sent.join3(taken(first), taken(second)).map(|_| ())
}

fn on_a_thread() {
    let (sender, receiver) = mpsc::channel(8);
    // PORT: an item that cannot be sent is dropped before this, and no longer with the error
    let mut waiting = CompatSink::new(sender.clone()).wait();
    note(format!("{} {}", waiting.send(1).is_ok(), waiting.flush().is_ok()));
    // PORT: an item that cannot be sent is dropped before this, and no longer with the error
    let sender = match CompatSink::new(sender).send(2).map(CompatSink::into_inner).wait() {
        Ok(sender) => sender,
        Err(_) => return,
    };
    // PORT(B70): what closes this sender disconnects it: it can send nothing afterwards, and its channel ends when it was the last (guide/behaviour/streams.md#b70)
    let sent = sends(CompatSink::new(sender), 3);
    note(format!("{}", sent.is_ok()));
    drop((sent, waiting));
    run(|| taken(receiver));
}

fn sends<S: Sink<SinkItem = u32>>(sender: S, n: u32) -> Result<S, S::SinkError> {
    sender.send(n).wait()
}

/// Asks for room before it makes what it sends.
struct Makes {
    sender: mpsc::Sender<u32>,
    left: u32,
}

impl Makes {
    fn poll_room(&mut self) -> Poll<(), Refused> {
        futures01::Future::poll(&mut futures::compat::Compat::new(std::future::poll_fn(|context| {
            self.sender.poll_ready(context)
        })))
        .map_err(|_| Refused)
    }
}

impl Future for Makes {
    type Item = ();
    type Error = Refused;

    fn poll(&mut self) -> Poll<(), Refused> {
        while self.left > 0 {
            if self.poll_room()?.is_not_ready() {
                note("no room");
                return Ok(Async::NotReady);
            }
            let sent = self.sender.try_send(self.left);
            note(format!("{} {:?}", self.left, sent.is_ok()));
            self.left -= 1;
        }
        Ok(Async::Ready(()))
    }
}

fn made(room: usize) -> impl Future<Item = (), Error = Refused> {
    let (sender, receiver) = mpsc::channel(room);
    Makes { sender, left: 4 }.join(taken(receiver).map_err(|()| Refused)).map(|_| ())
}

pub(crate) fn run_all() {
    run(twice);
    run(|| awaited(0));
    run(|| awaited(3));
    run(|| given(5));
    run(to_nobody);
    run(noisy_to_nobody);
    give_up(noisy_to_nobody);
    run(unbounded);
    run(forwarded);
    run(from_a_list);
    run(to_all);
    on_a_thread();
    run(|| made(0));
    run(|| made(2));
    let (sender, receiver) = mpsc::channel(1);
    run(|| told(sender.clone(), Noisy("kept")));
    give_up(|| told(sender.clone(), Noisy("waits")));
    drop(receiver);
    let _: fn(mpsc::Sender<u32>) -> _ = and_then_more;
}
