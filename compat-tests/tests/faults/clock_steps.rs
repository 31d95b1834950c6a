//! The clock of the machine is set while the server runs. This needs libfaketime (Debian: `libfaketime`), which gives a
//! process another time. Without it the engine's own tests are the proof, whose clock is an argument.

use std::path::PathBuf;

use compat_tests::servers::Kind;
use tempfile::TempDir;

use crate::harness::{Bare, PATIENCE, encode, on_both, until};

/// Returns the path of the library for programs with threads, as on Debian.
fn libfaketime() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.filter_map(|folder| Some(folder.ok()?.path()));
    folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).find(|library| library.exists())
}

/// A server's clock of its own.
struct Clock {
    /// File that the library reads at each reading of the clock.
    file: PathBuf,
    _folder: TempDir,
}

impl Clock {
    fn step(&self, to: &str) {
        // Replaced atomically, since a part of the file would be no time.
        let next = self.file.with_extension("next");
        std::fs::write(&next, format!("{to}\n")).expect("the folder of the tests can be written to");
        std::fs::rename(&next, &self.file).expect("both are in one folder");
    }
}

/// Starts a server whose wall clock, and no other clock, the test sets. Returns `None` if that is not possible.
fn start(kind: Kind) -> Option<(Bare, Clock)> {
    let Some(library) = libfaketime() else {
        eprintln!("libfaketime is not installed: no server's clock can be set, see the engine's tests");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock { file: folder.path().join("time"), _folder: folder };
    clock.step("+0");
    let server = Bare::start(kind, &["--port", "0", "--log", "warn", "--drain-ms", "2000"], |command| {
        command.env("LD_PRELOAD", library).env("FAKETIME_TIMESTAMP_FILE", &clock.file);
        command.env("FAKETIME_NO_CACHE", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    });
    Some((server, clock))
}

fn keys_that_a_step_makes_due_are_removed_unasked(kind: Kind) {
    let Some((mut server, clock)) = start(kind) else { return };
    let mut client = server.client();
    assert_eq!(client.ask("SET near v EX 3600"), "+OK");
    assert_eq!(client.ask("SET far v EX 36000"), "+OK");
    clock.step("+2h");
    until("the key is removed", || (client.ask("DBSIZE") == ":1").then_some(()));
    assert_eq!(client.ask("GET far"), "\"v\"");
    // And back: expired keys stay away, and the others live until their deadlines.
    clock.step("-2h");
    assert_eq!(client.ask("GET near"), "nil");
    assert_eq!(client.ask("GET far"), "\"v\"");
    clock.step("+11h");
    until("the other is removed", || (client.ask("DBSIZE") == ":0").then_some(()));
}

fn a_step_back_holds_up_neither_deadlines_of_the_process_nor_its_end(kind: Kind) {
    let Some((mut server, clock)) = start(kind) else { return };
    let mut idle = server.client();
    assert_eq!(idle.ask("CONFIG SET timeout 1"), "+OK");
    clock.step("-1h");
    idle.end();
    let (mut paused, mut unread) = (server.client(), server.client());
    assert_eq!(unread.ask("CONFIG SET timeout 0"), "+OK");
    assert_eq!(paused.ask("CLIENT PAUSE 300 WRITE"), "+OK");
    clock.step("-2h");
    assert_eq!(paused.ask("SET k v"), "+OK");
    // A peer that does not read its replies: the drain ends after its own time.
    let value = encode(&[b"SET", b"large", &vec![b'v'; 10_000_000]]);
    unread.0.send(&value, PATIENCE).unwrap();
    assert_eq!(unread.said(), "+OK");
    unread.0.send(&encode(&[b"GET", b"large"]).repeat(10), PATIENCE).unwrap();
    let tail = paused.info("total_net_output_bytes");
    until("replies are under way", || (paused.info("total_net_output_bytes") > tail).then_some(()));
    server.signal("TERM");
    clock.step("-3h");
    assert!(server.ended().success());
}

on_both! {
    keys_that_a_step_makes_due_are_removed_unasked
    a_step_back_holds_up_neither_deadlines_of_the_process_nor_its_end
}
