//! `cargo run -p dist -- PREFIX`: writes the manual pages and the shell completions of all programs below a folder.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Writes manual pages and shell completions below PREFIX/share, where man and the shells look for them.
#[derive(Parser)]
#[command(
    name = "dist",
    after_help = "Exit status:\n  0  all is written\n  1  a file cannot be written\n  2  a mistake in the command line"
)]
struct Arguments {
    /// Folder, such as ~/.local or /usr/local
    prefix: PathBuf,
}

fn main() -> ExitCode {
    let prefix = Arguments::parse().prefix;
    match dist::write(&prefix) {
        Ok(written) => {
            println!("{} files are written below {}", written.len(), prefix.join("share").display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("dist: {}: {error}", prefix.display());
            ExitCode::FAILURE
        }
    }
}
