//! Checks the guide, or writes what can be written into it; `--help` says how.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use guide::cli::{Arguments, run};

fn main() -> io::Result<ExitCode> {
    run(&Arguments::parse())
}
