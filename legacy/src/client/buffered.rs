//! One connection for many tasks.

use std::collections::VecDeque;
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Call, Error};
use engine::Frame;
use futures::sync::{mpsc, oneshot};
use futures::{task, try_ready, Async, Future, Poll, Sink, Stream};

use super::Client;
use crate::connection::Connection;

/// Requests that are sent and wait for their replies. Further ones wait in the channel.
const IN_FLIGHT: usize = 4096;

/// A handle that is cloned for each task; all of them share one connection.
///
/// A task drives the connection: it writes what all clones have asked for at once, and hands out the
/// replies, which come in the same order. When the connection breaks, every call that waits and
/// every later one gets the error. The connection closes with the last handle.
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
/// # runtime.spawn(legacy::server::run(vec![listener.into()], server, futures::future::empty()));
/// let calls = client::connect(&address).map(BufferedClient::buffer).and_then(|client| {
///     let twin = client.clone();
///     client.set("hello", "world").and_then(move |()| {
///         client.get("hello").join(twin.get("hello")).map(|(one, other)| assert_eq!(one, other))
///     })
/// });
/// # runtime.block_on(calls)
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct BufferedClient {
    requests: mpsc::Sender<Request>,
}

/// A request, and who waits for its reply.
#[derive(Debug)]
struct Request {
    frame: Frame,
    reply: oneshot::Sender<Result<Frame, Error>>,
}

impl BufferedClient {
    /// Starts the task that drives the connection.
    ///
    /// # Panics
    ///
    /// Outside a task: call it from one, or inside `lazy`.
    #[must_use]
    pub fn buffer(client: Client) -> Self {
        let (requests, receiver) = mpsc::channel(IN_FLIGHT);
        tokio::spawn(Driver::new(client, receiver).or_else(|(error, requests)| refuse(requests, error)));
        Self { requests }
    }

    /// Checks that the server answers. Returns `message`, or `PONG`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn ping(&self, message: Option<Bytes>) -> impl Future<Item = Bytes, Error = Error> {
        self.call(Call::ping(message))
    }

    /// Returns the value of `key`, or `None`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn get(&self, key: impl Into<Bytes>) -> impl Future<Item = Option<Bytes>, Error = Error> {
        self.call(Call::get(key))
    }

    /// Sets `key` to `value`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn set(&self, key: impl Into<Bytes>, value: impl Into<Bytes>) -> impl Future<Item = (), Error = Error> {
        self.call(Call::set(key, value))
    }

    /// Sets `key` to `value` for as long as `expiration`, rounded up to milliseconds.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub fn set_expires(
        &self,
        key: impl Into<Bytes>,
        value: impl Into<Bytes>,
        expiration: Duration,
    ) -> impl Future<Item = (), Error = Error> {
        self.call(Call::set_expires(key, value, expiration))
    }

    /// Removes keys: how many of them there were.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn del<K: Into<Bytes>>(&self, keys: impl IntoIterator<Item = K>) -> impl Future<Item = u64, Error = Error> {
        self.call(Call::del(keys))
    }

    /// Sends `message` to the subscribers of `channel`: how many it reached.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn publish(
        &self,
        channel: impl Into<Bytes>,
        message: impl Into<Bytes>,
    ) -> impl Future<Item = u64, Error = Error> {
        self.call(Call::publish(channel, message))
    }

    /// Sends any command that has one reply, its name first; an error reply is a [`Frame::Error`].
    /// What it changes on the connection (`SELECT`, `MULTI`) it changes for all clones.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub fn execute<A: Into<Bytes>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> impl Future<Item = Frame, Error = Error> {
        self.call(Call::command(arguments))
    }

    fn call<T>(&self, call: Call<T>) -> impl Future<Item = T, Error = Error> {
        let (reply, answer) = oneshot::channel();
        let request = Request { frame: call.request().clone(), reply };
        // Each sender of this channel has a place of its own beyond the channel's, so a clone for each
        // call never waits: what bounds the requests is how many calls there are.
        self.requests
            .clone()
            .send(request)
            .map_err(|_| Error::closed())
            .and_then(|_| answer.map_err(|_| Error::closed()))
            .and_then(move |reply| call.result(reply?))
    }
}

/// The task's state: a connection, and who waits for its next replies.
// region: drive
struct Driver {
    connection: Connection,
    /// Taken when the connection breaks.
    requests: Option<mpsc::Receiver<Request>>,
    open: bool,
    waiting: VecDeque<oneshot::Sender<Result<Frame, Error>>>,
}

impl Driver {
    fn new(client: Client, requests: mpsc::Receiver<Request>) -> Self {
        Self { connection: client.connection, requests: Some(requests), open: true, waiting: VecDeque::new() }
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
    /// Serves requests until the last handle is gone and all is answered.
    fn poll_run(&mut self) -> Poll<(), Error> {
        for _ in 0..IN_FLIGHT {
            while self.open && self.waiting.len() < IN_FLIGHT {
                match self.requests.as_mut().expect("not polled after it failed").poll() {
                    Ok(Async::Ready(Some(Request { frame, reply }))) => {
                        self.connection.queue_frame(&frame);
                        self.waiting.push_back(reply);
                    }
                    Ok(Async::Ready(None)) | Err(()) => self.open = false,
                    Ok(Async::NotReady) => break,
                }
            }
            if !self.open && self.waiting.is_empty() {
                return Ok(Async::Ready(()));
            }
            // Writes what is queued, too.
            let reply = try_ready!(self.connection.poll_frame()).ok_or_else(Error::closed)?;
            self.answer(reply)?;
        }
        // Not done, and not waiting for anything either: other tasks of the thread have their turn.
        task::current().notify();
        Ok(Async::NotReady)
    }

    fn answer(&mut self, reply: Frame) -> Result<(), Error> {
        match self.waiting.pop_front() {
            // A caller that has gone does not want it any more.
            Some(caller) => drop(caller.send(Ok(reply))),
            None => return Err(reply.into_result().map_or_else(Error::Server, Error::Unexpected)),
        }
        Ok(())
    }

    /// Tells everyone who waits why there is no reply.
    fn fail(&mut self, error: &Error) -> (Error, mpsc::Receiver<Request>) {
        for caller in self.waiting.drain(..) {
            let _ = caller.send(Err(error.clone()));
        }
        (error.clone(), self.requests.take().expect("not polled after it failed"))
    }
}

/// Tells everyone who still comes the same.
fn refuse(requests: mpsc::Receiver<Request>, error: Error) -> impl Future<Item = (), Error = ()> {
    requests.for_each(move |Request { reply, .. }| {
        let _ = reply.send(Err(error.clone()));
        Ok(())
    })
}
// endregion: drive
