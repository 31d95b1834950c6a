//! A client that has subscribed.

use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Error, Message, Subscriptions};
use futures::future::poll_fn;
use futures::{Async, Future, Poll, Stream, try_ready};

use super::{Calling, within};
use crate::connection::Connection;

/// A connection with subscriptions: it receives messages and changes its subscriptions.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # use futures::{Future, Stream};
/// # use legacy::client::connect;
/// # fn main() -> Result<(), legacy::client::Error> {
/// # let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.spawn(legacy::server::run([listener.into()], server, futures::future::empty()));
/// let news = connect(&address)
///     .and_then(|client| client.subscribe(["news"]))
///     .and_then(move |subscriber| {
///         let published = connect(&address).and_then(|client| client.publish("news", "hello"));
///         published.and_then(|_| subscriber.next_message())
///     })
///     .map(|(message, subscriber)| {
///         let message = message.expect("a channel is subscribed");
///         assert_eq!((message.channel, message.content), ("news".into(), "hello".into()));
///         subscriber
///     });
/// let changes = news
///     .and_then(|subscriber| subscriber.subscribe(["weather"]))
///     .and_then(|subscriber| subscriber.psubscribe(["wea*"]))
///     .and_then(|subscriber| subscriber.unsubscribe(["news"]))
///     .and_then(|subscriber| {
///         assert_eq!(subscriber.get_subscribed(), ["weather"]);
///         assert_eq!(subscriber.get_psubscribed(), ["wea*"]);
///         // From all that there are.
///         subscriber.unsubscribe([""; 0])
///     })
///     .and_then(|subscriber| subscriber.punsubscribe([""; 0]))
///     .and_then(|subscriber| subscriber.into_stream().collect())
///     .map(|messages| assert!(messages.is_empty()));
/// # runtime.block_on(changes)
/// # }
/// ```
#[derive(Debug)]
pub struct Subscriber {
    connection: Connection,
    subscriptions: Subscriptions,
    response_timeout: Option<Duration>,
}

impl Subscriber {
    pub(super) fn new(connection: Connection, response_timeout: Option<Duration>) -> Self {
        Self { connection, subscriptions: Subscriptions::default(), response_timeout }
    }

    /// Returns the channels that this client is subscribed to.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// assert_eq!(subscriber.get_subscribed(), ["news"]);
    /// # Ok(subscriber)
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    #[must_use]
    pub fn get_subscribed(&self) -> &[Bytes] {
        self.subscriptions.channels()
    }

    /// Returns the patterns that this client is subscribed to.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber.psubscribe(["wea*"]).map(|subscriber| assert_eq!(subscriber.get_psubscribed(), ["wea*"]))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    #[must_use]
    pub fn get_psubscribed(&self) -> &[Bytes] {
        self.subscriptions.patterns()
    }

    /// Returns the next message, or `None` when nothing is subscribed, so that none can come.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// client::connect(&address)
    ///     .and_then(|client| client.publish("news", "hello"))
    ///     .and_then(|_| subscriber.next_message())
    ///     .map(|(message, _)| assert_eq!(message.expect("a channel is subscribed").content, "hello"))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]. When the server has closed the connection, [`Error::is_closed`] is true.
    // region: next_message
    pub fn next_message(self) -> impl Future<Item = (Option<Message>, Self), Error = Error> {
        self.owned(Self::poll_message)
    }

    fn poll_message(&mut self) -> Poll<Option<Message>, Error> {
        loop {
            if let Some(message) = self.subscriptions.next_message() {
                return Ok(Async::Ready(Some(message)));
            }
            self.subscriptions.check()?;
            if self.subscriptions.is_silent() {
                return Ok(Async::Ready(None));
            }
            let read = try_ready!(self.connection.poll_frame());
            self.subscriptions.receive(Ok(read))?;
        }
    }
    // endregion: next_message

    /// Returns the messages as a stream. It ends when nothing is subscribed any more, or after an error; the end of the
    /// connection is an error.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// client::connect(&address)
    ///     .and_then(|client| client.publish("news", "hello"))
    ///     .and_then(|_| subscriber.into_stream().take(1).collect())
    ///     .map(|messages| assert_eq!(messages[0].content, "hello"))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    // region: into_stream
    pub fn into_stream(self) -> Messages {
        Messages { subscriber: Some(self) }
    }
    // endregion: into_stream

    /// Subscribes to further channels. Messages that come meanwhile are kept.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber.subscribe(["weather"]).map(|subscriber| assert_eq!(subscriber.get_subscribed(), ["news", "weather"]))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub fn subscribe<C: AsRef<[u8]>>(mut self, channels: impl IntoIterator<Item = C>) -> Calling<Self> {
        let request = self.subscriptions.subscribe(channels);
        self.settle(&request)
    }

    /// Unsubscribes from `channels`, or from every channel if `channels` is empty. Messages that come meanwhile are
    /// kept.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber.unsubscribe(["news"]).map(|subscriber| assert!(subscriber.get_subscribed().is_empty()))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn unsubscribe<C: AsRef<[u8]>>(mut self, channels: impl IntoIterator<Item = C>) -> Calling<Self> {
        let request = self.subscriptions.unsubscribe(channels);
        self.settle(&request)
    }

    /// Subscribes to all channels that match one of some more patterns, such as `news.*`. Messages that come meanwhile
    /// are kept.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber.psubscribe(["wea*"]).map(|subscriber| assert_eq!(subscriber.get_psubscribed(), ["wea*"]))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no pattern.
    pub fn psubscribe<P: AsRef<[u8]>>(mut self, patterns: impl IntoIterator<Item = P>) -> Calling<Self> {
        let request = self.subscriptions.psubscribe(patterns);
        self.settle(&request)
    }

    /// Unsubscribes from `patterns`, or from every pattern if `patterns` is empty. Messages that come meanwhile are
    /// kept.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber
    ///     .psubscribe(["wea*", "wor*"])
    ///     .and_then(|subscriber| subscriber.punsubscribe([""; 0])) // from all
    ///     .map(|subscriber| assert!(subscriber.get_psubscribed().is_empty()))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn punsubscribe<P: AsRef<[u8]>>(mut self, patterns: impl IntoIterator<Item = P>) -> Calling<Self> {
        let request = self.subscriptions.punsubscribe(patterns);
        self.settle(&request)
    }

    /// Sends a request and waits until the server has confirmed it.
    fn settle(mut self, request: &[u8]) -> Calling<Self> {
        self.connection.queue(request);
        let limit = self.response_timeout;
        let settled = self.owned(|subscriber| {
            subscriber.subscriptions.check()?;
            while !subscriber.subscriptions.is_settled() {
                let read = try_ready!(subscriber.connection.poll_frame());
                subscriber.subscriptions.receive(Ok(read))?;
            }
            Ok(Async::Ready(()))
        });
        Box::new(within(limit, settled).map(|((), subscriber)| subscriber))
    }

    /// Takes the subscriber, and returns it with what `poll` was waiting for.
    fn owned<T>(
        self,
        mut poll: impl FnMut(&mut Self) -> Poll<T, Error>,
    ) -> impl Future<Item = (T, Self), Error = Error> {
        let mut subscriber = Some(self);
        poll_fn(move || {
            let ready = try_ready!(poll(subscriber.as_mut().expect("not polled after it was ready")));
            Ok(Async::Ready((ready, subscriber.take().expect("not polled after it was ready"))))
        })
    }
}

/// The messages of a [`Subscriber`]; see [`Subscriber::into_stream`].
#[derive(Debug)]
#[must_use = "nothing is read before it is polled"]
pub struct Messages {
    subscriber: Option<Subscriber>,
}

impl Stream for Messages {
    type Item = Message;
    type Error = Error;

    fn poll(&mut self) -> Poll<Option<Message>, Error> {
        let Some(subscriber) = &mut self.subscriber else { return Ok(Async::Ready(None)) };
        let polled = subscriber.poll_message();
        if matches!(polled, Ok(Async::Ready(None)) | Err(_)) {
            self.subscriber = None;
        }
        polled
    }
}
