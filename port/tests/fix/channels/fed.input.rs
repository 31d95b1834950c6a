//! A sender that is given its values by hand: `start_send` of today says in another way that there is no room, so it stays.

use futures01::sync::mpsc;
use futures01::{Async, Future, Poll, Sink, Stream};

use crate::leaf::{note, run};

/// Sends as long as nobody is gone, and loses what finds no room.
struct Feeds {
    sender: mpsc::Sender<u32>,
    next: u32,
}

impl Future for Feeds {
    type Item = u32;
    type Error = ();

    fn poll(&mut self) -> Poll<u32, ()> {
        while self.next < 5 {
            if self.sender.start_send(self.next).is_err() {
                note("nobody is there");
                return Err(());
            }
            self.next += 1;
        }
        Ok(Async::Ready(self.next))
    }
}

pub(crate) fn run_all() {
    let (sender, receiver) = mpsc::channel(1);
    run(|| Feeds { sender, next: 0 }.join(receiver.collect()));
}
