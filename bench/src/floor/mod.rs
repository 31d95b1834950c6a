//! The floors: bare loops on each runtime, with which the servers are compared.
//!
//! The plain floor reads, counts requests, answers with fixed bytes, and writes: no server on that runtime can spend
//! less on a request. The floor with a map also parses the requests, and looks their keys up in one `HashMap` of the
//! standard library, with the servers' hash function: no server that stores keys can spend much less. The difference
//! between the two floors is what keys cost when they do not fit into the first-level cache. What a server spends
//! beyond the second floor is what makes it a server: commands, expiry, statistics, transactions.
//!
//! The second floor has a parser of its own, since the engine's parser is part of what is compared with it. All floors
//! run on one thread, on the runtimes that `legacy` and `modern` use for `--threads 1`.

pub mod legacy;
pub mod modern;
pub mod threads;

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

/// Size of each connection's read buffer in bytes, the same as in the servers. No request may be longer.
const READ_BYTES: usize = 64 << 10;

/// Answers of the loop.
#[derive(Debug)]
pub enum Answers {
    /// Every request gets this reply.
    Fixed(Vec<u8>),
    /// `SET` stores a value and `GET` answers with it. Replies are stored ready to be sent, and one lock is taken for
    /// everything that one read brings.
    Map(Mutex<HashMap<Box<[u8]>, Vec<u8>>>),
}

impl Answers {
    /// Returns answers from an empty map.
    #[must_use]
    pub fn map() -> Self {
        Self::Map(Mutex::default())
    }

    /// Appends one reply for each complete request in `bytes`, and returns how many bytes these requests have.
    fn append(&self, bytes: &[u8], out: &mut Vec<u8>) -> io::Result<usize> {
        match self {
            // The `*` of its array header identifies a request, since the load contains no other `*`.
            Self::Fixed(reply) => {
                let requests: usize = bytes.chunks(255).map(stars).sum();
                for _ in 0..requests {
                    out.extend_from_slice(reply);
                }
                Ok(bytes.len())
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
                Ok(at)
            }
        }
    }
}

enum Request<'a> {
    Get(&'a [u8]),
    Set(&'a [u8], &'a [u8]),
}

/// Parses the request at the start of `bytes`, and returns it with its length; `None` if it is incomplete.
fn parse(bytes: &[u8]) -> io::Result<Option<(Request<'_>, usize)>> {
    let unexpected = || io::Error::new(io::ErrorKind::InvalidData, "neither GET nor SET as the load sends them");
    let Some(head) = bytes.first_chunk::<4>() else { return Ok(None) };
    let [b'*', count @ b'2'..=b'3', b'\r', b'\n'] = *head else { return Err(unexpected()) };
    let mut arguments = [&bytes[..0]; 3];
    let mut at = 4;
    for argument in &mut arguments[..usize::from(count - b'0')] {
        let Some(rest) = bytes.get(at..) else { return Ok(None) };
        let Some(end) = rest.iter().position(|&byte| byte == b'\r') else { return Ok(None) };
        let length = rest[..end].strip_prefix(b"$").and_then(number).ok_or_else(unexpected)?;
        let from = at + end + 2;
        let Some(found) = bytes.get(from..from + length) else { return Ok(None) };
        *argument = found;
        at = from + length + 2;
    }
    if at > bytes.len() {
        return Ok(None);
    }
    match arguments {
        [b"GET", key, _] if count == b'2' => Ok(Some((Request::Get(key), at))),
        [b"SET", key, value] if count == b'3' => Ok(Some((Request::Set(key, value), at))),
        _ => Err(unexpected()),
    }
}

/// Parses a decimal length, no larger than the buffer.
fn number(digits: &[u8]) -> Option<usize> {
    let add = |sum: usize, &digit: &u8| digit.is_ascii_digit().then(|| 10 * sum + usize::from(digit - b'0'));
    digits.iter().try_fold(0, |sum, digit| add(sum, digit).filter(|&sum| sum <= READ_BYTES))
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

/// The received bytes of one connection, and the replies to them.
#[derive(Debug)]
struct Exchange {
    input: Vec<u8>,
    /// Number of bytes of `input` that belong to an incomplete request.
    held: usize,
    output: Vec<u8>,
}

impl Exchange {
    fn new() -> Self {
        Self { input: vec![0; READ_BYTES], held: 0, output: Vec::new() }
    }

    /// Returns the space to read into: empty if a request is longer than the buffer.
    fn room(&mut self) -> &mut [u8] {
        &mut self.input[self.held..]
    }

    /// Answers the requests that `count` further bytes complete.
    fn answer(&mut self, count: usize, answers: &Answers) -> io::Result<()> {
        let filled = self.held + count;
        self.output.clear();
        let taken = answers.append(&self.input[..filled], &mut self.output)?;
        self.input.copy_within(taken..filled, 0);
        self.held = filled - taken;
        Ok(())
    }
}

/// Prints the line that says where the loop listens.
pub(crate) fn announce(name: &str, address: SocketAddr) {
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
        assert_eq!(answers.append(&requests, &mut out).unwrap(), requests.len());
        assert_eq!(out.len(), 700 * 5);
        assert_eq!(answers.append(b"ING\r\n", &mut out).unwrap(), 5);
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
                exchange.answer(bytes.len(), &answers).unwrap();
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
            assert!(exchange.answer(bytes.len(), &Answers::map()).is_err(), "{bytes:?}");
        }
    }
}
