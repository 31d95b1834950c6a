//! A client that sends requests and never reads: measures how much memory the server spends on it.

use std::io::{ErrorKind, Write};
use std::thread;
use std::time::{Duration, Instant};

use super::connect::{connect, exchange};
use super::{LoadError, Outcome, Spec};
use crate::procfs::own_memory;
use crate::wire::{Op, push_get, push_set, reply};

/// Time without any progress after which the server counts as no longer reading: back pressure works.
const STUCK: Duration = Duration::from_millis(400);

/// Time between two readings of the server's memory.
const SAMPLE: Duration = Duration::from_millis(10);

pub(super) fn run(spec: &Spec, limit_bytes: u64, value_bytes: usize) -> Result<Outcome, LoadError> {
    let mut stream = connect(spec.address)?;
    let mut set = Vec::new();
    push_set(&mut set, 0, value_bytes);
    exchange(&mut stream, &set, &reply(Op::Set, value_bytes))?;
    let before = own_memory(spec.server_pid)?;

    stream.set_nonblocking(true)?;
    let mut one = Vec::new();
    push_get(&mut one, 0);
    let requests = one.repeat(4096);
    let mut peak = before;
    let mut sent = 0_u64;
    let mut moved = Instant::now();
    let mut memory = (moved, before);
    // Until the socket accepts no more bytes and the server's memory stops changing.
    while moved.elapsed() < STUCK {
        let from = (sent % requests.len() as u64) as usize;
        let left = usize::try_from(limit_bytes - sent).unwrap_or(usize::MAX);
        let piece = &requests[from..requests.len().min(from.saturating_add(left))];
        match stream.write(piece) {
            Ok(0) => thread::sleep(SAMPLE),
            Ok(written) => {
                sent += written as u64;
                moved = Instant::now();
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(SAMPLE),
            // A server may close the connection of a client that never reads.
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe) => {
                break;
            }
            Err(error) => return Err(error.into()),
        }
        if memory.0.elapsed() >= SAMPLE {
            let now = own_memory(spec.server_pid)?;
            if now > memory.1 {
                moved = Instant::now();
            }
            memory = (Instant::now(), now);
            peak = peak.max(now);
        }
    }
    let mut outcome = Outcome::default();
    outcome.set("flood_peak_bytes", peak.saturating_sub(before) as f64);
    outcome.set("flood_accepted_bytes", sent as f64);
    outcome.set("flood_replies_bytes", (sent / one.len() as u64 * reply(Op::Get, value_bytes).len() as u64) as f64);
    Ok(outcome)
}
