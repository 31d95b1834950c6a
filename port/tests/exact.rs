//! The compiler as witness, on small projects whose dependencies the workspace has fetched already.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

mod common;

use std::fs;
use std::path::Path;

use common::{findings, manifest, outcome, program, snapshot, tree};
use serde_json::Value;

const CODE: &str = "\
#![deny(warnings)]\n\
#[macro_use]\nextern crate futures;\n\
use futures::{Async, Future, Poll, future};\n\n\
pub struct Twice<F>(pub F);\n\n\
impl<F: Future<Item = u32>> Future for Twice<F> {\n    type Item = u32;\n    type Error = F::Error;\n\n    \
fn poll(&mut self) -> Poll<u32, F::Error> {\n        let one = try_ready!(self.0.poll());\n        Ok(Async::Ready(one * 2))\n    }\n}\n\n\
pub fn four() -> Box<dyn Future<Item = u32, Error = ()>> {\n    Box::new(Twice(future::ok(2)).map(|n| Some(n).map(|n| n).unwrap_or(0)))\n}\n";

/// Scans offline. Returns the exit code, the report, and stderr.
fn exact(folder: &Path, work: &Path, more: &[&str]) -> (i32, Value, String) {
    let mut command = program(work);
    command.args(["scan", "--offline", "--format", "json"]).args(more).arg(folder);
    let (code, out, err) = outcome(&mut command);
    let report = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{code}: {out}{err}"));
    (code, report, err)
}

#[test]
fn the_compiler_tells_traits_apart_and_the_tree_stays_as_it_is() {
    let folder = tree(&[("Cargo.toml", &manifest("")), ("src/lib.rs", CODE)]);
    let work = tempfile::tempdir().unwrap();
    let before = snapshot(folder.path());
    let (code, report, _) = exact(folder.path(), work.path(), &[]);
    assert_eq!(code, 1, "{:#}", report["run"]);
    assert_eq!(report["run"]["engine"], "exact");
    assert_eq!(snapshot(folder.path()), before, "not even a lock file");
    let exact: Vec<String> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["engine"] == "exact")
        .map(|finding| format!("{} {}", finding["line"], finding["rule"].as_str().unwrap()))
        .collect();
    for expected in
        ["13 futures::try_ready", "13 futures::Future::poll", "14 futures::Async::Ready", "19 futures::Future::map"]
    {
        assert!(exact.contains(&expected.to_owned()), "{expected}: {exact:#?}");
    }
    // `Option::map` stands in the same line.
    assert_eq!(exact.iter().filter(|finding| finding.ends_with("::map")).count(), 1, "{exact:#?}");
    let map = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["rule"] == "futures::Future::map")
        .unwrap();
    let (start, end) = (map["start"].as_u64().unwrap() as usize, map["end"].as_u64().unwrap() as usize);
    assert_eq!(&CODE[start..end], "map");
}

#[test]
fn what_does_not_build_costs_only_itself() {
    let folder = tree(&[
        ("Cargo.toml", &manifest("")),
        ("src/lib.rs", CODE),
        ("tests/bad.rs", "use futures::Future;\nfn f() -> u32 { \"\" }\n"),
        (
            "examples/good.rs",
            "use futures::{Future, future};\nfn main() { let _ = future::ok::<u32, ()>(1).wait(); }\n",
        ),
    ]);
    let work = tempfile::tempdir().unwrap();
    let (code, report, _) = exact(folder.path(), work.path(), &[]);
    assert_eq!(code, 1);
    assert_eq!(report["run"]["engine"], "exact");
    assert_eq!(report["run"]["broken"][0]["target"], "bad");
    assert_eq!(report["run"]["syntax_only_files"], serde_json::json!(["tests/bad.rs"]));
    let of = |file: &str, engine: &str| {
        report["findings"].as_array().unwrap().iter().filter(|f| f["file"] == file && f["engine"] == engine).count()
    };
    assert!(of("examples/good.rs", "exact") > 0);
    // Some uses rustc reports before it gives up; the rest is the syntax's.
    assert_eq!(of("tests/bad.rs", "exact") + of("tests/bad.rs", "syntax"), 1);
}

#[test]
fn a_tree_that_does_not_build_says_so_and_is_read_by_syntax() {
    let folder = tree(&[("Cargo.toml", &manifest("")), ("src/lib.rs", &format!("{CODE}fn f() -> u32 {{ \"\" }}\n"))]);
    let work = tempfile::tempdir().unwrap();
    let (code, report, _) = exact(folder.path(), work.path(), &[]);
    assert_eq!(code, 3);
    assert_eq!(report["run"]["engine"], "syntax");
    assert!(report["run"]["not_compiled"].as_str().unwrap().contains("mismatched types"), "{}", report["run"]);
    assert!(findings(&report).contains(&"src/lib.rs:19 futures::Future::map".to_owned()));
}

#[test]
fn code_that_is_not_compiled_is_read_by_syntax() {
    let code = format!("{CODE}#[cfg(feature = \"more\")]\npub fn more() {{ drop(future::ok::<u32, ()>(1).wait()) }}\n");
    let folder = tree(&[("Cargo.toml", &manifest("\n[features]\nmore = []\n")), ("src/lib.rs", &code)]);
    let work = tempfile::tempdir().unwrap();
    let engine = |more: &[&str]| {
        let (_, report, _) = exact(folder.path(), work.path(), more);
        let wait = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .find(|f| f["rule"] == "futures::Future::wait")
            .unwrap()
            .clone();
        wait["engine"].as_str().unwrap().to_owned()
    };
    assert_eq!(engine(&[]), "syntax");
    assert_eq!(engine(&["--features", "more"]), "exact");
    assert_eq!(engine(&["--each-feature"]), "exact");
}

#[cfg(unix)]
#[test]
fn a_wrapper_that_is_set_already_is_called_in_turn() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tree(&[
        ("project/Cargo.toml", &manifest("")),
        ("project/src/lib.rs", CODE),
        ("wrapper", "#!/bin/sh\necho called >> \"$0.log\"\nexec \"$@\"\n"),
    ]);
    let wrapper = folder.path().join("wrapper");
    fs::set_permissions(&wrapper, fs::Permissions::from_mode(0o755)).unwrap();
    let work = tempfile::tempdir().unwrap();
    let mut command = program(work.path());
    command.env("RUSTC_WRAPPER", &wrapper).args(["scan", "--offline", "--summary"]).arg(folder.path().join("project"));
    let (code, out, err) = outcome(&mut command);
    assert_eq!(code, 1, "{out}{err}");
    assert!(out.contains("exact: rustc"), "{out}");
    assert!(fs::read_to_string(folder.path().join("wrapper.log")).unwrap().lines().count() > 2);
}

#[test]
fn what_cannot_be_resolved_says_so_in_the_words_of_cargo() {
    let folder = tree(&[("Cargo.toml", &manifest("no-such-crate-anywhere = \"1\"\n")), ("src/lib.rs", CODE)]);
    let work = tempfile::tempdir().unwrap();
    let (code, report, _) = exact(folder.path(), work.path(), &[]);
    assert_eq!(code, 3);
    assert!(report["run"]["not_compiled"].as_str().unwrap().contains("no-such-crate-anywhere"), "{}", report["run"]);
}
