//! Servers and clients for the tests: child processes, blocking sockets, deadlines instead of pauses.

use std::net::SocketAddr;
use std::process::{Command, ExitStatus};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use compat_tests::connection::{Connection, End};
use compat_tests::reply::Reply;
use compat_tests::servers::{Binary, Kind, Launch, Server};

/// How long anything may take that should happen at once: the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The program of a server, built once.
pub(crate) fn binary(kind: Kind) -> &'static Binary {
    static LEGACY: OnceLock<Binary> = OnceLock::new();
    static MODERN: OnceLock<Binary> = OnceLock::new();
    let place = if kind == Kind::Legacy { &LEGACY } else { &MODERN };
    place.get_or_init(|| kind.binary().expect("the server is built").expect("it has a program"))
}

/// A server with these flags on a free port.
pub(crate) fn start(kind: Kind, flags: &[&str]) -> Server {
    start_with(kind, flags, &[])
}

/// The same with these environment variables.
pub(crate) fn start_with(kind: Kind, flags: &[&str], environment: &[(&str, &str)]) -> Server {
    let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    binary(kind).start(&Launch { flags, environment, ..Launch::default() }).expect("the server starts")
}

/// One client.
pub(crate) struct Client(pub(crate) Connection);

impl Client {
    pub(crate) fn new(server: &Server) -> Self {
        Self::at(server.address)
    }

    pub(crate) fn at(address: SocketAddr) -> Self {
        // A full backlog, as when a thousand come at once, drops what knocks; the next try gets in.
        Self(until("the server accepts", || Connection::open(address, PATIENCE).ok()))
    }

    /// Sends a command whose words are separated by spaces.
    pub(crate) fn send(&mut self, command: &str) {
        self.send_words(&command.split(' ').map(str::as_bytes).collect::<Vec<_>>());
    }

    pub(crate) fn send_words(&mut self, words: &[&[u8]]) {
        self.0.send(&encode(words), PATIENCE).expect("the request is sent");
    }

    /// The next reply.
    #[track_caller]
    pub(crate) fn reply(&mut self) -> Reply {
        match self.0.reply(PATIENCE) {
            Ok((reply, _)) => reply,
            Err(missing) => panic!("{missing}"),
        }
    }

    /// The next reply, as scripts write it.
    #[track_caller]
    pub(crate) fn said(&mut self) -> String {
        self.reply().notation()
    }

    /// The reply to a command, as scripts write it.
    #[track_caller]
    pub(crate) fn ask(&mut self, command: &str) -> String {
        self.send(command);
        self.said()
    }

    /// The text of a bulk string, such as that of INFO.
    #[track_caller]
    pub(crate) fn text(&mut self, command: &str) -> String {
        self.send(command);
        match self.reply() {
            Reply::Bulk(text) => String::from_utf8(text).expect("it is text"),
            other => panic!("{command}: {}", other.summary()),
        }
    }

    /// A number of INFO.
    #[track_caller]
    pub(crate) fn info(&mut self, field: &str) -> u64 {
        let text = self.text("INFO everything");
        let value = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
        value.unwrap_or_else(|| panic!("{field} stands in INFO")).trim().parse().expect("it is a number")
    }

    /// How the server ends the connection; what it sent before is lost.
    #[track_caller]
    pub(crate) fn end(&mut self) -> End {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(end) = self.0.end(PATIENCE).expect("the socket works") {
                return end;
            }
            self.0.bytes(self.0.unread().len(), PATIENCE).expect("the socket works");
        }
        panic!("the server does not close");
    }

    /// Closes with RST.
    pub(crate) fn reset(self) {
        self.0.reset().expect("the socket is reset");
    }
}

/// A command as an array of bulk strings.
pub(crate) fn encode(words: &[&[u8]]) -> Vec<u8> {
    let mut bytes = format!("*{}\r\n", words.len()).into_bytes();
    for word in words {
        bytes.extend_from_slice(format!("${}\r\n", word.len()).as_bytes());
        bytes.extend_from_slice(word);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

/// Asks again until there is an answer.
#[track_caller]
pub(crate) fn until<T>(what: &str, mut question: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = question() {
            return answer;
        }
        assert!(Instant::now() < deadline, "{what}: not within {PATIENCE:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

pub(crate) fn signal(server: &Server, name: &str) {
    let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", server.id())]).status();
    assert!(sent.expect("a shell runs").success());
}

/// Waits for the server's end.
#[track_caller]
pub(crate) fn ended(server: &mut Server) -> ExitStatus {
    until("the server ends", || server.ended().expect("it can be waited for"))
}

/// Kilobytes of memory that a process has written to and not given back (`RssAnon`).
pub(crate) fn memory(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).expect("the server runs");
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).expect("the kernel tells");
    line.trim().trim_end_matches(" kB").parse().expect("it is a number")
}

/// Makes each test one of `legacy` and one of `modern`.
macro_rules! on_both {
    ($($test:ident)*) => {
        mod legacy {
            $(#[test] fn $test() { super::$test(compat_tests::servers::Kind::Legacy); })*
        }
        mod modern {
            $(#[test] fn $test() { super::$test(compat_tests::servers::Kind::Modern); })*
        }
    };
}
pub(crate) use on_both;
