//! The power fails after each operation of a run: the disk then has every answered write.

use std::collections::{BTreeSet, HashMap};

use compat_tests::aof::{self, Keys};
use compat_tests::disk::{Disk, Entry, Files, Names};
use compat_tests::reply::{Parsed, Reply, parse};
use compat_tests::servers::Kind;
use compat_tests::writers::{Loss, Writer, expiring};

use crate::harness::{Client, Place, is_there, kill, on_each, until};

/// A run of a server that was recorded from its start to its end by `kill -9`.
struct Run {
    before: Disk,
    entries: Vec<Entry>,
    writers: Vec<Writer>,
}

/// Lets several clients write, with a rewrite in between, on a disk with these rules.
fn run(kind: Kind, policy: &str, rules: &str, clients: usize, requests: usize) -> Run {
    let place = if kind == Kind::Redis { Place::prepared() } else { Place::new() };
    let before = place.disk();
    let shim = place.shim();
    shim.set_rules(rules).unwrap();
    let server = place.start(kind, policy, &[], Some(&shim));
    let mut writers: Vec<Writer> = (0..clients).map(|number| Writer::new(format!("w{number}"))).collect();
    let mut clients: Vec<Client> = writers.iter().map(|_| Client::new(&server)).collect();
    // So the record tells which socket has the replies of which writer.
    for (client, writer) in clients.iter_mut().zip(&writers) {
        client.ask(&format!("ECHO {GREETING}{}", writer.name()));
    }
    let mut all_write = || {
        for _ in 0..requests {
            for (client, writer) in clients.iter_mut().zip(&mut writers) {
                client.write(writer, 1);
            }
        }
    };
    all_write();
    let before_rewrite = place.manifest();
    // The sync of the new base waits until every client has written once more.
    shim.set_rules(&format!("{rules}\nhold sync temp-rewriteaof\nhold sync .base.aof\n")).unwrap();
    let mut other = Client::new(&server);
    other.begin_rewrite();
    all_write();
    shim.set_rules(rules).unwrap();
    other.rewritten(&place, &before_rewrite);
    all_write();
    drop(clients);
    kill(server);
    let entries = shim.entries().unwrap();
    Run { before, entries, writers }
}

/// Prefix of the text of a writer's first `ECHO`, before its name.
const GREETING: &str = "writer:";

/// The replies that were sent to the writers, in the order of the record.
#[derive(Default)]
struct Replies {
    /// For each socket its writer, the bytes of an incomplete reply, and the number of replies.
    sockets: HashMap<i32, (Option<String>, Vec<u8>, usize)>,
}

impl Replies {
    fn left(&mut self, descriptor: i32, bytes: &[u8]) {
        let (name, unread, count) = self.sockets.entry(descriptor).or_default();
        unread.extend_from_slice(bytes);
        while let Ok(Parsed::Complete(reply, length)) = parse(unread) {
            unread.drain(..length);
            *count += 1;
            // The descriptor may have belonged to another client before.
            if let Reply::Bulk(said) = reply
                && let Some(writer) = String::from_utf8_lossy(&said).strip_prefix(GREETING)
            {
                (*name, *count) = (Some(writer.to_owned()), 0);
            }
        }
    }

    fn of(&self, writer: &Writer) -> usize {
        let own = self.sockets.values().find(|(name, _, _)| name.as_deref() == Some(writer.name()));
        own.map_or(0, |(_, _, count)| *count)
    }
}

/// Checks that keys have the effects of `answered` requests, and of no more than `sent`.
fn check(keys: &Keys, writer: &Writer, answered: usize, sent: usize) -> Result<(), Loss> {
    writer.check(answered, sent, |key| {
        let value = keys.get(key)?.clone();
        Some(if value.deadline.is_some() { expiring(value.bytes) } else { value.bytes })
    })
}

/// A loss by a power cut after the entry with this number.
#[derive(Debug)]
struct Found {
    at: usize,
    names: Names,
    reason: String,
}

/// Cuts the power after each entry, and checks the keys: with `always` all answered writes have to be there, with
/// `everysec` those before the last sync but one. Returns the different states of the disk, each with the number of
/// answered requests of each writer at its first occurrence.
fn cut_everywhere(run: &Run, everysec: bool) -> Result<Vec<(Files, Vec<usize>)>, Found> {
    let mut disk = run.before.clone();
    let mut replies = Replies::default();
    let mut seen: HashMap<Files, usize> = HashMap::new();
    let mut states: Vec<(Files, Vec<usize>)> = Vec::new();
    let mut loaded: Vec<Option<(Files, Keys)>> = vec![None; Names::ALL.len()];
    let mut safe = vec![0; run.writers.len()];
    let mut at_last_end = safe.clone();
    let mut at_begin: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, entry) in run.entries.iter().enumerate() {
        disk.play(entry);
        if let Entry::Send { descriptor, bytes } = entry {
            replies.left(*descriptor, bytes);
        }
        let answered: Vec<usize> = run.writers.iter().map(|writer| writer.answered(replies.of(writer))).collect();
        match entry {
            // A sync makes those writes safe that were answered before the last sync ended: during that one
            // redis-server may have kept writes in memory, in order not to wait for the disk.
            Entry::SyncBegin { number, path, .. } if everysec && path.ends_with(".incr.aof") => {
                at_begin.insert(*number, at_last_end.clone());
            }
            Entry::SyncEnd { number, .. } if everysec => {
                if let Some(then) = at_begin.remove(number) {
                    safe = safe.iter().zip(then).map(|(safe, then)| then.max(*safe)).collect();
                    at_last_end.clone_from(&answered);
                }
            }
            _ if everysec => {}
            _ => safe.clone_from(&answered),
        }
        for (names, loaded) in Names::ALL.into_iter().zip(&mut loaded) {
            let wrong = |reason: String| Found { at, names, reason };
            let files = disk.after_power_cut(names);
            if loaded.as_ref().is_none_or(|(known, _)| *known != files) {
                let keys = aof::load(&files).map_err(|damage| wrong(damage.to_string()))?;
                *loaded = Some((files.clone(), keys));
            }
            let Some((_, keys)) = &loaded else { continue };
            for ((writer, safe), answered) in run.writers.iter().zip(&safe).zip(&answered) {
                // Each client waits for its reply before it sends the next request.
                check(keys, writer, *safe, answered + 1).map_err(|loss| wrong(loss.to_string()))?;
            }
            let place = *seen.entry(files.clone()).or_insert_with(|| {
                states.push((files, Vec::new()));
                states.len() - 1
            });
            states[place].1.clone_from(&safe);
        }
    }
    Ok(states)
}

#[track_caller]
fn all_is_kept(run: &Run, everysec: bool) -> Vec<(Files, Vec<usize>)> {
    match cut_everywhere(run, everysec) {
        Ok(states) => states,
        Err(found) => {
            let from = found.at.saturating_sub(12);
            let before: Vec<String> = run.entries[from..=found.at].iter().map(shown).collect();
            panic!("{:?} after entry {}: {}\n{}", found.names, found.at, found.reason, before.join("\n"));
        }
    }
}

fn shown(entry: &Entry) -> String {
    match entry {
        Entry::Write { inode, offset, bytes } => {
            format!("write {inode} at {offset}: {}", String::from_utf8_lossy(bytes).escape_debug())
        }
        Entry::Send { descriptor, bytes } => {
            format!("send {descriptor}: {}", String::from_utf8_lossy(bytes).escape_debug())
        }
        other => format!("{other:?}"),
    }
}

/// With `always` a reply is sent only when its write is durable, regardless of how the disk treats names.
fn no_answered_write_is_lost_at_any_cut(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let run = run(kind, "always", "", 3, 20);
    let answered = run.entries.iter().filter(|entry| matches!(entry, Entry::Send { .. })).count();
    assert!(answered >= 120, "replies are recorded: {answered}");
    let states = all_is_kept(&run, false);
    // A server that starts from the remaining files has the keys of the model. Checked where names differ between two
    // states, and for a few other states.
    let mut started = BTreeSet::new();
    for (at, (files, answered)) in states.iter().enumerate() {
        let names: Vec<&String> = files.files.keys().collect();
        if !started.insert(names) && !at.is_multiple_of(16) {
            continue;
        }
        let place = Place::with(files);
        let server = place.start(kind, "always", &[], None);
        let mut client = Client::new(&server);
        for (writer, answered) in run.writers.iter().zip(answered) {
            client.check(writer, *answered).unwrap_or_else(|loss| panic!("state {at}: {loss}"));
        }
    }
}

/// With `everysec` answered writes become durable without further requests, and stay so.
fn every_second_all_that_was_answered_becomes_durable(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = if kind == Kind::Redis { Place::prepared() } else { Place::new() };
    let (before, shim) = (place.disk(), place.shim());
    let server = place.start(kind, "everysec", &[], Some(&shim));
    let mut writer = Writer::new("w");
    let mut client = Client::new(&server);
    client.ask(&format!("ECHO {GREETING}w"));
    for _ in 0..2 {
        client.write(&mut writer, 20);
        until("all of it is durable", || {
            let mut disk = before.clone();
            shim.entries().unwrap().iter().for_each(|entry| disk.play(entry));
            let keys = aof::load(&disk.after_power_cut(Names::WhenSynced)).ok()?;
            check(&keys, &writer, writer.sent(), writer.sent()).ok()
        });
    }
    kill(server);
    let entries = shim.entries().unwrap();
    all_is_kept(&Run { before, entries, writers: vec![writer] }, true);
}

/// Purpose of a sync that was left out.
#[derive(PartialEq)]
enum Use {
    /// It would have made data durable that a later start reads.
    Needed,
    /// Everything that it concerns was durable already.
    Nothing,
    /// It would have made only names durable that the manifest does not list.
    Unlisted,
}

/// Returns the number, the path and the purpose of the sync that was left out of a run.
fn taken_out(run: &Run) -> Option<(u64, &str, Use)> {
    let mut disk = run.before.clone();
    for entry in &run.entries {
        if let Entry::Swallowed { number, inode, path } = entry {
            if !disk.would_change(*inode, path) {
                return Some((*number, path, Use::Nothing));
            }
            let read = |disk: &Disk| aof::listed(&disk.after_power_cut(Names::WhenSynced)).ok();
            let (before, is_folder) = (read(&disk), disk.is_folder(path));
            disk.play(&Entry::SyncBegin { number: *number, inode: *inode, path: path.clone() });
            disk.play(&Entry::SyncEnd { number: *number, inode: *inode, path: path.clone() });
            let unlisted = is_folder && before == read(&disk);
            return Some((*number, path, if unlisted { Use::Unlisted } else { Use::Needed }));
        }
        disk.play(entry);
    }
    None
}

/// If any sync of data that a start reads is left out, a cut loses an answered write. So the tests above would notice a
/// missing sync.
fn each_sync_is_needed(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let small = |rules: &str| run(kind, "always", rules, 1, 4);
    let whole = small("");
    all_is_kept(&whole, false);
    let syncs = whole.entries.iter().filter(|entry| matches!(entry, Entry::SyncEnd { .. })).count();
    let mut needed = 0;
    for number in 1..=syncs {
        let run = small(&format!("swallow {number}"));
        let Some((number, path, purpose)) = taken_out(&run) else { continue };
        let found = cut_everywhere(&run, false).err();
        if let Some(Found { reason, .. }) = found {
            needed += 1;
            println!("{}: without sync {number}, of {path:?}: {reason}", kind.name());
            continue;
        }
        // The sync of the parent folder is for the folder of the files itself.
        let may_be_left_out = purpose != Use::Needed && !path.is_empty();
        assert!(may_be_left_out, "sync {number}, of {path:?}, may be left out and nothing is lost");
        let reason = if purpose == Use::Nothing { "has nothing to do" } else { "changes nothing that a start reads" };
        println!("{}: sync {number}, of {path:?}, {reason}", kind.name());
    }
    // One for each of twelve requests, and those of the start and of the rewrite.
    assert!(needed >= 14, "only {needed} of {syncs} syncs are needed");
}

on_each! {
    no_answered_write_is_lost_at_any_cut
    every_second_all_that_was_answered_becomes_durable
    each_sync_is_needed
}
