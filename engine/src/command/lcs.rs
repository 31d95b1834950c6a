//! `LCS`: the longest common subsequence of two strings.

use super::context::Access;
use super::options::{integer, is};
use super::{CommandError, Context};
use crate::protocol::Request;

/// Bytes that the table of lengths may take. Redis asks its allocator and answers the same error
/// when that refuses.
const MAX_TABLE: usize = 1 << 30;

/// A run of bytes that both strings have: first and last index in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Match {
    first: (usize, usize),
    second: (usize, usize),
}

pub(super) fn lcs(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    // Before the options are read: a lookup counts also where they are wrong.
    let mut value = |index| {
        let key = cx.key(request, index);
        cx.find(key, Access::Read).map(|entry| entry.value().to_vec()).unwrap_or_default()
    };
    let (first, second) = (value(1), value(2));
    let (mut length_only, mut with_indexes, mut with_lengths, mut shortest) = (false, false, false, 0);
    let mut options = request.from(3);
    while let Some(option) = options.next() {
        if is(option, "idx") {
            with_indexes = true;
        } else if is(option, "len") {
            length_only = true;
        } else if is(option, "withmatchlen") {
            with_lengths = true;
        } else if is(option, "minmatchlen") && options.len() > 0 {
            shortest = integer(options.next().unwrap_or_default())?.max(0);
        } else {
            return Err(CommandError::Syntax);
        }
    }
    if length_only && with_indexes {
        return Err(CommandError::other("ERR If you want both the length and indexes, please just use IDX."));
    }
    let (common, matches) = longest_common(&first, &second)
        .ok_or(CommandError::other("ERR Insufficient memory, failed allocating transient memory for LCS"))?;
    if with_indexes {
        let shown: Vec<Match> =
            matches.into_iter().filter(|found| (found.first.1 - found.first.0 + 1) as i64 >= shortest).collect();
        cx.reply.map(2);
        cx.reply.bulk(b"matches");
        cx.reply.array(shown.len());
        for found in shown {
            cx.reply.array(if with_lengths { 3 } else { 2 });
            for (from, to) in [found.first, found.second] {
                cx.reply.array(2);
                cx.reply.count(from);
                cx.reply.count(to);
            }
            if with_lengths {
                cx.reply.count(found.first.1 - found.first.0 + 1);
            }
        }
        cx.reply.bulk(b"len");
        cx.reply.count(common.len());
    } else if length_only {
        cx.reply.count(common.len());
    } else {
        cx.reply.bulk(&common);
    }
    Ok(())
}

/// The subsequence, and its runs from the last to the first; `None` when the table would be too
/// large. Where several are longest, the choice is that of Redis.
fn longest_common(first: &[u8], second: &[u8]) -> Option<(Vec<u8>, Vec<Match>)> {
    let width = second.len() + 1;
    let cells = (first.len() + 1).checked_mul(width)?;
    if cells.checked_mul(size_of::<u32>())? > MAX_TABLE {
        return None;
    }
    let mut lengths = vec![0u32; cells];
    for i in 1..=first.len() {
        for j in 1..=second.len() {
            lengths[i * width + j] = if first[i - 1] == second[j - 1] {
                lengths[(i - 1) * width + j - 1] + 1
            } else {
                lengths[(i - 1) * width + j].max(lengths[i * width + j - 1])
            };
        }
    }
    let mut common = Vec::new();
    let mut matches: Vec<Match> = Vec::new();
    let (mut i, mut j) = (first.len(), second.len());
    let mut run: Option<Match> = None;
    while i > 0 && j > 0 {
        if first[i - 1] == second[j - 1] {
            common.push(first[i - 1]);
            run = Some(match run {
                Some(run) if run.first.0 == i && run.second.0 == j => {
                    Match { first: (i - 1, run.first.1), second: (j - 1, run.second.1) }
                }
                other => {
                    matches.extend(other);
                    Match { first: (i - 1, i - 1), second: (j - 1, j - 1) }
                }
            });
            (i, j) = (i - 1, j - 1);
        } else if lengths[(i - 1) * width + j] > lengths[i * width + j - 1] {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    matches.extend(run);
    common.reverse();
    Some((common, matches))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_example_holds() {
        let (common, matches) = longest_common(b"ohmytext", b"mynewtext").unwrap();
        assert_eq!(common, b"mytext");
        assert_eq!(matches, [Match { first: (4, 7), second: (5, 8) }, Match { first: (2, 3), second: (0, 1) }]);
    }

    #[test]
    fn nothing_in_common_is_empty() {
        assert_eq!(longest_common(b"abc", b"xyz").unwrap(), (vec![], vec![]));
        assert_eq!(longest_common(b"", b"xyz").unwrap(), (vec![], vec![]));
    }

    #[test]
    fn a_table_beyond_memory_is_refused() {
        assert!(longest_common(&vec![b'a'; 100_000], &vec![b'b'; 100_000]).is_none());
    }
}
