//! The commands of the group `generic`.

use super::{Command, Flags, Group, KeySpec, container};
use crate::command::{admin, expire, keys, object, scan};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "del", arity: -2, group: Group::Generic, since: "1.0.0",
        summary: "Delete a key",
        complexity: "O(N) where N is the number of keys that will be removed. When a key to remove holds a value other than a string, the individual complexity for this key is O(M) where M is the number of elements in the list, set, sorted set or hash. Removing a single key that holds a string value is O(1).",
        flags: Flags::WRITE, categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RM", "delete"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        run: keys::del,
        ..Command::NONE
    },
    Command {
        name: "unlink", arity: -2, group: Group::Generic, since: "4.0.0",
        summary: "Delete a key asynchronously in another thread. Otherwise it is just as DEL, but non blocking.",
        complexity: "O(1) for each key removed regardless of its size. Then the command does O(N) work in a different thread in order to reclaim memory, where N is the number of allocations the deleted objects where composed of.",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RM", "delete"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        run: keys::unlink,
        ..Command::NONE
    },
    Command {
        name: "exists", arity: -2, group: Group::Generic, since: "1.0.0",
        summary: "Determine if a key exists",
        complexity: "O(N) where N is the number of keys to check.",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        history: &[("3.0.3", "Accepts multiple `key` arguments.")],
        brief: true,
        run: keys::exists,
        ..Command::NONE
    },
    Command {
        name: "type", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Determine the type stored at key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: keys::r#type,
        ..Command::NONE
    },
    Command {
        name: "touch", arity: -2, group: Group::Generic, since: "3.2.1",
        summary: "Alters the last access time of a key(s). Returns the number of existing keys specified.",
        complexity: "O(N) where N is the number of keys that will be touched.",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        run: keys::touch,
        ..Command::NONE
    },
    Command {
        name: "keys", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Find all keys matching the given pattern",
        complexity: "O(N) with N being the number of keys in the database, under the assumption that the key names in the database and the given pattern have limited length.",
        flags: Flags::READONLY, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "nondeterministic_output_order"],
        run: scan::keys,
        ..Command::NONE
    },
    Command {
        name: "scan", arity: -2, group: Group::Generic, since: "2.8.0",
        summary: "Incrementally iterate the keys space",
        complexity: "O(1) for every call. O(N) for a complete iteration, including enough command calls for the cursor to return back to 0. N is the number of elements inside the collection.",
        flags: Flags::READONLY, categories: &["@keyspace"],
        tips: &["nondeterministic_output", "request_policy:special"],
        history: &[("6.0.0", "Added the `TYPE` subcommand.")],
        run: scan::scan,
        ..Command::NONE
    },
    Command {
        name: "randomkey", arity: 1, group: Group::Generic, since: "1.0.0",
        summary: "Return a random key from the keyspace",
        complexity: "O(1)",
        flags: Flags::READONLY, categories: &["@keyspace"],
        tips: &["request_policy:all_shards", "nondeterministic_output"],
        run: scan::randomkey,
        ..Command::NONE
    },
    Command {
        name: "rename", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Rename a key",
        complexity: "O(1)",
        flags: Flags::WRITE, categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "update"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        run: keys::rename,
        ..Command::NONE
    },
    Command {
        name: "renamenx", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Rename a key, only if the new key does not exist",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "insert"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        history: &[("3.2.0", "The command no longer returns an error when source and destination names are the same.")],
        run: keys::renamenx,
        ..Command::NONE
    },
    Command {
        name: "copy", arity: -3, group: Group::Generic, since: "6.2.0",
        summary: "Copy a key",
        complexity: "O(N) worst case for collections, where N is the number of nested items. O(1) for string values.",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "update"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        run: keys::copy,
        ..Command::NONE
    },
    Command {
        name: "move", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Move a key to another database",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        run: keys::r#move,
        ..Command::NONE
    },
    Command {
        name: "object", arity: -2, group: Group::Generic, since: "2.2.3",
        summary: "A container for object introspection commands",
        complexity: "Depends on subcommand.",
        subcommands: &[
        Command {
            name: "object|encoding", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Inspect the internal encoding of a Redis object",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            run: object::object_encoding,
            ..Command::NONE
        },
        Command {
            name: "object|refcount", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Get the number of references to the value of the key",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            run: object::object_refcount,
            ..Command::NONE
        },
        Command {
            name: "object|idletime", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Get the time since a Redis object was last accessed",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            run: object::object_idletime,
            ..Command::NONE
        },
        Command {
            name: "object|freq", arity: 3, group: Group::Generic, since: "4.0.0",
            summary: "Get the logarithmic access frequency counter of a Redis object",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            run: object::object_freq,
            ..Command::NONE
        },
        Command {
            name: "object|help", arity: 2, group: Group::Generic, since: "6.2.0",
            summary: "Show helpful text about the different subcommands",
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
        summary: "Set a key's time to live in seconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "Added options: `NX`, `XX`, `GT` and `LT`.")],
        brief: true,
        run: expire::expire,
        ..Command::NONE
    },
    Command {
        name: "pexpire", arity: -3, group: Group::Generic, since: "2.6.0",
        summary: "Set a key's time to live in milliseconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "Added options: `NX`, `XX`, `GT` and `LT`.")],
        brief: true,
        run: expire::pexpire,
        ..Command::NONE
    },
    Command {
        name: "expireat", arity: -3, group: Group::Generic, since: "1.2.0",
        summary: "Set the expiration for a key as a UNIX timestamp",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "Added options: `NX`, `XX`, `GT` and `LT`.")],
        brief: true,
        run: expire::expireat,
        ..Command::NONE
    },
    Command {
        name: "pexpireat", arity: -3, group: Group::Generic, since: "2.6.0",
        summary: "Set the expiration for a key as a UNIX timestamp specified in milliseconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "Added options: `NX`, `XX`, `GT` and `LT`.")],
        brief: true,
        run: expire::pexpireat,
        ..Command::NONE
    },
    Command {
        name: "ttl", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Get the time to live for a key in seconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["nondeterministic_output"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("2.8.0", "Added the -2 reply.")],
        brief: true,
        run: expire::ttl,
        ..Command::NONE
    },
    Command {
        name: "pttl", arity: 2, group: Group::Generic, since: "2.6.0",
        summary: "Get the time to live for a key in milliseconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["nondeterministic_output"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("2.8.0", "Added the -2 reply.")],
        brief: true,
        run: expire::pttl,
        ..Command::NONE
    },
    Command {
        name: "expiretime", arity: 2, group: Group::Generic, since: "7.0.0",
        summary: "Get the expiration Unix timestamp for a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: expire::expiretime,
        ..Command::NONE
    },
    Command {
        name: "pexpiretime", arity: 2, group: Group::Generic, since: "7.0.0",
        summary: "Get the expiration Unix timestamp for a key in milliseconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: expire::pexpiretime,
        ..Command::NONE
    },
    Command {
        name: "persist", arity: 2, group: Group::Generic, since: "2.2.0",
        summary: "Remove the expiration from a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: expire::persist,
        ..Command::NONE
    },
    Command {
        name: "wait", arity: 3, group: Group::Generic, since: "3.0.0",
        summary: "Wait for the synchronous replication of all the write commands sent in the context of the current connection",
        complexity: "O(1)",
        flags: Flags::NOSCRIPT, categories: &["@connection"],
        tips: &["request_policy:all_shards", "response_policy:agg_min"],
        run: admin::wait,
        ..Command::NONE
    },
];
