//! The sink that ends with the stream is a socket's.

use futures::{Future, Sink, Stream};

pub fn through<T, S>(from: T, to: S) -> impl Future<Item = (), Error = ()>
where
    T: Stream<Item = u32, Error = ()>,
    S: Sink<SinkItem = u32, SinkError = ()>,
{
    from.forward(to).map(drop)
}
