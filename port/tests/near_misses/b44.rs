//! The clock of the machine, which nobody replaces.

use std::time::Instant;

pub fn created() -> Instant {
    tokio::clock::now()
}
