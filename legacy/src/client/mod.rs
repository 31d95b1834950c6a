//! Clients: [`Client`] for one task, [`BufferedClient`] for many tasks, [`ReconnectingClient`] for many tasks and for
//! servers that restart, [`BlockingClient`] for code without tasks.
//!
//! Commands that have exactly one reply are calls; `SUBSCRIBE` and `PSUBSCRIBE` turn a client into a [`Subscriber`],
//! and [`Client::replies`] takes all other commands. A call of a [`Client`] owns the client. If such a call is dropped,
//! by `call.timeout(duration)` (`tokio::util::FutureExt`) or by [`ConnectOptions::response_timeout`], the client is
//! dropped with it and the connection closes; the server may still execute what was sent. The clients for many tasks
//! keep their connection, and skip the reply that nobody waits for any more. After an error for which
//! [`Error::is_closed`] is true, every later call returns the same error.

pub mod blocking;
mod buffered;
mod reconnecting;
mod subscriber;

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Call, InFlight, Request, command};
use engine::Frame;
use futures::future::{Either, poll_fn};
use futures::{Async, Future, IntoFuture, Poll, Stream, try_ready};
use tokio::net::{TcpStream, UnixStream};

pub use blocking::{BlockingClient, BlockingSubscriber};
pub use buffered::BufferedClient;
pub use client_protocol::{ConnectOptions, Error, Message, Refusal, Results};
pub use reconnecting::ReconnectingClient;
pub use subscriber::{Messages, Subscriber};

use crate::connection::Connection;
use crate::socket::Socket;
use crate::wait::Limit;

/// A call that waits for its reply. It is boxed so that its type does not depend on the arguments, which may be
/// borrowed: an `impl Future` would capture the type of each.
pub type Calling<T> = Box<dyn Future<Item = T, Error = Error> + Send>;

/// A connection to a server. Every call takes the client and returns it with the reply, since a future of 0.1 cannot
/// borrow it. A call that fails drops it, which closes the connection.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use legacy::{Config, Server, SystemClock};
/// # use futures::Future;
/// # fn main() -> Result<(), legacy::client::Error> {
/// # let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.spawn(legacy::server::run([listener.into()], server, futures::future::empty()));
/// use legacy::Frame;
///
/// let calls = legacy::client::connect(&address)
///     .and_then(|client| client.ping(None))
///     .and_then(|(pong, client)| {
///         assert_eq!(pong, "PONG");
///         client.set_expires("moment", "brief", std::time::Duration::from_secs(60))
///     })
///     .and_then(|client| client.set("hello", "world"))
///     .and_then(|client| client.get("hello"))
///     .and_then(|(value, client)| {
///         assert_eq!(value, Some("world".into()));
///         client.del(["hello", "moment", "nobody"])
///     })
///     .and_then(|(count, client)| {
///         assert_eq!(count, 2);
///         client.publish("news", "hello")
///     })
///     .and_then(|(reached, client)| {
///         assert_eq!(reached, 0);
///         client.execute_raw(["incr"])
///     })
///     .and_then(|(reply, client)| {
///         assert!(matches!(reply, Frame::Error(_)));
///         client.psubscribe(["new*"])
///     })
///     .map(|subscriber| assert_eq!(subscriber.get_psubscribed(), ["new*"]));
/// # runtime.block_on(calls)
/// # }
/// ```
#[derive(Debug)]
pub struct Client {
    connection: Connection,
    /// The request whose replies are still to come, if there is one.
    in_flight: InFlight<()>,
    response_timeout: Option<Duration>,
}

/// Connects to a server. `address` cannot be a name: `TcpStream::connect` of tokio 0.1 resolves none.
///
/// ```
#[doc = include_str!("setup/server.md")]
/// let calls = legacy::client::connect(&address)
///     .and_then(|client| client.set_expires("hello", "world", std::time::Duration::from_secs(60)))
///     .and_then(|client| client.get("hello"))
///     .and_then(|(value, client)| {
///         assert_eq!(value, Some("world".into()));
///         client.del(["hello", "nobody"])
///     })
///     .map(|(count, _)| assert_eq!(count, 1));
/// # runtime.block_on(calls)
/// # }
/// ```
///
/// # Errors
///
/// When nobody listens there.
// region: connect
pub fn connect(address: &SocketAddr) -> impl Future<Item = Client, Error = Error> {
    connect_with(address, &ConnectOptions::new())
}

/// Connects to a server as `options` say.
///
/// ```
#[doc = include_str!("setup/server.md")]
/// use legacy::client::{ConnectOptions, connect_with};
///
/// let calls = connect_with(&address, &ConnectOptions::new().database(3).resp3())
///     .and_then(|client| client.set("hello", "world"))
///     .map(drop);
/// # runtime.block_on(calls)
/// # }
/// ```
///
/// # Errors
///
/// When nobody listens there, when it takes too long, or when the server refuses what the options ask
/// for.
pub fn connect_with(address: &SocketAddr, options: &ConnectOptions) -> impl Future<Item = Client, Error = Error> {
    let (limit, options) = (options.get_connect_timeout(), options.clone());
    let connected = TcpStream::connect(address)
        .and_then(|socket| {
            socket.set_nodelay(true)?;
            Ok(socket)
        })
        .from_err()
        .and_then(move |socket| greet(socket, &options));
    within(limit, connected)
}
// endregion: connect

/// Connects to the Unix socket at `path`.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # use futures::Future;
/// # use legacy::socket::Listener;
/// # fn main() -> Result<(), legacy::client::Error> {
/// # let path = std::env::temp_dir().join(format!("legacy-doc-{}.sock", std::process::id()));
/// # let server = Server::new(Config::default(), SystemClock);
/// # let listener = Listener::unix(&path, None)?;
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.spawn(legacy::server::run([listener], server, futures::future::empty()));
/// use legacy::client::{ConnectOptions, connect_unix};
///
/// let calls = connect_unix(&path, &ConnectOptions::new()).and_then(|client| client.set("hello", "world"));
/// # runtime.block_on(calls)?;
/// # std::fs::remove_file(path)?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// As for [`connect_with`].
pub fn connect_unix(path: impl AsRef<Path>, options: &ConnectOptions) -> Calling<Client> {
    let (limit, options) = (options.get_connect_timeout(), options.clone());
    let connected = UnixStream::connect(path).from_err().and_then(move |socket| greet(socket, &options));
    Box::new(within(limit, connected))
}

/// Turns a connected stream into a client.
///
/// ```
#[doc = include_str!("setup/server.md")]
/// use legacy::client::{ConnectOptions, Error, over};
///
/// let calls = tokio::net::TcpStream::connect(&address)
///     .map_err(Error::from)
///     .and_then(|stream| over(stream, &ConnectOptions::new()))
///     .and_then(|client| client.set("hello", "world"))
///     .map(drop);
/// # runtime.block_on(calls)
/// # }
/// ```
///
/// # Errors
///
/// When the server refuses what the options ask for, or takes too long.
pub fn over(stream: impl Into<Socket>, options: &ConnectOptions) -> Calling<Client> {
    Box::new(within(options.get_connect_timeout(), greet(stream.into(), options)))
}

fn greet(stream: impl Into<Socket>, options: &ConnectOptions) -> impl Future<Item = Client, Error = Error> {
    let connection = Connection::new(stream);
    let client = Client { connection, in_flight: InFlight::default(), response_timeout: None };
    let response_timeout = options.get_response_timeout();
    client.call(options.greeting()).map(move |((), client)| Client { response_timeout, ..client })
}

/// Waits no longer than `limit`, if there is one.
fn within<F: Future<Error = Error>>(limit: Option<Duration>, call: F) -> impl Future<Item = F::Item, Error = Error> {
    match limit {
        Some(limit) => Either::A(call.select2(Limit::new(limit)).then(move |first| match first {
            Ok(Either::A((item, _))) => Ok(item),
            Err(Either::A((error, _))) => Err(error),
            // Also of a timer that cannot run: its runtime has ended.
            Ok(Either::B(_)) | Err(Either::B(_)) => Err(Error::TimedOut(limit)),
        })),
        None => Either::B(call),
    }
}

impl Client {
    /// Sends `PING`, and returns `message`, or `PONG` if there is none.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.ping(None).map(|(pong, _)| assert_eq!(pong, "PONG"))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn ping(self, message: Option<Bytes>) -> Calling<(Bytes, Self)> {
        self.call(Call::ping(message))
    }

    /// Returns the value of `key`, or `None` if there is no such key.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client
    ///     .set("hello", "world")
    ///     .and_then(|client| client.get("hello"))
    ///     .map(|(value, _)| assert_eq!(value, Some("world".into())))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    // region: get
    pub fn get(self, key: impl AsRef<[u8]>) -> Calling<(Option<Bytes>, Self)> {
        self.call(Call::get(key))
    }
    // endregion: get

    /// Sets `key` to `value`.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.set("hello", "world").and_then(|client| client.set(&String::from("bytes"), [0xff, 0x00]))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn set(self, key: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Calling<Self> {
        Box::new(self.call(Call::set(key, value)).map(|((), client)| client))
    }

    /// Sets `key` to `value`, which expires after `expiration`, rounded up to whole milliseconds.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let minute = std::time::Duration::from_secs(60);
    /// client.set_expires("moment", "brief", minute)
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub fn set_expires(self, key: impl AsRef<[u8]>, value: impl AsRef<[u8]>, expiration: Duration) -> Calling<Self> {
        Box::new(self.call(Call::set_expires(key, value, expiration)).map(|((), client)| client))
    }

    /// Removes keys, and returns how many of them existed.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client
    ///     .set("hello", "world")
    ///     .and_then(|client| client.del(["hello", "nobody"]))
    ///     .map(|(count, _)| assert_eq!(count, 1))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn del<K: AsRef<[u8]>>(self, keys: impl IntoIterator<Item = K>) -> Calling<(u64, Self)> {
        self.call(Call::del(keys))
    }

    /// Sends `message` to the subscribers of `channel`, and returns how many it reached.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.publish("news", "hello").map(|(reached, _)| assert_eq!(reached, 0, "nobody has subscribed"))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn publish(self, channel: impl AsRef<[u8]>, message: impl AsRef<[u8]>) -> Calling<(u64, Self)> {
        self.call(Call::publish(channel, message))
    }

    /// Sends any command that has exactly one reply; the first argument is its name.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let name = String::from("visits");
    /// client.execute(["incrby", &name, &format!("{}", 7)]).map(|(count, _)| assert_eq!(count, legacy::Frame::Integer(7)))
    /// # });
    /// # runtime.block_on(calls)
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply; [`Error::Refused`], before anything is sent, for an empty
    /// command and for one that has no reply or many, such as `SUBSCRIBE`.
    pub fn execute<A: AsRef<[u8]>>(self, arguments: impl IntoIterator<Item = A>) -> Calling<(Frame, Self)> {
        self.call(Call::command(arguments))
    }

    /// Does the same as [`Self::execute`], but returns an error reply as a [`Frame::Error`].
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.execute_raw(["incr"]).map(|(reply, _)| assert!(matches!(reply, Frame::Error(_))))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`], except [`Error::Server`].
    pub fn execute_raw<A: AsRef<[u8]>>(self, arguments: impl IntoIterator<Item = A>) -> Calling<(Frame, Self)> {
        self.call(Call::raw(arguments))
    }

    /// Sends several commands together, in a pipeline, and returns the result of each.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.execute_all([vec!["set", "a", "1"], vec!["incr", "a"], vec!["incr"]]).map(|(results, _)| {
    ///     assert!(matches!(results[1], Ok(legacy::Frame::Integer(2))));
    ///     assert!(results[2].is_err());
    /// })
    /// # });
    /// # runtime.block_on(calls)
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]; an error reply is among the results.
    pub fn execute_all<C, A>(self, commands: impl IntoIterator<Item = C>) -> Calling<(Results, Self)>
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
    #[doc = include_str!("setup/client.md")]
    /// client.transaction([["incr", "a"], ["incr", "b"]]).map(|(results, _)| {
    ///     assert_eq!(results.expect("no key is watched").len(), 2);
    /// })
    /// # });
    /// # runtime.block_on(calls)
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]. If the server refuses one of the commands, none is executed, and the error is that of
    /// the refusal. [`Refusal`], before anything is sent: a command that begins or ends a transaction is among them, or one
    /// that was begun by `execute(["multi"])` has not ended.
    pub fn transaction<C, A>(self, commands: impl IntoIterator<Item = C>) -> Calling<(Option<Results>, Self)>
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        self.call(Call::transaction(commands))
    }

    /// Sends a command that has many replies, such as `MONITOR`. Returns all that the server sends from then on, pushes
    /// and error replies included.
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// let replies = client.replies(["subscribe", "news"]);
    /// replies.into_future().map_err(|(error, _)| error).map(|(first, _)| {
    ///     assert!(matches!(first, Some(legacy::Frame::Array(_))));
    /// })
    /// # });
    /// # runtime.block_on(calls)
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The stream fails when the connection does, and at once for an empty command.
    pub fn replies<A: AsRef<[u8]>>(mut self, arguments: impl IntoIterator<Item = A>) -> Replies {
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
    /// client.subscribe(["news"]).map(|subscriber| assert_eq!(subscriber.get_subscribed(), ["news"]))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub fn subscribe<C: AsRef<[u8]>>(self, channels: impl IntoIterator<Item = C>) -> Calling<Subscriber> {
        Subscriber::new(self.connection, self.response_timeout).subscribe(channels)
    }

    /// Subscribes to all channels that match one of `patterns`; see [`Self::subscribe`].
    ///
    /// ```
    #[doc = include_str!("setup/client.md")]
    /// client.psubscribe(["new*"]).map(|subscriber| assert_eq!(subscriber.get_psubscribed(), ["new*"]))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::subscribe`].
    pub fn psubscribe<P: AsRef<[u8]>>(self, patterns: impl IntoIterator<Item = P>) -> Calling<Subscriber> {
        Subscriber::new(self.connection, self.response_timeout).psubscribe(patterns)
    }

    /// Sends a request and waits for its replies.
    // region: call
    fn call<T: Send + 'static>(self, call: Call<T>) -> Calling<(T, Self)> {
        let limit = self.response_timeout;
        let called = call.into_parts().into_future().and_then(move |(request, reading)| {
            within(limit, self.exchange(request))
                .and_then(move |(replies, client)| Ok((reading.result(replies)?, client)))
        });
        Box::new(called)
    }

    fn exchange(self, request: Request) -> impl Future<Item = (Vec<Frame>, Self), Error = Error> {
        let (mut client, mut unsent) = (Some(self), Some(request));
        poll_fn(move || {
            let waiting = client.as_mut().expect("not polled after it was ready");
            if let Some(request) = unsent.take() {
                waiting.send(&request)?;
            }
            let replies = try_ready!(waiting.poll_replies());
            Ok(Async::Ready((replies, client.take().expect("not polled after it was ready"))))
        })
    }
    // endregion: call

    fn send(&mut self, request: &Request) -> Result<(), Error> {
        // Nothing that comes before the request is sent can be its reply.
        while let Async::Ready(read) = self.connection.poll_frame()? {
            self.in_flight.receive(Ok(read))?;
        }
        if request.replies() > 0 {
            self.in_flight.check_request(request)?;
            self.in_flight.send((), request);
            self.connection.queue(request.bytes());
        }
        Ok(())
    }

    fn poll_replies(&mut self) -> Poll<Vec<Frame>, Error> {
        while !self.in_flight.is_settled() {
            // Also writes what is queued.
            let read = try_ready!(self.connection.poll_frame());
            if let Some(((), replies)) = self.in_flight.receive(Ok(read))? {
                return Ok(Async::Ready(replies));
            }
        }
        Ok(Async::Ready(Vec::new()))
    }
}

/// All that a server sends to a connection, in order; see [`Client::replies`]. The stream ends with the connection, or
/// after an error.
#[derive(Debug)]
#[must_use = "nothing is sent or read before it is polled"]
pub struct Replies {
    connection: Connection,
    in_flight: InFlight<()>,
    is_over: bool,
}

impl Replies {
    fn poll_reply(&mut self) -> Poll<Option<Frame>, Error> {
        self.in_flight.check()?;
        Ok(self.connection.poll_frame()?)
    }
}

impl Stream for Replies {
    type Item = Frame;
    type Error = Error;

    fn poll(&mut self) -> Poll<Option<Frame>, Error> {
        if self.is_over {
            return Ok(Async::Ready(None));
        }
        let polled = self.poll_reply();
        self.is_over = matches!(polled, Ok(Async::Ready(None)) | Err(_));
        polled
    }
}
