//! The 80-bit floats of `INCRBYFLOAT`.
//!
//! Redis computes with C's `long double`, which on x86-64 is a float with a mantissa of 64 bits, and prints 17
//! decimals: `0.1 + 3200` is `3200.10000000000000009`. Rust has no such type, so the few operations that the command
//! needs are done exactly on big integers, and rounded once to nearest even, as by the processor.
//!
//! The crate `rustc_apfloat` (0.2.3) has the type, and adds like the processor. But it does not parse hexadecimal
//! numbers without an exponent, and does not round its decimal text to nearest: of 5,000 random sums 177 ended in
//! another digit than here (`6.40 + 1.5249` gave `7.92489999999999999` instead of `7.9249`). Redis answered the three
//! of them that were tried as here.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

/// Bits of the mantissa.
const MANTISSA: u64 = 64;
/// The exponent of the largest finite number: it is below `2^MAX_EXPONENT`.
const MAX_EXPONENT: i64 = 16_384;
/// The exponent of the smallest subnormal number.
const MIN_EXPONENT: i64 = -16_445;
/// Largest number of characters of a number in Redis (`MAX_LONG_DOUBLE_CHARS`), without the NUL.
const MAX_TEXT: usize = 5 * 1024 - 1;
/// Decimals that Redis prints.
const DECIMALS: u32 = 17;

/// `mantissa × 2^exponent`, or an infinity.
///
/// ```
/// use engine::protocol::float::{float_text, parse_float};
///
/// let (a, b) = (parse_float(b"1e30").unwrap(), parse_float(b"1").unwrap());
/// assert_eq!(float_text(&a.add(&b).unwrap()), "1000000000000000000024696061952");
/// assert!(a.add(&parse_float(b"inf").unwrap()).is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extended {
    /// A finite number, with at most 64 bits of mantissa.
    Finite {
        /// The signed mantissa.
        mantissa: BigInt,
        /// The power of two.
        exponent: i64,
    },
    /// Infinity, written `inf` or `-inf`.
    Infinite,
}

impl Extended {
    /// Rounds `numerator / denominator × 2^exponent` to nearest even; `None` when it is too large.
    fn round(numerator: BigInt, denominator: &BigInt, exponent: i64) -> Option<Self> {
        if numerator.is_zero() {
            return Some(Self::Finite { mantissa: numerator, exponent: 0 });
        }
        let negative = numerator.is_negative();
        let numerator = numerator.abs();
        // Enough bits that the quotient has more than the mantissa needs; a sticky bit represents the rest.
        let lack = denominator.bits() as i64 - numerator.bits() as i64 + MANTISSA as i64 + 2;
        let shift = lack.max(0);
        let shifted = numerator << shift as usize;
        let quotient = &shifted / denominator;
        let sticky = !(&shifted % denominator).is_zero();
        let exponent = exponent - shift;
        let bits = quotient.bits() as i64;
        let drop = (bits - MANTISSA as i64).max(MIN_EXPONENT - exponent).max(0);
        let (mantissa, exponent) = if drop > 0 || sticky {
            let kept = &quotient >> drop as usize;
            let dropped = &quotient - (&kept << drop as usize);
            let half = if drop > 0 { BigInt::from(1) << (drop - 1) as usize } else { BigInt::from(1) };
            let odd = (&kept % 2u8).is_positive();
            let up = drop > 0 && (dropped > half || dropped == half && (sticky || odd));
            (if up { kept + 1u8 } else { kept }, exponent + drop)
        } else {
            (quotient, exponent)
        };
        if mantissa.bits() as i64 + exponent > MAX_EXPONENT {
            return None;
        }
        Some(Self::Finite { mantissa: if negative { -mantissa } else { mantissa }, exponent })
    }

    /// Returns the sum; `None` when it is not finite.
    #[must_use]
    pub fn add(&self, other: &Self) -> Option<Self> {
        let (Self::Finite { mantissa: a, exponent: e }, Self::Finite { mantissa: b, exponent: f }) = (self, other)
        else {
            return None;
        };
        let low = *e.min(f);
        let sum = (a << (e - low) as usize) + (b << (f - low) as usize);
        Self::round(sum, &BigInt::from(1), low)
    }
}

/// Parses `text` as C's `strtold` does: a decimal or hexadecimal number with an optional exponent, or an infinity.
/// Returns `None` for anything else, for NaN, and for a number that does not fit.
///
/// ```
/// use engine::protocol::float::{float_text, parse_float};
///
/// let (a, b) = (parse_float(b"10.5").unwrap(), parse_float(b"1e-1").unwrap());
/// assert_eq!(float_text(&a.add(&b).unwrap()), "10.6");
/// assert!(parse_float(b"ten").is_none());
/// ```
#[must_use]
pub fn parse_float(text: &[u8]) -> Option<Extended> {
    if text.is_empty() || text.len() >= MAX_TEXT {
        return None;
    }
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if digits.eq_ignore_ascii_case(b"inf") || digits.eq_ignore_ascii_case(b"infinity") {
        return Some(Extended::Infinite);
    }
    let (base, digits) = match digits {
        [b'0', b'x' | b'X', rest @ ..] => (16u32, rest),
        rest => (10, rest),
    };
    let is_exponent = |byte: &u8| if base == 16 { matches!(byte, b'p' | b'P') } else { matches!(byte, b'e' | b'E') };
    let (number, exponent) = match digits.iter().position(is_exponent) {
        Some(at) => (&digits[..at], parse_exponent(&digits[at + 1..])?),
        None => (digits, 0),
    };
    let point = number.iter().position(|&byte| byte == b'.');
    let (whole, fraction) = point.map_or((number, &[][..]), |at| (&number[..at], &number[at + 1..]));
    let all = [whole, fraction].concat();
    if all.is_empty() {
        return None;
    }
    let mut mantissa = BigInt::parse_bytes(&all, base).filter(|_| all.iter().all(u8::is_ascii_hexdigit))?;
    if negative {
        mantissa = -mantissa;
    }
    let zero = mantissa.is_zero();
    let rounded = if base == 16 {
        Extended::round(mantissa, &BigInt::from(1), exponent.clamp(-100_000, 100_000) - 4 * fraction.len() as i64)
    } else {
        // Beyond these exponents the number is zero or too large, regardless of its digits.
        let power = exponent.clamp(-20_000, 20_000) - fraction.len() as i64;
        let scale = BigInt::from(10).pow(power.unsigned_abs() as u32);
        if power >= 0 {
            Extended::round(mantissa * scale, &BigInt::from(1), 0)
        } else {
            Extended::round(mantissa, &scale, 0)
        }
    }?;
    // A number that rounds to zero is also out of range.
    match &rounded {
        Extended::Finite { mantissa, .. } if mantissa.is_zero() && !zero => None,
        _ => Some(rounded),
    }
}

fn parse_exponent(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let magnitude = digits.iter().fold(0i64, |value, digit| (value * 10 + i64::from(digit - b'0')).min(1_000_000));
    Some(if negative { -magnitude } else { magnitude })
}

/// Returns the number in decimal with at most 17 decimals and no trailing zeros, as Redis prints it.
///
/// ```
/// use engine::protocol::float::{float_text, parse_float};
///
/// assert_eq!(float_text(&parse_float(b"3.0e3").unwrap()), "3000");
/// ```
#[must_use]
pub fn float_text(number: &Extended) -> String {
    let Extended::Finite { mantissa, exponent } = number else { return "inf".to_owned() };
    // The number times 10^17, rounded to nearest even, has all digits that are printed.
    let scaled = mantissa.abs() * BigInt::from(10).pow(DECIMALS);
    let scaled = if *exponent >= 0 {
        scaled << *exponent as usize
    } else {
        let drop = exponent.unsigned_abs() as usize;
        let kept = &scaled >> drop;
        let rest = scaled - (&kept << drop);
        let half = BigInt::from(1) << (drop - 1);
        let odd = (&kept % 2u8).to_u8() == Some(1);
        if rest > half || rest == half && odd { kept + 1u8 } else { kept }
    };
    let digits = format!("{:0>width$}", scaled.to_string(), width = DECIMALS as usize + 1);
    let (whole, decimals) = digits.split_at(digits.len() - DECIMALS as usize);
    let decimals = decimals.trim_end_matches('0');
    let sign = if mantissa.is_negative() && !scaled.is_zero() { "-" } else { "" };
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(one: &str, other: &str) -> Option<String> {
        Some(float_text(&parse_float(one.as_bytes())?.add(&parse_float(other.as_bytes())?)?))
    }

    /// The results are those of redis-server 7.0.15 on x86-64.
    #[test]
    fn sums_are_those_of_redis() {
        for (one, other, expected) in [
            ("3.0e3", "200", "3200"),
            ("3200", "0.1", "3200.10000000000000009"),
            ("10.5", "0.1", "10.6"),
            ("10.6", "-5", "5.6"),
            ("1", "1.0000000000000000001", "2"),
            ("0", "1e30", "1000000000000000000024696061952"),
            ("1", "1e-18", "1"),
            ("1", "1e-17", "1.00000000000000001"),
            ("0", "-1e-20", "0"),
            ("-1.5", "1.5", "0"),
            ("0x10", "0", "16"),
        ] {
            assert_eq!(sum(one, other).as_deref(), Some(expected), "{one} + {other}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", " 1", "1 ", "abc", "1e", "nan", "1e5000", "1e-5000", "0x", ".", "1.2.3", "--1"] {
            assert_eq!(parse_float(text.as_bytes()), None, "{text}");
        }
        assert_eq!(parse_float(b"-inf"), Some(Extended::Infinite));
    }
}
