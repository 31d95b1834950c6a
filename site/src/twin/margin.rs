//! Facts for the margin, found by running the project's own scanner on the old side.

use std::collections::BTreeMap;

use port::run::{Options, run};

use super::items::Item;
use crate::links::Links;

/// The facts, by file and line of the old side.
#[derive(Debug, Default)]
pub(crate) struct Margin {
    facts: BTreeMap<String, BTreeMap<usize, Vec<String>>>,
}

impl Margin {
    /// Scans the old side. If that gives no result, the margins stay empty.
    pub(crate) fn read(links: &Links) -> Self {
        let mut options = Options { path: links.root().join("legacy"), ..Options::default() };
        options.syntax_only = true;
        options.exact.packages = vec!["legacy".to_owned()];
        let mut facts: BTreeMap<String, BTreeMap<usize, Vec<String>>> = BTreeMap::new();
        let Ok(outcome) = run(&options, &|_| {}) else { return Self::default() };
        for finding in outcome.report.findings {
            let file = match finding.file.strip_prefix("legacy/") {
                Some(_) => finding.file,
                None => format!("legacy/{}", finding.file),
            };
            let line = facts.entry(file).or_default().entry(finding.line).or_default();
            for fact in finding.facts {
                if !line.contains(&fact) {
                    line.push(fact);
                }
            }
        }
        Self { facts }
    }

    /// Returns the facts that apply to an item of a file, each one once.
    pub(crate) fn of(&self, file: &str, item: &Item) -> Vec<String> {
        let Some(lines) = self.facts.get(file) else { return Vec::new() };
        let mut found: Vec<String> = Vec::new();
        for line in &item.lines {
            for fact in lines.get(&line.number).into_iter().flatten() {
                if !found.contains(fact) {
                    found.push(fact.clone());
                }
            }
        }
        found
    }
}
