//! Values of the protocol, as clients read and write them.

use bytes::Bytes;
use thiserror::Error;

use crate::limits::{MAX_BULK, MAX_LINE};
use crate::protocol::number::parse_i64;
use crate::protocol::{Protocol, ReplyWriter};

/// Greatest depth of nested arrays in a reply. Redis's own replies need seven.
pub const MAX_DEPTH: usize = 32;

/// A value of the Redis protocol.
///
/// Types of RESP3 that have a counterpart in RESP2 are decoded as that one: a set as an array, a map as an array of
/// keys and values in turn, a verbatim string as a bulk string, a boolean as an integer. Attributes, which a server may
/// put before any value, are skipped.
///
/// ```
/// use engine::Frame;
///
/// let request = Frame::command(["set", "hello", "world"]);
/// assert_eq!(format!("{request:?}"), r#"Array([Bulk(b"set"), Bulk(b"hello"), Bulk(b"world")])"#);
/// let mut bytes = Vec::new();
/// request.encode(&mut bytes);
/// assert_eq!(Frame::decode(&bytes).unwrap(), Some((request, bytes.len())));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Frame {
    /// A line of text, such as `OK`.
    Simple(String),
    /// An error with its code.
    Error(String),
    /// An integer.
    Integer(i64),
    /// Bytes.
    Bulk(Bytes),
    /// No value.
    Null,
    /// Values in order.
    Array(Vec<Frame>),
    /// A message that is no reply (RESP3).
    Push(Vec<Frame>),
    /// A number with a fraction (RESP3).
    Double(f64),
}

/// Bytes that are no frame.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FrameError {
    /// The first byte is not that of a type.
    #[error("protocol error; invalid frame type byte `{0}`")]
    UnknownType(u8),
    /// A length or a number that is malformed or out of range.
    #[error("protocol error; invalid number")]
    InvalidNumber,
    /// A line longer than any that a server sends.
    #[error("protocol error; line too long")]
    LineTooLong,
    /// Arrays nested more deeply than [`MAX_DEPTH`].
    #[error("protocol error; nested too deeply")]
    TooDeep,
    /// A text that is not UTF-8.
    #[error("protocol error; invalid UTF-8")]
    NotUtf8,
    /// A bulk string without its line end.
    #[error("protocol error; invalid frame format")]
    Malformed,
}

impl Frame {
    /// Returns a request: an array of bulk strings.
    pub fn command<A: Into<Bytes>>(arguments: impl IntoIterator<Item = A>) -> Self {
        Self::Array(arguments.into_iter().map(|argument| Self::Bulk(argument.into())).collect())
    }

    /// Appends the encoded frame.
    pub fn encode(&self, bytes: &mut Vec<u8>) {
        let mut reply = ReplyWriter::new(bytes, Protocol::Resp2);
        match self {
            Self::Simple(text) => reply.simple(text),
            Self::Error(text) => reply.error(text.as_bytes()),
            Self::Integer(number) => reply.integer(*number),
            Self::Bulk(text) => reply.bulk(text),
            Self::Null => reply.null(),
            Self::Array(frames) => {
                reply.array(frames.len());
                frames.iter().for_each(|frame| frame.encode(bytes));
            }
            Self::Push(frames) => {
                ReplyWriter::new(bytes, Protocol::Resp3).push(frames.len());
                frames.iter().for_each(|frame| frame.encode(bytes));
            }
            Self::Double(number) => bytes.extend_from_slice(format!(",{number}\r\n").as_bytes()),
        }
    }

    /// Decodes the frame that `bytes` begins with. Returns the frame and its length in bytes, or `None` while it is
    /// incomplete.
    ///
    /// # Errors
    ///
    /// When the bytes are no frame.
    pub fn decode(bytes: &[u8]) -> Result<Option<(Self, usize)>, FrameError> {
        FrameDecoder::default().advance(bytes)
    }
}

/// Decodes one frame that comes in pieces, and reads each byte once.
///
/// It uses a stack of its own and allocates for the received bytes, not for announced lengths, so no input can end the
/// process. After an error it returns the same error each time, since nobody knows where the next frame would begin.
#[derive(Debug, Default)]
pub(crate) struct FrameDecoder {
    /// Number of bytes of the frame that are read.
    at: usize,
    /// Aggregates that are not complete, the innermost last.
    open: Vec<Open>,
    failed: Option<FrameError>,
}

#[derive(Debug)]
struct Open {
    kind: Aggregate,
    /// Number of frames that it still lacks.
    missing: usize,
    frames: Vec<Frame>,
}

/// A value that contains others.
#[derive(Clone, Copy, Debug)]
enum Aggregate {
    Array,
    Push,
    /// Describes the value after it, and is no value itself.
    Attribute,
}

impl Aggregate {
    fn frame(self, frames: Vec<Frame>) -> Option<Frame> {
        match self {
            Self::Array => Some(Frame::Array(frames)),
            Self::Push => Some(Frame::Push(frames)),
            Self::Attribute => None,
        }
    }
}

impl FrameDecoder {
    /// Goes on with `bytes`, which begins with the first byte of the frame and holds everything that has come since.
    /// Returns the frame and its length in bytes, once it is complete.
    pub(crate) fn advance(&mut self, bytes: &[u8]) -> Result<Option<(Frame, usize)>, FrameError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.read_on(bytes).inspect_err(|error| self.failed = Some(error.clone()))
    }

    fn read_on(&mut self, bytes: &[u8]) -> Result<Option<(Frame, usize)>, FrameError> {
        loop {
            let Some(element) = Element::read(&bytes[self.at..])? else { return Ok(None) };
            let length = element.length();
            let mut complete = match element {
                Element::Head { kind, len, .. } if len > 0 => {
                    if self.open.len() >= MAX_DEPTH {
                        return Err(FrameError::TooDeep);
                    }
                    self.at += length;
                    self.open.push(Open { kind, missing: len, frames: Vec::new() });
                    continue;
                }
                Element::Head { kind, .. } => kind.frame(Vec::new()),
                Element::Frame { frame, .. } => Some(frame),
            };
            self.at += length;
            while let Some(frame) = complete {
                let Some(open) = self.open.last_mut() else {
                    return Ok(Some((frame, std::mem::take(&mut self.at))));
                };
                open.frames.push(frame);
                open.missing -= 1;
                if open.missing > 0 {
                    break;
                }
                complete = open.kind.frame(std::mem::take(&mut open.frames));
                self.open.pop();
            }
        }
    }
}

/// A frame that contains no others, or the head of one that does.
enum Element {
    Frame { frame: Frame, length: usize },
    Head { kind: Aggregate, len: usize, length: usize },
}

impl Element {
    fn length(&self) -> usize {
        match self {
            Self::Frame { length, .. } | Self::Head { length, .. } => *length,
        }
    }

    fn read(bytes: &[u8]) -> Result<Option<Self>, FrameError> {
        let Some(&kind) = bytes.first() else { return Ok(None) };
        if !b"+-:$*_%~>|#,=(!".contains(&kind) {
            return Err(FrameError::UnknownType(kind));
        }
        let Some(end) = memchr::memmem::find(&bytes[..bytes.len().min(MAX_LINE)], b"\r\n") else {
            return if bytes.len() >= MAX_LINE { Err(FrameError::LineTooLong) } else { Ok(None) };
        };
        let (line, length) = (&bytes[1..end], end + 2);
        let text = || String::from_utf8(line.to_vec()).map_err(|_| FrameError::NotUtf8);
        let number = || parse_i64(line).ok_or(FrameError::InvalidNumber);
        let frame = match kind {
            b'+' => Frame::Simple(text()?),
            b'-' => Frame::Error(String::from_utf8_lossy(line).into_owned()),
            b':' => Frame::Integer(number()?),
            b'_' => Frame::Null,
            b'#' if line == b"t" => Frame::Integer(1),
            b'#' if line == b"f" => Frame::Integer(0),
            b'#' => return Err(FrameError::InvalidNumber),
            b',' => Frame::Double(text()?.parse().map_err(|_| FrameError::InvalidNumber)?),
            b'(' => Frame::Bulk(Bytes::copy_from_slice(line)),
            b'$' | b'=' | b'!' => return Self::bulk(kind, number()?, bytes, length),
            _ => {
                let len = number()?;
                if len == -1 {
                    return Ok(Some(Self::Frame { frame: Frame::Null, length }));
                }
                let len = usize::try_from(len).map_err(|_| FrameError::InvalidNumber)?;
                let (kind, factor) = match kind {
                    b'>' => (Aggregate::Push, 1),
                    b'%' => (Aggregate::Array, 2),
                    b'|' => (Aggregate::Attribute, 2),
                    _ => (Aggregate::Array, 1),
                };
                let len = len.checked_mul(factor).ok_or(FrameError::InvalidNumber)?;
                return Ok(Some(Self::Head { kind, len, length }));
            }
        };
        Ok(Some(Self::Frame { frame, length }))
    }

    fn bulk(kind: u8, len: i64, bytes: &[u8], from: usize) -> Result<Option<Self>, FrameError> {
        if len == -1 {
            return Ok(Some(Self::Frame { frame: Frame::Null, length: from }));
        }
        if !(0..=MAX_BULK).contains(&len) {
            return Err(FrameError::InvalidNumber);
        }
        let end = from + len as usize;
        if bytes.len() < end + 2 {
            return Ok(None);
        }
        if &bytes[end..end + 2] != b"\r\n" {
            return Err(FrameError::Malformed);
        }
        let text = &bytes[from..end];
        let frame = match kind {
            b'!' => Frame::Error(String::from_utf8_lossy(text).into_owned()),
            // A verbatim string begins with its format, `txt:` or `mkd:`.
            b'=' => Frame::Bulk(Bytes::copy_from_slice(text.get(4..).ok_or(FrameError::Malformed)?)),
            _ => Frame::Bulk(Bytes::copy_from_slice(text)),
        };
        Ok(Some(Self::Frame { frame, length: end + 2 }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> Result<Option<(Frame, usize)>, FrameError> {
        Frame::decode(bytes)
    }

    #[test]
    fn every_prefix_of_a_frame_is_incomplete() {
        let bytes = b"*4\r\n$3\r\nabc\r\n:-7\r\n*1\r\n+OK\r\n$-1\r\n";
        for end in 0..bytes.len() {
            assert_eq!(decode(&bytes[..end]), Ok(None), "{end}");
        }
        let inner = Frame::Array(vec![Frame::Simple("OK".to_owned())]);
        let frame = Frame::Array(vec![Frame::Bulk("abc".into()), Frame::Integer(-7), inner, Frame::Null]);
        assert_eq!(decode(bytes), Ok(Some((frame, bytes.len()))));
    }

    #[test]
    fn resp3_types_are_read() {
        for (bytes, frame) in [
            (&b"_\r\n"[..], Frame::Null),
            (b"#t\r\n", Frame::Integer(1)),
            (b",1.5\r\n", Frame::Double(1.5)),
            (b"=7\r\ntxt:abc\r\n", Frame::Bulk("abc".into())),
            (b"%1\r\n+a\r\n:1\r\n", Frame::Array(vec![Frame::Simple("a".into()), Frame::Integer(1)])),
            (b">1\r\n+a\r\n", Frame::Push(vec![Frame::Simple("a".into())])),
        ] {
            assert_eq!(decode(bytes), Ok(Some((frame, bytes.len()))));
        }
    }

    #[test]
    fn hostile_input_is_refused_without_recursion() {
        assert_eq!(decode(&b"*1\r\n".repeat(100_000)), Err(FrameError::TooDeep));
        assert_eq!(decode(b"*9999999999\r\n"), Ok(None));
        assert_eq!(decode(b"$9999999999\r\n"), Err(FrameError::InvalidNumber));
        assert_eq!(decode(b"?\r\n"), Err(FrameError::UnknownType(b'?')));
    }

    #[test]
    fn attributes_are_skipped_wherever_they_stand() {
        let attribute = "|1\r\n+ttl\r\n*2\r\n:1\r\n|1\r\n+deeper\r\n_\r\n:2\r\n";
        let bytes = format!("{attribute}*2\r\n|0\r\n:7\r\n{attribute}$2\r\nab\r\n");
        let frame = Frame::Array(vec![Frame::Integer(7), Frame::Bulk("ab".into())]);
        for end in 0..bytes.len() {
            assert_eq!(decode(&bytes.as_bytes()[..end]), Ok(None), "{end}");
        }
        assert_eq!(decode(bytes.as_bytes()), Ok(Some((frame, bytes.len()))));
    }

    #[test]
    fn a_rejected_frame_is_rejected_for_good() {
        for (bytes, error) in [
            (&b"*1\r\n".repeat(MAX_DEPTH + 1)[..], FrameError::TooDeep),
            (b"*2\r\n:1\r\n$x\r\n", FrameError::InvalidNumber),
            (b"*2\r\n:1\r\n?", FrameError::UnknownType(b'?')),
            (b"*2\r\n:1\r\n$1\r\nabc", FrameError::Malformed),
            (b"#x\r\n", FrameError::InvalidNumber),
        ] {
            let mut decoder = FrameDecoder::default();
            assert_eq!(decoder.advance(bytes), Err(error.clone()));
            let more = [bytes, b":1\r\n+OK\r\n"].concat();
            for _ in 0..3 {
                assert_eq!(decoder.advance(&more), Err(error.clone()));
            }
        }
    }
}
