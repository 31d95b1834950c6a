//! Bytes that a script expects, with masks for values that cannot be known.

use std::fmt;
use std::sync::OnceLock;

use regex::bytes::Regex;

use super::template::{RenderError, Template, Value, Variables};
use crate::reply::{quoted, summary_of};

/// Expected bytes: a sequence of texts and masks.
///
/// ```
/// use wire_player::script::raw::{Comparison, Mask, RawPart, RawPattern};
/// use wire_player::script::template::Variables;
///
/// let mut pattern = RawPattern::literal("id=");
/// pattern.0.push(RawPart::Mask { mask: Mask::Int, name: Some("id".to_owned()), sample: Some(b"7".to_vec()) });
/// let mut variables = Variables::new();
/// assert_eq!(pattern.sample(&mut variables).unwrap(), b"id=7");
///
/// let rendered = pattern.render(&variables).unwrap();
/// let kept = vec![("id".to_owned(), b"42".to_vec())];
/// assert_eq!(rendered.compare(b"id=42", true), Comparison::Fits(5, kept));
/// assert_eq!(rendered.compare(b"id=x", true), Comparison::Differs(3));
/// ```
///
/// ```
/// use wire_player::script::{Action, Script};
///
/// let script: Script = "set user alice\nraw< \"id=\" <int as id> \" of ${user}\"".parse()?;
/// let Action::ExpectBytes { bytes: pattern, .. } = &script.steps[1].action else { panic!("it expects bytes") };
/// assert!(pattern.as_text().is_none(), "there is a mask");
/// assert_eq!(pattern.variables(), ["user"]);
/// assert_eq!(pattern.captures().collect::<Vec<_>>(), ["id"]);
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawPattern(pub Vec<RawPart>);

/// One piece of a [`RawPattern`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RawPart {
    /// These bytes.
    Text(Template),
    /// Bytes that the mask matches.
    Mask {
        /// The mask.
        mask: Mask,
        /// The variable that keeps the matched bytes.
        name: Option<String>,
        /// The recorded value (`like "…"`), which is sent when the player plays the service's part.
        sample: Option<Vec<u8>>,
    },
}

/// A class of values that may differ from one run to the next.
///
/// ```
/// use wire_player::script::raw::Mask;
///
/// let mask = Mask::named("uuid").expect("it is one of the names");
/// assert!(Mask::names().contains("uuid"));
/// assert!(mask.takes(b"67e55044-10b1-426f-9247-bb680e5fe0c8") && !mask.takes(b"67e55044"));
/// assert_eq!(Mask::of(&[b"12", b"-7"]), Mask::Int);
/// assert_eq!(Mask::of(&[b"12", b"7f"]), Mask::Hex);
/// assert_eq!(Mask::Int.source(), "-?[0-9]+");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mask {
    /// A date in the format of HTTP, or one of ISO 8601 together with a time.
    Date,
    /// A UUID with its four hyphens.
    Uuid,
    /// Hexadecimal digits.
    Hex,
    /// Decimal digits, with or without a minus sign.
    Int,
    /// Letters, digits and `_ . ~ + -`.
    Token,
    /// Everything up to the end of the line.
    Line,
    /// Everything up to the beginning of the text after it.
    Any,
    /// Bytes that match this regular expression.
    Regex(String),
}

const NAMED: [(&str, Mask); 7] = [
    ("date", Mask::Date),
    ("uuid", Mask::Uuid),
    ("int", Mask::Int),
    ("hex", Mask::Hex),
    ("token", Mask::Token),
    ("line", Mask::Line),
    ("any", Mask::Any),
];

const DATE: &str = r"(?:[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)";
const UUID: &str = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

impl Mask {
    /// Returns the mask of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        NAMED.into_iter().find_map(|(known, mask)| (known == name).then_some(mask))
    }

    /// Returns the names of all masks that have one.
    #[must_use]
    pub fn names() -> String {
        NAMED.map(|(name, _)| name).join(", ")
    }

    /// Returns the regular expression of the mask.
    #[must_use]
    pub fn source(&self) -> &str {
        match self {
            Self::Date => DATE,
            Self::Uuid => UUID,
            Self::Hex => "[0-9a-fA-F]+",
            Self::Int => "-?[0-9]+",
            Self::Token => r"[A-Za-z0-9_.~+-]+",
            Self::Line => r"[^\r\n]*",
            Self::Any => r"(?s:.*)",
            Self::Regex(source) => source,
        }
    }

    /// Returns whether the mask matches all of `value`.
    #[must_use]
    pub fn takes(&self, value: &[u8]) -> bool {
        let compiled = Regex::new(&format!(r"(?-u)\A(?:{})\z", self.source()));
        compiled.is_ok_and(|regex| regex.is_match(value))
    }

    /// Returns the narrowest named mask that matches all of these values.
    #[must_use]
    pub fn of(values: &[&[u8]]) -> Self {
        NAMED
            .into_iter()
            .map(|(_, mask)| mask)
            .find(|mask| values.iter().all(|value| mask.takes(value)))
            .unwrap_or(Self::Any)
    }

    /// Returns the number of bytes at the start of `bytes` that the mask matches; `None` if it does not match.
    fn length(&self, bytes: &[u8]) -> Option<usize> {
        static COMPILED: OnceLock<Vec<(Mask, Regex)>> = OnceLock::new();
        let anchored = |mask: &Self| Regex::new(&format!(r"(?-u)\A(?:{})", mask.source()));
        let known = COMPILED.get_or_init(|| {
            NAMED.into_iter().filter_map(|(_, mask)| anchored(&mask).ok().map(|regex| (mask, regex))).collect()
        });
        let found = match known.iter().find(|(mask, _)| mask == self) {
            Some((_, regex)) => regex.find(bytes),
            None => anchored(self).ok()?.find(bytes),
        };
        found.map(|found| found.end())
    }
}

/// Shows the mask in the notation of scripts, without its brackets.
impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match NAMED.iter().find(|(_, mask)| mask == self) {
            Some((name, _)) => f.write_str(name),
            None => write!(f, "regex {}", quoted(self.source().as_bytes())),
        }
    }
}

/// A [`RawPattern`] with its variables filled in.
///
/// ```
/// use wire_player::script::raw::{Comparison, RawPattern, Rendered};
/// use wire_player::script::template::{RenderError, Variables};
///
/// fn rendered(text: &str) -> Result<Rendered, RenderError> {
///     RawPattern::literal(text).render(&Variables::new())
/// }
/// let pattern = rendered("200 OK\r\n\r\nbody")?;
/// assert_eq!(pattern.compare(b"200 OK\r\n\r\nbo", false), Comparison::Incomplete);
/// assert_eq!(pattern.compare(b"404", false), Comparison::Differs(0));
/// assert_eq!(pattern.as_bytes(), Some(&b"200 OK\r\n\r\nbody"[..]));
/// assert_eq!(pattern.head_and_body(), (vec![rendered("200 OK")?], rendered("body")?));
/// assert_eq!(pattern.summary(), r#""200 OK\r\n\r\nbody""#);
/// # Ok::<(), RenderError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered(pub Vec<Piece>);

/// One piece of a [`Rendered`] pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Piece {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Bytes that the mask matches, kept in a variable if one is named.
    Mask(Mask, Option<String>),
}

/// Result of comparing bytes with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Comparison {
    /// They match: the number of matching bytes, and the values to store, each with its variable.
    Fits(usize, Vec<(String, Vec<u8>)>),
    /// They match so far, but are incomplete.
    Incomplete,
    /// They differ from this byte on.
    Differs(usize),
}

impl RawPattern {
    /// Returns a pattern of these bytes, without a mask.
    pub fn literal(bytes: impl Into<Vec<u8>>) -> Self {
        Self(vec![RawPart::Text(Template::literal(bytes))])
    }

    /// Returns the text, if there is no mask.
    #[must_use]
    pub fn as_text(&self) -> Option<&Template> {
        match self.0.as_slice() {
            [RawPart::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Returns the names of the variables that rendering needs.
    #[must_use]
    pub fn variables(&self) -> Vec<&str> {
        self.0
            .iter()
            .flat_map(|part| match part {
                RawPart::Text(text) => text.variables(),
                RawPart::Mask { .. } => Vec::new(),
            })
            .collect()
    }

    /// Returns the names of the variables that masks set.
    pub fn captures(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            RawPart::Mask { name, .. } => name.as_deref(),
            RawPart::Text(_) => None,
        })
    }

    /// Fills in the variables, and each mask with its recorded value, which is also stored in the mask's variable.
    ///
    /// # Errors
    ///
    /// Those of [`Template::render`], and a mask without a recorded value.
    pub fn sample(&self, variables: &mut Variables) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        for part in &self.0 {
            match part {
                RawPart::Text(text) => bytes.extend(text.render(variables)?),
                RawPart::Mask { mask, name, sample } => {
                    let value = sample.clone().ok_or_else(|| RenderError::NoSample(mask.clone()))?;
                    bytes.extend_from_slice(&value);
                    if let Some(name) = name {
                        variables.insert(name.clone(), Value::Bytes(value));
                    }
                }
            }
        }
        Ok(bytes)
    }

    /// Fills in the variables.
    ///
    /// # Errors
    ///
    /// Those of [`Template::render`].
    pub fn render(&self, variables: &Variables) -> Result<Rendered, RenderError> {
        let mut pieces: Vec<Piece> = Vec::with_capacity(self.0.len());
        for part in &self.0 {
            match part {
                RawPart::Text(text) => {
                    let bytes = text.render(variables)?;
                    match pieces.last_mut() {
                        Some(Piece::Bytes(before)) => before.extend(bytes),
                        _ => pieces.push(Piece::Bytes(bytes)),
                    }
                }
                RawPart::Mask { mask, name, .. } => pieces.push(Piece::Mask(mask.clone(), name.clone())),
            }
        }
        Ok(Rendered(pieces))
    }
}

impl Rendered {
    /// Compares the start of `found` with the pattern. If `whole` is set, no more bytes can follow, and the pattern has
    /// to match all of them.
    #[must_use]
    pub fn compare(&self, found: &[u8], whole: bool) -> Comparison {
        let mut at = 0;
        let mut captured = Vec::new();
        for (number, piece) in self.0.iter().enumerate() {
            let rest = &found[at..];
            match piece {
                Piece::Bytes(bytes) => {
                    let same = rest.iter().zip(bytes).take_while(|(a, b)| a == b).count();
                    if same < bytes.len() {
                        let ran_out = same == rest.len() && !whole;
                        return if ran_out { Comparison::Incomplete } else { Comparison::Differs(at + same) };
                    }
                    at += bytes.len();
                }
                Piece::Mask(mask, name) => {
                    let length = match (mask, self.0.get(number + 1)) {
                        (Mask::Any, Some(Piece::Bytes(next))) => {
                            match rest.windows(next.len().max(1)).position(|window| window == next) {
                                Some(length) => Some(length),
                                None if !whole => return Comparison::Incomplete,
                                None => None,
                            }
                        }
                        _ => mask.length(rest),
                    };
                    if !whole && length.is_none_or(|length| length == rest.len()) {
                        return Comparison::Incomplete;
                    }
                    let Some(length) = length else { return Comparison::Differs(at) };
                    if let Some(name) = name {
                        captured.push((name.clone(), rest[..length].to_vec()));
                    }
                    at += length;
                }
            }
        }
        if whole && at < found.len() { Comparison::Differs(at) } else { Comparison::Fits(at, captured) }
    }

    /// Returns the bytes, if there is no mask.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self.0.as_slice() {
            [] => Some(b""),
            [Piece::Bytes(bytes)] => Some(bytes),
            _ => None,
        }
    }

    /// Returns the lines of the pattern up to the first empty one, without their CRLF, and everything after that one.
    #[must_use]
    pub fn head_and_body(&self) -> (Vec<Self>, Self) {
        let mut lines = vec![Self::default()];
        let mut pieces = self.0.iter().cloned();
        while let Some(piece) = pieces.next() {
            let Piece::Bytes(bytes) = piece else {
                lines.last_mut().into_iter().for_each(|line| line.0.push(piece.clone()));
                continue;
            };
            let mut rest = bytes.as_slice();
            while let Some(end) = rest.windows(2).position(|pair| pair == b"\r\n") {
                if end > 0 {
                    lines.last_mut().into_iter().for_each(|line| line.0.push(Piece::Bytes(rest[..end].to_vec())));
                }
                rest = &rest[end + 2..];
                if lines.last().is_some_and(|line| line.0.is_empty()) {
                    lines.pop();
                    let behind = (!rest.is_empty()).then(|| Piece::Bytes(rest.to_vec()));
                    return (lines, Self(behind.into_iter().chain(pieces).collect()));
                }
                lines.push(Self::default());
            }
            if !rest.is_empty() {
                lines.last_mut().into_iter().for_each(|line| line.0.push(Piece::Bytes(rest.to_vec())));
            }
        }
        lines.retain(|line| !line.0.is_empty());
        (lines, Self::default())
    }

    /// Returns the pattern for people to read, with long texts cut.
    #[must_use]
    pub fn summary(&self) -> String {
        let pieces: Vec<String> = self
            .0
            .iter()
            .map(|piece| match piece {
                Piece::Bytes(bytes) => summary_of(bytes),
                Piece::Mask(mask, _) => format!("<{mask}>"),
            })
            .collect();
        if pieces.is_empty() { "\"\"".into() } else { pieces.join(" ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(pieces: &[(&str, Option<Mask>)]) -> Rendered {
        Rendered(
            pieces
                .iter()
                .map(|(text, mask)| match mask {
                    None => Piece::Bytes(text.as_bytes().to_vec()),
                    Some(mask) => Piece::Mask(mask.clone(), Some((*text).to_owned())),
                })
                .collect(),
        )
    }

    #[test]
    fn a_mask_takes_its_class_and_no_more() {
        let pattern = rendered(&[("id=", None), ("id", Some(Mask::Int)), (";", None)]);
        assert_eq!(pattern.compare(b"id=42;rest", false), Comparison::Fits(6, vec![("id".into(), b"42".to_vec())]));
        assert_eq!(pattern.compare(b"id=42", false), Comparison::Incomplete);
        assert_eq!(pattern.compare(b"id=4x;", true), Comparison::Differs(4));
        assert_eq!(pattern.compare(b"id=42;rest", true), Comparison::Differs(6));
    }

    #[test]
    fn any_ends_where_the_next_text_begins() {
        let pattern = rendered(&[("a", None), ("x", Some(Mask::Any)), ("zz", None)]);
        assert_eq!(pattern.compare(b"a123zz", true), Comparison::Fits(6, vec![("x".into(), b"123".to_vec())]));
        assert_eq!(pattern.compare(b"a123z", false), Comparison::Incomplete);
        let last = rendered(&[("a", None), ("x", Some(Mask::Any))]);
        assert_eq!(last.compare(b"a\r\n\xff", true), Comparison::Fits(4, vec![("x".into(), b"\r\n\xff".to_vec())]));
    }

    #[test]
    fn the_narrowest_mask_is_found() {
        for (values, mask) in [
            ([&b"12"[..], b"7"], Mask::Int),
            ([b"1f", b"22"], Mask::Hex),
            ([b"Thu, 26 Nov 2026 22:15:01 GMT", b"Thu, 26 Nov 2026 22:15:02 GMT"], Mask::Date),
            ([b"67e55044-10b1-426f-9247-bb680e5fe0c8", b"67e55044-10b1-426f-9247-bb680e5fe0c9"], Mask::Uuid),
            ([b"a_b", b"c.d"], Mask::Token),
            ([b"a b", b"c d"], Mask::Line),
            ([b"a\nb", b"c d"], Mask::Any),
        ] {
            assert_eq!(Mask::of(&values), mask, "{values:?}");
        }
    }

    #[test]
    fn a_head_ends_at_the_empty_line() {
        let pattern = rendered(&[("HTTP/1.1 200 OK\r\ndate: ", None), ("", Some(Mask::Date)), ("\r\n\r\nbody", None)]);
        let (lines, body) = pattern.head_and_body();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1].0.len(), 2);
        assert_eq!(body.as_bytes(), Some(&b"body"[..]));
    }
}
