//! The command line of a client: its flags, its requests, and its output.

use std::ffi::OsString;
use std::fmt::{Display, Write as _};
use std::io::{self, IsTerminal, Write as _};
use std::os::unix::ffi::OsStringExt;
use std::time::Duration;

use bytes::Bytes;
use clap::error::ErrorKind;
use clap::{Args, FromArgMatches};

use super::{ConnectOptions, Error};
use engine::Frame;

/// Flags and arguments of both command-line clients. Those that redis-cli has too are named as there.
///
/// ```
/// use clap::Parser;
/// use client_protocol::cli::{Arguments, Format};
/// use engine::Frame;
///
/// #[derive(Parser)]
/// struct Cli {
///     #[command(flatten)]
///     arguments: Arguments,
/// }
///
/// let arguments = Cli::parse_from(["cli", "--raw", "set", "hello", "world", "--ex", "60"]).arguments;
/// assert_eq!(arguments.command(), ["set", "hello", "world", "ex", "60"]);
/// assert!(!arguments.is_subscription() && !arguments.is_shutdown());
/// assert_eq!(arguments.format(), Format::Raw);
/// assert_eq!(arguments.print(&Frame::Bulk("world".into())), b"world\n");
/// assert_eq!(Format::Typed.print(&Frame::Integer(1)), b"(integer) 1\n");
/// ```
#[derive(Args, Clone, Debug)]
#[command(
    disable_help_flag = true,
    after_help = "\
Commands:
  ping [MESSAGE]
  get KEY
  set KEY VALUE [MILLISECONDS | --ex SECONDS | --px MILLISECONDS]
  publish CHANNEL MESSAGE
  subscribe CHANNEL...             prints messages until Ctrl-C
  and any other command of the server, with its arguments

Exit status:
  0  the command succeeded
  1  an error reply, no connection, or no end within --timeout
  2  a mistake in the command line

Replies go to stdout, errors to stderr. As a health check, which waits for two seconds at most:
  cli --timeout 2 ping"
)]
pub struct Arguments {
    /// Host to connect to
    #[arg(short = 'h', long, alias = "host", default_value = "127.0.0.1", value_name = "HOST")]
    pub hostname: String,

    /// Port to connect to
    #[arg(short, long, default_value_t = 6379)]
    pub port: u16,

    /// Password for AUTH; the environment keeps it out of the process list
    #[arg(short = 'a', long, env = "REDISCLI_AUTH", hide_env_values = true, value_name = "PASSWORD")]
    pub pass: Option<String>,

    /// Database to SELECT
    #[arg(short = 'n', long, value_name = "NUMBER")]
    pub database: Option<u32>,

    /// Seconds that connecting and the reply may take together, such as 0.5; no limit without it
    #[arg(short, long, value_name = "SECONDS", value_parser = seconds)]
    pub timeout: Option<Duration>,

    /// Print bare values, as when the output is no terminal
    #[arg(long, conflicts_with = "no_raw")]
    pub raw: bool,

    /// Print types and quotes, as when the output is a terminal
    #[arg(long)]
    pub no_raw: bool,

    /// Print this help
    #[arg(long, action = clap::ArgAction::Help)]
    help: Option<bool>,

    /// The command and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

/// Format in which replies are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Bare values, for programs.
    Raw,
    /// Types and quotes, for people.
    Typed,
}

impl Arguments {
    /// Returns the options with which to connect: with the password and the database, if they are given.
    #[must_use]
    pub fn connect_options(&self) -> ConnectOptions {
        let options = ConnectOptions::new();
        let options = self.pass.iter().fold(options, ConnectOptions::password);
        self.database.iter().copied().fold(options, ConnectOptions::database)
    }

    /// Returns the command and its arguments, in the form in which they are sent.
    #[must_use]
    pub fn command(&self) -> Vec<Bytes> {
        let mut arguments: Vec<Bytes> = self.command.iter().map(|word| word.clone().into_vec().into()).collect();
        if self.is("set") && arguments.len() > 3 {
            if arguments.len() == 4 && arguments[3].iter().all(u8::is_ascii_digit) {
                arguments.insert(3, "px".into());
            }
            for option in &mut arguments[3..] {
                if [&b"--ex"[..], b"--px"].contains(&&option[..]) {
                    *option = option.slice(2..);
                }
            }
        }
        arguments
    }

    /// Returns whether the command has further replies until the connection ends.
    #[must_use]
    pub fn is_subscription(&self) -> bool {
        ["subscribe", "psubscribe", "ssubscribe", "monitor"].iter().any(|name| self.is(name))
    }

    /// Returns whether the server ends the connection instead of answering.
    #[must_use]
    pub fn is_shutdown(&self) -> bool {
        self.is("shutdown")
    }

    fn is(&self, name: &str) -> bool {
        self.command.first().is_some_and(|first| first.eq_ignore_ascii_case(name))
    }

    /// Returns the format of replies: the one that a flag names, or else the one that suits the output, a terminal or
    /// not.
    #[must_use]
    pub fn format(&self) -> Format {
        if self.raw || !(self.no_raw || io::stdout().is_terminal()) { Format::Raw } else { Format::Typed }
    }

    /// Prints a reply to stdout, or to stderr if it is an error. Returns `false` if it is an error, or if nobody reads
    /// the output any more.
    #[must_use]
    pub fn show(&self, reply: &Frame) -> bool {
        let printed = self.print(reply);
        if matches!(reply, Frame::Error(_)) {
            let _ = io::stderr().write_all(&printed);
            return false;
        }
        let mut stdout = io::stdout().lock();
        match stdout.write_all(&printed).and_then(|()| stdout.flush()) {
            Ok(()) => true,
            // The reader has closed the pipe: it has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => false,
            Err(error) => {
                complain(&error);
                false
            }
        }
    }

    /// Formats a reply, including the line end after its last line.
    #[must_use]
    pub fn print(&self, reply: &Frame) -> Vec<u8> {
        match reply {
            // Text that is meant for people is not quoted, as in redis-cli.
            Frame::Bulk(text) if self.is_report() => [text, &b"\n"[..]].concat(),
            _ => self.format().print(reply),
        }
    }

    fn is_report(&self) -> bool {
        let is_second = |names: &[&str]| {
            self.command.get(1).is_some_and(|second| names.iter().any(|name| second.eq_ignore_ascii_case(name)))
        };
        self.is("info")
            || self.is("lolwut")
            || self.is("client") && is_second(&["list", "info"])
            || self.is("memory") && is_second(&["doctor", "malloc-stats"])
            || self.is("latency") && is_second(&["doctor", "graph"])
    }

    /// Tells a person how to end a subscription.
    pub fn show_banner(&self) {
        if self.format() == Format::Typed {
            let _ = io::stdout().write_all(b"Reading messages... (press Ctrl-C to quit)\n");
        }
    }

    /// Returns one line that tells the user why connecting failed: nobody listens there, there is no such host, or the
    /// server refuses the password or the database.
    #[must_use]
    pub fn cannot_connect(&self, error: &Error) -> String {
        if error.code().is_some() {
            return error.to_string();
        }
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default();
        format!("could not connect to Redis at {}:{}: {text}", self.hostname, self.port)
    }

    /// Returns one line that tells the user that [`Self::timeout`] has passed.
    #[must_use]
    pub fn timed_out(&self) -> String {
        let seconds = self.timeout.unwrap_or_default().as_secs_f64();
        format!("no reply from Redis at {}:{} within {seconds} seconds", self.hostname, self.port)
    }
}

/// Returns the definition of the command line of a client on `runtime`, such as `tokio 1.54.1`: help, manual page and
/// completions are made from it.
///
/// ```
/// let definition = client_protocol::cli::definition("tokio 1", "0.1.0");
/// assert!(definition.get_arguments().any(|argument| argument.get_long() == Some("timeout")));
/// ```
#[must_use]
pub fn definition(runtime: &str, version: &'static str) -> clap::Command {
    let about = format!("A Redis client on {runtime}");
    Arguments::augment_args(clap::Command::new("cli").version(version)).about(about).long_about(None)
}

/// Returns the parsed command line, or ends the process: `--help` and `--version` are answered, and a mistake is told on
/// stderr, with exit code 2.
#[must_use]
pub fn parse(runtime: &str, version: &'static str) -> Arguments {
    let mut definition = definition(runtime, version);
    let parsed = definition.try_get_matches_from_mut(std::env::args_os());
    let parsed = parsed.and_then(|matches| Arguments::from_arg_matches(&matches)).and_then(|arguments| {
        // No command begins like this: it is an unknown flag, so nothing is sent to the server.
        match arguments.command.first().map(|name| name.to_string_lossy()) {
            Some(name) if name.starts_with('-') => {
                Err(definition.error(ErrorKind::UnknownArgument, format!("there is no flag {name}")))
            }
            _ => Ok(arguments),
        }
    });
    parsed.unwrap_or_else(|error| error.exit())
}

/// Reads a number of seconds, which may have decimals.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.filter(|seconds| !seconds.is_zero()).ok_or_else(|| "not a number of seconds above 0".to_owned())
}

/// Writes `error` to stderr as one line.
pub fn complain(error: &impl Display) {
    let _ = writeln!(io::stderr(), "Error: {error}");
}

impl Format {
    /// Formats a reply, including the line end after its last line.
    #[must_use]
    pub fn print(self, reply: &Frame) -> Vec<u8> {
        let mut printed = Vec::new();
        match self {
            Self::Raw => {
                print_raw(reply, &mut printed);
                printed.push(b'\n');
            }
            Self::Typed => print_typed(reply, "", &mut printed),
        }
        printed
    }
}

fn print_raw(reply: &Frame, printed: &mut Vec<u8>) {
    match reply {
        Frame::Simple(text) => printed.extend_from_slice(text.as_bytes()),
        Frame::Error(text) => {
            printed.extend_from_slice(text.as_bytes());
            printed.push(b'\n');
        }
        Frame::Integer(number) => printed.extend_from_slice(number.to_string().as_bytes()),
        Frame::Double(number) => printed.extend_from_slice(number.to_string().as_bytes()),
        Frame::Bulk(text) => printed.extend_from_slice(text),
        Frame::Null => {}
        Frame::Array(frames) | Frame::Push(frames) => {
            for (index, frame) in frames.iter().enumerate() {
                if index > 0 {
                    printed.push(b'\n');
                }
                print_raw(frame, printed);
            }
        }
        // A type that the engine has added since.
        other => printed.extend_from_slice(format!("{other:?}").as_bytes()),
    }
}

fn print_typed(reply: &Frame, indent: &str, printed: &mut Vec<u8>) {
    let line = match reply {
        Frame::Simple(text) => text.clone(),
        Frame::Error(text) => format!("(error) {text}"),
        Frame::Integer(number) => format!("(integer) {number}"),
        Frame::Double(number) => format!("(double) {number}"),
        Frame::Bulk(text) => quoted(text),
        Frame::Null => "(nil)".to_owned(),
        Frame::Array(frames) | Frame::Push(frames) if frames.is_empty() => "(empty array)".to_owned(),
        Frame::Array(frames) | Frame::Push(frames) => {
            let width = frames.len().to_string().len();
            let deeper = format!("{indent}{:1$}", "", width + 2);
            for (index, frame) in frames.iter().enumerate() {
                // The first line of a nested array stands on the line of its own number in the outer one.
                let indent = if index == 0 { "" } else { indent };
                printed.extend_from_slice(format!("{indent}{:width$}) ", index + 1).as_bytes());
                print_typed(frame, &deeper, printed);
            }
            return;
        }
        other => format!("{other:?}"),
    };
    printed.extend_from_slice(line.as_bytes());
    printed.push(b'\n');
}

/// Returns the bytes in quotes; whatever is not printable ASCII is escaped.
fn quoted(text: &[u8]) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for &byte in text {
        match byte {
            b'\\' | b'"' => quoted.extend(['\\', char::from(byte)]),
            b'\n' => quoted.push_str("\\n"),
            b'\r' => quoted.push_str("\\r"),
            b'\t' => quoted.push_str("\\t"),
            0x07 => quoted.push_str("\\a"),
            0x08 => quoted.push_str("\\b"),
            b' '..=b'~' => quoted.push(char::from(byte)),
            _ => drop(write!(quoted, "\\x{byte:02x}")),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        arguments: Arguments,
    }

    fn command(words: &[&str]) -> Vec<Bytes> {
        arguments(words).command()
    }

    fn arguments(words: &[&str]) -> Arguments {
        Cli::parse_from(["cli"].iter().chain(words)).arguments
    }

    fn typed(reply: &Frame) -> String {
        String::from_utf8(Format::Typed.print(reply)).unwrap()
    }

    fn nested() -> Frame {
        let inner = vec![Frame::Bulk("a\"\n\x01é".into()), Frame::Array(vec![Frame::Null, Frame::Array(Vec::new())])];
        let mut outer = vec![Frame::Integer(7); 9];
        outer.insert(0, Frame::Array(inner));
        Frame::Array(outer)
    }

    #[test]
    fn a_typed_array_is_numbered_and_indented() {
        let expected = concat!(
            " 1) 1) \"a\\\"\\n\\x01\\xc3\\xa9\"\n",
            "    2) 1) (nil)\n",
            "       2) (empty array)\n",
            " 2) (integer) 7\n"
        );
        let printed = typed(&nested());
        assert!(printed.starts_with(expected), "{printed}");
        assert!(printed.ends_with("\n10) (integer) 7\n"), "{printed}");
    }

    #[test]
    fn a_raw_array_is_a_value_on_each_line() {
        let reply = Frame::Array(vec![Frame::Bulk("a".into()), Frame::Null, Frame::Integer(1)]);
        assert_eq!(Format::Raw.print(&reply), b"a\n\n1\n");
        assert_eq!(Format::Raw.print(&Frame::Null), b"\n");
    }

    #[test]
    fn each_type_has_its_line() {
        assert_eq!(typed(&Frame::Simple("OK".into())), "OK\n");
        assert_eq!(typed(&Frame::Error("ERR no".into())), "(error) ERR no\n");
        assert_eq!(typed(&Frame::Double(1.5)), "(double) 1.5\n");
        assert_eq!(typed(&Frame::Null), "(nil)\n");
    }

    #[test]
    fn set_takes_an_expiry_in_three_forms() {
        assert_eq!(command(&["set", "k", "v", "250"]), ["set", "k", "v", "px", "250"]);
        assert_eq!(command(&["set", "k", "v", "--px", "250"]), ["set", "k", "v", "px", "250"]);
        assert_eq!(command(&["SET", "k", "v", "--ex", "3"]), ["SET", "k", "v", "ex", "3"]);
        assert_eq!(command(&["set", "k", "v", "EX", "3", "NX"]), ["set", "k", "v", "EX", "3", "NX"]);
        assert_eq!(command(&["set", "--ex", "--px"]), ["set", "--ex", "--px"]);
    }

    #[test]
    fn arguments_of_the_command_are_no_flags_of_ours() {
        assert_eq!(command(&["--port", "1", "lcs", "-a", "--raw", "--help"]), ["lcs", "-a", "--raw", "--help"]);
        assert_eq!(arguments(&["-h", "host", "-p", "1", "ping"]).hostname, "host");
    }

    #[test]
    fn password_and_database_are_for_the_connection() {
        let arguments = arguments(&["-a", "secret", "-n", "3", "get", "k"]);
        assert_eq!(arguments.command(), ["get", "k"]);
        let (greeting, _) = arguments.connect_options().greeting().into_parts().unwrap();
        assert_eq!(greeting.replies(), 2);
    }

    #[test]
    fn a_time_limit_is_a_number_of_seconds_above_zero() {
        assert_eq!(arguments(&["-t", "0.25", "ping"]).timeout, Some(Duration::from_millis(250)));
        assert_eq!(arguments(&["--timeout", "3", "ping"]).timeout, Some(Duration::from_secs(3)));
        for wrong in ["0", "-1", "nan", "inf", "1e300", "soon", ""] {
            assert!(Cli::try_parse_from(["cli", &format!("--timeout={wrong}"), "ping"]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_report_is_not_quoted() {
        let arguments = arguments(&["--no-raw", "INFO", "server"]);
        assert_eq!(arguments.print(&Frame::Bulk("# Server\r\n".into())), b"# Server\r\n\n");
    }
}
