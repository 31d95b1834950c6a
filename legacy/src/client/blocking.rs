//! A client for code without tasks.
//!
//! Do not use it inside tasks: a thread that runs tasks cannot block for another runtime, so every call panics there.
//! Dropping a client in a task is allowed.
//!
//! A call waits until the server has answered, or for [`ConnectOptions::response_timeout`] if that is set; a call that
//! takes longer closes the connection. After an error reply a [`BlockingClient`] stays usable; a [`BlockingSubscriber`]
//! is closed.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Call, ConnectOptions, Error, Message, Results};
use engine::Frame;
use tokio::runtime::current_thread::Runtime;

use super::{Client, Subscriber, within};

/// A connection whose calls block until the reply is there. It has a runtime of its own, which runs on the caller's
/// thread.
///
/// It cannot be sent to another thread: the runtime of 0.1 that runs on the caller's thread is not `Send`.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # fn main() -> Result<(), legacy::client::Error> {
/// # let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.spawn(legacy::server::run([listener.into()], server, futures::future::empty()));
/// let mut client = legacy::client::blocking::connect(&address)?;
/// client.set("hello", "world")?;
/// assert_eq!(client.get("hello")?, Some("world".into()));
/// assert_eq!(client.ping(None)?, "PONG");
/// client.set_expires("moment", "brief", std::time::Duration::from_secs(60))?;
/// assert_eq!(client.del(["hello", "moment"])?, 2);
/// assert_eq!(client.execute(["incr", "count"])?, legacy::Frame::Integer(1));
/// assert!(matches!(client.execute_raw(["incr"])?, legacy::Frame::Error(_)));
/// assert_eq!(client.execute_all([["get", "a"], ["get", "b"]])?.len(), 2);
/// assert!(client.transaction([["incr", "a"], ["incr", "b"]])?.is_some());
///
/// let subscriber = legacy::client::blocking::connect(&address)?.subscribe(["news"])?;
/// client.publish("news", "hello")?;
/// let message = subscriber.into_iter().next().expect("the server runs")?;
/// assert_eq!(message.content, "hello");
///
/// use legacy::client::{ConnectOptions, blocking::connect_with};
/// let mut subscriber = connect_with(&address, &ConnectOptions::new().resp3())?.psubscribe(["new*"])?;
/// subscriber.subscribe(["weather"])?;
/// assert_eq!(subscriber.get_subscribed(), ["weather"]);
/// assert_eq!(subscriber.get_psubscribed(), ["new*"]);
/// subscriber.unsubscribe([""; 0])?;
/// subscriber.punsubscribe(["new*"])?;
/// assert_eq!(subscriber.next_message()?, None);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct BlockingClient {
    /// Taken out for each call and put back after it; once the connection is broken, its error is here instead.
    client: Result<Client, Error>,
    runtime: Runtime,
}

/// Connects to a server.
///
/// ```
#[doc = include_str!("setup/blocking_server.md")]
/// let mut client = blocking::connect(&address)?;
/// client.set("hello", "world")?;
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// When nobody listens there.
///
/// # Panics
///
/// Inside a task, as every call does.
// region: blocking_connect
pub fn connect(address: &SocketAddr) -> Result<BlockingClient, Error> {
    connect_with(address, &ConnectOptions::new())
}

/// Connects to a server as `options` say.
///
/// ```
#[doc = include_str!("setup/blocking_server.md")]
/// let mut client = blocking::connect_with(&address, &ConnectOptions::new().database(3))?;
/// client.set("hello", "world")?;
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// As for [`connect_with`](super::connect_with).
///
/// # Panics
///
/// Inside a task.
pub fn connect_with(address: &SocketAddr, options: &ConnectOptions) -> Result<BlockingClient, Error> {
    let mut runtime = Runtime::new()?;
    let client = runtime.block_on(super::connect_with(address, options))?;
    Ok(BlockingClient { client: Ok(client), runtime })
}
// endregion: blocking_connect

/// Connects to the Unix socket at `path`.
///
/// ```
/// use legacy::client::{blocking::connect_unix, ConnectOptions};
///
/// assert!(connect_unix("/tmp/nobody listens here", &ConnectOptions::new()).is_err());
/// ```
///
/// # Errors
///
/// As for [`connect_unix`](super::connect_unix).
///
/// # Panics
///
/// Inside a task.
pub fn connect_unix(path: impl AsRef<Path>, options: &ConnectOptions) -> Result<BlockingClient, Error> {
    let mut runtime = Runtime::new()?;
    let client = runtime.block_on(super::connect_unix(path, options))?;
    Ok(BlockingClient { client: Ok(client), runtime })
}

impl BlockingClient {
    /// Sends `PING`, and returns `message`, or `PONG` if there is none.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// assert_eq!(client.ping(None)?, "PONG");
    /// assert_eq!(client.ping(Some("there?".into()))?, "there?");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn ping(&mut self, message: Option<Bytes>) -> Result<Bytes, Error> {
        self.call(Call::ping(message))
    }

    /// Returns the value of `key`, or `None` if there is no such key.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// client.set("hello", "world")?;
    /// assert_eq!(client.get("hello")?, Some("world".into()));
    /// assert_eq!(client.get("nobody")?, None);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn get(&mut self, key: impl AsRef<[u8]>) -> Result<Option<Bytes>, Error> {
        self.call(Call::get(key))
    }

    /// Sets `key` to `value`.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// client.set("hello", "world")?;
    /// client.set(&String::from("bytes"), [0xff, 0x00])?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn set(&mut self, key: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Result<(), Error> {
        self.call(Call::set(key, value))
    }

    /// Sets `key` to `value`, which expires after `expiration`, rounded up to whole milliseconds.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// let minute = std::time::Duration::from_secs(60);
    /// client.set_expires("moment", "brief", minute)?;
    /// assert_eq!(client.execute(["ttl", "moment"])?, Frame::Integer(60));
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub fn set_expires(
        &mut self,
        key: impl AsRef<[u8]>,
        value: impl AsRef<[u8]>,
        expiration: Duration,
    ) -> Result<(), Error> {
        self.call(Call::set_expires(key, value, expiration))
    }

    /// Removes keys, and returns how many of them existed.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// client.set("hello", "world")?;
    /// assert_eq!(client.del(["hello", "nobody"])?, 1);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn del<K: AsRef<[u8]>>(&mut self, keys: impl IntoIterator<Item = K>) -> Result<u64, Error> {
        self.call(Call::del(keys))
    }

    /// Sends `message` to the subscribers of `channel`, and returns how many it reached.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// assert_eq!(client.publish("news", "hello")?, 0, "nobody has subscribed");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn publish(&mut self, channel: impl AsRef<[u8]>, message: impl AsRef<[u8]>) -> Result<u64, Error> {
        self.call(Call::publish(channel, message))
    }

    /// Sends any command that has exactly one reply; the first argument is its name.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// let name = String::from("visits");
    /// assert_eq!(client.execute(["incrby", &name, &format!("{}", 7)])?, Frame::Integer(7));
    /// assert_eq!(client.execute(["incr"]).unwrap_err().code(), Some("ERR"));
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply; [`Error::Refused`], before anything is sent, for an empty
    /// command and for one that has no reply or many, such as `SUBSCRIBE`.
    pub fn execute<A: AsRef<[u8]>>(&mut self, arguments: impl IntoIterator<Item = A>) -> Result<Frame, Error> {
        self.call(Call::command(arguments))
    }

    /// Does the same as [`Self::execute`], but returns an error reply as a [`Frame::Error`].
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// assert!(matches!(client.execute_raw(["incr"])?, Frame::Error(_)));
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`], except [`Error::Server`].
    pub fn execute_raw<A: AsRef<[u8]>>(&mut self, arguments: impl IntoIterator<Item = A>) -> Result<Frame, Error> {
        self.call(Call::raw(arguments))
    }

    /// Sends several commands together, in a pipeline, and returns the result of each.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// let results = client.execute_all([vec!["set", "a", "1"], vec!["incr", "a"], vec!["incr"]])?;
    /// assert!(matches!(results[1], Ok(Frame::Integer(2))));
    /// assert!(results[2].is_err());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]; an error reply is among the results.
    pub fn execute_all<C, A>(&mut self, commands: impl IntoIterator<Item = C>) -> Result<Results, Error>
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        self.call(Call::all(commands))
    }

    /// Sends commands as one transaction (`MULTI`, `EXEC`) and returns the result of each, or `None` if a watched key
    /// has changed.
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// let results = client.transaction([["incr", "a"], ["incr", "b"]])?;
    /// assert_eq!(results.expect("no key is watched").len(), 2);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]. If the server refuses one of the commands, none is executed, and the error is that of
    /// the refusal. [`Refusal`](super::Refusal), before anything is sent: a command that begins or ends a transaction is
    /// among them, or one that was begun by `execute(["multi"])` has not ended.
    pub fn transaction<C, A>(&mut self, commands: impl IntoIterator<Item = C>) -> Result<Option<Results>, Error>
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        self.call(Call::transaction(commands))
    }

    /// Subscribes to channels; see [`Client::subscribe`].
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// let subscriber = client.subscribe(["news", "weather"])?;
    /// assert_eq!(subscriber.get_subscribed(), ["news", "weather"]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub fn subscribe<C: AsRef<[u8]>>(
        mut self,
        channels: impl IntoIterator<Item = C>,
    ) -> Result<BlockingSubscriber, Error> {
        let subscriber = self.runtime.block_on(self.client?.subscribe(channels))?;
        Ok(BlockingSubscriber { subscriber: Ok(subscriber), runtime: self.runtime })
    }

    /// Subscribes to all channels that match one of `patterns`; see [`Client::psubscribe`].
    ///
    /// ```
    #[doc = include_str!("setup/blocking.md")]
    /// let subscriber = client.psubscribe(["new*"])?;
    /// assert_eq!(subscriber.get_psubscribed(), ["new*"]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::subscribe`].
    pub fn psubscribe<P: AsRef<[u8]>>(
        mut self,
        patterns: impl IntoIterator<Item = P>,
    ) -> Result<BlockingSubscriber, Error> {
        let subscriber = self.runtime.block_on(self.client?.psubscribe(patterns))?;
        Ok(BlockingSubscriber { subscriber: Ok(subscriber), runtime: self.runtime })
    }

    // region: blocking_call
    fn call<T>(&mut self, call: Call<T>) -> Result<T, Error> {
        let (request, reading) = call.into_parts()?;
        self.client.as_ref().map_or(Ok(()), |client| client.in_flight.check_request(&request))?;
        let client = taken(&mut self.client)?;
        let limit = client.response_timeout;
        match self.runtime.block_on(within(limit, client.exchange(request))) {
            Ok((replies, client)) => {
                self.client = Ok(client);
                reading.result(replies)
            }
            Err(error) => {
                self.client = Err(left_by(&error));
                Err(error)
            }
        }
    }
    // endregion: blocking_call
}

/// Takes out what a call needs, and leaves the error that later calls return if this one does not put it back.
fn taken<T>(place: &mut Result<T, Error>) -> Result<T, Error> {
    match place {
        Ok(_) => std::mem::replace(place, Err(Error::closed())),
        Err(error) => Err(error.clone()),
    }
}

/// Returns the error of all later calls after one that has failed, and has closed the connection with that.
fn left_by(error: &Error) -> Error {
    if error.is_closed() {
        return error.clone();
    }
    io::Error::new(io::ErrorKind::NotConnected, format!("the connection was closed after an error: {error}")).into()
}

/// A [`Subscriber`] whose calls block until the message or the confirmation is there; see the example of
/// [`BlockingClient`].
#[derive(Debug)]
pub struct BlockingSubscriber {
    /// Taken out for each call and put back after it; once the connection is broken, its error is here instead.
    subscriber: Result<Subscriber, Error>,
    runtime: Runtime,
}

impl BlockingSubscriber {
    /// Returns the channels that this client is subscribed to.
    ///
    /// ```
    #[doc = include_str!("setup/blocking_subscriber.md")]
    /// assert_eq!(subscriber.get_subscribed(), ["news"]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn get_subscribed(&self) -> &[Bytes] {
        self.subscriber.as_ref().map_or(&[], Subscriber::get_subscribed)
    }

    /// Returns the patterns that this client is subscribed to.
    ///
    /// ```
    #[doc = include_str!("setup/blocking_subscriber.md")]
    /// subscriber.psubscribe(["wea*"])?;
    /// assert_eq!(subscriber.get_psubscribed(), ["wea*"]);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn get_psubscribed(&self) -> &[Bytes] {
        self.subscriber.as_ref().map_or(&[], Subscriber::get_psubscribed)
    }

    /// Returns the next message, or `None`; see [`Subscriber::next_message`].
    ///
    /// ```
    #[doc = include_str!("setup/blocking_subscriber.md")]
    /// blocking::connect(&address)?.publish("news", "hello")?;
    /// let message = subscriber.next_message()?.expect("a channel is subscribed");
    /// assert_eq!(message.content, "hello");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn next_message(&mut self) -> Result<Option<Message>, Error> {
        let next = self.runtime.block_on(taken(&mut self.subscriber)?.next_message());
        self.put_back(next)
    }

    /// Subscribes to further channels.
    ///
    /// ```
    #[doc = include_str!("setup/blocking_subscriber.md")]
    /// subscriber.subscribe(["weather"])?;
    /// assert_eq!(subscriber.get_subscribed(), ["news", "weather"]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub fn subscribe<C: AsRef<[u8]>>(&mut self, channels: impl IntoIterator<Item = C>) -> Result<(), Error> {
        let subscriber = taken(&mut self.subscriber)?;
        let done = self.runtime.block_on(subscriber.subscribe(channels));
        self.put_back(done.map(|subscriber| ((), subscriber)))
    }

    /// Unsubscribes from `channels`, or from every channel if `channels` is empty.
    ///
    /// ```
    #[doc = include_str!("setup/blocking_subscriber.md")]
    /// subscriber.unsubscribe(["news"])?;
    /// assert!(subscriber.get_subscribed().is_empty());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn unsubscribe<C: AsRef<[u8]>>(&mut self, channels: impl IntoIterator<Item = C>) -> Result<(), Error> {
        let subscriber = taken(&mut self.subscriber)?;
        let done = self.runtime.block_on(subscriber.unsubscribe(channels));
        self.put_back(done.map(|subscriber| ((), subscriber)))
    }

    /// Subscribes to all channels that match one of some more patterns.
    ///
    /// ```
    #[doc = include_str!("setup/blocking_subscriber.md")]
    /// subscriber.psubscribe(["wea*"])?;
    /// assert_eq!(subscriber.get_psubscribed(), ["wea*"]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no pattern.
    pub fn psubscribe<P: AsRef<[u8]>>(&mut self, patterns: impl IntoIterator<Item = P>) -> Result<(), Error> {
        let subscriber = taken(&mut self.subscriber)?;
        let done = self.runtime.block_on(subscriber.psubscribe(patterns));
        self.put_back(done.map(|subscriber| ((), subscriber)))
    }

    /// Unsubscribes from `patterns`, or from every pattern if `patterns` is empty.
    ///
    /// ```
    #[doc = include_str!("setup/blocking_subscriber.md")]
    /// subscriber.psubscribe(["wea*", "wor*"])?;
    /// subscriber.punsubscribe([""; 0])?; // from all
    /// assert!(subscriber.get_psubscribed().is_empty());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn punsubscribe<P: AsRef<[u8]>>(&mut self, patterns: impl IntoIterator<Item = P>) -> Result<(), Error> {
        let subscriber = taken(&mut self.subscriber)?;
        let done = self.runtime.block_on(subscriber.punsubscribe(patterns));
        self.put_back(done.map(|subscriber| ((), subscriber)))
    }

    fn put_back<T>(&mut self, done: Result<(T, Subscriber), Error>) -> Result<T, Error> {
        match done {
            Ok((result, subscriber)) => {
                self.subscriber = Ok(subscriber);
                Ok(result)
            }
            Err(error) => {
                self.subscriber = Err(left_by(&error));
                Err(error)
            }
        }
    }
}

impl IntoIterator for BlockingSubscriber {
    type Item = Result<Message, Error>;
    type IntoIter = Messages;

    fn into_iter(self) -> Messages {
        Messages { subscriber: Some(self) }
    }
}

/// The messages of a [`BlockingSubscriber`]. The iterator ends when nothing is subscribed any more, or after an error.
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
