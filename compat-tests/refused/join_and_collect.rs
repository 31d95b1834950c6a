//! Shows what the compiler says to old habits where `join_and_collect` is ported. Each case is compiled by itself.

// refused: E0277: the `?` operator can only be applied to values that implement `Try`
use futures::future::join;
use std::io;
async fn both(a: impl Future<Output = io::Result<u32>>, b: impl Future<Output = io::Result<u32>>) -> io::Result<u32> {
    let (a, b) = join(a, b).await?;
    Ok(a + b)
}

// refused: E0277: the trait bound `Result<Vec<u32>, ()>: Extend<Result<u32, ()>>` is not satisfied
use futures::{Stream, StreamExt};
async fn all(numbers: impl Stream<Item = Result<u32, ()>>) -> Result<Vec<u32>, ()> {
    numbers.collect().await
}
