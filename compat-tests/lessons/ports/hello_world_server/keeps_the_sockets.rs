//! Wrong: the sockets are kept in a list, so no peer ever sees the end.

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    eprintln!("listening on {}", listener.local_addr().unwrap());
    let mut sockets = Vec::new();
    loop {
        let (mut socket, _) = listener.accept().await.unwrap();
        socket.write_all(b"hello world").await.unwrap();
        sockets.push(socket);
    }
}
