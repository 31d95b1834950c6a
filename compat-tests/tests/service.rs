//! Both servers as services: what a supervisor is told, and the unit for systemd.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use compat_tests::on_both;
use compat_tests::reply::command;
use compat_tests::servers::{Kind, Launch, Server};
use compat_tests::testing::{ended, program, signal};
use guide::workspace_root as root;
use tempfile::TempDir;

/// Longest time that anything may take that should happen at once: the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

const LOADING: &str = "STATUS=loading the append-only file";
const READY: &str = "READY=1\nSTATUS=serving";
const STOPPING: &str = "STOPPING=1\nSTATUS=finishing what was received";

/// A supervisor's end of `NOTIFY_SOCKET`.
struct Supervisor {
    socket: UnixDatagram,
    name: String,
    _folder: TempDir,
}

impl Supervisor {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("notify");
        let socket = UnixDatagram::bind(&path).unwrap();
        Self { socket, name: path.display().to_string(), _folder: folder }
    }

    fn start(&self, kind: Kind, flags: &[&str]) -> Server {
        self.socket.set_read_timeout(Some(PATIENCE)).unwrap();
        let environment = vec![("NOTIFY_SOCKET".to_owned(), self.name.clone())];
        let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
        program(kind).start(&Launch { flags, environment, ..Launch::default() }).expect("the server starts")
    }

    /// The next message, whenever it comes.
    fn told(&self) -> String {
        let mut message = [0; 1024];
        let count = self.socket.recv(&mut message).expect("a message comes");
        String::from_utf8(message[..count].to_vec()).unwrap()
    }

    /// Returns the messages that were sent and not yet read.
    fn rest(&self) -> Vec<String> {
        self.socket.set_nonblocking(true).unwrap();
        let mut message = [0; 1024];
        std::iter::from_fn(|| {
            let count = self.socket.recv(&mut message).ok()?;
            Some(String::from_utf8_lossy(&message[..count]).into_owned())
        })
        .collect()
    }
}

fn ask(server: &Server, request: &[&str]) -> String {
    let mut client = TcpStream::connect_timeout(&server.address, PATIENCE).unwrap();
    client.set_read_timeout(Some(PATIENCE)).unwrap();
    client.write_all(&command(request)).unwrap();
    let mut reply = [0; 256];
    let count = client.read(&mut reply).unwrap();
    String::from_utf8_lossy(&reply[..count]).into_owned()
}

fn a_supervisor_is_told_when_it_serves_and_when_it_stops(kind: Kind) {
    for threads in ["1", "2"] {
        let supervisor = Supervisor::new();
        let mut server = supervisor.start(kind, &["--threads", threads]);
        assert_eq!(supervisor.told(), READY);
        assert_eq!(ask(&server, &["PING"]), "+PONG\r\n");
        signal(&server, "TERM");
        assert_eq!(supervisor.told(), STOPPING);
        assert_eq!(ended(&mut server, PATIENCE).code(), Some(0));
        assert_eq!(supervisor.rest(), Vec::<String>::new());
    }
}

fn a_client_that_shuts_it_down_is_told_too(kind: Kind) {
    let supervisor = Supervisor::new();
    let mut server = supervisor.start(kind, &[]);
    assert_eq!(supervisor.told(), READY);
    let mut client = TcpStream::connect(server.address).unwrap();
    client.write_all(b"SHUTDOWN\r\n").unwrap();
    assert_eq!(supervisor.told(), STOPPING);
    assert_eq!(ended(&mut server, PATIENCE).code(), Some(0));
}

/// Writes an append-only file of one increment.
fn append_only_file(folder: &Path, contents: &[u8]) {
    let folder = folder.join("appendonlydir");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("appendonly.aof.1.incr.aof"), contents).unwrap();
    fs::write(folder.join("appendonly.aof.manifest"), "file appendonly.aof.1.incr.aof seq 1 type i\n").unwrap();
}

fn it_is_ready_when_its_file_is_loaded(kind: Kind) {
    let (supervisor, folder) = (Supervisor::new(), TempDir::new().unwrap());
    let sets = (0..20_000).map(|key| command(&["SET", &format!("key:{key}"), "value"]));
    append_only_file(folder.path(), &sets.collect::<Vec<_>>().concat());
    let server = supervisor.start(kind, &["--appendonly", "yes", "--dir", &folder.path().display().to_string()]);
    assert_eq!(supervisor.told(), LOADING);
    assert_eq!(supervisor.told(), READY);
    // Not -LOADING, and the last of them is there.
    assert_eq!(ask(&server, &["GET", "key:19999"]), "$5\r\nvalue\r\n");
}

fn it_is_never_ready_when_its_file_cannot_be_loaded(kind: Kind) {
    let (supervisor, folder) = (Supervisor::new(), TempDir::new().unwrap());
    append_only_file(folder.path(), b"*1\r\n$7\r\nUNHEARD\r\n");
    let mut server = supervisor.start(kind, &["--appendonly", "yes", "--dir", &folder.path().display().to_string()]);
    assert_eq!((supervisor.told().as_str(), supervisor.told().as_str()), (LOADING, STOPPING));
    assert_eq!(ended(&mut server, PATIENCE).code(), Some(1));
    assert_eq!(supervisor.rest(), Vec::<String>::new());
}

fn the_socket_may_have_a_name_in_the_abstract_name_space(kind: Kind) {
    let name = format!("{}-{}-notify", kind.name(), std::process::id());
    let socket = UnixDatagram::bind_addr(&SocketAddr::from_abstract_name(&name).unwrap()).unwrap();
    let supervisor = Supervisor { socket, name: format!("@{name}"), _folder: TempDir::new().unwrap() };
    let _server = supervisor.start(kind, &[]);
    assert_eq!(supervisor.told(), READY);
}

fn a_supervisor_that_does_not_read_or_is_not_there_holds_nobody_up(kind: Kind) {
    let supervisor = Supervisor::new();
    let filler = UnixDatagram::unbound().unwrap();
    filler.set_nonblocking(true).unwrap();
    let full = std::iter::repeat_with(|| filler.send_to(b"WATCHDOG=1", &supervisor.name)).find_map(Result::err);
    assert_eq!(full.unwrap().kind(), ErrorKind::WouldBlock);
    let nobody = Supervisor {
        socket: UnixDatagram::unbound().unwrap(),
        name: "/nobody".into(),
        _folder: TempDir::new().unwrap(),
    };
    for supervisor in [supervisor, nobody] {
        let mut server = supervisor.start(kind, &["--threads", "1"]);
        assert_eq!(ask(&server, &["PING"]), "+PONG\r\n");
        signal(&server, "TERM");
        assert_eq!(ended(&mut server, PATIENCE).code(), Some(0));
        let stderr = server.stderr();
        assert_eq!(stderr.matches("the supervisor at NOTIFY_SOCKET is not told").count(), 2, "{stderr}");
    }
}

on_both! {
    a_supervisor_is_told_when_it_serves_and_when_it_stops
    a_client_that_shuts_it_down_is_told_too
    it_is_ready_when_its_file_is_loaded
    it_is_never_ready_when_its_file_cannot_be_loaded
    the_socket_may_have_a_name_in_the_abstract_name_space
    a_supervisor_that_does_not_read_or_is_not_there_holds_nobody_up
    a_start_that_fails_is_exit_status_1
}

/// systemd itself finds nothing wrong with the unit, and little that is open to attack.
#[test]
fn systemd_accepts_the_unit_for_either_server() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        eprintln!("systemd-analyze is not installed: the unit is not verified");
        return;
    }
    let unit = fs::read_to_string(root().join("dist/systemd/tokio-redis@.service")).unwrap();
    let folder = TempDir::new().unwrap();
    for kind in [Kind::Legacy, Kind::Modern] {
        // Where the program and its manual page are installed is not for a test to change.
        let path = program(kind).path.display().to_string();
        let unit = unit.replace("/usr/local/bin/%i", &path).replace("Documentation=man:%i(1)\n", "");
        assert!(unit.contains(&path));
        let file = folder.path().join(format!("tokio-redis@{}.service", kind.name()));
        fs::write(&file, unit).unwrap();
        for arguments in [&["verify"][..], &["security", "--offline=yes", "--threshold=15"]] {
            let output = Command::new("systemd-analyze").args(arguments).arg(&file).output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{arguments:?}: {said}");
        }
    }
}

/// Checks that each package that is published alone has its own copy of the build script.
#[test]
fn the_build_scripts_that_tell_the_commit_are_one() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    for copy in ["player/build.rs", "port/build.rs"] {
        assert!(read(copy) == read("dist/version.rs"), "{copy} is another than dist/version.rs: copy it");
    }
    for copy in ["engine/LICENSE", "player/LICENSE", "port/LICENSE", "bridge/LICENSE"] {
        assert!(read(copy) == read("LICENSE"), "{copy} is another than LICENSE: copy it");
    }
}

/// The commit that git says is checked out; `None` where git says nothing, or notes nothing of what it checks out.
fn commit() -> Option<String> {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").arg("rev-parse").args(arguments).current_dir(root()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let log = root().join(git(&["--git-path", "logs/HEAD"])?);
    git(&["HEAD"]).filter(|_| log.is_file()).map(|commit| commit[..9].to_owned())
}

#[test]
fn each_program_names_its_version_and_its_commit_and_refuses_mistakes_with_exit_status_2() {
    let programs = [
        ("legacy", "legacy", "legacy"),
        ("legacy", "cli", "cli"),
        ("modern", "modern", "modern"),
        ("modern", "cli", "cli"),
        ("wire-player", "wire-player", "wire-player"),
        ("cargo-tokio-port", "cargo-tokio-port", "cargo tokio-port"),
    ];
    let version = env!("CARGO_PKG_VERSION");
    for (package, program, name) in programs {
        let path = guide::cargo::program(package, program, guide::cargo::Profile::own()).unwrap();
        let run = |arguments: &[&str]| Command::new(&path).args(arguments).output().unwrap();
        let output = run(&["--version"]);
        let said = String::from_utf8_lossy(&output.stdout);
        match commit() {
            Some(commit) => assert_eq!(said, format!("{name} {version} ({commit})\n")),
            None => assert!(said.starts_with(&format!("{name} {version}")), "{said}"),
        }
        assert_eq!(output.stderr.len(), 0);
        let output = run(&["--nonsense"]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{name}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("--nonsense"), "{name}");
    }
}

fn a_start_that_fails_is_exit_status_1(kind: Kind) {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = Command::new(&program(kind).path).args(["--port", &port]).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(!output.stderr.is_empty());
}
