//! The current rules, and the decision about an operation that follows from them.
//!
//! Each line is a rule. Operations are called `open`, `write`, `truncate`, `sync` (of a file), `dirsync` (of a folder),
//! `rename`, `unlink` and `mkdir`. `PART`, if given, is a part of the paths that the rule is for.
//!
//! | rule | what it does |
//! |---|---|
//! | `fail OPERATION ERRNO [PART]` | such operations fail with this error number |
//! | `hold OPERATION [PART]` | such operations wait, once their record says `held`, until the rule has gone |
//! | `full BYTES` | so many bytes still fit on the disk: a write that is longer is short, the next fails with `ENOSPC` |
//! | `swallow N` | the N-th sync since the start, of files and folders together, answers 0 and does nothing |
//! | `kill N` | the process and its children end by `SIGKILL` when the N-th operation since this rule begins |
//! | `tear N` | the same, once half of what that operation writes is written |

use std::time::Duration;

use crate::record;
use crate::shared::{forget_operations, forget_room, kill_all, next_operation, settings, take_room};

/// Pause between two checks of a rule that holds an operation.
const PAUSE: Duration = Duration::from_millis(1);

/// Length of the longest control file that is read, in bytes.
const LONGEST: usize = 4096;

/// Fate of an operation.
pub(crate) enum Verdict {
    /// It is done as without the library.
    Go,
    /// It is done with this many bytes.
    Write(usize),
    /// It is done with this many bytes, and then the process ends.
    Tear(usize),
    /// It is not done, and fails with this error.
    Fail(i32),
    /// It is not done, but succeeds.
    Swallow,
}

/// The text of the rules.
struct Rules(Vec<u8>);

impl Rules {
    fn read() -> Self {
        let Some(settings) = settings() else { return Self(Vec::new()) };
        let mut text = vec![0; LONGEST];
        let flags = libc::O_RDONLY | libc::O_CLOEXEC;
        // SAFETY: the path ends with NUL, and the buffer has the given length. System calls, and not the functions of
        // the C library, which this library replaces.
        let read = unsafe {
            let file = libc::syscall(libc::SYS_openat, libc::AT_FDCWD, settings.control.as_ptr(), flags);
            let read = libc::syscall(libc::SYS_read, file, text.as_mut_ptr(), text.len());
            libc::syscall(libc::SYS_close, file);
            read
        };
        text.truncate(usize::try_from(read).unwrap_or(0));
        Self(text)
    }

    /// Returns the words of the first rule that begins with `verb` and whose other words `fits` accepts.
    fn find<'a>(&'a self, verb: &str, fits: impl Fn(&[&'a str]) -> bool) -> Option<Vec<&'a str>> {
        let text = std::str::from_utf8(&self.0).unwrap_or_default();
        text.lines().find_map(|line| {
            let mut words = line.split_ascii_whitespace();
            let rest = (words.next()? == verb).then(|| words.collect::<Vec<_>>())?;
            fits(&rest).then_some(rest)
        })
    }

    fn number(&self, verb: &str) -> Option<u64> {
        self.find(verb, |_| true)?.first()?.parse().ok()
    }
}

fn is_part(part: Option<&&str>, path: &[u8]) -> bool {
    part.is_none_or(|part| String::from_utf8_lossy(path).contains(part))
}

/// Decides about an operation on `path`: one that writes `length` bytes, or the sync with the number `sync`.
pub(crate) fn verdict(operation: &str, path: &[u8], length: usize, sync: u64) -> Verdict {
    let mut rules = Rules::read();
    match (rules.number("kill"), rules.number("tear")) {
        (None, None) => forget_operations(),
        (kill, tear) => {
            let number = Some(next_operation());
            if kill == number {
                record::note("killed", path);
                kill_all();
            }
            if tear == number {
                return Verdict::Tear(length / 2);
            }
        }
    }
    let mut told = false;
    while rules.find("hold", |rest| rest.first() == Some(&operation) && is_part(rest.get(1), path)).is_some() {
        if !told {
            record::note("held", path);
            told = true;
        }
        std::thread::sleep(PAUSE);
        rules = Rules::read();
    }
    if sync > 0 && rules.find("swallow", |rest| rest.iter().any(|word| word.parse() == Ok(sync))).is_some() {
        return Verdict::Swallow;
    }
    let failing = |rest: &[&str]| rest.first() == Some(&operation) && is_part(rest.get(2), path);
    if let Some(error) = rules.find("fail", failing).and_then(|rest| rest.get(1)?.parse().ok()) {
        return Verdict::Fail(error);
    }
    match rules.number("full") {
        None => forget_room(),
        Some(room) if operation == "write" && length > 0 => {
            let wanted = u64::try_from(length).unwrap_or(u64::MAX);
            return match usize::try_from(take_room(room, wanted)) {
                Ok(0) => Verdict::Fail(libc::ENOSPC),
                Ok(got) => Verdict::Write(got),
                Err(_) => Verdict::Go,
            };
        }
        Some(_) => {}
    }
    Verdict::Go
}
