//! Encoding of replies.

/// The protocol version that a connection speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Protocol {
    /// The version of every new connection.
    #[default]
    Resp2,
    /// The version that `HELLO 3` chooses: null, map, set, push, double, boolean and verbatim have types of their own.
    Resp3,
}

/// The digits of the numbers below 100.
const TWO_DIGITS: [[u8; 2]; 100] = {
    let mut digits = [[0; 2]; 100];
    let mut number = 0;
    while number < 100 {
        digits[number] = [b'0' + number as u8 / 10, b'0' + number as u8 % 10];
        number += 1;
    }
    digits
};

/// Appends replies to a connection's write buffer, in the form of the protocol version.
///
/// ```
/// use engine::protocol::{Protocol, ReplyWriter};
///
/// let mut bytes = Vec::new();
/// let mut replies = ReplyWriter::new(&mut bytes, Protocol::Resp3);
/// replies.map(1);
/// replies.bulk(b"role");
/// replies.null();
/// assert_eq!(bytes, b"%1\r\n$4\r\nrole\r\n_\r\n");
/// ```
///
/// ```
/// # use engine::protocol::{Protocol, ReplyWriter};
/// let mut bytes = Vec::new();
/// let mut replies = ReplyWriter::new(&mut bytes, Protocol::Resp2);
/// assert_eq!(replies.protocol(), Protocol::Resp2);
/// replies.ok();
/// replies.simple("PONG");
/// replies.error(b"ERR syntax error");
/// replies.integer(-1);
/// replies.count(2);
/// replies.bulk_integer(7);
/// replies.null_array();
/// replies.array(1);
/// replies.boolean(true);
/// replies.set(1);
/// replies.verbatim("txt", b"words");
/// replies.push(0);
/// assert_eq!(
///     String::from_utf8_lossy(&bytes),
///     "+OK\r\n+PONG\r\n-ERR syntax error\r\n:-1\r\n:2\r\n$1\r\n7\r\n*-1\r\n*1\r\n:1\r\n*1\r\n$5\r\nwords\r\n*0\r\n"
/// );
/// ```
#[derive(Debug)]
pub struct ReplyWriter<'a> {
    bytes: &'a mut Vec<u8>,
    protocol: Protocol,
}

impl<'a> ReplyWriter<'a> {
    /// Returns a writer that appends to `bytes` in `protocol`.
    pub fn new(bytes: &'a mut Vec<u8>, protocol: Protocol) -> Self {
        Self { bytes, protocol }
    }

    /// Returns the protocol version.
    #[must_use]
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    pub(crate) fn set_protocol(&mut self, protocol: Protocol) {
        self.protocol = protocol;
    }

    pub(crate) fn bytes(&mut self) -> &mut Vec<u8> {
        self.bytes
    }

    fn resp3(&self) -> bool {
        self.protocol == Protocol::Resp3
    }

    #[inline]
    fn header(&mut self, kind: u8, number: i64) {
        if (0..10).contains(&number) {
            // Nearly all lengths and many integers have one digit: these are one copy.
            self.bytes.extend_from_slice(&[kind, b'0' + number as u8, b'\r', b'\n']);
            return;
        }
        if (10..100).contains(&number) {
            let [ten, one] = TWO_DIGITS[number as usize];
            self.bytes.extend_from_slice(&[kind, ten, one, b'\r', b'\n']);
            return;
        }
        let mut digits = itoa::Buffer::new();
        self.bytes.push(kind);
        self.bytes.extend_from_slice(digits.format(number).as_bytes());
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// Appends `+OK`.
    #[inline]
    pub fn ok(&mut self) {
        self.bytes.extend_from_slice(b"+OK\r\n");
    }

    /// Appends a simple string. `text` must not contain a line end.
    pub fn simple(&mut self, text: &str) {
        self.bytes.push(b'+');
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// Appends an error: `text` with its code, such as `ERR syntax error`. Line ends become spaces.
    pub fn error(&mut self, text: &[u8]) {
        self.bytes.push(b'-');
        self.bytes.extend(text.iter().map(|&byte| if matches!(byte, b'\r' | b'\n') { b' ' } else { byte }));
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// Appends an integer.
    #[inline]
    pub fn integer(&mut self, number: i64) {
        self.header(b':', number);
    }

    /// Appends a count as an integer.
    #[inline]
    pub fn count(&mut self, number: usize) {
        self.header(b':', i64::try_from(number).unwrap_or(i64::MAX));
    }

    /// Appends a bulk string.
    #[inline]
    pub fn bulk(&mut self, text: &[u8]) {
        self.bytes.reserve(text.len() + 32);
        self.header(b'$', text.len() as i64);
        self.bytes.extend_from_slice(text);
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// Appends the head of a bulk string of `length` bytes; its bytes and its line end have to follow.
    pub(crate) fn bulk_head(&mut self, length: usize) {
        self.header(b'$', length as i64);
    }

    /// Appends an integer as a bulk string.
    pub fn bulk_integer(&mut self, number: i64) {
        let mut digits = itoa::Buffer::new();
        self.bulk(digits.format(number).as_bytes());
    }

    /// Appends a null: the nil bulk string in RESP2, the null in RESP3.
    #[inline]
    pub fn null(&mut self) {
        self.bytes.extend_from_slice(if self.resp3() { b"_\r\n" } else { b"$-1\r\n" });
    }

    /// Appends a null in place of an array: the nil array in RESP2, the null in RESP3.
    pub fn null_array(&mut self) {
        self.bytes.extend_from_slice(if self.resp3() { b"_\r\n" } else { b"*-1\r\n" });
    }

    /// Appends the head of an array; `len` elements follow.
    pub fn array(&mut self, len: usize) {
        self.header(b'*', len as i64);
    }

    /// Appends the head of a map; `len` pairs follow. In RESP2 it is an array twice as long.
    pub fn map(&mut self, len: usize) {
        if self.resp3() { self.header(b'%', len as i64) } else { self.header(b'*', 2 * len as i64) }
    }

    /// Appends the head of a set; in RESP2 it is an array.
    pub fn set(&mut self, len: usize) {
        self.header(if self.resp3() { b'~' } else { b'*' }, len as i64);
    }

    /// Appends the head of a push message; in RESP2 it is an array.
    pub fn push(&mut self, len: usize) {
        self.header(if self.resp3() { b'>' } else { b'*' }, len as i64);
    }

    /// Appends a boolean; in RESP2 it is the integer 1 or 0.
    pub fn boolean(&mut self, value: bool) {
        let text: &[u8] = match (self.resp3(), value) {
            (true, true) => b"#t\r\n",
            (true, false) => b"#f\r\n",
            (false, true) => b":1\r\n",
            (false, false) => b":0\r\n",
        };
        self.bytes.extend_from_slice(text);
    }

    /// Appends a verbatim string, whose `format` is `txt` or `mkd`; in RESP2 it is a bulk string.
    pub fn verbatim(&mut self, format: &str, text: &[u8]) {
        self.verbatim_head(format, text.len());
        self.bytes.extend_from_slice(text);
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// Appends the head of a verbatim string, with a `format` of three letters; `length` bytes of text have to follow.
    pub(crate) fn verbatim_head(&mut self, format: &str, length: usize) {
        if self.resp3() {
            self.header(b'=', (length + 4) as i64);
            self.bytes.extend_from_slice(format.as_bytes());
            self.bytes.push(b':');
        } else {
            self.header(b'$', length as i64);
        }
    }
}
