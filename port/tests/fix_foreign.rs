//! `fix` on forms that published crates have: names that mean something else, code that nobody compiles, targets that do not
//! build, and types that are written down.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::{LOCK, commit, outcome, tree};
use serde_json::Value;

const MANIFEST: &str = "\
[package]
name = \"old\"
version = \"0.1.0\"
edition = \"2018\"

[dependencies]
futures = \"0.1\"
";

const LIBRARY: &str = "\
use futures::{future, stream, Future, IntoFuture, Stream};

pub use futures;

/// An answer of the library.
pub type Answer<T> = Box<dyn futures::Future<Item = T, Error = String> + Send>;

pub trait Ask {
    fn ask(&self) -> Answer<u32>;
}

impl Ask for u32 {
    fn ask(&self) -> Answer<u32> {
        Box::new(future::ok(*self))
    }
}

pub fn each<F, U>(items: Vec<u32>, mut handle: F) -> Box<dyn Future<Item = (), Error = String>>
where
    F: FnMut(u32) -> U + 'static,
    U: IntoFuture<Item = (), Error = String> + 'static,
{
    Box::new(stream::iter_ok(items).for_each(move |item| {
        handle(item)
    }))
}

pub type Named = future::Map<future::FutureResult<u32, ()>, fn(u32) -> u32>;

fn add(x: u32) -> u32 {
    x + 1
}

fn handed(named: Named) -> Named {
    named
}

/// Its type is written down.
pub fn named() -> Named {
    let made = future::ok(1).map(add as fn(u32) -> u32);
    handed(made)
}

#[cfg(windows)]
pub fn elsewhere() -> impl Future<Item = u32, Error = ()> {
    future::ok(1).and_then(|x| future::ok(x + 1))
}

#[cfg(windows)]
pub struct Elsewhere;

#[cfg(windows)]
impl Future for Elsewhere {
    type Item = u32;
    type Error = ();
    fn poll(&mut self) -> futures::Poll<u32, ()> {
        Ok(futures::Async::Ready(1))
    }
}

pub mod sent {
    extern crate futures;

    use self::futures::sync::oneshot;

    pub(crate) fn is_sent() -> bool {
        let (sender, _receiver) = oneshot::channel();
        sender.send(1).is_ok()
    }
}

pub fn sends() -> bool {
    sent::is_sent()
}
";

const EXAMPLE: &str = "\
use old::futures::Future;
use old::*;

fn doubled() -> impl Future<Item = u32, Error = String> {
    3u32.ask().map(|x| x * 2)
}

fn main() {
    assert_eq!(doubled().wait(), Ok(6));
    assert_eq!(named().wait(), Ok(2));
    assert!(each(vec![1, 2], |item| if item == 2 { Err(\"two\".to_owned()) } else { Ok(()) }).wait().is_err());
    assert!(sends());
}
";

/// It does not compile, as those for a nightly compiler do not.
const BENCHMARK: &str = "\
use futures::{future, Future};

fn made() -> impl Future<Item = u32, Error = ()> {
    future::ok(1).map(|x| x + 1)
}

fn main() {
    let () = made();
}
";

/// Lets the program loose on a project, and returns its report.
fn fixed(folder: &Path, work: &Path) -> Value {
    commit(folder);
    let mut command = common::fix(work);
    command.args(["--write", "--format", "json"]);
    let (code, report, said) = outcome(command.arg(folder));
    assert_eq!(code, 0, "{said}");
    let report: Value = serde_json::from_str(&report).unwrap();
    for step in report["steps"].as_array().unwrap() {
        assert!(step.get("backed_out").is_none(), "{step}");
    }
    report
}

/// Returns the outcome and the reason for each place of a step in a file.
fn fates(report: &Value, step: &str, file: &str) -> Vec<(u64, String, String)> {
    let step = report["steps"].as_array().unwrap().iter().find(|known| known["name"] == step).unwrap();
    let done = step["done"].as_array().unwrap().iter().filter(|done| done["file"] == file);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    done.map(|done| (done["line"].as_u64().unwrap(), text(&done["outcome"]), text(&done["why"]))).collect()
}

#[test]
fn names_that_mean_something_else_and_code_that_nobody_compiles() {
    let work = tempfile::tempdir().unwrap();
    let folder = tree(&[
        ("Cargo.toml", MANIFEST),
        ("Cargo.lock", LOCK),
        ("src/lib.rs", LIBRARY),
        ("examples/asks.rs", EXAMPLE),
        ("benches/made.rs", BENCHMARK),
    ]);
    let report = fixed(folder.path(), work.path());
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let (library, example) = (read("src/lib.rs"), read("examples/asks.rs"));
    let has = |text: &str, part: &str| assert!(text.contains(part), "{part}\n{text}\n{report:#}");

    // The library shows futures 0.1 by the name of the new crate, and a star brings it to the example.
    has(&library, "pub use futures01 as futures;");
    has(&library, "pub type Answer<T> = ::futures::future::BoxFuture<'static, Result<T, String>>;");
    has(&library, "use ::futures::");
    has(&example, "use ::futures::");

    // What a closure makes by its type parameter is made a future.
    has(&library, "handle(item).into_future().compat().await");

    // A type that is written down costs its own function, and no other.
    let chains = fates(&report, "chains", "src/lib.rs");
    let outcomes = |wanted: &str| chains.iter().filter(|(_, outcome, _)| outcome == wanted).count();
    assert_eq!((outcomes("rewritten"), outcomes("backed-out"), outcomes("left")), (1, 1, 1), "{chains:?}");

    // Code for another system is renamed, and nothing else.
    has(&library, "    future::ok(1).and_then(|x| future::ok(x + 1))\n");
    has(&library, "#[cfg(windows)]\nimpl Future for Elsewhere {\n    type Item = u32;");
    let unseen = "the compiler did not look at it in this run";
    assert!(chains.iter().any(|(_, outcome, why)| outcome == "left" && why == unseen), "{chains:?}");
    let polls = fates(&report, "polls", "src/lib.rs");
    assert!(polls.iter().all(|(_, outcome, why)| outcome == "left" && why == unseen), "{polls:?}");

    // `extern crate` of a module is followed to the crate.
    has(&library, "    use futures::channel::oneshot;");

    // A benchmark that did not build costs itself alone.
    assert_eq!(read("benches/made.rs"), BENCHMARK.replace("use futures::", "use futures01::"));
    has(&report["steps"][0]["notes"].to_string(), "it did not compile before");

    let status = Command::new("cargo")
        .current_dir(folder.path())
        .args(["run", "--quiet", "--offline", "--example", "asks", "--target-dir"])
        .arg(work.path().join("run"))
        .status()
        .unwrap();
    assert!(status.success(), "{library}\n{example}");
}

#[test]
fn files_that_are_no_targets_in_edition_2015_are_none_in_2018() {
    let work = tempfile::tempdir().unwrap();
    let manifest = "[package]\nname = \"old\"\nversion = \"0.1.0\"\n\n[dependencies]\nfutures_ = { package = \"futures\", \
                    version = \"0.1\" }\n\n[[test]]\nname = \"all\"\npath = \"tests/all.rs\"\n";
    let part = "use super::two;\nuse futures::future;\nuse futures::Future;\n\n#[test]\nfn it_is_two() {\n    \
                assert_eq!(future::ok::<u32, ()>(two()).wait(), Ok(2));\n}\n";
    let folder = tree(&[
        ("Cargo.toml", manifest),
        ("Cargo.lock", LOCK),
        ("src/lib.rs", "extern crate futures_ as futures;\n\npub use futures::Async;\n"),
        ("tests/all.rs", "extern crate futures_ as futures;\n\nmod part;\n\nfn two() -> u32 {\n    2\n}\n"),
        ("tests/part.rs", part),
    ]);
    let report = fixed(folder.path(), work.path());
    let manifest = fs::read_to_string(folder.path().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("edition = \"2018\"\nautotests = false\n"), "{manifest}");
    let part = fs::read_to_string(folder.path().join("tests/part.rs")).unwrap();
    assert!(!part.contains("crate::futures"), "{part}\n{report:#}");
    let status = Command::new("cargo")
        .current_dir(folder.path())
        .args(["test", "--quiet", "--offline", "--target-dir"])
        .arg(work.path().join("run"))
        .status()
        .unwrap();
    assert!(status.success(), "{part}");
}

/// The lock file of an application is as old as it: its futures 0.1 may lack what an implementation for both generations asks.
#[test]
fn a_lock_file_with_an_old_futures_is_raised() {
    let work = tempfile::tempdir().unwrap();
    let code = "use futures::{Async, Future, Poll};\n\npub struct Now;\n\nimpl Future for Now {\n    type Item = u32;\n    \
                type Error = ();\n    fn poll(&mut self) -> Poll<u32, ()> {\n        Ok(Async::Ready(1))\n    }\n}\n";
    let folder = tree(&[("Cargo.toml", MANIFEST), ("src/lib.rs", code)]);
    let cargo = |arguments: &[&str]| {
        Command::new("cargo").args(arguments).current_dir(folder.path()).output().unwrap().status.success()
    };
    if !cargo(&["generate-lockfile"])
        || !cargo(&["update", "-p", "futures", "--precise", "0.1.26"])
        || !cargo(&["fetch"])
    {
        assert!(std::env::var_os("PORT_REQUIRE_REGISTRY").is_none(), "the registry cannot be reached");
        println!("not tested, the registry cannot be reached");
        return;
    }
    let report = fixed(folder.path(), work.path());
    let note = "futures 0.1.26 of the lock file was too old";
    assert!(report["steps"][0]["notes"].to_string().contains(note), "{report:#}");
    let polls = fates(&report, "polls", "src/lib.rs");
    assert!(polls.iter().all(|(_, outcome, _)| outcome == "rewritten") && !polls.is_empty(), "{polls:?}");
    let lock = fs::read_to_string(folder.path().join("Cargo.lock")).unwrap();
    assert!(!lock.contains("\"0.1.26\""), "{lock}");
}

/// The adapter behind a rewritten chain asks for the task of 0.1, which tests that poll by hand do not have.
#[test]
fn what_is_polled_by_hand_is_marked_where_chains_are_rewritten() {
    let work = tempfile::tempdir().unwrap();
    let code = "use futures::{future, Async, Future, Poll};\n\npub fn double(n: u32) -> impl Future<Item = u32, Error = ()> {\n    \
                future::ok(n).map(|n| n * 2)\n}\n\npub struct Holds<F>(F);\n\nimpl<F: Future> Future for Holds<F> {\n    type Item \
                = F::Item;\n    type Error = F::Error;\n    fn poll(&mut self) -> Poll<F::Item, F::Error> {\n        \
                self.0.poll()\n    }\n}\n\n#[test]\nfn it_is_four() {\n    let mut doubled = double(2);\n    \
                assert_eq!(doubled.poll(), Ok(Async::Ready(4)));\n}\n";
    let folder = tree(&[("Cargo.toml", MANIFEST), ("Cargo.lock", LOCK), ("src/lib.rs", code)]);
    let report = fixed(folder.path(), work.path());
    let library = fs::read_to_string(folder.path().join("src/lib.rs")).unwrap();
    let mark = "    // PORT: polled by hand: outside of a task that panics";
    let at = library.find(mark).unwrap_or_else(|| panic!("{library}\n{report:#}"));
    assert!(library[at..].lines().nth(1).unwrap().contains("doubled.poll()"), "{library}");
    assert_eq!(library.matches(mark).count(), 1, "{library}");
}

#[test]
fn a_configuration_that_rustfmt_no_longer_reads_is_passed_over() {
    if !common::has_rustfmt() {
        eprintln!("rustfmt is not there: not tried");
        return;
    }
    let code = "use futures::{future, Future};\n\npub fn one() -> impl Future<Item=u32, Error=()> {\n    \
                future::ok(1).then(|result| {\n        println!(\"one\");\n        result\n    })\n}\n";
    let project = tree(&[
        ("Cargo.toml", MANIFEST),
        ("Cargo.lock", LOCK),
        ("rustfmt.toml", "verbose = true\nwrite_mode = \"Diff\"\n"),
        ("src/lib.rs", code),
    ]);
    let work = tempfile::tempdir().unwrap();
    commit(project.path());
    let (status, _, said) =
        outcome(common::fix(work.path()).arg("--write").args(["--step", "chains"]).arg(project.path()));
    assert_eq!(status, 0, "{said}");
    let after = fs::read_to_string(project.path().join("src/lib.rs")).unwrap();
    assert!(after.contains("\n        println!(\"one\");\n        result\n    })\n    .compat()\n}\n"), "{after}");
    assert!(after.contains("impl Future<Item=u32, Error=()>"), "what stays keeps its look: {after}");
}
