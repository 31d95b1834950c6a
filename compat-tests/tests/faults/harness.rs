//! Servers and clients for the tests: child processes, and blocking sockets with deadlines.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use compat_tests::connection::{Connection, End};
pub(crate) use compat_tests::on_both;
use compat_tests::reply::Reply;
use compat_tests::servers::{Kind, Launch, Server};
use compat_tests::testing;
pub(crate) use compat_tests::testing::signal;

/// Longest time for anything that should happen at once, since the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Starts a server with these flags on a free port.
pub(crate) fn start(kind: Kind, flags: &[&str]) -> Server {
    start_with(kind, flags, &[])
}

/// The same with these environment variables.
pub(crate) fn start_with(kind: Kind, flags: &[&str], environment: &[(&str, &str)]) -> Server {
    let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    testing::program(kind).start(&Launch { flags, environment, ..Launch::default() }).expect("the server starts")
}

/// One client.
pub(crate) struct Client(pub(crate) Connection);

impl Client {
    pub(crate) fn new(server: &Server) -> Self {
        Self::at(server.address)
    }

    pub(crate) fn at(address: SocketAddr) -> Self {
        // A full backlog, for instance when a thousand clients connect at once, drops connections; the next attempt
        // succeeds.
        Self(until("the server accepts", || Connection::open(address, PATIENCE).ok()))
    }

    /// Sends a command whose words are separated by spaces.
    pub(crate) fn send(&mut self, command: &str) {
        self.send_words(&command.split(' ').map(str::as_bytes).collect::<Vec<_>>());
    }

    pub(crate) fn send_words(&mut self, words: &[&[u8]]) {
        self.0.send(&encode(words), PATIENCE).expect("the request is sent");
    }

    /// Returns the next reply.
    #[track_caller]
    pub(crate) fn reply(&mut self) -> Reply {
        match self.0.reply(PATIENCE) {
            Ok((reply, _)) => reply,
            Err(missing) => panic!("{missing}"),
        }
    }

    /// Returns the next reply in the notation of scripts.
    #[track_caller]
    pub(crate) fn said(&mut self) -> String {
        self.reply().notation()
    }

    /// Sends a command, and returns the reply in the notation of scripts.
    #[track_caller]
    pub(crate) fn ask(&mut self, command: &str) -> String {
        self.send(command);
        self.said()
    }

    /// Returns whether the next reply is this one; a closed connection has none.
    pub(crate) fn answers(&mut self, expected: &str) -> bool {
        self.0.reply(PATIENCE).is_ok_and(|(reply, _)| reply.notation() == expected)
    }

    /// Sends a command, and returns the text of its bulk string, such as that of INFO.
    #[track_caller]
    pub(crate) fn text(&mut self, command: &str) -> String {
        self.send(command);
        match self.reply() {
            Reply::Bulk(text) => String::from_utf8(text).expect("it is text"),
            other => panic!("{command}: {}", other.summary()),
        }
    }

    /// Returns a number of INFO.
    #[track_caller]
    pub(crate) fn info(&mut self, field: &str) -> u64 {
        let text = self.text("INFO everything");
        let value = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
        value.unwrap_or_else(|| panic!("{field} stands in INFO")).trim().parse().expect("it is a number")
    }

    /// Returns the way in which the server closes the connection; earlier bytes are dropped.
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

/// Returns a command as an array of bulk strings.
pub(crate) fn encode(words: &[&[u8]]) -> Vec<u8> {
    testing::encode(words)
}

/// Repeats a question until there is an answer.
#[track_caller]
pub(crate) fn until<T>(what: &str, question: impl FnMut() -> Option<T>) -> T {
    testing::until(what, PATIENCE, question)
}

/// Waits for the end of the server.
#[track_caller]
pub(crate) fn ended(server: &mut Server) -> ExitStatus {
    testing::ended(server, PATIENCE)
}

/// Returns the memory that a process has written to and not given back (`RssAnon`), in kilobytes.
pub(crate) fn memory(server: &Server) -> u64 {
    status(server, "RssAnon:")
}

/// Returns the peak memory of a process (`VmHWM`), including its code, in kilobytes.
pub(crate) fn peak(server: &Server) -> u64 {
    status(server, "VmHWM:")
}

fn status(server: &Server, field: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).expect("the server runs");
    let line = status.lines().find_map(|line| line.strip_prefix(field)).expect("the kernel tells");
    line.trim().trim_end_matches(" kB").parse().expect("it is a number")
}

/// Returns the processor time that all threads of a process have used.
pub(crate) fn processor_time(server: &Server) -> Duration {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", server.id())).expect("the server runs");
    // A thread may end meanwhile.
    let texts = tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok());
    let nanos = texts.map(|text| text.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0));
    Duration::from_nanos(nanos.sum())
}

/// A server whose arguments, streams and limits a test sets.
pub(crate) struct Bare {
    pub(crate) child: Child,
    port: Option<u16>,
}

impl Bare {
    /// Starts it; stdout and stderr are pipes unless `change` changes that.
    pub(crate) fn start(kind: Kind, arguments: &[&str], change: impl FnOnce(&mut Command)) -> Self {
        let mut command = testing::program(kind).bare();
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        change(&mut command);
        Self { child: command.spawn().expect("it can be run"), port: None }
    }

    /// Returns the first line of stdout; an empty text if there is none.
    pub(crate) fn announcement(&mut self) -> String {
        let mut line = String::new();
        BufReader::new(self.child.stdout.take().expect("it is asked once")).read_line(&mut line).expect("it is text");
        line
    }

    /// Returns a client on its port.
    pub(crate) fn client(&mut self) -> Client {
        Client::at(self.address())
    }

    /// Returns the address that a client on this machine connects to.
    pub(crate) fn address(&mut self) -> SocketAddr {
        if self.port.is_none() {
            let line = self.announcement();
            self.port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok());
        }
        (Ipv4Addr::LOCALHOST, self.port.expect("it says where it listens")).into()
    }

    pub(crate) fn signal(&self, name: &str) {
        testing::signal_process(self.child.id(), name);
    }

    #[track_caller]
    pub(crate) fn ended(&mut self) -> ExitStatus {
        until("the server ends", || self.child.try_wait().expect("it can be waited for"))
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
