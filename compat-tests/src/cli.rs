//! The command line of `compat-tests`.

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use crate::connection::{Connection, Missing};
use crate::player::{Outcome, STEP_TIMEOUT, Target, play};
use crate::record::{RecordError, record};
use crate::report::{Played, table};
use crate::run::play_on;
use crate::script::{LoadError, REDIS, Script, load_all};
use crate::servers::{Binary, Kind, ServerError, scripts};

/// Plays client scripts to Redis-compatible servers and compares every byte that they answer.
///
/// Without arguments: builds and starts `legacy` and `modern`, plays every script of the project to
/// both, and to `redis-server` where one is installed, and prints a table of scripts and servers
/// and the first difference of each script that failed.
#[derive(Debug, Parser)]
#[command(
    name = "compat-tests",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Exit codes: 0 every answer was the expected one, 1 there are differences, \
        2 a mistake in a script, a server that cannot be reached or started, wrong usage.\n\n\
        Examples:\n  \
        compat-tests                                              all scripts, all servers\n  \
        compat-tests --filter strings/ --server modern            some scripts, one server\n  \
        compat-tests mine.script --target old=127.0.0.1:6379 --target new=127.0.0.1:6380\n  \
        compat-tests commands.txt --target old=127.0.0.1:6379 --record mine.script\n  \
        compat-tests check-port join_handle my_port.rs            an exercise of LESSONS.md"
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Subcommand>,

    /// Scripts, or folders of `*.script` files [default: the project's own]
    #[arg(value_name = "SCRIPT")]
    paths: Vec<PathBuf>,

    /// A server that runs already; may be given several times. Scripts mark steps for a target by
    /// its name, and `redis` means a real Redis server. Nothing but the scripts' own steps is sent
    #[arg(long = "target", value_name = "NAME=HOST:PORT", value_parser = parse_target, conflicts_with = "servers")]
    targets: Vec<Target>,

    /// Start only this server; may be given several times
    #[arg(long = "server", value_name = "NAME")]
    servers: Vec<Kind>,

    /// With --target: send FLUSHALL before each script, which deletes ALL data of the target
    #[arg(long, requires = "targets")]
    flush: bool,

    /// With --target: play also scripts that ask for a server with certain flags
    #[arg(long, requires = "targets")]
    flags_are_set: bool,

    /// Play only scripts whose name holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Print the whole transcript of every script, with the differences marked
    #[arg(long)]
    transcript: bool,

    /// How long a step may take, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = u64::try_from(STEP_TIMEOUT.as_millis()).unwrap_or(u64::MAX))]
    timeout: u64,

    /// Play a list of commands (one a line, as typed in redis-cli) to the one target, and write them
    /// with what it answers into a new script
    #[arg(long, value_name = "FILE", requires = "targets")]
    record: Option<PathBuf>,
}

/// What else the program does.
#[derive(Debug, clap::Subcommand)]
enum Subcommand {
    /// Compile a learner's port of a lesson and tell whether it behaves as the lesson demands
    CheckPort {
        /// The lesson's name, as in LESSONS.md
        name: String,
        /// The port: one file of Rust on tokio 1
        file: PathBuf,
    },
}

/// Why the program could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
enum Failure {
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Server(#[from] ServerError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error("{}: {source}", file.display())]
    File { file: PathBuf, source: std::io::Error },
    #[error("the target {name} at {address} cannot be reached: {source}")]
    Unreachable { name: String, address: SocketAddr, source: std::io::Error },
    #[error("{0}")]
    Usage(String),
}

fn parse_target(text: &str) -> Result<Target, String> {
    let (name, address) = text.split_once('=').ok_or("expected NAME=HOST:PORT")?;
    let resolved: Option<SocketAddr> = address.to_socket_addrs().map_err(|error| format!("{address}: {error}"))?.next();
    let address = resolved.ok_or_else(|| format!("{address} has no address"))?;
    Ok(Target { name: name.to_owned(), address })
}

/// Does what the arguments say; the value is the process's exit code.
pub fn run(arguments: &Arguments) -> ExitCode {
    if let Some(Subcommand::CheckPort { name, file }) = &arguments.command {
        return crate::check_port::run(name, file);
    }
    match execute(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("compat-tests: {failure}");
            ExitCode::from(2)
        }
    }
}

fn execute(arguments: &Arguments) -> Result<bool, Failure> {
    let timeout = Duration::from_millis(arguments.timeout);
    if let Some(output) = &arguments.record {
        return record_to(arguments, output, timeout).map(|()| true);
    }
    let paths = if arguments.paths.is_empty() { vec![scripts()] } else { arguments.paths.clone() };
    let mut scripts = load_all(&paths)?;
    if let Some(filter) = &arguments.filter {
        scripts.retain(|script| script.name.contains(filter));
    }
    if scripts.is_empty() {
        return Err(Failure::Usage("there is no script to play".into()));
    }
    for target in &arguments.targets {
        Connection::open(target.address, timeout).map_err(|source| Failure::Unreachable {
            name: target.name.clone(),
            address: target.address,
            source,
        })?;
    }
    let played = if arguments.targets.is_empty() {
        play_to_servers(arguments, &scripts, timeout)?
    } else {
        play_to_targets(arguments, &scripts, timeout)
    };
    report(arguments, &played)
}

fn report(arguments: &Arguments, played: &[Played]) -> Result<bool, Failure> {
    if arguments.transcript {
        for one in played {
            println!("{}", one.transcript());
        }
    }
    println!("{}", table(played));
    let failed: Vec<&Played> = played.iter().filter(|one| !one.passed()).collect();
    for one in &failed {
        if let Some(difference) = one.first_difference() {
            println!("{difference}");
        }
    }
    match failed.len() {
        0 => println!("all {} scripts passed", played.len()),
        count => println!("{count} of {} scripts failed", played.len()),
    }
    Ok(failed.is_empty())
}

fn play_to_targets(arguments: &Arguments, scripts: &[Script], timeout: Duration) -> Vec<Played> {
    let outcome = |script: &Script, target: &Target| {
        let flags = script.flags_for(&target.name);
        if !flags.is_empty() && !arguments.flags_are_set {
            let reason = format!("it needs a server with {} (--flags-are-set plays it)", flags.join(" "));
            return Outcome { skipped: Some(reason), ..Outcome::default() };
        }
        if arguments.flush {
            // What goes wrong here shows in the script that is played next.
            let _ = flush(target, timeout);
        }
        play(script, target, timeout)
    };
    scripts
        .iter()
        .map(|script| Played {
            script: script.name.clone(),
            outcomes: arguments.targets.iter().map(|target| (target.name.clone(), outcome(script, target))).collect(),
        })
        .collect()
}

fn flush(target: &Target, timeout: Duration) -> Result<(), Missing> {
    let mut connection = Connection::open(target.address, timeout)?;
    connection.send(b"*1\r\n$8\r\nFLUSHALL\r\n", timeout)?;
    connection.reply(timeout).map(drop)
}

fn play_to_servers(arguments: &Arguments, scripts: &[Script], timeout: Duration) -> Result<Vec<Played>, Failure> {
    let binaries = binaries(&arguments.servers)?;
    let mut played = Vec::with_capacity(scripts.len());
    for script in scripts {
        let mut outcomes = Vec::with_capacity(binaries.len());
        for binary in &binaries {
            outcomes.push((binary.kind.name().to_owned(), play_on(script, binary, timeout)?));
        }
        played.push(Played { script: script.name.clone(), outcomes });
    }
    Ok(played)
}

/// The servers to start: those that were asked for, or all that there are.
fn binaries(asked: &[Kind]) -> Result<Vec<Binary>, Failure> {
    let all = [Kind::Legacy, Kind::Modern, Kind::Redis];
    let mut binaries = Vec::new();
    for kind in if asked.is_empty() { &all } else { asked } {
        match kind.binary()? {
            Some(binary) => {
                if binary.kind == Kind::Redis {
                    println!("{REDIS}: {}", binary.path.display());
                }
                binaries.push(binary);
            }
            None if asked.is_empty() => {
                println!("{REDIS}: no redis-server is installed; the scripts are not played to one");
            }
            None => return Err(Failure::Usage("no redis-server is installed".into())),
        }
    }
    Ok(binaries)
}

fn record_to(arguments: &Arguments, output: &PathBuf, timeout: Duration) -> Result<(), Failure> {
    let ([list], [target]) = (arguments.paths.as_slice(), arguments.targets.as_slice()) else {
        return Err(Failure::Usage("--record takes one list of commands and one --target".into()));
    };
    let text = std::fs::read_to_string(list).map_err(|source| Failure::File { file: list.clone(), source })?;
    let script = record(&text, list, target, timeout)?;
    std::fs::write(output, script).map_err(|source| Failure::File { file: output.clone(), source })?;
    println!("recorded what {} answers in {}", target.name, output.display());
    Ok(())
}
