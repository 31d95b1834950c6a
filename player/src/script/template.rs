//! Bytes of a script that may contain variables and repetitions.

use std::collections::HashMap;
use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use super::raw::Mask;
use crate::reply::{Reply, quoted};

/// Length of the longest value that a template may render to, in bytes. A mistyped repeat count should cause an error
/// instead of filling the memory.
const MAX_RENDERED: u64 = 1 << 30;

/// Bytes with placeholders that are filled in when a step is played.
///
/// ```
/// use wire_player::script::template::{Part, RenderError, Template, Value, Variables};
///
/// let mut template = Template::literal("id=");
/// template.push(Part::Variable { name: "id".to_owned(), plus: 1 });
/// assert_eq!(template.variables(), ["id"]);
///
/// let mut variables = Variables::new();
/// assert_eq!(template.render(&variables), Err(RenderError::Unset("id".to_owned())));
/// variables.insert("id".to_owned(), Value::Bytes(b"41".to_vec()));
/// assert_eq!(template.render(&variables)?, b"id=42");
/// # Ok::<(), RenderError>(())
/// ```
///
/// It is put together byte by byte, and of other templates:
///
/// ```
/// use wire_player::script::template::{Part, Template};
///
/// let mut template = Template::default();
/// assert!(template.is_empty());
/// template.push_byte(b'i');
/// template.push_byte(b'd');
/// template.append(Template::literal("="));
/// assert_eq!(template.as_literal(), Some(&b"id="[..]));
/// template.push(Part::EveryByte);
/// assert_eq!(template.parts().len(), 2);
/// assert_eq!(template.as_literal(), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template(Vec<Part>);

/// One piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// Literal bytes.
    Literal(Vec<u8>),
    /// `${name}`, `${name+3}`: a captured value, a loop's counter, `now` or `now_ms`, plus a number.
    Variable {
        /// The variable's name.
        name: String,
        /// Number to add. Unless it is 0, the value has to be an integer.
        plus: i64,
    },
    /// `${repeat 1000 "ab"}`: a repeated text.
    Repeat {
        /// Number of repetitions.
        count: u64,
        /// Text that is repeated.
        unit: Template,
    },
    /// `${env.NAME}`: an environment variable, for secrets that must not be stored in a file.
    Environment(String),
    /// `${every-byte}`: the 256 byte values in order.
    EveryByte,
}

/// Shows the part in the notation of scripts, within double quotes.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(bytes) => {
                let text = quoted(bytes);
                f.write_str(&text[1..text.len() - 1])
            }
            Self::Variable { name, plus: 0 } => write!(f, "${{{name}}}"),
            Self::Variable { name, plus } => write!(f, "${{{name}{plus:+}}}"),
            Self::Repeat { count, unit } => {
                let unit: String = unit.0.iter().map(ToString::to_string).collect();
                write!(f, "${{repeat {count} \"{unit}\"}}")
            }
            Self::Environment(name) => write!(f, "${{env.{name}}}"),
            Self::EveryByte => f.write_str("${every-byte}"),
        }
    }
}

/// Value of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// Bytes: a captured string or number, a counter.
    Bytes(Vec<u8>),
    /// Replies collected with `as +name`.
    List(Vec<Reply>),
}

/// The variables of one run of a script.
pub type Variables = HashMap<String, Value>;

/// Reason why bytes of a script could not be filled in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The variable has no value.
    #[error("the variable {0} is not set")]
    Unset(String),
    /// The variable is a list, which has no bytes.
    #[error("the variable {0} is a list")]
    List(String),
    /// The environment variable is not set.
    #[error("the environment has no variable {0}")]
    NoEnvironment(String),
    /// A number should be added to a value that is not an integer, or the sum does not fit into 64 bits.
    #[error("{plus:+} cannot be added to the variable {name}, which is {}", quoted(value))]
    NoSum {
        /// The variable.
        name: String,
        /// The number.
        plus: i64,
        /// Value of the variable.
        value: Vec<u8>,
    },
    /// The repetition would have this many bytes, which is more than 1 GiB.
    #[error("a repetition of {0} bytes; 1 GiB is the most")]
    TooLong(u64),
    /// The mask has no recorded value.
    #[error("there is no value in <{0}> (like \"…\")")]
    NoSample(Mask),
}

impl Template {
    /// Returns a template without placeholders.
    pub fn literal(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        if bytes.is_empty() { Self::default() } else { Self(vec![Part::Literal(bytes)]) }
    }

    /// Appends one byte.
    pub fn push_byte(&mut self, byte: u8) {
        if let Some(Part::Literal(bytes)) = self.0.last_mut() {
            bytes.push(byte);
        } else {
            self.0.push(Part::Literal(vec![byte]));
        }
    }

    /// Appends another template.
    pub fn append(&mut self, other: Self) {
        for part in other.0 {
            match (self.0.last_mut(), part) {
                (Some(Part::Literal(before)), Part::Literal(bytes)) => before.extend(bytes),
                (_, part) => self.0.push(part),
            }
        }
    }

    /// Appends a part.
    pub fn push(&mut self, part: Part) {
        self.0.push(part);
    }

    /// Returns whether the template always renders to no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns its parts.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// Returns the bytes, if there are no placeholders.
    #[must_use]
    pub fn as_literal(&self) -> Option<&[u8]> {
        match self.0.as_slice() {
            [] => Some(b""),
            [Part::Literal(bytes)] => Some(bytes),
            _ => None,
        }
    }

    /// Returns the names of the variables that rendering needs.
    #[must_use]
    pub fn variables(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for part in &self.0 {
            match part {
                Part::Variable { name, .. } => names.push(name.as_str()),
                Part::Repeat { unit, .. } => names.extend(unit.variables()),
                Part::Literal(_) | Part::Environment(_) | Part::EveryByte => {}
            }
        }
        names
    }

    /// Fills in the placeholders.
    ///
    /// # Errors
    ///
    /// When a variable is not set, is a list, or is not an integer although a number should be added to it; and when a
    /// repetition would be longer than 1 GiB.
    pub fn render(&self, variables: &Variables) -> Result<Vec<u8>, RenderError> {
        let mut out = Vec::new();
        self.render_into(variables, &mut out)?;
        Ok(out)
    }

    fn render_into(&self, variables: &Variables, out: &mut Vec<u8>) -> Result<(), RenderError> {
        for part in &self.0 {
            match part {
                Part::Literal(bytes) => out.extend_from_slice(bytes),
                Part::EveryByte => out.extend(0..=255),
                Part::Environment(name) => {
                    use std::os::unix::ffi::OsStringExt;
                    let value = std::env::var_os(name);
                    let value = value.ok_or_else(|| RenderError::NoEnvironment(name.clone()))?;
                    out.extend(value.into_vec());
                }
                Part::Repeat { count, unit } => {
                    let unit = unit.render(variables)?;
                    let total = count.saturating_mul(unit.len() as u64);
                    if total > MAX_RENDERED {
                        return Err(RenderError::TooLong(total));
                    }
                    out.extend(unit.repeat(usize::try_from(*count).unwrap_or(0)));
                }
                Part::Variable { name, plus } => out.extend(variable(variables, name, *plus)?),
            }
        }
        Ok(())
    }
}

fn variable(variables: &Variables, name: &str, plus: i64) -> Result<Vec<u8>, RenderError> {
    let since_epoch = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let bytes = match name {
        "now" => since_epoch().as_secs().to_string().into_bytes(),
        "now_ms" => since_epoch().as_millis().to_string().into_bytes(),
        _ => match variables.get(name) {
            Some(Value::Bytes(bytes)) => bytes.clone(),
            Some(Value::List(_)) => return Err(RenderError::List(name.to_owned())),
            None => return Err(RenderError::Unset(name.to_owned())),
        },
    };
    if plus == 0 {
        return Ok(bytes);
    }
    std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| text.parse::<i64>().ok())
        .and_then(|number| number.checked_add(plus))
        .map(|number| number.to_string().into_bytes())
        .ok_or_else(|| RenderError::NoSum { name: name.to_owned(), plus, value: bytes.clone() })
}
