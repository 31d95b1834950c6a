//! A pipeline of streams: errors are sorted out, two requests run at a time, a channel takes the results to a summary.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::time::{Duration, Instant};

use futures::sync::mpsc;
use futures::{Future, Sink, Stream, stream};
use tokio::runtime::current_thread::Runtime;
use tokio::timer::Delay;

/// A slow request and quick ones, and an entry that is not one.
const REQUESTS: [&str; 6] = ["1000", "5", "soon", "6", "7", "8"];

// region: errors
fn requests() -> impl Stream<Item = u64, Error = String> {
    stream::iter_ok(REQUESTS).and_then(|text| text.parse().map_err(|_| format!("{text} is not a number")))
}

fn stop_at_the_first_error() -> impl Future<Item = (), Error = String> {
    requests().for_each(|millis| {
        println!("request {millis}");
        Ok(())
    })
}

fn sort_errors_out() -> impl Stream<Item = u64, Error = ()> {
    requests()
        .then(|request| Ok(request.map_err(|e| println!("skipped: {e}")).ok()))
        .filter_map(|request| request)
        .take(4)
}
// endregion: errors

fn serve(millis: u64) -> impl Future<Item = u64, Error = ()> {
    Delay::new(Instant::now() + Duration::from_millis(millis))
        .map_err(|e| eprintln!("timer: {e}"))
        .map(move |()| millis)
}

// region: pipeline
fn pipeline() -> impl Future<Item = u64, Error = ()> {
    let (sender, receiver) = mpsc::channel(1);
    let serve_all = sort_errors_out()
        .map(serve)
        .buffer_unordered(2)
        .forward(sender.sink_map_err(|_| eprintln!("nobody sums up")))
        // The end of the channel is the drop of its sender: `close`, which `forward` calls, does nothing to it.
        .map(drop);
    let sum = receiver.chunks(2).fold(0, |sum, chunk| {
        println!("served {chunk:?}");
        Ok(sum + chunk.iter().sum::<u64>())
    });
    serve_all.join(sum).map(|((), sum)| sum)
}
// endregion: pipeline

fn main() {
    let mut runtime = Runtime::new().expect("a runtime can be started");
    println!("{:?}", runtime.block_on(stop_at_the_first_error()));
    println!("sum: {:?}", runtime.block_on(pipeline()));
}
