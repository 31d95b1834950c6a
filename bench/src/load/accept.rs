//! Connections that are opened, used for one `PING`, and closed.

use std::io::Write;
use std::time::{Duration, Instant};

use super::connect::{connect_from, expect};
use super::{LoadError, Outcome, Spec, Window};

/// Number of connections that are open at the same time.
const TOGETHER: usize = 32;

pub(super) fn run(spec: &Spec, measure: Duration) -> Result<Outcome, LoadError> {
    let mut opened = 0;
    let mut wave = Vec::with_capacity(TOGETHER);
    let mut visit = || {
        for _ in 0..TOGETHER {
            let mut stream = connect_from(spec.address, opened)?;
            stream.write_all(b"*1\r\n$4\r\nPING\r\n")?;
            wave.push(stream);
            opened += 1;
        }
        for mut stream in wave.drain(..) {
            expect(&mut stream, b"+PONG\r\n")?;
        }
        Ok::<_, LoadError>(opened)
    };
    let before = visit()?;
    let window = Window::open(spec)?;
    let end = Instant::now() + measure;
    let mut after = before;
    while Instant::now() < end {
        after = visit()?;
    }
    let mut outcome = Outcome::default();
    window.close((after - before) as f64, &mut outcome)?;
    Ok(outcome)
}
