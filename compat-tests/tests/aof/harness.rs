//! Servers with an append-only file, their clients, and the folder that they share with the test.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use compat_tests::aof;
use compat_tests::connection::Connection;
use compat_tests::disk::{Disk, Entry, Files, Shim};
use compat_tests::reply::{Reply, command};
use compat_tests::servers::{Binary, Kind, Launch, Server};
use compat_tests::testing;
use compat_tests::writers::{Loss, Writer, expiring};
use player::service::free_port;
use tempfile::TempDir;

/// Longest time for anything that should happen at once, since the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// Turns each function into a test for each server.
macro_rules! on_each {
    ($($test:ident)*) => {
        mod legacy {
            $(#[test] fn $test() { super::$test(compat_tests::servers::Kind::Legacy); })*
        }
        mod modern {
            $(#[test] fn $test() { super::$test(compat_tests::servers::Kind::Modern); })*
        }
        mod redis {
            $(#[test] fn $test() { super::$test(compat_tests::servers::Kind::Redis); })*
        }
    };
}
pub(crate) use on_each;

/// The same for this project's servers only, in a module of this name.
macro_rules! on_own {
    ($module:ident $($test:ident)*) => {
        mod $module {
            mod legacy {
                $(#[test] fn $test() { super::super::$test(compat_tests::servers::Kind::Legacy); })*
            }
            mod modern {
                $(#[test] fn $test() { super::super::$test(compat_tests::servers::Kind::Modern); })*
            }
        }
    };
}
pub(crate) use on_own;

/// Returns the program of the server. If it is not installed, prints a line and returns `None`.
pub(crate) fn program(kind: Kind) -> Option<&'static Binary> {
    static PROGRAMS: [OnceLock<Option<Binary>>; 3] = [const { OnceLock::new() }; 3];
    let place = &PROGRAMS[match kind {
        Kind::Legacy => 0,
        Kind::Modern => 1,
        Kind::Redis => 2,
    }];
    let program = place.get_or_init(|| kind.binary().expect("the server is built"));
    if program.is_none() {
        let required = std::env::var_os("COMPAT_REQUIRE_REDIS").is_some_and(|value| value == "1");
        assert!(!required, "no redis-server is installed, and COMPAT_REQUIRE_REDIS=1");
        eprintln!("{} is not installed: nothing is tested on it", kind.name());
    }
    program.as_ref()
}

/// Returns whether the tests can be run on this server.
pub(crate) fn is_there(kind: Kind) -> bool {
    program(kind).is_some()
}

/// The folder of a server, and the folder for the files of the test.
pub(crate) struct Place {
    scratch: TempDir,
    pub(crate) data: PathBuf,
}

impl Place {
    pub(crate) fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let data = scratch.path().join("data");
        std::fs::create_dir(&data).unwrap();
        Self { data, scratch }
    }

    /// Returns a folder with these files.
    pub(crate) fn with(files: &Files) -> Self {
        let place = Self::new();
        files.write(&place.data).unwrap();
        place
    }

    /// Returns a folder with the subfolder for the files, which is thus durable: redis-server creates it without a
    /// sync.
    pub(crate) fn prepared() -> Self {
        let place = Self::new();
        std::fs::create_dir(place.data.join(aof::FOLDER)).unwrap();
        place
    }

    pub(crate) fn shim(&self) -> Shim {
        Shim::new(&self.data, self.scratch.path()).unwrap()
    }

    pub(crate) fn files(&self) -> Files {
        Files::read(&self.data).unwrap()
    }

    pub(crate) fn disk(&self) -> Disk {
        Disk::of(&self.data).unwrap()
    }

    fn launch(&self, kind: Kind, policy: &str, flags: &[&str], shim: Option<&Shim>) -> Launch {
        let environment = shim.map_or_else(Vec::new, |shim| shim.environment().expect("the library is built"));
        Launch { environment, ..aof::launch(kind, &self.data, policy, flags) }
    }

    /// Starts a server on the folder, and waits until it has loaded its files.
    #[track_caller]
    pub(crate) fn start(&self, kind: Kind, policy: &str, flags: &[&str], shim: Option<&Shim>) -> Server {
        let server = program(kind).expect("it was asked for").start(&self.launch(kind, policy, flags, shim));
        let server = server.unwrap_or_else(|error| panic!("{}: {error}", kind.name()));
        aof::loaded(server.address, PATIENCE);
        server
    }

    /// Starts a server that must refuse to start, and returns its output.
    #[track_caller]
    pub(crate) fn refused(&self, kind: Kind, flags: &[&str]) -> String {
        self.refused_with(kind, flags, None)
    }

    /// The same with a disk under the rules of the test.
    #[track_caller]
    pub(crate) fn refused_with(&self, kind: Kind, flags: &[&str], shim: Option<&Shim>) -> String {
        let binary = program(kind).expect("it was asked for");
        let launch = self.launch(kind, "always", flags, shim);
        let port = if kind == Kind::Redis { free_port().unwrap() } else { 0 };
        let mut command = binary.bare();
        command.args(["--bind", "127.0.0.1", "--port", &port.to_string()]).args(&binary.flags);
        command.args(&launch.flags).envs(launch.environment);
        testing::refused(command, PATIENCE).concat()
    }

    /// Returns the file that commands are appended to now, which is the last one in the manifest.
    #[track_caller]
    pub(crate) fn newest_file(&self) -> PathBuf {
        let listed = aof::listed(&self.files()).expect("the manifest is understood");
        self.data.join(listed.last().expect("there is a file"))
    }

    pub(crate) fn manifest(&self) -> String {
        let path = self.data.join(aof::FOLDER).join(format!("{}.manifest", aof::NAME));
        std::fs::read_to_string(path).unwrap_or_default()
    }

    /// Returns a folder with one increment, which has these bytes.
    pub(crate) fn holding(bytes: &[u8]) -> Self {
        let name = format!("{}.1.incr.aof", aof::NAME);
        let mut files = Files::default();
        files.folders.insert(aof::FOLDER.into());
        let manifest = format!("file {name} seq 1 type i\n").into_bytes();
        files.files.insert(format!("{}/{}.manifest", aof::FOLDER, aof::NAME), manifest);
        files.files.insert(format!("{}/{name}", aof::FOLDER), bytes.to_vec());
        Self::with(&files)
    }
}

/// One client.
pub(crate) struct Client(pub(crate) Connection);

impl Client {
    pub(crate) fn new(server: &Server) -> Self {
        Self(until("the server accepts", || Connection::open(server.address, PATIENCE).ok()))
    }

    pub(crate) fn send(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        self.0.send(&command(&words), PATIENCE).expect("the request is sent");
    }

    #[track_caller]
    pub(crate) fn reply(&mut self) -> Reply {
        match self.0.reply(PATIENCE) {
            Ok((reply, _)) => reply,
            Err(missing) => panic!("{missing}"),
        }
    }

    /// Sends a command, and returns the reply in the notation of scripts.
    #[track_caller]
    pub(crate) fn ask(&mut self, line: &str) -> String {
        self.send(line);
        self.reply().notation()
    }

    /// Sends a command, and returns whether the reply is no error.
    pub(crate) fn does(&mut self, line: &str) -> bool {
        self.send(line);
        self.0.reply(PATIENCE).is_ok_and(|(reply, _)| !matches!(reply, Reply::Error(_)))
    }

    /// Returns the value of a field of `INFO persistence`.
    #[track_caller]
    pub(crate) fn persistence(&mut self, field: &str) -> String {
        self.send("INFO persistence");
        let Reply::Bulk(text) = self.reply() else { panic!("INFO is a text") };
        let text = String::from_utf8(text).unwrap();
        let value = text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
        value.unwrap_or_else(|| panic!("{field} stands in INFO persistence: {text}")).trim().to_owned()
    }

    /// Asks for a rewrite, and waits for its end.
    #[track_caller]
    pub(crate) fn rewrite(&mut self, place: &Place) {
        let before = place.manifest();
        self.begin_rewrite();
        self.rewritten(place, &before);
    }

    /// Asks for a rewrite.
    #[track_caller]
    pub(crate) fn begin_rewrite(&mut self) {
        until("the rewrite begins", || {
            let said = self.ask("BGREWRITEAOF");
            // A rewrite that the server has begun itself ends first.
            let again = said == "-ERR Background append only file rewriting already in progress";
            assert!(again || said.starts_with("+Background append only file rewriting"), "{said}");
            (!again).then_some(())
        });
        // From here on writes go to the next increment.
        until("the rewrite has begun", || (self.persistence("aof_rewrite_scheduled") == "0").then_some(()));
    }

    /// Waits for the end of a rewrite, which has changed the manifest `before`.
    #[track_caller]
    pub(crate) fn rewritten(&mut self, place: &Place, before: &str) {
        until("the file is rewritten", || {
            let through = ["aof_rewrite_in_progress", "aof_rewrite_scheduled"].map(|field| self.persistence(field));
            (through == ["0", "0"] && place.manifest() != before).then_some(())
        });
        assert_eq!(self.persistence("aof_last_bgrewrite_status"), "ok");
    }

    /// Sends the next requests of a writer, and reads all replies.
    #[track_caller]
    pub(crate) fn write(&mut self, writer: &mut Writer, requests: usize) {
        for _ in 0..requests {
            let request = writer.next_request();
            self.0.send(&request.bytes, PATIENCE).expect("the request is sent");
            for _ in 0..request.replies {
                let reply = self.reply();
                assert!(!matches!(reply, Reply::Error(_)), "{}: {}", writer.name(), reply.summary());
            }
        }
    }

    /// Checks the keys of a writer on the server.
    pub(crate) fn check(&mut self, writer: &Writer, answered: usize) -> Result<(), Loss> {
        let keys: Vec<String> = writer.keys().map(str::to_owned).collect();
        let mut found = std::collections::HashMap::new();
        for key in keys {
            self.send(&format!("GET {key}"));
            match self.reply() {
                Reply::Bulk(value) => {
                    let expires = self.ask(&format!("TTL {key}")) != ":-1";
                    found.insert(key, if expires { expiring(value) } else { value });
                }
                Reply::NullBulk => {}
                other => return Err(Loss(format!("{key}: {}", other.summary()))),
            }
        }
        writer.check(answered, writer.sent(), |key| found.get(key).cloned())
    }
}

/// Repeats a question until there is an answer.
#[track_caller]
pub(crate) fn until<T>(what: &str, question: impl FnMut() -> Option<T>) -> T {
    testing::until(what, PATIENCE, question)
}

/// Waits until the record has an entry of this kind after its first `after` entries, and returns its index.
#[track_caller]
pub(crate) fn recorded(shim: &Shim, what: &str, after: usize, is: impl Fn(&Entry) -> bool) -> usize {
    until(what, || shim.entries().unwrap().iter().skip(after).position(&is).map(|at| at + after))
}

/// Ends a server as `kill -9` does.
pub(crate) fn kill(mut server: Server) {
    testing::signal(&server, "KILL");
    testing::ended(&mut server, PATIENCE);
}
