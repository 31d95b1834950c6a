//! Plays recorded sessions to services, and compares the answers.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::order::Order;
use super::{SESSION, SessionReader};
use crate::play::{Outcome, Player, Target};
use crate::report::Played;
use crate::script::template::Variables;
use crate::script::{LoadError, Masked};

/// Stack size of a thread that plays a session, in bytes.
const STACK: usize = 512 * 1024;

/// Options with which sessions are played.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplayOptions {
    /// Longest time that a step may take.
    pub timeout: Duration,
    /// Choice of the sessions that run at the same time.
    pub concurrency: Concurrency,
    /// `true` to wait before each send for as long as in the recording.
    pub keep_time: bool,
    /// Shell command that is run before each pass.
    pub reset: Option<String>,
    /// `true` to go on after any number of differences.
    pub never_give_up: bool,
    /// Values that are masked in every session, in addition to those that the session itself masks.
    pub masks: Vec<Masked>,
    /// `true` to keep complete transcripts instead of only the differences.
    pub transcript: bool,
}

impl ReplayOptions {
    /// Returns options with this timeout for each step. Sessions run at the same time as they did when they were
    /// recorded, and nothing is masked or reset.
    ///
    /// ```
    /// use std::time::Duration;
    /// use wire_player::session::replay::{Concurrency, ReplayOptions};
    ///
    /// let mut options = ReplayOptions::new(Duration::from_secs(10));
    /// options.concurrency = Concurrency::Jobs(4);
    /// options.masks.push("date".parse().unwrap());
    /// ```
    #[must_use]
    pub fn new(timeout: Duration) -> Self {
        Self {
            timeout,
            concurrency: Concurrency::AsRecorded,
            keep_time: false,
            reset: None,
            never_give_up: false,
            masks: Vec::new(),
            transcript: false,
        }
    }
}

/// Choice of the sessions that run at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Concurrency {
    /// Those that ran at the same time when they were recorded.
    AsRecorded,
    /// Only one: sessions run one after the other.
    InOrder,
    /// This number of sessions at a time, regardless of the recording.
    Jobs(usize),
}

/// Result of playing sessions to several targets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passes {
    /// The sessions, each with an outcome for each target.
    pub played: Vec<Played>,
    /// Duration of the recording.
    pub recorded: Duration,
    /// For each target, the time that all sessions took.
    pub took: Vec<(String, Duration)>,
}

/// Reason why sessions were not played.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// A session could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The command that resets the services failed.
    #[error("`{command}` failed: {why}")]
    Reset {
        /// The command.
        command: String,
        /// The error, or the exit status of the command.
        why: String,
    },
}

/// A session to be played.
struct Planned {
    file: PathBuf,
    name: String,
    opened: u64,
}

/// Plays the sessions in `files` to each target in turn. Whenever a session ends, `progress` is called with the name of
/// the target, the number of sessions that have ended, and their total.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use std::io::{Read, Write};
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let address = listener.local_addr()?;
/// # std::thread::spawn(move || {
/// #     for mut client in listener.incoming().flatten() {
/// #         while client.read(&mut [0; 64]).is_ok_and(|count| count > 0) {
/// #             let _ = client.write_all(b"PONG\n");
/// #         }
/// #     }
/// # });
/// use std::time::Duration;
/// use wire_player::play::Target;
/// use wire_player::session::replay::{ReplayOptions, replay};
///
/// // A service at `address` that answers each line by `PONG`, and a session of one that answered `HELLO`.
/// let folder = tempfile::tempdir()?;
/// let session = folder.path().join("000001.session");
/// std::fs::write(&session, "framing lines\n\n@at 0.1\nraw> \"PING\\n\"\n@at 0.2\nraw< \"HELLO\\n\"\n")?;
/// let options = ReplayOptions::new(Duration::from_secs(10));
/// let progress = |target: &str, ended, of| eprintln!("{target}: {ended} of {of}");
/// let passes = replay(&[session], &[Target::new("service", address)], &options, &progress)?;
/// assert!(!passes.played[0].passed());
/// assert!(passes.played[0].first_difference().is_some_and(|text| text.contains("PONG")));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// A session that cannot be read, or a reset that fails.
pub fn replay(
    files: &[PathBuf],
    targets: &[Target],
    options: &ReplayOptions,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Passes, ReplayError> {
    let (mut planned, recorded) = plan(files)?;
    planned.sort_by_key(|session| session.opened);
    let mut passes = Passes { recorded, ..Passes::default() };
    passes.played = planned.iter().map(|one| Played { script: one.name.clone(), outcomes: Vec::new() }).collect();
    for target in targets {
        if let Some(command) = &options.reset {
            reset(command)?;
        }
        let begun = Instant::now();
        let outcomes = pass(&planned, target, options, progress);
        passes.took.push((target.name.clone(), begun.elapsed()));
        for (played, outcome) in passes.played.iter_mut().zip(outcomes) {
            played.outcomes.push((target.name.clone(), outcome));
        }
    }
    Ok(passes)
}

/// Reads each session once, so that syntax errors are found before anything is played.
fn plan(files: &[PathBuf]) -> Result<(Vec<Planned>, Duration), LoadError> {
    let mut planned = Vec::with_capacity(files.len());
    let (mut first, mut last) = (u64::MAX, 0);
    for file in files {
        let mut reader = SessionReader::open(file)?;
        let opened = reader.header().opened.unwrap_or(0);
        first = first.min(opened);
        while let Some(step) = reader.step()? {
            last = last.max(step.at.unwrap_or(opened));
        }
        planned.push(Planned { file: file.clone(), name: reader.header().name.clone(), opened });
    }
    Ok((planned, Duration::from_micros(last.saturating_sub(first))))
}

fn reset(command: &str) -> Result<(), ReplayError> {
    let failed = |why: String| ReplayError::Reset { command: command.to_owned(), why };
    let status = Command::new("sh").args(["-c", command]).status().map_err(|error| failed(error.to_string()))?;
    if status.success() { Ok(()) } else { Err(failed(status.to_string())) }
}

fn pass(
    planned: &[Planned],
    target: &Target,
    options: &ReplayOptions,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Vec<Outcome> {
    let opened: Vec<u64> = planned.iter().map(|session| session.opened).collect();
    let order = Order::new(&opened);
    let shared = Mutex::new(Variables::new());
    let began = Instant::now();
    let outcomes: Vec<Mutex<Outcome>> = planned.iter().map(|_| Mutex::default()).collect();
    let ended = Mutex::new(0);
    let play_one = |number: usize, order: Option<&Order>| {
        let context = Context { order, number, began: options.keep_time.then_some(began), shared: &shared };
        let outcome = play_session(&planned[number].file, target, options, context);
        *outcomes[number].lock().unwrap_or_else(PoisonError::into_inner) = outcome;
        let mut ended = ended.lock().unwrap_or_else(PoisonError::into_inner);
        *ended += 1;
        progress(&target.name, *ended, planned.len());
    };
    match options.concurrency {
        Concurrency::InOrder => (0..planned.len()).for_each(|number| play_one(number, None)),
        Concurrency::Jobs(jobs) => {
            let next = Mutex::new(0..planned.len());
            thread::scope(|scope| {
                for _ in 0..jobs.clamp(1, planned.len().max(1)) {
                    scope.spawn(|| {
                        while let Some(number) = { next.lock().unwrap_or_else(PoisonError::into_inner).next() } {
                            play_one(number, None);
                        }
                    });
                }
            });
        }
        Concurrency::AsRecorded => thread::scope(|scope| {
            for (number, session) in planned.iter().enumerate() {
                // Waiting here limits the number of threads to that of connections that were open at the same time.
                order.wait_turn(number, session.opened);
                let (order, play_one) = (&order, &play_one);
                let begun = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
                    play_one(number, Some(order));
                });
                if begun.is_err() {
                    order.finish(number);
                    let mut outcome = outcomes[number].lock().unwrap_or_else(PoisonError::into_inner);
                    outcome.fail(SESSION, "the system gives no further thread");
                }
            }
        }),
    }
    outcomes.into_iter().map(|outcome| outcome.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

/// State that a session shares with the others that are played with it.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) order: Option<&'a Order>,
    pub(crate) number: usize,
    /// Start of the pass, if the recording's times are kept.
    pub(crate) began: Option<Instant>,
    pub(crate) shared: &'a Mutex<Variables>,
}

fn play_session(file: &Path, target: &Target, options: &ReplayOptions, context: Context<'_>) -> Outcome {
    let done = Done(context);
    let mut reader = match SessionReader::open(file) {
        Ok(reader) => reader.masking(&options.masks),
        Err(error) => return Outcome::failed(SESSION, error.to_string()),
    };
    if let Some(reason) = reader.header().skip_reason(&target.name) {
        return Outcome::skipped(reason);
    }
    let begun = Instant::now();
    let mut player = Player::of_session(reader.header(), target, options.timeout, context, options.transcript);
    if options.never_give_up {
        player.never_give_up();
    }
    let outcome = loop {
        match reader.step() {
            Ok(Some(step)) => {
                if player.session_step(&step).is_err() {
                    break player.into_outcome();
                }
            }
            Ok(None) => break player.into_outcome(),
            Err(error) => break Outcome::failed(SESSION, error.to_string()),
        }
    };
    drop(done);
    Outcome { elapsed: begun.elapsed(), ..outcome }
}

/// Lets the other sessions go on once this session ends, however it ends.
struct Done<'a>(Context<'a>);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        if let Some(order) = self.0.order {
            order.finish(self.0.number);
        }
    }
}
