//! Reports for people: a table of scripts and servers, and transcripts in which differences are marked.

use std::fmt::Write as _;

use crate::play::{Event, Outcome};

/// Length of the longest reply or step that is shown completely, in characters.
const MAX_SHOWN: usize = 400;

/// Number of lines of a transcript that are shown before a difference.
const CONTEXT: usize = 6;

/// A script with its outcomes on the targets, in their order.
///
/// ```
/// use wire_player::play::Outcome;
/// use wire_player::report::Played;
///
/// let outcome = Outcome::failed("(the service)", "it did not start");
/// let played = Played::new("set_and_get", vec![("new".to_owned(), outcome)]);
/// assert!(!played.passed());
/// assert!(played.transcript().starts_with("set_and_get\n"));
/// let difference = played.first_difference().expect("it has failed");
/// assert!(difference.contains("it did not start"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Played {
    /// Name of the script.
    pub script: String,
    /// Name and outcome for each target.
    pub outcomes: Vec<(String, Outcome)>,
}

impl Played {
    /// Returns the outcomes of the script `script`, each with the name of its target.
    ///
    /// ```
    /// use wire_player::play::Outcome;
    /// use wire_player::report::Played;
    ///
    /// let played = Played::new("set_and_get", vec![("old".to_owned(), Outcome::default())]);
    /// assert_eq!(played.first_difference(), None);
    /// ```
    pub fn new(script: impl Into<String>, outcomes: Vec<(String, Outcome)>) -> Self {
        Self { script: script.into(), outcomes }
    }
}

/// A line of a transcript: a step, and the answers to it that are unexpected or differ between targets.
struct Line<'a> {
    line: usize,
    source: &'a str,
    /// Answers that differ from the script or between the targets, with the targets that gave them.
    answers: Vec<(Vec<&'a str>, &'a str)>,
    /// Difference from the script, with the targets that have it.
    differences: Vec<(Vec<&'a str>, String)>,
    /// `true` if the targets answered with different bytes where they must not.
    unequal: bool,
}

impl Played {
    /// Returns whether every target that the script was played to met its expectations, and all targets gave the same
    /// answers where `<same>` demands that.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.outcomes.iter().all(|(_, outcome)| outcome.passed() || outcome.skipped.is_some())
            && !self.lines().iter().any(|line| line.unequal)
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut keys: Vec<(usize, usize)> = Vec::new();
        for (_, outcome) in &self.outcomes {
            let mut place = 0;
            for event in &outcome.events {
                let key = (event.line, event.round);
                match keys.iter().position(|known| *known == key) {
                    Some(found) => place = found + 1,
                    None => {
                        keys.insert(place, key);
                        place += 1;
                    }
                }
            }
        }
        keys.into_iter().filter_map(|key| self.line(key)).collect()
    }

    fn line(&self, (line, round): (usize, usize)) -> Option<Line<'_>> {
        let events: Vec<(&str, &Event)> = self
            .outcomes
            .iter()
            .filter_map(|(name, outcome)| {
                let event = outcome.events.iter().find(|event| (event.line, event.round) == (line, round))?;
                Some((name.as_str(), event))
            })
            .collect();
        let source = &events.first()?.1.source;
        let mut answers: Vec<(Vec<&str>, &str)> = Vec::new();
        let mut differences: Vec<(Vec<&str>, String)> = Vec::new();
        let mut bytes: Vec<&[u8]> = Vec::new();
        let mut same = false;
        for (name, event) in &events {
            let Some(answer) = &event.answer else {
                continue;
            };
            match answers.iter_mut().find(|(_, found)| *found == answer.found) {
                Some((names, _)) => names.push(name),
                None => answers.push((vec![name], &answer.found)),
            }
            if let Some(difference) = &answer.difference {
                match differences.iter_mut().find(|(_, known)| known == difference) {
                    Some((names, _)) => names.push(name),
                    None => differences.push((vec![name], difference.clone())),
                }
            }
            if !bytes.contains(&answer.bytes.as_slice()) {
                bytes.push(&answer.bytes);
            }
            same |= answer.same;
        }
        let unequal = same && bytes.len() > 1;
        if answers.len() < 2 && differences.is_empty() && !same {
            answers.clear();
        }
        Some(Line { line, source, answers, differences, unequal })
    }

    /// Returns the whole transcript. `-` marks a step that was not met, and `+` the answer that a target gave instead.
    /// `~` marks answers that the script allows but that differ between targets, or that scripts cannot know
    /// (`<same>`).
    #[must_use]
    pub fn transcript(&self) -> String {
        let mut text = format!("{}\n", self.script);
        for (name, outcome) in &self.outcomes {
            if let Some(reason) = &outcome.skipped {
                let _ = writeln!(text, "  not on {name}: {reason}");
            }
        }
        for line in self.lines() {
            line.write(&mut text);
        }
        text
    }

    /// Returns the part of the transcript around the first difference, if there is one.
    pub fn first_difference(&self) -> Option<String> {
        let lines = self.lines();
        let at = lines.iter().position(Line::differs)?;
        let mut text = format!("{}:{}\n", self.script, lines[at].line);
        for line in &lines[at.saturating_sub(CONTEXT)..=at] {
            line.write(&mut text);
        }
        let more = lines[at + 1..].iter().filter(|line| line.differs()).count();
        if more > 0 {
            let _ = writeln!(text, "  … and {more} more");
        }
        Some(text)
    }
}

impl Line<'_> {
    fn differs(&self) -> bool {
        self.unequal || !self.differences.is_empty()
    }

    fn write(&self, text: &mut String) {
        let mark = if self.differs() { '-' } else { ' ' };
        let _ = writeln!(text, "{mark} {:>4}  {}", self.line, self.source);
        for (names, found) in &self.answers {
            let differs = self.unequal
                || self.differences.iter().any(|(others, _)| others.iter().any(|name| names.contains(name)));
            let mark = if differs { '+' } else { '~' };
            let _ = writeln!(text, "{mark}       {}: {found}", names.join(", "));
        }
        for (names, why) in &self.differences {
            if !self.answers.iter().any(|(_, found)| found == why) {
                let _ = writeln!(text, "        ({}: {why})", names.join(", "));
            }
        }
    }
}

/// Returns a table of scripts and targets. Each cell has the number of expectations that were met, their total if some
/// were not, and the time.
///
/// ```
/// use wire_player::play::Outcome;
/// use wire_player::report::{Played, table};
///
/// let good = ("old".to_owned(), Outcome::default());
/// let bad = ("new".to_owned(), Outcome::failed("(the service)", "it did not start"));
/// let played = [Played::new("set_and_get", vec![good, bad])];
/// assert!(table(&played).contains("set_and_get"));
/// assert!(!played[0].passed());
/// assert!(played[0].transcript().contains("it did not start"));
/// assert!(played[0].first_difference().is_some());
/// ```
#[must_use]
pub fn table(played: &[Played]) -> String {
    let Some(first) = played.first() else {
        return String::new();
    };
    let mut rows = vec![
        std::iter::once("script".to_owned())
            .chain(first.outcomes.iter().map(|(name, _)| name.clone()))
            .collect::<Vec<_>>(),
    ];
    for one in played {
        let mut row = vec![one.script.clone()];
        row.extend(one.outcomes.iter().map(|(_, outcome)| cell(outcome)));
        rows.push(row);
    }
    let mut totals = vec![format!("{} scripts", played.len())];
    for column in 0..first.outcomes.len() {
        let mut sum = Outcome::default();
        for (_, outcome) in played.iter().filter_map(|one| one.outcomes.get(column)) {
            sum.met += outcome.met;
            sum.missed += outcome.missed;
            sum.elapsed += outcome.elapsed;
        }
        totals.push(cell(&sum));
    }
    rows.push(totals);
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0))
        .collect();
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        if number == 1 || number + 1 == rows.len() {
            let rule = widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  ");
            let _ = writeln!(text, "{rule}");
        }
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        let _ = writeln!(text, "{}", cells.join("  ").trim_end());
    }
    text
}

/// Prints the table, then the first difference of each failed script. Returns whether no script failed.
///
/// ```
/// use wire_player::play::Outcome;
/// use wire_player::report::{Played, print_results};
///
/// let played = [Played::new("set_and_get", vec![("new".to_owned(), Outcome::default())])];
/// assert!(print_results(&played));
/// ```
#[must_use]
pub fn print_results(played: &[Played]) -> bool {
    println!("{}", table(played));
    let failed: Vec<&Played> = played.iter().filter(|one| !one.passed()).collect();
    for difference in failed.iter().filter_map(|one| one.first_difference()) {
        println!("{difference}");
    }
    match failed.len() {
        0 => println!("all {} scripts passed", played.len()),
        count => println!("{count} of {} scripts failed", played.len()),
    }
    failed.is_empty()
}

fn cell(outcome: &Outcome) -> String {
    if outcome.skipped.is_some() {
        return "skipped".into();
    }
    let milliseconds = outcome.elapsed.as_millis();
    if outcome.passed() {
        format!("{} ok {milliseconds} ms", outcome.met)
    } else {
        format!("{} ok {} FAILED {milliseconds} ms", outcome.met, outcome.missed)
    }
}

/// Returns a text, without its middle if it is long.
pub(crate) fn shortened(text: &str) -> String {
    let length = text.chars().count();
    if length <= MAX_SHOWN {
        return text.to_owned();
    }
    let front: String = text.chars().take(MAX_SHOWN / 2).collect();
    let back: String = text.chars().skip(length - MAX_SHOWN / 4).collect();
    format!("{front} …{length} characters… {back}")
}
