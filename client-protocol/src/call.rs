//! Requests with the type of their result.

use std::time::Duration;

use bytes::Bytes;

use super::Error;
use engine::Frame;

/// A request, and how its reply is read.
#[derive(Debug)]
pub struct Call<T> {
    request: Frame,
    read: fn(Frame) -> Result<T, Error>,
}

impl<T> Call<T> {
    fn new(request: Frame, read: fn(Frame) -> Result<T, Error>) -> Self {
        Self { request, read }
    }

    /// Returns what goes to the server.
    #[must_use]
    pub fn request(&self) -> &Frame {
        &self.request
    }

    /// Reads the reply.
    ///
    /// # Errors
    ///
    /// [`Error::Server`] for an error reply, [`Error::Unexpected`] for a type that the command does
    /// not have.
    pub fn result(self, reply: Frame) -> Result<T, Error> {
        (self.read)(reply)
    }
}

impl Call<Bytes> {
    /// `PING [message]`: the message, or `PONG`.
    #[must_use]
    pub fn ping(message: Option<Bytes>) -> Self {
        Self::new(Frame::command([Bytes::from("ping")].into_iter().chain(message)), |reply| match checked(reply)? {
            Frame::Simple(text) => Ok(text.into()),
            Frame::Bulk(message) => Ok(message),
            other => Err(Error::Unexpected(other)),
        })
    }
}

impl Call<Option<Bytes>> {
    /// `GET key`: the value, or `None`.
    pub fn get(key: impl Into<Bytes>) -> Self {
        Self::new(Frame::command([Bytes::from("get"), key.into()]), |reply| match checked(reply)? {
            Frame::Bulk(value) => Ok(Some(value)),
            Frame::Null => Ok(None),
            other => Err(Error::Unexpected(other)),
        })
    }
}

impl Call<()> {
    /// `SET key value`.
    pub fn set(key: impl Into<Bytes>, value: impl Into<Bytes>) -> Self {
        Self::new(Frame::command([Bytes::from("set"), key.into(), value.into()]), ok)
    }

    /// `SET key value PX milliseconds`; a part of a millisecond counts as a whole one, and the server
    /// refuses zero.
    pub fn set_expires(key: impl Into<Bytes>, value: impl Into<Bytes>, expiration: Duration) -> Self {
        let millis = expiration.as_nanos().div_ceil(1_000_000).to_string();
        Self::new(Frame::command([Bytes::from("set"), key.into(), value.into(), "px".into(), millis.into()]), ok)
    }
}

impl Call<u64> {
    /// `PUBLISH channel message`: how many subscribers it reached.
    pub fn publish(channel: impl Into<Bytes>, message: impl Into<Bytes>) -> Self {
        Self::new(Frame::command([Bytes::from("publish"), channel.into(), message.into()]), count)
    }

    /// `DEL key…`: how many of the keys there were.
    pub fn del<K: Into<Bytes>>(keys: impl IntoIterator<Item = K>) -> Self {
        let keys = keys.into_iter().map(Into::into);
        Self::new(Frame::command([Bytes::from("del")].into_iter().chain(keys)), count)
    }
}

impl Call<Frame> {
    /// Any command: its reply as it came, an error reply as [`Frame::Error`].
    pub fn command<A: Into<Bytes>>(arguments: impl IntoIterator<Item = A>) -> Self {
        Self::new(Frame::command(arguments), Ok)
    }
}

fn checked(reply: Frame) -> Result<Frame, Error> {
    reply.into_result().map_err(Error::Server)
}

fn ok(reply: Frame) -> Result<(), Error> {
    match checked(reply)? {
        Frame::Simple(text) if text == "OK" => Ok(()),
        other => Err(Error::Unexpected(other)),
    }
}

fn count(reply: Frame) -> Result<u64, Error> {
    match checked(reply)? {
        Frame::Integer(count) => u64::try_from(count).map_err(|_| Error::Unexpected(Frame::Integer(count))),
        other => Err(Error::Unexpected(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expiration_is_rounded_up_to_milliseconds() {
        for (duration, millis) in [
            (Duration::from_secs(2), "2000"),
            (Duration::from_micros(1), "1"),
            (Duration::from_micros(1_001), "2"),
            (Duration::ZERO, "0"),
        ] {
            let call = Call::set_expires("k", "v", duration);
            assert_eq!(call.request(), &Frame::command(["set", "k", "v", "px", millis]));
        }
    }

    #[test]
    fn an_error_reply_is_the_servers_text() {
        let error = Call::get("k").result(Frame::Error("WRONGTYPE no".to_owned())).unwrap_err();
        assert!(matches!(error, Error::Server(text) if text == "WRONGTYPE no"));
    }

    #[test]
    fn a_reply_of_another_type_is_unexpected() {
        assert!(matches!(Call::get("k").result(Frame::Integer(1)), Err(Error::Unexpected(Frame::Integer(1)))));
        assert!(matches!(Call::set("k", "v").result(Frame::Null), Err(Error::Unexpected(Frame::Null))));
        assert!(matches!(Call::publish("c", "m").result(Frame::Integer(-1)), Err(Error::Unexpected(_))));
        assert!(matches!(Call::ping(None).result(Frame::Null), Err(Error::Unexpected(Frame::Null))));
    }

    #[test]
    fn any_command_hands_an_error_reply_through() {
        let reply = Frame::Error("ERR no".to_owned());
        assert_eq!(Call::command(["x"]).result(reply.clone()).unwrap(), reply);
    }
}
