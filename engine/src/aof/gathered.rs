//! Effects that are gathered and not written yet, as a sequence of requests.

use itoa::Buffer;

/// Gathered effects, in the order in which they happened.
///
/// Its lock is the last one to be taken, while the shards of the effect's keys are locked. So the effects on each key
/// stand in the order in which they happened.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Bytes that are to be written.
    pub(super) bytes: Vec<u8>,
    /// Position in [`Self::bytes`] from which they belong to the next file.
    pub(super) cut: Option<usize>,
    /// Number of bytes of all effects since the server started, whether written or not.
    pub(super) end: u64,
    /// Database that the effects so far have selected; `None` at the beginning of a file.
    pub(super) database: Option<usize>,
    /// Effects of the transaction in progress. Meanwhile no other connection has any, since the transaction holds every
    /// shard.
    pub(super) whole: Option<Whole>,
    /// `true` if the snapshot in progress is useless, because the effects after the cut do not complete it.
    pub(super) spoiled: bool,
}

/// Effects that a load applies all together or not at all.
#[derive(Debug, Default)]
pub(super) struct Whole {
    bytes: Vec<u8>,
    count: usize,
}

const MULTI: &[u8] = b"*1\r\n$5\r\nMULTI\r\n";
const EXEC: &[u8] = b"*1\r\n$4\r\nEXEC\r\n";

impl Gathered {
    /// Appends a request for a database.
    #[inline]
    pub(super) fn add<'a>(&mut self, database: usize, arguments: impl ExactSizeIterator<Item = &'a [u8]>) {
        let select = self.database != Some(database);
        self.database = Some(database);
        let (out, before) = match &mut self.whole {
            Some(whole) => {
                whole.count += 1;
                (&mut whole.bytes, None)
            }
            None => {
                let before = self.bytes.len();
                (&mut self.bytes, Some(before))
            }
        };
        if select {
            append_select(out, database);
        }
        append(out, arguments);
        if let Some(before) = before {
            self.end += (self.bytes.len() - before) as u64;
        }
    }

    /// Begins a transaction. Returns `false` if one is in progress already.
    pub(super) fn begin_whole(&mut self) -> bool {
        let begins = self.whole.is_none();
        self.whole.get_or_insert_default();
        begins
    }

    /// Ends the transaction in progress, if any. Returns whether it has changed anything.
    pub(super) fn end_whole(&mut self) -> bool {
        let Some(Whole { bytes, count }) = self.whole.take() else { return false };
        let before = self.bytes.len();
        match count {
            0 => {}
            1 => self.bytes.extend_from_slice(&bytes),
            _ => {
                self.bytes.extend_from_slice(MULTI);
                self.bytes.extend_from_slice(&bytes);
                self.bytes.extend_from_slice(EXEC);
            }
        }
        self.end += (self.bytes.len() - before) as u64;
        count > 0
    }

    /// Sends the effects from here on to the next file. The caller has locked all shards, and no command in portions
    /// may hold one.
    pub(super) fn cut(&mut self) {
        self.cut = Some(self.bytes.len());
        (self.database, self.spoiled) = (None, false);
    }
}

/// Appends `SELECT`.
pub(crate) fn append_select(out: &mut Vec<u8>, database: usize) {
    let mut digits = Buffer::new();
    append(out, [&b"SELECT"[..], digits.format(database).as_bytes()].into_iter());
}

/// Appends a request.
#[inline]
pub(crate) fn append<'a>(out: &mut Vec<u8>, arguments: impl ExactSizeIterator<Item = &'a [u8]>) {
    head(out, b'*', arguments.len());
    for argument in arguments {
        head(out, b'$', argument.len());
        out.extend_from_slice(argument);
        out.extend_from_slice(b"\r\n");
    }
}

/// Appends a line with a number. Nearly all of them are short, and are appended by one copy of four or five bytes.
#[inline]
fn head(out: &mut Vec<u8>, kind: u8, number: usize) {
    match number {
        0..10 => out.extend_from_slice(&[kind, b'0' + number as u8, b'\r', b'\n']),
        10..100 => {
            out.extend_from_slice(&[kind, b'0' + (number / 10) as u8, b'0' + (number % 10) as u8, b'\r', b'\n']);
        }
        _ => {
            out.push(kind);
            out.extend_from_slice(Buffer::new().format(number).as_bytes());
            out.extend_from_slice(b"\r\n");
        }
    }
}

/// Appends the value and the deadline of a key.
pub(crate) fn append_state(out: &mut Vec<u8>, key: &[u8], value: &[u8], deadline: Option<u64>) {
    let mut digits = Buffer::new();
    match deadline {
        None => append(out, [&b"SET"[..], key, value].into_iter()),
        Some(deadline) => {
            append(out, [&b"SET"[..], key, value, b"PXAT", digits.format(deadline).as_bytes()].into_iter());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(gathered: &Gathered) -> String {
        String::from_utf8_lossy(&gathered.bytes).replace("\r\n", " ")
    }

    fn add(gathered: &mut Gathered, database: usize, words: &[&str]) {
        gathered.add(database, words.iter().map(|word| word.as_bytes()).collect::<Vec<_>>().into_iter());
    }

    #[test]
    fn a_database_is_selected_where_it_changes() {
        let mut gathered = Gathered::default();
        add(&mut gathered, 0, &["DEL", "a"]);
        add(&mut gathered, 0, &["DEL", "b"]);
        add(&mut gathered, 3, &["DEL", "c"]);
        assert_eq!(
            text(&gathered),
            "*2 $6 SELECT $1 0 *2 $3 DEL $1 a *2 $3 DEL $1 b *2 $6 SELECT $1 3 *2 $3 DEL $1 c "
        );
        assert_eq!(gathered.end, gathered.bytes.len() as u64);
        gathered.cut();
        assert_eq!(gathered.cut, Some(gathered.bytes.len()));
        let before = gathered.bytes.len();
        add(&mut gathered, 3, &["DEL", "c"]);
        assert!(gathered.bytes[before..].starts_with(b"*2\r\n$6\r\nSELECT"), "the next file begins by itself");
    }

    #[test]
    fn a_transaction_with_one_effect_is_that_effect() {
        for (count, expected) in [
            (0, ""),
            (1, "*2 $6 SELECT $1 0 *2 $3 DEL $1 a "),
            (2, "*1 $5 MULTI *2 $6 SELECT $1 0 *2 $3 DEL $1 a *2 $3 DEL $1 a *1 $4 EXEC "),
        ] {
            let mut gathered = Gathered::default();
            assert!(gathered.begin_whole());
            (0..count).for_each(|_| add(&mut gathered, 0, &["DEL", "a"]));
            assert_eq!(gathered.bytes, b"", "nothing of it before it is over");
            gathered.end_whole();
            assert_eq!(text(&gathered), expected);
            assert_eq!(gathered.end, gathered.bytes.len() as u64);
        }
    }
}
