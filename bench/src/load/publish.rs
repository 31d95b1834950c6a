//! Messages to one channel with many subscribers.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use rustix::event::{Timespec, epoll};

use super::connect::{PATIENCE, connect, connect_from, exchange, expect, unexpected};
use super::{LoadError, Outcome, Spec, Window};
use crate::wire::push_value;

/// Length of each message in bytes.
const MESSAGE_BYTES: usize = 16;

const SUBSCRIBE: &[u8] = b"*2\r\n$9\r\nSUBSCRIBE\r\n$7\r\nchannel\r\n";
const SUBSCRIBED: &[u8] = b"*3\r\n$9\r\nsubscribe\r\n$7\r\nchannel\r\n:1\r\n";

struct Subscribers {
    epoll: rustix::fd::OwnedFd,
    streams: Vec<TcpStream>,
    /// Number of bytes that each subscriber has received of the messages in flight.
    received: Vec<usize>,
    buffer: Vec<u8>,
    /// One message, as a subscriber receives it.
    message: Vec<u8>,
}

pub(super) fn run(
    spec: &Spec,
    subscribers: usize,
    in_flight: usize,
    warm_up: Duration,
    measure: Duration,
) -> Result<Outcome, LoadError> {
    let mut payload = Vec::new();
    push_value(&mut payload, MESSAGE_BYTES);
    let bulk = [format!("${MESSAGE_BYTES}\r\n").as_bytes(), &payload, b"\r\n"].concat();
    let batch = [b"*3\r\n$7\r\nPUBLISH\r\n$7\r\nchannel\r\n".as_slice(), &bulk].concat().repeat(in_flight);
    let replies = format!(":{subscribers}\r\n").repeat(in_flight).into_bytes();

    let message = [b"*3\r\n$7\r\nmessage\r\n$7\r\nchannel\r\n".as_slice(), &bulk].concat();
    let mut subscribed = Subscribers::connect(spec, subscribers, message)?;
    let mut publisher = connect(spec.address)?;
    let mut publish = || {
        publisher.write_all(&batch)?;
        subscribed.receive(in_flight)?;
        expect(&mut publisher, &replies)
    };

    let began = Instant::now();
    while began.elapsed() < warm_up {
        publish()?;
    }
    let window = Window::open(spec)?;
    let (began, mut batches) = (Instant::now(), 0_u64);
    while batches == 0 || began.elapsed() < measure {
        publish()?;
        batches += 1;
    }
    let deliveries = batches as f64 * in_flight as f64 * subscribers as f64;
    let mut outcome = Outcome::default();
    window.close(deliveries, &mut outcome)?;
    outcome.rename("requests_per_second", "deliveries_per_second");
    outcome.rename("server_cpu_us_per_request", "server_cpu_us_per_delivery");
    Ok(outcome)
}

impl Subscribers {
    fn connect(spec: &Spec, count: usize, message: Vec<u8>) -> Result<Self, LoadError> {
        let epoll = epoll::create(epoll::CreateFlags::CLOEXEC).map_err(io::Error::from)?;
        let streams = (0..count)
            .map(|index| {
                let mut stream = connect_from(spec.address, index)?;
                exchange(&mut stream, SUBSCRIBE, SUBSCRIBED)?;
                stream.set_nonblocking(true)?;
                let token = epoll::EventData::new_u64(index as u64);
                epoll::add(&epoll, &stream, token, epoll::EventFlags::IN).map_err(io::Error::from)?;
                Ok(stream)
            })
            .collect::<Result<Vec<_>, LoadError>>()?;
        Ok(Self { epoll, streams, received: vec![0; count], buffer: vec![0; 64 << 10], message })
    }

    /// Waits until each subscriber has received `messages` more.
    fn receive(&mut self, messages: usize) -> Result<(), LoadError> {
        let each = messages * self.message.len();
        let mut left = self.streams.len();
        self.received.fill(0);
        let timeout = Timespec { tv_sec: PATIENCE.as_secs() as i64, tv_nsec: 0 };
        let mut events: Vec<epoll::Event> = Vec::with_capacity(1024);
        while left > 0 {
            events.clear();
            match epoll::wait(&self.epoll, rustix::buffer::spare_capacity(&mut events), Some(&timeout)) {
                Ok(0) => return Err(LoadError::Silence(PATIENCE)),
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(io::Error::from(error).into()),
            }
            for event in &events {
                let event: &epoll::Event = event;
                let index = event.data.u64() as usize;
                let read = match self.streams[index].read(&mut self.buffer) {
                    Ok(read) => read,
                    Err(error) if error.kind() == ErrorKind::WouldBlock => continue,
                    Err(error) => return Err(error.into()),
                };
                let (bytes, before) = (&self.buffer[..read], self.received[index]);
                let head = &bytes[..read.min(self.message.len())];
                if read == 0 || before + read > each || before == 0 && !self.message.starts_with(head) {
                    return Err(unexpected(bytes));
                }
                self.received[index] += read;
                left -= usize::from(self.received[index] == each);
            }
        }
        Ok(())
    }
}
