//! `wire-player play`.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use super::{Failure, save, save_report, step_timeout};
use crate::output::{self, Results};
use crate::play::Target;
use crate::report::print_results;
use crate::script::{Masked, load_all};
use crate::session::learn::learn;
use crate::session::replay::{Concurrency, Passes, ReplayOptions, replay};
use crate::session::{self, EXTENSION};
use crate::targets;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Recorded sessions or folders of them; or scripts, or folders of `*.script` files
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// Running service to play to; may be given several times. It receives nothing but the steps of sessions and
    /// scripts. Scripts mark steps for a target by its name
    #[arg(long = "target", value_name = "NAME=ADDRESS", required = true)]
    targets: Vec<Target>,

    /// Mask these values in sessions: header:NAME, regex:EXPRESSION, date, uuid, int, hex, token, line
    #[arg(long = "mask", value_name = "MASK")]
    masks: Vec<Masked>,

    /// Play sessions twice to the first target, and mask in their files what it does not repeat
    #[arg(long)]
    learn: bool,

    /// Run this shell command before each pass over the sessions, since equal answers need an equal state
    #[arg(long, value_name = "COMMAND")]
    reset: Option<String>,

    /// Play sessions one after the other, and not at the same time as when they were recorded
    #[arg(long, conflicts_with = "jobs")]
    in_order: bool,

    /// Play so many sessions at the same time, regardless of the recording
    #[arg(long, value_name = "COUNT")]
    jobs: Option<usize>,

    /// Wait before each send as long as in the recording, for services whose answers depend on time
    #[arg(long)]
    keep_time: bool,

    /// Fail when a later target takes so many times as long for all sessions as the first, and half a second more: it
    /// then serves requests in turn that the first serves at the same time
    #[arg(long, value_name = "RATIO", default_value = "2")]
    slower: f64,

    /// Send FLUSHALL before each script, which deletes ALL data of a Redis-compatible target
    #[arg(long)]
    flush: bool,

    /// Also play scripts that ask for a server with certain flags
    #[arg(long)]
    flags_are_set: bool,

    /// Play only sessions and scripts with this text in their names
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Print complete transcripts, with the differences marked
    #[arg(long)]
    transcript: bool,

    /// Longest time that a step may take, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = step_timeout())]
    timeout: u64,

    /// Write the results as JUnit XML
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,

    /// Write the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Write a page of HTML; sections of other commands in an existing page stay
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let timeout = Duration::from_millis(arguments.timeout);
    let mut files = session::files(&arguments.paths)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == EXTENSION));
    if let Some(filter) = &arguments.filter {
        files.retain(|file| file.to_string_lossy().contains(filter));
    }
    targets::reach(&arguments.targets, timeout)?;
    let passes = if files.is_empty() { play_scripts(arguments, timeout)? } else { play_sessions(arguments, &files)? };
    if arguments.transcript {
        passes.played.iter().for_each(|one| println!("{}", one.transcript()));
    }
    let slower = slower(&passes, arguments.slower);
    let passed = print_results(&passes.played);
    if let Some(slower) = &slower {
        println!("{slower}");
    }
    let results = Results { passes: &passes, slower: slower.as_deref() };
    save(arguments.junit.as_ref(), || output::junit(&results))?;
    save(arguments.json.as_ref(), || output::json(&results))?;
    save_report(arguments.report.as_ref(), || output::html(&results))?;
    Ok(passed && slower.is_none())
}

fn play_scripts(arguments: &Arguments, timeout: Duration) -> Result<Passes, Failure> {
    let mut scripts = load_all(&arguments.paths)?;
    if let Some(filter) = &arguments.filter {
        scripts.retain(|script| script.name.contains(filter));
    }
    if scripts.is_empty() {
        return Err(Failure::Usage("there is nothing to play".into()));
    }
    let options = targets::PlayOptions { flush: arguments.flush, flags_are_set: arguments.flags_are_set, timeout };
    let played = targets::play_all(&scripts, &arguments.targets, &options);
    Ok(Passes { played, ..Passes::default() })
}

fn play_sessions(arguments: &Arguments, files: &[PathBuf]) -> Result<Passes, Failure> {
    let options = ReplayOptions {
        timeout: Duration::from_millis(arguments.timeout),
        concurrency: match arguments.jobs {
            Some(jobs) => Concurrency::Jobs(jobs),
            None if arguments.in_order => Concurrency::InOrder,
            None => Concurrency::AsRecorded,
        },
        keep_time: arguments.keep_time,
        reset: arguments.reset.clone(),
        never_give_up: false,
        masks: arguments.masks.clone(),
        transcript: arguments.transcript,
    };
    if let (true, Some(first)) = (arguments.learn, arguments.targets.first()) {
        let learned = learn(files, first, &options, &progress)?;
        learned.iter().for_each(|one| println!("{one}"));
        println!("{} places of the sessions were looked at", learned.len());
    }
    Ok(replay(files, &arguments.targets, &options, &progress)?)
}

/// Shows the progress of a long run, on a terminal.
fn progress(target: &str, ended: usize, of: usize) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let line_end = if ended == of { "\n" } else { "" };
        let _ = write!(stderr, "\r{target}: {ended} of {of} sessions{line_end}");
    }
}

/// Returns a message if a target took so much longer than the first that it probably serves requests in turn.
fn slower(passes: &Passes, ratio: f64) -> Option<String> {
    let ((first, reference), others) = passes.took.split_first()?;
    others.iter().find_map(|(name, took)| {
        let limit = reference.mul_f64(ratio.clamp(1.0, 1e6)) + Duration::from_millis(500);
        (*took > limit).then(|| {
            format!(
                "slower: {name} took {:.1} s for what {first} did in {:.1} s (recorded in {:.1} s): is in turn what was \
                 at once?",
                took.as_secs_f64(),
                reference.as_secs_f64(),
                passes.recorded.as_secs_f64()
            )
        })
    })
}
