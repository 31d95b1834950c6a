//! Limit on the file descriptors that the process may have open.

use std::io;

use engine::Config;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tracing::warn;

/// Number of file descriptors that are kept back from clients: for the listeners, for stdin, stdout and stderr, and for
/// connections that are being refused. Redis: `CONFIG_MIN_RESERVED_FDS`.
const RESERVED: u32 = 32;

/// Number of the [`RESERVED`] descriptors that the runtime may take.
const RUNTIME: u32 = 12;

/// Raises the limit on file descriptors to what [`Config::maxclients`] needs. Where that is not allowed, lowers
/// `maxclients` and logs a warning.
///
/// `runtime` is the number of file descriptors that the runtime itself takes.
///
/// # Errors
///
/// One line for the person who started the server, when there are too few descriptors for even one client.
pub fn fit(config: &mut Config, runtime: u32) -> io::Result<()> {
    let most = clients(config.maxclients, runtime);
    if most == 0 {
        let needed = u64::from(reserved(runtime)) + u64::from(config.maxclients);
        return Err(io::Error::other(format!(
            "too few file descriptors for any client; raise 'ulimit -n', to {needed} for --maxclients {}",
            config.maxclients
        )));
    }
    if most < config.maxclients {
        warn!(
            "maxclients is lowered from {} to {most}, since no more file descriptors may be open; for more clients \
             raise 'ulimit -n'",
            config.maxclients
        );
        config.maxclients = most;
    }
    Ok(())
}

/// Raises the limit on file descriptors to what `wanted` clients need, as far as that is allowed. Returns the number of
/// clients for which it suffices, at most `wanted`.
#[must_use]
pub fn clients(wanted: u32, runtime: u32) -> u32 {
    let needed = u64::from(wanted) + u64::from(reserved(runtime));
    let most = raise(needed).saturating_sub(u64::from(reserved(runtime)));
    wanted.min(u32::try_from(most).unwrap_or(u32::MAX))
}

fn reserved(runtime: u32) -> u32 {
    RESERVED + runtime.saturating_sub(RUNTIME)
}

/// Raises the soft limit to `needed`, and the hard one too where that is allowed. Returns the resulting soft limit.
fn raise(needed: u64) -> u64 {
    // `None` means that there is no limit.
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let (soft, hard) = (current.unwrap_or(u64::MAX), maximum.unwrap_or(u64::MAX));
    let allows = |soft, hard| setrlimit(Resource::Nofile, Rlimit { current: Some(soft), maximum: hard }).is_ok();
    if soft >= needed || allows(needed, maximum.map(|hard| hard.max(needed))) {
        soft.max(needed)
    } else if hard > soft && allows(hard.min(needed), maximum) {
        hard.min(needed)
    } else {
        soft
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptors_are_kept_from_clients() {
        let soft = u32::try_from(raise(0)).unwrap_or(u32::MAX);
        assert_eq!(clients(1, 0), 1);
        assert_eq!(clients(soft - RESERVED, 0), soft - RESERVED);
        // No kernel allows so many.
        assert!((soft - RESERVED..u32::MAX).contains(&clients(u32::MAX, 0)));
        assert_eq!(reserved(RUNTIME + 100), RESERVED + 100);
    }
}
