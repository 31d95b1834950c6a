//! One step: the changes of a set of rules, judged by the compiler until what is left compiles.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile, TextRange, TextSize};

use super::ambiguous;
use super::apply::{Patched, Unit};
use super::bridge;
use super::change::{Change, Edit, Fault, FileContext, Kind, RuleSet};
use super::copy::Changed;
use super::judge::{Judge, Located};
use super::mends::{empty_drop, moved, mutable, node_at};
use super::own::{self, Own};
use crate::error::Error;
use crate::join::{self, Seen};
use crate::manifest::{Kind as TargetKind, Manifests, Package};
use crate::syntax::scan::scan;
use crate::syntax::scope::Crate;

/// Greatest number of compilations in one step.
const ROUNDS: usize = 24;
/// Number of compilations that are kept for the repairs of calls, when they are made a second time.
const SPARE: usize = 6;
/// Greatest number of repairs of one unit.
const REPAIRS: usize = 12;

/// Reason why a change without a mark is left.
const UNSEEN: &str = "the compiler did not look at it in this run";

/// Fate of a change.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Done {
    /// The rule.
    pub rule: String,
    /// The file.
    pub file: String,
    /// The line in the file before the step, from 1.
    pub line: usize,
    /// `rewritten`, `left`, `collided`, `backed-out`.
    pub outcome: Outcome,
    /// Facts that the marks name.
    pub facts: Vec<String>,
    /// Reason why it was left or backed out; empty else.
    pub why: String,
}

/// Fate of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Done, and it compiles.
    Rewritten,
    /// Left for a person.
    Left,
    /// Two changes wanted the same bytes.
    Collided,
    /// The compiler refused it.
    BackedOut,
}

/// Outcome of a step.
#[derive(Debug, Default, serde::Serialize)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Title, for a commit.
    pub title: String,
    /// Fate of each change.
    pub done: Vec<Done>,
    /// The files that it changed: before and after.
    #[serde(skip)]
    pub changed: Changed,
    /// Number of compilations.
    pub rounds: usize,
    /// Reason why the step as a whole was backed out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backed_out: Option<String>,
    /// Sentences for whoever reads the result.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Returns the names of the old crates in the code of a package: own name, name in code. What it does not depend on has the
/// name that another package gives it.
pub fn old_names(manifests: &Manifests, package: Option<&Package>) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    for dependency in package.into_iter().chain(&manifests.packages).flat_map(|package| &package.dependencies) {
        if dependency.old {
            let own = crate::family::code_name(&dependency.package);
            if !names.iter().any(|(known, _)| *known == own) {
                names.push((own, crate::family::code_name(&dependency.key)));
            }
        }
    }
    names
}

/// Returns the package that holds a file of the copy.
pub(super) fn package_of<'a>(manifests: &'a Manifests, judge: &Judge, path: &Path) -> Option<&'a Package> {
    let file = judge.copy.at.join(path);
    let holders = manifests.packages.iter().filter(|package| file.starts_with(&package.folder));
    holders.max_by_key(|package| package.folder.components().count())
}

/// Returns the name of futures 0.1 in the code of a file of the copy.
pub(super) fn old_futures(manifests: &Manifests, judge: &Judge, path: &Path) -> String {
    let names = old_names(manifests, package_of(manifests, judge, path));
    names.into_iter().find(|(own, _)| own == "futures").map_or_else(|| "futures".to_owned(), |(_, name)| name)
}

/// Shows a rule each file of the copy that it may change.
///
/// # Errors
///
/// Fails if the project cannot be read.
pub fn visit(judge: &Judge, is_judged: bool, see: &mut dyn FnMut(&FileContext<'_>)) -> Result<(), Error> {
    let manifests = Manifests::find(&judge.copy.at)?;
    let scan = scan(&manifests, &judge.options.exact.packages);
    let uses = join::join(&scan, None);
    let seen = (!judge.units.is_empty()).then(|| Seen::of(&judge.units, &scan, &judge.base));
    let mut own = Own::default();
    for file in scan.files.indexes() {
        own.add(&SourceFile::parse(&scan.files.get(file).text, Edition::CURRENT).syntax_node());
    }
    let own = Rc::new(own);
    for file in scan.files.indexes() {
        let source = scan.files.get(file);
        let is_left_out = |krate: &Crate| {
            let root = krate.files.first().map(|root| &scan.files.get(*root).path);
            root.is_some_and(|root| judge.options.exact.left_out.contains(root))
        };
        // A file that several targets share is read with the first that compiles.
        let holders = scan.crates.iter().filter(|(_, krate, _)| krate.files.contains(&file));
        let Some((package, krate, index)) = holders.min_by_key(|(_, krate, _)| is_left_out(krate)) else {
            continue;
        };
        let is_judged = is_judged && !is_left_out(krate);
        // No `async` there, and no crate without `extern crate`.
        if manifests.packages[*package].edition == Edition::Edition2015 {
            continue;
        }
        let names = old_names(&manifests, Some(&manifests.packages[*package]));
        let from = uses.partition_point(|known| known.file < file);
        let to = uses.partition_point(|known| known.file <= file);
        let package = &manifests.packages[*package];
        let root = krate.files.first().map(|root| &scan.files.get(*root).path);
        let context = FileContext {
            path: &judge.copy.relative(&source.path),
            source,
            file,
            krate,
            index,
            uses: &uses[from..to],
            is_judged,
            seen: seen.as_ref(),
            edition: package.edition,
            is_library: is_library(package, root),
            has_bridge: has_bridge(package, root),
            names: &names,
        };
        own::within(&own, || see(&context));
    }
    Ok(())
}

/// Returns whether the crate with this root is the library of a package.
fn is_library(package: &Package, root: Option<&PathBuf>) -> bool {
    package.targets.iter().any(|target| target.kind == TargetKind::Lib && Some(&target.root) == root)
}

/// Returns whether the crate with this root can name the bridge.
fn has_bridge(package: &Package, root: Option<&PathBuf>) -> bool {
    let target = package.targets.iter().find(|target| Some(&target.root) == root);
    let is_plain = target.is_none_or(|target| matches!(target.kind, TargetKind::Lib | TargetKind::Bin));
    bridge::has_bridge(package, if is_plain { "dependencies" } else { "dev-dependencies" })
}

/// Collects the changes of a rule set in all files.
///
/// # Errors
///
/// Fails if the project cannot be read.
pub fn collect(judge: &Judge, set: &RuleSet, is_judged: bool) -> Result<BTreeMap<PathBuf, Patched>, Error> {
    let mut patched = BTreeMap::new();
    visit(judge, is_judged, &mut |context| {
        let changes = context.only_judged((set.changes)(context));
        if !changes.is_empty() {
            let tree = context.plain_tree();
            patched.insert(
                context.path.to_path_buf(),
                Patched::new(&context.source.text, &tree, &context.hidden(), changes),
            );
        }
    })?;
    Ok(patched)
}

/// Runs a step on the working copy. What is left of it compiles.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, set: &RuleSet, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let files = collect(judge, set, true)?;
    run_on(judge, set, files, tell)
}

/// Runs the step as [`run`] does, with changes that were collected before.
///
/// # Errors
///
/// As [`run`].
pub fn run_on(
    judge: &mut Judge,
    set: &RuleSet,
    mut files: BTreeMap<PathBuf, Patched>,
    tell: &dyn Fn(&str),
) -> Result<Step, Error> {
    let mut step = Step { name: set.name.to_owned(), title: set.title.to_owned(), ..Step::default() };
    if files.values().all(|file| file.units.is_empty()) {
        report(&files, &mut step);
        return Ok(step);
    }
    let count: usize = files.values().map(|file| file.units.len()).sum();
    tell(&format!("{}: {count} places", set.name));
    let mut is_tried = false;
    let lock = Path::new("Cargo.lock");
    let locked = judge.copy.read(lock);
    // The units that were in when calls were written anew for them.
    let mut answered: Option<usize> = None;
    loop {
        step.rounds += 1;
        let mut ranges: BTreeMap<PathBuf, Vec<TextRange>> = BTreeMap::new();
        let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
        for (path, file) in &files {
            let (text, places) = file.render();
            judge.copy.write(path, Some(&text))?;
            ranges.insert(path.clone(), places);
            texts.insert(path.clone(), text);
        }
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            if step.rounds + SPARE < ROUNDS && without_empty_drops(&mut files, &ranges, &texts, &verdict.warnings) {
                continue;
            }
            // Calls that were written anew for what was taken out since become what they were.
            if answered.is_some_and(|count| count > own(&files)) && step.rounds + SPARE < ROUNDS {
                answered = None;
                for file in files.values_mut() {
                    file.units.retain(|unit| !unit.is_call);
                }
                continue;
            }
            break;
        }
        if judge.is_cured(&verdict, &mut is_tried, &mut step.notes, tell)? {
            continue;
        }
        if step.rounds < ROUNDS && answer(judge, &mut files, &mut ranges, &mut texts, &verdict.faults)? {
            answered.get_or_insert(own(&files));
            continue;
        }
        if files.values().all(Patched::is_idle) {
            step.backed_out = Some(verdict.faults.first().map_or_else(|| verdict.elsewhere.join("; "), Located::line));
            break;
        }
        let acted = step.rounds < ROUNDS && respond(&mut files, &ranges, &texts, set, &verdict.faults);
        if !acted {
            // The error cannot be put down to a change: all of its function goes; if that is not it, all of the file; and then
            // all of the step.
            let mut took = step.rounds < ROUNDS && take_function(&mut files, &ranges, &texts, &verdict.faults);
            if step.rounds < ROUNDS && !took {
                for fault in &verdict.faults {
                    if let Some(file) = files.get_mut(&fault.file) {
                        for unit in file.units.iter_mut().filter(|unit| unit.is_in) {
                            take_out(unit, fault);
                            took = true;
                        }
                    }
                }
            }
            if !took {
                let why = verdict.faults.first().map_or_else(|| verdict.elsewhere.join("; "), Located::line);
                for unit in files.values_mut().flat_map(|file| &mut file.units) {
                    if unit.is_in {
                        unit.is_in = false;
                        unit.said = Some(why.clone());
                    }
                }
            }
        }
        if step.rounds > ROUNDS + 2 {
            step.backed_out = Some("the compiler was asked too often".to_owned());
            break;
        }
    }
    if step.backed_out.is_some() {
        for (path, file) in &files {
            judge.copy.write(path, Some(&file.before))?;
        }
    }
    report(&files, &mut step);
    let after = judge.copy.read(lock);
    if locked.is_some() && after != locked {
        match step.changed.is_empty() {
            true => judge.copy.write(lock, locked.as_deref())?,
            false => _ = step.changed.insert(lock.to_path_buf(), (locked, after)),
        }
    }
    Ok(step)
}

/// Takes `drop(x);` out of what was written, where rustc says that it does nothing: `x` is a reference, or copied. Returns whether there
/// was any.
fn without_empty_drops(
    files: &mut BTreeMap<PathBuf, Patched>,
    ranges: &BTreeMap<PathBuf, Vec<TextRange>>,
    texts: &BTreeMap<PathBuf, String>,
    warnings: &[Located],
) -> bool {
    let mut edits: BTreeMap<(&Path, usize), Vec<Edit>> = BTreeMap::new();
    for warning in warnings {
        let (Some(places), Some(text)) = (ranges.get(&warning.file), texts.get(&warning.file)) else { continue };
        let Some(edit) = empty_drop(&warning.message, text, warning.at) else { continue };
        let Some(index) = places.iter().position(|place| place.contains_range(edit.range)) else { continue };
        // One that the user wrote stays.
        let is_own = files.get(&warning.file).is_some_and(|file| file.before.contains(&text[edit.range]));
        if !is_own {
            edits.entry((&warning.file, index)).or_default().push(edit);
        }
    }
    let is_done = !edits.is_empty();
    for ((path, index), edits) in edits {
        let place = ranges[path][index];
        if let Some(file) = files.get_mut(path) {
            file.units[index].repair(edits, place);
        }
    }
    is_done
}

/// Returns the number of applied units that the rules asked for.
fn own(files: &BTreeMap<PathBuf, Patched>) -> usize {
    files.values().flat_map(|file| &file.units).filter(|unit| unit.is_in && !unit.is_call).count()
}

/// Writes calls that have two meanings since the step with the one that they had, in any file of the project; returns whether
/// there were any.
fn answer(
    judge: &Judge,
    files: &mut BTreeMap<PathBuf, Patched>,
    ranges: &mut BTreeMap<PathBuf, Vec<TextRange>>,
    texts: &mut BTreeMap<PathBuf, String>,
    faults: &[Located],
) -> Result<bool, Error> {
    let mut found: BTreeMap<PathBuf, Vec<&Located>> = BTreeMap::new();
    for fault in faults {
        if ambiguous::is_ambiguous(fault) && !fault.file.as_os_str().is_empty() {
            found.entry(fault.file.clone()).or_default().push(fault);
        }
    }
    if found.is_empty() {
        return Ok(false);
    }
    let manifests = Manifests::find(&judge.copy.at)?;
    let mut is_done = false;
    for (path, faults) in found {
        if !files.contains_key(&path) {
            let Some(text) = judge.copy.read(&path) else { continue };
            let tree = SourceFile::parse(&text, Edition::Edition2021).syntax_node();
            files.insert(path.clone(), Patched::new(&text, &tree, &[], Vec::new()));
            ranges.insert(path.clone(), Vec::new());
            texts.insert(path.clone(), text);
        }
        let (Some(file), Some(ranges), Some(text)) = (files.get_mut(&path), ranges.get(&path), texts.get(&path)) else {
            continue;
        };
        let calls = ambiguous::calls(&old_futures(&manifests, judge, &path), text, &faults);
        is_done |= file.edit_calls(text, ranges, ambiguous::RULE, calls);
    }
    Ok(is_done)
}

/// Repairs or takes out what the errors point at; returns whether anything was done.
fn respond(
    files: &mut BTreeMap<PathBuf, Patched>,
    ranges: &BTreeMap<PathBuf, Vec<TextRange>>,
    texts: &BTreeMap<PathBuf, String>,
    set: &RuleSet,
    faults: &[Located],
) -> bool {
    // One repair for each unit and round: the next errors are told better once the first is cured.
    let mut met: Vec<(PathBuf, usize)> = Vec::new();
    let mut acted = false;
    for fault in faults {
        let hit = |path: &Path, at: TextRange| -> Option<(PathBuf, usize)> {
            let index = ranges.get(path)?.iter().position(|place| !place.is_empty() && place.contains_range(at))?;
            files.get(path)?.units[index].is_in.then(|| (path.to_path_buf(), index))
        };
        let main = hit(&fault.file, fault.at);
        let is_main = main.is_some();
        let Some((path, index)) = main.or_else(|| fault.others.iter().find_map(|(path, at)| hit(path, *at))) else {
            acted |= infer(files, ranges, texts, set, fault);
            continue;
        };
        if met.contains(&(path.clone(), index)) {
            continue;
        }
        met.push((path.clone(), index));
        let (Some(place), Some(text)) = (ranges.get(&path).map(|places| places[index]), texts.get(&path)) else {
            continue;
        };
        let Some(unit) = files.get_mut(&path).map(|file| &mut file.units[index]) else { continue };
        acted = true;
        let mut edits = Vec::new();
        if is_main && !fault.message.in_example && unit.repairs < REPAIRS {
            let given = Fault { message: &fault.message, text, at: fault.at, place };
            edits = (set.repair)(&given);
            if edits.is_empty() {
                edits = moved(&given);
            }
            if edits.is_empty() {
                edits = mutable(&given);
            }
            if edits.is_empty() {
                edits.extend(empty_drop(given.message, text, given.at));
            }
            // A part of a repair repairs nothing.
            if !edits.iter().all(|edit| place.contains_range(edit.range)) {
                edits.clear();
            }
        }
        if edits.is_empty() {
            take_out(unit, fault);
            continue;
        }
        unit.repair(edits, place);
    }
    acted
}

/// Repairs the units of the function in which the compiler cannot tell a type that stands outside of them; returns whether
/// anything was done.
fn infer(
    files: &mut BTreeMap<PathBuf, Patched>,
    ranges: &BTreeMap<PathBuf, Vec<TextRange>>,
    texts: &BTreeMap<PathBuf, String>,
    set: &RuleSet,
    fault: &Located,
) -> bool {
    let is_unknown = fault.message.code.as_ref().is_some_and(|code| matches!(code.code.as_str(), "E0282" | "E0283"));
    let (Some(file), Some(places), Some(text)) =
        (files.get_mut(&fault.file), ranges.get(&fault.file), texts.get(&fault.file))
    else {
        return false;
    };
    let Some(node) = node_at(text, fault.at).filter(|_| is_unknown) else { return false };
    let Some(function) = node.ancestors().find_map(ast::Fn::cast) else { return false };
    let function = function.syntax().text_range();
    let mut acted = false;
    for (unit, place) in file.units.iter_mut().zip(places) {
        if !unit.is_in || unit.repairs >= REPAIRS || place.is_empty() || !function.contains_range(*place) {
            continue;
        }
        let mut edits = (set.repair)(&Fault { message: &fault.message, text, at: fault.at, place: *place });
        edits.retain(|edit| place.contains_range(edit.range));
        if !edits.is_empty() {
            unit.repair(edits, *place);
            acted = true;
        }
    }
    acted
}

/// Takes out what was changed in the functions that the errors stand in; returns whether there was anything.
fn take_function(
    files: &mut BTreeMap<PathBuf, Patched>,
    ranges: &BTreeMap<PathBuf, Vec<TextRange>>,
    texts: &BTreeMap<PathBuf, String>,
    faults: &[Located],
) -> bool {
    let mut took = false;
    for fault in faults {
        let (Some(file), Some(places), Some(text)) =
            (files.get_mut(&fault.file), ranges.get(&fault.file), texts.get(&fault.file))
        else {
            continue;
        };
        let Some(node) = node_at(text, fault.at) else { continue };
        // Of a function in a function the outer one, which holds both.
        let Some(function) = node.ancestors().filter_map(ast::Fn::cast).last() else { continue };
        let function = function.syntax().text_range();
        let units = file.units.iter_mut().zip(places);
        for (unit, _) in units.filter(|(unit, place)| unit.is_in && function.contains_range(**place)) {
            take_out(unit, fault);
            took = true;
        }
    }
    took
}

fn take_out(unit: &mut Unit, fault: &Located) {
    unit.is_in = false;
    unit.said = Some(fault.line());
}

fn report(files: &BTreeMap<PathBuf, Patched>, step: &mut Step) {
    let is_out = step.backed_out.is_some();
    for (path, file) in files {
        let name = path.to_string_lossy().replace('\\', "/");
        let line = |at: TextSize| file.before[..usize::from(at)].matches('\n').count() + 1;
        let mut note = |change: &Change, outcome: Outcome, why: String| {
            let facts = change.marks.iter().map(|(_, mark)| mark.fact.to_owned()).filter(|fact| !fact.is_empty());
            // The blanks and comments before an item belong to its range.
            let start = change.edits.iter().map(|edit| edit.range.start()).min().unwrap_or(change.place.start());
            step.done.push(Done {
                rule: change.rule.to_owned(),
                file: name.clone(),
                line: line(start),
                outcome,
                facts: facts.collect(),
                why,
            });
        };
        for unit in &file.units {
            for change in &unit.changes {
                let why = change.marks.first().map_or_else(|| UNSEEN.to_owned(), |(_, mark)| mark.why.clone());
                match (unit.is_in && !is_out, change.kind) {
                    (_, Kind::Leave) => note(change, Outcome::Left, why),
                    (true, Kind::Rewrite) => note(change, Outcome::Rewritten, String::new()),
                    (false, Kind::Rewrite) => {
                        let said = unit.said.clone().or_else(|| step.backed_out.clone()).unwrap_or_default();
                        note(change, Outcome::BackedOut, said);
                    }
                }
            }
        }
        for change in &file.collided {
            note(change, Outcome::Collided, "another change wants the same bytes".to_owned());
        }
        if !is_out && !file.is_idle() {
            let (after, _) = file.render();
            if after != file.before {
                step.changed.insert(path.clone(), (Some(file.before.clone()), Some(after)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_calls_an_old_crate_by_its_own_name_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("Cargo.toml", "[workspace]\nmembers = [\"app\", \"kit\"]\n");
        for (package, key) in [("app", "fut"), ("kit", "futures01")] {
            write(
                &format!("{package}/Cargo.toml"),
                &format!(
                    "[package]\nname = \"{package}\"\nversion = \"0.1.0\"\n\
                     [dependencies]\n{key} = {{ package = \"futures\", version = \"0.1\" }}\n"
                ),
            );
            write(&format!("{package}/src/lib.rs"), "");
        }
        let manifests = Manifests::find(folder.path()).unwrap();
        let name = |package: &str| {
            let package = manifests.packages.iter().find(|known| known.name == package);
            old_names(&manifests, package).into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(name("app"), ["fut"]);
        assert_eq!(name("kit"), ["futures01"]);
    }
}
