//! Compares a run of an example with its spec.

use std::fmt::{self, Write as _};
use std::time::Duration;

use similar::TextDiff;

use super::expected::matches;
use super::{Busy, Played, Run, Side};

/// Largest number of lines of a difference that are shown.
const MAX_DIFFERENCE: usize = 40;

/// Longest time spent on finding the smallest difference; after that, a larger one is shown.
const DIFF_TIME: Duration = Duration::from_secs(1);

/// Result of a run.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// All problems; empty if there is none.
    pub problems: Vec<Problem>,
}

/// A way in which a run differs from its spec.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The spec itself is invalid.
    Spec(String),
    /// A step of the dialogue failed.
    Dialogue(String),
    /// The program did not end within this time.
    Hangs(Duration),
    /// The program printed endlessly.
    Floods,
    /// The program had nothing to do and did not wait.
    Busy(Busy),
    /// The program ended with a different exit code. `None` stands for an end by a signal or, as the expectation, for a
    /// program that should have gone on serving.
    Exit {
        /// Exit code that the spec demands.
        expected: Option<i32>,
        /// Exit code that was found.
        got: Option<i32>,
    },
    /// The program printed something else.
    Stdout {
        /// Expected lines that are missing.
        missing: Vec<String>,
        /// Lines that were not expected.
        extra: Vec<String>,
        /// `true` if nothing is wrong but that lines are missing at the end.
        ends_early: bool,
        /// The whole difference, with expected lines marked `-` and printed ones `+`.
        difference: String,
    },
    /// Standard error does not contain a text.
    Stderr {
        /// The text.
        missing: String,
        /// The whole standard error.
        got: String,
    },
}

/// Compares a run of `side` with its spec.
#[must_use]
pub fn judge(run: &Run, side: Side, played: &Played) -> Verdict {
    let mut problems = Vec::new();
    let expected = match run.expected() {
        Ok(expected) => expected,
        Err(error) => {
            return Verdict { problems: vec![Problem::Spec(error.to_string())] };
        }
    };
    problems.extend(played.broken_step.clone().map(Problem::Dialogue));
    if played.floods {
        problems.push(Problem::Floods);
    } else if let Some(time) = played.hangs {
        problems.push(Problem::Hangs(time));
    } else if run.exit != played.exit && played.broken_step.is_none() {
        problems.push(Problem::Exit { expected: run.exit, got: played.exit });
    }

    problems.extend(played.busy.clone().map(Problem::Busy));

    let wanted = expected.patterns();
    let printed = expected.normalise(&played.stdout);
    if wanted != printed {
        problems.push(stdout_problem(&wanted, &printed, expected.ends_early(&played.stdout)));
    }
    for text in run.stderr_of(side) {
        let there = played.stderr.contains(text) || played.stderr.lines().any(|line| matches(text, line));
        if !there {
            problems.push(Problem::Stderr { missing: text.to_owned(), got: played.stderr.clone() });
        }
    }
    Verdict { problems }
}

fn stdout_problem(wanted: &[String], printed: &[String], ends_early: bool) -> Problem {
    let without = |lines: &[&str], taken: &[&str]| {
        let mut taken = taken.to_vec();
        let mut left = Vec::new();
        for line in lines {
            match taken.iter().position(|other| other == line) {
                Some(at) => {
                    taken.swap_remove(at);
                }
                None => left.push((*line).to_owned()),
            }
        }
        left
    };
    let [wanted, printed] = [wanted, printed].map(|lines| lines.iter().map(String::as_str).collect::<Vec<_>>());
    let diff = TextDiff::configure().timeout(DIFF_TIME).diff_slices(&wanted, &printed);
    let mut difference = String::new();
    let shown = diff.iter_all_changes().take(MAX_DIFFERENCE);
    for change in shown {
        let _ = writeln!(difference, "{} {}", change.tag(), change.value());
    }
    let more = diff.iter_all_changes().skip(MAX_DIFFERENCE).count();
    if more > 0 {
        let _ = writeln!(difference, "… and {more} lines more");
    }
    Problem::Stdout { missing: without(&wanted, &printed), extra: without(&printed, &wanted), ends_early, difference }
}

impl Verdict {
    /// Returns whether there are no problems.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.problems.is_empty()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problems.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spec(problem) => write!(f, "the lesson's spec: {problem}"),
            Self::Dialogue(problem) => write!(f, "a peer saw something else: {problem}"),
            Self::Floods => write!(f, "it printed more than any lesson does, and was ended"),
            Self::Busy(busy) => write!(f, "{busy}"),
            Self::Hangs(time) => write!(f, "it did not end within {time:?} and was killed"),
            Self::Exit { expected, got } => {
                let words = |code: &Option<i32>| match code {
                    Some(code) => format!("ends with exit code {code}"),
                    None => "goes on until it is killed".to_owned(),
                };
                write!(f, "expected: it {}; it {}", words(expected), words(got))
            }
            Self::Stdout { difference, .. } => {
                writeln!(f, "its output differs (`-` expected, `+` printed):")?;
                difference.lines().try_for_each(|line| writeln!(f, "    {line}"))
            }
            Self::Stderr { missing, got } => {
                writeln!(f, "`{missing}` is not on its standard error, which is:")?;
                got.lines().try_for_each(|line| writeln!(f, "    {line}"))
            }
        }
    }
}
