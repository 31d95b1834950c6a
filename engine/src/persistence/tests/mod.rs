#![allow(clippy::unwrap_used, reason = "a test ends where anything fails")]

pub(crate) mod disk;
mod faults;
mod loading;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::Duty;
use crate::config::{Config, Fsync};
use crate::keyspace::Item;
use crate::limits::DATABASES;
use crate::server::Server;
use crate::session::Session;
use crate::time::ManualClock;
use disk::{Disk, Left};

/// Time of everything here, in Unix milliseconds.
const NOW: u64 = 1_790_000_000_000;

/// Requests of clients, each sent in one piece. Times are Unix milliseconds.
const REQUESTS: &[&str] = &[
    "SET a 1\r\n",
    "INCR a\r\n",
    "APPEND a xyz\r\n",
    "SET t v PX 100000\r\n",
    "MSET k1 1 k2 2 k3 3 k4 4\r\n",
    "RENAME a b\r\n",
    "MULTI\r\nSET x 1\r\nINCR y\r\nINCR y\r\nDEL t\r\nAPPEND x 23\r\nEXEC\r\n",
    "INCR k1\r\n",
    "COPY b c\r\n",
    "MOVE c 3\r\n",
    "SETRANGE s 3 abc\r\n",
    "APPEND s def\r\n",
    "APPEND b more\r\n",
    "PEXPIRE k2 50000\r\n",
    "INCR k2\r\n",
    "PERSIST k2\r\n",
    "INCRBYFLOAT f 1.5\r\n",
    "GETDEL k3\r\n",
    "INCR k3\r\n",
    "RENAME k3 k4\r\n",
    "GETEX k4 PX 70000\r\n",
    "INCRBY k4 5\r\n",
    "COPY k4 k1 REPLACE\r\n",
    "MULTI\r\nRENAME k4 k5\r\nINCR k5\r\nSELECT 2\r\nSET two 2\r\nSELECT 0\r\nEXEC\r\n",
    "SETNX once 1\r\n",
    "DEL b s none\r\n",
    "APPEND s again\r\n",
];

type Keys = BTreeMap<(usize, Vec<u8>), (Vec<u8>, Option<u64>)>;

fn keys(server: &Server) -> Keys {
    let mut keys = Keys::new();
    let mut locked = server.keyspace.lock_all();
    for database in 0..DATABASES {
        let mut cursor = 0;
        loop {
            cursor = locked.scan(
                database,
                cursor,
                || false,
                |entry| {
                    keys.insert((database, entry.key().to_vec()), (entry.value().to_vec(), entry.deadline()));
                },
            );
            if cursor == 0 {
                break;
            }
        }
    }
    keys
}

/// Returns a server on a disk, after it has loaded the files.
fn start(disk: &Disk) -> Arc<Server> {
    let mut config = Config::default();
    (config.appendonly, config.appendfsync) = (true, Fsync::Always);
    let server = Server::new(config, ManualClock::at_unix_millis(NOW));
    server.set_folder(Arc::new(disk.clone()));
    server.open_log().unwrap();
    server.tend_log(Duty::Sync);
    server
}

/// Executes requests, and records the number of those answered.
#[derive(Clone)]
struct Clients {
    server: Arc<Server>,
    session: Arc<Mutex<Session>>,
    progress: Arc<Mutex<Progress>>,
}

#[derive(Clone, Copy, Default)]
struct Progress {
    begun: usize,
    answered: usize,
}

impl Clients {
    fn new(server: &Arc<Server>) -> Self {
        let session = Arc::new(Mutex::new(Session::detached(server)));
        Self { server: Arc::clone(server), session, progress: Arc::default() }
    }

    /// Executes the next request, and counts it as answered if its effects could be synced. Returns whether there was
    /// one.
    fn go_on(&self) -> bool {
        let index = self.progress.lock().unwrap().begun;
        let Some(request) = REQUESTS.get(index) else { return false };
        self.progress.lock().unwrap().begun += 1;
        let mut replies = Vec::new();
        let _ = self.session.lock().unwrap().feed(request.as_bytes(), &mut replies);
        assert!(!replies.contains(&b'-') || self.server.log.refuses(), "{}", String::from_utf8_lossy(&replies));
        let now = self.server.now();
        self.server.log.write_now(now);
        let synced = self.server.log.sync(now);
        if synced.is_ok() && self.server.log.has_reached(self.server.log.appended()) {
            let mut progress = self.progress.lock().unwrap();
            progress.answered = progress.begun;
        }
        true
    }
}

/// Runs all requests: `before` of them before a rewrite, the others during it and after it.
fn run(disk: &Disk, before: usize) -> Progress {
    let server = start(disk);
    if server.failure().is_some() {
        return Progress::default();
    }
    let clients = Clients::new(&server);
    for _ in 0..before {
        clients.go_on();
    }
    let beside = clients.clone();
    disk.set_hook(Some(Box::new(move || {
        beside.go_on();
    })));
    server.rewrite_log();
    disk.set_hook(None);
    while clients.go_on() {}
    *clients.progress.lock().unwrap()
}

/// Returns the keys after each number of requests.
fn states() -> Vec<Keys> {
    let server = Server::new(Config::default(), ManualClock::at_unix_millis(NOW));
    let mut session = Session::detached(&server);
    let mut states = vec![keys(&server)];
    for request in REQUESTS {
        let _ = session.feed(request.as_bytes(), &mut Vec::new());
        states.push(keys(&server));
    }
    states
}

/// Returns the replies to the requests, in one piece.
fn ask(session: &mut Session, requests: &str) -> String {
    let mut replies = Vec::new();
    let _ = session.feed(requests.as_bytes(), &mut replies);
    String::from_utf8_lossy(&replies).into_owned()
}

#[test]
fn whatever_a_power_cut_leaves_all_that_was_answered_is_there_and_nothing_by_halves() {
    let states = states();
    let mut cuts = 0;
    for before in [0, 2, 5, 9, 12, 20] {
        let whole = Disk::new();
        assert_eq!(run(&whole, before).answered, REQUESTS.len(), "without a power cut all is answered");
        for operations in 0..=whole.operations() {
            let disk = Disk::new();
            disk.cut_power_behind(operations);
            let Progress { begun, answered } = std::panic::catch_unwind(|| run(&disk, before)).unwrap();
            for left in Left::ALL {
                let found = keys(&start(&disk.after_power_cut(left)));
                let possible = &states[answered..=begun];
                assert!(
                    possible.contains(&found),
                    "{before} before the rewrite, {operations} operations, {left:?}: {answered} of {begun} were answered: \
                     {found:?}"
                );
                cuts += 1;
            }
        }
    }
    assert!(cuts > 4_000, "{cuts}");
}
