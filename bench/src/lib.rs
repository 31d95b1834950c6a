//! Measures `legacy` and `modern` beside `redis-server` on this machine and writes a report.
//!
//! A run is a list of [`parts`]. Each part starts servers ([`servers`]), puts load on them from a separate process
//! ([`load`]), and adds [`results::Sample`]s, from which [`report`] makes the table, the JSON and the HTML page.

#![cfg(target_os = "linux")] // the accounts of a process are read from /proc

pub mod affinity;
pub mod alloc_count;
pub mod chase;
pub mod cli;
pub mod compare;
pub mod floor;
pub mod hello;
pub mod limits;
pub mod load;
pub mod machine;
pub mod parts;
pub mod plan;
pub mod procfs;
pub mod progress;
pub mod report;
pub mod results;
pub mod runtimes;
pub mod scaling;
pub mod servers;
pub use player::load::stats;
pub mod wire;
