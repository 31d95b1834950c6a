//! The list of a server's files, in Redis 7's format.
//!
//! Each file has a line `file NAME seq NUMBER type b|i|h`: `b` for the base, `i` for an increment, `h` for a file that
//! a rewrite has made superfluous and that is not removed yet. The base is read first, then the increments in their
//! order.

use std::fmt::Write;

use crate::protocol::split_arguments;

/// A file of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) sequence: u64,
}

/// The files of a server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(crate) base: Option<Entry>,
    pub(crate) increments: Vec<Entry>,
    /// Files that are to be removed.
    pub(crate) history: Vec<(Entry, Kind)>,
}

/// Kind of a file before it became history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Base,
    Increment,
}

/// Longest line that Redis reads.
const LONGEST: usize = 1024;

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    ///
    /// The first mistake in the manifest, in Redis's words.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, &'static str> {
        if text.is_empty() {
            return Err("Found an empty AOF manifest");
        }
        let mut manifest = Self::default();
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            let Some(line) = line.strip_suffix(b"\n").filter(|line| line.len() < LONGEST) else {
                return Err("The AOF manifest file contains too long line");
            };
            if line.first() == Some(&b'#') {
                continue;
            }
            manifest.add(line)?;
        }
        Ok(manifest)
    }

    fn add(&mut self, line: &[u8]) -> Result<(), &'static str> {
        const INVALID: &str = "Invalid AOF manifest file format";
        let (mut bytes, mut places) = (Vec::new(), Vec::new());
        if !split_arguments(line, &mut bytes, |from, to| places.push((from, to))) {
            return Err(INVALID);
        }
        let words: Vec<&[u8]> = places.into_iter().map(|(from, to)| &bytes[from..to]).collect();
        // Redis accepts the pairs in any order, and ignores those that it does not know.
        if words.len() < 6 || words.len() % 2 != 0 {
            return Err(INVALID);
        }
        let value = |key: &str| {
            let pair = words.chunks(2).rfind(|pair| pair[0].eq_ignore_ascii_case(key.as_bytes()));
            pair.and_then(|pair| std::str::from_utf8(pair[1]).ok())
        };
        let name = value("file").filter(|name| !name.is_empty()).ok_or(INVALID)?;
        if name.contains('/') {
            return Err("File can't be a path, just a filename");
        }
        let sequence =
            value("seq").and_then(|number| number.parse().ok()).filter(|number| *number > 0).ok_or(INVALID)?;
        let entry = Entry { name: name.to_owned(), sequence };
        match value("type").ok_or(INVALID)? {
            "b" if self.base.is_some() => return Err("Found duplicate base file information"),
            "b" => self.base = Some(entry),
            "i" if self.increments.last().is_some_and(|last| last.sequence >= sequence) => {
                return Err("Found a non-monotonic sequence number");
            }
            "i" => self.increments.push(entry),
            "h" => self.history.push((entry, Kind::Increment)),
            _ => return Err("Unknown AOF file type"),
        }
        Ok(())
    }

    /// Returns the text of the manifest.
    pub(crate) fn text(&self) -> Vec<u8> {
        let mut text = String::new();
        let mut line = |entry: &Entry, kind| {
            let _ = writeln!(text, "file {} seq {} type {kind}", quoted(&entry.name), entry.sequence);
        };
        self.base.iter().for_each(|entry| line(entry, 'b'));
        self.history.iter().for_each(|(entry, _)| line(entry, 'h'));
        self.increments.iter().for_each(|entry| line(entry, 'i'));
        text.into_bytes()
    }

    /// Returns the number for the next base.
    pub(crate) fn next_base(&self) -> u64 {
        let of_history = self.history.iter().filter(|(_, kind)| *kind == Kind::Base).map(|(entry, _)| entry.sequence);
        self.base.iter().map(|entry| entry.sequence).chain(of_history).max().unwrap_or(0) + 1
    }

    /// Returns the number for the next increment.
    pub(crate) fn next_increment(&self) -> u64 {
        let of_history = self.history.iter().map(|(entry, _)| entry.sequence);
        self.increments.iter().map(|entry| entry.sequence).chain(of_history).max().unwrap_or(0) + 1
    }
}

/// Returns a name as Redis writes it: in quotes if it contains blanks or quotes.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_graphic() && c != '"' && c != '\'' && c != '\\';
    if !name.is_empty() && name.chars().all(is_plain) {
        return name.to_owned();
    }
    let mut text = String::from('"');
    for byte in name.bytes() {
        match byte {
            b'"' | b'\\' => {
                text.push('\\');
                text.push(byte.into());
            }
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b' '..=b'~' => text.push(byte.into()),
            _ => {
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_redis_writes_is_read_and_written_alike() {
        let text = b"file appendonly.aof.2.base.rdb seq 2 type b\nfile appendonly.aof.1.incr.aof seq 1 type h\n\
            file \"a b\\\".aof\" seq 3 type i\n";
        let manifest = Manifest::parse(text).expect("a manifest");
        assert_eq!(manifest.base.as_ref().map(|base| base.name.as_str()), Some("appendonly.aof.2.base.rdb"));
        assert_eq!(manifest.increments[0].name, "a b\".aof");
        assert_eq!((manifest.next_base(), manifest.next_increment()), (3, 4));
        assert_eq!(String::from_utf8_lossy(&manifest.text()), String::from_utf8_lossy(text));
    }

    #[test]
    fn a_manifest_that_is_wrong_is_refused() {
        for (text, why) in [
            (&b""[..], "Found an empty AOF manifest"),
            (b"file a seq 1 type b", "The AOF manifest file contains too long line"),
            (b"file a seq 1\n", "Invalid AOF manifest file format"),
            (b"file a seq 0 type b\n", "Invalid AOF manifest file format"),
            (b"file a seq x type b\n", "Invalid AOF manifest file format"),
            (b"file ../a seq 1 type b\n", "File can't be a path, just a filename"),
            (b"file a seq 1 type x\n", "Unknown AOF file type"),
            (b"file a seq 1 type b\nfile b seq 2 type b\n", "Found duplicate base file information"),
            (b"file a seq 2 type i\nfile b seq 2 type i\n", "Found a non-monotonic sequence number"),
        ] {
            assert_eq!(Manifest::parse(text), Err(why));
        }
    }

    #[test]
    fn remarks_and_words_of_later_versions_are_passed_over() {
        let manifest = Manifest::parse(b"# remark\nfile a seq 1 type i startoffset 0\n").expect("a manifest");
        assert_eq!(manifest.increments, [Entry { name: "a".to_owned(), sequence: 1 }]);
    }
}
