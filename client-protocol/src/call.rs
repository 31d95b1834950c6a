//! Requests with the type of their result.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::{Error, Refusal};
use engine::Frame;

/// Commands that have no reply, or more than one, or that keep later commands from being answered. The client would
/// take what the server sends after one of them for the replies to other commands.
const NOT_ONE_REPLY: [&str; 10] = [
    "subscribe",
    "unsubscribe",
    "psubscribe",
    "punsubscribe",
    "ssubscribe",
    "sunsubscribe",
    "monitor",
    "sync",
    "psync",
    "replconf",
];

/// Commands that would end a transaction early, or that a server refuses inside one.
const NOT_IN_TRANSACTION: [&str; 6] = ["multi", "exec", "discard", "watch", "quit", "reset"];

/// The results of commands that were sent together, in their order: for each the reply, or the server's error.
pub type Results = Vec<Result<Frame, Error>>;

/// A request together with the conversion of its replies.
///
/// ```
/// use engine::Frame;
/// use client_protocol::Call;
///
/// let (request, reading) = Call::get("hello").into_parts().unwrap();
/// assert_eq!(request.bytes(), b"*2\r\n$3\r\nget\r\n$5\r\nhello\r\n");
/// assert_eq!(request.replies(), 1);
/// assert_eq!(reading.result(vec![Frame::Bulk("world".into())]).unwrap(), Some("world".into()));
/// ```
///
/// Each command has the type of its result:
///
/// ```
/// use std::time::Duration;
/// use client_protocol::{Call, Error};
/// use engine::Frame;
///
/// fn answered<T>(call: Call<T>, replies: Vec<Frame>) -> Result<T, Error> {
///     let (request, reading) = call.into_parts()?;
///     assert_eq!(request.replies(), replies.len());
///     reading.result(replies)
/// }
/// let ok = || Frame::Simple("OK".to_owned());
///
/// assert_eq!(answered(Call::ping(None), vec![Frame::Simple("PONG".to_owned())])?, "PONG");
/// answered(Call::set("hello", "world"), vec![ok()])?;
/// answered(Call::set_expires("moment", "brief", Duration::from_secs(60)), vec![ok()])?;
/// assert_eq!(answered(Call::del(["hello", "moment"]), vec![Frame::Integer(2)])?, 2);
/// assert_eq!(answered(Call::publish("news", "hello"), vec![Frame::Integer(0)])?, 0);
///
/// let wrong = || Frame::Error("ERR wrong".to_owned());
/// assert!(answered(Call::command(["incr"]), vec![wrong()]).is_err());
/// assert_eq!(answered(Call::raw(["incr"]), vec![wrong()])?, wrong());
///
/// let all = answered(Call::all([["get", "a"], ["get", "b"]]), vec![Frame::Null, wrong()])?;
/// assert!(all[0].is_ok() && all[1].is_err());
///
/// let queued = Frame::Simple("QUEUED".to_owned());
/// let executed = Frame::Array(vec![Frame::Integer(1)]);
/// let results = answered(Call::transaction([["incr", "a"]]), vec![ok(), queued, executed])?;
/// assert_eq!(results.expect("no key is watched").len(), 1);
/// # Ok::<(), Error>(())
/// ```
pub struct Call<T> {
    request: Result<Request, Refusal>,
    reading: Reading<T>,
}

/// Commands in the form in which they are sent, and the number of their replies.
///
/// Its `Debug` shows no argument: one may be a password, or long.
///
/// ```
/// let (request, _) = client_protocol::Call::all([["get", "a"], ["get", "b"]]).into_parts().unwrap();
/// assert_eq!(request.replies(), 2);
/// assert!(request.bytes().starts_with(b"*2\r\n$3\r\nget\r\n"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Request {
    bytes: Vec<u8>,
    replies: usize,
    effect: Effect,
}

/// Effect of a request on the transaction that the caller has begun by commands of his own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Effect {
    /// It begins and ends none.
    #[default]
    None,
    /// Its last word is a `MULTI`, which is answered by the reply of this number.
    Begins {
        /// Number of the reply, from 0.
        reply: usize,
    },
    /// Its last word is an `EXEC`, a `DISCARD` or a `RESET`.
    Ends,
    /// It is a transaction, from `MULTI` to `EXEC`.
    Whole,
}

/// Conversion of the replies to a request into a result.
///
/// ```
/// let (_, reading) = client_protocol::Call::del(["a", "b"]).into_parts().unwrap();
/// assert_eq!(reading.result(vec![engine::Frame::Integer(2)]).unwrap(), 2);
/// ```
pub struct Reading<T> {
    read: fn(Vec<Frame>) -> Result<T, Error>,
}

impl Request {
    /// Returns the bytes to send.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the number of replies to wait for; 0 means that there is nothing to send.
    #[must_use]
    pub fn replies(&self) -> usize {
        self.replies
    }

    /// Returns what becomes of the transaction that the caller has begun.
    pub(super) fn effect(&self) -> Effect {
        self.effect
    }

    fn push<A: AsRef<[u8]>>(&mut self, arguments: impl IntoIterator<Item = A>) -> Result<(), Refusal> {
        let arguments: Vec<A> = arguments.into_iter().collect();
        let is_one_of = |names, argument: usize| find(names, arguments.get(argument)?.as_ref());
        if arguments.is_empty() {
            return Err(Refusal::Empty);
        }
        if let Some(name) = is_one_of(&NOT_ONE_REPLY, 0) {
            return Err(Refusal::NotOneReply(name.to_uppercase()));
        }
        let silences = is_one_of(&["client"], 0).and(is_one_of(&["reply"], 1)).and(is_one_of(&["off", "skip"], 2));
        if silences.is_some() {
            return Err(Refusal::NotOneReply("CLIENT REPLY".to_owned()));
        }
        let is_bare = arguments.len() == 1;
        if is_bare && is_one_of(&["multi"], 0).is_some() {
            self.effect = Effect::Begins { reply: self.replies };
        // A server that refuses `EXEC` for its arguments gives the transaction up.
        } else if is_one_of(&["exec"], 0).is_some() || is_bare && is_one_of(&["discard", "reset"], 0).is_some() {
            self.effect = Effect::Ends;
        }
        encode(&arguments, &mut self.bytes);
        self.replies += 1;
        Ok(())
    }
}

/// Shows only the name of the type: the conversion is a function, which cannot be shown.
impl<T> fmt::Debug for Reading<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading").finish_non_exhaustive()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("len", &self.bytes.len()).field("replies", &self.replies).finish()
    }
}

impl<T> Reading<T> {
    /// Converts the replies, of which there must be exactly [`Request::replies`].
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply, [`Error::Unexpected`] for a reply of a type that the command never
    /// returns.
    pub fn result(self, replies: Vec<Frame>) -> Result<T, Error> {
        (self.read)(replies)
    }
}

impl<T> Call<T> {
    /// Takes the call apart, into the request to send and the conversion of its replies.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] for a command that must not be sent: an empty one, or one that does not have exactly one
    /// reply.
    pub fn into_parts(self) -> Result<(Request, Reading<T>), Error> {
        Ok((self.request?, self.reading))
    }

    fn new<A: AsRef<[u8]>>(arguments: impl IntoIterator<Item = A>, read: fn(Vec<Frame>) -> Result<T, Error>) -> Self {
        let mut request = Request::default();
        Self { request: request.push(arguments).map(|()| request), reading: Reading { read } }
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("request", &self.request).finish_non_exhaustive()
    }
}

impl Call<Bytes> {
    /// Returns a `PING [message]`, whose result is the message, or `PONG`.
    #[must_use]
    pub fn ping(message: Option<Bytes>) -> Self {
        Self::new([Bytes::from("ping")].into_iter().chain(message), |replies| match one(replies)? {
            Frame::Simple(text) => Ok(text.into()),
            Frame::Bulk(message) => Ok(message),
            other => Err(Error::Unexpected(other)),
        })
    }
}

impl Call<Option<Bytes>> {
    /// Returns a `GET key`, whose result is the value, or `None`.
    pub fn get(key: impl AsRef<[u8]>) -> Self {
        Self::new([b"get", key.as_ref()], |replies| match one(replies)? {
            Frame::Bulk(value) => Ok(Some(value)),
            Frame::Null => Ok(None),
            other => Err(Error::Unexpected(other)),
        })
    }
}

impl Call<()> {
    /// Returns a `SET key value`.
    pub fn set(key: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Self {
        Self::new([b"set", key.as_ref(), value.as_ref()], ok)
    }

    /// Returns a `SET key value PX milliseconds`. The time is rounded up to whole milliseconds; the server refuses
    /// zero.
    pub fn set_expires(key: impl AsRef<[u8]>, value: impl AsRef<[u8]>, expiration: Duration) -> Self {
        let millis = expiration.as_nanos().div_ceil(1_000_000).to_string();
        Self::new([b"set", key.as_ref(), value.as_ref(), b"px", millis.as_bytes()], ok)
    }

    /// Returns a call of several commands whose replies matter only if one of them is an error.
    pub(super) fn steps<C, A>(commands: impl IntoIterator<Item = C>) -> Self
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        let read = |replies: Vec<Frame>| replies.into_iter().try_for_each(|reply| checked(reply).map(drop));
        Self { request: batch(commands), reading: Reading { read } }
    }
}

impl Call<u64> {
    /// Returns a `PUBLISH channel message`, whose result is the number of subscribers that it reached.
    pub fn publish(channel: impl AsRef<[u8]>, message: impl AsRef<[u8]>) -> Self {
        Self::new([b"publish", channel.as_ref(), message.as_ref()], count)
    }

    /// Returns a `DEL key…`, whose result is the number of keys that it removed.
    pub fn del<K: AsRef<[u8]>>(keys: impl IntoIterator<Item = K>) -> Self {
        let keys: Vec<K> = keys.into_iter().collect();
        Self::new([&b"del"[..]].into_iter().chain(keys.iter().map(AsRef::as_ref)), count)
    }
}

impl Call<Frame> {
    /// Returns a call of any command that has one reply. An error reply becomes an [`Error::Server`].
    pub fn command<A: AsRef<[u8]>>(arguments: impl IntoIterator<Item = A>) -> Self {
        Self::new(arguments, one)
    }

    /// Returns a call of any command that has one reply, whose result is that reply as it came: an error reply is a
    /// [`Frame::Error`].
    pub fn raw<A: AsRef<[u8]>>(arguments: impl IntoIterator<Item = A>) -> Self {
        Self::new(arguments, |replies| Ok(first(replies)))
    }
}

impl Call<Results> {
    /// Returns a call of commands that are sent together, whose result holds the result of each.
    pub fn all<C, A>(commands: impl IntoIterator<Item = C>) -> Self
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        Self { request: batch(commands), reading: Reading { read: |replies| Ok(results(replies)) } }
    }
}

impl Call<Option<Results>> {
    /// Returns a call that sends `MULTI`, the commands and `EXEC` together. Its result holds the result of each
    /// command, or is `None` if a watched key has changed.
    pub fn transaction<C, A>(commands: impl IntoIterator<Item = C>) -> Self
    where
        C: IntoIterator<Item = A>,
        A: AsRef<[u8]>,
    {
        let request = transaction(commands);
        Self { request, reading: Reading { read: executed } }
    }
}

fn find(names: &[&'static str], word: &[u8]) -> Option<&'static str> {
    names.iter().copied().find(|name| word.eq_ignore_ascii_case(name.as_bytes()))
}

/// Returns any command in the form in which it is sent, for a connection that takes whatever the server answers.
///
/// ```
/// # use client_protocol::command;
/// assert_eq!(command(["monitor"]).unwrap(), b"*1\r\n$7\r\nmonitor\r\n");
/// assert!(command([""; 0]).is_err());
/// ```
///
/// # Errors
///
/// [`Error::Refused`] for an empty command.
pub fn command<A: AsRef<[u8]>>(arguments: impl IntoIterator<Item = A>) -> Result<Vec<u8>, Error> {
    let arguments: Vec<A> = arguments.into_iter().collect();
    if arguments.is_empty() {
        return Err(Refusal::Empty.into());
    }
    let mut bytes = Vec::new();
    encode(&arguments, &mut bytes);
    Ok(bytes)
}

/// Appends a command as an array of bulk strings.
pub(super) fn encode(arguments: &[impl AsRef<[u8]>], bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(format!("*{}\r\n", arguments.len()).as_bytes());
    for argument in arguments {
        let argument = argument.as_ref();
        bytes.extend_from_slice(format!("${}\r\n", argument.len()).as_bytes());
        bytes.extend_from_slice(argument);
        bytes.extend_from_slice(b"\r\n");
    }
}

fn batch<C, A>(commands: impl IntoIterator<Item = C>) -> Result<Request, Refusal>
where
    C: IntoIterator<Item = A>,
    A: AsRef<[u8]>,
{
    let mut request = Request::default();
    commands.into_iter().try_for_each(|command| request.push(command))?;
    Ok(request)
}

fn transaction<C, A>(commands: impl IntoIterator<Item = C>) -> Result<Request, Refusal>
where
    C: IntoIterator<Item = A>,
    A: AsRef<[u8]>,
{
    let mut request = Request::default();
    request.push(["multi"])?;
    for command in commands {
        let command: Vec<A> = command.into_iter().collect();
        let name = command.first().map_or(&b""[..], AsRef::as_ref);
        if let Some(name) = find(&NOT_IN_TRANSACTION, name) {
            return Err(Refusal::InTransaction(name.to_uppercase()));
        }
        request.push(command)?;
    }
    request.push(["exec"])?;
    request.effect = Effect::Whole;
    Ok(request)
}

/// Converts the replies to `MULTI`, to the queued commands, and to `EXEC`. If one of the earlier replies is an error,
/// returns that one: the error of `EXEC` only follows from it. If `EXEC` was answered with results all the same, they
/// are those of a transaction that the server had begun before, and the reply is not expected.
fn executed(mut replies: Vec<Frame>) -> Result<Option<Results>, Error> {
    let executed = replies.pop();
    let queued = replies.into_iter().try_for_each(|queued| checked(queued).map(drop));
    match (executed, queued) {
        (Some(Frame::Array(replies)), Ok(())) => Ok(Some(results(replies))),
        (Some(frame @ Frame::Array(_)), Err(_)) => Err(Error::Unexpected(frame)),
        (_, Err(refused)) => Err(refused),
        (Some(Frame::Null) | None, Ok(())) => Ok(None),
        (Some(other), Ok(())) => Err(checked(other).map_or_else(|error| error, Error::Unexpected)),
    }
}

fn results(replies: Vec<Frame>) -> Results {
    replies.into_iter().map(checked).collect()
}

fn first(replies: Vec<Frame>) -> Frame {
    replies.into_iter().next().unwrap_or(Frame::Null)
}

fn one(replies: Vec<Frame>) -> Result<Frame, Error> {
    checked(first(replies))
}

fn checked(reply: Frame) -> Result<Frame, Error> {
    match reply {
        Frame::Error(text) => Err(Error::Server(text)),
        other => Ok(other),
    }
}

fn ok(replies: Vec<Frame>) -> Result<(), Error> {
    match one(replies)? {
        Frame::Simple(text) if text == "OK" => Ok(()),
        other => Err(Error::Unexpected(other)),
    }
}

fn count(replies: Vec<Frame>) -> Result<u64, Error> {
    match one(replies)? {
        Frame::Integer(count) => u64::try_from(count).map_err(|_| Error::Unexpected(Frame::Integer(count))),
        other => Err(Error::Unexpected(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request<T>(call: Call<T>) -> Request {
        call.into_parts().unwrap().0
    }

    fn result<T>(call: Call<T>, reply: Frame) -> Result<T, Error> {
        call.into_parts().unwrap().1.result(vec![reply])
    }

    fn error(text: &str) -> Frame {
        Frame::Error(text.to_owned())
    }

    #[test]
    fn an_expiration_is_rounded_up_to_milliseconds() {
        for (duration, millis) in [
            (Duration::from_secs(2), "2000"),
            (Duration::from_micros(1), "1"),
            (Duration::from_micros(1_001), "2"),
            (Duration::ZERO, "0"),
        ] {
            let mut bytes = Vec::new();
            Frame::command(["set", "k", "v", "px", millis]).encode(&mut bytes);
            assert_eq!(request(Call::set_expires("k", "v", duration)).bytes(), bytes);
        }
    }

    #[test]
    fn an_error_reply_is_the_servers_text() {
        for error in [
            result(Call::get("k"), error("WRONGTYPE no")).map(drop).unwrap_err(),
            result(Call::command(["x"]), error("WRONGTYPE no")).map(drop).unwrap_err(),
        ] {
            assert!(matches!(error, Error::Server(text) if text == "WRONGTYPE no"));
        }
    }

    #[test]
    fn a_reply_of_another_type_is_unexpected() {
        assert!(matches!(result(Call::get("k"), Frame::Integer(1)), Err(Error::Unexpected(Frame::Integer(1)))));
        assert!(matches!(result(Call::set("k", "v"), Frame::Null), Err(Error::Unexpected(Frame::Null))));
        assert!(matches!(result(Call::publish("c", "m"), Frame::Integer(-1)), Err(Error::Unexpected(_))));
        assert!(matches!(result(Call::ping(None), Frame::Null), Err(Error::Unexpected(Frame::Null))));
    }

    #[test]
    fn a_raw_command_hands_an_error_reply_through() {
        assert_eq!(result(Call::raw(["x"]), error("ERR no")).unwrap(), error("ERR no"));
    }

    #[test]
    fn a_command_without_exactly_one_reply_is_refused() {
        for words in ["SUBSCRIBE a b", "punsubscribe", "Monitor", "client reply off", "CLIENT REPLY SKIP", "psync ? -1"]
        {
            let words: Vec<&str> = words.split(' ').collect();
            for refused in [
                Call::command(&words).into_parts().map(drop),
                Call::raw(&words).into_parts().map(drop),
                Call::all([&words]).into_parts().map(drop),
                Call::transaction([&words]).into_parts().map(drop),
            ] {
                assert!(matches!(refused, Err(Error::Refused(Refusal::NotOneReply(_)))), "{words:?}");
            }
        }
        for words in ["client reply on", "client list", "publish a b", ""] {
            assert!(Call::raw(words.split(' ')).into_parts().is_ok(), "{words}");
        }
        assert!(matches!(Call::raw([""; 0]).into_parts(), Err(Error::Refused(Refusal::Empty))));
        assert!(matches!(Call::all([[""; 0]]).into_parts(), Err(Error::Refused(Refusal::Empty))));
    }

    #[test]
    fn commands_at_once_have_a_result_each() {
        let (request, reading) = Call::all([vec!["get", "a"], vec!["nonsense"]]).into_parts().unwrap();
        assert_eq!(request.replies(), 2);
        let results = reading.result(vec![Frame::Null, error("ERR no")]).unwrap();
        assert!(matches!(&results[..], [Ok(Frame::Null), Err(Error::Server(text))] if text == "ERR no"));
        assert_eq!(request_of_nothing().replies(), 0);
    }

    fn request_of_nothing() -> Request {
        request(Call::all([[""; 1]; 0]))
    }

    #[test]
    fn a_transaction_is_executed_or_not_or_refused() {
        let call = || Call::transaction([["get", "a"], ["incr", "b"]]).into_parts().unwrap();
        assert_eq!(call().0.replies(), 4);
        let replies = |queued: Frame, executed: Frame| {
            let ok = || Frame::Simple("OK".to_owned());
            call().1.result(vec![ok(), queued, ok(), executed])
        };
        let queued = || Frame::Simple("QUEUED".to_owned());
        let executed = replies(queued(), Frame::Array(vec![Frame::Null, error("ERR no integer")])).unwrap().unwrap();
        assert!(matches!(&executed[..], [Ok(Frame::Null), Err(Error::Server(_))]));
        assert!(replies(queued(), Frame::Null).unwrap().is_none());
        let refused = replies(error("ERR unknown command"), error("EXECABORT")).unwrap_err();
        assert_eq!(refused.to_string(), "ERR unknown command");
        for name in ["EXEC", "multi", "Discard", "watch", "Quit", "RESET"] {
            let refused = Call::transaction([[name]]).into_parts();
            assert!(matches!(refused, Err(Error::Refused(Refusal::InTransaction(_)))), "{name}");
        }
    }

    #[test]
    fn debug_shows_no_argument() {
        let shown = format!("{:?}", Call::raw(["auth", "s3cret"]));
        assert!(!shown.contains("s3cret") && !shown.contains("115"), "{shown}");
    }
}
