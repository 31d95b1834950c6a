//! Closed loop: runs as fast as the service answers, with a fixed number of requests in flight.
//!
//! Each batch takes one read and one write, and requests are prepared in advance, since generating the load has to cost
//! less than the service that it saturates.

use std::io::{self, ErrorKind, Read, Write};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{Timespec, epoll};

use super::MeasureError;
use crate::net::Stream;

/// Longest silence of a service that is tolerated; a longer one is a failure.
const PATIENCE: Duration = Duration::from_secs(30);

/// Source of batches of requests; each thread has its own.
///
/// ```
/// use wire_player::load::Requests;
///
/// /// `INCR` of one key after the other.
/// #[derive(Default)]
/// struct Counters(u64, Vec<u8>);
///
/// impl Requests for Counters {
///     fn batch(&mut self) -> &[u8] {
///         self.0 += 1;
///         self.1 = format!("INCR counter:{}\r\n", self.0).into_bytes();
///         &self.1
///     }
/// }
///
/// let mut requests = Counters::default();
/// assert_eq!(requests.batch(), b"INCR counter:1\r\n");
/// assert_eq!(requests.batch(), b"INCR counter:2\r\n");
/// ```
pub trait Requests {
    /// Returns the next batch.
    fn batch(&mut self) -> &[u8];
}

/// Detects the end of the answers to a batch; each connection has its own.
///
/// ```
/// use wire_player::load::{MeasureError, Replies};
///
/// /// Eight lines answer a batch.
/// struct Lines(usize);
///
/// impl Replies for Lines {
///     fn begin(&mut self) {
///         self.0 = 8;
///     }
///
///     fn take(&mut self, bytes: &[u8]) -> Result<bool, MeasureError> {
///         let lines = bytes.iter().filter(|&&byte| byte == b'\n').count();
///         let surplus = || MeasureError::Reply("more lines than requests".to_owned());
///         self.0 = self.0.checked_sub(lines).ok_or_else(surplus)?;
///         Ok(self.0 == 0)
///     }
/// }
///
/// let mut replies = Lines(0);
/// replies.begin();
/// assert!(!replies.take(b"+OK\r\n+O")?);
/// assert!(replies.take(b"K\r\n:1\r\n:2\r\n:3\r\n:4\r\n:5\r\n:6\r\n")?);
/// # Ok::<(), MeasureError>(())
/// ```
pub trait Replies {
    /// Records that a batch has been sent.
    fn begin(&mut self);

    /// Records received bytes. Returns whether the batch has been answered completely.
    ///
    /// # Errors
    ///
    /// Bytes that are not an answer.
    fn take(&mut self, bytes: &[u8]) -> Result<bool, MeasureError>;
}

/// The size of a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Number of threads that send, each with its share of the connections.
    pub threads: usize,
    /// Number of connections.
    pub connections: usize,
    /// Number of requests in a batch.
    pub depth: u64,
    /// `true` to poll for answers instead of sleeping.
    pub spin: bool,
}

/// Opens connections with `connect`, and keeps a batch in flight on each of them while `measure` runs. `measure` gets
/// the counter of answered requests. Returns the result of `measure`, and the number of requests that were answered.
///
/// ```
/// use std::io::{Read, Write};
/// use std::time::Duration;
/// use wire_player::load::{Closed, MeasureError, Replies, Requests, closed};
/// use wire_player::net::{Address, Stream};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let address = Address::from(listener.local_addr()?);
/// # std::thread::spawn(move || {
/// #     for mut client in listener.incoming().flatten() {
/// #         std::thread::spawn(move || while client.read(&mut [0]).is_ok_and(|count| count > 0) {
/// #             let _ = client.write_all(b"!");
/// #         });
/// #     }
/// # });
/// struct Question;
/// impl Requests for Question {
///     fn batch(&mut self) -> &[u8] {
///         b"?"
///     }
/// }
///
/// /// One byte answers a batch.
/// struct Answer;
/// impl Replies for Answer {
///     fn begin(&mut self) {}
///
///     fn take(&mut self, bytes: &[u8]) -> Result<bool, MeasureError> {
///         Ok(!bytes.is_empty())
///     }
/// }
///
/// let size = Closed { threads: 1, connections: 2, depth: 1, spin: false };
/// let connect = || Ok(Stream::connect(&address, Duration::from_secs(10))?);
/// let measure = |answered: &dyn Fn() -> u64| {
///     while answered() < 100 {
///         std::thread::yield_now();
///     }
///     Ok(())
/// };
/// let ((), answered) = closed(size, connect, |_| Question, || Answer, measure)?;
/// assert!(answered >= 100);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// The error of a connection, an unexpected answer, a silence of more than half a minute, or the error of `measure`.
pub fn closed<S: Requests, R: Replies + Send, T>(
    size: Closed,
    connect: impl Fn() -> Result<Stream, MeasureError> + Sync,
    requests: impl Fn(usize) -> S + Sync,
    replies: impl Fn() -> R + Sync,
    measure: impl FnOnce(&dyn Fn() -> u64) -> io::Result<T>,
) -> Result<(T, u64), MeasureError> {
    let connections = size.connections.max(1);
    let threads = size.threads.clamp(1, connections);
    let answered: Vec<AtomicU64> = (0..threads).map(|_| AtomicU64::new(0)).collect();
    let total = || answered.iter().map(|n| n.load(Relaxed)).sum::<u64>();
    let stop = AtomicBool::new(false);
    let connected = Barrier::new(threads + 1);

    thread::scope(|scope| {
        let workers: Vec<_> = answered
            .iter()
            .enumerate()
            .map(|(index, answered)| {
                let (stop, connected) = (&stop, &connected);
                let (connect, requests, replies) = (&connect, &requests, &replies);
                let share = connections / threads + usize::from(index < connections % threads);
                scope.spawn(move || {
                    let worker = Worker::new(share, connect, requests(index), replies);
                    connected.wait();
                    worker?.run(answered, stop, size)
                })
            })
            .collect();
        connected.wait();
        let measured = measure(&total);
        stop.store(true, Relaxed);
        for worker in workers {
            worker.join().map_err(|_| MeasureError::Thread)??;
        }
        Ok((measured?, total()))
    })
}

struct Connection<R> {
    stream: Stream,
    replies: R,
    /// Bytes that the socket did not take at once.
    unsent: Vec<u8>,
}

struct Worker<S, R> {
    epoll: rustix::fd::OwnedFd,
    connections: Vec<Connection<R>>,
    requests: S,
    buffer: Vec<u8>,
}

impl<S: Requests, R: Replies> Worker<S, R> {
    fn new(
        connections: usize,
        connect: impl Fn() -> Result<Stream, MeasureError>,
        requests: S,
        replies: impl Fn() -> R,
    ) -> Result<Self, MeasureError> {
        let epoll = epoll::create(epoll::CreateFlags::CLOEXEC).map_err(io::Error::from)?;
        let connections = (0..connections)
            .map(|index| {
                let stream = connect()?;
                stream.set_nonblocking(true)?;
                let token = epoll::EventData::new_u64(index as u64);
                epoll::add(&epoll, &stream, token, epoll::EventFlags::IN).map_err(io::Error::from)?;
                Ok(Connection { stream, replies: replies(), unsent: Vec::new() })
            })
            .collect::<Result<_, MeasureError>>()?;
        Ok(Self { epoll, connections, requests, buffer: vec![0; 512 << 10] })
    }

    fn run(mut self, answered: &AtomicU64, stop: &AtomicBool, size: Closed) -> Result<(), MeasureError> {
        let mut events = Vec::with_capacity(256);
        for index in 0..self.connections.len() {
            self.send(index)?;
        }
        let timeout = Timespec { tv_sec: 0, tv_nsec: if size.spin { 0 } else { 50_000_000 } };
        let mut count = 0;
        let mut last_reply = Instant::now();
        while !stop.load(Relaxed) {
            events.clear();
            let buffer = rustix::buffer::spare_capacity(&mut events);
            match epoll::wait(&self.epoll, buffer, Some(&timeout)) {
                Ok(0) if last_reply.elapsed() > PATIENCE => {
                    return Err(MeasureError::Silence(PATIENCE));
                }
                Ok(0) => continue,
                Ok(_) => {}
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(io::Error::from(error).into()),
            }
            for event in &events {
                let event: &epoll::Event = event;
                let (flags, index) = (event.flags, event.data.u64() as usize);
                if flags.contains(epoll::EventFlags::OUT) {
                    self.flush(index)?;
                }
                if flags.intersects(!epoll::EventFlags::OUT) && self.receive(index)? {
                    count += size.depth;
                    answered.store(count, Relaxed);
                    self.send(index)?;
                }
            }
            last_reply = Instant::now();
        }
        Ok(())
    }

    /// Reads the bytes that have arrived. Returns whether the batch has been answered completely.
    fn receive(&mut self, index: usize) -> Result<bool, MeasureError> {
        let connection = &mut self.connections[index];
        match connection.stream.read(&mut self.buffer) {
            Ok(0) => Err(MeasureError::Reply("the service closed a connection".into())),
            Ok(read) => connection.replies.take(&self.buffer[..read]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Sends the next batch.
    fn send(&mut self, index: usize) -> Result<(), MeasureError> {
        let connection = &mut self.connections[index];
        connection.replies.begin();
        let batch = self.requests.batch();
        let written = match connection.stream.write(batch) {
            Ok(written) => written,
            Err(error) if error.kind() == ErrorKind::WouldBlock => 0,
            Err(error) => return Err(error.into()),
        };
        if written < batch.len() {
            connection.unsent.extend_from_slice(&batch[written..]);
            self.watch(index, epoll::EventFlags::IN | epoll::EventFlags::OUT)?;
        }
        Ok(())
    }

    fn flush(&mut self, index: usize) -> Result<(), MeasureError> {
        let connection = &mut self.connections[index];
        match connection.stream.write(&connection.unsent) {
            Ok(written) => drop(connection.unsent.drain(..written)),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => return Err(error.into()),
        }
        if connection.unsent.is_empty() {
            self.watch(index, epoll::EventFlags::IN)?;
        }
        Ok(())
    }

    fn watch(&self, index: usize, flags: epoll::EventFlags) -> io::Result<()> {
        let token = epoll::EventData::new_u64(index as u64);
        let stream = &self.connections[index].stream;
        Ok(epoll::modify(&self.epoll, stream, token, flags)?)
    }
}
