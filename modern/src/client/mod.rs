//! Clients: [`Client`] for one task, [`BufferedClient`] for many tasks, [`ReconnectingClient`] for many tasks and for
//! servers that restart, [`BlockingClient`] for code without tasks.
//!
//! Commands that have exactly one reply are calls; `SUBSCRIBE` and its kind make a client a
//! [`Subscriber`], and [`Client::replies`] takes whatever else there is. A call that is dropped, by
//! `tokio::time::timeout` or for want of [`ConnectOptions::response_timeout`], leaves the client in
//! place; its server may still execute what was sent, and the next call skips the reply that nobody
//! waits for any more. After an error of which [`Error::is_closed`] says so, every later call returns
//! the same.

pub mod blocking;
mod buffered;
mod reconnecting;
mod subscriber;

use std::future::poll_fn;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Call, InFlight, Request, command};
use engine::Frame;
use futures_util::stream::Stream;
use tokio::net::{TcpStream, ToSocketAddrs, UnixStream};
use tokio::time::timeout;

pub use blocking::{BlockingClient, BlockingSubscriber};
pub use buffered::BufferedClient;
pub use client_protocol::{ConnectOptions, Error, Message, Refusal, Results};
pub use reconnecting::ReconnectingClient;
pub use subscriber::{Messages, Subscriber};

use crate::connection::Connection;
use crate::socket::Socket;
use crate::wait::Hold;

/// A connection to a server.
///
/// ```
/// # use modern::{Config, Server, SystemClock};
/// # #[tokio::main]
/// # async fn main() -> Result<(), modern::client::Error> {
/// # let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # tokio::spawn(modern::server::run([listener.into()], server, std::future::pending()));
/// use std::time::Duration;
/// use modern::Frame;
///
/// let mut client = modern::client::connect(address).await?;
/// assert_eq!(client.ping(None).await?, "PONG");
/// client.set("hello", "world").await?;
/// client.set_expires("moment", "brief", Duration::from_secs(60)).await?;
/// assert_eq!(client.get("hello").await?, Some("world".into()));
/// assert_eq!(client.del(["hello", "moment", "nobody"]).await?, 2);
/// assert_eq!(client.publish("news", "hello").await?, 0);
/// assert!(matches!(client.execute_raw(["incr"]).await?, Frame::Error(_)));
///
/// let subscriber = client.psubscribe(["new*"]).await?;
/// assert_eq!(subscriber.get_psubscribed(), ["new*"]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Client {
    connection: Connection,
    /// Requests whose replies are still to come, those of dropped calls included.
    in_flight: InFlight<()>,
    response_timeout: Option<Duration>,
}

/// Connects to a server. `address` may be a name, which `TcpStream::connect` resolves.
///
/// ```
#[doc = include_str!("setup/server.md")]
/// let mut client = modern::client::connect(address).await?;
/// client.set_expires("hello", "world", std::time::Duration::from_secs(60)).await?;
/// assert_eq!(client.get("hello").await?, Some("world".into()));
/// assert_eq!(client.del(["hello", "nobody"]).await?, 1);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When nobody listens there.
// region: connect
pub async fn connect(address: impl ToSocketAddrs) -> Result<Client, Error> {
    connect_with(address, &ConnectOptions::new()).await
}

/// Connects to a server as `options` say.
///
/// ```
#[doc = include_str!("setup/server.md")]
/// use modern::client::{ConnectOptions, connect_with};
///
/// let mut client = connect_with(address, &ConnectOptions::new().database(3).resp3()).await?;
/// client.set("hello", "world").await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When nobody listens there, when it takes too long, or when the server refuses what the options ask
/// for.
pub async fn connect_with(address: impl ToSocketAddrs, options: &ConnectOptions) -> Result<Client, Error> {
    within(options.get_connect_timeout(), async {
        let socket = TcpStream::connect(address).await?;
        socket.set_nodelay(true)?;
        greet(socket, options).await
    })
    .await
}
// endregion: connect

/// Connects to the Unix socket at `path`.
///
/// ```
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # use modern::socket::Listener;
/// # #[tokio::main]
/// # async fn main() -> Result<(), modern::client::Error> {
/// # let path = std::env::temp_dir().join(format!("modern-doc-{}.sock", std::process::id()));
/// # let server = Server::new(Config::default(), SystemClock);
/// # tokio::spawn(modern::server::run([Listener::unix(&path, None)?], server, std::future::pending()));
/// use modern::client::{ConnectOptions, connect_unix};
///
/// let mut client = connect_unix(&path, &ConnectOptions::new()).await?;
/// client.set("hello", "world").await?;
/// # std::fs::remove_file(path)?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// As for [`connect_with`].
pub async fn connect_unix(path: impl AsRef<Path>, options: &ConnectOptions) -> Result<Client, Error> {
    within(options.get_connect_timeout(), async { greet(UnixStream::connect(path).await?, options).await }).await
}

/// Turns a connected stream into a client.
///
/// ```
#[doc = include_str!("setup/server.md")]
/// use modern::client::{ConnectOptions, over};
///
/// let stream = tokio::net::TcpStream::connect(address).await?;
/// let mut client = over(stream, &ConnectOptions::new()).await?;
/// client.set("hello", "world").await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When the server refuses what the options ask for, or takes too long.
pub async fn over(stream: impl Into<Socket>, options: &ConnectOptions) -> Result<Client, Error> {
    within(options.get_connect_timeout(), greet(stream, options)).await
}

async fn greet(stream: impl Into<Socket>, options: &ConnectOptions) -> Result<Client, Error> {
    let connection = Connection::new(stream);
    let mut client = Client { connection, in_flight: InFlight::default(), response_timeout: None };
    client.call(options.greeting()).await?;
    client.response_timeout = options.get_response_timeout();
    Ok(client)
}

/// Waits no longer than `limit`, if there is one.
async fn within<T>(limit: Option<Duration>, call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    match limit {
        Some(limit) => {
            let _hold = Hold::new();
            timeout(limit, call).await.map_err(|_| Error::TimedOut(limit))?
        }
        None => call.await,
    }
}

impl Client {
    /// Sends `PING`, and returns `message`, or `PONG` if there is none.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// assert_eq!(client.ping(None).await?, "PONG");
    /// assert_eq!(client.ping(Some("there?".into())).await?, "there?");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn ping(&mut self, message: Option<Bytes>) -> Result<Bytes, Error> {
        self.call(Call::ping(message)).await
    }

    /// Returns the value of `key`, or `None` if there is no such key.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.set("hello", "world").await?;
    /// assert_eq!(client.get("hello").await?, Some("world".into()));
    /// assert_eq!(client.get("nobody").await?, None);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    // region: get
    pub async fn get(&mut self, key: impl AsRef<[u8]>) -> Result<Option<Bytes>, Error> {
        self.call(Call::get(key)).await
    }
    // endregion: get

    /// Sets `key` to `value`.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.set("hello", "world").await?;
    /// client.set(&String::from("bytes"), [0xff, 0x00]).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn set(&mut self, key: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Result<(), Error> {
        self.call(Call::set(key, value)).await
    }

    /// Sets `key` to `value`, which expires after `expiration`, rounded up to whole milliseconds.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let minute = std::time::Duration::from_secs(60);
    /// client.set_expires("moment", "brief", minute).await?;
    /// assert_eq!(client.execute(["ttl", "moment"]).await?, Frame::Integer(60));
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub async fn set_expires(
        &mut self,
        key: impl AsRef<[u8]>,
        value: impl AsRef<[u8]>,
        expiration: Duration,
    ) -> Result<(), Error> {
        self.call(Call::set_expires(key, value, expiration)).await
    }

    /// Removes keys, and returns how many of them existed.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.set("hello", "world").await?;
    /// assert_eq!(client.del(["hello", "nobody"]).await?, 1);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn del<K: AsRef<[u8]>>(&mut self, keys: impl IntoIterator<Item = K>) -> Result<u64, Error> {
        self.call(Call::del(keys)).await
    }

    /// Sends `message` to the subscribers of `channel`, and returns how many it reached.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// assert_eq!(client.publish("news", "hello").await?, 0, "nobody has subscribed");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn publish(&mut self, channel: impl AsRef<[u8]>, message: impl AsRef<[u8]>) -> Result<u64, Error> {
        self.call(Call::publish(channel, message)).await
    }

    /// Sends any command that has exactly one reply; the first argument is its name.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let name = String::from("visits");
    /// let count = client.execute(["incrby", &name, &format!("{}", 7)]).await?;
    /// assert_eq!(count, modern::Frame::Integer(7));
    /// assert_eq!(client.execute(["incr"]).await.unwrap_err().code(), Some("ERR"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply; [`Error::Refused`], before anything is sent, for an empty
    /// command and for one that has no reply or many, such as `SUBSCRIBE`.
    pub async fn execute<A: AsRef<[u8]>>(&mut self, arguments: impl IntoIterator<Item = A>) -> Result<Frame, Error> {
        self.call(Call::command(arguments)).await
    }

    /// Does the same as [`Self::execute`], but returns an error reply as a [`Frame::Error`].
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// assert!(matches!(client.execute_raw(["incr"]).await?, Frame::Error(_)));
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`], except [`Error::Server`].
    pub async fn execute_raw<A: AsRef<[u8]>>(
        &mut self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Result<Frame, Error> {
        self.call(Call::raw(arguments)).await
    }

    /// Sends several commands together, in a pipeline, and returns the result of each.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let results = client.execute_all([vec!["set", "a", "1"], vec!["incr", "a"], vec!["incr"]]).await?;
    /// assert!(matches!(results[1], Ok(modern::Frame::Integer(2))));
    /// assert!(results[2].is_err());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]; an error reply is among the results.
    pub async fn execute_all<C, A>(&mut self, commands: impl IntoIterator<Item = C>) -> Result<Results, Error>
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        self.call(Call::all(commands)).await
    }

    /// Sends commands as one transaction (`MULTI`, `EXEC`) and returns the result of each, or `None` if a watched key
    /// has changed.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let results = client.transaction([["incr", "a"], ["incr", "b"]]).await?;
    /// assert_eq!(results.expect("no key is watched").len(), 2);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]. If the server refuses one of the commands, none is executed, and the error is that of
    /// the refusal. [`Refusal`], before anything is sent: a command that begins or ends a transaction is among them, or one
    /// that was begun by `execute(["multi"])` has not ended.
    pub async fn transaction<C, A>(&mut self, commands: impl IntoIterator<Item = C>) -> Result<Option<Results>, Error>
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        self.call(Call::transaction(commands)).await
    }

    /// Sends a command that has many replies, such as `MONITOR`. Returns all that the server sends from then on, pushes
    /// and error replies included.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// use futures::StreamExt;
    ///
    /// let mut replies = client.replies(["subscribe", "news"]);
    /// assert!(matches!(replies.next().await, Some(Ok(modern::Frame::Array(_)))));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The stream ends after an error, or with the connection. Its first item is an error if the command is empty, or
    /// if an earlier call broke the connection.
    pub fn replies<A: AsRef<[u8]>>(mut self, arguments: impl IntoIterator<Item = A>) -> Replies {
        self.in_flight.abandon();
        match command(arguments) {
            Ok(request) => self.connection.queue(&request),
            Err(error) => drop(self.in_flight.fail(error)),
        }
        Replies { connection: self.connection, in_flight: self.in_flight, is_over: false }
    }

    /// Subscribes to channels. The client becomes a [`Subscriber`], which has no methods for other commands: the server
    /// would refuse them on a connection with subscriptions.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let subscriber = client.subscribe(["news", "weather"]).await?;
    /// assert_eq!(subscriber.get_subscribed(), ["news", "weather"]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub async fn subscribe<C: AsRef<[u8]>>(self, channels: impl IntoIterator<Item = C>) -> Result<Subscriber, Error> {
        let mut subscriber = self.into_subscriber().await?;
        subscriber.subscribe(channels).await?;
        Ok(subscriber)
    }

    /// Subscribes to all channels that match one of `patterns`; see [`Self::subscribe`].
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let subscriber = client.psubscribe(["new*"]).await?;
    /// assert_eq!(subscriber.get_psubscribed(), ["new*"]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::subscribe`].
    pub async fn psubscribe<P: AsRef<[u8]>>(self, patterns: impl IntoIterator<Item = P>) -> Result<Subscriber, Error> {
        let mut subscriber = self.into_subscriber().await?;
        subscriber.psubscribe(patterns).await?;
        Ok(subscriber)
    }

    async fn into_subscriber(mut self) -> Result<Subscriber, Error> {
        within(self.response_timeout, self.settle()).await?;
        Ok(Subscriber::new(self.connection, self.response_timeout))
    }

    /// Sends a request and waits for its replies.
    // region: call
    async fn call<T>(&mut self, call: Call<T>) -> Result<T, Error> {
        let (request, reading) = call.into_parts()?;
        let replies = within(self.response_timeout, self.exchange(&request)).await?;
        reading.result(replies)
    }

    async fn exchange(&mut self, request: &Request) -> Result<Vec<Frame>, Error> {
        self.settle().await?;
        if request.replies() == 0 {
            return Ok(Vec::new());
        }
        self.in_flight.check_request(request)?;
        self.in_flight.send((), request);
        self.connection.queue(request.bytes());
        loop {
            // Also writes what is queued.
            let read = self.connection.read_frame().await;
            if let Some(((), replies)) = self.in_flight.receive(read)? {
                return Ok(replies);
            }
        }
    }
    // endregion: call

    /// Reads the replies to calls that were dropped, and whatever else has come: nothing that comes before a request is
    /// sent can be its reply.
    async fn settle(&mut self) -> Result<(), Error> {
        self.in_flight.check()?;
        self.in_flight.abandon();
        while !self.in_flight.is_settled() {
            let read = self.connection.read_frame().await;
            self.in_flight.receive(read)?;
        }
        poll_fn(|cx| {
            while let Poll::Ready(read) = self.connection.poll_frame(cx) {
                self.in_flight.receive(read)?;
            }
            Poll::Ready(Ok(()))
        })
        .await
    }
}

/// All that a server sends to a connection, in order; see [`Client::replies`]. The stream ends with the connection, or
/// after an error.
#[derive(Debug)]
#[must_use = "nothing is sent or read before it is polled"]
pub struct Replies {
    connection: Connection,
    /// Number of replies that come before those of this command.
    in_flight: InFlight<()>,
    is_over: bool,
}

impl Replies {
    fn poll_reply(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Frame>, Error>> {
        self.in_flight.check()?;
        while !self.in_flight.is_settled() {
            let read = ready!(self.connection.poll_frame(cx));
            self.in_flight.receive(read)?;
        }
        self.connection.poll_frame(cx).map_err(Error::from)
    }
}

impl Stream for Replies {
    type Item = Result<Frame, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        let reply = ready!(self.poll_reply(cx)).transpose();
        self.is_over = !matches!(reply, Some(Ok(_)));
        Poll::Ready(reply)
    }
}
