//! `cargo tokio-port`; and, where cargo calls it in place of rustc, the wrapper of the exact engine.

use std::process::ExitCode;

include!(concat!(env!("OUT_DIR"), "/version.rs"));

fn main() -> ExitCode {
    match std::env::var_os(cargo_tokio_port::exact::wrapper::PLAN) {
        Some(plan) => cargo_tokio_port::exact::wrapper::run(&plan),
        None => cargo_tokio_port::cli::main(VERSION),
    }
}
