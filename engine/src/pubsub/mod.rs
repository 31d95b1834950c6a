//! Channels, patterns, and who listens to them.

mod mailbox;
mod registry;

pub(crate) use mailbox::Mailbox;
pub use mailbox::OutputLimit;
pub(crate) use registry::{Kind, Registry};
