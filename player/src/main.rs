//! Plays scripts to network services and compares what they answer; `--help` says how.

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use wire_player::cli::{Arguments, run};

include!(concat!(env!("OUT_DIR"), "/version.rs"));

fn main() -> ExitCode {
    let matches = Arguments::command().version(VERSION).get_matches();
    run(&Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit()))
}
