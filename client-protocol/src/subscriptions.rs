//! The state of a subscribed connection.

use std::collections::VecDeque;

use bytes::Bytes;

use super::Error;
use engine::Frame;

/// A message of a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The channel that it was published to.
    pub channel: Bytes,
    /// What was published.
    pub content: Bytes,
}

/// What a subscribed client knows: its channels, and messages that came before they were asked for.
///
/// Give it each frame that the server sends. Messages may come between a request and its
/// confirmation; they are kept, in order.
///
/// ```
/// use engine::Frame;
/// use client_protocol::Subscriptions;
///
/// let push = |kind, last| Frame::Array(vec![Frame::Bulk(kind), Frame::Bulk("news".into()), last]);
/// let mut subscriptions = Subscriptions::default();
/// assert_eq!(subscriptions.subscribe(["news"]), Frame::command(["subscribe", "news"]));
/// subscriptions.receive(push("subscribe".into(), Frame::Integer(1))).unwrap();
/// assert!(subscriptions.is_settled());
/// subscriptions.receive(push("message".into(), Frame::Bulk("hello".into()))).unwrap();
/// assert_eq!(subscriptions.next_message().unwrap().content, "hello");
/// ```
#[derive(Debug, Default)]
pub struct Subscriptions {
    channels: Vec<Bytes>,
    messages: VecDeque<Message>,
    /// What the server has yet to confirm, for each request.
    owed: VecDeque<Owed>,
}

#[derive(Debug)]
enum Owed {
    /// So many channels.
    Channels(usize),
    /// The last channel, however many there are: `UNSUBSCRIBE` without arguments.
    Last,
}

impl Subscriptions {
    /// Returns the request that adds `channels`.
    pub fn subscribe<C: Into<Bytes>>(&mut self, channels: impl IntoIterator<Item = C>) -> Frame {
        let (request, count) = command("subscribe", channels);
        // Without a channel the server answers one error.
        self.owed.push_back(Owed::Channels(count.max(1)));
        request
    }

    /// Returns the request that removes `channels`, or all of them if it names none.
    pub fn unsubscribe<C: Into<Bytes>>(&mut self, channels: impl IntoIterator<Item = C>) -> Frame {
        let (request, count) = command("unsubscribe", channels);
        self.owed.push_back(if count == 0 { Owed::Last } else { Owed::Channels(count) });
        request
    }

    /// Takes in what the server sent.
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply, [`Error::Unexpected`] for what is no message and no
    /// confirmation that is due.
    pub fn receive(&mut self, frame: Frame) -> Result<(), Error> {
        match Push::read(frame)? {
            Push::Message(message) => self.messages.push_back(message),
            Push::Subscribed { channel, frame } => {
                self.confirm(None, frame)?;
                if !self.channels.contains(&channel) {
                    self.channels.push(channel);
                }
            }
            Push::Unsubscribed { channel, left, frame } => {
                self.confirm(Some(left), frame)?;
                self.channels.retain(|subscribed| Some(subscribed) != channel.as_ref());
            }
            Push::Error(text) => {
                self.owed.pop_front();
                return Err(Error::Server(text));
            }
        }
        Ok(())
    }

    fn confirm(&mut self, left: Option<i64>, frame: Frame) -> Result<(), Error> {
        let done = match self.owed.front_mut() {
            None => return Err(Error::Unexpected(frame)),
            Some(Owed::Last) => left == Some(0),
            Some(Owed::Channels(count)) => {
                *count -= 1;
                *count == 0
            }
        };
        if done {
            self.owed.pop_front();
        }
        Ok(())
    }

    /// Returns whether the server has answered all requests.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.owed.is_empty()
    }

    /// Returns whether no message can come: nothing is subscribed or being subscribed.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.channels.is_empty() && self.is_settled()
    }

    /// Returns the oldest message that has come and was not taken yet.
    pub fn next_message(&mut self) -> Option<Message> {
        self.messages.pop_front()
    }

    /// Returns the channels that the server has confirmed, in that order.
    #[must_use]
    pub fn channels(&self) -> &[Bytes] {
        &self.channels
    }
}

fn command<C: Into<Bytes>>(name: &'static str, channels: impl IntoIterator<Item = C>) -> (Frame, usize) {
    let channels: Vec<Bytes> = channels.into_iter().map(Into::into).collect();
    let count = channels.len();
    (Frame::command([Bytes::from(name)].into_iter().chain(channels)), count)
}

/// What a server sends to a subscriber, in either version of the protocol.
enum Push {
    Message(Message),
    Subscribed { channel: Bytes, frame: Frame },
    Unsubscribed { channel: Option<Bytes>, left: i64, frame: Frame },
    Error(String),
}

impl Push {
    fn read(frame: Frame) -> Result<Self, Error> {
        let parts = match &frame {
            Frame::Array(parts) | Frame::Push(parts) => parts.as_slice(),
            Frame::Error(text) => return Ok(Self::Error(text.clone())),
            _ => return Err(Error::Unexpected(frame)),
        };
        match parts {
            [Frame::Bulk(kind), Frame::Bulk(channel), Frame::Bulk(content)] if kind == "message" => {
                Ok(Self::Message(Message { channel: channel.clone(), content: content.clone() }))
            }
            [Frame::Bulk(kind), Frame::Bulk(channel), Frame::Integer(_)] if kind == "subscribe" => {
                Ok(Self::Subscribed { channel: channel.clone(), frame })
            }
            [Frame::Bulk(kind), Frame::Bulk(channel), Frame::Integer(left)] if kind == "unsubscribe" => {
                Ok(Self::Unsubscribed { channel: Some(channel.clone()), left: *left, frame })
            }
            // Nothing was subscribed.
            [Frame::Bulk(kind), Frame::Null, Frame::Integer(left)] if kind == "unsubscribe" => {
                Ok(Self::Unsubscribed { channel: None, left: *left, frame })
            }
            _ => Err(Error::Unexpected(frame)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(kind: &'static str, channel: &'static str, last: Frame) -> Frame {
        Frame::Push(vec![Frame::Bulk(kind.into()), Frame::Bulk(channel.into()), last])
    }

    fn subscribed_to_two() -> Subscriptions {
        let mut subscriptions = Subscriptions::default();
        subscriptions.subscribe(["a", "b"]);
        subscriptions.receive(push("subscribe", "a", Frame::Integer(1))).unwrap();
        assert!(!subscriptions.is_settled());
        subscriptions.receive(push("subscribe", "b", Frame::Integer(2))).unwrap();
        assert!(subscriptions.is_settled());
        subscriptions
    }

    #[test]
    fn messages_between_request_and_confirmation_are_kept_in_order() {
        let mut subscriptions = subscribed_to_two();
        subscriptions.subscribe(["c"]);
        subscriptions.receive(push("message", "a", Frame::Bulk("1".into()))).unwrap();
        subscriptions.receive(push("message", "b", Frame::Bulk("2".into()))).unwrap();
        assert!(!subscriptions.is_settled());
        subscriptions.receive(push("subscribe", "c", Frame::Integer(3))).unwrap();
        assert!(subscriptions.is_settled());
        assert_eq!(subscriptions.next_message().unwrap().content, "1");
        assert_eq!(subscriptions.next_message().unwrap().content, "2");
        assert_eq!(subscriptions.next_message(), None);
        assert_eq!(subscriptions.channels(), ["a", "b", "c"]);
    }

    #[test]
    fn unsubscribe_from_all_ends_with_the_last_channel() {
        let mut subscriptions = subscribed_to_two();
        assert_eq!(subscriptions.unsubscribe([] as [Bytes; 0]), Frame::command(["unsubscribe"]));
        subscriptions.receive(push("unsubscribe", "b", Frame::Integer(1))).unwrap();
        assert!(!subscriptions.is_settled());
        subscriptions.receive(push("unsubscribe", "a", Frame::Integer(0))).unwrap();
        assert!(subscriptions.is_silent());
    }

    #[test]
    fn unsubscribe_from_nothing_is_confirmed_without_a_channel() {
        let mut subscriptions = Subscriptions::default();
        subscriptions.unsubscribe([] as [Bytes; 0]);
        let frame = Frame::Array(vec![Frame::Bulk("unsubscribe".into()), Frame::Null, Frame::Integer(0)]);
        subscriptions.receive(frame).unwrap();
        assert!(subscriptions.is_silent());
    }

    #[test]
    fn an_error_reply_settles_its_request() {
        let mut subscriptions = subscribed_to_two();
        subscriptions.subscribe([] as [Bytes; 0]);
        let error = subscriptions.receive(Frame::Error("ERR wrong".to_owned())).unwrap_err();
        assert_eq!(error.to_string(), "ERR wrong");
        assert!(subscriptions.is_settled());
        assert_eq!(subscriptions.channels(), ["a", "b"]);
    }

    #[test]
    fn a_confirmation_that_is_not_due_is_unexpected() {
        let mut subscriptions = subscribed_to_two();
        let frame = push("subscribe", "c", Frame::Integer(3));
        assert!(matches!(subscriptions.receive(frame), Err(Error::Unexpected(_))));
        assert!(matches!(subscriptions.receive(Frame::Null), Err(Error::Unexpected(Frame::Null))));
    }
}
