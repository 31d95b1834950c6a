//! The arguments of commands, as `COMMAND DOCS` describes them to tools, such as redis-cli for its hints.

/// One argument, or several that belong together.
///
/// Names, tokens and versions are those of Redis 7.0, since tools read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Argument {
    /// The name in documentation.
    pub name: &'static str,
    /// Kind of its value.
    pub kind: ArgumentKind,
    /// The keyword that comes before the value, or that is the whole argument.
    pub token: Option<&'static str>,
    /// The version of Redis that has introduced it, if that is not the version of the command.
    pub since: Option<&'static str>,
    /// The version of Redis that has deprecated it.
    pub deprecated_since: Option<&'static str>,
    /// `true` if it may be left out.
    pub optional: bool,
    /// `true` if it may be repeated.
    pub multiple: bool,
    /// `true` if the keyword is repeated with it.
    pub multiple_token: bool,
}

/// Kind of the value of an argument.
///
/// ```
/// use engine::command::table::find;
///
/// let arguments = find(b"set").expect("there is one").arguments;
/// assert_eq!((arguments[0].name, arguments[0].kind.name()), ("key", "key"));
/// let condition = &arguments[2];
/// assert_eq!((condition.kind.name(), condition.kind.parts()[0].token), ("oneof", Some("NX")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArgumentKind {
    /// Any bytes.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Double,
    /// A key, of the specification with this index in [`super::Command::keys`].
    Key(u8),
    /// A glob pattern.
    Pattern,
    /// A time, as seconds or milliseconds since 1970.
    UnixTime,
    /// The keyword alone.
    PureToken,
    /// One of these.
    OneOf(&'static [Argument]),
    /// All of these, in this order.
    Block(&'static [Argument]),
}

impl ArgumentKind {
    /// Returns the name in `COMMAND DOCS`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Double => "double",
            Self::Key(_) => "key",
            Self::Pattern => "pattern",
            Self::UnixTime => "unix-time",
            Self::PureToken => "pure-token",
            Self::OneOf(_) => "oneof",
            Self::Block(_) => "block",
        }
    }

    /// Returns the arguments that it consists of.
    #[must_use]
    pub fn parts(self) -> &'static [Argument] {
        match self {
            Self::OneOf(parts) | Self::Block(parts) => parts,
            _ => &[],
        }
    }
}

// The vocabulary of the table: a function for each kind of argument, and one for each attribute.

const fn new(name: &'static str, kind: ArgumentKind) -> Argument {
    Argument {
        name,
        kind,
        token: None,
        since: None,
        deprecated_since: None,
        optional: false,
        multiple: false,
        multiple_token: false,
    }
}

pub(in crate::command) const fn string(name: &'static str) -> Argument {
    new(name, ArgumentKind::String)
}

pub(in crate::command) const fn integer(name: &'static str) -> Argument {
    new(name, ArgumentKind::Integer)
}

pub(in crate::command) const fn double(name: &'static str) -> Argument {
    new(name, ArgumentKind::Double)
}

pub(in crate::command) const fn key(name: &'static str, specification: u8) -> Argument {
    new(name, ArgumentKind::Key(specification))
}

pub(in crate::command) const fn pattern(name: &'static str) -> Argument {
    new(name, ArgumentKind::Pattern)
}

pub(in crate::command) const fn unix_time(name: &'static str) -> Argument {
    new(name, ArgumentKind::UnixTime)
}

/// Returns a keyword without a value.
pub(in crate::command) const fn word(name: &'static str, token: &'static str) -> Argument {
    new(name, ArgumentKind::PureToken).token(token)
}

pub(in crate::command) const fn one_of(name: &'static str, choices: &'static [Argument]) -> Argument {
    new(name, ArgumentKind::OneOf(choices))
}

pub(in crate::command) const fn block(name: &'static str, parts: &'static [Argument]) -> Argument {
    new(name, ArgumentKind::Block(parts))
}

impl Argument {
    pub(in crate::command) const fn token(self, token: &'static str) -> Self {
        Self { token: Some(token), ..self }
    }

    pub(in crate::command) const fn since(self, version: &'static str) -> Self {
        Self { since: Some(version), ..self }
    }

    pub(in crate::command) const fn deprecated(self, version: &'static str) -> Self {
        Self { deprecated_since: Some(version), ..self }
    }

    pub(in crate::command) const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    pub(in crate::command) const fn multiple(self) -> Self {
        Self { multiple: true, ..self }
    }

    pub(in crate::command) const fn multiple_token(self) -> Self {
        Self { multiple_token: true, ..self }
    }
}
