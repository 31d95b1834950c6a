//! Right: the channel of futures 0.3 keeps the old rule, and its receiver is a stream.

use futures::channel::mpsc;
use futures::{SinkExt, StreamExt};

#[tokio::main]
async fn main() {
    let (mut tx, mut rx) = mpsc::channel(1_024);
    tokio::spawn(async move {
        for i in 0..10 {
            tx.send(format!("Message {i} from spawned task")).await.unwrap();
        }
    });
    while let Some(msg) = rx.next().await {
        println!("Got `{msg}`");
    }
    let (mut tx, _rx) = mpsc::channel(3);
    let held = (0..).take_while(|i| tx.try_send(*i).is_ok()).count();
    println!("The channel holds {held} messages");
}
