//! The floors: bare loops on each runtime, which the servers are held against.
//!
//! The plain floor reads, counts requests, answers fixed bytes and writes: no server on that runtime
//! can cost less for each request. The floor with a map parses the requests as well, and looks their
//! keys up in one `HashMap` of the standard library, which has the servers' hash: no server that keeps
//! keys can cost much less. Between the two stands what keys cost where they do not fit the first
//! cache; above the second stands what the server is: commands, expiry, statistics, transactions.
//!
//! All run on one thread and on the runtimes that `legacy` and `modern` take for `--threads 1`.

pub mod legacy;
pub mod modern;
pub mod threads;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

/// Size of each connection's read buffer in bytes, as large as the servers'. No request may be longer.
const READ_BYTES: usize = 64 << 10;

/// What the loop answers.
#[derive(Debug)]
pub enum Answers {
    /// Every request has this reply.
    Fixed(Vec<u8>),
    /// `SET` keeps a value, `GET` answers it. The replies are kept ready to be sent, and one lock is
    /// taken for all that a read brings.
    Map(Mutex<HashMap<Box<[u8]>, Vec<u8>>>),
}

impl Answers {
    /// Answers from an empty map.
    #[must_use]
    pub fn map() -> Self {
        Self::Map(Mutex::default())
    }

    /// Appends one reply for each complete request in `bytes` and returns how many bytes those took;
    /// `None` when they are no requests of the load.
    fn append(&self, bytes: &[u8], out: &mut Vec<u8>) -> Option<usize> {
        match self {
            // A request is told by the `*` of its array header, which occurs nowhere else in the load.
            Self::Fixed(reply) => {
                let requests: usize = bytes.chunks(255).map(stars).sum();
                for _ in 0..requests {
                    out.extend_from_slice(reply);
                }
                Some(bytes.len())
            }
            Self::Map(map) => {
                let mut map = map.lock().unwrap_or_else(PoisonError::into_inner);
                let mut at = 0;
                while let Some((request, length)) = parse(&bytes[at..])? {
                    match request {
                        Request::Get(key) => out.extend_from_slice(map.get(key).map_or(b"$-1\r\n", Vec::as_slice)),
                        Request::Set(key, value) => {
                            match map.get_mut(key) {
                                Some(kept) => write_reply(kept, value),
                                None => {
                                    let mut kept = Vec::new();
                                    write_reply(&mut kept, value);
                                    map.insert(key.into(), kept);
                                }
                            }
                            out.extend_from_slice(b"+OK\r\n");
                        }
                    }
                    at += length;
                }
                Some(at)
            }
        }
    }
}

enum Request<'a> {
    Get(&'a [u8]),
    Set(&'a [u8], &'a [u8]),
}

/// The request at the start of `bytes` and its length; `Some(None)` when it is not complete, `None`
/// when it is neither `GET` nor `SET`.
fn parse(bytes: &[u8]) -> Option<Option<(Request<'_>, usize)>> {
    let (&[b'*', count, b'\r', b'\n'], mut at) = (match bytes.first_chunk() {
        Some(head) => (head, 4),
        None => return Some(None),
    }) else {
        return None;
    };
    let mut arguments = [&bytes[..0]; 3];
    for argument in arguments.get_mut(..usize::from(count.checked_sub(b'0')?))? {
        let Some(rest) = bytes.get(at..) else { return Some(None) };
        let Some(end) = rest.iter().position(|&byte| byte == b'\r') else { return Some(None) };
        let digits = rest[..end].strip_prefix(b"$")?;
        let length = digits.iter().try_fold(0usize, |sum, digit| {
            sum.checked_mul(10)?.checked_add(usize::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?))
        })?;
        let from = at + end + 2;
        let Some(found) = bytes.get(from..from.checked_add(length)?) else { return Some(None) };
        *argument = found;
        at = from + length + 2;
    }
    if at > bytes.len() {
        return Some(None);
    }
    let request = match arguments {
        [b"GET", key, []] if count == b'2' => Request::Get(key),
        [b"SET", key, value] if count == b'3' => Request::Set(key, value),
        _ => return None,
    };
    Some(Some((request, at)))
}

fn write_reply(kept: &mut Vec<u8>, value: &[u8]) {
    kept.clear();
    kept.push(b'$');
    kept.extend_from_slice(itoa::Buffer::new().format(value.len()).as_bytes());
    kept.extend_from_slice(b"\r\n");
    kept.extend_from_slice(value);
    kept.extend_from_slice(b"\r\n");
}

/// Counts `*` in at most 255 bytes; the narrow sum lets the compiler use vector registers.
fn stars(bytes: &[u8]) -> usize {
    usize::from(bytes.iter().map(|byte| u8::from(*byte == b'*')).sum::<u8>())
}

/// One connection's bytes on their way in, and the replies to them.
#[derive(Debug)]
struct Exchange {
    input: Vec<u8>,
    /// Bytes of `input` that are part of a request.
    held: usize,
    output: Vec<u8>,
}

impl Exchange {
    fn new() -> Self {
        Self { input: vec![0; READ_BYTES], held: 0, output: Vec::new() }
    }

    /// Where to read to: nothing when a request is longer than the buffer.
    fn room(&mut self) -> &mut [u8] {
        &mut self.input[self.held..]
    }

    /// Answers what `count` further bytes complete. Returns false when the connection is to end.
    #[must_use]
    fn answer(&mut self, count: usize, answers: &Answers) -> bool {
        let filled = self.held + count;
        self.output.clear();
        let Some(taken) = answers.append(&self.input[..filled], &mut self.output) else { return false };
        self.input.copy_within(taken..filled, 0);
        self.held = filled - taken;
        true
    }
}

/// Prints the line that tells where the loop listens.
fn announce(name: &str, address: SocketAddr) {
    println!("{name} listening on {address}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_gets_one_answer() {
        let answers = Answers::Fixed(b"+OK\r\n".to_vec());
        let mut out = Vec::new();
        let requests = b"*1\r\n$4\r\nPING\r\n".repeat(700);
        assert_eq!(answers.append(&requests, &mut out), Some(requests.len()));
        assert_eq!(out.len(), 700 * 5);
        assert_eq!(answers.append(b"ING\r\n", &mut out), Some(5));
        assert_eq!(out.len(), 700 * 5);
    }

    #[test]
    fn a_map_answers_what_was_set_in_any_pieces() {
        let requests = b"*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$5\r\nvalue\r\n*2\r\n$3\r\nGET\r\n$1\r\nk\r\n*2\r\n$3\r\nGET\r\n$1\r\nn\r\n";
        for piece in 1..=requests.len() {
            let answers = Answers::map();
            let (mut exchange, mut out) = (Exchange::new(), Vec::new());
            for bytes in requests.chunks(piece) {
                exchange.room()[..bytes.len()].copy_from_slice(bytes);
                assert!(exchange.answer(bytes.len(), &answers));
                out.extend_from_slice(&exchange.output);
            }
            assert_eq!(out.escape_ascii().to_string(), r"+OK\r\n$5\r\nvalue\r\n$-1\r\n", "pieces of {piece}");
        }
    }

    #[test]
    fn what_the_load_never_sends_ends_the_connection() {
        for bytes in
            ["PING\r\n", "*1\r\n$4\r\nPING\r\n", "*2\r\n$x\r\n", "*9\r\n$1\r\n", "*2\r\n$99999999999999999999\r\n"]
        {
            let mut exchange = Exchange::new();
            exchange.room()[..bytes.len()].copy_from_slice(bytes.as_bytes());
            assert!(!exchange.answer(bytes.len(), &Answers::map()), "{bytes:?}");
        }
    }
}
