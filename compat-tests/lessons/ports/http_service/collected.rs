//! An HTTP service on hyper 1: bodies that are whole, streamed and passed on, over TCP and over a Unix socket.

use std::{env, io};

use futures::stream;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Empty, Full, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixStream};

// region: answer
/// Bodies have types of their own; one box for all of them. `BoxBody` is `Sync`, so what goes into it has to be;
/// `UnsyncBoxBody` asks for `Send` only.
type Body = BoxBody<Bytes, hyper::Error>;

async fn answer(request: Request<Incoming>) -> Result<Response<Body>, hyper::Error> {
    Ok(match (request.method(), request.uri().path()) {
        (&Method::GET, "/hello") => Response::new(whole("hello\n")),
        (&Method::POST, "/echo") => Response::new(whole(request.into_body().collect().await?.to_bytes())),
        (&Method::POST, "/length") => {
            let bytes = request.into_body().collect().await?.to_bytes();
            Response::new(whole(format!("{}\n", bytes.len())))
        }
        (&Method::GET, "/count") => {
            let pieces = ["one\n", "two\n"].map(|piece| Ok(Frame::data(Bytes::from(piece))));
            Response::new(StreamBody::new(stream::iter(pieces)).boxed())
        }
        _ => {
            let mut response = Response::new(Empty::new().map_err(|never| match never {}).boxed());
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        }
    })
}

fn whole(text: impl Into<Bytes>) -> Body {
    Full::new(text.into()).map_err(|never| match never {}).boxed()
}
// endregion: answer

// region: serve
/// Any byte stream will do: TCP, a Unix socket, TLS around either.
async fn serve<I>(socket: I)
where
    I: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    // hyper has an `AsyncRead` of its own.
    let socket = TokioIo::new(socket);
    if let Err(e) = http1::Builder::new().serve_connection(socket, service_fn(answer)).await {
        eprintln!("http: {e}");
    }
}

/// `Server::bind` of hyper is gone: the loop is ours.
async fn accept(listener: TcpListener) -> io::Result<()> {
    loop {
        let (socket, _) = listener.accept().await?;
        tokio::spawn(serve(socket));
    }
}
// endregion: serve

/// Asks the service over a Unix socket, and prints the first line of its response.
async fn ask_over_a_unix_socket() -> io::Result<()> {
    let (mut ours, theirs) = UnixStream::pair()?;
    tokio::spawn(serve(theirs));
    ours.write_all(b"GET /hello HTTP/1.1\r\nhost: unix\r\nconnection: close\r\n\r\n").await?;
    let mut response = String::new();
    ours.read_to_string(&mut response).await?;
    println!("over a Unix socket: {}", response.lines().next().unwrap_or_default());
    Ok(())
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7045");
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);
    ask_over_a_unix_socket().await?;
    accept(listener).await
}
