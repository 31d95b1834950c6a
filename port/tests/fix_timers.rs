//! `fix` and timers: which programs and libraries of a workspace certainly run on a runtime of tokio 1.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

mod common;

use std::fs;

use common::{LOCK, commit, outcome, tree};

const PAUSE: &str = "
pub fn pause() -> impl Future<Item = (), Error = ()> {
    Delay::new(Instant::now() + Duration::from_millis(1)).map_err(drop)
}
";
const USES: &str = "#![allow(dead_code, unused_imports)]
use futures::Future;
use std::time::{Duration, Instant};
use tokio::timer::Delay;
";

fn manifest(name: &str, more: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2018\"\n{more}\n[dependencies]\n\
         futures = \"0.1\"\ntokio = \"0.1\"\n"
    )
}

#[test]
fn timers_go_over_where_the_runtime_is_certain() {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut expected: Vec<(&str, bool)> = Vec::new();
    let mut add = |path: &'static str, name: &str, manifest_more: &str, on: &str, code: &str, goes: bool| {
        files.push((format!("{name}/Cargo.toml"), manifest(name, manifest_more) + on));
        files.push((path.to_owned(), format!("{USES}{code}{PAUSE}")));
        expected.push((path, goes));
    };
    let private = "publish = false";
    // Programs.
    let on = "inside = { path = \"../inside\" }\nshared = { path = \"../shared\" }\nbetween = { path = \"../between\" }\n\
              tested = { path = \"../tested\" }\n";
    let all = "fn main() { tokio::run(pause().join(inside::pause()).join(shared::pause()).join(between::pause())\
               .join(tested::pause()).map(drop)) }";
    add("certain/src/main.rs", "certain", "", on, all, true);
    let ends = "fn main() { let mut r = tokio::runtime::Runtime::new().unwrap(); r.spawn(pause()); \
                r.shutdown_on_idle().wait().unwrap(); }";
    add("ends/src/main.rs", "ends", "", "", ends, true);
    let waits = "fn main() { tokio::run(between::pause()); let _ = pause().wait(); }";
    add("waits/src/main.rs", "waits", "", "between = { path = \"../between\" }\n", waits, false);
    let own = "fn main() { tokio::run(pause()) }\n#[cfg(test)] mod tests { #[test] fn waits() { \
               futures::Future::wait(super::pause()).unwrap(); } }";
    add("own_tests/src/main.rs", "own_tests", "", "", own, false);
    let spawns = "fn main() { tokio::run(pause()); futures::executor::spawn(pause()).wait_future().unwrap() }";
    add("spawns/src/main.rs", "spawns", "", "", spawns, false);
    let thread = "fn main() { tokio::executor::current_thread::block_on_all(pause()).unwrap(); tokio::run(pause()) }";
    add("bare/src/main.rs", "bare", "", "", thread, false);
    add("none/src/main.rs", "none", "", "", "fn main() { drop(pause()) }", false);
    // Libraries: of one certain program, public, of two programs, with tests of its own.
    add("inside/src/lib.rs", "inside", private, "", "", true);
    add("shared/src/lib.rs", "shared", "", "", "", false);
    add("between/src/lib.rs", "between", private, "", "", false);
    let tests = "#[test] fn waits() { pause().wait().unwrap() }\n";
    add("tested/src/lib.rs", "tested", private, "", tests, false);
    let members: Vec<String> =
        expected.iter().map(|(path, _)| format!("\"{}\"", path.split('/').next().unwrap())).collect();
    files.push(("Cargo.toml".to_owned(), format!("[workspace]\nmembers = [{}]\n", members.join(", "))));
    files.push(("Cargo.lock".to_owned(), LOCK.to_owned()));
    let list: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let project = tree(&list);
    commit(project.path());
    let work = tempfile::tempdir().unwrap();
    let mut command = common::fix(work.path());
    command.args(["--write", "--step", "runtime", "--step", "chains", "--step", "timers"]);
    let (code, _, said) = outcome(command.arg(project.path()));
    assert_eq!(code, 0, "{said}");
    for (path, goes) in expected {
        let made = fs::read_to_string(project.path().join(path)).unwrap();
        let is_over = made.contains("tokio::time::sleep");
        assert_eq!((is_over, made.contains("Delay::new")), (goes, !goes), "{path}\n{made}\n{said}");
    }
}
