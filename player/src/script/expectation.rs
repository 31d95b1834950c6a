//! Expectations of a script about a reply, as data; `matching` compares them with replies.

mod matching;

pub use matching::Mismatch;

use super::template::{RenderError, Template, Value, Variables};
use crate::reply::Reply;

/// An expected reply: exact, or with patterns for values that cannot be known.
///
/// ```
/// use wire_player::reply::Reply;
/// use wire_player::script::{Action, Script};
/// use wire_player::script::template::Variables;
///
/// let script: Script = "> TTL a\n< <int 1..60 as ttl>".parse().unwrap();
/// let Action::Expect { expectation, .. } = &script.steps[1].action else { panic!("it expects") };
/// let (mut variables, mut captured) = (Variables::new(), Vec::new());
/// let reply = Reply::Integer(b"42".to_vec());
/// assert_eq!(expectation.matches(&reply, &variables, &mut captured), Ok(()));
/// for (capture, reply) in &captured {
///     capture.store(reply, &mut variables).unwrap();
/// }
/// assert!(variables.contains_key("ttl"));
///
/// let wrong = expectation.matches(&Reply::Integer(b"61".to_vec()), &variables, &mut captured);
/// assert_eq!(wrong.unwrap_err().to_string(), ":61 is more than 60");
/// ```
///
/// An expectation knows which variables it needs and sets, and which reply it is if it allows one alone:
///
/// ```
/// use wire_player::reply::Reply;
/// use wire_player::script::{Action, Script};
/// use wire_player::script::template::Variables;
///
/// let script: Script = "set key a\n< \"value\"\n< [ \"${key}\" <bulk as value> ]\n< <same>".parse()?;
/// let expectations: Vec<_> = script.steps[1..].iter().map(|step| match &step.action {
///     Action::Expect { expectation, .. } => expectation,
///     other => panic!("{other:?}"),
/// }).collect();
/// let [plain, pattern, same] = expectations[..] else { panic!("three steps") };
/// assert_eq!(plain.exact(&Variables::new()).unwrap(), Some(Reply::Bulk(b"value".to_vec())));
/// assert_eq!(same.exact(&Variables::new()).unwrap(), None);
/// assert_eq!(pattern.variables(), ["key"]);
/// assert_eq!(pattern.captures()[0].name, "value");
/// assert!(same.demands_same() && !plain.demands_same());
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expectation {
    /// `+OK`.
    Simple(Template),
    /// `-ERR …`.
    Error(Template),
    /// `:42`.
    Integer(Template),
    /// `,1.5`.
    Double(Template),
    /// `(123`.
    BigNumber(Template),
    /// `"text"`.
    Bulk(Template),
    /// `!"ERR …"`.
    BulkError(Template),
    /// `=txt"text"`.
    Verbatim([u8; 3], Template),
    /// `nil`.
    NullBulk,
    /// `nil-array`.
    NullArray,
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// `[ … ]`, `~[ … ]` or `>[ … ]`.
    Elements {
        /// The type: array, set or push.
        kind: Aggregate,
        /// `true` if the elements may come in any order.
        unordered: bool,
        /// The elements.
        elements: Vec<Expectation>,
        /// `true` if more elements may follow (`...`).
        open: bool,
    },
    /// `{ key => value … }`.
    Map {
        /// `true` if the entries may come in any order.
        unordered: bool,
        /// The entries.
        entries: Vec<(Expectation, Expectation)>,
        /// `true` if more entries may follow (`...`).
        open: bool,
    },
    /// `|{ … } reply`.
    Attributed(Vec<(Expectation, Expectation)>, Box<Expectation>),
    /// `<…>`.
    Pattern(Pattern, Option<Capture>),
}

/// The three types of reply that are lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// `*`.
    Array,
    /// `~`.
    Set,
    /// `>`.
    Push,
}

/// A pattern for a reply that cannot be known when the script is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pattern {
    /// `<any>`: every reply.
    Any,
    /// `<same>`: every reply, but the same bytes from all targets.
    Same,
    /// `<bulk>`, `<bulk "a*">` and similar: a text of one of these types, which must match the glob if there is one.
    Text(&'static [TextType], Option<Template>),
    /// `<int>`, `<int 1..10>` and similar: a number within two bounds, both inclusive.
    Number(NumberType, Option<Template>, Option<Template>),
    /// `<array>`, `<array 3>`: a list of any elements.
    Elements(Aggregate, Option<Template>),
    /// `<map>`, `<map 3>`: a map of any entries.
    Map(Option<Template>),
    /// `<one of A B>`: one of several alternatives.
    OneOf(Vec<Expectation>),
}

/// A type of reply that is a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TextType {
    /// `+`.
    Simple,
    /// `-`.
    Error,
    /// `$`.
    Bulk,
    /// `=`.
    Verbatim,
}

/// A type of reply that is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NumberType {
    /// `:`.
    Integer,
    /// `,`.
    Double,
    /// `$`, a number in a bulk string.
    Bulk,
}

/// The variable that stores a matched reply.
///
/// ```
/// use wire_player::reply::Reply;
/// use wire_player::script::{Action, Script};
/// use wire_player::script::template::{Value, Variables};
///
/// let script: Script = "< <int as +counts>".parse()?;
/// let Action::Expect { expectation, .. } = &script.steps[0].action else { panic!("it expects") };
/// let capture = expectation.captures()[0];
/// assert!(capture.append);
/// let mut variables = Variables::new();
/// for number in ["1", "2"] {
///     capture.store(&Reply::Integer(number.into()), &mut variables).unwrap();
/// }
/// let counts = vec![Reply::Integer(b"1".to_vec()), Reply::Integer(b"2".to_vec())];
/// assert_eq!(variables["counts"], Value::List(counts));
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Capture {
    /// The variable.
    pub name: String,
    /// `true` if the reply is appended to a list (`as +name`); if it is an array, its elements are appended.
    pub append: bool,
}

/// Replies that a match has captured, in order.
pub type Captured = Vec<(Capture, Reply)>;

/// Reason why a reply could not be stored in a variable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CaptureError {
    /// The variable holds bytes, so nothing can be appended to it.
    #[error("the variable {0} is no list")]
    NoList(String),
    /// The reply is of a type that has no text.
    #[error("{reply} cannot be kept in the variable {name}")]
    NoText {
        /// Summary of the reply.
        reply: String,
        /// The variable.
        name: String,
    },
}

impl Expectation {
    /// Returns the only reply that matches, or `None` if patterns allow several.
    ///
    /// # Errors
    ///
    /// When a variable cannot be filled in.
    pub fn exact(&self, variables: &Variables) -> Result<Option<Reply>, RenderError> {
        Ok(Some(match self {
            Self::Simple(text) => Reply::Simple(text.render(variables)?),
            Self::Error(text) => Reply::Error(text.render(variables)?),
            Self::Integer(text) => Reply::Integer(text.render(variables)?),
            Self::Double(text) => Reply::Double(text.render(variables)?),
            Self::BigNumber(text) => Reply::BigNumber(text.render(variables)?),
            Self::Bulk(text) => Reply::Bulk(text.render(variables)?),
            Self::BulkError(text) => Reply::BulkError(text.render(variables)?),
            Self::Verbatim(format, text) => Reply::Verbatim(*format, text.render(variables)?),
            Self::NullBulk => Reply::NullBulk,
            Self::NullArray => Reply::NullArray,
            Self::Null => Reply::Null,
            Self::Boolean(value) => Reply::Boolean(*value),
            Self::Elements { kind, unordered: false, elements, open: false } => {
                let mut replies = Vec::with_capacity(elements.len());
                for element in elements {
                    match element.exact(variables)? {
                        Some(reply) => replies.push(reply),
                        None => return Ok(None),
                    }
                }
                match kind {
                    Aggregate::Array => Reply::Array(replies),
                    Aggregate::Set => Reply::Set(replies),
                    Aggregate::Push => Reply::Push(replies),
                }
            }
            Self::Map { unordered: false, entries, open: false } => match exact_pairs(entries, variables)? {
                Some(pairs) => Reply::Map(pairs),
                None => return Ok(None),
            },
            Self::Attributed(attributes, reply) => {
                match (exact_pairs(attributes, variables)?, reply.exact(variables)?) {
                    (Some(pairs), Some(reply)) => Reply::Attributed(pairs, Box::new(reply)),
                    _ => return Ok(None),
                }
            }
            Self::Elements { .. } | Self::Map { .. } | Self::Pattern(..) => return Ok(None),
        }))
    }

    /// Returns whether a pattern demands the same bytes from all targets.
    #[must_use]
    pub fn demands_same(&self) -> bool {
        matches!(self, Self::Pattern(Pattern::Same, _))
    }

    /// Returns every variable that matching needs.
    pub fn variables(&self) -> Vec<&str> {
        match self {
            Self::Simple(text)
            | Self::Error(text)
            | Self::Integer(text)
            | Self::Double(text)
            | Self::BigNumber(text)
            | Self::Bulk(text)
            | Self::BulkError(text)
            | Self::Verbatim(_, text) => text.variables(),
            Self::NullBulk | Self::NullArray | Self::Null | Self::Boolean(_) => Vec::new(),
            Self::Elements { elements, .. } => elements.iter().flat_map(Self::variables).collect(),
            Self::Map { entries, .. } => pair_variables(entries),
            Self::Attributed(attributes, reply) => {
                let mut names = pair_variables(attributes);
                names.extend(reply.variables());
                names
            }
            Self::Pattern(pattern, _) => match pattern {
                Pattern::Any | Pattern::Same => Vec::new(),
                Pattern::Text(_, text) | Pattern::Elements(_, text) | Pattern::Map(text) => {
                    text.iter().flat_map(Template::variables).collect()
                }
                Pattern::Number(_, low, high) => low.iter().chain(high).flat_map(Template::variables).collect(),
                Pattern::OneOf(choices) => choices.iter().flat_map(Self::variables).collect(),
            },
        }
    }

    /// Returns every variable that a match sets.
    pub fn captures(&self) -> Vec<&Capture> {
        match self {
            Self::Elements { elements, .. } => elements.iter().flat_map(Self::captures).collect(),
            Self::Map { entries, .. } => {
                entries.iter().flat_map(|(key, value)| [key.captures(), value.captures()].concat()).collect()
            }
            Self::Attributed(_, reply) => reply.captures(),
            Self::Pattern(Pattern::OneOf(choices), capture) => {
                capture.iter().chain(choices.iter().flat_map(Self::captures)).collect()
            }
            Self::Pattern(_, capture) => capture.iter().collect(),
            _ => Vec::new(),
        }
    }
}

impl Capture {
    /// Stores a captured reply.
    ///
    /// # Errors
    ///
    /// When the reply is of a type that has no text, or the variable to append to is not a list.
    pub fn store(&self, reply: &Reply, variables: &mut Variables) -> Result<(), CaptureError> {
        if self.append {
            let list = match variables.entry(self.name.clone()).or_insert_with(|| Value::List(Vec::new())) {
                Value::List(list) => list,
                Value::Bytes(_) => return Err(CaptureError::NoList(self.name.clone())),
            };
            match reply {
                Reply::Array(elements) | Reply::Set(elements) => list.extend_from_slice(elements),
                other => list.push(other.clone()),
            }
            return Ok(());
        }
        let bytes = match reply {
            Reply::Simple(text)
            | Reply::Error(text)
            | Reply::Integer(text)
            | Reply::Double(text)
            | Reply::BigNumber(text)
            | Reply::Bulk(text)
            | Reply::BulkError(text)
            | Reply::Verbatim(_, text) => text.clone(),
            other => {
                return Err(CaptureError::NoText { reply: other.summary(), name: self.name.clone() });
            }
        };
        variables.insert(self.name.clone(), Value::Bytes(bytes));
        Ok(())
    }
}

fn exact_pairs(
    pairs: &[(Expectation, Expectation)],
    variables: &Variables,
) -> Result<Option<Vec<(Reply, Reply)>>, RenderError> {
    let mut exact = Vec::with_capacity(pairs.len());
    for (key, value) in pairs {
        match (key.exact(variables)?, value.exact(variables)?) {
            (Some(key), Some(value)) => exact.push((key, value)),
            _ => return Ok(None),
        }
    }
    Ok(Some(exact))
}

fn pair_variables(pairs: &[(Expectation, Expectation)]) -> Vec<&str> {
    pairs.iter().flat_map(|(key, value)| [key.variables(), value.variables()].concat()).collect()
}
