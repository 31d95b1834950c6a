//! Inline requests: lines as people type them.

/// Splits a line into arguments as Redis does (`sdssplitargs`). White space separates them; within `"…"` there are the
/// escapes `\n \r \t \b \a \xHH`, within `'…'` only `\'`.
///
/// Appends the arguments to `bytes`, and calls `found` with the range of each. Returns `false` if a quote is not
/// closed, or if a closing quote is followed by anything but white space.
///
/// ```
/// let (mut bytes, mut ranges) = (Vec::new(), Vec::new());
/// assert!(engine::protocol::split_arguments(br#"SET key "two words""#, &mut bytes, |start, end| ranges.push(start..end)));
/// assert_eq!(ranges.into_iter().map(|range| &bytes[range]).last(), Some(b"two words".as_slice()));
/// ```
pub fn split_arguments(line: &[u8], bytes: &mut Vec<u8>, mut found: impl FnMut(usize, usize)) -> bool {
    let mut rest = line;
    loop {
        rest = rest.trim_ascii_start_c();
        if rest.is_empty() {
            return true;
        }
        let start = bytes.len();
        loop {
            match rest {
                [] => break,
                [b'"', quoted @ ..] => match double_quoted(quoted, bytes) {
                    Some(after) => {
                        rest = after;
                        break;
                    }
                    None => return false,
                },
                [b'\'', quoted @ ..] => match single_quoted(quoted, bytes) {
                    Some(after) => {
                        rest = after;
                        break;
                    }
                    None => return false,
                },
                [b' ' | b'\t' | b'\n' | b'\r' | 0, ..] => break,
                [byte, after @ ..] => {
                    bytes.push(*byte);
                    rest = after;
                }
            }
        }
        found(start, bytes.len());
        // Redis works on a C string, so a NUL outside quotes ends the line.
        if rest.first() == Some(&0) {
            return true;
        }
    }
}

trait TrimC {
    fn trim_ascii_start_c(&self) -> &Self;
}

impl TrimC for [u8] {
    /// Does the same as `trim_ascii_start`, but with C's `isspace`, which includes the vertical tab; a NUL ends the
    /// line.
    fn trim_ascii_start_c(&self) -> &[u8] {
        let spaces = self.iter().take_while(|&&byte| is_space(byte)).count();
        let rest = &self[spaces..];
        if rest.first() == Some(&0) { &[] } else { rest }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// Checks that nothing or white space follows a closing quote.
fn after_quote(rest: &[u8]) -> Option<&[u8]> {
    match rest.first() {
        None | Some(0) => Some(rest),
        Some(&byte) if is_space(byte) => Some(rest),
        Some(_) => None,
    }
}

fn double_quoted<'a>(mut rest: &'a [u8], bytes: &mut Vec<u8>) -> Option<&'a [u8]> {
    loop {
        match rest {
            [] | [0, ..] => return None,
            [b'\\', b'x', high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(hex_digit(*high) << 4 | hex_digit(*low));
                rest = after;
            }
            [b'\\', escaped, after @ ..] if *escaped != 0 => {
                bytes.push(match escaped {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 0x08,
                    b'a' => 0x07,
                    other => *other,
                });
                rest = after;
            }
            [b'"', after @ ..] => return after_quote(after),
            [byte, after @ ..] => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
}

fn single_quoted<'a>(mut rest: &'a [u8], bytes: &mut Vec<u8>) -> Option<&'a [u8]> {
    loop {
        match rest {
            [] | [0, ..] => return None,
            [b'\\', b'\'', after @ ..] => {
                bytes.push(b'\'');
                rest = after;
            }
            [b'\'', after @ ..] => return after_quote(after),
            [byte, after @ ..] => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
}

fn hex_digit(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit.wrapping_sub(b'A').wrapping_add(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &[u8]) -> Option<Vec<Vec<u8>>> {
        let mut bytes = Vec::new();
        let mut ranges = Vec::new();
        split_arguments(line, &mut bytes, |from, to| ranges.push(from..to))
            .then(|| ranges.into_iter().map(|range| bytes[range].to_vec()).collect())
    }

    #[test]
    fn white_space_separates() {
        assert_eq!(split(b"  SET  key\tvalue "), Some(vec![b"SET".to_vec(), b"key".to_vec(), b"value".to_vec()]));
        assert_eq!(split(b"   "), Some(vec![]));
    }

    #[test]
    fn double_quotes_know_escapes() {
        assert_eq!(split(br#"ECHO "a b\x41\n\"""#), Some(vec![b"ECHO".to_vec(), b"a bA\n\"".to_vec()]));
        assert_eq!(split(br#""""#), Some(vec![vec![]]));
    }

    #[test]
    fn single_quotes_know_only_themselves() {
        assert_eq!(split(br"ECHO 'a\n\'b'"), Some(vec![b"ECHO".to_vec(), br"a\n'b".to_vec()]));
    }

    #[test]
    fn unbalanced_quotes_are_refused() {
        for line in [&b"\"abc"[..], b"'abc", b"\"a\"b", b"'a'b", b"\"abc\\"] {
            assert_eq!(split(line), None, "{line:?}");
        }
    }
}
