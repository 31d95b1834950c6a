//! Plays scripts to servers; a server is started for each script.

use std::time::Duration;

use player::play::{Outcome, Target, play};
use player::script::Script;

use crate::servers::{Binary, Kind, Launch, ServerError};

/// Name to which failures are attributed that belong to no step of the script.
const PROCESS: &str = "(the server's process)";

/// Starts a server with the script's flags, plays the script to it, and stops it.
///
/// A server that panics or ends in the meantime has failed, even if all its answers are right.
///
/// # Errors
///
/// A server that does not start.
pub fn play_on(script: &Script, binary: &Binary, timeout: Duration) -> Result<Outcome, ServerError> {
    let name = binary.kind.name();
    if let Some(reason) = script.skip_reason(name) {
        return Ok(Outcome::skipped(reason));
    }
    let launch = Launch { flags: script.flags_for(name).to_vec(), ..Launch::default() };
    let mut server = match binary.start(&launch) {
        Ok(server) => server,
        // The cause may be the script's own flags, so the other scripts are still played.
        Err(error @ ServerError::Start { .. }) => {
            return Ok(Outcome::failed(PROCESS, error.to_string()));
        }
        Err(error) => return Err(error),
    };
    let target = Target::new(name, server.address);
    let mut outcome = play(script, &target, timeout);
    let stderr = server.stderr();
    match server.ended()? {
        Some(status) => outcome.fail(PROCESS, format!("the server ended ({status}): {}", stderr.trim())),
        None if binary.kind != Kind::Redis && stderr.contains("panicked at") => {
            outcome.fail(PROCESS, format!("the server panicked: {}", stderr.trim()));
        }
        None => {}
    }
    Ok(outcome)
}
