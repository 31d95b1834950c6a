//! `fix` on code of edition 2015 that `cargo fix --edition` does not bring over by itself: it compiles afterwards, does the
//! same, and gets the steps behind.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

mod common;

use std::fs;
use std::process::Command;

use common::{LOCK, commit, outcome, tree};
use serde_json::Value;

const MANIFEST: &str = "\
[package]
name = \"old\"
version = \"0.1.0\"

[dependencies]
futures = \"0.1\"
bytes = \"0.4\"

[features]
never = []
";

const ROOT: &str = "\
#![cfg_attr(test, deny(warnings))]
#![allow(bare_trait_objects, deprecated)]

extern crate bytes as octets;
extern crate futures;

use futures::Future;

pub use error::Kind;

#[macro_use]
mod macros;
mod error;
pub mod bytes;
pub mod steps;

pub fn sum(a: u32) -> Box<Future<Item = u32, Error = Kind>> {
    Box::new(futures::future::ok(a).map(|a| a + 1))
}
";

/// A path of the root in a macro's definition.
const MACROS: &str = "\
macro_rules! refuse {
    ($what:expr) => {
        return Err(::error::Kind($what.to_owned()))
    };
}

macro_rules! twice {
    ($body:block) => {
        if true $body
        if false $body
    };
}
";

/// A module with the name of a crate; what only a feature that is off shows; names that are keywords later.
const STEPS: &str = "\
use std::error::Error;

use bytes;
use error::{self, Kind};
use futures::{Async, Future, Poll};
use octets::Bytes;

pub(in steps) fn checked(text: &str) -> Result<usize, ::Kind> {
    if text.is_empty() {
        refuse!(\"nothing\");
    }
    twice! {{
        if text.len() > 3 {
            return Err(::error::Kind(\"long\".to_owned()));
        }
    }}
    Ok(text.len())
}

pub struct Async_ {
    pub async: bool,
}

pub struct Ask(pub Option<Bytes>);

impl ::futures::Future for Ask {
    type Item = Bytes;
    type Error = ::error::Kind;

    fn poll(&mut self) -> Poll<Bytes, Kind> {
        match self.0.take() {
            Some(bytes) => Ok(Async::Ready(bytes)),
            None => refuse!(\"asked again\"),
        }
    }
}

pub fn ask(text: &'static str) -> Box<Future<Item = usize, Error = error::Kind>> {
    Box::new(Ask(Some(Bytes::from(text))).and_then(|bytes| ::sum(bytes::length(&bytes))).map(|x| x as usize))
}

#[cfg(feature = \"never\")]
pub fn hidden(await: u32) -> ::Kind {
    use error::Kind as Other;
    ::steps::ask(\"hidden\").wait().err().unwrap_or(Other(await.to_string()))
}

pub fn describe(error: &Error) -> String {
    error.to_string()
}

#[test]
fn it_is_as_it_was() {
    assert_eq!(checked(\"ab\"), Ok(2));
    assert_eq!(checked(\"\"), Err(Kind(\"nothing\".to_owned())));
    assert_eq!(checked(\"abcd\"), Err(Kind(\"long\".to_owned())));
    assert_eq!(ask(\"abc\").wait(), Ok(4));
    assert!(Async_ { async: true }.async);
    assert_eq!(describe(&Kind(\"x\".to_owned())), \"x\");
}
";

#[test]
fn paths_to_the_root_in_macros_and_behind_conditions_go_over_to_2018() {
    let work = tempfile::tempdir().unwrap();
    let folder = tree(&[
        ("Cargo.toml", MANIFEST),
        ("Cargo.lock", LOCK),
        ("src/lib.rs", ROOT),
        ("src/macros.rs", MACROS),
        (
            "src/error.rs",
            "#[derive(Debug, PartialEq)]\npub struct Kind(pub String);\n\nimpl ::std::fmt::Display for Kind {\n    fn fmt(&self, f: &mut ::std::fmt::Formatter) -> ::std::fmt::Result {\n        f.write_str(&self.0)\n    }\n}\n\nimpl ::std::error::Error for Kind {}\n",
        ),
        ("src/bytes.rs", "pub fn length(bytes: &::octets::Bytes) -> u32 {\n    bytes.len() as u32\n}\n"),
        ("src/steps.rs", STEPS),
    ]);
    commit(folder.path());
    let mut command = common::fix(work.path());
    command.args(["--write", "--format", "json"]);
    let (code, report, said) = outcome(command.arg(folder.path()));
    assert_eq!(code, 0, "{said}");
    let report: Value = serde_json::from_str(&report).unwrap();
    let steps = report["steps"].as_array().unwrap();
    assert_eq!(steps[0]["name"], "edition");
    assert!(steps.iter().all(|step| step.get("backed_out").is_none()), "{steps:#?}");
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    assert!(read("src/macros.rs").contains("return Err(crate::error::Kind("), "{}", read("src/macros.rs"));
    let text = read("src/steps.rs");
    for wanted in [
        "return Err(crate::error::Kind(\"long\"",
        "use crate::error::Kind as Other;",
        "pub fn hidden(r#await: u32) -> crate::Kind",
        "crate::steps::ask(\"hidden\")",
        "async move",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    let output = Command::new(env!("CARGO"))
        .current_dir(folder.path())
        .args(["test", "--offline", "--quiet", "--lib", "--target-dir"])
        .arg(work.path().join("run"))
        .env_remove("RUSTC_WRAPPER")
        .output()
        .unwrap();
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
}
