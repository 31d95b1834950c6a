//! Many connections on which nothing, or only one request, has been sent.

use std::time::{Duration, Instant};
use std::{io, thread};

use super::connect::{connect, connect_from, exchange};
use super::{LoadError, Outcome, Spec};
use crate::procfs::{huge_pages, own_memory};

const PING: &[u8] = b"*1\r\n$4\r\nPING\r\n";
const PONG: &[u8] = b"+PONG\r\n";

/// Number of connections for which one source address has ports.
const ONE_SOURCE: usize = 20_000;

/// Time between two readings of memory; if they are equal, memory has settled.
const STEADY: Duration = Duration::from_millis(150);

/// Time after which memory is taken as it is, even if it is still changing.
const SETTLE_LIMIT: Duration = Duration::from_secs(4);

pub(super) fn run(spec: &Spec, counts: &[usize], rest: Duration) -> Result<Outcome, LoadError> {
    let mut outcome = Outcome::default();
    let mut open = Vec::new();
    // The very first connection costs more than the others, so it is opened before the first reading.
    let mut first = connect(spec.address)?;
    exchange(&mut first, PING, PONG)?;
    let none = settled(spec.server_pid)?;
    let each = |bytes: u64, count: usize| (bytes as f64 - none as f64) / count as f64;
    outcome.set("own_memory_bytes_at_0", none as f64);
    outcome.set("huge_pages_bytes", huge_pages(spec.server_pid)? as f64);
    let mut last = (0, none);
    for &count in counts {
        while open.len() < count {
            open.push(if open.len() < ONE_SOURCE {
                connect(spec.address)?
            } else {
                connect_from(spec.address, open.len())?
            });
        }
        // Connections are accepted in order: once the last one is served, all of them are.
        if let Some(stream) = open.last_mut() {
            exchange(stream, PING, PONG)?;
        }
        let now = settled(spec.server_pid)?;
        outcome.set(&format!("own_memory_bytes_at_{count}"), now as f64);
        outcome.set(&format!("bytes_per_idle_connection_at_{count}"), each(now, count));
        if last.0 > 0 {
            let grown = (now as f64 - last.1 as f64) / (count - last.0) as f64;
            outcome.set(&format!("bytes_per_further_connection_at_{count}"), grown);
        }
        last = (count, now);
    }
    for stream in &mut open {
        exchange(stream, PING, PONG)?;
    }
    let count = open.len();
    let used = own_memory(spec.server_pid)?;
    outcome.set(&format!("bytes_per_used_connection_at_{count}"), each(used, count));
    if !rest.is_zero() {
        thread::sleep(rest);
        let rested = own_memory(spec.server_pid)?;
        outcome.set(&format!("bytes_per_rested_connection_at_{count}"), each(rested, count));
    }
    Ok(outcome)
}

fn settled(pid: u32) -> io::Result<u64> {
    let deadline = Instant::now() + SETTLE_LIMIT;
    let mut last = own_memory(pid)?;
    loop {
        thread::sleep(STEADY);
        let now = own_memory(pid)?;
        if now == last || Instant::now() >= deadline {
            return Ok(now);
        }
        last = now;
    }
}
