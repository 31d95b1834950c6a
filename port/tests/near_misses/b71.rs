//! The halves stay apart.

use futures::{Future, Sink, Stream};

pub fn greet<T>(both: T) -> impl Future<Item = (), Error = ()>
where
    T: Stream<Item = u32, Error = ()> + Sink<SinkItem = u32, SinkError = ()>,
{
    let (sink, _numbers) = both.split();
    sink.send(1).map(drop)
}
