//! Answers come as they are ready, before and after.

use futures::{Future, Stream, stream};

pub fn answers<F: Future<Error = ()>>(requests: Vec<F>) -> impl Stream<Item = F::Item, Error = ()> {
    stream::iter_ok(requests).buffer_unordered(3)
}
