//! `select` of streams takes turns, before and after.

use futures::{Stream, stream};

pub fn merged() -> impl Stream<Item = u32, Error = ()> {
    stream::iter_ok(vec![1]).select(stream::iter_ok(vec![2]))
}
