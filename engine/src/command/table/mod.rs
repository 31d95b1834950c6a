//! The one table of commands: dispatch, arity errors, `COMMAND` replies and the README's list all
//! come from here.
//!
//! Names, arities, flags, key positions and texts are what Redis 7.0.15 answers to `COMMAND INFO`
//! and `COMMAND DOCS`; a test compares them with a real server.

mod connection;
mod generic;
mod pubsub;
mod server;
mod string;
mod transactions;

use std::sync::LazyLock;

use super::{CommandError, Context};
use crate::protocol::Request;

/// What runs a command.
pub(crate) type Handler = fn(&mut Context<'_, '_>, &Request<'_>) -> Result<(), CommandError>;

/// One command, or one subcommand.
#[derive(Debug)]
pub struct Command {
    /// Lower case; a subcommand's is `container|subcommand`.
    pub name: &'static str,
    /// The number of arguments with the name; negative for "at least".
    pub arity: i32,
    /// The group under which Redis documents it.
    pub group: Group,
    /// The version of Redis that brought it.
    pub since: &'static str,
    /// What it does, in one sentence.
    pub summary: &'static str,
    /// Its time complexity.
    pub complexity: &'static str,
    /// What it does to the server and when it may run.
    pub flags: Flags,
    /// Categories beyond those that the flags imply.
    pub categories: &'static [&'static str],
    /// Hints for clients.
    pub tips: &'static [&'static str],
    /// Which arguments are keys.
    pub keys: &'static [KeySpec],
    /// Since when it should not be used, and what replaces it.
    pub deprecated: Option<Deprecated>,
    /// What changed in which version.
    pub history: &'static [(&'static str, &'static str)],
    /// The commands under this name.
    pub subcommands: &'static [Command],
    pub(crate) run: Handler,
}

/// A group of commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are Redis's own")]
pub enum Group {
    Connection,
    Generic,
    Pubsub,
    Scripting,
    Server,
    String,
    Transactions,
}

impl Group {
    /// The name in `COMMAND DOCS`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Connection => "connection",
            Self::Generic => "generic",
            Self::Pubsub => "pubsub",
            Self::Scripting => "scripting",
            Self::Server => "server",
            Self::String => "string",
            Self::Transactions => "transactions",
        }
    }
}

/// A range of arguments that are keys.
#[derive(Clone, Copy, Debug)]
pub struct KeySpec {
    /// What is done with the keys, in Redis's words.
    pub flags: &'static [&'static str],
    /// A remark, or nothing.
    pub notes: &'static str,
    /// The first argument of the range.
    pub first: i32,
    /// The last, relative to the first; negative from the end of the request.
    pub last: i32,
    /// From one key to the next.
    pub step: i32,
    /// Redis's limit of the range; 0 for none.
    pub limit: i32,
}

/// A command that should not be used any more.
#[derive(Clone, Copy, Debug)]
pub struct Deprecated {
    /// The version of Redis that said so.
    pub since: &'static str,
    /// What to use.
    pub replaced_by: &'static str,
}

/// A set of command flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flags(u32);

macro_rules! flags {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal),* $(,)?) => {
        /// The flags, in the order in which `COMMAND INFO` lists them.
        #[allow(clippy::zero_prefixed_literal, reason = "generated")]
        impl Flags {
            /// Every flag with the name that `COMMAND INFO` gives it.
            pub const ALL: &'static [(Flags, &'static str)] = &[$((Flags::$name, $text)),*];
        }
        flags!(@bits 0, $($(#[doc = $doc])* $name,)*);
    };
    (@bits $bit:expr, $(#[doc = $doc:literal])* $name:ident, $($rest:tt)*) => {
        impl Flags {
            $(#[doc = $doc])*
            pub const $name: Flags = Flags(1 << ($bit));
        }
        flags!(@bits $bit + 1, $($rest)*);
    };
    (@bits $bit:expr,) => {};
}

flags! {
    /// May change keys.
    WRITE = "write",
    /// Reads keys and changes none.
    READONLY = "readonly",
    /// Refused when memory is at its limit.
    DENYOOM = "denyoom",
    /// For operators.
    ADMIN = "admin",
    /// Of publish and subscribe.
    PUBSUB = "pubsub",
    /// Not from scripts.
    NOSCRIPT = "noscript",
    /// May wait.
    BLOCKING = "blocking",
    /// Allowed while a server loads its data.
    LOADING = "loading",
    /// Allowed on a replica that lost its master.
    STALE = "stale",
    /// Not shown to monitors.
    SKIP_MONITOR = "skip_monitor",
    /// Not in the slow log.
    SKIP_SLOWLOG = "skip_slowlog",
    /// Takes a time that does not depend on what is stored.
    FAST = "fast",
    /// Allowed before authentication.
    NO_AUTH = "no_auth",
    /// Allowed while a script runs for too long.
    ALLOW_BUSY = "allow_busy",
    /// Not in a transaction.
    NO_MULTI = "no_multi",
}

impl Flags {
    /// No flag.
    pub const NONE: Flags = Flags(0);

    const fn of(flags: &[Flags]) -> Flags {
        let (mut bits, mut index) = (0, 0);
        while index < flags.len() {
            bits |= flags[index].0;
            index += 1;
        }
        Flags(bits)
    }

    /// Whether `flag` is in the set.
    #[must_use]
    pub const fn has(self, flag: Flags) -> bool {
        self.0 & flag.0 != 0
    }
}

impl Command {
    const NONE: Command = Command {
        name: "",
        arity: 0,
        group: Group::Generic,
        since: "",
        summary: "",
        complexity: "",
        flags: Flags::NONE,
        categories: &[],
        tips: &[],
        keys: &[],
        deprecated: None,
        history: &[],
        subcommands: &[],
        run: container,
    };

    /// Whether a request of so many arguments, the name included, fits the arity.
    #[inline]
    #[must_use]
    pub fn accepts(&self, arguments: usize) -> bool {
        let wanted = self.arity.unsigned_abs() as usize;
        if self.arity < 0 { arguments >= wanted } else { arguments == wanted }
    }

    /// Whether its time does not depend on what is stored or given.
    #[inline]
    #[must_use]
    pub fn is_constant_time(&self) -> bool {
        self.complexity == "O(1)"
    }

    /// The name without its container's.
    #[must_use]
    pub fn own_name(&self) -> &'static str {
        self.name.rsplit_once('|').map_or(self.name, |(_, own)| own)
    }

    /// First key, last key (negative from the end) and step, as `COMMAND INFO` gives them; zeros
    /// when there are no keys.
    #[must_use]
    pub fn key_range(&self) -> (i32, i32, i32) {
        let Some(first) = self.keys.first() else { return (0, 0, 0) };
        let last = self.keys.iter().map(|spec| if spec.last < 0 { spec.last } else { spec.first + spec.last });
        (first.first, last.clone().find(|&last| last < 0).or_else(|| last.max()).unwrap_or(0), first.step)
    }

    /// The argument that is the command's only key, of those that have just one.
    #[inline]
    pub(crate) fn only_key(&self) -> Option<usize> {
        match self.keys {
            [only] if only.last == 0 => Some(only.first as usize),
            _ => None,
        }
    }

    /// The arguments of a request that are keys.
    pub(crate) fn key_arguments<'a>(&self, request: &Request<'a>) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let request = *request;
        let (first, last, step) = self.key_range();
        let count = request.len() as i32;
        let last = if last < 0 { count + last } else { last };
        let indexes = (first..=last.min(count - 1)).step_by(step.max(1) as usize);
        indexes.filter(move |_| first > 0).map(move |index| request.get(index as usize))
    }

    /// The categories, in Redis's order.
    #[must_use]
    pub fn all_categories(&self) -> Vec<&'static str> {
        const ORDER: &[&str] = &[
            "@keyspace",
            "@read",
            "@write",
            "@set",
            "@sortedset",
            "@list",
            "@hash",
            "@string",
            "@bitmap",
            "@hyperloglog",
            "@geo",
            "@stream",
            "@pubsub",
            "@admin",
            "@fast",
            "@slow",
            "@blocking",
            "@dangerous",
            "@connection",
            "@transaction",
            "@scripting",
        ];
        let implied = |category: &str| match category {
            "@read" => self.flags.has(Flags::READONLY),
            "@write" => self.flags.has(Flags::WRITE),
            "@admin" | "@dangerous" => self.flags.has(Flags::ADMIN),
            "@pubsub" => self.flags.has(Flags::PUBSUB),
            "@fast" => self.flags.has(Flags::FAST),
            "@slow" => !self.flags.has(Flags::FAST),
            "@blocking" => self.flags.has(Flags::BLOCKING),
            _ => false,
        };
        ORDER.iter().copied().filter(|category| implied(category) || self.categories.contains(category)).collect()
    }
}

/// Every command, in the order of the table.
pub fn all() -> impl Iterator<Item = &'static Command> {
    [
        connection::COMMANDS,
        string::COMMANDS,
        generic::COMMANDS,
        pubsub::COMMANDS,
        transactions::COMMANDS,
        server::COMMANDS,
    ]
    .into_iter()
    .flatten()
}

/// Buckets of the index: a power of two, and sparse enough that most names stand alone.
const BUCKETS: usize = 1024;

/// A name's [`fold`] with the command; `None` ends a search.
type Bucket = Option<(u64, &'static Command)>;

/// From a name to the command. Open addressing; built once.
static INDEX: LazyLock<Box<[Bucket; BUCKETS]>> = LazyLock::new(|| {
    let mut index: Box<[Bucket; BUCKETS]> = Box::new([None; BUCKETS]);
    for command in all() {
        let folded = fold(command.name.as_bytes());
        let mut bucket = bucket(folded);
        while index[bucket].is_some() {
            bucket = (bucket + 1) % BUCKETS;
        }
        index[bucket] = Some((folded, command));
    }
    index
});

/// The first and the last four bytes of a name in lower case, its length mixed in: one number that
/// tells all names of up to eight bytes apart. Every request pays this, so it is two loads and no
/// loop.
#[inline]
fn fold(name: &[u8]) -> u64 {
    let (head, tail) = match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
        (Some(head), Some(tail)) => (u32::from_le_bytes(*head), u32::from_le_bytes(*tail)),
        _ => match *name {
            [a, b, c] => (u32::from_le_bytes([a, b, c, 0]), 0),
            [a, b] => (u32::from_le_bytes([a, b, 0, 0]), 0),
            [a] => (u32::from(a), 0),
            _ => (0, 0),
        },
    };
    // Setting the bit makes letters small and turns nothing else into a letter.
    (u64::from(head) | u64::from(tail) << 32 | 0x2020_2020_2020_2020) ^ (name.len() as u64) << 56
}

#[inline]
fn bucket(folded: u64) -> usize {
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize
}

/// The command with this name, in any case.
#[inline]
#[must_use]
pub fn find(name: &[u8]) -> Option<&'static Command> {
    let folded = fold(name);
    let mut bucket = bucket(folded);
    while let Some((other, command)) = INDEX[bucket] {
        if other == folded
            && command.name.len() == name.len()
            && (name.len() <= 8 || command.name.as_bytes().eq_ignore_ascii_case(name))
        {
            return Some(command);
        }
        bucket = (bucket + 1) % BUCKETS;
    }
    None
}

/// The command that a connection asked for last, and what dispatch has to know of it. Most requests
/// repeat a command, which is then told by its folded name: that takes 7 ns off a request.
#[derive(Debug)]
pub(crate) struct Recent {
    /// Zero, which no name folds to, where the name alone does not tell: it is too long, or it has
    /// subcommands or is one.
    folded: u64,
    /// Bytes of the name.
    length: usize,
    /// How many arguments it was asked for with.
    arguments: usize,
    pub(crate) command: &'static Command,
    /// [`Command::only_key`].
    pub(crate) only_key: Option<usize>,
    /// [`Command::is_constant_time`].
    pub(crate) constant_time: bool,
    /// Whether it is one that the operator has to allow.
    pub(crate) guarded: bool,
}

impl Recent {
    /// `command` as a request of so many arguments asks for it, which it accepts.
    #[inline]
    pub(crate) fn new(command: &'static Command, arguments: usize) -> Self {
        let name = command.name.as_bytes();
        let plain = name.len() <= 8 && !name.contains(&b'|') && command.subcommands.is_empty();
        let folded = if plain { fold(name) } else { 0 };
        Self {
            folded,
            length: name.len(),
            arguments,
            command,
            only_key: command.only_key(),
            constant_time: command.is_constant_time(),
            guarded: command.name == "debug",
        }
    }

    /// The command of the batch before, or any before the first.
    #[inline]
    pub(crate) fn before(command: Option<&'static Command>) -> Self {
        let command = command.unwrap_or(&connection::COMMANDS[0]);
        Self::new(command, command.arity.unsigned_abs() as usize)
    }

    /// Whether a request asks for the same command with as many arguments.
    #[inline(always)]
    pub(crate) fn fits(&self, request: &Request<'_>) -> bool {
        let name = request.name();
        self.folded == fold(name) && self.length == name.len() && self.arguments == request.len()
    }
}

/// The subcommand of `container` with this name, in any case.
#[must_use]
pub fn find_sub(container: &'static Command, name: &[u8]) -> Option<&'static Command> {
    container.subcommands.iter().find(|command| command.own_name().as_bytes().eq_ignore_ascii_case(name))
}

/// The command at this address, which a client was last seen with.
pub(crate) fn at_address(address: usize) -> Option<&'static Command> {
    every().find(|command| std::ptr::from_ref(*command).addr() == address)
}

/// The place of a command in [`every`].
pub(crate) fn index_of(command: &'static Command) -> usize {
    static PLACES: LazyLock<Vec<(usize, usize)>> = LazyLock::new(|| {
        let mut places: Vec<_> =
            every().enumerate().map(|(place, command)| (std::ptr::from_ref(command).addr(), place)).collect();
        places.sort_unstable();
        places
    });
    let address = std::ptr::from_ref(command).addr();
    let found = PLACES.binary_search_by_key(&address, |(address, _)| *address);
    PLACES[found.expect("every command is in the table")].1
}

/// The command or subcommand with this full name, in any case.
pub(crate) fn find_full(name: &[u8]) -> Option<&'static Command> {
    every().find(|command| command.name.as_bytes().eq_ignore_ascii_case(name))
}

/// Every command and subcommand.
pub(crate) fn every() -> impl Iterator<Item = &'static Command> {
    all().flat_map(|command| std::iter::once(command).chain(command.subcommands))
}

/// Stands in for commands that have only subcommands; dispatch never calls it.
pub(super) fn container(_: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    Err(CommandError::Syntax)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_found_in_any_case() {
        for command in all() {
            assert!(std::ptr::eq(find(command.name.as_bytes()).unwrap(), command));
            assert!(std::ptr::eq(find(command.name.to_uppercase().as_bytes()).unwrap(), command));
        }
        for stranger in [&b""[..], b"g", b"gett", b"config|get", b"\r\n\r", b"\x07et", b"GE\0", b"se", b"\x13ET"] {
            assert!(find(stranger).is_none());
        }
    }

    #[test]
    fn a_command_is_told_again_by_name_and_number_of_arguments() {
        let request = |name: &str, arguments: usize| {
            let mut buffer = crate::RequestBuffer::default();
            buffer.extend(format!("*{arguments}\r\n").as_bytes());
            (0..arguments).for_each(|_| buffer.extend(format!("${}\r\n{name}\r\n", name.len()).as_bytes()));
            buffer.next(Default::default()).unwrap().unwrap().to_owned()
        };
        let get = Recent::new(find(b"get").unwrap(), 2);
        let same = |name: &str, arguments| get.fits(&request(name, arguments).as_request());
        assert!(same("get", 2) && same("GET", 2) && same("gEt", 2));
        assert!(!same("get", 3) && !same("set", 2) && !same("getx", 2) && !same("", 2) && !same("ge", 2));
        for name in ["getrange", "incrbyfloat", "config|get"] {
            let command = find_full(name.as_bytes()).unwrap();
            let fits = Recent::new(command, 4).fits(&request(name, 4).as_request());
            assert_eq!(fits, name == "getrange", "{name}");
        }
        // What a connection begins with fits a request only if that may run as it is.
        for command in every() {
            let count = command.arity.unsigned_abs() as usize;
            let before = Recent::before(Some(command));
            if before.fits(&request(command.name, count).as_request()) {
                assert!(command.accepts(count) && command.subcommands.is_empty(), "{}", command.name);
            }
        }
    }

    #[test]
    fn key_ranges_are_those_of_command_info() {
        let range = |name: &str| find(name.as_bytes()).unwrap().key_range();
        assert_eq!(range("get"), (1, 1, 1));
        assert_eq!(range("mset"), (1, -1, 2));
        assert_eq!(range("rename"), (1, 2, 1));
        assert_eq!(range("ping"), (0, 0, 0));
        for command in every() {
            let (first, last, _) = command.key_range();
            let only = (first > 0 && first == last).then_some(first as usize);
            assert_eq!(command.only_key(), only, "{}", command.name);
        }
    }
}
