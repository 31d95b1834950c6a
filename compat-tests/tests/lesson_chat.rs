//! Shows what the dialogues of the chat lesson cannot: a peer that does not read affects nobody else.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use compat_tests::lessons::{Side, build_some};
use socket2::{Domain, Socket, Type};

/// Longest time until a line comes, on a machine that is busy with other tests.
const DEADLINE: Duration = Duration::from_secs(30);
/// Number of lines that are sent before the reader has to have all of them, fewer than the server keeps for a peer.
const BATCH: usize = 64;
/// Number of batches of 32 kB after which the buffers of a peer that does not read are full.
const MAX_BATCHES: usize = 2048;

struct Server {
    process: Child,
    addr: SocketAddr,
}

impl Server {
    fn start(side: Side) -> Result<Self, Box<dyn Error>> {
        let built = build_some(side, &["chat".to_owned()])?;
        let mut process = Command::new(&built.examples["chat"]).arg("127.0.0.1:0").stderr(Stdio::piped()).spawn()?;
        let mut line = String::new();
        let stderr = process.stderr.take().ok_or("no stderr")?;
        BufReader::new(stderr).read_line(&mut line)?;
        let addr = line.trim().trim_start_matches("listening on ").parse()?;
        Ok(Self { process, addr })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Peer(BufReader<TcpStream>);

impl Peer {
    /// Joins the chat, with a receive buffer as small as possible, so that it is soon full.
    fn join(server: &Server, name: &str) -> Result<Self, Box<dyn Error>> {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
        socket.set_recv_buffer_size(4096)?;
        socket.connect(&server.addr.into())?;
        socket.set_read_timeout(Some(DEADLINE))?;
        socket.set_write_timeout(Some(DEADLINE))?;
        let mut peer = Self(BufReader::new(socket.into()));
        assert_eq!(peer.line()?, "* your name?");
        peer.say(name)?;
        assert!(peer.line()?.starts_with("* here:"));
        Ok(peer)
    }

    fn line(&mut self) -> Result<String, Box<dyn Error>> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }

    fn say(&self, line: &str) -> Result<(), Box<dyn Error>> {
        Ok(self.0.get_ref().write_all(format!("{line}\n").as_bytes())?)
    }
}

fn a_peer_that_does_not_read_is_the_only_one_to_leave(side: Side) -> Result<(), Box<dyn Error>> {
    let server = Server::start(side)?;
    let alice = Peer::join(&server, "alice")?;
    let mut bob = Peer::join(&server, "bob")?;
    let slow = Peer::join(&server, "slow")?;
    assert_eq!(bob.line()?, "* slow joined");

    let text = "x".repeat(500);
    let spoken = format!("alice: {text}");
    let mut slow_has_left = false;
    for _ in 0..MAX_BATCHES {
        for _ in 0..BATCH {
            alice.say(&text)?;
        }
        let mut heard = 0;
        while heard < BATCH {
            match bob.line()? {
                line if line == spoken => heard += 1,
                line if line == "* slow left" => slow_has_left = true,
                line => return Err(format!("bob hears {line:?}").into()),
            }
        }
        if slow_has_left {
            break;
        }
    }
    assert!(slow_has_left, "its session is never ended");

    // Its connection has ended too: bytes that were sent still come, and then the end or a reset.
    let mut rest = Vec::new();
    if let Err(e) = slow.0.into_inner().read_to_end(&mut rest) {
        assert_eq!(e.kind(), std::io::ErrorKind::ConnectionReset);
    }
    Ok(())
}

#[test]
fn a_peer_that_does_not_read_is_the_only_one_to_leave_on_legacy() -> Result<(), Box<dyn Error>> {
    a_peer_that_does_not_read_is_the_only_one_to_leave(Side::Legacy)
}

#[test]
fn a_peer_that_does_not_read_is_the_only_one_to_leave_on_modern() -> Result<(), Box<dyn Error>> {
    a_peer_that_does_not_read_is_the_only_one_to_leave(Side::Modern)
}
