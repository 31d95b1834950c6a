//! A TCP proxy: `proxy LISTEN TARGET` copies bytes both ways and passes on the end of each direction by itself.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::env;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr};

use futures::{Future, Poll, Stream};
use tokio::io::{AsyncRead, AsyncWrite, copy, shutdown};
use tokio::net::{TcpListener, TcpStream};

// region: half_close
/// A socket whose `shutdown` sends a FIN, which that of `TcpStream` does not.
struct HalfClosing(TcpStream);

impl Read for HalfClosing {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.0.read(buf)
    }
}

impl Write for HalfClosing {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.0.write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl AsyncRead for HalfClosing {}

impl AsyncWrite for HalfClosing {
    fn shutdown(&mut self) -> Poll<(), io::Error> {
        self.0.shutdown(Shutdown::Write)?;
        Ok(().into())
    }
}
// endregion: half_close

// region: relay
fn pump<R, W>(from: R, to: W) -> impl Future<Item = u64, Error = io::Error>
where
    R: AsyncRead,
    W: AsyncWrite,
{
    copy(from, to).and_then(|(n, _from, to)| shutdown(to).map(move |_to| n))
}

fn relay(client: TcpStream, target: TcpStream) -> impl Future<Item = (), Error = io::Error> {
    let (client_reader, client_writer) = HalfClosing(client).split();
    let (target_reader, target_writer) = HalfClosing(target).split();
    pump(client_reader, target_writer)
        .join(pump(target_reader, client_writer))
        .map(|(up, down)| println!("{up} bytes to the target, {down} bytes back"))
}
// endregion: relay

fn parse(addr: Option<String>, default: &str) -> io::Result<SocketAddr> {
    let addr = addr.unwrap_or_else(|| default.to_owned());
    addr.parse().map_err(io::Error::other)
}

fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let listen = parse(args.next(), "127.0.0.1:7025")?;
    let target = parse(args.next(), "127.0.0.1:6379")?;
    let listener = TcpListener::bind(&listen)?;
    eprintln!("listening on {}", listener.local_addr()?);

    let server = listener.incoming().for_each(move |client| {
        let connection = TcpStream::connect(&target)
            .and_then(|target| relay(client, target))
            .map_err(|e| eprintln!("connection: {e}"));
        tokio::spawn(connection);
        Ok(())
    });
    tokio::run(server.map_err(|e| eprintln!("accept: {e}")));
    Ok(())
}
