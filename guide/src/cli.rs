//! The command line of the guide's tool, which either checks the guide or writes its generated parts: quotes of the
//! sources, the behaviour pages, and the pages of the map.

use std::io;
use std::process::ExitCode;

use clap::{ArgGroup, Parser};

use crate::{
    check_behaviour, check_carried, check_documents, check_map, check_paths, workspace_root, write_behaviour,
    write_carried, write_documents, write_map,
};

/// Keeps the guide consistent with the sources that it quotes.
#[derive(Debug, Parser)]
#[command(group(ArgGroup::new("mode").required(true)))]
pub struct Arguments {
    /// Report inconsistencies, and fail if there are any.
    #[arg(long, group = "mode")]
    check: bool,
    /// Write all generated parts, then report problems that only a person can mend.
    #[arg(long, group = "mode")]
    write: bool,
    /// Leave out the map, which takes long: only behaviour pages, quotes and links
    #[arg(long)]
    without_map: bool,
}

/// Runs the command of the arguments, and prints each remaining problem. Returns the exit code: 0 if there is none,
/// else 1.
///
/// # Errors
///
/// Fails if the guide's data cannot be read, or a page cannot be written.
pub fn run(arguments: &Arguments) -> io::Result<ExitCode> {
    let root = workspace_root();
    let problems = if arguments.write {
        // Quotes may be in any document, so they come last. The facts come before the map, which links to them.
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
