//! The first of many, once.

use futures::{Future, future};

pub fn first(all: Vec<future::FutureResult<u32, ()>>) -> impl Future<Item = u32, Error = ()> {
    future::select_all(all).map(|(first, ..)| first).map_err(drop)
}
