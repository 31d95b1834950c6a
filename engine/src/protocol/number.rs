//! Parsing of numbers as Redis does it: only the shortest form is accepted.

/// Parses an `i64` in its canonical form: no `+`, no leading zero, no `-0`, no spaces.
///
/// Returns `None` for anything else, overflow included. Redis: `string2ll`.
///
/// ```
/// use engine::protocol::number::parse_i64;
///
/// assert_eq!(parse_i64(b"-7"), Some(-7));
/// assert_eq!(parse_i64(b"07"), None);
/// ```
#[must_use]
pub fn parse_i64(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    match digits {
        [] => return None,
        [b'0'] => return (!negative).then_some(0),
        [b'0', ..] => return None,
        _ => {}
    }
    // Nineteen digits cannot overflow a u64; more are refused by their number.
    if digits.len() > 19 {
        return None;
    }
    let mut magnitude: u64 = 0;
    for &digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        magnitude = magnitude * 10 + u64::from(digit - b'0');
    }
    if negative { 0i64.checked_sub_unsigned(magnitude) } else { i64::try_from(magnitude).ok() }
}

/// Parses a cursor of `SCAN` as C's `strtoul` in base ten does: an empty text is zero, a sign is allowed, and `-1` is
/// the largest number. Returns `None` for anything else, and for a number that does not fit.
///
/// ```
/// use engine::protocol::number::parse_cursor;
///
/// assert_eq!(parse_cursor(b"17"), Some(17));
/// assert_eq!(parse_cursor(b"-1"), Some(u64::MAX));
/// assert_eq!(parse_cursor(b"x"), None);
/// ```
#[must_use]
pub fn parse_cursor(text: &[u8]) -> Option<u64> {
    let text = text.split(|&byte| byte == 0).next().unwrap_or_default();
    let (negative, digits) = match text {
        [] => return Some(0),
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    if digits.is_empty() {
        return None;
    }
    let number = digits.iter().try_fold(0u64, |value, &byte| {
        if !byte.is_ascii_digit() {
            return None;
        }
        value.checked_mul(10)?.checked_add(u64::from(byte - b'0'))
    })?;
    Some(if negative { number.wrapping_neg() } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_integers_are_read() {
        for value in [0, 1, -1, 42, i64::MAX, i64::MIN, 1_000_000_000_000_000_000] {
            assert_eq!(parse_i64(value.to_string().as_bytes()), Some(value));
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "-",
            "+1",
            "01",
            "-0",
            "00",
            " 1",
            "1 ",
            "1.0",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999",
            "0x10",
        ] {
            assert_eq!(parse_i64(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn cursors_beyond_u64_are_refused() {
        assert_eq!(parse_cursor(b"18446744073709551615"), Some(u64::MAX));
        assert_eq!(parse_cursor(b"18446744073709551616"), None);
        assert_eq!(parse_cursor(b"-1"), Some(u64::MAX));
        assert_eq!((parse_cursor(b""), parse_cursor(b"-"), parse_cursor(b"1x")), (Some(0), None, None));
    }
}
