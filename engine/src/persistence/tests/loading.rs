//! Files that are loaded, and the errors for others.

use std::sync::Arc;

use super::disk::Disk;
use super::{NOW, ask, keys, start};
use crate::config::Config;
use crate::server::Server;
use crate::session::Session;
use crate::time::ManualClock;

const MANIFEST: &str = "appendonly.aof.manifest";

/// Returns a disk with a base and an increment.
fn disk(base: &str, increment: &str) -> Disk {
    let disk = Disk::new();
    disk.put("base", &resp(base));
    disk.put("increment", &resp(increment));
    disk.put(MANIFEST, b"file base seq 1 type b\nfile increment seq 1 type i\n");
    disk
}

/// Returns commands in the form of a file, from lines of words; a line that begins with `=` is taken literally.
fn resp(lines: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(raw) = line.strip_prefix('=') {
            bytes.extend_from_slice(raw.replace("\\r\\n", "\r\n").as_bytes());
            continue;
        }
        let words: Vec<&str> = line.split(' ').collect();
        bytes.extend_from_slice(format!("*{}\r\n", words.len()).as_bytes());
        words.iter().for_each(|word| bytes.extend_from_slice(format!("${}\r\n{word}\r\n", word.len()).as_bytes()));
    }
    bytes
}

fn names(server: &Server) -> Vec<String> {
    keys(server).keys().map(|(database, key)| format!("{database}:{}", String::from_utf8_lossy(key))).collect()
}

#[test]
fn a_base_and_its_increments_are_loaded_in_order() {
    let server =
        start(&disk("SELECT 3\nSET a 1", "SELECT 3\nINCR a\nSELECT 0\nSET b 1\n=#TS:1700000000\\r\\n\nINCR b"));
    assert_eq!(names(&server), ["0:b", "3:a"]);
    let mut session = Session::detached(&server);
    assert_eq!(ask(&mut session, "GET b\r\nSELECT 3\r\nGET a\r\n"), "$1\r\n2\r\n+OK\r\n$1\r\n2\r\n");
    assert!(ask(&mut session, "OBJECT IDLETIME a\r\n").starts_with(":0"), "as if it had just been written");
}

/// While a file is loaded nothing expires by itself: the file has a `DEL` before each command that ran after the
/// deadline.
#[test]
fn a_key_whose_deadline_has_passed_is_what_it_was_for_the_commands_behind() {
    let (past, future) = (NOW - 1, NOW + 1_000_000);
    let file = format!(
        "SELECT 0\nSET a 5 PXAT {past}\nINCR a\nSET b 5 PXAT {past}\nAPPEND b 6\nPEXPIREAT b {future}\nSET c 1\n\
         PEXPIREAT c {past}\nRENAME c d\nPERSIST d"
    );
    let server = start(&disk("", &file));
    let mut session = Session::detached(&server);
    assert_eq!(ask(&mut session, "GET a\r\n"), "$-1\r\n");
    assert_eq!(ask(&mut session, "GET b\r\nGET d\r\n"), "$2\r\n56\r\n$1\r\n1\r\n");
}

#[test]
fn an_end_within_a_command_or_a_transaction_is_cut() {
    let whole = "SELECT 0\nSET a 1\n";
    for torn in ["=*3\\r\\n$3\\r\\nSET\\r\\n$1\\r\\nb", "=*", "MULTI\nSET b 1", "MULTI\nSET b 1\n=*1\\r\\n$4\\r\\nEX"] {
        let disk = disk("", &format!("{whole}{torn}"));
        let server = start(&disk);
        assert_eq!(names(&server), ["0:a"], "{torn}");
        let mut session = Session::detached(&server);
        ask(&mut session, "SET c 1\r\n");
        server.log.settle(server.now()).unwrap();
        assert_eq!(names(&start(&disk)), ["0:a", "0:c"], "what is appended stands behind the cut: {torn}");
    }
}

/// Starts a server that must refuse its files, and returns the reason.
fn refused(disk: &Disk, truncated: bool) -> String {
    let mut config = Config::default();
    (config.appendonly, config.aof_load_truncated) = (true, truncated);
    let server = Server::new(config, ManualClock::at_unix_millis(NOW));
    server.set_folder(Arc::new(disk.clone()));
    if let Err(fault) = server.open_log() {
        return fault.to_string();
    }
    server.tend_log(super::Duty::Sync);
    assert!(server.is_stopping());
    server.failure().expect("it is refused")
}

#[test]
fn what_cannot_be_loaded_is_told_with_its_place() {
    for (base, increment, why) in [
        ("", "SET a 1\nRPUSH l 1", "increment: at byte 27: RPUSH is no command of this server that writes"),
        ("", "SET a 1\nGET a", "increment: at byte 27: GET is no command of this server that writes"),
        ("", "SET a x\nINCR a", "increment: at byte 27: INCR: ERR value is not an integer or out of range"),
        ("", "SELECT 99", "increment: at byte 0: SELECT names a database that this server does not have"),
        ("", "=hello\\r\\n", "increment: at byte 0: no command begins here"),
        ("", "=\u{0}\u{0}", "increment: at byte 0: no command begins here"),
        ("", "=*1\\r\\n+x\\r\\n", "increment: at byte 0: expected '$', got '+'"),
        ("=*1", "SET a 1", "base: it ends within a command or a transaction that begins at byte 0"),
        ("=REDIS0009", "", "base: at byte 0: it is a snapshot (RDB)"),
    ] {
        let found = refused(&disk(base, increment), true);
        assert!(found.contains(why), "{found}");
    }
    let torn = disk("", "SET a 1\n=*1");
    assert!(
        refused(&torn, false).contains("increment: it ends within a command or a transaction that begins at byte 27")
    );
    let missing = Disk::new();
    missing.put(MANIFEST, b"file base seq 1 type b\n");
    assert!(refused(&missing, true).contains("base: no such file"));
    missing.put(MANIFEST, b"nonsense\n");
    assert_eq!(refused(&missing, true), "Invalid AOF manifest file format (appendonly.aof.manifest)");
}

#[test]
fn commands_on_keys_are_answered_loading_until_all_is_there() {
    let config = Config { appendonly: true, ..Config::default() };
    let server = Server::new(config, ManualClock::at_unix_millis(NOW));
    server.set_folder(Arc::new(disk("", "SELECT 0\nSET a 1")));
    server.open_log().unwrap();
    let mut session = Session::detached(&server);
    for request in ["GET a\r\n", "SET a 2\r\n", "PING\r\n"] {
        assert_eq!(ask(&mut session, request), "-LOADING Redis is loading the dataset in memory\r\n");
    }
    assert!(ask(&mut session, "INFO persistence\r\n").contains("loading:1\r\n"));
    server.tend_log(super::Duty::Sync);
    assert_eq!(ask(&mut session, "GET a\r\n"), "$1\r\n1\r\n");
    assert!(ask(&mut session, "INFO persistence\r\n").contains("loading:0\r\n"));
}
