//! One large value, sent in small pieces.

use std::io::Write;
use std::time::Instant;

use super::connect::{connect, exchange, expect};
use super::{LoadError, Outcome, Spec, Window};

pub(super) fn run(spec: &Spec, value_bytes: usize, piece_bytes: usize) -> Result<Outcome, LoadError> {
    let mut stream = connect(spec.address)?;
    exchange(&mut stream, b"*1\r\n$4\r\nPING\r\n", b"+PONG\r\n")?;
    let window = Window::open(spec)?;
    let began = Instant::now();
    stream.write_all(format!("*3\r\n$3\r\nSET\r\n$4\r\nbulk\r\n${value_bytes}\r\n").as_bytes())?;
    let piece = vec![b'v'; piece_bytes.max(1)];
    let mut left = value_bytes;
    while left > 0 {
        let now = left.min(piece.len());
        stream.write_all(&piece[..now])?;
        left -= now;
    }
    stream.write_all(b"\r\n")?;
    expect(&mut stream, b"+OK\r\n")?;
    let seconds = began.elapsed().as_secs_f64();

    let mut outcome = Outcome::default();
    window.close(1.0, &mut outcome)?;
    outcome.set("value_bytes", value_bytes as f64);
    outcome.set("seconds", seconds);
    Ok(outcome)
}
