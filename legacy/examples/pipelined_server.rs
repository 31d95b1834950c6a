//! A pipelined server on tokio-proto: requests that come together are worked on together, and answered in their order.

extern crate bytes_legacy as bytes;
extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::time::{Duration, Instant};
use std::{env, io, str};

use bytes::BytesMut;
use futures::{Future, Stream};
use tokio::codec::{Decoder, Encoder, Framed};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::timer::Delay;
use tokio_core::net::TcpListener;
use tokio_core::reactor::Core;
use tokio_proto::BindServer;
use tokio_proto::pipeline::ServerProto;
use tokio_service::Service;

/// The longest request, in bytes.
const MAX_LINE: usize = 64;

#[derive(Default)]
struct Lines;

impl Decoder for Lines {
    type Item = String;
    type Error = io::Error;

    fn decode(&mut self, input: &mut BytesMut) -> io::Result<Option<String>> {
        let Some(end) = input.iter().position(|byte| *byte == b'\n') else {
            return if input.len() > MAX_LINE { Err(io::ErrorKind::InvalidData.into()) } else { Ok(None) };
        };
        let line = input.split_to(end + 1);
        let line = str::from_utf8(&line).map_err(io::Error::other)?;
        Ok(Some(line.trim_end().to_owned()))
    }
}

impl Encoder for Lines {
    type Item = String;
    type Error = io::Error;

    fn encode(&mut self, reply: String, output: &mut BytesMut) -> io::Result<()> {
        output.extend_from_slice(reply.as_bytes());
        output.extend_from_slice(b"\n");
        Ok(())
    }
}

// region: serve
struct LineProto;

impl<T: AsyncRead + AsyncWrite + 'static> ServerProto<T> for LineProto {
    type Request = String;
    type Response = String;
    type Transport = Framed<T, Lines>;
    type BindTransport = io::Result<Self::Transport>;

    fn bind_transport(&self, io: T) -> Self::BindTransport {
        Ok(Lines.framed(io))
    }
}

struct Sleeper;

impl Service for Sleeper {
    type Request = String;
    type Response = String;
    type Error = io::Error;
    type Future = Box<dyn Future<Item = String, Error = io::Error>>;

    /// Is called with the next request while earlier ones are still being worked on.
    fn call(&self, request: String) -> Self::Future {
        println!("{request} begins");
        let work = Duration::from_millis(request.trim_start_matches('w').parse().unwrap_or(0));
        Box::new(Delay::new(Instant::now() + work).map_err(io::Error::other).map(move |()| {
            println!("{request} is done");
            format!("{request} done")
        }))
    }
}
// endregion: serve

fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7041").parse().map_err(io::Error::other)?;
    let mut core = Core::new()?;
    let handle = core.handle();
    let listener = TcpListener::bind(&addr, &handle)?;
    eprintln!("listening on {}", listener.local_addr()?);
    let server = listener.incoming().for_each(move |(socket, _)| {
        LineProto.bind_server(&handle, socket, Sleeper);
        Ok(())
    });
    core.run(server)
}
