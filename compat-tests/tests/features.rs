//! Checks the compiler's messages about missing features, and that the manifest at the end of a port has the features
//! that it needs.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use guide::workspace_root;
use serde::Deserialize;
use serde_json::Value;

/// Content of `compat-tests/features.toml`.
#[derive(Deserialize)]
struct Data {
    manifest: Manifest,
    missing: Vec<Missing>,
}

#[derive(Deserialize)]
struct Manifest {
    dependencies: BTreeMap<String, Dependency>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Dependency {
    Version(String),
    Detailed { version: String, features: Vec<String> },
}

/// Code that needs a feature.
#[derive(Deserialize)]
struct Missing {
    /// Name of the program.
    name: String,
    code: String,
    /// Message of the compiler without the feature.
    says: String,
}

/// The compiler's errors, by program.
type Errors = BTreeMap<String, String>;

/// Compiles all programs with the manifest of the data, with its features or with none. Offline: the versions are those
/// of the repository's lock file.
fn check(folder: &Path, data: &Data, with_features: bool) -> Errors {
    let root = workspace_root();
    let programs = folder.join("src/bin");
    fs::create_dir_all(&programs).unwrap();
    for missing in &data.missing {
        fs::write(programs.join(format!("{}.rs", missing.name)), &missing.code).unwrap();
    }
    let mut manifest = "[package]\nname = \"port\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n".to_owned();
    for (name, dependency) in &data.manifest.dependencies {
        let (version, features) = match dependency {
            Dependency::Version(version) => (version, &[][..]),
            Dependency::Detailed { version, features } => (version, &features[..]),
        };
        let features = if with_features { features } else { &[] };
        let _ = writeln!(
            manifest,
            "{name} = {{ version = {version:?}, default-features = {with_features}, features = {features:?} }}"
        );
    }
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--keep-going", "--bins", "--message-format=json"])
        .current_dir(folder)
        // Compiled dependencies stay there, so that the next run is quick.
        .env("CARGO_TARGET_DIR", root.join("target/features"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut errors = Errors::new();
    let mut is_compiled = false;
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let message: Value = serde_json::from_str(line).unwrap();
        is_compiled |= message["reason"] == "compiler-artifact";
        if message["reason"] == "compiler-message" && message["message"]["level"] == "error" {
            let name = message["target"]["name"].as_str().unwrap().to_owned();
            errors.entry(name).or_default().push_str(message["message"]["rendered"].as_str().unwrap());
        }
    }
    assert!(is_compiled, "{}", String::from_utf8_lossy(&output.stderr));
    errors
}

#[test]
fn a_missing_feature_says_what_the_index_says_and_the_manifest_has_all() {
    let text = fs::read_to_string(workspace_root().join("compat-tests/features.toml")).unwrap();
    let data: Data = toml::from_str(&text).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let errors = check(folder.path(), &data, false);
    let mut wrong = Vec::new();
    for Missing { name, says, .. } in &data.missing {
        match errors.get(name) {
            Some(said) if said.contains(says) => {}
            said => wrong.push(format!("{name} is to say {says:?} and says {said:#?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let errors = check(folder.path(), &data, true);
    assert!(errors.is_empty(), "{errors:#?}");
}
