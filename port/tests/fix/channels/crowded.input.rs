//! Channels of many values at their limits: full, closed, dropped, with senders that wait, and who is woken when.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use futures01::future::poll_fn;
use futures01::sync::{mpsc, oneshot};
use futures01::{Async, Future, Poll, Sink, Stream, future};

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// The number of values that a channel takes, of one sender and of several.
fn counted(room: usize, senders: usize) {
    let (sender, mut receiver) = mpsc::channel(room);
    let mut all: Vec<_> = (0..senders).map(|_| sender.clone()).collect();
    drop(sender);
    let mut fill = || {
        let sent = all.iter_mut().map(|sender| (0..9).take_while(|n| sender.try_send(*n).is_ok()).count());
        sent.collect::<Vec<_>>()
    };
    note(format!("{:?} {:?}", fill(), fill()));
    let read = poll_fn(move || {
        note(format!("{:?}", receiver.poll()?));
        note(format!("{:?}", receiver.poll()?));
        Ok::<_, ()>(Async::Ready(()))
    });
    run(|| read);
    note(format!("{:?}", fill()));
}

/// Errors of a full channel and of a closed one.
fn refused() {
    let (mut sender, mut receiver) = mpsc::channel(0);
    note(format!("{:?}", sender.try_send(Noisy("first")).is_ok()));
    let full = sender.try_send(Noisy("second")).unwrap_err();
    note(format!("{full} {} {}", full.is_full(), full.is_disconnected()));
    full.into_inner().touch();
    receiver.close();
    let closed = sender.try_send(Noisy("third")).unwrap_err();
    note(format!("{closed} {} {}", closed.is_full(), closed.is_disconnected()));
    drop(closed);
    note(format!("{}", sender.is_closed()));
    run(|| receiver.for_each(|item| Ok(note(format!("{}", item.touch())))));
    drop(sender);
}

/// A receiver that is dropped drops what is in the channel, in order, and wakes who waits.
fn dropped() -> impl Future<Item = (), Error = ()> {
    let (sender, receiver) = mpsc::channel(1);
    let sends = sender
        .clone()
        .send(Noisy("one"))
        .and_then(|sender| sender.send(Noisy("two")))
        .and_then(|sender| sender.send(Noisy("three")))
        .map(|_| ())
        .map_err(|_| ());
    let ends = leaf("ends", Ok(())).map(move |()| {
        note("before the drop");
        drop(receiver);
        note(format!("after the drop: {}", sender.is_closed()));
    });
    sends.then(|sent| Ok(note(format!("{sent:?}")))).join(ends).map(|_| ())
}

/// Notes each of its polls.
fn watched<F: Future>(name: &'static str, mut future: F) -> impl Future<Item = F::Item, Error = F::Error> {
    poll_fn(move || {
        note(format!("{name} is polled"));
        let polled = future.poll()?;
        note(format!("{name} is {}", if polled.is_ready() { "ready" } else { "not ready" }));
        Ok(polled)
    })
}

/// Senders that wait are woken one for each value that is taken, in their order.
fn parked() -> impl Future<Item = (), Error = ()> {
    let (sender, receiver) = mpsc::channel(0);
    let names = ["a", "b", "c"];
    let sends: Vec<_> = names
        .iter()
        .map(|name| {
            let send = sender.clone().send(*name).and_then(|sender| sender.send("again")).map(|_| ());
            watched(name, send.map_err(|_| ()))
        })
        .collect();
    drop(sender);
    let taken = watched("taking", receiver.for_each(|item| leaf(item, Ok(note(format!("taken: {item}"))))));
    future::join_all(sends).join(taken).map(|_| ())
}

/// A value that waits in a future which is dropped has been sent, or not.
fn given_up() {
    let (sender, receiver) = mpsc::channel(0);
    give_up(|| sender.clone().send(Noisy("sent, and waited for")));
    give_up(|| sender.clone().send(Noisy("sent as well")));
    drop(sender);
    run(|| receiver.for_each(|item| Ok(note(format!("{}", item.touch())))));
}

/// The end of the last sender ends the stream, in whatever task.
fn ended() -> impl Future<Item = usize, Error = ()> {
    let (sender, receiver) = mpsc::unbounded();
    let other = sender.clone();
    let ends = leaf("first end", Ok(()))
        .map(move |()| drop(sender))
        .and_then(|()| leaf("second end", Ok(())))
        .map(move |()| other.unbounded_send(Noisy("last")).unwrap());
    let all = watched("collecting", receiver.collect());
    all.join(ends).map(|(all, ())| all.iter().map(Noisy::touch).sum())
}

/// Beyond its end a stream has ended.
fn beyond() -> impl Future<Item = (), Error = ()> {
    let (sender, mut receiver) = mpsc::unbounded::<u32>();
    drop(sender);
    poll_fn(move || {
        for _ in 0..3 {
            note(format!("{:?}", receiver.poll()?));
        }
        receiver.close();
        note(format!("{:?}", receiver.poll()?));
        Ok(Async::Ready(()))
    })
}

/// A request carries the way back; of one that is not answered the way is dropped.
fn asked(answers: bool) -> impl Future<Item = u32, Error = String> {
    type Request = (u32, oneshot::Sender<u32>);
    let (sender, receiver) = mpsc::channel::<Request>(1);
    let (back, answer) = oneshot::channel();
    let serve = receiver.for_each(move |(n, back)| {
        if answers {
            let _ = back.send(n * 2);
        }
        Ok(())
    });
    let ask = sender
        .send((21, back))
        .map_err(|_| "nobody".to_owned())
        .and_then(|_| answer.map_err(|e| e.to_string()));
    ask.join(serve.map_err(|()| unreachable!())).map(|(answer, ())| answer)
}

/// Peers by their names, each with a channel.
struct Room {
    peers: HashMap<u32, mpsc::UnboundedSender<Rc<String>>>,
    lines: Rc<Cell<u32>>,
}

impl Room {
    fn enter(&mut self, peer: u32) -> impl Future<Item = (), Error = ()> + use<> {
        let (sender, receiver) = mpsc::unbounded();
        self.peers.insert(peer, sender);
        let lines = self.lines.clone();
        receiver.for_each(move |line| {
            lines.set(lines.get() + 1);
            note(format!("{peer} reads {line}"));
            Ok(())
        })
    }

    fn say(&mut self, line: &str) {
        let line = Rc::new(line.to_owned());
        let mut gone = Vec::new();
        for peer in 0..4 {
            if let Some(sender) = self.peers.get(&peer)
                && let Err(error) = sender.unbounded_send(line.clone())
            {
                note(format!("{peer}: {error}"));
                gone.push(peer);
            }
        }
        gone.iter().for_each(|peer| drop(self.peers.remove(peer)));
    }
}

fn talk() -> impl Future<Item = (), Error = ()> {
    let mut room = Room { peers: HashMap::new(), lines: Rc::default() };
    let (one, two, three) = (room.enter(1), room.enter(2), room.enter(3));
    drop(two);
    room.say("hello");
    room.say("and again");
    let lines = room.lines.clone();
    let ends = leaf("end", Ok(())).map(move |()| drop(room));
    one.join3(three, ends).map(move |_| note(format!("{} lines", lines.get())))
}

pub(crate) fn run_all() {
    for room in [0, 1, 3] {
        for senders in [1, 2, 4] {
            counted(room, senders);
        }
    }
    refused();
    run(dropped);
    run(parked);
    given_up();
    run(ended);
    run(beyond);
    run(|| asked(true));
    run(|| asked(false));
    run(talk);
}
