//! What an example has to print, line by line.

use std::ops::Range;

/// The lines that a program has to print.
///
/// - `<number>` stands for a decimal number (digits, with `.` or `,` between them), `<duration>` for what
///   `{:?}` of a [`std::time::Duration`] prints, `<text>` for anything but nothing.
/// - Lines next to each other that start with `~ ` (which is not part of them) may come in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    pattern: String,
    unordered: bool,
}

/// Expected output that is not well formed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExpectedError {
    /// `unordered` and the marked lines go together.
    #[error("lines marked `~ ` need a reason in `unordered`, and a reason needs such lines")]
    ReasonAndMarksDisagree,
}

impl Expected {
    /// Reads the lines of `text`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text
            .lines()
            .map(|line| match line.strip_prefix("~ ") {
                Some(rest) => Line {
                    pattern: rest.to_owned(),
                    unordered: true,
                },
                None => Line {
                    pattern: line.to_owned(),
                    unordered: false,
                },
            })
            .collect();
        Self { lines }
    }

    /// Whether some lines may come in any order.
    #[must_use]
    pub fn has_unordered(&self) -> bool {
        self.lines.iter().any(|line| line.unordered)
    }

    /// The expected lines as they are shown to a reader.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.pattern.as_str())
    }

    /// `printed` in the form in which it can be compared with [`Self::patterns`]: a line that meets an
    /// expected one becomes that one's pattern, and lines without an order are put into the expected order.
    #[must_use]
    pub fn normalise(&self, printed: &str) -> Vec<String> {
        let mut printed: Vec<&str> = printed.lines().collect();
        for group in self.groups() {
            let Some(there) = printed.get(group.start..) else {
                break;
            };
            let mut rest: Vec<&str> = there.iter().take(group.len()).copied().collect();
            let mut sorted = Vec::new();
            for line in &self.lines[group.clone()] {
                if let Some(at) = rest
                    .iter()
                    .position(|printed| matches(&line.pattern, printed))
                {
                    sorted.push(rest.remove(at));
                }
            }
            sorted.append(&mut rest);
            let end = group.start + sorted.len();
            printed.splice(group.start..end, sorted);
        }
        printed
            .iter()
            .enumerate()
            .map(|(at, line)| self.as_pattern(at, line))
            .collect()
    }

    /// `line` as the pattern that it meets: the one of its own place first.
    fn as_pattern(&self, at: usize, line: &str) -> String {
        self.lines
            .get(at)
            .into_iter()
            .chain(&self.lines)
            .find(|expected| matches(&expected.pattern, line))
            .map_or_else(|| line.to_owned(), |expected| expected.pattern.clone())
    }

    fn groups(&self) -> Vec<Range<usize>> {
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (at, _) in self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.unordered)
        {
            match groups.last_mut() {
                Some(group) if group.end == at => group.end = at + 1,
                _ => groups.push(at..at + 1),
            }
        }
        groups
    }
}

const NUMBER: &str = "<number>";
const DURATION: &str = "<duration>";
const TEXT: &str = "<text>";

/// Whether `line` is what `pattern` describes.
pub(super) fn matches(pattern: &str, line: &str) -> bool {
    let first = [NUMBER, DURATION, TEXT]
        .into_iter()
        .filter_map(|mark| pattern.find(mark).map(|at| (at, mark)))
        .min();
    let Some((at, mark)) = first else {
        return pattern == line;
    };
    let Some(line) = line.strip_prefix(&pattern[..at]) else {
        return false;
    };
    let pattern = &pattern[at + mark.len()..];
    let fits: fn(&str) -> bool = match mark {
        NUMBER => is_number,
        DURATION => is_duration,
        _ => |text| !text.is_empty(),
    };
    (1..=line.len())
        .filter(|&end| line.is_char_boundary(end))
        .any(|end| fits(&line[..end]) && matches(pattern, &line[end..]))
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

fn is_duration(text: &str) -> bool {
    ["ns", "µs", "ms", "s"]
        .iter()
        .any(|unit| text.strip_suffix(unit).is_some_and(is_number))
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
    fn marks_may_stand_anywhere_and_several_times() {
        assert!(matches("<text>: <number> of <number>", "tasks: 1 of 2"));
        assert!(!matches("<text>: <number> of <number>", ": 1 of 2"));
    }

    #[test]
    fn unordered_lines_are_compared_as_a_set() {
        let expected = Expected::parse("first\n~ a\n~ b\n~ b\nlast\n");
        let in_order: Vec<&str> = expected.patterns().collect();
        assert_eq!(expected.normalise("first\nb\na\nb\nlast\n"), in_order);
        assert_ne!(expected.normalise("first\na\na\nb\nlast\n"), in_order);
        assert_ne!(expected.normalise("b\nfirst\na\nb\nlast\n"), in_order);
    }

    #[test]
    fn a_missing_unordered_line_is_missed() {
        let expected = Expected::parse("~ a\n~ b\n");
        assert_eq!(expected.normalise("b\n"), ["b"]);
    }
}
