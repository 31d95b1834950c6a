//! Damaged files, as after a crash, a careless edit, or from another server.

use compat_tests::aof;
use compat_tests::reply::command;
use compat_tests::servers::Kind;

use crate::harness::{Client, Place, is_there, kill, on_each, on_own};

/// Returns the commands of a file, of which the last three are cut; a transaction is among them.
fn commands() -> Vec<Vec<u8>> {
    let transaction =
        [command(&["MULTI"]), command(&["SET", "a", "1"]), command(&["SET", "b", "1"]), command(&["EXEC"])];
    vec![
        command(&["SELECT", "0"]),
        command(&["SET", "first", "1"]),
        command(&["INCR", "counter"]),
        transaction.concat(),
        command(&["INCR", "counter"]),
    ]
}

/// Of a file that is cut anywhere, all complete commands are loaded, and later ones are appended there.
fn a_file_that_is_cut_anywhere_gives_the_whole_commands_before(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let commands = commands();
    let whole = commands.concat();
    let ends: Vec<usize> = commands
        .iter()
        .scan(0, |end, command| {
            *end += command.len();
            Some(*end)
        })
        .collect();
    for cut in ends[1]..=whole.len() {
        let place = Place::holding(&whole[..cut]);
        let server = place.start(kind, "always", &["--aof-load-truncated", "yes"], None);
        let mut client = Client::new(&server);
        let complete = ends.iter().filter(|end| **end <= cut).count();
        let counter = ["nil", "nil", "nil", "\"1\"", "\"1\"", "\"2\""][complete];
        let pair = if complete >= 4 { "\"1\"" } else { "nil" };
        let found = ["first", "counter", "a", "b"].map(|key| client.ask(&format!("GET {key}")));
        assert_eq!(found, ["\"1\"", counter, pair, pair], "cut at {cut}");
        // The incomplete command is removed from the file as well, so that later ones can be read.
        assert_eq!(client.ask("SET next 1"), "+OK");
        kill(server);
        // redis-server 7.0 leaves a MULTI in the file, and loses what it appends to it.
        let in_transaction = (ends[2]..ends[3]).contains(&cut);
        if kind != Kind::Redis || !in_transaction {
            let keys = aof::load(&place.files()).unwrap_or_else(|damage| panic!("cut at {cut}: {damage}"));
            assert!(keys.contains_key("next"), "cut at {cut}");
        }
    }
}

fn a_file_that_is_cut_is_refused_where_that_is_asked_for(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let whole = commands().concat();
    let place = Place::holding(&whole[..whole.len() - 1]);
    let before = place.files();
    let said = place.refused(kind, &["--aof-load-truncated", "no"]);
    assert!(said.contains("appendonly.aof.1.incr.aof"), "{said}");
    assert_eq!(place.files(), before, "nothing has been changed");
}

/// A transaction without its end is not executed.
fn a_transaction_without_its_end_has_not_happened(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let commands = [command(&["SET", "a", "1"]), command(&["MULTI"]), command(&["SET", "a", "2"])];
    let place = Place::holding(&commands.concat());
    let server = place.start(kind, "always", &[], None);
    assert_eq!(Client::new(&server).ask("GET a"), "\"1\"");
    kill(server);
    let place = Place::holding(&commands.concat());
    place.refused(kind, &["--aof-load-truncated", "no"]);
}

/// Bytes that are no command are not treated as a cut, since nobody knows their meaning.
fn a_file_with_garbage_is_refused_and_left_as_it_is(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let set = command(&["SET", "k", "v"]);
    let behind = |bytes: &[u8]| [&set, bytes].concat();
    let files = [
        behind(b"garbage\r\n"),
        behind(&[0; 64]),
        behind(b"*x\r\n"),
        behind(b"*1\r\n:1\r\n"),
        [&b"garbage\r\n"[..], &set].concat(),
        [&set[..set.len() - 3], &set].concat(),
    ];
    for bytes in files {
        let place = Place::holding(&bytes);
        let before = place.files();
        let said = place.refused(kind, &["--aof-load-truncated", "yes"]);
        assert!(said.contains("appendonly.aof.1.incr.aof"), "{said}");
        assert_eq!(place.files(), before, "nothing has been changed");
    }
}

fn a_command_that_nobody_knows_is_refused_by_its_name(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = Place::holding(&[command(&["SET", "k", "v"]), command(&["NONSENSE", "k"])].concat());
    let said = place.refused(kind, &[]);
    assert!(said.contains("NONSENSE"), "{said}");
}

/// Only the last file may be cut.
fn a_file_that_is_cut_and_not_the_last_is_refused(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let set = command(&["SET", "k", "v"]);
    let mut files = Place::holding(&set[..set.len() - 4]).files();
    files.files.insert("appendonlydir/appendonly.aof.2.incr.aof".into(), set);
    let manifest = "file appendonly.aof.1.incr.aof seq 1 type i\nfile appendonly.aof.2.incr.aof seq 2 type i\n";
    files.files.insert("appendonlydir/appendonly.aof.manifest".into(), manifest.into());
    let said = Place::with(&files).refused(kind, &["--aof-load-truncated", "yes"]);
    assert!(said.contains("appendonly.aof.1.incr.aof"), "{said}");
}

fn a_file_that_the_manifest_names_and_that_is_missing_is_named(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = Place::holding(b"");
    std::fs::remove_file(place.newest_file()).unwrap();
    let said = place.refused(kind, &[]);
    assert!(said.contains("appendonly.aof.1.incr.aof"), "{said}");
}

fn a_manifest_that_is_not_understood_is_refused(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let set = command(&["SET", "k", "v"]);
    for manifest in [
        "nonsense\n",
        "",
        "file appendonly.aof.1.incr.aof seq 1\n",
        "file appendonly.aof.1.incr.aof seq 1 type x\n",
        "file ../appendonly.aof.1.incr.aof seq 1 type i\n",
        "file appendonly.aof.1.base.aof seq 1 type b\nfile appendonly.aof.2.base.aof seq 2 type b\n",
        "file appendonly.aof.1.incr.aof seq 2 type i\nfile appendonly.aof.1.incr.aof seq 1 type i\n",
    ] {
        let place = Place::holding(&set);
        std::fs::write(place.data.join("appendonlydir/appendonly.aof.manifest"), manifest).unwrap();
        let said = place.refused(kind, &[]);
        assert!(said.to_lowercase().contains("manifest"), "{manifest:?}: {said}");
    }
}

fn an_empty_folder_is_a_server_without_keys(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = Place::new();
    let server = place.start(kind, "always", &[], None);
    let mut client = Client::new(&server);
    assert_eq!(client.ask("DBSIZE"), ":0");
    assert_eq!(client.ask("SET k v"), "+OK");
    kill(server);
    let server = place.start(kind, "always", &[], None);
    assert_eq!(Client::new(&server).ask("GET k"), "\"v\"");
}

fn files_of_other_names_are_kept_where_they_are_told(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = Place::new();
    let flags = ["--appenddirname", "elsewhere", "--appendfilename", "log.aof"];
    let server = place.start(kind, "always", &flags, None);
    assert_eq!(Client::new(&server).ask("SET k v"), "+OK");
    kill(server);
    let names: Vec<String> = place.files().files.into_keys().collect();
    assert!(names.iter().all(|name| name.starts_with("elsewhere/log.aof.")), "{names:?}");
    assert!(names.contains(&"elsewhere/log.aof.manifest".to_owned()), "{names:?}");
    let server = place.start(kind, "always", &flags, None);
    assert_eq!(Client::new(&server).ask("GET k"), "\"v\"");
}

/// The error about a value that is no string names its position in the file, and the server does not serve the rest.
fn a_command_on_another_type_is_named_with_its_place(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let before = command(&["SET", "k", "v"]);
    for foreign in
        [&["LPUSH", "list", "1"][..], &["HSET", "hash", "f", "v"], &["SADD", "set", "m"], &["ZADD", "z", "1", "m"]]
    {
        let place = Place::holding(&[&before[..], &command(foreign)].concat());
        let said = place.refused(kind, &[]);
        let offset = before.len().to_string();
        let told = said.contains(foreign[0]) && said.contains(&offset) && said.contains("appendonly.aof.1.incr.aof");
        assert!(told, "{foreign:?} at {offset}: {said}");
    }
}

on_each! {
    a_file_that_is_cut_anywhere_gives_the_whole_commands_before
    a_file_that_is_cut_is_refused_where_that_is_asked_for
    a_transaction_without_its_end_has_not_happened
    a_file_with_garbage_is_refused_and_left_as_it_is
    a_command_that_nobody_knows_is_refused_by_its_name
    a_file_that_is_cut_and_not_the_last_is_refused
    a_file_that_the_manifest_names_and_that_is_missing_is_named
    a_manifest_that_is_not_understood_is_refused
    an_empty_folder_is_a_server_without_keys
    files_of_other_names_are_kept_where_they_are_told
}

// redis-server has the other types.
on_own! { own a_command_on_another_type_is_named_with_its_place }
