//! The end of a stream that comes together with its last bytes: what a short read proves, of B57.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};

use rustix::event::{PollFd, PollFlags, poll};

use crate::drive::on_tokio;

/// Returns a socket with the last bytes of its peer and the end behind them, and the peer, which can still read.
fn ended_connection() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (ours, _) = listener.accept().unwrap();
    peer.write_all(b"last words").unwrap();
    peer.shutdown(Shutdown::Write).unwrap();
    poll(&mut [PollFd::new(&ours, PollFlags::RDHUP)], None).unwrap();
    ours.set_nonblocking(true).unwrap();
    (ours, peer)
}

#[test]
fn b57_a_short_read_taken_for_an_empty_socket_loses_the_end_and_in_tokio_1_does_not() {
    use {futures_legacy as futures, mio_legacy as mio, tokio_legacy as tokio};

    use futures::future::poll_fn;
    use futures::{Async, Future};
    use mio::Ready;
    use tokio::clock;
    use tokio::reactor::PollEvented2;
    use tokio::timer::Delay;

    let (ours, _peer) = ended_connection();
    let mut socket = PollEvented2::new(mio::net::TcpStream::from_stream(ours).unwrap());
    let mut words = [0; 64];
    let mut looked_again = None;
    let waiting = poll_fn(|| {
        while socket.poll_read_ready(Ready::readable())?.is_ready() {
            let count = socket.get_mut().read(&mut words)?;
            assert_eq!(words[..count], *b"last words", "it is read once");
            // What tokio 1 does after a read that left room.
            socket.clear_read_ready(Ready::readable())?;
            // Before a timer goes off, its thread asks the operating system for events of sockets.
            looked_again = Some(Delay::new(clock::now()));
        }
        looked_again.as_mut().map_or(Ok(Async::NotReady), Future::poll).map_err(io::Error::other)
    });
    tokio::runtime::current_thread::block_on_all(waiting).unwrap();
    // Nothing has told of the end, though it is there.
    assert_eq!(socket.get_mut().read(&mut words).unwrap(), 0);

    on_tokio(async {
        use ::tokio::io::AsyncReadExt;

        let (ours, _peer) = ended_connection();
        let mut stream = ::tokio::net::TcpStream::from_std(ours).unwrap();
        assert_eq!(stream.read(&mut words).await.unwrap(), "last words".len());
        assert_eq!(stream.read(&mut words).await.unwrap(), 0);
    });
}
