//! The classes of keyspace events.

use std::fmt::{self, Write};

use super::ConfigError;

/// Classes of keyspace events, each with the letter that Redis gives it in `notify-keyspace-events`.
///
/// ```
/// use engine::config::Events;
///
/// let events = Events::parse(b"Kg$").unwrap();
/// assert_eq!(events.to_string(), "g$K");
/// assert!(Events::parse(b"Q").is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Events(u32);

impl Events {
    /// No class: nothing is published.
    pub const NONE: Self = Self(0);
    pub(crate) const KEYSPACE: Self = Self(1);
    pub(crate) const KEYEVENT: Self = Self(1 << 1);
    pub(crate) const GENERIC: Self = Self(1 << 2);
    pub(crate) const STRING: Self = Self(1 << 3);
    pub(crate) const EXPIRED: Self = Self(1 << 8);
    pub(crate) const KEY_MISS: Self = Self(1 << 11);
    pub(crate) const NEW: Self = Self(1 << 14);

    /// Letters with their bits. Those of types that do not exist here are kept and shown.
    const LETTERS: [(u8, u32); 14] = [
        (b'g', 1 << 2),
        (b'$', 1 << 3),
        (b'l', 1 << 4),
        (b's', 1 << 5),
        (b'h', 1 << 6),
        (b'z', 1 << 7),
        (b'x', 1 << 8),
        (b'e', 1 << 9),
        (b't', 1 << 10),
        (b'd', 1 << 13),
        (b'n', 1 << 14),
        (b'K', 1),
        (b'E', 1 << 1),
        (b'm', 1 << 11),
    ];

    /// Meaning of `A`: the first ten letters.
    const ALL: u32 = 0b10_0111_1111_1100;

    #[inline]
    pub(crate) fn has(self, class: Self) -> bool {
        self.0 & class.0 != 0
    }

    /// Returns the classes that `flags` names.
    ///
    /// # Errors
    ///
    /// [`ConfigError::EventClass`] for a letter that stands for no class.
    pub fn parse(flags: &[u8]) -> Result<Self, ConfigError> {
        let bit = |letter: u8| match letter {
            b'A' => Ok(Self::ALL),
            _ => {
                let known = Self::LETTERS.iter().find(|(known, _)| *known == letter);
                known.map(|(_, bit)| *bit).ok_or(ConfigError::EventClass)
            }
        };
        flags.iter().try_fold(0, |bits, &letter| Ok(bits | bit(letter)?)).map(Self)
    }

    /// Returns the classes as one number, for [`Self::from_bits`].
    #[inline]
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// Returns the classes for a number from [`Self::bits`].
    #[inline]
    pub(crate) fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

/// Shows the letters as `CONFIG GET` does. As in Redis, `n` is not shown next to `A`, although `A` does not include it.
impl fmt::Display for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.0 & Self::ALL == Self::ALL;
        let shown = |bit: u32| self.0 & bit != 0 && !(all && (Self::ALL | Self::NEW.0) & bit != 0);
        if all {
            f.write_char('A')?;
        }
        let mut letters = Self::LETTERS.iter().filter(|(_, bit)| shown(*bit));
        letters.try_for_each(|(letter, _)| f.write_char(char::from(*letter)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn event_letters_round_trip() {
        for (given, shown) in
            [("KEA", "AKE"), ("K$x", "$xK"), ("", ""), ("AKEmn", "AKEm"), ("nmKE", "nKEm"), ("g$lshzxetd", "A")]
        {
            assert_eq!(Events::parse(given.as_bytes()).unwrap().to_string(), shown);
        }
        assert_eq!(Events::parse(b"Q"), Err(ConfigError::EventClass));
    }
}
