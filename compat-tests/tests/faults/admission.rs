//! Admission: clients that a server serves, and clients that it refuses.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;

use compat_tests::connection::End;
use compat_tests::servers::Kind;

use compat_tests::testing::program;

use crate::harness::{Bare, Client, PATIENCE, ended, on_both, signal, start, start_with, until};

const TOO_MANY: &str = "-ERR max number of clients reached";

fn one_client_too_many_is_told_so_and_closed(kind: Kind) {
    const MOST: usize = 20;
    let server = start(kind, &["--maxclients", "20"]);
    let mut clients: Vec<Client> = (0..MOST).map(|_| Client::new(&server)).collect();
    for client in &mut clients {
        assert_eq!(client.ask("PING"), "+PONG");
    }
    for round in 0..30 {
        let mut refused = Client::new(&server);
        if round % 2 == 0 {
            // A request on its way must not turn the close into a reset, by which the reply would be lost.
            refused.send("PING");
        }
        assert_eq!(refused.said(), TOO_MANY);
        assert_eq!(refused.end(), End::Fin);
    }
    assert_eq!(clients[0].info("rejected_connections"), 30);
    for client in &mut clients {
        assert_eq!(client.ask("PING"), "+PONG");
    }
    clients.pop();
    until("the place is given away again", || (Client::new(&server).ask("PING") == "+PONG").then_some(()));
}

fn an_idle_client_is_closed_and_a_subscriber_is_not(kind: Kind) {
    let server = start(kind, &["--timeout", "1"]);
    let (mut subscriber, mut idle, mut half) = (Client::new(&server), Client::new(&server), Client::new(&server));
    assert_eq!(subscriber.ask("SUBSCRIBE news"), "[ \"subscribe\" \"news\" :1 ]");
    assert_eq!(idle.ask("PING"), "+PONG");
    half.0.send(b"*2\r\n$3\r\nGE", PATIENCE).unwrap();
    assert_eq!(idle.end(), End::Fin);
    half.end();
    let mut publisher = Client::new(&server);
    assert_eq!(publisher.ask("PUBLISH news extra"), ":1");
    assert_eq!(subscriber.said(), "[ \"message\" \"news\" \"extra\" ]");
}

fn the_password_may_come_from_the_environment_and_shows_nowhere(kind: Kind) {
    const PASSWORD: &str = "open-sesame-4711";
    let server = start_with(kind, &["--log", "debug"], &[("REQUIREPASS", PASSWORD)]);
    let command_line = std::fs::read(format!("/proc/{}/cmdline", server.id())).unwrap();
    assert!(!String::from_utf8_lossy(&command_line).contains(PASSWORD));
    let mut client = Client::new(&server);
    for command in ["GET k", "SUBSCRIBE c", "CONFIG GET requirepass", "SHUTDOWN", "MULTI"] {
        assert_eq!(client.ask(command), "-NOAUTH Authentication required.", "{command}");
    }
    let wrong = "-WRONGPASS invalid username-password pair or user is disabled.";
    for guess in ["AUTH open-sesame-4712", "AUTH open-sesame", "AUTH default open-sesame-47111", "AUTH other x"] {
        assert_eq!(client.ask(guess), wrong, "{guess}");
    }
    assert_eq!(client.ask("GET k"), "-NOAUTH Authentication required.");
    assert_eq!(client.ask(&format!("AUTH {PASSWORD}")), "+OK");
    assert_eq!(client.ask("GET k"), "nil");
    let help = program(kind).bare().arg("--help").env("REQUIREPASS", PASSWORD).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(help.contains("REQUIREPASS") && !help.contains(PASSWORD), "{help}");
}

fn an_open_address_without_a_password_is_refused_with_an_explanation(kind: Kind) {
    for address in ["0.0.0.0", "::"] {
        let mut server = Bare::start(kind, &["--bind", address, "--port", "0"], |_| ());
        assert_eq!(server.announcement(), "");
        let status = server.ended();
        assert!(status.code().is_some_and(|code| code != 0), "{status}");
        let mut said = String::new();
        server.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let explained = [address, "password", "--requirepass", "--protected-mode no"];
        assert!(explained.iter().all(|word| said.contains(word)), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

fn an_open_address_is_served_with_a_password_or_without_protected_mode(kind: Kind) {
    let open = ["--bind", "0.0.0.0", "--port", "0", "--log", "off"];
    let cases: [(&[&str], Option<&str>, &str); 3] = [
        (&["--protected-mode", "no"], None, "+PONG"),
        (&["--requirepass", "secret"], None, "-NOAUTH Authentication required."),
        (&[], Some("secret"), "-NOAUTH Authentication required."),
    ];
    for (flags, password, reply) in cases {
        let mut server = Bare::start(kind, &[&open[..], flags].concat(), |command| {
            password.map(|password| command.env("REQUIREPASS", password));
        });
        let mut client = server.client();
        assert_eq!(client.ask("PING"), reply);
    }
}

/// A connection from an address that the server does not take for local, but that is on this machine, so that no test
/// needs a network.
struct Outsider(TcpStream);

impl Outsider {
    fn new(mut server: SocketAddr) -> Self {
        server.set_ip(Ipv4Addr::LOCALHOST.into());
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        socket.bind(&SocketAddr::from(([127, 0, 0, 2], 0)).into()).unwrap();
        socket.connect(&server.into()).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        Self(socket.into())
    }

    /// Returns the first word of the reply to a PING, or of an unasked error.
    fn ping(&mut self) -> String {
        // It may be closed already.
        let _ = self.0.write_all(b"PING\r\n");
        let mut line = Vec::new();
        while !line.ends_with(b"\n") {
            let mut byte = [0];
            self.0.read_exact(&mut byte).unwrap();
            line.push(byte[0]);
        }
        String::from_utf8(line).unwrap().split_whitespace().next().unwrap_or_default().to_owned()
    }

    fn is_closed(&mut self) -> bool {
        let mut rest = Vec::new();
        self.0.read_to_end(&mut rest).is_ok()
    }
}

fn a_password_is_not_taken_from_an_open_address(kind: Kind) {
    const REFUSED: &str = "-ERR CONFIG SET failed (possibly related to argument 'requirepass') - ";
    let flags = ["--bind", "0.0.0.0", "--port", "0", "--log", "off", "--requirepass", "secret"];
    let mut server = Bare::start(kind, &flags, |_| ());
    let (mut client, mut early) = (server.client(), Outsider::new(server.address()));
    assert_eq!(early.ping(), "-NOAUTH");
    assert_eq!(client.ask("AUTH secret"), "+OK");
    for words in [
        &[&b"CONFIG"[..], b"SET", b"requirepass", b""][..],
        &[b"CONFIG", b"SET", b"maxmemory", b"1", b"requirepass", b""],
        &[b"CONFIG", b"SET", b"requirepass", b"", b"protected-mode", b"yes"],
    ] {
        client.send_words(words);
        let said = client.said();
        assert!(said.starts_with(REFUSED) && said.contains("protected-mode"), "{said}");
    }
    assert_eq!(client.ask("CONFIG GET maxmemory"), "[ \"maxmemory\" \"0\" ]");
    assert_eq!(client.ask("CONFIG GET requirepass"), "[ \"requirepass\" \"secret\" ]");
    assert_eq!(Outsider::new(server.address()).ping(), "-NOAUTH");

    // This is allowed, in either order of the parameters.
    client.send_words(&[b"CONFIG", b"SET", b"requirepass", b"", b"protected-mode", b"no"]);
    assert_eq!(client.said(), "+OK");
    let mut in_time = Outsider::new(server.address());
    assert_eq!((in_time.ping(), early.ping()), ("+PONG".to_owned(), "+PONG".to_owned()));

    // With protected mode others are refused again, except those that are connected.
    assert_eq!(client.ask("CONFIG SET protected-mode yes"), "+OK");
    assert_eq!((in_time.ping(), early.ping()), ("+PONG".to_owned(), "-NOAUTH".to_owned()));
    let mut late = Outsider::new(server.address());
    assert_eq!(late.ping(), "-DENIED");
    assert!(late.is_closed());
    assert_eq!(server.client().ask("PING"), "+PONG");
    assert_eq!(client.info("rejected_connections"), 1);
}

fn protected_mode_keeps_out_who_is_not_local(kind: Kind) {
    let server = start(kind, &[]);
    assert_eq!(Outsider::new(server.address).ping(), "-DENIED");
    let mut client = Client::new(&server);
    assert_eq!(client.ask("CONFIG SET requirepass secret"), "+OK");
    assert_eq!(Outsider::new(server.address).ping(), "-NOAUTH");
    assert_eq!(client.ask("CONFIG SET protected-mode no"), "+OK");
    client.send_words(&[b"CONFIG", b"SET", b"requirepass", b""]);
    assert_eq!(client.said(), "+OK");
    assert_eq!(Outsider::new(server.address).ping(), "+PONG");
}

fn a_unix_socket_serves_with_its_permissions_and_is_removed(kind: Kind) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("redis.sock");
    let flags = ["--unixsocket", path.to_str().unwrap(), "--unixsocketperm", "700"];
    for round in 0..2 {
        let mut server = start(kind, &flags);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
        let mut stream = UnixStream::connect(&path).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(b"SET k v\r\nGET k\r\n").unwrap();
        let mut replies = [0; 12];
        stream.read_exact(&mut replies).unwrap();
        assert_eq!(&replies, b"+OK\r\n$1\r\nv\r\n");
        // Both sockets lead to the same keys.
        assert_eq!(Client::new(&server).ask("GET k"), "\"v\"");
        if round == 0 {
            signal(&server, "TERM");
            let mut rest = Vec::new();
            stream.read_to_end(&mut rest).unwrap();
            assert_eq!(rest, b"");
            assert_eq!(ended(&mut server).code(), Some(0));
            assert!(!path.exists(), "the socket is left behind");
        } else {
            // A killed server leaves its socket, which the next one replaces.
            drop(server);
            assert!(path.exists());
            let server = start(kind, &flags);
            assert!(UnixStream::connect(&path).is_ok());
            drop(server);
        }
    }
}

on_both! {
    one_client_too_many_is_told_so_and_closed
    an_idle_client_is_closed_and_a_subscriber_is_not
    the_password_may_come_from_the_environment_and_shows_nowhere
    an_open_address_without_a_password_is_refused_with_an_explanation
    an_open_address_is_served_with_a_password_or_without_protected_mode
    a_password_is_not_taken_from_an_open_address
    protected_mode_keeps_out_who_is_not_local
    a_unix_socket_serves_with_its_permissions_and_is_removed
}
