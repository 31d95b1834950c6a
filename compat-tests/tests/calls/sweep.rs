//! Every command of the table, with the arguments that its documentation allows, in every state of a connection.

use std::net::SocketAddr;

use compat_tests::servers::{Kind, Launch};
use engine::command::Command;
use engine::command::table::{Argument, ArgumentKind, all};
use engine::{Config, Frame};
use modern::client::{Error, Refusal};

use crate::{Caller, clients, legacy_server, modern_server, words};

/// A state of a connection.
struct State {
    name: &'static str,
    /// Commands after `RESET` that lead to it.
    setup: &'static [&'static str],
    /// `true` if commands are sent with each of their optional arguments, and not only with those that they need.
    is_thorough: bool,
}

const STATES: [State; 9] = [
    State { name: "RESP2", setup: &[], is_thorough: true },
    State { name: "RESP3", setup: &["hello 3"], is_thorough: true },
    State { name: "in a transaction", setup: &["multi"], is_thorough: false },
    State { name: "in a transaction in RESP3", setup: &["hello 3", "multi", "get key"], is_thorough: false },
    State { name: "in a transaction that fails", setup: &["multi", "nonsense"], is_thorough: false },
    State { name: "with a watched key", setup: &["watch key"], is_thorough: false },
    State { name: "with pushes", setup: &["hello 3", "client tracking on bcast"], is_thorough: false },
    State { name: "after CLIENT REPLY ON", setup: &["client reply on"], is_thorough: false },
    State { name: "in another database", setup: &["select 3", "client setname sweep"], is_thorough: false },
];

/// Commands after which the server may close the connection.
const ENDINGS: [&str; 2] = ["quit", "client|kill"];

/// Requests that the documentation of arguments does not lead to.
const FURTHER: [&str; 12] = [
    "hello 2",
    "hello 3 setname sweep",
    "hello 4",
    "HELLO",
    "nonsense",
    "nonsense with arguments",
    "client reply off",
    "Client Reply Skip",
    "client nonsense",
    "subscribe key",
    "PSubscribe *",
    "monitor",
];

#[test]
fn every_call_gets_its_own_answer_after_every_command_modern() {
    sweep(modern_server(Config::default()));
}

#[test]
fn every_call_gets_its_own_answer_after_every_command_legacy() {
    let (address, _runtime) = legacy_server(Config::default());
    sweep(address);
}

#[test]
fn every_call_gets_its_own_answer_after_every_command_redis() {
    let Some(binary) = Kind::Redis.binary().unwrap() else { return println!("there is no redis-server here") };
    sweep(binary.start(&Launch::default()).unwrap().address);
}

#[test]
fn every_call_gets_its_own_answer_without_a_password() {
    let mut config = Config::default();
    config.requirepass = "s3cret".into();
    let address = modern_server(config);
    for (name, connect) in clients() {
        let mut client = connect(address).unwrap();
        for request in requests(false) {
            // It would let the rest in, or end it.
            if ["auth", "quit"].contains(&request.words[0].as_str()) {
                continue;
            }
            let place = format!("{name}, {:?}", request.words);
            assert_answered(&client.execute(&request.words), &place);
            let error = client.execute(&words("echo token")).unwrap_err();
            assert_eq!(error.code(), Some("NOAUTH"), "{place}: {error:?}");
        }
        assert_eq!(client.execute(&words("auth s3cret")).unwrap(), Frame::Simple("OK".to_owned()));
        assert_eq!(client.execute(&words("echo token")).unwrap(), Frame::Bulk("token".into()));
    }
}

fn sweep(address: SocketAddr) {
    for (name, connect) in clients() {
        let (mut client, mut number) = (connect(address).unwrap(), 0);
        for state in &STATES {
            enter(state, &mut *client);
            for result in client.typed() {
                assert!(matches!(&result, Ok(()) | Err(Error::Server(_) | Error::Unexpected(_))), "{result:?}");
            }
            for request in requests(state.is_thorough) {
                number += 1;
                let place = format!("{name}, {}, {:?}", state.name, request.words);
                enter(state, &mut *client);
                let answer = client.execute(&request.words);
                assert_answered(&answer, &place);
                if let Err(error) = probe(&mut *client, number, &place) {
                    let ends = request.command.is_some_and(|command| ENDINGS.contains(&command.name));
                    assert!(ends && error.is_closed(), "{place}: {error:?}");
                    assert!(client.execute(&words("ping")).unwrap_err().is_closed(), "{place}");
                    client = connect(address).unwrap();
                }
            }
        }
        assert!(number > 1_000, "{number}");
    }
}

/// Leads the connection to a state.
fn enter(state: &State, client: &mut dyn Caller) {
    let commands: Vec<_> = ["reset"].iter().chain(state.setup).map(|command| words(command)).collect();
    let results = client.execute_all(&commands).unwrap();
    assert_eq!(results.len(), commands.len());
    assert!(results[0].is_ok(), "{}: {results:?}", state.name);
}

fn assert_answered(answer: &Result<Frame, Error>, place: &str) {
    match answer {
        Ok(_) | Err(Error::Server(_) | Error::Refused(_)) => {}
        Err(error) => assert!(error.is_closed() && !matches!(error, Error::Unasked(_)), "{place}: {error:?}"),
    }
}

/// Checks that the next calls get their own answers. Returns the error if the connection has ended.
fn probe(client: &mut dyn Caller, number: usize, place: &str) -> Result<(), Error> {
    let token = |name: &str| format!("{name}-{number}");
    let echo = |name: &str| vec!["echo".to_owned(), token(name)];
    let own = |name: &str| Frame::Bulk(token(name).into());
    match client.execute(&echo("first")) {
        Ok(frame) if frame == own("first") => {}
        Ok(Frame::Simple(text)) if text == "QUEUED" => {
            let nested = client.transaction(&[echo("nested")]);
            assert!(matches!(nested, Err(Error::Refused(Refusal::Nested))), "{place}: {nested:?}");
            assert_eq!(client.execute(&words("discard"))?, Frame::Simple("OK".to_owned()), "{place}");
        }
        Err(error) if error.is_closed() => return Err(error),
        other => panic!("{place}: {other:?}"),
    }
    let pipeline = client.execute_all(&[echo("second"), words("nonsense"), echo("third")])?;
    let [Ok(second), Err(Error::Server(_)), Ok(third)] = &pipeline[..] else { panic!("{place}: {pipeline:?}") };
    assert_eq!((second, third), (&own("second"), &own("third")), "{place}");
    // A command may have watched the key, or changed it.
    let transaction = client.transaction(&[echo("fourth")])?;
    let fourth = transaction.map(|results| results.into_iter().map(Result::unwrap).collect::<Vec<_>>());
    assert!(fourth.is_none_or(|fourth| fourth == [own("fourth")]), "{place}");
    assert_eq!(client.execute(&echo("fifth"))?, own("fifth"), "{place}");
    Ok(())
}

/// A request of the sweep.
struct Request {
    /// The command, if it is one of the table.
    command: Option<&'static Command>,
    words: Vec<String>,
}

/// Returns requests for each command and subcommand: with what it needs, with too many arguments and, if the sweep
/// `is_thorough`, with each optional argument. `SHUTDOWN` is left out.
fn requests(is_thorough: bool) -> Vec<Request> {
    let mut requests: Vec<Request> =
        FURTHER.iter().map(|further| Request { command: None, words: words(further) }).collect();
    let commands = all().filter(|command| command.name != "shutdown");
    for command in commands.flat_map(|command| std::iter::once(command).chain(command.subcommands)) {
        let name: Vec<String> = command.name.split('|').map(str::to_owned).collect();
        let needed = needed(command.arguments);
        let mut add = |arguments: &[String]| {
            requests.push(Request { command: Some(command), words: [&name[..], arguments].concat() });
        };
        add(&needed);
        add(&[&needed[..], &["much".to_owned(), "too".to_owned(), "many".to_owned()]].concat());
        for optional in command.arguments.iter().filter(|argument| is_thorough && argument.optional) {
            for value in values(optional) {
                add(&[&needed[..], &value].concat());
            }
        }
    }
    assert!(requests.len() > 200, "{}", requests.len());
    requests
}

fn needed(arguments: &[Argument]) -> Vec<String> {
    arguments.iter().filter(|argument| !argument.optional).flat_map(|argument| values(argument).remove(0)).collect()
}

/// Returns the values that an argument may have, each with its keyword.
fn values(argument: &Argument) -> Vec<Vec<String>> {
    let one = |text: &str| vec![vec![text.to_owned()]];
    let values = match argument.kind {
        ArgumentKind::String => one("text"),
        ArgumentKind::Integer | ArgumentKind::UnixTime => one("1"),
        ArgumentKind::Double => one("1.5"),
        ArgumentKind::Key(_) => one("key"),
        ArgumentKind::Pattern => one("*"),
        ArgumentKind::OneOf(choices) => choices.iter().flat_map(values).collect(),
        ArgumentKind::Block(parts) => vec![needed(parts)],
        // Its keyword is all of it.
        _ => vec![Vec::new()],
    };
    let keyword = argument.token.map(str::to_owned);
    values.into_iter().map(|value| keyword.iter().cloned().chain(value).collect()).collect()
}
