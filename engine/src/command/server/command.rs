//! `COMMAND`, and the `HELP` of every container: the table, for clients.

use crate::command::arguments::is;
use crate::command::table::argument as arg;
use crate::command::table::{self, Argument, ArgumentKind, Command, Flags, Group, KeySpec};
use crate::command::work::{Body, Each};
use crate::command::{CommandError, Context, resolve};
use crate::glob;
use crate::protocol::{Protocol, ReplyWriter, Request};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "command", arity: -1, group: Group::Server, since: "2.8.13",
        summary: "Describes every command",
        complexity: "O(N), N the commands that there are",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
        tips: &["nondeterministic_output_order"],
        subcommands: &[
        Command {
            name: "command|count", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Counts the commands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: command_count,
            ..Command::NONE
        },
        Command {
            name: "command|info", arity: -2, group: Group::Server, since: "2.8.13",
            summary: "Describes commands for programs: arity, flags and keys",
            complexity: "O(N), N the names given",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            history: &[("7.0.0", "Without names it describes all.")],
            arguments: &[arg::string("command-name").optional().multiple()],
            run: command_info,
            ..Command::NONE
        },
        Command {
            name: "command|docs", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Describes commands for readers: summary, arguments and history",
            complexity: "O(N), N the names given",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            arguments: &[arg::string("command-name").optional().multiple()],
            run: command_docs,
            ..Command::NONE
        },
        Command {
            name: "command|list", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Lists the names of commands",
            complexity: "O(N), N the commands that there are",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            arguments: &[
                arg::one_of("filterby", &[
                    arg::string("module-name").token("MODULE"),
                    arg::string("category").token("ACLCAT"),
                    arg::pattern("pattern").token("PATTERN"),
                ]).token("FILTERBY").optional(),
            ],
            run: command_list,
            ..Command::NONE
        },
        Command {
            name: "command|getkeys", arity: -4, group: Group::Server, since: "2.8.13",
            summary: "Picks the keys out of a command",
            complexity: "O(N), N the arguments of that command",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: command_getkeys,
            ..Command::NONE
        },
        Command {
            name: "command|getkeysandflags", arity: -4, group: Group::Server, since: "7.0.0",
            summary: "Picks the keys out of a command and tells what it does with them",
            complexity: "O(N), N the arguments of that command",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: command_getkeysandflags,
            ..Command::NONE
        },
        Command {
            name: "command|help", arity: 2, group: Group::Server, since: "5.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: command_help,
            ..Command::NONE
        },
    ],
        run: command,
        ..Command::NONE
    },
];

fn command(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(table::all().count());
    for command in table::all() {
        reply_info(cx, command);
    }
    Ok(())
}

fn command_count(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.count(table::all().count());
    Ok(())
}

/// Returns the command or subcommand (`container|subcommand`) with this name.
fn named(name: &[u8]) -> Option<&'static Command> {
    match name.iter().position(|&byte| byte == b'|') {
        None => table::find(name),
        Some(bar) => table::find_sub(table::find(&name[..bar])?, &name[bar + 1..]),
    }
}

fn command_info(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if request.len() == 2 {
        return command(cx, request);
    }
    cx.reply.array(request.len() - 2);
    let info = |cx: &mut Context<'_, '_>, request: &Request<'_>, index, (): &mut ()| match named(request.get(index)) {
        Some(command) => reply_info(cx, command),
        None => cx.reply.null(),
    };
    cx.work(request, Each { at_once: DESCRIBED, ..Each::new(2, (), info, |_, _, ()| {}) })
}

/// Number of commands that one portion describes; one with many subcommands takes 10 µs.
const DESCRIBED: usize = 16;

/// Replies with the description of one command by `COMMAND INFO`.
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
    reply.set(command.tips.len());
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
    match command.subcommands.len() {
        // As in Redis, an empty list is a set, and any other list is an array.
        0 => reply.set(0),
        some => reply.array(some),
    }
    for subcommand in command.subcommands {
        reply_info(cx, subcommand);
    }
}

fn command_docs(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mut docs = Body::default();
    if request.len() == 2 {
        table::all().for_each(|command| add_docs(&mut docs, cx.reply.protocol(), command));
    }
    let add = |cx: &mut Context<'_, '_>, request: &Request<'_>, index, docs: &mut Body| {
        if let Some(command) = named(request.get(index)) {
            add_docs(docs, cx.reply.protocol(), command);
        }
    };
    let done = |cx: &mut Context<'_, '_>, _: &Request<'_>, docs: &mut Body| cx.reply_map(docs);
    cx.work(request, Each { at_once: DESCRIBED, ..Each::new(2, docs, add, done) })
}

fn add_docs(docs: &mut Body, protocol: Protocol, command: &'static Command) {
    let mut reply = docs.item(protocol);
    reply.bulk(command.name.as_bytes());
    reply_docs(&mut reply, command);
}

fn reply_docs(reply: &mut ReplyWriter<'_>, command: &'static Command) {
    let texts = [
        ("summary", command.summary),
        ("since", command.since),
        ("group", command.group.name()),
        ("complexity", command.complexity),
    ];
    let texts = texts.iter().filter(|(_, text)| !text.is_empty());
    let doc_flags = [("deprecated", command.deprecated.is_some()), ("syscmd", command.syscmd)];
    let doc_flags: Vec<&str> = doc_flags.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
    let fields = texts.clone().count()
        + usize::from(!doc_flags.is_empty())
        + if command.deprecated.is_some() { 2 } else { 0 }
        + usize::from(!command.history.is_empty())
        + usize::from(!command.arguments.is_empty())
        + usize::from(!command.subcommands.is_empty());
    reply.map(fields);
    for (name, text) in texts {
        reply.bulk(name.as_bytes());
        reply.bulk(text.as_bytes());
    }
    if !doc_flags.is_empty() {
        reply.bulk(b"doc_flags");
        reply.set(doc_flags.len());
        for flag in doc_flags {
            reply.simple(flag);
        }
    }
    if let Some(deprecated) = command.deprecated {
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
    reply_arguments(reply, command.arguments);
    if !command.subcommands.is_empty() {
        reply.bulk(b"subcommands");
        reply.map(command.subcommands.len());
        for subcommand in command.subcommands {
            reply.bulk(subcommand.name.as_bytes());
            reply_docs(reply, subcommand);
        }
    }
}

/// Appends the field of the arguments, if there are any.
fn reply_arguments(reply: &mut ReplyWriter<'_>, arguments: &[Argument]) {
    if arguments.is_empty() {
        return;
    }
    reply.bulk(b"arguments");
    reply.array(arguments.len());
    for argument in arguments {
        let texts =
            [("token", argument.token), ("since", argument.since), ("deprecated_since", argument.deprecated_since)];
        let flags = [
            ("optional", argument.optional),
            ("multiple", argument.multiple),
            ("multiple_token", argument.multiple_token),
        ];
        let flags: Vec<&str> = flags.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
        let key = match argument.kind {
            ArgumentKind::Key(specification) => Some(specification),
            _ => None,
        };
        let parts = argument.kind.parts();
        let texts = texts.iter().filter_map(|(name, text)| Some((name, (*text)?)));
        let fields = 2
            + texts.clone().count()
            + usize::from(key.is_some())
            + usize::from(!flags.is_empty())
            + usize::from(!parts.is_empty());
        reply.map(fields);
        reply.bulk(b"name");
        reply.bulk(argument.name.as_bytes());
        reply.bulk(b"type");
        reply.bulk(argument.kind.name().as_bytes());
        if let Some(specification) = key {
            reply.bulk(b"key_spec_index");
            reply.integer(i64::from(specification));
        }
        for (name, text) in texts {
            reply.bulk(name.as_bytes());
            reply.bulk(text.as_bytes());
        }
        if !flags.is_empty() {
            reply.bulk(b"flags");
            reply.set(flags.len());
            for flag in flags {
                reply.simple(flag);
            }
        }
        reply_arguments(reply, parts);
    }
}

fn command_list(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
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

/// Returns the command within `COMMAND GETKEYS`, whose arguments are checked.
fn inner(request: &Request<'_>) -> Result<&'static Command, CommandError> {
    let (command, fits) = match resolve(&request.skip(2)) {
        Ok(known) => (known.command, true),
        Err(CommandError::Arity(name)) => (table::find_full(name.as_bytes()).ok_or_else(invalid)?, false),
        Err(_) => return Err(invalid()),
    };
    // Shard channels stand where keys would, but are not keys.
    if command.keys.iter().all(|spec| spec.flags.contains(&"not_key")) {
        return Err(CommandError::other("ERR The command has no key arguments"));
    }
    if !fits {
        return Err(CommandError::other("ERR Invalid number of arguments specified for command"));
    }
    Ok(command)
}

fn invalid() -> CommandError {
    CommandError::other("ERR Invalid command specified")
}

fn command_getkeys(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let command = inner(request)?;
    reply_keys(cx, request, command, |cx, request, index, _| cx.reply.bulk(request.get(index)))
}

/// Replies with an array of what `each` replies for each key of the command within this one.
fn reply_keys(
    cx: &mut Context<'_, '_>,
    request: &Request<'_>,
    command: &'static Command,
    each: fn(&mut Context<'_, '_>, &Request<'_>, usize, &mut &'static Command),
) -> Result<(), CommandError> {
    let indexes = command.key_indexes(request.len() - 2);
    cx.reply.array(indexes.clone().count());
    let first = indexes.clone().next().unwrap_or(request.len());
    let step = indexes.clone().nth(1).map_or(1, |second| second - first);
    let end = indexes.last().map_or(0, |last| last + 3);
    cx.work(request, Each { step, end, ..Each::new(first + 2, command, each, |_, _, _| {}) })
}

fn command_getkeysandflags(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let command = inner(request)?;
    reply_keys(cx, request, command, |cx, request, index, command| {
        // If there are several specifications, each has one key; a single one has all keys.
        let several = |spec: &&KeySpec| command.keys.len() == 1 || spec.first as usize + 2 == index;
        let spec = command.keys.iter().find(several).unwrap_or(&command.keys[0]);
        cx.reply.array(2);
        cx.reply.bulk(request.get(index));
        // Only `SET` has key flags that depend on its options.
        let flags: &[&str] = match command.name {
            "set" if request.from(5).any(|option| is(option, "get")) => &["RW", "access", "update"],
            "set" => &["OW", "update"],
            _ => spec.flags,
        };
        cx.reply.set(flags.len());
        for flag in flags {
            cx.reply.simple(flag);
        }
    })
}

fn command_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    reply_help(cx, "command");
    Ok(())
}

/// Replies with the help of a container command.
pub(crate) fn reply_help(cx: &mut Context<'_, '_>, container: &str) {
    let lines = crate::command::help::of(container);
    cx.reply.array(lines.len());
    for line in lines {
        cx.reply.simple(line);
    }
}
