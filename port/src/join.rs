//! Combines the findings of both engines.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use ra_ap_syntax::{SyntaxNode, TextRange, TextSize};

use crate::exact::{Exact, Hit, Unit};
use crate::syntax::cfg::{Set, is_compiled};
use crate::syntax::paths::{Found, Place, name_in, offset};
use crate::syntax::scan::Scan;
use crate::syntax::ty::Ty;

/// Engine that has made a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// The compiler.
    Exact,
    /// The syntax, for everything that the compiler does not report: globs, `extern crate`, code that was not compiled.
    Syntax,
}

/// A use of an item of 0.1.
#[derive(Debug, Clone)]
pub struct Use {
    /// The file, by its index.
    pub file: usize,
    /// First byte of the name.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The item's path.
    pub path: String,
    /// Kind of the item, as the item lists name it.
    pub kind: String,
    /// Form in which it is named.
    pub place: Place,
    /// Engine that found it.
    pub engine: Engine,
    /// `true` if it is certain.
    pub sure: bool,
    /// The macro that expands to it.
    pub through: Option<String>,
    /// Type of a method's receiver, as far as it is known.
    pub receiver: Ty,
}

/// Code that the compiler has seen: for each file, the `--cfg` values of each unit that contains it.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    sets: HashMap<usize, Vec<Set>>,
}

impl Seen {
    /// Returns the code that the compiler has seen in a run.
    pub(crate) fn of(units: &[Unit], scan: &Scan, base: &[String]) -> Self {
        let mut sets: HashMap<usize, Vec<Set>> = HashMap::new();
        for unit in units {
            let mut values: Vec<String> = base.to_vec();
            values.extend(unit.cfgs.iter().cloned());
            if unit.test {
                values.push("test".to_owned());
            }
            let set = Set::of(values);
            for path in &unit.files {
                if let Some(file) = scan.files.at(path) {
                    sets.entry(file).or_default().push(set.clone());
                }
            }
        }
        Self { sets }
    }

    /// Returns whether the compiler has seen the code at a place.
    pub(crate) fn includes(&self, file: usize, tree: &SyntaxNode, at: usize) -> bool {
        let at = TextSize::from(u32::try_from(at).unwrap_or(0));
        self.sets.get(&file).is_some_and(|sets| sets.iter().any(|set| is_compiled(tree, at, set)))
    }

    /// Returns whether any part of a file was compiled.
    pub(crate) fn has(&self, file: usize) -> bool {
        self.sets.contains_key(&file)
    }
}

/// Returns the compiler's hits by file, each with the range of its name.
pub(crate) fn hits_by_file(exact: &Exact, scan: &Scan) -> BTreeMap<usize, Vec<(TextRange, Hit)>> {
    let mut by_file: BTreeMap<usize, Vec<(TextRange, Hit)>> = BTreeMap::new();
    let mut trees: HashMap<usize, SyntaxNode> = HashMap::new();
    for hit in &exact.hits {
        let Some(file) = scan.files.at(&hit.file) else { continue };
        let tree = trees.entry(file).or_insert_with(|| scan.files.get(file).tree());
        let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(0));
        let range = TextRange::new(size(hit.start), size(hit.end));
        let name = if hit.through.is_some() { range } else { name_in(tree, range) };
        by_file.entry(file).or_default().push((name, hit.clone()));
    }
    by_file
}

/// Returns whether the compiler reports such a use at all. It does not report globs, modules, and items that the 0.1
/// crates re-export from other crates.
pub(crate) fn is_reported(found: &Found) -> bool {
    let is_foreign = matches!(found.path.as_str(), "bytes::BigEndian" | "bytes::LittleEndian" | "bytes::ByteOrder");
    !matches!(found.place, Place::Glob | Place::ExternCrate)
        && !matches!(found.kind.as_str(), "module" | "item")
        && !is_foreign
}

/// Joins both: code that the compiler has seen gets its findings, all other code those of the syntax.
pub(crate) fn join(scan: &Scan, exact: Option<(&Exact, &Seen)>) -> Vec<Use> {
    let mut uses = Vec::new();
    let hits = exact.map(|(exact, _)| hits_by_file(exact, scan)).unwrap_or_default();
    let files: BTreeSet<usize> = scan.found.keys().chain(hits.keys()).copied().collect();
    let none = (Vec::new(), Vec::new());
    for file in files {
        let tree = scan.files.get(file).tree();
        let found = scan.found.get(&file).unwrap_or(&none.0);
        let exact_here = hits.get(&file).unwrap_or(&none.1);
        let mut said: BTreeSet<(usize, usize, String)> = BTreeSet::new();
        let mut places: BTreeSet<usize> = BTreeSet::new();
        for (name, hit) in exact_here {
            let (start, end) = (offset(name.start()), offset(name.end()));
            if !said.insert((start, end, hit.path.clone())) {
                continue;
            }
            places.insert(start);
            let same = found.iter().find(|found| found.at == *name && found.path == hit.path);
            let any = same.or_else(|| found.iter().find(|found| found.at == *name));
            let place = any.map_or_else(|| place_of(&hit.kind), |found| found.place);
            uses.push(Use {
                file,
                start,
                end,
                path: hit.path.clone(),
                kind: hit.kind.clone(),
                place,
                engine: Engine::Exact,
                sure: true,
                through: hit.through.clone(),
                receiver: same.map_or(Ty::Unknown, |found| found.receiver.clone()),
            });
        }
        for found in found {
            let (start, end) = (offset(found.at.start()), offset(found.at.end()));
            if places.contains(&start) {
                continue;
            }
            let looked = exact.is_some_and(|(_, seen)| seen.includes(file, &tree, start));
            // The compiler has seen this code and did not report it, so it is no use.
            if looked && is_reported(found) && found.place != Place::Tokens {
                continue;
            }
            uses.push(Use {
                file,
                start,
                end,
                path: found.path.clone(),
                kind: found.kind.clone(),
                place: found.place,
                engine: Engine::Syntax,
                sure: found.sure,
                through: None,
                receiver: found.receiver.clone(),
            });
        }
    }
    uses.sort_by(|a, b| (a.file, a.start, a.end, &a.path).cmp(&(b.file, b.start, b.end, &b.path)));
    uses
}

fn place_of(kind: &str) -> Place {
    match kind {
        "trait_method" | "method" => Place::Method,
        "assoc_type" => Place::Associated,
        "macro" => Place::Macro,
        _ => Place::Path,
    }
}

/// Returns the `--cfg` values for all crates of a target, as rustc prints them.
pub(crate) fn base_conditions(rustc: &mut std::process::Command, target: Option<&str>) -> Vec<String> {
    rustc.args(["--print", "cfg"]);
    if let Some(target) = target {
        rustc.args(["--target", target]);
    }
    let Ok(output) = rustc.output() else { return Vec::new() };
    let mut values: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    // These are what the default profile adds.
    for value in ["debug_assertions", "panic=\"unwind\""] {
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    }
    values
}

/// Returns the files that were read but that the compiler has not seen.
pub(crate) fn unseen(scan: &Scan, seen: &Seen) -> Vec<PathBuf> {
    let unseen = scan.files.indexes().filter(|file| !seen.has(*file));
    unseen.map(|file| scan.files.get(file).path.clone()).collect()
}
