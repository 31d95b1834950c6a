//! Limits on the output that waits for clients that do not read.

use std::fmt;

use super::{ConfigError, parse_memory};

/// Limit on the output that waits for a client that does not read, as in Redis's
/// `client-output-buffer-limit <class> <hard> <soft> <seconds>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutputLimit {
    /// Bytes at which the client is closed at once; 0 for no limit.
    pub hard: u64,
    /// Bytes at which it is closed after [`Self::seconds`]; 0 for no limit.
    pub soft: u64,
    /// Seconds for which the soft limit may be passed without a break.
    pub seconds: u64,
}

/// The [`OutputLimit`] of each class of clients, in Redis's order: normal clients, replicas, subscribers.
///
/// ```
/// use engine::config::OutputLimits;
///
/// let mut limits = OutputLimits::default();
/// limits.set(&["pubsub", "1mb", "0", "0"]).unwrap();
/// assert_eq!(limits.to_string(), "normal 0 0 0 slave 268435456 67108864 60 pubsub 1048576 0 0");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputLimits(pub(crate) [OutputLimit; 3]);

impl OutputLimits {
    const CLASSES: [&str; 3] = ["normal", "slave", "pubsub"];

    /// Changes the limits that groups of four words name: class, hard limit, soft limit, seconds.
    ///
    /// # Errors
    ///
    /// [`ConfigError::OutputLimitWords`], [`ConfigError::OutputLimitClass`] or
    /// [`ConfigError::OutputLimitValue`]; groups before the wrong one are applied.
    pub fn set(&mut self, words: &[impl AsRef<[u8]>]) -> Result<(), ConfigError> {
        if words.len() % 4 != 0 {
            return Err(ConfigError::OutputLimitWords);
        }
        for group in words.chunks(4) {
            let class = match group[0].as_ref().to_ascii_lowercase().as_slice() {
                b"normal" => 0,
                b"slave" | b"replica" => 1,
                b"pubsub" => 2,
                _ => return Err(ConfigError::OutputLimitClass),
            };
            let seconds = std::str::from_utf8(group[3].as_ref()).ok().and_then(|text| text.parse::<u64>().ok());
            match (parse_memory(group[1].as_ref()), parse_memory(group[2].as_ref()), seconds) {
                (Some(hard), Some(soft), Some(seconds)) => self.0[class] = OutputLimit { hard, soft, seconds },
                _ => return Err(ConfigError::OutputLimitValue),
            }
        }
        Ok(())
    }
}

/// Redis's defaults.
impl Default for OutputLimits {
    fn default() -> Self {
        Self([
            OutputLimit { hard: 0, soft: 0, seconds: 0 },
            OutputLimit { hard: 256 << 20, soft: 64 << 20, seconds: 60 },
            OutputLimit { hard: 32 << 20, soft: 8 << 20, seconds: 60 },
        ])
    }
}

/// Shows the limits as `CONFIG GET` does.
impl fmt::Display for OutputLimits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (class, OutputLimit { hard, soft, seconds })) in Self::CLASSES.iter().zip(self.0).enumerate() {
            let separator = if index == 0 { "" } else { " " };
            write!(f, "{separator}{class} {hard} {soft} {seconds}")?;
        }
        Ok(())
    }
}
