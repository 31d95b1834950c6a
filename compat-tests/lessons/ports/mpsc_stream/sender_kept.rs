//! Wrong: a clone is sent to the task, and the sender stays here.

use tokio::sync::mpsc;

#[tokio::main]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1_024);
    let sender = tx.clone();
    tokio::spawn(async move {
        for i in 0..10 {
            sender.send(format!("Message {i} from spawned task")).await.unwrap();
        }
    });
    while let Some(msg) = rx.recv().await {
        println!("Got `{msg}`");
    }
    drop(tx);
    println!("The channel holds 4 messages");
}
