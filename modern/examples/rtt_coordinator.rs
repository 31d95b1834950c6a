//! One task owns a connection; others ask it to measure the round-trip time, each with a oneshot for the answer.

use std::env;
use std::error::Error;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{self, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time;

// region: transport
type Message = oneshot::Sender<Duration>;

const PING: &[u8] = b"ping";

/// The peer answers no sooner, so that nobody has an answer who has not waited for it.
const FAR: Duration = Duration::from_millis(50);

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
// endregion: transport

// region: body
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
// endregion: body

/// Starts a peer that sends every byte back.
async fn echo() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let addr = listener.local_addr()?;
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await?;
        let (mut read, mut write) = socket.split();
        time::sleep(FAR).await;
        io::copy(&mut read, &mut write).await
    });
    Ok(addr)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // The peer at the other end sends every byte back; without an argument it is one of our own.
    let addr = match env::args().nth(1) {
        Some(addr) => addr.parse()?,
        None => echo().await?,
    };

    // region: main
    let socket = TcpStream::connect(addr).await?;
    let (tx, rx) = mpsc::channel(1_024);

    tokio::spawn(coordinator_task(Transport { socket }, rx));

    let mut tasks = JoinSet::new();
    for _ in 0..4 {
        let tx = tx.clone();

        tasks.spawn(async move {
            if let Some(dur) = rtt(&tx).await {
                println!("duration = {dur:?}");
            }
        });
    }
    tasks.join_all().await;
    // endregion: main
    Ok(())
}
