//! `fix` from outside: what it prints, what it commits, what it leaves alone.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::{LOCK, commit, git, outcome, snapshot, tree};
use serde_json::Value;

const MANIFEST: &str = "\
[package]
name = \"old\"
version = \"0.1.0\"
edition = \"2018\"

[dependencies] # ours
futures = \"0.1\" # the old one
bytes = { version = \"0.4\", optional = true }

[features]
default = [\"bytes\"]
";

/// Odd formatting on purpose: what is not touched stays as it is.
const CODE: &str = "\
//! ```
//! use futures::Future;
//! assert_eq!(old::sum(1).wait(), Ok(2));
//! ```

use futures::{future,   Future};

macro_rules! ready { ($value:expr) => { Ok(::futures::Async::Ready($value)) } }

pub const TEXT: &str = stringify!(futures::Future);

/// Not futures::Future in prose.
pub fn sum(a: u32) -> impl Future<Item = u32, Error = ()> {
    future::ok(a).map(|a|   a + 1) // a comment
}

pub struct Now;

impl futures::Future for Now {
    type Item = u32;
    type Error = ();
    fn poll(&mut self) -> futures::Poll<u32, ()> { ready!(7) }
}

#[cfg(feature = \"bytes\")]
pub fn empty() -> bytes::Bytes { bytes::Bytes::new() }

pub mod shown {
    pub use futures;
    pub mod more { pub use futures::{self, Async}; }
}

pub mod inner {
    pub mod futures { pub fn ours() -> u8 { 1 } }
    pub fn f() -> u8 { futures::ours() }
}
";

/// Runs `fix` with these arguments.
fn fix(work: &Path, folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    outcome(common::fix(work).args(arguments).arg(folder))
}

#[test]
fn each_step_is_a_commit_and_the_rest_of_the_text_stays() {
    let work = tempfile::tempdir().unwrap();
    let folder = tree(&[("Cargo.toml", MANIFEST), ("src/lib.rs", CODE), ("Cargo.lock", LOCK)]);
    let before = snapshot(folder.path());
    let (code, diff, said) = fix(work.path(), folder.path(), &[]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(snapshot(folder.path()), before, "a dry run writes nothing");
    assert!(diff.contains("+futures01 = { package = \"futures\", version = \"0.1\" } # the old one"), "{diff}");

    let (code, _, said) = fix(work.path(), folder.path(), &["--write"]);
    assert_eq!(code, 2, "not under git: {said}");
    git(folder.path(), &["init", "-q"]);
    let (code, _, said) = fix(work.path(), folder.path(), &["--write"]);
    assert_eq!(code, 2, "not committed: {said}");
    assert!(said.contains("not committed"), "{said}");
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "old"]);

    let (code, report, said) = fix(work.path(), folder.path(), &["--write", "--format", "json"]);
    assert_eq!(code, 0, "{said}");
    let report: Value = serde_json::from_str(&report).unwrap();
    assert!(report["steps"].as_array().unwrap().iter().all(|step| step.get("backed_out").is_none()), "{report}");
    assert_eq!(git(folder.path(), &["status", "--porcelain"]), "");
    let subjects = git(folder.path(), &["log", "--format=%s"]);
    assert!(subjects.contains("Both generations side by side") && subjects.contains("async blocks"), "{subjects}");

    let first = git(folder.path(), &["log", "--format=%H", "--reverse"]);
    let first = first.lines().nth(1).unwrap();
    let text = git(folder.path(), &["show", &format!("{first}:src/lib.rs")]);
    let expected = CODE
        .replace("//! use futures::", "//! use futures01::")
        .replace("use futures::{future,   Future}", "use futures01::{future,   Future}")
        .replace("pub use futures;", "pub use futures01 as futures;")
        .replace("pub use futures::{self, Async}", "pub use futures01::{self as futures, Async}")
        .replace("(::futures::Async", "(::futures01::Async")
        .replace("impl futures::Future", "impl futures01::Future")
        .replace("-> futures::Poll", "-> futures01::Poll")
        .replace("bytes::Bytes { bytes::Bytes::new", "bytes04::Bytes { bytes04::Bytes::new");
    assert_eq!(text, expected);
    let manifest = git(folder.path(), &["show", &format!("{first}:Cargo.toml")]);
    assert!(manifest.contains("bytes = [\"dep:bytes04\"]"), "a feature keeps its name: {manifest}");

    let after = git(folder.path(), &["rev-parse", "HEAD"]);
    let (code, _, said) = fix(work.path(), folder.path(), &["--write"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(git(folder.path(), &["rev-parse", "HEAD"]), after, "a second run changes nothing: {said}");
}

#[test]
fn a_tree_that_does_not_build_gets_what_needs_no_types_and_is_told() {
    let work = tempfile::tempdir().unwrap();
    let code = format!("{CODE}\nfn broken() -> u8 {{ nothing() }}\n");
    let folder = tree(&[("Cargo.toml", MANIFEST), ("src/lib.rs", &code), ("Cargo.lock", LOCK)]);
    let (code, diff, said) = fix(work.path(), folder.path(), &[]);
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("does not build") && said.contains("nothing"), "{said}");
    assert!(diff.contains("+use futures01::"), "{diff}");
    assert!(!diff.contains("async"), "{diff}");
}

/// Edition 2015, which shows its users the old crate by its name, with loops whose closures know what they are given from
/// `loop_fn` and `for_each` alone, and an iterator whose error only the end of its chain says.
const LOOPS: &str = "\
#[macro_use]
pub extern crate futures;

mod turns {
    use futures::future::{loop_fn, Loop};
    use futures::{stream, Future, Stream};
    use super::one;

    pub fn pages() -> Box<Future<Item = Vec<u32>, Error = ()>> {
        Box::new(loop_fn((0, Vec::new()), |(cursor, mut keys)| {
            one(cursor).map(move |page| {
                keys.push(page);
                if keys.len() < 3 { Loop::Continue((cursor + 1, keys)) } else { Loop::Break(keys) }
            })
        }))
    }

    pub fn lines(lines: Box<Stream<Item = String, Error = ()>>) -> Box<Future<Item = usize, Error = ()>> {
        let mut count = 0;
        Box::new(lines.for_each(move |line| {
            if line.is_empty() { return Ok(()) }
            count += line.trim().len();
            Ok(())
        }).map(|()| 7))
    }

    pub fn sum() -> Box<Future<Item = u32, Error = String>> {
        let numbers = stream::iter_ok(0..4);
        let sum = numbers.fold(0, |sum, number| one(sum + number).map_err(|()| String::new()));
        Box::new(sum.and_then(|sum| one(sum).map_err(|()| String::new())))
    }
}

fn one(x: u32) -> futures::future::FutureResult<u32, ()> { futures::future::ok(x) }

#[test]
fn they_do_the_same() {
    use futures::{stream, Future};
    assert_eq!(turns::pages().wait(), Ok(vec![0, 1, 2]));
    assert_eq!(turns::lines(Box::new(stream::once(Ok(\" a \".to_owned())))).wait(), Ok(7));
    assert_eq!(turns::sum().wait(), Ok(6));
    let _ = ::one(1);
}
";

#[test]
fn edition_2015_goes_over_first_and_closures_of_loops_are_told_what_they_are_given() {
    let work = tempfile::tempdir().unwrap();
    let manifest = MANIFEST.replace("edition = \"2018\"\n", "");
    let folder = tree(&[("Cargo.toml", &manifest), ("src/lib.rs", LOOPS), ("Cargo.lock", LOCK)]);
    commit(folder.path());
    let (code, report, said) = fix(work.path(), folder.path(), &["--write", "--format", "json"]);
    assert_eq!(code, 0, "{said}");
    let report: Value = serde_json::from_str(&report).unwrap();
    let names: Vec<&str> =
        report["steps"].as_array().unwrap().iter().map(|step| step["name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "edition",
            "generations",
            "runtime",
            "chains",
            "signatures",
            "polls",
            "codecs",
            "channels",
            "timers",
            "marks",
            "adapters"
        ],
        "{said}"
    );
    let subjects = git(folder.path(), &["log", "--format=%s", "--reverse"]);
    assert!(subjects.lines().nth(1).unwrap().starts_with("Edition 2018"), "{subjects}");
    let text = fs::read_to_string(folder.path().join("src/lib.rs")).unwrap();
    let shown = ["pub extern crate futures01;\n", "pub use futures01 as futures;\n"];
    assert!(shown.iter().all(|line| text.contains(line)), "{text}\n{said}");
    assert!(!text.contains("loop_fn(") && !text.contains(".for_each("), "{text}\n{said}");
    assert!(text.contains("typed(&state, |") && text.contains("    continue;\n"), "{text}");
    // What the iterator's errors are, only the end of the chain says, which `?` would convert.
    assert!(text.contains("Err(error) => return Err(error)") && !text.contains(".and_then("), "{text}\n{said}");
    assert!(text.contains("LocalBoxFuture<'static, Result<Vec<u32>, ()>>"), "{text}");
    assert!(fs::read_to_string(folder.path().join("Cargo.toml")).unwrap().contains("edition = \"2018\""));
    let output = Command::new(env!("CARGO"))
        .current_dir(folder.path())
        .args(["test", "--offline", "--quiet", "--lib", "--target-dir"])
        .arg(work.path().join("run"))
        .env_remove("RUSTC_WRAPPER")
        .output()
        .unwrap();
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stdout));
}

/// A capture of a stage that is not reached is dropped before the error is looked at, but for what a drop does nothing to.
const CAPTURES: &str = "\
#![deny(warnings)]
use std::sync::Arc;

use futures::{Future, future};

fn step(a: usize, b: usize, c: &str, d: Arc<usize>) -> impl Future<Item = usize, Error = String> {
    future::ok(a + b + c.len() + *d)
}

pub fn go(make: fn() -> (usize, &'static str, Arc<usize>)) -> impl Future<Item = (), Error = ()> {
    let (n, word, shared) = make();
    let made = future::result::<usize, String>(Ok(1));
    made.and_then(move |a| step(a, n, word, shared)).map(|n| println!(\"{}\", n)).map_err(|e| println!(\"{}\", e))
}
";

#[test]
fn what_a_drop_does_nothing_to_is_not_dropped() {
    let work = tempfile::tempdir().unwrap();
    for code in [CAPTURES, CAPTURES.split_once('\n').unwrap().1] {
        let folder = tree(&[("Cargo.toml", MANIFEST), ("src/lib.rs", code), ("Cargo.lock", LOCK)]);
        commit(folder.path());
        let (exit, _, said) = fix(work.path(), folder.path(), &["--write", "--step", "chains"]);
        assert_eq!(exit, 0, "{said}");
        let text = fs::read_to_string(folder.path().join("src/lib.rs")).unwrap();
        assert!(text.contains("drop(shared);") && text.matches("drop(").count() == 1, "{text}\n{said}");
    }
}

/// A macro that has a logger's name and leaves, in another file.
const LEAVES: &str = "\
macro_rules! debug {
    ($number:expr) => { if $number == 2 { return Ok(()); } };
}
";

/// A loop and a chain that call it.
const LEFT: &str = "\
use futures::{Future, Stream, future, stream};

pub fn each() -> impl Future<Item = (), Error = ()> {
    stream::iter_ok(vec![1, 2, 3]).for_each(|number| {
        debug!(number);
        println!(\"{}\", number);
        Ok(())
    })
}

pub fn then() -> impl Future<Item = (), Error = ()> {
    future::ok::<u32, ()>(2).then(|result| { debug!(result.unwrap_or(0)); Ok(()) }).map(|()| println!(\"mapped\"))
}
";

#[test]
fn a_macro_of_another_file_may_leave_its_closure() {
    let work = tempfile::tempdir().unwrap();
    let root = "#[macro_use]\nmod leaves;\npub mod left;\n";
    let folder = tree(&[
        ("Cargo.toml", MANIFEST),
        ("src/lib.rs", root),
        ("src/leaves.rs", LEAVES),
        ("src/left.rs", LEFT),
        ("Cargo.lock", LOCK),
    ]);
    commit(folder.path());
    let (exit, _, said) = fix(work.path(), folder.path(), &["--write", "--step", "chains"]);
    assert_eq!(exit, 0, "{said}");
    let text = fs::read_to_string(folder.path().join("src/left.rs")).unwrap();
    // Each stands in its closure.
    assert!(
        text.contains("|number| {\n") && text.contains("|result| {") && text.contains("async move"),
        "{text}\n{said}"
    );
}
