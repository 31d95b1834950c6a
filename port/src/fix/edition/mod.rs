//! The step from edition 2015 to 2018, without which there is no `async`: `cargo fix --edition`, what it does not see, and the
//! manifest.

mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ra_ap_syntax::Edition;
use toml_edit::{DocumentMut, Item, value};

use super::apply::apply;
use super::change::Edit;
use super::copy::Changed;
use super::judge::{Judge, Located};
use super::step::{Done, Outcome, Step};
use crate::cargo::{run as call, words};
use crate::error::Error;
use crate::manifest::{Manifests, kept_from_2018, sources};
use crate::syntax::scan::scan;

/// The step's name.
pub const NAME: &str = "edition";
/// Greatest number of compilations.
const ROUNDS: usize = 12;

/// Runs the step on all packages of edition 2015 that can name something of 0.1. `cargo fix` changes what a run of the compiler
/// has seen, so it is run with the user's features and with all of them; the syntax tells the rest.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut step =
        Step { name: NAME.to_owned(), title: "Edition 2018, which has async".to_owned(), rounds: 1, ..Step::default() };
    let manifests = Manifests::find(&judge.copy.at)?;
    let named: BTreeSet<usize> = scan(&manifests, &[]).crates.iter().map(|(package, ..)| *package).collect();
    let old: Vec<_> = named
        .iter()
        .map(|package| &manifests.packages[*package])
        .filter(|package| package.edition == Edition::Edition2015)
        .collect();
    if old.is_empty() {
        return Ok(step);
    }
    let mut before: BTreeMap<PathBuf, String> = BTreeMap::new();
    for path in old.iter().flat_map(|package| sources(package)) {
        let path = judge.copy.relative(&path);
        before.extend(judge.copy.read(&path).map(|text| (path, text)));
    }
    let lock = PathBuf::from("Cargo.lock");
    let locked = judge.copy.read(&lock);
    tell(&format!("edition: {} packages", old.len()));
    let (root, at) = {
        let tree = judge.tree()?;
        (tree.root.clone(), tree.at.join("Cargo.toml"))
    };
    let own: Vec<String> = judge.options.exact.features.first().map(|set| set.flags.clone()).unwrap_or_default();
    let mut unfixed = None;
    for package in &old {
        if let Err(why) = cargo_fix(judge, (&root, &at), &package.name, &own)? {
            unfixed.get_or_insert(why);
        }
        // Not every crate builds with all of them at once.
        let _ = cargo_fix(judge, (&root, &at), &package.name, &["--all-features".to_owned()])?;
    }
    // What it did not see, and where it failed all: the compiler judges either.
    let fixed = scan(&manifests, &[]);
    for (file, edits) in paths::edits(&manifests, &fixed) {
        let source = fixed.files.get(file);
        let path = judge.copy.relative(&source.path);
        if before.contains_key(&path) {
            judge.copy.write(&path, Some(&apply(&source.text, &edits)))?;
        }
    }
    let mut refused = None;
    let mut changed = Changed::new();
    for package in &old {
        let path = judge.copy.relative(&package.folder.join("Cargo.toml"));
        let Some(text) = judge.copy.read(&path) else { continue };
        match of_2018(&text, &kept_from_2018(&package.folder, &text)) {
            Some(new) => {
                judge.copy.write(&path, Some(&new))?;
                changed.insert(path, (Some(text), Some(new)));
            }
            None => _ = refused.get_or_insert(format!("{} is written in a way that is not understood", path.display())),
        }
    }
    judge.manifests_changed();
    let crates: BTreeSet<String> = old.iter().flat_map(|package| package.externs().into_keys()).collect();
    let crates: Vec<String> = crates.into_iter().chain(["std", "core", "alloc"].map(str::to_owned)).collect();
    while refused.is_none() {
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            break;
        }
        step.rounds += 1;
        if step.rounds > ROUNDS || !repair(judge, &verdict.faults, &crates)? {
            let first = verdict.faults.first();
            let place = first.map(|fault: &Located| format!("{}: {}", fault.file.display(), fault.line()));
            let why = place.unwrap_or_else(|| verdict.elsewhere.join("; "));
            refused = Some(match unfixed.take() {
                Some(unfixed) => format!("{why}; `cargo fix --edition` failed before: {unfixed}"),
                None => why,
            });
        }
    }
    if refused.is_some() {
        for (path, text) in before.iter().map(|(path, text)| (path, Some(text.as_str()))) {
            judge.copy.write(path, text)?;
        }
        for (path, (text, _)) in &changed {
            judge.copy.write(path, text.as_deref())?;
        }
        judge.copy.write(&lock, locked.as_deref())?;
        judge.manifests_changed();
        step.backed_out = refused;
        return Ok(step);
    }
    if judge.copy.read(&lock) != locked {
        judge.copy.write(&lock, locked.as_deref())?;
    }
    for (path, text) in before {
        let after = judge.copy.read(&path);
        if after.as_ref() == Some(&text) {
            continue;
        }
        step.done.push(Done {
            rule: NAME.to_owned(),
            file: path.to_string_lossy().replace('\\', "/"),
            line: 1,
            outcome: Outcome::Rewritten,
            facts: Vec::new(),
            why: String::new(),
        });
        changed.insert(path, (Some(text), after));
    }
    step.changed = changed;
    step.notes.push("code that no feature of the run turns on went over by its syntax, and is not judged".to_owned());
    Ok(step)
}

/// Calls `cargo fix --edition` for one package of a manifest; the inner error says why it failed.
fn cargo_fix(
    judge: &Judge,
    (root, manifest): (&Path, &Path),
    package: &str,
    features: &[String],
) -> Result<Result<(), String>, Error> {
    let calling = &judge.options.calling;
    let mut command = calling.command(root);
    command.args(["fix", "--edition", "--allow-no-vcs", "--allow-dirty", "--all-targets", "--quiet", "-p", package]);
    command.arg("--manifest-path").arg(manifest);
    command.args(features).args(calling.flags()).arg("--target-dir").arg(judge.work.join("target-edition"));
    // Only the lints of the edition, which cargo forces: others suggest changes, too.
    command.env("RUSTFLAGS", "--cap-lints=allow");
    let output = call(&mut command)?;
    Ok(match output.status.success() {
        true => Ok(()),
        false => {
            Err(words(&output).lines().find(|line| line.starts_with("error")).unwrap_or("cargo fix failed").to_owned())
        }
    })
}

/// Leads paths where they led in edition 2015, at the places of errors; returns whether there was any such place.
fn repair(judge: &Judge, faults: &[Located], crates: &[String]) -> Result<bool, Error> {
    let mut texts: BTreeMap<&Path, (String, Vec<Edit>)> = BTreeMap::new();
    for fault in faults {
        let code = fault.message.code.as_ref().map(|code| code.code.as_str());
        if !matches!(code, Some("E0432" | "E0433" | "E0659" | "E0412" | "E0405" | "E0425" | "E0603")) {
            continue;
        }
        if !texts.contains_key(fault.file.as_path()) {
            let Some(text) = judge.copy.read(&fault.file) else { continue };
            texts.insert(&fault.file, (text, Vec::new()));
        }
        let Some((text, edits)) = texts.get_mut(fault.file.as_path()) else { continue };
        let edit = paths::repaired(text, fault.at, crates);
        edits.extend(edit.filter(|edit| !edits.contains(edit)));
    }
    let mut is_any = false;
    for (path, (text, edits)) in texts.iter().filter(|(_, (_, edits))| !edits.is_empty()) {
        judge.copy.write(path, Some(&apply(text, edits)))?;
        is_any = true;
    }
    Ok(is_any)
}

/// Returns the manifest with `edition = "2018"`, and with `false` for these keys.
fn of_2018(text: &str, kept: &[&str]) -> Option<String> {
    let mut document = text.parse::<DocumentMut>().ok()?;
    let package = document.get_mut("package").and_then(Item::as_table_like_mut)?;
    package.insert("edition", value("2018"));
    for key in kept {
        package.insert(key, value(false));
    }
    Some(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::of_2018;

    #[test]
    fn the_manifest_keeps_all_else() {
        let old = "[package] # ours\nname = \"a\"\nedition = \"2015\" # old\n\n[dependencies]\nb = \"1\"\n";
        let new = of_2018(old, &[]).unwrap();
        assert!(new.starts_with("[package] # ours\nname = \"a\"\nedition = \"2018\""), "{new}");
        assert!(new.ends_with("[dependencies]\nb = \"1\"\n"), "{new}");
        let kept = of_2018("[package]\nname = \"a\"\n\n[lib]\n", &["autotests"]).unwrap();
        assert_eq!(kept, "[package]\nname = \"a\"\nedition = \"2018\"\nautotests = false\n\n[lib]\n");
        assert!(of_2018("[package]\nname = \"a\"\n", &[]).unwrap().contains("edition = \"2018\""));
    }
}
