//! TCP: closing, listening, options, reading: B45–B48, B54, B55, B57.

use std::cell::Cell;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener as StdListener, TcpStream as StdStream};
use std::os::fd::{AsRawFd, BorrowedFd, RawFd};
use std::time::{Duration, Instant};

use socket2::SockRef;

use crate::claims::{Legacy, Modern, shown};
use crate::common::panic_message;
use crate::drive::on_tokio;

const ANY_PORT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// Longest wait of a peer for bytes that are known to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// Returns both ends of a connection, blocking.
fn connection() -> (StdStream, StdStream) {
    let listener = StdListener::bind(ANY_PORT).unwrap();
    let peer = StdStream::connect(listener.local_addr().unwrap()).unwrap();
    peer.set_read_timeout(Some(PATIENCE)).unwrap();
    (listener.accept().unwrap().0, peer)
}

/// Returns one end on tokio 0.1, and its blocking peer.
fn legacy_connection() -> (tokio_legacy::net::TcpStream, StdStream) {
    let (ours, peer) = connection();
    let ours = tokio_legacy::net::TcpStream::from_std(ours, &Default::default()).unwrap();
    (ours, peer)
}

/// Returns one end on tokio 1, whose runtime has to be entered, and its blocking peer.
fn modern_connection() -> (tokio::net::TcpStream, StdStream) {
    let (ours, peer) = connection();
    ours.set_nonblocking(true).unwrap();
    (tokio::net::TcpStream::from_std(ours).unwrap(), peer)
}

/// Returns the descriptor of a socket of either generation, for [`SockRef`].
#[allow(unsafe_code)] // tokio 0.1 is older than `AsFd`
fn fd(socket: &impl AsRawFd) -> BorrowedFd<'_> {
    // SAFETY: the descriptor is open for as long as `socket` is borrowed.
    unsafe { BorrowedFd::borrow_raw(socket.as_raw_fd()) }
}

/// Returns whether the peer has read everything and sees no end of the connection.
fn sees_no_end(peer: &mut StdStream) -> bool {
    peer.set_nonblocking(true).unwrap();
    let seen = peer.read(&mut [0]);
    peer.set_nonblocking(false).unwrap();
    seen.is_err_and(|e| e.kind() == ErrorKind::WouldBlock)
}

#[test]
fn b45_io_shutdown_of_a_tcp_stream_does_nothing_and_in_tokio_1_sends_fin() {
    let mut received = String::new();
    let (stream, mut peer) = legacy_connection();
    b45_legacy(stream);
    peer.read_to_string(&mut received).unwrap();
    assert_eq!(received, "after the end");
    shown(45, Legacy, "succeed and do nothing");

    let mut received = String::new();
    let mut peer = on_tokio(async {
        let (mut stream, mut peer) = modern_connection();
        b45_modern(&mut stream).await;
        assert_eq!(peer.read(&mut [0]).unwrap(), 0, "before the drop");
        peer
    });
    peer.read_to_string(&mut received).unwrap();
    assert_eq!(received, "");
    shown(45, Modern, "`AsyncWriteExt::shutdown` sends FIN");

    let (stream, mut peer) = legacy_connection();
    b45_legacy_half_close(&stream);
    assert_eq!(peer.read(&mut [0]).unwrap(), 0);
}

#[test]
fn b45_closing_a_framed_stream_does_nothing_and_in_tokio_util_sends_fin() {
    use futures::SinkExt;
    use futures_legacy::{Sink as _, future::poll_fn};
    use tokio_legacy::runtime::current_thread::block_on_all;

    let (stream, mut peer) = legacy_connection();
    let codec = tokio_legacy::codec::BytesCodec::new();
    let mut framed = tokio_legacy::codec::FramedWrite::new(stream, codec);
    block_on_all(poll_fn(|| framed.close())).unwrap();
    assert!(sees_no_end(&mut peer));

    on_tokio(async {
        let (stream, mut peer) = modern_connection();
        let codec = tokio_util::codec::BytesCodec::new();
        let mut framed = tokio_util::codec::FramedWrite::new(stream, codec);
        SinkExt::<bytes::Bytes>::close(&mut framed).await.unwrap();
        assert_eq!(peer.read(&mut [0]).unwrap(), 0);
    });
}

fn b45_legacy(stream: tokio_legacy::net::TcpStream) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b45_legacy
    use futures::Future;
    use tokio::io;
    use tokio::runtime::current_thread::block_on_all;

    let stream = block_on_all(io::shutdown(stream)).unwrap(); // tells the peer nothing
    let late = io::write_all(stream, "after the end").map(drop);
    block_on_all(late).unwrap(); // and arrives
    // endregion: b45_legacy
}

fn b45_legacy_half_close(stream: &tokio_legacy::net::TcpStream) {
    // region: b45_legacy_half_close
    use std::net::Shutdown;

    stream.shutdown(Shutdown::Write).unwrap(); // the socket's own method: FIN
    // endregion: b45_legacy_half_close
}

async fn b45_modern(stream: &mut tokio::net::TcpStream) {
    // region: b45_modern
    use tokio::io::AsyncWriteExt;

    stream.shutdown().await.unwrap(); // FIN: the peer reads its end of file
    let late = stream.write_all(b"after the end").await;
    assert_eq!(late.unwrap_err().kind(), ErrorKind::BrokenPipe);
    // endregion: b45_modern
}

#[test]
fn b46_dropping_a_write_half_closes_nothing_and_after_into_split_sends_fin() {
    let (stream, mut peer) = legacy_connection();
    peer.write_all(b"still here").unwrap();
    let reader = b46_legacy(stream);
    assert!(sees_no_end(&mut peer));
    drop(reader);
    assert_eq!(peer.read(&mut [0]).unwrap(), 0);
    shown(46, Legacy, "tells the peer nothing");

    on_tokio(async {
        let (stream, mut peer) = modern_connection();
        let reader = b46_modern_io_split(stream);
        assert!(sees_no_end(&mut peer));
        drop(reader);
        assert_eq!(peer.read(&mut [0]).unwrap(), 0);

        let (stream, mut peer) = modern_connection();
        let _reader = b46_modern(stream);
        assert_eq!(peer.read(&mut [0]).unwrap(), 0);

        let (stream, mut peer) = modern_connection();
        let _reader = b46_modern_forget(stream);
        assert!(sees_no_end(&mut peer));
    });
    shown(46, Modern, "`TcpStream::into_split` sends FIN");
}

fn b46_legacy(stream: tokio_legacy::net::TcpStream) -> tokio_legacy::io::ReadHalf<tokio_legacy::net::TcpStream> {
    use tokio_legacy as tokio;
    // region: b46_legacy
    use tokio::io::{self, AsyncRead};
    use tokio::runtime::current_thread::block_on_all;

    let (reader, writer) = stream.split();
    drop(writer); // the peer sees nothing
    let reading = io::read_exact(reader, [0; 10]);
    let (reader, text) = block_on_all(reading).unwrap();
    assert_eq!(&text, b"still here");
    // endregion: b46_legacy
    reader
}

fn b46_modern_io_split(stream: tokio::net::TcpStream) -> tokio::io::ReadHalf<tokio::net::TcpStream> {
    // region: b46_modern_io_split
    let (reader, writer) = tokio::io::split(stream);
    drop(writer); // the peer sees nothing
    // endregion: b46_modern_io_split
    reader
}

fn b46_modern(stream: tokio::net::TcpStream) -> tokio::net::tcp::OwnedReadHalf {
    // region: b46_modern
    let (reader, writer) = stream.into_split();
    drop(writer); // FIN
    // endregion: b46_modern
    reader
}

fn b46_modern_forget(stream: tokio::net::TcpStream) -> tokio::net::tcp::OwnedReadHalf {
    // region: b46_modern_forget
    let (reader, writer) = stream.into_split();
    writer.forget(); // the peer sees nothing
    // endregion: b46_modern_forget
    reader
}

/// Returns the number of connections that the kernel holds for `listener` until they are accepted.
fn backlog(listener: &impl AsRawFd) -> u32 {
    player::tcp_info::backlog(fd(listener)).unwrap()
}

/// Returns the effective backlog on this machine, which may have a low `net.core.somaxconn`.
fn allowed(backlog: u32) -> u32 {
    let most = std::fs::read_to_string("/proc/sys/net/core/somaxconn").unwrap();
    backlog.min(most.trim().parse().unwrap())
}

#[test]
fn b47_the_backlog_of_bind_is_1024_and_in_tokio_1_128() {
    assert_eq!(backlog(&b47_legacy()), allowed(1024));
    shown(47, Legacy, "asks for a backlog of 1024");
    on_tokio(async {
        assert_eq!(backlog(&b47_modern().await), allowed(128));
        let as_before = b47_modern_as_before();
        assert_eq!(backlog(&as_before), allowed(1024));
        assert!(SockRef::from(&fd(&as_before)).reuse_address().unwrap());
        let unset = b47_modern_without_reuse_address();
        assert!(!SockRef::from(&fd(&unset)).reuse_address().unwrap());
    });
    shown(47, Modern, "asks for 128");
}

fn b47_legacy() -> tokio_legacy::net::TcpListener {
    use tokio_legacy as tokio;
    // region: b47_legacy
    use tokio::net::TcpListener;

    let listener = TcpListener::bind(&ANY_PORT).unwrap(); // 1024 may wait
    // endregion: b47_legacy
    listener
}

async fn b47_modern() -> tokio::net::TcpListener {
    // region: b47_modern
    use tokio::net::TcpListener;

    let listener = TcpListener::bind(ANY_PORT).await.unwrap(); // 128 may wait
    // endregion: b47_modern
    listener
}

fn b47_modern_as_before() -> tokio::net::TcpListener {
    // region: b47_modern_as_before
    use tokio::net::TcpSocket;

    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap(); // what `bind` does unasked
    socket.bind(ANY_PORT).unwrap();
    let listener = socket.listen(1024).unwrap();
    // endregion: b47_modern_as_before
    listener
}

fn b47_modern_without_reuse_address() -> tokio::net::TcpListener {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind(ANY_PORT).unwrap();
    socket.listen(1024).unwrap()
}

#[test]
fn b48_from_std_makes_a_socket_non_blocking_and_tokio_1_expects_it_so() {
    let (ours, _peer) = connection();
    assert!(SockRef::from(&fd(&b48_legacy(ours))).nonblocking().unwrap());
    shown(48, Legacy, "makes the socket non-blocking");

    let (ours, _peer) = connection();
    on_tokio(async { assert!(SockRef::from(&fd(&b48_modern(ours))).nonblocking().unwrap()) });

    let (ours, _peer) = connection();
    let unprepared = || on_tokio(async { tokio::net::TcpStream::from_std(ours).unwrap() });
    if cfg!(debug_assertions) {
        let text = panic_message(unprepared);
        assert!(text.starts_with("Registering a blocking socket"), "{text}");
    } else {
        assert!(!SockRef::from(&fd(&unprepared())).nonblocking().unwrap());
    }
    shown(48, Modern, "expects it to be so");
}

fn b48_legacy(accepted: StdStream) -> tokio_legacy::net::TcpStream {
    use tokio_legacy as tokio;
    // region: b48_legacy
    use tokio::net::TcpStream;
    use tokio::reactor::Handle;

    let stream = TcpStream::from_std(accepted, &Handle::default()).unwrap();
    // endregion: b48_legacy
    stream
}

fn b48_modern(accepted: StdStream) -> tokio::net::TcpStream {
    // region: b48_modern
    use tokio::net::TcpStream;

    accepted.set_nonblocking(true).unwrap(); // or panic, or worse
    let stream = TcpStream::from_std(accepted).unwrap();
    // endregion: b48_modern
    stream
}

/// A release build accepts a blocking socket. A debug build refuses it, so the socket is made blocking after it was
/// registered.
#[test]
fn b48_a_blocking_socket_wedges_the_worker_of_tokio_1() {
    use futures::FutureExt as _;
    use tokio::io::AsyncReadExt as _;

    let quiet_for = Duration::from_millis(300);
    on_tokio(async {
        let (mut stream, mut peer) = modern_connection();
        SockRef::from(&stream).set_nonblocking(false).unwrap();
        SockRef::from(&stream).set_read_timeout(Some(quiet_for)).unwrap();
        peer.write_all(b"full").unwrap();
        stream.read_exact(&mut [0; 4]).await.unwrap();
        // The buffer was filled, so tokio reads again, and the kernel blocks it.
        let started = Instant::now();
        let in_one_poll = stream.read(&mut [0; 4]).now_or_never();
        assert!(in_one_poll.is_none());
        assert!(started.elapsed() >= quiet_for);
    });
}

#[test]
fn b54_nodelay_and_keepalive_are_off_and_reuseaddr_is_on_in_both() {
    let listener = tokio_legacy::net::TcpListener::bind(&ANY_PORT).unwrap();
    assert!(SockRef::from(&fd(&listener)).reuse_address().unwrap());
    let (stream, peer) = legacy_connection();
    assert!(!stream.nodelay().unwrap());
    assert_eq!(stream.keepalive().unwrap(), None);
    b54_legacy(&stream);
    assert!(SockRef::from(&fd(&stream)).keepalive().unwrap());
    let idle = SockRef::from(&fd(&stream)).tcp_keepalive_time().unwrap();
    assert_eq!(idle, Duration::from_secs(60));
    let kernels_own = SockRef::from(&peer).tcp_keepalive_interval().unwrap();
    assert_eq!(SockRef::from(&fd(&stream)).tcp_keepalive_interval().unwrap(), kernels_own);
    shown(54, Legacy, "`set_keepalive` turns the second on");

    on_tokio(async {
        let listener = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap();
        assert!(SockRef::from(&fd(&listener)).reuse_address().unwrap());
        let (stream, _peer) = modern_connection();
        assert!(!stream.nodelay().unwrap());
        assert!(!SockRef::from(&fd(&stream)).keepalive().unwrap());
        b54_modern(&stream);
        assert!(SockRef::from(&fd(&stream)).keepalive().unwrap());
        let idle = SockRef::from(&fd(&stream)).tcp_keepalive_time().unwrap();
        assert_eq!(idle, Duration::from_secs(60));
        assert_eq!(SockRef::from(&fd(&stream)).tcp_keepalive_interval().unwrap(), kernels_own);
    });
    shown(54, Modern, "`set_keepalive` is gone");
}

fn b54_legacy(stream: &tokio_legacy::net::TcpStream) {
    // region: b54_legacy
    stream.set_nodelay(true).unwrap();
    stream.set_keepalive(Some(Duration::from_secs(60))).unwrap();
    // endregion: b54_legacy
}

fn b54_modern(stream: &tokio::net::TcpStream) {
    // region: b54_modern
    use socket2::{SockRef, TcpKeepalive};

    stream.set_nodelay(true).unwrap();
    let keepalive = TcpKeepalive::new().with_time(Duration::from_secs(60));
    SockRef::from(stream).set_tcp_keepalive(&keepalive).unwrap();
    // endregion: b54_modern
}

#[test]
fn b55_one_poll_reads_without_end_and_in_tokio_1_at_most_128_times() {
    fn fill(peer: &mut StdStream, stream: &impl AsRawFd) {
        peer.write_all(&[b'x'; 1000]).unwrap();
        let mut waiting = [std::mem::MaybeUninit::uninit(); 1000];
        while SockRef::from(&fd(stream)).peek(&mut waiting).unwrap_or(0) < 1000 {
            std::thread::yield_now();
        }
    }

    let (stream, mut peer) = legacy_connection();
    fill(&mut peer, &stream);
    assert_eq!(b55_legacy(stream), 1000);
    shown(55, Legacy, "a thousand reads of one byte in one poll");

    on_tokio(async {
        let (mut stream, mut peer) = modern_connection();
        fill(&mut peer, &stream);
        assert_eq!(b55_modern(&mut stream).await, 128);
        fill(&mut peer, &stream);
        let unbounded = tokio::task::unconstrained(b55_modern(&mut stream)).await;
        assert!(unbounded >= 1000, "{unbounded}");
    });
    shown(55, Modern, "128 reads, then the stream is pending");
}

fn b55_legacy(mut stream: tokio_legacy::net::TcpStream) -> usize {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b55_legacy
    use futures::{Async, future};
    use tokio::io::AsyncRead;
    use tokio::runtime::current_thread::block_on_all;

    let reads_in_one_poll = future::poll_fn(move || {
        let mut reads = 0;
        while stream.poll_read(&mut [0])?.is_ready() {
            reads += 1;
        }
        match reads {
            0 => Ok(Async::NotReady),
            _ => Ok::<_, std::io::Error>(Async::Ready(reads)),
        }
    });
    block_on_all(reads_in_one_poll).unwrap()
    // endregion: b55_legacy
}

async fn b55_modern(stream: &mut tokio::net::TcpStream) -> usize {
    // region: b55_modern
    use std::future::poll_fn;
    use std::pin::Pin;
    use std::task::Poll;
    use tokio::io::{AsyncRead, ReadBuf};

    poll_fn(|cx| {
        let mut reads = 0;
        let mut byte = [0];
        while Pin::new(&mut *stream).poll_read(cx, &mut ReadBuf::new(&mut byte)).is_ready() {
            reads += 1;
        }
        match reads {
            0 => Poll::Pending,
            _ => Poll::Ready(reads),
        }
    })
    .await
    // endregion: b55_modern
}

thread_local! {
    /// Socket whose `recv` calls are counted on this thread, and their number.
    static RECEIVED: Cell<(RawFd, usize)> = const { Cell::new((-1, 0)) };
}

/// Replaces the function of the C library, and counts the calls of the standard library.
#[allow(unsafe_code)] // the only place to see what tokio's own `TcpStream` asks of the kernel
#[unsafe(no_mangle)]
unsafe extern "C" fn recv(
    fd: libc::c_int,
    buf: *mut libc::c_void,
    len: libc::size_t,
    flags: libc::c_int,
) -> libc::ssize_t {
    let (watched, calls) = RECEIVED.get();
    if fd == watched {
        RECEIVED.set((watched, calls + 1));
    }
    // SAFETY: the caller keeps the contract of `recv`, which is `recvfrom` with no address.
    unsafe { libc::recvfrom(fd, buf, len, flags, std::ptr::null_mut(), std::ptr::null_mut()) }
}

/// Returns the number of `recv` calls of this thread on `socket` during `work`.
fn recv_calls(socket: RawFd, work: impl FnOnce()) -> usize {
    RECEIVED.set((socket, 0));
    work();
    RECEIVED.replace((-1, 0)).1
}

const REQUESTS: usize = 50;

/// The client is a task on the server's own thread, so it sends its next request only when the server waits.
#[test]
fn b57_a_request_costs_two_recv_calls_and_in_tokio_1_one() {
    let to_end = 1;

    let (server, peer) = legacy_connection();
    let peer = tokio_legacy::net::TcpStream::from_std(peer, &Default::default()).unwrap();
    let calls = recv_calls(server.as_raw_fd(), || legacy_requests(server, peer));
    assert_eq!(calls, 2 * REQUESTS + to_end);
    shown(57, Legacy, "Two `recv` calls");

    on_tokio(async {
        let (server, peer) = modern_connection();
        peer.set_nonblocking(true).unwrap();
        let peer = tokio::net::TcpStream::from_std(peer).unwrap();
        RECEIVED.set((server.as_raw_fd(), 0));
        modern_requests::<64>(server, peer).await;
        assert_eq!(RECEIVED.replace((-1, 0)).1, REQUESTS + to_end);
    });
    shown(57, Modern, "One `recv` call");
}

#[test]
fn b57_a_read_that_fills_its_buffer_is_followed_by_another_in_tokio_1() {
    on_tokio(async {
        let (server, peer) = modern_connection();
        peer.set_nonblocking(true).unwrap();
        let peer = tokio::net::TcpStream::from_std(peer).unwrap();
        RECEIVED.set((server.as_raw_fd(), 0));
        modern_requests::<{ "ping".len() }>(server, peer).await;
        assert_eq!(RECEIVED.replace((-1, 0)).1, 2 * REQUESTS + 1);
    });
}

fn legacy_requests(server: tokio_legacy::net::TcpStream, peer: tokio_legacy::net::TcpStream) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b57_legacy
    use futures::Future;
    use futures::future::{Loop, loop_fn};
    use tokio::io;

    let echo = loop_fn(server, |stream| {
        io::read(stream, [0; 64]).and_then(|(stream, request, n)| {
            io::write_all(stream, request[..n].to_vec()).map(move |(stream, _)| match n {
                0 => Loop::Break(()),
                _ => Loop::Continue(stream), // reads again, in vain, before it waits
            })
        })
    });
    // endregion: b57_legacy
    let client = loop_fn((peer, 0), |(peer, asked)| {
        io::write_all(peer, *b"ping").and_then(|(peer, _)| io::read_exact(peer, [0; 4])).map(move |(peer, _)| {
            match asked + 1 {
                REQUESTS => Loop::Break(()),
                asked => Loop::Continue((peer, asked)),
            }
        })
    });
    tokio::runtime::current_thread::block_on_all(echo.join(client)).unwrap();
}

async fn modern_requests<const ROOM: usize>(mut stream: tokio::net::TcpStream, mut peer: tokio::net::TcpStream) {
    // region: b57_modern
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let echo = async {
        let mut request = [0; ROOM];
        loop {
            match stream.read(&mut request).await.unwrap() {
                0 => break,
                n => stream.write_all(&request[..n]).await.unwrap(),
            } // a read that left room is known to have emptied the socket
        }
    };
    // endregion: b57_modern
    let client = async {
        for _ in 0..REQUESTS {
            peer.write_all(b"ping").await.unwrap();
            peer.read_exact(&mut [0; 4]).await.unwrap();
        }
        drop(peer);
    };
    tokio::join!(echo, client);
}
