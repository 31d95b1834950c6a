//! A server that ends on SIGINT and SIGTERM: it takes nobody new, finishes what it was asked for, says goodbye and is gone.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::net::SocketAddr;
use std::time::{Duration, Instant};
use std::{env, io};

use futures::future::Shared;
use futures::sync::oneshot;
use futures::{Async, Future, Stream, stream};
use tokio::codec::{Framed, LinesCodec};
use tokio::net::{TcpListener, TcpStream};
use tokio::timer::Delay;
use tokio_signal::unix::{SIGINT, SIGTERM, Signal};

/// The longest request, in bytes.
const MAX_LINE: usize = 256;

// region: signal
fn signal() -> impl Future<Item = (), Error = io::Error> {
    let int = Signal::new(SIGINT).flatten_stream();
    let term = Signal::new(SIGTERM).flatten_stream();
    int.select(term).into_future().map(|(_signal, _more)| ()).map_err(|(e, _more)| e)
}
// endregion: signal

/// Returns the duration of the work on a request: the second argument, in milliseconds.
fn pause() -> Duration {
    let ms = env::args().nth(2).and_then(|ms| ms.parse().ok());
    Duration::from_millis(ms.unwrap_or(100))
}

fn work(request: String) -> impl Future<Item = String, Error = io::Error> {
    println!("working on {request}");
    Delay::new(Instant::now() + pause()).map_err(io::Error::other).map(move |()| format!("{request} is done"))
}

// region: session
fn session(socket: TcpStream, mut stop: Shared<oneshot::Receiver<()>>) -> impl Future<Item = (), Error = io::Error> {
    let codec = LinesCodec::new_with_max_length(MAX_LINE);
    let (replies, mut requests) = Framed::new(socket, codec).split();
    // Only the wait for the next request is given up, never the work on one.
    let requests = stream::poll_fn(move || match requests.poll()? {
        Async::Ready(request) => Ok(Async::Ready(request)),
        Async::NotReady => match stop.poll() {
            Ok(Async::NotReady) => Ok(Async::NotReady),
            _ => Ok(Async::Ready(None)),
        },
    });
    requests.and_then(work).chain(stream::once(Ok("bye".to_owned()))).forward(replies).map(|_closed| ())
}
// endregion: session

// region: drain
fn serve(listener: TcpListener) -> impl Future<Item = (), Error = ()> {
    let (stop, stopped) = oneshot::channel();
    let stopped = stopped.shared();
    let accept = listener.incoming().for_each(move |socket| {
        let session = session(socket, stopped.clone());
        tokio::spawn(session.map_err(|e| eprintln!("session: {e}")));
        Ok(())
    });
    signal().select(accept).map_err(|(e, _other)| eprintln!("server: {e}")).map(move |((), accept)| {
        // With it goes the listener.
        drop(accept);
        println!("draining");
        let _ = stop.send(());
    })
}

fn run(listener: TcpListener) {
    // Shuts down when it is idle: when the last session has ended.
    tokio::run(serve(listener));
    println!("drained");
}
// endregion: drain

fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7030");
    let addr: SocketAddr = addr.parse().map_err(io::Error::other)?;
    let listener = TcpListener::bind(&addr)?;
    eprintln!("listening on {}", listener.local_addr()?);
    run(listener);
    Ok(())
}
