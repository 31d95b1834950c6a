//! A task sends a stream of values through a bounded channel, and how many values such a channel holds.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::env;
use std::time::{Duration, Instant};

use futures::future::lazy;
use futures::sync::mpsc;
use futures::{Future, Sink, Stream, stream};
use tokio::timer::Delay;

fn main() {
    let pause = Duration::from_millis(env::args().nth(1).map_or(10, |ms| ms.parse().expect("milliseconds")));
    // region: body
    tokio::run(lazy(move || {
        let (tx, rx) = mpsc::channel(1_024);

        tokio::spawn({
            Delay::new(Instant::now() + pause)
                .map_err(|e| println!("error = {e:?}"))
                .and_then(|()| {
                    stream::iter_ok(0..10).fold(tx, |tx, i| {
                        tx.send(format!("Message {i} from spawned task")).map_err(|e| println!("error = {e:?}"))
                    })
                })
                .map(|_| ()) // Drop tx handle
        });

        rx.for_each(|msg| {
            println!("Got `{msg}`");
            Ok(())
        })
    }));
    // endregion: body

    // region: capacity
    // Room for three, and one more for each live sender.
    let (mut tx, _rx) = mpsc::channel(3);
    let mut held = 0;
    while tx.try_send(held).is_ok() {
        held += 1;
    }
    println!("The channel holds {held} messages");
    // endregion: capacity
}
