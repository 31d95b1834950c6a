//! Parsing of the replies in scripts.

use crate::script::cursor::{Cursor, Result};
use crate::script::expectation::{Aggregate, Capture, Expectation, NumberType, Pattern, TextType};
use crate::script::template::Template;

const FORMS: &str = "a reply: +OK, -ERR text, :1, \"bulk\", nil, nil-array, null, true, false, ,1.5, (123, \
    =txt\"verbatim\", !\"bulk error\", [ array ], ~[ set ], >[ push ], { key => value }, |{ attribute => value } reply, \
    unordered [ … ] or a pattern such as <int>";

const PATTERNS: &str = "a pattern: any, same, int, double, bulk, simple, error, verbatim, string, array, set, push, map \
    or `one of`";

/// Parses one reply; a nested one ends at a blank or a bracket.
pub(super) fn reply(cursor: &mut Cursor<'_>, nested: bool) -> Result<Expectation> {
    let before = cursor.clone();
    let first = cursor.peek();
    match first {
        Some(b'"' | b'\'') => return Ok(Expectation::Bulk(cursor.quoted()?)),
        Some(b'[') => return elements(cursor, Aggregate::Array, false),
        Some(b'{') => return map(cursor, false),
        Some(b'<') => return pattern(cursor),
        Some(b'+' | b'-' | b':' | b',' | b'(' | b'~' | b'>' | b'=' | b'!' | b'|') => {
            cursor.bump();
        }
        _ => {}
    }
    match first {
        Some(b'+') => Ok(Expectation::Simple(status(cursor, nested)?)),
        Some(b'-') => Ok(Expectation::Error(status(cursor, nested)?)),
        Some(b':') => Ok(Expectation::Integer(number(cursor, "an integer after the colon")?)),
        Some(b',') => Ok(Expectation::Double(number(cursor, "a double after the comma")?)),
        Some(b'(') => Ok(Expectation::BigNumber(number(cursor, "a number after the (")?)),
        Some(b'~') => elements(cursor, Aggregate::Set, false),
        Some(b'>') => elements(cursor, Aggregate::Push, false),
        Some(b'!') => Ok(Expectation::BulkError(cursor.quoted()?)),
        Some(b'=') => {
            let format = cursor.take_while(|c| c.is_ascii_alphanumeric()).as_bytes();
            match <[u8; 3]>::try_from(format) {
                Ok(format) => Ok(Expectation::Verbatim(format, cursor.quoted()?)),
                Err(_) => Err(before.error("a verbatim string, e.g. =txt\"text\"")),
            }
        }
        Some(b'|') => {
            let Expectation::Map { entries, open: false, .. } = map(cursor, false)? else {
                return Err(before.error("attributes, e.g. |{ +key => :1 } +OK"));
            };
            cursor.skip_to_element();
            Ok(Expectation::Attributed(entries, Box::new(reply(cursor, nested)?)))
        }
        _ => match cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '-') {
            "nil" => Ok(Expectation::NullBulk),
            "nil-array" => Ok(Expectation::NullArray),
            "null" => Ok(Expectation::Null),
            "true" => Ok(Expectation::Boolean(true)),
            "false" => Ok(Expectation::Boolean(false)),
            "unordered" => {
                cursor.skip_blanks();
                match cursor.peek() {
                    Some(b'[') => elements(cursor, Aggregate::Array, true),
                    Some(b'~') => {
                        cursor.bump();
                        elements(cursor, Aggregate::Set, true)
                    }
                    Some(b'{') => map(cursor, true),
                    _ => Err(cursor.error("[ array ], ~[ set ] or { map } after `unordered`")),
                }
            }
            _ => Err(before.error(FORMS)),
        },
    }
}

/// Parses the text of a simple string or error: in quotes, or up to the end of the line (a nested one up to a blank).
fn status(cursor: &mut Cursor<'_>, nested: bool) -> Result<Template> {
    if matches!(cursor.peek(), Some(b'"')) {
        return cursor.quoted();
    }
    if nested {
        return cursor.bare(ends_nested);
    }
    cursor.bare(|rest| rest.trim_end().is_empty())
}

fn number(cursor: &mut Cursor<'_>, what: &str) -> Result<Template> {
    let before = cursor.clone();
    let text = cursor.bare(ends_nested)?;
    if text.is_empty() { Err(before.error(what)) } else { Ok(text) }
}

fn ends_nested(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_whitespace() || "[]{}>".contains(c))
}

/// Parses the content of brackets, calling `element` at the start of each element. Returns whether `...` ends it.
fn bracketed(
    cursor: &mut Cursor<'_>,
    (open, close): (&str, &str),
    mut element: impl FnMut(&mut Cursor<'_>) -> Result<()>,
) -> Result<bool> {
    let start = cursor.line();
    if !cursor.take(open) {
        return Err(cursor.error(format!("`{open}`")));
    }
    loop {
        cursor.skip_to_element();
        if cursor.take(close) {
            return Ok(false);
        }
        if cursor.at_end() {
            return Err(cursor.error(format!("`{close}` for the `{open}` of line {start}")));
        }
        if cursor.take("...") {
            cursor.skip_to_element();
            if cursor.take(close) {
                return Ok(true);
            }
            return Err(cursor.error(format!("`{close}` after `...`")));
        }
        element(cursor)?;
    }
}

fn elements(cursor: &mut Cursor<'_>, kind: Aggregate, unordered: bool) -> Result<Expectation> {
    let mut elements = Vec::new();
    let open = bracketed(cursor, ("[", "]"), |cursor| {
        elements.push(reply(cursor, true)?);
        Ok(())
    })?;
    Ok(Expectation::Elements { kind, unordered, elements, open })
}

fn map(cursor: &mut Cursor<'_>, unordered: bool) -> Result<Expectation> {
    let mut entries = Vec::new();
    let open = bracketed(cursor, ("{", "}"), |cursor| {
        let key = reply(cursor, true)?;
        cursor.skip_to_element();
        if !cursor.take("=>") {
            return Err(cursor.error("`=>` between a key and its value"));
        }
        cursor.skip_to_element();
        entries.push((key, reply(cursor, true)?));
        Ok(())
    })?;
    Ok(Expectation::Map { unordered, entries, open })
}

/// Parses `<kind arguments as name>`.
fn pattern(cursor: &mut Cursor<'_>) -> Result<Expectation> {
    cursor.bump();
    let before = cursor.clone();
    let kind = cursor.word();
    let pattern = match kind {
        "any" => Pattern::Any,
        "same" => Pattern::Same,
        "int" => range(cursor, NumberType::Integer)?,
        "double" => range(cursor, NumberType::Double)?,
        "simple" => Pattern::Text(&[TextType::Simple], glob(cursor)?),
        "error" => Pattern::Text(&[TextType::Error], glob(cursor)?),
        "verbatim" => Pattern::Text(&[TextType::Verbatim], glob(cursor)?),
        "string" => Pattern::Text(&[TextType::Bulk, TextType::Verbatim], glob(cursor)?),
        "bulk" => match cursor.peek() {
            Some(b'0'..=b'9' | b'-' | b'.' | b'$') => range(cursor, NumberType::Bulk)?,
            _ => Pattern::Text(&[TextType::Bulk], glob(cursor)?),
        },
        "array" => Pattern::Elements(Aggregate::Array, count(cursor)?),
        "set" => Pattern::Elements(Aggregate::Set, count(cursor)?),
        "push" => Pattern::Elements(Aggregate::Push, count(cursor)?),
        "map" => Pattern::Map(count(cursor)?),
        "one" if cursor.take("of ") => {
            let mut choices = Vec::new();
            cursor.skip_blanks();
            // An alternative may itself begin with this character, as a push message does.
            let ends = |rest: &str| rest.starts_with('>') && !rest.starts_with(">[") || rest.starts_with("as ");
            while !cursor.at_line_end() && !ends(cursor.rest_of_line()) {
                choices.push(reply(cursor, true)?);
                cursor.skip_blanks();
            }
            if choices.is_empty() {
                return Err(cursor.error("the replies of which one is expected"));
            }
            Pattern::OneOf(choices)
        }
        _ => return Err(before.error(PATTERNS)),
    };
    cursor.skip_blanks();
    let mut capture = None;
    if cursor.take("as ") {
        cursor.skip_blanks();
        let append = cursor.take("+");
        capture = Some(Capture { name: cursor.variable_name()?, append });
    }
    if cursor.take(">") {
        Ok(Expectation::Pattern(pattern, capture))
    } else {
        Err(cursor.error(format!("`>` at the end of <{kind} …>")))
    }
}

fn glob(cursor: &mut Cursor<'_>) -> Result<Option<Template>> {
    if matches!(cursor.peek(), Some(b'"' | b'\'')) { cursor.quoted().map(Some) } else { Ok(None) }
}

fn count(cursor: &mut Cursor<'_>) -> Result<Option<Template>> {
    if matches!(cursor.peek(), Some(b'0'..=b'9' | b'$')) {
        let count = cursor.bare(ends_nested)?;
        return Ok(Some(count));
    }
    Ok(None)
}

fn range(cursor: &mut Cursor<'_>, kind: NumberType) -> Result<Pattern> {
    if !matches!(cursor.peek(), Some(b'0'..=b'9' | b'-' | b'.' | b'$')) {
        return Ok(Pattern::Number(kind, None, None));
    }
    let low = cursor.bare(|rest| rest.starts_with("..") || ends_nested(rest))?;
    if !cursor.take("..") {
        return Err(cursor.error("`..` between the two bounds, e.g. <int 1..10>"));
    }
    let high = cursor.bare(ends_nested)?;
    let bound = |text: Template| (!text.is_empty()).then_some(text);
    Ok(Pattern::Number(kind, bound(low), bound(high)))
}
