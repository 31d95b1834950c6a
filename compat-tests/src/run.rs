//! Plays scripts to servers that are started for them, each script to a fresh one.

use std::time::Duration;

use player::play::{Answer, Event, Outcome, Target, play};
use player::script::Script;

use crate::servers::{Binary, Kind, Launch, ServerError};

/// Starts a server with the script's flags, plays the script to it and ends it.
///
/// A server that panics or ends while it is played to has failed, whatever it answered.
///
/// # Errors
///
/// A server that does not start.
pub fn play_on(script: &Script, binary: &Binary, timeout: Duration) -> Result<Outcome, ServerError> {
    let name = binary.kind.name();
    if let Some(reason) = script.skip_reason(name) {
        return Ok(Outcome { skipped: Some(reason.to_owned()), ..Outcome::default() });
    }
    let launch = Launch { flags: script.flags_for(name).to_vec(), ..Launch::default() };
    let mut server = match binary.start(&launch) {
        Ok(server) => server,
        // The script's own flags may be at fault: the other scripts are played all the same.
        Err(error @ ServerError::Start { .. }) => {
            let mut outcome = Outcome::default();
            fail(&mut outcome, error.to_string());
            return Ok(outcome);
        }
        Err(error) => return Err(error),
    };
    let target = Target { name: name.to_owned(), address: server.address.into() };
    let mut outcome = play(script, &target, timeout);
    let stderr = server.stderr();
    match server.ended()? {
        Some(status) => fail(&mut outcome, format!("the server ended ({status}): {}", stderr.trim())),
        None if binary.kind != Kind::Redis && stderr.contains("panicked at") => {
            fail(&mut outcome, format!("the server panicked: {}", stderr.trim()));
        }
        None => {}
    }
    Ok(outcome)
}

/// Adds a difference that is the process's own.
fn fail(outcome: &mut Outcome, why: String) {
    outcome.missed += 1;
    outcome.events.push(Event {
        line: 0,
        round: 1,
        source: "(the server's process)".into(),
        answer: Some(Answer { found: why.clone(), bytes: Vec::new(), same: false, difference: Some(why) }),
    });
}
