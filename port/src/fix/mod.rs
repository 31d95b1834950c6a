//! `cargo tokio-port fix`: the half of a port that a machine can do, in steps that compile.
//!
//! [`run::run`] copies the project, runs one step after the other on the copy, and has the compiler judge each. What a
//! step leaves compiles, or the step is backed out.

pub mod adapters;
pub(crate) mod ambiguous;
pub mod apply;
pub(crate) mod bridge;
pub(crate) mod certain;
pub mod chains;
pub mod change;
pub mod channels;
pub mod codecs;
pub mod copy;
pub mod edition;
pub mod examples;
pub mod format;
pub mod generations;
pub(crate) mod imports;
pub(crate) mod items;
pub mod judge;
pub(crate) mod manifest;
pub mod marks;
pub(crate) mod mends;
pub(crate) mod own;
pub mod polls;
pub mod rename;
pub mod report;
pub mod run;
pub mod runtime;
pub mod signatures;
pub mod step;
pub mod tidy;
pub mod timers;
pub(crate) mod whole;
pub mod write;
