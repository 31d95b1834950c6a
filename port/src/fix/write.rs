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
    /// Returns a unified difference of all steps together.
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
    /// Makes one for a tree that git says is clean.
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
        // Before the first file is touched: a step is written as a whole, or not at all.
        let is_fixed = |path: &&std::path::PathBuf| {
            std::fs::metadata(root.join(path)).is_ok_and(|about| about.permissions().readonly())
        };
        if let Some(path) = step.changed.keys().find(is_fixed) {
            return Err(failed(format!(
                "`{}` is read-only, and the step `{}` would change it",
                path.display(),
                step.name
            )));
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_would_change_a_read_only_file_changes_none() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.rs", "b.rs"] {
            std::fs::write(folder.path().join(name), "old").unwrap();
        }
        let fixed = folder.path().join("b.rs");
        let mut permissions = std::fs::metadata(&fixed).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&fixed, permissions).unwrap();
        let change = |name: &str| (name.into(), (Some("old".to_owned()), Some("new".to_owned())));
        let mut step =
            Step { name: "chains".to_owned(), changed: ["a.rs", "b.rs"].map(change).into(), ..Step::default() };
        let error = Commits { _private: () }.take(folder.path(), &mut step).unwrap_err().to_string();
        assert!(error.contains("`b.rs` is read-only"), "{error}");
        assert_eq!(std::fs::read_to_string(folder.path().join("a.rs")).unwrap(), "old");
    }
}
