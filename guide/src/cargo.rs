//! Builds programs of the workspace with cargo.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::workspace_root;

/// Reason why something could not be built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A file or a process cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// Action that was tried.
        what: String,
        /// The error.
        source: io::Error,
    },
    /// Cargo or the compiler ended with an error.
    #[error("`{command}` failed:\n{output}")]
    Tool {
        /// The command.
        command: String,
        /// Its standard error.
        output: String,
    },
    /// The output of cargo does not have the expected form.
    #[error("cargo's output is not understood: {0}")]
    Output(String),
}

/// Profile with which a program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Without optimization.
    Debug,
    /// With optimization.
    Release,
}

impl Profile {
    /// Returns the profile of this program itself.
    #[must_use]
    pub const fn own() -> Self {
        if cfg!(debug_assertions) { Self::Debug } else { Self::Release }
    }
}

/// Returns a command that runs cargo in the root folder of the workspace. If this program was itself run by cargo, it
/// is that cargo.
#[must_use]
pub fn command() -> Command {
    let mut command = Command::new(tool("CARGO", "cargo"));
    command.current_dir(workspace_root()).stdin(Stdio::null());
    command
}

/// Builds the program `name` of `package`, and returns its path. Cargo's messages go to standard error.
///
/// Each package needs a call of its own: in a joint build, cargo would unify the features of shared dependencies, and
/// programs of the same name in two packages would be one and the same file.
///
/// # Errors
///
/// Cargo cannot be run, or the program does not compile.
pub fn program(package: &str, name: &str, profile: Profile) -> Result<PathBuf, BuildError> {
    let mut command = command();
    command.args(["build", "--package", package, "--bin", name, "--message-format=json-render-diagnostics"]);
    if profile == Profile::Release {
        command.arg("--release");
    }
    let output = command.stderr(Stdio::inherit()).output().map_err(io_error("run", Path::new("cargo")))?;
    if !output.status.success() {
        let command = format!("cargo build --package {package} --bin {name}");
        return Err(BuildError::Tool { command, output: "the compiler's messages stand above".to_owned() });
    }
    executable(&String::from_utf8_lossy(&output.stdout), name)
        .ok_or_else(|| BuildError::Output(format!("no executable {name}")))
}

/// Returns the executable of the program `name`, taken from cargo's JSON messages.
fn executable(messages: &str, name: &str) -> Option<PathBuf> {
    messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let target = &message["target"];
        let is_program = target["kind"].as_array()?.iter().any(|kind| kind == "bin");
        (is_program && target["name"] == name).then(|| message["executable"].as_str())?.map(PathBuf::from)
    })
}

pub(crate) fn cargo(args: &[&str]) -> Result<String, BuildError> {
    run("CARGO", "cargo", args)
}

/// Runs the tool that the environment variable `variable` names, or else `name`, and returns its output.
pub(crate) fn run(variable: &str, name: &str, args: &[&str]) -> Result<String, BuildError> {
    let program = tool(variable, name);
    let output = Command::new(&program)
        .args(args)
        .current_dir(workspace_root())
        .stdin(Stdio::null())
        .output()
        .map_err(io_error("run", Path::new(&program)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(BuildError::Tool {
            command: format!("{name} {}", args.join(" ")),
            output: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }
}

fn tool(variable: &str, name: &str) -> PathBuf {
    env::var_os(variable).unwrap_or_else(|| name.into()).into()
}

pub(crate) fn io_error<'a>(verb: &'a str, path: &'a Path) -> impl Fn(io::Error) -> BuildError + 'a {
    move |source| BuildError::Io { what: format!("{verb} {}", path.display()), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_executable_is_taken_from_the_bin_target_of_that_name() {
        let messages = r#"
{"reason":"compiler-artifact","target":{"kind":["lib"],"name":"modern"},"executable":null}
{"reason":"compiler-artifact","target":{"kind":["bin"],"name":"client"},"executable":"/t/client"}
{"reason":"compiler-artifact","target":{"kind":["bin"],"name":"modern"},"executable":"/t/modern"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(executable(messages, "modern"), Some(PathBuf::from("/t/modern")));
        assert_eq!(executable(messages, "legacy"), None);
    }
}
