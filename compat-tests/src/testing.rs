//! Helpers for tests of whole servers.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use guide::check_port::compile;
use guide::lessons::{Side, build_some};
use guide::workspace_root;
pub use player::reply::command as encode;
use rustix::process::{Pid, Signal, kill_process};

use crate::servers::{Binary, Kind, Server};

/// Pause between two attempts.
const PAUSE: Duration = Duration::from_millis(5);

/// Turns each function that takes a [`Kind`](crate::servers::Kind) into a test for `legacy` and one for `modern`.
#[macro_export]
macro_rules! on_both {
    ($($test:ident)*) => {
        mod legacy {
            $(#[test] fn $test() { super::$test($crate::servers::Kind::Legacy); })*
        }
        mod modern {
            $(#[test] fn $test() { super::$test($crate::servers::Kind::Modern); })*
        }
    };
}

/// Returns the program of `legacy` or `modern`, which is built once for all tests in a process.
///
/// # Panics
///
/// When it does not compile, or when there is no such program.
#[must_use]
pub fn program(kind: Kind) -> &'static Binary {
    static LEGACY: OnceLock<Binary> = OnceLock::new();
    static MODERN: OnceLock<Binary> = OnceLock::new();
    let place = if kind == Kind::Legacy { &LEGACY } else { &MODERN };
    place.get_or_init(|| kind.binary().expect("the server is built").expect("it has a program"))
}

/// Compiles a stored wrong port of a lesson into `folder`, and returns the program.
///
/// # Panics
///
/// When there is no such port, or it does not compile.
#[must_use]
pub fn wrong_port(lesson: &str, port: &str, folder: &Path) -> PathBuf {
    let built = build_some(Side::Modern, &[lesson.to_owned()]).expect("the lesson is built");
    let source = workspace_root().join(format!("compat-tests/lessons/ports/{lesson}/{port}.rs"));
    let program = folder.join(port);
    compile(&source, &program, &built).expect("a stored port compiles");
    program
}

/// Repeats a question until it has an answer, and returns that.
///
/// # Panics
///
/// When there is no answer within `limit`.
#[track_caller]
pub fn until<T>(what: &str, limit: Duration, mut question: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + limit;
    loop {
        if let Some(answer) = question() {
            return answer;
        }
        assert!(Instant::now() < deadline, "{what}: not within {limit:?}");
        thread::sleep(PAUSE);
    }
}

/// Sends a signal to a server: `TERM`, `INT` and so on.
///
/// # Panics
///
/// When the server has ended, or when `name` is not a known signal.
pub fn signal(server: &Server, name: &str) {
    signal_process(server.id(), name);
}

/// Sends a signal to a child process.
///
/// # Panics
///
/// When the process has ended, or when `name` is not a known signal.
pub fn signal_process(id: u32, name: &str) {
    let signal = match name {
        "TERM" => Signal::TERM,
        "INT" => Signal::INT,
        "HUP" => Signal::HUP,
        "QUIT" => Signal::QUIT,
        "STOP" => Signal::STOP,
        "CONT" => Signal::CONT,
        "KILL" => Signal::KILL,
        _ => panic!("{name} is no signal that tests send"),
    };
    let id = Pid::from_raw(id.try_into().expect("a process id is positive")).expect("it is not zero");
    kill_process(id, signal).expect("the process has not been waited for");
}

/// Waits for a server to end.
///
/// # Panics
///
/// When it has not ended after `limit`.
#[track_caller]
pub fn ended(server: &mut Server, limit: Duration) -> ExitStatus {
    until("the server ends", limit, || server.ended().expect("it can be waited for"))
}

/// Runs a server that must refuse to start, which means that it ends with an exit code other than 0 and without a
/// panic. Returns what it printed to stdout and to stderr.
///
/// # Panics
///
/// When the server does not refuse within `limit`.
#[track_caller]
pub fn refused(mut command: Command, limit: Duration) -> [String; 2] {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can be run");
    let deadline = Instant::now() + limit;
    while child.try_wait().expect("it can be waited for").is_none() {
        if Instant::now() > deadline {
            child.kill().expect("it runs");
            panic!("{command:?} is not refused");
        }
        thread::sleep(PAUSE);
    }
    let Output { status, stdout, stderr } = child.wait_with_output().expect("its output can be read");
    let [stdout, stderr] = [stdout, stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(status.code().is_some_and(|code| code != 0), "{status}: {stdout}{stderr}");
    assert!(!stderr.contains("panicked") && !stderr.contains("backtrace"), "{stderr}");
    [stdout, stderr]
}
