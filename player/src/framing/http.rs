//! Frames of HTTP/1: a head and a body.

use std::collections::VecDeque;

use httparse::{EMPTY_HEADER, Header, ParserConfig, Request, Response, Status};

use super::{Cut, Malformed};

/// Largest number of headers; messages with more are refused.
const MAX_HEADERS: usize = 256;

/// Largest number of unanswered requests whose methods are remembered.
const MAX_ASKED: usize = 65_536;

/// State of one direction of a connection.
#[derive(Clone, Debug)]
pub(super) struct State {
    requests: bool,
    /// For each request that has not been answered yet, the kind of body that its response will have.
    answers: VecDeque<Answer>,
    /// Bytes of a request that is not complete yet.
    unseen: Vec<u8>,
}

/// Kind of body that a response has on account of its request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    Usual,
    /// The request was `HEAD`.
    Bodiless,
    /// The request was `CONNECT`, or asked to switch to another protocol.
    Tunnel,
}

enum Body {
    Length(usize),
    Chunked,
    UntilClose,
}

impl State {
    pub(super) fn requests() -> Self {
        Self { requests: true, answers: VecDeque::new(), unseen: Vec::new() }
    }

    pub(super) fn replies() -> Self {
        Self { requests: false, ..Self::requests() }
    }

    pub(super) fn asked(&mut self, bytes: &[u8]) {
        self.unseen.extend_from_slice(bytes);
        let mut requests = Self::requests();
        while let Ok(Cut::Frame(length)) = requests.cut(&self.unseen, false) {
            let request: Vec<u8> = self.unseen.drain(..length).collect();
            let answer = match request.split(|&byte| byte == b' ').next() {
                Some(b"HEAD") => Answer::Bodiless,
                Some(b"CONNECT") => Answer::Tunnel,
                _ => Answer::Usual,
            };
            if self.answers.len() < MAX_ASKED {
                self.answers.push_back(answer);
            }
        }
        if self.unseen.len() > MAX_UNSEEN {
            self.unseen.clear();
        }
    }

    pub(super) fn cut(&mut self, bytes: &[u8], ended: bool) -> Result<Cut, Malformed> {
        let Some((head, body)) = self.head(bytes)? else { return Ok(Cut::Incomplete(bytes.len() + 1)) };
        let cut = match body {
            Body::Length(length) => match head.checked_add(length) {
                Some(total) if bytes.len() >= total => Cut::Frame(total),
                Some(total) => Cut::Incomplete(total),
                None => return Err(Malformed(format!("a body of {length} bytes"))),
            },
            Body::Chunked => chunks(bytes, head)?,
            Body::UntilClose if ended => Cut::Frame(bytes.len()),
            Body::UntilClose => Cut::Incomplete(bytes.len() + 1),
        };
        if let (Cut::Frame(_), false) = (cut, self.requests) {
            if !is_interim(bytes) {
                self.answers.pop_front();
            }
        }
        Ok(cut)
    }

    /// Returns the length of the head and the kind of body that follows it; `None` if the head is not complete.
    fn head(&self, bytes: &[u8]) -> Result<Option<(usize, Body)>, Malformed> {
        let mut headers = [EMPTY_HEADER; MAX_HEADERS];
        let wrong = |error: httparse::Error| Malformed(error.to_string());
        if self.requests {
            let mut request = Request::new(&mut headers);
            return match request.parse(bytes).map_err(wrong)? {
                Status::Partial => Ok(None),
                Status::Complete(head) => Ok(Some((head, body_of(request.headers)?.unwrap_or(Body::Length(0))))),
            };
        }
        let mut response = Response::new(&mut headers);
        let parsed = ParserConfig::default().parse_response(&mut response, bytes);
        let Status::Complete(head) = parsed.map_err(wrong)? else { return Ok(None) };
        let answer = self.answers.front().copied().unwrap_or(Answer::Usual);
        let body = match response.code {
            Some(101) => Body::Length(0),
            Some(100..=199 | 204 | 304) => Body::Length(0),
            Some(200..=299) if answer == Answer::Tunnel => Body::Length(0),
            _ if answer == Answer::Bodiless => Body::Length(0),
            _ => body_of(response.headers)?.unwrap_or(Body::UntilClose),
        };
        Ok(Some((head, body)))
    }
}

/// Largest number of bytes of a request that are kept to learn its method.
const MAX_UNSEEN: usize = 16 * 1024 * 1024;

/// Returns whether a response is an interim one, which will be followed by a final one.
fn is_interim(bytes: &[u8]) -> bool {
    let code = bytes.split(|&byte| byte == b' ').nth(1).unwrap_or_default();
    code.starts_with(b"1") && code != b"101"
}

fn body_of(headers: &[Header<'_>]) -> Result<Option<Body>, Malformed> {
    let chunked = headers.iter().filter(|header| header.name.eq_ignore_ascii_case("transfer-encoding")).any(|header| {
        header
            .value
            .rsplit(|&byte| byte == b',')
            .next()
            .is_some_and(|last| last.trim_ascii().eq_ignore_ascii_case(b"chunked"))
    });
    if chunked {
        return Ok(Some(Body::Chunked));
    }
    let Some(length) = headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length")) else {
        return Ok(None);
    };
    let text = String::from_utf8_lossy(length.value);
    text.trim().parse().map(|length| Some(Body::Length(length))).map_err(|_| Malformed(format!("a length of {text:?}")))
}

/// Cuts a frame whose head is `at` bytes long and whose body is chunked.
fn chunks(bytes: &[u8], mut at: usize) -> Result<Cut, Malformed> {
    loop {
        let (line, size) = match httparse::parse_chunk_size(&bytes[at..]) {
            Ok(Status::Complete(found)) => found,
            Ok(Status::Partial) => return Ok(Cut::Incomplete(bytes.len() + 1)),
            Err(_) => return Err(Malformed("a chunk without its size".into())),
        };
        let size = usize::try_from(size).map_err(|_| Malformed(format!("a chunk of {size} bytes")))?;
        at += line;
        if size == 0 {
            return trailers(bytes, at);
        }
        let end = at.checked_add(size).and_then(|end| end.checked_add(2));
        let end = end.ok_or_else(|| Malformed(format!("a chunk of {size} bytes")))?;
        if bytes.len() < end {
            return Ok(Cut::Incomplete(end));
        }
        if &bytes[end - 2..end] != b"\r\n" {
            return Err(Malformed("a chunk that does not end with CRLF".into()));
        }
        at = end;
    }
}

/// Cuts the trailer lines after the last chunk, up to and including the empty line.
fn trailers(bytes: &[u8], mut at: usize) -> Result<Cut, Malformed> {
    loop {
        match bytes[at..].windows(2).position(|pair| pair == b"\r\n") {
            Some(0) => return Ok(Cut::Frame(at + 2)),
            Some(end) => at += end + 2,
            None => return Ok(Cut::Incomplete(bytes.len() + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHUNKED: &[u8] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nx: y\r\n\r\n";

    fn reply(asked: &[u8], bytes: &[u8], ended: bool) -> Result<Cut, Malformed> {
        let mut state = State::replies();
        state.asked(asked);
        state.cut(bytes, ended)
    }

    #[test]
    fn a_body_ends_by_length_by_chunks_or_with_the_stream() {
        let get = b"GET / HTTP/1.1\r\n\r\n";
        let by_length = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhiHTTP";
        assert_eq!(reply(get, by_length, false), Ok(Cut::Frame(by_length.len() - 4)));
        assert_eq!(reply(get, CHUNKED, false), Ok(Cut::Frame(CHUNKED.len())));
        for end in 1..CHUNKED.len() {
            assert!(matches!(reply(get, &CHUNKED[..end], false), Ok(Cut::Incomplete(_))), "{end}");
        }
        let until_close = b"HTTP/1.0 200 OK\r\n\r\nhi";
        assert_eq!(reply(get, until_close, false), Ok(Cut::Incomplete(until_close.len() + 1)));
        assert_eq!(reply(get, until_close, true), Ok(Cut::Frame(until_close.len())));
    }

    #[test]
    fn what_answers_head_has_no_body() {
        let head = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n";
        assert_eq!(reply(b"HEAD / HTTP/1.1\r\n\r\n", head, false), Ok(Cut::Frame(head.len())));
        assert_eq!(reply(b"GET / HTTP/1.1\r\n\r\n", head, false), Ok(Cut::Incomplete(head.len() + 2)));
        let none = b"HTTP/1.1 204 No Content\r\n\r\n";
        assert_eq!(reply(b"GET / HTTP/1.1\r\n\r\n", none, false), Ok(Cut::Frame(none.len())));
    }

    #[test]
    fn an_interim_response_leaves_the_request_open() {
        let mut state = State::replies();
        state.asked(b"HEAD / HTTP/1.1\r\n\r\n");
        assert_eq!(state.cut(b"HTTP/1.1 100 Continue\r\n\r\n", false), Ok(Cut::Frame(25)));
        assert_eq!(state.cut(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n", false), Ok(Cut::Frame(38)));
        assert!(state.answers.is_empty());
    }
}
