//! The commands of the group `generic`.

use super::argument::{integer, key, one_of, pattern, string, unix_time, word};
use super::{Command, Flags, Group, KeySpec, container};
use crate::command::{admin, expire, keys, object, scan};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "del", arity: -2, group: Group::Generic, since: "1.0.0",
        summary: "Deletes keys",
        complexity: "O(N), N the keys",
        flags: Flags::WRITE, categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RM", "delete"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[key("key", 0).multiple()],
        run: keys::del,
        ..Command::NONE
    },
    Command {
        name: "unlink", arity: -2, group: Group::Generic, since: "4.0.0",
        summary: "Deletes keys and leaves it to later to free large values",
        complexity: "O(1) for each key; freeing a value of M parts later is O(M)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RM", "delete"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[key("key", 0).multiple()],
        run: keys::unlink,
        ..Command::NONE
    },
    Command {
        name: "exists", arity: -2, group: Group::Generic, since: "1.0.0",
        summary: "Counts the keys that are there",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        history: &[("3.0.3", "Several keys may be asked for.")],
        arguments: &[key("key", 0).multiple()],
        brief: true,
        run: keys::exists,
        ..Command::NONE
    },
    Command {
        name: "type", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Tells the type of the value under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: keys::r#type,
        ..Command::NONE
    },
    Command {
        name: "touch", arity: -2, group: Group::Generic, since: "3.2.1",
        summary: "Counts the keys that are there, and notes that they were used",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[key("key", 0).multiple()],
        run: keys::touch,
        ..Command::NONE
    },
    Command {
        name: "keys", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Lists the keys that a pattern matches",
        complexity: "O(N), N the keys of the database, as long as they and the pattern are short",
        flags: Flags::READONLY, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "nondeterministic_output_order"],
        arguments: &[pattern("pattern")],
        run: scan::keys,
        ..Command::NONE
    },
    Command {
        name: "scan", arity: -2, group: Group::Generic, since: "2.8.0",
        summary: "Walks through the keys of a database, some with each call",
        complexity: "O(1) for a call, O(N) for all of them until the cursor is 0 again, N the keys",
        flags: Flags::READONLY, categories: &["@keyspace"],
        tips: &["nondeterministic_output", "request_policy:special"],
        history: &[("6.0.0", "`TYPE` came.")],
        arguments: &[
            integer("cursor"),
            pattern("pattern").token("MATCH").optional(),
            integer("count").token("COUNT").optional(),
            string("type").token("TYPE").since("6.0.0").optional(),
        ],
        run: scan::scan,
        ..Command::NONE
    },
    Command {
        name: "randomkey", arity: 1, group: Group::Generic, since: "1.0.0",
        summary: "Picks a random key",
        complexity: "O(1)",
        flags: Flags::READONLY, categories: &["@keyspace"],
        tips: &["request_policy:all_shards", "nondeterministic_output"],
        run: scan::randomkey,
        ..Command::NONE
    },
    Command {
        name: "rename", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Gives a value another key",
        complexity: "O(1)",
        flags: Flags::WRITE, categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "update"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), key("newkey", 1)],
        run: keys::rename,
        ..Command::NONE
    },
    Command {
        name: "renamenx", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Gives a value another key that is not there yet",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "insert"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        history: &[("3.2.0", "It is no error that both keys are the same.")],
        arguments: &[key("key", 0), key("newkey", 1)],
        run: keys::renamenx,
        ..Command::NONE
    },
    Command {
        name: "copy", arity: -3, group: Group::Generic, since: "6.2.0",
        summary: "Copies a value to another key",
        complexity: "O(N), N the parts of the value; O(1) for a string",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "update"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        arguments: &[
            key("source", 0),
            key("destination", 1),
            integer("destination-db").token("DB").optional(),
            word("replace", "REPLACE").optional(),
        ],
        run: keys::copy,
        ..Command::NONE
    },
    Command {
        name: "move", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Takes a key to another database",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), integer("db")],
        run: keys::r#move,
        ..Command::NONE
    },
    Command {
        name: "object", arity: -2, group: Group::Generic, since: "2.2.3",
        summary: "Groups the commands that look at how a value is kept",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "object|encoding", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Tells how a value is represented",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[key("key", 0)],
            run: object::object_encoding,
            ..Command::NONE
        },
        Command {
            name: "object|refcount", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Tells how many references a value has",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[key("key", 0)],
            run: object::object_refcount,
            ..Command::NONE
        },
        Command {
            name: "object|idletime", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Tells for how many seconds a key was not used",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[key("key", 0)],
            run: object::object_idletime,
            ..Command::NONE
        },
        Command {
            name: "object|freq", arity: 3, group: Group::Generic, since: "4.0.0",
            summary: "Tells how often a key is used, on a logarithmic scale",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[key("key", 0)],
            run: object::object_freq,
            ..Command::NONE
        },
        Command {
            name: "object|help", arity: 2, group: Group::Generic, since: "6.2.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@keyspace"],
            run: object::object_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
    Command {
        name: "expire", arity: -3, group: Group::Generic, since: "1.0.0",
        summary: "Makes a key expire after some seconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "`NX`, `XX`, `GT` and `LT` came.")],
        arguments: &[
            key("key", 0),
            integer("seconds"),
            one_of("condition", &[word("nx", "NX"), word("xx", "XX"), word("gt", "GT"), word("lt", "LT")]).since("7.0.0").optional(),
        ],
        brief: true,
        run: expire::expire,
        ..Command::NONE
    },
    Command {
        name: "pexpire", arity: -3, group: Group::Generic, since: "2.6.0",
        summary: "Makes a key expire after some milliseconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "`NX`, `XX`, `GT` and `LT` came.")],
        arguments: &[
            key("key", 0),
            integer("milliseconds"),
            one_of("condition", &[word("nx", "NX"), word("xx", "XX"), word("gt", "GT"), word("lt", "LT")]).since("7.0.0").optional(),
        ],
        brief: true,
        run: expire::pexpire,
        ..Command::NONE
    },
    Command {
        name: "expireat", arity: -3, group: Group::Generic, since: "1.2.0",
        summary: "Makes a key expire at a time, in seconds since 1970",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "`NX`, `XX`, `GT` and `LT` came.")],
        arguments: &[
            key("key", 0),
            unix_time("unix-time-seconds"),
            one_of("condition", &[word("nx", "NX"), word("xx", "XX"), word("gt", "GT"), word("lt", "LT")]).since("7.0.0").optional(),
        ],
        brief: true,
        run: expire::expireat,
        ..Command::NONE
    },
    Command {
        name: "pexpireat", arity: -3, group: Group::Generic, since: "2.6.0",
        summary: "Makes a key expire at a time, in milliseconds since 1970",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "`NX`, `XX`, `GT` and `LT` came.")],
        arguments: &[
            key("key", 0),
            unix_time("unix-time-milliseconds"),
            one_of("condition", &[word("nx", "NX"), word("xx", "XX"), word("gt", "GT"), word("lt", "LT")]).since("7.0.0").optional(),
        ],
        brief: true,
        run: expire::pexpireat,
        ..Command::NONE
    },
    Command {
        name: "ttl", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Tells how many seconds a key has left",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["nondeterministic_output"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("2.8.0", "-2 stands for a key that is not there.")],
        arguments: &[key("key", 0)],
        brief: true,
        run: expire::ttl,
        ..Command::NONE
    },
    Command {
        name: "pttl", arity: 2, group: Group::Generic, since: "2.6.0",
        summary: "Tells how many milliseconds a key has left",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["nondeterministic_output"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("2.8.0", "-2 stands for a key that is not there.")],
        arguments: &[key("key", 0)],
        brief: true,
        run: expire::pttl,
        ..Command::NONE
    },
    Command {
        name: "expiretime", arity: 2, group: Group::Generic, since: "7.0.0",
        summary: "Tells when a key expires, in seconds since 1970",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: expire::expiretime,
        ..Command::NONE
    },
    Command {
        name: "pexpiretime", arity: 2, group: Group::Generic, since: "7.0.0",
        summary: "Tells when a key expires, in milliseconds since 1970",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: expire::pexpiretime,
        ..Command::NONE
    },
    Command {
        name: "persist", arity: 2, group: Group::Generic, since: "2.2.0",
        summary: "Removes the deadline of a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: expire::persist,
        ..Command::NONE
    },
    Command {
        name: "wait", arity: 3, group: Group::Generic, since: "3.0.0",
        summary: "Waits until replicas have what this connection wrote",
        complexity: "O(1)",
        flags: Flags::NOSCRIPT, categories: &["@connection"],
        tips: &["request_policy:all_shards", "response_policy:agg_min"],
        arguments: &[integer("numreplicas"), integer("timeout")],
        run: admin::wait,
        ..Command::NONE
    },
];
