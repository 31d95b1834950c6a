//! `CLIENT KILL`: the client is gone when the command is answered.

use super::*;

/// Returns the id of a client.
fn id(connection: &mut Connection) -> String {
    connection.ask("CLIENT ID").trim_matches([':', '\r', '\n']).to_owned()
}

#[test]
fn a_killed_client_is_gone_with_the_answer() {
    let world = World::new();
    let (mut admin, mut victim) = (world.connect(), world.connect());
    let victims_id = id(&mut victim);
    victim.ask("SUBSCRIBE news");
    victim.ask("PSUBSCRIBE n*");
    victim.ask("SSUBSCRIBE shard");
    // All in one batch, so that the victim's task has no turn in between.
    let answers = admin.ask(&format!(
        "CLIENT KILL ID {victims_id}\r\nCLIENT KILL ID {victims_id}\r\nPUBLISH news hello\r\nSPUBLISH shard hello\r\n\
         PUBSUB NUMSUB news\r\nPUBSUB NUMPAT\r\nPUBSUB CHANNELS\r\nPUBSUB SHARDCHANNELS"
    ));
    assert_eq!(answers, ":1\r\n:0\r\n:0\r\n:0\r\n*2\r\n$4\r\nnews\r\n:0\r\n:0\r\n*0\r\n*0\r\n");
    assert!(!admin.ask("CLIENT LIST").contains(&format!("id={victims_id} ")));
    assert!(admin.ask("INFO clients").contains("connected_clients:1\r\n"));
    assert!(admin.ask("INFO stats").contains("pubsub_channels:0\r\n"));
    victim.heard();
    victim.run();
    assert_eq!((victim.heard().as_str(), victim.why().as_str()), ("", "killed"));
}

#[test]
fn nothing_that_a_killed_client_sent_is_executed() {
    let world = World::new();
    let (mut admin, mut victim) = (world.connect(), world.connect());
    let victims_id = id(&mut victim);
    // The request is in the socket, and not read before the kill is answered.
    victim.inbound.extend(b"SET k 1\r\n");
    admin.ask(&format!("CLIENT KILL ID {victims_id}"));
    victim.run();
    assert_eq!(victim.why(), "killed");
    assert_eq!(admin.ask("GET k"), "$-1\r\n");
}

#[test]
fn a_batch_that_kills_another_client_stops_that_ones_batch() {
    // The kill comes while the victim executes a batch: the next command is no longer executed.
    let world = World::new();
    let mut victim = world.connect();
    let client = Arc::clone(victim.conversation.as_ref().expect("it is open").client());
    victim.inbound.extend(b"INCR k\r\nINCR k\r\n");
    world.server.kill(&client);
    victim.run();
    assert_eq!((victim.heard().as_str(), victim.why().as_str()), ("", "killed"));
}

#[test]
fn who_kills_himself_is_answered_and_closed() {
    let world = World::new();
    let mut connection = world.connect();
    let own = id(&mut connection);
    connection.send(format!("CLIENT KILL ID {own} SKIPME no\r\nSET k 1\r\n"));
    assert_eq!((connection.heard().as_str(), connection.why().as_str()), (":1\r\n", "after the last reply"));
    assert_eq!(world.connect().ask("GET k"), "$-1\r\n");
}

#[test]
fn a_killed_client_that_was_paused_does_nothing_after_the_pause() {
    let world = World::new();
    let (mut admin, mut victim) = (world.connect(), world.connect());
    let victims_id = id(&mut victim);
    admin.ask("CLIENT PAUSE 100 WRITE");
    victim.send("SET k 1\r\n");
    admin.ask(&format!("CLIENT KILL ID {victims_id}"));
    pass(&world, 200, &mut [&mut victim]);
    assert_eq!(victim.why(), "killed");
    assert_eq!(admin.ask("GET k"), "$-1\r\n");
}

#[test]
fn a_client_that_has_left_is_not_counted_as_leaving() {
    let world = World::new();
    let mut admin = world.connect();
    let mut victim = world.connect();
    victim.ask("SUBSCRIBE news");
    let client = Arc::clone(victim.conversation.as_ref().expect("it is open").client());
    drop(victim);
    // Killed by means of a list that was made before it left.
    world.server.kill(&client);
    let mut other = world.connect();
    other.ask("SUBSCRIBE news");
    assert!(admin.ask("INFO stats").contains("pubsub_channels:1\r\n"));
    assert_eq!(world.server.registry.leaving(), 0);
}
