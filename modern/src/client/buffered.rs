//! One connection for many tasks.

use std::collections::VecDeque;
use std::time::Duration;

use bytes::Bytes;
use client_protocol::{Call, Error};
use engine::Frame;
use tokio::sync::{mpsc, oneshot};

use super::Client;
use crate::connection::Connection;

/// Requests that are sent and wait for their replies, and that wait in the channel. Beyond them, callers wait to
/// send.
const IN_FLIGHT: usize = 4096;

/// A handle that is cloned for each task; all of them share one connection.
///
/// A task drives the connection: it writes what all clones have asked for at once, and hands out the
/// replies, which come in the same order. When the connection breaks, every call that waits and
/// every later one gets the error. The connection closes with the last handle.
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
/// # Ok(())
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
    /// Outside a tokio runtime.
    #[must_use]
    pub fn buffer(client: Client) -> Self {
        let (requests, receiver) = mpsc::channel(IN_FLIGHT);
        tokio::spawn(async {
            if let Err((error, requests)) = Driver::new(client, receiver).drive().await {
                refuse(requests, error).await;
            }
        });
        Self { requests }
    }

    /// Checks that the server answers. Returns `message`, or `PONG`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn ping(&self, message: Option<Bytes>) -> Result<Bytes, Error> {
        self.call(Call::ping(message)).await
    }

    /// Returns the value of `key`, or `None`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn get(&self, key: impl Into<Bytes>) -> Result<Option<Bytes>, Error> {
        self.call(Call::get(key)).await
    }

    /// Sets `key` to `value`.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn set(&self, key: impl Into<Bytes>, value: impl Into<Bytes>) -> Result<(), Error> {
        self.call(Call::set(key, value)).await
    }

    /// Sets `key` to `value` for as long as `expiration`, rounded up to milliseconds.
    ///
    /// # Errors
    ///
    /// See [`Error`]; the server refuses an expiration of zero.
    pub async fn set_expires(
        &self,
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
    pub async fn del<K: Into<Bytes>>(&self, keys: impl IntoIterator<Item = K>) -> Result<u64, Error> {
        self.call(Call::del(keys)).await
    }

    /// Sends `message` to the subscribers of `channel`: how many it reached.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn publish(&self, channel: impl Into<Bytes>, message: impl Into<Bytes>) -> Result<u64, Error> {
        self.call(Call::publish(channel, message)).await
    }

    /// Sends any command that has one reply, its name first; an error reply is a [`Frame::Error`].
    /// What it changes on the connection (`SELECT`, `MULTI`) it changes for all clones.
    ///
    /// # Errors
    ///
    /// When the connection is broken.
    pub async fn execute<A: Into<Bytes>>(&self, arguments: impl IntoIterator<Item = A>) -> Result<Frame, Error> {
        self.call(Call::command(arguments)).await
    }

    async fn call<T>(&self, call: Call<T>) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        let request = Request { frame: call.request().clone(), reply };
        self.requests.send(request).await.map_err(|_| Error::closed())?;
        call.result(answer.await.map_err(|_| Error::closed())??)
    }
}

/// The task's state: a connection, and who waits for its next replies.
// region: drive
struct Driver {
    connection: Connection,
    /// Replies to calls that were dropped before the client was buffered.
    skip: usize,
    requests: mpsc::Receiver<Request>,
    waiting: VecDeque<oneshot::Sender<Result<Frame, Error>>>,
}

impl Driver {
    fn new(client: Client, requests: mpsc::Receiver<Request>) -> Self {
        Self { connection: client.connection, skip: client.owed, requests, waiting: VecDeque::new() }
    }

    async fn drive(mut self) -> Result<(), (Error, mpsc::Receiver<Request>)> {
        match self.run().await {
            Ok(()) => Ok(()),
            Err(error) => Err(self.fail(error)),
        }
    }

    /// Serves requests until the last handle is gone and all is answered.
    async fn run(&mut self) -> Result<(), Error> {
        let mut batch = Vec::new();
        let mut open = true;
        while open || !self.waiting.is_empty() {
            let room = IN_FLIGHT - self.waiting.len();
            tokio::select! {
                biased;
                count = self.requests.recv_many(&mut batch, room), if open && room > 0 => {
                    open = count > 0;
                    for Request { frame, reply } in batch.drain(..) {
                        self.connection.queue_frame(&frame);
                        self.waiting.push_back(reply);
                    }
                }
                // Writes what is queued, too.
                reply = self.connection.read_frame() => self.answer(reply?.ok_or_else(Error::closed)?)?,
            }
        }
        Ok(())
    }

    fn answer(&mut self, reply: Frame) -> Result<(), Error> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        match self.waiting.pop_front() {
            // A caller that has gone does not want it any more.
            Some(caller) => drop(caller.send(Ok(reply))),
            None => return Err(reply.into_result().map_or_else(Error::Server, Error::Unexpected)),
        }
        Ok(())
    }

    /// Tells everyone who waits why there is no reply.
    fn fail(self, error: Error) -> (Error, mpsc::Receiver<Request>) {
        for caller in self.waiting {
            let _ = caller.send(Err(error.clone()));
        }
        (error, self.requests)
    }
}

/// Tells everyone who still comes the same.
async fn refuse(mut requests: mpsc::Receiver<Request>, error: Error) {
    while let Some(Request { reply, .. }) = requests.recv().await {
        let _ = reply.send(Err(error.clone()));
    }
}
// endregion: drive
