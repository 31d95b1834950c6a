//! The command line of `compat-tests`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};

use player::play::{STEP_TIMEOUT, Target};
use player::record::{RecordError, pin};
use player::report::{Played, print_results};
use player::script::{LoadError, REDIS, Script, load_all};
use player::targets;

use crate::durability::{self, Durability};
use crate::run::play_on;
use crate::servers::{Binary, Kind, ServerError, scripts};

/// Plays client scripts to Redis-compatible servers, and compares every byte of their answers.
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
        compat-tests start join_handle                            an exercise of LESSONS.md: ports/src/bin/join_handle.rs\n  \
        compat-tests check-port join_handle                       judges it\n  \
        compat-tests check-port --all ports-of-a-class            a table of many\n  \
        compat-tests lesson proxy                                 a lesson played to both sides\n  \
        compat-tests lesson proxy --answer                        the answer to its question\n  \
        compat-tests side-by-side proxy relay --width 150         one region of it, old and new\n  \
        compat-tests crash --rounds 200                           servers killed under load keep what they answered\n  \
        compat-tests exchange --keys 1000000                      files from and to a real redis-server\n  \
        compat-tests load-large --megabytes 1024                  what is answered while a large file is read"
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Verb>,

    /// Scripts, or folders of `*.script` files [default: the project's own]
    #[arg(value_name = "SCRIPT")]
    paths: Vec<PathBuf>,

    /// Running server to play to; may be given several times. It receives nothing but the steps of scripts. Scripts
    /// mark steps for a target by its name; `redis` means redis-server
    #[arg(long = "target", value_name = "NAME=HOST:PORT", conflicts_with = "servers")]
    targets: Vec<Target>,

    /// Start only this server; may be given several times
    #[arg(long = "server", value_name = "NAME")]
    servers: Vec<Kind>,

    /// With --target: send FLUSHALL before each script, which deletes ALL data of the target
    #[arg(long, requires = "targets")]
    flush: bool,

    /// With --target: also play scripts that ask for a server with certain flags
    #[arg(long, requires = "targets")]
    flags_are_set: bool,

    /// Play only scripts with this text in their names
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Print complete transcripts, with the differences marked
    #[arg(long)]
    transcript: bool,

    /// Longest time that a step may take, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = u64::try_from(STEP_TIMEOUT.as_millis()).unwrap_or(u64::MAX))]
    timeout: u64,

    /// Play a list of commands (one for each line, as typed in redis-cli) to a single target, and write a script with
    /// its answers to this file
    #[arg(long, value_name = "FILE", requires = "targets")]
    record: Option<PathBuf>,
}

/// Commands with a name.
#[derive(Debug, Subcommand)]
enum Verb {
    #[command(flatten)]
    Course(guide::course::Course),
    #[command(flatten)]
    Durability(Durability),
}

/// Reason why the program could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
enum Failure {
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Server(#[from] ServerError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    Unreachable(#[from] targets::Unreachable),
    #[error("{0}")]
    Usage(String),
}

/// Runs the command that the arguments name, and returns the exit code of the process.
pub fn run(arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Some(Verb::Course(command)) => return guide::course::run(command),
        Some(Verb::Durability(command)) => return durability::run(command),
        None => {}
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
    targets::reach(&arguments.targets, timeout)?;
    let played = if arguments.targets.is_empty() {
        play_to_servers(arguments, &scripts, timeout)?
    } else {
        let mut options = targets::PlayOptions::new(timeout);
        (options.flush, options.flags_are_set) = (arguments.flush, arguments.flags_are_set);
        targets::play_all(&scripts, &arguments.targets, &options)
    };
    report(arguments, &played)
}

fn report(arguments: &Arguments, played: &[Played]) -> Result<bool, Failure> {
    if arguments.transcript {
        for one in played {
            println!("{}", one.transcript());
        }
    }
    Ok(print_results(played))
}

fn play_to_servers(arguments: &Arguments, scripts: &[Script], timeout: Duration) -> Result<Vec<Played>, Failure> {
    let binaries = binaries(&arguments.servers)?;
    let mut played = Vec::with_capacity(scripts.len());
    for script in scripts {
        let mut outcomes = Vec::with_capacity(binaries.len());
        for binary in &binaries {
            outcomes.push((binary.kind.name().to_owned(), play_on(script, binary, timeout)?));
        }
        played.push(Played::new(&script.name, outcomes));
    }
    Ok(played)
}

/// Returns the servers to start: those that were asked for, or all that are installed.
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

fn record_to(arguments: &Arguments, output: &Path, timeout: Duration) -> Result<(), Failure> {
    let ([list], [target]) = (arguments.paths.as_slice(), arguments.targets.as_slice()) else {
        return Err(Failure::Usage("--record takes one list of commands and one --target".into()));
    };
    pin(list, target, output, timeout)?;
    println!("recorded what {} answers in {}", target.name, output.display());
    Ok(())
}
