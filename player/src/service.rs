//! Waits until a started program is ready.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::ExitStatus;
use std::time::{Duration, Instant};

use crate::process::Process;

/// Pause between two checks of a program that is not ready yet.
const PAUSE: Duration = Duration::from_millis(5);

/// Longest wait for the end of a stream after the program has ended.
const LAST_OUTPUT: Duration = Duration::from_secs(2);

/// Sign by which a program is known to be ready.
#[non_exhaustive]
pub enum Ready<'a> {
    /// The program prints a line from which this function extracts the address.
    Prints(&'a dyn Fn(&str) -> Option<SocketAddr>),
    /// The program accepts connections at this address.
    Accepts(SocketAddr),
}

impl fmt::Debug for Ready<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prints(_) => f.write_str("Prints(_)"),
            Self::Accepts(address) => f.debug_tuple("Accepts").field(address).finish(),
        }
    }
}

/// Reason why a program did not become ready.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotReady {
    /// The program ended.
    #[error("it ended before it served ({status}){}", after_colon(.said))]
    Ended {
        /// Exit status of the service.
        status: ExitStatus,
        /// Output of the service.
        said: String,
    },
    /// The program was not ready in time.
    #[error("it did not serve within {limit:?}{}", after_colon(.said))]
    Silent {
        /// Time limit.
        limit: Duration,
        /// Output of the service.
        said: String,
    },
    /// The state of the program could not be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

fn after_colon(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!(": {text}") }
}

/// Waits until `process` is ready, for at most `limit`, and returns its address.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::process::Command;
/// use std::time::Duration;
/// use wire_player::process::Process;
/// use wire_player::service::{Ready, address_at_end, wait_until_ready};
///
/// // A service that says where it listens, and serves until it is killed.
/// let command = "echo listening on 127.0.0.1:4321; exec cat";
/// let mut service = Process::start_group(Command::new("sh").args(["-c", command]))?;
/// let address = wait_until_ready(&mut service, &Ready::Prints(&address_at_end), Duration::from_secs(10))?;
/// assert_eq!(address.port(), 4321);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`NotReady`]; the process is left running in that case.
pub fn wait_until_ready(process: &mut Process, ready: &Ready<'_>, limit: Duration) -> Result<SocketAddr, NotReady> {
    let end = Instant::now() + limit;
    loop {
        // The end is checked before the output, so that all of the output is there if the process has ended.
        let ended = process.ended()?;
        let found = match ready {
            Ready::Accepts(_) if ended.is_some() => None,
            Ready::Accepts(address) => TcpStream::connect_timeout(address, limit).ok().map(|_| *address),
            Ready::Prints(pick) => printed(process, pick, if ended.is_some() { LAST_OUTPUT } else { Duration::ZERO }),
        };
        if let Some(address) = found {
            return Ok(address);
        }
        if let Some(status) = ended {
            return Err(NotReady::Ended { status, said: process.stderr().all() + &process.stdout().all() });
        }
        if Instant::now() > end {
            return Err(NotReady::Silent { limit, said: process.stderr().so_far() + &process.stdout().so_far() });
        }
        std::thread::sleep(PAUSE);
    }
}

fn printed(process: &Process, pick: &dyn Fn(&str) -> Option<SocketAddr>, patience: Duration) -> Option<SocketAddr> {
    let end = Instant::now() + patience;
    process.stdout().line(end, pick).or_else(|| process.stderr().line(end, pick))
}

/// Returns the address at the end of a line, as in `listening on 127.0.0.1:6379`.
///
/// ```
/// use wire_player::service::address_at_end;
///
/// assert_eq!(address_at_end("listening on 127.0.0.1:6379").map(|address| address.port()), Some(6379));
/// assert_eq!(address_at_end("starting"), None);
/// ```
#[must_use]
pub fn address_at_end(line: &str) -> Option<SocketAddr> {
    line.rsplit(' ').next()?.parse().ok()
}

/// Returns a port of 127.0.0.1 on which nobody is listening at the moment.
///
/// ```
/// let port = wire_player::service::free_port()?;
/// std::net::TcpListener::bind(("127.0.0.1", port))?;
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The operating system's error.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    fn ready(script: &str) -> Result<SocketAddr, NotReady> {
        let mut process = Process::start_group(Command::new("sh").args(["-c", script])).unwrap();
        wait_until_ready(&mut process, &Ready::Prints(&address_at_end), Duration::from_secs(20))
    }

    #[test]
    fn the_address_is_taken_from_the_line_that_has_one() {
        let address = Some(SocketAddr::from(([127, 0, 0, 1], 4321)));
        assert_eq!(ready("echo hello; echo listening on 127.0.0.1:4321; cat").ok(), address);
        assert_eq!(ready("echo listening on 127.0.0.1:4321 >&2; cat").ok(), address);
        assert_eq!(ready("echo listening on 127.0.0.1:4321").ok(), address, "even where it has ended since");
    }

    #[test]
    fn an_end_is_told_with_what_was_printed() {
        let error = ready("echo no such thing >&2; exit 3").unwrap_err();
        assert_eq!(error.to_string(), "it ended before it served (exit status: 3): no such thing");
    }

    #[test]
    fn a_program_that_never_listens_is_given_up() {
        let mut process = Process::start_group(Command::new("cat").arg("-")).unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port().unwrap()));
        let error = wait_until_ready(&mut process, &Ready::Accepts(address), Duration::from_millis(30)).unwrap_err();
        assert_eq!(error.to_string(), "it did not serve within 30ms");
    }
}
