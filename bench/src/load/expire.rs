//! Very many keys that expire at the same time, and `PING`s in the meantime.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::connect::{connect, exchange, expect, unexpected};
use super::open::{histogram, nanos, us};
use super::{LoadError, Outcome, Spec, Window};
use crate::wire::push_key;

/// Requests in flight while keys are stored.
const DEPTH: u64 = 256;

/// The first `1/PROBED` of the keys is stored first, to learn how long storing all of them will take.
const PROBED: u64 = 20;

/// Time between the last key and the common deadline, in addition to half of the time that storing should take.
const REST: Duration = Duration::from_millis(300);

/// Time before the deadline at which the `PING`s begin.
const EARLY: Duration = Duration::from_millis(20);

/// Pause between two `PING`s.
const PAUSE: Duration = Duration::from_micros(100);

/// Pause between two queries for the number of keys that have been removed.
const ASKED_EVERY: Duration = Duration::from_millis(10);

/// Time after the deadline at which a server that still has keys counts as failed.
const REMOVAL_LIMIT: Duration = Duration::from_secs(120);

pub(super) fn run(spec: &Spec, keys: u64) -> Result<Outcome, LoadError> {
    let mut stream = connect(spec.address)?;
    let probed = (keys / PROBED).clamp(1, keys);
    let began = Instant::now();
    store(&mut stream, probed, unix_ms() + 3_600_000)?;
    let all = began.elapsed().mul_f64(keys as f64 / probed as f64);
    exchange(&mut stream, b"*1\r\n$8\r\nFLUSHALL\r\n", b"+OK\r\n")?;

    // A machine that is busy with other work takes longer than estimated, so this is tried again with more time.
    let due = [1.5, 4.0, 10.0].into_iter().find_map(|room| {
        let left = all.mul_f64(room) + REST;
        store_until(&mut stream, keys, left).transpose()
    });
    let due = due.ok_or(LoadError::Late)??;
    thread::sleep((due - EARLY).saturating_duration_since(Instant::now()));

    let mut asking = BufReader::new(connect(spec.address)?);
    let gone_before = expired(&mut asking)?;
    let window = Window::open(spec)?;
    let (mut waits, mut asked) = (histogram(), Instant::now());
    loop {
        let now = Instant::now();
        exchange(&mut stream, b"*1\r\n$4\r\nPING\r\n", b"+PONG\r\n")?;
        if now > due {
            waits.saturating_record(nanos(now.elapsed()));
        }
        thread::sleep(PAUSE);
        if asked.elapsed() > ASKED_EVERY {
            if expired(&mut asking)? >= gone_before + keys {
                break;
            }
            asked = Instant::now();
            if asked > due + REMOVAL_LIMIT {
                return Err(LoadError::Silence(REMOVAL_LIMIT));
            }
        }
    }
    let gone = due.elapsed();
    let mut outcome = Outcome::default();
    window.close(keys as f64, &mut outcome)?;
    outcome.rename("server_cpu_us_per_request", "server_cpu_us_per_key");
    outcome.rename("requests_per_second", "keys_per_second");
    outcome.set("removed_ms", gone.as_secs_f64() * 1e3);
    outcome.set("pings", waits.len() as f64);
    for (name, share) in [("p50", 0.5), ("p99", 0.99), ("p999", 0.999), ("max", 1.0)] {
        outcome.set(&format!("ping_wait_{name}_ms"), us(&waits, share) / 1e3);
    }
    Ok(outcome)
}

/// Stores keys that expire `left` from now, and returns when that is. Returns `None`, with no keys left, if that was
/// too soon.
fn store_until(stream: &mut TcpStream, keys: u64, left: Duration) -> Result<Option<Instant>, LoadError> {
    let due = Instant::now() + left;
    store(stream, keys, unix_ms() + u64::try_from(left.as_millis()).unwrap_or(u64::MAX))?;
    if Instant::now() + EARLY < due {
        return Ok(Some(due));
    }
    exchange(stream, b"*1\r\n$8\r\nFLUSHALL\r\n", b"+OK\r\n")?;
    Ok(None)
}

/// Stores keys that expire at `deadline`, in milliseconds since 1970.
fn store(stream: &mut TcpStream, keys: u64, deadline: u64) -> Result<(), LoadError> {
    let deadline = deadline.to_string();
    let tail = format!("\r\n$1\r\nv\r\n$4\r\nPXAT\r\n${}\r\n{deadline}\r\n", deadline.len());
    let mut batch = Vec::new();
    let mut next = 0;
    while next < keys {
        let end = (next + DEPTH).min(keys);
        batch.clear();
        for number in next..end {
            batch.extend_from_slice(b"*5\r\n$3\r\nSET\r\n$16\r\n");
            push_key(&mut batch, number);
            batch.extend_from_slice(tail.as_bytes());
        }
        stream.write_all(&batch)?;
        expect(stream, &b"+OK\r\n".repeat((end - next) as usize))?;
        next = end;
    }
    Ok(())
}

/// Returns how many keys the server has removed because they expired.
fn expired(stream: &mut BufReader<TcpStream>) -> Result<u64, LoadError> {
    stream.get_mut().write_all(b"*2\r\n$4\r\nINFO\r\n$5\r\nstats\r\n")?;
    let mut head = String::new();
    stream.read_line(&mut head)?;
    let length: usize = head
        .trim_end()
        .strip_prefix('$')
        .and_then(|length| length.parse().ok())
        .ok_or_else(|| unexpected(head.as_bytes()))?;
    let mut body = vec![0; length + 2];
    stream.read_exact(&mut body)?;
    let text = String::from_utf8_lossy(&body);
    let count = text.lines().find_map(|line| line.strip_prefix("expired_keys:")?.trim().parse().ok());
    count.ok_or_else(|| unexpected(&body))
}

fn unix_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
