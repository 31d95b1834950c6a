//! Parsing of the arguments of commands.

use super::CommandError;
use crate::limits::DATABASES;
use crate::protocol::number::parse_i64;
use crate::time::Now;

/// Returns an integer argument.
pub(super) fn integer(argument: &[u8]) -> Result<i64, CommandError> {
    parse_i64(argument).ok_or(CommandError::NotAnInteger)
}

/// Returns an integer in a range.
pub(super) fn in_range(argument: &[u8], from: i64, to: i64) -> Result<i64, CommandError> {
    let number = integer(argument)?;
    if (from..=to).contains(&number) {
        return Ok(number);
    }
    Err(CommandError::other(format!("ERR value is out of range, value must between {from} and {to}")))
}

/// Returns the number of a database.
pub(super) fn database(argument: &[u8]) -> Result<usize, CommandError> {
    let number = in_range(argument, i64::from(i32::MIN), i64::from(i32::MAX))?;
    usize::try_from(number).ok().filter(|&number| number < DATABASES).ok_or(CommandError::Database)
}

/// Returns whether an argument is `keyword` in any case. `keyword` itself has to be in lower case.
#[inline]
pub(super) fn is(argument: &[u8], keyword: &str) -> bool {
    argument.eq_ignore_ascii_case(keyword.as_bytes())
}

/// The unit and the origin of a time argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeUnit {
    /// Seconds from now.
    Seconds,
    /// Milliseconds from now.
    Millis,
    /// Unix time in seconds.
    UnixSeconds,
    /// Unix time in milliseconds.
    UnixMillis,
}

impl TimeUnit {
    /// Returns the deadline that `number` means, in Unix milliseconds; `None` when it does not fit.
    pub(super) fn deadline(self, number: i64, now: Now) -> Option<i64> {
        let millis = match self {
            Self::Seconds | Self::UnixSeconds => number.checked_mul(1_000)?,
            Self::Millis | Self::UnixMillis => number,
        };
        match self {
            Self::Seconds | Self::Millis => millis.checked_add(now.millis() as i64),
            Self::UnixSeconds | Self::UnixMillis => Some(millis),
        }
    }

    /// Returns the deadline of `SET`, `SETEX` and `GETEX`, for which the number has to be positive.
    pub(super) fn positive_deadline(
        self,
        argument: &[u8],
        command: &'static str,
        now: Now,
    ) -> Result<u64, CommandError> {
        let number = integer(argument)?;
        let error = CommandError::ExpireTime(command);
        if number <= 0 {
            return Err(error);
        }
        let deadline = self.deadline(number, now).ok_or(error)?;
        Ok(deadline as u64)
    }
}

/// Options of `SET` and `GETEX`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SetOptions<'a> {
    pub(super) if_absent: bool,
    pub(super) if_present: bool,
    pub(super) get: bool,
    pub(super) keep_deadline: bool,
    pub(super) persist: bool,
    pub(super) time: Option<(TimeUnit, &'a [u8])>,
}

impl<'a> SetOptions<'a> {
    /// Parses all remaining arguments as options: those of `SET`, or of `GETEX` if `set` is `false`.
    pub(super) fn parse(mut arguments: impl Iterator<Item = &'a [u8]>, set: bool) -> Result<Self, CommandError> {
        let mut options = Self::default();
        while let Some(argument) = arguments.next() {
            let unit = match () {
                () if set && is(argument, "nx") && !options.if_present => {
                    options.if_absent = true;
                    continue;
                }
                () if set && is(argument, "xx") && !options.if_absent => {
                    options.if_present = true;
                    continue;
                }
                () if set && is(argument, "get") => {
                    options.get = true;
                    continue;
                }
                () if set && is(argument, "keepttl") && options.time.is_none() => {
                    options.keep_deadline = true;
                    continue;
                }
                () if !set && is(argument, "persist") && options.time.is_none() => {
                    options.persist = true;
                    continue;
                }
                () if is(argument, "ex") => TimeUnit::Seconds,
                () if is(argument, "px") => TimeUnit::Millis,
                () if is(argument, "exat") => TimeUnit::UnixSeconds,
                () if is(argument, "pxat") => TimeUnit::UnixMillis,
                () => return Err(CommandError::Syntax),
            };
            // The same unit may be given twice; the later one counts.
            let other_unit = options.time.is_some_and(|(other, _)| other != unit);
            if other_unit || options.keep_deadline || options.persist {
                return Err(CommandError::Syntax);
            }
            options.time = Some((unit, arguments.next().ok_or(CommandError::Syntax)?));
        }
        Ok(options)
    }
}
