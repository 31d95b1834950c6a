//! Steps that peers take while an example runs, one on each line.

use std::time::Duration;

use player::process::Signal;

/// The steps of a dialogue, in their order.
///
/// ```text
/// # a comment
/// up listen                   a listener, opened before the start: `{up}` in `args` is its address
/// a connect                   a TCP connection to the address after `listening on ` on its standard error
/// z refused                   such a connection is refused: nobody listens there any more
/// u udp                       the same for datagrams
/// c accept up                 takes a connection that was made to the listener `up`
/// a send "PING\r\n"           escapes: \r \n \t \\ \" \xNN
/// a expect "+PONG\r\n"        exactly these bytes come next
/// a like "a <text>\r\n"       what comes next fits this, marks as in [`Expected`](super::Expected)
/// a pipelined "1\n2\n" => "sum 1\nsum 3\n"    sends the first in one write; the second comes next, in one segment
/// a silent 200ms              nothing comes for so long: only to show that someone waits
/// idle 200ms                  nobody does anything for so long; here as in `silent`, a program that keeps a processor busy
///                             meanwhile does not wait
/// a eof                       the peer has closed its side
/// a half-close                closes the sending side
/// a close | a reset           closes with FIN | with RST
/// stdout "ready"              it has printed this line (marks as in [`Expected`](super::Expected))
/// stdin "quit\n"              sends to its standard input
/// stdin close                 ends its standard input
/// signal INT                  also TERM, HUP
/// run hello_redis {addr} => 0 "got it\n"    another example of the same side: exit code, all that it prints
/// ```
///
/// `connect`, `udp` and `run` may name an address: `{NAME}` for that of a listener, `{addr}` for the example's own. A
/// wait that exceeds its deadline is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dialogue {
    /// Names of the listeners that are opened before the example starts.
    pub listeners: Vec<String>,
    /// The steps, each with its line number in the spec's `dialogue`.
    pub steps: Vec<(usize, Step)>,
}

/// One step of a [`Dialogue`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Opens a TCP connection `who` to `to`.
    Connect {
        /// The connection's name.
        who: String,
        /// An address or `{NAME}`.
        to: String,
    },
    /// Demands that a TCP connection is refused.
    Refused {
        /// Its name.
        who: String,
    },
    /// Opens a UDP socket `who` that is connected to `to`.
    Udp {
        /// The socket's name.
        who: String,
        /// An address or `{NAME}`.
        to: String,
    },
    /// Takes the next connection of a listener.
    Accept {
        /// The connection's name.
        who: String,
        /// The listener's name.
        listener: String,
    },
    /// Sends bytes.
    Send {
        /// The connection's name.
        who: String,
        /// Bytes that are sent.
        bytes: Vec<u8>,
    },
    /// Demands that exactly these bytes come next.
    Expect {
        /// The connection's name.
        who: String,
        /// Bytes that have to come.
        bytes: Vec<u8>,
    },
    /// Demands that the next bytes match a pattern.
    Like {
        /// The connection's name.
        who: String,
        /// The pattern, with marks.
        pattern: String,
    },
    /// Sends requests in one write, and demands that their replies come next, in one segment.
    Pipelined {
        /// The connection's name.
        who: String,
        /// The requests.
        requests: Vec<u8>,
        /// The replies.
        replies: Vec<u8>,
    },
    /// Demands that nothing comes.
    Silent {
        /// The connection's name.
        who: String,
        /// Duration of the silence.
        time: Duration,
    },
    /// Demands that the peer has closed its sending side.
    Eof {
        /// The connection's name.
        who: String,
    },
    /// Closes the sending side.
    HalfClose {
        /// The connection's name.
        who: String,
    },
    /// Closes the connection.
    Close {
        /// The connection's name.
        who: String,
    },
    /// Resets the connection.
    Reset {
        /// The connection's name.
        who: String,
    },
    /// Waits for a line of the example's standard output.
    Stdout {
        /// The line, with marks.
        line: String,
    },
    /// Lets time pass in which the example has nothing to do.
    Idle {
        /// Duration of that time.
        time: Duration,
    },
    /// Writes to the example's standard input.
    Stdin {
        /// Text that is written.
        bytes: Vec<u8>,
    },
    /// Ends the example's standard input.
    StdinClose,
    /// Sends a signal to the example.
    Signal {
        /// The signal.
        signal: Signal,
    },
    /// Runs another example of the same side to its end.
    Run {
        /// Its name.
        example: String,
        /// Its arguments, with `{NAME}` for addresses.
        args: Vec<String>,
        /// The exit code that it has to have.
        exit: i32,
        /// Complete output that it has to print: standard output, then standard error.
        prints: String,
    },
}

impl Step {
    /// Returns whether the step acts on the program; all other steps wait for it.
    #[must_use]
    pub fn acts(&self) -> bool {
        match self {
            Self::Connect { .. }
            | Self::Udp { .. }
            | Self::Send { .. }
            | Self::HalfClose { .. }
            | Self::Close { .. }
            | Self::Reset { .. }
            | Self::Stdin { .. }
            | Self::StdinClose
            | Self::Signal { .. }
            | Self::Run { .. } => true,
            Self::Refused { .. }
            | Self::Accept { .. }
            | Self::Expect { .. }
            | Self::Like { .. }
            | Self::Pipelined { .. }
            | Self::Silent { .. }
            | Self::Eof { .. }
            | Self::Idle { .. }
            | Self::Stdout { .. } => false,
        }
    }

    /// Returns whether the program has nothing to do during the step, but for its own timers.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Silent { .. } | Self::Idle { .. })
    }
}

/// Error for a line of a dialogue that is not a step.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("dialogue line {line}: {problem}: `{text}`")]
pub struct DialogueError {
    /// The line's number, from 1.
    pub line: usize,
    /// Description of the error.
    pub problem: &'static str,
    /// The line.
    pub text: String,
}

impl Dialogue {
    /// Parses a dialogue.
    ///
    /// # Errors
    ///
    /// The first line that is not a step.
    pub fn parse(text: &str) -> Result<Self, DialogueError> {
        let mut dialogue = Self::default();
        for (at, line) in text.lines().enumerate() {
            let error = |problem| DialogueError { line: at + 1, problem, text: line.to_owned() };
            let words = words(line).map_err(error)?;
            match parse_line(&words).map_err(error)? {
                Parsed::Nothing => {}
                Parsed::Listener(name) => dialogue.listeners.push(name),
                Parsed::Step(step) => dialogue.steps.push((at + 1, step)),
            }
        }
        Ok(dialogue)
    }
}

enum Parsed {
    Nothing,
    Listener(String),
    Step(Step),
}

enum Word {
    Bare(String),
    Quoted(Vec<u8>),
}

fn words(line: &str) -> Result<Vec<Word>, &'static str> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() && !rest.starts_with('#') {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (bytes, after) = unquote(quoted)?;
            words.push(Word::Quoted(bytes));
            rest = after.trim_start();
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            words.push(Word::Bare(rest[..end].to_owned()));
            rest = rest[end..].trim_start();
        }
    }
    Ok(words)
}

fn unquote(text: &str) -> Result<(Vec<u8>, &str), &'static str> {
    let mut bytes = Vec::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((bytes, &text[at + 1..])),
            '\\' => match chars.next().map(|(_, c)| c) {
                Some('r') => bytes.push(b'\r'),
                Some('n') => bytes.push(b'\n'),
                Some('t') => bytes.push(b'\t'),
                Some('\\') => bytes.push(b'\\'),
                Some('"') => bytes.push(b'"'),
                Some('x') => {
                    let digits = text.get(at + 2..at + 4).ok_or("\\x needs two hex digits")?;
                    bytes.push(u8::from_str_radix(digits, 16).map_err(|_| "\\x needs two hex digits")?);
                    chars.next();
                    chars.next();
                }
                _ => return Err("escapes are \\r \\n \\t \\\\ \\\" \\xNN"),
            },
            c => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    Err("a text has to end with \"")
}

fn parse_line(words: &[Word]) -> Result<Parsed, &'static str> {
    use Word::{Bare, Quoted};
    let own_address = || "{addr}".to_owned();
    let step = match words {
        [] => return Ok(Parsed::Nothing),
        [Bare(word), Quoted(line)] if word == "stdout" => Step::Stdout { line: text_of(line)? },
        [Bare(word), Quoted(bytes)] if word == "stdin" => Step::Stdin { bytes: bytes.clone() },
        [Bare(word), Bare(what)] if word == "stdin" && what == "close" => Step::StdinClose,
        [Bare(word), Bare(time)] if word == "idle" && time.ends_with("ms") => Step::Idle { time: milliseconds(time)? },
        [Bare(word), Bare(name)] if word == "signal" => Step::Signal { signal: signal(name)? },
        [Bare(word), Bare(example), args @ .., Bare(arrow), Bare(exit), Quoted(prints)]
            if word == "run" && arrow == "=>" =>
        {
            Step::Run {
                example: example.clone(),
                args: args
                    .iter()
                    .map(|arg| match arg {
                        Bare(arg) => Ok(arg.clone()),
                        Quoted(arg) => text_of(arg),
                    })
                    .collect::<Result<_, _>>()?,
                exit: exit.parse().map_err(|_| "the exit code is a number")?,
                prints: text_of(prints)?,
            }
        }
        [Bare(who), Bare(does), rest @ ..] => {
            let who = who.clone();
            match (does.as_str(), rest) {
                ("listen", []) => return Ok(Parsed::Listener(who)),
                ("connect", []) => Step::Connect { who, to: own_address() },
                ("connect", [Bare(to)]) => Step::Connect { who, to: to.clone() },
                ("refused", []) => Step::Refused { who },
                ("udp", []) => Step::Udp { who, to: own_address() },
                ("udp", [Bare(to)]) => Step::Udp { who, to: to.clone() },
                ("accept", [Bare(listener)]) => Step::Accept { who, listener: listener.clone() },
                ("send", [Quoted(bytes)]) => Step::Send { who, bytes: bytes.clone() },
                ("expect", [Quoted(bytes)]) => Step::Expect { who, bytes: bytes.clone() },
                ("like", [Quoted(pattern)]) => Step::Like { who, pattern: text_of(pattern)? },
                ("pipelined", [Quoted(requests), Bare(arrow), Quoted(replies)]) if arrow == "=>" => {
                    Step::Pipelined { who, requests: requests.clone(), replies: replies.clone() }
                }
                ("silent", [Bare(time)]) => Step::Silent { who, time: milliseconds(time)? },
                ("eof", []) => Step::Eof { who },
                ("half-close", []) => Step::HalfClose { who },
                ("close", []) => Step::Close { who },
                ("reset", []) => Step::Reset { who },
                _ => return Err("no such step"),
            }
        }
        _ => return Err("no such step"),
    };
    Ok(Parsed::Step(step))
}

fn text_of(bytes: &[u8]) -> Result<String, &'static str> {
    String::from_utf8(bytes.to_vec()).map_err(|_| "this text has to be UTF-8")
}

fn milliseconds(text: &str) -> Result<Duration, &'static str> {
    text.strip_suffix("ms")
        .and_then(|number| number.parse().ok())
        .map(Duration::from_millis)
        .ok_or("a time is a number with `ms`")
}

fn signal(name: &str) -> Result<Signal, &'static str> {
    match name {
        "INT" => Ok(Signal::INT),
        "TERM" => Ok(Signal::TERM),
        "HUP" => Ok(Signal::HUP),
        _ => Err("the signals are INT, TERM and HUP"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str) -> Vec<Step> {
        let dialogue = Dialogue::parse(text).unwrap();
        dialogue.steps.into_iter().map(|(_, step)| step).collect()
    }

    #[test]
    fn escapes_become_bytes() {
        assert_eq!(
            steps(r#"a send "x\r\n\xff\"\\ é" # why"#),
            [Step::Send { who: "a".into(), bytes: b"x\r\n\xff\"\\ \xc3\xa9".to_vec() }]
        );
    }

    #[test]
    fn listeners_are_not_steps() {
        let dialogue = Dialogue::parse("\n# to be forwarded to\nup listen\nc accept up\n").unwrap();
        assert_eq!(dialogue.listeners, ["up"]);
        assert_eq!(dialogue.steps.len(), 1);
        assert_eq!(dialogue.steps[0].0, 4);
    }

    #[test]
    fn a_run_takes_arguments() {
        assert_eq!(
            steps(r#"run hello_redis {addr} => 1 "Error\n""#),
            [Step::Run {
                example: "hello_redis".into(),
                args: vec!["{addr}".into()],
                exit: 1,
                prints: "Error\n".into(),
            }]
        );
    }

    #[test]
    fn a_pipeline_has_requests_and_replies() {
        assert_eq!(
            steps(r#"a pipelined "1\n2\n" => "3\n""#),
            [Step::Pipelined { who: "a".into(), requests: b"1\n2\n".to_vec(), replies: b"3\n".to_vec() }]
        );
        assert!(Dialogue::parse(r#"a pipelined "1\n""#).is_err());
    }

    #[test]
    fn a_mistake_is_reported_with_its_line() {
        let error = Dialogue::parse("a connect\na sned \"x\"\n").unwrap_err();
        assert_eq!(error.to_string(), "dialogue line 2: no such step: `a sned \"x\"`");
        assert!(Dialogue::parse("a send \"x").is_err());
        assert!(Dialogue::parse("a send \"\\xg0\"").is_err());
    }
}
