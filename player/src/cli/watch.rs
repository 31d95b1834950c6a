//! `wire-player watch`.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::{Failure, save, save_report, stopped_by_signals};
use crate::watch::Watch;

/// Pause between two checks for the end of the watch.
const PAUSE: Duration = Duration::from_millis(50);

#[derive(Debug, clap::Args)]
#[command(
    after_help = "It ends with SIGINT or SIGTERM, after --for, or when the processes have ended. It fails when the \
    new one has ended, or when its memory, file descriptors or threads grow and the old one's do not."
)]
pub(super) struct Arguments {
    /// Process id of the old service
    #[arg(long, value_name = "PID")]
    old: Option<u32>,

    /// Process id of the new service
    #[arg(long, value_name = "PID")]
    new: u32,

    /// Time between two samples, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0)]
    every: f64,

    /// Length of the watch, in seconds [default: until a signal]
    #[arg(long = "for", value_name = "SECONDS")]
    limit: Option<f64>,

    /// Write the samples as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Write a page of HTML; sections of other commands in an existing page stay
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let seconds = |given: f64| {
        let time = Duration::try_from_secs_f64(given).ok().filter(|time| !time.is_zero());
        time.ok_or_else(|| Failure::Usage(format!("{given} is no number of seconds to wait")))
    };
    let every = seconds(arguments.every)?;
    let limit = arguments.limit.map(seconds).transpose()?;
    let stop = stopped_by_signals()?;
    let old = arguments.old.map(|pid| ("old", pid));
    let processes: Vec<(&str, u32)> = old.into_iter().chain([("new", arguments.new)]).collect();
    let mut watch = Watch::begin(&processes).map_err(|error| Failure::Usage(error.to_string()))?;
    let began = Instant::now();
    let ends = || stop.load(Ordering::SeqCst) || limit.is_some_and(|limit| began.elapsed() >= limit);
    'watch: while watch.look() {
        let looked = Instant::now();
        while looked.elapsed() < every {
            if ends() {
                break 'watch;
            }
            std::thread::sleep(PAUSE.min(every));
        }
    }
    print!("{}", watch.table());
    save(arguments.json.as_ref(), || watch.json())?;
    save_report(arguments.report.as_ref(), || watch.html())?;
    Ok(watch.complaints().is_empty())
}
