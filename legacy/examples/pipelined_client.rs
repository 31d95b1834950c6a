//! A pipelined client on tokio-proto: each call sends its request at once, and a broken transport fails all who wait.

extern crate bytes_legacy as bytes;
extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::{env, io, str};

use bytes::BytesMut;
use futures::Future;
use futures::future::join_all;
use tokio::codec::{Decoder, Encoder, Framed};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_core::reactor::Core;
use tokio_proto::TcpClient;
use tokio_proto::pipeline::ClientProto;
use tokio_service::Service;

#[derive(Default)]
struct Lines;

impl Decoder for Lines {
    type Item = String;
    type Error = io::Error;

    fn decode(&mut self, input: &mut BytesMut) -> io::Result<Option<String>> {
        let Some(end) = input.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
        let line = input.split_to(end + 1);
        let line = str::from_utf8(&line).map_err(io::Error::other)?;
        Ok(Some(line.trim_end().to_owned()))
    }
}

impl Encoder for Lines {
    type Item = String;
    type Error = io::Error;

    fn encode(&mut self, request: String, output: &mut BytesMut) -> io::Result<()> {
        output.extend_from_slice(request.as_bytes());
        output.extend_from_slice(b"\n");
        Ok(())
    }
}

// region: client
struct LineProto;

impl<T: AsyncRead + AsyncWrite + 'static> ClientProto<T> for LineProto {
    type Request = String;
    type Response = String;
    type Transport = Framed<T, Lines>;
    type BindTransport = io::Result<Self::Transport>;

    fn bind_transport(&self, io: T) -> Self::BindTransport {
        Ok(Lines.framed(io))
    }
}
// endregion: client

// region: calls
fn ask<S>(client: &S, requests: &[&str]) -> impl Future<Item = (), Error = io::Error> + use<S>
where
    S: Service<Request = String, Response = String, Error = io::Error>,
{
    // All are on their way before the first is answered.
    let answers: Vec<_> = requests
        .iter()
        .map(|request| {
            let request = (*request).to_owned();
            client.call(request.clone()).then(move |answer| match answer {
                Ok(answer) => Ok(format!("{request}: {answer}")),
                Err(e) => Ok(format!("{request} failed: {}", e.kind())),
            })
        })
        .collect();
    join_all(answers).map(|lines| lines.iter().for_each(|line| println!("{line}")))
}
// endregion: calls

fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7042").parse().map_err(io::Error::other)?;
    let mut core = Core::new()?;
    let handle = core.handle();
    let client = core.run(TcpClient::new(LineProto).connect(&addr, &handle))?;
    core.run(ask(&client, &["one", "two"]))?;
    core.run(ask(&client, &["three", "four"]))
}
