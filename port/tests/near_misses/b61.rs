//! `send` waits until there is room, before and after.

use futures::{Future, Sink};

pub fn one<S: Sink<SinkItem = u32, SinkError = ()>>(sink: S) -> impl Future<Item = S, Error = ()> {
    sink.send(1)
}
