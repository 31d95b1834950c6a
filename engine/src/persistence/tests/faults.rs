//! Replies to clients while the disk fails, and the fate of their keys.

use super::super::{Duty, Rest};
use super::disk::{Disk, Operation};
use super::{ask, keys, start};
use crate::aof::Stage;
use crate::server::Server;
use crate::session::Session;
use crate::time::ManualClock;

const REFUSED: &str = "-MISCONF Errors writing to the AOF file: it fails\r\n";

#[test]
fn while_a_write_fails_writes_are_refused_and_reads_go_on() {
    let disk = Disk::new();
    let server = start(&disk);
    let mut session = Session::detached(&server);
    assert_eq!(ask(&mut session, "SET before 1\r\n"), "+OK\r\n");
    server.log.write_now(server.now());
    disk.fail(Some(Operation::Write));
    assert_eq!(ask(&mut session, "SET met 1\r\n"), "+OK\r\n", "nobody knows yet");
    server.tend_log(Duty::Sync);
    for request in ["SET after 1\r\n", "PING\r\n", "DEL before\r\n"] {
        assert_eq!(ask(&mut session, request), REFUSED, "{request}");
    }
    assert_eq!(ask(&mut session, "GET met\r\nECHO x\r\n"), "$1\r\n1\r\n$1\r\nx\r\n");
    assert_eq!(
        ask(&mut session, "MULTI\r\nSET after 1\r\nEXEC\r\n"),
        format!("+OK\r\n{REFUSED}-EXECABORT Transaction discarded because of previous errors.\r\n")
    );
    assert!(ask(&mut session, "INFO persistence\r\n").contains("aof_last_write_status:err"));
    disk.fail(None);
    server.log.status().retry_at = 0;
    server.tend_log(Duty::Sync);
    assert_eq!(ask(&mut session, "SET after 1\r\nPING\r\n"), "+OK\r\n+PONG\r\n");
    server.log.settle(server.now()).unwrap();
    assert_eq!(keys(&start(&disk)), keys(&server));
}

/// The next sync after a failed one may succeed although data is lost. So no write is accepted before all keys are in
/// new files.
#[test]
fn after_a_failed_sync_writes_are_refused_until_all_keys_are_in_new_files() {
    let disk = Disk::new();
    let server = start(&disk);
    let mut session = Session::detached(&server);
    ask(&mut session, "MSET a 1 b 2\r\n");
    server.tend_log(Duty::Sync);
    disk.fail(Some(Operation::Sync));
    ask(&mut session, "SET c 3\r\n");
    server.tend_log(Duty::Sync);
    assert_eq!(ask(&mut session, "SET d 4\r\n"), REFUSED);
    server.tend_log(Duty::Rewrite);
    disk.fail(None);
    server.tend_log(Duty::Sync);
    assert_eq!(ask(&mut session, "SET d 4\r\n"), REFUSED, "another sync is no proof");
    assert!(!server.log.has_reached(server.log.appended()), "and no reply leaves");
    assert!(matches!(server.log_rest(Duty::Rewrite), Rest::Sleep(_)), "the rewrite is tried again");
    server.tend_log(Duty::Rewrite);
    assert!(server.log.has_reached(server.log.appended()));
    assert_eq!(ask(&mut session, "SET d 4\r\n"), "+OK\r\n");
    server.log.settle(server.now()).unwrap();
    assert_eq!(keys(&start(&disk)), keys(&server));
}

#[test]
fn a_rewrite_that_fails_leaves_all_in_place() {
    for operation in [Operation::Create, Operation::Rename, Operation::SyncFolder, Operation::Sync] {
        let disk = Disk::new();
        let server = start(&disk);
        let mut session = Session::detached(&server);
        ask(&mut session, "MSET a 1 b 2\r\nINCR a\r\n");
        server.log.settle(server.now()).unwrap();
        disk.fail(Some(operation));
        server.tend_log(Duty::Rewrite);
        disk.fail(None);
        ask(&mut session, "INCR a\r\n");
        server.log.settle(server.now()).unwrap();
        assert_eq!(keys(&start(&disk)), keys(&server), "{operation:?}");
        assert!(ask(&mut session, "INFO persistence\r\n").contains("aof_last_bgrewrite_status:err"));
        server.tend_log(Duty::Rewrite);
        assert!(ask(&mut session, "INFO persistence\r\n").contains("aof_last_bgrewrite_status:ok"));
        assert_eq!(keys(&start(&disk)), keys(&server), "{operation:?}");
    }
}

#[test]
fn a_rewrite_leaves_a_base_an_increment_and_the_manifest() {
    let disk = Disk::new();
    let server = start(&disk);
    for _ in 0..3 {
        server.tend_log(Duty::Rewrite);
    }
    assert_eq!(disk.names(), ["appendonly.aof.4.base.aof", "appendonly.aof.4.incr.aof", "appendonly.aof.manifest"]);
}

#[test]
fn a_file_that_cannot_be_removed_is_removed_at_the_next_start() {
    let disk = Disk::new();
    let server = start(&disk);
    disk.fail(Some(Operation::Remove));
    server.tend_log(Duty::Rewrite);
    assert!(disk.names().len() > 3, "{:?}", disk.names());
    disk.fail(None);
    start(&disk);
    assert_eq!(disk.names(), ["appendonly.aof.2.base.aof", "appendonly.aof.2.incr.aof", "appendonly.aof.manifest"]);
}

/// A swap of databases cannot be expressed by the states of keys.
#[test]
fn a_rewrite_begins_anew_when_databases_are_swapped() {
    let disk = Disk::new();
    let server = start(&disk);
    let mut session = Session::detached(&server);
    for number in 0..100 {
        ask(&mut session, &format!("SET {number} 0\r\n"));
    }
    let mut count = 0;
    disk.set_hook(Some(Box::new(move || {
        count += 1;
        if count % 20 == 0 && count <= 100 {
            assert_eq!(ask(&mut session, &format!("SWAPDB 0 1\r\nSET new{count} 1\r\n")), "+OK\r\n+OK\r\n");
        }
    })));
    server.tend_log(Duty::Rewrite);
    disk.set_hook(None);
    server.log.settle(server.now()).unwrap();
    assert_eq!(keys(&start(&disk)), keys(&server));
}

#[test]
fn a_server_without_a_folder_has_no_log() {
    let server = Server::new(crate::Config::default(), ManualClock::at_unix_millis(0));
    assert_eq!(server.log_rest(Duty::Sync), Rest::End);
    let mut session = Session::detached(&server);
    assert!(
        ask(&mut session, "CONFIG SET appendonly yes\r\n").ends_with("Unable to turn on AOF. Check server logs.\r\n")
    );
}

#[test]
fn a_log_that_is_switched_on_begins_with_a_rewrite_and_off_with_a_sync() {
    let disk = Disk::new();
    let server = Server::new(crate::Config::default(), ManualClock::at_unix_millis(super::NOW));
    server.set_folder(std::sync::Arc::new(disk.clone()));
    let mut session = Session::detached(&server);
    ask(&mut session, "MSET a 1 b 2\r\n");
    assert_eq!(ask(&mut session, "CONFIG SET appendonly yes\r\n"), "+OK\r\n");
    assert_eq!(server.log_rest(Duty::Rewrite), Rest::Work);
    server.tend_log(Duty::Rewrite);
    assert_eq!(server.log.stage(), Stage::On);
    ask(&mut session, "INCR a\r\n");
    assert_eq!(ask(&mut session, "CONFIG SET appendonly no\r\n"), "+OK\r\n");
    assert_eq!(server.log_rest(Duty::Sync), Rest::Work);
    server.tend_log(Duty::Sync);
    assert_eq!(keys(&start(&disk)), keys(&server));
    ask(&mut session, "INCR a\r\nCONFIG SET appendonly yes\r\n");
    server.tend_log(Duty::Rewrite);
    assert_eq!(keys(&start(&disk)), keys(&server), "what came meanwhile is in the new base");
}
