//! The append-only file: replies wait until it holds their effects, and delay the end of the server no longer than the
//! drain limit.

use super::*;
use crate::config::Fsync;
use crate::persistence::Duty;
use crate::persistence::tests::disk::Disk;

/// Returns a server whose file is synced when a test says so.
fn world() -> World {
    let mut config = Config { drain_ms: 5_000, ..Config::default() };
    (config.appendonly, config.appendfsync) = (true, Fsync::Always);
    let world = World::with(config);
    world.server.set_folder(Arc::new(Disk::new()));
    world.server.open_log().expect("the folder is empty");
    world.server.tend_log(Duty::Sync);
    world
}

/// Returns a connection that the end of a sync notifies.
fn connect(world: &World) -> Connection {
    let mut connection = world.connect();
    connection.has_others = true;
    connection
}

#[test]
fn a_reply_waits_for_the_sync_of_its_effect_and_nothing_is_read_meanwhile() {
    let world = world();
    let mut connection = connect(&world);
    assert_eq!(connection.ask("SET k v"), "");
    assert_eq!(connection.wait, Some((false, None)));
    world.server.tend_log(Duty::Sync);
    connection.run();
    assert_eq!(connection.heard(), "+OK\r\n");
    assert_eq!(connection.wait, Some((true, None)));
}

#[test]
fn a_reply_that_shows_an_effect_of_another_waits_for_its_sync_too() {
    let world = world();
    let (mut writer, mut reader) = (connect(&world), connect(&world));
    writer.ask("SET k v");
    assert_eq!(reader.ask("GET k"), "");
    world.server.tend_log(Duty::Sync);
    writer.run();
    reader.run();
    assert_eq!((writer.heard().as_str(), reader.heard().as_str()), ("+OK\r\n", "$1\r\nv\r\n"));
    // No effect is unsynced, so there is nothing to wait for.
    assert_eq!(reader.ask("GET k"), "$1\r\nv\r\n");
}

#[test]
fn a_sync_that_never_ends_holds_the_exit_for_the_drain_limit() {
    let world = world();
    let mut connection = connect(&world);
    connection.ask("SET k v");
    world.server.stop();
    connection.run();
    assert_eq!(connection.wait, Some((false, Some(world.now() + 5_000))));
    pass(&world, 4_999, &mut [&mut connection]);
    assert!(connection.is_open());
    pass(&world, 1, &mut [&mut connection]);
    assert_eq!((connection.heard().as_str(), connection.why().as_str()), ("", "the server stops"));
}

#[test]
fn what_is_synced_while_the_server_stops_is_answered() {
    let world = world();
    let mut connection = connect(&world);
    connection.ask("SET k v");
    world.server.stop();
    connection.run();
    world.server.log.write(world.server.now());
    world.server.log.sync(world.server.now()).expect("the disk is well");
    connection.run();
    assert_eq!(connection.heard(), "+OK\r\n");
    pass(&world, 20, &mut [&mut connection]);
    assert_eq!(connection.why(), "the server stops");
}
