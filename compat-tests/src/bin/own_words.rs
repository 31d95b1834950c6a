//! Reports sentences in the project's prose that are taken from Redis or the tutorials.

use std::error::Error;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use guide::own_words::{Index, redis_texts, search, tutorial_texts};
use guide::workspace_root;

/// Reports each sequence of words that comments, strings and documents share with Redis or the tutorials.
#[derive(Debug, Parser)]
#[command(arg_required_else_help = true)]
struct Arguments {
    /// A running redis-server, whose COMMAND DOCS and HELP texts are read
    #[arg(long, value_name = "ADDRESS")]
    redis: Option<SocketAddr>,
    /// A folder with the tutorials
    #[arg(long, value_name = "FOLDER")]
    tutorials: Option<PathBuf>,
    /// Length of the sequences to report, in words; the list of exceptions is used only with the default
    #[arg(long, value_name = "COUNT", default_value = "9")]
    words: NonZeroUsize,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let mut texts = Vec::new();
    if let Some(address) = arguments.redis {
        texts.extend(redis_texts(address)?);
    }
    if let Some(folder) = &arguments.tutorials {
        texts.extend(tutorial_texts(folder)?);
    }
    let findings = search(workspace_root(), &Index::new(arguments.words.get(), &texts))?;
    for finding in &findings {
        println!("{finding}");
    }
    println!("{} texts read, {} findings", texts.len(), findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
