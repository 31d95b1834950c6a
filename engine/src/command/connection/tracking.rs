//! `CLIENT TRACKING` and the related subcommands, and the work of tracking around every command.

use std::ops::Range;

use crate::command::arguments::{integer, is};
use crate::command::error::until_nul;
use crate::command::table::{Flags, Rules};
use crate::command::{CommandError, Context, table, work};
use crate::protocol::Request;
use crate::tracking::{Actor, Mode, Table, memory_of};

pub(super) fn client_tracking(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (mut redirect, mut mode, mut prefixes) = (0, Mode::ON, Vec::new());
    let mut arguments = request.from(3);
    while let Some(option) = arguments.next() {
        if is(option, "redirect") && arguments.len() > 0 {
            if redirect != 0 {
                return Err(CommandError::other("ERR A client can only redirect to a single other client"));
            }
            let id = integer(arguments.next().unwrap_or_default())?;
            redirect = u64::try_from(id).unwrap_or(0);
            if cx.server.clients.get(redirect).is_none() {
                return Err(CommandError::other("ERR The client ID you want redirect to does not exist"));
            }
        } else if is(option, "bcast") {
            mode = mode.with(Mode::BCAST);
        } else if is(option, "optin") {
            mode = mode.with(Mode::OPTIN);
        } else if is(option, "optout") {
            mode = mode.with(Mode::OPTOUT);
        } else if is(option, "noloop") {
            mode = mode.with(Mode::NOLOOP);
        } else if is(option, "prefix") && arguments.len() > 0 {
            prefixes.push(arguments.next().unwrap_or_default());
        } else {
            return Err(CommandError::Syntax);
        }
    }
    match request.get(2) {
        on if is(on, "on") => turn_on(cx, mode, redirect, prefixes)?,
        off if is(off, "off") => turn_off(cx),
        _ => return Err(CommandError::Syntax),
    }
    Ok(())
}

fn turn_on(cx: &mut Context<'_, '_>, mode: Mode, redirect: u64, mut prefixes: Vec<&[u8]>) -> Result<(), CommandError> {
    let before = cx.state.tracking;
    let refuse = |text: &'static str| Err(CommandError::other(text));
    if !mode.has(Mode::BCAST) && !prefixes.is_empty() {
        return refuse("ERR PREFIX option requires BCAST mode to be enabled");
    }
    if before.is_on() && before.has(Mode::BCAST) != mode.has(Mode::BCAST) {
        return refuse(
            "ERR You can't switch BCAST mode on/off before disabling tracking for this client, and then re-enabling \
             it with a different mode.",
        );
    }
    if mode.has(Mode::BCAST) && (mode.has(Mode::OPTIN) || mode.has(Mode::OPTOUT)) {
        return refuse("ERR OPTIN and OPTOUT are not compatible with BCAST");
    }
    if mode.has(Mode::OPTIN) && mode.has(Mode::OPTOUT) {
        return refuse("ERR You can't specify both OPTIN mode and OPTOUT mode");
    }
    if mode.has(Mode::OPTIN) && before.has(Mode::OPTOUT) || mode.has(Mode::OPTOUT) && before.has(Mode::OPTIN) {
        return refuse(
            "ERR You can't switch OPTIN/OPTOUT mode before disabling tracking for this client, and then re-enabling \
             it with a different mode.",
        );
    }
    let held = cx.server.tracking.prefixes(cx.client);
    check_prefixes(&held, &prefixes)?;
    if mode.has(Mode::BCAST) && prefixes.is_empty() {
        prefixes.push(b"");
    }
    let asked: usize = prefixes.iter().map(|prefix| memory_of(prefix)).sum();
    let memory = held.iter().map(|prefix| memory_of(prefix)).sum::<usize>();
    if !cx.may_keep(|kept| kept.tracking = memory + asked) {
        return Ok(());
    }
    // `CLIENT CACHING` stays in force for the command that follows.
    cx.state.tracking = if before.has(Mode::CACHING) { mode.with(Mode::CACHING) } else { mode };
    let memory = cx.server.tracking.turn_on(cx.server, cx.client, (mode, redirect), &prefixes);
    cx.client.keep(|shown| shown.kept.tracking = memory);
    cx.reply.ok();
    Ok(())
}

/// Checks that no prefix of a client is the beginning of another one: the client would be told twice of one key.
fn check_prefixes(held: &[Box<[u8]>], prefixes: &[&[u8]]) -> Result<(), CommandError> {
    let overlap = |one: &[u8], other: &[u8]| one.starts_with(other) || other.starts_with(one);
    let refuse = |prefix: &[u8], which: &str, other: &[u8]| {
        let text = [
            b"ERR Prefix '",
            until_nul(prefix),
            b"' overlaps with ",
            which.as_bytes(),
            b" prefix '",
            until_nul(other),
            b"'. Prefixes for a single client must not overlap.",
        ];
        Err(CommandError::Bytes(text.concat()))
    };
    for (index, prefix) in prefixes.iter().enumerate() {
        if let Some(other) = held.iter().find(|other| overlap(prefix, other)) {
            return refuse(prefix, "an existing", other);
        }
        if let Some(other) = prefixes[index + 1..].iter().find(|other| overlap(prefix, other)) {
            return refuse(prefix, "another provided", other);
        }
    }
    Ok(())
}

fn turn_off(cx: &mut Context<'_, '_>) {
    cx.state.tracking = Mode::OFF;
    cx.server.tracking.turn_off(cx.server, cx.client);
    cx.client.keep(|shown| shown.kept.tracking = 0);
    cx.reply.ok();
}

pub(super) fn client_caching(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mode = cx.state.tracking;
    let refuse = |text: &'static str| Err(CommandError::other(text));
    if !mode.is_on() {
        return refuse(
            "ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or OPTOUT mode enabled",
        );
    }
    match request.get(2) {
        yes if is(yes, "yes") && !mode.has(Mode::OPTIN) => {
            return refuse("ERR CLIENT CACHING YES is only valid when tracking is enabled in OPTIN mode.");
        }
        no if is(no, "no") && !mode.has(Mode::OPTOUT) => {
            return refuse("ERR CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode.");
        }
        known if is(known, "yes") || is(known, "no") => {}
        _ => return Err(CommandError::Syntax),
    }
    cx.state.tracking = mode.with(Mode::CACHING);
    cx.reply.ok();
    Ok(())
}

pub(super) fn client_getredir(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.integer(cx.client.shown().tracking.redirect());
    Ok(())
}

pub(super) fn client_trackinginfo(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let (mode, shown) = (cx.state.tracking, cx.client.shown().tracking);
    let caching = mode.has(Mode::CACHING);
    let flags: Vec<&str> = [
        (true, if mode.is_on() { "on" } else { "off" }),
        (mode.has(Mode::BCAST), "bcast"),
        (mode.has(Mode::OPTIN), "optin"),
        (mode.has(Mode::OPTIN) && caching, "caching-yes"),
        (mode.has(Mode::OPTOUT), "optout"),
        (mode.has(Mode::OPTOUT) && caching, "caching-no"),
        (mode.has(Mode::NOLOOP), "noloop"),
        (shown.broken, "broken_redirect"),
    ]
    .into_iter()
    .filter_map(|(set, flag)| set.then_some(flag))
    .collect();
    let prefixes = cx.server.tracking.prefixes(cx.client);
    cx.reply.map(3);
    cx.reply.bulk(b"flags");
    cx.reply.set(flags.len());
    flags.iter().for_each(|flag| cx.reply.bulk(flag.as_bytes()));
    cx.reply.bulk(b"redirect");
    cx.reply.integer(shown.redirect());
    cx.reply.bulk(b"prefixes");
    cx.reply.array(prefixes.len());
    prefixes.iter().for_each(|prefix| cx.reply.bulk(prefix));
    Ok(())
}

/// Number of arguments beyond which a command remembers its keys in portions.
const MANY: usize = work::KEYS;

/// Remembers the keys that the command in progress has read, if the client tracks them.
///
/// Call it while their shards are still locked. If they no longer are, it has been called already.
#[cold]
pub(crate) fn remember(cx: &mut Context<'_, '_>, request: &Request<'_>) {
    if request.len() <= MANY && cx.locked.is_some() && remembers(cx) {
        cx.server.tracking.remember(cx.server, cx.client, cx.command().key_arguments(request));
    }
}

/// Does the same as [`remember`] for the arguments that one portion of a command with many keys has read.
#[cold]
pub(crate) fn remember_portion(cx: &mut Context<'_, '_>, request: &Request<'_>, arguments: Range<usize>) {
    if request.len() > MANY && remembers(cx) {
        cx.server.tracking.remember(cx.server, cx.client, arguments.map(|index| request.get(index)));
    }
}

fn remembers(cx: &Context<'_, '_>) -> bool {
    let command = cx.command();
    cx.state.tracking.remembers() && command.flags.has(Flags::READONLY) && !command.keys.is_empty()
}

/// Ends a command of a tracking client, answered or refused: sends the invalidations for its own changes, and ends the
/// effect of `CLIENT CACHING`.
#[cold]
pub(crate) fn settle(cx: &mut Context<'_, '_>, request: &Request<'_>) {
    send_own(cx);
    if cx.server.tracking.is_over() && !cx.in_exec {
        let own = cx.server.tracking.shorten(cx.server, Some(cx.client), cx.now);
        cx.append_push(&own);
    }
    let queues = cx.state.transaction.as_ref().is_some_and(|transaction| transaction.open);
    if cx.state.tracking.has(Mode::CACHING) && !queues && !keeps_caching(request) {
        cx.state.tracking = cx.state.tracking.without(Mode::CACHING);
    }
}

/// Returns whether the request is for a subcommand of `CLIENT`, well formed or not.
fn keeps_caching(request: &Request<'_>) -> bool {
    let command = table::find(request.name()).filter(|_| request.len() > 1);
    command.is_some_and(|command| {
        command.rules.has(Rules::KEEPS_CACHING) && table::find_sub(command, request.get(1)).is_some()
    })
}

/// Appends the invalidations for the client's own changes.
pub(crate) fn send_own(cx: &mut Context<'_, '_>) {
    let own = cx.server.tracking.settle(cx.server, cx.client, cx.now);
    cx.append_push(&own);
}

impl Context<'_, '_> {
    /// Tells the clients that may have `key` in a cache that it has changed. Its shard is locked.
    #[inline]
    pub(crate) fn invalidate(&mut self, key: &[u8]) {
        if self.server.tracking.is_used() {
            self.invalidate_tracked(key);
        }
    }

    #[cold]
    fn invalidate_tracked(&mut self, key: &[u8]) {
        let replies = !self.in_exec && !self.own_waits;
        let actor = Actor { client: Some(self.client), expired: false, replies };
        let own = self.server.tracking.invalidate(self.server, key, actor, self.now);
        if !own.is_empty() {
            self.push_before_reply(&own);
        }
    }

    /// Tells all clients that may have a key in a cache that every key may have changed, and returns the emptied table.
    /// All shards are locked.
    pub(crate) fn invalidate_all(&mut self) -> Table {
        if !self.server.tracking.is_used() {
            return Table::default();
        }
        let (table, own) = self.server.tracking.flush(self.server, self.client, !self.in_exec, self.now);
        if !own.is_empty() {
            self.push_before_reply(&own);
        }
        table
    }

    /// Appends a push to the reply.
    fn append_push(&mut self, push: &[u8]) {
        if push.is_empty() {
            return;
        }
        let from = self.reply.bytes().len();
        self.reply.bytes().extend_from_slice(push);
        self.pushed(from);
    }
}
