//! All steps, one after the other.

use std::path::{Path, PathBuf};

use super::change::RuleSet;
use super::copy::Copy;
use super::generations;
use super::judge::Judge;
use super::report::{Counts, Report};
use super::step::{self, Step};
use super::tidy::tidy;
use crate::cargo::place;
use crate::error::Error;
use crate::manifest::Manifests;
use crate::run::Options;

/// The sets of rules, in the order of the steps.
pub const RULES: [RuleSet; 1] = [super::chains::CHAINS];

/// Where the result goes.
pub trait Sink {
    /// Takes a step that changed something.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be written.
    fn take(&mut self, root: &Path, step: &mut Step) -> Result<(), Error>;
}

/// Runs all steps on a copy of the project.
///
/// # Errors
///
/// Fails if there is no project, or if it cannot be read, copied or resolved.
pub fn run(options: &Options, only: &[String], sink: &mut dyn Sink, tell: &dyn Fn(&str)) -> Result<Report, Error> {
    let manifests = Manifests::find(&options.path)?;
    let root = manifests.root.clone();
    let work = place::work_folder(&root, options.work.as_deref())?;
    let copy = Copy::make(&root, &work)?;
    let mut judge = Judge::new(copy, work, options.clone());
    tell("compiling the tree as it is");
    let before = crate::run::run(&judge.options, tell)?;
    let own_broken: Vec<String> = before
        .report
        .run
        .broken
        .iter()
        .map(|broken| format!("{} ({}): {}", broken.package, broken.target, broken.error.trim()))
        .collect();
    let is_judged = before.compiled && own_broken.is_empty();
    let mut report = Report {
        root: root.display().to_string(),
        compiler: before.report.run.compiler.clone(),
        before: Counts::of(&before.report.findings),
        revived: before.report.run.revived.clone(),
        ..Report::default()
    };
    if !before.report.run.revived.is_empty() {
        keep_lock(&judge)?;
    }
    if !is_judged {
        report.not_judged = Some(before.report.run.not_compiled.clone().unwrap_or_else(|| own_broken.join("\n")));
    }
    if before.report.findings.is_empty() && !manifests.has_old() {
        return Ok(report);
    }
    let asked = |name: &str| only.is_empty() || only.iter().any(|known| known == name);
    if is_judged {
        judge.note_baseline()?;
    }
    let mut first = generations::run(&mut judge, &before.report.findings, is_judged, tell)?;
    let is_based = first.backed_out.is_none();
    if is_judged && is_based {
        tidy(&mut judge, &mut first.changed)?;
    }
    sink.take(&root, &mut first)?;
    report.steps.push(first);
    if is_judged && is_based {
        for set in RULES.iter().filter(|set| asked(set.name)) {
            let mut step = step::run(&mut judge, set, tell)?;
            tidy(&mut judge, &mut step.changed)?;
            sink.take(&root, &mut step)?;
            report.steps.push(step);
        }
    }
    judge.manifests_changed();
    let options = Options { no_revive: !is_judged, syntax_only: !is_judged, ..judge.options.clone() };
    let after = crate::run::run(&options, tell)?;
    report.after = Counts::of(&after.report.findings);
    Ok(report)
}

/// Puts the lock file that a revival made in the place of the copy's, so that it holds for the steps.
fn keep_lock(judge: &Judge) -> Result<(), Error> {
    let name = judge.copy.at.file_name().map_or_else(|| "root".into(), PathBuf::from);
    let mirror = judge.work.join("tree").join(name).join("Cargo.lock");
    if mirror.is_file() {
        let own = judge.copy.at.join("Cargo.lock");
        std::fs::copy(&mirror, &own).map_err(Error::file(&own))?;
    }
    Ok(())
}
