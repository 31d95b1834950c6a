//! Compares a reply with what a script expects, and finds the position of a difference.

use super::{Aggregate, Captured, Expectation, NumberType, Pattern, TextType};
use crate::reply::{Reply, quoted};
use crate::script::template::{RenderError, Template, Variables};

/// Reason why a reply is not the expected one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Mismatch {
    /// The reply differs, with a sentence that says where and how.
    #[error("{0}")]
    Differs(String),
    /// The expectation has a variable that cannot be filled in.
    #[error(transparent)]
    Render(#[from] RenderError),
}

impl Mismatch {
    /// Returns the mismatch of a reply that is of another type than `expected`.
    fn of_type(expected: &str, found: &Reply) -> Self {
        Self::Differs(format!("expected {expected}, found {}", shown(found)))
    }

    /// Adds the position in a longer reply, such as `element 3`.
    fn within(self, place: &str) -> Self {
        Self::Differs(format!("{place}: {self}"))
    }
}

impl Expectation {
    /// Checks that `reply` is the expected one, and appends captured replies to `captured`.
    ///
    /// # Errors
    ///
    /// When they differ, or a variable cannot be filled in.
    pub fn matches(&self, reply: &Reply, variables: &Variables, captured: &mut Captured) -> Result<(), Mismatch> {
        if let Some(exact) = self.exact(variables)? {
            return if exact == *reply { Ok(()) } else { Err(Mismatch::Differs(differs(&exact, reply))) };
        }
        match (self, reply) {
            (Self::Elements { kind, unordered, elements, open }, found) => {
                let replies = kind.elements(found).ok_or_else(|| Mismatch::of_type(kind.name(), found))?;
                check_length(elements.len(), replies.len(), *open)?;
                if *unordered {
                    let places = any_order(elements, replies, |element, reply| {
                        element.matches(reply, variables, &mut Vec::new()).is_ok()
                    })?;
                    for (element, place) in elements.iter().zip(places) {
                        element.matches(&replies[place], variables, captured)?;
                    }
                    Ok(())
                } else {
                    for (at, (element, reply)) in elements.iter().zip(replies).enumerate() {
                        element
                            .matches(reply, variables, captured)
                            .map_err(|why| why.within(&format!("element {}", at + 1)))?;
                    }
                    Ok(())
                }
            }
            (Self::Map { unordered, entries, open }, Reply::Map(found)) => {
                check_length(entries.len(), found.len(), *open)?;
                let fits = |(key, value): &(Self, Self), (k, v): &(Reply, Reply), captured: &mut Captured| {
                    key.matches(k, variables, captured)?;
                    value.matches(v, variables, captured)
                };
                let places = if *unordered {
                    any_order(entries, found, |entry, pair| fits(entry, pair, &mut Vec::new()).is_ok())?
                } else {
                    (0..entries.len()).collect()
                };
                for (at, (entry, place)) in entries.iter().zip(places).enumerate() {
                    fits(entry, &found[place], captured).map_err(|why| why.within(&format!("entry {}", at + 1)))?;
                }
                Ok(())
            }
            (Self::Map { .. }, other) => Err(Mismatch::of_type("a map", other)),
            (Self::Attributed(attributes, inner), Reply::Attributed(found, reply)) => {
                check_length(attributes.len(), found.len(), false)?;
                for ((key, value), (k, v)) in attributes.iter().zip(found) {
                    key.matches(k, variables, captured)?;
                    value.matches(v, variables, captured)?;
                }
                inner.matches(reply, variables, captured)
            }
            (Self::Attributed(..), other) => Err(Mismatch::of_type("a reply with attributes", other)),
            (Self::Pattern(pattern, capture), reply) => {
                pattern.matches(reply, variables, captured)?;
                if let Some(capture) = capture {
                    captured.push((capture.clone(), reply.clone()));
                }
                Ok(())
            }
            _ => Err(Mismatch::Differs(format!("unexpected {}", shown(reply)))),
        }
    }
}

impl Aggregate {
    fn elements(self, reply: &Reply) -> Option<&[Reply]> {
        match (self, reply) {
            (Self::Array, Reply::Array(elements))
            | (Self::Set, Reply::Set(elements))
            | (Self::Push, Reply::Push(elements)) => Some(elements),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Array => "an array",
            Self::Set => "a set",
            Self::Push => "a push message",
        }
    }
}

impl Pattern {
    fn matches(&self, reply: &Reply, variables: &Variables, captured: &mut Captured) -> Result<(), Mismatch> {
        match self {
            Self::Any | Self::Same => Ok(()),
            Self::Text(types, glob) => {
                let text = types
                    .iter()
                    .find_map(|kind| kind.text(reply))
                    .ok_or_else(|| Mismatch::of_type(types[0].name(), reply))?;
                let Some(glob) = glob else { return Ok(()) };
                let glob = glob.render(variables)?;
                if glob_matches(&glob, text) {
                    Ok(())
                } else {
                    Err(Mismatch::Differs(format!("{} does not match {}", shown(reply), quoted(&glob))))
                }
            }
            Self::Number(kind, low, high) => {
                let text = kind.text(reply).ok_or_else(|| Mismatch::of_type(kind.name(), reply))?;
                let above = |bound: &[u8]| kind.at_least(text, bound);
                let below = |bound: &[u8]| kind.at_least(bound, text);
                if !above(text).unwrap_or(false) {
                    return Err(Mismatch::Differs(format!("{} is no number", shown(reply))));
                }
                for (bound, holds, name) in
                    [(low, &above as &dyn Fn(&[u8]) -> Option<bool>, "less"), (high, &below, "more")]
                {
                    let Some(bound) = bound else { continue };
                    let bound = bound.render(variables)?;
                    match holds(&bound) {
                        Some(true) => {}
                        Some(false) => {
                            return Err(Mismatch::Differs(format!(
                                "{} is {name} than {}",
                                shown(reply),
                                lossy(&bound)
                            )));
                        }
                        None => return Err(Mismatch::Differs(format!("the bound {} is no number", quoted(&bound)))),
                    }
                }
                Ok(())
            }
            Self::Elements(kind, count) => {
                let elements = kind.elements(reply).ok_or_else(|| Mismatch::of_type(kind.name(), reply))?;
                check_count(count.as_ref(), elements.len(), variables)
            }
            Self::Map(count) => match reply {
                Reply::Map(entries) => check_count(count.as_ref(), entries.len(), variables),
                other => Err(Mismatch::of_type("a map", other)),
            },
            Self::OneOf(choices) => {
                let mark = captured.len();
                for choice in choices {
                    if choice.matches(reply, variables, captured).is_ok() {
                        return Ok(());
                    }
                    captured.truncate(mark);
                }
                Err(Mismatch::Differs(format!("{} is none of the {} that are expected", shown(reply), choices.len())))
            }
        }
    }
}

impl TextType {
    fn text(self, reply: &Reply) -> Option<&[u8]> {
        match (self, reply) {
            (Self::Simple, Reply::Simple(text))
            | (Self::Error, Reply::Error(text) | Reply::BulkError(text))
            | (Self::Bulk, Reply::Bulk(text))
            | (Self::Verbatim, Reply::Verbatim(_, text)) => Some(text),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Simple => "a simple string",
            Self::Error => "an error",
            Self::Bulk => "a bulk string",
            Self::Verbatim => "a verbatim string",
        }
    }
}

impl NumberType {
    fn text(self, reply: &Reply) -> Option<&[u8]> {
        match (self, reply) {
            (Self::Integer, Reply::Integer(text))
            | (Self::Double, Reply::Double(text))
            | (Self::Bulk, Reply::Bulk(text)) => Some(text),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Integer => "an integer",
            Self::Double => "a double",
            Self::Bulk => "a bulk string that holds a number",
        }
    }

    /// Returns whether `left >= right`; `None` if one of them is not a number.
    fn at_least(self, left: &[u8], right: &[u8]) -> Option<bool> {
        let (left, right) = (std::str::from_utf8(left).ok()?, std::str::from_utf8(right).ok()?);
        if self == Self::Integer {
            return Some(left.parse::<i64>().ok()? >= right.parse::<i64>().ok()?);
        }
        Some(left.parse::<f64>().ok()? >= right.parse::<f64>().ok()?)
    }
}

fn check_length(expected: usize, found: usize, open: bool) -> Result<(), Mismatch> {
    match (expected == found, open && found > expected) {
        (true, _) | (_, true) => Ok(()),
        _ if open => Err(Mismatch::Differs(format!("expected {expected} elements or more, found {found}"))),
        _ => Err(Mismatch::Differs(format!("expected {expected} elements, found {found}"))),
    }
}

fn check_count(count: Option<&Template>, found: usize, variables: &Variables) -> Result<(), Mismatch> {
    let Some(count) = count else { return Ok(()) };
    let count = count.render(variables)?;
    if count == found.to_string().as_bytes() {
        Ok(())
    } else {
        Err(Mismatch::Differs(format!("expected {} elements, found {found}", lossy(&count))))
    }
}

/// Assigns each expectation a reply of its own, if that is possible. Returns, for each expectation, the index of its
/// reply.
///
/// This is Kuhn's algorithm: to make room, an expectation may move an earlier one to another reply that matches it too.
fn any_order<E, R>(expected: &[E], found: &[R], fits: impl Fn(&E, &R) -> bool) -> Result<Vec<usize>, Mismatch> {
    let mut owner: Vec<Option<usize>> = vec![None; found.len()];
    for (at, expectation) in expected.iter().enumerate() {
        // For each reply that was reached, the index of the reply before it on the path.
        let mut reached: Vec<Option<Option<usize>>> = vec![None; found.len()];
        let mut open = vec![(None, expectation)];
        let mut free = None;
        while let Some((from, expectation)) = open.pop() {
            for (place, reply) in found.iter().enumerate() {
                if reached[place].is_some() || !fits(expectation, reply) {
                    continue;
                }
                reached[place] = Some(from);
                match owner[place] {
                    Some(other) => open.push((Some(place), &expected[other])),
                    None => free = Some(place),
                }
                if free.is_some() {
                    break;
                }
            }
            if free.is_some() {
                break;
            }
        }
        let mut place =
            free.ok_or_else(|| Mismatch::Differs(format!("expected element {} is not among those found", at + 1)))?;
        // Moves every expectation on the path to the next reply, beginning with the free one.
        while let Some(Some(before)) = reached[place] {
            owner[place] = owner[before];
            place = before;
        }
        owner[place] = Some(at);
    }
    let mut places = vec![0; expected.len()];
    for (place, at) in owner.iter().enumerate() {
        if let Some(at) = at {
            places[*at] = place;
        }
    }
    Ok(places)
}

/// Describes in one sentence where two replies differ.
fn differs(expected: &Reply, found: &Reply) -> String {
    match (expected, found) {
        (Reply::Array(left), Reply::Array(right))
        | (Reply::Set(left), Reply::Set(right))
        | (Reply::Push(left), Reply::Push(right)) => {
            if left.len() != right.len() {
                return format!("expected {} elements, found {}", left.len(), right.len());
            }
            left.iter()
                .zip(right)
                .enumerate()
                .find(|(_, (left, right))| left != right)
                .map(|(at, (left, right))| format!("element {}: {}", at + 1, differs(left, right)))
                .unwrap_or_default()
        }
        (Reply::Bulk(left), Reply::Bulk(right)) if left.len() > 64 || right.len() > 64 => {
            let at = left.iter().zip(right).position(|(l, r)| l != r);
            format!(
                "expected {} bytes, found {}; they differ from byte {} on",
                left.len(),
                right.len(),
                at.unwrap_or(left.len().min(right.len()))
            )
        }
        _ => format!("expected {}, found {}", shown(expected), shown(found)),
    }
}

/// Returns whether a glob with `*`, `?` and `\` matches all of a text.
fn glob_matches(glob: &[u8], text: &[u8]) -> bool {
    let (mut at, mut place) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while place < text.len() {
        let (literal, width) = match glob.get(at) {
            Some(b'*') => {
                retry = Some((at + 1, place));
                at += 1;
                continue;
            }
            Some(b'?') => (None, 1),
            Some(b'\\') if at + 1 < glob.len() => (Some(glob[at + 1]), 2),
            Some(&byte) => (Some(byte), 1),
            None => (None, 0),
        };
        if width > 0 && literal.is_none_or(|byte| byte == text[place]) {
            at += width;
            place += 1;
        } else if let Some((after_star, from)) = retry {
            retry = Some((after_star, from + 1));
            at = after_star;
            place = from + 1;
        } else {
            return false;
        }
    }
    glob[at..].iter().all(|&byte| byte == b'*')
}

fn lossy(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn shown(reply: &Reply) -> String {
    reply.summary()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_order_finds_the_way_in_which_all_fit() {
        let fits = |expected: &&[i32], found: &i32| expected.contains(found);
        let expected: [&[i32]; 3] = [&[1, 2, 3], &[1, 2], &[1]];
        assert_eq!(any_order(&expected, &[1, 2, 3], fits), Ok(vec![2, 1, 0]));
        assert!(any_order(&expected, &[1, 3, 3], fits).is_err());
    }

    #[test]
    fn a_glob_matches_all_of_a_text() {
        for (glob, text) in [("a*c", "abbbc"), ("*", ""), ("?", "x"), ("\\*", "*"), ("*b*b", "abab"), ("", "")] {
            assert!(glob_matches(glob.as_bytes(), text.as_bytes()), "{glob} {text}");
        }
        for (glob, text) in [("a*c", "abbbcd"), ("?", ""), ("\\*", "x"), ("", "x"), ("*b", "ba")] {
            assert!(!glob_matches(glob.as_bytes(), text.as_bytes()), "{glob} {text}");
        }
    }
}
