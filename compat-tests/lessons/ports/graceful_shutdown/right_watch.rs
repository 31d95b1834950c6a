//! A `watch` channel tells the sessions that it is time to stop.

use std::time::Duration;
use std::{env, io};

use futures::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::sleep;
use tokio_util::codec::{Framed, LinesCodec, LinesCodecError};
use tokio_util::task::TaskTracker;

/// The longest request, in bytes.
const MAX_LINE: usize = 256;

async fn first_of(mut int: Signal, mut term: Signal) {
    tokio::select! {
        _ = int.recv() => {}
        _ = term.recv() => {}
    }
}

/// Returns the duration of the work on a request: the second argument, in milliseconds.
fn pause() -> Duration {
    let ms = env::args().nth(2).and_then(|ms| ms.parse().ok());
    Duration::from_millis(ms.unwrap_or(100))
}

async fn work(request: String) -> String {
    println!("working on {request}");
    sleep(pause()).await;
    format!("{request} is done")
}

async fn session(socket: TcpStream, mut stop: tokio::sync::watch::Receiver<bool>) -> Result<(), LinesCodecError> {
    // Each reply goes out by itself, since the work on the next takes its time: so none may wait for an acknowledgement.
    socket.set_nodelay(true)?;
    let codec = LinesCodec::new_with_max_length(MAX_LINE);
    let mut framed = Framed::new(socket, codec);
    loop {
        // Only the wait for the next request is given up, never the work on one.
        let request = tokio::select! {
            biased;
            request = framed.next() => request,
            _ = stop.wait_for(|stop| *stop) => None,
        };
        let Some(request) = request else { break };
        framed.send(work(request?).await).await?;
    }
    framed.send("bye").await
}

async fn serve(listener: TcpListener, signal: impl Future<Output = ()>) -> io::Result<()> {
    let (stop_all, stop) = tokio::sync::watch::channel(false);
    let sessions = TaskTracker::new();
    let accept = async {
        loop {
            let (socket, _) = listener.accept().await?;
            let session = session(socket, stop.clone());
            sessions.spawn(async move {
                if let Err(e) = session.await {
                    eprintln!("session: {e}");
                }
            });
        }
    };
    tokio::select! {
        result = accept => return result,
        () = signal => {}
    }
    drop(listener);
    println!("draining");
    let _ = stop_all.send(true);
    // Nobody else waits for the sessions.
    sessions.close();
    sessions.wait().await;
    println!("drained");
    Ok(())
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7030");
    let listener = TcpListener::bind(addr).await?;
    let int = signal(SignalKind::interrupt())?;
    let term = signal(SignalKind::terminate())?;
    eprintln!("listening on {}", listener.local_addr()?);
    serve(listener, first_of(int, term)).await
}
