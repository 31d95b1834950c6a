//! A stranger's project of 2019 on tokio 1: three changed lines, and the bridge by a git or a path dependency.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use frameworks::{get, http_peer};

/// A service on hyper 0.12 that asks another by reqwest 0.9.
const OLD: &str = r#"
use hyper::rt::{Future, Stream};
use hyper::{service::service_fn, Body, Response, Server};

fn main() {
    let other = std::env::args().nth(1).unwrap();
    let passed_on = move |_| {
        let asked = reqwest::r#async::Client::new().get(&other).send();
        asked.and_then(|response| response.into_body().concat2()).map(|body| Response::new(Body::from(body.to_vec())))
    };
    let service = move || service_fn(passed_on.clone());
    let server = Server::bind(&([127, 0, 0, 1], 0).into()).serve(service);
    println!("{}", server.local_addr());
    hyper::rt::run(server.map_err(|error| panic!("{error}")));
}
"#;

/// Changes to it: the line, and what stands there afterwards.
const CHANGED: [(&str, &str); 3] = [
    ("fn main() {", "#[tokio::main] async fn main() {"),
    (
        "    let other =",
        "    let bridge = bridge::Bridge::new(tokio::runtime::Handle::current()).unwrap();\n    let other =",
    ),
    (
        "    hyper::rt::run(server.map_err(|error| panic!(\"{error}\")));",
        "    bridge.handle().compat(server).await.unwrap();",
    ),
];

fn new() -> String {
    CHANGED.iter().fold(OLD.to_owned(), |code, (line, now)| {
        assert_eq!(code.matches(line).count(), 1, "{line}");
        code.replace(line, now)
    })
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Copies a folder with all that it holds.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            fs::copy(&path, copy).unwrap();
        }
    }
}

/// Copies what a stranger takes: the manifest, the sources.
fn copy_the_bridge(to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    copy_folder(&from.join("src"), &to.join("src"));
    for file in ["Cargo.toml", "README.md"] {
        fs::copy(from.join(file), to.join(file)).unwrap();
    }
}

/// Builds the project with `bridge`, runs it, and asks it.
fn runs_with(folder: &Path, bridge: &str) {
    fs::create_dir_all(folder.join("src")).unwrap();
    let manifest = format!(
        r#"
        [package]
        name = "stranger"
        version = "0.1.0"
        edition = "2018"

        [workspace]

        [dependencies]
        bridge = {{ package = "tokio01-bridge", {bridge} }}
        hyper = "0.12.36"
        reqwest = {{ version = "0.9.24", default-features = false }}
        tokio = {{ version = "1.54", features = ["full"] }}

        [profile.dev]
        debug = 0
        "#
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("src/main.rs"), new()).unwrap();
    // The versions that the other tests have been built with, and what has been built of them.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(here.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    run(Command::new(env!("CARGO"))
        .args(["build", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", here.join("target")));

    let other = format!("http://{}/", http_peer());
    let program = here.join("target/debug/stranger");
    let mut child = Command::new(program).arg(other).stdout(Stdio::piped()).spawn().unwrap();
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let response = get(address.trim().parse().unwrap(), "/");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(response.ends_with("hello"), "{response}");
}

#[test]
fn a_service_runs_on_tokio_1_after_three_changed_lines() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("bridge");
    copy_the_bridge(&copy);
    runs_with(&folder.path().join("by-path"), r#"path = "../bridge""#);

    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=somebody", "-c", "user.email=somebody@localhost"];
        run(Command::new("git").args(who).args(arguments).current_dir(&copy));
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "the bridge"]);
    runs_with(&folder.path().join("by-git"), &format!(r#"git = "file://{}""#, copy.display()));
}
