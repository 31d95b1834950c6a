//! Helpers for all topics: child processes for code that aborts, hangs or exits, and the messages of panics.

use std::any::Any;
use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::process::ExitStatusExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Child, Command, Stdio, exit};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Variable in the environment of a child with the name of the function to run.
const PART: &str = "BEHAVIOUR_CHILD";

/// First line of a child's output. If it is missing, the filter has matched no test, and nothing is proven.
const STARTED: &str = "child started";

/// Longest time that an expected event may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// Time for which code in this process is observed that should wait.
pub(crate) const GLANCE: Duration = Duration::from_millis(200);

/// Time for which a child that hangs is observed after its last line.
const WATCH: Duration = Duration::from_millis(1500);

/// Runs functions of no arguments, each in a process of its own and all at the same time:
/// `let [legacy, modern] = in_children!(b05_legacy, b05_modern);`.
///
/// It evaluates to an array of [`Process`], and has to be the first thing that a test does: the child is this test
/// binary, filtered to the enclosing test. A child ends with exit code 0 when its function returns, and with 101 when
/// it panics.
macro_rules! in_children {
    ($($part:ident),+ $(,)?) => {{
        fn here() {}
        $crate::common::start(
            std::any::type_name_of_val(&here),
            [$((stringify!($part), $part as fn())),+],
        )
    }};
}
pub(crate) use in_children;

/// A child process that was started and not waited for yet.
pub(crate) struct Process {
    part: &'static str,
    child: Child,
    /// Each line with the time at which it was read.
    lines: Receiver<(Instant, String)>,
    last_line_at: Instant,
    /// `None` once it has been taken.
    stderr: Option<JoinHandle<String>>,
    stdout: Vec<String>,
}

/// End of a child process, and its output.
#[derive(Debug)]
pub(crate) struct Ending {
    /// The exit code; `None` when a signal ended the child.
    pub(crate) code: Option<i32>,
    /// The signal that ended the child, such as 6 for SIGABRT.
    pub(crate) signal: Option<i32>,
    /// Lines that the function has printed on standard output.
    pub(crate) stdout: Vec<String>,
    /// All of standard error, panic messages included.
    pub(crate) stderr: String,
}

impl Ending {
    /// Returns whether the function printed `line` on standard output.
    pub(crate) fn said(&self, line: &str) -> bool {
        self.stdout.iter().any(|said| said == line)
    }
}

/// Starts the children for [`in_children!`]; `inside` is the path of an item in the test.
pub(crate) fn start<const N: usize>(inside: &str, parts: [(&'static str, fn()); N]) -> [Process; N] {
    if let Ok(asked) = std::env::var(PART) {
        let (_, part) = parts.into_iter().find(|(name, _)| *name == asked).expect("a part of this test");
        // A child that hangs must not outlive its parent, which holds the other end. The child reads with a descriptor
        // of its own, since a test may replace standard input.
        let mut parent = std::fs::File::open("/dev/stdin").unwrap();
        thread::spawn(move || {
            let _ = parent.read(&mut [0]);
            exit(1);
        });
        // The test harness has not ended its line `test …`.
        println!("\n{STARTED}");
        part();
        exit(0);
    }
    let test = inside
        .split_once("::")
        .and_then(|(_crate, path)| path.strip_suffix("::here"))
        .expect("the path of a function inside a test of this crate");
    parts.map(|(part, _)| Process::start(test, part))
}

impl Process {
    fn start(test: &str, part: &'static str) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture", "--test-threads=1"])
            .env(PART, part)
            .env_remove("RUST_BACKTRACE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let mut stderr = child.stderr.take().unwrap();
        let (said, lines) = channel();
        thread::spawn(move || {
            let own_lines = stdout.lines().map_while(Result::ok).skip_while(|line| line != STARTED);
            for line in own_lines {
                if said.send((Instant::now(), line)).is_err() {
                    break;
                }
            }
        });
        let stderr = thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            text
        });
        Process { part, child, lines, last_line_at: Instant::now(), stderr: Some(stderr), stdout: Vec::new() }
    }

    /// Waits for the end of the child. Panics if it does not end.
    pub(crate) fn ends(mut self) -> Ending {
        let deadline = Instant::now() + PATIENCE;
        while self.next_line(deadline) {}
        self.ending()
    }

    /// Waits for `line`, which may come more than once, and then checks that the child hangs. Panics if it ends, prints
    /// another line, or never prints `line`.
    pub(crate) fn hangs_after(mut self, line: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.stdout.last().is_none_or(|last| last != line) {
            assert!(self.next_line(deadline), "{:#?}", self.ending());
        }
        loop {
            let watched = self.last_line_at.elapsed();
            match self.lines.recv_timeout(WATCH.saturating_sub(watched)) {
                Err(RecvTimeoutError::Timeout) => break,
                Ok((at, again)) if again == line => self.last_line_at = at,
                Ok((_, other)) => panic!("{} went on after {line:?}: {other:?}", self.part),
                Err(RecvTimeoutError::Disconnected) => panic!("{:#?}", self.ending()),
            }
        }
    }

    /// Reads the next line into `stdout`. Returns `false` if standard output is closed.
    fn next_line(&mut self, deadline: Instant) -> bool {
        match self.lines.recv_timeout(deadline - Instant::now()) {
            Ok((at, line)) => {
                self.last_line_at = at;
                self.stdout.push(line);
            }
            Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => {
                panic!("{} hangs; it said {:?}", self.part, self.stdout);
            }
        }
        true
    }

    /// Waits for the end of a child whose standard output is closed.
    fn ending(mut self) -> Ending {
        let status = self.child.wait().unwrap();
        assert_eq!(
            self.stdout.first().map(String::as_str),
            Some(STARTED),
            "the child for {} ran another test",
            self.part,
        );
        Ending {
            code: status.code(),
            signal: status.signal(),
            stdout: self.stdout.split_off(1),
            stderr: self.stderr.take().unwrap().join().unwrap(),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only if the child has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the message with which `body` panics. Panics if it does not, or if the message is no text.
pub(crate) fn panic_message<T>(body: impl FnOnce() -> T) -> String {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(_) => panic!("no panic"),
        Err(payload) => message(&*payload),
    }
}

/// Returns the text in the payload of a panic, such as that of `JoinError::into_panic`.
pub(crate) fn message(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        payload.downcast_ref::<&str>().expect("text").to_string()
    }
}

/// A blocking section that begins, waits and ends on command.
pub(crate) struct Section {
    /// Reports that the section has begun.
    begun: Sender<()>,
    /// Ends when its sender is dropped.
    gate: Receiver<()>,
    /// Reports that the section has ended.
    done: Sender<()>,
}

/// The other ends of a [`Section`].
pub(crate) struct Control {
    /// Receives the report that the section has begun.
    pub(crate) begun: Receiver<()>,
    /// Lets the section end when it is dropped.
    pub(crate) gate: Sender<()>,
    /// Receives the report that the section has ended.
    pub(crate) done: Receiver<()>,
}

/// Returns a blocking section, and its control.
pub(crate) fn section() -> (Section, Control) {
    let (begun, has_begun) = channel();
    let (open, gate) = channel();
    let (done, is_done) = channel();
    let control = Control { begun: has_begun, gate: open, done: is_done };
    (Section { begun, gate, done }, control)
}

impl Section {
    /// Runs until the gate is open.
    pub(crate) fn run(&self) {
        self.begun.send(()).unwrap();
        let opened = self.gate.recv_timeout(PATIENCE);
        assert_eq!(opened, Err(RecvTimeoutError::Disconnected));
        // The receiver may have been dropped.
        let _ = self.done.send(());
    }
}
