//! The table of commands, from which dispatch, arity errors, the replies of `COMMAND` and the list in the README all
//! come.
//!
//! Names, arities, flags, key positions and arguments are those that Redis 7.0.15 answers to `COMMAND INFO` and
//! `COMMAND DOCS`; a test compares them with redis-server. Summaries, complexities and histories are in our own words.

pub(super) mod argument;
mod index;

pub use argument::{Argument, ArgumentKind};
pub use index::find;
pub(crate) use index::{Known, find_known, known, known_at};

use super::{CommandError, Context, connection, generic, pubsub, scripting, server, string, transactions};
use crate::protocol::Request;

/// Function that runs a command.
pub(crate) type Handler = fn(&mut Context<'_, '_>, &Request<'_>) -> Result<(), CommandError>;

/// One command, or one subcommand.
///
/// ```
/// use engine::command::table::{Flags, all, find, find_sub};
///
/// let set = find(b"SET").expect("there is one");
/// assert_eq!((set.own_name(), set.group.name()), ("set", "string"));
/// assert!(set.accepts(3) && !set.accepts(2), "its name counts");
/// assert_eq!(set.key_range(), (1, 1, 1));
/// assert!(set.flags.has(Flags::WRITE));
/// assert!(set.all_categories().contains(&"@write"));
/// let kill = find_sub(find(b"client").expect("there is one"), b"kill").expect("it has that");
/// assert_eq!(kill.own_name(), "kill");
/// assert!(all().count() > 50);
/// ```
#[derive(Debug)]
pub struct Command {
    /// Name in lower case; that of a subcommand is `container|subcommand`.
    pub name: &'static str,
    /// The number of arguments, including the name; a negative one is a minimum.
    pub arity: i32,
    /// The group under which Redis documents it.
    pub group: Group,
    /// The version of Redis that has introduced it.
    pub since: &'static str,
    /// Description of the command, in one sentence.
    pub summary: &'static str,
    /// Time complexity.
    pub complexity: &'static str,
    /// Effects on the server, and conditions under which it may run.
    pub flags: Flags,
    /// Categories beyond those that the flags imply.
    pub categories: &'static [&'static str],
    /// Hints for clients.
    pub tips: &'static [&'static str],
    /// Positions of the arguments that are keys.
    pub keys: &'static [KeySpec],
    /// Version that has deprecated it, and its replacement.
    pub deprecated: Option<Deprecated>,
    /// `true` if it is for the server's own tests and not for applications.
    pub syscmd: bool,
    /// Changes in later versions of Redis, each with its version.
    pub history: &'static [(&'static str, &'static str)],
    /// Arguments after the name.
    pub arguments: &'static [Argument],
    /// The subcommands, if it is a container.
    pub subcommands: &'static [Command],
    /// `true` if its time depends on the lengths of its request and its reply alone. The slow log reads the clock for
    /// all other commands; for these only if one of the two is long.
    pub brief: bool,
    /// Rules of dispatch that Redis has no flag for.
    pub(crate) rules: Rules,
    /// Arguments that logs do not show.
    pub(crate) redacted: Redacted,
    pub(crate) run: Handler,
}

/// A group of commands.
///
/// ```
/// use engine::command::table::Group;
///
/// assert_eq!(Group::Transactions.name(), "transactions");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are Redis's own")]
#[non_exhaustive]
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
    /// Returns the name in `COMMAND DOCS`.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeySpec {
    /// Use of the keys, in Redis's words.
    pub flags: &'static [&'static str],
    /// A remark, or nothing.
    pub notes: &'static str,
    /// Index of the first argument of the range.
    pub first: i32,
    /// Index of the last one, relative to the first; negative ones count from the end of the request.
    pub last: i32,
    /// Distance from one key to the next.
    pub step: i32,
    /// Limit of the range as Redis has it; 0 for none.
    pub limit: i32,
}

/// A command that should not be used any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecated {
    /// The version of Redis that has deprecated it.
    pub since: &'static str,
    /// Command to use instead.
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
            /// Every flag, with its name in `COMMAND INFO`.
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
    /// Belongs to publish and subscribe.
    PUBSUB = "pubsub",
    /// Not allowed in scripts.
    NOSCRIPT = "noscript",
    /// May wait.
    BLOCKING = "blocking",
    /// Allowed while a server loads its data.
    LOADING = "loading",
    /// Allowed on a replica that has lost its master.
    STALE = "stale",
    /// Not shown to monitors.
    SKIP_MONITOR = "skip_monitor",
    /// Not recorded in the slow log.
    SKIP_SLOWLOG = "skip_slowlog",
    /// Takes a time that does not depend on the stored data.
    FAST = "fast",
    /// Allowed before authentication.
    NO_AUTH = "no_auth",
    /// Allowed while a script runs for too long.
    ALLOW_BUSY = "allow_busy",
    /// Not allowed while a replica loads new data and still serves the old.
    NO_ASYNC_LOADING = "no_async_loading",
    /// Not allowed in a transaction.
    NO_MULTI = "no_multi",
}

impl Flags {
    /// No flag.
    pub const NONE: Flags = Flags(0);

    pub(in crate::command) const fn of(flags: &[Flags]) -> Flags {
        let (mut bits, mut index) = (0, 0);
        while index < flags.len() {
            bits |= flags[index].0;
            index += 1;
        }
        Flags(bits)
    }

    /// Returns whether `flag` is in the set.
    ///
    /// ```
    /// use engine::command::table::{Flags, find};
    ///
    /// let flags = find(b"get").expect("there is one").flags;
    /// assert!(flags.has(Flags::READONLY) && !flags.has(Flags::WRITE));
    /// ```
    #[must_use]
    pub const fn has(self, flag: Flags) -> bool {
        self.0 & flag.0 != 0
    }
}

/// Rules of dispatch for a command that no flag of Redis expresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rules(u16);

impl Rules {
    pub(crate) const NONE: Rules = Rules(0);
    /// A RESP2 client may send it while it is subscribed.
    pub(crate) const SUBSCRIBED: Rules = Rules(1);
    /// Needs every shard, although it names no key.
    pub(crate) const EVERY_KEY: Rules = Rules(1 << 1);
    /// Has to be allowed by the operator.
    pub(crate) const GUARDED: Rules = Rules(1 << 2);
    /// Runs at once in an open transaction, and is not queued.
    pub(crate) const AT_ONCE: Rules = Rules(1 << 3);
    /// Ends an open transaction.
    pub(crate) const ENDS_MULTI: Rules = Rules(1 << 4);
    /// Is held back by a pause of writes, although it changes no key.
    pub(crate) const PUBLISHES: Rules = Rules(1 << 5);
    /// Runs the queued commands, so it writes if one of them does.
    pub(crate) const RUNS_QUEUE: Rules = Rules(1 << 6);
    /// Shows the figures of the process, which are read before the key space is locked.
    pub(crate) const ASKS_PROCESS: Rules = Rules(1 << 7);
    /// Leaves `CLIENT CACHING` in force for the command after it.
    pub(crate) const KEEPS_CACHING: Rules = Rules(1 << 8);

    /// Returns the set of these rules.
    pub(in crate::command) const fn of(rules: &[Rules]) -> Rules {
        let (mut bits, mut index) = (0, 0);
        while index < rules.len() {
            bits |= rules[index].0;
            index += 1;
        }
        Rules(bits)
    }

    /// Returns whether `rule` is in the set.
    pub(crate) const fn has(self, rule: Rules) -> bool {
        self.0 & rule.0 != 0
    }
}

/// The arguments of a command that logs do not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Redacted {
    /// None.
    Nothing,
    /// All.
    All,
    /// The two after `AUTH`: a user and a password.
    AfterAuth,
    /// The values of parameters that are secrets.
    Parameters,
}

impl Command {
    pub(in crate::command) const NONE: Command = Command {
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
        syscmd: false,
        history: &[],
        arguments: &[],
        subcommands: &[],
        brief: false,
        rules: Rules::NONE,
        redacted: Redacted::Nothing,
        run: container,
    };

    /// Returns whether a request of `arguments` arguments, the name included, fits the arity.
    #[inline]
    #[must_use]
    pub fn accepts(&self, arguments: usize) -> bool {
        let wanted = self.arity.unsigned_abs() as usize;
        if self.arity < 0 { arguments >= wanted } else { arguments == wanted }
    }

    /// Returns the name without that of the container.
    #[must_use]
    pub fn own_name(&self) -> &'static str {
        self.name.rsplit_once('|').map_or(self.name, |(_, own)| own)
    }

    /// Returns the first key, the last key (negative from the end) and the step, as in `COMMAND INFO`; zeros if there
    /// are no keys.
    #[must_use]
    pub fn key_range(&self) -> (i32, i32, i32) {
        let Some(first) = self.keys.first() else { return (0, 0, 0) };
        let last = self.keys.iter().map(|spec| if spec.last < 0 { spec.last } else { spec.first + spec.last });
        (first.first, last.clone().find(|&last| last < 0).or_else(|| last.max()).unwrap_or(0), first.step)
    }

    /// Returns the index of the command's key, if it has exactly one.
    #[inline]
    pub(crate) fn only_key(&self) -> Option<usize> {
        match self.keys {
            [only] if only.last == 0 => Some(only.first as usize),
            _ => None,
        }
    }

    /// Returns the arguments of a request that are keys.
    pub(crate) fn key_arguments<'a>(&self, request: &Request<'a>) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let request = *request;
        self.key_indexes(request.len()).map(move |index| request.get(index))
    }

    /// Returns the indexes of the keys among `count` arguments.
    pub(crate) fn key_indexes(&self, count: usize) -> impl Iterator<Item = usize> + Clone + use<> {
        let (first, last, step) = self.key_range();
        let count = count as i32;
        let last = if last < 0 { count + last } else { last.min(count - 1) };
        let last = if first > 0 { last } else { 0 };
        (first.max(1)..=last).step_by(step.max(1) as usize).map(|index| index as usize)
    }

    /// Returns the categories, in Redis's order.
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

/// Returns every command, in the order of the table.
///
/// ```
/// use engine::command::table::{Flags, all};
///
/// let writing = all().filter(|command| command.flags.has(Flags::WRITE));
/// assert!(writing.map(|command| command.name).any(|name| name == "set"));
/// ```
pub fn all() -> impl Iterator<Item = &'static Command> {
    let groups = [connection::COMMANDS, string::COMMANDS, generic::COMMANDS, server::COMMANDS];
    let files = [pubsub::COMMANDS, transactions::COMMANDS, scripting::COMMANDS];
    groups.into_iter().flatten().copied().chain(files).flatten()
}

/// Returns the subcommand of `container` with this name, regardless of case.
///
/// ```
/// use engine::command::table::{find, find_sub};
///
/// let client = find(b"client").expect("there is one");
/// assert_eq!(find_sub(client, b"KILL").map(|command| command.name), Some("client|kill"));
/// assert!(find_sub(client, b"nonsense").is_none());
/// ```
#[must_use]
pub fn find_sub(container: &'static Command, name: &[u8]) -> Option<&'static Command> {
    container.subcommands.iter().find(|command| command.own_name().as_bytes().eq_ignore_ascii_case(name))
}

/// Returns the command or subcommand with this full name, regardless of case.
pub(crate) fn find_full(name: &[u8]) -> Option<&'static Command> {
    every().find(|command| command.name.as_bytes().eq_ignore_ascii_case(name))
}

/// Returns every command and subcommand.
pub(crate) fn every() -> impl Iterator<Item = &'static Command> {
    all().flat_map(|command| std::iter::once(command).chain(command.subcommands))
}

/// Returns the handler of commands that only have subcommands, which dispatch never calls.
pub(in crate::command) fn container(_: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    Err(CommandError::Syntax)
}

#[cfg(test)]
mod tests {
    use super::*;

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
