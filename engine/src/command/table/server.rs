//! The commands of the group `server`.

use super::argument::{block, integer, key, one_of, pattern, string, word};
use super::{Command, Flags, Group, KeySpec, container};
use crate::command::{admin, config, info, introspection, keys, slowlog};

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
            run: introspection::command_count,
            ..Command::NONE
        },
        Command {
            name: "command|info", arity: -2, group: Group::Server, since: "2.8.13",
            summary: "Describes commands for programs: arity, flags and keys",
            complexity: "O(N), N the names given",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            history: &[("7.0.0", "Without names it describes all.")],
            arguments: &[string("command-name").optional().multiple()],
            run: introspection::command_info,
            ..Command::NONE
        },
        Command {
            name: "command|docs", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Describes commands for readers: summary, arguments and history",
            complexity: "O(N), N the names given",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            arguments: &[string("command-name").optional().multiple()],
            run: introspection::command_docs,
            ..Command::NONE
        },
        Command {
            name: "command|list", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Lists the names of commands",
            complexity: "O(N), N the commands that there are",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            arguments: &[
                one_of("filterby", &[
                    string("module-name").token("MODULE"),
                    string("category").token("ACLCAT"),
                    pattern("pattern").token("PATTERN"),
                ]).token("FILTERBY").optional(),
            ],
            run: introspection::command_list,
            ..Command::NONE
        },
        Command {
            name: "command|getkeys", arity: -4, group: Group::Server, since: "2.8.13",
            summary: "Picks the keys out of a command",
            complexity: "O(N), N the arguments of that command",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: introspection::command_getkeys,
            ..Command::NONE
        },
        Command {
            name: "command|getkeysandflags", arity: -4, group: Group::Server, since: "7.0.0",
            summary: "Picks the keys out of a command and tells what it does with them",
            complexity: "O(N), N the arguments of that command",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: introspection::command_getkeysandflags,
            ..Command::NONE
        },
        Command {
            name: "command|help", arity: 2, group: Group::Server, since: "5.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: introspection::command_help,
            ..Command::NONE
        },
    ],
        run: introspection::command,
        ..Command::NONE
    },
    Command {
        name: "config", arity: -2, group: Group::Server, since: "2.0.0",
        summary: "Groups the commands on the server's parameters",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "config|get", arity: -3, group: Group::Server, since: "2.0.0",
            summary: "Shows parameters",
            complexity: "O(N), N the patterns",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            history: &[("7.0.0", "Several patterns may be asked for.")],
            arguments: &[block("parameter", &[string("parameter")]).multiple()],
            run: config::config_get,
            ..Command::NONE
        },
        Command {
            name: "config|set", arity: -4, group: Group::Server, since: "2.0.0",
            summary: "Changes parameters",
            complexity: "O(N), N the parameters",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            history: &[("7.0.0", "Several parameters may be changed at once.")],
            arguments: &[block("parameter_value", &[string("parameter"), string("value")]).multiple()],
            run: config::config_set,
            ..Command::NONE
        },
        Command {
            name: "config|resetstat", arity: 2, group: Group::Server, since: "2.0.0",
            summary: "Sets the counters of INFO back to zero",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            run: config::config_resetstat,
            ..Command::NONE
        },
        Command {
            name: "config|help", arity: 2, group: Group::Server, since: "5.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: config::config_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
    Command {
        name: "info", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Shows figures about the server, section by section",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@dangerous"],
        tips: &["nondeterministic_output", "request_policy:all_shards", "response_policy:special"],
        history: &[("7.0.0", "Several sections may be asked for.")],
        arguments: &[string("section").optional().multiple()],
        run: info::info,
        ..Command::NONE
    },
    Command {
        name: "time", arity: 1, group: Group::Server, since: "2.6.0",
        summary: "Tells what time it is on the server",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]),
        tips: &["nondeterministic_output"],
        run: admin::time,
        ..Command::NONE
    },
    Command {
        name: "lastsave", arity: 1, group: Group::Server, since: "1.0.0",
        summary: "Tells when data was last saved to disk",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@admin", "@dangerous"],
        tips: &["nondeterministic_output"],
        run: admin::lastsave,
        ..Command::NONE
    },
    Command {
        name: "shutdown", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Stops the server, saving its data before if there is something to save",
        complexity: "O(N) with a save, N the keys of all databases; O(1) without",
        flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::NO_MULTI, Flags::ALLOW_BUSY]),
        history: &[("7.0.0", "`NOW`, `FORCE` and `ABORT` came.")],
        arguments: &[
            one_of("nosave_save", &[word("nosave", "NOSAVE"), word("save", "SAVE")]).optional(),
            word("now", "NOW").since("7.0.0").optional(),
            word("force", "FORCE").since("7.0.0").optional(),
            word("abort", "ABORT").since("7.0.0").optional(),
        ],
        run: admin::shutdown,
        ..Command::NONE
    },
    Command {
        name: "dbsize", arity: 1, group: Group::Server, since: "1.0.0",
        summary: "Counts the keys of this database",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:all_shards", "response_policy:agg_sum"],
        run: keys::dbsize,
        ..Command::NONE
    },
    Command {
        name: "flushdb", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Deletes every key of this database",
        complexity: "O(N), N the keys of the database",
        flags: Flags::WRITE, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        history: &[("4.0.0", "`ASYNC` came."), ("6.2.0", "`SYNC` came.")],
        arguments: &[
            one_of("async", &[word("async", "ASYNC").since("4.0.0"), word("sync", "SYNC").since("6.2.0")]).optional(),
        ],
        run: keys::flushdb,
        ..Command::NONE
    },
    Command {
        name: "flushall", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Deletes every key of every database",
        complexity: "O(N), N the keys of all databases",
        flags: Flags::WRITE, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        history: &[("4.0.0", "`ASYNC` came."), ("6.2.0", "`SYNC` came.")],
        arguments: &[
            one_of("async", &[word("async", "ASYNC").since("4.0.0"), word("sync", "SYNC").since("6.2.0")]).optional(),
        ],
        run: keys::flushall,
        ..Command::NONE
    },
    Command {
        name: "swapdb", arity: 3, group: Group::Server, since: "4.0.0",
        summary: "Exchanges two databases for all clients",
        complexity: "O(N), N the clients that watch keys of either database or wait for them",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace", "@dangerous"],
        arguments: &[integer("index1"), integer("index2")],
        run: keys::swapdb,
        ..Command::NONE
    },
    Command {
        name: "memory", arity: -2, group: Group::Server, since: "4.0.0",
        summary: "Groups the commands that look at the use of memory",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "memory|usage", arity: -3, group: Group::Server, since: "4.0.0",
            summary: "Estimates the bytes that a key takes",
            complexity: "O(N), N the samples",
            flags: Flags::READONLY,
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[key("key", 0), integer("count").token("SAMPLES").optional()],
            run: admin::memory_usage,
            ..Command::NONE
        },
        Command {
            name: "memory|help", arity: 2, group: Group::Server, since: "4.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: admin::memory_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
    Command {
        name: "slowlog", arity: -2, group: Group::Server, since: "2.2.12",
        summary: "Groups the commands on the log of slow requests",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "slowlog|get", arity: -2, group: Group::Server, since: "2.2.12",
            summary: "Shows the latest slow requests",
            complexity: "O(N), N the entries shown",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "nondeterministic_output"],
            history: &[("4.0.0", "Entries tell the client's address and name.")],
            arguments: &[integer("count").optional()],
            run: slowlog::slowlog_get,
            ..Command::NONE
        },
        Command {
            name: "slowlog|len", arity: 2, group: Group::Server, since: "2.2.12",
            summary: "Counts the slow requests that are kept",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:agg_sum", "nondeterministic_output"],
            run: slowlog::slowlog_len,
            ..Command::NONE
        },
        Command {
            name: "slowlog|reset", arity: 2, group: Group::Server, since: "2.2.12",
            summary: "Forgets all slow requests",
            complexity: "O(N), N the entries",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            run: slowlog::slowlog_reset,
            ..Command::NONE
        },
        Command {
            name: "slowlog|help", arity: 2, group: Group::Server, since: "6.2.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: slowlog::slowlog_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
    Command {
        name: "latency", arity: -2, group: Group::Server, since: "2.8.13",
        summary: "Groups the commands on delays inside the server",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "latency|latest", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Shows the last delay of each kind of event",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: admin::latency_latest,
            ..Command::NONE
        },
        Command {
            name: "latency|history", arity: 3, group: Group::Server, since: "2.8.13",
            summary: "Lists when an event was delayed, and for how long",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            arguments: &[string("event")],
            run: admin::latency_history,
            ..Command::NONE
        },
        Command {
            name: "latency|reset", arity: -2, group: Group::Server, since: "2.8.13",
            summary: "Forgets the delays of some events, or of all",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            arguments: &[string("event").optional().multiple()],
            run: admin::latency_reset,
            ..Command::NONE
        },
        Command {
            name: "latency|doctor", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Explains in a text what delays there were",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: admin::latency_doctor,
            ..Command::NONE
        },
        Command {
            name: "latency|graph", arity: 3, group: Group::Server, since: "2.8.13",
            summary: "Draws the delays of an event",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            arguments: &[string("event")],
            run: admin::latency_graph,
            ..Command::NONE
        },
        Command {
            name: "latency|histogram", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Shows how the durations of commands are spread",
            complexity: "O(N), N the commands that were timed",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            arguments: &[string("command").optional().multiple()],
            run: admin::latency_histogram,
            ..Command::NONE
        },
        Command {
            name: "latency|help", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: admin::latency_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
    Command {
        name: "debug", arity: -2, group: Group::Server, since: "1.0.0", syscmd: true,
        summary: "Groups commands for tests of the server itself",
        complexity: "That of the subcommand",
        flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        run: admin::debug,
        ..Command::NONE
    },
    Command {
        name: "function", arity: -2, group: Group::Scripting, since: "7.0.0",
        summary: "Groups the commands on libraries of functions",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "function|flush", arity: -2, group: Group::Scripting, since: "7.0.0",
            summary: "Deletes every function",
            complexity: "O(N), N the functions",
            flags: Flags::of(&[Flags::WRITE, Flags::NOSCRIPT]), categories: &["@scripting"],
            tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
            arguments: &[one_of("async", &[word("async", "ASYNC"), word("sync", "SYNC")]).optional()],
            run: admin::function_flush,
            ..Command::NONE
        },
        Command {
            name: "function|list", arity: -2, group: Group::Scripting, since: "7.0.0",
            summary: "Lists the libraries of functions",
            complexity: "O(N), N the functions",
            flags: Flags::NOSCRIPT, categories: &["@scripting"],
            tips: &["nondeterministic_output_order"],
            arguments: &[
                string("library-name-pattern").token("LIBRARYNAME").optional(),
                word("withcode", "WITHCODE").optional(),
            ],
            run: admin::function_list,
            ..Command::NONE
        },
        Command {
            name: "function|help", arity: 2, group: Group::Scripting, since: "7.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@scripting"],
            run: admin::function_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];
