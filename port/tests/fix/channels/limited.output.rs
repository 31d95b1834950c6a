//! A channel of one thread that holds no more than it was told to: it stays.

use futures01::unsync::mpsc;
use futures01::{Async, Future, Sink, Stream, stream};

use crate::leaf::{note, run};

/// It holds two values, and not three.
fn limited() -> impl Future<Item = Vec<u32>, Error = ()> {
    let (mut sender, receiver) = mpsc::channel(2);
    let sent = stream::iter_ok(vec![1, 2, 3]).fold((), move |(), n| {
        let is_sent = sender.start_send(n).map_err(|_| ())?.is_ready();
        Ok(note(format!("{n}: {is_sent}")))
    });
    sent.join(receiver.collect()).map(|((), all)| all)
}

pub(crate) fn run_all() {
    run(limited);
}
