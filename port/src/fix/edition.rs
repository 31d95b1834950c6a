//! The step from edition 2015 to 2018, without which there is no `async`: `cargo fix --edition`, and the manifest.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ra_ap_syntax::Edition;
use toml_edit::{DocumentMut, Item, value};

use super::copy::Changed;
use super::judge::{Judge, Located};
use super::step::{Done, Outcome, Step};
use crate::cargo::{run as call, words};
use crate::error::Error;
use crate::manifest::{Manifests, sources};

/// The step's name.
pub const NAME: &str = "edition";

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
    let own: Vec<String> = judge.options.exact.features.first().map(|set| set.flags.clone()).unwrap_or_default();
    let mut refused = None;
    for package in &old {
        if let Err(why) = cargo_fix(judge, &package.name, &own)? {
            refused.get_or_insert(why);
        }
        // Not every crate builds with all of them at once.
        let _ = cargo_fix(judge, &package.name, &["--all-features".to_owned()])?;
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
    if refused.is_none() {
        let verdict = judge.compile()?;
        if !verdict.is_clean() {
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

/// Calls `cargo fix --edition` for one package; the inner error says why it failed.
fn cargo_fix(judge: &Judge, package: &str, features: &[String]) -> Result<Result<(), String>, Error> {
    let calling = &judge.options.calling;
    let mut command = calling.command(&judge.copy.at);
    command.current_dir(&judge.copy.at);
    command.args(["fix", "--edition", "--allow-no-vcs", "--allow-dirty", "--all-targets", "--quiet", "-p", package]);
    command.args(features).args(calling.flags()).arg("--target-dir").arg(judge.work.join("target-edition"));
    // What is refused by default today was none of the time's business.
    command.env("RUSTFLAGS", "--cap-lints=warn");
    let output = call(&mut command)?;
    Ok(match output.status.success() {
        true => Ok(()),
        false => {
            Err(words(&output).lines().find(|line| line.starts_with("error")).unwrap_or("cargo fix failed").to_owned())
        }
    })
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
