//! Builds a report from uses.

use std::collections::BTreeMap;
use std::path::Path;

use super::summary::{self, Dependencies};
use super::{Fact, Finding, General, Report, Run, SCHEMA_VERSION, Unsure};
use crate::facts;
use crate::guide::guide;
use crate::join::Use;
use crate::manifest::Manifests;
use crate::syntax::scan::Scan;
use crate::syntax::ty::{Ty, write};

/// Choices about the contents of a report.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// `true` for all facts that the map names for an item, not only those that matter at its place.
    pub all_facts: bool,
    /// Prefix of links into the guide.
    pub guide: String,
}

/// Builds the report except for the changes of manifests.
pub fn build(
    manifests: &Manifests,
    scan: &Scan,
    uses: &[Use],
    dependencies: Dependencies,
    run: Run,
    options: &Contents,
) -> Report {
    let placed = facts::place(scan, uses);
    let mut findings = Vec::new();
    let mut unsure = Vec::new();
    let mut at: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, found) in uses.iter().enumerate() {
        if !found.sure {
            unsure.push(doubt(manifests, scan, found));
            continue;
        }
        at.insert(index, findings.len());
        let mut finding = finding(manifests, scan, found, &options.guide);
        finding.facts = placed.at.get(&index).cloned().unwrap_or_default();
        if options.all_facts {
            for fact in facts::all_of(&found.path, &found.kind) {
                if !finding.facts.contains(&fact) {
                    finding.facts.push(fact);
                }
            }
        }
        findings.push(finding);
    }
    let general: Vec<General> = placed
        .general
        .iter()
        .map(|(fact, places)| {
            let place =
                |index: &usize| findings.get(*at.get(index)?).map(|f: &Finding| format!("{}:{}", f.file, f.line));
            let mut likeliest: Vec<String> = places.iter().filter_map(place).collect();
            likeliest.dedup();
            likeliest.truncate(3);
            General { fact: fact.clone(), places: places.len(), likeliest }
        })
        .collect();
    let named =
        findings.iter().flat_map(|finding| finding.facts.iter()).chain(general.iter().map(|general| &general.fact));
    let mut described = BTreeMap::new();
    for name in named {
        if let Some(fact) = guide().fact(name) {
            described.entry(name.clone()).or_insert_with(|| Fact {
                title: fact.heading(),
                shows_as: fact.shows_as,
                legacy: fact.legacy.clone(),
                modern: fact.modern.clone(),
                action: fact.action.clone(),
                link: format!("{}{}", options.guide, fact.link()),
            });
        }
    }
    let summary = summary::summary(manifests, scan, uses, &findings, dependencies);
    Report {
        schema_version: SCHEMA_VERSION,
        tool_version: env!("CARGO_PKG_VERSION"),
        root: manifests.root.display().to_string(),
        run,
        findings,
        unsure,
        general,
        facts: described,
        summary,
        manifests: Vec::new(),
        baseline: None,
    }
}

/// Returns the path relative to the root, with forward slashes.
pub fn relative(manifests: &Manifests, path: &Path) -> String {
    let path = path.strip_prefix(&manifests.root).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}

fn finding(manifests: &Manifests, scan: &Scan, found: &Use, base: &str) -> Finding {
    let source = scan.files.get(found.file);
    let (line, column) = source.line_column(found.start);
    let (_, end_column) = source.line_column(found.end);
    let row = guide().row(&found.path, Some(&found.kind));
    let package = scan.package_of.get(&found.file).map(|index| manifests.packages[*index].name.clone());
    let receiver = match &found.receiver {
        Ty::Unknown => None,
        known => Some(write(known, &|_, name| Some(name.to_owned()))),
    };
    Finding {
        rule: found.path.clone(),
        file: relative(manifests, &source.path),
        line,
        column,
        end_column,
        start: found.start,
        end: found.end,
        package: package.unwrap_or_default(),
        engine: found.engine,
        form: found.place,
        through: found.through.clone(),
        receiver,
        kind: row.map_or_else(|| found.kind.clone(), |row| row.kind.clone()),
        new: row.map(|row| row.new.clone()).unwrap_or_default(),
        class: row.map(|row| row.class),
        effort: row.map(|row| row.effort),
        action: row.map_or_else(
            || "The guide's map has no row for this item; look in the documentation of its crate.".to_owned(),
            |row| row.action.clone(),
        ),
        facts: Vec::new(),
        link: row.filter(|row| !row.link.is_empty()).map(|row| format!("{base}{}", row.link)).unwrap_or_default(),
        is_new: false,
    }
}

fn doubt(manifests: &Manifests, scan: &Scan, found: &Use) -> Unsure {
    let source = scan.files.get(found.file);
    let (line, column) = source.line_column(found.start);
    Unsure {
        file: relative(manifests, &source.path),
        line,
        column,
        start: found.start,
        end: found.end,
        may_be: found.path.clone(),
    }
}
