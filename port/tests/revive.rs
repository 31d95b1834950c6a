//! Trees that no longer build are revived and get an exact scan. cargo downloads their dependencies: if the registry
//! cannot be reached, the test prints a line and checks nothing, unless `PORT_REQUIRE_REGISTRY` is set.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

mod common;

use std::fs;
use std::process::Command;

use common::{outcome, program, tree};
use serde_json::Value;

const CODE: &str = "use futures::{Future, future};\npub fn one() -> impl Future<Item = u32, Error = ()> { future::ok(1).map(|n| n + 1) }\n";

/// Locks a crate at a version in a tree that uses it, and scans the tree. Returns the report, or `None` if the registry
/// cannot be reached.
fn revived(name: &str, requirement: &str, locked: &str) -> Option<Value> {
    let manifest = format!(
        "[package]\nname = \"ill\"\nversion = \"0.1.0\"\nedition = \"2018\"\n[dependencies]\nfutures = \"0.1\"\n{name} = {requirement}\n"
    );
    let folder = tree(&[("Cargo.toml", &manifest), ("src/lib.rs", CODE)]);
    let cargo = |arguments: &[&str]| {
        let output = Command::new("cargo").args(arguments).current_dir(folder.path()).output().unwrap();
        output.status.success()
    };
    if !cargo(&["generate-lockfile"]) || !cargo(&["update", "-p", name, "--precise", locked]) || !cargo(&["fetch"]) {
        assert!(std::env::var_os("PORT_REQUIRE_REGISTRY").is_none(), "the registry cannot be reached");
        println!("{name}: not tested, the registry cannot be reached");
        return None;
    }
    let before = fs::read(folder.path().join("Cargo.lock")).unwrap();
    let work = tempfile::tempdir().unwrap();
    let mut command = program(work.path());
    command.args(["scan", "--format", "json", "--no-revive"]).arg(folder.path());
    let (code, out, _) = outcome(&mut command);
    assert_eq!(code, 3, "{name} {locked} builds: {out}");
    let (code, out, err) = outcome(program(work.path()).args(["scan", "--format", "json"]).arg(folder.path()));
    assert_eq!(code, 1, "{err}{out}");
    assert_eq!(fs::read(folder.path().join("Cargo.lock")).unwrap(), before);
    Some(serde_json::from_str(&out).unwrap())
}

fn is_cured_by(report: &Value, words: &str) {
    assert_eq!(report["run"]["engine"], "exact");
    let done = report["run"]["revived"].to_string();
    assert!(done.contains(words), "{done}");
}

#[test]
fn ring_0_14_builds_with_an_older_cc() {
    if let Some(report) = revived("ring", "\"0.14\"", "0.14.6") {
        is_cured_by(&report, "cargo update -p cc");
    }
}

#[test]
fn an_old_socket2_builds_in_its_last_release() {
    if let Some(report) = revived("socket2", "\"0.3\"", "0.3.15") {
        is_cured_by(&report, "--precise 0.3.19");
    }
}

#[test]
fn an_old_time_builds_in_a_newer_release() {
    let requirement = "{ version = \"0.3\", features = [\"formatting\", \"parsing\", \"macros\"] }";
    if let Some(report) = revived("time", requirement, "0.3.34") {
        is_cured_by(&report, "cargo update -p time");
    }
}
