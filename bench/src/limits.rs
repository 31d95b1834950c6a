//! The limit on open files: nine thousand connections need as many descriptors.

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the soft limit to the hard one and returns it.
///
/// # Errors
///
/// When the kernel refuses.
pub fn raise_open_files() -> io::Result<u64> {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit })?;
    Ok(limit.maximum.unwrap_or(u64::MAX))
}

/// Returns the number of connections that fit within the limit, leaving some descriptors for everything else.
#[must_use]
pub fn most_connections(open_files: u64) -> usize {
    usize::try_from(open_files.saturating_sub(64)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_low_limit_leaves_room_for_other_files() {
        assert_eq!(most_connections(1024), 960);
        assert_eq!(most_connections(10), 0);
    }
}
