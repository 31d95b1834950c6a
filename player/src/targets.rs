//! Plays scripts to services that are already running.

use std::str::FromStr;
use std::time::Duration;

use crate::connection::{Connection, Missing};
use crate::net::{Address, BadAddress};
use crate::play::{Outcome, Target, play};
use crate::report::Played;
use crate::script::Script;

/// Options with which scripts are played to targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlayOptions {
    /// `true` to send `FLUSHALL` before each script, which deletes all data of a Redis-compatible target.
    pub flush: bool,
    /// `true` to also play scripts that ask for a server with certain flags.
    pub flags_are_set: bool,
    /// Longest time that a step may take.
    pub timeout: Duration,
}

impl PlayOptions {
    /// Returns options with this timeout for each step. Nothing is deleted before a script, and scripts that ask for
    /// flags are not played.
    ///
    /// ```
    /// use std::time::Duration;
    /// use wire_player::targets::{PlayOptions, play_all};
    ///
    /// let mut options = PlayOptions::new(Duration::from_secs(10));
    /// options.flags_are_set = true;
    /// assert!(play_all(&[], &[], &options).is_empty());
    /// ```
    #[must_use]
    pub fn new(timeout: Duration) -> Self {
        Self { flush: false, flags_are_set: false, timeout }
    }
}

/// Error for a target that does not accept connections.
#[derive(Debug, thiserror::Error)]
#[error("the target {name} at {address} cannot be reached: {source}")]
pub struct Unreachable {
    name: String,
    address: Address,
    source: std::io::Error,
}

/// Reason why a text does not name a target.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BadTarget {
    /// The name or the address is missing.
    #[error("expected NAME=HOST:PORT or NAME=unix:PATH")]
    Form,
    /// The address is invalid.
    #[error(transparent)]
    Address(#[from] BadAddress),
}

/// Parses `NAME=HOST:PORT` or `NAME=unix:PATH`.
impl FromStr for Target {
    type Err = BadTarget;

    fn from_str(text: &str) -> Result<Self, BadTarget> {
        let (name, address) = text.split_once('=').ok_or(BadTarget::Form)?;
        Ok(Self { name: name.to_owned(), address: address.parse()? })
    }
}

/// Connects to each target once.
///
/// ```
/// use std::time::Duration;
/// use wire_player::play::Target;
/// use wire_player::targets::reach;
///
/// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// let target = Target::new("service", listener.local_addr()?);
/// reach(&[target.clone()], Duration::from_secs(10)).expect("somebody listens");
/// drop(listener);
/// assert!(reach(&[target], Duration::from_secs(10)).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The first target that does not accept the connection within `timeout`.
pub fn reach(targets: &[Target], timeout: Duration) -> Result<(), Unreachable> {
    for target in targets {
        Connection::open(target.address.clone(), timeout).map_err(|source| Unreachable {
            name: target.name.clone(),
            address: target.address.clone(),
            source,
        })?;
    }
    Ok(())
}

/// Plays each script to each target, one after the other.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use std::io::{Read, Write};
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let address = listener.local_addr()?;
/// # std::thread::spawn(move || {
/// #     for mut client in listener.incoming().flatten() {
/// #         while client.read(&mut [0; 64]).is_ok_and(|count| count > 0) {
/// #             let _ = client.write_all(b"+PONG\r\n");
/// #         }
/// #     }
/// # });
/// use std::time::Duration;
/// use wire_player::script::Script;
/// use wire_player::targets::{PlayOptions, play_all};
///
/// // A service at `address` that answers `+PONG` to whatever it is sent.
/// let script: Script = "> PING\n< +PONG\n".parse()?;
/// let target = format!("service={address}").parse()?;
/// let played = play_all(&[script], &[target], &PlayOptions::new(Duration::from_secs(10)));
/// assert!(played[0].passed());
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn play_all(scripts: &[Script], targets: &[Target], options: &PlayOptions) -> Vec<Played> {
    let outcomes = |script: &Script| {
        targets.iter().map(|target| (target.name.clone(), play_one(script, target, options))).collect()
    };
    scripts.iter().map(|script| Played { script: script.name.clone(), outcomes: outcomes(script) }).collect()
}

fn play_one(script: &Script, target: &Target, options: &PlayOptions) -> Outcome {
    let flags = script.flags_for(&target.name);
    if !flags.is_empty() && !options.flags_are_set {
        let reason = format!("it needs a server with {} (--flags-are-set plays it)", flags.join(" "));
        return Outcome::skipped(reason);
    }
    if options.flush {
        // A failure here shows in the script that follows.
        let _ = flush(target, options.timeout);
    }
    play(script, target, options.timeout)
}

fn flush(target: &Target, timeout: Duration) -> Result<(), Missing> {
    let mut connection = Connection::open(target.address.clone(), timeout)?;
    connection.send(b"*1\r\n$8\r\nFLUSHALL\r\n", timeout)?;
    connection.reply(timeout).map(drop)
}
