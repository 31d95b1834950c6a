//! The commands of the group `string`.

use super::argument::{block, double, integer, key, one_of, string, unix_time, word};
use super::{Command, Deprecated, Flags, Group, KeySpec};
use crate::command::{edit, lcs, strings};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "get", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Reads the value under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: strings::get,
        ..Command::NONE
    },
    Command {
        name: "set", arity: -3, group: Group::String, since: "1.0.0",
        summary: "Stores a value under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update", "variable_flags"], notes: "Reads the old value where `GET` is given", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[
            ("2.6.12", "`EX`, `PX`, `NX` and `XX` came."),
            ("6.0.0", "`KEEPTTL` came."),
            ("6.2.0", "`GET`, `EXAT` and `PXAT` came."),
            ("7.0.0", "`GET` goes together with `NX`."),
        ],
        arguments: &[
            key("key", 0),
            string("value"),
            one_of("condition", &[word("nx", "NX"), word("xx", "XX")]).since("2.6.12").optional(),
            word("get", "GET").since("6.2.0").optional(),
            one_of("expiration", &[
                integer("seconds").token("EX").since("2.6.12"),
                integer("milliseconds").token("PX").since("2.6.12"),
                unix_time("unix-time-seconds").token("EXAT").since("6.2.0"),
                unix_time("unix-time-milliseconds").token("PXAT").since("6.2.0"),
                word("keepttl", "KEEPTTL").since("6.0.0"),
            ]).optional(),
        ],
        brief: true,
        run: strings::set,
        ..Command::NONE
    },
    Command {
        name: "setnx", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Stores a value under a key that is not there yet",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "insert"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), string("value")],
        brief: true,
        run: strings::setnx,
        ..Command::NONE
    },
    Command {
        name: "setex", arity: 4, group: Group::String, since: "2.0.0",
        summary: "Stores a value that expires after some seconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), integer("seconds"), string("value")],
        brief: true,
        run: strings::setex,
        ..Command::NONE
    },
    Command {
        name: "psetex", arity: 4, group: Group::String, since: "2.6.0",
        summary: "Stores a value that expires after some milliseconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), integer("milliseconds"), string("value")],
        brief: true,
        run: strings::psetex,
        ..Command::NONE
    },
    Command {
        name: "getset", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Stores a value and answers the one before it",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        deprecated: Some(Deprecated { since: "6.2.0", replaced_by: "`SET` with the `!GET` argument" }),
        arguments: &[key("key", 0), string("value")],
        brief: true,
        run: strings::getset,
        ..Command::NONE
    },
    Command {
        name: "getdel", arity: 2, group: Group::String, since: "6.2.0",
        summary: "Reads a value and deletes its key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: strings::getdel,
        ..Command::NONE
    },
    Command {
        name: "getex", arity: -2, group: Group::String, since: "6.2.0",
        summary: "Reads a value and may change when its key expires",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "Writes because the deadline may change", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[
            key("key", 0),
            one_of("expiration", &[
                integer("seconds").token("EX"),
                integer("milliseconds").token("PX"),
                unix_time("unix-time-seconds").token("EXAT"),
                unix_time("unix-time-milliseconds").token("PXAT"),
                word("persist", "PERSIST"),
            ]).optional(),
        ],
        brief: true,
        run: strings::getex,
        ..Command::NONE
    },
    Command {
        name: "mget", arity: -2, group: Group::String, since: "1.0.0",
        summary: "Reads the values under several keys",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        tips: &["request_policy:multi_shard"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[key("key", 0).multiple()],
        run: strings::mget,
        ..Command::NONE
    },
    Command {
        name: "mset", arity: -3, group: Group::String, since: "1.0.1",
        summary: "Stores a value under each of several keys",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        tips: &["request_policy:multi_shard", "response_policy:all_succeeded"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: -1, step: 2, limit: 0 }],
        arguments: &[block("key_value", &[key("key", 0), string("value")]).multiple()],
        run: strings::mset,
        ..Command::NONE
    },
    Command {
        name: "msetnx", arity: -3, group: Group::String, since: "1.0.1",
        summary: "Stores a value under each of several keys, of which none may be there yet",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        tips: &["request_policy:multi_shard", "response_policy:agg_min"],
        keys: &[KeySpec { flags: &["OW", "insert"], notes: "", first: 1, last: -1, step: 2, limit: 0 }],
        arguments: &[block("key_value", &[key("key", 0), string("value")]).multiple()],
        run: strings::msetnx,
        ..Command::NONE
    },
    Command {
        name: "append", arity: 3, group: Group::String, since: "2.0.0",
        summary: "Adds bytes to the end of a value",
        complexity: "O(1), averaged over many appends of short values",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "insert"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), string("value")],
        run: edit::append,
        ..Command::NONE
    },
    Command {
        name: "strlen", arity: 2, group: Group::String, since: "2.2.0",
        summary: "Counts the bytes of a value",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: strings::strlen,
        ..Command::NONE
    },
    Command {
        name: "getrange", arity: 4, group: Group::String, since: "2.4.0",
        summary: "Reads the bytes of a value between two places",
        complexity: "O(N), N the bytes answered",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), integer("start"), integer("end")],
        run: edit::getrange,
        ..Command::NONE
    },
    Command {
        name: "substr", arity: 4, group: Group::String, since: "1.0.0",
        summary: "Reads the bytes of a value between two places: the old name of GETRANGE",
        complexity: "O(N), N the bytes answered",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        deprecated: Some(Deprecated { since: "2.0.0", replaced_by: "`GETRANGE`" }),
        arguments: &[key("key", 0), integer("start"), integer("end")],
        run: edit::substr,
        ..Command::NONE
    },
    Command {
        name: "setrange", arity: 4, group: Group::String, since: "2.2.0",
        summary: "Writes over a part of a value, from an offset on",
        complexity: "O(N), N the bytes written, and those of the gap before them",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), integer("offset"), string("value")],
        run: edit::setrange,
        ..Command::NONE
    },
    Command {
        name: "incr", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Adds one to the integer under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: edit::incr,
        ..Command::NONE
    },
    Command {
        name: "decr", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Takes one from the integer under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0)],
        brief: true,
        run: edit::decr,
        ..Command::NONE
    },
    Command {
        name: "incrby", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Adds a number to the integer under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), integer("increment")],
        brief: true,
        run: edit::incrby,
        ..Command::NONE
    },
    Command {
        name: "decrby", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Takes a number from the integer under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), integer("decrement")],
        brief: true,
        run: edit::decrby,
        ..Command::NONE
    },
    Command {
        name: "incrbyfloat", arity: 3, group: Group::String, since: "2.6.0",
        summary: "Adds to the floating-point number under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[key("key", 0), double("increment")],
        run: edit::incrbyfloat,
        ..Command::NONE
    },
    Command {
        name: "lcs", arity: -3, group: Group::String, since: "7.0.0",
        summary: "Finds the longest sequence of bytes that two values share",
        complexity: "O(N*M), N and M the bytes of the two values",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 1, step: 1, limit: 0 }],
        arguments: &[
            key("key1", 0),
            key("key2", 0),
            word("len", "LEN").optional(),
            word("idx", "IDX").optional(),
            integer("len").token("MINMATCHLEN").optional(),
            word("withmatchlen", "WITHMATCHLEN").optional(),
        ],
        run: lcs::lcs,
        ..Command::NONE
    },
];
