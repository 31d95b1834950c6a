//! Projects to scan, and the program to scan them with.

#![allow(dead_code)] // each test binary needs a part of it

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Returns a folder with these files.
pub(crate) fn tree(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Returns a manifest with dependencies on futures and bytes.
pub(crate) fn manifest(more: &str) -> String {
    format!(
        "[package]\nname = \"old\"\nversion = \"0.1.0\"\nedition = \"2018\"\n\n[dependencies]\nfutures = \"0.1\"\nbytes = \"0.4\"\n{more}"
    )
}

/// Returns the program, with a folder of its own to build in.
pub(crate) fn program(work: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-tokio-port"));
    command
        .env("XDG_CACHE_HOME", work)
        .env_remove("RUSTC_WRAPPER")
        .env_remove("CARGO_TOKIO_PORT_PLAN")
        .env("NO_COLOR", "1");
    command
}

/// The versions that the repository has locked, so that a test needs no network where its build needed none.
pub(crate) const LOCK: &str = include_str!("../../../Cargo.lock");

/// Runs git in a folder, with a name of its own, and returns what it prints.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    let identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid", "-c", "core.autocrlf=false"];
    let (code, said, error) = outcome(Command::new("git").current_dir(folder).args(identity).args(arguments));
    assert_eq!(code, 0, "{error}");
    said
}

/// Makes a git repository of a folder, with all of it in one commit.
pub(crate) fn commit(folder: &Path) {
    git(folder, &["init", "-q"]);
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-qm", "old"]);
}

/// Returns `fix`, which commits under a name of its own.
pub(crate) fn fix(work: &Path) -> Command {
    let mut command = program(work);
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "test").env(format!("GIT_{role}_EMAIL"), "test@example.invalid");
    }
    command.args(["fix", "--offline", "--target-dir"]).arg(work.join("work"));
    command
}

/// Runs a command and returns its exit code and output.
pub(crate) fn outcome(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// Returns whether there is a rustfmt, without which what `fix` writes is laid out otherwise than a fixture's output. Says
/// so if there is none.
///
/// # Panics
///
/// If there is none, and `COMPAT_REQUIRE_COMPONENTS` is set.
pub(crate) fn has_rustfmt() -> bool {
    let output = Command::new("rustfmt").arg("--version").output();
    let found = output.is_ok_and(|output| output.status.success());
    if !found {
        let is_required = std::env::var_os("COMPAT_REQUIRE_COMPONENTS").is_some();
        assert!(!is_required, "rustfmt is not installed, and COMPAT_REQUIRE_COMPONENTS is set");
        eprintln!("not compared: rustfmt is not installed, and the outputs of fixtures are laid out by it");
    }
    found
}

/// Scans with the syntax alone; the report as JSON.
pub(crate) fn syntax(folder: &Path) -> Value {
    let work = tempfile::tempdir().unwrap();
    let (code, out, err) =
        outcome(program(work.path()).args(["scan", "--syntax-only", "--format", "json"]).arg(folder));
    assert_eq!(code, 3, "{err}");
    serde_json::from_str(&out).unwrap()
}

/// Returns the findings of a report as `file:line rule`.
pub(crate) fn findings(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| {
            format!("{}:{} {}", finding["file"].as_str().unwrap(), finding["line"], finding["rule"].as_str().unwrap())
        })
        .collect()
}

/// Returns all files below a folder with their contents, links as such.
pub(crate) fn snapshot(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(current) = open.pop() {
        for entry in fs::read_dir(current).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => found.push((path.display().to_string(), fs::read(&path).unwrap())),
            }
        }
    }
    found.sort();
    found
}
