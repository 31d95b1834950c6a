//! The client scripts of this project's servers, the main job that plays them to both, the servers to play them to, and
//! what tells whether a server keeps what it has answered.
//!
//! The player is a crate of its own that knows none of the servers (`player/`), and so is the guide's tool with the
//! lessons (`guide/`). The tests call both by the names below.

pub mod aof;
pub mod cli;
pub mod crash;
pub mod disk;
pub mod durability;
pub mod exchange;
pub mod run;
pub mod servers;
pub mod testing;
pub mod writers;

pub use ::player::{connection, play as player, record, reply, report, script};
pub use guide;
pub use guide::{check_port, lessons, own_words};
