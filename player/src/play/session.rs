//! Plays sessions, whose steps are read one by one and take turns with those of other sessions.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Event, MAX_DIFFERENCES, Outcome, Player, StepError, Stop, Target};
use crate::connection::Connection;
use crate::framing::Framing;
use crate::script::template::Variables;
use crate::script::{Action, DEFAULT_CONNECTION, Script, Step};
use crate::session::replay::Context;

impl<'a> Player<'a> {
    /// Returns a player for a recorded session, whose steps are read one by one.
    pub(crate) fn of_session(
        header: &Script,
        target: &'a Target,
        timeout: Duration,
        context: Context<'a>,
        transcript: bool,
    ) -> Self {
        Self {
            target,
            timeout: header.timeout.unwrap_or(timeout),
            framing: header.framing.clone(),
            connections: BTreeMap::new(),
            variables: Variables::new(),
            rounds: BTreeMap::new(),
            quiet: !transcript,
            session: Some(context),
            before: VecDeque::new(),
            max_differences: MAX_DIFFERENCES,
            outcome: Outcome::default(),
        }
    }

    /// Plays the next step of a session, once it is its turn.
    pub(crate) fn session_step(&mut self, step: &Step) -> Result<(), Stop> {
        let Some(Context { order, number, began, shared }) = self.session else { return self.step(step) };
        let sends = matches!(step.action, Action::Send { .. } | Action::Control { .. });
        if let (Some(at), Some(order)) = (step.at, order) {
            if sends { order.wait_turn(number, at) } else { order.arrive(number, at) }
        }
        if let (true, Some(at), Some(began)) = (sends, step.at, began) {
            std::thread::sleep((began + Duration::from_micros(at)).saturating_duration_since(Instant::now()));
        }
        // This session may send a value that another session received.
        let missing = step.action.variables().into_iter().filter(|name| !self.variables.contains_key(*name));
        let missing: Vec<String> = missing.map(str::to_owned).collect();
        if !missing.is_empty() {
            let given = shared.lock().unwrap_or_else(PoisonError::into_inner);
            self.variables
                .extend(missing.into_iter().filter_map(|name| Some((name.clone(), given.get(&name)?.clone()))));
        }
        let done = self.step(step);
        self.rounds.clear();
        if let Action::ExpectBytes { bytes, .. } = &step.action {
            for name in bytes.captures() {
                if let Some(value) = self.variables.get(name) {
                    let mut given = shared.lock().unwrap_or_else(PoisonError::into_inner);
                    given.insert(name.to_owned(), value.clone());
                }
            }
        }
        done
    }

    /// Opens a connection, plays `script` on it, and returns it.
    ///
    /// # Errors
    ///
    /// A step that cannot be carried out or finds a difference, or a script that closes the connection.
    pub(crate) fn connection_after(
        script: &Script,
        target: &'a Target,
        framing: &Framing,
        timeout: Duration,
    ) -> Result<Connection, StepError> {
        let shared = Mutex::default();
        let context = Context { order: None, number: 0, began: None, shared: &shared };
        let mut player = Player::of_session(script, target, timeout, context, true);
        player.framing = framing.clone();
        player.connection(DEFAULT_CONNECTION)?;
        let stopped = player.steps(&script.steps).is_err();
        if stopped || !player.outcome.passed() {
            let difference = player.outcome.first_difference().and_then(Event::difference);
            return Err(StepError::Setup(difference.unwrap_or_default().to_owned()));
        }
        player.connections.remove(DEFAULT_CONNECTION).ok_or(StepError::SetupClosed)
    }

    /// Removes the limit on the number of differences.
    pub(crate) fn never_give_up(&mut self) {
        self.max_differences = usize::MAX;
    }

    pub(crate) fn into_outcome(self) -> Outcome {
        self.outcome
    }
}
