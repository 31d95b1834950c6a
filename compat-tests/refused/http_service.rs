// refused: E0034: multiple applicable items in scope
use futures::StreamExt;
use http_body_util::{BodyExt, StreamBody};
use hyper::body::{Bytes, Frame};
pub fn pieces() {
    let pieces = futures::stream::iter([Ok::<_, std::io::Error>(Frame::data(Bytes::from("one")))]);
    let _ = StreamBody::new(pieces).boxed();
}
// refused: E0277: the trait bound `tokio::net::TcpStream: hyper::rt::Read` is not satisfied
use hyper::service::service_fn;
pub async fn serve(socket: tokio::net::TcpStream) {
    let answer = service_fn(|_| async { Ok::<_, std::io::Error>(hyper::Response::new(String::new())) });
    let _ = hyper::server::conn::http1::Builder::new().serve_connection(socket, answer).await;
}
