//! A stream that cannot fail.

use futures::{Future, Stream, stream};

pub fn print() -> impl Future<Item = (), Error = ()> {
    stream::iter_ok(vec![1, 2, 3]).take(2).for_each(|n| {
        println!("{n}");
        Ok(())
    })
}
