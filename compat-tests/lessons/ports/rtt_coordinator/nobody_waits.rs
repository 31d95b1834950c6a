//! Wrong: `main` ends right after it has started the tasks.

use std::error::Error;
use std::time::{Duration, Instant};

use tokio::io::{self, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};

type Message = oneshot::Sender<Duration>;

const PING: &[u8] = b"ping";

/// The connection that the pings go through.
struct Transport {
    socket: TcpStream,
}

impl Transport {
    async fn ping(&mut self) -> io::Result<()> {
        self.socket.write_all(PING).await?;
        let mut pong = [0; 4];
        self.socket.read_exact(&mut pong).await?;
        Ok(())
    }
}

async fn coordinator_task(mut transport: Transport, mut rx: mpsc::Receiver<Message>) {
    while let Some(pong_tx) = rx.recv().await {
        let start = Instant::now();

        if let Err(e) = transport.ping().await {
            eprintln!("transport error = {e:?}");
            return;
        }

        // Whoever asked may have gone; the next one still wants an answer.
        let _ = pong_tx.send(start.elapsed());
    }
}

/// Requests a round-trip time; none when the coordinator is gone.
async fn rtt(tx: &mpsc::Sender<Message>) -> Option<Duration> {
    let (resp_tx, resp_rx) = oneshot::channel();

    tx.send(resp_tx).await.ok()?;
    resp_rx.await.ok()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // The peer at the other end sends every byte back.
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let addr = listener.local_addr()?;
    let echo = async move {
        let (mut socket, _) = listener.accept().await?;
        let (mut read, mut write) = socket.split();
        tokio::time::sleep(Duration::from_millis(50)).await;
        io::copy(&mut read, &mut write).await
    };

    tokio::spawn(async move {
        if let Err(e) = echo.await {
            eprintln!("echo error = {e:?}");
        }
    });

    let socket = TcpStream::connect(addr).await?;
    let (tx, rx) = mpsc::channel(1_024);

    tokio::spawn(coordinator_task(Transport { socket }, rx));

    for _ in 0..4 {
        let tx = tx.clone();

        tokio::spawn(async move {
            if let Some(dur) = rtt(&tx).await {
                println!("duration = {dur:?}");
            }
        });
    }
    Ok(())
}
