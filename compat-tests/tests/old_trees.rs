//! Dependencies of the time of 0.1 that a compiler of today refuses, and their cures.
//!
//! These tests need the registry, since the versions are in no lock file. Without it they say so, and prove nothing.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;

use guide::workspace_root;
use serde::Deserialize;

#[derive(Deserialize)]
struct Data {
    tree: Vec<Tree>,
}

/// A dependency that does not build.
#[derive(Deserialize)]
struct Tree {
    /// Lines of a manifest.
    dependencies: String,
    /// Entries of the lock file, yanked versions included: `name version`.
    locked: Vec<String>,
    /// Message of the compiler.
    says: String,
    /// The command that cures it.
    cure: String,
}

fn cargo(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(args)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", workspace_root().join("target/old-trees"))
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Returns the problem of a tree; also `None` if the registry cannot be reached.
fn problem(tree: &Tree) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("src")).unwrap();
    fs::write(folder.join("src/lib.rs"), "").unwrap();
    let manifest = format!(
        "[package]\nname = \"old-tree\"\nversion = \"0.1.0\"\n\n[workspace]\n\n[dependencies]\n{}\n",
        tree.dependencies
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    let mut lock = "version = 3\n\n[[package]]\nname = \"old-tree\"\nversion = \"0.1.0\"\ndependencies = [".to_owned();
    let packages: Vec<(&str, &str)> = tree.locked.iter().filter_map(|package| package.split_once(' ')).collect();
    for (name, _) in &packages {
        let _ = write!(lock, "\"{name}\", ");
    }
    lock.push_str("]\n");
    for (name, version) in packages {
        let _ = write!(
            lock,
            "\n[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n\
             source = \"registry+https://github.com/rust-lang/crates.io-index\"\n"
        );
    }
    fs::write(folder.join("Cargo.lock"), lock).unwrap();

    let fetched = cargo(folder, &["fetch"]);
    if !fetched.status.success() {
        println!("not proven, for the registry cannot be reached: {}", String::from_utf8_lossy(&fetched.stderr));
        return None;
    }
    let refused = cargo(folder, &["check"]);
    let said = String::from_utf8_lossy(&refused.stderr);
    if refused.status.success() || !said.contains(&tree.says) {
        return Some(format!("{:?} is to say {:?} and says:\n{said}", tree.locked, tree.says));
    }
    let cure: Vec<&str> = tree.cure.split(' ').skip(1).collect();
    for args in [&cure[..], &["check"]] {
        let output = cargo(folder, args);
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Some(format!("{:?} is not cured by `{}`:\n{said}", tree.locked, tree.cure));
        }
    }
    None
}

#[test]
fn each_tree_is_refused_and_builds_after_its_cure() {
    let text = fs::read_to_string(workspace_root().join("compat-tests/old_trees.toml")).unwrap();
    let data: Data = toml::from_str(&text).unwrap();
    let problems: Vec<String> = thread::scope(|scope| {
        let checks: Vec<_> = data.tree.iter().map(|tree| scope.spawn(|| problem(tree))).collect();
        checks.into_iter().filter_map(|check| check.join().unwrap()).collect()
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
