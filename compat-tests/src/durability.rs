//! Commands that test the durability of a server for longer than a test may take.

use std::process::ExitCode;

use clap::Subcommand;

use crate::crash::{Trial, try_server};
use crate::exchange::{hand_on, load_large};
use crate::servers::{Binary, Kind};

/// Commands that test the durability of a server.
#[derive(Debug, Subcommand)]
pub enum Durability {
    /// Kill each server under load repeatedly, and check that no answered write is lost
    Crash {
        /// Number of times that each is killed
        #[arg(long, default_value_t = 200)]
        rounds: usize,
        /// Try only this server; may be given several times
        #[arg(long = "server", value_name = "NAME")]
        servers: Vec<Kind>,
        /// Number of clients that write at the same time
        #[arg(long, default_value_t = 5)]
        clients: usize,
        /// Value of appendfsync: always, everysec or no [default: both of the first two]
        #[arg(long, value_name = "POLICY")]
        appendfsync: Option<String>,
        /// Largest number of replies before a server is killed
        #[arg(long, default_value_t = 3000)]
        most: usize,
        /// Seed of the random numbers [default: another each time]
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Hand the folder of each server to redis-server and back, and the other way round
    Exchange {
        /// Number of keys
        #[arg(long, default_value_t = 1_000_000)]
        keys: usize,
    },
    /// Start each server on a large file, and check its answers while it loads
    LoadLarge {
        /// Length of the file, in megabytes
        #[arg(long, default_value_t = 1024)]
        megabytes: u64,
        /// Try only this server; may be given several times
        #[arg(long = "server", value_name = "NAME")]
        servers: Vec<Kind>,
    },
}

/// Runs the command, and returns the exit code of the process.
pub fn run(command: &Durability) -> ExitCode {
    match execute(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("compat-tests: {failure}");
            ExitCode::FAILURE
        }
    }
}

type Failure = Box<dyn std::error::Error>;

fn execute(command: &Durability) -> Result<(), Failure> {
    match command {
        Durability::Crash { rounds, servers, clients, appendfsync, most, seed } => {
            let policies = appendfsync.as_deref().map_or_else(|| vec!["always", "everysec"], |policy| vec![policy]);
            let seed = seed.unwrap_or_else(|| fastrand::u64(..));
            println!("seed {seed}");
            for binary in binaries(servers)? {
                for policy in &policies {
                    let policy = (*policy).to_owned();
                    let trial = Trial { rounds: *rounds, clients: *clients, policy, most: *most, seed };
                    let survived =
                        try_server(&binary, &trial).map_err(|error| format!("{}: {error}", name(&binary)))?;
                    println!(
                        "{}, appendfsync {}: killed {} times; all of {} answered requests were there, {} keys",
                        name(&binary),
                        trial.policy,
                        survived.rounds,
                        survived.answered,
                        survived.keys
                    );
                }
            }
        }
        Durability::Exchange { keys } => {
            let redis = Kind::Redis.binary()?.ok_or("no redis-server is installed")?;
            for own in binaries(&[Kind::Legacy, Kind::Modern])? {
                for (writer, reader) in [(&own, &redis), (&redis, &own)] {
                    hand_on(writer, reader, *keys)
                        .map_err(|error| format!("from {} to {}: {error}", name(writer), name(reader)))?;
                    println!("{} to {} and back: {keys} keys are the same", name(writer), name(reader));
                }
            }
        }
        Durability::LoadLarge { megabytes, servers } => {
            for binary in binaries(servers)? {
                let loading = load_large(&binary, megabytes << 20)?;
                println!(
                    "{}: {} keys of {} bytes in {:?}; {} questions meanwhile were answered with LOADING",
                    name(&binary),
                    loading.keys,
                    loading.bytes,
                    loading.took,
                    loading.told
                );
            }
        }
    }
    Ok(())
}

fn name(binary: &Binary) -> &'static str {
    binary.kind.name()
}

/// Returns the servers that were asked for, or all, as far as they are installed.
fn binaries(asked: &[Kind]) -> Result<Vec<Binary>, Failure> {
    let all = [Kind::Legacy, Kind::Modern, Kind::Redis];
    let mut binaries = Vec::new();
    for kind in if asked.is_empty() { &all } else { asked } {
        match kind.binary()? {
            Some(binary) => binaries.push(binary),
            None => println!("{} is not installed", kind.name()),
        }
    }
    Ok(binaries)
}
