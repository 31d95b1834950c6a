//! Manual pages and shell completions of the project's programs, generated from the definitions by which the programs
//! parse their command lines.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};

/// The version in manual pages. The programs' own `--version` also has the commit.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Returns the name and the command line of each program.
#[must_use]
pub fn programs() -> Vec<(&'static str, Command)> {
    let server = |name, runtime| host::Program { name, runtime, version: VERSION }.command();
    vec![
        ("legacy", server("legacy", legacy::RUNTIME)),
        ("modern", server("modern", modern::RUNTIME)),
        // Both sides have a program of this name, with the same command line.
        ("cli", client_protocol::cli::definition("tokio 1, or on tokio 0.1", VERSION)),
        ("wire-player", player::cli::Arguments::command()),
        ("cargo-tokio-port", port::cli::definition().name("cargo-tokio-port").bin_name("cargo-tokio-port")),
    ]
}

/// Returns the file, below a prefix such as `/usr/local`, in which a shell looks for the completions of a program.
fn completions(shell: Shell, program: &str) -> PathBuf {
    match shell {
        Shell::Fish => Path::new("share/fish/vendor_completions.d").join(format!("{program}.fish")),
        Shell::Zsh => Path::new("share/zsh/site-functions").join(format!("_{program}")),
        _ => Path::new("share/bash-completion/completions").join(program),
    }
}

/// Writes all files below `prefix`, and returns their paths.
///
/// # Errors
///
/// When a folder or file cannot be written.
pub fn write(prefix: &Path) -> io::Result<Vec<PathBuf>> {
    let mut written = Vec::new();
    let manual = prefix.join("share/man/man1");
    for (name, command) in programs() {
        for shell in [Shell::Bash, Shell::Fish, Shell::Zsh] {
            let path = prefix.join(completions(shell, name));
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            generate(shell, &mut command.clone(), name, &mut File::create(&path)?);
            written.push(path);
        }
        // Each subcommand gets its own page as well, such as `cargo-tokio-port-scan.1`.
        fs::create_dir_all(&manual)?;
        clap_mangen::generate_to(command, &manual)?;
    }
    for entry in fs::read_dir(&manual)? {
        written.push(entry?.path());
    }
    written.sort();
    Ok(written)
}
