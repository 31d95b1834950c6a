//! `cargo tokio-port` says line by line what a port from tokio 0.1 to tokio 1 means for a project.

pub mod guide;
pub mod syntax;
pub mod error;
pub mod family;
pub mod manifest;
pub mod cargo;
pub mod exact;
pub mod accuracy;
pub mod join;
pub mod facts;
pub mod baseline;
pub mod report;
pub mod revive;
pub mod run;
pub mod cli;
