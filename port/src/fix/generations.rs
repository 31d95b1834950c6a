//! The step that makes everything else possible: both generations in the manifests, the old one under a name of its own.
//!
//! The code stays on 0.1 and compiles by construction: `tokio::spawn` is `tokio01::spawn` now, and the same function.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use semver::Version;

use super::apply::apply;
use super::change::Edit;
use super::copy::Changed;
use super::judge::{Judge, Verdict};
use super::manifest::{renamed, with_dependency};
use super::rename;
use super::step::{Done, Outcome, Step};
use crate::error::Error;
use crate::manifest::target::needed;
use crate::manifest::{Manifests, Package};
use crate::report::Finding;
use crate::syntax::scan::scan;

/// Greatest number of rounds in which names are renamed where the compiler points.
const ROUNDS: usize = 12;

/// The release of futures 0.1 that brought `task::is_in_task`.
const IN_TASK: Version = Version::new(0, 1, 27);

/// Runs the step. `findings` are those of the tree as it was; `is_judged` says that it built.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, findings: &[Finding], is_judged: bool, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut step = Step {
        name: "generations".to_owned(),
        title: "Both generations side by side: the old crates get names of their own".to_owned(),
        ..Step::default()
    };
    let manifests = Manifests::find(&judge.copy.at)?;
    let scan = scan(&manifests, &judge.options.exact.packages);
    let mut edits = rename::by_path(&scan, rename::edits(&manifests, &scan), &judge.copy.at);
    let names: Vec<(&'static str, String)> = {
        let all: BTreeSet<_> = manifests.packages.iter().flat_map(rename::names_of).collect();
        all.into_iter().collect()
    };
    let mut before: BTreeMap<PathBuf, String> = BTreeMap::new();
    for path in edits.keys() {
        before.extend(judge.copy.read(path).map(|text| (path.clone(), text)));
    }
    let mut changed = match manifests_changed(judge, &manifests, findings) {
        Ok(changed) => changed,
        Err(why) => {
            step.backed_out = Some(why);
            return Ok(step);
        }
    };
    let lock = Path::new("Cargo.lock");
    let locked = judge.copy.read(lock);
    for (path, (_, after)) in &changed {
        judge.copy.write(path, after.as_deref())?;
    }
    judge.manifests_changed();
    if is_judged {
        step.notes.extend(judge.raise("futures", &IN_TASK)?);
    }
    tell(&format!("generations: {} files", edits.len()));
    let mut verdict;
    let mut is_tried = false;
    loop {
        step.rounds += 1;
        for (path, edits) in &edits {
            if let Some(text) = before.get(path) {
                judge.copy.write(path, Some(&apply(text, edits)))?;
            }
        }
        if !is_judged {
            verdict = Verdict::default();
            step.notes.push("the tree did not build before: nothing was compiled".to_owned());
            break;
        }
        verdict = judge.compile()?;
        if judge.is_cured(&verdict, &mut is_tried, &mut step.notes, tell)? {
            continue;
        }
        if verdict.is_clean() || step.rounds >= ROUNDS || !rename_more(judge, &verdict, &names, &mut before, &mut edits)
        {
            break;
        }
    }
    if !verdict.is_clean() {
        let first = verdict.faults.first();
        let place = first.map(|fault| format!("{}: {}", fault.file.display(), fault.line()));
        step.backed_out = Some(place.unwrap_or_else(|| verdict.elsewhere.join("; ")));
        for (path, text) in &before {
            judge.copy.write(path, Some(text))?;
        }
        for (path, (old, _)) in &changed {
            judge.copy.write(path, old.as_deref())?;
        }
        judge.copy.write(lock, locked.as_deref())?;
        judge.manifests_changed();
        return Ok(step);
    }
    let after = judge.copy.read(lock);
    if after != locked && locked.is_some() {
        changed.insert(lock.to_path_buf(), (locked, after));
    }
    for (path, edits) in &edits {
        let Some(old) = before.get(path) else { continue };
        let new = apply(old, edits);
        let name = path.to_string_lossy().replace('\\', "/");
        for edit in edits {
            let line = old[..usize::from(edit.range.start())].matches('\n').count() + 1;
            let (rule, file) = ("old-names".to_owned(), name.clone());
            step.done.push(Done {
                rule,
                file,
                line,
                outcome: Outcome::Rewritten,
                facts: Vec::new(),
                why: String::new(),
            });
        }
        changed.insert(path.clone(), (Some(old.clone()), Some(new)));
    }
    step.changed = changed;
    Ok(step)
}

/// Renames where errors point at a name of an old crate; returns whether there was any such place.
fn rename_more(
    judge: &Judge,
    verdict: &Verdict,
    names: &[(&'static str, String)],
    before: &mut BTreeMap<PathBuf, String>,
    edits: &mut BTreeMap<PathBuf, Vec<Edit>>,
) -> bool {
    let mut more = false;
    for fault in &verdict.faults {
        let places = std::iter::once((&fault.file, fault.at)).chain(fault.others.iter().map(|(path, at)| (path, *at)));
        for (path, at) in places {
            if path.as_os_str().is_empty() {
                continue;
            }
            if !before.contains_key(path) {
                before.extend(judge.copy.read(path).map(|text| (path.clone(), text)));
            }
            let Some(old) = before.get(path) else { continue };
            let known = edits.entry(path.clone()).or_default();
            let text = apply(old, known);
            if usize::from(at.end()) > text.len() {
                continue;
            }
            for (place, edit) in rename::repair(&text, at, names) {
                // The place in the text as it was before all edits.
                let mut shift: i64 = 0;
                for known in known.iter() {
                    let start = i64::from(u32::from(known.range.start())) + shift;
                    if start < i64::try_from(place).unwrap_or(0) {
                        shift += i64::try_from(known.text.len()).unwrap_or(0) - i64::from(u32::from(known.range.len()));
                    }
                }
                let Ok(start) = u32::try_from(i64::try_from(place).unwrap_or(0) - shift) else { continue };
                let range = ra_ap_syntax::TextRange::at(start.into(), edit.range.len());
                if !known.iter().any(|known| known.range == range) {
                    known.push(Edit::replace(range, edit.text));
                    known.sort_by_key(|edit| edit.range.start());
                    more = true;
                    break;
                }
            }
        }
    }
    more
}

/// Returns the manifests with both generations.
fn manifests_changed(judge: &Judge, manifests: &Manifests, findings: &[Finding]) -> Result<Changed, String> {
    let mut changed = Changed::new();
    let mut folders: Vec<PathBuf> = manifests.packages.iter().map(|package| package.folder.clone()).collect();
    folders.push(manifests.root.clone());
    folders.sort();
    folders.dedup();
    for folder in folders {
        let path = judge.copy.relative(&folder.join("Cargo.toml"));
        let Some(before) = judge.copy.read(&path) else { continue };
        let package = manifests.packages.iter().find(|package| package.folder == folder);
        let keys: Vec<String> = match package {
            Some(package) => old_keys(std::slice::from_ref(package)),
            None => old_keys(&manifests.packages),
        };
        let mut text = renamed(&before, &keys).map_err(|why| format!("{}: {why}", path.display()))?;
        if let Some(package) = package.filter(|package| package.dependencies.iter().any(|known| known.old)) {
            text = with_new(&text, package, findings).map_err(|why| format!("{}: {why}", path.display()))?;
        }
        if text != before {
            changed.insert(path, (Some(before), Some(text)));
        }
    }
    Ok(changed)
}

fn old_keys(packages: &[Package]) -> Vec<String> {
    let all: BTreeSet<String> = packages
        .iter()
        .flat_map(|package| &package.dependencies)
        .filter(|known| known.old)
        .map(|known| known.key.clone())
        .collect();
    all.into_iter().collect()
}

/// Returns the crates of today that the package's uses of 0.1 will need.
fn with_new(text: &str, package: &Package, findings: &[Finding]) -> Result<String, String> {
    let is_plain = package.dependencies.iter().any(|known| known.old && known.table == "dependencies");
    let kind = if is_plain { "dependencies" } else { "dev-dependencies" };
    let uses: Vec<&Finding> = findings.iter().filter(|finding| finding.package == package.name).collect();
    let uses: Vec<&&Finding> = uses.iter().collect();
    let mut crates = needed(&uses, &old_keys(std::slice::from_ref(package)));
    crates.entry("futures").or_default().insert("compat".to_owned());
    if let Some(tokio) = crates.get_mut("tokio") {
        // What the step to `async` asks of a runtime, whatever the code names.
        tokio.extend(["macros", "rt-multi-thread", "time"].map(str::to_owned));
        tokio.remove("rt");
    }
    let mut text = text.to_owned();
    for (name, features) in crates {
        let version = match name {
            "tokio" | "bytes" => "1",
            "futures" => "0.3",
            "tokio-util" => "0.7",
            "tokio-stream" => "0.1",
            // Whoever needs others adds them with what needs them.
            _ => continue,
        };
        // A crate of today that the package has already, whatever its table.
        let has = package.dependencies.iter().any(|known| known.package == name && !known.old && known.key == name);
        let features: Vec<&str> = features.iter().map(String::as_str).collect();
        if has && features.is_empty() {
            continue;
        }
        text = with_dependency(&text, kind, name, version, &features)?;
    }
    Ok(text)
}
