//! The client scripts of this project's servers, the main job that plays them to both servers, the code that starts
//! servers, and the tools that check a server's durability.
//!
//! The player (`player/`), which knows nothing of the servers, and the guide's tool with the lessons (`guide/`) are
//! separate crates. The tests use both under the names below.

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
