//! Agreement of the syntax engine with the compiler on code that both have seen.

use std::collections::BTreeMap;

use crate::exact::Exact;
use crate::join::{Seen, hits_by_file, is_reported};
use crate::syntax::paths::{Place, offset};
use crate::syntax::scan::Scan;

/// Counts for one kind of use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Uses that both engines report.
    pub both: usize,
    /// Uses that only the syntax engine reports.
    pub only_syntax: usize,
    /// Uses that only the compiler reports.
    pub only_exact: usize,
    /// Places of which the syntax engine is not sure.
    pub unsure: usize,
}

impl Counts {
    /// Returns the share of the syntax engine's uses that the compiler confirms.
    pub fn precision(&self) -> f64 {
        ratio(self.both, self.both + self.only_syntax)
    }

    /// Returns the share of the compiler's uses that the syntax engine has found.
    pub fn recall(&self) -> f64 {
        ratio(self.both, self.both + self.only_exact)
    }

    /// Returns the share of suspicions among all places that the syntax engine names or suspects.
    pub fn unsure_share(&self) -> f64 {
        ratio(self.unsure, self.both + self.only_syntax + self.unsure)
    }

    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.both += other.both;
        self.only_syntax += other.only_syntax;
        self.only_exact += other.only_exact;
        self.unsure += other.unsure;
    }
}

#[allow(clippy::cast_precision_loss)] // counts of findings
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Comparison of both engines on one project.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Names of items: imports, paths, macros, associated types.
    pub paths: Counts,
    /// Calls of trait methods.
    pub methods: Counts,
    /// Calls of inherent methods.
    pub inherent: Counts,
    /// Each disagreement, in words.
    pub disagreements: Vec<String>,
}

/// Compares both engines on the code that the compiler has seen.
pub(crate) fn compare(scan: &Scan, exact: &Exact, seen: &Seen) -> Comparison {
    let mut comparison = Comparison::default();
    let hits = hits_by_file(exact, scan);
    for file in scan.files.indexes() {
        if !seen.has(file) {
            continue;
        }
        let source = scan.files.get(file);
        let tree = source.tree();
        let mut expected: BTreeMap<(usize, String), &str> = BTreeMap::new();
        for (name, hit) in hits.get(&file).into_iter().flatten() {
            // The syntax engine need not find modules, nor code that macros of other crates write.
            if hit.kind != "module" && hit.through.is_none() {
                expected.insert((offset(name.start()), hit.path.clone()), &hit.kind);
            }
        }
        for found in scan.found.get(&file).into_iter().flatten() {
            let start = offset(found.at.start());
            let outside = matches!(found.place, Place::Tokens) || !is_reported(found);
            if outside || !seen.includes(file, &tree, start) {
                if found.place == Place::Tokens {
                    expected.remove(&(start, found.path.clone()));
                }
                continue;
            }
            let known = expected.remove(&(start, found.path.clone()));
            let counts = comparison.of(&found.kind, found.place == Place::Method);
            match (known, found.sure) {
                (Some(_), true) => counts.both += 1,
                (Some(_), false) => {
                    counts.unsure += 1;
                    counts.only_exact += 1;
                    let (line, column) = source.line_column(start);
                    let place = source.path.display();
                    comparison
                        .disagreements
                        .push(format!("{place}:{line}:{column}: not sure: {} {}", found.kind, found.path));
                }
                (None, false) => counts.unsure += 1,
                (None, true) => {
                    counts.only_syntax += 1;
                    let (line, column) = source.line_column(start);
                    let place = source.path.display();
                    comparison
                        .disagreements
                        .push(format!("{place}:{line}:{column}: only syntax: {} {}", found.kind, found.path));
                }
            }
        }
        for ((start, path), kind) in expected {
            comparison.of(kind, true).only_exact += 1;
            let (line, column) = source.line_column(start);
            comparison
                .disagreements
                .push(format!("{}:{line}:{column}: only exact: {kind} {path}", source.path.display()));
        }
    }
    comparison
}

impl Comparison {
    fn of(&mut self, kind: &str, is_call: bool) -> &mut Counts {
        match kind {
            "trait_method" if is_call => &mut self.methods,
            "method" if is_call => &mut self.inherent,
            _ => &mut self.paths,
        }
    }
}
