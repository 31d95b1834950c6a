//! Durations and numbers of the measurements of each part.

use std::time::Duration;

use crate::cli::Options;
use crate::load::Amount;
use crate::wire::{Op, Workload};

/// Number of keys that the load is spread over, except in parts that vary the number of keys.
pub const KEYS: u64 = 10_000;

/// Connections of the headline figures.
pub const CONNECTIONS: usize = 50;

/// Durations, rounds and sizes of a run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Rounds of the headline cells.
    pub rounds: u32,
    /// Rounds of everything else.
    pub rounds_wide: u32,
    /// Time under load before a measured window.
    pub warm_up: Duration,
    /// Length of a measured window.
    pub measure: Duration,
    /// Length of a measured window for latency.
    pub latency: Duration,
    /// Throughput cells: the request and the number of connections.
    pub cells: Vec<(Workload, usize)>,
    /// Commands whose latency is measured.
    pub latency_ops: Vec<Op>,
    /// Idle connections at which memory is read.
    pub idle: Vec<usize>,
    /// Time for which used connections rest before memory is read again; redis-server takes ten seconds to release what
    /// a connection used.
    pub rest: Duration,
    /// Keys at which memory is read.
    pub stored: Vec<u64>,
    /// Amount of work for the commands that take long.
    pub heavy: Amount,
    /// Largest number of bytes that the client that never reads may send.
    pub flood_bytes: u64,
    /// Numbers of keys on the growth curve.
    pub growth_keys: Vec<u64>,
    /// Numbers of connections on the growth curve.
    pub growth_connections: Vec<usize>,
    /// Sizes in bytes of the value that is sent in pieces.
    pub growth_bulk: Vec<usize>,
    /// Bytes of each piece.
    pub piece: usize,
    /// Rounds of the growth curves, each with servers of its own.
    pub rounds_growth: u32,
    /// Number of windows measured at each point of a growth curve, since filling in ten million keys takes far longer
    /// than a measurement.
    pub windows_growth: u32,
    /// Rounds of the memory part, whose figures hardly move.
    pub rounds_memory: u32,
    /// Tasks that sleep at the same time.
    pub tasks: usize,
    /// Length of a measured window with an append-only file: a whole number of seconds, since the file is synced once a
    /// second.
    pub logged: Duration,
    /// Subscribers that a message is published to.
    pub subscribers: Vec<usize>,
    /// Number of keys that expire at once.
    pub expiring: u64,
    /// Numbers of worker threads over which contention is measured.
    pub workers: Vec<usize>,
    /// `true` to measure clean builds.
    pub builds: bool,
}

impl Plan {
    /// Returns the plan for `options`.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        let ms = Duration::from_millis;
        let mut plan = if options.quick {
            Self {
                rounds: 2,
                rounds_wide: 1,
                warm_up: ms(50),
                measure: ms(350),
                latency: ms(900),
                cells: cells(&[16], &[1, 16, 64], &[CONNECTIONS])
                    .into_iter()
                    .chain(gets(&[1024, 16_384], &[1, 16, 64]))
                    .collect(),
                latency_ops: vec![Op::Get],
                idle: vec![1_000, 9_000],
                rest: ms(0),
                stored: vec![100_000, 1_000_000],
                heavy: Amount { keys: 500_000, named: 100_000, value_bytes: 50_000_000 },
                flood_bytes: 2 << 20,
                growth_keys: vec![1_000, 100_000, 1_000_000],
                growth_connections: vec![1, 100, 1_000, 9_000],
                growth_bulk: vec![1_000_000, 5_000_000, 20_000_000],
                piece: 1_000,
                rounds_growth: 1,
                windows_growth: 1,
                rounds_memory: 1,
                tasks: 200_000,
                logged: ms(1_000),
                subscribers: vec![1, 100, 1_000],
                expiring: 100_000,
                workers: vec![1, 2, 4],
                builds: false,
            }
        } else {
            Self {
                rounds: 5,
                rounds_wide: 3,
                warm_up: ms(100),
                measure: ms(500),
                latency: ms(2_000),
                cells: cells(&[16, 1024], &[1, 16, 64, 256], &[1, CONNECTIONS])
                    .into_iter()
                    .chain(gets(&[16_384], &[1, 16, 64]))
                    .collect(),
                latency_ops: vec![Op::Get, Op::Set],
                idle: vec![1_000, 9_000],
                rest: ms(11_000),
                stored: vec![100_000, 1_000_000],
                heavy: Amount { keys: 5_000_000, named: 500_000, value_bytes: 500_000_000 },
                flood_bytes: 8 << 20,
                growth_keys: vec![1_000, 10_000, 100_000, 1_000_000, 10_000_000],
                growth_connections: vec![1, 3, 10, 30, 100, 300, 1_000, 3_000, 9_000],
                growth_bulk: vec![1_000_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000],
                piece: 1_000,
                rounds_growth: 1,
                windows_growth: 3,
                rounds_memory: 2,
                tasks: 1_000_000,
                logged: ms(1_000),
                subscribers: vec![1, 100, 10_000],
                expiring: 1_000_000,
                workers: vec![1, 2, 4, 8],
                builds: true,
            }
        };
        if let Some(rounds) = options.rounds {
            plan.rounds = rounds;
            plan.rounds_wide = rounds;
            plan.rounds_growth = rounds;
            plan.rounds_memory = rounds;
        }
        if let Some(measure) = options.measure_ms {
            plan.measure = ms(measure);
            plan.latency = ms(measure);
            plan.logged = ms(measure);
            plan.warm_up = ms(measure / 5);
        }
        plan
    }

    /// Returns the number of rounds in which a cell is measured.
    #[must_use]
    pub fn rounds_of(&self, workload: &Workload, connections: usize) -> u32 {
        if is_headline(workload, connections) { self.rounds } else { self.rounds_wide }
    }
}

/// Returns whether this is one of the cells that the targets are about: 16-byte values and 50 connections.
#[must_use]
pub fn is_headline(workload: &Workload, connections: usize) -> bool {
    workload.value_bytes == 16 && connections == CONNECTIONS
}

/// Returns cells with `GET` only, of large values.
fn gets(values: &[usize], depths: &[usize]) -> impl Iterator<Item = (Workload, usize)> {
    cells(values, depths, &[CONNECTIONS]).into_iter().filter(|(workload, _)| workload.op == Op::Get)
}

fn cells(values: &[usize], depths: &[usize], connections: &[usize]) -> Vec<(Workload, usize)> {
    let mut cells = Vec::new();
    for &value_bytes in values {
        for &connections in connections {
            for op in [Op::Get, Op::Set] {
                for &depth in depths {
                    let workload = Workload { op, value_bytes, depth, keys: KEYS };
                    cells.push((workload, connections));
                }
            }
        }
    }
    cells
}
