//! The record that the preloaded library writes; `disk-shim/src/record.rs` describes its format.

use std::io;
use std::str::FromStr;

/// One operation of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file was opened for writing.
    Open {
        /// Its inode.
        inode: u64,
        /// `true` if it was created.
        created: bool,
        /// `true` if it was emptied.
        truncated: bool,
        /// Its path within the folder.
        path: String,
    },
    /// Bytes were written.
    Write {
        /// The file's inode.
        inode: u64,
        /// Position of the first byte.
        offset: usize,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// The length of a file was set.
    Truncate {
        /// The file's inode.
        inode: u64,
        /// Its length in bytes.
        length: usize,
    },
    /// A sync began, the `number`th since the start of the server.
    SyncBegin {
        /// Its number, counted from 1.
        number: u64,
        /// Inode of the file or folder.
        inode: u64,
        /// Its path within the folder; empty for the folder itself.
        path: String,
    },
    /// A sync returned successfully.
    SyncEnd {
        /// The number of the `SyncBegin` that it belongs to.
        number: u64,
        /// Inode of the file or folder.
        inode: u64,
        /// Its path.
        path: String,
    },
    /// A rule of the test suppressed a sync; to the server it appeared to succeed.
    Swallowed {
        /// Its number, counted from 1.
        number: u64,
        /// Inode of the file or folder.
        inode: u64,
        /// Its path.
        path: String,
    },
    /// A file was renamed.
    Rename {
        /// The old path.
        from: String,
        /// The new one.
        to: String,
    },
    /// A name was removed.
    Unlink {
        /// The path.
        path: String,
    },
    /// A folder was created.
    Mkdir {
        /// Its path.
        path: String,
    },
    /// Bytes were about to be sent over TCP.
    Send {
        /// The socket's descriptor.
        descriptor: i32,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// An operation on this path failed because of a rule of the test.
    Failed(String),
    /// An operation on this path waits because of a rule of the test.
    Held(String),
    /// The process was killed at an operation on this path.
    Killed(String),
}

/// Parses a record. An incomplete entry at its end is ignored.
///
/// # Errors
///
/// A malformed entry.
pub fn parse(mut rest: &[u8]) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let line = String::from_utf8_lossy(&rest[..end]).into_owned();
        let words: Vec<&str> = line.split(' ').collect();
        let unclear = || io::Error::other(format!("the record has an entry that is not understood: {line}"));
        let count: usize = words.last().and_then(|word| word.parse().ok()).ok_or_else(unclear)?;
        let Some(bytes) = rest.get(end + 1..end + 1 + count) else { break };
        let Some(b'\n') = rest.get(end + 1 + count) else { break };
        entries.push(entry(&words[..words.len() - 1], bytes).ok_or_else(unclear)?);
        rest = &rest[end + count + 2..];
    }
    Ok(entries)
}

fn entry(words: &[&str], bytes: &[u8]) -> Option<Entry> {
    fn number<T: FromStr>(words: &[&str], at: usize) -> Option<T> {
        words.get(at)?.parse().ok()
    }
    let path = String::from_utf8_lossy(bytes).into_owned();
    Some(match *words.first()? {
        "open" => Entry::Open {
            inode: number(words, 1)?,
            created: words.get(2) == Some(&"1"),
            truncated: words.get(3) == Some(&"1"),
            path,
        },
        "write" => Entry::Write { inode: number(words, 1)?, offset: number(words, 2)?, bytes: bytes.to_vec() },
        "truncate" => Entry::Truncate { inode: number(words, 1)?, length: number(words, 2)? },
        "sync-begin" => Entry::SyncBegin { number: number(words, 1)?, inode: number(words, 2)?, path },
        "sync-end" => Entry::SyncEnd { number: number(words, 1)?, inode: number(words, 2)?, path },
        "swallowed" => Entry::Swallowed { number: number(words, 1)?, inode: number(words, 2)?, path },
        "rename" => {
            let (from, to) = path.split_once('\0')?;
            Entry::Rename { from: from.to_owned(), to: to.to_owned() }
        }
        "unlink" => Entry::Unlink { path },
        "mkdir" => Entry::Mkdir { path },
        "send" => Entry::Send { descriptor: number(words, 1)?, bytes: bytes.to_vec() },
        "failed" => Entry::Failed(path),
        "held" => Entry::Held(path),
        "killed" => Entry::Killed(path),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_holds_any_bytes_and_one_that_is_cut_is_left_out() {
        let record = b"write 7 5 4\na\n\0b\nrename 7 3\na\0b\nsend 9 6\n+OK\r\n";
        let entries = parse(record).unwrap();
        let written = Entry::Write { inode: 7, offset: 5, bytes: b"a\n\0b".to_vec() };
        assert_eq!(entries, [written, Entry::Rename { from: "a".into(), to: "b".into() }]);
        assert!(parse(b"nonsense 0\n\n").is_err());
    }
}
