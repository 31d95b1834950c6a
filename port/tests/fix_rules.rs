//! The rules of `fix` beside those for chains: what they make of a fixture, and that it does the same in the same order.

#![allow(clippy::unwrap_used)] // a test may panic

extern crate futures_legacy as futures01;

mod common;
#[path = "fix/leaf.rs"]
#[allow(dead_code)] // the fixtures of chains need the rest
mod leaf;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_tokio_port::fix::copy::Copy;
use cargo_tokio_port::fix::judge::Judge;
use cargo_tokio_port::fix::runtime::RUNTIME;
use cargo_tokio_port::fix::step::collect;
use cargo_tokio_port::run::Options;
use common::{outcome, program, tree};

/// Two modules for each fixture, and the test that they do the same.
macro_rules! fixtures {
    ($($name:ident $input:literal $output:literal;)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        $(#[path = "fix/signatures"]
        #[allow(clippy::all, clippy::pedantic, unused_imports, unused_qualifications, dead_code)] // what is made of code of the time
        mod $name {
            #[path = $input]
            mod input;
            #[path = $output]
            mod output;

            #[test]
            fn does_the_same_in_the_same_order() {
                let (before, after) = (super::leaf::trace(input::run_all), super::leaf::trace(output::run_all));
                assert!(before.len() > 1, "a trace that says nothing: {before:?}");
                assert_eq!(before, after);
            }
        })*
    };
}

fixtures! {
    alias "alias.input.rs" "alias.output.rs";
    awaited "awaited.input.rs" "awaited.output.rs";
    boxed "boxed.input.rs" "boxed.output.rs";
    ends "ends.input.rs" "ends.output.rs";
    left "left.input.rs" "left.output.rs";
}

const MANIFEST: &str = "\
[package]
name = \"old\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
futures01 = { package = \"futures\", version = \"0.1\" }
futures = { version = \"0.3\", features = [\"compat\"] }
";

/// The versions that the repository has locked, so that a test needs no network where its build needed none.
const LOCK: &str = include_str!("../../Cargo.lock");

fn folder(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fix").join(of)
}

fn read(of: &str, name: &str, side: &str) -> String {
    fs::read_to_string(folder(of).join(format!("{name}.{side}.rs"))).unwrap()
}

/// With `BLESS=1` it writes the outputs.
#[test]
fn signatures_become_what_they_should() {
    let modules: String = ["leaf"].iter().chain(NAMES).map(|name| format!("pub mod {name};\n")).collect();
    let mut files = vec![
        ("Cargo.toml".to_owned(), MANIFEST.to_owned()),
        ("Cargo.lock".to_owned(), LOCK.to_owned()),
        ("rustfmt.toml".to_owned(), "max_width = 120\nuse_small_heuristics = \"Max\"\n".to_owned()),
        ("src/lib.rs".to_owned(), format!("#![allow(warnings)]\n{modules}")),
        ("src/leaf.rs".to_owned(), fs::read_to_string(folder("leaf.rs")).unwrap()),
    ];
    files.extend(NAMES.iter().map(|name| (format!("src/{name}.rs"), read("signatures", name, "input"))));
    let list: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let project = tree(&list);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"];
        let status = Command::new("git").current_dir(project.path()).args(identity).args(arguments).status().unwrap();
        assert!(status.success());
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "old"]);
    let work = tempfile::tempdir().unwrap();
    let mut command = program(work.path());
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "test").env(format!("GIT_{role}_EMAIL"), "test@example.invalid");
    }
    command.args(["fix", "--offline", "--write", "--step", "signatures", "--target-dir"]).arg(work.path().join("work"));
    let (code, _, said) = outcome(command.arg(project.path()));
    assert_eq!(code, 0, "{said}");
    for name in NAMES {
        let made = fs::read_to_string(project.path().join(format!("src/{name}.rs"))).unwrap();
        if std::env::var_os("BLESS").is_some() {
            fs::write(folder("signatures").join(format!("{name}.output.rs")), &made).unwrap();
        }
        assert!(made == read("signatures", name, "output"), "{name} becomes\n{made}\n{said}");
    }
}

#[test]
fn run_becomes_the_bridges() {
    let manifest = format!("{MANIFEST}tokio01 = {{ package = \"tokio\", version = \"0.1\" }}\n");
    let project = tree(&[("Cargo.toml", &manifest), ("src/lib.rs", &read("rules", "run", "input"))]);
    let work = tempfile::tempdir().unwrap();
    let copy = Copy::make(project.path(), work.path()).unwrap();
    let judge = Judge::new(copy, work.path().to_path_buf(), Options::default());
    let files = collect(&judge, &RUNTIME, true).unwrap();
    let (text, _) = files[Path::new("src/lib.rs")].render();
    assert_eq!(text, read("rules", "run", "output"));
}
