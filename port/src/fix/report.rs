//! The report of `fix`: what it did, refused and backed out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::step::{Outcome, Step};
use crate::report::Finding;
use crate::revive::Cured;

/// Uses of 0.1 in a tree.
#[derive(Debug, Default, Serialize)]
pub struct Counts {
    /// All of them.
    pub uses: usize,
    /// By file.
    pub files: BTreeMap<String, usize>,
}

impl Counts {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let mut files: BTreeMap<String, usize> = BTreeMap::new();
        for finding in findings {
            *files.entry(finding.file.clone()).or_default() += 1;
        }
        Self { uses: findings.len(), files }
    }
}

/// The report.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The project's folder.
    pub root: String,
    /// The compiler.
    pub compiler: Option<String>,
    /// Uses of 0.1 before the first step.
    pub before: Counts,
    /// Uses of 0.1 after the last.
    pub after: Counts,
    /// Changes of the lock file that make the tree build.
    pub revived: Vec<Cured>,
    /// Reason why the compiler could not judge: only what needs no types was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_judged: Option<String>,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Report {
    /// Returns the number of changes that came to this end.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.steps.iter().flat_map(|step| &step.done).filter(|done| done.outcome == outcome).count()
    }

    /// Returns the report in words.
    pub fn text(&self) -> String {
        let mut text = String::new();
        if let Some(why) = &self.not_judged {
            let _ = writeln!(text, "The tree does not build, so only what needs no types was done:\n{why}\n");
        }
        for cured in &self.revived {
            let _ = writeln!(text, "{}: {}; for good: {}", cured.cause, cured.done, cured.for_good);
        }
        for step in &self.steps {
            let count = |outcome: Outcome| step.done.iter().filter(|done| done.outcome == outcome).count();
            if let Some(why) = &step.backed_out {
                let _ = writeln!(text, "{}: backed out, since it does not compile: {why}", step.name);
                continue;
            }
            let _ = writeln!(
                text,
                "{}: {} rewritten in {} files, {} left for you, {} refused, {} backed out ({} {})",
                step.name,
                count(Outcome::Rewritten),
                step.changed.len(),
                count(Outcome::Left),
                count(Outcome::Collided),
                count(Outcome::BackedOut),
                step.rounds,
                if step.rounds == 1 { "check" } else { "checks" },
            );
            for done in step.done.iter().filter(|done| done.outcome != Outcome::Rewritten) {
                let word = match done.outcome {
                    Outcome::Left => "left",
                    Outcome::Collided => "refused",
                    _ => "backed out",
                };
                let _ = writeln!(text, "  {word}: {}:{} {}: {}", done.file, done.line, done.rule, done.why);
            }
            for note in &step.notes {
                let _ = writeln!(text, "  {note}");
            }
        }
        let _ = writeln!(text, "uses of 0.1: {} before, {} after", self.before.uses, self.after.uses);
        text
    }
}
