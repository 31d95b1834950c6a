//! `wire-player play`.

use std::path::PathBuf;
use std::time::Duration;

use super::{Failure, step_timeout};
use crate::play::Target;
use crate::report::print_results;
use crate::script::load_all;
use crate::targets::{self, Options};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Scripts, or folders of `*.script` files
    #[arg(value_name = "SCRIPT", required = true)]
    paths: Vec<PathBuf>,

    /// A service that runs already; may be given several times. Scripts mark steps for a target by
    /// its name. Nothing but the scripts' own steps is sent
    #[arg(long = "target", value_name = "NAME=HOST:PORT", required = true)]
    targets: Vec<Target>,

    /// Send FLUSHALL before each script, which deletes ALL data of a Redis-compatible target
    #[arg(long)]
    flush: bool,

    /// Play also scripts that ask for a server with certain flags
    #[arg(long)]
    flags_are_set: bool,

    /// Play only scripts whose name holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Print the whole transcript of every script, with the differences marked
    #[arg(long)]
    transcript: bool,

    /// How long a step may take, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = step_timeout())]
    timeout: u64,
}

pub(super) fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let timeout = Duration::from_millis(arguments.timeout);
    let mut scripts = load_all(&arguments.paths)?;
    if let Some(filter) = &arguments.filter {
        scripts.retain(|script| script.name.contains(filter));
    }
    if scripts.is_empty() {
        return Err(Failure::Usage("there is no script to play".into()));
    }
    targets::reach(&arguments.targets, timeout)?;
    let options = Options { flush: arguments.flush, flags_are_set: arguments.flags_are_set, timeout };
    let played = targets::play_all(&scripts, &arguments.targets, &options);
    if arguments.transcript {
        played.iter().for_each(|one| println!("{}", one.transcript()));
    }
    Ok(print_results(&played))
}
