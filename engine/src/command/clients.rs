//! `CLIENT`: what the server knows of its connections.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use super::options::{integer, is};
use super::work::{self, BLOCK, Body, Progress, Work};
use super::{CommandError, Context, table};
use crate::client::{Blocked, Client};
use crate::keyspace::WatchFlag;
use crate::memory::CONNECTION;
use crate::protocol::{Protocol, Request};
use crate::session::{Flow, Replies};
use crate::tracking::Mode;

pub(super) fn client_id(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.integer(cx.client.id as i64);
    Ok(())
}

pub(super) fn client_getname(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let name = cx.client.shown().name;
    if name.is_empty() {
        cx.reply.null();
    } else {
        cx.reply.bulk(&name);
    }
    Ok(())
}

pub(super) fn client_setname(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    check_name(request.get(2))?;
    set_name(cx, request.get(2));
    cx.reply.ok();
    Ok(())
}

/// A name must not break the lines of `CLIENT LIST`.
pub(super) fn check_name(name: &[u8]) -> Result<(), CommandError> {
    if is_printable(name) {
        return Ok(());
    }
    Err(CommandError::other("ERR Client names cannot contain spaces, newlines or special characters."))
}

fn is_printable(text: &[u8]) -> bool {
    // Without a branch for each byte, of which there may be half a gigabyte.
    let all = |bytes: &[u8]| bytes.iter().fold(true, |all, byte| all & (b'!'..=b'~').contains(byte));
    text.chunks(1024).all(all)
}

pub(super) fn set_name(cx: &mut Context<'_, '_>, name: &[u8]) {
    cx.client.keep(|shown| shown.name = name.into());
    cx.server.limit_clients();
}

pub(super) fn client_setinfo(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (attribute, value) = (request.get(2), request.get(3));
    let name = is(attribute, "lib-name");
    if !name && !is(attribute, "lib-ver") {
        return Err(CommandError::about("ERR Unrecognized option '", attribute, "'"));
    }
    if !is_printable(value) {
        let attribute = if name { "lib-name" } else { "lib-ver" };
        return Err(CommandError::other(format!(
            "ERR {attribute} cannot contain spaces, newlines or special characters."
        )));
    }
    cx.client.keep(|shown| {
        let place = if name { &mut shown.library_name } else { &mut shown.library_version };
        *place = value.into();
    });
    cx.server.limit_clients();
    cx.reply.ok();
    Ok(())
}

pub(super) fn client_info(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mut text = line(cx, cx.client, request);
    text.push(b'\n');
    cx.reply.verbatim("txt", &text);
    Ok(())
}

pub(super) fn client_list(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mut all = cx.server.clients.all();
    let (mut chosen, mut next_id) = (Vec::new(), None);
    match request.len() {
        2 => std::mem::swap(&mut chosen, &mut all),
        4 if is(request.get(2), "type") => {
            let kind = ClientKind::parse(request.get(3))?;
            all.retain(|client| ClientKind::of(client) == kind);
            std::mem::swap(&mut chosen, &mut all);
        }
        4.. if is(request.get(2), "id") => next_id = Some(3),
        _ => return Err(CommandError::Syntax),
    }
    cx.work(request, List { next_id, all, chosen, next: 0, text: Body::default() })
}

/// `CLIENT LIST`: reads the ids that are asked for, if any, and then writes the lines.
#[derive(Debug)]
struct List {
    /// The argument that is the next id to be read.
    next_id: Option<usize>,
    /// Those from whom ids choose, by ascending id.
    all: Vec<Arc<Client>>,
    chosen: Vec<Arc<Client>>,
    next: usize,
    text: Body,
}

impl Work for List {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        if let Some(next) = self.next_id {
            let to = request.len().min(next + work::KEYS);
            for index in next..to {
                let id = integer(request.get(index)).map_err(|_| CommandError::other("ERR Invalid client ID"))?;
                let found = self.all.binary_search_by(|client| (client.id as i64).cmp(&id));
                self.chosen.extend(found.ok().map(|place| Arc::clone(&self.all[place])));
            }
            self.next_id = Some(to).filter(|to| *to < request.len());
            if self.next_id.is_some() {
                return Ok(Progress::More);
            }
        }
        let (to, length) = (self.chosen.len().min(self.next + LINES), self.text.len());
        for client in &self.chosen[self.next..to] {
            let line = line(cx, client, request);
            self.text.tail().extend_from_slice(&line);
            self.text.tail().push(b'\n');
            self.next += 1;
            // A name may be long.
            if self.text.len() - length >= BLOCK {
                break;
            }
        }
        if self.next < self.chosen.len() {
            return Ok(Progress::More);
        }
        cx.reply_text(&mut self.text);
        Ok(Progress::Done)
    }

    fn memory(&self) -> usize {
        self.text.memory()
    }
}

/// Lines of `CLIENT LIST` that one portion writes: a line takes two microseconds.
const LINES: usize = 128;

/// The types that `TYPE` chooses by; there are no replicas and no master.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClientKind {
    Normal,
    Replication,
    Pubsub,
}

impl ClientKind {
    fn parse(name: &[u8]) -> Result<Self, CommandError> {
        if is(name, "normal") {
            Ok(Self::Normal)
        } else if is(name, "pubsub") {
            Ok(Self::Pubsub)
        } else if is(name, "master") || is(name, "replica") || is(name, "slave") {
            Ok(Self::Replication)
        } else {
            Err(CommandError::about("ERR Unknown client type '", name, "'"))
        }
    }

    fn of(client: &Client) -> Self {
        let shown = client.shown();
        if shown.channels + shown.patterns + shown.shard_channels > 0 { Self::Pubsub } else { Self::Normal }
    }
}

/// One client's line, in Redis's fields, for the client that sent `request`.
fn line(cx: &Context<'_, '_>, client: &Client, request: &Request<'_>) -> Vec<u8> {
    let own = std::ptr::eq(client, &**cx.client);
    let shown = client.shown();
    let (messages, message_bytes) = client.mailbox.waiting();
    let requests = if own { request.buffered() } else { client.requests_held() };
    let replies = if own { 0 } else { client.replies_held.load(Relaxed) };
    let subscribed = shown.channels + shown.patterns + shown.shard_channels > 0;
    let tracking = shown.tracking;
    let mut flags = String::new();
    for (set, letter) in [
        (subscribed, 'P'),
        (shown.queued >= 0, 'x'),
        (client.is_blocked(), 'b'),
        (tracking.mode.is_on(), 't'),
        (tracking.broken, 'R'),
        (tracking.mode.has(Mode::BCAST), 'B'),
        (shown.watches.as_ref().is_some_and(WatchFlag::is_raised), 'd'),
        (client.is_killed(), 'c'),
        (client.peer.is_unix(), 'U'),
        (shown.no_evict, 'e'),
    ] {
        if set {
            flags.push(letter);
        }
    }
    if flags.is_empty() {
        flags.push('N');
    }
    // What runs in a transaction is EXEC.
    let command = match own {
        true if cx.in_exec => table::find(b"exec"),
        true => Some(cx.command()),
        false => client.last_command(),
    };
    let age = (cx.now.monotonic_millis() / 1_000).saturating_sub(u64::from(client.created));
    let idle = cx.now.monotonic_millis().saturating_sub(client.active.load(Relaxed)) / 1_000;
    let memory = CONNECTION + requests + replies + message_bytes + shown.kept.total() + shown.store;
    let mut text = format!(
        "id={} addr={} laddr={} fd={} name=",
        client.id, client.peer.address, client.peer.local, client.peer.descriptor
    )
    .into_bytes();
    text.extend_from_slice(&shown.name);
    let mut rest = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        rest,
        " age={age} idle={idle} flags={flags} db={} sub={} psub={} ssub={} multi={} qbuf={requests} qbuf-free=0 \
         argv-mem=0 multi-mem={} rbs={} rbp={} obl={replies} oll={messages} omem={message_bytes} tot-mem={memory} \
         events=r cmd={} user=default redir={} resp={}",
        shown.database,
        shown.channels,
        shown.patterns,
        shown.shard_channels,
        shown.queued,
        shown.kept.queue,
        replies,
        replies,
        command.map_or("NULL", |command| command.name),
        tracking.redirect(),
        if client.protocol() == Protocol::Resp3 { 3 } else { 2 },
    );
    text.extend_from_slice(rest.as_bytes());
    if !shown.library_name.is_empty() || !shown.library_version.is_empty() {
        text.extend_from_slice(b" lib-name=");
        text.extend_from_slice(&shown.library_name);
        text.extend_from_slice(b" lib-ver=");
        text.extend_from_slice(&shown.library_version);
    }
    text
}

/// The filters of `CLIENT KILL`; all of them must hold.
#[derive(Default)]
struct Filter<'a> {
    id: Option<i64>,
    address: Option<&'a [u8]>,
    local: Option<&'a [u8]>,
    kind: Option<ClientKind>,
    other_user: bool,
    spare_self: bool,
}

impl Filter<'_> {
    fn accepts(&self, client: &Client, own: &Client) -> bool {
        self.id.is_none_or(|id| id == client.id as i64)
            && self.address.is_none_or(|address| address == client.peer.address.to_string().as_bytes())
            && self.local.is_none_or(|local| local == client.peer.local.to_string().as_bytes())
            && self.kind.is_none_or(|kind| kind == ClientKind::of(client))
            && !self.other_user
            && !(self.spare_self && client.id == own.id)
    }
}

pub(super) fn client_kill(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let old_form = request.len() == 3;
    let mut filter = Filter { spare_self: !old_form, ..Filter::default() };
    if old_form {
        filter.address = Some(request.get(2));
    } else if request.len().is_multiple_of(2) {
        let mut arguments = request.from(2);
        while let (Some(option), Some(value)) = (arguments.next(), arguments.next()) {
            if is(option, "id") {
                let id = integer(value).map_err(|_| CommandError::other("ERR client-id should be greater than 0"))?;
                if id < 1 {
                    return Err(CommandError::other("ERR client-id should be greater than 0"));
                }
                filter.id = Some(id);
            } else if is(option, "addr") {
                filter.address = Some(value);
            } else if is(option, "laddr") {
                filter.local = Some(value);
            } else if is(option, "type") {
                filter.kind = Some(ClientKind::parse(value)?);
            } else if is(option, "user") {
                if value != b"default" {
                    return Err(CommandError::about("ERR No such user '", value, "'"));
                }
            } else if is(option, "skipme") {
                filter.spare_self = match value {
                    yes if is(yes, "yes") => true,
                    no if is(no, "no") => false,
                    _ => return Err(CommandError::Syntax),
                };
            } else {
                return Err(CommandError::Syntax);
            }
        }
    } else {
        return Err(CommandError::Syntax);
    }
    let mut killed = 0;
    for client in cx.server.clients.all() {
        if filter.accepts(&client, cx.client) {
            killed += 1;
            if client.id == cx.client.id {
                cx.state.flow = Flow::Close;
            } else {
                cx.server.kill(&client);
            }
        }
    }
    if !old_form {
        cx.reply.integer(killed);
    } else if killed > 0 {
        cx.reply.ok();
    } else {
        return Err(CommandError::other("ERR No such client"));
    }
    Ok(())
}

/// Ends the wait of a client in a command that waits. What a pause holds back is not ended so.
pub(super) fn client_unblock(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let end = match request.len() {
        3 => Blocked::TimedOut,
        4 if is(request.get(3), "timeout") => Blocked::TimedOut,
        4 if is(request.get(3), "error") => Blocked::Unblocked,
        4 => return Err(CommandError::other("ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR")),
        _ => return Err(wrong_form(request)),
    };
    let id = integer(request.get(2))?;
    let clients = cx.server.clients.all();
    let client = clients.iter().find(|client| client.id as i64 == id);
    cx.reply.integer(i64::from(client.is_some_and(|client| client.unblock(end))));
    Ok(())
}

pub(super) fn client_no_evict(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let on = on_or_off(request.get(2))?;
    cx.client.show(|shown| shown.no_evict = on);
    cx.reply.ok();
    Ok(())
}

fn on_or_off(argument: &[u8]) -> Result<bool, CommandError> {
    match argument {
        on if is(on, "on") => Ok(true),
        off if is(off, "off") => Ok(false),
        _ => Err(CommandError::Syntax),
    }
}

pub(super) fn client_reply(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mode = request.get(2);
    if is(mode, "on") {
        // In a transaction a `SKIP` before it stands.
        if cx.state.replies != Replies::SkipNext {
            cx.state.replies = Replies::On;
        }
        cx.reply.ok();
    } else if is(mode, "off") {
        cx.state.replies = Replies::Off;
    } else if is(mode, "skip") {
        if cx.state.replies != Replies::Off {
            cx.state.replies = Replies::SkipNext;
        }
    } else {
        return Err(CommandError::Syntax);
    }
    Ok(())
}

/// A subcommand with more arguments than it takes.
fn wrong_form(request: &Request<'_>) -> CommandError {
    let before = "ERR unknown subcommand or wrong number of arguments for '";
    CommandError::about(before, request.get(1), "'. Try CLIENT HELP.")
}

pub(super) fn client_pause(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let all = match request.len() {
        3 => true,
        4 if is(request.get(3), "write") => false,
        4 if is(request.get(3), "all") => true,
        4 => return Err(CommandError::other("ERR CLIENT PAUSE mode must be WRITE or ALL")),
        _ => return Err(wrong_form(request)),
    };
    let wrong = || CommandError::other("ERR timeout is not an integer or out of range");
    let millis = integer(request.get(2)).map_err(|_| wrong())?;
    if millis < 0 {
        return Err(CommandError::other("ERR timeout is negative"));
    }
    // Redis counts in Unix time. An end beyond its range is long over for it.
    if (cx.now.millis() as i64).checked_add(millis).is_some() {
        cx.server.pause.pause(all, millis as u64, cx.now);
    }
    cx.reply.ok();
    Ok(())
}

pub(super) fn client_unpause(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.server.pause.unpause();
    cx.server.ring_purge();
    for client in cx.server.clients.all() {
        client.ring();
    }
    cx.reply.ok();
    Ok(())
}

pub(super) fn client_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    super::introspection::reply_help(cx, "client");
    Ok(())
}
