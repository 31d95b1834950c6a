//! Wrong: the number of the old channel was kept.

use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1_024);
    tokio::spawn(async move {
        for i in 0..10 {
            tx.send(format!("Message {i} from spawned task")).await.unwrap();
        }
    });
    while let Some(msg) = rx.recv().await {
        println!("Got `{msg}`");
    }
    let (tx, _rx) = mpsc::channel(3);
    let held = (0..).take_while(|i| tx.try_send(*i).is_ok()).count();
    println!("The channel holds {held} messages");
}
