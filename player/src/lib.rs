//! Plays scripts to network services and compares every byte that they answer.
//!
//! A script is a text file with the bytes that clients send and expect; the crate's `README.md` describes the format.
//! The player uses blocking `std::net` and no runtime, so it can test any service while the service is being ported.
//!
//! The entry point is [`play::play`]:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # use std::io::{Read, Write};
//! # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
//! # let address = listener.local_addr()?;
//! # std::thread::spawn(move || {
//! #     for mut client in listener.incoming().flatten() {
//! #         while client.read(&mut [0; 64]).is_ok_and(|count| count > 0) {
//! #             let _ = client.write_all(b"+PONG\r\n");
//! #         }
//! #     }
//! # });
//! use std::time::Duration;
//! use wire_player::play::{Target, play};
//! use wire_player::script::Script;
//!
//! // A service at `address` that answers `+PONG` to whatever it is sent.
//! let script: Script = "> PING\n< +PONG\n".parse()?;
//! let outcome = play(&script, &Target::new("service", address), Duration::from_secs(10));
//! assert!(outcome.passed(), "{:?}", outcome.first_difference());
//!
//! let script: Script = "> PING\n< +HELLO\n".parse()?;
//! let outcome = play(&script, &Target::new("service", address), Duration::from_secs(10));
//! let difference = outcome.first_difference().and_then(|event| event.difference());
//! assert_eq!(difference, Some("expected +HELLO, found +PONG"));
//! # Ok(())
//! # }
//! ```
//!
//! ```toml
//! [dev-dependencies]
//! wire-player = { path = "…/player" }
//! ```
//!
//! All that the program `wire-player` does is here to be called:
//!
//! | to | see |
//! |---|---|
//! | write scripts, load and play them | [`script`], [`play`], [`targets`]; [`report`] and [`output`] show the results |
//! | write scripts from a service's answers | [`record`] |
//! | record the traffic of real clients, replay it, and play the service's part | [`session`] |
//! | find what a port changes in silence | [`probe`] |
//! | compare the speed of two services, and their use of memory | [`load`], [`watch`] |
//! | start a service and wait until it is ready | [`process`], [`service`] |
//! | write a test of one's own | [`connection`], [`net`], [`framing`], [`reply`], [`tcp_info`] |
//!
//! It needs Rust 1.85 and a Unix system. Outside Linux there is no load, and [`tcp_info`] returns errors.

#![warn(
    missing_debug_implementations,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate
)]

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
