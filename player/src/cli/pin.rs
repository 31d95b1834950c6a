//! `wire-player pin`.

use std::path::PathBuf;
use std::time::Duration;

use super::{Failure, step_timeout};
use crate::play::Target;
use crate::record;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// File of commands, one for each line, as one types them in redis-cli; or steps of a script that send something
    #[arg(value_name = "FILE")]
    commands: PathBuf,

    /// Service that answers them
    #[arg(long, value_name = "NAME=HOST:PORT")]
    target: Target,

    /// Script to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,

    /// Longest time that an answer may take, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = step_timeout())]
    timeout: u64,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { commands, target, out, timeout } = arguments;
    record::pin(commands, target, out, Duration::from_millis(*timeout))?;
    println!("recorded what {} answers in {}", target.name, out.display());
    Ok(())
}
