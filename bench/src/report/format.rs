//! Numbers as readers want them: three significant digits and no more.

use crate::stats::Summary;

/// Formats a number with three significant digits, or as a whole number with thousands separators.
#[must_use]
pub fn number(value: f64) -> String {
    let size = value.abs();
    if size >= 1000.0 {
        let digits = format!("{size:.0}");
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        if value < 0.0 { format!("-{out}") } else { out }
    } else if size.fract() == 0.0 || size >= 100.0 {
        format!("{value:.0}")
    } else if size >= 10.0 {
        format!("{value:.1}")
    } else if size >= 1.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.3}")
    }
}

/// Formats a number of bytes, in MB from one million on.
#[must_use]
pub fn bytes(value: f64) -> String {
    if value.abs() >= 1e6 { format!("{} MB", number(value / 1e6)) } else { format!("{} B", number(value.round())) }
}

/// Returns the median and, if the rounds differ, their range.
#[must_use]
pub fn spread(summary: &Summary) -> String {
    let [median, min, max] = [summary.median, summary.min, summary.max].map(quotient);
    if min == max { median } else { format!("{median} ({min}–{max})") }
}

fn quotient(value: f64) -> String {
    if value >= 1.0 { format!("{value:.2}") } else { format!("{value:.3}") }
}

/// Returns the date of a time in seconds since 1970 (proleptic Gregorian calendar, UTC).
#[must_use]
pub fn date(unix: u64) -> String {
    // Howard Hinnant's days-to-civil algorithm, in which years begin in March so that the leap day comes last.
    let days = (unix / 86_400) as i64 + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_significant_digits() {
        let written = [0.0, 0.1234, 1.0, 1.234, 56.78, 999.4, 1000.0, 1_234_567.8, -2500.0].map(number);
        let expected = ["0", "0.123", "1", "1.23", "56.8", "999", "1,000", "1,234,568", "-2,500"];
        assert_eq!(written, expected);
    }

    #[test]
    fn bytes_turn_into_megabytes() {
        assert_eq!(bytes(1_940.4), "1,940 B");
        assert_eq!(bytes(104_857_600.0), "105 MB");
    }

    #[test]
    fn a_spread_of_nothing_is_not_shown() {
        let summary = |min, max| Summary { median: 0.5, min, max, rounds: 3 };
        assert_eq!(spread(&summary(0.5, 0.5)), "0.500");
        assert_eq!(spread(&summary(0.45, 1.2)), "0.500 (0.450–1.20)");
    }

    #[test]
    fn dates_know_leap_years() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(951_782_400), "2000-02-29");
        assert_eq!(date(1_700_000_000), "2023-11-14");
    }
}
