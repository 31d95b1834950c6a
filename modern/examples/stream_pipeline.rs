//! A pipeline of streams: errors are sorted out, two requests run at a time, a channel takes the results to a summary.

use std::future::ready;
use std::time::Duration;

use futures::channel::mpsc;
use futures::{Stream, StreamExt, TryStreamExt, stream};
use tokio::time::sleep;

/// A slow request and quick ones, and an entry that is not one.
const REQUESTS: [&str; 6] = ["1000", "5", "soon", "6", "7", "8"];

// region: errors
fn requests() -> impl Stream<Item = Result<u64, String>> {
    stream::iter(REQUESTS).map(|text| text.parse().map_err(|_| format!("{text} is not a number")))
}

async fn stop_at_the_first_error() -> Result<(), String> {
    requests()
        .try_for_each(async |millis| {
            println!("request {millis}");
            Ok(())
        })
        .await
}

fn sort_errors_out() -> impl Stream<Item = u64> {
    requests()
        .map(|request| request.map_err(|e| println!("skipped: {e}")).ok())
        .filter_map(ready)
        // Before the filter it would count the error, which in 0.1 it did not.
        .take(4)
}
// endregion: errors

async fn serve(millis: u64) -> u64 {
    sleep(Duration::from_millis(millis)).await;
    millis
}

// region: pipeline
async fn pipeline() -> Result<u64, mpsc::SendError> {
    let (sender, receiver) = mpsc::channel(1);
    let serve_all = sort_errors_out().map(serve).buffer_unordered(2).map(Ok).forward(sender);
    let sum = receiver.chunks(2).fold(0, async |sum, chunk| {
        println!("served {chunk:?}");
        sum + chunk.iter().sum::<u64>()
    });
    // `forward` has closed the channel, so that the fold ends.
    let (closed, sum) = tokio::join!(serve_all, sum);
    closed.map(|()| sum)
}
// endregion: pipeline

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{:?}", stop_at_the_first_error().await);
    println!("sum: {:?}", pipeline().await);
}
