//! One sink after the other.

use futures::sync::mpsc::{SendError, Sender};
use futures::{Future, Sink};

pub fn both(one: Sender<u32>, other: Sender<u32>) -> impl Future<Item = (), Error = SendError<u32>> {
    one.send(1).and_then(move |_| other.send(1)).map(drop)
}
