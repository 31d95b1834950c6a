//! One task owns a connection; others ask it to measure the round-trip time, each with a oneshot for the answer.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::env;
use std::error::Error;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures::future::lazy;
use futures::sync::{mpsc, oneshot};
use futures::{Future, Sink, Stream};
use tokio::io::{self, AsyncRead};
use tokio::net::{TcpListener, TcpStream};
use tokio::timer::Delay;

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
    /// Takes the transport and gives it back, for the future cannot borrow it.
    fn ping(self) -> impl Future<Item = Self, Error = io::Error> {
        io::write_all(self.socket, PING)
            .and_then(|(socket, _)| io::read_exact(socket, [0; 4]))
            .map(|(socket, _pong)| Self { socket })
    }
}
// endregion: transport

// region: body
fn coordinator_task(transport: Transport, rx: mpsc::Receiver<Message>) -> impl Future<Item = (), Error = ()> {
    rx.fold(transport, |transport, pong_tx| {
        let start = Instant::now();

        transport
            .ping()
            .map(move |transport| {
                // Whoever asked may have gone; the next one still wants an answer.
                let _ = pong_tx.send(start.elapsed());
                transport
            })
            .map_err(|e| eprintln!("transport error = {e:?}"))
    })
    .map(|_| ())
}

/// Requests a round-trip time; gives the sender back.
fn rtt(tx: mpsc::Sender<Message>) -> impl Future<Item = (Duration, mpsc::Sender<Message>), Error = ()> {
    let (resp_tx, resp_rx) = oneshot::channel();

    tx.send(resp_tx).map_err(|_| ()).and_then(|tx| resp_rx.map(|dur| (dur, tx)).map_err(|_| ()))
}
// endregion: body

/// Returns the address of a peer that sends every byte back, and the peer, which has yet to be spawned.
fn echo() -> io::Result<(SocketAddr, impl Future<Item = (), Error = io::Error> + Send)> {
    let listener = TcpListener::bind(&"127.0.0.1:0".parse().expect("it is an address"))?;
    let addr = listener.local_addr()?;
    let echo = listener.incoming().take(1).for_each(|socket| {
        let (read, write) = socket.split();
        Delay::new(Instant::now() + FAR).then(|_| io::copy(read, write)).map(|_| ())
    });
    Ok((addr, echo))
}

fn main() -> Result<(), Box<dyn Error>> {
    // The peer at the other end sends every byte back; without an argument it is one of our own.
    let (addr, echo) = match env::args().nth(1) {
        Some(addr) => (addr.parse()?, None),
        None => echo().map(|(addr, echo)| (addr, Some(echo)))?,
    };

    // region: main
    tokio::run(lazy(move || {
        if let Some(echo) = echo {
            tokio::spawn(echo.map_err(|e| eprintln!("echo error = {e:?}")));
        }

        TcpStream::connect(&addr).map_err(|e| eprintln!("connect error = {e:?}")).map(|socket| {
            let (tx, rx) = mpsc::channel(1_024);

            tokio::spawn(coordinator_task(Transport { socket }, rx));

            for _ in 0..4 {
                let tx = tx.clone();

                tokio::spawn(rtt(tx).map(|(dur, _)| println!("duration = {dur:?}")));
            }
        })
    }));
    // endregion: main
    Ok(())
}
