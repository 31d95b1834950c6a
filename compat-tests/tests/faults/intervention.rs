//! Commands of one client that act on another.

use std::time::{Duration, Instant};

use compat_tests::servers::Kind;

use crate::harness::{Client, PATIENCE, on_both, start, until};

fn a_pause_holds_commands_and_unpause_lets_them_go(kind: Kind) {
    let server = start(kind, &[]);
    let (mut admin, mut reader, mut writer) = (Client::new(&server), Client::new(&server), Client::new(&server));
    // Longer than the test may take, so that only UNPAUSE can end it.
    assert_eq!(admin.ask("CLIENT PAUSE 600000 WRITE"), "+OK");
    writer.send("SET k v");
    writer.send("GET k");
    for _ in 0..20 {
        assert_eq!(reader.ask("GET k"), "nil");
    }
    assert_eq!(admin.ask("CLIENT UNPAUSE"), "+OK");
    assert_eq!(writer.said(), "+OK");
    assert_eq!(writer.said(), "\"v\"");
    // As in Redis 7.0, ALL also holds back UNPAUSE, so the pause has to end by itself.
    assert_eq!(admin.ask("CLIENT PAUSE 300 ALL"), "+OK");
    let begun = Instant::now();
    writer.send("SET k w");
    assert_eq!(reader.ask("PING"), "+PONG");
    assert!(begun.elapsed() >= Duration::from_millis(200), "{:?}", begun.elapsed());
    assert_eq!(writer.said(), "+OK");
    // And it ends by itself.
    assert_eq!(admin.ask("CLIENT PAUSE 100 WRITE"), "+OK");
    let begun = Instant::now();
    assert_eq!(writer.ask("SET k x"), "+OK");
    assert!(begun.elapsed() >= Duration::from_millis(50), "{:?}", begun.elapsed());
}

fn a_killed_client_is_closed_whatever_it_waits_for(kind: Kind) {
    let server = start(kind, &["--log", "info"]);
    let mut admin = Client::new(&server);
    let (mut idle, mut subscriber, mut paused) = (Client::new(&server), Client::new(&server), Client::new(&server));
    let mut flooded = Client::new(&server);
    flooded.send_words(&[b"SET", b"long", &[b'v'; 1_000_000]]);
    assert_eq!(flooded.said(), "+OK");
    let id = |client: &mut Client| client.ask("CLIENT ID").trim_start_matches(':').to_owned();
    let ids = [&mut idle, &mut subscriber, &mut paused, &mut flooded].map(id);
    assert_eq!(subscriber.ask("SUBSCRIBE news"), "[ \"subscribe\" \"news\" :1 ]");
    assert_eq!(admin.ask("CLIENT PAUSE 600000 WRITE"), "+OK");
    paused.send("SET k v");
    // Nobody reads the replies, so the task waits to write.
    flooded.0.send(&crate::harness::encode(&[b"GET", b"long"]).repeat(50), PATIENCE).unwrap();
    for id in &ids {
        assert_eq!(admin.ask(&format!("CLIENT KILL ID {id}")), ":1");
    }
    for client in [&mut idle, &mut subscriber, &mut paused, &mut flooded] {
        client.end();
    }
    until("they are gone", || (admin.info("connected_clients") == 1).then_some(()));
    assert_eq!(admin.ask("CLIENT UNPAUSE"), "+OK");
    // A request that waited when its client was killed is not executed.
    assert_eq!(admin.ask("EXISTS k"), ":0");
    assert_eq!(admin.ask("PUBSUB CHANNELS"), "[ ]");
    until("the reason is logged", || (server.stderr().matches("closed: killed").count() == 4).then_some(()));
}

fn a_client_may_kill_itself_and_reads_the_reply(kind: Kind) {
    let server = start(kind, &[]);
    let mut client = Client::new(&server);
    let id = client.ask("CLIENT ID").trim_start_matches(':').to_owned();
    assert_eq!(client.ask(&format!("CLIENT KILL ID {id} SKIPME no")), ":1");
    client.end();
    assert_eq!(Client::new(&server).info("connected_clients"), 1);
}

fn keyspace_notifications_are_delivered_expiry_included(kind: Kind) {
    let server = start(kind, &["--notify-keyspace-events", "KEA"]);
    let (mut subscriber, mut writer) = (Client::new(&server), Client::new(&server));
    assert_eq!(subscriber.ask("PSUBSCRIBE __key*__:*"), "[ \"psubscribe\" \"__key*__:*\" :1 ]");
    for (command, reply) in
        [("SET k 1", "+OK"), ("INCR k", ":2"), ("RENAME k l", "+OK"), ("PEXPIRE l 20", ":1"), ("GET absent", "nil")]
    {
        assert_eq!(writer.ask(command), reply);
    }
    // The key's end is published although nobody reads the key.
    for (event, key) in
        [("set", "k"), ("incrby", "k"), ("rename_from", "k"), ("rename_to", "l"), ("expire", "l"), ("expired", "l")]
    {
        let space = format!("[ \"pmessage\" \"__key*__:*\" \"__keyspace@0__:{key}\" \"{event}\" ]");
        let events = format!("[ \"pmessage\" \"__key*__:*\" \"__keyevent@0__:{event}\" \"{key}\" ]");
        assert_eq!([subscriber.said(), subscriber.said()], [space, events]);
    }
    assert_eq!(writer.ask("EXISTS l"), ":0");
}

fn a_kill_is_done_when_it_is_answered(kind: Kind) {
    for flags in [&["--threads", "1"][..], &[]] {
        let server = start(kind, flags);
        let mut admin = Client::new(&server);
        for round in 0..150 {
            let mut victim = Client::new(&server);
            let id = victim.ask("CLIENT ID");
            let id = id.trim_start_matches(':');
            assert_eq!(victim.ask("SUBSCRIBE news"), "[ \"subscribe\" \"news\" :1 ]");
            assert_eq!(victim.ask("UNSUBSCRIBE news"), "[ \"unsubscribe\" \"news\" :0 ]");
            assert_eq!(victim.ask("PSUBSCRIBE n*"), "[ \"psubscribe\" \"n*\" :1 ]");
            assert_eq!(victim.ask("PUNSUBSCRIBE n*"), "[ \"punsubscribe\" \"n*\" :0 ]");
            assert_eq!(admin.ask(&format!("CLIENT KILL ID {id}")), ":1");
            // The server may have closed already; if the request arrives, it is not executed.
            let _ = victim.0.send(&crate::harness::encode(&[b"SET", b"after-the-kill", b"1"]), PATIENCE);
            assert_eq!(admin.ask(&format!("CLIENT KILL ID {id}")), ":0", "round {round}");
            assert!(!admin.text("CLIENT LIST").contains(&format!("id={id} ")));
            victim.end();
            assert_eq!(admin.ask("EXISTS after-the-kill"), ":0", "round {round}");
        }
    }
}

fn a_killed_subscriber_hears_and_counts_no_more(kind: Kind) {
    let server = start(kind, &[]);
    let mut admin = Client::new(&server);
    for _ in 0..50 {
        let mut victim = Client::new(&server);
        let id = victim.ask("CLIENT ID");
        assert_eq!(victim.ask("SUBSCRIBE news"), "[ \"subscribe\" \"news\" :1 ]");
        admin.send(&format!("CLIENT KILL ID {}", id.trim_start_matches(':')));
        for request in ["PUBLISH news hello", "PUBSUB NUMSUB news", "PUBSUB CHANNELS"] {
            admin.send(request);
        }
        let answers: Vec<String> = (0..4).map(|_| admin.said()).collect();
        assert_eq!(answers, [":1", ":0", "[ \"news\" :0 ]", "[ ]"]);
        victim.end();
    }
}

on_both! {
    a_kill_is_done_when_it_is_answered
    a_killed_subscriber_hears_and_counts_no_more
    a_pause_holds_commands_and_unpause_lets_them_go
    a_killed_client_is_closed_whatever_it_waits_for
    a_client_may_kill_itself_and_reads_the_reply
    keyspace_notifications_are_delivered_expiry_included
}
