//! Describes how a frame differs from the expected one, in the protocol's terms.

use super::Framing;
use crate::reply::summary_of;
use crate::script::raw::{Comparison, Rendered};

/// Number of bytes that are shown on each side of the first one that differs.
const AROUND: usize = 24;

/// Describes how `found` differs from `expected`: for HTTP by start line, headers and body, otherwise by the first byte
/// that differs.
///
/// ```
/// use wire_player::framing::{Framing, difference};
/// use wire_player::script::raw::RawPattern;
/// use wire_player::script::template::Variables;
///
/// let expected = b"HTTP/1.1 200 OK\r\nserver: a\r\n\r\n";
/// let expected = RawPattern::literal(*expected).render(&Variables::new())?;
/// let found = b"HTTP/1.1 200 OK\r\nserver: b\r\n\r\n";
/// let said = difference(&Framing::Http1, &expected, found);
/// assert_eq!(said, r#"header server: expected "server: a", found "server: b""#);
/// # Ok::<(), wire_player::script::template::RenderError>(())
/// ```
#[must_use]
pub fn difference(framing: &Framing, expected: &Rendered, found: &[u8]) -> String {
    let by_header = (*framing == Framing::Http1).then(|| http(expected, found)).flatten();
    by_header.unwrap_or_else(|| by_byte(expected, found))
}

fn by_byte(expected: &Rendered, found: &[u8]) -> String {
    let at = match expected.compare(found, true) {
        Comparison::Differs(at) => at,
        _ => return format!("expected {}, found {}", expected.summary(), summary_of(found)),
    };
    if found.len() <= AROUND * 2 {
        return format!("expected {}, found {}", expected.summary(), summary_of(found));
    }
    let from = at.saturating_sub(AROUND);
    let to = (at + AROUND).min(found.len());
    let expected = match expected.as_bytes() {
        Some(bytes) => {
            let part = bytes.get(from..(at + AROUND).min(bytes.len())).unwrap_or_default();
            format!("{} of {} bytes", summary_of(part), bytes.len())
        }
        None => expected.summary(),
    };
    format!(
        "from byte {at} on: expected {expected}, found {} of {} bytes (from byte {from})",
        summary_of(&found[from..to]),
        found.len()
    )
}

fn http(expected: &Rendered, found: &[u8]) -> Option<String> {
    let (mut wanted, body) = expected.head_and_body();
    let end = found.windows(4).position(|window| window == b"\r\n\r\n")?;
    let mut lines: Vec<&[u8]> = Vec::new();
    let mut rest = &found[..end];
    while let Some(at) = rest.windows(2).position(|pair| pair == b"\r\n") {
        lines.push(&rest[..at]);
        rest = &rest[at + 2..];
    }
    lines.push(rest);
    if wanted.is_empty() {
        return None;
    }
    let mut said = Vec::new();
    let start = wanted.remove(0);
    if !fits(&start, lines[0]) {
        said.push(format!("start line: expected {}, found {}", start.summary(), summary_of(lines[0])));
    }
    let mut left: Vec<&[u8]> = lines[1..].to_vec();
    let mut order = Vec::new();
    for line in &wanted {
        if let Some(at) = left.iter().position(|found| fits(line, found)) {
            order.push(lines.iter().position(|found| std::ptr::eq(*found, left[at])));
            left.remove(at);
            continue;
        }
        let name = name_of(line);
        match left.iter().position(|found| header_name(found) == name) {
            Some(at) => {
                let found = left.remove(at);
                said.push(format!("header {name}: expected {}, found {}", line.summary(), summary_of(found)));
            }
            None => said.push(format!("header {name}: expected {}, found none", line.summary())),
        }
    }
    for line in left {
        said.push(format!("header {}: not expected, found {}", header_name(line), summary_of(line)));
    }
    if said.is_empty() && order.windows(2).any(|pair| pair[0] > pair[1]) {
        said.push("the headers come in another order".into());
    }
    let found = &found[end + 4..];
    if !fits(&body, found) {
        said.push(format!("body: {}", by_byte(&body, found)));
    }
    (!said.is_empty()).then(|| said.join("; "))
}

fn fits(expected: &Rendered, found: &[u8]) -> bool {
    matches!(expected.compare(found, true), Comparison::Fits(..))
}

fn header_name(line: &[u8]) -> String {
    String::from_utf8_lossy(line.split(|&byte| byte == b':').next().unwrap_or_default()).to_ascii_lowercase()
}

fn name_of(line: &Rendered) -> String {
    match line.0.first() {
        Some(crate::script::raw::Piece::Bytes(bytes)) => header_name(bytes),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::raw::RawPattern;
    use crate::script::template::Variables;

    fn differ(framing: &Framing, expected: &str, found: &str) -> String {
        let expected = RawPattern::literal(expected.as_bytes()).render(&Variables::new()).unwrap();
        difference(framing, &expected, found.as_bytes())
    }

    #[test]
    fn http_differs_by_header_and_body() {
        let expected = "HTTP/1.1 200 OK\r\nserver: a\r\ncontent-length: 2\r\n\r\nhi";
        assert_eq!(
            differ(&Framing::Http1, expected, "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nx: y\r\n\r\nho"),
            "header server: expected \"server: a\", found none; header x: not expected, found \"x: y\"; \
             body: expected \"hi\", found \"ho\""
        );
        assert_eq!(
            differ(&Framing::Http1, expected, "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nserver: a\r\n\r\nhi"),
            "the headers come in another order"
        );
        assert_eq!(
            differ(&Framing::Http1, expected, "HTTP/1.1 404 Not Found\r\nserver: a\r\ncontent-length: 2\r\n\r\nhi"),
            "start line: expected \"HTTP/1.1 200 OK\", found \"HTTP/1.1 404 Not Found\""
        );
    }

    #[test]
    fn others_differ_by_byte() {
        let long = "x".repeat(100);
        let said = differ(&Framing::Raw, &format!("{long}a"), &format!("{long}b"));
        assert!(said.starts_with("from byte 100 on: expected \"xxxx"), "{said}");
    }
}
