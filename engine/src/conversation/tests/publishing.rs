//! Messages of others: in order, in portions, and before the replies to later requests.

use super::*;

fn message(text: &str) -> String {
    format!("*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n${}\r\n{text}\r\n", text.len())
}

#[test]
fn a_message_wakes_its_subscriber() {
    let world = World::new();
    let (mut publisher, mut subscriber) = (world.connect(), world.connect());
    subscriber.ask("SUBSCRIBE news");
    assert_eq!(publisher.ask("PUBLISH news one\r\nPUBLISH news two"), ":1\r\n:1\r\n");
    assert_eq!(subscriber.heard(), "");
    subscriber.run();
    assert_eq!(subscriber.heard(), message("one") + &message("two"));
}

#[test]
fn what_was_published_before_a_request_stands_before_its_reply() {
    let world = World::new();
    let (mut publisher, mut subscriber) = (world.connect(), world.connect());
    subscriber.ask("SUBSCRIBE news");
    publisher.ask("PUBLISH news one");
    assert_eq!(subscriber.ask("PING"), message("one") + "*2\r\n$4\r\npong\r\n$0\r\n\r\n");
}

#[test]
fn a_backlog_of_messages_is_written_in_portions_and_whole() {
    let world = World::new();
    let (mut publisher, mut subscriber) = (world.connect(), world.connect());
    subscriber.ask("SUBSCRIBE news");
    let held = world.server.account.held();
    subscriber.window = 0;
    let text = "m".repeat(100_000);
    for _ in 0..30 {
        publisher.ask_words(&["PUBLISH", "news", &text]);
        subscriber.run();
        assert!(subscriber.replies.len() <= REPLIES_PER_WRITE + 2 * text.len(), "{}", subscriber.replies.len());
    }
    while subscriber.received.len() < 30 * message(&text).len() {
        subscriber.take(70_000);
    }
    assert_eq!(subscriber.heard(), message(&text).repeat(30));
    assert_eq!(world.server.account.held(), held);
}

#[test]
fn a_subscriber_that_is_too_slow_is_closed() {
    let world = World::new();
    let (mut publisher, mut subscriber) = (world.connect(), world.connect());
    publisher.ask_words(&["CONFIG", "SET", "client-output-buffer-limit", "pubsub 1000000 0 0"]);
    subscriber.ask("SUBSCRIBE news");
    subscriber.window = 0;
    let text = "m".repeat(100_000);
    let heard = std::iter::repeat_with(|| {
        let heard = publisher.ask_words(&["PUBLISH", "news", &text]);
        subscriber.run();
        heard
    });
    let delivered = heard.take(30).filter(|heard| heard == ":1\r\n").count();
    assert!((5..=10).contains(&delivered), "{delivered} messages of a tenth of the limit");
    assert_eq!(subscriber.why(), "killed");
}
