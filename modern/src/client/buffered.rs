//! One connection for many tasks.

use std::io;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{self, Call, Error, InFlight, MAX_IN_FLIGHT, Results};
use engine::Frame;
use tokio::sync::{mpsc, oneshot};

use super::{Client, within};
use crate::connection::Connection;

/// A handle to clone for each task; all clones share one connection.
///
/// A task of its own drives the connection: it writes the requests of all clones together, and hands out the replies,
/// which come in the same order. When the connection breaks, every waiting call and every later one gets the error. The
/// connection closes with the last handle.
///
/// ```
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// use modern::client::{self, BufferedClient};
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), client::Error> {
/// # let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # tokio::spawn(modern::server::run([listener.into()], server, std::future::pending()));
/// let client = BufferedClient::buffer(client::connect(address).await?);
/// client.set("hello", "world").await?;
/// let twin = client.clone();
/// let (one, other) = tokio::try_join!(client.get("hello"), twin.get("hello"))?;
/// assert_eq!(one, other);
///
/// assert_eq!(client.ping(Some("are you there?".into())).await?, "are you there?");
/// client.set_expires("moment", "brief", std::time::Duration::from_secs(60)).await?;
/// assert_eq!(client.del(["hello", "moment"]).await?, 2);
/// assert_eq!(client.publish("news", "hello").await?, 0);
/// assert_eq!(client.execute(["incr", "count"]).await?, modern::Frame::Integer(1));
/// assert!(matches!(client.execute_raw(["incr"]).await?, modern::Frame::Error(_)));
/// assert_eq!(client.execute_all([["get", "a"], ["get", "b"]]).await?.len(), 2);
/// assert!(client.transaction([["incr", "a"], ["incr", "b"]]).await?.is_some());
/// assert!(!client.is_closed());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct BufferedClient {
    requests: mpsc::Sender<Request>,
    response_timeout: Option<Duration>,
    /// Reason why the connection ended, once it has.
    failed: Arc<OnceLock<Error>>,
}

/// A request, and the channel to the caller that waits for its replies.
#[derive(Debug)]
struct Request {
    request: client_protocol::Request,
    caller: Caller,
}

type Caller = oneshot::Sender<Result<Vec<Frame>, Error>>;

impl BufferedClient {
    /// Starts the task that drives the connection.
    ///
    /// ```
    #[doc = include_str!("setup/server.md")]
    /// let client = BufferedClient::buffer(client::connect(address).await?);
    /// tokio::try_join!(client.set("a", "1"), client.set("b", "2"))?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime.
    #[must_use]
    pub fn buffer(client: Client) -> Self {
        let (requests, receiver) = mpsc::channel(MAX_IN_FLIGHT);
        let (failed, response_timeout) = (Arc::new(OnceLock::new()), client.response_timeout);
        let driver = Driver::new(client, receiver, Arc::clone(&failed));
        tokio::spawn(async {
            if let Err((error, requests)) = driver.drive().await {
                refuse(requests, error).await;
            }
        });
        Self { requests, response_timeout, failed }
    }

    /// Returns whether the connection has ended, by itself or with the runtime that drove it. Every call fails from then on.
    ///
    /// ```
    #[doc = include_str!("setup/buffered.md")]
    /// assert!(!client.is_closed());
    /// client.execute(["quit"]).await?;
    /// assert!(client.ping(None).await.is_err());
    /// assert!(client.is_closed());
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.failed.get().is_some() || self.requests.is_closed()
    }

    /// Sends `PING`, and returns `message`, or `PONG` if there is none.
    ///
    /// ```
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    /// of the connection (`SELECT`, `MULTI`) affects all clones.
    ///
    /// ```
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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

    pub(super) async fn call<T>(&self, call: Call<T>) -> Result<T, Error> {
        let (request, reading) = call.into_parts()?;
        let replies = within(self.response_timeout, self.exchange(request)).await?;
        reading.result(replies)
    }

    async fn exchange(&self, request: client_protocol::Request) -> Result<Vec<Frame>, Error> {
        if request.replies() == 0 {
            return Ok(Vec::new());
        }
        let (caller, answer) = oneshot::channel();
        self.requests.send(Request { request, caller }).await.map_err(|_| Error::closed())?;
        answer.await.map_err(|_| Error::closed())?
    }
}

/// The state of the task: a connection, and the callers that wait for its next replies.
// region: drive
struct Driver {
    connection: Connection,
    requests: mpsc::Receiver<Request>,
    in_flight: InFlight<Caller>,
    failed: Arc<OnceLock<Error>>,
}

impl Driver {
    fn new(client: Client, requests: mpsc::Receiver<Request>, failed: Arc<OnceLock<Error>>) -> Self {
        Self { connection: client.connection, requests, in_flight: client.in_flight.handed_over(), failed }
    }

    async fn drive(mut self) -> Result<(), (Error, mpsc::Receiver<Request>)> {
        match self.run().await {
            Ok(()) => Ok(()),
            Err(error) => Err(self.fail(error)),
        }
    }

    /// Serves requests until the last handle is gone and nobody waits for an answer.
    async fn run(&mut self) -> Result<(), Error> {
        self.in_flight.check()?;
        let mut batch = Vec::new();
        let mut open = true;
        while open || self.in_flight.waiting().any(|caller| !caller.is_closed()) {
            let room = MAX_IN_FLIGHT - self.in_flight.callers();
            tokio::select! {
                biased;
                count = self.requests.recv_many(&mut batch, room), if open && room > 0 => {
                    open = count > 0;
                    let received = self.answer_received();
                    batch.drain(..).for_each(|request| self.send(request));
                    received?;
                }
                // Also writes what is queued.
                read = self.connection.read_frame() => self.answer(read)?,
            }
        }
        Ok(self.connection.try_flush().await?)
    }

    /// Queues a request, or tells its caller why not.
    fn send(&mut self, Request { request, caller }: Request) {
        match self.in_flight.check_request(&request) {
            Ok(()) => {
                self.connection.queue(request.bytes());
                self.in_flight.send(caller, &request);
            }
            Err(refusal) => drop(caller.send(Err(refusal.into()))),
        }
    }

    /// Hands out the replies that were received already. Done before a request is sent, since none of them can be its
    /// reply.
    fn answer_received(&mut self) -> Result<(), Error> {
        while let Some(frame) = self.connection.received_frame()? {
            self.answer(Ok(Some(frame)))?;
        }
        Ok(())
    }

    fn answer(&mut self, read: io::Result<Option<Frame>>) -> Result<(), Error> {
        if let Some((caller, replies)) = self.in_flight.receive(read)? {
            // A caller that has gone does not want its replies any more.
            let _ = caller.send(Ok(replies));
        }
        Ok(())
    }

    /// Sends the error to every caller that waits.
    fn fail(mut self, error: Error) -> (Error, mpsc::Receiver<Request>) {
        let _ = self.failed.set(error.clone());
        for caller in self.in_flight.take_callers() {
            let _ = caller.send(Err(error.clone()));
        }
        (error, self.requests)
    }
}

/// Answers every later request with the same error.
async fn refuse(mut requests: mpsc::Receiver<Request>, error: Error) {
    while let Some(Request { caller, .. }) = requests.recv().await {
        let _ = caller.send(Err(error.clone()));
    }
}
// endregion: drive
