//! An HTTP service on hyper 0.12: bodies that are whole, streamed and passed on, over TCP and over a Unix socket.

extern crate futures_legacy as futures;
extern crate hyper_legacy as hyper;
extern crate tokio_legacy as tokio;

use std::{env, io};

use futures::{Future, Stream, future, stream};
use hyper::server::conn::Http;
use hyper::service::service_fn;
use hyper::{Body, Method, Request, Response, StatusCode};
use tokio::io::{AsyncRead, AsyncWrite, read_to_end, write_all};
use tokio::net::{TcpListener, UnixStream};

// region: answer
type Answer = Box<dyn Future<Item = Response<Body>, Error = hyper::Error> + Send>;

fn answer(request: Request<Body>) -> Answer {
    match (request.method(), request.uri().path()) {
        (&Method::GET, "/hello") => Box::new(future::ok(Response::new(Body::from("hello\n")))),
        // Passed on as it comes.
        (&Method::POST, "/echo") => Box::new(future::ok(Response::new(request.into_body()))),
        (&Method::POST, "/length") => {
            let whole = request.into_body().concat2();
            Box::new(whole.map(|whole| Response::new(Body::from(format!("{}\n", whole.len())))))
        }
        (&Method::GET, "/count") => {
            let pieces = stream::iter_ok::<_, io::Error>(vec!["one\n", "two\n"]);
            Box::new(future::ok(Response::new(Body::wrap_stream(pieces))))
        }
        _ => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_FOUND;
            Box::new(future::ok(response))
        }
    }
}
// endregion: answer

// region: serve
/// Any byte stream will do: TCP, a Unix socket, TLS around either.
fn serve<I>(socket: I) -> impl Future<Item = (), Error = ()>
where
    I: AsyncRead + AsyncWrite + Send + 'static,
{
    Http::new().serve_connection(socket, service_fn(answer)).map_err(|e| eprintln!("http: {e}"))
}

fn accept(listener: TcpListener) -> impl Future<Item = (), Error = ()> {
    let served = listener.incoming().for_each(|socket| {
        tokio::spawn(serve(socket));
        Ok(())
    });
    served.map_err(|e| eprintln!("accept: {e}"))
}
// endregion: serve

/// Asks the service over a Unix socket, and prints the first line of its response.
fn ask_over_a_unix_socket() -> impl Future<Item = (), Error = ()> {
    future::lazy(|| {
        let (ours, theirs) = UnixStream::pair()?;
        tokio::spawn(serve(theirs));
        Ok(ours)
    })
    .and_then(|ours| write_all(ours, "GET /hello HTTP/1.1\r\nhost: unix\r\nconnection: close\r\n\r\n"))
    .and_then(|(ours, _)| read_to_end(ours, Vec::new()))
    .map(|(_, response)| {
        let response = String::from_utf8_lossy(&response);
        println!("over a Unix socket: {}", response.lines().next().unwrap_or_default());
    })
    .map_err(|e| eprintln!("unix: {e}"))
}

fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7045").parse().map_err(io::Error::other)?;
    let listener = TcpListener::bind(&addr)?;
    eprintln!("listening on {}", listener.local_addr()?);
    tokio::run(ask_over_a_unix_socket().and_then(|()| accept(listener)));
    Ok(())
}
