//! Writes the session of a connection while the connection is in use.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use regex::bytes::Regex;

use super::EXTENSION;
use crate::connection::End;
use crate::framing::{Cut, Cutter, Framing};
use crate::record::pretty;
use crate::reply::{self, Parsed, Reply, quoted};

/// Size in bytes above which a frame is written in parts.
const MAX_FRAME: usize = 256 * 1024;

/// Size of the largest part, in bytes.
const MAX_PART: usize = 64 * 1024;

/// A secret, which must not be written to a file.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Secret {
    /// Environment variable that holds the secret in a replay.
    pub name: String,
    /// Expression that finds it. The secret is the first group, or the whole match if there is no group.
    pub regex: Regex,
}

impl Secret {
    /// Returns the secret that `regex` finds, and that the environment variable `name` holds in a replay.
    ///
    /// ```
    /// use wire_player::session::tape::Secret;
    ///
    /// let secret = Secret::new("PASSWORD", regex::bytes::Regex::new(r"AUTH (\S+)").unwrap());
    /// assert_eq!(secret.name, "PASSWORD");
    /// ```
    pub fn new(name: impl Into<String>, regex: Regex) -> Self {
        Self { name: name.into(), regex }
    }
}

/// The clock of a recording: no two events get the same time.
#[derive(Debug)]
pub(super) struct Clock {
    began: Instant,
    last: AtomicU64,
}

impl Clock {
    pub(super) fn start() -> Self {
        Self { began: Instant::now(), last: AtomicU64::new(0) }
    }

    /// Returns the microseconds since the recording began, always later than any time returned before.
    pub(super) fn tick(&self) -> u64 {
        let now = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        let later = |last: u64| Some(now.max(last + 1));
        self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, later).map_or(now, |last| now.max(last + 1))
    }
}

/// Returns a time in the notation of sessions.
pub(super) fn moment(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

/// Bytes of one direction that do not form a complete frame yet.
#[derive(Debug)]
struct Direction {
    cutter: Cutter,
    unwritten: Vec<u8>,
    /// Number of bytes still to come of a frame that is being written in parts; the inner `None` means that it is
    /// unknown.
    rest: Option<Option<usize>>,
    /// End of the first piece of a frame that is not written yet.
    cut_at: Option<usize>,
}

impl Direction {
    fn new(cutter: Cutter) -> Self {
        Self { cutter, unwritten: Vec::new(), rest: None, cut_at: None }
    }
}

/// A part of the received bytes: a frame, or less than one.
struct Part {
    bytes: Vec<u8>,
    is_frame: bool,
}

/// A session that is being written.
#[derive(Debug)]
pub(super) struct Tape {
    output: BufWriter<File>,
    path: PathBuf,
    clock: Arc<Clock>,
    framing: Framing,
    secrets: Arc<Vec<Secret>>,
    sent: Direction,
    received: Direction,
    /// Time at which the last of the server's unwritten bytes arrived.
    received_at: u64,
    client_ended: bool,
    /// Time at which the client closed its sending side, as long as it is unknown whether it closed both directions.
    half_or_whole: Option<u64>,
    /// `true` if the client has gone, so that bytes sent to it reach nobody.
    client_gone: bool,
    server_ended: bool,
    /// The first failure. The connection continues, but its session is incomplete.
    failed: Option<io::Error>,
}

impl Tape {
    pub(super) fn begin(
        folder: &Path,
        number: usize,
        upstream: &str,
        framing: &Framing,
        clock: &Arc<Clock>,
        secrets: &Arc<Vec<Secret>>,
    ) -> io::Result<Self> {
        let path = folder.join(format!("{number:06}.{EXTENSION}"));
        let mut output = BufWriter::new(File::create(&path)?);
        writeln!(output, "# Connection {number}, recorded from {upstream}.")?;
        writeln!(output, "framing {framing}\nopened {}\n", moment(clock.tick()))?;
        Ok(Self {
            output,
            path,
            clock: Arc::clone(clock),
            framing: framing.clone(),
            secrets: Arc::clone(secrets),
            sent: Direction::new(Cutter::of_requests(framing)),
            received: Direction::new(Cutter::of_replies(framing)),
            received_at: 0,
            client_ended: false,
            half_or_whole: None,
            client_gone: false,
            server_ended: false,
            failed: None,
        })
    }

    /// Records that the service has accepted the connection.
    pub(super) fn connected(&mut self) {
        let at = self.clock.tick();
        self.step(at, ": connect");
    }

    /// Records bytes that the client has sent in one piece.
    pub(super) fn sent(&mut self, bytes: &[u8]) {
        let at = self.clock.tick();
        self.write_received(false);
        self.received.cutter.asked(bytes);
        let parts = self.sent.cut(bytes, false);
        let cut_at = self.sent.cut_at.take();
        self.write_sent(at, &parts, cut_at);
        if !self.sent.unwritten.is_empty() && self.sent.cut_at.is_none() {
            self.sent.cut_at = cut_at.filter(|_| parts.is_empty()).or(Some(self.sent.unwritten.len()));
        }
    }

    /// Records bytes that the server has sent.
    pub(super) fn received(&mut self, bytes: &[u8]) {
        if self.client_gone {
            return;
        }
        self.flush_sent();
        self.received_at = self.clock.tick();
        if self.framing == Framing::Raw {
            // The pieces in which these bytes arrived have no meaning: they are one answer until the client sends more.
            self.received.unwritten.extend_from_slice(bytes);
            if self.received.unwritten.len() > MAX_PART {
                self.write_received(false);
            }
            return;
        }
        let parts = self.received.cut(bytes, false);
        self.write_parts(&parts);
    }

    /// Records that the client has closed its sending side. A FIN may mean a half-close or a complete close. Which of
    /// the two is told here if it is known (`is_gone`), and otherwise later by
    /// [`client_is_gone`](Self::client_is_gone), once something has been sent to the client.
    pub(super) fn client_ended(&mut self, end: End, is_gone: bool) {
        self.flush_sent();
        self.write_received(self.server_ended);
        let at = self.clock.tick();
        if self.client_ended {
            return;
        }
        self.client_ended = true;
        self.client_gone = end == End::Reset || is_gone;
        match end {
            End::Reset => self.step(at, ": reset"),
            End::Fin if is_gone || self.server_ended => self.step(at, ": close"),
            End::Fin => self.half_or_whole = Some(at),
        }
    }

    /// Returns whether the client has closed its sending side, and may have closed both directions.
    pub(super) fn may_be_gone(&self) -> bool {
        self.half_or_whole.is_some()
    }

    /// Records whether the client has closed both directions.
    pub(super) fn client_is_gone(&mut self, is_gone: bool) {
        if let Some(at) = self.half_or_whole.take() {
            self.client_gone = is_gone;
            self.step(at, if is_gone { ": close" } else { ": half-close" });
        }
    }

    /// Records that the server has closed its sending side.
    pub(super) fn server_ended(&mut self, end: End) {
        // Nothing was sent that would have told a half-close from a close, so they made no difference to the service.
        self.client_is_gone(false);
        self.flush_sent();
        self.write_received(true);
        let at = self.clock.tick();
        if !self.server_ended && !self.client_gone {
            self.step(at, &format!("< {end}"));
        }
        self.server_ended = true;
    }

    /// Records that the server did not accept the connection.
    pub(super) fn refused(&mut self) {
        let at = self.clock.tick();
        self.step(at, ": connect refused");
        self.client_ended = true;
        self.server_ended = true;
    }

    /// Ends the session, although the connection may go on.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.client_is_gone(false);
        self.flush_sent();
        self.write_received(true);
        if !self.client_ended && !self.server_ended {
            let at = self.clock.tick();
            self.step(at, ": close");
        }
        self.output.flush()?;
        self.failed.take().map_or(Ok(()), Err)
    }

    /// Removes the session.
    pub(super) fn discard(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }

    fn flush_sent(&mut self) {
        if self.sent.unwritten.is_empty() {
            return;
        }
        let at = self.clock.tick();
        let bytes = std::mem::take(&mut self.sent.unwritten);
        let cut_at = self.sent.cut_at.take();
        self.write_sent(at, &[Part { bytes, is_frame: false }], cut_at);
    }

    fn write_sent(&mut self, at: u64, parts: &[Part], cut_at: Option<usize>) {
        for (number, part) in parts.iter().enumerate() {
            // A cut in the first of several frames is written as a cut of the whole pipeline at the same byte.
            if let (0, Some(cut)) = (number, cut_at.filter(|&cut| cut < part.bytes.len())) {
                self.line(&format!(": cut at {cut}"));
            }
            let held = if number + 1 < parts.len() { ">>" } else { ">" };
            match command(&self.framing, &part.bytes) {
                Some(command) if self.secrets.is_empty() => self.step(at, &format!("{held} {command}")),
                _ => {
                    let text = self.text(&part.bytes);
                    self.step(at, &format!("raw{held} {text}"));
                }
            }
        }
    }

    fn write_received(&mut self, ended: bool) {
        if self.framing == Framing::Raw {
            let bytes = std::mem::take(&mut self.received.unwritten);
            for part in bytes.chunks(MAX_PART) {
                let text = self.text(part);
                self.step(self.received_at, &format!("raw< {text}"));
            }
        } else if ended {
            let mut parts = self.received.cut(b"", true);
            let rest = std::mem::take(&mut self.received.unwritten);
            if !rest.is_empty() {
                parts.push(Part { bytes: rest, is_frame: false });
            }
            self.write_parts(&parts);
        }
    }

    fn write_parts(&mut self, parts: &[Part]) {
        for part in parts {
            if part.is_frame && self.framing == Framing::Resp && self.secrets.is_empty() {
                if let Ok(Parsed::Complete(reply, _)) = reply::parse(&part.bytes) {
                    if reply.encode() == part.bytes {
                        self.step(self.received_at, &format!("< {}", pretty(&reply, 0)));
                        continue;
                    }
                }
            }
            let mode = if part.is_frame { "raw" } else { "bytes" };
            let text = self.text(&part.bytes);
            self.step(self.received_at, &format!("{mode}< {text}"));
        }
    }

    /// Returns bytes in the notation of a step: with names in place of secrets, and a new line after each line end.
    fn text(&self, bytes: &[u8]) -> String {
        let mut found: Vec<(usize, usize, &str)> = Vec::new();
        for secret in self.secrets.iter() {
            for captures in secret.regex.captures_iter(bytes) {
                if let Some(secret_bytes) = captures.get(1).or_else(|| captures.get(0)) {
                    if !secret_bytes.is_empty() {
                        found.push((secret_bytes.start(), secret_bytes.end(), &secret.name));
                    }
                }
            }
        }
        found.sort_unstable();
        let mut lines = Lines::default();
        let mut from = 0;
        for (start, end, name) in found {
            if start < from {
                from = from.max(end);
                continue;
            }
            lines.push_bytes(&bytes[from..start]);
            lines.push_place(&format!("${{env.{name}}}"));
            from = end;
        }
        lines.push_bytes(&bytes[from..]);
        lines.finish()
    }

    fn step(&mut self, at: u64, step: &str) {
        self.line(&format!("@at {}\n{step}", moment(at)));
    }

    fn line(&mut self, line: &str) {
        if let Err(error) = writeln!(self.output, "{line}") {
            self.failed.get_or_insert(error);
        }
    }
}

impl Direction {
    /// Adds `bytes`, and returns the parts that are complete.
    fn cut(&mut self, bytes: &[u8], ended: bool) -> Vec<Part> {
        self.unwritten.extend_from_slice(bytes);
        let mut parts = Vec::new();
        loop {
            if let Some(rest) = self.rest {
                let count = rest.unwrap_or(usize::MAX).min(self.unwritten.len());
                take_parts(&mut self.unwritten, count, &mut parts);
                self.rest = match rest {
                    Some(rest) if rest > count => Some(Some(rest - count)),
                    Some(_) => None,
                    None => Some(None),
                };
                if self.rest.is_some() {
                    return parts;
                }
            }
            if self.unwritten.is_empty() {
                return parts;
            }
            match self.cutter.cut(&self.unwritten, ended) {
                Ok(Cut::Frame(length)) => {
                    let bytes = self.unwritten.drain(..length).collect();
                    parts.push(Part { bytes, is_frame: true });
                }
                Ok(Cut::Incomplete(needed)) => {
                    let known = needed > self.unwritten.len() + 1;
                    if self.unwritten.len() > MAX_FRAME || known && needed > MAX_FRAME {
                        self.rest = Some(known.then_some(needed));
                        continue;
                    }
                    return parts;
                }
                // From here on, the bytes belong to another protocol.
                Err(_) => self.rest = Some(None),
            }
        }
    }
}

fn take_parts(bytes: &mut Vec<u8>, count: usize, parts: &mut Vec<Part>) {
    let taken: Vec<u8> = bytes.drain(..count).collect();
    parts.extend(taken.chunks(MAX_PART).map(|part| Part { bytes: part.to_vec(), is_frame: false }));
}

/// Returns a request of Redis as a user would type it, if it consists of short words.
fn command(framing: &Framing, bytes: &[u8]) -> Option<String> {
    if *framing != Framing::Resp {
        return None;
    }
    let Ok(Parsed::Complete(Reply::Array(words), length)) = reply::parse(bytes) else { return None };
    let words: Option<Vec<&Vec<u8>>> =
        words.iter().map(|word| if let Reply::Bulk(word) = word { Some(word) } else { None }).collect();
    let words = words.filter(|words| !words.is_empty() && length == bytes.len())?;
    let canonical = reply::command(&words.iter().map(|word| word.as_slice()).collect::<Vec<_>>()) == bytes;
    let is_bare = |word: &[u8]| {
        !word.is_empty() && word.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_.:/+-*@,=".contains(byte))
    };
    let shown = |word: &&Vec<u8>| {
        if is_bare(word) { String::from_utf8_lossy(word).into_owned() } else { quoted(word) }
    };
    canonical.then(|| words.iter().map(shown).collect::<Vec<_>>().join(" "))
}

/// Returns bytes in the notation used between quotes.
fn inner(bytes: &[u8]) -> String {
    let text = quoted(bytes);
    text[1..text.len() - 1].to_owned()
}

/// A text of several lines, each in quotes on a line of its own.
#[derive(Default)]
pub(super) struct Lines {
    done: Vec<String>,
    open: String,
}

impl Lines {
    pub(super) fn push_bytes(&mut self, bytes: &[u8]) {
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.open.push_str(&inner(line));
            if line.ends_with(b"\n") {
                self.done.push(std::mem::take(&mut self.open));
            }
        }
    }

    /// Adds a placeholder, such as `${env.NAME}`.
    pub(super) fn push_place(&mut self, place: &str) {
        self.open.push_str(place);
    }

    pub(super) fn finish(mut self) -> String {
        if !self.open.is_empty() || self.done.is_empty() {
            self.done.push(self.open);
        }
        self.done.iter().map(|line| format!("\"{line}\"")).collect::<Vec<_>>().join("\n     ")
    }
}
