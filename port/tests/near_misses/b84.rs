//! A channel holds no buffer that an error could lose.

use futures::sync::mpsc::UnboundedSender;
use futures::{Future, Sink, Stream};

pub fn queue<S: Stream<Item = u32, Error = ()>>(
    numbers: S,
    queue: UnboundedSender<u32>,
) -> impl Future<Item = (), Error = ()> {
    numbers.forward(queue.sink_map_err(drop)).map(drop)
}
