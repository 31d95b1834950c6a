//! A writer of lines that never waits for its file: a thread of its own does.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tracing::callsite::Identifier;
use tracing_subscriber::fmt::format;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};

use super::limiter::{Limiter, Limits, Verdict};

/// Number of bytes that may wait to be written; lines beyond them are dropped.
const CAPACITY: usize = 1 << 20;

/// Largest capacity in bytes of a buffer that is kept for the next lines.
const KEPT: usize = 1 << 16;

/// Time after which writing is tried again when the file takes nothing at the moment (`EAGAIN`: a pipe that the parent
/// process made non-blocking).
const RETRY: Duration = Duration::from_millis(20);

/// Takes lines, and never waits for the file that they go to.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    queue: Mutex<Queue>,
    /// Notified when there is something for the thread to do.
    filled: Condvar,
    /// Notified when the thread has nothing left to do.
    idle: Condvar,
}

#[derive(Debug)]
struct Queue {
    waiting: Vec<u8>,
    /// Number of lines that were dropped and not reported yet.
    dropped: u64,
    limiter: Limiter<Identifier>,
    /// `true` to report the lines left out at once, before their time.
    flushing: bool,
    is_idle: bool,
}

impl Writer {
    /// Starts the thread that writes to `file`. If that fails, every line is dropped.
    pub(super) fn start(file: impl Write + Send + 'static, limits: Limits) -> Self {
        let queue =
            Queue { waiting: Vec::new(), dropped: 0, limiter: Limiter::new(limits), flushing: false, is_idle: false };
        let shared = Arc::new(Shared { queue: Mutex::new(queue), filled: Condvar::new(), idle: Condvar::new() });
        let writing = Arc::clone(&shared);
        let _ = thread::Builder::new().name("log".into()).spawn(move || Output::new(file).write_all_of(&writing));
        Self { shared }
    }

    /// Appends a whole line, with its line end.
    pub(super) fn push(&self, line: &[u8]) {
        let mut queue = self.shared.lock();
        if queue.waiting.len() + line.len() > CAPACITY {
            queue.dropped += lines_of(line);
        } else {
            // If lines are waiting already, the thread has been woken for them and will find this one as well.
            if queue.waiting.is_empty() {
                self.shared.filled.notify_one();
            }
            queue.waiting.extend_from_slice(line);
        }
    }

    /// Returns whether another line from `place` may be pushed. If not, it is counted for a later report, for which
    /// `text` gives an example.
    pub(super) fn admits(&self, place: &Identifier, text: impl FnOnce() -> String) -> bool {
        let verdict = self.shared.lock().limiter.judge(place, Instant::now());
        if verdict == (Verdict::LeaveOut { first: true }) {
            // Without the lock, since the code that makes the text may log as well.
            let text = text();
            self.shared.lock().limiter.describe(place, text);
            self.shared.filled.notify_one();
        }
        verdict == Verdict::Log
    }

    /// Waits until everything is written or has failed to be written, but no longer than `limit`.
    pub(super) fn flush(&self, limit: Duration) {
        let mut queue = self.shared.lock();
        (queue.flushing, queue.is_idle) = (true, false);
        self.shared.filled.notify_one();
        let flushed = self.shared.idle.wait_timeout_while(queue, limit, |queue| !queue.is_idle);
        flushed.unwrap_or_else(PoisonError::into_inner).0.flushing = false;
    }
}

impl Write for Writer {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.push(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for lines and moves them to `taken`. Returns the number of dropped lines that they report: none while the
    /// file does not `work`, since the report would be lost as well.
    fn take(&self, taken: &mut Vec<u8>, works: bool) -> u64 {
        let mut queue = self.lock();
        loop {
            let Queue { waiting, limiter, flushing, .. } = &mut *queue;
            limiter.report(Instant::now(), *flushing, |count, like| {
                waiting.extend_from_slice(own_line(" WARN", &format!("left out {count} more like: {like}")).as_bytes());
            });
            let reported = if works { std::mem::take(&mut queue.dropped) } else { 0 };
            std::mem::swap(taken, &mut queue.waiting);
            if reported > 0 {
                let text = format!("dropped {reported} lines that could not be written in time or at all");
                taken.extend_from_slice(own_line("ERROR", &text).as_bytes());
            }
            if !taken.is_empty() {
                queue.is_idle = false;
                return reported;
            }
            queue.is_idle = true;
            self.idle.notify_all();
            let due = queue.limiter.next_report().map(|due| due.saturating_duration_since(Instant::now()));
            let woken = match due {
                None => self.filled.wait(queue),
                Some(due) => match self.filled.wait_timeout(queue, due) {
                    Ok((queue, _)) => Ok(queue),
                    Err(poisoned) => Err(PoisonError::new(poisoned.into_inner().0)),
                },
            };
            queue = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The file and the result of the last write.
struct Output<File> {
    file: File,
    /// `true` if the last write succeeded.
    works: bool,
    /// `true` if the file ends within a line.
    is_torn: bool,
}

impl<File: Write> Output<File> {
    fn new(file: File) -> Self {
        Self { file, works: true, is_torn: false }
    }

    /// Runs the thread.
    fn write_all_of(&mut self, shared: &Shared) {
        let mut taken = Vec::new();
        loop {
            let reported = shared.take(&mut taken, self.works);
            if let Err(unwritten) = self.write(&taken) {
                shared.lock().dropped += reported + lines_of(&taken[unwritten..]) - u64::from(reported > 0);
            }
            taken.clear();
            taken.shrink_to(KEPT);
        }
    }

    /// Writes all of `lines`; the error is the number of bytes that were written.
    fn write(&mut self, lines: &[u8]) -> Result<(), usize> {
        if self.is_torn && self.write_some(b"\n").is_err() {
            return Err(0);
        }
        self.is_torn = false;
        let written = self.write_some(lines);
        self.works = written.is_ok();
        if let Err(unwritten) = written {
            self.is_torn = unwritten > 0 && lines[unwritten - 1] != b'\n';
        }
        written
    }

    fn write_some(&mut self, bytes: &[u8]) -> Result<(), usize> {
        let mut written = 0;
        while written < bytes.len() {
            match self.file.write(&bytes[written..]) {
                Ok(0) => return Err(written),
                Ok(count) => written += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(RETRY),
                Err(_) => return Err(written),
            }
        }
        Ok(())
    }
}

fn lines_of(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Returns a line of the log's own, in the form of the others.
fn own_line(level: &str, text: &str) -> String {
    let mut line = String::new();
    // Writing to a string cannot fail; formatting the time may, and a line without it is better than none.
    let _ = SystemTime.format_time(&mut format::Writer::new(&mut line));
    line + &format!(" {level} host::log: {text}\n")
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);

    /// A file whose writes wait for the test, which decides how many bytes each takes, or its error.
    struct Planned {
        attempts: Sender<Vec<u8>>,
        answers: Receiver<io::Result<usize>>,
    }

    impl Write for Planned {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.attempts.send(bytes.to_vec());
            let taken = self.answers.recv().unwrap_or(Err(ErrorKind::Other.into()));
            taken.map(|most| most.min(bytes.len()))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn planned() -> (Writer, Receiver<Vec<u8>>, Sender<io::Result<usize>>) {
        let ((attempts, attempted), (answer, answers)) = (channel(), channel());
        let writer = Writer::start(Planned { attempts, answers }, Limits::default());
        (writer, attempted, answer)
    }

    #[track_caller]
    fn next(attempted: &Receiver<Vec<u8>>) -> String {
        String::from_utf8(attempted.recv_timeout(PATIENCE).expect("it writes")).unwrap()
    }

    #[track_caller]
    fn assert_ends(text: &str, end: &str) {
        assert!(text.ends_with(end), "{text}");
    }

    const ALL: io::Result<usize> = Ok(usize::MAX);

    fn failure() -> io::Result<usize> {
        Err(ErrorKind::StorageFull.into())
    }

    #[test]
    fn a_file_that_blocks_holds_nobody_up_and_what_was_dropped_is_reported() {
        let (writer, attempted, answer) = planned();
        writer.push(b"one\n");
        assert_eq!(next(&attempted), "one\n");
        let line = [&vec![b'x'; 1023][..], b"\n"].concat();
        let fitting = CAPACITY / line.len();
        for _ in 0..fitting + 7 {
            writer.push(&line);
        }
        writer.flush(Duration::from_millis(1));
        answer.send(ALL).unwrap();
        let rest = next(&attempted);
        assert_eq!(rest.len() - rest.lines().last().unwrap().len() - 1, fitting * line.len());
        assert_ends(&rest, "ERROR host::log: dropped 7 lines that could not be written in time or at all\n");
    }

    #[test]
    fn lines_that_fail_are_reported_once_writing_works_again() {
        let (writer, attempted, answer) = planned();
        for line in ["one\n", "two\n"] {
            writer.push(line.as_bytes());
            assert_eq!(next(&attempted), line);
            answer.send(failure()).unwrap();
        }
        writer.flush(PATIENCE);
        writer.push(b"three\n");
        assert_eq!(next(&attempted), "three\n");
        answer.send(ALL).unwrap();
        let report = "ERROR host::log: dropped 2 lines that could not be written in time or at all\n";
        assert_ends(&next(&attempted), report);
        // The report itself is not counted, however often it fails.
        answer.send(failure()).unwrap();
        writer.flush(PATIENCE);
        writer.push(b"four\n");
        assert_eq!(next(&attempted), "four\n");
        answer.send(ALL).unwrap();
        assert_ends(&next(&attempted), report);
    }

    #[test]
    fn a_line_that_was_cut_off_is_ended_before_the_next() {
        let (writer, attempted, answer) = planned();
        writer.push(b"one\n");
        assert_eq!(next(&attempted), "one\n");
        answer.send(Ok(2)).unwrap();
        assert_eq!(next(&attempted), "e\n");
        answer.send(failure()).unwrap();
        writer.flush(PATIENCE);
        writer.push(b"two\n");
        assert_eq!(next(&attempted), "\n");
        answer.send(ALL).unwrap();
        assert_eq!(next(&attempted), "two\n");
    }

    #[test]
    fn an_interruption_and_a_full_pipe_are_tried_again() {
        let (writer, attempted, answer) = planned();
        writer.push(b"one\n");
        for kind in [ErrorKind::Interrupted, ErrorKind::WouldBlock] {
            assert_eq!(next(&attempted), "one\n");
            answer.send(Err(kind.into())).unwrap();
        }
        assert_eq!(next(&attempted), "one\n");
        answer.send(ALL).unwrap();
        writer.flush(PATIENCE);
        assert!(attempted.try_recv().is_err());
    }

    #[test]
    fn a_flush_waits_for_the_lines_and_not_for_ever() {
        let (writer, attempted, answer) = planned();
        writer.flush(PATIENCE);
        writer.push(b"one\n");
        let begun = Instant::now();
        writer.flush(Duration::from_millis(50));
        assert!(begun.elapsed() >= Duration::from_millis(50));
        answer.send(ALL).unwrap();
        writer.flush(PATIENCE);
        assert!(begun.elapsed() < PATIENCE);
        assert_eq!(next(&attempted), "one\n");
    }

    #[test]
    fn what_is_left_out_of_the_log_is_reported_at_the_end() {
        let (writer, attempted, answer) = planned();
        let place = Identifier(&CALLSITE);
        let admitted = (0..50).filter(|_| writer.admits(&place, || "wrong password".to_owned())).count();
        assert_eq!(admitted, 20);
        answer.send(ALL).unwrap();
        writer.flush(PATIENCE);
        assert_ends(&next(&attempted), " WARN host::log: left out 30 more like: wrong password\n");
    }

    static CALLSITE: tracing::callsite::DefaultCallsite = tracing::callsite::DefaultCallsite::new(&METADATA);
    static METADATA: tracing::Metadata<'static> = tracing::metadata! {
        name: "a line",
        target: "tests",
        level: tracing::Level::WARN,
        fields: &[],
        callsite: &CALLSITE,
        kind: tracing::metadata::Kind::EVENT,
    };
}
