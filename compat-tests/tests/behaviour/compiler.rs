//! Compiles code that should not compile, and returns the compiler's messages.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

/// Generation of `tokio` in a piece of code.
#[derive(Clone, Copy)]
pub(crate) enum Tokio {
    /// tokio 0.1; futures 0.1 is in its `prelude`.
    Legacy,
    /// tokio 1.
    Modern,
}

/// Returns the errors in `program`, each as `line:column: error[code]: message`; an empty text if it compiles.
///
/// The program can use one crate besides `std`: the `tokio` of this build.
pub(crate) fn errors(tokio: Tokio, program: &str) -> String {
    static LEGACY: LazyLock<PathBuf> = LazyLock::new(|| library("/tokio-0.1."));
    static MODERN: LazyLock<PathBuf> = LazyLock::new(|| library("/tokio-1."));
    let library = match tokio {
        Tokio::Legacy => &LEGACY,
        Tokio::Modern => &MODERN,
    };
    let output = compile(library, program);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.success(), errors.is_empty(), "{errors}");
    errors
}

/// Returns the newest build of the `tokio` whose sources are in a folder named `version`, and that this compiler can
/// read. Panics if there is none.
fn library(version: &str) -> PathBuf {
    let mut builds: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            let Some(name) = name.strip_suffix(".rlib") else {
                return false;
            };
            name.strip_prefix("lib").is_some_and(|name| {
                // Cargo lists the sources of the library there.
                let sources = folder().join(name).with_extension("d");
                name.starts_with("tokio-") && std::fs::read_to_string(sources).is_ok_and(|list| list.contains(version))
            })
        })
        .collect();
    builds.sort_by_key(|path| std::cmp::Reverse(path.metadata().unwrap().modified().unwrap()));
    builds
        .into_iter()
        .find(|library| {
            let program = "use tokio as _; fn main() {}";
            compile(library, program).status.success()
        })
        .expect("a build of tokio beside this binary")
}

/// Returns the folder of this binary and its libraries.
fn folder() -> PathBuf {
    let binary = std::env::current_exe().unwrap();
    binary.parent().unwrap().to_owned()
}

fn compile(tokio: &Path, program: &str) -> Output {
    let scratch = tempfile::tempdir().unwrap();
    let mut compiler = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()))
        .args(["-", "--edition=2021", "--crate-type=bin", "--emit=metadata"])
        .args(["--error-format=short", "--cap-lints=allow"])
        .arg("--out-dir")
        .arg(scratch.path())
        .arg("-L")
        .arg(format!("dependency={}", folder().display()))
        .arg("--extern")
        .arg(format!("tokio={}", tokio.display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = compiler.stdin.take().unwrap();
    input.write_all(program.as_bytes()).unwrap();
    drop(input);
    compiler.wait_with_output().unwrap()
}
