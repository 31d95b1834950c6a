//! Keys whatever their value: removing, renaming, copying, counting.

use std::ops::Range;

use super::context::Access;
use super::options::{database, integer, is};
use super::work::{self, Each, Progress, Work};
use super::{CommandError, Context};
use crate::config::Events;
use crate::garbage::free_elsewhere;
use crate::keyspace::{Database, Key};
use crate::limits::DATABASES;
use crate::protocol::Request;

pub(super) fn del(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let remove = |cx: &mut Context<'_, '_>, request: &Request<'_>, index, removed: &mut i64| {
        let key = cx.key(request, index);
        if let Some(entry) = cx.remove(key) {
            entry.free();
            cx.notify(Events::GENERIC, "del", key.bytes);
            *removed += 1;
        }
    };
    cx.work(request, Each::new(1, 0, remove, |cx, removed| cx.reply.integer(*removed)))
}

/// The same as `DEL`: what takes long to free is freed by another thread in either case.
pub(super) fn unlink(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    del(cx, request)
}

pub(super) fn exists(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    count_found(cx, request, |cx, key| cx.find(key, Access::Look).is_some())
}

pub(super) fn touch(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    count_found(cx, request, |cx, key| cx.find(key, Access::Read).is_some())
}

fn count_found(cx: &mut Context<'_, '_>, request: &Request<'_>, is_found: Found) -> Result<(), CommandError> {
    let count = |cx: &mut Context<'_, '_>, request: &Request<'_>, index, (is_found, found): &mut (Found, i64)| {
        let key = cx.key(request, index);
        *found += i64::from(is_found(cx, key));
    };
    let done = |cx: &mut Context<'_, '_>, (_, found): &mut (Found, i64)| cx.reply.integer(*found);
    cx.work(request, Each::new(1, (is_found, 0), count, done))
}

type Found = fn(&mut Context<'_, '_>, Key<'_>) -> bool;

pub(super) fn r#type(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let name = if cx.find(key, Access::Look).is_some() { "string" } else { "none" };
    cx.reply.simple(name);
    Ok(())
}

pub(super) fn rename(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if rename_key(cx, request, true)?.is_some() {
        cx.reply.ok();
    }
    Ok(())
}

pub(super) fn renamenx(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let renamed = rename_key(cx, request, false)?.unwrap_or(false);
    cx.reply.integer(i64::from(renamed));
    Ok(())
}

/// Renames; `Some(false)` when the new name is taken and must not be.
fn rename_key(cx: &mut Context<'_, '_>, request: &Request<'_>, replace: bool) -> Result<Option<bool>, CommandError> {
    let (from, to) = (cx.key(request, 1), cx.key(request, 2));
    if cx.find(from, Access::Write).is_none() {
        return Err(CommandError::NoSuchKey);
    }
    if from.bytes == to.bytes {
        return Ok(Some(replace));
    }
    if !replace && cx.find(to, Access::Write).is_some() {
        return Ok(Some(false));
    }
    let Some(mut entry) = cx.remove(from) else { return Ok(Some(false)) };
    let database = cx.state.database;
    cx.insert_in(database, to, entry.renamed(to.bytes));
    cx.notify(Events::GENERIC, "rename_from", from.bytes);
    cx.notify(Events::GENERIC, "rename_to", to.bytes);
    Ok(Some(true))
}

pub(super) fn copy(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (mut target, mut replace) = (cx.state.database, false);
    let mut options = request.from(3);
    while let Some(option) = options.next() {
        if is(option, "replace") {
            replace = true;
        } else if is(option, "db") && options.len() > 0 {
            target = database(options.next().unwrap_or_default())?;
        } else {
            return Err(CommandError::Syntax);
        }
    }
    let (from, to) = (cx.key(request, 1), cx.key(request, 2));
    if target == cx.state.database && from.bytes == to.bytes {
        return Err(CommandError::SameObject);
    }
    let Some(mut entry) = cx.find(from, Access::Read).map(|entry| entry.renamed(to.bytes)) else {
        cx.reply.integer(0);
        return Ok(());
    };
    entry.touch(cx.first_use());
    if cx.find_in(target, to, Access::Write).is_some() && !replace {
        cx.reply.integer(0);
        return Ok(());
    }
    cx.insert_in(target, to, entry);
    cx.notify_in(target, Events::GENERIC, "copy_to", to.bytes);
    cx.reply.integer(1);
    Ok(())
}

pub(super) fn r#move(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let target = database(request.get(2))?;
    let source = cx.state.database;
    if source == target {
        return Err(CommandError::SameObject);
    }
    let key = cx.key(request, 1);
    let movable = cx.find(key, Access::Write).is_some() && cx.find_in(target, key, Access::Write).is_none();
    if !movable {
        cx.reply.integer(0);
        return Ok(());
    }
    if let Some(entry) = cx.remove(key) {
        cx.insert_in(target, key, entry);
        cx.notify_in(source, Events::GENERIC, "move_from", key.bytes);
        cx.notify_in(target, Events::GENERIC, "move_to", key.bytes);
    }
    cx.reply.integer(1);
    Ok(())
}

pub(super) fn swapdb(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let index = |argument, text| {
        let number = integer(argument).ok().filter(|number| i32::try_from(*number).is_ok());
        number.ok_or(CommandError::other(text))
    };
    let one = index(request.get(1), "ERR invalid first DB index")?;
    let other = index(request.get(2), "ERR invalid second DB index")?;
    let in_range = |number: i64| usize::try_from(number).ok().filter(|&number| number < DATABASES);
    let (one, other) = in_range(one).zip(in_range(other)).ok_or(CommandError::Database)?;
    if one == other {
        cx.reply.ok();
        return Ok(());
    }
    let steps = vec![(one, Some(other)), (other, Some(one))];
    cx.work(request, Replace { steps, shard: 0, step: 0, cursor: 0, gone: Vec::new() })
}

pub(super) fn dbsize(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let database = cx.state.database;
    let size = cx.lock_all().len(database);
    cx.reply.count(size);
    Ok(())
}

pub(super) fn flushdb(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    check_flush(request)?;
    let database = cx.state.database;
    flush(cx, request, database..database + 1)
}

pub(super) fn flushall(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    check_flush(request)?;
    flush(cx, request, 0..DATABASES)
}

fn check_flush(request: &Request<'_>) -> Result<(), CommandError> {
    let known = request.len() == 1 || request.len() == 2 && (is(request.get(1), "sync") || is(request.get(1), "async"));
    if known { Ok(()) } else { Err(CommandError::Syntax) }
}

fn flush(cx: &mut Context<'_, '_>, request: &Request<'_>, databases: Range<usize>) -> Result<(), CommandError> {
    let steps = databases.map(|database| (database, None)).collect();
    cx.work(request, Replace { steps, shard: 0, step: 0, cursor: 0, gone: Vec::new() })
}

/// The content of databases gives way to that of others, or to nothing. Whoever watches their keys is told
/// before, shard by shard.
#[derive(Debug)]
struct Replace {
    /// Each database, and which takes its place.
    steps: Vec<(usize, Option<usize>)>,
    shard: usize,
    step: usize,
    /// The next watched key of that step and shard.
    cursor: u64,
    /// What was flushed.
    gone: Vec<Database>,
}

impl Work for Replace {
    fn portion(&mut self, cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<Progress, CommandError> {
        let (hasher, now) = (cx.lock_all().hasher(), cx.now);
        while let Some(shard) = cx.lock_all().shard_at(self.shard) {
            while let Some(&(database, other)) = self.steps.get(self.step) {
                if shard.databases.get(database).is_some_and(|held| held.len() > 0) || other.is_some() {
                    if let Some(cursor) = shard.tell_watchers((database, other), self.cursor, work::KEYS, &hasher, now)
                    {
                        self.cursor = cursor;
                        return Ok(Progress::More);
                    }
                    if other.is_none() {
                        self.gone.push(std::mem::take(shard.databases.at(database)));
                    }
                }
                (self.step, self.cursor) = (self.step + 1, 0);
            }
            if let Some(&(one, Some(other))) = self.steps.first() {
                shard.databases.swap(one, other);
            }
            (self.shard, self.step) = (self.shard + 1, 0);
        }
        // Millions of keys take seconds to free.
        free_elsewhere(std::mem::take(&mut self.gone));
        if self.steps.iter().all(|(_, other)| other.is_none()) {
            free_elsewhere(cx.invalidate_all());
        }
        cx.reply.ok();
        Ok(Progress::Done)
    }
}
