//! Examples in documentation, which `fix` has the compiler judge with the code.

#![allow(clippy::unwrap_used)] // a test may panic

mod common;

use std::fs;
use std::path::Path;

use common::{LOCK, commit, outcome, tree};
use serde_json::Value;

const MANIFEST: &str = "\
[package]
name = \"old\"
version = \"0.1.0\"
edition = \"2018\"
autoexamples = false

[dependencies]
futures01 = { package = \"futures\", version = \"0.1\" }
futures = { version = \"0.3\", features = [\"compat\"] }
bytes04 = { package = \"bytes\", version = \"0.4\" }
bytes = \"1\"
";

/// Runs the steps on a project; returns the report and what was written on the way.
fn fix(project: &Path, work: &Path, steps: &[&str]) -> (Value, String) {
    commit(project);
    let mut command = common::fix(work);
    command.args(["--write", "--format", "json"]);
    for step in steps {
        command.args(["--step", step]);
    }
    let (code, report, said) = outcome(command.arg(project));
    assert_eq!(code, 0, "{said}");
    (serde_json::from_str(&report).unwrap(), said)
}

/// Returns outcome and reason of each place of a step.
fn outcomes(report: &Value, step: &str) -> Vec<(String, String)> {
    let steps = report["steps"].as_array().unwrap();
    let step = steps.iter().find(|known| known["name"] == step).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    step["done"].as_array().unwrap().iter().map(|done| (text(&done["outcome"]), text(&done["why"]))).collect()
}

/// An example whose lines change only where the code of its file changes with it.
const SHOWN: &str = "\
/// ```
/// use futures::FutureExt as _;
/// use futures01::Future as _;
///
/// assert_eq!(old::polled::Now.map(|x| x + 1).wait(), Ok(8));
/// ```
pub mod polled {
    use futures01::{Async, Future, Poll};

    pub struct Now;

    impl Future for Now {
        type Item = u32;
        type Error = ();

        fn poll(&mut self) -> Poll<u32, ()> {
            Ok(Async::Ready(7))
        }
    }
}

pub mod bytes_of;
pub mod channel;
";

const BYTES: &str = "\
use bytes04::{BufMut, BytesMut};

/// ```
/// let mut buffer = bytes04::BytesMut::with_capacity(8);
/// old::bytes_of::put(&mut buffer);
/// assert_eq!(&buffer[..], [0, 7]);
/// ```
pub fn put(buffer: &mut BytesMut) {
    buffer.put_u16_be(7);
}
";

const CHANNEL: &str = "\
use futures01::sync::oneshot;

/// ```
/// use futures01::Future;
///
/// assert_eq!(old::channel::soon().wait(), Ok(7));
/// ```
pub fn soon() -> oneshot::Receiver<u32> {
    let (sender, receiver) = oneshot::channel();
    let _ = sender.send(7);
    receiver
}
";

#[test]
fn a_step_that_breaks_an_example_is_taken_back() {
    let files = [
        ("Cargo.toml", MANIFEST),
        ("Cargo.lock", LOCK),
        ("src/lib.rs", SHOWN),
        ("src/bytes_of.rs", BYTES),
        ("src/channel.rs", CHANNEL),
    ];
    let (project, work) = (tree(&files), tempfile::tempdir().unwrap());
    let steps = ["polls", "codecs", "channels"];
    let (report, said) = fix(project.path(), work.path(), &steps);
    assert!(
        said.contains("3 of 3 examples in documentation compile") || report.to_string().contains("3 of 3 examples")
    );
    for step in steps {
        let found = outcomes(&report, step);
        assert!(!found.is_empty() && found.iter().all(|(outcome, _)| outcome == "backed-out"), "{step}: {found:?}");
    }
    for (name, text) in &files[2..] {
        assert_eq!(fs::read_to_string(project.path().join(name)).unwrap(), *text, "{name}");
    }
}

const README: &str = "\
# Old

1. In a list:

   ```rust
   # use futures01::Future;
   assert_eq!(old::sum(1, 2).wait(), Ok::<_, ()>(3));
   ```
";

/// The library's examples are compiled with its own attributes, so that an import that is no longer used is an error.
const STRICT: &str = "\
#![doc(test(attr(deny(warnings))))]
#![doc = include_str!(\"../README.md\")]

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

pub fn sum(a: u32, b: u32) -> impl Future<Item = u32, Error = ()> {
    let sum = futures01::future::ok(a + b);
    Box::pin(async move { sum.compat().await }).compat()
}

/// ```
/// use futures::compat::Future01CompatExt as _;
///
/// assert_eq!(futures::executor::block_on(old::alone(1).compat()), Ok(1));
/// ```
pub fn alone(x: u32) -> impl Future<Item = u32, Error = ()> {
    let alone = futures01::future::ok(x);
    Box::pin(async move { alone.compat().await }).compat()
}
";

#[test]
fn included_examples_go_over_and_what_a_library_asks_of_its_examples_counts() {
    let strict = STRICT.replace('\n', "\r\n");
    let files =
        [("Cargo.toml", MANIFEST), ("Cargo.lock", LOCK), ("README.md", README), ("src/lib.rs", strict.as_str())];
    let (project, work) = (tree(&files), tempfile::tempdir().unwrap());
    let (report, said) = fix(project.path(), work.path(), &["signatures"]);
    let found = outcomes(&report, "signatures");
    assert_eq!(found[0], ("rewritten".to_owned(), String::new()), "{found:?}{said}");
    assert!(found[1].0 == "backed-out" && found[1].1.contains("unused import"), "{found:?}");
    let read = |name: &str| fs::read_to_string(project.path().join(name)).unwrap();
    let expected = README
        .replace("   # use f", "   # use futures::TryFutureExt as _;\n   # use f")
        .replace("old::sum(1, 2)", "Box::pin(old::sum(1, 2)).compat()");
    assert_eq!(read("README.md"), expected);
    let code = read("src/lib.rs");
    assert_eq!(code.matches('\n').count(), code.matches("\r\n").count());
    assert!(
        code.contains("pub fn sum(a: u32, b: u32) -> impl std::future::Future<Output = Result<u32, ()>>"),
        "{code}"
    );
    let mut names: Vec<String> = fs::read_dir(project.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    assert_eq!(names, ["Cargo.lock", "Cargo.toml", "README.md", "src"]);
}

/// A library that shows itself with futures 0.3, in an example that nobody compiles.
const BOTH: &str = "\
//! ```
//! use futures::Future;
//! assert_eq!(old::one().wait(), Ok(1));
//! ```
//! With futures 0.3:
//! ```ignore
//! use futures::compat::Future01CompatExt;
//! use futures::executor::block_on;
//! assert_eq!(block_on(old::one().compat()), Ok(1));
//! ```
use futures::{future, Future};

pub fn one() -> impl Future<Item = u32, Error = ()> {
    future::ok(1)
}
";

#[test]
fn an_example_with_futures_of_today_keeps_its_names() {
    let work = tempfile::tempdir().unwrap();
    let project = tree(&[
        (
            "Cargo.toml",
            "[package]\nname = \"old\"\nversion = \"0.1.0\"\nedition = \"2018\"\n[dependencies]\nfutures = \"0.1\"\n",
        ),
        ("src/lib.rs", BOTH),
    ]);
    fix(project.path(), work.path(), &["generations"]);
    let after = fs::read_to_string(project.path().join("src/lib.rs")).unwrap();
    assert!(
        after.contains("//! use futures01::Future;") && after.contains("use futures01::{future, Future};"),
        "{after}"
    );
    assert!(
        after.contains("//! use futures::compat::Future01CompatExt;\n//! use futures::executor::block_on;"),
        "{after}"
    );
}
