//! Shows what the compiler says to old habits where `udp_echo` is ported. Each case is compiled by itself.

// refused: E0599: no method named `recv_dgram` found for struct `tokio::net::UdpSocket`
use tokio::net::UdpSocket;
fn receive(socket: UdpSocket) {
    socket.recv_dgram(vec![0; 512]);
}
