//! What proves that two programs behave the same: the lessons' harness and the check of a learner's port.

pub mod check_port;
pub mod lessons;
