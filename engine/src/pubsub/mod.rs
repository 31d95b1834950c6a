//! Channels, patterns, and who listens to them.

mod mailbox;
mod registry;

pub use mailbox::OutputLimit;
pub(crate) use mailbox::{Mailbox, Message, Pushed, Standing};
pub(crate) use registry::{Kind, Registry};
