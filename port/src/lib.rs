//! `cargo tokio-port` says line by line what a port from tokio 0.1 to tokio 1 means for a project.

pub mod accuracy;
pub mod baseline;
pub mod cargo;
pub mod cli;
pub mod error;
pub mod exact;
pub mod explain;
pub mod facts;
pub mod family;
pub mod fix;
pub mod guide;
pub mod join;
pub mod manifest;
pub mod report;
pub mod revive;
pub mod run;
pub mod syntax;
