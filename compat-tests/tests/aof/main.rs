//! The append-only file: answered writes survive the end of the process, a power cut, a full disk.
//!
//! Each test runs on `legacy`, on `modern` and on redis-server, whose file is the model. If that is not installed, its
//! tests say so and pass, unless `COMPAT_REQUIRE_REDIS=1` makes that a failure.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

mod crashes;
mod damage;
mod exchange;
mod full_disks;
mod harness;
mod lives;
mod power_cuts;
mod rewrites;
