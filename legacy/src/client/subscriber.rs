//! A client that has subscribed.

use bytes::Bytes;
use client_protocol::{Error, Message, Subscriptions};
use engine::Frame;
use futures::future::poll_fn;
use futures::stream::{self, Stream};
use futures::{try_ready, Async, Future, Poll};

use crate::connection::Connection;

/// A connection with subscriptions: it gets messages and changes what it is subscribed to.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # use futures::Future;
/// # use legacy::client::connect;
/// # fn main() -> Result<(), legacy::client::Error> {
/// # let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.spawn(legacy::server::run(vec![listener.into()], server, futures::future::empty()));
/// let news = connect(&address)
///     .and_then(|client| client.subscribe(["news"]))
///     .and_then(move |subscriber| {
///         let published = connect(&address).and_then(|client| client.publish("news", "hello"));
///         published.and_then(|_| subscriber.next_message())
///     })
///     .map(|(message, _)| {
///         let message = message.expect("the server runs");
///         assert_eq!((message.channel, message.content), ("news".into(), "hello".into()));
///     });
/// # runtime.block_on(news)
/// # }
/// ```
#[derive(Debug)]
pub struct Subscriber {
    connection: Connection,
    subscriptions: Subscriptions,
}

impl Subscriber {
    pub(super) fn new(connection: Connection) -> Self {
        Self { connection, subscriptions: Subscriptions::default() }
    }

    /// Returns the channels that this client is subscribed to.
    #[must_use]
    pub fn get_subscribed(&self) -> &[Bytes] {
        self.subscriptions.channels()
    }

    /// Returns the next message; `None` when the server has closed the connection, or when no channel is
    /// subscribed and so none can come.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    // region: next_message
    pub fn next_message(self) -> impl Future<Item = (Option<Message>, Self), Error = Error> {
        self.owned(Self::poll_message)
    }

    fn poll_message(&mut self) -> Poll<Option<Message>, Error> {
        loop {
            if let Some(message) = self.subscriptions.next_message() {
                return Ok(Async::Ready(Some(message)));
            }
            if self.subscriptions.is_silent() {
                return Ok(Async::Ready(None));
            }
            match try_ready!(self.connection.poll_frame()) {
                Some(frame) => self.subscriptions.receive(frame)?,
                None => return Ok(Async::Ready(None)),
            }
        }
    }
    // endregion: next_message

    /// Returns the messages as a stream; it ends when [`Self::next_message`] has none.
    // region: into_stream
    pub fn into_stream(mut self) -> impl Stream<Item = Message, Error = Error> {
        stream::poll_fn(move || self.poll_message())
    }
    // endregion: into_stream

    /// Subscribes to more channels. Messages that come meanwhile are kept.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub fn subscribe<C: Into<Bytes>>(
        mut self,
        channels: impl IntoIterator<Item = C>,
    ) -> impl Future<Item = Self, Error = Error> {
        let request = self.subscriptions.subscribe(channels);
        self.settle(&request)
    }

    /// Unsubscribes from channels, or from all if it names none. Messages that come meanwhile are
    /// kept.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn unsubscribe<C: Into<Bytes>>(
        mut self,
        channels: impl IntoIterator<Item = C>,
    ) -> impl Future<Item = Self, Error = Error> {
        let request = self.subscriptions.unsubscribe(channels);
        self.settle(&request)
    }

    /// Sends a request and waits until the server has confirmed it.
    fn settle(mut self, request: &Frame) -> impl Future<Item = Self, Error = Error> {
        self.connection.queue_frame(request);
        self.owned(|subscriber| {
            while !subscriber.subscriptions.is_settled() {
                let frame = try_ready!(subscriber.connection.poll_frame()).ok_or_else(Error::closed)?;
                subscriber.subscriptions.receive(frame)?;
            }
            Ok(Async::Ready(()))
        })
        .map(|((), subscriber)| subscriber)
    }

    /// Takes the subscriber and hands it back with what `poll` was waiting for.
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
