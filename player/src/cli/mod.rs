//! The command line of `wire-player`.

mod fake;
mod load;
mod pin;
mod play;
mod probe;
mod record;
mod watch;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::{Parser, Subcommand};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::load::MeasureError;
use crate::net::{Address, Listener};
use crate::output::{Section, write_report};
use crate::play::STEP_TIMEOUT;
use crate::record::RecordError;
use crate::script;
use crate::session::replay::ReplayError;
use crate::targets::Unreachable;

/// Plays scripts to network services and compares every byte that they answer.
#[derive(Debug, Parser)]
#[command(
    name = "wire-player",
    version,
    after_help = "\
Exit status:
  0  every answer was the expected one
  1  there are differences
  2  a mistake in a script or in the command line, a service that cannot be reached or started

Results go to stdout, errors to stderr."
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play scripts to services and compare what they answer
    Play(play::Arguments),
    /// Record the traffic between clients and a service, as a proxy
    Record(record::Arguments),
    /// Play the service's part of recorded sessions, for a client
    FakeServer(fake::Arguments),
    /// Probe two services for behaviour that ports change silently
    Probe(probe::Arguments),
    /// Measure two services under the same load, in turn
    Load(load::Arguments),
    /// Watch memory, file descriptors and threads of two processes
    Watch(watch::Arguments),
    /// Play a list of commands to a Redis-compatible service, and write a script with its answers
    Pin(pin::Arguments),
}

/// Reason why the program could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
enum Failure {
    #[error(transparent)]
    Script(#[from] script::LoadError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    Unreachable(#[from] Unreachable),
    #[error(transparent)]
    Replay(#[from] ReplayError),
    #[error(transparent)]
    Load(#[from] MeasureError),
    #[error("cannot listen on {address}: {source}")]
    Listen { address: String, source: io::Error },
    #[error("{program} cannot be run: {source}")]
    Run { program: String, source: io::Error },
    #[error("{}: {source}", file.display())]
    File { file: PathBuf, source: io::Error },
    #[error(transparent)]
    Io(io::Error),
    #[error("{0}")]
    Usage(String),
}

/// Runs the command of the arguments, and returns the exit code of the process.
///
/// ```
/// use clap::Parser;
/// use wire_player::cli::{Arguments, run};
///
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("ping.script");
/// std::fs::write(&file, "> PING\n")?;
/// // Nobody listens at the target.
/// let arguments = Arguments::parse_from(["wire-player", "play", file.to_str().unwrap(), "--target", "a=127.0.0.1:1"]);
/// assert_eq!(run(&arguments), std::process::ExitCode::from(2));
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    let done = match &arguments.command {
        Command::Play(arguments) => play::run(arguments),
        Command::Record(arguments) => record::run(arguments),
        Command::FakeServer(arguments) => fake::run(arguments),
        Command::Probe(arguments) => probe::run(arguments),
        Command::Load(arguments) => load::run(arguments),
        Command::Watch(arguments) => watch::run(arguments),
        Command::Pin(arguments) => pin::run(arguments).map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("wire-player: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Writes a text to the file of a flag, if the flag is given.
fn save(file: Option<&PathBuf>, text: impl FnOnce() -> String) -> Result<(), Failure> {
    let Some(file) = file else { return Ok(()) };
    std::fs::write(file, text()).map_err(|source| Failure::File { file: file.clone(), source })
}

/// Writes a section to the report of a flag, if the flag is given.
fn save_report(file: Option<&PathBuf>, section: impl FnOnce() -> Section) -> Result<(), Failure> {
    let Some(file) = file else { return Ok(()) };
    write_report(file, &section()).map_err(|source| Failure::File { file: file.clone(), source })
}

/// Returns [`STEP_TIMEOUT`] in milliseconds, the unit of the flags.
fn step_timeout() -> u64 {
    u64::try_from(STEP_TIMEOUT.as_millis()).unwrap_or(u64::MAX)
}

/// Returns a flag that SIGINT and SIGTERM set.
fn stopped_by_signals() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop)).map_err(Failure::Io)?;
    }
    Ok(stop)
}

/// Listens on `address`. Returns the listener with the address that clients connect to, whose port is not 0.
fn listen(address: &Address) -> Result<(Listener, Address), Failure> {
    let fails = |source| Failure::Listen { address: address.to_string(), source };
    let listener = Listener::bind(address).map_err(fails)?;
    let bound = listener.address().map_err(fails)?;
    Ok((listener, bound))
}
