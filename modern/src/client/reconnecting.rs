//! A client for servers that restart.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Call, ConnectOptions, Error, Results};
use engine::Frame;
use futures_util::future::{BoxFuture, FutureExt, Shared};

use super::{BufferedClient, connect_unix, connect_with};

/// A handle to clone for each task; all clones share one connection, and when that has ended, the next one.
///
/// It connects when a call needs a connection and there is none. For commands this means:
///
/// - A command that was sent before its connection ended fails with the error of that connection. It is not sent again,
///   because the server may have executed it.
/// - The next command connects first, and is sent once. If nobody listens, it fails with that error, and the command
///   after it tries again.
/// - Commands that are issued while the client connects wait for the connection, and share its error.
///
/// A new connection starts from the [`ConnectOptions`]: what commands have changed on the one before (`SELECT`, `CLIENT
/// SETNAME`) is lost.
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
/// use modern::client::{ConnectOptions, ReconnectingClient};
///
/// let client = ReconnectingClient::new(address, ConnectOptions::new());
/// client.set("hello", "world").await?;
/// // The connection ends, and the next command has another one.
/// client.execute(["quit"]).await?;
/// while let Err(error) = client.get("hello").await {
///     assert!(error.is_closed());
/// }
/// assert_eq!(client.get("hello").await?, Some("world".into()));
///
/// // It has the calls of a `BufferedClient`.
/// assert_eq!(client.ping(None).await?, "PONG");
/// client.set_expires("moment", "brief", std::time::Duration::from_secs(60)).await?;
/// assert_eq!(client.del(["hello", "moment"]).await?, 2);
/// assert_eq!(client.publish("news", "hello").await?, 0);
/// assert!(matches!(client.execute_raw(["incr"]).await?, modern::Frame::Error(_)));
/// assert_eq!(client.execute_all([["get", "a"], ["get", "b"]]).await?.len(), 2);
/// assert!(client.transaction([["incr", "a"], ["incr", "b"]]).await?.is_some());
///
/// let nobody = ReconnectingClient::unix("/tmp/nobody listens here", ConnectOptions::new());
/// assert!(nobody.get("hello").await.is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ReconnectingClient {
    shared: Arc<Target>,
}

#[derive(Debug)]
struct Target {
    address: Address,
    options: ConnectOptions,
    /// The connection, or the attempt to connect.
    current: Mutex<Option<Connecting>>,
}

type Connecting = Shared<BoxFuture<'static, Result<BufferedClient, Error>>>;

#[derive(Clone, Debug)]
enum Address {
    Tcp(SocketAddr),
    Unix(PathBuf),
}

impl ReconnectingClient {
    /// Returns a client of the server at `address`. It connects with its first call.
    ///
    /// ```
    #[doc = include_str!("setup/server.md")]
    /// let client = ReconnectingClient::new(address, ConnectOptions::new().database(3));
    /// client.set("hello", "world").await?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn new(address: SocketAddr, options: ConnectOptions) -> Self {
        Self::of(Address::Tcp(address), options)
    }

    /// Returns a client of the server at the Unix socket `path`. It connects with its first call.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() {
    /// use modern::client::{ConnectOptions, ReconnectingClient};
    ///
    /// let client = ReconnectingClient::unix("/tmp/nobody listens here", ConnectOptions::new());
    /// assert!(client.get("hello").await.is_err());
    /// # }
    /// ```
    #[must_use]
    pub fn unix(path: impl Into<PathBuf>, options: ConnectOptions) -> Self {
        Self::of(Address::Unix(path.into()), options)
    }

    fn of(address: Address, options: ConnectOptions) -> Self {
        Self { shared: Arc::new(Target { address, options, current: Mutex::new(None) }) }
    }

    /// Sends `PING`, and returns `message`, or `PONG` if there is none.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// assert_eq!(client.ping(None).await?, "PONG");
    /// assert_eq!(client.ping(Some("there?".into())).await?, "there?");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn ping(&self, message: Option<Bytes>) -> Result<Bytes, Error> {
        self.call(Call::ping(message)).await
    }

    /// Returns the value of `key`, or `None` if there is no such key.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client.set("hello", "world").await?;
    /// assert_eq!(client.get("hello").await?, Some("world".into()));
    /// assert_eq!(client.get("nobody").await?, None);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn get(&self, key: impl AsRef<[u8]>) -> Result<Option<Bytes>, Error> {
        self.call(Call::get(key)).await
    }

    /// Sets `key` to `value`.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client.set("hello", "world").await?;
    /// client.set(&String::from("bytes"), [0xff, 0x00]).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn set(&self, key: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Result<(), Error> {
        self.call(Call::set(key, value)).await
    }

    /// Sets `key` to `value`, which expires after `expiration`, rounded up to whole milliseconds.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
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
        &self,
        key: impl AsRef<[u8]>,
        value: impl AsRef<[u8]>,
        expiration: Duration,
    ) -> Result<(), Error> {
        self.call(Call::set_expires(key, value, expiration)).await
    }

    /// Removes keys, and returns how many of them existed.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client.set("hello", "world").await?;
    /// assert_eq!(client.del(["hello", "nobody"]).await?, 1);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn del<K: AsRef<[u8]>>(&self, keys: impl IntoIterator<Item = K>) -> Result<u64, Error> {
        self.call(Call::del(keys)).await
    }

    /// Sends `message` to the subscribers of `channel`, and returns how many it reached.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// assert_eq!(client.publish("news", "hello").await?, 0, "nobody has subscribed");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn publish(&self, channel: impl AsRef<[u8]>, message: impl AsRef<[u8]>) -> Result<u64, Error> {
        self.call(Call::publish(channel, message)).await
    }

    /// Sends any command that has exactly one reply; the first argument is its name. A command that changes the state
    /// of the connection (`SELECT`, `MULTI`) affects all clones, until the connection ends.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// let name = String::from("visits");
    /// assert_eq!(client.execute(["incrby", &name, &format!("{}", 7)]).await?, Frame::Integer(7));
    /// assert_eq!(client.execute(["incr"]).await.unwrap_err().code(), Some("ERR"));
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply; [`Error::Refused`], before anything is sent, for an empty
    /// command and for one that has no reply or many, such as `SUBSCRIBE`.
    pub async fn execute<A: AsRef<[u8]>>(&self, arguments: impl IntoIterator<Item = A>) -> Result<Frame, Error> {
        self.call(Call::command(arguments)).await
    }

    /// Does the same as [`Self::execute`], but returns an error reply as a [`Frame::Error`].
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// assert!(matches!(client.execute_raw(["incr"]).await?, Frame::Error(_)));
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`], except [`Error::Server`].
    pub async fn execute_raw<A: AsRef<[u8]>>(&self, arguments: impl IntoIterator<Item = A>) -> Result<Frame, Error> {
        self.call(Call::raw(arguments)).await
    }

    /// Sends several commands together, in a pipeline, and returns the result of each.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// let results = client.execute_all([vec!["set", "a", "1"], vec!["incr", "a"], vec!["incr"]]).await?;
    /// assert!(matches!(results[1], Ok(Frame::Integer(2))));
    /// assert!(results[2].is_err());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]; an error reply is among the results.
    pub async fn execute_all<C, A>(&self, commands: impl IntoIterator<Item = C>) -> Result<Results, Error>
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
    #[doc = include_str!("setup/reconnecting.md")]
    /// let results = client.transaction([["incr", "a"], ["incr", "b"]]).await?;
    /// assert_eq!(results.expect("no key is watched").len(), 2);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]. If the server refuses one of the commands, none is executed, and the error is that of
    /// the refusal. [`Refusal`](super::Refusal), before anything is sent: a command that begins or ends a transaction is
    /// among them, or one that was begun by `execute(["multi"])` has not ended.
    pub async fn transaction<C, A>(&self, commands: impl IntoIterator<Item = C>) -> Result<Option<Results>, Error>
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        self.call(Call::transaction(commands)).await
    }

    async fn call<T>(&self, call: Call<T>) -> Result<T, Error> {
        self.connection().await?.call(call).await
    }

    /// Returns the current connection, or connects.
    fn connection(&self) -> Connecting {
        let mut current = self.shared.current.lock().unwrap_or_else(PoisonError::into_inner);
        let usable = current.take().filter(|connecting| match connecting.peek() {
            Some(Ok(client)) => !client.is_closed(),
            Some(Err(_)) => false,
            None => true,
        });
        current.insert(usable.unwrap_or_else(|| connect(Arc::clone(&self.shared)))).clone()
    }
}

/// Connects in a task of its own, so that a caller that gives up does not cancel the attempt for the others.
fn connect(target: Arc<Target>) -> Connecting {
    let connected = tokio::spawn(async move {
        let client = match &target.address {
            Address::Tcp(address) => connect_with(address, &target.options).await?,
            Address::Unix(path) => connect_unix(path, &target.options).await?,
        };
        Ok(BufferedClient::buffer(client))
    });
    connected.map(|connected| connected.unwrap_or_else(|_| Err(Error::closed()))).boxed().shared()
}
