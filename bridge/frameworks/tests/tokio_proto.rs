//! tokio-proto, whose server brings a `Core` for each of its threads.

#![allow(deprecated)] // the codecs that tokio-proto knows

use std::io;

use bytes04::BytesMut;
use frameworks::on_tokio_1;
use futures01::future::{FutureResult, ok};
use tokio_io::codec::{Decoder, Encoder, Framed};
use tokio_io::{AsyncRead, AsyncWrite};

struct Lines;

impl Decoder for Lines {
    type Item = String;
    type Error = io::Error;

    fn decode(&mut self, buffer: &mut BytesMut) -> io::Result<Option<String>> {
        let Some(end) = buffer.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
        let line = buffer.split_to(end + 1);
        Ok(Some(String::from_utf8_lossy(&line[..end]).into_owned()))
    }
}

impl Encoder for Lines {
    type Item = String;
    type Error = io::Error;

    fn encode(&mut self, line: String, buffer: &mut BytesMut) -> io::Result<()> {
        buffer.extend_from_slice(line.as_bytes());
        buffer.extend_from_slice(b"\n");
        Ok(())
    }
}

struct Protocol;

impl<T: AsyncRead + AsyncWrite + 'static> tokio_proto::pipeline::ServerProto<T> for Protocol {
    type Request = String;
    type Response = String;
    type Transport = Framed<T, Lines>;
    type BindTransport = io::Result<Self::Transport>;

    fn bind_transport(&self, io: T) -> Self::BindTransport {
        Ok(io.framed(Lines))
    }
}

struct Shout;

impl tokio_service::Service for Shout {
    type Request = String;
    type Response = String;
    type Error = io::Error;
    type Future = FutureResult<String, io::Error>;

    fn call(&self, line: String) -> Self::Future {
        ok(line.to_uppercase())
    }
}

#[test]
fn a_server_on_a_thread_of_its_own() {
    on_tokio_1(|_bridge| async move {
        // `serve` tells neither the port nor an end.
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let _serving = bridge::thread(move || tokio_proto::TcpServer::new(Protocol, free).serve(|| Ok(Shout))).unwrap();
        while std::net::TcpStream::connect(free).is_err() {
            tokio::task::yield_now().await;
        }
        let asked = tokio::task::spawn_blocking(move || {
            use std::io::{BufRead, Write};
            let stream = std::net::TcpStream::connect(free).unwrap();
            (&stream).write_all(b"hello\n").unwrap();
            let mut line = String::new();
            std::io::BufReader::new(&stream).read_line(&mut line).unwrap();
            line
        });
        assert_eq!(asked.await.unwrap(), "HELLO\n");
    });
}
