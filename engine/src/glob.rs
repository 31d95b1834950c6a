//! Glob patterns as Redis matches them (`stringmatchlen`).

/// Returns whether `text` matches `pattern`, which may contain `*`, `?`, `[abc]`, `[^a-z]`, and `\` before a literal
/// byte.
///
/// Two things are as in Redis and may surprise: an empty text matches only the empty pattern, not even `*`; and the
/// ends of a range are compared as signed bytes, as C does on most machines. Redis gives up on a pattern with more than
/// 1,000 stars; here it is matched.
///
/// It does not recurse: only the last `*` has to remember where to try again, so the time is at most `pattern × text`.
#[must_use]
pub(crate) fn matches(pattern: &[u8], text: &[u8]) -> bool {
    matches_case(pattern, text, false)
}

/// Does the same as [`matches`](fn@matches), but ignores ASCII case.
#[must_use]
pub(crate) fn matches_ignoring_case(pattern: &[u8], text: &[u8]) -> bool {
    matches_case(pattern, text, true)
}

fn matches_case(pattern: &[u8], text: &[u8], ignore_case: bool) -> bool {
    let fold = |byte: u8| if ignore_case { byte.to_ascii_lowercase() } else { byte };
    if text.is_empty() {
        return pattern.is_empty();
    }
    let (mut at, mut read) = (0, 0);
    // After a star: the position at which the pattern goes on, and the next position in the text at which to try it.
    let mut retry: Option<(usize, usize)> = None;
    loop {
        if pattern.get(at) == Some(&b'*') {
            at += 1;
            if at == pattern.len() {
                return true;
            }
            retry = Some((at, read));
            continue;
        }
        let step = match (pattern.get(at), text.get(read)) {
            (None, None) => return true,
            (Some(_), Some(&byte)) => one(&pattern[at..], byte, fold),
            // The text has ended and the pattern has not: no later attempt can match.
            (Some(_), None) => return false,
            (None, Some(_)) => None,
        };
        if let Some(length) = step {
            at += length;
            read += 1;
        } else {
            let Some((pattern_at, text_at)) = retry else { return false };
            if text_at >= text.len() {
                return false;
            }
            at = pattern_at;
            read = text_at + 1;
            retry = Some((pattern_at, read));
        }
    }
}

/// Matches one byte against the first element of `pattern`. Returns the length of the element if it matches.
fn one(pattern: &[u8], byte: u8, fold: impl Fn(u8) -> u8) -> Option<usize> {
    match pattern {
        [b'?', ..] => Some(1),
        [b'[', set @ ..] => {
            let (matched, length) = in_set(set, byte, fold);
            matched.then_some(length + 1)
        }
        [b'\\', literal, ..] => (fold(*literal) == fold(byte)).then_some(2),
        [literal, ..] => (fold(*literal) == fold(byte)).then_some(1),
        [] => None,
    }
}

/// Returns whether `byte` is in the set whose text begins after `[`, and the length of that text including its `]`. A
/// set without a `]` ends with the pattern.
fn in_set(set: &[u8], byte: u8, fold: impl Fn(u8) -> u8) -> (bool, usize) {
    let negated = set.first() == Some(&b'^');
    let mut at = usize::from(negated);
    let mut matched = false;
    loop {
        match &set[at..] {
            [] => break,
            // As in Redis, case is not ignored here.
            [b'\\', literal, ..] => {
                matched |= *literal == byte;
                at += 2;
            }
            [b']', ..] => {
                at += 1;
                break;
            }
            [from, b'-', to, ..] => {
                let (from, to) = (*from as i8, *to as i8);
                let signed = |byte: i8| fold(byte as u8) as i8;
                matched |= (signed(from.min(to))..=signed(from.max(to))).contains(&(fold(byte) as i8));
                at += 3;
            }
            [literal, ..] => {
                matched |= fold(*literal) == fold(byte);
                at += 1;
            }
        }
    }
    (matched != negated, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redis_documentation_examples_hold() {
        for (pattern, text, expected) in [
            ("h?llo", "hello", true),
            ("h?llo", "hllo", false),
            ("h*llo", "hllo", true),
            ("h*llo", "heeeello", true),
            ("h[ae]llo", "hallo", true),
            ("h[ae]llo", "hillo", false),
            ("h[^e]llo", "hallo", true),
            ("h[^e]llo", "hello", false),
            ("h[a-b]llo", "hbllo", true),
            ("h[b-a]llo", "hallo", true),
            ("\\*", "*", true),
            ("\\*", "x", false),
            ("*", "", false),
            ("**", "", false),
            ("", "", true),
            ("", "a", false),
            ("a*b*c", "aXXbYYc", true),
            ("a*b*c", "aXXbYY", false),
            ("[]", "a", false),
            ("a**", "a", true),
        ] {
            assert_eq!(matches(pattern.as_bytes(), text.as_bytes()), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_hostile_pattern_takes_no_time() {
        let pattern = b"a*".repeat(50_000);
        let text = vec![b'a'; 1_000];
        assert!(!matches(&[&pattern[..], b"b"].concat(), &text));
    }

    #[test]
    fn ranges_compare_signed_bytes() {
        assert!(matches(b"[a-\xff]", b"A"));
        assert!(!matches(b"[a-\xff]", b"b"));
        assert!(matches(b"[\x80-\xff]", b"\xc3"));
        assert!(!matches(b"[\x80-\xff]", b"a"));
    }

    #[test]
    fn case_can_be_ignored() {
        assert!(matches_ignoring_case(b"MAX*", b"maxmemory"));
        assert!(!matches(b"MAX*", b"maxmemory"));
    }
}
