//! Plays scripts to network services and compares every byte that they answer.
//!
//! A script is a text file that says what clients send and which bytes they expect; the crate's
//! `README.md` describes the format. The player uses blocking `std::net` and favours no runtime, so
//! it can be aimed at any service while that is being ported.

pub mod cli;
pub mod connection;
pub mod framing;
pub mod load;
pub mod net;
pub mod output;
pub mod play;
pub mod probe;
mod proc;
pub mod process;
pub mod record;
pub mod reply;
pub mod report;
pub mod script;
pub mod service;
pub mod session;
pub mod targets;
pub mod tcp_info;
pub mod watch;
