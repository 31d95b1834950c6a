//! Measures how long `PING` waits while a command of another connection runs.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::connect::{connect, exchange, unexpected};
use super::{LoadError, Outcome, Spec, Window};
use crate::wire::{push_key, push_set, push_value};

/// Text that a `PING` after each command has echoed; a reply that ends with it is the last one.
const MARKER: &[u8] = b"all-of-it\r\n";

/// Pause between two `PING`s.
const PAUSE: Duration = Duration::from_micros(200);

/// Time for which `PING`s go on after the command's connection is closed, since cleaning up after it takes time too.
const AFTERMATH: Duration = Duration::from_millis(200);

/// A command that takes a lot of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heavy {
    /// No command, only `PING`s: shows what the machine itself adds.
    Nothing,
    /// All keys.
    Keys,
    /// All keys, none of which match.
    Scan,
    /// Very many keys that exist.
    Mget,
    /// Very many keys that do not exist yet.
    Mset,
    /// Very many channels, on a connection that closes.
    Subscribe,
    /// Two values of 5,000 bytes.
    Lcs,
    /// The last byte of a long value that does not exist yet.
    SetRange,
    /// A long value, whole.
    Get,
    /// A long value over another.
    Set,
    /// Very many keys.
    Del,
    /// All keys.
    FlushAll,
}

impl Heavy {
    /// All of them; those that remove keys come last.
    pub const ALL: [Self; 12] = [
        Self::Nothing,
        Self::Keys,
        Self::Scan,
        Self::Mget,
        Self::Mset,
        Self::Subscribe,
        Self::Lcs,
        Self::SetRange,
        Self::Get,
        Self::Set,
        Self::Del,
        Self::FlushAll,
    ];

    /// Returns a description of the command in words.
    #[must_use]
    pub fn title(self, amount: Amount) -> String {
        let Amount { named, value_bytes, .. } = amount;
        let megabytes = value_bytes / 1_000_000;
        match self {
            Self::Nothing => "nothing else".into(),
            Self::Keys => "KEYS *".into(),
            Self::Scan => "SCAN 0 COUNT 1000000000 MATCH none".into(),
            Self::Mget => format!("MGET of {named} keys"),
            Self::Mset => format!("MSET of {named} keys"),
            Self::Subscribe => format!("SUBSCRIBE to {named} channels"),
            Self::Lcs => "LCS of two values of 5,000 bytes".into(),
            Self::SetRange => format!("SETRANGE at {megabytes} MB"),
            Self::Get => format!("GET of {megabytes} MB"),
            Self::Set => format!("SET of {megabytes} MB over as many"),
            Self::Del => format!("DEL of {named} keys"),
            Self::FlushAll => "FLUSHALL".into(),
        }
    }

    /// Returns requests that store what the command needs.
    fn preparation(self) -> Vec<u8> {
        let mut out = Vec::new();
        if self == Self::Lcs {
            push_set(&mut out, PAIR, 5_000);
            push_set(&mut out, PAIR + 1, 5_000);
        }
        out
    }

    fn request(self, amount: Amount) -> Vec<u8> {
        let Amount { keys, named, value_bytes } = amount;
        match self {
            Self::Nothing => Vec::new(),
            Self::Keys => array(&[b"KEYS", b"*"]),
            Self::Scan => array(&[b"SCAN", b"0", b"COUNT", b"1000000000", b"MATCH", b"none"]),
            Self::Mget => with_keys("MGET", 0, named, 0),
            Self::Mset => with_keys("MSET", keys, named, 16),
            Self::Subscribe => with_keys("SUBSCRIBE", 0, named, 0),
            Self::Lcs => array(&[b"LCS", &key(PAIR), &key(PAIR + 1)]),
            Self::SetRange => array(&[b"SETRANGE", b"long", (value_bytes - 1).to_string().as_bytes(), b"x"]),
            Self::Get => array(&[b"GET", b"long"]),
            Self::Set => {
                let mut value = Vec::new();
                push_value(&mut value, value_bytes);
                array(&[b"SET", b"long", &value])
            }
            Self::Del => with_keys("DEL", 0, named, 0),
            Self::FlushAll => array(&[b"FLUSHALL"]),
        }
    }
}

/// Amount of work of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// Number of keys that exist.
    pub keys: u64,
    /// Number of keys or channels that one command names.
    pub named: u64,
    /// Length of the long value in bytes, at least 1.
    pub value_bytes: usize,
}

/// Number of the first of two keys that no other command uses.
const PAIR: u64 = 999_999_999_998;

fn key(number: u64) -> Vec<u8> {
    let mut out = Vec::new();
    push_key(&mut out, number);
    out
}

fn array(arguments: &[&[u8]]) -> Vec<u8> {
    let mut out = format!("*{}\r\n", arguments.len()).into_bytes();
    for argument in arguments {
        push_bulk(&mut out, argument);
    }
    out
}

fn push_bulk(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(format!("${}\r\n", bytes.len()).as_bytes());
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\r\n");
}

/// Returns a command with `count` keys from number `first`, each with a value if that has a length.
fn with_keys(command: &str, first: u64, count: u64, value_bytes: usize) -> Vec<u8> {
    let arguments = if value_bytes > 0 { 2 * count } else { count };
    let mut value = Vec::new();
    push_value(&mut value, value_bytes);
    let mut out = format!("*{}\r\n", arguments + 1).into_bytes();
    push_bulk(&mut out, command.as_bytes());
    for number in first..first + count {
        push_bulk(&mut out, &key(number));
        if value_bytes > 0 {
            push_bulk(&mut out, &value);
        }
    }
    out
}

pub(super) fn run(spec: &Spec, heavy: Heavy, amount: Amount) -> Result<Outcome, LoadError> {
    let mut other = connect(spec.address)?;
    other.write_all(&heavy.preparation())?;
    finish(&mut other)?;
    let request = heavy.request(amount);
    let mut pinging = connect(spec.address)?;
    ping(&mut pinging)?;

    let is_over = AtomicBool::new(false);
    let window = Window::open(spec)?;
    let (took, waits) = thread::scope(|scope| {
        let command = scope.spawn(|| {
            let took = perform(other, &request);
            thread::sleep(AFTERMATH);
            is_over.store(true, Ordering::Relaxed);
            took
        });
        let mut waits = Vec::new();
        while !is_over.load(Ordering::Relaxed) {
            waits.push(ping(&mut pinging)?);
            thread::sleep(PAUSE);
        }
        Ok::<_, LoadError>((command.join().expect("the command's thread does not panic")?, waits))
    })?;
    let mut outcome = Outcome::default();
    window.close(waits.len() as f64, &mut outcome)?;
    let longest = waits.iter().max().copied().unwrap_or_default();
    outcome.set("ping_wait_max_ms", longest.as_secs_f64() * 1e3);
    outcome.set("command_ms", took.as_secs_f64() * 1e3);
    Ok(outcome)
}

fn ping(stream: &mut TcpStream) -> Result<Duration, LoadError> {
    let began = Instant::now();
    exchange(stream, b"*1\r\n$4\r\nPING\r\n", b"+PONG\r\n")?;
    Ok(began.elapsed())
}

/// Sends `request`, reads its reply and closes the connection.
fn perform(mut stream: TcpStream, request: &[u8]) -> Result<Duration, LoadError> {
    let began = Instant::now();
    stream.write_all(request)?;
    finish(&mut stream)?;
    Ok(began.elapsed())
}

/// Reads all outstanding replies.
fn finish(stream: &mut TcpStream) -> Result<(), LoadError> {
    // Unlike ECHO, PING is allowed while subscribed.
    stream.write_all(&array(&[b"PING", &MARKER[..MARKER.len() - 2]]))?;
    let mut block = vec![0; 1 << 20];
    let mut tail = Vec::new();
    loop {
        let read = stream.read(&mut block)?;
        let last = &block[read.saturating_sub(MARKER.len())..read];
        tail.extend_from_slice(last);
        tail.drain(..tail.len().saturating_sub(MARKER.len()));
        if tail == MARKER {
            return Ok(());
        }
        if read == 0 {
            return Err(unexpected(&tail));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_announce_as_many_arguments_as_they_have() {
        let amount = Amount { keys: 10, named: 3, value_bytes: 7 };
        for heavy in Heavy::ALL {
            let text = String::from_utf8(heavy.request(amount)).unwrap();
            let lines: Vec<&str> = text.split_terminator("\r\n").collect();
            let Some(head) = lines.first() else { continue };
            assert_eq!(**head, format!("*{}", (lines.len() - 1) / 2), "{heavy:?}");
            for pair in lines[1..].chunks(2) {
                assert_eq!(pair[0], format!("${}", pair[1].len()), "{heavy:?}");
            }
        }
    }
}
