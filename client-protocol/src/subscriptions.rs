//! The state of a subscribed connection.

use std::collections::VecDeque;
use std::io;

use bytes::Bytes;

use super::Error;
use super::call::encode;
use engine::Frame;

/// A message that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// The channel that it was published to.
    pub channel: Bytes,
    /// Content that was published.
    pub content: Bytes,
    /// The pattern that the channel matched, if the message came through a pattern.
    pub pattern: Option<Bytes>,
}

/// State of a subscribed client: its channels and patterns, and the messages that nobody has taken yet.
///
/// Pass it each frame that the server sends. Messages may come between a request and its confirmation; they are kept,
/// in order. Pushes that are no messages are dropped.
///
/// ```
/// use engine::Frame;
/// use client_protocol::Subscriptions;
///
/// let push = |kind, last| Frame::Array(vec![Frame::Bulk(kind), Frame::Bulk("news".into()), last]);
/// let mut subscriptions = Subscriptions::default();
/// let request = subscriptions.subscribe(["news"]);
/// assert_eq!(request, b"*2\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n");
/// subscriptions.receive(Ok(Some(push("subscribe".into(), Frame::Integer(1))))).unwrap();
/// assert!(subscriptions.is_settled());
/// subscriptions.receive(Ok(Some(push("message".into(), Frame::Bulk("hello".into()))))).unwrap();
/// assert_eq!(subscriptions.next_message().unwrap().content, "hello");
/// assert_eq!(subscriptions.channels(), ["news"]);
///
/// subscriptions.psubscribe(["new*"]);
/// subscriptions.receive(Ok(Some(Frame::Array(vec![
///     Frame::Bulk("psubscribe".into()),
///     Frame::Bulk("new*".into()),
///     Frame::Integer(2),
/// ])))).unwrap();
/// assert_eq!(subscriptions.patterns(), ["new*"]);
///
/// // Names that are not given stand for all.
/// assert_eq!(subscriptions.unsubscribe([""; 0]), b"*1\r\n$11\r\nunsubscribe\r\n");
/// subscriptions.receive(Ok(Some(push("unsubscribe".into(), Frame::Integer(1))))).unwrap();
/// assert!(!subscriptions.is_silent(), "the pattern is left");
/// assert_eq!(subscriptions.punsubscribe(["new*"]), b"*2\r\n$12\r\npunsubscribe\r\n$4\r\nnew*\r\n");
///
/// subscriptions.receive(Ok(None)).unwrap_err();
/// assert!(subscriptions.check().unwrap_err().is_closed());
/// ```
#[derive(Debug, Default)]
pub struct Subscriptions {
    channels: Vec<Bytes>,
    patterns: Vec<Bytes>,
    messages: VecDeque<Message>,
    /// Confirmations that the server still owes, for each request.
    owed: VecDeque<Owed>,
    failed: Option<Error>,
}

/// Kind of change: to channels or to patterns, and subscribing or unsubscribing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    is_pattern: bool,
    begins: bool,
}

impl Change {
    const SUBSCRIBE: Self = Self { is_pattern: false, begins: true };
    const UNSUBSCRIBE: Self = Self { is_pattern: false, begins: false };
    const PSUBSCRIBE: Self = Self { is_pattern: true, begins: true };
    const PUNSUBSCRIBE: Self = Self { is_pattern: true, begins: false };
    const ALL: [Self; 4] = [Self::SUBSCRIBE, Self::UNSUBSCRIBE, Self::PSUBSCRIBE, Self::PUNSUBSCRIBE];

    fn command(self) -> &'static str {
        match self {
            Self::SUBSCRIBE => "subscribe",
            Self::UNSUBSCRIBE => "unsubscribe",
            Self::PSUBSCRIBE => "psubscribe",
            _ => "punsubscribe",
        }
    }
}

#[derive(Debug)]
struct Owed {
    change: Change,
    /// The names that are not confirmed yet. If the request named none, it concerns all that are subscribed.
    names: VecDeque<Bytes>,
    all: bool,
}

impl Subscriptions {
    /// Returns the request that adds `channels`.
    pub fn subscribe<C: AsRef<[u8]>>(&mut self, channels: impl IntoIterator<Item = C>) -> Vec<u8> {
        self.request(Change::SUBSCRIBE, channels)
    }

    /// Returns the request that removes `channels`, or every channel if `channels` is empty.
    pub fn unsubscribe<C: AsRef<[u8]>>(&mut self, channels: impl IntoIterator<Item = C>) -> Vec<u8> {
        self.request(Change::UNSUBSCRIBE, channels)
    }

    /// Returns the request that adds all channels that match one of `patterns`.
    pub fn psubscribe<P: AsRef<[u8]>>(&mut self, patterns: impl IntoIterator<Item = P>) -> Vec<u8> {
        self.request(Change::PSUBSCRIBE, patterns)
    }

    /// Returns the request that removes `patterns`, or every pattern if `patterns` is empty.
    pub fn punsubscribe<P: AsRef<[u8]>>(&mut self, patterns: impl IntoIterator<Item = P>) -> Vec<u8> {
        self.request(Change::PUNSUBSCRIBE, patterns)
    }

    fn request<N: AsRef<[u8]>>(&mut self, change: Change, names: impl IntoIterator<Item = N>) -> Vec<u8> {
        let mut words = vec![Bytes::from(change.command())];
        words.extend(names.into_iter().map(|name| Bytes::copy_from_slice(name.as_ref())));
        let mut request = Vec::new();
        encode(&words, &mut request);
        let names: VecDeque<Bytes> = words.split_off(1).into();
        self.owed.push_back(Owed { change, all: names.is_empty(), names });
        request
    }

    /// Records a result of reading the connection: a frame, `None` for its end, or an error.
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply, which ends its request; the end of the connection or its error, if that is
    /// what was read; [`Error::Unexpected`] for a frame that is neither a message nor a confirmation that is due. After
    /// either of the last two the state of the connection is unknown, and every later call returns the same error.
    pub fn receive(&mut self, read: io::Result<Option<Frame>>) -> Result<(), Error> {
        self.check()?;
        let received = match read {
            Ok(Some(frame)) => self.take_in(frame),
            Ok(None) => Err(Error::closed()),
            Err(error) => Err(error.into()),
        };
        received.inspect_err(|error| {
            if !matches!(error, Error::Server(_)) {
                self.failed = Some(error.clone());
            }
        })
    }

    /// Returns the error that ended the connection, if one did.
    ///
    /// # Errors
    ///
    /// The error that ended the connection.
    pub fn check(&self) -> Result<(), Error> {
        self.failed.clone().map_or(Ok(()), Err)
    }

    fn take_in(&mut self, frame: Frame) -> Result<(), Error> {
        let is_push = matches!(frame, Frame::Push(_));
        let parts = match &frame {
            Frame::Array(parts) | Frame::Push(parts) => parts.as_slice(),
            Frame::Error(text) => {
                let error = Error::Server(text.clone());
                return self.owed.pop_front().map_or(Err(Error::Unasked(frame)), |_| Err(error));
            }
            _ => return Err(Error::Unexpected(frame)),
        };
        let kind = match parts.first() {
            Some(Frame::Bulk(kind)) => kind.clone(),
            _ if is_push => return Ok(()),
            _ => return Err(Error::Unexpected(frame)),
        };
        match &parts[1..] {
            [Frame::Bulk(channel), Frame::Bulk(content)] if kind == "message" => {
                let (channel, content) = (channel.clone(), content.clone());
                self.messages.push_back(Message { channel, content, pattern: None });
                Ok(())
            }
            [Frame::Bulk(pattern), Frame::Bulk(channel), Frame::Bulk(content)] if kind == "pmessage" => {
                let (channel, content) = (channel.clone(), content.clone());
                self.messages.push_back(Message { channel, content, pattern: Some(pattern.clone()) });
                Ok(())
            }
            [name, Frame::Integer(_)] if Change::ALL.iter().any(|change| kind == change.command()) => {
                let name = match name {
                    Frame::Bulk(name) => Some(name.clone()),
                    Frame::Null => None,
                    _ => return Err(Error::Unexpected(frame)),
                };
                if self.confirm(&kind, name) { Ok(()) } else { Err(Error::Unexpected(frame)) }
            }
            // A push of another kind, for example of client-side caching.
            _ if is_push => Ok(()),
            _ => Err(Error::Unexpected(frame)),
        }
    }

    /// Records a confirmation, which has no name if nothing was subscribed. Returns whether it was due.
    fn confirm(&mut self, kind: &Bytes, name: Option<Bytes>) -> bool {
        let Some(owed) = self.owed.front_mut() else { return false };
        let is_named = if owed.all { !owed.change.begins } else { owed.names.pop_front() == name };
        if kind != owed.change.command() || !is_named {
            return false;
        }
        let subscribed = if owed.change.is_pattern { &mut self.patterns } else { &mut self.channels };
        match name {
            Some(name) if owed.change.begins && !subscribed.contains(&name) => subscribed.push(name),
            Some(name) if !owed.change.begins => subscribed.retain(|other| *other != name),
            _ => {}
        }
        if if owed.all { subscribed.is_empty() } else { owed.names.is_empty() } {
            self.owed.pop_front();
        }
        true
    }

    /// Returns whether the server has answered all requests.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.owed.is_empty()
    }

    /// Returns whether no more messages can come: nothing is subscribed, and no subscription is on its way.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.channels.is_empty() && self.patterns.is_empty() && self.is_settled()
    }

    /// Returns the channels that the server has confirmed.
    #[must_use]
    pub fn channels(&self) -> &[Bytes] {
        &self.channels
    }

    /// Returns the patterns that the server has confirmed.
    #[must_use]
    pub fn patterns(&self) -> &[Bytes] {
        &self.patterns
    }

    /// Removes and returns the oldest message that nobody has taken yet.
    pub fn next_message(&mut self) -> Option<Message> {
        self.messages.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(kind: &'static str, channel: &'static str, last: Frame) -> Frame {
        Frame::Push(vec![Frame::Bulk(kind.into()), Frame::Bulk(channel.into()), last])
    }

    fn receive(subscriptions: &mut Subscriptions, frame: Frame) -> Result<(), Error> {
        subscriptions.receive(Ok(Some(frame)))
    }

    fn subscribed_to_two() -> Subscriptions {
        let mut subscriptions = Subscriptions::default();
        subscriptions.subscribe(["a", "b"]);
        receive(&mut subscriptions, push("subscribe", "a", Frame::Integer(1))).unwrap();
        assert!(!subscriptions.is_settled());
        receive(&mut subscriptions, push("subscribe", "b", Frame::Integer(2))).unwrap();
        assert!(subscriptions.is_settled());
        subscriptions
    }

    #[test]
    fn messages_between_request_and_confirmation_are_kept_in_order() {
        let mut subscriptions = subscribed_to_two();
        subscriptions.subscribe(["c"]);
        receive(&mut subscriptions, push("message", "a", Frame::Bulk("1".into()))).unwrap();
        receive(&mut subscriptions, push("message", "b", Frame::Bulk("2".into()))).unwrap();
        assert!(!subscriptions.is_settled());
        receive(&mut subscriptions, push("subscribe", "c", Frame::Integer(3))).unwrap();
        assert!(subscriptions.is_settled());
        assert_eq!(subscriptions.next_message().unwrap().content, "1");
        assert_eq!(subscriptions.next_message().unwrap().content, "2");
        assert_eq!(subscriptions.next_message(), None);
        assert_eq!(subscriptions.channels(), ["a", "b", "c"]);
    }

    #[test]
    fn unsubscribe_from_all_ends_with_the_last_channel() {
        let mut subscriptions = subscribed_to_two();
        // The count in a confirmation includes patterns, so it does not tell the number of channels.
        subscriptions.psubscribe(["p*"]);
        receive(&mut subscriptions, push("psubscribe", "p*", Frame::Integer(3))).unwrap();
        assert_eq!(subscriptions.unsubscribe([""; 0]), b"*1\r\n$11\r\nunsubscribe\r\n");
        receive(&mut subscriptions, push("unsubscribe", "b", Frame::Integer(2))).unwrap();
        assert!(!subscriptions.is_settled());
        receive(&mut subscriptions, push("unsubscribe", "a", Frame::Integer(1))).unwrap();
        assert!(subscriptions.is_settled() && !subscriptions.is_silent());
        subscriptions.punsubscribe([""; 0]);
        receive(&mut subscriptions, push("punsubscribe", "p*", Frame::Integer(0))).unwrap();
        assert!(subscriptions.is_silent());
    }

    #[test]
    fn unsubscribe_from_nothing_is_confirmed_without_a_channel() {
        let mut subscriptions = Subscriptions::default();
        subscriptions.unsubscribe([""; 0]);
        let frame = Frame::Array(vec![Frame::Bulk("unsubscribe".into()), Frame::Null, Frame::Integer(0)]);
        receive(&mut subscriptions, frame).unwrap();
        assert!(subscriptions.is_silent());
    }

    #[test]
    fn a_message_of_a_pattern_names_it() {
        let mut subscriptions = Subscriptions::default();
        subscriptions.psubscribe(["n*"]);
        receive(&mut subscriptions, push("psubscribe", "n*", Frame::Integer(1))).unwrap();
        assert_eq!(subscriptions.patterns(), ["n*"]);
        let parts = ["pmessage", "n*", "news", "hello"].map(|part| Frame::Bulk(part.into()));
        receive(&mut subscriptions, Frame::Push(parts.into())).unwrap();
        let message = subscriptions.next_message().unwrap();
        assert_eq!((message.channel, message.content), ("news".into(), "hello".into()));
        assert_eq!(message.pattern, Some("n*".into()));
    }

    #[test]
    fn an_error_reply_settles_its_request() {
        let mut subscriptions = subscribed_to_two();
        subscriptions.subscribe([""; 0]);
        let error = receive(&mut subscriptions, Frame::Error("ERR wrong".to_owned())).unwrap_err();
        assert_eq!(error.to_string(), "ERR wrong");
        assert!(subscriptions.is_settled());
        assert_eq!(subscriptions.channels(), ["a", "b"]);
        assert!(subscriptions.check().is_ok());
    }

    #[test]
    fn a_confirmation_that_is_not_due_is_unexpected_for_good() {
        for confirmation in [
            push("subscribe", "d", Frame::Integer(3)),
            push("unsubscribe", "c", Frame::Integer(3)),
            push("psubscribe", "c", Frame::Integer(3)),
            Frame::Null,
        ] {
            let mut subscriptions = subscribed_to_two();
            subscriptions.subscribe(["c"]);
            assert!(matches!(receive(&mut subscriptions, confirmation), Err(Error::Unexpected(_))));
            let due = push("subscribe", "c", Frame::Integer(3));
            assert!(matches!(receive(&mut subscriptions, due), Err(Error::Unexpected(_))));
        }
        let nothing_due = receive(&mut subscribed_to_two(), push("subscribe", "c", Frame::Integer(3)));
        assert!(matches!(nothing_due, Err(Error::Unexpected(_))));
    }

    #[test]
    fn pushes_of_other_kinds_are_dropped() {
        let mut subscriptions = subscribed_to_two();
        for parts in [vec![], vec![Frame::Null], vec![Frame::Bulk("invalidate".into()), Frame::Array(vec![])]] {
            receive(&mut subscriptions, Frame::Push(parts)).unwrap();
        }
        assert!(receive(&mut subscriptions, Frame::Array(vec![Frame::Bulk("invalidate".into())])).is_err());
    }
}
