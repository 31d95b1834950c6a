//! Rewrites codecs and their buffers to `bytes` 1 and to `Encoder` and `Decoder` of tokio-util.
//!
//! # What is rewritten
//!
//! A file that names `bytes` 0.4 is rewritten as a whole: paths, imports, methods that have other names, and each
//! `impl Encoder` and `impl Decoder`. Files hand buffers to each other, so a file that must stay keeps those with it that
//! depend on its types. The compiler says which these are.
//!
//! # The implementation of 0.1 beside it
//!
//! `Framed` and its sockets are still of 0.1 and need a codec of 0.1. So a rewritten codec keeps an implementation of 0.1,
//! which copies the buffer, calls the new implementation with the copy, and writes back what that left. What the codec sees,
//! consumes and returns is the same. Each call costs a copy of the buffer; a mark says so. Code that frames with the codec does
//! not change.
//!
//! # What changes, and is marked
//!
//! - `put_*` beyond the capacity (B52).
//! - `split_to` beyond the length (B102).
//! - `put_uint` of a number that is too large (B101).
//! - What a short slice keeps in memory (B90).
//!
//! A file is left where it looks at a capacity (B58) or names what only one generation has.

mod buffers;
mod imports;
mod repair;
pub(super) mod survey;
pub(super) mod traits;

use std::collections::BTreeSet;
use std::path::Path;

use super::copy::Changed;
use super::judge::{Judge, Located};
use super::manifest::with_dependency;
use super::step::Step;
use super::whole::{report, respond, write};
use crate::error::Error;
use crate::manifest::{Manifests, Package};
use survey::{File, survey};

/// The step's name.
pub const NAME: &str = "codecs";
/// Greatest number of compilations.
const ROUNDS: usize = 24;

/// Runs the step on the working copy. What is left of it compiles.
///
/// # Errors
///
/// Fails if the project cannot be read or written, or cargo not be started.
pub fn run(judge: &mut Judge, tell: &dyn Fn(&str)) -> Result<Step, Error> {
    let mut step = Step {
        name: NAME.to_owned(),
        title: "Codecs and their buffers are those of tokio-util and bytes 1".to_owned(),
        ..Step::default()
    };
    let manifests = Manifests::find(&judge.copy.at)?;
    let mut files = survey(judge, &manifests, tell)?;
    let wanted: Vec<usize> = files.iter().filter(|file| file.is_in()).map(|file| file.extra.package).collect();
    if wanted.is_empty() {
        report(&files, &mut step);
        return Ok(step);
    }
    tell(&format!("codecs: {} files", wanted.len()));
    let lock = Path::new("Cargo.lock");
    let locked = judge.copy.read(lock);
    let mut added = match manifests_changed(judge, &manifests, &files) {
        Ok(added) => added,
        Err(why) => {
            step.backed_out = Some(why);
            return Ok(step);
        }
    };
    for (path, (_, after)) in &added {
        judge.copy.write(path, after.as_deref())?;
    }
    if !added.is_empty() {
        judge.manifests_changed();
    }
    let mut is_tried = false;
    loop {
        write(judge, &files)?;
        if !files.iter().any(File::is_in) {
            break;
        }
        step.rounds += 1;
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            break;
        }
        if judge.is_cured(&verdict, &mut is_tried, &mut step.notes, tell)? {
            continue;
        }
        let mend = |file: &File, fault: &Located| repair::repair(&file.output, fault);
        let acted = step.rounds < ROUNDS && respond(&mut files, &verdict.faults, repair::MOST, false, &mend).0;
        if !acted {
            let why = verdict.faults.first().map_or_else(|| verdict.elsewhere.join("; "), Located::line);
            for file in files.iter_mut().filter(|file| file.is_in()) {
                file.taken_back = Some(why.clone());
            }
        }
    }
    without_sisters(judge, &mut files, &mut step.rounds)?;
    if !files.iter().any(File::is_in) && !added.is_empty() {
        for (path, (before, _)) in &added {
            judge.copy.write(path, before.as_deref())?;
        }
        judge.copy.write(lock, locked.as_deref())?;
        judge.manifests_changed();
        added.clear();
    }
    let after = judge.copy.read(lock);
    if !added.is_empty() && after != locked && locked.is_some() {
        added.insert(lock.to_path_buf(), (locked, after));
    }
    step.changed = added;
    for file in files.iter().filter(|file| file.is_in()) {
        step.changed.insert(file.path.clone(), (Some(file.text.clone()), Some(file.output.clone())));
    }
    report(&files, &mut step);
    Ok(step)
}

/// Takes the implementations of 0.1 away that nothing needs: of types that others cannot name, where it compiles without.
fn without_sisters(judge: &mut Judge, files: &mut [File], rounds: &mut usize) -> Result<(), Error> {
    let whole: Vec<String> = files.iter().map(|file| file.output.clone()).collect();
    let mut needed: BTreeSet<String> = BTreeSet::new();
    loop {
        let mut is_less = false;
        for (file, whole) in files.iter_mut().zip(&whole).filter(|(file, _)| file.is_in()) {
            file.output.clone_from(whole);
            for (_, text) in file.extra.sisters.iter().filter(|(owner, _)| !needed.contains(owner)) {
                file.output = file.output.replacen(text, "", 1);
                is_less = true;
            }
        }
        write(judge, files)?;
        if !is_less {
            return Ok(());
        }
        *rounds += 1;
        let verdict = judge.compile()?;
        if verdict.is_clean() {
            return Ok(());
        }
        let known = needed.len();
        let said: String = verdict.faults.iter().filter_map(|fault| fault.message.rendered.clone()).collect();
        let words: BTreeSet<&str> = said.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let owners = files.iter().flat_map(|file| &file.extra.sisters).map(|(owner, _)| owner);
        needed.extend(owners.filter(|owner| words.contains(owner.as_str())).cloned());
        if needed.len() == known {
            // The compiler does not say whose: all of them stay.
            needed.extend(files.iter().flat_map(|file| &file.extra.sisters).map(|(owner, _)| owner.clone()));
        }
    }
}

/// The manifests with what the new code names.
fn manifests_changed(judge: &Judge, manifests: &Manifests, files: &[File]) -> Result<Changed, String> {
    let mut changed = Changed::new();
    for (index, package) in manifests.packages.iter().enumerate() {
        let here = || files.iter().filter(|file| file.is_in() && file.extra.package == index);
        if here().next().is_none() {
            continue;
        }
        let path = judge.copy.relative(&package.folder.join("Cargo.toml"));
        let before = judge.copy.read(&path).ok_or_else(|| format!("{} cannot be read", path.display()))?;
        let mut text = before.clone();
        let has_codec = here().any(|file| file.extra.has_codec);
        let wanted: [(&str, &str, &[&str], bool); 2] =
            [("bytes", "1", &[], true), ("tokio-util", "0.7", &["codec"], has_codec)];
        for (name, version, features, is_wanted) in wanted {
            if is_wanted && !has(package, name) {
                let old = package.dependencies.iter().any(|known| known.old && known.table == "dependencies");
                let kind = if old { "dependencies" } else { "dev-dependencies" };
                text = with_dependency(&text, kind, name, version, features)
                    .map_err(|why| format!("{}: {why}", path.display()))?;
            }
        }
        if text != before {
            changed.insert(path, (Some(before), Some(text)));
        }
    }
    Ok(changed)
}

/// Returns whether a package has a crate of today under its own name.
fn has(package: &Package, name: &str) -> bool {
    package.dependencies.iter().any(|known| known.package == name && !known.old && known.key == name)
}
