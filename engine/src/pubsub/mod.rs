//! Channels, patterns, and their subscribers.

mod mailbox;
mod registry;

pub(crate) use mailbox::{Mailbox, Message, Pushed, Standing};
pub(crate) use registry::{Kind, Registry};
