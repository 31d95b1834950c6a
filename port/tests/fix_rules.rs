//! The rules of `fix` beside those for chains: what they make of a fixture, and that it does the same in the same order.

#![allow(clippy::unwrap_used)] // a test may panic

extern crate bytes_legacy as bytes04;
extern crate futures_legacy as futures01;
extern crate tokio_legacy as tokio01;

mod common;
#[path = "fix/leaf.rs"]
#[allow(dead_code)] // the fixtures of chains need the rest
mod leaf;
#[path = "fix/today.rs"]
mod today;
#[path = "fix/wire.rs"]
mod wire;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{LOCK, git, outcome, tree};

/// Two modules for each fixture of a folder, and the test that they do the same.
macro_rules! fixtures {
    ($names:ident $folder:literal $($name:ident $input:literal $output:literal;)*) => {
        const $names: &[&str] = &[$(stringify!($name)),*];

        $(#[path = $folder]
        #[allow(clippy::all, clippy::pedantic, deprecated, unreachable_pub, unused_imports, unused_qualifications, dead_code)] // what is made of code of the time
        mod $name {
            #[path = $input]
            pub(super) mod input;
            #[path = $output]
            pub(super) mod output;

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
    SIGNATURES "fix/signatures"
    alias "alias.input.rs" "alias.output.rs";
    awaited "awaited.input.rs" "awaited.output.rs";
    boxed "boxed.input.rs" "boxed.output.rs";
    by_name "by_name.input.rs" "by_name.output.rs";
    documented "documented.input.rs" "documented.output.rs";
    ends "ends.input.rs" "ends.output.rs";
    left "left.input.rs" "left.output.rs";
    recursive "recursive.input.rs" "recursive.output.rs";
}

fixtures! {
    CODECS "fix/codecs"
    buffers "buffers.input.rs" "buffers.output.rs";
    codec "codec.input.rs" "codec.output.rs";
    stays "stays.input.rs" "stays.output.rs";
}

fixtures! {
    POLLS "fix/polls"
    calls "calls.input.rs" "calls.output.rs";
    future "future.input.rs" "future.output.rs";
    methods "methods.input.rs" "methods.output.rs";
    sink "sink.input.rs" "sink.output.rs";
    stream "stream.input.rs" "stream.output.rs";
}

// A crate of their own: what it polls by hand is no matter of others.
fixtures! {
    BY_HAND "fix/polls"
    outside "outside.input.rs" "outside.output.rs";
    unknown "unknown.input.rs" "unknown.output.rs";
}

fixtures! {
    RUNTIME "fix/runtime"
    current_thread "current_thread.input.rs" "current_thread.output.rs";
    pool "pool.input.rs" "pool.output.rs";
    runtime_stays "runtime_stays.input.rs" "runtime_stays.output.rs";
}

fixtures! {
    CHANNELS "fix/channels"
    crowded "crowded.input.rs" "crowded.output.rs";
    fed "fed.input.rs" "fed.output.rs";
    limited "limited.input.rs" "limited.output.rs";
    one_thread "one_thread.input.rs" "one_thread.output.rs";
    oneshots "oneshots.input.rs" "oneshots.output.rs";
    other_names "other_names.input.rs" "other_names.output.rs";
    receivers "receivers.input.rs" "receivers.output.rs";
    senders "senders.input.rs" "senders.output.rs";
    spawned "spawned.input.rs" "spawned.output.rs";
    waits "waits.input.rs" "waits.output.rs";
}

fixtures! {
    TIMERS "fix/timers"
    delays "delays.input.rs" "delays.output.rs";
    hostile "hostile.input.rs" "hostile.output.rs";
    intervals "intervals.input.rs" "intervals.output.rs";
    timeouts "timeouts.input.rs" "timeouts.output.rs";
}

fixtures! {
    NO_TIMERS "fix/timers"
    library "library.input.rs" "library.output.rs";
}

fixtures! {
    ADAPTERS "fix/adapters"
    tasks "tasks.input.rs" "tasks.output.rs";
    variables "variables.input.rs" "variables.output.rs";
}

/// Further dependencies of the fixtures of `runtime`.
const RUNTIMES: &str = "tokio01 = { package = \"tokio\", version = \"0.1\" }\n";

const MANIFEST: &str = "\
[package]
name = \"old\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
futures01 = { package = \"futures\", version = \"0.1\" }
futures = { version = \"0.3\", features = [\"compat\"] }
bytes04 = { package = \"bytes\", version = \"0.4\" }
bytes = \"1\"
tokio-codec = \"0.1\"
tokio-io = \"0.1\"
tokio-util = { version = \"0.7\", features = [\"codec\"] }
";

fn folder(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fix").join(of)
}

fn read(of: &str, name: &str, side: &str) -> String {
    fs::read_to_string(folder(of).join(format!("{name}.{side}.rs"))).unwrap()
}

#[test]
fn signatures_become_what_they_should() {
    become_what_they_should("signatures", SIGNATURES);
}

#[test]
fn codecs_become_what_they_should() {
    become_what_they_should("codecs", CODECS);
}

#[test]
fn polls_become_what_they_should() {
    become_in_two_crates("polls", "", POLLS, BY_HAND);
}

#[test]
fn channels_become_what_they_should() {
    become_what_they_should("channels", CHANNELS);
}

#[test]
fn runtimes_become_what_they_should() {
    become_in_two_crates("runtime", RUNTIMES, RUNTIME, &[]);
}

#[test]
fn timers_become_what_they_should() {
    let crates = format!("{RUNTIMES}tokio = {{ version = \"1\", features = [\"time\"] }}\n");
    become_in_two_crates("timers", &crates, NO_TIMERS, TIMERS);
}

#[test]
fn adapters_become_what_they_should() {
    become_in_two_crates("adapters", RUNTIMES, &[], ADAPTERS);
}

/// Runs the step of this name on the fixtures in the folder of the same name. With `BLESS=1` it writes the outputs.
fn become_what_they_should(step: &str, names: &[&str]) {
    become_in_two_crates(step, "", names, &[]);
}

/// Does so with fixtures in a library and in a program, and with more crates in the manifest.
fn become_in_two_crates(step: &str, crates: &str, library: &[&str], program: &[&str]) {
    let names: Vec<&str> = library.iter().chain(program).copied().collect();
    let modules = |names: &[&str]| -> String {
        ["leaf", "wire"].iter().chain(names).map(|name| format!("pub mod {name};\n")).collect()
    };
    let allowed = "#![allow(dead_code, deprecated)]";
    let mut files = vec![
        ("Cargo.toml".to_owned(), format!("{MANIFEST}{crates}")),
        ("Cargo.lock".to_owned(), LOCK.to_owned()),
        ("rustfmt.toml".to_owned(), "max_width = 120\nuse_small_heuristics = \"Max\"\n".to_owned()),
        ("src/lib.rs".to_owned(), format!("{allowed}\n{}", modules(library))),
        ("src/main.rs".to_owned(), format!("{allowed}\n{}fn main() {{}}\n", modules(program))),
        ("src/leaf.rs".to_owned(), leaf(step)),
        ("src/wire.rs".to_owned(), fs::read_to_string(folder("wire.rs")).unwrap()),
    ];
    files.extend(names.iter().map(|name| (format!("src/{name}.rs"), read(step, name, "input"))));
    let list: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let project = tree(&list);
    let work = tempfile::tempdir().unwrap();
    let shows = step == "signatures";
    // They settle the lock file, too.
    let shown = if shows { doc_tests(project.path(), work.path()) } else { Vec::new() };
    common::commit(project.path());
    let fix = || {
        let mut command = common::fix(work.path());
        command.arg("--write");
        // Chains are awaited, on a runtime of tokio 1.
        let steps: &[&str] = if matches!(step, "timers" | "adapters") { &["runtime", "chains", step] } else { &[step] };
        command.args(steps.iter().flat_map(|step| ["--step", step]));
        outcome(command.arg(project.path()))
    };
    let made = |name: &str| fs::read_to_string(project.path().join(format!("src/{name}.rs"))).unwrap();
    let (code, _, said) = fix();
    assert_eq!(code, 0, "{said}");
    if shows {
        assert!(shown.len() > 5, "{shown:?}");
        assert_eq!(doc_tests(project.path(), work.path()), shown, "examples that passed\n{}", made("documented"));
        let files = git(project.path(), &["show", "--stat", "--format=", "HEAD"]);
        assert!(!files.contains("tokio_port_docs"), "{files}");
    }
    // It has compiled what it wrote.
    if !common::has_rustfmt() {
        return;
    }
    for name in &names {
        let made = made(name);
        if std::env::var_os("BLESS").is_some() {
            fs::write(folder(step).join(format!("{name}.output.rs")), &made).unwrap();
        }
        assert!(made == read(step, name, "output"), "{name} becomes\n{made}\n{said}");
    }
    if step == "polls" {
        let (code, _, said) = fix();
        assert_eq!(code, 0, "{said}");
        for name in &names {
            assert!(made(name) == read(step, name, "output"), "a second run changes {name}\n{}", made(name));
        }
    }
}

/// Returns the futures and notes that the fixtures of a step use. What polls by hand is left out for those that have to run
/// on a runtime of tokio 1.
fn leaf(step: &str) -> String {
    let whole = fs::read_to_string(folder("leaf.rs")).unwrap();
    match step {
        "timers" => whole.split("/// Makes a future, says").next().unwrap().to_owned(),
        _ => whole,
    }
}

/// Runs the examples in a project's documentation, and returns those that pass, by the items that they stand above.
fn doc_tests(project: &Path, work: &Path) -> Vec<String> {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(project).args(["test", "--offline", "--doc", "--target-dir"]).arg(work.join("docs"));
    let (_, said, why) = outcome(command.env_remove("RUSTC_WRAPPER"));
    let passed = said.lines().filter(|line| line.ends_with("... ok"));
    let mut names: Vec<String> = passed.map(|line| line.split(" (line ").next().unwrap_or(line).to_owned()).collect();
    assert!(!names.is_empty(), "{said}{why}");
    names.sort();
    names
}
