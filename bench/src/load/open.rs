//! Open loop: requests are sent at fixed times, and the latency of each answer counts from the time at which its
//! request should have been sent. So a server that stalls is charged for every request that should have been sent
//! during the stall (no coordinated omission).

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use rustix::event::{Timespec, epoll};

use super::connect::{PATIENCE, connect, unexpected};
use super::{LoadError, Outcome, Spec, Window, Workload};
use crate::wire::{Batch, reply};

/// Times at which the requests should be sent.
#[derive(Clone, Copy, Debug)]
struct Schedule {
    rate: f64,
}

impl Schedule {
    /// Returns the time of request `nth`, in nanoseconds from the start.
    fn departure(&self, nth: u64) -> u64 {
        (nth as f64 * 1e9 / self.rate) as u64
    }

    /// Returns the number of requests that should have been sent within `elapsed` nanoseconds from the start.
    fn due(&self, elapsed: u64) -> u64 {
        (elapsed as f64 * self.rate / 1e9) as u64 + 1
    }
}

struct Connection {
    stream: TcpStream,
    /// Scheduled times, in nanoseconds, of the requests that have not been answered yet.
    departures: VecDeque<u64>,
    /// Number of bytes of the oldest reply that have arrived.
    partial: usize,
    unsent: Vec<u8>,
}

pub(super) fn run(
    spec: &Spec,
    workload: &Workload,
    connections: usize,
    rate: f64,
    warm_up: Duration,
    measure: Duration,
) -> Result<Outcome, LoadError> {
    let epoll = epoll::create(epoll::CreateFlags::CLOEXEC).map_err(io::Error::from)?;
    let mut connections = (0..connections)
        .map(|index| {
            let stream = connect(spec.address)?;
            stream.set_nonblocking(true)?;
            let token = epoll::EventData::new_u64(index as u64);
            epoll::add(&epoll, &stream, token, epoll::EventFlags::IN).map_err(io::Error::from)?;
            Ok(Connection { stream, departures: VecDeque::new(), partial: 0, unsent: Vec::new() })
        })
        .collect::<Result<Vec<_>, LoadError>>()?;

    let schedule = Schedule { rate };
    let mut batch = Batch::new(&Workload { depth: 1, ..*workload }, 1);
    let expected = reply(workload.op, workload.value_bytes);
    let mut latency = histogram();
    let mut lag = histogram();
    let (warm_up, end) = (nanos(warm_up), nanos(warm_up + measure));
    let last = schedule.due(end) - 1;
    let mut window = None;
    let (mut sent, mut answered, mut recorded) = (0, 0, 0_u64);
    let mut buffer = vec![0; 64 << 10];
    let mut events = Vec::with_capacity(256);
    let start = Instant::now();

    while answered < last {
        let now = nanos(start.elapsed());
        if now > end + nanos(PATIENCE) {
            return Err(LoadError::Silence(PATIENCE));
        }
        if window.is_none() && now >= warm_up {
            window = Some((Window::open(spec)?, answered));
        }
        let due = schedule.due(now).min(last);
        while sent < due {
            let departure = schedule.departure(sent);
            let index = sent as usize % connections.len();
            let connection = &mut connections[index];
            connection.departures.push_back(departure);
            connection.send(batch.draw())?;
            if departure >= warm_up {
                lag.saturating_record(nanos(start.elapsed()).saturating_sub(departure));
            }
            sent += 1;
        }

        events.clear();
        let spare = rustix::buffer::spare_capacity(&mut events);
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        match epoll::wait(&epoll, spare, Some(&at_once)) {
            Ok(0) if spec.cpus.is_empty() => thread::yield_now(),
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(io::Error::from(error).into()),
        }
        for event in &events {
            let event: &epoll::Event = event;
            let connection = &mut connections[event.data.u64() as usize];
            let read = match connection.stream.read(&mut buffer) {
                Ok(0) => return Err(LoadError::Reply("the server closed a connection".into())),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::WouldBlock => continue,
                Err(error) => return Err(error.into()),
            };
            let now = nanos(start.elapsed());
            for departure in connection.accept(&buffer[..read], &expected)? {
                answered += 1;
                if departure >= warm_up {
                    latency.saturating_record(now.saturating_sub(departure));
                    recorded += 1;
                }
            }
        }
        for connection in &mut connections {
            connection.flush()?;
        }
    }

    let mut outcome = Outcome::default();
    if let Some((window, before)) = window {
        window.close((answered - before) as f64, &mut outcome)?;
    }
    outcome.set("offered_requests_per_second", rate);
    outcome.set("requests_in_all", answered as f64);
    outcome.set("recorded_requests", recorded as f64);
    for (name, share) in [("p50", 0.5), ("p99", 0.99), ("p999", 0.999), ("max", 1.0)] {
        outcome.set(&format!("latency_{name}_us"), us(&latency, share));
        outcome.set(&format!("send_lag_{name}_us"), us(&lag, share));
    }
    outcome.percentiles = PLOTTED.iter().map(|&share| (share, us(&latency, share))).collect();
    Ok(outcome)
}

/// Shares of requests at which the latency curve is plotted.
const PLOTTED: [f64; 13] = [0.0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9999, 1.0];

pub(super) fn us(histogram: &Histogram<u64>, share: f64) -> f64 {
    histogram.value_at_quantile(share) as f64 / 1e3
}

pub(super) fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

/// Returns a histogram from 100 ns to two minutes, with three significant digits.
pub(super) fn histogram() -> Histogram<u64> {
    Histogram::new_with_bounds(100, 120_000_000_000, 3).expect("the bounds are in order")
}

impl Connection {
    /// Consumes reply bytes, and yields the scheduled times of the requests that they answer.
    fn accept<'a>(&'a mut self, bytes: &[u8], expected: &[u8]) -> Result<impl Iterator<Item = u64> + 'a, LoadError> {
        let fresh = &expected[self.partial..];
        let head = &bytes[..bytes.len().min(fresh.len())];
        let complete = (self.partial + bytes.len()) / expected.len();
        if !fresh.starts_with(head) || complete > self.departures.len() {
            return Err(unexpected(bytes));
        }
        self.partial = (self.partial + bytes.len()) % expected.len();
        Ok(self.departures.drain(..complete))
    }

    fn send(&mut self, request: &[u8]) -> io::Result<()> {
        if self.unsent.is_empty() {
            let written = would_block_is_zero(self.stream.write(request))?;
            self.unsent.extend_from_slice(&request[written..]);
        } else {
            self.unsent.extend_from_slice(request);
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.unsent.is_empty() {
            let written = would_block_is_zero(self.stream.write(&self.unsent))?;
            self.unsent.drain(..written);
        }
        Ok(())
    }
}

fn would_block_is_zero(written: io::Result<usize>) -> io::Result<usize> {
    match written {
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(0),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::net::{SocketAddr, TcpListener};

    use super::*;
    use crate::load::{Job, Op};

    #[test]
    fn departures_are_evenly_spaced_and_none_is_forgotten() {
        let schedule = Schedule { rate: 1000.0 };
        assert_eq!(schedule.departure(0), 0);
        assert_eq!(schedule.departure(3), 3_000_000);
        assert_eq!(schedule.due(0), 1);
        // Half a second of stall: all 500 requests of that time are due at once.
        assert_eq!(schedule.due(500_000_000) - schedule.due(0), 500);
    }

    /// Returns the address of a server that answers every `*` with `+OK`, but falls silent once for `stall`.
    fn stalling_server(stall: Duration, after: usize) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.set_nodelay(true).unwrap();
            let mut buffer = [0; 4096];
            let (mut seen, mut stalled) = (0, false);
            loop {
                let read = stream.read(&mut buffer).unwrap_or(0);
                if read == 0 {
                    return;
                }
                let requests = buffer[..read].iter().filter(|b| **b == b'*').count();
                seen += requests;
                if seen > after && !stalled {
                    stalled = true;
                    thread::sleep(stall);
                }
                if stream.write_all(&b"+OK\r\n".repeat(requests)).is_err() {
                    return;
                }
            }
        });
        address
    }

    #[test]
    fn a_stall_is_charged_to_every_request_that_should_have_left_meanwhile() {
        let stall = Duration::from_millis(200);
        let spec = Spec {
            address: stalling_server(stall, 50),
            server_pid: std::process::id(),
            cpus: Vec::new(),
            job: Job::Idle { counts: Vec::new(), rest_ms: 0 },
        };
        let workload = Workload { op: Op::Set, value_bytes: 3, depth: 1, keys: 10 };
        let second = Duration::from_millis(600);
        let outcome = run(&spec, &workload, 1, 500.0, Duration::ZERO, second).unwrap();
        // A loop that waited for each answer would have seen one slow request out of 300. Here a third of all requests
        // fell into the stall, so the slowest quarter waited long.
        assert_eq!(outcome.metrics["recorded_requests"], 300.0);
        assert!(outcome.metrics["latency_max_us"] >= 190_000.0, "{outcome:?}");
        let p75 = outcome.percentiles.iter().find(|(share, _)| *share == 0.75).unwrap().1;
        assert!(p75 >= 20_000.0, "{outcome:?}");
    }

    #[test]
    fn replies_may_come_in_any_pieces() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut connection = Connection {
            stream: TcpStream::connect(listener.local_addr().unwrap()).unwrap(),
            departures: VecDeque::from([1, 2, 3]),
            partial: 0,
            unsent: Vec::new(),
        };
        let mut accept = |bytes: &[u8]| connection.accept(bytes, b"+OK\r\n").map(Iterator::collect::<Vec<_>>);
        assert!(accept(b"+O").unwrap().is_empty());
        assert_eq!(accept(b"K\r\n+OK\r\n+").unwrap(), [1, 2]);
        assert_eq!(accept(b"OK\r\n").unwrap(), [3]);
        assert!(accept(b"+OK\r\n").is_err(), "a reply that nobody asked for");
        assert!(accept(b"-ERR\r\n").is_err());
    }
}
