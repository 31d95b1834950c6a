//! Stores a range of keys and watches the server's memory.

use std::io::Write;

use super::connect::{connect, expect};
use super::{LoadError, Outcome, Spec, Window};
use crate::procfs::own_memory;
use crate::wire::{Op, push_set, reply};

/// Requests in flight: deep enough to fill fast, small enough for any socket buffer.
const DEPTH: u64 = 256;

pub(super) fn run(spec: &Spec, from: u64, to: u64, value_bytes: usize) -> Result<Outcome, LoadError> {
    let mut outcome = Outcome::default();
    let mut stream = connect(spec.address)?;
    // One exchange first, so that the connection's own cost is in the reading before.
    let mut batch = Vec::new();
    push_set(&mut batch, from, value_bytes);
    let one = reply(Op::Set, value_bytes);
    stream.write_all(&batch)?;
    expect(&mut stream, &one)?;

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
