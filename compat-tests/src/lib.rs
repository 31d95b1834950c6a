//! Client scripts, the player that plays them to any server, and the servers to play them to.
//!
//! A script is a text file that says what clients send and which bytes they expect; its format is
//! described in this folder's `README.md`. The player uses blocking `std::net` and favours no
//! runtime, so it can be aimed at any Redis-compatible server while that is being ported.
//!
//! The lessons, which are programs and not servers only, have specs of their own: see [`lessons`].

pub mod check_port;
pub mod cli;
pub mod connection;
pub mod guide;
pub mod lessons;
pub mod own_words;
pub mod player;
pub mod record;
pub mod reply;
pub mod report;
pub mod run;
pub mod script;
pub mod servers;
pub mod testing;
