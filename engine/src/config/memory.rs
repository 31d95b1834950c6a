//! Numbers of bytes with units, as people write them.

use std::fmt;

use super::ConfigError;
use crate::protocol::number::parse_i64;

/// Parses a number of bytes with an optional unit: `1k` is 1,000, `1kb` is 1,024, and so on. Returns `None` for
/// anything else, and for a number that does not fit into 64 bits.
///
/// ```
/// assert_eq!(engine::config::parse_memory(b"2mb"), Some(2 * 1024 * 1024));
/// ```
#[must_use]
pub fn parse_memory(text: &[u8]) -> Option<u64> {
    let (digits, factor) = memory_parts(text)?;
    std::str::from_utf8(digits).ok()?.parse::<u64>().ok()?.checked_mul(factor)
}

/// Parses the same as `CONFIG SET` does: without digits the number is zero, and one that does not fit into 64 bits is
/// `u64::MAX`.
pub(crate) fn memory_size(text: &[u8]) -> Option<u64> {
    let (digits, factor) = memory_parts(text)?;
    let digit = |number: u64, byte: &u8| number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
    Some(digits.iter().fold(0, digit).saturating_mul(factor))
}

/// Splits a number of bytes into its digits and the number of bytes in its unit.
fn memory_parts(text: &[u8]) -> Option<(&[u8], u64)> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, unit) = text.split_at(digits);
    let factor: u64 = match unit.to_ascii_lowercase().as_slice() {
        b"" | b"b" => 1,
        b"k" => 1_000,
        b"kb" => 1 << 10,
        b"m" => 1_000_000,
        b"mb" => 1 << 20,
        b"g" => 1_000_000_000,
        b"gb" => 1 << 30,
        _ => return None,
    };
    Some((number, factor))
}

/// A number of bytes, or a percentage of `maxmemory`.
///
/// ```
/// use engine::config::MemoryShare;
///
/// assert_eq!(MemoryShare::parse(b"2mb").unwrap(), MemoryShare::Bytes(2 << 20));
/// assert_eq!(MemoryShare::parse(b"10%").unwrap(), MemoryShare::Percent(10));
/// assert!(MemoryShare::parse(b"110%").is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemoryShare {
    /// This many bytes; 0 for no limit.
    Bytes(u64),
    /// This percentage of `maxmemory`, at most 100.
    Percent(u8),
}

impl MemoryShare {
    /// Parses a number of bytes with an optional unit, or a number with a per cent sign.
    ///
    /// # Errors
    ///
    /// [`ConfigError::MemoryShare`] for neither of the two, [`ConfigError::Percentage`] for more than 100 per cent.
    pub fn parse(text: &[u8]) -> Result<Self, ConfigError> {
        const WRONG: ConfigError = ConfigError::MemoryShare;
        // Redis stores percentages as negative numbers, and a number of bytes that is too large overflows to a negative
        // one.
        let size = match text.strip_suffix(b"%") {
            Some(percent) => -parse_i64(percent).filter(|percent| *percent >= 0).ok_or(WRONG)?,
            None => memory_size(text).ok_or(WRONG)? as i64,
        };
        match size {
            0.. => Ok(Self::Bytes(size as u64)),
            -100..0 => Ok(Self::Percent(-size as u8)),
            _ => Err(ConfigError::Percentage),
        }
    }

    /// Returns the share in bytes when `maxmemory` is `max_memory` bytes; 0 for no limit.
    pub(crate) fn of(self, max_memory: u64) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Percent(percent) => (u128::from(max_memory) * u128::from(percent) / 100) as u64,
        }
    }
}

impl fmt::Display for MemoryShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => bytes.fmt(f),
            Self::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_has_units() {
        for (text, bytes) in [("100", 100), ("1k", 1_000), ("1kb", 1_024), ("2MB", 2 << 20), ("1gb", 1 << 30)] {
            assert_eq!(parse_memory(text.as_bytes()), Some(bytes));
        }
        for text in ["", "mb", "1x", "-1", "1.5mb"] {
            assert_eq!(parse_memory(text.as_bytes()), None, "{text}");
        }
    }
}
