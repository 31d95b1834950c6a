//! One future.

use futures::{Future, future};

pub fn one() -> impl Future<Item = u32, Error = ()> {
    future::ok(1).map(|n| n + 1)
}
