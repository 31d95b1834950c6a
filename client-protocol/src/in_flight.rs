//! Assignment of replies to the requests in flight.

use std::collections::VecDeque;
use std::io;

use super::call::Effect;
use super::{Error, Refusal, Request};
use engine::Frame;

/// Largest number of requests that a client shared by many tasks has in flight on its connection; the same number again
/// may wait in its channel. Further callers wait before they send, so that a server that does not answer cannot fill
/// the memory.
pub const MAX_IN_FLIGHT: usize = 4096;

/// The requests of one connection that are not answered yet, in the order in which they were sent. Each has a caller
/// `C` who waits for its replies.
///
/// Only the order tells which reply answers which request, so whatever breaks the order is final: after an error of the
/// connection, after bytes that are no frame, and after a reply that belongs to no request, every call of
/// [`Self::check`] and [`Self::receive`] returns that error. Pushes, which a server may send at any time, answer no
/// request and are dropped.
///
/// ```
/// use engine::Frame;
/// use client_protocol::{Call, InFlight};
///
/// let mut in_flight = InFlight::default();
/// let (request, _) = Call::get("hello").into_parts().unwrap();
/// in_flight.send("caller", &request);
/// let push = Frame::Push(vec![Frame::Bulk("invalidate".into()), Frame::Null]);
/// assert!(in_flight.receive(Ok(Some(push))).unwrap().is_none());
/// let answered = in_flight.receive(Ok(Some(Frame::Null))).unwrap();
/// assert_eq!(answered, Some(("caller", vec![Frame::Null])));
/// assert!(in_flight.receive(Ok(Some(Frame::Integer(1)))).is_err());
/// assert!(in_flight.check().is_err());
/// ```
///
/// A caller may give up; its replies are skipped when they come:
///
/// ```
/// # use engine::Frame;
/// # use client_protocol::{Call, Error, InFlight};
/// # let (request, _) = Call::get("hello").into_parts().unwrap();
/// let mut in_flight = InFlight::default();
/// in_flight.send("first", &request);
/// in_flight.abandon();
/// in_flight.send("second", &request);
/// assert_eq!(in_flight.callers(), 1);
/// assert_eq!(in_flight.receive(Ok(Some(Frame::Integer(1)))).unwrap(), None);
/// let answered = in_flight.receive(Ok(Some(Frame::Integer(2)))).unwrap();
/// assert_eq!(answered, Some(("second", vec![Frame::Integer(2)])));
/// assert!(in_flight.is_settled());
///
/// // Whoever takes the connection over goes on behind what is still to come.
/// let mut in_flight: InFlight<u32> = in_flight.handed_over();
/// in_flight.send(7, &request);
/// assert_eq!(in_flight.waiting().map(|caller| *caller).collect::<Vec<_>>(), [7]);
/// let error = in_flight.fail(Error::closed());
/// assert!(error.is_closed());
/// assert_eq!(in_flight.take_callers().collect::<Vec<_>>(), [7]);
/// ```
#[derive(Debug)]
pub struct InFlight<C> {
    /// Number of replies that nobody waits for any more, and that come before those of the first caller.
    skip: usize,
    waiting: VecDeque<Waiting<C>>,
    /// Number of the `MULTI` that is in force, as far as one can tell before its reply.
    transaction: Option<u64>,
    /// Number of times that a `MULTI` was sent as a command.
    begun: u64,
    failed: Option<Error>,
}

#[derive(Debug)]
struct Waiting<C> {
    caller: C,
    /// Number of replies that are still to come.
    missing: usize,
    replies: Vec<Frame>,
    /// The `MULTI` by which this request begins a transaction: its number, and that of its reply.
    begins: Option<(u64, usize)>,
}

impl<C> InFlight<C> {
    /// Returns the error that ended the connection, if one did.
    ///
    /// # Errors
    ///
    /// The error that ended the connection.
    pub fn check(&self) -> Result<(), Error> {
        self.failed.clone().map_or(Ok(()), Err)
    }

    /// Returns whether `request` may be sent now; if so, [`Self::send`] is next.
    ///
    /// ```
    /// # use client_protocol::{Call, InFlight, Refusal};
    /// let mut in_flight = InFlight::default();
    /// let (multi, _) = Call::command(["multi"]).into_parts().unwrap();
    /// let (transaction, _) = Call::transaction([["incr", "a"]]).into_parts().unwrap();
    /// assert_eq!(in_flight.check_request(&transaction), Ok(()));
    /// in_flight.send("caller", &multi);
    /// assert_eq!(in_flight.check_request(&transaction), Err(Refusal::Nested));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refusal::Nested`] for a [`Call::transaction`] while a `MULTI` is in force that was sent as a command. The server
    /// would refuse the second `MULTI`, and execute the rest as a part of the first.
    ///
    /// [`Call::transaction`]: crate::Call::transaction
    pub fn check_request(&self, request: &Request) -> Result<(), Refusal> {
        match (request.effect(), self.transaction) {
            (Effect::Whole, Some(_)) => Err(Refusal::Nested),
            _ => Ok(()),
        }
    }

    /// Records that `request` was sent, and that `caller` waits for its replies. A request without replies needs no
    /// answer: it must not be sent, nor recorded.
    pub fn send(&mut self, caller: C, request: &Request) {
        let missing = request.replies();
        debug_assert!(missing > 0, "a request without replies is not sent");
        let mut begins = None;
        match request.effect() {
            Effect::None | Effect::Whole => {}
            Effect::Ends => self.transaction = None,
            Effect::Begins { reply } => {
                self.begun += 1;
                // An error in reply to a second `MULTI` leaves the first in force.
                begins = self.transaction.is_none().then_some((self.begun, reply));
                self.transaction = Some(self.begun);
            }
        }
        self.waiting.push_back(Waiting { caller, missing, replies: Vec::new(), begins });
    }

    /// Records a result of reading the connection: a frame, `None` for its end, or an error. Returns the first caller
    /// with all replies to its request, once they are complete.
    ///
    /// # Errors
    ///
    /// The end of the stream or the error, if `read` is one; [`Error::Unasked`] for a reply that belongs to no
    /// request.
    pub fn receive(&mut self, read: io::Result<Option<Frame>>) -> Result<Option<(C, Vec<Frame>)>, Error> {
        self.check()?;
        let reply = match read {
            Ok(Some(Frame::Push(_))) => return Ok(None),
            Ok(Some(reply)) => reply,
            Ok(None) => return Err(self.fail(Error::closed())),
            Err(error) => return Err(self.fail(error.into())),
        };
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(None);
        }
        let Some(first) = self.waiting.front_mut() else { return Err(self.fail(Error::Unasked(reply))) };
        first.replies.push(reply);
        first.missing -= 1;
        if first.missing > 0 {
            return Ok(None);
        }
        let Some(first) = self.waiting.pop_front() else { return Ok(None) };
        if let Some((number, reply)) = first.begins {
            let is_refused = matches!(first.replies.get(reply), Some(Frame::Error(_)));
            self.transaction = self.transaction.filter(|transaction| !is_refused || *transaction != number);
        }
        Ok(Some((first.caller, first.replies)))
    }

    /// Records that the connection is of no more use, and returns the reason.
    pub fn fail(&mut self, error: Error) -> Error {
        self.failed.get_or_insert(error).clone()
    }

    /// Forgets all callers; the replies that are still to come are skipped.
    pub fn abandon(&mut self) {
        self.skip += self.waiting.drain(..).map(|waiting| waiting.missing).sum::<usize>();
    }

    /// Returns whether no more replies are due.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.skip == 0 && self.waiting.is_empty()
    }

    /// Returns the number of callers that wait.
    #[must_use]
    pub fn callers(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the callers that wait; some may have given up.
    pub fn waiting(&mut self) -> impl Iterator<Item = &mut C> {
        self.waiting.iter_mut().map(|waiting| &mut waiting.caller)
    }

    /// Removes and returns all callers, for instance after [`Self::fail`].
    pub fn take_callers(&mut self) -> impl Iterator<Item = C> {
        self.waiting.drain(..).map(|waiting| waiting.caller)
    }

    /// Goes on with callers of another type; see [`Self::abandon`].
    #[must_use]
    pub fn handed_over<D>(mut self) -> InFlight<D> {
        self.abandon();
        InFlight { skip: self.skip, failed: self.failed, transaction: self.transaction, ..InFlight::default() }
    }
}

impl<C> Default for InFlight<C> {
    fn default() -> Self {
        Self { skip: 0, waiting: VecDeque::new(), transaction: None, begun: 0, failed: None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Call;
    use super::*;

    fn sent<C>(in_flight: &mut InFlight<C>, caller: C, replies: usize) {
        let (request, _) = Call::all(vec![["ping"]; replies]).into_parts().unwrap();
        in_flight.send(caller, &request);
    }

    /// Sends `commands` in one pipeline, which all have one word.
    fn sent_words(in_flight: &mut InFlight<()>, commands: &[&str]) {
        let (request, _) = Call::all(commands.iter().map(|command| [command])).into_parts().unwrap();
        in_flight.send((), &request);
    }

    fn may_begin<C>(in_flight: &InFlight<C>) -> bool {
        let (request, _) = Call::transaction([["ping"]]).into_parts().unwrap();
        in_flight.check_request(&request).is_ok()
    }

    fn receive<C>(in_flight: &mut InFlight<C>, number: i64) -> Result<Option<(C, Vec<Frame>)>, Error> {
        in_flight.receive(Ok(Some(Frame::Integer(number))))
    }

    #[test]
    fn replies_are_counted_out_in_order() {
        let mut in_flight = InFlight::default();
        sent(&mut in_flight, 'a', 2);
        sent(&mut in_flight, 'b', 1);
        assert_eq!(receive(&mut in_flight, 1).unwrap(), None);
        let push = Ok(Some(Frame::Push(vec![Frame::Integer(9)])));
        assert_eq!(in_flight.receive(push).unwrap(), None);
        assert_eq!(receive(&mut in_flight, 2).unwrap(), Some(('a', vec![Frame::Integer(1), Frame::Integer(2)])));
        assert_eq!(receive(&mut in_flight, 3).unwrap(), Some(('b', vec![Frame::Integer(3)])));
        assert!(in_flight.is_settled());
    }

    #[test]
    fn replies_that_nobody_waits_for_are_skipped() {
        let mut in_flight = InFlight::default();
        sent(&mut in_flight, (), 3);
        receive(&mut in_flight, 1).unwrap();
        let mut in_flight = in_flight.handed_over();
        sent(&mut in_flight, 'b', 1);
        assert_eq!(receive(&mut in_flight, 2).unwrap(), None);
        assert_eq!(receive(&mut in_flight, 3).unwrap(), None);
        assert_eq!(receive(&mut in_flight, 4).unwrap(), Some(('b', vec![Frame::Integer(4)])));
    }

    #[test]
    fn the_first_error_is_final() {
        let mut in_flight = InFlight::default();
        sent(&mut in_flight, (), 1);
        let broken = in_flight.receive(Err(io::Error::other("first"))).unwrap_err();
        assert_eq!(broken.to_string(), "first");
        assert_eq!(receive(&mut in_flight, 1).unwrap_err().to_string(), "first");
        assert_eq!(in_flight.fail(Error::closed()).to_string(), "first");
        assert_eq!(in_flight.check().unwrap_err().to_string(), "first");
    }

    #[test]
    fn a_transaction_is_refused_while_a_multi_of_the_callers_is_in_force() {
        for (commands, in_force) in [
            (&["ping"][..], false),
            (&["multi"], true),
            (&["MULTI", "ping"], true),
            (&["multi", "exec"], false),
            (&["multi", "Discard"], false),
            (&["multi", "reset"], false),
            (&["multi", "exec", "multi"], true),
            (&["exec"], false),
        ] {
            let mut in_flight = InFlight::default();
            sent_words(&mut in_flight, commands);
            assert_eq!(may_begin(&in_flight), !in_force, "{commands:?}");
            if in_force {
                sent_words(&mut in_flight, &["exec"]);
                assert!(may_begin(&in_flight), "{commands:?}");
            }
        }
        let mut in_flight = InFlight::default();
        sent_words(&mut in_flight, &["multi"]);
        in_flight.abandon();
        assert!(!may_begin(&in_flight), "nobody waits for the reply, and the server has executed it");
        assert!(!may_begin(&in_flight.handed_over::<char>()));
    }

    #[test]
    fn with_arguments_exec_ends_a_transaction_and_the_others_do_nothing() {
        for (commands, in_force) in [
            (&["multi now"][..], false),
            (&["multi", "discard now"], true),
            (&["multi", "reset now"], true),
            (&["multi", "exec now"], false),
        ] {
            let mut in_flight = InFlight::default();
            let (request, _) = Call::all(commands.iter().map(|command| command.split(' '))).into_parts().unwrap();
            in_flight.send((), &request);
            assert_eq!(may_begin(&in_flight), !in_force, "{commands:?}");
        }
    }

    #[test]
    fn a_multi_that_the_server_refuses_begins_nothing() {
        let refused = || Ok(Some(Frame::Error("NOAUTH Authentication required.".to_owned())));
        let mut in_flight = InFlight::default();
        sent_words(&mut in_flight, &["ping", "multi"]);
        receive(&mut in_flight, 1).unwrap();
        in_flight.receive(refused()).unwrap();
        assert!(may_begin(&in_flight));

        let mut in_flight = InFlight::default();
        sent_words(&mut in_flight, &["multi"]);
        sent_words(&mut in_flight, &["multi"]);
        receive(&mut in_flight, 1).unwrap();
        in_flight.receive(refused()).unwrap();
        assert!(!may_begin(&in_flight), "the first is in force");
    }

    #[test]
    fn the_end_of_the_connection_is_an_error_to_whoever_waits() {
        let mut in_flight = InFlight::default();
        sent(&mut in_flight, (), 1);
        assert!(in_flight.receive(Ok(None)).unwrap_err().is_closed());
    }
}
