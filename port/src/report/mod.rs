//! The contents of a scan's report, and the forms in which it is written.

pub mod build;
pub mod github;
pub mod html;
pub mod json;
pub mod markdown;
pub mod sarif;
pub mod summary;
pub mod text;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::exact::Broken;
use crate::guide::{Class, Effort, Shows};
use crate::join::Engine;
use crate::syntax::paths::Place;
use summary::Summary;

/// The version of the JSON form; it grows with fields that are added, and jumps when one goes or changes its meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// A report.
#[derive(Debug, Serialize)]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// This program's version.
    pub tool_version: &'static str,
    /// The folder that was scanned.
    pub root: String,
    /// Circumstances of the scan: features, cures, and files that could not be read.
    pub run: Run,
    /// The uses of 0.1, by file and place.
    pub findings: Vec<Finding>,
    /// Places that may be uses, but whose types are not known.
    pub unsure: Vec<Unsure>,
    /// Facts about the project as a whole.
    pub general: Vec<General>,
    /// The facts that findings name, in full.
    pub facts: BTreeMap<String, Fact>,
    /// Figures to plan by.
    pub summary: Summary,
    /// The manifests after the port.
    pub manifests: Vec<ManifestChange>,
    /// Findings that a baseline does not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<crate::baseline::Compared>,
}

/// Circumstances of a scan.
#[derive(Debug, Default, Serialize)]
pub struct Run {
    /// `exact` if the compiler has reported uses, `syntax` if it could not or was not asked to.
    pub engine: &'static str,
    /// The compiler.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compiler: Option<String>,
    /// The sets of features that were on.
    pub features: Vec<String>,
    /// Reason why the compiler could not be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_compiled: Option<String>,
    /// Targets that do not build; findings in all others are exact.
    pub broken: Vec<Broken>,
    /// Changes to the copy of the lock file that make the tree build, and the commands that make them permanent.
    pub revived: Vec<crate::revive::Cured>,
    /// Files that could not be read, as a whole or from some line on.
    pub unread: Vec<Unread>,
    /// Manifests that could not be read.
    pub refused_manifests: Vec<Unread>,
    /// Files that the compiler has not seen, so that all their findings come from the syntax.
    pub syntax_only_files: Vec<String>,
    /// 0.1 crates whose annotated copies the compiler refused.
    pub refused_copies: Vec<String>,
}

/// A file that could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct Unread {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// Reason.
    pub why: String,
}

/// A use of an item of 0.1.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// The rule: the item's path in the guide's map.
    pub rule: String,
    /// The file, relative to the root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The column behind the last character.
    pub end_column: usize,
    /// The first byte of the name in the file.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The package.
    pub package: String,
    /// Engine that found it.
    pub engine: Engine,
    /// Form in which the item is named.
    pub form: Place,
    /// The macro that expands to the use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
    /// Type of a method's receiver, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// Kind of the item, as the map names it: `trait_method`, ……
    pub kind: String,
    /// The counterpart; empty if there is none that has a path.
    pub new: String,
    /// Fate of the item; `None` if the map has no row.
    pub class: Option<Class>,
    /// Amount of the surrounding code that has to change.
    pub effort: Option<Effort>,
    /// Advice in one line.
    #[serde(rename = "do")]
    pub action: String,
    /// The facts that matter here.
    pub facts: Vec<String>,
    /// The guide's page.
    pub link: String,
    /// `true` if a baseline does not know it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_new: bool,
}

/// A place that may be a use.
#[derive(Debug, Clone, Serialize)]
pub struct Unsure {
    /// The file, relative to the root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The first byte of the name in the file.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The most likely item.
    pub may_be: String,
}

/// A fact about the project as a whole.
#[derive(Debug, Clone, Serialize)]
pub struct General {
    /// The fact.
    pub fact: String,
    /// Number of places where it may matter.
    pub places: usize,
    /// The three most likely of them: file and line.
    pub likeliest: Vec<String>,
}

/// A fact, as far as a reader of the report needs it.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// Its title.
    pub title: String,
    /// Way in which a port that overlooks it shows the mistake.
    pub shows_as: Shows,
    /// Behaviour in 0.1.
    pub legacy: String,
    /// Behaviour in 1.
    pub modern: String,
    /// Advice in one line.
    #[serde(rename = "do")]
    pub action: String,
    /// The guide's page.
    pub link: String,
}

/// A manifest after the port.
#[derive(Debug, Clone, Serialize)]
pub struct ManifestChange {
    /// The file, relative to the root.
    pub file: String,
    /// A unified difference.
    pub diff: String,
    /// Decisions that are left to a person.
    pub notes: Vec<String>,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For a terminal, in the look of rustc.
    Text,
    /// For programs; `port/schema/report.json` describes it.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
    /// One self-contained page.
    Html,
    /// Tables.
    Markdown,
}

impl Report {
    /// Returns the number of findings that count for the exit code: only new ones if there is a baseline.
    pub fn counting(&self) -> usize {
        match &self.baseline {
            Some(compared) => compared.new.len(),
            None => self.findings.len(),
        }
    }

    /// Returns the facts of the findings and of the project as (name, number of places), those with the worst
    /// consequences first.
    pub fn facts_by_damage(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for fact in self.findings.iter().flat_map(|finding| &finding.facts) {
            *counts.entry(fact).or_default() += 1;
        }
        for general in &self.general {
            *counts.entry(&general.fact).or_default() += general.places;
        }
        let rank = |name: &str| match self.facts.get(name).map(|fact| fact.shows_as) {
            Some(Shows::Abort) => 0,
            Some(Shows::Hang) => 1,
            Some(Shows::Silence) => 2,
            Some(Shows::Panic) => 3,
            Some(Shows::ErrorValue) => 4,
            _ => 5,
        };
        let is_general = |name: &str| self.general.iter().any(|general| general.fact == name);
        let mut list: Vec<(&str, usize)> = counts.into_iter().collect();
        list.sort_by_key(|(name, count)| (is_general(name), rank(name), std::cmp::Reverse(*count), (*name).to_owned()));
        list
    }
}
