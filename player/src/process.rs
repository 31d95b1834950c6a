//! Programs that are started, watched and stopped, such as the services under test, with their output.

use std::borrow::Cow;
use std::io::{self, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, kill_process, kill_process_group};

pub use rustix::process::Signal;

/// Number of bytes of a stream that are kept. Any further bytes are read and dropped, so that a program that prints
/// endlessly neither blocks nor fills the memory.
const MAX_KEPT: usize = 16 * 1024 * 1024;

/// Longest wait for the rest of a program's output after its end.
const LAST_OUTPUT: Duration = Duration::from_secs(2);

/// Pause between two checks of a program that is waited for.
const PAUSE: Duration = Duration::from_millis(2);

/// The captured output of a program: the bytes so far, when they came, and whether the stream has ended.
///
/// ```
/// use std::process::Command;
/// use std::time::{Duration, Instant};
/// use wire_player::process::Process;
///
/// # fn main() -> std::io::Result<()> {
/// let process = Process::start(Command::new("sh").args(["-c", "echo listening on 6379; echo ready"]), None)?;
/// let output = process.stdout();
/// let end = Instant::now() + Duration::from_secs(10);
/// let port: Option<u16> = output.line(end, |line| line.strip_prefix("listening on ")?.parse().ok());
/// assert_eq!(port, Some(6379));
/// assert!(output.so_far().starts_with("listening"));
/// assert_eq!(output.all(), "listening on 6379\nready\n");
/// assert_eq!(output.kept(), 24);
/// assert!(output.has_ended());
/// let lines: Vec<String> = output.arrived().into_iter().map(|(_, line)| line).collect();
/// assert_eq!(lines, ["listening on 6379", "ready"]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Default)]
pub struct Capture {
    got: Mutex<Got>,
    more: Condvar,
}

/// Bytes that have come so far.
#[derive(Debug, Default)]
struct Got {
    bytes: Vec<u8>,
    /// For each read that brought the end of a line: the number of bytes by then, and the time.
    times: Vec<(usize, Instant)>,
    has_ended: bool,
}

impl Got {
    fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }
}

impl Capture {
    /// Returns the capture of a stream that ended without any bytes.
    fn empty() -> Arc<Self> {
        Arc::new(Self { got: Mutex::new(Got { has_ended: true, ..Got::default() }), more: Condvar::new() })
    }

    fn got(&self) -> MutexGuard<'_, Got> {
        self.got.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(mut stream: impl Read + Send + 'static) -> Arc<Self> {
        let capture = Arc::new(Self::default());
        let filled = Arc::clone(&capture);
        thread::spawn(move || {
            let mut piece = [0; 4096];
            loop {
                let read = match stream.read(&mut piece) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    read => read.unwrap_or_default(),
                };
                let now = Instant::now();
                let mut got = filled.got();
                let kept = read.min(MAX_KEPT.saturating_sub(got.bytes.len()));
                got.bytes.extend_from_slice(&piece[..kept]);
                if piece[..kept].contains(&b'\n') {
                    let length = got.bytes.len();
                    got.times.push((length, now));
                }
                got.has_ended = read == 0;
                filled.more.notify_all();
                if read == 0 {
                    break;
                }
            }
        });
        capture
    }

    /// Waits until `end` for the first complete line for which `pick` returns something, and returns that. Returns
    /// `None` if the stream ends or the time runs out first.
    pub fn line<T>(&self, end: Instant, pick: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mut got = self.got();
        loop {
            let text = got.text();
            let complete = text.rfind('\n').map_or("", |at| &text[..at]);
            if let Some(found) = complete.lines().find_map(&pick) {
                return Some(found);
            }
            let left = end.checked_duration_since(Instant::now())?;
            if got.has_ended {
                return None;
            }
            got = self.more.wait_timeout(got, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits for the end of the stream, and returns everything. If a child process that the program left behind keeps
    /// the stream open, returns what has arrived two seconds after the call.
    pub fn all(&self) -> String {
        self.line(Instant::now() + LAST_OUTPUT, |_| None::<()>);
        self.so_far()
    }

    /// Returns the output so far.
    pub fn so_far(&self) -> String {
        self.got().text().into_owned()
    }

    /// Returns the complete lines so far, each with the time at which its end was read. A thread of its own reads, so a line
    /// has this time no matter when it is asked for.
    pub fn arrived(&self) -> Vec<(Instant, String)> {
        let got = self.got();
        let mut times = got.times.iter();
        let mut time = times.next();
        let mut lines = Vec::new();
        let mut length = 0;
        for line in got.bytes.split_inclusive(|byte| *byte == b'\n') {
            length += line.len();
            while time.is_some_and(|(by_then, _)| *by_then < length) {
                time = times.next();
            }
            let Some((line, (_, at))) = line.strip_suffix(b"\n").zip(time) else { break };
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            lines.push((*at, String::from_utf8_lossy(line).into_owned()));
        }
        lines
    }

    /// Returns the number of bytes that were kept.
    pub fn kept(&self) -> usize {
        self.got().bytes.len()
    }

    /// Returns whether the stream has ended.
    pub fn has_ended(&self) -> bool {
        self.got().has_ended
    }
}

/// A started program with its pipes. Dropping this kills the program and, if the program leads a process group, all
/// processes of the group.
///
/// ```
/// use std::process::Command;
/// use std::time::{Duration, Instant};
/// use wire_player::process::Process;
///
/// let mut cat = Process::start(&mut Command::new("cat"), None)?;
/// cat.feed(b"hello\n");
/// let end = Instant::now() + Duration::from_secs(10);
/// assert_eq!(cat.stdout().line(end, |line| (line == "hello").then_some(1)), Some(1));
/// cat.end_input();
/// assert!(cat.wait(end)?.is_some_and(|status| status.success()));
/// assert_eq!(cat.stdout().all(), "hello\n");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// The program may have child processes, and may be ended by a signal:
///
/// ```
/// use std::process::Command;
/// use std::time::{Duration, Instant};
/// use wire_player::process::{Process, Signal, exit_code};
///
/// # fn main() -> std::io::Result<()> {
/// let script = "sleep 600 & echo ready >&2; wait";
/// let mut process = Process::start_group(Command::new("sh").args(["-c", script]))?;
/// assert!(process.id() > 0);
/// let end = Instant::now() + Duration::from_secs(10);
/// process.stderr().line(end, |line| (line == "ready").then_some(())).expect("it starts");
/// assert!(process.ended()?.is_none(), "it waits");
///
/// process.signal(Signal::TERM)?;
/// assert_eq!(process.wait(end)?.map(exit_code), Some(128 + 15));
/// process.kill(); // and with it `sleep`
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Process {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: Arc<Capture>,
    stderr: Arc<Capture>,
    leads_group: bool,
}

impl Process {
    /// Starts `command` with pipes for standard input and output, and also for standard error unless `stderr` is given.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn start(command: &mut Command, stderr: Option<Stdio>) -> io::Result<Self> {
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(stderr.unwrap_or_else(Stdio::piped)).spawn()?;
        Ok(Self {
            stdin: child.stdin.take(),
            stdout: child.stdout.take().map_or_else(Capture::empty, Capture::of),
            stderr: child.stderr.take().map_or_else(Capture::empty, Capture::of),
            child,
            leads_group: false,
        })
    }

    /// Starts `command` as the leader of a process group of its own. The processes that it starts belong to the group,
    /// and end with it.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn start_group(command: &mut Command) -> io::Result<Self> {
        let mut process = Self::start(command.process_group(0), None)?;
        process.leads_group = true;
        Ok(process)
    }

    /// Returns the process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Returns the standard output of the program.
    #[must_use]
    pub fn stdout(&self) -> &Capture {
        &self.stdout
    }

    /// Returns the standard error of the program; empty if it is not a pipe.
    #[must_use]
    pub fn stderr(&self) -> &Capture {
        &self.stderr
    }

    /// Writes to the standard input of the program. A program that does not read is not an error.
    pub fn feed(&mut self, bytes: &[u8]) {
        if let Some(stdin) = &mut self.stdin {
            let _ = stdin.write_all(bytes).and_then(|()| stdin.flush());
        }
    }

    /// Closes the standard input of the program.
    pub fn end_input(&mut self) {
        self.stdin = None;
    }

    /// Returns the exit status, once the program has ended.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }

    /// Waits until `end` for the program to end. Returns `None` if it is still running then.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn wait(&mut self, end: Instant) -> io::Result<Option<ExitStatus>> {
        loop {
            let status = self.child.try_wait()?;
            if status.is_some() || Instant::now() >= end {
                return Ok(status);
            }
            thread::sleep(PAUSE);
        }
    }

    /// Sends a signal to the program, but not to its child processes.
    ///
    /// # Errors
    ///
    /// The operating system's error; `InvalidInput` if the program has ended and has been waited for.
    pub fn signal(&mut self, signal: Signal) -> io::Result<()> {
        if self.ended()?.is_some() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(kill_process(self.pid()?, signal)?)
    }

    /// Kills the program, and waits for its end.
    pub fn kill(&mut self) {
        if self.leads_group {
            if let Ok(pid) = self.pid() {
                let _ = kill_process_group(pid, Signal::KILL);
            }
        }
        // A program that has already ended is not a failure.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn pid(&self) -> io::Result<Pid> {
        let number = i32::try_from(self.child.id()).map_err(io::Error::other)?;
        Pid::from_raw(number).ok_or_else(|| io::ErrorKind::InvalidInput.into())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Returns the exit code, or 128 plus the number of the signal that ended the program.
///
/// ```
/// use std::process::Command;
/// use wire_player::process::exit_code;
///
/// let status = |script: &str| Command::new("sh").args(["-c", script]).status();
/// assert_eq!(exit_code(status("exit 3")?), 3);
/// assert_eq!(exit_code(status("kill -KILL $$")?), 137);
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use]
pub fn exit_code(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Process {
        Process::start_group(Command::new("sh").args(["-c", script])).unwrap()
    }

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(20)
    }

    #[test]
    fn a_line_is_found_as_soon_as_it_is_complete() {
        let mut process = shell("echo one; echo two; cat");
        assert_eq!(process.stdout().line(soon(), |line| (line == "two").then_some(2)), Some(2));
        process.feed(b"three\n");
        assert_eq!(
            process.stdout().line(soon(), |line| line.strip_prefix("th").map(str::to_owned)),
            Some("ree".into())
        );
        process.end_input();
        assert_eq!(process.wait(soon()).unwrap().map(exit_code), Some(0));
        assert_eq!(process.stdout().all(), "one\ntwo\nthree\n");
    }

    #[test]
    fn a_line_has_the_time_at_which_it_came() {
        let mut process = shell("printf 'one\\ntwo\\nthr'; cat");
        process.stdout().line(soon(), |line| (line == "two").then_some(())).unwrap();
        let asked = Instant::now();
        process.feed(b"ee\r\nfour\n");
        process.stdout().line(soon(), |line| (line == "four").then_some(())).unwrap();
        let arrived = process.stdout().arrived();
        let lines: Vec<_> = arrived.iter().map(|(_, line)| line.as_str()).collect();
        assert_eq!(lines, ["one", "two", "three", "four"]);
        assert!(arrived.is_sorted_by_key(|(time, _)| *time));
        assert!(arrived[1].0 <= asked && asked <= arrived[2].0, "{arrived:?}");
    }

    #[test]
    fn death_by_a_signal_is_128_and_its_number() {
        let mut process = shell("echo ready; cat");
        process.stdout().line(soon(), |_| Some(())).unwrap();
        process.signal(Signal::TERM).unwrap();
        assert_eq!(process.wait(soon()).unwrap().map(exit_code), Some(143));
        assert!(process.signal(Signal::TERM).is_err(), "it has ended");
    }

    #[test]
    fn what_it_started_ends_with_it() {
        let process = shell("sleep 600 & echo $!; cat");
        let child: i32 = process.stdout().line(soon(), |line| line.parse().ok()).unwrap();
        drop(process);
        let gone = || rustix::process::test_kill_process(Pid::from_raw(child).unwrap()).is_err();
        let zombie = || std::fs::read_to_string(format!("/proc/{child}/stat")).is_ok_and(|stat| stat.contains(" Z "));
        while !gone() && !zombie() {
            assert!(Instant::now() < soon());
            thread::sleep(PAUSE);
        }
    }
}
