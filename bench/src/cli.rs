//! Flags, and which process this is: the run itself, its load, a floor, or a server's launcher.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::load::{self, Spec};
use crate::results::Part;
use crate::wire::{Op, reply};
use crate::{floor, hello, limits, parts, report, runtimes, servers};

/// Measures `legacy` and `modern` beside `redis-server` on this machine, prints a table and
/// writes the raw data (JSON) and a self-contained report (HTML).
#[derive(Debug, Parser)]
#[command(name = "bench", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    role: Option<Role>,
    /// The run's flags.
    #[command(flatten)]
    pub options: Options,
}

/// The flags of a run.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Give a first answer in about a minute instead of a full one in a quarter of an hour
    #[arg(long)]
    pub quick: bool,
    /// Measure these parts only
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
    pub only: Vec<Part>,
    /// Measure another server too; the command runs in `sh`, {port} stands for its port
    #[arg(long, value_name = "NAME=COMMAND {port}")]
    pub vs: Vec<String>,
    /// Of legacy, modern and redis-server, measure these only ("none": only those of --vs)
    #[arg(long, value_delimiter = ',', default_value = "legacy,modern,redis-server")]
    pub servers: Vec<String>,
    /// Worker threads of legacy and modern
    #[arg(long, default_value_t = 1)]
    pub threads: usize,
    /// Offered rate of the latency part, in requests per second [default: half of what
    /// redis-server can do]
    #[arg(long)]
    pub rate: Option<f64>,
    /// Rounds of every part
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    pub rounds: Option<u32>,
    /// Length of each measured window in milliseconds
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    pub measure_ms: Option<u64>,
    /// Let the closed loop poll for replies and never sleep: no server then pays for waking it
    #[arg(long)]
    pub spin: bool,
    /// Directory for report.html and results.json
    #[arg(long, default_value = "target/bench")]
    pub output: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Role {
    /// Do one load job and print what it measured
    #[command(hide = true)]
    Load { spec: String },
    /// Become a server, on some cores
    #[command(hide = true)]
    Launch {
        #[arg(long, value_delimiter = ',', num_args = 0..)]
        cpus: Vec<String>,
        #[arg(last = true)]
        command: Vec<String>,
    },
    /// Serve fixed answers on tokio 0.1
    #[command(hide = true)]
    FloorLegacy(FloorOptions),
    /// Serve fixed answers on tokio 1
    #[command(hide = true)]
    FloorModern(FloorOptions),
    /// Serve fixed answers with a thread for each connection
    #[command(hide = true)]
    FloorThreads(FloorOptions),
    /// Serve a greeting over HTTP by hyper 0.12
    #[command(hide = true)]
    Hello {
        host: hello::Host,
        #[arg(long)]
        threads: usize,
        #[arg(long, default_value_t = 0)]
        port: u16,
    },
    /// Measure a runtime in this process
    #[command(hide = true)]
    Runtime {
        generation: runtimes::Generation,
        #[arg(long)]
        tasks: usize,
    },
}

#[derive(Debug, clap::Args)]
struct FloorOptions {
    #[arg(long)]
    op: String,
    #[arg(long)]
    value_bytes: usize,
    /// Answer from a map of what was set, and not fixed bytes
    #[arg(long)]
    map: bool,
    #[arg(long, default_value_t = 0)]
    port: u16,
}

impl FloorOptions {
    fn answers(&self) -> floor::Answers {
        if self.map {
            return floor::Answers::map();
        }
        let op = if self.op == "GET" { Op::Get } else { Op::Set };
        floor::Answers::Fixed(reply(op, self.value_bytes))
    }
}

/// Does what the command line says.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match perform(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    match arguments.role {
        None => {
            let results = parts::run(&arguments.options)?;
            println!("{}", report::text::render(&results));
            for path in report::write(&results, &arguments.options.output)? {
                println!("{}", path.display());
            }
            if results.samples.is_empty() {
                return Err("nothing could be measured".into());
            }
        }
        Some(Role::Load { spec }) => {
            servers::die_with_parent()?;
            limits::raise_open_files()?;
            let spec: Spec = serde_json::from_str(&spec)?;
            println!("{}", serde_json::to_string(&load::run(&spec)?)?);
        }
        Some(Role::Launch { cpus, command }) => {
            let cpus: Vec<usize> = cpus.iter().filter_map(|cpu| cpu.parse().ok()).collect();
            return Err(servers::launch(&cpus, &command).into());
        }
        Some(Role::FloorLegacy(options)) => floor::legacy::serve(options.answers(), options.port)?,
        Some(Role::FloorModern(options)) => floor::modern::serve(options.answers(), options.port)?,
        Some(Role::FloorThreads(options)) => {
            floor::threads::serve(options.answers(), options.port)?;
        }
        Some(Role::Hello { host, threads, port }) => hello::serve(host, threads, port)?,
        Some(Role::Runtime { generation, tasks }) => {
            let metrics = runtimes::measure(generation, tasks)?;
            println!("{}", serde_json::to_string(&metrics)?);
        }
    }
    Ok(())
}
