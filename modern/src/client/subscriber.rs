//! A client that has subscribed.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Error, Message, Subscriptions};
use futures_util::stream::Stream;

use super::within;
use crate::connection::Connection;

/// A connection with subscriptions: it receives messages and changes its subscriptions.
///
/// ```
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # use modern::client::connect;
/// # #[tokio::main]
/// # async fn main() -> Result<(), modern::client::Error> {
/// # let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # tokio::spawn(modern::server::run([listener.into()], server, std::future::pending()));
/// let mut subscriber = connect(address).await?.subscribe(["news"]).await?;
/// connect(address).await?.publish("news", "hello").await?;
/// let message = subscriber.next_message().await?.expect("a channel is subscribed");
/// assert_eq!((message.channel, message.content), ("news".into(), "hello".into()));
///
/// subscriber.subscribe(["weather"]).await?;
/// subscriber.psubscribe(["wea*"]).await?;
/// subscriber.unsubscribe(["news"]).await?;
/// assert_eq!(subscriber.get_subscribed(), ["weather"]);
/// assert_eq!(subscriber.get_psubscribed(), ["wea*"]);
///
/// // From all that there are.
/// subscriber.unsubscribe([""; 0]).await?;
/// subscriber.punsubscribe([""; 0]).await?;
/// use futures::StreamExt;
/// assert!(subscriber.into_stream().next().await.is_none());
/// # Ok(())
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
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn get_subscribed(&self) -> &[Bytes] {
        self.subscriptions.channels()
    }

    /// Returns the patterns that this client is subscribed to.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber.psubscribe(["wea*"]).await?;
    /// assert_eq!(subscriber.get_psubscribed(), ["wea*"]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn get_psubscribed(&self) -> &[Bytes] {
        self.subscriptions.patterns()
    }

    /// Returns the next message, or `None` when nothing is subscribed, so that none can come. No message is lost when
    /// the call is dropped.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// client::connect(address).await?.publish("news", "hello").await?;
    /// let message = subscriber.next_message().await?.expect("a channel is subscribed");
    /// assert_eq!(message.content, "hello");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]. When the server has closed the connection, [`Error::is_closed`] is true.
    // region: next_message
    pub async fn next_message(&mut self) -> Result<Option<Message>, Error> {
        poll_fn(|cx| self.poll_message(cx)).await
    }

    fn poll_message(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Message>, Error>> {
        loop {
            if let Some(message) = self.subscriptions.next_message() {
                return Poll::Ready(Ok(Some(message)));
            }
            self.subscriptions.check()?;
            if self.subscriptions.is_silent() {
                return Poll::Ready(Ok(None));
            }
            let read = ready!(self.connection.poll_frame(cx));
            self.subscriptions.receive(read)?;
        }
    }
    // endregion: next_message

    /// Returns the messages as a stream. It ends when nothing is subscribed any more, or after an error; the end of the
    /// connection is an error.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// use futures::StreamExt;
    ///
    /// client::connect(address).await?.publish("news", "hello").await?;
    /// let message = subscriber.into_stream().next().await.expect("a channel is subscribed")?;
    /// assert_eq!(message.content, "hello");
    /// # Ok(()) }
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
    /// subscriber.subscribe(["weather"]).await?;
    /// assert_eq!(subscriber.get_subscribed(), ["news", "weather"]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub async fn subscribe<C: AsRef<[u8]>>(&mut self, channels: impl IntoIterator<Item = C>) -> Result<(), Error> {
        let request = self.subscriptions.subscribe(channels);
        self.settle(&request).await
    }

    /// Unsubscribes from `channels`, or from every channel if `channels` is empty. Messages that come meanwhile are
    /// kept.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber.unsubscribe(["news"]).await?;
    /// assert!(subscriber.get_subscribed().is_empty());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn unsubscribe<C: AsRef<[u8]>>(&mut self, channels: impl IntoIterator<Item = C>) -> Result<(), Error> {
        let request = self.subscriptions.unsubscribe(channels);
        self.settle(&request).await
    }

    /// Subscribes to all channels that match one of some more patterns, such as `news.*`. Messages that come meanwhile
    /// are kept.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber.psubscribe(["wea*"]).await?;
    /// assert_eq!(subscriber.get_psubscribed(), ["wea*"]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no pattern.
    pub async fn psubscribe<P: AsRef<[u8]>>(&mut self, patterns: impl IntoIterator<Item = P>) -> Result<(), Error> {
        let request = self.subscriptions.psubscribe(patterns);
        self.settle(&request).await
    }

    /// Unsubscribes from `patterns`, or from every pattern if `patterns` is empty. Messages that come meanwhile are
    /// kept.
    ///
    /// ```
    #[doc = include_str!("setup/subscriber.md")]
    /// subscriber.psubscribe(["wea*", "wor*"]).await?;
    /// subscriber.punsubscribe([""; 0]).await?; // from all
    /// assert!(subscriber.get_psubscribed().is_empty());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn punsubscribe<P: AsRef<[u8]>>(&mut self, patterns: impl IntoIterator<Item = P>) -> Result<(), Error> {
        let request = self.subscriptions.punsubscribe(patterns);
        self.settle(&request).await
    }

    /// Sends a request and waits until the server has confirmed it.
    async fn settle(&mut self, request: &[u8]) -> Result<(), Error> {
        self.connection.queue(request);
        within(self.response_timeout, async {
            self.subscriptions.check()?;
            while !self.subscriptions.is_settled() {
                let read = self.connection.read_frame().await;
                self.subscriptions.receive(read)?;
            }
            Ok(())
        })
        .await
    }
}

/// The messages of a [`Subscriber`]; see [`Subscriber::into_stream`].
#[derive(Debug)]
#[must_use = "nothing is read before it is polled"]
pub struct Messages {
    subscriber: Option<Subscriber>,
}

impl Stream for Messages {
    type Item = Result<Message, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(subscriber) = &mut self.subscriber else { return Poll::Ready(None) };
        let message = ready!(subscriber.poll_message(cx)).transpose();
        if !matches!(message, Some(Ok(_))) {
            self.subscriber = None;
        }
        Poll::Ready(message)
    }
}
