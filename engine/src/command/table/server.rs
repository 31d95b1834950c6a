//! The commands of the group `server`.

use super::{Command, Flags, Group, KeySpec, container};
use crate::command::{admin, config, info, introspection, keys, slowlog};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "command", arity: -1, group: Group::Server, since: "2.8.13",
        summary: "Get array of Redis command details",
        complexity: "O(N) where N is the total number of Redis commands",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
        tips: &["nondeterministic_output_order"],
        subcommands: &[
        Command {
            name: "command|count", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Get total number of Redis commands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: introspection::command_count,
            ..Command::NONE
        },
        Command {
            name: "command|info", arity: -2, group: Group::Server, since: "2.8.13",
            summary: "Get array of specific Redis command details, or all when no argument is given.",
            complexity: "O(N) where N is the number of commands to look up",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            history: &[("7.0.0", "Allowed to be called with no argument to get info on all commands.")],
            run: introspection::command_info,
            ..Command::NONE
        },
        Command {
            name: "command|docs", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Get array of specific Redis command documentation",
            complexity: "O(N) where N is the number of commands to look up",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            run: introspection::command_docs,
            ..Command::NONE
        },
        Command {
            name: "command|list", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Get an array of Redis command names",
            complexity: "O(N) where N is the total number of Redis commands",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output_order"],
            run: introspection::command_list,
            ..Command::NONE
        },
        Command {
            name: "command|getkeys", arity: -4, group: Group::Server, since: "2.8.13",
            summary: "Extract keys given a full Redis command",
            complexity: "O(N) where N is the number of arguments to the command",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: introspection::command_getkeys,
            ..Command::NONE
        },
        Command {
            name: "command|getkeysandflags", arity: -4, group: Group::Server, since: "7.0.0",
            summary: "Extract keys and access flags given a full Redis command",
            complexity: "O(N) where N is the number of arguments to the command",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: introspection::command_getkeysandflags,
            ..Command::NONE
        },
        Command {
            name: "command|help", arity: 2, group: Group::Server, since: "5.0.0",
            summary: "Show helpful text about the different subcommands",
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
        summary: "A container for server configuration commands",
        complexity: "Depends on subcommand.",
        subcommands: &[
        Command {
            name: "config|get", arity: -3, group: Group::Server, since: "2.0.0",
            summary: "Get the values of configuration parameters",
            complexity: "O(N) when N is the number of configuration parameters provided",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            history: &[("7.0.0", "Added the ability to pass multiple pattern parameters in one call")],
            run: config::config_get,
            ..Command::NONE
        },
        Command {
            name: "config|set", arity: -4, group: Group::Server, since: "2.0.0",
            summary: "Set configuration parameters to the given values",
            complexity: "O(N) when N is the number of configuration parameters provided",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            history: &[("7.0.0", "Added the ability to set multiple parameters in one call.")],
            run: config::config_set,
            ..Command::NONE
        },
        Command {
            name: "config|resetstat", arity: 2, group: Group::Server, since: "2.0.0",
            summary: "Reset the stats returned by INFO",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            run: config::config_resetstat,
            ..Command::NONE
        },
        Command {
            name: "config|help", arity: 2, group: Group::Server, since: "5.0.0",
            summary: "Show helpful text about the different subcommands",
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
        summary: "Get information and statistics about the server",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@dangerous"],
        tips: &["nondeterministic_output", "request_policy:all_shards", "response_policy:special"],
        history: &[("7.0.0", "Added support for taking multiple section arguments.")],
        run: info::info,
        ..Command::NONE
    },
    Command {
        name: "time", arity: 1, group: Group::Server, since: "2.6.0",
        summary: "Return the current server time",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]),
        tips: &["nondeterministic_output"],
        run: admin::time,
        ..Command::NONE
    },
    Command {
        name: "lastsave", arity: 1, group: Group::Server, since: "1.0.0",
        summary: "Get the UNIX time stamp of the last successful save to disk",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@admin", "@dangerous"],
        tips: &["nondeterministic_output"],
        run: admin::lastsave,
        ..Command::NONE
    },
    Command {
        name: "shutdown", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Synchronously save the dataset to disk and then shut down the server",
        complexity: "O(N) when saving, where N is the total number of keys in all databases when saving data, otherwise O(1)",
        flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::NO_MULTI, Flags::ALLOW_BUSY]),
        history: &[("7.0.0", "Added the `NOW`, `FORCE` and `ABORT` modifiers.")],
        run: admin::shutdown,
        ..Command::NONE
    },
    Command {
        name: "dbsize", arity: 1, group: Group::Server, since: "1.0.0",
        summary: "Return the number of keys in the selected database",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:all_shards", "response_policy:agg_sum"],
        run: keys::dbsize,
        ..Command::NONE
    },
    Command {
        name: "flushdb", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Remove all keys from the current database",
        complexity: "O(N) where N is the number of keys in the selected database",
        flags: Flags::WRITE, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        history: &[("4.0.0", "Added the `ASYNC` flushing mode modifier."), ("6.2.0", "Added the `SYNC` flushing mode modifier.")],
        run: keys::flushdb,
        ..Command::NONE
    },
    Command {
        name: "flushall", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Remove all keys from all databases",
        complexity: "O(N) where N is the total number of keys in all databases",
        flags: Flags::WRITE, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        history: &[("4.0.0", "Added the `ASYNC` flushing mode modifier."), ("6.2.0", "Added the `SYNC` flushing mode modifier.")],
        run: keys::flushall,
        ..Command::NONE
    },
    Command {
        name: "swapdb", arity: 3, group: Group::Server, since: "4.0.0",
        summary: "Swaps two Redis databases",
        complexity: "O(N) where N is the count of clients watching or blocking on keys from both databases.",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace", "@dangerous"],
        run: keys::swapdb,
        ..Command::NONE
    },
    Command {
        name: "memory", arity: -2, group: Group::Server, since: "4.0.0",
        summary: "A container for memory diagnostics commands",
        complexity: "Depends on subcommand.",
        subcommands: &[
        Command {
            name: "memory|usage", arity: -3, group: Group::Server, since: "4.0.0",
            summary: "Estimate the memory usage of a key",
            complexity: "O(N) where N is the number of samples.",
            flags: Flags::READONLY,
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            run: admin::memory_usage,
            ..Command::NONE
        },
        Command {
            name: "memory|help", arity: 2, group: Group::Server, since: "4.0.0",
            summary: "Show helpful text about the different subcommands",
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
        summary: "A container for slow log commands",
        complexity: "Depends on subcommand.",
        subcommands: &[
        Command {
            name: "slowlog|get", arity: -2, group: Group::Server, since: "2.2.12",
            summary: "Get the slow log's entries",
            complexity: "O(N) where N is the number of entries returned",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "nondeterministic_output"],
            history: &[("4.0.0", "Added client IP address, port and name to the reply.")],
            run: slowlog::slowlog_get,
            ..Command::NONE
        },
        Command {
            name: "slowlog|len", arity: 2, group: Group::Server, since: "2.2.12",
            summary: "Get the slow log's length",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:agg_sum", "nondeterministic_output"],
            run: slowlog::slowlog_len,
            ..Command::NONE
        },
        Command {
            name: "slowlog|reset", arity: 2, group: Group::Server, since: "2.2.12",
            summary: "Clear all entries from the slow log",
            complexity: "O(N) where N is the number of entries in the slowlog",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            run: slowlog::slowlog_reset,
            ..Command::NONE
        },
        Command {
            name: "slowlog|help", arity: 2, group: Group::Server, since: "6.2.0",
            summary: "Show helpful text about the different subcommands",
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
        summary: "A container for latency diagnostics commands",
        complexity: "Depends on subcommand.",
        subcommands: &[
        Command {
            name: "latency|latest", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Return the latest latency samples for all events.",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: admin::latency_latest,
            ..Command::NONE
        },
        Command {
            name: "latency|history", arity: 3, group: Group::Server, since: "2.8.13",
            summary: "Return timestamp-latency samples for the event.",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: admin::latency_history,
            ..Command::NONE
        },
        Command {
            name: "latency|reset", arity: -2, group: Group::Server, since: "2.8.13",
            summary: "Reset latency data for one or more events.",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            run: admin::latency_reset,
            ..Command::NONE
        },
        Command {
            name: "latency|doctor", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Return a human readable latency analysis report.",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: admin::latency_doctor,
            ..Command::NONE
        },
        Command {
            name: "latency|graph", arity: 3, group: Group::Server, since: "2.8.13",
            summary: "Return a latency graph for the event.",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: admin::latency_graph,
            ..Command::NONE
        },
        Command {
            name: "latency|histogram", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Return the cumulative distribution of latencies of a subset of commands or all.",
            complexity: "O(N) where N is the number of commands with latency information being retrieved.",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: admin::latency_histogram,
            ..Command::NONE
        },
        Command {
            name: "latency|help", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Show helpful text about the different subcommands.",
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
        name: "debug", arity: -2, group: Group::Server, since: "1.0.0",
        summary: "A container for debugging commands",
        complexity: "Depends on subcommand.",
        flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        run: admin::debug,
        ..Command::NONE
    },
    Command {
        name: "function", arity: -2, group: Group::Scripting, since: "7.0.0",
        summary: "A container for function commands",
        complexity: "Depends on subcommand.",
        subcommands: &[
        Command {
            name: "function|flush", arity: -2, group: Group::Scripting, since: "7.0.0",
            summary: "Deleting all functions",
            complexity: "O(N) where N is the number of functions deleted",
            flags: Flags::of(&[Flags::WRITE, Flags::NOSCRIPT]), categories: &["@scripting"],
            tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
            run: admin::function_flush,
            ..Command::NONE
        },
        Command {
            name: "function|list", arity: -2, group: Group::Scripting, since: "7.0.0",
            summary: "List information about all the functions",
            complexity: "O(N) where N is the number of functions",
            flags: Flags::NOSCRIPT, categories: &["@scripting"],
            tips: &["nondeterministic_output_order"],
            run: admin::function_list,
            ..Command::NONE
        },
        Command {
            name: "function|help", arity: 2, group: Group::Scripting, since: "7.0.0",
            summary: "Show helpful text about the different subcommands",
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
