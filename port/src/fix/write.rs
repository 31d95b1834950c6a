//! Output of the steps: a difference on the screen, or commits in the user's tree.

use std::path::Path;
use std::process::Command;

use similar::TextDiff;

use super::copy::put;
use super::run::Sink;
use super::step::Step;
use crate::cargo::words;
use crate::error::Error;

/// Collects the difference of all steps.
#[derive(Debug, Default)]
pub struct Diff {
    first: super::copy::Changed,
}

impl Diff {
    /// A unified difference of all steps together.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (path, (before, after)) in &self.first {
            let name = path.to_string_lossy().replace('\\', "/");
            if path.ends_with("Cargo.lock") {
                continue;
            }
            // Not the user's code, and long.
            if before.is_none() && path.starts_with(crate::family::BRIDGE) {
                if path.ends_with("Cargo.toml") {
                    text.push_str(&format!("# {} gets a copy of the bridge\n", crate::family::BRIDGE));
                }
                continue;
            }
            let (before, after) = (before.as_deref().unwrap_or_default(), after.as_deref().unwrap_or_default());
            let diff = TextDiff::from_lines(before, after);
            text.push_str(&diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string());
        }
        text
    }
}

impl Sink for Diff {
    fn take(&mut self, _: &Path, step: &mut Step) -> Result<(), Error> {
        for (path, (before, after)) in &step.changed {
            match self.first.get_mut(path) {
                Some((_, known)) => known.clone_from(after),
                None => _ = self.first.insert(path.clone(), (before.clone(), after.clone())),
            }
        }
        Ok(())
    }
}

/// Writes each step into the user's tree, as one commit.
#[derive(Debug)]
pub struct Commits {
    _private: (),
}

impl Commits {
    /// Of a tree that git says is clean.
    ///
    /// # Errors
    ///
    /// Fails if the tree is not under git, or if it holds anything that is not committed.
    pub fn new(root: &Path) -> Result<Self, Error> {
        let said = git(root, &["status", "--porcelain", "--", "."]).map_err(|why| Error::Unwritten {
            path: root.to_path_buf(),
            why: format!("{why}; `--write` makes a commit for each step, so the tree has to be under git"),
        })?;
        if !said.trim().is_empty() {
            return Err(Error::Unwritten {
                path: root.to_path_buf(),
                why: format!("there is what is not committed:\n{}", said.trim_end()),
            });
        }
        Ok(Self { _private: () })
    }
}

impl Sink for Commits {
    fn take(&mut self, root: &Path, step: &mut Step) -> Result<(), Error> {
        if step.changed.is_empty() {
            return Ok(());
        }
        let failed = |why: String| Error::Unwritten { path: root.to_path_buf(), why };
        let mut paths: Vec<String> = Vec::new();
        for (path, (before, after)) in &step.changed {
            let is_ignored = git(root, &["check-ignore", "-q", "--", &path.to_string_lossy()]).is_ok();
            put(&root.join(path), after.as_deref())?;
            if !is_ignored || before.is_none() {
                paths.push(path.to_string_lossy().into_owned());
            }
        }
        let mut add = vec!["add", "--"];
        add.extend(paths.iter().map(String::as_str));
        git(root, &add).map_err(failed)?;
        let message = message(step);
        let mut commit = vec!["commit", "--quiet", "--no-verify", "-m", &message, "--"];
        commit.extend(paths.iter().map(String::as_str));
        git(root, &commit).map_err(|why| Error::Unwritten { path: root.to_path_buf(), why })?;
        Ok(())
    }
}

fn message(step: &Step) -> String {
    let mut rules: Vec<&str> = step.done.iter().map(|done| done.rule.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    let mut counts = Vec::new();
    for rule in rules {
        let rewritten =
            |done: &&super::step::Done| done.rule == rule && done.outcome == super::step::Outcome::Rewritten;
        let count = step.done.iter().filter(rewritten).count();
        if count > 0 {
            counts.push(format!("- {rule}: {count}"));
        }
    }
    format!("{}\n\nBy `cargo tokio-port fix`, checked by the compiler:\n\n{}\n", step.title, counts.join("\n"))
}

fn git(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git").current_dir(root).args(arguments).output();
    match output {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => Err(words(&output)),
        Err(error) => Err(format!("git cannot be started: {error}")),
    }
}
