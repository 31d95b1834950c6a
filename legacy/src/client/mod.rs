//! Clients: [`Client`] for one task, [`BufferedClient`] for many, [`BlockingClient`] for none.
//!
//! No call has a timeout of its own: put `call.timeout(duration)` (`tokio::util::FutureExt`) around
//! it. The call is dropped then, and with it the client that it took, which closes the connection;
//! its server may still execute what was sent.

pub mod blocking;
mod buffered;
mod subscriber;

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use client_protocol::Call;
use engine::Frame;
use futures::{stream, Future, Stream};
use tokio::net::TcpStream;

pub use blocking::{BlockingClient, BlockingSubscriber};
pub use buffered::BufferedClient;
pub use client_protocol::{Error, Message};
pub use subscriber::Subscriber;

use crate::connection::Connection;

/// A connection to a server. Every call takes the client and hands it back with the reply: a future
/// of 0.1 cannot borrow it. A call that fails keeps it, and so closes the connection.
#[derive(Debug)]
pub struct Client {
    connection: Connection,
}

/// Connects to a server.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # use futures::Future;
/// # fn main() -> Result<(), legacy::client::Error> {
/// # let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.spawn(legacy::server::run(vec![listener.into()], server, futures::future::empty()));
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
    TcpStream::connect(address)
        .and_then(|socket| {
            socket.set_nodelay(true)?;
            Ok(Client { connection: Connection::new(socket) })
        })
        .from_err()
}
// endregion: connect

impl Client {
    /// Checks that the server answers. Returns `message`, or `PONG`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn ping(self, message: Option<Bytes>) -> impl Future<Item = (Bytes, Self), Error = Error> {
        self.call(Call::ping(message))
    }

    /// Returns the value of `key`, or `None`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    // region: get
    pub fn get(self, key: impl Into<Bytes>) -> impl Future<Item = (Option<Bytes>, Self), Error = Error> {
        self.call(Call::get(key))
    }
    // endregion: get

    /// Sets `key` to `value`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn set(self, key: impl Into<Bytes>, value: impl Into<Bytes>) -> impl Future<Item = Self, Error = Error> {
        self.call(Call::set(key, value)).map(|((), client)| client)
    }

    /// Sets `key` to `value` for as long as `expiration`, rounded up to milliseconds.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub fn set_expires(
        self,
        key: impl Into<Bytes>,
        value: impl Into<Bytes>,
        expiration: Duration,
    ) -> impl Future<Item = Self, Error = Error> {
        self.call(Call::set_expires(key, value, expiration)).map(|((), client)| client)
    }

    /// Removes keys: how many of them there were.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn del<K: Into<Bytes>>(
        self,
        keys: impl IntoIterator<Item = K>,
    ) -> impl Future<Item = (u64, Self), Error = Error> {
        self.call(Call::del(keys))
    }

    /// Sends `message` to the subscribers of `channel`: how many it reached.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn publish(
        self,
        channel: impl Into<Bytes>,
        message: impl Into<Bytes>,
    ) -> impl Future<Item = (u64, Self), Error = Error> {
        self.call(Call::publish(channel, message))
    }

    /// Sends any command that has one reply, its name first; an error reply is a [`Frame::Error`].
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub fn execute<A: Into<Bytes>>(
        self,
        arguments: impl IntoIterator<Item = A>,
    ) -> impl Future<Item = (Frame, Self), Error = Error> {
        self.call(Call::command(arguments))
    }

    /// Sends a command that has many replies, such as `PSUBSCRIBE`: all that the server sends from
    /// then on.
    pub fn replies<A: Into<Bytes>>(
        self,
        arguments: impl IntoIterator<Item = A>,
    ) -> impl Stream<Item = Frame, Error = Error> {
        self.send(&Frame::command(arguments)).map(frames).flatten_stream()
    }

    /// Subscribes to channels. The client becomes a [`Subscriber`]: a connection with subscriptions
    /// cannot send other commands, and so has no way to try.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub fn subscribe<C: Into<Bytes>>(
        self,
        channels: impl IntoIterator<Item = C>,
    ) -> impl Future<Item = Subscriber, Error = Error> {
        Subscriber::new(self.connection).subscribe(channels)
    }

    /// Sends a request and waits for its reply.
    // region: call
    fn call<T>(self, call: Call<T>) -> impl Future<Item = (T, Self), Error = Error> {
        self.exchange(call.request()).and_then(move |(reply, client)| Ok((call.result(reply)?, client)))
    }

    fn exchange(self, request: &Frame) -> impl Future<Item = (Frame, Self), Error = Error> {
        self.send(request)
            .and_then(|connection| connection.read_frame().from_err())
            .and_then(|(reply, connection)| Ok((reply.ok_or_else(Error::closed)?, Client { connection })))
    }
    // endregion: call

    /// Sends a request and leaves the rest to others.
    fn send(self, request: &Frame) -> impl Future<Item = Connection, Error = Error> {
        self.connection.write_frame(request).from_err()
    }
}

/// Returns what the server sends, to the end.
fn frames(mut connection: Connection) -> impl Stream<Item = Frame, Error = Error> {
    stream::poll_fn(move || Ok(connection.poll_frame()?))
}
