//! Properties of the engine that hold for any bytes.
//!
//! The targets of cargo-fuzz call these functions with bytes that it makes up; `tests/corpus.rs` calls
//! them with the corpus, so that `cargo test` notices what breaks them.

use std::sync::Arc;

use engine::client::Peer;
use engine::config::Store;
use engine::{Closed, Config, Conversation, Frame, ManualClock, Next, Notify, ReplyBuffer, RequestBuffer, Server};

#[derive(Debug)]
struct NoNotify;

impl Notify for NoNotify {
    fn notify(&self) {}
}

/// A connection of a server that nobody else uses, and all that it has written.
struct Connection {
    conversation: Conversation,
    requests: RequestBuffer,
    replies: ReplyBuffer,
    written: Vec<u8>,
    closed: Option<Closed>,
}

impl Connection {
    fn new() -> Self {
        let mut config = Config::default();
        (config.store, config.threads) = (Store::PerConnection, Some(1));
        let server = Server::new(config, ManualClock::at_unix_millis(1_000_000));
        let session = server.connect(Peer::none(), Arc::new(NoNotify)).expect("the first client is let in");
        Self {
            conversation: Conversation::new(session),
            requests: RequestBuffer::default(),
            replies: ReplyBuffer::default(),
            written: Vec::new(),
            closed: None,
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        if self.closed.is_none() {
            self.requests.extend(bytes);
            self.conversation.read(bytes.len());
            self.run();
        }
    }

    fn run(&mut self) {
        loop {
            let next = self.conversation.turn(&mut self.requests, &mut self.replies);
            let count = self.replies.unwritten().len();
            self.written.extend_from_slice(self.replies.unwritten());
            self.replies.advance(count);
            match next {
                Next::End(closed) => self.closed = Some(closed),
                Next::Wait { .. } if count == 0 => {}
                _ => continue,
            }
            return;
        }
    }
}

/// Commands whose replies depend on the time or the process, and not on the request alone.
const UNSTABLE: [&[u8]; 10] =
    [b"info", b"client", b"time", b"slowlog", b"latency", b"random", b"memory", b"scan", b"debug", b"keys"];

/// Requests: no bytes break a session, and the replies do not depend on the pieces in which they arrive.
///
/// The first byte sets the length of the pieces.
pub fn requests(bytes: &[u8]) {
    let Some((&step, bytes)) = bytes.split_first() else { return };
    let (mut whole, mut pieces) = (Connection::new(), Connection::new());
    whole.feed(bytes);
    for piece in bytes.chunks(usize::from(step) + 1) {
        pieces.feed(piece);
    }
    for connection in [&mut whole, &mut pieces] {
        if connection.closed.is_none() {
            connection.conversation.eof();
            connection.run();
        }
    }
    let lower = bytes.to_ascii_lowercase();
    if !UNSTABLE.iter().any(|word| lower.windows(word.len()).any(|window| window == *word)) {
        assert_eq!(whole.written.escape_ascii().to_string(), pieces.written.escape_ascii().to_string());
    }
    assert_eq!(whole.closed.is_some(), pieces.closed.is_some());
}

/// Replies: no bytes break a client's decoder. The frames do not depend on the pieces in which the bytes arrive, and a
/// frame that is written and decoded again is the same.
///
/// The first byte sets the length of the pieces.
pub fn replies(bytes: &[u8]) {
    let Some((&step, bytes)) = bytes.split_first() else { return };
    let whole = frames(&[bytes]);
    let pieces: Vec<&[u8]> = bytes.chunks(usize::from(step) + 1).collect();
    // Compared as text, since NaN is not equal to itself.
    assert_eq!(format!("{whole:?}"), format!("{:?}", frames(&pieces)));
    for frame in whole.0 {
        let mut encoded = Vec::new();
        frame.encode(&mut encoded);
        let (again, refused) = frames(&[&encoded]);
        assert!(!refused && again.len() == 1, "{frame:?} is written as {}", encoded.escape_ascii());
        let mut twice = Vec::new();
        again[0].encode(&mut twice);
        assert_eq!(encoded, twice);
    }
}

/// Returns the frames in these pieces, and whether the bytes behind them are invalid.
fn frames(pieces: &[&[u8]]) -> (Vec<Frame>, bool) {
    let (mut buffer, mut frames) = (RequestBuffer::default(), Vec::new());
    for piece in pieces {
        buffer.extend(piece);
        loop {
            match buffer.next_frame() {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(_) => return (frames, true),
            }
        }
    }
    (frames, false)
}
