//! What is forwarded goes into a channel.

use futures::sync::mpsc::Sender;
use futures::{Future, Stream};

pub fn queue<S: Stream<Item = u32, Error = ()>>(numbers: S, queue: Sender<u32>) -> impl Future<Item = (), Error = ()> {
    numbers.forward(queue.sink_map_err(drop)).map(drop)
}
