//! The commands of the group `connection`.

use super::argument::{block, integer, one_of, string, word};
use super::{Command, Flags, Group, container};
use crate::command::{clients, connection, tracking};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "ping", arity: -1, group: Group::Connection, since: "1.0.0",
        summary: "Answers PONG, or repeats the message that it was given",
        complexity: "O(1)",
        flags: Flags::FAST, categories: &["@connection"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        arguments: &[string("message").optional()],
        brief: true,
        run: connection::ping,
        ..Command::NONE
    },
    Command {
        name: "echo", arity: 2, group: Group::Connection, since: "1.0.0",
        summary: "Repeats a message",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@connection"],
        arguments: &[string("message")],
        brief: true,
        run: connection::echo,
        ..Command::NONE
    },
    Command {
        name: "quit", arity: -1, group: Group::Connection, since: "1.0.0",
        summary: "Closes the connection after the replies that are due",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        run: connection::quit,
        ..Command::NONE
    },
    Command {
        name: "reset", arity: 1, group: Group::Connection, since: "6.2.0",
        summary: "Returns this connection to the state in which it opened",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        run: connection::reset,
        ..Command::NONE
    },
    Command {
        name: "select", arity: 2, group: Group::Connection, since: "1.0.0",
        summary: "Switches this connection to another database",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@connection"],
        arguments: &[integer("index")],
        brief: true,
        run: connection::select,
        ..Command::NONE
    },
    Command {
        name: "auth", arity: -2, group: Group::Connection, since: "1.0.0",
        summary: "Logs the client in with a password",
        complexity: "O(N), N the passwords of the user",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        history: &[("6.0.0", "A user name may stand before the password.")],
        arguments: &[string("username").since("6.0.0").optional(), string("password")],
        run: connection::auth,
        ..Command::NONE
    },
    Command {
        name: "hello", arity: -1, group: Group::Connection, since: "6.0.0",
        summary: "Chooses the protocol version, and may log in and name the connection",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        history: &[("6.2.0", "Without a version it describes the connection and changes nothing.")],
        arguments: &[
            block("arguments", &[
                integer("protover"),
                block("username_password", &[string("username"), string("password")]).token("AUTH").optional(),
                string("clientname").token("SETNAME").optional(),
            ]).optional(),
        ],
        run: connection::hello,
        ..Command::NONE
    },
    Command {
        name: "client", arity: -2, group: Group::Connection, since: "2.4.0",
        summary: "Groups the commands on client connections",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "client|id", arity: 2, group: Group::Connection, since: "5.0.0",
            summary: "Tells the number under which the server knows this connection",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_id,
            ..Command::NONE
        },
        Command {
            name: "client|getname", arity: 2, group: Group::Connection, since: "2.6.9",
            summary: "Tells the name of this connection",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_getname,
            ..Command::NONE
        },
        Command {
            name: "client|setname", arity: 3, group: Group::Connection, since: "2.6.9",
            summary: "Names this connection",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[string("connection-name")],
            run: clients::client_setname,
            ..Command::NONE
        },
        Command {
            name: "client|info", arity: 2, group: Group::Connection, since: "6.2.0",
            summary: "Describes this connection in one line",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output"],
            run: clients::client_info,
            ..Command::NONE
        },
        Command {
            name: "client|list", arity: -2, group: Group::Connection, since: "2.4.0",
            summary: "Describes the connections, a line for each",
            complexity: "O(N), N the connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output"],
            history: &[
                ("2.8.12", "Lines begin with the `id`."),
                ("5.0.0", "`TYPE` chooses among the connections."),
                ("6.0.0", "Lines have a `user`."),
                ("6.2.0", "Lines have `argv-mem`, `tot-mem`, `laddr` and `redir`; `ID` chooses among the connections."),
                ("7.0.0", "Lines have `resp`, `multi-mem`, `rbs` and `rbp`."),
                ("7.0.3", "Lines have `ssub`."),
            ],
            arguments: &[
                one_of("normal_master_replica_pubsub", &[
                    word("normal", "NORMAL"),
                    word("master", "MASTER"),
                    word("replica", "REPLICA"),
                    word("pubsub", "PUBSUB"),
                ]).token("TYPE").since("5.0.0").optional(),
                block("id", &[integer("client-id").multiple()]).token("ID").since("6.2.0").optional(),
            ],
            run: clients::client_list,
            ..Command::NONE
        },
        Command {
            name: "client|kill", arity: -3, group: Group::Connection, since: "2.4.0",
            summary: "Closes the connections that pass every filter",
            complexity: "O(N), N the connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            history: &[
                ("2.8.12", "Filters have names."),
                ("2.8.12", "There is the filter `ID`."),
                ("3.2.0", "`TYPE` takes `master`."),
                ("5.0.0", "`TYPE` takes `replica` where it took `slave`, which it still understands."),
                ("6.2.0", "There is the filter `LADDR`."),
            ],
            arguments: &[
                one_of("filter", &[
                    string("ip:port").deprecated("2.8.12"),
                    one_of("new-format", &[
                        integer("client-id").token("ID").since("2.8.12").optional(),
                        one_of("normal_master_slave_pubsub", &[
                            word("normal", "NORMAL"),
                            word("master", "MASTER").since("3.2.0"),
                            word("slave", "SLAVE"),
                            word("replica", "REPLICA").since("5.0.0"),
                            word("pubsub", "PUBSUB"),
                        ]).token("TYPE").since("2.8.12").optional(),
                        string("username").token("USER").optional(),
                        string("ip:port").token("ADDR").optional(),
                        string("ip:port").token("LADDR").since("6.2.0").optional(),
                        string("yes/no").token("SKIPME").optional(),
                    ]).multiple(),
                ]),
            ],
            run: clients::client_kill,
            ..Command::NONE
        },
        Command {
            name: "client|unblock", arity: -3, group: Group::Connection, since: "5.0.0",
            summary: "Wakes a client that waits in a blocking command",
            complexity: "O(log N), N the connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[
                integer("client-id"),
                one_of("timeout_error", &[word("timeout", "TIMEOUT"), word("error", "ERROR")]).optional(),
            ],
            run: clients::client_unblock,
            ..Command::NONE
        },
        Command {
            name: "client|no-evict", arity: 3, group: Group::Connection, since: "7.0.0",
            summary: "Decides whether this connection may be closed to free memory",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[one_of("enabled", &[word("on", "ON"), word("off", "OFF")])],
            run: clients::client_no_evict,
            ..Command::NONE
        },
        Command {
            name: "client|reply", arity: 3, group: Group::Connection, since: "3.2.0",
            summary: "Decides whether this connection is answered",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[
                one_of("on_off_skip", &[word("on", "ON"), word("off", "OFF"), word("skip", "SKIP")]),
            ],
            run: clients::client_reply,
            ..Command::NONE
        },
        Command {
            name: "client|pause", arity: -3, group: Group::Connection, since: "2.9.50",
            summary: "Makes clients wait for some milliseconds before their commands run",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            history: &[("6.2.0", "The mode `WRITE` came, and `ALL` as the name of the mode that there was.")],
            arguments: &[
                integer("timeout"),
                one_of("mode", &[word("write", "WRITE"), word("all", "ALL")]).since("6.2.0").optional(),
            ],
            run: clients::client_pause,
            ..Command::NONE
        },
        Command {
            name: "client|unpause", arity: 2, group: Group::Connection, since: "6.2.0",
            summary: "Ends the wait that CLIENT PAUSE began",
            complexity: "O(N), N the clients that wait",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_unpause,
            ..Command::NONE
        },
        Command {
            name: "client|tracking", arity: -3, group: Group::Connection, since: "6.0.0",
            summary: "Decides whether this connection hears that keys change which it may keep in a cache",
            complexity: "O(N), N the prefixes",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[
                one_of("status", &[word("on", "ON"), word("off", "OFF")]),
                integer("client-id").token("REDIRECT").optional(),
                string("prefix").token("PREFIX").optional().multiple().multiple_token(),
                word("bcast", "BCAST").optional(),
                word("optin", "OPTIN").optional(),
                word("optout", "OPTOUT").optional(),
                word("noloop", "NOLOOP").optional(),
            ],
            run: tracking::client_tracking,
            ..Command::NONE
        },
        Command {
            name: "client|caching", arity: 3, group: Group::Connection, since: "6.0.0",
            summary: "Decides whether the keys of the next command are tracked",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[one_of("mode", &[word("yes", "YES"), word("no", "NO")])],
            run: tracking::client_caching,
            ..Command::NONE
        },
        Command {
            name: "client|getredir", arity: 2, group: Group::Connection, since: "6.0.0",
            summary: "Tells which connection hears of changed keys in place of this one",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: tracking::client_getredir,
            ..Command::NONE
        },
        Command {
            name: "client|trackinginfo", arity: 2, group: Group::Connection, since: "6.2.0",
            summary: "Tells how the keys of this connection are tracked",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: tracking::client_trackinginfo,
            ..Command::NONE
        },
        Command {
            name: "client|help", arity: 2, group: Group::Connection, since: "5.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: clients::client_help,
            ..Command::NONE
        },
        // Redis 7.2; clients of that age say it on every connect.
        Command {
            name: "client|setinfo", arity: 4, group: Group::Connection, since: "7.2.0",
            summary: "Notes name or version of the library that the client uses",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[
                one_of("attr", &[string("libname").token("LIB-NAME"), string("libver").token("LIB-VER")]),
            ],
            run: clients::client_setinfo,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];
