//! Ways to find the boundaries between the messages of a protocol.

mod difference;
mod http;

use std::fmt;
use std::process::{Command, Stdio};
use std::str::FromStr;

pub use difference::difference;

use crate::reply::{self, Parsed};

/// Way in which a stream is cut into frames.
///
/// ```
/// use wire_player::framing::Framing;
///
/// let framing: Framing = "length-prefixed 4 with-itself".parse()?;
/// assert_eq!(framing.to_string(), "length-prefixed 4 big with-itself");
/// assert_eq!("lines".parse::<Framing>()?, Framing::Lines);
/// # Ok::<(), wire_player::framing::UnknownFraming>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Framing {
    /// Not cut at all: bytes that arrive together form a frame.
    #[default]
    Raw,
    /// A frame ends with LF.
    Lines,
    /// A frame begins with its length.
    LengthPrefixed(Prefix),
    /// Requests and replies of Redis.
    Resp,
    /// Requests and responses of HTTP/1.0 and 1.1.
    Http1,
    /// A shell command finds the boundaries: it gets the received bytes on its standard input, and prints the length in
    /// bytes of the first frame, or nothing if that frame is not complete yet.
    Command(String),
}

/// A length in front of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefix {
    /// Number of bytes of the length: 1, 2, 4 or 8.
    pub width: usize,
    /// `true` if the least significant byte comes first.
    pub little: bool,
    /// `true` if the length counts all bytes of the frame, `false` if it counts only those after the length.
    pub with_itself: bool,
    /// Number of bytes before the length. They belong to the frame, but the length counts them only if `with_itself` is
    /// set.
    pub offset: usize,
}

/// The text names no framing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected raw, lines, resp, http1, `length-prefixed 1|2|4|8 [big|little] [with-itself] [offset N]` or \
     `command COMMAND`"
)]
pub struct UnknownFraming;

impl FromStr for Framing {
    type Err = UnknownFraming;

    fn from_str(text: &str) -> Result<Self, UnknownFraming> {
        let text = text.trim();
        let (name, rest) = text.split_once([' ', ':']).unwrap_or((text, ""));
        match (name, rest.trim()) {
            ("raw", "") => Ok(Self::Raw),
            ("lines", "") => Ok(Self::Lines),
            ("resp", "") => Ok(Self::Resp),
            ("http1", "") => Ok(Self::Http1),
            ("command", command) if !command.is_empty() => Ok(Self::Command(command.to_owned())),
            ("length-prefixed", rest) => prefix(rest).map(Self::LengthPrefixed).ok_or(UnknownFraming),
            _ => Err(UnknownFraming),
        }
    }
}

fn prefix(text: &str) -> Option<Prefix> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let width = words.next()?.parse().ok().filter(|width| [1, 2, 4, 8].contains(width))?;
    let mut prefix = Prefix { width, little: false, with_itself: false, offset: 0 };
    while let Some(word) = words.next() {
        match word {
            "big" => prefix.little = false,
            "little" => prefix.little = true,
            "with-itself" => prefix.with_itself = true,
            "offset" => prefix.offset = words.next()?.parse().ok().filter(|offset| *offset <= 65_536)?,
            _ => return None,
        }
    }
    Some(prefix)
}

/// Shows the framing in the form of scripts and flags.
impl fmt::Display for Framing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Raw => f.write_str("raw"),
            Self::Lines => f.write_str("lines"),
            Self::Resp => f.write_str("resp"),
            Self::Http1 => f.write_str("http1"),
            Self::Command(command) => write!(f, "command {command}"),
            Self::LengthPrefixed(Prefix { width, little, with_itself, offset }) => {
                write!(f, "length-prefixed {width} {}", if *little { "little" } else { "big" })?;
                if *with_itself {
                    f.write_str(" with-itself")?;
                }
                if *offset > 0 { write!(f, " offset {offset}") } else { Ok(()) }
            }
        }
    }
}

/// Reason why bytes are not a frame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a frame of this protocol: {0}")]
#[non_exhaustive]
pub struct Malformed(pub String);

/// Result of [`Cutter::cut`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cut {
    /// A frame of this many bytes.
    Frame(usize),
    /// No complete frame yet; a complete one has at least this many bytes.
    Incomplete(usize),
}

/// Cuts one direction of one connection.
///
/// ```
/// use wire_player::framing::{Cut, Cutter, Framing};
///
/// let mut cutter = Cutter::of_requests(&Framing::Lines);
/// assert_eq!(cutter.cut(b"PING\r\nPI", false)?, Cut::Frame(6));
/// assert!(matches!(cutter.cut(b"PI", false)?, Cut::Incomplete(_)));
///
/// // The reply to a `HEAD` has no body, whatever length it names.
/// let reply = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n";
/// let mut cutter = Cutter::of_replies(&Framing::Http1);
/// cutter.asked(b"HEAD / HTTP/1.1\r\n\r\n");
/// assert_eq!(cutter.cut(reply, false)?, Cut::Frame(reply.len()));
/// # Ok::<(), wire_player::framing::Malformed>(())
/// ```
#[derive(Clone, Debug)]
pub struct Cutter {
    framing: Framing,
    http: http::State,
}

impl Cutter {
    /// Returns a cutter for bytes that the client sends.
    #[must_use]
    pub fn of_requests(framing: &Framing) -> Self {
        Self { framing: framing.clone(), http: http::State::requests() }
    }

    /// Returns a cutter for bytes that the server sends. Each request has to be passed to [`asked`](Self::asked).
    #[must_use]
    pub fn of_replies(framing: &Framing) -> Self {
        Self { framing: framing.clone(), http: http::State::replies() }
    }

    /// Records a request, since the length of its reply may depend on it (as with `HEAD` in HTTP).
    pub fn asked(&mut self, request: &[u8]) {
        if self.framing == Framing::Http1 {
            self.http.asked(request);
        }
    }

    /// Finds the first frame of `bytes`. `ended` is `true` if no more bytes will come, which completes some kinds of
    /// frames.
    ///
    /// # Errors
    ///
    /// Bytes that can never become a frame.
    pub fn cut(&mut self, bytes: &[u8], ended: bool) -> Result<Cut, Malformed> {
        if bytes.is_empty() {
            return Ok(Cut::Incomplete(1));
        }
        match &self.framing {
            Framing::Raw => Ok(Cut::Frame(bytes.len())),
            Framing::Lines => Ok(match bytes.iter().position(|&byte| byte == b'\n') {
                Some(end) => Cut::Frame(end + 1),
                None if ended => Cut::Frame(bytes.len()),
                None => Cut::Incomplete(bytes.len() + 1),
            }),
            Framing::LengthPrefixed(prefix) => prefix.cut(bytes),
            Framing::Resp => match reply::parse(bytes) {
                Ok(Parsed::Complete(_, length)) => Ok(Cut::Frame(length)),
                Ok(Parsed::Incomplete(needed)) => Ok(Cut::Incomplete(needed)),
                Err(malformed) => inline(bytes).ok_or_else(|| Malformed(malformed.to_string())),
            },
            Framing::Http1 => self.http.cut(bytes, ended),
            Framing::Command(command) => by_command(command, bytes),
        }
    }
}

/// Cuts an inline request of Redis, which is a line of words.
fn inline(bytes: &[u8]) -> Option<Cut> {
    let printable = |byte: &u8| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    match bytes.iter().position(|&byte| byte == b'\n') {
        Some(end) => bytes[..end].iter().all(printable).then_some(Cut::Frame(end + 1)),
        None => bytes.iter().all(printable).then_some(Cut::Incomplete(bytes.len() + 1)),
    }
}

impl Prefix {
    fn cut(&self, bytes: &[u8]) -> Result<Cut, Malformed> {
        let head = self.offset + self.width;
        let Some(length) = bytes.get(self.offset..head) else { return Ok(Cut::Incomplete(head)) };
        let fold = |sum: u64, byte: &u8| (sum << 8) | u64::from(*byte);
        let stated = if self.little { length.iter().rev().fold(0, fold) } else { length.iter().fold(0, fold) };
        let stated = usize::try_from(stated).map_err(|_| Malformed(format!("a length of {stated} bytes")))?;
        let total = if self.with_itself { Some(stated) } else { head.checked_add(stated) };
        match total {
            Some(total) if total < head => {
                Err(Malformed(format!("a length of {stated} bytes, which is less than the length itself takes")))
            }
            Some(total) if bytes.len() >= total => Ok(Cut::Frame(total)),
            Some(total) => Ok(Cut::Incomplete(total)),
            None => Err(Malformed(format!("a length of {stated} bytes"))),
        }
    }
}

fn by_command(command: &str, bytes: &[u8]) -> Result<Cut, Malformed> {
    let failed = |why: String| Malformed(format!("`{command}` {why}"));
    let mut child = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(format!("cannot be run: {error}")))?;
    let input = child.stdin.take();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            // A command may exit early, if it knows the length before it has read everything.
            input.map(|mut input| std::io::Write::write_all(&mut input, bytes))
        });
        child.wait_with_output()
    });
    let output = output.map_err(|error| failed(format!("cannot be read: {error}")))?;
    if !output.status.success() {
        return Err(failed(format!("ended with {}", output.status)));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    match text.trim() {
        "" => Ok(Cut::Incomplete(bytes.len() + 1)),
        number => match number.parse() {
            Ok(length) if length > 0 && length <= bytes.len() => Ok(Cut::Frame(length)),
            Ok(length) if length > bytes.len() => Ok(Cut::Incomplete(length)),
            _ => Err(failed(format!("printed {number:?} and not the length of a frame"))),
        },
    }
}

/// Returns whether a stream begins with a TLS handshake record.
///
/// ```
/// use wire_player::framing::is_tls;
///
/// assert!(is_tls(b"\x16\x03\x01\x02\0\x01"));
/// assert!(!is_tls(b"GET / HTTP/1.1\r\n"));
/// ```
#[must_use]
pub fn is_tls(bytes: &[u8]) -> bool {
    matches!(bytes, [0x16, 0x03, 0..=4, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(framing: &str, bytes: &[u8]) -> Vec<usize> {
        let mut cutter = Cutter::of_replies(&framing.parse().unwrap());
        let mut at = 0;
        let mut found = Vec::new();
        while let Cut::Frame(length) = cutter.cut(&bytes[at..], false).unwrap() {
            found.push(length);
            at += length;
        }
        found
    }

    #[test]
    fn frames_end_where_the_protocol_says() {
        assert_eq!(frames("lines", b"one\ntwo\r\nth"), [4, 5]);
        assert_eq!(frames("resp", b"+OK\r\n$2\r\nhi\r\n*1"), [5, 8]);
        assert_eq!(frames("length-prefixed 2", b"\0\x03abc\0\x01x\0"), [5, 3]);
        assert_eq!(frames("length-prefixed 4 little with-itself", b"\x06\0\0\0ab\x04\0\0\0"), [6, 4]);
        // In Modbus TCP, two numbers come before the length.
        assert_eq!(frames("length-prefixed 2 offset 4", b"\0\x01\0\0\0\x02\x11\x03rest"), [8]);
        assert_eq!(frames("command head -c1 | grep -q x && echo 3 || true", b"xabxcdyyy"), [3, 3]);
    }

    #[test]
    fn a_framing_reads_back_what_it_writes() {
        for text in ["raw", "lines", "resp", "http1", "length-prefixed 8 big", "command cut me"] {
            assert_eq!(text.parse::<Framing>().unwrap().to_string(), text);
        }
        let all = "length-prefixed 2 little with-itself offset 4";
        assert_eq!(all.parse::<Framing>().unwrap().to_string(), all);
        assert!("length-prefixed 3".parse::<Framing>().is_err());
        assert!("http2".parse::<Framing>().is_err());
    }

    #[test]
    fn a_length_that_cannot_be_is_malformed() {
        let mut cutter = Cutter::of_replies(&"length-prefixed 4 with-itself".parse().unwrap());
        assert!(cutter.cut(b"\0\0\0\x02", false).is_err());
    }

    #[test]
    fn tls_is_known_by_its_first_bytes() {
        assert!(is_tls(b"\x16\x03\x01\x02\0\x01"));
        assert!(!is_tls(b"GET / HTTP/1.1"));
    }
}
