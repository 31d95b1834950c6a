//! The compiler as the judge of a working copy.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use ra_ap_syntax::{TextRange, TextSize};

use super::copy::Copy;
use super::examples::Examples;
use super::tidy::{is_unused_import, key};
use semver::Version;

use crate::cargo::{Package, Tree, run as call};
use crate::error::Error;
use crate::exact::messages::{Message, Span};
use crate::exact::{self, Exact, Unit};
use crate::join;
use crate::revive::Cured;
use crate::run::Options;
use crate::syntax::scope::normal;

/// An error in the user's code.
#[derive(Debug, Clone)]
pub struct Located {
    /// The file, relative to the root; empty where the error has no place in the user's code.
    pub file: PathBuf,
    /// Its main range.
    pub at: TextRange,
    /// Other ranges that it names, in any of the user's files.
    pub others: Vec<(PathBuf, TextRange)>,
    /// Message of the compiler.
    pub message: Message,
}

impl Located {
    /// Returns the error in one line.
    pub fn line(&self) -> String {
        let code = self.message.code.as_ref().map(|code| format!("[{}] ", code.code)).unwrap_or_default();
        format!("{code}{}", self.message.message.lines().next().unwrap_or_default())
    }
}

/// Verdict of the compiler on the copy.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Errors in the user's code.
    pub faults: Vec<Located>,
    /// Warnings in the user's code.
    pub warnings: Vec<Located>,
    /// Reason why something else does not build.
    pub elsewhere: Vec<String>,
    /// Findings of the exact engine.
    pub exact: Exact,
}

impl Verdict {
    /// Returns whether all of it compiles.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty() && self.elsewhere.is_empty()
    }
}

/// A working copy with what is needed to compile it.
#[derive(Debug)]
pub struct Judge {
    /// The copy.
    pub copy: Copy,
    /// The folder for what is built.
    pub work: PathBuf,
    /// Options of cargo: features and targets.
    pub options: Options,
    /// Unused imports of the tree as it was: file and words.
    pub baseline: HashSet<(PathBuf, String)>,
    /// The examples in documentation that are judged.
    pub examples: Examples,
    /// The crates that the compiler saw when the copy compiled last.
    pub(super) units: Vec<Unit>,
    /// Conditions that hold in each of them.
    pub(super) base: Vec<String>,
    tree: Option<Tree>,
}

impl Judge {
    /// Makes one of a working copy.
    pub fn new(copy: Copy, work: PathBuf, options: Options) -> Self {
        let options = Options { path: copy.at.clone(), work: Some(work.clone()), ..options };
        Self {
            copy,
            work,
            options,
            baseline: HashSet::new(),
            examples: Examples::default(),
            units: Vec::new(),
            base: Vec::new(),
            tree: None,
        }
    }

    /// Forgets what cargo said of the manifests, since they have changed.
    pub fn manifests_changed(&mut self) {
        self.tree = None;
    }

    /// Returns the package that a file belongs to, and its folder in the copy.
    fn holder(&self, path: &Path) -> Option<(&Package, PathBuf)> {
        let tree = self.tree.as_ref()?;
        let file = self.copy.at.join(path);
        let packages = tree.metadata.packages.iter().filter(|package| package.source.is_none());
        let folders = packages.map(|package| (package, tree.user_path(package.folder())));
        folders.filter(|(_, folder)| file.starts_with(folder)).max_by_key(|(_, folder)| folder.components().count())
    }

    /// Returns the folder of the package that a file belongs to, relative to the root.
    pub(super) fn package_of(&self, path: &Path) -> Option<PathBuf> {
        let (_, folder) = self.holder(path)?;
        folder.strip_prefix(&self.copy.at).ok().map(Path::to_path_buf)
    }

    /// Returns the edition of the package that a file belongs to, as rustfmt wants it.
    pub fn edition_of(&self, path: &Path) -> &'static str {
        match self.holder(path).map(|(package, _)| package.edition.as_str()) {
            Some("2018") => "2018",
            Some("2021") => "2021",
            Some("2024") => "2024",
            _ => "2015",
        }
    }

    /// Compiles the tree as it is, and notes what it warns of.
    ///
    /// # Errors
    ///
    /// As [`Judge::compile`].
    pub fn note_baseline(&mut self) -> Result<(), Error> {
        let verdict = self.compile()?;
        let tree = self.tree()?;
        let base = join::base_conditions(&mut tree.calling.rustc(&tree.root), self.options.exact.target.as_deref());
        self.base = base;
        self.baseline = verdict.warnings.iter().filter(|warning| is_unused_import(warning)).map(key).collect();
        Ok(())
    }

    /// Returns cargo's view of the copy; where it lacks something that its manifests name, of a mirror without that.
    pub(super) fn tree(&mut self) -> Result<&Tree, Error> {
        if self.tree.is_none() {
            let (tree, _) = crate::revive::read(&self.copy.at, &self.work, &self.options.calling)?;
            // The user's lock file goes along with the manifests.
            let own = self.copy.at.join("Cargo.lock");
            if tree.lock != own && own.is_file() {
                fs::copy(&tree.lock, &own).map_err(Error::file(&own))?;
            }
            self.tree = Some(tree);
        }
        self.tree.as_ref().ok_or_else(|| Error::NotCompiled("cargo said nothing".to_owned()))
    }

    /// Cures by the lock file what the project stands on and does not build, as a revival does; returns what was done.
    ///
    /// # Errors
    ///
    /// Fails if cargo cannot resolve the manifests or cannot be started.
    pub fn cure(&mut self, tell: &dyn Fn(&str)) -> Result<Vec<Cured>, Error> {
        self.tree()?;
        let Some(tree) = self.tree.take() else { return Ok(Vec::new()) };
        let revived = match crate::revive::check(tree, &self.work, &self.options.exact, tell) {
            Ok(revived) => revived,
            Err(Error::NotCompiled(_)) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let own = self.copy.at.join("Cargo.lock");
        if !revived.cured.is_empty() && revived.tree.lock != own {
            fs::copy(&revived.tree.lock, &own).map_err(Error::file(&own))?;
        }
        Ok(revived.cured)
    }

    /// Brings a crate of 0.1 in the lock file to the newest release that is allowed, where it is older than what the steps name.
    /// Returns what was done.
    ///
    /// # Errors
    ///
    /// Fails if cargo cannot resolve the manifests or cannot be started.
    pub(super) fn raise(&mut self, package: &str, least: &Version) -> Result<Option<String>, Error> {
        let tree = self.tree()?;
        let is_old = |known: &&Package| known.name == package && known.version.major == 0 && known.version < *least;
        let Some(old) = tree.metadata.packages.iter().filter(is_old).map(|known| known.version.clone()).next() else {
            return Ok(None);
        };
        if tree.calling.locked || old.minor != least.minor {
            return Ok(None);
        }
        let mut command = tree.calling.command(&tree.root);
        command.args(["update", "--manifest-path"]).arg(tree.at.join("Cargo.toml"));
        command.args(["-p", &format!("{package}:{old}")]).args(tree.calling.flags());
        let (before, lock) = (fs::read(&tree.lock).ok(), tree.lock.clone());
        let is_done = call(&mut command)?.status.success() && fs::read(&lock).ok() != before;
        let own = self.copy.at.join("Cargo.lock");
        if is_done && lock != own && own.is_file() {
            fs::copy(&lock, &own).map_err(Error::file(&own))?;
        }
        self.manifests_changed();
        let why = format!(
            "{package} {old} of the lock file was too old for what is written: `cargo update -p {package}:{old}`"
        );
        Ok(is_done.then_some(why))
    }

    /// Returns whether what did not build outside of the project was cured, so that compiling again is worth it, and notes in
    /// `notes` what was done. Tries it once for each `is_tried`: new crates in a manifest may ask for versions that something
    /// old does not build with.
    ///
    /// # Errors
    ///
    /// As [`Judge::cure`].
    pub fn is_cured(
        &mut self,
        verdict: &Verdict,
        is_tried: &mut bool,
        notes: &mut Vec<String>,
        tell: &dyn Fn(&str),
    ) -> Result<bool, Error> {
        if verdict.elsewhere.is_empty() || std::mem::replace(is_tried, true) {
            return Ok(false);
        }
        let cured = self.cure(tell)?;
        notes.extend(cured.iter().map(|cured| format!("{}: {}", cured.cause, cured.done)));
        Ok(!cured.is_empty())
    }

    /// Compiles the copy, tests and examples with it, and those of its documentation.
    ///
    /// # Errors
    ///
    /// Fails if cargo cannot resolve the manifests or cannot be started.
    pub fn compile(&mut self) -> Result<Verdict, Error> {
        Ok(self.compile_examples()?.0)
    }

    /// Compiles the copy, and returns which examples in documentation do not compile: their files and numbers.
    pub(super) fn compile_examples(&mut self) -> Result<(Verdict, BTreeSet<(PathBuf, usize)>), Error> {
        let (work, options) = (self.work.clone(), self.options.exact.clone());
        self.tree()?;
        let mut faulty = BTreeSet::new();
        let Some(tree) = &self.tree else { return Ok((Verdict::default(), faulty)) };
        let written = self.examples.write(&self.copy, tree)?;
        let mut exact = match exact::check(tree, &work, &options) {
            Ok(exact) => exact,
            Err(Error::NotCompiled(why)) => {
                return Ok((Verdict { elsewhere: vec![why], ..Verdict::default() }, faulty));
            }
            Err(error) => return Err(error),
        };
        exact.hits.retain(|hit| !written.has(tree, &hit.file));
        for message in &mut exact.own_errors {
            faulty.extend(written.put_down(&self.copy, tree, message));
        }
        for mut message in std::mem::take(&mut exact.own_warnings) {
            let block = written.put_down(&self.copy, tree, &mut message);
            match block.filter(|block| written.is_error(block, &message)) {
                Some(block) => {
                    faulty.insert(block);
                    exact.own_errors.push(message);
                }
                None => exact.own_warnings.push(message),
            }
        }
        let locate = |message: &Message| located(&self.copy, tree, message);
        let mut faults: Vec<Located> = Vec::new();
        for message in std::mem::take(&mut exact.own_errors) {
            let is_summary =
                message.message.starts_with("aborting due to") || message.message.starts_with("could not compile");
            if message.spans.is_empty() && is_summary {
                continue;
            }
            let found = locate(&message);
            // A library is compiled for its tests a second time.
            let is_known = faults.iter().any(|known| {
                known.file == found.file && known.at == found.at && known.message.message == found.message.message
            });
            if !is_known {
                faults.push(found);
            }
        }
        let mut warnings: Vec<Located> = Vec::new();
        for message in std::mem::take(&mut exact.own_warnings) {
            let found = locate(&message);
            // What an example includes has no place of its own.
            let is_known = |known: &Located| {
                let is_there = known.file == found.file && known.at == found.at;
                is_there && (!found.at.is_empty() || known.message.message == found.message.message)
            };
            if !warnings.iter().any(is_known) {
                warnings.push(found);
            }
        }
        let elsewhere = exact
            .broken
            .iter()
            .filter(|broken| !broken.own)
            .map(|broken| format!("{} ({}): {}", broken.package, broken.target, broken.error.trim()))
            .collect();
        let verdict = Verdict { faults, warnings, elsewhere, exact };
        if verdict.is_clean() {
            self.units.clone_from(&verdict.exact.units);
        }
        Ok((verdict, faulty))
    }
}

fn located(copy: &Copy, tree: &Tree, message: &Message) -> Located {
    let place = |span: &Span| -> Option<(PathBuf, TextRange)> {
        let mut span = span;
        loop {
            // `#[path = "../tests/support/mod.rs"]` is named by the way that leads there.
            let path = normal(&tree.user_path(&PathBuf::from(&span.file_name)));
            if path.starts_with(&copy.at) && path.is_file() {
                let offset = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(u32::MAX));
                return Some((copy.relative(&path), TextRange::new(offset(span.byte_start), offset(span.byte_end))));
            }
            span = &span.expansion.as_deref()?.span;
        }
    };
    let main = message.spans.iter().find(|span| span.is_primary).and_then(place);
    let mut others: Vec<(PathBuf, TextRange)> =
        message.spans.iter().filter(|span| !span.is_primary).filter_map(place).collect();
    let mut children: Vec<&Message> = message.children.iter().collect();
    while let Some(child) = children.pop() {
        others.extend(child.spans.iter().filter_map(place));
        children.extend(&child.children);
    }
    let (file, at) = main.unwrap_or_else(|| (PathBuf::new(), TextRange::empty(TextSize::new(0))));
    Located { file, at, others, message: message.clone() }
}
