//! `LCS`: the longest common subsequence of two strings.

use bytes::Bytes;

use super::value::value_of;
use crate::command::arguments::{integer, is};
use crate::command::context::Access;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, KeySpec};
use crate::command::work::{Progress, Work};
use crate::command::{CommandError, Context};
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "lcs", arity: -3, group: Group::String, since: "7.0.0",
        summary: "Finds the longest sequence of bytes that two values share",
        complexity: "O(N*M), N and M the bytes of the two values",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 1, step: 1, limit: 0 }],
        arguments: &[
            arg::key("key1", 0),
            arg::key("key2", 0),
            arg::word("len", "LEN").optional(),
            arg::word("idx", "IDX").optional(),
            arg::integer("len").token("MINMATCHLEN").optional(),
            arg::word("withmatchlen", "WITHMATCHLEN").optional(),
        ],
        run: lcs,
        ..Command::NONE
    },
];

/// Number of cells of the table that one portion fills, and of steps that one portion goes back through it: half a
/// millisecond of work.
const CELLS: usize = 256 * 1024;

/// A run of bytes that both strings have in common, with its first and last index in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Match {
    first: (usize, usize),
    second: (usize, usize),
}

/// Form of the result that the request asks for.
#[derive(Clone, Copy, Debug, Default)]
struct Wanted {
    length_only: bool,
    indexes: bool,
    lengths: bool,
    shortest: i64,
}

fn lcs(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    // Before the options are parsed, since the lookups count even if the options are wrong.
    let mut length = |index| {
        let key = cx.key(request, index);
        cx.find(key, Access::Read).map_or(0, |entry| entry.value().len())
    };
    let (first, second) = (length(1), length(2));
    let mut wanted = Wanted::default();
    let mut options = request.from(3);
    while let Some(option) = options.next() {
        if is(option, "idx") {
            wanted.indexes = true;
        } else if is(option, "len") {
            wanted.length_only = true;
        } else if is(option, "withmatchlen") {
            wanted.lengths = true;
        } else if is(option, "minmatchlen") && options.len() > 0 {
            wanted.shortest = integer(options.next().unwrap_or_default())?.max(0);
        } else {
            return Err(CommandError::Syntax);
        }
    }
    if wanted.length_only && wanted.indexes {
        return Err(CommandError::other("ERR If you want both the length and indexes, please just use IDX."));
    }
    // The size that Redis allocates, with four bytes for each pair of prefixes; here it is one bit.
    let table = (first as u128 + 1) * (second as u128 + 1) * 4;
    if table > cx.server.settings.max_bulk() as u128 {
        return Err(CommandError::other(
            "ERR Insufficient memory, transient memory for LCS exceeds proto-max-bulk-len",
        ));
    }
    let mut value = |index| {
        let key = cx.key(request, index);
        // No table is needed if one of the strings is empty.
        let is_needed = first > 0 && second > 0;
        cx.find(key, Access::Peek)
            .filter(|_| is_needed)
            .map(value_of)
            .map_or_else(Bytes::new, |value| value.into_parts().0)
    };
    let common = Common::new(value(1), value(2));
    cx.unlock_keys(request);
    cx.work(request, Lcs { wanted, common })
}

/// `LCS` with the values that its keys had at the beginning, so that it holds no shards.
#[derive(Debug)]
struct Lcs {
    wanted: Wanted,
    common: Common,
}

impl Work for Lcs {
    fn portion(&mut self, cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<Progress, CommandError> {
        if !self.common.go_on(CELLS) {
            return Ok(Progress::More);
        }
        let Self { wanted, common: Common { found, matches, .. } } = self;
        if wanted.indexes {
            matches.retain(|found| (found.first.1 - found.first.0 + 1) as i64 >= wanted.shortest);
            cx.reply.map(2);
            cx.reply.bulk(b"matches");
            cx.reply.array(matches.len());
            for found in matches {
                cx.reply.array(if wanted.lengths { 3 } else { 2 });
                for (from, to) in [found.first, found.second] {
                    cx.reply.array(2);
                    cx.reply.count(from);
                    cx.reply.count(to);
                }
                if wanted.lengths {
                    cx.reply.count(found.first.1 - found.first.0 + 1);
                }
            }
            cx.reply.bulk(b"len");
            cx.reply.count(found.len());
        } else if wanted.length_only {
            cx.reply.count(found.len());
        } else {
            found.reverse();
            cx.reply.bulk(found);
        }
        Ok(Progress::Done)
    }

    fn holds(&self) -> bool {
        false
    }

    fn memory(&self) -> usize {
        self.common.memory()
    }
}

/// A longest common subsequence, found in steps. If there are several, it is the one that Redis finds.
#[derive(Debug)]
struct Common {
    first: Bytes,
    second: Bytes,
    /// For each pair of non-empty prefixes, a bit that is set if dropping the last byte of the first keeps a longer
    /// common subsequence than dropping the last byte of the second. The bits of one column, whose length is that of
    /// the shorter string, stand together.
    is_first: Vec<u64>,
    /// The lengths of one column: of the common subsequence of each prefix of the shorter string with the current
    /// prefix of the other.
    column: Vec<u32>,
    /// The next cell to be filled, and the lengths in the cells beside and above it.
    next: (usize, usize),
    diagonal: u32,
    /// Position on the way back, once all cells are filled: the lengths of two prefixes.
    at: Option<(usize, usize)>,
    /// The subsequence in reverse, as far as it is found.
    found: Vec<u8>,
    /// Its runs, the last one first.
    matches: Vec<Match>,
}

impl Common {
    fn new(first: Bytes, second: Bytes) -> Self {
        let (cells, shorter) = (first.len() * second.len(), first.len().min(second.len()));
        Self {
            is_first: vec![0; cells.div_ceil(64)],
            column: vec![0; shorter],
            first,
            second,
            next: (0, 0),
            diagonal: 0,
            at: None,
            found: Vec::new(),
            matches: Vec::new(),
        }
    }

    fn memory(&self) -> usize {
        let found = self.found.capacity() + self.matches.capacity() * size_of::<Match>();
        self.first.len() + self.second.len() + self.is_first.len() * 8 + self.column.len() * 4 + found
    }

    /// Does `steps` steps. Returns whether the subsequence is complete.
    fn go_on(&mut self, steps: usize) -> bool {
        match self.at {
            None => {
                self.fill(steps);
                false
            }
            Some(at) => self.go_back(at, steps),
        }
    }

    /// Fills `steps` cells.
    fn fill(&mut self, steps: usize) {
        let is_first_shorter = self.first.len() <= self.second.len();
        let (short, long) = if is_first_shorter { (&self.first, &self.second) } else { (&self.second, &self.first) };
        let (mut left, (mut outer, mut inner)) = (steps, self.next);
        while let Some(&byte) = long.get(outer) {
            let to = short.len().min(inner + left);
            left -= to - inner;
            let mut above = inner.checked_sub(1).map_or(0, |index| self.column[index]);
            let cells = outer * short.len() + inner..;
            for (cell, (length, &other)) in cells.zip(self.column[inner..to].iter_mut().zip(&short[inner..to])) {
                let beside = *length;
                // The cell beside has the same prefix of the shorter string with one byte less of the longer; the cell
                // above has it the other way round.
                let (without_first, without_second) = if is_first_shorter { (above, beside) } else { (beside, above) };
                self.is_first[cell / 64] |= u64::from(without_first > without_second) << (cell % 64);
                *length = if byte == other { self.diagonal + 1 } else { beside.max(above) };
                (self.diagonal, above) = (beside, *length);
            }
            inner = to;
            if inner < short.len() {
                break;
            }
            (outer, inner, self.diagonal) = (outer + 1, 0, 0);
            if left == 0 {
                break;
            }
        }
        self.next = (outer, inner);
        if outer >= long.len() || short.is_empty() {
            self.at = Some((self.first.len(), self.second.len()));
        }
    }

    /// Goes back through the table by `steps` steps. Returns whether its beginning is reached.
    fn go_back(&mut self, (mut i, mut j): (usize, usize), steps: usize) -> bool {
        let (is_first_shorter, width) =
            (self.first.len() <= self.second.len(), self.first.len().min(self.second.len()));
        for _ in 0..steps {
            if i == 0 || j == 0 {
                return true;
            }
            if self.first[i - 1] == self.second[j - 1] {
                self.found.push(self.first[i - 1]);
                match self.matches.last_mut() {
                    Some(run) if run.first.0 == i && run.second.0 == j => (run.first.0, run.second.0) = (i - 1, j - 1),
                    _ => self.matches.push(Match { first: (i - 1, i - 1), second: (j - 1, j - 1) }),
                }
                (i, j) = (i - 1, j - 1);
            } else {
                let (outer, inner) = if is_first_shorter { (j - 1, i - 1) } else { (i - 1, j - 1) };
                let cell = outer * width + inner;
                if self.is_first[cell / 64] >> (cell % 64) & 1 == 1 { i -= 1 } else { j -= 1 }
            }
        }
        self.at = Some((i, j));
        i == 0 || j == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the subsequence and its runs, found in portions of `steps` cells.
    fn longest_common(first: &[u8], second: &[u8], steps: usize) -> (Vec<u8>, Vec<Match>) {
        let mut common = Common::new(first.to_vec().into(), second.to_vec().into());
        while !common.go_on(steps) {}
        common.found.reverse();
        (common.found, common.matches)
    }

    /// Computes the subsequence with a table of all lengths, as Redis does.
    fn by_the_book(first: &[u8], second: &[u8]) -> Vec<u8> {
        let mut lengths = vec![vec![0; second.len() + 1]; first.len() + 1];
        for i in 1..=first.len() {
            for j in 1..=second.len() {
                lengths[i][j] = if first[i - 1] == second[j - 1] {
                    lengths[i - 1][j - 1] + 1
                } else {
                    lengths[i - 1][j].max(lengths[i][j - 1])
                };
            }
        }
        let (mut i, mut j, mut common) = (first.len(), second.len(), Vec::new());
        while i > 0 && j > 0 {
            if first[i - 1] == second[j - 1] {
                common.push(first[i - 1]);
                (i, j) = (i - 1, j - 1);
            } else if lengths[i - 1][j] > lengths[i][j - 1] {
                i -= 1;
            } else {
                j -= 1;
            }
        }
        common.reverse();
        common
    }

    #[test]
    fn the_documentation_example_holds() {
        let (common, matches) = longest_common(b"ohmytext", b"mynewtext", 1_000);
        assert_eq!(common, b"mytext");
        assert_eq!(matches, [Match { first: (4, 7), second: (5, 8) }, Match { first: (2, 3), second: (0, 1) }]);
    }

    #[test]
    fn nothing_in_common_is_empty() {
        assert_eq!(longest_common(b"abc", b"xyz", 1_000), (vec![], vec![]));
        assert_eq!(longest_common(b"", b"xyz", 1_000), (vec![], vec![]));
        assert_eq!(longest_common(b"", b"", 1_000), (vec![], vec![]));
    }

    #[test]
    fn the_choice_is_that_of_redis_in_steps_of_any_size() {
        let mut random = 1u32;
        for round in 0..300 {
            let mut string = |most: u32| -> Vec<u8> {
                let mut next = || {
                    random = (u64::from(random) * 48_271 % 0x7fff_ffff) as u32;
                    random >> 8
                };
                (0..next() % most).map(|_| b'a' + (next() % (2 + round % 3)) as u8).collect()
            };
            let (first, second) = (string(60), string(60));
            let expected = by_the_book(&first, &second);
            let whole = longest_common(&first, &second, usize::MAX / 2);
            assert_eq!(whole.0, expected);
            for steps in [1, 7, 100] {
                assert_eq!(longest_common(&first, &second, steps), whole);
            }
            let runs = whole.1.iter().rev().flat_map(|run| &first[run.first.0..=run.first.1]);
            assert!(runs.eq(&whole.0));
        }
    }
}
