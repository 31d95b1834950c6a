//! All steps, one after the other.

use std::path::{Path, PathBuf};

use ra_ap_syntax::Edition;

use super::adapters::ADAPTERS;
use super::bridge::{self, Needs, Origin};
use super::chains::CHAINS;
use super::channels;
use super::codecs;
use super::copy::Copy;
use super::edition;
use super::examples::Examples;
use super::generations;
use super::judge::Judge;
use super::marks;
use super::polls;
use super::report::{Counts, Report};
use super::runtime;
use super::signatures;
use super::step::{self, Step};
use super::tidy::{tidy, with_endings};
use super::timers;
use crate::cargo::{Tree, place};
use crate::error::Error;
use crate::exact::Broken;
use crate::family::BRIDGE;
use crate::manifest::Manifests;
use crate::run::Options;

/// Options of `fix` beside those of a scan.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Only these steps of rules; all where none is named.
    pub steps: Vec<String>,
    /// Source of the bridge.
    pub bridge: Origin,
}

/// Destination of the result.
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
pub fn run(options: &Options, wishes: &Wishes, sink: &mut dyn Sink, tell: &dyn Fn(&str)) -> Result<Report, Error> {
    let manifests = Manifests::find(&options.path)?;
    let root = manifests.root.clone();
    let work = place::work_folder(&root, options.work.as_deref())?;
    let copy = Copy::make(&root, &work)?;
    let mut judge = Judge::new(copy, work, options.clone());
    tell("compiling the tree as it is");
    let before = crate::run::run(&judge.options, tell)?;
    let broken = &before.report.run.broken;
    let left_out = if before.compiled && keeps_going(before.report.run.compiler.as_deref()) {
        broken.iter().map(|broken| broken.beside.clone()).collect::<Option<Vec<PathBuf>>>().unwrap_or_default()
    } else {
        Vec::new()
    };
    let is_judged = before.compiled && left_out.len() == broken.len();
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
        let all = || broken.iter().map(said).collect::<Vec<_>>().join("\n");
        report.not_judged = Some(before.report.run.not_compiled.clone().unwrap_or_else(all));
    }
    judge.options.exact.left_out = if is_judged { left_out } else { Vec::new() };
    if before.report.findings.is_empty() && !manifests.has_old() {
        return Ok(report);
    }
    let asked = |name: &str| wishes.steps.is_empty() || wishes.steps.iter().any(|known| known == name);
    if is_judged {
        judge.note_baseline()?;
    }
    let is_2015 = manifests.packages.iter().any(|package| package.edition == Edition::Edition2015);
    if is_judged && is_2015 && asked(edition::NAME) {
        let mut step = edition::run(&mut judge, tell)?;
        tidy(&mut judge, &mut step.changed, false)?;
        sink.take(&root, &mut step)?;
        report.steps.push(step);
    }
    let mut first = generations::run(&mut judge, &before.report.findings, is_judged, tell)?;
    let is_based = first.backed_out.is_none();
    for broken in broken.iter().filter(|_| is_judged) {
        first
            .notes
            .push(format!("it did not compile before: only names are changed in it, and not judged: {}", said(broken)));
    }
    let still = Manifests::find(&judge.copy.at)?;
    for package in still.packages.iter().filter(|package| package.edition == Edition::Edition2015) {
        first.notes.push(format!(
            "{} is of edition 2015, which has no `async`: nothing else is done there before it is of 2018",
            package.name
        ));
    }
    if is_judged && is_based {
        tidy(&mut judge, &mut first.changed, false)?;
        Examples::find(&mut judge, &mut first.notes)?;
    }
    sink.take(&root, &mut first)?;
    report.steps.push(first);
    if is_judged && is_based {
        let mut land = |judge: &mut Judge, step: Step| land(judge, &root, sink, &mut report, step);
        if asked(runtime::NAME) {
            let step = runtime::run(&mut judge, &wishes.bridge, tell)?;
            land(&mut judge, step)?;
        }
        if asked(CHAINS.name) {
            let step = step::run(&mut judge, &CHAINS, tell)?;
            land(&mut judge, step)?;
        }
        if asked(signatures::NAME) {
            let step = signatures::run(&mut judge, tell)?;
            land(&mut judge, step)?;
        }
        if asked(polls::NAME) {
            let step = polls::run(&mut judge, tell)?;
            land(&mut judge, step)?;
        }
        if asked(codecs::NAME) {
            let step = codecs::run(&mut judge, tell)?;
            land(&mut judge, step)?;
        }
        if asked(channels::NAME) {
            let step = channels::run(&mut judge, tell)?;
            land(&mut judge, step)?;
        }
        if asked(timers::NAME) {
            let step = timers::run(&mut judge, tell)?;
            land(&mut judge, step)?;
        }
    }
    judge.manifests_changed();
    let options = Options { no_revive: !is_judged, syntax_only: !is_judged, ..judge.options.clone() };
    let mut after = crate::run::run(&options, tell)?;
    if is_based && asked("marks") {
        let is_rewritten = |step: &Step| step.done.iter().any(|done| done.outcome == step::Outcome::Rewritten);
        let has_blocks =
            report.steps.iter().any(|step| matches!(step.name.as_str(), "chains" | "channels") && is_rewritten(step));
        let mut step = marks::run(&judge, &after.report.findings, has_blocks)?;
        for (path, (before, after)) in &mut step.changed {
            if let (Some(before), Some(after)) = (before, after) {
                *after = with_endings(before, after);
                judge.copy.write(path, Some(after))?;
            }
        }
        sink.take(&root, &mut step)?;
        report.steps.push(step);
    }
    // Behind the marks: those above a spawn hold for what it becomes, which is no use of 0.1.
    if is_judged && is_based && asked(ADAPTERS.name) {
        let step = step::run(&mut judge, &ADAPTERS, tell)?;
        let is_changed = !step.changed.is_empty();
        land(&mut judge, &root, sink, &mut report, step)?;
        if is_changed {
            after = crate::run::run(&options, tell)?;
        }
    }
    report.after = Counts::of(&after.report.findings);
    Ok(report)
}

/// Tidies what a step has written, and passes it on.
fn land(judge: &mut Judge, root: &Path, sink: &mut dyn Sink, report: &mut Report, mut step: Step) -> Result<(), Error> {
    tidy(judge, &mut step.changed, true)?;
    sink.take(root, &mut step)?;
    report.steps.push(step);
    Ok(())
}

/// Returns what does not build, and why.
fn said(broken: &Broken) -> String {
    format!("{} ({}): {}", broken.package, broken.target, broken.error.trim())
}

/// Returns whether cargo of a compiler's version goes on behind a target that does not build.
fn keeps_going(compiler: Option<&str>) -> bool {
    let minor = compiler.and_then(|line| line.split('.').nth(1)?.parse::<u32>().ok());
    minor.is_some_and(|minor| minor >= 74)
}

/// Runs a step whose code names the bridge in some files, given with the texts that they get: it comes into the manifests first,
/// and goes again if nothing is left.
///
/// # Errors
///
/// As the step, and if a manifest cannot be read or written.
pub(super) fn bridged(
    judge: &mut Judge,
    empty: Step,
    files: &[(PathBuf, String)],
    origin: &Origin,
    run: &mut dyn FnMut(&mut Judge) -> Result<Step, Error>,
) -> Result<Step, Error> {
    let manifests = Manifests::find(&judge.copy.at)?;
    let mut packages: Vec<Needs> = Vec::new();
    for (path, text) in files {
        let Some(package) = step::package_of(&manifests, judge, path) else { continue };
        let only_for_tests = bridge::is_only_for_tests(package, &judge.copy.at.join(path), text);
        match packages.iter_mut().find(|needs| needs.package == package.name) {
            Some(needs) => needs.only_for_tests &= only_for_tests,
            None => packages.push(Needs { package: package.name.clone(), only_for_tests }),
        }
    }
    if packages.is_empty() {
        return run(judge);
    }
    let lock = Path::new("Cargo.lock");
    let locked = judge.copy.read(lock);
    let mut added = match bridge::add(judge, &manifests, &packages, origin) {
        Ok(added) => added,
        Err(why) => return Ok(Step { backed_out: Some(why), ..empty }),
    };
    for (path, (_, after)) in &added {
        judge.copy.write(path, after.as_deref())?;
    }
    judge.manifests_changed();
    let has_bridge = |tree: &Tree| tree.metadata.packages.iter().any(|package| package.name == BRIDGE);
    let mut step = match judge.tree().map(has_bridge) {
        Ok(true) => run(judge)?,
        // A tree whose dev-dependencies cannot be resolved is read without them.
        Ok(false) => Step { backed_out: Some(format!("cargo does not find {origin}")), ..empty },
        // The bridge is not where it was said to be.
        Err(Error::NotCompiled(why)) => Step { backed_out: Some(why), ..empty },
        Err(error) => return Err(error),
    };
    if step.changed.is_empty() {
        for (path, (before, _)) in &added {
            judge.copy.write(path, before.as_deref())?;
        }
        judge.copy.write(lock, locked.as_deref())?;
        judge.manifests_changed();
        return Ok(step);
    }
    let after = judge.copy.read(lock);
    if after != locked && locked.is_some() {
        added.insert(lock.to_path_buf(), (locked, after));
    }
    step.changed.append(&mut added);
    Ok(step)
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

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "\
[package]
name = \"old\"
version = \"0.1.0\"
edition = \"2018\"

[dependencies]
futures01 = { package = \"futures\", version = \"0.1\" }
tokio01 = { package = \"tokio\", version = \"0.1\" }
";

    #[test]
    fn a_bridge_that_is_not_where_it_was_said_to_be_backs_the_step_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("old");
        std::fs::create_dir_all(root.join("src")).unwrap();
        std::fs::write(root.join("Cargo.toml"), MANIFEST).unwrap();
        std::fs::write(root.join("src/lib.rs"), "pub fn go() { tokio01::run(futures01::future::ok(())) }\n").unwrap();
        let work = folder.path().join("work");
        let mut options = Options::default();
        options.calling.offline = true;
        let origins = [
            (Origin::Version("99".to_owned()), "tokio01-bridge"),
            (Origin::Git(format!("file://{}", folder.path().join("nowhere").display())), "nowhere"),
            (Origin::Path("no such folder".to_owned()), "no such folder"),
        ];
        for (origin, named) in origins {
            let copy = Copy::make(&root, &work).unwrap();
            let mut judge = Judge::new(copy, work.clone(), options.clone());
            // As a dependency, and as one for tests alone.
            for code in ["fn f() { bridge::run(g()) }", "#[cfg(test)] fn f() { bridge::run(g()) }"] {
                let files = [(PathBuf::from("src/lib.rs"), code.to_owned())];
                let mut never = |_: &mut Judge| -> Result<Step, Error> { panic!("it runs") };
                let step = bridged(&mut judge, Step::default(), &files, &origin, &mut never).unwrap();
                let why = step.backed_out.expect("it is backed out");
                assert!(why.contains(named), "{origin:?}, {code}: {why}");
                assert!(step.changed.is_empty());
                assert_eq!(judge.copy.read(Path::new("Cargo.toml")).as_deref(), Some(MANIFEST), "{origin:?}");
            }
        }
    }
}
