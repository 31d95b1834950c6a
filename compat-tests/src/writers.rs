//! Clients that write known sequences, and the check of which keys a server must have after it ended in any way.
//!
//! Each writer has its own keys. It records the effect of each request on each key, in order, which determines the
//! states in which a key may be found: none from before the last answered request, and none from a request that was not
//! sent.

use std::collections::BTreeMap;

use player::reply::command;

/// Number of requests after which every kind has been sent once.
pub const KINDS: usize = 10;

/// A deadline in seconds that no test reaches.
const FAR: &str = "1000000";

/// Number of requests after which the key that is being appended to is emptied.
const APPENDS: usize = 40;

/// One request, which may be several commands.
#[derive(Clone, Debug)]
pub struct Request {
    /// Bytes to send.
    pub bytes: Vec<u8>,
    /// Number of its replies.
    pub replies: usize,
}

/// A value that a key had at some time, and the number of the request that set it, counted from 1.
#[derive(Clone, Debug)]
struct State {
    value: Option<Vec<u8>>,
    request: usize,
}

/// The requests of one client.
#[derive(Clone, Debug)]
pub struct Writer {
    name: String,
    sent: Vec<usize>,
    states: BTreeMap<String, Vec<State>>,
    halves: u64,
}

/// Description of an answered write that was lost, or of a value that was never sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Loss(pub String);

/// Returns the notation for a value whose key has a deadline.
pub fn expiring(mut value: Vec<u8>) -> Vec<u8> {
    value.extend_from_slice(b" until");
    value
}

fn shown(value: Option<&[u8]>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| String::from_utf8_lossy(value).into_owned())
}

impl Writer {
    /// Returns a writer whose keys begin with `name`.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), sent: Vec::new(), states: BTreeMap::new(), halves: 0 }
    }

    /// Returns the name with which its keys begin.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn key(&self, part: &str) -> String {
        format!("{}:{part}", self.name)
    }

    /// Returns the newest value of a key.
    fn newest(&self, key: &str) -> Option<Vec<u8>> {
        self.states.get(key)?.last()?.value.clone()
    }

    fn set(&mut self, key: &str, value: Option<Vec<u8>>) {
        let request = self.sent.len() + 1;
        self.states.entry(key.to_owned()).or_default().push(State { value, request });
    }

    fn count(&mut self, key: &str) {
        let next = self.newest(key).map_or(0, |value| String::from_utf8_lossy(&value).parse().unwrap_or(0_u64)) + 1;
        self.set(key, Some(next.to_string().into_bytes()));
    }

    /// Returns the next request.
    pub fn next_request(&mut self) -> Request {
        let number = self.sent.len();
        let tag = number.to_string();
        let [counter, log, set, far, float] = ["counter", "log", "set", "far", "float"].map(|part| self.key(part));
        let [left, right] = ["left", "right"].map(|part| self.key(&format!("pair:{part}")));
        let [first, second] = ["first", "second"].map(|part| self.key(&format!("mset:{part}")));
        let (bytes, replies) = match number % KINDS {
            0 | 5 => {
                self.count(&counter);
                (command(&["INCR", &counter]), 1)
            }
            1 if (number / KINDS) % APPENDS == APPENDS - 1 => {
                self.set(&log, Some(tag.clone().into_bytes()));
                (command(&["SET", &log, &tag]), 1)
            }
            1 => {
                let mut value = self.newest(&log).unwrap_or_default();
                value.extend_from_slice(format!("{tag};").as_bytes());
                self.set(&log, Some(value));
                (command(&["APPEND", &log, &format!("{tag};")]), 1)
            }
            2 => {
                self.set(&set, Some(tag.clone().into_bytes()));
                (command(&["SET", &set, &tag]), 1)
            }
            3 => {
                self.count(&left);
                self.count(&right);
                self.set(&set, Some(format!("{tag}!").into_bytes()));
                let commands = [
                    command(&["MULTI"]),
                    command(&["INCR", &left]),
                    command(&["SET", &set, &format!("{tag}!")]),
                    command(&["INCR", &right]),
                    command(&["EXEC"]),
                ];
                (commands.concat(), commands.len())
            }
            4 => {
                self.set(&set, None);
                (command(&["DEL", &set]), 1)
            }
            6 if (number / KINDS).is_multiple_of(2) => {
                self.set(&far, Some(expiring(tag.clone().into_bytes())));
                (command(&["SET", &far, &tag, "EX", FAR]), 1)
            }
            6 => {
                self.set(&far, Some(tag.clone().into_bytes()));
                (command(&["SET", &far, &tag]), 1)
            }
            7 if (number / KINDS).is_multiple_of(2) => {
                self.set(&far, Some((number - 1).to_string().into_bytes()));
                (command(&["PERSIST", &far]), 1)
            }
            7 => {
                self.set(&far, Some(expiring((number - 1).to_string().into_bytes())));
                (command(&["EXPIRE", &far, FAR]), 1)
            }
            8 => {
                self.halves += 1;
                let half = if self.halves % 2 == 1 { ".5" } else { "" };
                self.set(&float, Some(format!("{}{half}", self.halves / 2).into_bytes()));
                (command(&["INCRBYFLOAT", &float, "0.5"]), 1)
            }
            _ => {
                self.set(&first, Some(tag.clone().into_bytes()));
                self.set(&second, Some(tag.clone().into_bytes()));
                (command(&["MSET", &first, &tag, &second, &tag]), 1)
            }
        };
        self.sent.push(self.sent.last().copied().unwrap_or(0) + replies);
        Request { bytes, replies }
    }

    /// Returns the number of requests that the first `replies` replies answer completely.
    pub fn answered(&self, replies: usize) -> usize {
        self.sent.partition_point(|all| *all <= replies)
    }

    /// Returns the number of requests created so far.
    pub fn sent(&self) -> usize {
        self.sent.len()
    }

    /// Returns its keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.states.keys().map(String::as_str)
    }

    /// Checks the values of the writer's keys, which `found` returns, given how many requests were answered and how
    /// many were sent. Values with a deadline are in the notation of [`expiring`].
    ///
    /// # Errors
    ///
    /// An answered write is missing, a value was never sent, or only some of the values that belong together are there.
    pub fn check(&self, answered: usize, sent: usize, found: impl Fn(&str) -> Option<Vec<u8>>) -> Result<(), Loss> {
        for (key, states) in &self.states {
            let states = &states[..states.partition_point(|state| state.request <= sent)];
            let value = found(key);
            let oldest = states.partition_point(|state| state.request <= answered);
            let unsent = State { value: None, request: 0 };
            let may_be = match oldest {
                0 => std::slice::from_ref(&unsent).iter().chain(states),
                from => states[from - 1..from].iter().chain(&states[from..]),
            };
            if !may_be.clone().any(|state| state.value == value) {
                let least = may_be.clone().next().and_then(|state| state.value.as_deref());
                return Err(Loss(format!(
                    "{key} is {}, and {answered} requests were answered, so that it was {} at least",
                    shown(value.as_deref()),
                    shown(least)
                )));
            }
        }
        for pair in ["pair", "mset"] {
            let [left, right] = if pair == "pair" { ["left", "right"] } else { ["first", "second"] };
            let [left, right] = [left, right].map(|half| found(&self.key(&format!("{pair}:{half}"))));
            if left != right {
                let [left, right] = [left, right].map(|half| shown(half.as_deref()));
                return Err(Loss(format!("{}:{pair} was written in one, and is {left} and {right}", self.name)));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(requests: usize) -> Writer {
        let mut writer = Writer::new("w");
        for _ in 0..requests {
            writer.next_request();
        }
        writer
    }

    #[test]
    fn an_answered_write_must_be_there_and_an_unsent_one_must_not() {
        let writer = written(6);
        let state = |counter: &'static str| {
            move |key: &str| {
                let value = match key {
                    "w:counter" => Some(counter),
                    "w:log" => Some("1;"),
                    "w:pair:left" | "w:pair:right" => Some("1"),
                    _ => None,
                };
                value.map(Vec::from)
            }
        };
        assert_eq!(writer.check(6, 6, state("2")), Ok(()));
        assert_eq!(writer.check(5, 6, state("1")), Ok(()));
        assert!(writer.check(6, 6, state("1")).is_err());
        assert!(writer.check(5, 6, state("3")).is_err());
        assert!(writer.check(5, 5, state("2")).is_err());
    }

    #[test]
    fn half_of_a_transaction_is_seen() {
        let writer = written(4);
        let found = |right: Option<&'static str>| {
            move |key: &str| {
                let value = match key {
                    "w:counter" => Some("1"),
                    "w:log" => Some("1;"),
                    "w:set" => Some("2"),
                    "w:pair:left" => Some("1"),
                    "w:pair:right" => right,
                    _ => None,
                };
                value.map(Vec::from)
            }
        };
        assert!(writer.check(3, 4, found(None)).is_err());
        assert_eq!(writer.check(3, 4, found(Some("1"))), Ok(()));
    }

    #[test]
    fn a_transaction_is_answered_with_its_last_reply() {
        let writer = written(5);
        assert_eq!([3, 7, 8, 9].map(|replies| writer.answered(replies)), [3, 3, 4, 5]);
    }
}
