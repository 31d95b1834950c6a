//! Peers that make no progress must not keep the processor busy.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use compat_tests::connection::End;
use compat_tests::servers::{Kind, Server};
use socket2::{Domain, Socket, Type};

use crate::harness::{Client, PATIENCE, encode, on_both, processor_time, signal, start, until};

/// Time over which processor time is measured.
const WHILE: Duration = Duration::from_millis(1_500);

/// Opens a connection with a small receive buffer, whose writes do not wait for long.
fn small(address: SocketAddr) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_recv_buffer_size(200_000).unwrap();
    socket.connect(&address.into()).unwrap();
    let stream = TcpStream::from(socket);
    stream.set_write_timeout(Some(Duration::from_millis(500))).unwrap();
    stream
}

/// Sends until the server reads no more.
fn send_until_blocked(stream: &mut TcpStream, bytes: &[u8]) {
    let mut sent = 0;
    while sent < bytes.len() {
        match stream.write(&bytes[sent..]) {
            Ok(count) => sent += count,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return,
            Err(error) => panic!("{error}"),
        }
    }
}

/// Fails if the server uses more than a hundredth of a processor while it has no requests. Work that is still left from
/// before, such as giving memory back, ends; a spinning task does not.
#[track_caller]
fn assert_at_rest(server: &Server) {
    let mut shares = Vec::new();
    while shares.len() < 3 {
        let (begun, before) = (Instant::now(), processor_time(server));
        until("time passes", || (begun.elapsed() >= WHILE).then_some(()));
        let share = (processor_time(server) - before).as_secs_f64() / begun.elapsed().as_secs_f64();
        if share < 0.01 {
            return;
        }
        shares.push(share);
    }
    panic!("of a processor it uses {shares:.3?}");
}

/// Opens a connection that has pipelined small requests and does not read.
fn stalled(server: &Server, other: &mut Client) -> TcpStream {
    assert_eq!(other.ask(&format!("SET k {}", "v".repeat(100))), "+OK");
    let mut stream = small(server.address);
    send_until_blocked(&mut stream, &encode(&[b"GET", b"k"]).repeat(400_000));
    stream
}

fn a_reader_that_stops_costs_no_processor_time(kind: Kind) {
    for flags in [&[][..], &["--threads", "1"]] {
        let server = start(kind, flags);
        let mut other = Client::new(&server);
        let _stalled: Vec<_> = (0..3).map(|_| stalled(&server, &mut other)).collect();
        assert_at_rest(&server);
        // Nor does it do so after a notification.
        assert_eq!(other.ask("CONFIG SET timeout 0"), "+OK");
        assert_eq!(other.ask("CLIENT UNPAUSE"), "+OK");
        assert_at_rest(&server);
    }
}

fn a_reader_that_stops_is_closed_when_it_is_idle_for_too_long(kind: Kind) {
    let server = start(kind, &["--timeout", "1"]);
    // The client that sets the key may be idle for too long itself until the other one is blocked.
    let _stalled = stalled(&server, &mut Client::new(&server));
    let mut other = Client::new(&server);
    until("it is closed", || (other.info("connected_clients") == 1).then_some(()));
}

fn a_reader_that_stops_costs_no_processor_time_while_the_server_stops(kind: Kind) {
    let mut server = start(kind, &["--drain-ms", "8000"]);
    let mut other = Client::new(&server);
    let _stalled = stalled(&server, &mut other);
    signal(&server, "TERM");
    assert_eq!(other.end(), End::Fin);
    assert_at_rest(&server);
    assert_eq!(crate::harness::ended(&mut server).code(), Some(0));
}

fn a_peer_that_reads_after_all_misses_nothing(kind: Kind) {
    let server = start(kind, &[]);
    let mut other = Client::new(&server);
    let mut stream = stalled(&server, &mut other);
    stream.set_write_timeout(None).unwrap();
    // The bytes that were sent before it blocked may end within a request, so only complete replies are counted.
    stream.shutdown(Shutdown::Write).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut received = Vec::new();
    stream.read_to_end(&mut received).unwrap();
    let reply = format!("$100\r\n{}\r\n", "v".repeat(100)).into_bytes();
    assert!(received.len() > 16_000_000 && received.len().is_multiple_of(reply.len()), "{} bytes", received.len());
    assert!(received.chunks(reply.len()).all(|chunk| chunk == reply));
}

fn half_closed_readers_and_paused_clients_cost_no_processor_time(kind: Kind) {
    let server = start(kind, &[]);
    let mut other = Client::new(&server);
    let half_closed = stalled(&server, &mut other);
    half_closed.shutdown(Shutdown::Write).unwrap();
    let mut after_quit = small(server.address);
    assert_eq!(other.ask("CONFIG SET timeout 0"), "+OK");
    other.send_words(&[b"SET", b"long", &[b'v'; 8_000_000]]);
    assert_eq!(other.said(), "+OK");
    after_quit.write_all(b"GET long\r\nQUIT\r\n").unwrap();
    let mut paused = Client::new(&server);
    assert_eq!(other.ask("CLIENT PAUSE 70000000000 WRITE"), "+OK");
    paused.send("SET k v");
    let gone = Client::new(&server);
    gone.reset();
    until("the paused one waits", || (other.info("blocked_clients") == 1).then_some(()));
    assert_at_rest(&server);
    // The server does not wait for ever to write the remaining replies.
    assert_eq!(other.ask("CONFIG SET timeout 1"), "+OK");
    until("they are given up", || (other.info("connected_clients") == 2).then_some(()));
}

fn deadlines_in_a_thousand_years_cost_nothing_and_break_nothing(kind: Kind) {
    let server = start(kind, &["--drain-ms", "18446744073709551615", "--timeout", "70000000"]);
    let mut client = Client::new(&server);
    assert_eq!(client.ask("SET far v EX 100000000"), "+OK");
    assert_eq!(client.ask("SET farther v EX 31536000000"), "+OK");
    assert_eq!(client.ask("SET near v PX 300"), "+OK");
    until("the near one expires", || (client.info("expired_keys") == 1).then_some(()));
    assert_eq!(client.ask("DBSIZE"), ":2");
    assert_eq!(client.ask("SET next v PX 20"), "+OK");
    until("the next one expires", || (client.info("expired_keys") == 2).then_some(()));
    let mut writer = Client::new(&server);
    assert_eq!(client.ask("CLIENT PAUSE 70000000000 WRITE"), "+OK");
    writer.send("INCR n");
    until("it waits", || (client.info("blocked_clients") == 1).then_some(()));
    assert_at_rest(&server);
    assert_eq!(client.ask("CLIENT UNPAUSE"), "+OK");
    assert_eq!(writer.said(), ":1");
}

fn a_flood_after_a_protocol_error_ends_with_the_linger(kind: Kind) {
    let server = start(kind, &["--threads", "1"]);
    let mut other = Client::new(&server);
    let mut flood = TcpStream::connect(server.address).unwrap();
    flood.write_all(b"*x\r\n").unwrap();
    let noise = vec![b'x'; 1_000_000];
    let begun = Instant::now();
    // For half a second the server reads bytes that still come, and serves others meanwhile.
    while flood.write_all(&noise).is_ok() {
        assert!(begun.elapsed() < PATIENCE, "the flood is read for ever");
        assert_eq!(other.ask("PING"), "+PONG");
    }
    until("it is gone", || (other.info("connected_clients") == 1).then_some(()));
}

/// Sets its flag when it is dropped.
struct Ends<'a>(&'a std::sync::atomic::AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, std::sync::atomic::Ordering::Relaxed);
    }
}

fn floods_leave_room_for_others(kind: Kind) {
    let server = start(kind, &["--threads", "1"]);
    let mut other = Client::new(&server);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Also after a failure, since the floods would go on for ever.
        let ends = Ends(&stop);
        for _ in 0..4 {
            let mut flood = TcpStream::connect(server.address).unwrap();
            let mut replies = flood.try_clone().unwrap();
            let batch = encode(&[b"SET", b"k", b"value"]).repeat(20_000);
            scope.spawn(move || {
                let mut buffer = vec![0; 1 << 20];
                while replies.read(&mut buffer).is_ok_and(|count| count > 0) {}
            });
            let stop = &stop;
            scope.spawn(move || {
                while !stop.load(std::sync::atomic::Ordering::Relaxed) && flood.write_all(&batch).is_ok() {}
                let _ = flood.shutdown(Shutdown::Both);
            });
        }
        // Between two of these the floods take at most a few milliseconds each; here it only matters that the requests
        // are answered.
        for number in 1..=50 {
            assert_eq!(other.ask("INCR served"), format!(":{number}"));
        }
        drop(ends);
    });
}

on_both! {
    a_reader_that_stops_costs_no_processor_time
    a_reader_that_stops_is_closed_when_it_is_idle_for_too_long
    a_reader_that_stops_costs_no_processor_time_while_the_server_stops
    a_peer_that_reads_after_all_misses_nothing
    half_closed_readers_and_paused_clients_cost_no_processor_time
    deadlines_in_a_thousand_years_cost_nothing_and_break_nothing
    a_flood_after_a_protocol_error_ends_with_the_linger
    floods_leave_room_for_others
}
