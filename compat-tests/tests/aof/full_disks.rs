//! Disks that are full, that fail, that are slow, that cannot be written to.

use std::time::Duration;

use compat_tests::disk::{Entry, Names};
use compat_tests::reply::Reply;
use compat_tests::servers::{Kind, Server};
use compat_tests::testing::{ended, signal};
use compat_tests::writers::Writer;

use crate::harness::{Client, PATIENCE, Place, is_there, kill, on_each, on_own, recorded, until};

/// Longest time of a check for a reply.
const PAUSE: Duration = Duration::from_millis(2);

/// A writer of one key, with its number of successful writes.
#[derive(Default)]
struct Answered {
    count: u64,
}

impl Answered {
    /// Writes the next number. Returns the text of a refusal.
    #[track_caller]
    fn try_one(&mut self, client: &mut Client) -> Option<String> {
        let said = client.ask("INCR counter");
        self.count += u64::from(said.starts_with(':'));
        (!said.starts_with(':')).then_some(said)
    }

    /// Writes until the server has noticed the fault of its disk. Returns a client whose last request has no answer
    /// yet: with `always` the server can neither confirm nor refuse it.
    #[track_caller]
    fn until_it_is_known(&mut self, server: &Server, client: &mut Client) -> Option<Client> {
        let known = |client: &mut Client| client.persistence("aof_last_write_status") == "err";
        let mut waiting = Client::new(server);
        waiting.send("INCR counter");
        until("the server knows that its disk is at fault", || {
            let is_answered = waiting.0.more_than(0, PAUSE).unwrap();
            if is_answered {
                self.count += u64::from(waiting.reply().notation().starts_with(':'));
            }
            if known(client) {
                return Some(!is_answered);
            }
            if is_answered {
                waiting.send("INCR counter");
            }
            None
        })
        .then_some(waiting)
    }

    /// Writes until a write succeeds.
    #[track_caller]
    fn heal(&mut self, client: &mut Client) {
        let before = self.count;
        until("a write is taken again", || {
            self.try_one(client);
            (self.count > before).then_some(())
        });
    }

    #[track_caller]
    fn is_kept(&self, place: &Place, kind: Kind) {
        let server = place.start(kind, "always", &["--aof-load-truncated", "no"], None);
        let found = Client::new(&server).ask("GET counter");
        let found: u64 = found.trim_matches('"').parse().unwrap_or_else(|_| panic!("{found}"));
        assert!(found >= self.count, "{found} of {} that were answered", self.count);
    }
}

/// Checks that a server, when its disk gets these rules, refuses writes with this reason, goes on reading, and writes
/// again once the rules are removed.
fn is_refused_until_it_heals(kind: Kind, policy: &str, rules: &str, reason: &str) {
    let place = Place::new();
    let shim = place.shim();
    let server = place.start(kind, policy, &[], Some(&shim));
    let mut client = Client::new(&server);
    let mut writer = Answered::default();
    writer.heal(&mut client);
    assert_eq!(client.ask("SET read me"), "+OK");
    shim.set_rules(rules).unwrap();
    let waiting = writer.until_it_is_known(&server, &mut client);
    let said = until("a write is refused", || writer.try_one(&mut client));
    assert_eq!(said, format!("-MISCONF Errors writing to the AOF file: {reason}"), "{rules}");
    assert_eq!(client.ask("GET read"), "\"me\"");
    // So monitors that use PING learn of it.
    assert_eq!(client.ask("PING"), said);
    // Commands that only read are not refused, nor are reads in a transaction.
    assert_eq!(client.ask("MULTI"), "+OK");
    assert_eq!(client.ask("GET read"), "+QUEUED");
    assert_eq!(client.ask("EXEC"), "[ \"me\" ]");
    assert!(client.ask("MSET a 1 b 2").starts_with("-MISCONF"));
    shim.set_rules("").unwrap();
    // redis-server 7.0 does not repeat a sync that failed on its thread until something else is written.
    if kind != Kind::Redis || !rules.contains("sync") {
        writer.heal(&mut client);
        assert_eq!(client.persistence("aof_last_write_status"), "ok");
        if let Some(mut waiting) = waiting {
            writer.count += u64::from(waiting.reply().notation().starts_with(':'));
        }
    }
    kill(server);
    writer.is_kept(&place, kind);
}

fn a_full_disk_refuses_writes_until_there_is_room_again(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    // Nothing of a command fits, or a part of it.
    for room in [0, 1, 10, 100] {
        is_refused_until_it_heals(kind, "everysec", &format!("full {room}"), "No space left on device");
    }
}

fn a_sync_that_fails_refuses_writes_until_one_succeeds(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    is_refused_until_it_heals(kind, "everysec", "fail sync 5", "Input/output error");
}

/// With `always` redis-server ends, and these servers go on.
fn a_full_disk_is_survived_with_always(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    for room in [0, 1, 10, 100] {
        is_refused_until_it_heals(kind, "always", &format!("full {room}"), "No space left on device");
    }
}

fn a_sync_that_fails_is_survived_with_always(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    is_refused_until_it_heals(kind, "always", "fail sync 5", "Input/output error");
    is_refused_until_it_heals(kind, "always", "fail write 5", "Input/output error");
}

/// A write that is not on the disk is never confirmed.
fn no_write_is_answered_that_could_not_be_synced(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    for rules in ["fail sync 5", "full 0", "full 20", "fail write 5"] {
        let place = if kind == Kind::Redis { Place::prepared() } else { Place::new() };
        let (mut disk, shim) = (place.disk(), place.shim());
        let mut server = place.start(kind, "always", &[], Some(&shim));
        let mut clients: Vec<Client> = (0..3).map(|_| Client::new(&server)).collect();
        assert_eq!(clients[0].ask("SET before 1"), "+OK");
        shim.set_rules(rules).unwrap();
        clients.iter_mut().for_each(|client| client.send("SET during 1"));
        until("it was tried twice, or the server has ended", || {
            let entries = shim.entries().unwrap();
            let failed = entries.iter().filter(|entry| matches!(entry, Entry::Failed(_))).count();
            (failed >= 2 || server.ended().unwrap().is_some()).then_some(())
        });
        if server.ended().unwrap().is_none() {
            kill(server);
        }
        for mut client in clients {
            while let Ok((reply, _)) = client.0.reply(PATIENCE) {
                assert!(matches!(reply, Reply::Error(_)), "{rules}: {}", reply.summary());
            }
        }
        shim.entries().unwrap().iter().for_each(|entry| disk.play(entry));
        let place = Place::with(&disk.after_power_cut(Names::WhenSynced));
        let server = place.start(kind, "always", &[], None);
        assert_eq!(Client::new(&server).ask("GET before"), "\"1\"", "{rules}");
    }
}

fn is_sync_end(entry: &Entry) -> bool {
    matches!(entry, Entry::SyncEnd { path, .. } if path.ends_with(".incr.aof"))
}

/// With `always` a slow disk delays all replies.
fn no_reply_leaves_while_its_sync_runs(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = Place::new();
    let shim = place.shim();
    let server = place.start(kind, "always", &[], Some(&shim));
    let mut client = Client::new(&server);
    for command in ["SET k 1", "INCR k", "APPEND k 0", "DEL k", "EXPIRE k 100", "MSET k 1 l 2"] {
        client.ask("SET k 1");
        let before = shim.entries().unwrap().len();
        shim.set_rules("hold sync").unwrap();
        client.send(command);
        recorded(&shim, "the sync begins", before, |entry| matches!(entry, Entry::Held(_)));
        let sent = shim.entries().unwrap().into_iter().skip(before).find(|entry| matches!(entry, Entry::Send { .. }));
        assert_eq!(sent, None, "{command}");
        shim.set_rules("").unwrap();
        client.reply();
        let entries = shim.entries().unwrap();
        let place = |is: &dyn Fn(&Entry) -> bool| entries.iter().skip(before).position(is);
        let (synced, sent) = (place(&is_sync_end), place(&|entry| matches!(entry, Entry::Send { .. })));
        assert!(synced.is_some() && synced < sent, "{command}: {:?}", &entries[before..]);
    }
}

/// With `everysec` nobody waits for the disk.
fn replies_leave_while_the_sync_of_each_second_runs(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    let place = Place::new();
    let shim = place.shim();
    let server = place.start(kind, "everysec", &[], Some(&shim));
    let mut client = Client::new(&server);
    let before = shim.entries().unwrap().len();
    shim.set_rules("hold sync").unwrap();
    client.ask("SET k 1");
    let held = recorded(&shim, "the sync begins", before, |entry| matches!(entry, Entry::Held(_)));
    for _ in 0..100 {
        client.ask("INCR k");
    }
    assert!(!shim.entries().unwrap().iter().skip(held).any(is_sync_end), "no sync has ended meanwhile");
    shim.set_rules("").unwrap();
    recorded(&shim, "the sync ends", held, is_sync_end);
    drop(server);
}

fn a_folder_that_cannot_be_written_to_is_refused(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    // EACCES and EROFS.
    for (number, reason) in [(13, "Permission denied"), (30, "Read-only file system")] {
        for place in [Place::new(), Place::prepared()] {
            let shim = place.shim();
            shim.set_rules(&format!("fail open {number}\nfail mkdir {number}\nfail write {number}")).unwrap();
            let said = place.refused_with(kind, &[], Some(&shim));
            assert!(said.contains(reason), "{said}");
        }
    }
}

fn a_rewrite_that_fails_costs_nothing_and_may_be_repeated(kind: Kind) {
    if !is_there(kind) {
        return;
    }
    for rules in ["fail open 30", "fail open 28 temp", "fail rename 5", "fail sync 5 temp", "full 0", "fail dirsync 5"]
    {
        let place = Place::new();
        let shim = place.shim();
        let server = place.start(kind, "everysec", &[], Some(&shim));
        let mut client = Client::new(&server);
        let mut writer = Writer::new("w");
        client.write(&mut writer, 20);
        shim.set_rules(rules).unwrap();
        client.ask("BGREWRITEAOF");
        until("the attempt is over", || {
            let fields = ["aof_rewrite_in_progress", "aof_rewrite_scheduled"].map(|field| client.persistence(field));
            (fields == ["0", "0"]).then_some(())
        });
        shim.set_rules("").unwrap();
        // Writes may be refused for a moment.
        until("writes are taken", || client.does("SET k v").then_some(()));
        client.write(&mut writer, 10);
        client.rewrite(&place);
        client.write(&mut writer, 10);
        let (mut again, answered) = (Client::new(&server), writer.sent());
        again.check(&writer, answered).unwrap();
        stopped(server);
        let server = place.start(kind, "everysec", &[], None);
        let mut client = Client::new(&server);
        client.check(&writer, answered).unwrap_or_else(|loss| panic!("{rules}: {loss}"));
    }
}

/// Ends a server by SIGTERM.
#[track_caller]
fn stopped(mut server: Server) {
    signal(&server, "TERM");
    assert_eq!(ended(&mut server, PATIENCE).code(), Some(0));
}

on_each! {
    a_full_disk_refuses_writes_until_there_is_room_again
    a_sync_that_fails_refuses_writes_until_one_succeeds
    no_write_is_answered_that_could_not_be_synced
    no_reply_leaves_while_its_sync_runs
    replies_leave_while_the_sync_of_each_second_runs
    a_folder_that_cannot_be_written_to_is_refused
    a_rewrite_that_fails_costs_nothing_and_may_be_repeated
}

on_own! { own
    a_full_disk_is_survived_with_always
    a_sync_that_fails_is_survived_with_always
}
