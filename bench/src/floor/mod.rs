//! The floor: a loop on the bare runtime that reads, counts requests, answers fixed bytes and
//! writes. No server on that runtime can cost less for each request.

pub mod legacy;
pub mod modern;
pub mod threads;

use std::net::SocketAddr;

/// Size of each connection's read buffer in bytes.
const READ_BYTES: usize = 16 << 10;

/// What the loop answers.
#[derive(Clone, Debug)]
pub struct Answers {
    reply: Vec<u8>,
}

impl Answers {
    /// Answers every request with `reply`.
    #[must_use]
    pub fn new(reply: Vec<u8>) -> Self {
        Self { reply }
    }

    /// Appends one reply for each request in `bytes`.
    ///
    /// A request is told by the `*` of its array header, which occurs nowhere else in the load.
    fn append(&self, bytes: &[u8], out: &mut Vec<u8>) {
        let requests: usize = bytes.chunks(255).map(stars).sum();
        for _ in 0..requests {
            out.extend_from_slice(&self.reply);
        }
    }
}

/// Counts `*` in at most 255 bytes; the narrow sum lets the compiler use vector registers.
fn stars(bytes: &[u8]) -> usize {
    usize::from(bytes.iter().map(|byte| u8::from(*byte == b'*')).sum::<u8>())
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
        let answers = Answers::new(b"+OK\r\n".to_vec());
        let mut out = Vec::new();
        let requests = b"*1\r\n$4\r\nPING\r\n".repeat(700);
        answers.append(&requests, &mut out);
        assert_eq!(out.len(), 700 * 5);
        answers.append(b"ING\r\n", &mut out);
        assert_eq!(out.len(), 700 * 5);
    }
}
