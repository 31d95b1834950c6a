//! The index from names to commands, which is the first step of every request.

use std::sync::LazyLock;

use super::{Command, Rules, all, every};
use crate::protocol::Request;

/// A command with the facts that dispatch needs for each request, computed once.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) command: &'static Command,
    /// Index of the command in [`every`].
    pub(crate) place: usize,
    /// Result of [`Command::only_key`].
    pub(crate) only_key: Option<usize>,
    /// [`Command::brief`].
    pub(crate) brief: bool,
    /// [`Rules::EVERY_KEY`].
    pub(crate) every_key: bool,
    /// [`Rules::GUARDED`].
    pub(crate) guarded: bool,
    /// The first eight bytes of the name as one number, the first byte lowest, and a mask of the bits that count. For
    /// names of more than eight bytes, and for commands with subcommands, they have values that no request matches.
    word: u64,
    mask: u64,
    /// Length of the name in bytes.
    length: usize,
    /// The smallest and the largest number of arguments that it accepts.
    least: usize,
    most: usize,
}

impl Known {
    fn new((place, command): (usize, &'static Command)) -> Self {
        let name = command.name.as_bytes();
        let plain = name.len() <= 8 && !name.contains(&b'|') && command.subcommands.is_empty();
        let (word, mask) = if plain {
            let word = name.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            (word, u64::MAX >> (64 - 8 * name.len()))
        } else {
            (1, 0)
        };
        let least = command.arity.unsigned_abs() as usize;
        Self {
            command,
            place,
            only_key: command.only_key(),
            brief: command.brief,
            every_key: command.rules.has(Rules::EVERY_KEY),
            guarded: command.rules.has(Rules::GUARDED),
            word,
            mask,
            length: name.len(),
            least,
            most: if command.arity < 0 { usize::MAX } else { least },
        }
    }

    /// Returns whether a request is for this command, with a valid number of arguments. After `false` the name has to
    /// be looked up: the request may still be for this command. Most requests repeat the command before, and save 8 ns
    /// by this.
    #[inline]
    pub(crate) fn fits(&self, request: &Request<'_>) -> bool {
        let Some((word, length)) = request.name_word() else { return false };
        // Setting the bit turns letters into lower case, and turns nothing else into a letter.
        (word | SMALL) & self.mask == self.word
            && self.length == length
            && self.least <= request.len()
            && request.len() <= self.most
    }
}

/// An entry for each command of [`every`], in the same order.
static KNOWN: LazyLock<Box<[Known]>> = LazyLock::new(|| every().enumerate().map(Known::new).collect());

/// Returns the entry of the command with this index in [`every`].
///
/// # Panics
///
/// When there is no such index.
#[inline]
pub(crate) fn known_at(place: usize) -> &'static Known {
    &KNOWN[place]
}

/// Returns the entry of a command.
pub(crate) fn known(command: &'static Command) -> &'static Known {
    static PLACES: LazyLock<Vec<(usize, usize)>> = LazyLock::new(|| {
        let address = |known: &Known| (std::ptr::from_ref(known.command).addr(), known.place);
        let mut places: Vec<_> = KNOWN.iter().map(address).collect();
        places.sort_unstable();
        places
    });
    let address = std::ptr::from_ref(command).addr();
    let found = PLACES.binary_search_by_key(&address, |(address, _)| *address);
    known_at(PLACES[found.expect("every command is in the table")].1)
}

/// Number of buckets of the index: a power of two, large enough that most names have a bucket of their own.
const BUCKETS: usize = 1024;

/// The [`fold`] of a name, with its command; `None` ends a search.
type Bucket = Option<(u64, &'static Known)>;

/// The index: a hash table with open addressing, built once.
static INDEX: LazyLock<Box<[Bucket; BUCKETS]>> = LazyLock::new(|| {
    let mut index: Box<[Bucket; BUCKETS]> = Box::new([None; BUCKETS]);
    for command in all() {
        let folded = fold(command.name.as_bytes());
        let mut bucket = bucket(folded);
        while index[bucket].is_some() {
            bucket = (bucket + 1) % BUCKETS;
        }
        index[bucket] = Some((folded, known(command)));
    }
    index
});

/// The bit that turns a letter into lower case, in each byte.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Returns a number made of the first and the last four bytes of a name, in lower case, and of its length. It differs
/// for all names of up to eight bytes, and takes two loads and no loop.
#[inline]
fn fold(name: &[u8]) -> u64 {
    let (head, tail) = match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
        (Some(head), Some(tail)) => (u32::from_le_bytes(*head), u32::from_le_bytes(*tail)),
        _ => match *name {
            [a, b, c] => (u32::from_le_bytes([a, b, c, 0]), 0),
            [a, b] => (u32::from_le_bytes([a, b, 0, 0]), 0),
            [a] => (u32::from(a), 0),
            _ => (0, 0),
        },
    };
    // Setting the bit turns letters into lower case, and turns nothing else into a letter.
    (u64::from(head) | u64::from(tail) << 32 | SMALL) ^ (name.len() as u64) << 56
}

#[inline]
fn bucket(folded: u64) -> usize {
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize
}

/// Returns the command with this name, regardless of case.
///
/// ```
/// use engine::command::table::find;
///
/// assert_eq!(find(b"GeT").map(|command| command.name), Some("get"));
/// assert!(find(b"lpush").is_none());
/// ```
#[must_use]
pub fn find(name: &[u8]) -> Option<&'static Command> {
    find_known(name).map(|known| known.command)
}

/// Does the same as [`find`], and returns the command's entry.
#[inline]
pub(crate) fn find_known(name: &[u8]) -> Option<&'static Known> {
    let folded = fold(name);
    let mut bucket = bucket(folded);
    while let Some((other, known)) = INDEX[bucket] {
        let command = known.command;
        if other == folded
            && command.name.len() == name.len()
            && (name.len() <= 8 || command.name.as_bytes().eq_ignore_ascii_case(name))
        {
            return Some(known);
        }
        bucket = (bucket + 1) % BUCKETS;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_found_in_any_case() {
        for command in all() {
            assert!(std::ptr::eq(find(command.name.as_bytes()).unwrap(), command));
            assert!(std::ptr::eq(find(command.name.to_uppercase().as_bytes()).unwrap(), command));
        }
        for stranger in [&b""[..], b"g", b"gett", b"config|get", b"\r\n\r", b"\x07et", b"GE\0", b"se", b"\x13ET"] {
            assert!(find(stranger).is_none());
        }
    }

    #[test]
    fn what_is_known_is_of_that_command() {
        for command in every() {
            let known = known(command);
            assert!(std::ptr::eq(known.command, command) && std::ptr::eq(known_at(known.place), known));
        }
    }

    #[test]
    fn a_command_fits_only_what_asks_for_it_and_may_run() {
        let fits = |known: &Known, name: &str, arguments: usize| {
            let mut buffer = crate::RequestBuffer::default();
            buffer.extend(format!("*{arguments}\r\n").as_bytes());
            (0..arguments).for_each(|_| buffer.extend(format!("${}\r\n{name}\r\n", name.len()).as_bytes()));
            known.fits(&buffer.next(Default::default()).unwrap().unwrap())
        };
        let get = find_known(b"get").unwrap();
        assert!(fits(get, "get", 2) && fits(get, "GET", 2) && fits(get, "gEt", 2));
        assert!(!fits(get, "get", 1) && !fits(get, "get", 3));
        for other in ["set", "getx", "ge", "g", "", "get\0", "\0get", "getget", "tegtegte", "getgetget"] {
            assert!(!fits(get, other, 2), "{other}");
        }
        let mut found = 0;
        for known in every().map(known) {
            for arguments in 1..6 {
                if fits(known, known.command.name, arguments) {
                    assert!(known.command.accepts(arguments) && known.command.subcommands.is_empty());
                    assert!(std::ptr::eq(find(known.command.name.as_bytes()).unwrap(), known.command));
                    found += 1;
                }
            }
        }
        assert!(found > 50, "{found}");
    }
}
