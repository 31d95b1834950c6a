//! `COMMAND`, and the `HELP` of every container: the table, told to clients.

use super::options::is;
use super::table::{self, Command, Flags};
use super::{CommandError, Context, resolve};
use crate::glob;
use crate::protocol::Request;

pub(super) fn command(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(table::all().count());
    for command in table::all() {
        reply_info(cx, command);
    }
    Ok(())
}

pub(super) fn command_count(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.count(table::all().count());
    Ok(())
}

/// The command or subcommand (`container|subcommand`) with this name.
fn named(name: &[u8]) -> Option<&'static Command> {
    match name.iter().position(|&byte| byte == b'|') {
        None => table::find(name),
        Some(bar) => table::find_sub(table::find(&name[..bar])?, &name[bar + 1..]),
    }
}

pub(super) fn command_info(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if request.len() == 2 {
        return command(cx, request);
    }
    cx.reply.array(request.len() - 2);
    for name in request.from(2) {
        match named(name) {
            Some(command) => reply_info(cx, command),
            None => cx.reply.null(),
        }
    }
    Ok(())
}

/// One command as `COMMAND INFO` describes it.
fn reply_info(cx: &mut Context<'_, '_>, command: &'static Command) {
    let reply = &mut cx.reply;
    reply.array(10);
    reply.bulk(command.name.as_bytes());
    reply.integer(i64::from(command.arity));
    let flags: Vec<&str> =
        Flags::ALL.iter().filter(|(flag, _)| command.flags.has(*flag)).map(|(_, name)| *name).collect();
    reply.set(flags.len());
    for flag in flags {
        reply.simple(flag);
    }
    let (first, last, step) = command.key_range();
    for number in [first, last, step] {
        reply.integer(i64::from(number));
    }
    let categories = command.all_categories();
    reply.set(categories.len());
    for category in categories {
        reply.simple(category);
    }
    reply.array(command.tips.len());
    for tip in command.tips {
        reply.bulk(tip.as_bytes());
    }
    reply.set(command.keys.len());
    for spec in command.keys {
        reply.map(if spec.notes.is_empty() { 3 } else { 4 });
        if !spec.notes.is_empty() {
            reply.bulk(b"notes");
            reply.bulk(spec.notes.as_bytes());
        }
        reply.bulk(b"flags");
        reply.set(spec.flags.len());
        for flag in spec.flags {
            reply.simple(flag);
        }
        reply.bulk(b"begin_search");
        reply.map(2);
        reply.bulk(b"type");
        reply.bulk(b"index");
        reply.bulk(b"spec");
        reply.map(1);
        reply.bulk(b"index");
        reply.integer(i64::from(spec.first));
        reply.bulk(b"find_keys");
        reply.map(2);
        reply.bulk(b"type");
        reply.bulk(b"range");
        reply.bulk(b"spec");
        reply.map(3);
        for (name, number) in [("lastkey", spec.last), ("keystep", spec.step), ("limit", spec.limit)] {
            reply.bulk(name.as_bytes());
            reply.integer(i64::from(number));
        }
    }
    reply.array(command.subcommands.len());
    for subcommand in command.subcommands {
        reply_info(cx, subcommand);
    }
}

pub(super) fn command_docs(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let chosen: Vec<&'static Command> =
        if request.len() == 2 { table::all().collect() } else { request.from(2).filter_map(named).collect() };
    cx.reply.map(chosen.len());
    for command in chosen {
        cx.reply.bulk(command.name.as_bytes());
        reply_docs(cx, command);
    }
    Ok(())
}

fn reply_docs(cx: &mut Context<'_, '_>, command: &'static Command) {
    let reply = &mut cx.reply;
    let texts = [
        ("summary", command.summary),
        ("since", command.since),
        ("group", command.group.name()),
        ("complexity", command.complexity),
    ];
    let texts = texts.iter().filter(|(_, text)| !text.is_empty());
    let fields = texts.clone().count()
        + if command.deprecated.is_some() { 3 } else { 0 }
        + usize::from(!command.history.is_empty())
        + usize::from(!command.subcommands.is_empty());
    reply.map(fields);
    for (name, text) in texts {
        reply.bulk(name.as_bytes());
        reply.bulk(text.as_bytes());
    }
    if let Some(deprecated) = command.deprecated {
        reply.bulk(b"doc_flags");
        reply.set(1);
        reply.simple("deprecated");
        reply.bulk(b"deprecated_since");
        reply.bulk(deprecated.since.as_bytes());
        reply.bulk(b"replaced_by");
        reply.bulk(deprecated.replaced_by.as_bytes());
    }
    if !command.history.is_empty() {
        reply.bulk(b"history");
        reply.set(command.history.len());
        for (version, change) in command.history {
            reply.array(2);
            reply.bulk(version.as_bytes());
            reply.bulk(change.as_bytes());
        }
    }
    if !command.subcommands.is_empty() {
        reply.bulk(b"subcommands");
        reply.map(command.subcommands.len());
        for subcommand in command.subcommands {
            cx.reply.bulk(subcommand.name.as_bytes());
            reply_docs(cx, subcommand);
        }
    }
}

pub(super) fn command_list(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let every = || table::all().flat_map(|command| std::iter::once(command).chain(command.subcommands));
    let names: Vec<&'static str> = match request.len() {
        2 => every().map(|command| command.name).collect(),
        5 if is(request.get(2), "filterby") => {
            let (filter, value) = (request.get(3), request.get(4));
            if is(filter, "aclcat") {
                let wanted = String::from_utf8_lossy(value).to_ascii_lowercase();
                let in_category =
                    |command: &&Command| command.all_categories().iter().any(|category| category[1..] == *wanted);
                every().filter(in_category).map(|command| command.name).collect()
            } else if is(filter, "pattern") {
                let matches = |command: &&Command| glob::matches_ignoring_case(value, command.name.as_bytes());
                every().filter(matches).map(|command| command.name).collect()
            } else if is(filter, "module") {
                Vec::new()
            } else {
                return Err(CommandError::Syntax);
            }
        }
        _ => return Err(CommandError::Syntax),
    };
    cx.reply.array(names.len());
    for name in names {
        cx.reply.bulk(name.as_bytes());
    }
    Ok(())
}

/// The command inside `COMMAND GETKEYS`, checked.
fn inner(request: &Request<'_>) -> Result<(crate::protocol::OwnedRequest, &'static Command), CommandError> {
    let inner = request.without_first(2);
    let found = resolve(&inner.as_request()).map(|known| known.command);
    let command = match found {
        Ok(command) => command,
        Err(CommandError::Arity(_)) => {
            return Err(CommandError::other("ERR Invalid number of arguments specified for command"));
        }
        Err(_) => return Err(CommandError::other("ERR Invalid command specified")),
    };
    if command.keys.is_empty() {
        return Err(CommandError::other("ERR The command has no key arguments"));
    }
    Ok((inner, command))
}

pub(super) fn command_getkeys(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (inner, command) = inner(request)?;
    let keys: Vec<&[u8]> = command.key_arguments(&inner.as_request()).collect();
    cx.reply.array(keys.len());
    for key in keys {
        cx.reply.bulk(key);
    }
    Ok(())
}

pub(super) fn command_getkeysandflags(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (inner, command) = inner(request)?;
    let keys: Vec<&[u8]> = command.key_arguments(&inner.as_request()).collect();
    cx.reply.array(keys.len());
    for (index, key) in keys.iter().enumerate() {
        // With several specifications each names one key; with one it names all.
        let spec = command.keys.get(index).unwrap_or(&command.keys[0]);
        let spec = if command.keys.len() == 1 { &command.keys[0] } else { spec };
        cx.reply.array(2);
        cx.reply.bulk(key);
        // Of the commands here only `SET` has flags that depend on its options.
        let flags: &[&str] = match command.name {
            "set" if inner.as_request().from(3).any(|option| is(option, "get")) => &["RW", "access", "update"],
            "set" => &["OW", "update"],
            _ => spec.flags,
        };
        cx.reply.set(flags.len());
        for flag in flags {
            cx.reply.simple(flag);
        }
    }
    Ok(())
}

pub(super) fn command_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    reply_help(cx, "command");
    Ok(())
}

/// The help of a container.
pub(super) fn reply_help(cx: &mut Context<'_, '_>, container: &str) {
    let lines = super::help::of(container);
    cx.reply.array(lines.len());
    for line in lines {
        cx.reply.simple(line);
    }
}
