//! Channels, patterns, and who listens to them.

mod mailbox;
mod registry;

pub(crate) use mailbox::{Mailbox, Message, Pushed, Standing};
pub(crate) use registry::{Kind, Registry};
