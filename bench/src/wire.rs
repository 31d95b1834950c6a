//! The requests that are sent and the replies that are expected, as bytes.

use serde::{Deserialize, Serialize};

/// A command that the load consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Op {
    /// `GET key`, always a hit.
    Get,
    /// `SET key value`, usually of a key that exists.
    Set,
    /// `INCR key`.
    Incr,
    /// `MGET` of [`MGET_KEYS`] keys, all of them hits.
    Mget,
    /// `MULTI`, [`QUEUED`] commands that alternate between `SET` and `GET`, and `EXEC`.
    Transaction,
    /// An HTTP request, for servers of that protocol.
    Http,
}

/// Keys that one `MGET` names.
pub const MGET_KEYS: usize = 100;

/// Commands in a transaction.
pub const QUEUED: usize = 10;

impl Op {
    /// Returns the command's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Set => "SET",
            Self::Incr => "INCR",
            Self::Mget => "MGET",
            Self::Transaction => "EXEC",
            Self::Http => "HTTP",
        }
    }
}

/// The requests that a load consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workload {
    /// The command.
    pub op: Op,
    /// Length of every value in bytes.
    pub value_bytes: usize,
    /// Requests in flight on each connection.
    pub depth: usize,
    /// Number of keys that requests are spread over at random.
    pub keys: u64,
}

/// Digits in a key; with the prefix `key:` it has 16 bytes, as in redis-benchmark.
const KEY_DIGITS: usize = 12;

/// Appends the key with number `number`.
pub(crate) fn push_key(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(format!("key:{number:0KEY_DIGITS$}").as_bytes());
}

/// Appends a `SET` of key `number` to a value of `value_bytes` bytes.
pub fn push_set(out: &mut Vec<u8>, number: u64, value_bytes: usize) {
    out.extend_from_slice(b"*3\r\n$3\r\nSET\r\n$16\r\n");
    push_key(out, number);
    out.extend_from_slice(format!("\r\n${value_bytes}\r\n").as_bytes());
    push_value(out, value_bytes);
    out.extend_from_slice(b"\r\n");
}

/// Appends a `GET` of key `number`.
pub fn push_get(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(b"*2\r\n$3\r\nGET\r\n$16\r\n");
    push_key(out, number);
    out.extend_from_slice(b"\r\n");
}

/// Appends a value: letters only, so that the floor can count requests by their `*`.
pub(crate) fn push_value(out: &mut Vec<u8>, bytes: usize) {
    out.extend((0..bytes).map(|i| b'a' + (i % 26) as u8));
}

/// Returns the command at position `nth` of a transaction.
fn queued(nth: usize) -> Op {
    if nth.is_multiple_of(2) { Op::Set } else { Op::Get }
}

/// Appends one request, which uses key 0 wherever it needs a key.
fn push_request(out: &mut Vec<u8>, op: Op, value_bytes: usize) {
    match op {
        Op::Get => push_get(out, 0),
        Op::Set => push_set(out, 0, value_bytes),
        Op::Incr => {
            out.extend_from_slice(b"*2\r\n$4\r\nINCR\r\n$16\r\n");
            push_key(out, 0);
            out.extend_from_slice(b"\r\n");
        }
        Op::Mget => {
            out.extend_from_slice(format!("*{}\r\n$4\r\nMGET\r\n", MGET_KEYS + 1).as_bytes());
            for _ in 0..MGET_KEYS {
                out.extend_from_slice(b"$16\r\n");
                push_key(out, 0);
                out.extend_from_slice(b"\r\n");
            }
        }
        Op::Transaction => {
            out.extend_from_slice(b"*1\r\n$5\r\nMULTI\r\n");
            for nth in 0..QUEUED {
                push_request(out, queued(nth), value_bytes);
            }
            out.extend_from_slice(b"*1\r\n$4\r\nEXEC\r\n");
        }
        Op::Http => out.extend_from_slice(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"),
    }
}

/// The date in every HTTP [`reply`]: fixed, so that all replies have the same length and can be compared.
pub const HTTP_DATE: &str = "Thu, 01 Jan 1970 00:00:00 GMT";

/// The body of every HTTP [`reply`].
pub const HTTP_BODY: &str = "Hello, World!";

/// Returns a server's reply to `op` for a value of `value_bytes` bytes; for `INCR` the reply to the first one.
#[must_use]
pub fn reply(op: Op, value_bytes: usize) -> Vec<u8> {
    match op {
        Op::Incr => b":1\r\n".to_vec(),
        Op::Mget => {
            let mut out = format!("*{MGET_KEYS}\r\n").into_bytes();
            out.extend(reply(Op::Get, value_bytes).repeat(MGET_KEYS));
            out
        }
        Op::Transaction => {
            let mut out = b"+OK\r\n".to_vec();
            out.extend(b"+QUEUED\r\n".repeat(QUEUED));
            out.extend_from_slice(format!("*{QUEUED}\r\n").as_bytes());
            for nth in 0..QUEUED {
                out.extend(reply(queued(nth), value_bytes));
            }
            out
        }
        Op::Set => b"+OK\r\n".to_vec(),
        Op::Http => {
            let length = HTTP_BODY.len();
            format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\ndate: {HTTP_DATE}\r\n\r\n{HTTP_BODY}").into_bytes()
        }
        Op::Get => {
            let mut out = format!("${value_bytes}\r\n").into_bytes();
            push_value(&mut out, value_bytes);
            out.extend_from_slice(b"\r\n");
            out
        }
    }
}

/// A batch of requests whose keys are redrawn each time, without rebuilding the rest.
#[derive(Clone, Debug)]
pub struct Batch {
    bytes: Vec<u8>,
    /// Offsets of the digits of all keys in the batch.
    digits_at: Vec<usize>,
    keys: u64,
    random: u64,
}

impl Batch {
    /// Returns a batch of `workload.depth` requests; batches with different `seed`s draw different keys.
    ///
    /// # Panics
    ///
    /// When `workload` asks for no request or no key.
    #[must_use]
    pub fn new(workload: &Workload, seed: u64) -> Self {
        assert!(workload.depth > 0 && workload.keys > 0, "an empty workload");
        let mut one = Vec::new();
        push_request(&mut one, workload.op, workload.value_bytes);
        let bytes = one.repeat(workload.depth);
        let marker = b"$16\r\nkey:";
        let places = bytes.windows(marker.len()).enumerate().filter(|(_, window)| window == marker);
        Self {
            digits_at: places.map(|(at, _)| at + marker.len()).collect(),
            bytes,
            keys: workload.keys,
            random: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
        }
    }

    /// Returns the whole batch, with newly drawn keys.
    pub fn draw(&mut self) -> &[u8] {
        for &at in &self.digits_at {
            // xorshift64, since the load must cost less than what it measures.
            self.random ^= self.random << 13;
            self.random ^= self.random >> 7;
            self.random ^= self.random << 17;
            let key = ((u128::from(self.random) * u128::from(self.keys)) >> 64) as u64;
            write_digits(&mut self.bytes[at..at + KEY_DIGITS], key);
        }
        &self.bytes
    }
}

fn write_digits(out: &mut [u8], mut number: u64) {
    for digit in out.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_what_a_server_parses() {
        let mut out = Vec::new();
        push_set(&mut out, 7, 3);
        assert_eq!(out, b"*3\r\n$3\r\nSET\r\n$16\r\nkey:000000000007\r\n$3\r\nabc\r\n");
        out.clear();
        push_get(&mut out, 12);
        assert_eq!(out, b"*2\r\n$3\r\nGET\r\n$16\r\nkey:000000000012\r\n");
        assert_eq!(reply(Op::Get, 3), b"$3\r\nabc\r\n");
        assert_eq!(reply(Op::Set, 3), b"+OK\r\n");
    }

    #[test]
    fn a_batch_has_depth_requests_with_keys_below_the_bound() {
        let workload = Workload { op: Op::Set, value_bytes: 5, depth: 64, keys: 10 };
        let mut batch = Batch::new(&workload, 3);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..20 {
            let bytes = batch.draw();
            let text = std::str::from_utf8(bytes).unwrap();
            let keys: Vec<u64> = text.split("key:").skip(1).map(|rest| rest[..12].parse().unwrap()).collect();
            assert_eq!(keys.len(), 64);
            seen.extend(keys);
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
    }

    #[test]
    fn every_key_of_a_request_is_drawn() {
        for (op, keys) in [(Op::Mget, MGET_KEYS), (Op::Transaction, QUEUED), (Op::Incr, 1), (Op::Http, 0)] {
            let workload = Workload { op, value_bytes: 5, depth: 2, keys: 1_000_000 };
            let mut batch = Batch::new(&workload, 3);
            let text = String::from_utf8(batch.draw().to_vec()).unwrap();
            let drawn: Vec<&str> = text.split("key:").skip(1).map(|rest| &rest[..12]).collect();
            assert_eq!(drawn.len(), 2 * keys, "{op:?}");
            assert!(drawn.iter().all(|key| *key != "000000000000"), "{op:?} {drawn:?}");
        }
    }

    #[test]
    fn a_transaction_is_answered_command_by_command() {
        let text = String::from_utf8(reply(Op::Transaction, 3)).unwrap();
        assert!(text.starts_with("+OK\r\n+QUEUED\r\n") && text.contains("*10\r\n+OK\r\n$3\r\n"), "{text}");
        assert_eq!(text.matches("+QUEUED").count(), QUEUED);
        assert_eq!(text.matches("$3\r\nabc\r\n").count(), QUEUED / 2);
        assert_eq!(reply(Op::Mget, 3).len(), 6 + MGET_KEYS * 9);
    }

    #[test]
    fn only_the_array_header_holds_a_star() {
        let workload = Workload { op: Op::Set, value_bytes: 1024, depth: 5, keys: 10 };
        let stars = Batch::new(&workload, 1).draw().iter().filter(|b| **b == b'*').count();
        assert_eq!(stars, 5);
    }
}
