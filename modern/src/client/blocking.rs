//! A client for code without tasks.
//!
//! Not for use inside tasks: a runtime cannot wait for another one, and each call panics there.
//!
//! A call waits as long as the server takes: what needs a timeout uses the client of tasks.

use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Call, Error, Message};
use engine::Frame;
use tokio::net::ToSocketAddrs;
use tokio::runtime::{self, Runtime};

use super::{Client, Subscriber};

/// A connection whose calls return when the reply is there. It brings its own runtime, which runs on
/// the caller's thread.
///
/// ```
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # fn main() -> Result<(), modern::client::Error> {
/// # let runtime = tokio::runtime::Runtime::new()?;
/// # let guard = runtime.enter();
/// # let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # runtime.spawn(modern::server::run([listener.into()], server, std::future::pending()));
/// # drop(guard);
/// let mut client = modern::client::blocking::connect(address)?;
/// client.set("hello", "world")?;
/// assert_eq!(client.get("hello")?, Some("world".into()));
///
/// let subscriber = modern::client::blocking::connect(address)?.subscribe(["news"])?;
/// client.publish("news", "hello")?;
/// let message = subscriber.into_iter().next().expect("the server runs")?;
/// assert_eq!(message.content, "hello");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct BlockingClient {
    client: Client,
    runtime: Runtime,
}

/// Connects to a server.
///
/// # Errors
///
/// When nobody listens there.
///
/// # Panics
///
/// Inside a task, as every call does.
// region: blocking_connect
pub fn connect(address: impl ToSocketAddrs) -> Result<BlockingClient, Error> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let client = runtime.block_on(super::connect(address))?;
    Ok(BlockingClient { client, runtime })
}
// endregion: blocking_connect

impl BlockingClient {
    /// Checks that the server answers. Returns `message`, or `PONG`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn ping(&mut self, message: Option<Bytes>) -> Result<Bytes, Error> {
        self.call(Call::ping(message))
    }

    /// Returns the value of `key`, or `None`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn get(&mut self, key: impl Into<Bytes>) -> Result<Option<Bytes>, Error> {
        self.call(Call::get(key))
    }

    /// Sets `key` to `value`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn set(&mut self, key: impl Into<Bytes>, value: impl Into<Bytes>) -> Result<(), Error> {
        self.call(Call::set(key, value))
    }

    /// Sets `key` to `value` for as long as `expiration`, rounded up to milliseconds.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub fn set_expires(
        &mut self,
        key: impl Into<Bytes>,
        value: impl Into<Bytes>,
        expiration: Duration,
    ) -> Result<(), Error> {
        self.call(Call::set_expires(key, value, expiration))
    }

    /// Removes keys: how many of them there were.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn del<K: Into<Bytes>>(&mut self, keys: impl IntoIterator<Item = K>) -> Result<u64, Error> {
        self.call(Call::del(keys))
    }

    /// Sends `message` to the subscribers of `channel`: how many it reached.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn publish(&mut self, channel: impl Into<Bytes>, message: impl Into<Bytes>) -> Result<u64, Error> {
        self.call(Call::publish(channel, message))
    }

    /// Sends any command that has one reply, its name first; an error reply is a [`Frame::Error`].
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub fn execute<A: Into<Bytes>>(&mut self, arguments: impl IntoIterator<Item = A>) -> Result<Frame, Error> {
        self.call(Call::command(arguments))
    }

    /// Subscribes to channels; see [`Client::subscribe`].
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub fn subscribe<C: Into<Bytes>>(self, channels: impl IntoIterator<Item = C>) -> Result<BlockingSubscriber, Error> {
        let subscriber = self.runtime.block_on(self.client.subscribe(channels))?;
        Ok(BlockingSubscriber { subscriber, runtime: self.runtime })
    }

    // region: blocking_call
    fn call<T>(&mut self, call: Call<T>) -> Result<T, Error> {
        self.runtime.block_on(self.client.call(call))
    }
    // endregion: blocking_call
}

/// A [`Subscriber`] whose calls return when the message or the confirmation is there.
#[derive(Debug)]
pub struct BlockingSubscriber {
    subscriber: Subscriber,
    runtime: Runtime,
}

impl BlockingSubscriber {
    /// Returns the channels that this client is subscribed to.
    #[must_use]
    pub fn get_subscribed(&self) -> &[Bytes] {
        self.subscriber.get_subscribed()
    }

    /// Returns the next message, or `None`; see [`Subscriber::next_message`].
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn next_message(&mut self) -> Result<Option<Message>, Error> {
        self.runtime.block_on(self.subscriber.next_message())
    }

    /// Subscribes to more channels.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub fn subscribe<C: Into<Bytes>>(&mut self, channels: impl IntoIterator<Item = C>) -> Result<(), Error> {
        self.runtime.block_on(self.subscriber.subscribe(channels))
    }

    /// Unsubscribes from channels, or from all if it names none.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn unsubscribe<C: Into<Bytes>>(&mut self, channels: impl IntoIterator<Item = C>) -> Result<(), Error> {
        self.runtime.block_on(self.subscriber.unsubscribe(channels))
    }
}

impl IntoIterator for BlockingSubscriber {
    type Item = Result<Message, Error>;
    type IntoIter = Messages;

    fn into_iter(self) -> Messages {
        Messages { subscriber: Some(self) }
    }
}

/// The messages of a [`BlockingSubscriber`]; ends when there are no more, or after an error.
#[derive(Debug)]
pub struct Messages {
    subscriber: Option<BlockingSubscriber>,
}

impl Iterator for Messages {
    type Item = Result<Message, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.subscriber.as_mut()?.next_message().transpose();
        if !matches!(next, Some(Ok(_))) {
            self.subscriber = None;
        }
        next
    }
}
