//! An HTTP service on its way from hyper 0.12 to hyper 1, handler by handler: each stage answers alike.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

use bridge::{Bridge, Handle};
use bytes::Bytes;
use futures::TryStreamExt as _;
use futures_legacy::{Future as _, Stream as _};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// The service on hyper 0.12.
mod old {
    use futures_legacy::{Future, Stream as _, future};
    use hyper_legacy::{Body, Method, Request, Response, StatusCode};
    use std::time::{Duration, Instant};

    pub(super) type Answer = Box<dyn Future<Item = Response<Body>, Error = hyper_legacy::Error> + Send>;

    // region: http_old
    pub(super) fn answer(request: Request<Body>) -> Answer {
        match (request.method(), request.uri().path()) {
            (&Method::GET, "/hello") => Box::new(future::ok(Response::new(Body::from("hello\n")))),
            (&Method::POST, "/length") => {
                let whole = request.into_body().concat2();
                Box::new(whole.map(|whole| Response::new(Body::from(format!("{}\n", whole.len())))))
            }
            (&Method::GET, "/late") => {
                let delay = tokio_legacy::timer::Delay::new(Instant::now() + Duration::from_millis(5));
                Box::new(delay.then(|fired| {
                    fired.expect("a runtime, or the bridge, serves timers");
                    Ok(Response::new(Body::from("late\n")))
                }))
            }
            _ => {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = StatusCode::NOT_FOUND;
                Box::new(future::ok(response))
            }
        }
    }
    // endregion: http_old
}

/// Serves connections with hyper 0.12, as code of 0.1.
fn old_accept(listener: TcpListener) -> impl futures_legacy::Future<Item = (), Error = ()> {
    let listener = tokio_legacy::net::TcpListener::from_std(listener, &Default::default()).unwrap();
    let served = listener.incoming().for_each(|socket| {
        let service = hyper_legacy::service::service_fn(old::answer);
        let connection = hyper_legacy::server::conn::Http::new().serve_connection(socket, service);
        tokio_legacy::spawn(connection.map_err(|e| panic!("{e}")));
        Ok(())
    });
    served.map_err(|e| panic!("{e}"))
}

/// Resolves when the server has to stop.
type Stop = oneshot::Receiver<()>;

/// Before the port: hyper 0.12 on tokio 0.1.
async fn on_its_own_runtime(listener: TcpListener, stop: Stop) {
    let mut runtime = tokio_legacy::runtime::Runtime::new().unwrap();
    runtime.spawn(old_accept(listener));
    let _ = stop.await;
    drop(runtime.shutdown_now());
}

/// Stage 1: the runtime is tokio 1, and all code is old.
async fn on_the_bridge(listener: TcpListener, stop: Stop) {
    // region: http_stage_1
    let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
    let old = bridge.handle().enter(|| old_accept(listener)); // a constructor that asks for a reactor
    bridge.handle().spawn(old);
    // endregion: http_stage_1
    let _ = stop.await;
}

// region: http_stage_2
type Body = UnsyncBoxBody<Bytes, Error>;

/// hyper 1 serves, and passes requests to the old handler that are not ported yet.
async fn answer(request: hyper::Request<Incoming>, old: Handle) -> Result<hyper::Response<Body>, Error> {
    match request.uri().path() {
        "/hello" => Ok(hyper::Response::new(whole("hello\n"))),
        _ => ask_the_old_one(request, &old).await,
    }
}

async fn ask_the_old_one(request: hyper::Request<Incoming>, old: &Handle) -> Result<hyper::Response<Body>, Error> {
    // hyper 0.12 has other types than hyper 1, so method, target and headers are converted by text.
    let mut crossed = hyper_legacy::Request::builder();
    crossed.method(request.method().as_str()).uri(request.uri().to_string());
    for (name, value) in request.headers() {
        crossed.header(name.as_str(), value.as_bytes());
    }
    // A stream would also be possible; this service reads its bodies completely.
    let body = request.into_body().collect().await?.to_bytes();
    let response = old.compat(old::answer(crossed.body(hyper_legacy::Body::from(body.to_vec()))?)).await?;
    let (head, body) = response.into_parts();
    let mut crossed = hyper::Response::builder().status(head.status.as_u16());
    for (name, value) in &head.headers {
        crossed = crossed.header(name.as_str(), value.as_bytes());
    }
    let pieces = old.stream(body).map_ok(|piece| Frame::data(Bytes::copy_from_slice(&piece)));
    Ok(crossed.body(StreamBody::new(pieces.map_err(Error::from)).boxed_unsync())?)
}
// endregion: http_stage_2

fn whole(text: impl Into<Bytes>) -> Body {
    Full::new(text.into()).map_err(|never| match never {}).boxed_unsync()
}

/// Stage 2: hyper 1 has the connections, and handlers are ported one by one.
async fn handler_by_handler(listener: TcpListener, stop: Stop) {
    let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
    let old = bridge.handle().clone();
    let serving = new_accept(listener, move |request| answer(request, old.clone()));
    tokio::select! {
        () = serving => {}
        _ = stop => {}
    }
}

/// Stage 3: all code is new.
async fn all_new(listener: TcpListener, stop: Stop) {
    // region: http_stage_3
    async fn answer(request: hyper::Request<Incoming>) -> Result<hyper::Response<Body>, Error> {
        Ok(match (request.method(), request.uri().path()) {
            (&hyper::Method::GET, "/hello") => hyper::Response::new(whole("hello\n")),
            (&hyper::Method::POST, "/length") => {
                let bytes = request.into_body().collect().await?.to_bytes();
                hyper::Response::new(whole(format!("{}\n", bytes.len())))
            }
            (&hyper::Method::GET, "/late") => {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                hyper::Response::new(whole("late\n"))
            }
            _ => {
                let mut response = hyper::Response::new(whole(""));
                *response.status_mut() = hyper::StatusCode::NOT_FOUND;
                response
            }
        })
    }
    // endregion: http_stage_3
    tokio::select! {
        () = new_accept(listener, answer) => {}
        _ = stop => {}
    }
}

/// Serves connections with hyper 1.
async fn new_accept<A, F>(listener: TcpListener, answer: A)
where
    A: Fn(hyper::Request<Incoming>) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<hyper::Response<Body>, Error>> + Send + 'static,
{
    listener.set_nonblocking(true).unwrap();
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    loop {
        let socket = TokioIo::new(listener.accept().await.unwrap().0);
        let service = hyper::service::service_fn(answer.clone());
        tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(socket, service));
    }
}

/// Returns the status and the body of the response to `request`.
fn ask(address: SocketAddr, request: &str, body: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(crate::PATIENCE)).unwrap();
    let length = body.len();
    let text =
        format!("{request} HTTP/1.1\r\nhost: here\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}");
    stream.write_all(text.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    // Each of these answers has a single chunk.
    let chunked = head.contains("chunked");
    let body = if chunked { body.split("\r\n").nth(1).unwrap_or_default() } else { body };
    (head.lines().next().unwrap().to_owned(), body.to_owned())
}

/// Sends every kind of request to a stage, compares the answers, and then stops it.
fn answers_alike<F: Future<Output = ()> + Send + 'static>(stage: fn(TcpListener, Stop) -> F) {
    let runtime = crate::modern();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let running = runtime.spawn(stage(listener, stopped));
    for (request, body, status, answer) in [
        ("GET /hello", "", "HTTP/1.1 200 OK", "hello\n"),
        ("POST /length", "seven..", "HTTP/1.1 200 OK", "7\n"),
        ("GET /late", "", "HTTP/1.1 200 OK", "late\n"),
        ("GET /nothing", "", "HTTP/1.1 404 Not Found", ""),
    ] {
        assert_eq!(ask(address, request, body), (status.to_owned(), answer.to_owned()), "{request}");
    }
    stop.send(()).unwrap();
    runtime.block_on(running).unwrap();
}

#[test]
fn the_old_service_on_its_own_runtime() {
    answers_alike(on_its_own_runtime);
}

#[test]
fn the_old_service_on_the_bridge() {
    answers_alike(on_the_bridge);
}

#[test]
fn the_new_service_with_handlers_of_both() {
    answers_alike(handler_by_handler);
}

#[test]
fn the_new_service() {
    answers_alike(all_new);
}
