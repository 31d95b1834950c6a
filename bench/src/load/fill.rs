//! Stores a range of keys and watches the server's memory.

use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use super::connect::{PATIENCE, connect, exchange, expect};
use super::{LoadError, Outcome, Spec, Window};
use crate::procfs::own_memory;
use crate::wire::{Op, push_set, reply};

/// Number of requests in flight: enough to fill quickly, few enough for any socket buffer.
const DEPTH: u64 = 256;

/// Pause between two attempts while the server may still be loading its file.
const PAUSE: Duration = Duration::from_millis(5);

pub(super) fn run(spec: &Spec, from: u64, to: u64, value_bytes: usize) -> Result<Outcome, LoadError> {
    let mut outcome = Outcome::default();
    let mut stream = connect(spec.address)?;
    // One exchange comes first, so that the cost of the connection itself is part of the first reading.
    let mut batch = Vec::new();
    push_set(&mut batch, from, value_bytes);
    let one = reply(Op::Set, value_bytes);
    store_when_loaded(&mut stream, &batch, &one)?;

    let before = own_memory(spec.server_pid)?;
    let window = Window::open(spec)?;
    let mut next = from;
    while next < to {
        let end = (next + DEPTH).min(to);
        batch.clear();
        for number in next..end {
            push_set(&mut batch, number, value_bytes);
        }
        stream.write_all(&batch)?;
        expect(&mut stream, &one.repeat((end - next) as usize))?;
        next = end;
    }
    window.close((to - from) as f64, &mut outcome)?;
    let after = own_memory(spec.server_pid)?;
    outcome.set("own_memory_before_bytes", before as f64);
    outcome.set("own_memory_after_bytes", after as f64);
    Ok(outcome)
}

/// Sends `request`, repeatedly as long as the server answers that it is still loading its append-only file.
fn store_when_loaded(stream: &mut TcpStream, request: &[u8], reply: &[u8]) -> Result<(), LoadError> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        // A refusal is read only up to the length of the expected reply.
        match exchange(stream, request, reply) {
            Err(LoadError::Reply(said)) if said.starts_with("-LOAD") && Instant::now() < deadline => {}
            other => return other,
        }
        // The rest of the refusal is dropped with the old connection.
        *stream = connect(stream.peer_addr()?)?;
        thread::sleep(PAUSE);
    }
}
