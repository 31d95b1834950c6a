//! Datagrams without a receiver: B89.

use std::net::{SocketAddr, UdpSocket};

use crate::claims::{Legacy, Modern, shown};
use crate::common::{Process, in_children};
use crate::drive::on_tokio;

/// Returns an address at which nobody receives.
fn nobody() -> SocketAddr {
    UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).unwrap()
}

#[test]
fn b89_a_refused_datagram_leaves_recv_waiting_and_in_tokio_1_is_its_error() {
    let [legacy] = in_children!(b89_legacy);
    assert_eq!(on_tokio(b89_modern(nobody())), std::io::ErrorKind::ConnectionRefused);
    shown(89, Modern, "ends `recv` of a connected socket");
    Process::hangs_after(legacy, "waiting");
    shown(89, Legacy, "goes on waiting");
}

fn b89_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let peer = nobody();
    // region: b89_legacy
    use futures::{Future, future, try_ready};
    use tokio::net::UdpSocket;

    let mut socket = UdpSocket::bind(&"127.0.0.1:0".parse().unwrap()).unwrap();
    socket.connect(&peer).unwrap(); // nobody is there
    let mut asked = false;
    let answer = future::poll_fn(move || {
        if !asked {
            try_ready!(socket.poll_send(b"anybody?"));
            asked = true;
            println!("waiting");
        }
        socket.poll_recv(&mut [0; 64])
    });
    tokio::run(answer.map(drop).map_err(|e| println!("{e}"))); // for ever
    // endregion: b89_legacy
}

async fn b89_modern(peer: SocketAddr) -> std::io::ErrorKind {
    // region: b89_modern
    use tokio::net::UdpSocket;

    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    socket.connect(peer).await.unwrap(); // nobody is there
    socket.send(b"anybody?").await.unwrap();
    let answer = socket.recv(&mut [0; 64]).await; // Err(ConnectionRefused)
    // endregion: b89_modern
    answer.unwrap_err().kind()
}
