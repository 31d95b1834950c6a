//! Results of a run: one flat list of samples, from which every table and plot is made.

use std::collections::BTreeMap;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::affinity::Placement;
use crate::load::Outcome;
use crate::machine::{Load, Machine};
use crate::servers::Peer;
use crate::stats::{Summary, ratio};

/// A part of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Requests per second and server CPU for each request, closed loop.
    Throughput,
    /// The same for a bare loop on each runtime.
    Floor,
    /// Latency at a fixed offered rate, open loop.
    Latency,
    /// Time that `PING` waits while another connection's command runs.
    Waits,
    /// `SET` and `GET` with an append-only file and without.
    Persistence,
    /// `INCR`, `MGET`, transactions, `PUBLISH`, and a million keys that expire at once.
    Commands,
    /// One worker thread beside one for each processor; what more of them cost.
    Threads,
    /// Memory for each idle connection, for each key, and behind a client that never reads.
    Memory,
    /// Connections accepted and closed per second.
    Accept,
    /// Throughput over keys and over connections; time over the size of one value.
    Growth,
    /// The runtimes themselves: spawn, wake-up, sleeping tasks, channels.
    Runtime,
    /// An HTTP server of 0.1 on its own runtime and on the bridge.
    Bridge,
    /// System calls for each request.
    Syscalls,
    /// Lines of code, crates, build time, binary size.
    Size,
    /// The load generator beside redis-benchmark.
    Crosscheck,
}

impl Part {
    /// Returns the name by which the command line calls the part.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().into())
    }
}

/// Position of a sample within its part, such as `op` = `GET`, `depth` = `16`.
pub type Setting = BTreeMap<String, String>;

/// Makes a [`Setting`] from pairs.
#[must_use]
pub fn setting<const N: usize>(pairs: [(&str, String); N]) -> Setting {
    pairs.map(|(key, value)| (key.to_owned(), value)).into()
}

/// One measurement of one server in one round.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// The part of the run.
    pub part: Part,
    /// The server's name.
    pub server: String,
    /// Position of the sample within the part.
    pub setting: Setting,
    /// The round, from 1.
    pub round: u32,
    /// Values that were measured.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// A whole run.
#[derive(Debug, Serialize, Deserialize)]
pub struct Results {
    /// Seconds since 1970 at the start.
    pub started_unix: u64,
    /// Duration of the run, in seconds.
    pub seconds: f64,
    /// The arguments of the run.
    pub arguments: Vec<String>,
    /// The machine.
    pub machine: Machine,
    /// Other load on the machine.
    #[serde(default)]
    pub load: Load,
    /// Placement of server and load on cores.
    pub placement: Placement,
    /// Worker threads of each server of this workspace.
    pub server_threads: usize,
    /// `true` if this was a quick run.
    pub quick: bool,
    /// The servers, in the order of the tables.
    pub peers: Vec<Peer>,
    /// Measurements that failed, each with its reason.
    pub missing: Vec<String>,
    /// Circumstances that make figures doubtful.
    pub warnings: Vec<String>,
    /// Remarks on how something was measured.
    pub remarks: Vec<String>,
    /// The measurements.
    pub samples: Vec<Sample>,
}

impl Results {
    /// Rounds and values of `metric` for one server at one setting.
    ///
    /// Only the keys in `wanted` have to match; other keys of a setting are ignored.
    #[must_use]
    pub fn series(&self, part: Part, server: &str, wanted: &[(&str, &str)], metric: &str) -> Vec<(u32, f64)> {
        self.samples
            .iter()
            .filter(|sample| {
                sample.part == part
                    && sample.server == server
                    && wanted.iter().all(|(key, value)| sample.setting.get(*key).is_some_and(|v| v == value))
            })
            .filter_map(|sample| Some((sample.round, *sample.outcome.metrics.get(metric)?)))
            .collect()
    }

    /// Returns the median and the spread of `metric`.
    #[must_use]
    pub fn summary(&self, part: Part, server: &str, wanted: &[(&str, &str)], metric: &str) -> Option<Summary> {
        let series = self.series(part, server, wanted, metric);
        Summary::of(series.into_iter().map(|(_, value)| value))
    }

    /// Returns the quotient of `metric` between two servers, round by round.
    #[must_use]
    pub fn ratio(&self, part: Part, over: &str, under: &str, wanted: &[(&str, &str)], metric: &str) -> Option<Summary> {
        ratio(&self.series(part, over, wanted, metric), &self.series(part, under, wanted, metric))
    }

    /// Returns whether any sample belongs to `part`.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        self.samples.iter().any(|sample| sample.part == part)
    }

    /// Returns the names of all servers that have samples in `part`, in the order of the peers.
    #[must_use]
    pub fn servers(&self, part: Part) -> Vec<String> {
        let mut names: Vec<String> = self.peers.iter().map(|peer| peer.name.clone()).collect();
        for sample in &self.samples {
            if !names.contains(&sample.server) {
                names.push(sample.server.clone());
            }
        }
        names.retain(|name| self.samples.iter().any(|sample| sample.part == part && sample.server == *name));
        names
    }

    /// Returns every value of `key` within `part`, in the order in which the values were first measured.
    #[must_use]
    pub fn in_order(&self, part: Part, key: &str) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for sample in self.samples.iter().filter(|sample| sample.part == part) {
            if let Some(value) = sample.setting.get(key)
                && !values.contains(value)
            {
                values.push(value.clone());
            }
        }
        values
    }

    /// Returns every value of `key` within `part`, with numbers in ascending order.
    #[must_use]
    pub fn values(&self, part: Part, key: &str) -> Vec<String> {
        let mut values = self.in_order(part, key);
        values.sort_by(|a, b| match (a.parse::<f64>(), b.parse::<f64>()) {
            (Ok(a), Ok(b)) => a.total_cmp(&b),
            _ => a.cmp(b),
        });
        values
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Returns a run with the given throughput samples: `(server, depth, round, value)`.
    pub(crate) fn run_of(samples: &[(&str, usize, u32, f64)]) -> Results {
        Results {
            started_unix: 1_700_000_000,
            seconds: 1.0,
            arguments: vec!["bench".into()],
            machine: Machine::default(),
            load: Load::default(),
            placement: Placement::default(),
            server_threads: 1,
            quick: true,
            peers: Vec::new(),
            missing: Vec::new(),
            warnings: Vec::new(),
            remarks: Vec::new(),
            samples: samples
                .iter()
                .map(|&(server, depth, round, value)| Sample {
                    part: Part::Throughput,
                    server: server.into(),
                    setting: setting([
                        ("op", "GET".into()),
                        ("value_bytes", "16".into()),
                        ("connections", "50".into()),
                        ("depth", depth.to_string()),
                    ]),
                    round,
                    outcome: Outcome {
                        metrics: [
                            ("server_cpu_us_per_request".to_owned(), value),
                            ("requests_per_second".to_owned(), 1e6 / value),
                        ]
                        .into(),
                        percentiles: Vec::new(),
                    },
                })
                .collect(),
        }
    }

    #[test]
    fn a_series_holds_only_what_was_asked_for() {
        let results = run_of(&[("a", 1, 1, 2.0), ("a", 16, 1, 3.0), ("b", 1, 1, 4.0)]);
        let metric = "server_cpu_us_per_request";
        let series = results.series(Part::Throughput, "a", &[("depth", "1")], metric);
        assert_eq!(series, [(1, 2.0)]);
        assert!(results.series(Part::Latency, "a", &[], metric).is_empty());
        assert!(results.series(Part::Throughput, "a", &[("nonsense", "1")], metric).is_empty());
    }

    #[test]
    fn values_are_sorted_as_numbers() {
        let results = run_of(&[("a", 256, 1, 1.0), ("a", 16, 1, 1.0), ("a", 1, 1, 1.0)]);
        assert_eq!(results.values(Part::Throughput, "depth"), ["1", "16", "256"]);
    }

    #[test]
    fn ratios_pair_the_rounds() {
        let results = run_of(&[("a", 1, 1, 1.0), ("b", 1, 1, 2.0), ("b", 1, 2, 9.0)]);
        let ratio = results.ratio(Part::Throughput, "a", "b", &[], "server_cpu_us_per_request").unwrap();
        assert_eq!((ratio.median, ratio.rounds), (0.5, 1));
    }
}
