//! Plays a script to a server: blocking sockets, one thread, no runtime.

mod error;
mod session;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

pub(crate) use error::StepError;

use crate::connection::{Connection, End, Missing};
use crate::framing::{Framing, difference};
use crate::net::Address;
use crate::reply::{Reply, summary_of};
use crate::report::shortened;
use crate::script::expectation::Expectation;
use crate::script::raw::{Comparison, RawPattern, Rendered};
use crate::script::template::{Value, Variables};
use crate::script::{Action, Close, Control, Request, Rounds, Script, Step};
use crate::session::replay::Context;

/// Default for the longest time that a step may take.
pub const STEP_TIMEOUT: Duration = Duration::from_secs(10);

/// Number of differences after which playing a script is abandoned.
const MAX_DIFFERENCES: usize = 20;

/// Largest number of rounds of a `repeat until`; needing more is a failure.
const MAX_ROUNDS: usize = 100_000;

/// Number of rounds of a `repeat` that are recorded completely; of later rounds only the differences are.
const ROUNDS_TOLD: usize = 2;

/// Number of events that are shown before a difference, in a session whose transcript is not kept.
const EVENTS_BEFORE: usize = 6;

/// A server to play to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Target {
    /// Name by which scripts mark steps for it.
    pub name: String,
    /// Address at which it listens.
    pub address: Address,
}

impl Target {
    /// Returns the server at `address`, which scripts call `name`.
    ///
    /// ```
    /// use std::net::SocketAddr;
    /// use wire_player::play::Target;
    ///
    /// let target = Target::new("new", SocketAddr::from(([127, 0, 0, 1], 6379)));
    /// assert_eq!(target.name, "new");
    /// ```
    pub fn new(name: impl Into<String>, address: impl Into<Address>) -> Self {
        Self { name: name.into(), address: address.into() }
    }
}

/// Result of playing a script to a target.
///
/// ```
/// use wire_player::play::Outcome;
///
/// let mut outcome = Outcome::default();
/// assert!(outcome.passed());
/// outcome.fail("(the service)", "it panicked");
/// assert!(!outcome.passed());
/// let event = outcome.first_difference().expect("it has failed");
/// assert_eq!((event.line, event.difference()), (0, Some("it panicked")));
///
/// assert!(!Outcome::failed("(the service)", "it did not start").passed());
/// assert!(!Outcome::skipped("there is no Redis here").passed());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// Actions and answers, in order.
    pub events: Vec<Event>,
    /// Number of expectations that were met.
    pub met: usize,
    /// Number of expectations that were not met.
    pub missed: usize,
    /// Duration of the run.
    pub elapsed: Duration,
    /// Reason why the script was not played, if it was not.
    pub skipped: Option<String>,
}

/// One thing that was done or expected.
///
/// ```
/// let outcome = wire_player::play::Outcome::failed("(the service)", "it did not start");
/// assert_eq!(outcome.events[0].difference(), Some("it did not start"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// Line of the script.
    pub line: usize,
    /// Number of times that the line has been played, including this one.
    pub round: usize,
    /// The step as the script states it.
    pub source: String,
    /// Answer, if the step expects one.
    pub answer: Option<Answer>,
}

/// Answer to a step that expects something.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer {
    /// The answer in the notation of scripts.
    pub found: String,
    /// The bytes, for comparison between targets; empty if there is no answer.
    pub bytes: Vec<u8>,
    /// `true` if all targets must give the same bytes (`<same>`).
    pub same: bool,
    /// Difference from the script, if there is one.
    pub difference: Option<String>,
}

impl Outcome {
    /// Returns the outcome of a script that was not played, for the given reason.
    pub fn skipped(reason: impl Into<String>) -> Self {
        Self { skipped: Some(reason.into()), ..Self::default() }
    }

    /// Returns an outcome with a single failure, attributed to `source`, which is not a step.
    pub fn failed(source: &str, why: impl Into<String>) -> Self {
        let mut outcome = Self::default();
        outcome.fail(source, why);
        outcome
    }

    /// Adds a failure attributed to `source`, which is not a step; it may be the service's process, for example.
    pub fn fail(&mut self, source: &str, why: impl Into<String>) {
        let why = why.into();
        self.missed += 1;
        let answer = Answer { found: why.clone(), bytes: Vec::new(), same: false, difference: Some(why) };
        self.events.push(Event { line: 0, round: 1, source: source.to_owned(), answer: Some(answer) });
    }

    /// Returns whether the script was played and every expectation was met. A skipped script has not passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.missed == 0 && self.skipped.is_none()
    }

    /// Returns the first event that differs from the script.
    #[must_use]
    pub fn first_difference(&self) -> Option<&Event> {
        self.events.iter().find(|event| event.difference().is_some())
    }
}

impl Event {
    /// Returns the difference from the script, if there is one.
    #[must_use]
    pub fn difference(&self) -> Option<&str> {
        self.answer.as_ref()?.difference.as_deref()
    }
}

/// Plays `script` to `target`; `timeout` bounds each step unless the script sets a timeout of its own.
///
/// ```
/// use std::time::Duration;
/// use wire_player::play::{Target, play};
///
/// // Nobody listens at the target.
/// let target = Target::new("service", std::net::SocketAddr::from(([127, 0, 0, 1], 1)));
/// let outcome = play(&"> PING\n< +PONG\n".parse()?, &target, Duration::from_secs(10));
/// assert!(!outcome.passed());
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
#[must_use = "the outcome says whether the script was kept"]
pub fn play(script: &Script, target: &Target, timeout: Duration) -> Outcome {
    if let Some(reason) = script.skip_reason(&target.name) {
        return Outcome::skipped(reason);
    }
    let begun = Instant::now();
    let mut player = Player {
        target,
        timeout: script.timeout.unwrap_or(timeout),
        framing: script.framing.clone(),
        connections: BTreeMap::new(),
        variables: Variables::new(),
        rounds: BTreeMap::new(),
        quiet: false,
        session: None,
        before: VecDeque::new(),
        max_differences: MAX_DIFFERENCES,
        outcome: Outcome::default(),
    };
    // The difference that stopped the script has already been recorded.
    let _ = player.steps(&script.steps);
    Outcome { elapsed: begun.elapsed(), ..player.outcome }
}

/// Marker that the script cannot go on, since later steps would only repeat the difference.
pub(crate) struct Stop;

pub(crate) struct Player<'a> {
    target: &'a Target,
    timeout: Duration,
    framing: Framing,
    connections: BTreeMap<String, Connection>,
    variables: Variables,
    /// Number of times that each line has been played.
    rounds: BTreeMap<usize, usize>,
    /// `true` if events are left out because they repeat earlier ones.
    quiet: bool,
    /// State that a recorded session shares with others.
    session: Option<Context<'a>>,
    /// In a session whose transcript is not kept: the last events, which are shown before a difference.
    before: VecDeque<Event>,
    /// Number of differences after which playing the script is abandoned.
    max_differences: usize,
    outcome: Outcome,
}

/// Result of a step that expected something.
struct Found {
    found: String,
    bytes: Vec<u8>,
    difference: Option<String>,
    /// `true` if later steps on this connection can still succeed.
    goes_on: bool,
}

impl Found {
    fn new(found: String, bytes: Vec<u8>, difference: Option<String>) -> Self {
        Self { found, bytes, difference, goes_on: true }
    }

    fn lost(difference: String) -> Self {
        let found = difference.clone();
        Self { found, bytes: Vec::new(), difference: Some(difference), goes_on: false }
    }
}

impl Player<'_> {
    fn steps(&mut self, steps: &[Step]) -> Result<(), Stop> {
        for step in steps {
            if step.audience.includes(&self.target.name) {
                self.step(step)?;
            }
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<(), Stop> {
        let done = match &step.action {
            Action::Repeat { rounds, steps } => return self.repeat(step, rounds, steps),
            Action::Eventually(steps) => return self.eventually(step, steps),
            Action::Expect { connection, expectation } => {
                let same = expectation.demands_same();
                let found = self.expect(connection, expectation);
                return self.told(step, found, same);
            }
            Action::ExpectBytes { connection, bytes, within_frame } => {
                let found = self.expect_bytes(connection, bytes, *within_frame);
                return self.told(step, found, false);
            }
            Action::ExpectClose { connection, how } => {
                let found = self.expect_close(connection, *how);
                return self.told(step, found, false);
            }
            Action::ExpectSilence { connection, duration } => {
                let found = self.expect_silence(connection, *duration);
                return self.told(step, found, false);
            }
            Action::Check { name, distinct, expectation } => {
                let found = self.check(name, *distinct, expectation);
                return self.told(step, found, false);
            }
            Action::Send { connection, request, held } => self.send(connection, request, *held),
            Action::Control { connection, control } => self.control(connection, control),
            Action::Pause(duration) => {
                std::thread::sleep(*duration);
                Ok(())
            }
            Action::Set { name, value } => value
                .render(&self.variables)
                .map(|value| drop(self.variables.insert(name.clone(), Value::Bytes(value))))
                .map_err(StepError::from),
        };
        match done {
            Ok(()) => {
                self.event(step, None);
                Ok(())
            }
            Err(why) => self.told(step, Err(why), false),
        }
    }

    /// Records the outcome of an expectation.
    fn told(&mut self, step: &Step, found: Result<Found, StepError>, same: bool) -> Result<(), Stop> {
        let Found { found, bytes, difference, goes_on } = found.unwrap_or_else(|error| Found::lost(error.to_string()));
        let missed = difference.is_some();
        if missed {
            self.outcome.missed += 1;
        } else {
            self.outcome.met += 1;
        }
        self.event(step, Some(Answer { found, bytes, same, difference }));
        if goes_on && self.outcome.missed < self.max_differences { Ok(()) } else { Err(Stop) }
    }

    fn event(&mut self, step: &Step, answer: Option<Answer>) {
        let round = self.rounds.entry(step.line).or_insert(0);
        *round += 1;
        let differs = answer.as_ref().is_some_and(|answer| answer.difference.is_some());
        let event = Event { line: step.line, round: *round, source: shortened(&step.source), answer };
        if self.quiet && !differs {
            if self.session.is_some() {
                self.before.truncate(EVENTS_BEFORE - 1);
                self.before.push_front(event);
            }
            return;
        }
        self.outcome.events.extend(self.before.drain(..).rev());
        self.outcome.events.push(event);
    }

    fn connection(&mut self, name: &str) -> Result<&mut Connection, StepError> {
        if !self.connections.contains_key(name) {
            let mut connection = Connection::open(self.target.address.clone(), self.timeout)
                .map_err(|error| StepError::Connect(self.target.address.clone(), error))?;
            connection.set_framing(&self.framing);
            // A Unix socket has no address of its own.
            if let Ok(local) = connection.local_address() {
                let value = Value::Bytes(local.to_string().into_bytes());
                self.variables.insert(format!("{name}.local"), value);
            }
            self.connections.insert(name.to_owned(), connection);
        }
        self.connections.get_mut(name).ok_or_else(|| StepError::NoConnection(name.to_owned()))
    }

    /// Sends everything that was held back, and returns the connection.
    fn flushed(&mut self, name: &str) -> Result<&mut Connection, StepError> {
        self.transmit(name, b"")?;
        self.connection(name)
    }

    fn transmit(&mut self, name: &str, bytes: &[u8]) -> Result<(), StepError> {
        let timeout = self.timeout;
        self.connection(name)?.send(bytes, timeout).map_err(StepError::Send)
    }

    fn send(&mut self, name: &str, request: &Request, held: bool) -> Result<(), StepError> {
        self.connection(name)?;
        let bytes = match request {
            Request::Raw(bytes) => bytes.render(&self.variables)?,
            Request::Command(words) => {
                let words: Result<Vec<_>, _> =
                    words.iter().map(|word| word.render(&self.variables).map(Reply::Bulk)).collect();
                Reply::Array(words?).encode()
            }
        };
        if held {
            self.connection(name)?.hold(&bytes);
            return Ok(());
        }
        self.transmit(name, &bytes)
    }

    fn control(&mut self, name: &str, control: &Control) -> Result<(), StepError> {
        match control {
            Control::Refused => {
                if Connection::open(self.target.address.clone(), self.timeout).is_ok() {
                    return Err(StepError::Accepted);
                }
            }
            Control::Connect => {
                self.connections.remove(name);
                self.connection(name)?;
            }
            Control::Close => {
                self.flushed(name)?;
                self.connections.remove(name);
            }
            Control::Reset => {
                self.flushed(name)?;
                if let Some(connection) = self.connections.remove(name) {
                    connection.reset().map_err(|error| StepError::Close("reset", error))?;
                }
            }
            Control::HalfClose => {
                let closed = self.flushed(name)?.half_close();
                closed.map_err(|error| StepError::Close("half-close", error))?;
            }
            Control::Flush => drop(self.flushed(name)?),
            Control::PiecesOf(size) => self.connection(name)?.set_pieces(Some(*size)),
            Control::Whole => self.connection(name)?.set_pieces(None),
            Control::CutAt(at) => {
                let at = at.render(&self.variables)?;
                let place = std::str::from_utf8(&at).ok().and_then(|at| at.parse().ok());
                let place = place.ok_or(StepError::Cut(at))?;
                self.connection(name)?.set_cut(place);
            }
        }
        Ok(())
    }

    fn expect(&mut self, name: &str, expectation: &Expectation) -> Result<Found, StepError> {
        let timeout = self.timeout;
        let (reply, bytes) = match self.flushed(name)?.reply(timeout) {
            Ok(found) => found,
            Err(missing) => return Ok(Found::lost(missing.to_string())),
        };
        let mut difference = self.difference(expectation, &reply);
        // A pattern compares values only, so the protocol's bytes around them are checked here.
        if difference.is_none() && reply.encode() != bytes {
            difference = Some(format!("the reply is not in canonical form: {}", summary_of(&bytes)));
        }
        Ok(Found::new(reply.summary(), bytes, difference))
    }

    fn difference(&mut self, expectation: &Expectation, reply: &Reply) -> Option<String> {
        let mut captured = Vec::new();
        if let Err(why) = expectation.matches(reply, &self.variables, &mut captured) {
            return Some(why.to_string());
        }
        captured
            .iter()
            .find_map(|(capture, reply)| capture.store(reply, &mut self.variables).err().map(|why| why.to_string()))
    }

    fn expect_bytes(&mut self, name: &str, bytes: &RawPattern, within_frame: bool) -> Result<Found, StepError> {
        let expected = bytes.render(&self.variables)?;
        let framed = self.framing != Framing::Raw && !within_frame;
        let found = if framed { self.frame(name)? } else { Ok(self.as_expected(name, &expected)?) };
        let found = match found {
            Ok(found) => found,
            Err(missing) => return Ok(Found::lost(missing.to_string())),
        };
        let shown = summary_of(&found);
        match expected.compare(&found, true) {
            Comparison::Fits(_, captured) => {
                for (name, value) in captured {
                    self.variables.insert(name, Value::Bytes(value));
                }
                Ok(Found::new(shown, found, None))
            }
            _ if framed => {
                let difference = difference(&self.framing, &expected, &found);
                Ok(Found::new(shown, found, Some(difference)))
            }
            _ => {
                let difference = difference(&Framing::Raw, &expected, &found);
                Ok(Found { goes_on: false, ..Found::new(shown, found, Some(difference)) })
            }
        }
    }

    /// Returns the next frame, or the reason why there is none.
    fn frame(&mut self, name: &str) -> Result<Result<Vec<u8>, Missing>, StepError> {
        let timeout = self.timeout;
        Ok(self.flushed(name)?.frame(timeout))
    }

    /// Returns the bytes that match the pattern, or everything that has arrived if nothing matches.
    fn as_expected(&mut self, name: &str, expected: &Rendered) -> Result<Vec<u8>, StepError> {
        let timeout = self.timeout;
        let connection = self.flushed(name)?;
        if let Some(bytes) = expected.as_bytes() {
            return connection.bytes(bytes.len(), timeout).map_err(StepError::Socket);
        }
        loop {
            let unread = connection.unread();
            match expected.compare(unread, false) {
                Comparison::Fits(length, _) => return connection.bytes(length, timeout).map_err(StepError::Socket),
                Comparison::Incomplete if connection.more_than(unread.len(), timeout).map_err(StepError::Socket)? => {}
                Comparison::Incomplete | Comparison::Differs(_) => {
                    let rest = connection.unread().len();
                    return connection.bytes(rest, timeout).map_err(StepError::Socket);
                }
            }
        }
    }

    fn expect_close(&mut self, name: &str, how: Close) -> Result<Found, StepError> {
        let timeout = self.timeout;
        let connection = self.flushed(name)?;
        let end = connection.end(timeout).map_err(StepError::Socket)?;
        let Some(end) = end else {
            let unread = connection.unread();
            let found = if unread.is_empty() {
                format!("still open after {timeout:?}")
            } else {
                format!("{} before the close", summary_of(unread))
            };
            return Ok(Found::lost(found));
        };
        let found = end.to_string();
        let fits = match how {
            Close::Any => true,
            Close::Fin => end == End::Fin,
            Close::Reset => end == End::Reset,
        };
        let difference = (!fits).then(|| found.clone());
        // FIN and RST are the same answer if the script accepts either.
        Ok(Found::new(if how == Close::Any { "closed".into() } else { found }, Vec::new(), difference))
    }

    fn expect_silence(&mut self, name: &str, duration: Duration) -> Result<Found, StepError> {
        let connection = self.flushed(name)?;
        let end = connection.end(duration).map_err(StepError::Socket)?;
        if let Some(end) = end {
            return Ok(Found::lost(end.to_string()));
        }
        let unread = connection.unread();
        let found = summary_of(unread);
        let difference = (!unread.is_empty()).then(|| format!("{found} instead of silence"));
        Ok(Found::new(format!("silence {}ms", duration.as_millis()), unread.to_vec(), difference))
    }

    fn check(&mut self, name: &str, distinct: bool, expectation: &Expectation) -> Result<Found, StepError> {
        let mut list = match self.variables.get(name) {
            Some(Value::List(list)) => list.clone(),
            Some(Value::Bytes(_)) => return Err(StepError::NoList(name.to_owned())),
            None => Vec::new(),
        };
        if distinct {
            list.sort_by_cached_key(Reply::encode);
            list.dedup();
        }
        let list = Reply::Array(list);
        let difference = self.difference(expectation, &list);
        Ok(Found::new(list.summary(), list.encode(), difference))
    }

    fn repeat(&mut self, step: &Step, rounds: &Rounds, steps: &[Step]) -> Result<(), Stop> {
        let quiet = self.quiet;
        let mut done = 0;
        let ended = match rounds {
            Rounds::Count { counter, first, last } => (*first..=*last).try_for_each(|number| {
                if let Some(name) = counter {
                    let value = Value::Bytes(number.to_string().into_bytes());
                    self.variables.insert(name.clone(), value);
                }
                self.quiet = quiet || done >= ROUNDS_TOLD;
                done += 1;
                self.steps(steps)
            }),
            Rounds::Until { name, value } => loop {
                self.quiet = quiet || done >= ROUNDS_TOLD;
                if let Err(stop) = self.steps(steps) {
                    break Err(stop);
                }
                done += 1;
                let reached =
                    value.render(&self.variables).map(|value| self.variables.get(name) == Some(&Value::Bytes(value)));
                match reached {
                    Ok(true) => break Ok(()),
                    Ok(false) if done < MAX_ROUNDS => {}
                    Ok(false) => {
                        break self.told(step, Err(StepError::NotReached(done)), false);
                    }
                    Err(why) => break self.told(step, Err(why.into()), false),
                }
            },
        };
        self.quiet = quiet;
        ended
    }

    fn eventually(&mut self, step: &Step, steps: &[Step]) -> Result<(), Stop> {
        let deadline = Instant::now() + self.timeout;
        let before = self.outcome.clone();
        loop {
            let ended = self.steps(steps);
            if self.outcome.missed == before.missed || Instant::now() > deadline {
                if self.outcome.missed != before.missed {
                    let _ = self.told(step, Err(StepError::NotWithin(self.timeout)), false);
                }
                return ended;
            }
            self.outcome = before.clone();
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
