//! A client that has subscribed.

use bytes::Bytes;
use client_protocol::{Error, Message, Subscriptions};
use futures::stream::{self, Stream};

use crate::connection::Connection;

/// A connection with subscriptions: it gets messages and changes what it is subscribed to.
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
/// let message = subscriber.next_message().await?.expect("the server runs");
/// assert_eq!((message.channel, message.content), ("news".into(), "hello".into()));
/// # Ok(())
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
    /// subscribed and so none can come. Nothing is lost when the call is dropped.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    // region: next_message
    pub async fn next_message(&mut self) -> Result<Option<Message>, Error> {
        loop {
            if let Some(message) = self.subscriptions.next_message() {
                return Ok(Some(message));
            }
            if self.subscriptions.is_silent() {
                return Ok(None);
            }
            match self.connection.read_frame().await? {
                Some(frame) => self.subscriptions.receive(frame)?,
                None => return Ok(None),
            }
        }
    }
    // endregion: next_message

    /// Returns the messages as a stream; it ends when [`Self::next_message`] has none, or after an error.
    // region: into_stream
    pub fn into_stream(self) -> impl Stream<Item = Result<Message, Error>> {
        stream::try_unfold(self, |mut subscriber| async move {
            Ok(subscriber.next_message().await?.map(|message| (message, subscriber)))
        })
    }
    // endregion: into_stream

    /// Subscribes to more channels. Messages that come meanwhile are kept.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub async fn subscribe<C: Into<Bytes>>(&mut self, channels: impl IntoIterator<Item = C>) -> Result<(), Error> {
        let request = self.subscriptions.subscribe(channels);
        self.connection.write_frame(&request).await?;
        self.settle().await
    }

    /// Unsubscribes from channels, or from all if it names none. Messages that come meanwhile are
    /// kept.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn unsubscribe<C: Into<Bytes>>(&mut self, channels: impl IntoIterator<Item = C>) -> Result<(), Error> {
        let request = self.subscriptions.unsubscribe(channels);
        self.connection.write_frame(&request).await?;
        self.settle().await
    }

    /// Waits until the server has confirmed all requests.
    async fn settle(&mut self) -> Result<(), Error> {
        while !self.subscriptions.is_settled() {
            let frame = self.connection.read_frame().await?.ok_or_else(Error::closed)?;
            self.subscriptions.receive(frame)?;
        }
        Ok(())
    }
}
