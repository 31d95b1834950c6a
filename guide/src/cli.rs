//! The command line of the guide's tool: checks the guide, or writes what can be written into it: quotes of the sources, the behaviour pages, and the
//! map's pages.

use std::io;
use std::process::ExitCode;

use clap::{ArgGroup, Parser};

use crate::{
    check_behaviour, check_carried, check_documents, check_map, check_paths, workspace_root, write_behaviour,
    write_carried, write_documents, write_map,
};

/// Keeps the guide in step with the sources that it quotes.
#[derive(Debug, Parser)]
#[command(group(ArgGroup::new("mode").required(true)))]
pub struct Arguments {
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

/// Does what the arguments say, and prints each problem that is left. The exit code is 0 if there is none, else 1.
///
/// # Errors
///
/// Fails if the guide's data cannot be read, or a page cannot be written.
pub fn run(arguments: &Arguments) -> io::Result<ExitCode> {
    let root = workspace_root();
    let problems = if arguments.write {
        // The map links to the facts, and quotes may stand in any document: they come last.
        let mut problems = write_behaviour(root)?;
        if !arguments.without_map {
            problems.extend(write_map(root)?);
        }
        problems.extend(write_documents(root)?);
        problems.extend(write_carried(root)?);
        problems
    } else {
        let mut problems = check_behaviour(root)?;
        if !arguments.without_map {
            problems.extend(check_paths(root)?);
            problems.extend(check_map(root)?);
        }
        problems.extend(check_documents(root)?);
        problems.extend(check_carried(root)?);
        problems
    };
    for problem in &problems {
        eprintln!("{problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
