//! The rules of `fix` beside those for chains: what they make of a fixture, and that it does the same in the same order.

#![allow(clippy::unwrap_used)] // a test may panic

extern crate futures_legacy as futures01;

mod common;
#[path = "fix/leaf.rs"]
#[allow(dead_code)] // the fixtures of chains need the rest
mod leaf;

use std::fs;
use std::path::Path;

use cargo_tokio_port::fix::change::RuleSet;
use cargo_tokio_port::fix::copy::Copy;
use cargo_tokio_port::fix::judge::Judge;
use cargo_tokio_port::fix::runtime::RUNTIME;
use cargo_tokio_port::fix::signatures::SIGNATURES;
use cargo_tokio_port::fix::step::collect;
use cargo_tokio_port::run::Options;
use common::tree;

#[path = "fix/rules"]
#[allow(clippy::all, unused_imports, unused_qualifications, dead_code)] // what is made of code of the time
mod signature {
    #[path = "signature.input.rs"]
    pub(crate) mod input;
    #[path = "signature.output.rs"]
    pub(crate) mod output;
}

const MANIFEST: &str = "\
[package]
name = \"old\"
version = \"0.1.0\"
edition = \"2021\"

[dependencies]
futures01 = { package = \"futures\", version = \"0.1\" }
tokio01 = { package = \"tokio\", version = \"0.1\" }
futures = { version = \"0.3\", features = [\"compat\"] }
";

/// The text that a set of rules makes of a fixture.
fn made(set: &RuleSet, name: &str) -> (String, String) {
    let read = |side: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fix/rules");
        fs::read_to_string(folder.join(format!("{name}.{side}.rs"))).unwrap()
    };
    let work = tempfile::tempdir().unwrap();
    let project = tree(&[("Cargo.toml", MANIFEST), ("src/lib.rs", &read("input"))]);
    let copy = Copy::make(project.path(), work.path()).unwrap();
    let judge = Judge::new(copy, work.path().to_path_buf(), Options::default());
    let files = collect(&judge, set, true).unwrap();
    let (text, _) = files[Path::new("src/lib.rs")].render();
    (text, read("output"))
}

#[test]
fn signatures_become_what_they_should() {
    let (made, expected) = made(&SIGNATURES, "signature");
    assert_eq!(made, expected);
}

#[test]
fn signatures_do_the_same_in_the_same_order() {
    let (before, after) = (leaf::trace(signature::input::run_all), leaf::trace(signature::output::run_all));
    assert!(before.len() > 1, "a trace that says nothing: {before:?}");
    assert_eq!(before, after);
}

#[test]
fn run_becomes_the_bridges() {
    let (made, expected) = made(&RUNTIME, "run");
    assert_eq!(made, expected);
}
