//! Expected output of an example, line by line.

use std::collections::VecDeque;
use std::iter;

/// The lines that a program has to print.
///
/// - `<number>` stands for a decimal number (digits, with `.` or `,` between them), `<duration>` for the output of
///   `{:?}` of a [`std::time::Duration`] (`<duration from 200ms>` and `<duration below 200ms>` for a longer or a shorter
///   one), `<text>` for any text that is not empty.
/// - Adjacent lines that start with `~ ` (which is not part of the line) may come in any order.
/// - A line that starts with `* ` may come any number of times, or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    pattern: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    InOrder,
    Unordered,
    Repeated,
}

/// Reason why expected output is invalid.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExpectedError {
    /// `unordered` is given but no line is marked, or the other way round.
    #[error("lines marked `~ ` need a reason in `unordered`, and a reason needs such lines")]
    ReasonAndMarksDisagree,
}

impl Expected {
    /// Parses the lines of `text`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text
            .lines()
            .map(|line| {
                let (kind, pattern) = if let Some(rest) = line.strip_prefix("~ ") {
                    (Kind::Unordered, rest)
                } else if let Some(rest) = line.strip_prefix("* ") {
                    (Kind::Repeated, rest)
                } else {
                    (Kind::InOrder, line)
                };
                Line { pattern: pattern.to_owned(), kind }
            })
            .collect();
        Self { lines }
    }

    /// Returns whether some lines may come in any order.
    #[must_use]
    pub fn has_unordered(&self) -> bool {
        self.lines.iter().any(|line| line.kind == Kind::Unordered)
    }

    /// Returns the expected lines as they are shown.
    #[must_use]
    pub fn patterns(&self) -> Vec<String> {
        self.lines.iter().map(Line::shown).collect()
    }

    /// Returns `printed` in a form that can be compared with [`Self::patterns`]: a line that matches an expected one
    /// becomes that pattern, unordered lines are put into the expected order, and repeated lines become one.
    #[must_use]
    pub fn normalise(&self, printed: &str) -> Vec<String> {
        let mut printed: VecDeque<&str> = printed.lines().collect();
        let mut normal = Vec::new();
        let mut wanted = self.lines.as_slice();
        while let [line, rest @ ..] = wanted {
            wanted = rest;
            match line.kind {
                Kind::InOrder => normal.extend(printed.pop_front().map(|printed| self.shown_as(line, printed))),
                Kind::Repeated => {
                    let ends = |printed: &str| {
                        rest.first().is_some_and(|next| next.kind == Kind::InOrder && next.fits(printed))
                    };
                    while printed.front().is_some_and(|printed| line.fits(printed) && !ends(printed)) {
                        printed.pop_front();
                    }
                    normal.push(line.shown());
                }
                Kind::Unordered => {
                    let others = rest.iter().take_while(|line| line.kind == Kind::Unordered).count();
                    wanted = &rest[others..];
                    let mut there: Vec<&str> = printed.drain(..printed.len().min(others + 1)).collect();
                    for line in iter::once(line).chain(&rest[..others]) {
                        if let Some(at) = there.iter().position(|printed| line.fits(printed)) {
                            there.remove(at);
                            normal.push(line.shown());
                        }
                    }
                    normal.extend(there.into_iter().map(str::to_owned));
                }
            }
        }
        normal.extend(printed.into_iter().map(str::to_owned));
        normal
    }

    /// Returns whether all that `printed` lacks would have come behind what is there, as where the program has ended before.
    #[must_use]
    pub fn ends_early(&self, printed: &str) -> bool {
        let (repeated, wanted): (Vec<_>, Vec<_>) = self.lines.iter().partition(|line| line.kind == Kind::Repeated);
        let mut printed = self.normalise(printed);
        printed.retain(|printed| !repeated.iter().any(|line| line.shown() == *printed));
        let same = wanted.iter().zip(&printed).take_while(|(line, printed)| line.pattern == **printed).count();
        // Of lines in any order those that are there count as the first of them.
        let group = wanted[same..].iter().take_while(|line| line.kind == Kind::Unordered);
        let group: Vec<_> = group.map(|line| line.pattern.as_str()).collect();
        same < wanted.len() && printed[same..].iter().all(|printed| group.contains(&printed.as_str()))
    }

    /// Returns the pattern that `printed` matches; the pattern at its own position is tried first.
    fn shown_as(&self, own: &Line, printed: &str) -> String {
        iter::once(own)
            .chain(self.lines.iter().filter(|line| line.kind == Kind::InOrder))
            .find(|line| line.fits(printed))
            .map_or_else(|| printed.to_owned(), Line::shown)
    }
}

impl Line {
    fn fits(&self, printed: &str) -> bool {
        matches(&self.pattern, printed)
    }

    fn shown(&self) -> String {
        match self.kind {
            Kind::InOrder | Kind::Unordered => self.pattern.clone(),
            Kind::Repeated => format!("* {}", self.pattern),
        }
    }
}

/// Meaning of a mark in a pattern.
enum Mark {
    Number,
    /// A duration of at least the one, and below the other, number of nanoseconds.
    Duration(f64, f64),
    Text,
}

impl Mark {
    /// Returns the first mark of `pattern` with the text before it and the text behind it.
    fn first(pattern: &str) -> Option<(&str, Self, &str)> {
        pattern.match_indices('<').find_map(|(at, _)| {
            let (mark, rest) = pattern[at + 1..].split_once('>')?;
            let mark = match mark.split_once(' ') {
                None if mark == "number" => Self::Number,
                None if mark == "text" => Self::Text,
                None if mark == "duration" => Self::Duration(0.0, f64::INFINITY),
                Some(("duration", bound)) => {
                    let from = bound.strip_prefix("from ").and_then(nanoseconds);
                    let below = bound.strip_prefix("below ").and_then(nanoseconds);
                    from.map(|from| Self::Duration(from, f64::INFINITY))
                        .or_else(|| below.map(|below| Self::Duration(0.0, below)))?
                }
                _ => return None,
            };
            Some((&pattern[..at], mark, rest))
        })
    }

    fn fits(&self, text: &str) -> bool {
        match self {
            Self::Number => is_number(text),
            Self::Duration(from, below) => nanoseconds(text).is_some_and(|time| *from <= time && time < *below),
            Self::Text => !text.is_empty(),
        }
    }
}

/// Returns whether `line` matches `pattern`.
pub(super) fn matches(pattern: &str, line: &str) -> bool {
    let Some((before, mark, pattern)) = Mark::first(pattern) else {
        return pattern == line;
    };
    let Some(line) = line.strip_prefix(before) else {
        return false;
    };
    (1..=line.len())
        .filter(|&end| line.is_char_boundary(end))
        .any(|end| mark.fits(&line[..end]) && matches(pattern, &line[end..]))
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

/// Returns the number of nanoseconds of a duration as `{:?}` prints it.
fn nanoseconds(text: &str) -> Option<f64> {
    let units = [("ns", 1.0), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)];
    let (number, unit) = units.iter().find_map(|(unit, length)| Some((text.strip_suffix(unit)?, length)))?;
    is_number(number).then(|| number.parse::<f64>().ok()).flatten().map(|number| number * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_digits_with_points_or_commas_between() {
        assert!(matches("n = <number>", "n = 1,000.5"));
        assert!(!matches("n = <number>", "n = "));
        assert!(!matches("n = <number>", "n = 1."));
        assert!(!matches("n = <number>", "n = x"));
    }

    #[test]
    fn a_duration_has_a_unit() {
        assert!(matches("rtt = <duration>", "rtt = 12.5µs"));
        assert!(!matches("rtt = <duration>", "rtt = 12.5"));
    }

    #[test]
    fn a_duration_may_have_a_bound() {
        assert!(matches("<duration from 200ms>", "200ms") && matches("<duration from 200ms>", "1.2s"));
        assert!(!matches("<duration from 200ms>", "199.9ms"));
        assert!(matches("<duration below 200ms>", "12µs") && !matches("<duration below 200ms>", "200ms"));
    }

    #[test]
    fn marks_may_stand_anywhere_and_several_times() {
        assert!(matches("<text>: <number> of <number>", "tasks: 1 of 2"));
        assert!(!matches("<text>: <number> of <number>", ": 1 of 2"));
    }

    #[test]
    fn unordered_lines_are_compared_as_a_set() {
        let expected = Expected::parse("first\n~ a\n~ b\n~ b\nlast\n");
        let in_order = expected.patterns();
        assert_eq!(expected.normalise("first\nb\na\nb\nlast\n"), in_order);
        assert_ne!(expected.normalise("first\na\na\nb\nlast\n"), in_order);
        assert_ne!(expected.normalise("b\nfirst\na\nb\nlast\n"), in_order);
    }

    #[test]
    fn a_missing_unordered_line_is_missed() {
        let expected = Expected::parse("~ a\n~ b\n");
        assert_eq!(expected.normalise("b\n"), ["b"]);
    }

    #[test]
    fn lines_are_missing_at_the_end_or_before_it() {
        let expected = Expected::parse("first\n~ a\n~ b\n~ c\nlast\n");
        for early in ["", "first\n", "first\nb\n", "first\nc\na\n", "first\nb\nc\na\n"] {
            assert!(expected.ends_early(early), "{early}");
        }
        for other in ["first\na\nb\nc\nlast\n", "a\n", "first\na\nlast\n", "first\nd\n"] {
            assert!(!expected.ends_early(other), "{other}");
        }
        let repeated = Expected::parse("one\n* n = 0\nn = 7\n* n = 0\nend\n");
        assert!(repeated.ends_early("") && repeated.ends_early("one\nn = 0\n") && repeated.ends_early("one\nn = 7\n"));
        assert!(!repeated.ends_early("one\nend\n"));
    }

    #[test]
    fn a_repeated_line_may_come_any_number_of_times() {
        let expected = Expected::parse("* n = 0\nn = <number>\n* n = 0\nend\n");
        for printed in ["n = 7\nend\n", "n = 7\nn = 0\nn = 0\nend\n"] {
            assert_eq!(expected.normalise(printed), expected.patterns(), "{printed}");
        }
        let exact = Expected::parse("* n = 0\nn = 7\n* n = 0\n");
        assert_eq!(exact.normalise("n = 0\nn = 0\nn = 7\nn = 0\n"), exact.patterns());
        assert_ne!(exact.normalise("n = 0\nn = 0\n"), exact.patterns());
        assert_ne!(exact.normalise("n = 7\nn = 1\n"), exact.patterns());
    }
}
