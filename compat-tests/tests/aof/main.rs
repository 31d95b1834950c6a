//! The append-only file: what was answered is there after the end of the process, of the power, of the room on the disk.
//!
//! Each test runs on `legacy`, on `modern` and on a real redis-server, whose file is the model. Where none is installed
//! its tests say so and pass, unless `COMPAT_REQUIRE_REDIS=1` makes that a failure.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

mod crashes;
mod damage;
mod exchange;
mod full_disks;
mod harness;
mod lives;
mod power_cuts;
mod rewrites;
