//! The step from edition 2015 to 2018, without which there is no `async`: `cargo fix --edition`, and the manifest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile};
use toml_edit::{DocumentMut, Item, value};

use super::copy::Changed;
use super::judge::{Judge, Located};
use super::step::{Done, Outcome, Step};
use crate::cargo::{run as call, words};
use crate::error::Error;
use crate::manifest::{Manifests, sources};

/// The step's name.
pub const NAME: &str = "edition";
/// Greatest number of compilations.
const ROUNDS: usize = 6;

/// Runs the step on all packages of edition 2015. `cargo fix` changes what a run of the compiler has seen, so it is run with the
/// user's features and with all of them.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut step =
        Step { name: NAME.to_owned(), title: "Edition 2018, which has async".to_owned(), rounds: 1, ..Step::default() };
    let manifests = Manifests::find(&judge.copy.at)?;
    let old: Vec<_> = manifests.packages.iter().filter(|package| package.edition == Edition::Edition2015).collect();
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
    let mut refused = None;
    for package in &old {
        if let Err(why) = cargo_fix(judge, (&root, &at), &package.name, &own)? {
            refused.get_or_insert(why);
        }
        // Not every crate builds with all of them at once.
        let _ = cargo_fix(judge, (&root, &at), &package.name, &["--all-features".to_owned()])?;
    }
    let mut changed = Changed::new();
    for package in &old {
        let path = judge.copy.relative(&package.folder.join("Cargo.toml"));
        let Some(text) = judge.copy.read(&path) else { continue };
        match of_2018(&text) {
            Some(new) => {
                judge.copy.write(&path, Some(&new))?;
                changed.insert(path, (Some(text), Some(new)));
            }
            None => _ = refused.get_or_insert(format!("{} is written in a way that is not understood", path.display())),
        }
    }
    judge.manifests_changed();
    while refused.is_none() {
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            break;
        }
        let named: Vec<String> = old.iter().flat_map(|package| package.externs().into_keys()).collect();
        step.rounds += 1;
        if step.rounds > ROUNDS || !lead_outside(judge, &verdict.faults, &named)? {
            let first = verdict.faults.first();
            let place = first.map(|fault: &Located| format!("{}: {}", fault.file.display(), fault.line()));
            refused = Some(place.unwrap_or_else(|| verdict.elsewhere.join("; ")));
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
    step.notes.push("code that no feature of the run turns on keeps the paths of edition 2015".to_owned());
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

/// Writes `::` before crates that a module of the same name hides in edition 2018, which `cargo fix` leaves to its user; returns
/// whether there was any.
fn lead_outside(judge: &Judge, faults: &[Located], crates: &[String]) -> Result<bool, Error> {
    let mut places: BTreeMap<&Path, Vec<usize>> = BTreeMap::new();
    let mut texts: BTreeMap<&Path, String> = BTreeMap::new();
    for fault in faults {
        if !fault.message.code.as_ref().is_some_and(|code| matches!(code.code.as_str(), "E0432" | "E0433" | "E0659")) {
            continue;
        }
        if !texts.contains_key(fault.file.as_path()) {
            let Some(text) = judge.copy.read(&fault.file) else { continue };
            texts.insert(&fault.file, text);
        }
        let text = &texts[fault.file.as_path()];
        let tree = SourceFile::parse(text, Edition::Edition2018).syntax_node();
        let token = tree.token_at_offset(fault.at.start()).right_biased();
        let item = token.and_then(|token| token.parent_ancestors().find_map(ast::Use::cast));
        let first = item.and_then(|item| item.use_tree()?.path()?.segments().next());
        let Some(start) = first.map(|first| usize::from(first.syntax().text_range().start())) else { continue };
        let name: String = text[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let is_outside = crates.contains(&name) && !text[..start].trim_end().ends_with("::");
        let known = places.entry(&fault.file).or_default();
        if is_outside && !known.contains(&start) {
            known.push(start);
        }
    }
    let mut is_any = false;
    for (path, mut starts) in places {
        starts.sort_unstable();
        let Some(mut text) = texts.remove(path) else { continue };
        for start in starts.iter().rev() {
            text.insert_str(*start, "::");
            is_any = true;
        }
        judge.copy.write(path, Some(&text))?;
    }
    Ok(is_any)
}

/// The manifest with `edition = "2018"`.
fn of_2018(text: &str) -> Option<String> {
    let mut document = text.parse::<DocumentMut>().ok()?;
    let package = document.get_mut("package").and_then(Item::as_table_like_mut)?;
    package.insert("edition", value("2018"));
    Some(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::of_2018;

    #[test]
    fn the_manifest_keeps_all_else() {
        let old = "[package] # ours\nname = \"a\"\nedition = \"2015\" # old\n\n[dependencies]\nb = \"1\"\n";
        let new = of_2018(old).unwrap();
        assert!(new.starts_with("[package] # ours\nname = \"a\"\nedition = \"2018\""), "{new}");
        assert!(new.ends_with("[dependencies]\nb = \"1\"\n"), "{new}");
        assert!(of_2018("[package]\nname = \"a\"\n").unwrap().contains("edition = \"2018\""));
    }
}
