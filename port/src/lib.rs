//! `cargo tokio-port` reports, line by line, what a port from tokio 0.1 to tokio 1 means for a project.

mod accuracy;
mod baseline;
pub mod cargo;
pub mod cli;
pub mod error;
pub mod exact;
mod explain;
pub mod facts;
pub mod family;
pub mod fix;
pub mod guide;
mod join;
pub mod manifest;
pub mod report;
mod revive;
pub mod run;
pub mod syntax;
