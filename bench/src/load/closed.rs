//! Closed loop: as fast as the server answers, with a fixed number of requests in flight.
//!
//! One read and one write for each batch, requests prepared in advance, replies counted by
//! length: the load has to cost less than the server that it saturates.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{Timespec, epoll};

use super::connect::{PATIENCE, connect, unexpected};
use super::{ClosedLoop, LoadError, Outcome, Spec, Window, Workload};
use crate::wire::{Batch, reply};

pub(super) fn run(spec: &Spec, settings: &ClosedLoop) -> Result<Outcome, LoadError> {
    let ClosedLoop { workload, connections, spin, .. } = settings;
    let connections = *connections;
    let measure = Duration::from_millis(settings.measure_ms);
    let threads = spec.cpus.len().clamp(1, connections);
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
                let share = connections / threads + usize::from(index < connections % threads);
                scope.spawn(move || {
                    let worker = Worker::new(spec.address, workload, share, index as u64);
                    connected.wait();
                    worker?.run(answered, stop, *spin)
                })
            })
            .collect();
        connected.wait();

        let measured = (|| {
            thread::sleep(Duration::from_millis(settings.warm_up_ms));
            let before = total();
            let window = Window::open(spec)?;
            thread::sleep(measure);
            let requests = total() - before;
            let mut outcome = Outcome::default();
            window.close(requests as f64, &mut outcome)?;
            Ok::<_, io::Error>((outcome, requests))
        })();
        stop.store(true, Relaxed);
        for worker in workers {
            worker.join().map_err(|_| LoadError::Process("a load thread panicked".into()))??;
        }
        match measured? {
            (_, 0) => Err(LoadError::Silence(measure)),
            (mut outcome, _) => {
                outcome.set("requests_in_all", total() as f64);
                Ok(outcome)
            }
        }
    })
}

struct Connection {
    stream: TcpStream,
    /// Bytes of replies that are still to come for the batch in flight.
    awaited: usize,
    /// Requests that the socket did not take at once.
    unsent: Vec<u8>,
}

struct Worker {
    epoll: rustix::fd::OwnedFd,
    connections: Vec<Connection>,
    batch: Batch,
    depth: u64,
    /// Bytes that a batch is answered with.
    batch_reply: usize,
    /// What each batch of replies starts with.
    reply_head: Vec<u8>,
    buffer: Vec<u8>,
}

impl Worker {
    fn new(address: SocketAddr, workload: &Workload, connections: usize, seed: u64) -> Result<Self, LoadError> {
        let one_reply = reply(workload.op, workload.value_bytes);
        let epoll = epoll::create(epoll::CreateFlags::CLOEXEC).map_err(io::Error::from)?;
        let connections = (0..connections)
            .map(|index| {
                let stream = connect(address)?;
                stream.set_nonblocking(true)?;
                let token = epoll::EventData::new_u64(index as u64);
                epoll::add(&epoll, &stream, token, epoll::EventFlags::IN).map_err(io::Error::from)?;
                Ok(Connection { stream, awaited: 0, unsent: Vec::new() })
            })
            .collect::<Result<_, LoadError>>()?;
        Ok(Self {
            epoll,
            connections,
            batch: Batch::new(workload, seed + 1),
            depth: workload.depth as u64,
            batch_reply: one_reply.len() * workload.depth,
            reply_head: one_reply,
            buffer: vec![0; 512 << 10],
        })
    }

    fn run(mut self, answered: &AtomicU64, stop: &AtomicBool, spin: bool) -> Result<(), LoadError> {
        let mut events = Vec::with_capacity(256);
        for index in 0..self.connections.len() {
            self.send(index)?;
        }
        let timeout = Timespec { tv_sec: 0, tv_nsec: if spin { 0 } else { 50_000_000 } };
        let mut count = 0;
        let mut last_reply = Instant::now();
        while !stop.load(Relaxed) {
            events.clear();
            let buffer = rustix::buffer::spare_capacity(&mut events);
            match epoll::wait(&self.epoll, buffer, Some(&timeout)) {
                Ok(0) if last_reply.elapsed() > PATIENCE => {
                    return Err(LoadError::Silence(PATIENCE));
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
                    count += self.depth;
                    answered.store(count, Relaxed);
                    self.send(index)?;
                }
            }
            last_reply = Instant::now();
        }
        Ok(())
    }

    /// Reads what has come; true when the batch is answered.
    fn receive(&mut self, index: usize) -> Result<bool, LoadError> {
        let connection = &mut self.connections[index];
        let read = match connection.stream.read(&mut self.buffer) {
            Ok(0) => return Err(LoadError::Reply("the server closed a connection".into())),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        let at_start = connection.awaited == self.batch_reply;
        let head = &self.buffer[..read.min(self.reply_head.len())];
        if read > connection.awaited || at_start && !self.reply_head.starts_with(head) {
            return Err(unexpected(&self.buffer[..read]));
        }
        connection.awaited -= read;
        Ok(connection.awaited == 0)
    }

    /// Sends the next batch.
    fn send(&mut self, index: usize) -> Result<(), LoadError> {
        let connection = &mut self.connections[index];
        connection.awaited = self.batch_reply;
        let batch = self.batch.draw();
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

    fn flush(&mut self, index: usize) -> Result<(), LoadError> {
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
