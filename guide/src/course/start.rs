//! The first file of a learner's port.

use std::path::PathBuf;
use std::{fs, io};

use crate::lessons::{Side, Spec};
use crate::workspace_root;

/// Returns the path of the port of `lesson`, which is where `check-port` looks for it too.
pub(crate) fn place(lesson: &str) -> PathBuf {
    workspace_root().join("ports/src/bin").join(format!("{lesson}.rs"))
}

/// Writes the first file of a port of `spec`, and returns its path.
///
/// # Errors
///
/// A port exists already, or the file cannot be written.
pub(super) fn write(spec: &Spec) -> io::Result<PathBuf> {
    let path = place(&spec.name);
    if path.exists() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "there is a port already; delete it to start anew"));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, stub(spec)?)?;
    Ok(path)
}

/// The attribute of a `main` whose runtime has one thread.
const ONE_THREAD: &str = "#[tokio::main(flavor = \"current_thread\")]";

/// Returns the content of the first file: a description of the old program, the arguments, for a server its listener,
/// and the kind of runtime that the model solution has.
fn stub(spec: &Spec) -> io::Result<String> {
    let old = fs::read_to_string(Side::Legacy.source(&spec.name))?;
    let model = fs::read_to_string(Side::Modern.source(&spec.name))?;
    let main = if model.contains(ONE_THREAD) { ONE_THREAD } else { "#[tokio::main]" };
    let opening: String =
        old.lines().take_while(|line| line.starts_with("//!")).map(|line| format!("{line}\n")).collect();
    let name = &spec.name;
    let task = spec.exercise.as_ref().map_or("", |exercise| exercise.task.trim());
    let listens = spec.runs.iter().any(|run| run.args.first().is_some_and(|arg| arg.starts_with("127.0.0.1")));
    let mut arguments: Vec<String> =
        spec.runs.iter().filter(|run| !run.args.is_empty()).map(|run| run.args.join(" ")).collect();
    arguments.dedup();
    let mut stub = format!(
        "{opening}//!\n//! A port of `legacy/examples/{name}.rs`. {task}\n//! `cargo run -p compat-tests -- check-port {name}` \
         judges it.\n"
    );
    if !arguments.is_empty() {
        stub += &format!("//! It is run with the arguments: {}.\n", arguments.join("; "));
    }
    // Without it a port that does not compile yet would break the tests of the whole workspace.
    stub += "\n#![cfg(not(test))] // `cargo test` leaves a port alone\n";
    if listens {
        stub += "\nuse std::{env, io};\n\nuse tokio::net::TcpListener;\n";
    }
    stub += &format!("\n{main}\n");
    stub += if listens {
        "async fn main() -> io::Result<()> {\n    \
         let addr = env::args().nth(1).unwrap_or_else(|| \"127.0.0.1:0\".to_owned());\n    \
         let listener = TcpListener::bind(addr).await?;\n    \
         // The checker learns the address from this line.\n    \
         eprintln!(\"listening on {}\", listener.local_addr()?);\n\n    Ok(())\n}\n"
    } else {
        "async fn main() {}\n"
    };
    Ok(stub)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_has_the_runtime_of_the_model_and_the_listener_of_a_server() {
        let stub = |name| stub(&Spec::load(name).unwrap()).unwrap();
        let log = stub("append_log");
        assert!(log.contains(&format!("{ONE_THREAD}\nasync fn main() {{}}\n")) && !log.contains("listening on"));
        let server = stub("hello_world_server");
        assert!(
            server.contains("#[tokio::main]\nasync fn main() -> io::Result<()> {") && server.contains("listening on")
        );
    }
}
