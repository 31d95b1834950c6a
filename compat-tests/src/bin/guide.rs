//! Checks the guide, or writes what can be written into it: quotes of the sources, the behaviour pages, and the
//! map's pages.

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
    /// Leave the map alone, which takes a while: only behaviour pages, quotes and links
    #[arg(long)]
    without_map: bool,
}

fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let root = guide::repository_root();
    let problems = if arguments.write {
        // The map links to the facts, and quotes may stand in any document: they come last.
        let mut problems = guide::write_behaviour(&root)?;
        if !arguments.without_map {
            problems.extend(guide::write_map(&root)?);
        }
        problems.extend(guide::write_documents(&root)?);
        problems.extend(guide::write_carried(&root)?);
        problems
    } else {
        let mut problems = guide::check_behaviour(&root)?;
        if !arguments.without_map {
            problems.extend(guide::check_paths(&root)?);
            problems.extend(guide::check_map(&root)?);
        }
        problems.extend(guide::check_documents(&root)?);
        problems.extend(guide::check_carried(&root)?);
        problems
    };
    for problem in &problems {
        eprintln!("{problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
