//! Ports of the lessons, each a program in `src/bin`.
//!
//! `cargo run -p compat-tests -- start NAME` puts a first file there, and `cargo run -p compat-tests -- check-port NAME`
//! judges it. The files are the learner's own: git does not see them.
