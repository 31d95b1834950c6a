//! Plays scripts to servers that are started for them, each script to a fresh one.

use std::time::Duration;

use crate::player::{Answer, Event, Outcome, Target, play};
use crate::script::Script;
use crate::servers::{Binary, Kind, Launch, ServerError};

/// Starts a server with the script's flags, plays the script to it and ends it.
///
/// A server that panics or ends while it is played to has failed, whatever it answered.
///
/// # Errors
///
/// A server that does not start.
pub fn play_on(
    script: &Script,
    binary: &Binary,
    timeout: Duration,
) -> Result<Outcome, ServerError> {
    let name = binary.kind.name();
    if let Some(reason) = script.skip_reason(name) {
        return Ok(Outcome {
            skipped: Some(reason.to_owned()),
            ..Outcome::default()
        });
    }
    let mut server = binary.start(&Launch {
        flags: script.flags_for(name).to_vec(),
        ..Launch::default()
    })?;
    let target = Target {
        name: name.to_owned(),
        address: server.address,
    };
    let mut outcome = play(script, &target, timeout);
    let stderr = server.stderr();
    let failure = match server.ended()? {
        Some(status) => Some(format!("the server ended ({status}): {}", stderr.trim())),
        None if binary.kind != Kind::Redis && stderr.contains("panicked at") => {
            Some(format!("the server panicked: {}", stderr.trim()))
        }
        None => None,
    };
    if let Some(failure) = failure {
        outcome.missed += 1;
        outcome.events.push(Event {
            line: 0,
            round: 1,
            source: "(the server's process)".into(),
            answer: Some(Answer {
                found: failure.clone(),
                bytes: Vec::new(),
                same: false,
                difference: Some(failure),
            }),
        });
    }
    Ok(outcome)
}
