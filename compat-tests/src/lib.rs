//! The guide's checks.

pub mod guide;
