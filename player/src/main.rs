//! Plays scripts to network services and compares what they answer; `--help` says how.

use std::process::ExitCode;

use clap::Parser;
use wire_player::cli::{Arguments, run};

fn main() -> ExitCode {
    run(&Arguments::parse())
}
