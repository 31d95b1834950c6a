//! Closed loop: runs as fast as the server answers, with a fixed number of requests in flight. The loop itself is the
//! player's, which serves any protocol; this module supplies the requests and recognises the replies.

use std::thread;
use std::time::{Duration, Instant};

use player::load::{self, Closed, Replies, Requests, closed};
use player::net::Stream;

use super::connect::connect;
use super::{ClosedLoop, LoadError, Outcome, Spec, Window};
use crate::wire::{Batch, Op, reply};

/// Time after which a server that has not answered counts as silent, however short the window is.
const AT_LEAST: Duration = Duration::from_secs(2);

pub(super) fn run(spec: &Spec, settings: &ClosedLoop) -> Result<Outcome, LoadError> {
    let ClosedLoop { workload, connections, spin, .. } = settings;
    let measure = Duration::from_millis(settings.measure_ms);
    let size =
        Closed { threads: spec.cpus.len(), connections: *connections, depth: workload.depth as u64, spin: *spin };
    let one_reply = reply(workload.op, workload.value_bytes);
    let replies = || match workload.op {
        Op::Incr => Awaited::Lines { left: 0, batch: workload.depth },
        _ => Awaited::Bytes(ByLength { awaited: 0, batch: one_reply.len() * workload.depth, head: one_reply.clone() }),
    };
    let ((mut outcome, requests), total) = closed(
        size,
        || connect(spec.address).map(Stream::from).map_err(|error| load::MeasureError::Reply(error.to_string())),
        |index| Batch::new(workload, index as u64 + 1),
        replies,
        |answered| {
            thread::sleep(Duration::from_millis(settings.warm_up_ms));
            let before = answered();
            let window = Window::open(spec)?;
            let began = Instant::now();
            thread::sleep(measure);
            // A short window on a machine that does other things may pass without a reply.
            while answered() == before && began.elapsed() < AT_LEAST {
                thread::sleep(measure);
            }
            let requests = answered() - before;
            let mut outcome = Outcome::default();
            window.close(requests as f64, &mut outcome)?;
            Ok((outcome, requests))
        },
    )?;
    if requests == 0 {
        return Err(LoadError::Silence(measure.max(AT_LEAST)));
    }
    outcome.set("requests_in_all", total as f64);
    Ok(outcome)
}

impl Requests for Batch {
    fn batch(&mut self) -> &[u8] {
        self.draw()
    }
}

/// Expected answer to a batch.
enum Awaited {
    /// Replies of a known length.
    Bytes(ByLength),
    /// Integers, each on a line of its own.
    Lines {
        /// Number of lines still to come for the batch in flight.
        left: usize,
        /// Number of lines in the answer to a batch.
        batch: usize,
    },
}

impl Replies for Awaited {
    fn begin(&mut self) {
        match self {
            Self::Bytes(replies) => replies.awaited = replies.batch,
            Self::Lines { left, batch } => *left = *batch,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<bool, load::MeasureError> {
        match self {
            Self::Bytes(replies) => replies.take(bytes),
            Self::Lines { left, .. } => {
                let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
                let is_integers = bytes.iter().all(|byte| matches!(byte, b':' | b'0'..=b'9' | b'\r' | b'\n'));
                if lines > *left || !is_integers {
                    return Err(unexpected(bytes));
                }
                *left -= lines;
                Ok(*left == 0)
            }
        }
    }
}

fn unexpected(bytes: &[u8]) -> load::MeasureError {
    let shown = &bytes[..bytes.len().min(100)];
    load::MeasureError::Reply(shown.escape_ascii().to_string())
}

/// Counts replies by their known length; only the first bytes of each batch are compared.
struct ByLength {
    /// Number of reply bytes still to come for the batch in flight.
    awaited: usize,
    /// Number of bytes in the answer to a batch.
    batch: usize,
    /// First bytes of the replies to each batch.
    head: Vec<u8>,
}

impl ByLength {
    fn take(&mut self, bytes: &[u8]) -> Result<bool, load::MeasureError> {
        let at_start = self.awaited == self.batch;
        let head = &bytes[..bytes.len().min(self.head.len())];
        if bytes.len() > self.awaited || at_start && !self.head.starts_with(head) {
            return Err(unexpected(bytes));
        }
        self.awaited -= bytes.len();
        Ok(self.awaited == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_counted_by_their_lines() {
        let mut awaited = Awaited::Lines { left: 0, batch: 2 };
        awaited.begin();
        assert!(!awaited.take(b":1").unwrap());
        assert!(!awaited.take(b"0\r\n:").unwrap());
        assert!(awaited.take(b"7\r\n").unwrap());
        awaited.begin();
        assert!(awaited.take(b":1\r\n:2\r\n:3\r\n").is_err(), "a reply that nobody asked for");
        awaited.begin();
        assert!(awaited.take(b"-ERR value is not an integer\r\n").is_err());
    }
}
