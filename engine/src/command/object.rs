//! `OBJECT`: how a value is kept.

use super::context::Access;
use super::{CommandError, Context};
use crate::keyspace::{ACCESSED, Entry};
use crate::protocol::Request;

/// Replies with a fact about an entry, or null without the key.
fn fact(
    cx: &mut Context<'_, '_>,
    request: &Request<'_>,
    of: impl FnOnce(&Entry, u64) -> Fact,
) -> Result<(), CommandError> {
    let key = cx.key(request, 2);
    let seconds = cx.now.seconds();
    match cx.find(key, Access::Inspect).map(|entry| of(entry, seconds)) {
        None => cx.reply.null(),
        Some(Fact::Text(text)) => cx.reply.bulk(text.as_bytes()),
        Some(Fact::Number(number)) => cx.reply.integer(number),
    }
    Ok(())
}

enum Fact {
    Text(&'static str),
    Number(i64),
}

pub(super) fn object_encoding(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    fact(cx, request, |entry, _| Fact::Text(entry.encoding()))
}

/// One, but for the integers that Redis shares between keys.
pub(super) fn object_refcount(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let shared = cx.server.settings.max_memory() == 0;
    fact(cx, request, |entry, _| {
        let small = entry.encoding() == "int"
            && crate::protocol::number::parse_i64(entry.value()).is_some_and(|number| (0..10_000).contains(&number));
        Fact::Number(if shared && small { i64::from(i32::MAX) } else { 1 })
    })
}

pub(super) fn object_idletime(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    fact(cx, request, |entry, now| {
        // Modulo the bits that an entry keeps of the time.
        Fact::Number(i64::from((now as u32).wrapping_sub(entry.accessed()) & ACCESSED))
    })
}

pub(super) fn object_freq(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 2);
    if cx.find(key, Access::Inspect).is_none() {
        cx.reply.null();
        return Ok(());
    }
    Err(CommandError::other(
        "ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when switching \
         between policies at runtime LRU and LFU data will take some time to adjust.",
    ))
}

pub(super) fn object_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    super::introspection::reply_help(cx, "object");
    Ok(())
}
