// refused: E0728: `await` is only allowed inside `async` functions and blocks
pub fn main() {
    tokio::time::sleep(std::time::Duration::ZERO).await;
}
// refused: E0373: async block may outlive the current function, but it borrows
pub async fn task() {
    let name = String::from("n");
    tokio::spawn(async { println!("{name}") });
}
// refused: E0382: use of moved value
pub async fn twice(handle: tokio::task::JoinHandle<u8>) {
    let _ = handle.await;
    let _ = handle.await;
}
// refused: E0425: cannot find function `run` in crate `tokio`
pub fn start() {
    tokio::run(async {});
}
// refused: E0432: could not find `prelude` in `tokio`
use tokio::prelude::*;
// refused: E0432: could not find `timer` in `tokio`
use tokio::timer::Delay;
// refused: E0432: could not find `codec` in `tokio`
use tokio::codec::Framed;
// refused: E0432: could not find `sync` in `futures`
use futures::sync::mpsc;
// refused: E0599: no method named `and_then` found
pub fn chain() {
    let connect = tokio::net::TcpStream::connect("127.0.0.1:0");
    connect.and_then(|socket| socket);
}
// refused: E0046: missing: `Output`
pub struct Answer;
impl Future for Answer {
    fn poll(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<u8> {
        std::task::Poll::Ready(42)
    }
}
// refused: E0437: type `Item` is not a member of trait `Future`
pub struct Answer;
impl Future for Answer {
    type Item = u8;
    type Output = u8;
    fn poll(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<u8> {
        std::task::Poll::Ready(42)
    }
}
// refused: E0277: the trait bound `tokio::net::TcpStream: futures::AsyncRead` is not satisfied
pub fn wants_the_one_of_futures(_: impl futures::AsyncRead) {}
pub fn gives_the_one_of_tokio(stream: tokio::net::TcpStream) {
    wants_the_one_of_futures(stream);
}
// refused: E0282: type annotations needed
pub fn task() {
    tokio::spawn(async {
        tokio::net::TcpStream::connect("127.0.0.1:0").await?;
        Ok(())
    });
}
// refused: E0277: cannot be sent between threads safely
pub fn task(name: std::rc::Rc<str>) {
    tokio::task::spawn_blocking(move || println!("{name}"));
}
// refused: E0038: is not dyn compatible
pub trait Store {
    async fn get(&self, key: &str) -> Option<String>;
}
pub fn any() -> Option<Box<dyn Store>> {
    None
}
