//! The log of a server process, on stderr.
//!
//! ***Logging never waits and never fails.** A thread of its own writes the lines. Lines that it cannot write in time
//! (to a pipe that nobody reads) or at all (to a full disk, or a closed pipe) are dropped and counted, and the count is
//! logged once writing works again. A peer cannot fill the log by repeating something: of each kind of line only so
//! many are logged within a window of time, and the others are counted.
//!
//! `tracing-appender` also writes on a thread of its own. But it bounds the number of lines and not of bytes, does not
//! log how many it dropped, and its guard prints to stdout, which panics when stdout is closed.

mod limiter;
mod writer;

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::AsFd;
use std::panic::PanicHookInfo;
use std::sync::OnceLock;
use std::time::Duration;

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::Log;
use limiter::Limits;
use writer::Writer;

/// Longest time that the end of the process waits for the last lines to be written.
const FLUSH: Duration = Duration::from_secs(1);

/// Number of characters that a report shows of the example for the lines left out.
const MESSAGE: usize = 120;

/// Returns the process's only writer to stderr.
fn stderr() -> &'static Writer {
    static WRITER: OnceLock<Writer> = OnceLock::new();
    // Not `io::stderr()` itself: its lock would be held for as long as a write takes.
    WRITER.get_or_init(|| match io::stderr().as_fd().try_clone_to_owned() {
        Ok(descriptor) => Writer::start(File::from(descriptor), Limits::default()),
        // There are no file descriptors left; the start of the server will fail and say so.
        Err(_) => Writer::start(io::stderr(), Limits::default()),
    })
}

/// Starts to log the events that `level` admits; panics are logged as errors. A second call changes nothing, and a
/// subscriber that the program has set before stays.
pub fn start(level: Log) {
    std::panic::set_hook(Box::new(log_panic));
    let Some(level) = level.level() else { return };
    let lines = fmt::layer()
        .with_ansi(io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()))
        // Otherwise the subscriber would print its own errors straight to stderr, which may wait or panic.
        .log_internal_errors(false)
        .with_writer(|| stderr().clone());
    let subscriber = tracing_subscriber::registry().with(LevelFilter::from_level(level)).with(Gate).with(lines);
    let _ = subscriber.try_init();
}

/// Lets a bounded number of lines of each kind pass. Lines of levels that the default leaves out are not bounded:
/// whoever chose such a level wants to see every line.
struct Gate;

impl<S: Subscriber> Layer<S> for Gate {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        let metadata = event.metadata();
        *metadata.level() > Level::INFO || stderr().admits(&metadata.callsite(), || message(event))
    }
}

/// Returns the text of an event, shortened and without control characters.
fn message(event: &Event<'_>) -> String {
    struct Message(String);
    impl Visit for Message {
        fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
            if field.name() == "message" {
                self.0 = format!("{value:?}");
            }
        }
    }
    let mut message = Message(String::new());
    event.record(&mut message);
    message.0.chars().take(MESSAGE).map(|char| if char.is_control() { ' ' } else { char }).collect()
}

/// Writes a line for the person who started the server, regardless of the level.
pub fn say(line: &str) {
    stderr().push(format!("{line}\n").as_bytes());
}

/// Waits until all lines are written, at most a second. Called before the process ends.
pub fn flush() {
    stderr().flush(FLUSH);
}

/// Logs a panic. It replaces the hook of std, which prints to stderr and waits for that.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let payload = panic.payload();
    let said = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
    let said = said.unwrap_or("a value that is no text");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current();
    let thread = thread.name().unwrap_or("?");
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        tracing::error!(place, thread, "panicked: {said}\n{backtrace}");
    } else {
        tracing::error!(place, thread, "panicked: {said}");
    }
    if thread == "main" {
        // A panic of the main thread ends the process.
        flush();
    }
}
