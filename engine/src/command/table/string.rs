//! The commands of the group `string`.

use super::{Command, Deprecated, Flags, Group, KeySpec};
use crate::command::{edit, lcs, strings};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "get", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Get the value of a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: strings::get,
        ..Command::NONE
    },
    Command {
        name: "set", arity: -3, group: Group::String, since: "1.0.0",
        summary: "Set the string value of a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update", "variable_flags"], notes: "RW and ACCESS due to the optional `GET` argument", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("2.6.12", "Added the `EX`, `PX`, `NX` and `XX` options."), ("6.0.0", "Added the `KEEPTTL` option."), ("6.2.0", "Added the `GET`, `EXAT` and `PXAT` option."), ("7.0.0", "Allowed the `NX` and `GET` options to be used together.")],
        brief: true,
        run: strings::set,
        ..Command::NONE
    },
    Command {
        name: "setnx", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Set the value of a key, only if the key does not exist",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "insert"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: strings::setnx,
        ..Command::NONE
    },
    Command {
        name: "setex", arity: 4, group: Group::String, since: "2.0.0",
        summary: "Set the value and expiration of a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: strings::setex,
        ..Command::NONE
    },
    Command {
        name: "psetex", arity: 4, group: Group::String, since: "2.6.0",
        summary: "Set the value and expiration in milliseconds of a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: strings::psetex,
        ..Command::NONE
    },
    Command {
        name: "getset", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Set the string value of a key and return its old value",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        deprecated: Some(Deprecated { since: "6.2.0", replaced_by: "`SET` with the `!GET` argument" }),
        brief: true,
        run: strings::getset,
        ..Command::NONE
    },
    Command {
        name: "getdel", arity: 2, group: Group::String, since: "6.2.0",
        summary: "Get the value of a key and delete the key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: strings::getdel,
        ..Command::NONE
    },
    Command {
        name: "getex", arity: -2, group: Group::String, since: "6.2.0",
        summary: "Get the value of a key and optionally set its expiration",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "RW and UPDATE because it changes the TTL", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: strings::getex,
        ..Command::NONE
    },
    Command {
        name: "mget", arity: -2, group: Group::String, since: "1.0.0",
        summary: "Get the values of all the given keys",
        complexity: "O(N) where N is the number of keys to retrieve.",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        tips: &["request_policy:multi_shard"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        run: strings::mget,
        ..Command::NONE
    },
    Command {
        name: "mset", arity: -3, group: Group::String, since: "1.0.1",
        summary: "Set multiple keys to multiple values",
        complexity: "O(N) where N is the number of keys to set.",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        tips: &["request_policy:multi_shard", "response_policy:all_succeeded"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: -1, step: 2, limit: 0 }],
        run: strings::mset,
        ..Command::NONE
    },
    Command {
        name: "msetnx", arity: -3, group: Group::String, since: "1.0.1",
        summary: "Set multiple keys to multiple values, only if none of the keys exist",
        complexity: "O(N) where N is the number of keys to set.",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        tips: &["request_policy:multi_shard", "response_policy:agg_min"],
        keys: &[KeySpec { flags: &["OW", "insert"], notes: "", first: 1, last: -1, step: 2, limit: 0 }],
        run: strings::msetnx,
        ..Command::NONE
    },
    Command {
        name: "append", arity: 3, group: Group::String, since: "2.0.0",
        summary: "Append a value to a key",
        complexity: "O(1). The amortized time complexity is O(1) assuming the appended value is small and the already present value is of any size, since the dynamic string library used by Redis will double the free space available on every reallocation.",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "insert"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        run: edit::append,
        ..Command::NONE
    },
    Command {
        name: "strlen", arity: 2, group: Group::String, since: "2.2.0",
        summary: "Get the length of the value stored in a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: strings::strlen,
        ..Command::NONE
    },
    Command {
        name: "getrange", arity: 4, group: Group::String, since: "2.4.0",
        summary: "Get a substring of the string stored at a key",
        complexity: "O(N) where N is the length of the returned string. The complexity is ultimately determined by the returned length, but because creating a substring from an existing string is very cheap, it can be considered O(1) for small strings.",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        run: edit::getrange,
        ..Command::NONE
    },
    Command {
        name: "substr", arity: 4, group: Group::String, since: "1.0.0",
        summary: "Get a substring of the string stored at a key",
        complexity: "O(N) where N is the length of the returned string. The complexity is ultimately determined by the returned length, but because creating a substring from an existing string is very cheap, it can be considered O(1) for small strings.",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        deprecated: Some(Deprecated { since: "2.0.0", replaced_by: "`GETRANGE`" }),
        run: edit::substr,
        ..Command::NONE
    },
    Command {
        name: "setrange", arity: 4, group: Group::String, since: "2.2.0",
        summary: "Overwrite part of a string at key starting at the specified offset",
        complexity: "O(1), not counting the time taken to copy the new string in place. Usually, this string is very small so the amortized complexity is O(1). Otherwise, complexity is O(M) with M being the length of the value argument.",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        run: edit::setrange,
        ..Command::NONE
    },
    Command {
        name: "incr", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Increment the integer value of a key by one",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: edit::incr,
        ..Command::NONE
    },
    Command {
        name: "decr", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Decrement the integer value of a key by one",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: edit::decr,
        ..Command::NONE
    },
    Command {
        name: "incrby", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Increment the integer value of a key by the given amount",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: edit::incrby,
        ..Command::NONE
    },
    Command {
        name: "decrby", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Decrement the integer value of a key by the given number",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        brief: true,
        run: edit::decrby,
        ..Command::NONE
    },
    Command {
        name: "incrbyfloat", arity: 3, group: Group::String, since: "2.6.0",
        summary: "Increment the float value of a key by the given amount",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        run: edit::incrbyfloat,
        ..Command::NONE
    },
    Command {
        name: "lcs", arity: -3, group: Group::String, since: "7.0.0",
        summary: "Find longest common substring",
        complexity: "O(N*M) where N and M are the lengths of s1 and s2, respectively",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 1, step: 1, limit: 0 }],
        run: lcs::lcs,
        ..Command::NONE
    },
];
