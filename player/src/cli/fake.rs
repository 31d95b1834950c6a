//! `wire-player fake-server`.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::{Failure, listen, step_timeout, stopped_by_signals};
use crate::net::Address;
use crate::report::print_results;
use crate::session::{fake, files};

#[derive(Debug, clap::Args)]
#[command(after_help = "It ends when each session was played or the command behind `--` has ended:\n  \
    wire-player fake-server sessions --listen 127.0.0.1:0 -- ./client-under-test {address}")]
pub(super) struct Arguments {
    /// Recorded sessions, or folders of them
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// Address that the client connects to; port 0 picks a free one
    #[arg(long, value_name = "ADDRESS")]
    listen: Address,

    /// Longest time that a step may take, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = step_timeout())]
    timeout: u64,

    /// Command of the client; `{address}` stands for the address to connect to
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let stop = stopped_by_signals()?;
    let (listener, address) = listen(&arguments.listen)?;
    println!("serving recorded sessions on {address}");
    let client = client(&arguments.command, &address, &stop)?;
    let files = files(&arguments.paths)?;
    let played = fake::serve(&listener, &files, Duration::from_millis(arguments.timeout), &stop)?;
    let client_passed = client.is_none_or(|client| client.join().is_ok_and(|passed| passed));
    Ok(print_results(&played) && client_passed)
}

/// Runs the clients with `{address}` filled in, and sets `stop` when they have ended. The thread returns whether they
/// have succeeded.
pub(super) fn client(
    command: &[String],
    address: &Address,
    stop: &Arc<AtomicBool>,
) -> Result<Option<std::thread::JoinHandle<bool>>, Failure> {
    let Some((program, rest)) = command.split_first() else { return Ok(None) };
    let fill = |word: &String| word.replace("{address}", &address.to_string());
    let child = Command::new(program).args(rest.iter().map(fill)).spawn();
    let mut child = child.map_err(|source| Failure::Run { program: program.clone(), source })?;
    let stop = Arc::clone(stop);
    Ok(Some(std::thread::spawn(move || {
        let passed = child.wait().is_ok_and(|status| status.success());
        stop.store(true, Ordering::SeqCst);
        passed
    })))
}
