// refused: E0220: associated type `Item` not found for `Future`
pub fn answer() -> impl Future<Item = u8, Error = ()> {
    std::future::ready(7)
}
// refused: E0191: the value of the associated type `Output` in `Future` must be specified
pub type Answer = Box<dyn Future + Send>;
// refused: E0107: enum takes 1 generic argument but 2 generic arguments were supplied
use std::task::Poll;
pub fn poll() -> Poll<u8, ()> {
    Poll::Pending
}
// refused: E0432: no `Async` in the root
use futures::Async;
// refused: E0432: no `try_ready` in the root
use futures::try_ready;
// refused: E0432: no `Loop` in `future`
use futures::future::Loop;
// refused: E0432: no `FutureResult` in `future`
use futures::future::FutureResult;
// refused: E0432: no `iter_ok` in `stream`
use futures::stream::iter_ok;
// refused: E0433: cannot find type `Async` in this scope
pub fn pending() {
    let _ = Async::NotReady;
}
// refused: cannot find macro `try_ready` in this scope
pub fn poll() {
    try_ready!(7);
}
// refused: cannot find macro `ready` in this scope
pub fn poll() {
    ready!(7);
}
// refused: E0425: cannot find function `result` in module `futures::future`
pub fn answer() {
    futures::future::result(Ok::<u8, ()>(7));
}
// refused: E0599: named `A` found for enum `Either<A, B>`
pub fn either() {
    let _ = futures::future::Either::A(7);
}
// refused: E0599: no method named `read` found for struct `tokio::net::TcpStream`
pub async fn read(mut socket: tokio::net::TcpStream) {
    let _ = socket.read(&mut [0]).await;
}
// refused: E0599: no method named `write_all` found for struct `tokio::net::TcpStream`
pub async fn write(mut socket: tokio::net::TcpStream) {
    let _ = socket.write_all(b"x").await;
}
// refused: E0599: no method named `send` found for struct
pub async fn send(mut sender: tokio_util::codec::Framed<tokio::net::TcpStream, tokio_util::codec::LinesCodec>) {
    let _ = sender.send("x").await;
}
// refused: E0599: no method named `next` found for struct
pub async fn next(mut lines: tokio_util::codec::Framed<tokio::net::TcpStream, tokio_util::codec::LinesCodec>) {
    let _ = lines.next().await;
}
// refused: E0599: no method named `split` found for struct
pub fn split(lines: tokio_util::codec::Framed<tokio::net::TcpStream, tokio_util::codec::BytesCodec>) {
    let _ = lines.split();
}
// refused: E0034: multiple applicable items in scope
use futures::StreamExt;
use tokio_stream::StreamExt as _;
pub async fn next(mut numbers: tokio_stream::Empty<u8>) {
    let _ = numbers.next().await;
}
// refused: E0271: as Stream>::Item == Result<_, _>`
use futures::StreamExt;
pub async fn all(sink: futures::channel::mpsc::UnboundedSender<i32>) {
    let _ = futures::stream::iter(vec![1]).forward(sink).await;
}
// refused: E0369: cannot add `{integer}` to `Result<i32, ()>`
use futures::FutureExt;
pub async fn more() {
    let _ = futures::future::ok::<i32, ()>(1).map(|one| one + 1).await;
}
// refused: E0308: expected `TcpStream`, found `Result<TcpStream, Error>`
use futures::FutureExt;
fn serve(_: tokio::net::TcpStream) {}
pub async fn connect() {
    tokio::net::TcpStream::connect("127.0.0.1:0").map(|socket| serve(socket)).await;
}
// refused: E0277: `Result<i32, _>` is not a future
use futures::TryFutureExt;
pub async fn more() {
    let _ = futures::future::ok::<i32, ()>(1).and_then(|one| Ok(one + 1)).await;
}
// refused: E0499: cannot borrow `sink` as mutable more than once at a time
use futures::{SinkExt, TryFutureExt};
pub async fn two(mut sink: futures::channel::mpsc::UnboundedSender<i32>) {
    let _ = sink.send(1).and_then(|()| sink.send(2)).await;
}
// refused: E0521: borrowed data escapes outside of method
pub struct Server(u8);
impl Server {
    pub fn start(&self) {
        tokio::spawn(async move { println!("{}", self.0) });
    }
}
// refused: E0670: `async fn` is not permitted in Rust 2015
// edition: 2015
pub async fn answer() -> u8 {
    7
}
// refused: E0046: missing: `poll_read`
pub struct Socket;
impl std::io::Read for Socket {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Ok(0)
    }
}
impl tokio::io::AsyncRead for Socket {}
// refused: E0277: the trait bound `&str: Buf` is not satisfied
use bytes::BufMut;
pub fn put(buffer: &mut bytes::BytesMut) {
    buffer.put("text");
}
// refused: E0277: the trait bound `BytesMut: From<Vec<u8>>` is not satisfied
pub fn buffer(bytes: Vec<u8>) -> bytes::BytesMut {
    bytes::BytesMut::from(bytes)
}
// refused: E0597: argument requires that `buffer` is borrowed for `'static`
pub fn copy() -> bytes::Bytes {
    let buffer = [0; 4];
    bytes::Bytes::from(&buffer[..])
}
// refused: E0521: argument requires that `'1` must outlive `'static`
pub fn copy(buffer: &[u8]) -> bytes::Bytes {
    bytes::Bytes::from(buffer)
}
// refused: E0277: `dyn Future<Output = u8>` cannot be unpinned
pub async fn boxed(answer: Box<dyn Future<Output = u8>>) -> u8 {
    answer.await
}
// refused: E0277: `PhantomPinned` cannot be unpinned
use std::pin::Pin;
use std::task::{Context, Poll};
pub struct Rest(tokio::time::Sleep);
impl Future for Rest {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.0).poll(cx)
    }
}
// refused: E0593: closure is expected to take 1 argument, but it takes 0 arguments
pub fn later() {
    let _ = futures::future::lazy(|| 7);
}
// refused: E0283: cannot infer type of the type parameter `Item` declared on the method `split`
use futures::StreamExt;
pub fn split(socket: tokio_util::codec::Framed<tokio::net::TcpStream, tokio_util::codec::BytesCodec>) {
    let (sink, stream) = socket.split();
}
// refused: E0599: the method `send_all` exists for unit type `()`, but its trait bounds were not satisfied
use futures::SinkExt;
pub async fn more(mut sink: futures::channel::mpsc::UnboundedSender<i32>) {
    let sink = sink.send(1).await.unwrap();
    sink.send_all(&mut futures::stream::empty());
}
// refused: E0599: `map_err` found for struct `tokio::sync::mpsc::Receiver<T>`
pub fn errors(receiver: tokio::sync::mpsc::Receiver<u8>) {
    receiver.map_err(|_| ());
}
// refused: E0599: no method named `poll` found for struct `tokio_stream::Empty<T>`
use futures::Stream;
pub fn poll(mut numbers: tokio_stream::Empty<u8>, cx: &mut std::task::Context<'_>) {
    numbers.poll(cx);
}
// refused: E0382: borrow of moved value
pub async fn names(name: String) {
    tokio::spawn(async move { println!("{name}") });
    println!("{name}");
}
// refused: E0432: could not find `time` in `tokio`
extern crate tokio_legacy as tokio;
pub mod new {
    pub use tokio::time::sleep;
}
// refused: E0425: cannot find type `Poll` in this scope
pub fn poll() -> Poll<u8> {
    Poll::Ready(7)
}
// refused: unused implementer of `Future` that must be used
#[deny(unused_must_use)]
pub async fn greet(sender: tokio::sync::mpsc::Sender<&'static str>) {
    sender.send("hello");
}
