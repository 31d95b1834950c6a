//! The kind of a line, recognised by its beginning.

/// Returns the keyword that a line begins with, if any.
pub(super) fn keyword(line: &str) -> Option<&'static str> {
    ["server", "skip", "timeout", "framing", "mask", "opened", "repeat", "eventually", "end", "pause", "set", "check"]
        .into_iter()
        .find(|keyword| line.strip_prefix(keyword).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])))
}

/// Returns whether a line is a step that sends, waits, or acts on a connection; a bare command is not.
pub(crate) fn begins_step(line: &str) -> bool {
    if line.strip_prefix("pause ").is_some_and(|time| time.ends_with("ms") || time.ends_with('s')) {
        return true;
    }
    let mut words = 0;
    let mut rest = line;
    loop {
        let end = rest
            .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c)))
            .unwrap_or(rest.len());
        let operator = &rest[end..];
        if [">> ", "> ", "< ", ": "].iter().any(|form| operator.starts_with(form)) {
            return true;
        }
        // `a raw> …`: one blank, and no third word.
        words += 1;
        match operator.strip_prefix(' ') {
            Some(next) if words < 2 && ["raw", "bytes", "inline"].iter().any(|mode| next.starts_with(mode)) => {
                rest = next;
            }
            _ => return false,
        }
    }
}
