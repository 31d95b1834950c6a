//! A client for servers that restart.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Call, ConnectOptions, Error, Results};
use engine::Frame;
use futures::Future;
use futures::future::lazy;
use futures::future::{Either, Shared, Then};
use futures::sync::oneshot;

use super::{BufferedClient, Calling, connect_unix, connect_with};

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
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # use futures::{Future, IntoFuture};
/// # fn main() -> Result<(), legacy::client::Error> {
/// # let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.spawn(legacy::server::run([listener.into()], server, futures::future::empty()));
/// use legacy::client::{ConnectOptions, ReconnectingClient};
///
/// let client = ReconnectingClient::new(address, ConnectOptions::new());
/// let again = client.clone();
/// let calls = client.set("hello", "world")
///     // The connection ends, and the next command has another one.
///     .and_then(move |()| client.execute(["quit"]))
///     .and_then(move |_| {
///         again.get("hello").then(move |got| match got {
///             Err(error) if error.is_closed() => again.get("hello"),
///             other => Box::new(other.into_future()),
///         })
///     })
///     .map(|value| assert_eq!(value, Some("world".into())));
/// # runtime.block_on(calls)?;
///
/// // It has the calls of a `BufferedClient`.
/// let client = ReconnectingClient::new(address, ConnectOptions::new());
/// let brief = std::time::Duration::from_secs(60);
/// let one = client.ping(None).join(client.set_expires("moment", "brief", brief));
/// let two = client.del(["nobody"]).join(client.publish("news", "hello"));
/// let three = client.execute_raw(["incr"]).join(client.execute_all([["get", "a"]]));
/// let more = one.join4(two, three, client.transaction([["incr", "b"]]));
/// # runtime.block_on(more)?;
///
/// let nobody = ReconnectingClient::unix("/tmp/nobody listens here", ConnectOptions::new());
/// let failing = nobody.get("hello").then(|got| Ok(assert!(got.is_err())));
/// # runtime.block_on(failing)
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

type Connected = Result<BufferedClient, Error>;

type Connecting =
    Shared<Then<oneshot::Receiver<Connected>, Connected, fn(Result<Connected, oneshot::Canceled>) -> Connected>>;

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
    /// let calls = client.set("hello", "world");
    /// # runtime.block_on(calls) }
    /// ```
    #[must_use]
    pub fn new(address: SocketAddr, options: ConnectOptions) -> Self {
        Self::of(Address::Tcp(address), options)
    }

    /// Returns a client of the server at the Unix socket `path`. It connects with its first call.
    ///
    /// ```
    #[doc = include_str!("setup/server.md")]
    /// let client = ReconnectingClient::unix("/tmp/nobody listens here", ConnectOptions::new());
    /// let calls = client.get("hello").then(|got| Ok(assert!(got.is_err())));
    /// # runtime.block_on(calls) }
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
    /// client.ping(None).map(|pong| assert_eq!(pong, "PONG"))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn ping(&self, message: Option<Bytes>) -> Calling<Bytes> {
        self.call(Call::ping(message))
    }

    /// Returns the value of `key`, or `None` if there is no such key.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client
    ///     .set("hello", "world")
    ///     .and_then(move |()| client.get("hello"))
    ///     .map(|value| assert_eq!(value, Some("world".into())))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn get(&self, key: impl AsRef<[u8]>) -> Calling<Option<Bytes>> {
        self.call(Call::get(key))
    }

    /// Sets `key` to `value`.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client.set("hello", "world").join(client.set(&String::from("bytes"), [0xff, 0x00]))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn set(&self, key: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Calling<()> {
        self.call(Call::set(key, value))
    }

    /// Sets `key` to `value`, which expires after `expiration`, rounded up to whole milliseconds.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// let minute = std::time::Duration::from_secs(60);
    /// client.set_expires("moment", "brief", minute)
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub fn set_expires(&self, key: impl AsRef<[u8]>, value: impl AsRef<[u8]>, expiration: Duration) -> Calling<()> {
        self.call(Call::set_expires(key, value, expiration))
    }

    /// Removes keys, and returns how many of them existed.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client
    ///     .set("hello", "world")
    ///     .and_then(move |()| client.del(["hello", "nobody"]))
    ///     .map(|count| assert_eq!(count, 1))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn del<K: AsRef<[u8]>>(&self, keys: impl IntoIterator<Item = K>) -> Calling<u64> {
        self.call(Call::del(keys))
    }

    /// Sends `message` to the subscribers of `channel`, and returns how many it reached.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client.publish("news", "hello").map(|reached| assert_eq!(reached, 0, "nobody has subscribed"))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn publish(&self, channel: impl AsRef<[u8]>, message: impl AsRef<[u8]>) -> Calling<u64> {
        self.call(Call::publish(channel, message))
    }

    /// Sends any command that has exactly one reply; the first argument is its name. A command that changes the state
    /// of the connection (`SELECT`, `MULTI`) affects all clones, until the connection ends.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// let name = String::from("visits");
    /// client
    ///     .execute(["incrby", &name, &format!("{}", 7)])
    ///     .map(|count| assert_eq!(count, Frame::Integer(7)))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply; [`Error::Refused`], before anything is sent, for an empty
    /// command and for one that has no reply or many, such as `SUBSCRIBE`.
    pub fn execute<A: AsRef<[u8]>>(&self, arguments: impl IntoIterator<Item = A>) -> Calling<Frame> {
        self.call(Call::command(arguments))
    }

    /// Does the same as [`Self::execute`], but returns an error reply as a [`Frame::Error`].
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client.execute_raw(["incr"]).map(|reply| assert!(matches!(reply, Frame::Error(_))))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`], except [`Error::Server`].
    pub fn execute_raw<A: AsRef<[u8]>>(&self, arguments: impl IntoIterator<Item = A>) -> Calling<Frame> {
        self.call(Call::raw(arguments))
    }

    /// Sends several commands together, in a pipeline, and returns the result of each.
    ///
    /// ```
    #[doc = include_str!("setup/reconnecting.md")]
    /// client.execute_all([vec!["set", "a", "1"], vec!["incr", "a"], vec!["incr"]]).map(|results| {
    ///     assert!(matches!(results[1], Ok(Frame::Integer(2))));
    ///     assert!(results[2].is_err());
    /// })
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]; an error reply is among the results.
    pub fn execute_all<C, A>(&self, commands: impl IntoIterator<Item = C>) -> Calling<Results>
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
    #[doc = include_str!("setup/reconnecting.md")]
    /// client
    ///     .transaction([["incr", "a"], ["incr", "b"]])
    ///     .map(|results| assert_eq!(results.expect("no key is watched").len(), 2))
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Self::execute`]. If the server refuses one of the commands, none is executed, and the error is that of
    /// the refusal. [`Refusal`](super::Refusal), before anything is sent: a command that begins or ends a transaction is
    /// among them, or one that was begun by `execute(["multi"])` has not ended.
    pub fn transaction<C, A>(&self, commands: impl IntoIterator<Item = C>) -> Calling<Option<Results>>
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        self.call(Call::transaction(commands))
    }

    fn call<T: Send + 'static>(&self, call: Call<T>) -> Calling<T> {
        let shared = Arc::clone(&self.shared);
        let called = lazy(move || connection(&shared))
            .map_err(|error| Error::clone(&error))
            .and_then(|client| client.call(call));
        Box::new(called)
    }
}

/// Returns the current connection, or connects.
fn connection(target: &Arc<Target>) -> Connecting {
    let mut current = target.current.lock().unwrap_or_else(PoisonError::into_inner);
    let usable = current.take().filter(|connecting| match connecting.peek() {
        Some(Ok(client)) => !client.is_closed(),
        Some(Err(_)) => false,
        None => true,
    });
    current.insert(usable.unwrap_or_else(|| connect(target))).clone()
}

/// Connects in a task of its own, so that a caller that gives up does not cancel the attempt for the others.
fn connect(target: &Target) -> Connecting {
    let connecting = match &target.address {
        Address::Tcp(address) => Either::A(connect_with(address, &target.options)),
        Address::Unix(path) => Either::B(connect_unix(path, &target.options)),
    };
    let (tell, told) = oneshot::channel();
    tokio::spawn(connecting.map(BufferedClient::buffer).then(|connected| {
        let _ = tell.send(connected);
        Ok(())
    }));
    // `oneshot::spawn` would panic where its runtime ends first.
    let connected: fn(_) -> _ = |told: Result<_, _>| told.unwrap_or_else(|_| Err(Error::closed()));
    told.then(connected).shared()
}
