//! A background task sums the bytes that all sockets receive and prints the sum at each interval.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::env;
use std::error::Error;
use std::net::SocketAddr;
use std::time::Duration;

use futures::future::lazy;
use futures::sync::mpsc;
use futures::{Future, Sink, Stream, future, stream};
use tokio::io;
use tokio::net::TcpListener;
use tokio::timer::Interval;

// region: bg_task
/// Sums what comes through `rx`; prints the sum and starts again from zero after each `period`.
fn bg_task(rx: mpsc::Receiver<usize>, period: Duration) -> impl Future<Item = (), Error = ()> {
    #[derive(PartialEq)]
    enum Item {
        Value(usize),
        Tick,
        Done,
    }

    // First ticks after one period.
    let ticks = Interval::new_interval(period).map(|_| Item::Tick).map_err(|e| eprintln!("timer error = {e:?}"));

    rx.map(Item::Value)
        .chain(stream::once(Ok(Item::Done)))
        .select(ticks)
        // The ticks never end: without this, neither would the task.
        .take_while(|item| future::ok(*item != Item::Done))
        .fold(0, |num, item| match item {
            Item::Value(v) => Ok(num + v),
            Item::Tick => {
                println!("bytes read = {num}");
                Ok(0)
            }
            Item::Done => Ok(num),
        })
        .map(|_| ())
}
// endregion: bg_task

/// Returns the number after `--name` in the arguments.
fn flag(name: &str) -> Option<u64> {
    env::args().skip_while(|arg| arg != name).nth(1)?.parse().ok()
}

fn main() -> Result<(), Box<dyn Error>> {
    let addr: SocketAddr = match env::args().nth(1).filter(|arg| !arg.starts_with("--")) {
        Some(addr) => addr.parse()?,
        None => "127.0.0.1:0".parse()?,
    };
    let period = Duration::from_millis(flag("--every-ms").unwrap_or(30_000));
    let connections = flag("--connections").unwrap_or(u64::MAX);
    let listener = TcpListener::bind(&addr)?;
    eprintln!("listening on {}", listener.local_addr()?);

    // region: body
    tokio::run(lazy(move || {
        let (tx, rx) = mpsc::channel(1_024);

        tokio::spawn(bg_task(rx, period));

        listener
            .incoming()
            .take(connections)
            .for_each(move |socket| {
                tokio::spawn({
                    // Each task has a sender of its own.
                    let tx = tx.clone();

                    io::read_to_end(socket, vec![])
                        .and_then(move |(_, buf)| tx.send(buf.len()).map_err(|_| io::ErrorKind::Other.into()))
                        .map(|_| ())
                        .map_err(|e| eprintln!("socket error = {e:?}"))
                });

                Ok(())
            })
            .map_err(|e| eprintln!("listener error = {e:?}"))
    }));
    // endregion: body
    Ok(())
}
