//! Clients: [`Client`] for one task, [`BufferedClient`] for many, [`BlockingClient`] for none.
//!
//! No call has a timeout of its own: put `tokio::time::timeout(duration, call)` around it. The call
//! is dropped then and the client stays; its server may still execute what was sent, and the next
//! call skips the reply that nobody waits for any more.

pub mod blocking;
mod buffered;
mod subscriber;

use std::time::Duration;

use bytes::Bytes;
use client_protocol::Call;
use engine::Frame;
use futures::future::TryFutureExt;
use futures::stream::{self, Stream};
use tokio::net::{TcpStream, ToSocketAddrs};

pub use blocking::{BlockingClient, BlockingSubscriber};
pub use buffered::BufferedClient;
pub use client_protocol::{Error, Message};
pub use subscriber::Subscriber;

use crate::connection::Connection;

/// A connection to a server.
#[derive(Debug)]
pub struct Client {
    connection: Connection,
    /// Replies that are still to come: more than one when a call was dropped before it had its own.
    owed: usize,
}

/// Connects to a server.
///
/// ```
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # #[tokio::main]
/// # async fn main() -> Result<(), modern::client::Error> {
/// # let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # tokio::spawn(modern::server::run([listener.into()], server, std::future::pending()));
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
    let socket = TcpStream::connect(address).await?;
    socket.set_nodelay(true)?;
    Ok(Client { connection: Connection::new(socket), owed: 0 })
}
// endregion: connect

impl Client {
    /// Checks that the server answers. Returns `message`, or `PONG`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn ping(&mut self, message: Option<Bytes>) -> Result<Bytes, Error> {
        self.call(Call::ping(message)).await
    }

    /// Returns the value of `key`, or `None`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    // region: get
    pub async fn get(&mut self, key: impl Into<Bytes>) -> Result<Option<Bytes>, Error> {
        self.call(Call::get(key)).await
    }
    // endregion: get

    /// Sets `key` to `value`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn set(&mut self, key: impl Into<Bytes>, value: impl Into<Bytes>) -> Result<(), Error> {
        self.call(Call::set(key, value)).await
    }

    /// Sets `key` to `value` for as long as `expiration`, rounded up to milliseconds.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub async fn set_expires(
        &mut self,
        key: impl Into<Bytes>,
        value: impl Into<Bytes>,
        expiration: Duration,
    ) -> Result<(), Error> {
        self.call(Call::set_expires(key, value, expiration)).await
    }

    /// Removes keys: how many of them there were.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn del<K: Into<Bytes>>(&mut self, keys: impl IntoIterator<Item = K>) -> Result<u64, Error> {
        self.call(Call::del(keys)).await
    }

    /// Sends `message` to the subscribers of `channel`: how many it reached.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn publish(&mut self, channel: impl Into<Bytes>, message: impl Into<Bytes>) -> Result<u64, Error> {
        self.call(Call::publish(channel, message)).await
    }

    /// Sends any command that has one reply, its name first; an error reply is a [`Frame::Error`].
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub async fn execute<A: Into<Bytes>>(&mut self, arguments: impl IntoIterator<Item = A>) -> Result<Frame, Error> {
        self.call(Call::command(arguments)).await
    }

    /// Sends a command that has many replies, such as `PSUBSCRIBE`: all that the server sends from
    /// then on.
    pub fn replies<A: Into<Bytes>>(
        self,
        arguments: impl IntoIterator<Item = A>,
    ) -> impl Stream<Item = Result<Frame, Error>> {
        self.send(Frame::command(arguments)).map_ok(frames).try_flatten_stream()
    }

    /// Subscribes to channels. The client becomes a [`Subscriber`]: a connection with subscriptions
    /// cannot send other commands, and so has no way to try.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses to subscribe to no channel.
    pub async fn subscribe<C: Into<Bytes>>(
        mut self,
        channels: impl IntoIterator<Item = C>,
    ) -> Result<Subscriber, Error> {
        self.settle().await?;
        let mut subscriber = Subscriber::new(self.connection);
        subscriber.subscribe(channels).await?;
        Ok(subscriber)
    }

    /// Sends a request and waits for its reply.
    // region: call
    async fn call<T>(&mut self, call: Call<T>) -> Result<T, Error> {
        let reply = self.exchange(call.request()).await?;
        call.result(reply)
    }

    async fn exchange(&mut self, request: &Frame) -> Result<Frame, Error> {
        self.settle().await?;
        self.owed += 1;
        self.connection.write_frame(request).await?;
        self.reply().await
    }
    // endregion: call

    async fn reply(&mut self) -> Result<Frame, Error> {
        let reply = self.connection.read_frame().await?.ok_or_else(Error::closed)?;
        self.owed -= 1;
        Ok(reply)
    }

    /// Sends a request and leaves the rest to others.
    async fn send(mut self, request: Frame) -> Result<Connection, Error> {
        self.settle().await?;
        self.connection.write_frame(&request).await?;
        Ok(self.connection)
    }

    /// Reads the replies of calls that were dropped.
    async fn settle(&mut self) -> Result<(), Error> {
        while self.owed > 0 {
            self.reply().await?;
        }
        Ok(())
    }
}

/// Returns what the server sends, to the end.
fn frames(connection: Connection) -> impl Stream<Item = Result<Frame, Error>> {
    stream::try_unfold(connection, |mut connection| async move {
        Ok(connection.read_frame().await?.map(|frame| (frame, connection)))
    })
}
