//! Checks the guide, or writes what can be written into it: quotes of the sources, and the map's pages.

use std::io;
use std::process::ExitCode;

use clap::{ArgGroup, Parser};
use compat_tests::guide;

/// Keeps the guide in step with the sources that it quotes.
#[derive(Debug, Parser)]
#[command(group(ArgGroup::new("mode").required(true)))]
struct Arguments {
    /// Report what is out of step, and fail if anything is.
    #[arg(long, group = "mode")]
    check: bool,
    /// Refresh the quotes, then report what only a person can mend.
    #[arg(long, group = "mode")]
    write: bool,
}

fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let root = guide::repository_root();
    let problems = if arguments.write {
        guide::write_documents(&root)?
    } else {
        guide::check_documents(&root)?
    };
    for problem in &problems {
        eprintln!("{problem}");
    }
    Ok(if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
