//! Counts what a request asks of the socket: how often it is read from and written to. Both servers make one system call
//! for each; what their runtimes add is fact B57 and B66 of the guide.

use std::sync::Arc;

use engine::client::Peer;
use engine::{Config, Conversation, ManualClock, Next, Notify, ReplyBuffer, RequestBuffer, Server};

struct Silent;

impl Notify for Silent {
    fn notify(&self) {}
}

/// A connection whose socket takes and brings as much as there is.
struct Connection {
    conversation: Conversation,
    requests: RequestBuffer,
    replies: ReplyBuffer,
    reads: u32,
    writes: u32,
    /// Bytes of the last exchange.
    received: Vec<u8>,
}

impl Connection {
    fn of(server: &Arc<Server>) -> Self {
        let session = server.connect(Peer::none(), Arc::new(Silent)).expect("there is room");
        let conversation = Conversation::new(session);
        Self {
            conversation,
            requests: RequestBuffer::default(),
            replies: ReplyBuffer::default(),
            reads: 0,
            writes: 0,
            received: Vec::new(),
        }
    }

    /// Sends `bytes` in one piece and returns how often the socket was read from and written to.
    fn exchange(&mut self, bytes: &[u8]) -> (u32, u32) {
        (self.reads, self.writes) = (1, 0);
        self.requests.extend(bytes);
        self.conversation.read(bytes.len());
        self.run();
        (self.reads, self.writes)
    }

    /// Does what a server's task does until it has to wait.
    fn run(&mut self) {
        self.received.clear();
        loop {
            let next = self.conversation.turn(&mut self.requests, &mut self.replies);
            let count = self.replies.unwritten().len();
            if count > 0 {
                self.writes += 1;
                self.received.extend_from_slice(self.replies.unwritten());
                self.replies.advance(count);
            }
            match next {
                Next::Wait { read: true, .. } if count == 0 => return,
                Next::End(_) => panic!("the conversation has ended"),
                _ => {}
            }
        }
    }
}

fn server() -> Arc<Server> {
    Server::new(Config::default(), ManualClock::at_unix_millis(1_000_000))
}

fn request(words: &[&str]) -> Vec<u8> {
    let bulk = words.iter().map(|word| format!("${}\r\n{word}\r\n", word.len()));
    format!("*{}\r\n{}", words.len(), bulk.collect::<String>()).into_bytes()
}

#[track_caller]
fn assert_one_read_and_one_write(setup: &[&[u8]], bytes: &[u8], replies: &str) {
    let mut connection = Connection::of(&server());
    for bytes in setup {
        connection.exchange(bytes);
    }
    assert_eq!(connection.exchange(bytes), (1, 1));
    assert_eq!(String::from_utf8_lossy(&connection.received), replies);
}

#[test]
fn an_mget_of_a_hundred_keys_is_one_read_and_one_write() {
    let keys: Vec<String> = (0..100).map(|key| format!("key:{key}")).collect();
    let words: Vec<&str> = ["MGET"].into_iter().chain(keys.iter().map(String::as_str)).collect();
    let replies = format!("*100\r\n{}", "$-1\r\n".repeat(100));
    assert_one_read_and_one_write(&[], &request(&words), &replies);
}

#[test]
fn sixteen_increments_are_one_read_and_one_write() {
    let replies: String = (1..=16).map(|number| format!(":{number}\r\n")).collect();
    assert_one_read_and_one_write(&[], &request(&["INCR", "visits"]).repeat(16), &replies);
}

#[test]
fn a_transaction_is_one_read_and_one_write() {
    let mut transaction = request(&["MULTI"]);
    transaction.extend(request(&["GET", "name"]).repeat(10));
    transaction.extend(request(&["EXEC"]));
    let replies = format!("+OK\r\n{}*10\r\n{}", "+QUEUED\r\n".repeat(10), "$5\r\nvalue\r\n".repeat(10));
    assert_one_read_and_one_write(&[&request(&["SET", "name", "value"])], &transaction, &replies);
}

#[test]
fn messages_that_were_published_together_reach_each_subscriber_in_one_write() {
    let server = server();
    let mut publisher = Connection::of(&server);
    let mut subscribers: Vec<Connection> = (0..100).map(|_| Connection::of(&server)).collect();
    for subscriber in &mut subscribers {
        subscriber.exchange(&request(&["SUBSCRIBE", "news"]));
    }
    assert_eq!(publisher.exchange(&request(&["PUBLISH", "news", "text"]).repeat(16)), (1, 1));
    assert_eq!(publisher.received, b":100\r\n".repeat(16));
    for subscriber in &mut subscribers {
        (subscriber.reads, subscriber.writes) = (0, 0);
        subscriber.run();
        assert_eq!((subscriber.reads, subscriber.writes), (0, 1));
        assert_eq!(subscriber.received, b"*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$4\r\ntext\r\n".repeat(16));
    }
}
