//! A task sends a stream of values through a bounded channel, and how many values such a channel holds.

use std::env;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    let pause = Duration::from_millis(env::args().nth(1).map_or(10, |ms| ms.parse().expect("milliseconds")));
    // region: body
    let (tx, mut rx) = mpsc::channel(1_024);

    tokio::spawn(async move {
        sleep(pause).await;
        for i in 0..10 {
            let message = format!("Message {i} from spawned task");
            if let Err(e) = tx.send(message).await {
                println!("error = {e:?}");
                return;
            }
        }
        // Drop tx handle
    });

    while let Some(msg) = rx.recv().await {
        println!("Got `{msg}`");
    }
    // endregion: body

    // region: capacity
    // Room for four, however many senders there are.
    let (tx, _rx) = mpsc::channel(4);
    let mut held = 0;
    while tx.try_send(held).is_ok() {
        held += 1;
    }
    println!("The channel holds {held} messages");
    // endregion: capacity
}
