//! Named regions of source files: `// region: NAME` … `// endregion: NAME`.

use thiserror::Error;

/// Reason why a region cannot be quoted.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegionError {
    /// No line opens a region of this name.
    #[error("no `region: {0}` in this file")]
    Missing(String),
    /// The region is opened twice, or closed twice.
    #[error("`region: {name}` is in lines {first} and {second}; a name may be used once in a file")]
    Doubled {
        /// The region's name.
        name: String,
        /// Line of the first marker, counted from 1.
        first: usize,
        /// Line of the second marker, counted from 1.
        second: usize,
    },
    /// The region is opened and never closed, or closed before it is opened.
    #[error("`region: {0}` has no `endregion: {0}` after it")]
    Unclosed(String),
    /// There is nothing between the two markers, or only blank lines.
    #[error("`region: {0}` is empty")]
    Empty(String),
}

enum Marker<'a> {
    Open(&'a str),
    Close(&'a str),
}

/// Parses a marker line: a line comment of Rust (`//`), or of TOML or shell (`#`), and nothing else.
fn marker(line: &str) -> Option<Marker<'_>> {
    let line = line.trim();
    let comment = line.strip_prefix("//").or_else(|| line.strip_prefix('#'))?.trim_start();
    if let Some(name) = comment.strip_prefix("region:") {
        Some(Marker::Open(name.trim()))
    } else {
        comment.strip_prefix("endregion:").map(|name| Marker::Close(name.trim()))
    }
}

/// Returns the text of the region `name` in `source`, with `\n` at the end of each line; without the markers of other
/// regions in it, without common indentation, and without blank lines at either end.
///
/// # Errors
///
/// Fails if the region is missing, marked twice, not closed, or empty.
pub fn extract(source: &str, name: &str) -> Result<String, RegionError> {
    let mut open = None;
    let mut close = None;
    for (index, line) in source.lines().enumerate() {
        let slot = match marker(line) {
            Some(Marker::Open(found)) if found == name => &mut open,
            Some(Marker::Close(found)) if found == name => &mut close,
            _ => continue,
        };
        if let Some(first) = slot.replace(index) {
            return Err(RegionError::Doubled { name: name.to_owned(), first: first + 1, second: index + 1 });
        }
    }
    let open = open.ok_or_else(|| RegionError::Missing(name.to_owned()))?;
    let close = close.filter(|&close| close > open).ok_or_else(|| RegionError::Unclosed(name.to_owned()))?;

    let lines: Vec<&str> = source.lines().take(close).skip(open + 1).filter(|line| marker(line).is_none()).collect();
    let is_text = |line: &&str| !line.trim().is_empty();
    let first = lines.iter().position(is_text);
    let last = lines.iter().rposition(is_text);
    let (Some(first), Some(last)) = (first, last) else {
        return Err(RegionError::Empty(name.to_owned()));
    };
    let lines = &lines[first..=last];
    let indentation = lines
        .iter()
        .filter(|line| is_text(line))
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let mut text = String::new();
    for line in lines {
        text.push_str(line.get(indentation..).unwrap_or("").trim_end());
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_indentation_and_nested_markers_are_removed() {
        let source = "x\n    // region: a\n\n    fn f() {\n        // region: b\n        1\n        // endregion: b\n    }\n    // endregion: a\n";
        assert_eq!(extract(source, "a").as_deref(), Ok("fn f() {\n    1\n}\n"));
        assert_eq!(extract(source, "b").as_deref(), Ok("1\n"));
    }

    #[test]
    fn toml_comments_mark_regions_too() {
        assert_eq!(extract("# region: dep\nx = 1\n# endregion: dep\n", "dep").as_deref(), Ok("x = 1\n"));
    }

    #[test]
    fn a_missing_region_is_an_error() {
        assert_eq!(extract("// region: ab\n1\n// endregion: ab\n", "a"), Err(RegionError::Missing("a".into())));
    }

    #[test]
    fn a_doubled_region_is_an_error() {
        let source = "// region: a\n1\n// endregion: a\n// region: a\n2\n// endregion: a\n";
        assert_eq!(extract(source, "a"), Err(RegionError::Doubled { name: "a".into(), first: 1, second: 4 }));
    }

    #[test]
    fn an_unclosed_or_empty_region_is_an_error() {
        assert_eq!(extract("// region: a\n1\n", "a"), Err(RegionError::Unclosed("a".into())));
        assert_eq!(extract("// region: a\n\n// endregion: a\n", "a"), Err(RegionError::Empty("a".into())));
    }
}
