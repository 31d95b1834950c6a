//! Shows what the compiler says to old habits where `stream_pipeline` is ported. Each case is compiled by itself.

// refused: E0277: `Result<(), _>` is not a future
use futures::{Stream, StreamExt};
async fn print(numbers: impl Stream<Item = u32>) {
    numbers.for_each(|number| Ok(println!("{number}"))).await;
}

// refused: E0277: `u32` is not a future
use futures::{Stream, StreamExt};
fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
    numbers.then(|number| number * 2)
}
