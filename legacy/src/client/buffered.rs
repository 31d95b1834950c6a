//! One connection for many tasks.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{self, Call, Error, InFlight, MAX_IN_FLIGHT, Results};
use engine::Frame;
use futures::future::Either;
use futures::sync::{mpsc, oneshot};
use futures::{Async, Future, IntoFuture, Poll, Sink, Stream, future, try_ready};

use super::{Calling, Client, within};
use crate::connection::Connection;

/// A handle to clone for each task; all clones share one connection.
///
/// A task of its own drives the connection: it writes the requests of all clones together, and hands out the replies,
/// which come in the same order. When the connection breaks, every waiting call and every later one gets the error. The
/// connection closes with the last handle.
///
/// ```
/// # extern crate futures_legacy as futures;
/// # extern crate tokio_legacy as tokio;
/// # use engine::{Config, Server};
/// # use host::SystemClock;
/// # use futures::Future;
/// use legacy::client::{self, BufferedClient};
///
/// # fn main() -> Result<(), client::Error> {
/// # let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # let server = Server::new(Config::default(), SystemClock);
/// # let mut runtime = tokio::runtime::Runtime::new()?;
/// # runtime.spawn(legacy::server::run([listener.into()], server, futures::future::empty()));
/// let calls = client::connect(&address).map(BufferedClient::buffer).and_then(|client| {
///     let twin = client.clone();
///     let more = client.clone();
///     let both = client.set("hello", "world").and_then(move |()| {
///         client.get("hello").join(twin.get("hello")).map(|(one, other)| assert_eq!(one, other))
///     });
///     both.and_then(move |()| {
///         assert!(!more.is_closed());
///         let brief = std::time::Duration::from_secs(60);
///         let one = more.ping(None).join(more.set_expires("moment", "brief", brief));
///         let two = more.del(["nobody"]).join(more.publish("news", "hello"));
///         let three = more.execute(["incr", "count"]).join(more.execute_raw(["incr"]));
///         let four = more.execute_all([["get", "a"]]).join(more.transaction([["incr", "b"]]));
///         one.join4(two, three, four)
///     })
/// });
/// let calls = calls.map(|((pong, ()), (removed, reached), (count, wrong), (all, executed))| {
///     assert_eq!((&pong[..], removed, reached), (&b"PONG"[..], 0, 0));
///     assert_eq!(count, legacy::Frame::Integer(1));
///     assert!(matches!(wrong, legacy::Frame::Error(_)));
///     assert_eq!((all.len(), executed.map(|results| results.len())), (1, Some(1)));
/// });
/// # runtime.block_on(calls)
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
    /// let calls = client::connect(&address)
    ///     .map(BufferedClient::buffer)
    ///     .and_then(|client| client.set("a", "1").join(client.set("b", "2")));
    /// # runtime.block_on(calls).map(drop) }
    /// ```
    ///
    /// # Panics
    ///
    /// Outside a task: call it from one, or inside `lazy`.
    #[must_use]
    pub fn buffer(client: Client) -> Self {
        let (requests, receiver) = mpsc::channel(MAX_IN_FLIGHT);
        let (failed, response_timeout) = (Arc::new(OnceLock::new()), client.response_timeout);
        let driver = Driver::new(client, receiver, Arc::clone(&failed));
        tokio::spawn(driver.or_else(|(error, requests)| refuse(requests, error)));
        Self { requests, response_timeout, failed }
    }

    /// Returns whether the connection has ended, by itself or with the runtime that drove it. Every call fails from then on.
    ///
    /// ```
    #[doc = include_str!("setup/buffered.md")]
    /// assert!(!client.is_closed());
    /// let again = client.clone();
    /// client.execute(["quit"]).and_then(move |_| again.ping(None)).then(move |pong| {
    ///     assert!(pong.is_err() && client.is_closed());
    ///     Ok(())
    /// })
    /// # }); runtime.block_on(calls).map(drop) }
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.failed.get().is_some() || self.requests.is_closed()
    }

    /// Sends `PING`, and returns `message`, or `PONG` if there is none.
    ///
    /// ```
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    /// of the connection (`SELECT`, `MULTI`) affects all clones.
    ///
    /// ```
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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
    #[doc = include_str!("setup/buffered.md")]
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

    pub(super) fn call<T: Send + 'static>(&self, call: Call<T>) -> Calling<T> {
        let (client, limit) = (self.clone(), self.response_timeout);
        let called = call.into_parts().into_future().and_then(move |(request, reading)| {
            within(limit, client.exchange(request)).and_then(move |replies| reading.result(replies))
        });
        Box::new(called)
    }

    fn exchange(self, request: client_protocol::Request) -> impl Future<Item = Vec<Frame>, Error = Error> {
        if request.replies() == 0 {
            return Either::A(future::ok(Vec::new()));
        }
        let (caller, answer) = oneshot::channel();
        // Each sender of this channel has a place of its own beyond the channel's, so a clone for each call never
        // waits: only the number of calls bounds the number of requests.
        let answered = self
            .requests
            .send(Request { request, caller })
            .map_err(|_| Error::closed())
            .and_then(|_| answer.map_err(|_| Error::closed()))
            .and_then(|replies| replies);
        Either::B(answered)
    }
}

/// The state of the task: a connection, and the callers that wait for its next replies.
// region: drive
struct Driver {
    connection: Connection,
    /// Taken out when the connection breaks.
    requests: Option<mpsc::Receiver<Request>>,
    open: bool,
    in_flight: InFlight<Caller>,
    failed: Arc<OnceLock<Error>>,
}

impl Driver {
    fn new(client: Client, requests: mpsc::Receiver<Request>, failed: Arc<OnceLock<Error>>) -> Self {
        let in_flight = client.in_flight.handed_over();
        Self { connection: client.connection, requests: Some(requests), open: true, in_flight, failed }
    }
}

impl Future for Driver {
    type Item = ();
    type Error = (Error, mpsc::Receiver<Request>);

    fn poll(&mut self) -> Poll<(), Self::Error> {
        self.poll_run().map_err(|error| self.fail(&error))
    }
}

impl Driver {
    /// Serves requests until the last handle is gone and nobody waits for an answer.
    fn poll_run(&mut self) -> Poll<(), Error> {
        for _ in 0..MAX_IN_FLIGHT {
            self.answer_received()?;
            while self.open && self.in_flight.callers() < MAX_IN_FLIGHT {
                match self.requests.as_mut().expect("not polled after it failed").poll() {
                    Ok(Async::Ready(Some(request))) => self.send(request),
                    Ok(Async::Ready(None)) | Err(()) => self.open = false,
                    Ok(Async::NotReady) => break,
                }
            }
            if !self.open && self.in_flight.waiting().all(|caller| caller.poll_cancel() == Ok(Async::Ready(()))) {
                self.connection.try_flush()?;
                return Ok(Async::Ready(()));
            }
            // Also writes what is queued.
            let read = try_ready!(self.connection.poll_frame());
            self.answer(read)?;
        }
        // There is more to do, but other tasks of the thread come first.
        Ok(self.connection.let_others_run())
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
            self.answer(Some(frame))?;
        }
        Ok(())
    }

    fn answer(&mut self, read: Option<Frame>) -> Result<(), Error> {
        if let Some((caller, replies)) = self.in_flight.receive(Ok(read))? {
            // A caller that has gone does not want its replies any more.
            let _ = caller.send(Ok(replies));
        }
        Ok(())
    }

    /// Sends the error to every caller that waits.
    fn fail(&mut self, error: &Error) -> (Error, mpsc::Receiver<Request>) {
        let _ = self.failed.set(error.clone());
        for caller in self.in_flight.take_callers() {
            let _ = caller.send(Err(error.clone()));
        }
        (error.clone(), self.requests.take().expect("not polled after it failed"))
    }
}

/// Answers every later request with the same error.
fn refuse(requests: mpsc::Receiver<Request>, error: Error) -> impl Future<Item = (), Error = ()> {
    requests.for_each(move |Request { caller, .. }| {
        let _ = caller.send(Err(error.clone()));
        Ok(())
    })
}
// endregion: drive
