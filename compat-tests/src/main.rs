//! Plays client scripts to servers, and compares their answers; see `--help`.

use std::process::ExitCode;

use clap::Parser;
use compat_tests::cli::{Arguments, run};

fn main() -> ExitCode {
    run(&Arguments::parse())
}
