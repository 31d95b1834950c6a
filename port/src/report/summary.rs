//! A summary for planning: counts, dependencies, and the order of work.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::Finding;
use super::build::relative;
use crate::guide::{Class, Effort, guide};
use crate::join::{Engine, Use};
use crate::manifest::Manifests;
use crate::syntax::paths::Place;
use crate::syntax::scan::Scan;
use crate::syntax::scope::Meaning;

/// Counts of uses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All uses.
    pub uses: usize,
    /// Those that are search and replace.
    pub mechanical: usize,
    /// Those that change the function around them.
    pub local_rewrite: usize,
    /// Those that change the design around them.
    pub redesign: usize,
    /// Those at which a silent fact matters.
    pub with_facts: usize,
}

impl Counts {
    fn add(&mut self, finding: &Finding) {
        self.uses += 1;
        match finding.effort {
            Some(Effort::Redesign) => self.redesign += 1,
            Some(Effort::LocalRewrite) => self.local_rewrite += 1,
            Some(Effort::Mechanical) | None => self.mechanical += 1,
        }
        self.with_facts += usize::from(!finding.facts.is_empty());
    }
}

/// A dependency on a crate of generation 0.1, or on one that builds on these.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Dependency {
    /// Name and version.
    pub name: String,
    /// Successor of the crate.
    pub becomes: String,
    /// Pitfall of the step.
    pub bites: String,
    /// The packages that bring it in.
    pub brought_by: Vec<String>,
    /// `true` if a manifest of the project names it.
    pub direct: bool,
}

/// The dependencies.
pub type Dependencies = Vec<Dependency>;

/// A step in the order of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The file, or several files that need each other.
    pub files: Vec<String>,
    /// The uses in them.
    pub uses: usize,
}

/// The summary.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// All.
    pub total: Counts,
    /// By class.
    pub by_class: BTreeMap<String, usize>,
    /// By engine.
    pub exact: usize,
    /// By engine.
    pub syntax: usize,
    /// By package.
    pub by_package: BTreeMap<String, Counts>,
    /// By file.
    pub by_file: BTreeMap<String, Counts>,
    /// The items that are used most.
    pub most_used: Vec<(String, usize)>,
    /// Dependencies, and what they become.
    pub dependencies: Dependencies,
    /// Files in the order in which they can be ported; those that depend on no old code come first.
    pub order: Vec<Step>,
    /// Lines that hold uses.
    pub lines: usize,
    /// The lines of these whose uses are all search and replace.
    pub lines_by_machine: usize,
}

/// Sums up.
pub fn summary(
    manifests: &Manifests,
    scan: &Scan,
    uses: &[Use],
    findings: &[Finding],
    dependencies: Dependencies,
) -> Summary {
    let mut summary = Summary { dependencies, ..Summary::default() };
    let mut lines: BTreeMap<(&str, usize), bool> = BTreeMap::new();
    let mut items: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        summary.total.add(finding);
        summary.by_package.entry(finding.package.clone()).or_default().add(finding);
        summary.by_file.entry(finding.file.clone()).or_default().add(finding);
        let class = finding.class.map_or("not in the map", Class::name);
        *summary.by_class.entry(class.to_owned()).or_default() += 1;
        match finding.engine {
            Engine::Exact => summary.exact += 1,
            Engine::Syntax => summary.syntax += 1,
        }
        if !matches!(finding.form, Place::Import | Place::Glob | Place::ExternCrate) {
            *items.entry(&finding.rule).or_default() += 1;
        }
        let by_machine =
            finding.effort == Some(Effort::Mechanical) && finding.facts.is_empty() && finding.through.is_none();
        let line = lines.entry((&finding.file, finding.line)).or_insert(true);
        *line &= by_machine;
    }
    summary.lines = lines.len();
    summary.lines_by_machine = lines.values().filter(|by_machine| **by_machine).count();
    let mut most: Vec<(String, usize)> = items.into_iter().map(|(item, count)| (item.to_owned(), count)).collect();
    most.sort_by_key(|(item, count)| (std::cmp::Reverse(*count), item.clone()));
    most.truncate(20);
    summary.most_used = most;
    summary.order = order(manifests, scan, uses);
    summary
}

/// Returns the files in the order in which they can be ported: each after the files with old code that it names.
fn order(manifests: &Manifests, scan: &Scan, uses: &[Use]) -> Vec<Step> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for found in uses.iter().filter(|found| found.sure) {
        *counts.entry(found.file).or_default() += 1;
    }
    let mut needs: HashMap<usize, BTreeSet<usize>> = HashMap::new();
    for (_, krate, _) in &scan.crates {
        for (&(file, place), &scope) in &krate.by_place {
            let Some(declared) = scan.files.collected(file).get(&place) else { continue };
            for import in &declared.uses {
                let path: Vec<&str> = import.path.iter().map(String::as_str).collect();
                let target = match krate.resolve(scope, &path, import.leading, true) {
                    Some(Meaning::Module(scope) | Meaning::Own(scope, _)) => {
                        krate.scopes.get(scope).map(|scope| scope.file)
                    }
                    _ => continue,
                };
                // An item of another library of the project is not in this crate.
                let Some(target) = target else { continue };
                // A file that only re-exports from another can be ported before it.
                if target != file && counts.contains_key(&target) && !import.public {
                    needs.entry(file).or_default().insert(target);
                }
            }
        }
    }
    let mut left: BTreeSet<usize> = counts.keys().copied().collect();
    let mut steps = Vec::new();
    let name = |file: usize| relative(manifests, &scan.files.get(file).path);
    while !left.is_empty() {
        let is_free =
            |file: &usize| needs.get(file).is_none_or(|needed| needed.intersection(&left).all(|other| other == file));
        let mut free: Vec<usize> = left.iter().copied().filter(is_free).collect();
        let together = free.is_empty();
        if together {
            free = cycle(&left, &needs);
        }
        free.sort_by_key(|file| (counts[file], name(*file)));
        for file in &free {
            left.remove(file);
        }
        match together {
            true => {
                let files = free.iter().map(|file| name(*file)).collect();
                steps.push(Step { files, uses: free.iter().map(|file| counts[file]).sum() });
            }
            false => steps.extend(free.iter().map(|file| Step { files: vec![name(*file)], uses: counts[file] })),
        }
    }
    steps
}

/// Returns the smallest set of files that need only each other.
fn cycle(left: &BTreeSet<usize>, needs: &HashMap<usize, BTreeSet<usize>>) -> Vec<usize> {
    let reach = |start: usize| {
        let mut seen = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(file) = open.pop() {
            for next in needs.get(&file).into_iter().flatten().filter(|next| left.contains(next)) {
                if seen.insert(*next) {
                    open.push(*next);
                }
            }
        }
        seen
    };
    left.iter().map(|file| reach(*file)).min_by_key(BTreeSet::len).unwrap_or_default().into_iter().collect()
}

/// Returns the successor of a crate of generation 0.1, or of one that builds on these, and the pitfall.
pub fn successor(name: &str, version: &str) -> Option<(String, String)> {
    let becomes = match name {
        "tokio"
        | "tokio-core"
        | "tokio-current-thread"
        | "tokio-executor"
        | "tokio-fs"
        | "tokio-io"
        | "tokio-process"
        | "tokio-reactor"
        | "tokio-signal"
        | "tokio-sync"
        | "tokio-tcp"
        | "tokio-threadpool"
        | "tokio-timer"
        | "tokio-udp"
        | "tokio-uds"
        | "tokio-async-await"
        | "tokio-trace-core" => "tokio 1",
        "futures" => "futures 0.3",
        "futures-cpupool" => "tokio 1 (`spawn_blocking`)",
        "bytes" => "bytes 1",
        "tokio-codec" => "tokio-util 0.7 (feature `codec`)",
        "tokio-buf" => "http-body 1",
        "tokio-service" => "tower 0.5 (`Service`)",
        "tokio-proto" => "nothing: `tokio-util`'s codec and a loop of your own",
        _ => {
            let mut parts = version.split('.');
            let short = format!("{}.{}", parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let row = guide().crates.iter().find(|row| {
                row.old.split_whitespace().next() == Some(name)
                    && row.old.split_whitespace().skip(1).any(|word| word == short)
            })?;
            return Some((row.new.clone(), row.bites.clone()));
        }
    };
    Some((becomes.to_owned(), String::new()))
}
