//! Right: the old shape, with tokio-stream instead of futures 0.1.

use std::env;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};
use tokio_stream::wrappers::{IntervalStream, ReceiverStream};
use tokio_stream::{StreamExt, once};

enum Item {
    Value(usize),
    Tick,
    Done,
}

async fn bg_task(rx: mpsc::Receiver<usize>, period: Duration) {
    let ticks = IntervalStream::new(interval_at(Instant::now() + period, period)).map(|_| Item::Tick);
    let values = ReceiverStream::new(rx).map(Item::Value).chain(once(Item::Done));
    let mut items = Box::pin(values.merge(ticks));
    let mut num = 0;
    while let Some(item) = items.next().await {
        match item {
            Item::Value(v) => num += v,
            Item::Tick => {
                println!("bytes read = {num}");
                num = 0;
            }
            Item::Done => break,
        }
    }
}

fn flag(name: &str) -> Option<u64> {
    env::args().skip_while(|arg| arg != name).nth(1)?.parse().ok()
}

#[tokio::main]
async fn main() {
    let listener = TcpListener::bind(env::args().nth(1).unwrap()).await.unwrap();
    eprintln!("listening on {}", listener.local_addr().unwrap());
    let (tx, rx) = mpsc::channel(1_024);
    let background = tokio::spawn(bg_task(rx, Duration::from_millis(flag("--every-ms").unwrap())));
    for _ in 0..flag("--connections").unwrap() {
        let (mut socket, _) = listener.accept().await.unwrap();
        let tx = tx.clone();
        tokio::spawn(async move {
            let mut buf = Vec::new();
            socket.read_to_end(&mut buf).await.unwrap();
            tx.send(buf.len()).await.unwrap();
        });
    }
    drop(tx);
    background.await.unwrap();
}
