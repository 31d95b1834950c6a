//! The closure sees the value alone.

use futures::Future;

pub fn doubled(number: impl Future<Item = u32, Error = ()>) -> impl Future<Item = u32, Error = ()> {
    number.map(|number| number * 2)
}
