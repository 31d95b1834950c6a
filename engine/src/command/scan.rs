//! Looking for keys: `KEYS`, `SCAN`, `RANDOMKEY`.

use super::context::Access;
use super::options::{integer, is};
use super::{CommandError, Context};
use crate::glob;
use crate::keyspace::Entry;
use crate::protocol::Request;
use crate::protocol::number::parse_cursor;

pub(super) fn keys(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let pattern = request.get(1);
    let found = collect(cx, |key| pattern == b"*" || glob::matches(pattern, key));
    cx.reply.array(found.len());
    for key in found {
        cx.reply.bulk(&key);
    }
    Ok(())
}

fn collect(cx: &mut Context<'_, '_>, wanted: impl Fn(&[u8]) -> bool) -> Vec<Box<[u8]>> {
    let (database, now) = (cx.state.database, cx.now);
    let live = |entry: &&Entry| !entry.is_past(now);
    let mut found = Vec::new();
    for shard in cx.lock_all().shards() {
        let entries = shard.databases.get(database).into_iter().flat_map(crate::keyspace::Database::iter);
        found.extend(entries.filter(live).map(Entry::key).filter(|key| wanted(key)).map(Box::from));
    }
    found
}

pub(super) fn scan(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let cursor = parse_cursor(request.get(1)).ok_or(CommandError::other("ERR invalid cursor"))?;
    let (mut count, mut pattern, mut other_type) = (10, None, false);
    let mut options = request.from(2);
    while let Some(option) = options.next() {
        let Some(value) = options.next() else { return Err(CommandError::Syntax) };
        if is(option, "count") {
            count = integer(value)?;
            if count < 1 {
                return Err(CommandError::Syntax);
            }
        } else if is(option, "match") {
            pattern = Some(value).filter(|pattern| *pattern != b"*");
        } else if is(option, "type") {
            other_type = !is(value, "string");
        } else {
            return Err(CommandError::Syntax);
        }
    }
    let (database, now) = (cx.state.database, cx.now);
    let mut found: Vec<Box<[u8]>> = Vec::new();
    let mut expired: Vec<Box<[u8]>> = Vec::new();
    let seen = std::cell::Cell::new(0);
    let next = cx.lock_all().scan(
        database,
        cursor,
        || seen.get() >= count,
        |entry| {
            seen.set(seen.get() + 1);
            if other_type || pattern.is_some_and(|pattern| !glob::matches(pattern, entry.key())) {
                return;
            }
            let list = if entry.is_past(now) { &mut expired } else { &mut found };
            list.push(entry.key().into());
        },
    );
    for key in expired {
        // Removes it.
        cx.find(cx.keyspace.key(&key), Access::Peek);
    }
    cx.reply.array(2);
    let mut digits = itoa::Buffer::new();
    cx.reply.bulk(digits.format(next).as_bytes());
    cx.reply.array(found.len());
    for key in found {
        cx.reply.bulk(&key);
    }
    Ok(())
}

pub(super) fn randomkey(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let (database, now) = (cx.state.database, cx.now);
    let live = |entry: &&Entry| !entry.is_past(now);
    let mut chosen: Option<Box<[u8]>> = None;
    for _ in 0..100 {
        let random = super::random();
        let locked = cx.lock_all();
        let total = locked.len(database);
        if total == 0 {
            break;
        }
        // A shard by its share of the keys, then a key in it.
        let mut rank = (random % total as u64) as usize;
        for shard in locked.shards() {
            let Some(held) = shard.databases.get(database) else { continue };
            if rank < held.len() {
                chosen = held.random(random.rotate_left(17)).filter(live).map(|entry| entry.key().into());
                break;
            }
            rank -= held.len();
        }
        if chosen.is_some() {
            break;
        }
    }
    // Nearly all keys are past their deadline: look at every one.
    if chosen.is_none() {
        chosen = collect(cx, |_| true).pop();
    }
    match chosen {
        Some(key) => cx.reply.bulk(&key),
        None => cx.reply.null(),
    }
    Ok(())
}
