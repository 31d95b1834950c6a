//! The parts of a run. Each part starts its servers one at a time, in rounds, and adds samples.

mod accept;
mod bridge;
pub(crate) mod commands;
mod crosscheck;
pub(crate) mod growth;
mod latency;
mod memory;
mod persistence;
mod runtime;
mod size;
mod syscalls;
pub(crate) mod threads;
mod throughput;
mod waits;

pub(crate) use crosscheck::GENERATORS;

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, io};

use clap::ValueEnum;

use crate::cli::Options;
use crate::load::{self, Job, LoadError, Outcome, Spec};
use crate::machine::{Load, LoadWatch, Machine};
use crate::plan::Plan;
use crate::progress::Progress;
use crate::results::{Part, Results, Sample, Setting};
use crate::servers::{Peer, Server, ServerError};
use crate::{affinity, limits, servers};

/// Reason why a run, or one measurement of it, failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BenchError {
    /// A file or a process failed.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A server did not build or start.
    #[error("{0}")]
    Server(#[from] ServerError),
    /// A load job failed.
    #[error("{0}")]
    Load(#[from] LoadError),
    /// The value of a flag makes no sense.
    #[error("{0}")]
    Usage(String),
    /// A tool gave no usable answer.
    #[error("{0}")]
    Tool(String),
}

/// A run in progress.
struct Bench {
    options: Options,
    plan: Plan,
    progress: Progress,
    open_files: u64,
    peers: Vec<Peer>,
    executables: Vec<(String, PathBuf)>,
    results: Results,
}

/// Measures what `options` ask for.
///
/// # Errors
///
/// When a flag makes no sense or a server of this workspace does not build. Later failures are noted in the results,
/// and the run goes on.
pub fn run(options: &Options) -> Result<Results, BenchError> {
    let load = LoadWatch::start();
    let mut bench = Bench::new(options)?;
    let parts: Vec<Part> = bench.selected();
    for (index, &part) in parts.iter().enumerate() {
        let name = part.name();
        bench.progress.part(index + 1, parts.len(), &name);
        let done = match part {
            Part::Throughput => throughput::run(&mut bench),
            // With throughput, the floors are measured in the same rounds as the servers.
            Part::Floor if parts.contains(&Part::Throughput) => Ok(()),
            Part::Floor => throughput::run(&mut bench),
            Part::Latency => latency::run(&mut bench),
            Part::Waits => waits::run(&mut bench),
            Part::Persistence => persistence::run(&mut bench),
            Part::Commands => commands::run(&mut bench),
            Part::Threads => threads::run(&mut bench),
            Part::Memory => memory::run(&mut bench),
            Part::Accept => accept::run(&mut bench),
            Part::Growth => growth::run(&mut bench),
            Part::Runtime => runtime::run(&mut bench),
            Part::Bridge => bridge::run(&mut bench),
            Part::Syscalls => syscalls::run(&mut bench),
            Part::Size => size::run(&mut bench),
            Part::Crosscheck => crosscheck::run(&mut bench),
        };
        if let Err(error) = done {
            bench.missing(format!("{name}: {error}"));
        }
    }
    bench.progress.pause();
    bench.results.seconds = bench.progress.seconds();
    bench.results.load = load.stop();
    Ok(bench.results)
}

impl Bench {
    fn new(options: &Options) -> Result<Self, BenchError> {
        let open_files = limits::raise_open_files()?;
        let placement = affinity::place(&affinity::allowed(), options.threads, affinity::siblings);
        let started = SystemTime::now().duration_since(UNIX_EPOCH);
        let results = Results {
            started_unix: started.map_or(0, |since| since.as_secs()),
            seconds: 0.0,
            arguments: env::args().skip(1).collect(),
            machine: Machine::here(open_files),
            load: Load::default(),
            placement,
            server_threads: options.threads,
            quick: options.quick,
            peers: Vec::new(),
            missing: Vec::new(),
            warnings: Vec::new(),
            remarks: Vec::new(),
            samples: Vec::new(),
        };
        let mut bench = Self {
            plan: Plan::new(options),
            options: options.clone(),
            progress: Progress::default(),
            open_files,
            peers: Vec::new(),
            executables: Vec::new(),
            results,
        };
        bench.find_peers()?;
        bench.remark(if options.spin {
            "closed loops polled for replies without sleeping".into()
        } else {
            "closed loops sleep until a reply comes, as redis-benchmark does; a server that sends to \
             a sleeping load pays for waking it, which --spin avoids"
                .into()
        });
        if !bench.results.placement.apart() {
            bench.warn(
                "server and load shared one core: throughput says how they share it, not \
                        what the server can do; only CPU for each request compares"
                    .into(),
            );
        }
        Ok(bench)
    }

    fn find_peers(&mut self) -> Result<(), BenchError> {
        for name in self.options.servers.clone() {
            match name.as_str() {
                "legacy" | "modern" => {
                    self.progress.part(0, 0, "build");
                    self.progress.step(&name);
                    self.progress.pause();
                    let executable = servers::build(&name)?;
                    let mut peer = Peer::own(&name, &executable, Some(self.options.threads));
                    self.executables.push((name.clone(), executable));
                    match peer.start(&[]) {
                        Ok(server) => {
                            let (version, _) = server.greeting.split_once(" listening").unwrap_or_default();
                            peer.version = version.into();
                            self.peers.push(peer);
                        }
                        Err(error) => self.missing(error.to_string()),
                    }
                }
                "redis-server" => match Peer::redis() {
                    Some(peer) => self.peers.push(peer),
                    None => self.missing("redis-server is not installed".into()),
                },
                "none" => {}
                other => return Err(BenchError::Usage(format!("no server is called {other}"))),
            }
        }
        for text in self.options.vs.clone() {
            let peer = Peer::other(&text).map_err(|error| BenchError::Usage(error.to_string()))?;
            match peer.start(&[]) {
                Ok(_) => self.peers.push(peer),
                Err(error) => self.missing(error.to_string()),
            }
        }
        let here = env::current_dir()?;
        self.results.peers = self.peers.iter().map(|peer| peer.relative_to(&here)).collect();
        Ok(())
    }

    /// Returns the parts to run, in the order of the report.
    fn selected(&self) -> Vec<Part> {
        Part::value_variants()
            .iter()
            .copied()
            .filter(|part| {
                if self.options.only.is_empty() {
                    let slow = matches!(part, Part::Floor | Part::Waits | Part::Bridge | Part::Crosscheck);
                    !(self.options.quick && slow)
                } else {
                    self.options.only.contains(part)
                }
            })
            .collect()
    }

    /// Returns the peers, in an order that starts with a different one in each round.
    fn peers_of(&self, round: u32) -> Vec<Peer> {
        let mut peers = self.peers.clone();
        if !peers.is_empty() {
            let shift = round as usize % peers.len();
            peers.rotate_left(shift);
        }
        peers
    }

    fn start(&self, peer: &Peer) -> Result<Server, BenchError> {
        Ok(peer.start(&self.results.placement.server)?)
    }

    fn load(&self, server: &Server, job: Job) -> Result<Outcome, BenchError> {
        self.load_on(&self.results.placement.load, server, job)
    }

    /// Puts load on a server from the cores `cpus`, or from any if the list is empty.
    fn load_on(&self, cpus: &[usize], server: &Server, job: Job) -> Result<Outcome, BenchError> {
        Ok(load::spawn(&Spec { address: server.address, server_pid: server.pid(), cpus: cpus.to_vec(), job })?)
    }

    fn add(&mut self, part: Part, server: &str, setting: Setting, round: u32, outcome: Outcome) {
        self.results.samples.push(Sample { part, server: server.into(), setting, round, outcome });
    }

    /// Keeps a measurement, or notes the reason why there is none.
    fn keep(&mut self, part: Part, server: &str, setting: Setting, round: u32, outcome: Result<Outcome, BenchError>) {
        match outcome {
            Ok(outcome) => {
                self.add(part, server, setting, round, outcome);
            }
            Err(error) => {
                let asked: Vec<String> =
                    std::iter::once(format!("{part:?}").to_lowercase()).chain(setting.values().cloned()).collect();
                self.missing(format!("{server} ({}): {error}", asked.join(", ")));
            }
        }
    }

    fn missing(&mut self, what: String) {
        if !self.results.missing.contains(&what) {
            self.progress.pause();
            eprintln!("missing: {what}");
            self.results.missing.push(what);
        }
    }

    fn warn(&mut self, what: String) {
        self.results.warnings.push(what);
    }

    fn remark(&mut self, what: String) {
        if !self.results.remarks.contains(&what) {
            self.results.remarks.push(what);
        }
    }
}
