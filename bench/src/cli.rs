//! The command line, which also selects the role of this process: the run itself, its load, a floor, or the launcher of
//! a server.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::compare::{self, Verdict};
use crate::load::{self, Spec};
use crate::results::Part;
use crate::wire::{Op, reply};
use crate::{floor, hello, limits, parts, report, runtimes, servers};

/// Examples at the end of `--help`.
const EXAMPLES: &str = "\
Examples:
  A first answer, and a full report:
    bench --quick
    bench --output target/bench/full

  A change of modern, judged beside the binary from before it, in one run:
    bench --quick --only throughput --servers modern,redis-server \\
        --vs 'before=path/to/modern --port {port} --threads 1 --protected-mode no --maxclients 15000'

  The same from two runs, of which only what changed by more than noise is told:
    bench --only throughput,floor --output target/bench/before
    bench --only throughput,floor --output target/bench/after
    bench compare target/bench/before/results.json target/bench/after/results.json

  Another server beside them:
    bench --vs 'valkey=valkey-server --port {port} --save \"\" --protected-mode no --maxclients 15000'

  A bare loop that looks keys up in a map, where the question is whether a curve is the server's:
    bench --only growth --servers modern \\
        --vs 'map=target/release/bench floor-modern --map --op GET --value-bytes 16 --port {port}'";

/// Measures `legacy` and `modern` beside `redis-server` on this machine, prints a table and
/// writes the raw data (JSON) and a self-contained report (HTML).
#[derive(Debug, Parser)]
#[command(name = "bench", version, args_conflicts_with_subcommands = true, after_long_help = EXAMPLES)]
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
    /// Give a first result in about a minute instead of a full one in a quarter of an hour
    #[arg(long)]
    pub quick: bool,
    /// Measure only these parts
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
    pub only: Vec<Part>,
    /// Measure another server too; the command runs in `sh`, {port} stands for its port
    #[arg(long, value_name = "NAME=COMMAND {port}")]
    pub vs: Vec<String>,
    /// Measure only these of legacy, modern and redis-server ("none": only those of --vs)
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
    /// Let the closed loop poll for replies and never sleep, so that no server is charged for waking it
    #[arg(long)]
    pub spin: bool,
    /// Directory for report.html and results.json
    #[arg(long, default_value = "target/bench")]
    pub output: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Role {
    /// Say which figures of two runs differ by more than noise
    ///
    /// Figures are compared as quotients with redis-server, round by round, where both runs have it, so that a
    /// machine that was slower as a whole cancels out. A figure has changed when no round of one run lies among
    /// those of the other, and the medians are further apart than four standard errors, which are learnt from the
    /// rounds of the figure and of its like, and further than --least.
    ///
    /// Exit status: 0 when nothing became worse, 1 when something did, 2 when the runs cannot be compared.
    Compare(CompareOptions),
    /// Write the page of a run again, next to its results.json, and print its tables
    Report {
        /// results.json of the run
        results: PathBuf,
    },
    /// Do one load job and print the result
    #[command(hide = true)]
    Load { spec: String },
    /// Become a server on these cores
    #[command(hide = true)]
    Launch {
        #[arg(long, value_delimiter = ',', num_args = 0..)]
        cpus: Vec<String>,
        #[arg(last = true)]
        command: Vec<String>,
    },
    /// Serve fixed answers on tokio 0.1
    #[command(hide = true)]
    FloorLegacy {
        #[command(flatten)]
        options: FloorOptions,
        /// Runtime that runs it
        #[arg(long, value_enum, default_value = "pool")]
        runtime: floor::legacy::Runtime,
    },
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
struct CompareOptions {
    /// results.json of the first run
    first: PathBuf,
    /// results.json of the second run
    second: PathBuf,
    /// Show every figure, and not only what changed
    #[arg(long)]
    all: bool,
    /// Compare these parts only
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
    only: Vec<Part>,
    /// Smallest change worth telling, in per cent
    #[arg(long, default_value_t = 2.0, value_name = "PER CENT")]
    least: f64,
    /// Server whose figures the others are divided by
    #[arg(long, default_value = "redis-server", value_name = "NAME")]
    reference: String,
}

#[derive(Debug, clap::Args)]
struct FloorOptions {
    #[arg(long)]
    op: String,
    #[arg(long)]
    value_bytes: usize,
    /// Answer with stored values instead of fixed bytes
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

/// Runs the command line.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match perform(arguments) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Exit status of a comparison in which something became worse.
const WORSE: u8 = 1;

/// Exit status where there is nothing to compare.
const INCOMPARABLE: u8 = 2;

fn compare_runs(options: &CompareOptions) -> ExitCode {
    let read = compare::read(&options.first).and_then(|first| Ok((first, compare::read(&options.second)?)));
    let (first, second) = match read {
        Ok(both) => both,
        Err(error) => {
            eprintln!("bench: {error}");
            return INCOMPARABLE.into();
        }
    };
    let settings = compare::Settings {
        reference: options.reference.clone(),
        least: options.least / 100.0,
        only: options.only.clone(),
    };
    let comparison = compare::compare(&first, &second, &settings);
    print!("{}", compare::render(&comparison, &settings, options.all));
    if comparison.changes.is_empty() {
        eprintln!("bench: the runs have no figure in common");
        return INCOMPARABLE.into();
    }
    if comparison.count(Verdict::Worse) > 0 { WORSE.into() } else { ExitCode::SUCCESS }
}

fn perform(arguments: Arguments) -> Result<ExitCode, Box<dyn Error>> {
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
        Some(Role::Compare(options)) => return Ok(compare_runs(&options)),
        Some(Role::Report { results: path }) => {
            let results = compare::read(&path)?;
            println!("{}", report::text::render(&results));
            let page = path.with_file_name("report.html");
            std::fs::write(&page, report::html::render(&results))?;
            println!("{}", page.display());
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
        Some(Role::FloorLegacy { options, runtime }) => {
            floor::legacy::serve(options.answers(), options.port, runtime)?;
        }
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
    Ok(ExitCode::SUCCESS)
}
