//! The load generator: a separate process that does one job against one server, and prints the result as a line of
//! JSON.

mod accept;
mod bulk;
mod closed;
mod connect;
mod expire;
mod fill;
mod flood;
mod idle;
mod open;
mod publish;
mod waits;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, io};

use serde::{Deserialize, Serialize};

pub use self::waits::{Amount, Heavy};
use crate::affinity;
use crate::procfs::Account;
pub use crate::wire::{Op, Workload};

/// Named measurements; each name ends in its unit.
pub type Metrics = BTreeMap<String, f64>;

/// Reason why a measurement has no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// A socket or a file of `/proc` failed.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The server gave a reply other than the expected one.
    #[error("unexpected reply: {0}")]
    Reply(String),
    /// The server did not answer in time.
    #[error("no reply within {0:?}")]
    Silence(Duration),
    /// The loop that all protocols share failed.
    #[error(transparent)]
    Loop(#[from] player::load::MeasureError),
    /// Keys expired before the last of them was stored.
    #[error("the keys were due before all of them were stored")]
    Late,
    /// The load process ended without a result.
    #[error("the load process failed: {0}")]
    Process(String),
}

/// One job for the load process.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spec {
    /// Address at which the server listens.
    pub address: SocketAddr,
    /// The server's process, whose CPU time and memory are read.
    pub server_pid: u32,
    /// Cores that the load may run on; empty if it is not pinned.
    pub cpus: Vec<usize>,
    /// Job of the load process.
    pub job: Job,
}

/// Job of the load process.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Job {
    /// Stores the keys `from..to`, and reads the server's memory before and after.
    Fill {
        /// First key.
        from: u64,
        /// One past the last key.
        to: u64,
        /// Length of each value in bytes.
        value_bytes: usize,
    },
    /// Closed loop: each connection sends its next batch once the last one has been answered.
    Closed(ClosedLoop),
    /// Open loop: requests are sent at fixed times, however late the answers are.
    Open {
        /// Requests to send; the depth is ignored.
        workload: Workload,
        /// Number of connections, which take turns.
        connections: usize,
        /// Requests per second.
        rate: f64,
        /// Milliseconds before the measured window.
        warm_up_ms: u64,
        /// Length of the measured window in milliseconds.
        measure_ms: u64,
    },
    /// Opens connections that first send nothing, then one `PING` each, then nothing again.
    Idle {
        /// Numbers of connections at which memory is read, in ascending order.
        counts: Vec<usize>,
        /// Milliseconds of rest between the `PING`s and another reading of memory; 0 for neither.
        rest_ms: u64,
    },
    /// Opens a connection, sends one `PING`, closes it, and repeats this.
    Accept {
        /// Length of the measured window in milliseconds.
        measure_ms: u64,
    },
    /// Pipelines `GET`s without ever reading.
    Flood {
        /// Largest total size of the requests in bytes.
        limit_bytes: u64,
        /// Length of the requested value in bytes.
        value_bytes: usize,
    },
    /// Stores one value, sent in pieces.
    Bulk {
        /// Length of the value in bytes.
        value_bytes: usize,
        /// Bytes in each write.
        piece_bytes: usize,
    },
    /// Publishes to one channel; the next messages follow once all subscribers have received the last ones.
    Publish {
        /// Connections that are subscribed.
        subscribers: usize,
        /// Number of messages that are sent in one write.
        in_flight: usize,
        /// Milliseconds before the measured window.
        warm_up_ms: u64,
        /// Length of the measured window in milliseconds.
        measure_ms: u64,
    },
    /// Stores keys that all expire at the same time, and sends `PING`s until the last of them has been removed.
    Expire {
        /// Number of keys.
        keys: u64,
    },
    /// Sends an expensive command on one connection, and `PING`s on another one in the meantime.
    Waits {
        /// The expensive command.
        heavy: Heavy,
        /// Amount of work for it.
        amount: Amount,
    },
}

/// The closed loop's settings.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ClosedLoop {
    /// Requests to send.
    pub workload: Workload,
    /// Number of connections.
    pub connections: usize,
    /// Milliseconds of load before the measured window.
    pub warm_up_ms: u64,
    /// Length of the measured window in milliseconds.
    pub measure_ms: u64,
    /// `true` to poll for replies instead of sleeping. A load that sleeps has to be woken, and the cost of waking it
    /// falls on the server that sends the reply.
    pub spin: bool,
}

/// Result of a job.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Single numbers.
    pub metrics: Metrics,
    /// Latencies: the share of requests answered within a number of microseconds, as `(share, microseconds)`.
    pub percentiles: Vec<(f64, f64)>,
}

impl Outcome {
    fn set(&mut self, name: &str, value: f64) {
        self.metrics.insert(name.to_owned(), value);
    }

    /// Renames a metric, for jobs that count something other than requests.
    fn rename(&mut self, from: &str, to: &str) {
        if let Some(value) = self.metrics.remove(from) {
            self.set(to, value);
        }
    }
}

/// Runs the job in this process.
///
/// # Errors
///
/// When the server cannot be reached, answers wrongly, or does not answer at all.
pub fn run(spec: &Spec) -> Result<Outcome, LoadError> {
    affinity::pin(&spec.cpus)?;
    match &spec.job {
        Job::Fill { from, to, value_bytes } => fill::run(spec, *from, *to, *value_bytes),
        Job::Closed(settings) => closed::run(spec, settings),
        Job::Open { workload, connections, rate, warm_up_ms, measure_ms } => open::run(
            spec,
            workload,
            *connections,
            *rate,
            Duration::from_millis(*warm_up_ms),
            Duration::from_millis(*measure_ms),
        ),
        Job::Idle { counts, rest_ms } => idle::run(spec, counts, Duration::from_millis(*rest_ms)),
        Job::Accept { measure_ms } => accept::run(spec, Duration::from_millis(*measure_ms)),
        Job::Flood { limit_bytes, value_bytes } => flood::run(spec, *limit_bytes, *value_bytes),
        Job::Bulk { value_bytes, piece_bytes } => bulk::run(spec, *value_bytes, *piece_bytes),
        Job::Publish { subscribers, in_flight, warm_up_ms, measure_ms } => publish::run(
            spec,
            *subscribers,
            *in_flight,
            Duration::from_millis(*warm_up_ms),
            Duration::from_millis(*measure_ms),
        ),
        Job::Expire { keys } => expire::run(spec, *keys),
        Job::Waits { heavy, amount } => waits::run(spec, *heavy, *amount),
    }
}

/// Runs the job in a separate process, which runs this same program.
///
/// # Errors
///
/// Those of [`run`], and a process that cannot be started.
pub fn spawn(spec: &Spec) -> Result<Outcome, LoadError> {
    start(spec)?.finish()
}

/// A load process that is running.
#[derive(Debug)]
pub struct Running(std::process::Child);

/// Starts the load process and returns at once.
///
/// # Errors
///
/// When the process cannot be started.
pub fn start(spec: &Spec) -> Result<Running, LoadError> {
    let text = serde_json::to_string(spec).map_err(io::Error::from)?;
    let child = Command::new(env::current_exe()?)
        .args(["load", &text])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    Ok(Running(child))
}

impl Running {
    /// Waits for the result.
    ///
    /// # Errors
    ///
    /// When the job failed.
    pub fn finish(self) -> Result<Outcome, LoadError> {
        let output = self.0.wait_with_output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(LoadError::Process(said.trim().to_owned()));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| LoadError::Process(error.to_string()))
    }
}

/// State of both processes at the start of a measured window.
struct Window {
    began: Instant,
    server_pid: u32,
    server: Account,
    load: Account,
}

impl Window {
    fn open(spec: &Spec) -> io::Result<Self> {
        Ok(Self {
            server_pid: spec.server_pid,
            server: Account::of(spec.server_pid)?,
            load: Account::of(std::process::id())?,
            began: Instant::now(),
        })
    }

    /// Ends the window, during which `requests` were answered.
    fn close(&self, requests: f64, outcome: &mut Outcome) -> io::Result<()> {
        let seconds = self.began.elapsed().as_secs_f64();
        let server = Account::of(self.server_pid)?.since(&self.server);
        let load = Account::of(std::process::id())?.since(&self.load);
        let per_request = |ns: u64| ns as f64 / 1e3 / requests;
        let share = |ns: u64| ns as f64 / 1e9 / seconds;
        outcome.set("requests", requests);
        outcome.set("seconds", seconds);
        outcome.set("requests_per_second", requests / seconds);
        outcome.set("server_cpu_us_per_request", per_request(server.cpu_ns));
        outcome.set("server_user_us_per_request", per_request(server.user_ns));
        outcome.set("server_system_us_per_request", per_request(server.system_ns));
        outcome.set("server_sleeps_per_request", server.sleeps as f64 / requests);
        outcome.set("server_preemptions_per_request", server.preemptions as f64 / requests);
        outcome.set("server_busy_cores", share(server.cpu_ns));
        outcome.set("server_waited_cores", share(server.wait_ns));
        outcome.set("load_busy_cores", share(load.cpu_ns));
        outcome.set("load_waited_cores", share(load.wait_ns));
        Ok(())
    }
}
