//! The commands of the group `connection`.

use super::{Command, Flags, Group, container};
use crate::command::{clients, connection};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "ping", arity: -1, group: Group::Connection, since: "1.0.0",
        summary: "Ping the server",
        complexity: "O(1)",
        flags: Flags::FAST, categories: &["@connection"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        brief: true,
        run: connection::ping,
        ..Command::NONE
    },
    Command {
        name: "echo", arity: 2, group: Group::Connection, since: "1.0.0",
        summary: "Echo the given string",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@connection"],
        brief: true,
        run: connection::echo,
        ..Command::NONE
    },
    Command {
        name: "quit", arity: -1, group: Group::Connection, since: "1.0.0",
        summary: "Close the connection",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        run: connection::quit,
        ..Command::NONE
    },
    Command {
        name: "reset", arity: 1, group: Group::Connection, since: "6.2.0",
        summary: "Reset the connection",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        run: connection::reset,
        ..Command::NONE
    },
    Command {
        name: "select", arity: 2, group: Group::Connection, since: "1.0.0",
        summary: "Change the selected database for the current connection",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@connection"],
        brief: true,
        run: connection::select,
        ..Command::NONE
    },
    Command {
        name: "auth", arity: -2, group: Group::Connection, since: "1.0.0",
        summary: "Authenticate to the server",
        complexity: "O(N) where N is the number of passwords defined for the user",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        history: &[("6.0.0", "Added ACL style (username and password).")],
        run: connection::auth,
        ..Command::NONE
    },
    Command {
        name: "hello", arity: -1, group: Group::Connection, since: "6.0.0",
        summary: "Handshake with Redis",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        history: &[("6.2.0", "`protover` made optional; when called without arguments the command reports the current connection's context.")],
        run: connection::hello,
        ..Command::NONE
    },
    Command {
        name: "client", arity: -2, group: Group::Connection, since: "2.4.0",
        summary: "A container for client connection commands",
        complexity: "Depends on subcommand.",
        subcommands: &[
        Command {
            name: "client|id", arity: 2, group: Group::Connection, since: "5.0.0",
            summary: "Returns the client ID for the current connection",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_id,
            ..Command::NONE
        },
        Command {
            name: "client|getname", arity: 2, group: Group::Connection, since: "2.6.9",
            summary: "Get the current connection name",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_getname,
            ..Command::NONE
        },
        Command {
            name: "client|setname", arity: 3, group: Group::Connection, since: "2.6.9",
            summary: "Set the current connection name",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_setname,
            ..Command::NONE
        },
        Command {
            name: "client|info", arity: 2, group: Group::Connection, since: "6.2.0",
            summary: "Returns information about the current client connection.",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output"],
            run: clients::client_info,
            ..Command::NONE
        },
        Command {
            name: "client|list", arity: -2, group: Group::Connection, since: "2.4.0",
            summary: "Get the list of client connections",
            complexity: "O(N) where N is the number of client connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output"],
            history: &[("2.8.12", "Added unique client `id` field."), ("5.0.0", "Added optional `TYPE` filter."), ("6.0.0", "Added `user` field."), ("6.2.0", "Added `argv-mem`, `tot-mem`, `laddr` and `redir` fields and the optional `ID` filter."), ("7.0.0", "Added `resp`, `multi-mem`, `rbs` and `rbp` fields."), ("7.0.3", "Added `ssub` field.")],
            run: clients::client_list,
            ..Command::NONE
        },
        Command {
            name: "client|kill", arity: -3, group: Group::Connection, since: "2.4.0",
            summary: "Kill the connection of a client",
            complexity: "O(N) where N is the number of client connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            history: &[("2.8.12", "Added new filter format."), ("2.8.12", "`ID` option."), ("3.2.0", "Added `master` type in for `TYPE` option."), ("5.0.0", "Replaced `slave` `TYPE` with `replica`. `slave` still supported for backward compatibility."), ("6.2.0", "`LADDR` option.")],
            run: clients::client_kill,
            ..Command::NONE
        },
        Command {
            name: "client|unblock", arity: -3, group: Group::Connection, since: "5.0.0",
            summary: "Unblock a client blocked in a blocking command from a different connection",
            complexity: "O(log N) where N is the number of client connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_unblock,
            ..Command::NONE
        },
        Command {
            name: "client|no-evict", arity: 3, group: Group::Connection, since: "7.0.0",
            summary: "Set client eviction mode for the current connection",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_no_evict,
            ..Command::NONE
        },
        Command {
            name: "client|reply", arity: 3, group: Group::Connection, since: "3.2.0",
            summary: "Instruct the server whether to reply to commands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_reply,
            ..Command::NONE
        },
        Command {
            name: "client|pause", arity: -3, group: Group::Connection, since: "2.9.50",
            summary: "Stop processing commands from clients for some time",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            history: &[("6.2.0", "`CLIENT PAUSE WRITE` mode added along with the `mode` option.")],
            run: clients::client_pause,
            ..Command::NONE
        },
        Command {
            name: "client|unpause", arity: 2, group: Group::Connection, since: "6.2.0",
            summary: "Resume processing of clients that were paused",
            complexity: "O(N) Where N is the number of paused clients",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_unpause,
            ..Command::NONE
        },
        Command {
            name: "client|help", arity: 2, group: Group::Connection, since: "5.0.0",
            summary: "Show helpful text about the different subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_help,
            ..Command::NONE
        },
        // Redis 7.2; clients of that age say it on every connect.
        Command {
            name: "client|setinfo", arity: 4, group: Group::Connection, since: "7.2.0",
            summary: "Sets information specific to the client or connection.",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_setinfo,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];
