//! `cargo tokio-port fix`: the half of a port that a machine can do, in steps that compile.

pub mod chains;
pub mod change;
