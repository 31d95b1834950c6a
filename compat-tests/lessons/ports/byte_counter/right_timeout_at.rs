//! A `timeout_at` for the next tick is around each message.

use std::env;
use std::error::Error;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::{self, Instant};

/// Sums what comes through `rx`; prints the sum and starts again from zero after each `period`.
async fn bg_task(mut rx: mpsc::Receiver<usize>, period: Duration) {
    let mut next = Instant::now() + period;
    let mut num = 0;
    loop {
        match time::timeout_at(next, rx.recv()).await {
            Ok(Some(v)) => num += v,
            Ok(None) => return,
            Err(_) => {
                println!("bytes read = {num}");
                num = 0;
                next += period;
            }
        }
    }
}

/// Returns the number after `--name` in the arguments.
fn flag(name: &str) -> Option<u64> {
    env::args().skip_while(|arg| arg != name).nth(1)?.parse().ok()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let addr = env::args().nth(1).filter(|arg| !arg.starts_with("--")).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let period = Duration::from_millis(flag("--every-ms").unwrap_or(30_000));
    let connections = flag("--connections").unwrap_or(u64::MAX);
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);

    let (tx, rx) = mpsc::channel(1_024);

    let background = tokio::spawn(bg_task(rx, period));

    for _ in 0..connections {
        let socket = match listener.accept().await {
            Ok((socket, _)) => socket,
            Err(e) => {
                eprintln!("listener error = {e:?}");
                break;
            }
        };
        // Each task has a sender of its own.
        let tx = tx.clone();
        tokio::spawn(async move {
            if let Err(e) = count(socket, tx).await {
                eprintln!("socket error = {e:?}");
            }
        });
    }

    // The background task ends when the last sender is gone, and this is one of them.
    drop(tx);
    background.await?;
    Ok(())
}

async fn count(mut socket: TcpStream, tx: mpsc::Sender<usize>) -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut buf = Vec::new();
    socket.read_to_end(&mut buf).await?;
    tx.send(buf.len()).await?;
    Ok(())
}
