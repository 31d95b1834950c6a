//! Checks the guide, or writes its generated parts; see `--help`.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use guide::cli::{Arguments, run};

fn main() -> io::Result<ExitCode> {
    run(&Arguments::parse())
}
