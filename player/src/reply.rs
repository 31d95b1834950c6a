//! Replies of RESP2 and RESP3: parsing and encoding.
//!
//! Numbers keep their original text, so that [`Reply::encode`] returns the parsed bytes if the server used the
//! protocol's canonical form. The player compares the two, so that even a comparison with a pattern covers every byte.

use std::fmt::Write as _;

/// Greatest depth of nested replies; deeper ones are [`Malformed`].
const MAX_DEPTH: usize = 64;

/// Longest line, in bytes. A line holds a length, a number, a simple string or an error.
const MAX_LINE: usize = 1024 * 1024;

/// Number of bytes of a text that a summary shows at most.
const MAX_SUMMARY: usize = 256;

/// One reply of a server, in RESP2 or RESP3.
///
/// ```
/// use wire_player::reply::Reply;
///
/// let reply = Reply::Array(vec![Reply::Integer(b"1".to_vec()), Reply::Bulk(vec![b'x'; 1000])]);
/// assert!(reply.encode().starts_with(b"*2\r\n:1\r\n$1000\r\nxxx"));
/// assert!(reply.notation().starts_with(r#"[ :1 "xxx"#));
/// assert!(reply.summary().ends_with("… (1000 bytes) ]"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reply {
    /// `+OK`.
    Simple(Vec<u8>),
    /// `-ERR …`, without the dash.
    Error(Vec<u8>),
    /// `:42`, as the text that was sent.
    Integer(Vec<u8>),
    /// `$5`, a bulk string.
    Bulk(Vec<u8>),
    /// `$-1`, RESP2's null bulk string.
    NullBulk,
    /// `*-1`, RESP2's null array.
    NullArray,
    /// `_`, RESP3's null.
    Null,
    /// `*2`, an array.
    Array(Vec<Reply>),
    /// `~2`, RESP3's set.
    Set(Vec<Reply>),
    /// `>3`, RESP3's push message.
    Push(Vec<Reply>),
    /// `%1`, RESP3's map, in the order of the wire.
    Map(Vec<(Reply, Reply)>),
    /// `,1.5`, as the text that was sent.
    Double(Vec<u8>),
    /// `#t` or `#f`.
    Boolean(bool),
    /// `(123…`, as the text that was sent.
    BigNumber(Vec<u8>),
    /// `=15`, a verbatim string, preceded by three letters that name its format.
    Verbatim([u8; 3], Vec<u8>),
    /// `!21`, RESP3's error with a length.
    BulkError(Vec<u8>),
    /// `|1`, attributes and the reply that they belong to.
    Attributed(Vec<(Reply, Reply)>, Box<Reply>),
}

/// Result of [`parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Parsed {
    /// A complete reply, and its length in bytes.
    Complete(Reply, usize),
    /// No complete reply yet; a complete one has at least this many bytes.
    Incomplete(usize),
}

/// Reason why bytes are not a reply of the protocol.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a reply: {0}")]
pub struct Malformed(String);

enum Stop {
    Incomplete(usize),
    Malformed(String),
}

/// Parses one reply at the start of `bytes`.
///
/// ```
/// use wire_player::reply::{Parsed, Reply, command, parse, quoted};
///
/// let bytes = b"*2\r\n:1\r\n$5\r\nhello\r\n+OK\r\n";
/// let Parsed::Complete(reply, length) = parse(bytes)? else { panic!("it is complete") };
/// assert_eq!(reply, Reply::Array(vec![Reply::Integer(b"1".to_vec()), Reply::Bulk(b"hello".to_vec())]));
/// assert_eq!(reply.encode(), bytes[..length]);
/// assert_eq!(reply.notation(), r#"[ :1 "hello" ]"#);
/// assert!(matches!(parse(b"$5\r\nhel")?, Parsed::Incomplete(_)));
///
/// assert_eq!(command(&["GET", "a"]), b"*2\r\n$3\r\nGET\r\n$1\r\na\r\n");
/// assert_eq!(quoted(b"a\n"), r#""a\n""#);
/// # Ok::<(), wire_player::reply::Malformed>(())
/// ```
///
/// # Errors
///
/// [`Malformed`] when the bytes can never become a reply.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Malformed> {
    let mut reader = Reader { bytes, at: 0 };
    match reader.reply(0) {
        Ok(reply) => Ok(Parsed::Complete(reply, reader.at)),
        Err(Stop::Incomplete(needed)) => Ok(Parsed::Incomplete(needed)),
        Err(Stop::Malformed(why)) => Err(Malformed(why)),
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn line(&mut self) -> Result<&'a [u8], Stop> {
        let rest = &self.bytes[self.at..];
        match rest.iter().position(|&byte| byte == b'\n') {
            Some(0) => Err(Stop::Malformed("a line ends in LF without CR".into())),
            Some(end) if rest[end - 1] == b'\r' => {
                self.at += end + 1;
                Ok(&rest[..end - 1])
            }
            Some(end) => Err(Stop::Malformed(format!("the line {} ends in LF without CR", quoted(&rest[..end])))),
            None if rest.len() > MAX_LINE => Err(Stop::Malformed(format!("a line of more than {MAX_LINE} bytes"))),
            None => Err(Stop::Incomplete(self.bytes.len() + 1)),
        }
    }

    /// Parses a line that holds a length; `None` for -1.
    fn length(&mut self) -> Result<Option<usize>, Stop> {
        let line = self.line()?;
        if line == b"-1" {
            return Ok(None);
        }
        std::str::from_utf8(line)
            .ok()
            .and_then(|text| text.parse().ok())
            .map(Some)
            .ok_or_else(|| Stop::Malformed(format!("{} is no length", quoted(line))))
    }

    fn present_length(&mut self) -> Result<usize, Stop> {
        self.length()?.ok_or_else(|| Stop::Malformed("a null of a type that has none".into()))
    }

    fn payload(&mut self, length: usize) -> Result<&'a [u8], Stop> {
        let end = self.at.saturating_add(length);
        if self.bytes.len() < end.saturating_add(2) {
            return Err(Stop::Incomplete(end.saturating_add(2)));
        }
        let payload = &self.bytes[self.at..end];
        if &self.bytes[end..end + 2] != b"\r\n" {
            return Err(Stop::Malformed(format!(
                "a payload of {length} bytes is followed by {} instead of CRLF",
                quoted(&self.bytes[end..end + 2])
            )));
        }
        self.at = end + 2;
        Ok(payload)
    }

    fn elements(&mut self, count: usize, depth: usize) -> Result<Vec<Reply>, Stop> {
        let mut elements = Vec::new();
        for _ in 0..count {
            elements.push(self.reply(depth + 1)?);
        }
        Ok(elements)
    }

    fn pairs(&mut self, depth: usize) -> Result<Vec<(Reply, Reply)>, Stop> {
        let count = self.present_length()?;
        let mut pairs = Vec::new();
        for _ in 0..count {
            let key = self.reply(depth + 1)?;
            pairs.push((key, self.reply(depth + 1)?));
        }
        Ok(pairs)
    }

    fn reply(&mut self, depth: usize) -> Result<Reply, Stop> {
        if depth > MAX_DEPTH {
            return Err(Stop::Malformed(format!("nested more than {MAX_DEPTH} deep")));
        }
        let Some(&kind) = self.bytes.get(self.at) else {
            return Err(Stop::Incomplete(self.at + 1));
        };
        self.at += 1;
        Ok(match kind {
            b'+' => Reply::Simple(self.line()?.to_vec()),
            b'-' => Reply::Error(self.line()?.to_vec()),
            b':' => Reply::Integer(self.line()?.to_vec()),
            b',' => Reply::Double(self.line()?.to_vec()),
            b'(' => Reply::BigNumber(self.line()?.to_vec()),
            b'$' => match self.length()? {
                Some(length) => Reply::Bulk(self.payload(length)?.to_vec()),
                None => Reply::NullBulk,
            },
            b'*' => match self.length()? {
                Some(count) => Reply::Array(self.elements(count, depth)?),
                None => Reply::NullArray,
            },
            b'~' => {
                let count = self.present_length()?;
                Reply::Set(self.elements(count, depth)?)
            }
            b'>' => {
                let count = self.present_length()?;
                Reply::Push(self.elements(count, depth)?)
            }
            b'%' => Reply::Map(self.pairs(depth)?),
            b'|' => {
                let attributes = self.pairs(depth)?;
                Reply::Attributed(attributes, Box::new(self.reply(depth + 1)?))
            }
            b'_' => match self.line()? {
                b"" => Reply::Null,
                other => return Err(Stop::Malformed(format!("_ followed by {}", quoted(other)))),
            },
            b'#' => match self.line()? {
                b"t" => Reply::Boolean(true),
                b"f" => Reply::Boolean(false),
                other => return Err(Stop::Malformed(format!("# followed by {}", quoted(other)))),
            },
            b'!' => {
                let length = self.present_length()?;
                Reply::BulkError(self.payload(length)?.to_vec())
            }
            b'=' => {
                let length = self.present_length()?;
                match self.payload(length)? {
                    [a, b, c, b':', text @ ..] => Reply::Verbatim([*a, *b, *c], text.to_vec()),
                    _ => {
                        return Err(Stop::Malformed("a verbatim string without its format".into()));
                    }
                }
            }
            other => {
                return Err(Stop::Malformed(format!("no reply begins with {}", quoted(&[other]))));
            }
        })
    }
}

impl Reply {
    /// Returns the reply as bytes of the protocol, with lengths in canonical form.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.encode_into(&mut out);
        out
    }

    fn encode_into(&self, out: &mut Vec<u8>) {
        fn line(out: &mut Vec<u8>, kind: u8, text: &[u8]) {
            out.push(kind);
            out.extend_from_slice(text);
            out.extend_from_slice(b"\r\n");
        }
        fn aggregate(out: &mut Vec<u8>, kind: u8, elements: &[Reply]) {
            line(out, kind, elements.len().to_string().as_bytes());
            for element in elements {
                element.encode_into(out);
            }
        }
        fn pairs(out: &mut Vec<u8>, kind: u8, pairs: &[(Reply, Reply)]) {
            line(out, kind, pairs.len().to_string().as_bytes());
            for (key, value) in pairs {
                key.encode_into(out);
                value.encode_into(out);
            }
        }
        fn blob(out: &mut Vec<u8>, kind: u8, parts: &[&[u8]]) {
            let length: usize = parts.iter().map(|part| part.len()).sum();
            line(out, kind, length.to_string().as_bytes());
            for part in parts {
                out.extend_from_slice(part);
            }
            out.extend_from_slice(b"\r\n");
        }
        match self {
            Self::Simple(text) => line(out, b'+', text),
            Self::Error(text) => line(out, b'-', text),
            Self::Integer(text) => line(out, b':', text),
            Self::Double(text) => line(out, b',', text),
            Self::BigNumber(text) => line(out, b'(', text),
            Self::Bulk(text) => blob(out, b'$', &[text]),
            Self::BulkError(text) => blob(out, b'!', &[text]),
            Self::Verbatim(format, text) => blob(out, b'=', &[format, b":", text]),
            Self::NullBulk => line(out, b'$', b"-1"),
            Self::NullArray => line(out, b'*', b"-1"),
            Self::Null => line(out, b'_', b""),
            Self::Boolean(value) => line(out, b'#', if *value { b"t" } else { b"f" }),
            Self::Array(elements) => aggregate(out, b'*', elements),
            Self::Set(elements) => aggregate(out, b'~', elements),
            Self::Push(elements) => aggregate(out, b'>', elements),
            Self::Map(entries) => pairs(out, b'%', entries),
            Self::Attributed(attributes, reply) => {
                pairs(out, b'|', attributes);
                reply.encode_into(out);
            }
        }
    }

    /// Returns the reply in the notation of scripts, on one line.
    #[must_use]
    pub fn notation(&self) -> String {
        self.write_notation(false, usize::MAX)
    }

    /// Returns the reply for people to read: like [`notation`](Self::notation), but with long texts cut short.
    #[must_use]
    pub fn summary(&self) -> String {
        crate::report::shortened(&self.write_notation(false, MAX_SUMMARY))
    }

    fn write_notation(&self, nested: bool, limit: usize) -> String {
        fn list(open: &str, elements: &[Reply], limit: usize) -> String {
            let mut text = String::from(open);
            for element in elements {
                text.push(' ');
                text.push_str(&element.write_notation(true, limit));
            }
            text.push_str(" ]");
            text
        }
        fn map(entries: &[(Reply, Reply)], limit: usize) -> String {
            let mut text = String::from("{");
            for (key, value) in entries {
                let _ = write!(text, " {} => {}", key.write_notation(true, limit), value.write_notation(true, limit));
            }
            text.push_str(" }");
            text
        }
        match self {
            Self::Simple(text) => format!("+{}", status(text, nested)),
            Self::Error(text) => format!("-{}", status(text, nested)),
            Self::Integer(text) => format!(":{}", String::from_utf8_lossy(text)),
            Self::Double(text) => format!(",{}", String::from_utf8_lossy(text)),
            Self::BigNumber(text) => format!("({}", String::from_utf8_lossy(text)),
            Self::Bulk(text) => quoted_up_to(text, limit),
            Self::BulkError(text) => format!("!{}", quoted_up_to(text, limit)),
            Self::Verbatim(format, text) => {
                format!("={}{}", String::from_utf8_lossy(format), quoted_up_to(text, limit))
            }
            Self::NullBulk => "nil".into(),
            Self::NullArray => "nil-array".into(),
            Self::Null => "null".into(),
            Self::Boolean(value) => value.to_string(),
            Self::Array(elements) => list("[", elements, limit),
            Self::Set(elements) => list("~[", elements, limit),
            Self::Push(elements) => list(">[", elements, limit),
            Self::Map(entries) => map(entries, limit),
            Self::Attributed(attributes, reply) => {
                format!("|{} {}", map(attributes, limit), reply.write_notation(nested, limit))
            }
        }
    }
}

/// Returns a simple string or error; without quotes if a script would parse it back unchanged.
fn status(text: &[u8], nested: bool) -> String {
    let special = |c: char| c.is_control() || nested && (c.is_whitespace() || "[]{}>".contains(c));
    let bare = std::str::from_utf8(text).is_ok_and(|text| {
        let quoted = text.starts_with(['"', '\'']) || text.contains("${");
        !text.is_empty() && text.trim() == text && !quoted && !text.contains(special)
    });
    if bare { String::from_utf8_lossy(text).into_owned() } else { quoted(text) }
}

/// Returns bytes in quotes, cut short if there are more than `limit`.
fn quoted_up_to(bytes: &[u8], limit: usize) -> String {
    match bytes.get(..limit) {
        Some(front) if front.len() < bytes.len() => {
            format!("{}… ({} bytes)", quoted(front), bytes.len())
        }
        _ => quoted(bytes),
    }
}

/// Returns a command in the form that clients send: an array of bulk strings.
///
/// ```
/// use wire_player::reply::command;
///
/// assert_eq!(command(&["GET", "a"]), b"*2\r\n$3\r\nGET\r\n$1\r\na\r\n");
/// ```
pub fn command(words: &[impl AsRef<[u8]>]) -> Vec<u8> {
    Reply::Array(words.iter().map(|word| Reply::Bulk(word.as_ref().to_vec())).collect()).encode()
}

/// Returns bytes for people to read: like [`quoted`], but cut short if there are many.
///
/// ```
/// use wire_player::reply::summary_of;
///
/// assert_eq!(summary_of(b"short\n"), r#""short\n""#);
/// assert!(summary_of(&[b'x'; 1000]).ends_with(r#"x"… (1000 bytes)"#));
/// ```
#[must_use]
pub fn summary_of(bytes: &[u8]) -> String {
    quoted_up_to(bytes, MAX_SUMMARY)
}

/// Returns bytes between double quotes, with the escapes of redis-cli and of scripts.
///
/// ```
/// use wire_player::reply::quoted;
///
/// assert_eq!(quoted(b"a\n\"b\"\xff"), r#""a\n\"b\"\xff""#);
/// ```
#[must_use]
pub fn quoted(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + 2);
    text.push('"');
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b'$' if bytes.get(at + 1) == Some(&b'{') => text.push_str("\\x24"),
            0x20..=0x7e => text.push(char::from(byte)),
            _ => {
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY_TYPE: &[u8] = b"*14\r\n+OK\r\n-ERR no\r\n:-7\r\n$2\r\n\r\n\r\n$-1\r\n*-1\r\n_\r\n~1\r\n:1\r\n>1\r\n$1\r\na\r\n%1\r\n+k\r\n#t\r\n,1.5\r\n(123\r\n=5\r\ntxt:x\r\n|1\r\n+a\r\n#f\r\n!3\r\nERR\r\n";

    #[test]
    fn every_type_is_read_and_written_back() {
        let Ok(Parsed::Complete(reply, taken)) = parse(EVERY_TYPE) else {
            panic!("{:?}", parse(EVERY_TYPE));
        };
        assert_eq!(taken, EVERY_TYPE.len());
        assert_eq!(reply.encode(), EVERY_TYPE);
    }

    #[test]
    fn each_prefix_of_a_reply_is_incomplete() {
        for end in 0..EVERY_TYPE.len() {
            match parse(&EVERY_TYPE[..end]) {
                Ok(Parsed::Incomplete(needed)) => {
                    assert!(needed > end && needed <= EVERY_TYPE.len());
                }
                other => panic!("at {end}: {other:?}"),
            }
        }
    }

    #[test]
    fn bytes_that_are_no_reply_are_malformed() {
        for bytes in [&b"x"[..], b"+OK\n", b"$x\r\n", b"$1\r\nabc", b"#x\r\n", b"=1\r\na\r\n", b"$-2\r\n"] {
            assert!(parse(bytes).is_err(), "{}", quoted(bytes));
        }
        assert!(parse(&b"*1\r\n".repeat(1000)).is_err());
    }
}
