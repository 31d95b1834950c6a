//! Plays client scripts to servers and compares what they answer; `--help` says how.

use std::process::ExitCode;

use clap::Parser;
use compat_tests::cli::{Arguments, run};

fn main() -> ExitCode {
    run(&Arguments::parse())
}
