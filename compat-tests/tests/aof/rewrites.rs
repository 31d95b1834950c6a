//! Rewrites that are interrupted.

use compat_tests::disk::Entry;
use compat_tests::servers::Kind;
use compat_tests::testing::ended;
use compat_tests::writers::Writer;

use crate::harness::{Client, PATIENCE, Place, is_there, on_each, until};

/// More operations than a rewrite has.
const MOST: usize = 200;

/// The server is killed at each operation of a rewrite in turn, or in the middle of it.
fn a_rewrite_that_is_killed_anywhere_loses_nothing(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    for how in ["kill", "tear"] {
        let mut killed = 0;
        for number in 1..MOST {
            if !is_killed_at(kind, how, number) {
                break;
            }
            killed = number;
        }
        assert!((8..MOST - 1).contains(&killed), "a rewrite has {killed} operations");
    }
}

/// Kills a rewrite at operation `number`. Returns whether it has so many.
fn is_killed_at(kind: Kind, how: &str, number: usize) -> bool {
    let place = Place::new();
    let shim = place.shim();
    let mut server = place.start(kind, "always", &[], Some(&shim));
    let mut writer = Writer::new("w");
    let mut client = Client::new(&server);
    client.write(&mut writer, 20);
    let before = place.manifest();
    shim.set_rules(&format!("{how} {number}")).unwrap();
    client.send("BGREWRITEAOF");
    let is_killed = until("the rewrite is through, or the server is killed", || {
        let entries = shim.entries().unwrap();
        if entries.iter().any(|entry| matches!(entry, Entry::Killed(_))) {
            return Some(true);
        }
        let is_rewritten = place.manifest() != before && !place.manifest().contains("type h");
        let removed =
            entries.iter().any(|entry| matches!(entry, Entry::Unlink { path } if path.ends_with(".1.incr.aof")));
        (is_rewritten && removed).then_some(false)
    });
    if !is_killed {
        return false;
    }
    ended(&mut server, PATIENCE);
    let server = place.start(kind, "always", &["--aof-load-truncated", "no"], None);
    let answered = writer.sent();
    let mut client = Client::new(&server);
    client.check(&writer, answered).unwrap_or_else(|loss| panic!("{how} {number}: {loss}"));
    // The file can be rewritten now.
    client.rewrite(&place);
    client.write(&mut writer, 5);
    drop(server);
    let server = place.start(kind, "always", &["--aof-load-truncated", "no"], None);
    let answered = writer.sent();
    Client::new(&server).check(&writer, answered).unwrap_or_else(|loss| panic!("{how} {number}, then again: {loss}"));
    let left: Vec<String> = place.files().files.into_keys().collect();
    let listed = compat_tests::aof::listed(&place.files()).unwrap();
    if kind != Kind::Redis {
        // redis-server keeps temporary files of killed rewrites.
        let expected = listed.len() + 1;
        let files: Vec<&String> = left.iter().filter(|path| path.contains(".aof")).collect();
        assert_eq!(files.len(), expected, "{how} {number}: files are left behind: {left:?}");
    }
    true
}

/// The file is rewritten automatically when it has grown by the percentage, but not below the minimum size.
fn a_file_that_has_grown_is_rewritten_unasked(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = Place::new();
    let flags = ["--auto-aof-rewrite-percentage", "100", "--auto-aof-rewrite-min-size", "32kb"];
    let server = place.start(kind, "everysec", &flags, None);
    let mut client = Client::new(&server);
    let before = place.manifest();
    let value = "v".repeat(1000);
    let mut written = 0;
    until("the file is rewritten", || {
        assert_eq!(client.ask(&format!("SET k {value}")), "+OK");
        written += 1;
        (place.manifest() != before).then_some(())
    });
    assert!(written > 30, "it was rewritten after {written} kilobytes");
    until("it is through", || (client.persistence("aof_rewrite_in_progress") == "0").then_some(()));
    assert_eq!(client.persistence("aof_last_bgrewrite_status"), "ok");
    drop(server);
    let server = place.start(kind, "everysec", &flags, None);
    assert_eq!(Client::new(&server).ask("STRLEN k"), ":1000");
}

on_each! {
    a_rewrite_that_is_killed_anywhere_loses_nothing
    a_file_that_has_grown_is_rewritten_unasked
}
