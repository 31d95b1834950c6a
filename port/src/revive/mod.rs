//! Makes old trees build again: known causes, and cures that are tried in a copy of the lock file.

mod causes;

use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::cargo::mirror::Mirror;
use crate::cargo::{Calling, Tree, run, words};
use crate::error::Error;
use crate::exact::{self, Exact};
use causes::{CAUSES, Cure, failing};

/// A cure that was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cured {
    /// Reason why the build stopped.
    pub cause: String,
    /// Change of the copy.
    pub done: String,
    /// Command that makes the change in the project itself.
    pub for_good: String,
}

/// Result of a revival.
#[derive(Debug)]
pub(crate) struct Revived {
    /// The tree that was checked last.
    pub tree: Tree,
    /// Output of the compiler.
    pub exact: Exact,
    /// The cures, in order.
    pub cured: Vec<Cured>,
}

/// Returns whether dependencies of a tree did not build, or packages of the user because of them.
pub(crate) fn is_ill(exact: &Exact) -> bool {
    exact.broken.iter().any(|broken| !broken.own)
}

/// Reads a tree. If cargo refuses to resolve it, tries the cures for that.
///
/// # Errors
///
/// Fails with cargo's words if no cure helps.
pub(crate) fn read(root: &Path, work: &Path, calling: &Calling) -> Result<(Tree, Vec<Cured>), Error> {
    let mut calling = calling.clone();
    let mut cured = Vec::new();
    if let Some(cure) = missing_toolchain(root, &mut calling) {
        cured.push(cure);
    }
    let refusal = match Tree::read(root, work, &calling) {
        Ok(tree) => return Ok((tree, cured)),
        Err(error @ Error::NotCompiled(_)) if !calling.locked => error,
        Err(error) => return Err(error),
    };
    // Two cures: a new lock file in today's format, and a manifest without dev-dependencies, since some no longer
    // exist.
    let mirror = Mirror::make(root, work)?;
    mirror.without_dev_dependencies()?;
    if let Ok(tree) = Tree::in_mirror(&mirror, &calling) {
        cured.push(Cured {
            cause: "dev-dependencies cannot be resolved".to_owned(),
            done: "were left out, so tests and examples that need them are read by syntax".to_owned(),
            for_good: "replace them in `[dev-dependencies]`".to_owned(),
        });
        return Ok((tree, cured));
    }
    Err(refusal)
}

/// Changes to the default toolchain if the one that the project names is not installed.
fn missing_toolchain(root: &Path, calling: &mut Calling) -> Option<Cured> {
    if calling.toolchain.is_some() || std::env::var_os("RUSTUP_TOOLCHAIN").is_some() {
        return None;
    }
    let output = run(calling.rustc(root).arg("--version")).ok()?;
    let said = words(&output);
    if output.status.success() || !(said.contains("not installed") || said.contains("toolchain")) {
        return None;
    }
    calling.toolchain = Some("stable".to_owned());
    let first = said.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    Some(Cured {
        cause: first,
        done: "the toolchain `stable` was taken instead".to_owned(),
        for_good: "install the toolchain that `rust-toolchain` names, or run `cargo +stable tokio-port …`".to_owned(),
    })
}

/// Checks a tree. If a dependency does not build, tries the known cures in a copy of the lock file, one after the
/// other, as long as each one helps.
///
/// # Errors
///
/// Fails if cargo cannot be started, or if nothing can be checked.
pub(crate) fn check(
    tree: Tree,
    work: &Path,
    options: &exact::Selection,
    tell: &dyn Fn(&str),
) -> Result<Revived, Error> {
    let mut tree = tree;
    let mut cured: Vec<Cured> = Vec::new();
    let mut exact = exact::check(&tree, work, options)?;
    let mut tried: Vec<String> = Vec::new();
    for _ in 0..8 {
        if !is_ill(&exact) {
            break;
        }
        if tree.at == tree.root {
            let mirror = Mirror::make(&tree.root, work)?;
            tree = Tree::in_mirror(&mirror, &tree.calling)?;
        }
        let Some(cure) = next_cure(&tree, &exact, &mut tried) else { break };
        tell(&format!("{}: {}", cure.cause, cure.done));
        tree = reread(&tree)?;
        cured.push(cure);
        exact = exact::check(&tree, work, options)?;
    }
    Ok(Revived { tree, exact, cured })
}

fn reread(tree: &Tree) -> Result<Tree, Error> {
    let mirror = Mirror { root: tree.root.clone(), at: tree.at.clone() };
    Tree::in_mirror(&mirror, &tree.calling)
}

/// Applies the first cure that fits and changes the lock file.
fn next_cure(tree: &Tree, exact: &Exact, tried: &mut Vec<String>) -> Option<Cured> {
    for cause in CAUSES.iter().filter(|cause| cause.fits(&exact.errors, tree)) {
        for cure in cause.cures {
            if let Some(applied) = apply(tree, cause.name, Attempt::from(*cure), tried) {
                return Some(applied);
            }
        }
    }
    // For an unknown cause: the newest release that the requirement allows may have fixed it.
    for (name, version) in failing(exact, tree) {
        let cause = format!("{name} {version} does not build with this compiler");
        for cure in [
            Attempt { package: Some(&name), ..Attempt::default() },
            Attempt { package: Some(&name), deep: true, ..Attempt::default() },
        ] {
            if let Some(applied) = apply(tree, &cause, cure, tried) {
                return Some(applied);
            }
        }
    }
    apply(tree, "the locked versions do not build with this compiler", Attempt::default(), tried)
}

/// An update of a lock file.
#[derive(Debug, Clone, Copy, Default)]
struct Attempt<'a> {
    /// The package; `None` for all.
    package: Option<&'a str>,
    /// The version; `None` for the newest.
    version: Option<&'a str>,
    /// `true` to update its dependencies as well.
    deep: bool,
}

impl From<Cure> for Attempt<'static> {
    fn from(cure: Cure) -> Self {
        match cure {
            Cure::Exactly(package, version) => Self { package: Some(package), version: Some(version), deep: false },
            Cure::Newest(package) => Self { package: Some(package), ..Self::default() },
        }
    }
}

fn apply(tree: &Tree, cause: &str, cure: Attempt<'_>, tried: &mut Vec<String>) -> Option<Cured> {
    let Attempt { package, version, deep } = cure;
    let key = format!("{package:?} {version:?} {deep}");
    if tried.contains(&key) {
        return None;
    }
    tried.push(key);
    let mut done = false;
    // If the tree has several versions of a crate, each is updated separately.
    let versions = tree.metadata.packages.iter().filter(|known| Some(known.name.as_str()) == package);
    let present: Vec<Option<String>> = match package {
        Some(package) => versions.map(|known| Some(format!("{package}:{}", known.version))).collect(),
        None => vec![None],
    };
    let mut said = String::new();
    for known in &present {
        let before = fs::read(&tree.lock).ok();
        let mut command = tree.calling.command(&tree.root);
        command.args(["update", "--manifest-path"]).arg(tree.at.join("Cargo.toml"));
        let mut words = vec!["update".to_owned()];
        if let Some(known) = known {
            words.extend(["-p".to_owned(), known.clone()]);
        }
        if let Some(version) = version {
            words.extend(["--precise".to_owned(), version.to_owned()]);
        }
        if deep {
            words.push("--recursive".to_owned());
        }
        command.args(&words[1..]).args(tree.calling.flags());
        let Ok(output) = run(&mut command) else { continue };
        if output.status.success() && fs::read(&tree.lock).ok() != before {
            done = true;
            said = format!("`cargo {}`", words.join(" "));
        }
    }
    done.then(|| Cured {
        cause: cause.to_owned(),
        done: format!("{said} in a copy of the lock file"),
        for_good: format!("run {said}, and commit the lock file"),
    })
}
