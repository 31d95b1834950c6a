//! Connecting, and Unix sockets: the requested backlog of B47, B75, B76, B77.

use std::cell::Cell;
use std::io::{ErrorKind, Read as _};
use std::net::TcpListener as StdListener;
use std::os::unix::net::{UnixListener as StdUnixListener, UnixStream as StdUnixStream};
use std::path::Path;

use crate::claims::{Legacy, Modern, shown};
use crate::drive::on_tokio;

thread_local! {
    /// The backlog of this thread's last call of `listen`.
    static BACKLOG: Cell<i32> = const { Cell::new(0) };
}

/// Replaces the function of the C library, and records the requested backlog, of which the kernel may allow less.
#[allow(unsafe_code)] // the only place to see it
#[unsafe(no_mangle)]
unsafe extern "C" fn listen(fd: libc::c_int, backlog: libc::c_int) -> libc::c_int {
    BACKLOG.set(backlog);
    // SAFETY: the caller keeps the contract of `listen`, which is this system call.
    unsafe { libc::syscall(libc::SYS_listen, fd, backlog) as libc::c_int }
}

#[test]
fn b47_what_bind_asks_for_is_1024_and_in_tokio_1_what_mio_asks_for() {
    let any = "127.0.0.1:0".parse().unwrap();
    drop(tokio_legacy::net::TcpListener::bind(&any).unwrap());
    assert_eq!(BACKLOG.take(), 1024);
    drop(on_tokio(tokio::net::TcpListener::bind(any)).unwrap());
    assert_eq!(BACKLOG.take(), 128);
}

#[test]
fn b75_connect_connects_at_the_call_and_in_tokio_1_when_it_is_polled() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("socket");
    let tcp = StdListener::bind("127.0.0.1:0").unwrap();
    let unix = StdUnixListener::bind(&path).unwrap();

    b75_legacy(tcp.local_addr().unwrap(), &path);
    // Both accept without a wait.
    assert!(tcp.accept().is_ok());
    assert!(unix.accept().is_ok());
    shown(75, Legacy, "at the call");

    tcp.set_nonblocking(true).unwrap();
    unix.set_nonblocking(true).unwrap();
    b75_modern(tcp.local_addr().unwrap(), &path);
    assert_eq!(tcp.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
    assert_eq!(unix.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
    shown(75, Modern, "nothing happens");
}

fn b75_legacy(address: std::net::SocketAddr, path: &Path) {
    use tokio_legacy as tokio;
    // region: b75_legacy
    use tokio::net::{TcpStream, UnixStream};

    drop(TcpStream::connect(&address)); // has connected
    drop(UnixStream::connect(path)); // so has this
    // endregion: b75_legacy
}

fn b75_modern(address: std::net::SocketAddr, path: &Path) {
    // region: b75_modern
    use tokio::net::{TcpStream, UnixStream};

    drop(TcpStream::connect(address)); // nobody has called
    drop(UnixStream::connect(path)); // here neither
    // endregion: b75_modern
}

#[test]
fn b76_shutting_down_a_unix_stream_tells_nothing_and_in_tokio_1_ends_it() {
    let mut received = String::new();
    let (ours, mut peer) = StdUnixStream::pair().unwrap();
    b76_legacy(tokio_legacy::net::UnixStream::from_std(ours, &Default::default()).unwrap());
    peer.read_to_string(&mut received).unwrap();
    assert_eq!(received, "after the end");
    shown(76, Legacy, "does nothing");

    let (ours, mut peer) = StdUnixStream::pair().unwrap();
    ours.set_nonblocking(true).unwrap();
    on_tokio(async {
        let mut stream = tokio::net::UnixStream::from_std(ours).unwrap();
        b76_modern(&mut stream).await;
        assert_eq!(peer.read(&mut [0]).unwrap(), 0, "before the drop");
    });
    shown(76, Modern, "the peer reads its end of file");
}

fn b76_legacy(stream: tokio_legacy::net::UnixStream) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b76_legacy
    use futures::Future;
    use tokio::io;
    use tokio::runtime::current_thread::block_on_all;

    let stream = block_on_all(io::shutdown(stream)).unwrap(); // tells the peer nothing
    let late = io::write_all(stream, "after the end").map(drop);
    block_on_all(late).unwrap(); // and arrives
    // endregion: b76_legacy
}

async fn b76_modern(stream: &mut tokio::net::UnixStream) {
    // region: b76_modern
    use tokio::io::AsyncWriteExt;

    stream.shutdown().await.unwrap(); // the peer reads its end of file
    let late = stream.write_all(b"after the end").await;
    assert_eq!(late.unwrap_err().kind(), ErrorKind::BrokenPipe);
    // endregion: b76_modern
}

#[test]
fn b77_a_unix_listener_asks_for_a_backlog_of_128_and_in_tokio_1_for_the_most_there_is() {
    let directory = tempfile::tempdir().unwrap();
    drop(b77_legacy(&directory.path().join("legacy")));
    assert_eq!(BACKLOG.take(), 128);
    shown(77, Legacy, "asks for a backlog of 128");
    on_tokio(async { drop(b77_modern(&directory.path().join("modern"))) });
    assert_eq!(BACKLOG.take(), -1);
    shown(77, Modern, "as many as the kernel allows");
}

fn b77_legacy(path: &Path) -> tokio_legacy::net::UnixListener {
    use tokio_legacy as tokio;
    // region: b77_legacy
    use tokio::net::UnixListener;

    let listener = UnixListener::bind(path).unwrap(); // 128 may wait
    // endregion: b77_legacy
    listener
}

fn b77_modern(path: &Path) -> tokio::net::UnixListener {
    // region: b77_modern
    use tokio::net::UnixListener;

    let listener = UnixListener::bind(path).unwrap(); // `net.core.somaxconn` may wait
    // endregion: b77_modern
    listener
}
