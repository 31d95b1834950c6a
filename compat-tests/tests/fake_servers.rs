//! Checks that no server, whatever it sends, can make a client of either side return the answer of another call, hang
//! or panic.
//!
//! A fake server answers each call with the call's own words. In between it sends things that a server may send
//! (pushes, attributes, replies in two parts, floods), and at some point something that no server may: an additional
//! reply, bytes that are no frame, a reply that is cut by the end, nothing. Until then every call gets its own answer;
//! from then on every call fails. A single missing reply is not tested, since no client can notice that.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

extern crate futures_legacy as futures01;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::LazyLock;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use engine::{Frame, RequestBuffer};
use futures::future::join_all;
use futures01::Future as _;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tokio::runtime::Runtime;

/// Permitted treatment of a reply.
#[derive(Clone, Copy, Debug)]
enum Honest {
    Plain,
    /// A command's own error.
    Error,
    /// Sends so many pushes before it.
    Pushes(usize),
    /// Sends attributes before it and in it.
    Attributed,
    /// Sends it in two writes, between which another thread runs.
    Halves(usize),
}

/// Forbidden behaviour of a server.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Lie {
    /// An additional reply.
    Surplus,
    /// Instead of a reply: bytes that are no frame, followed by frames.
    NoFrame,
    /// Instead of a reply: deeper nesting than a client accepts, with frames inside.
    TooDeep,
    /// Instead of a reply: a half of it, and then the end.
    Cut,
    /// Instead of a reply: the end.
    Close,
    /// Instead of this reply and all later ones: nothing.
    Silence,
}

/// Calls that are made at the same time.
type Round = Vec<Honest>;

#[derive(Clone, Debug)]
struct Script {
    rounds: Vec<Round>,
    /// Round whose last call gets a lie instead of its reply, and the lie.
    lie: Option<(usize, Lie)>,
}

fn script() -> impl Strategy<Value = Script> {
    let honest = prop_oneof![
        4 => Just(Honest::Plain),
        1 => Just(Honest::Error),
        2 => (1_usize..4).prop_map(Honest::Pushes),
        1 => (500_usize..3_000).prop_map(Honest::Pushes),
        2 => Just(Honest::Attributed),
        2 => (0_usize..20).prop_map(Honest::Halves),
    ];
    let loud = select(vec![Lie::Surplus, Lie::NoFrame, Lie::TooDeep, Lie::Cut, Lie::Close]);
    // Silence is rare, since each call after it takes as long as the client's timeout.
    let lie = prop_oneof![15 => loud, 1 => Just(Lie::Silence)];
    (vec(vec(honest, 1..6), 1..5), proptest::option::of((0_usize..4, lie))).prop_map(|(rounds, lie)| {
        let lie = lie.map(|(round, lie)| (round % rounds.len(), lie));
        Script { rounds, lie }
    })
}

/// Serves one connection according to `script`, and then all later calls.
fn serve(script: Script) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let serving = thread::spawn(move || {
        let mut peer = Peer { socket: listener.accept().unwrap().0, requests: RequestBuffer::default() };
        peer.socket.set_nodelay(true).unwrap();
        // The client may close early.
        let _ = peer.play(&script);
    });
    (address, serving)
}

struct Peer {
    socket: TcpStream,
    requests: RequestBuffer,
}

impl Peer {
    fn play(&mut self, script: &Script) -> Option<()> {
        for (number, round) in script.rounds.iter().enumerate() {
            for (index, honest) in round.iter().enumerate() {
                let words = self.next_words()?;
                match script.lie {
                    Some((at, lie)) if at == number && index + 1 == round.len() => self.lie(lie, &words)?,
                    _ => self.answer(*honest, &words)?,
                }
            }
        }
        loop {
            let words = self.next_words()?;
            self.answer(Honest::Plain, &words)?;
        }
    }

    /// Returns the last argument of the next request.
    fn next_words(&mut self) -> Option<String> {
        loop {
            if let Some(Frame::Array(words)) = self.requests.next_frame().unwrap() {
                let Some(Frame::Bulk(last)) = words.last() else { panic!("{words:?}") };
                return Some(String::from_utf8(last.to_vec()).unwrap());
            }
            let count = self.socket.read(self.requests.unfilled()).ok().filter(|count| *count > 0)?;
            self.requests.filled(count);
        }
    }

    fn answer(&mut self, honest: Honest, words: &str) -> Option<()> {
        match honest {
            Honest::Error => self.write(&format!("-ERR {words}\r\n")),
            _ => self.send(honest, &bulk(words)),
        }
    }

    /// Sends a reply or a message.
    fn send(&mut self, honest: Honest, reply: &str) -> Option<()> {
        match honest {
            Honest::Plain | Honest::Error => self.write(reply),
            Honest::Pushes(count) => {
                let kinds = [">2\r\n+invalidate\r\n*1\r\n$3\r\nLIE\r\n", ">0\r\n", ">1\r\n$3\r\nLIE\r\n"];
                let pushes: String = kinds.into_iter().cycle().take(count).collect();
                self.write(&(pushes + reply))
            }
            Honest::Attributed => self.write(&format!("|1\r\n+LIE\r\n*2\r\n+LIE\r\n:1\r\n|0\r\n{reply}")),
            Honest::Halves(at) => {
                let (half, rest) = reply.split_at(at.min(reply.len()));
                self.write(half)?;
                thread::yield_now();
                self.write(rest)
            }
        }
    }

    fn lie(&mut self, lie: Lie, words: &str) -> Option<()> {
        match lie {
            Lie::Surplus => self.write(&(bulk(words) + &bulk("LIE"))),
            Lie::NoFrame => self.write(&format!("?{}{}", bulk("LIE"), bulk(words))),
            Lie::TooDeep => self.write(&format!("{}{}", "*1\r\n".repeat(33), bulk(words).repeat(3))),
            Lie::Cut => self.write(&bulk(words)[..5]).and(None),
            Lie::Close => None,
            Lie::Silence => loop {
                self.next_words()?;
            },
        }
    }

    fn write(&mut self, bytes: &str) -> Option<()> {
        self.socket.write_all(bytes.as_bytes()).ok()
    }
}

fn bulk(words: &str) -> String {
    format!("${}\r\n{words}\r\n", words.len())
}

/// Result of a call: the frame, or `None` for an error.
type Answer = Option<Frame>;

/// A client of either side that makes several calls at the same time.
trait Caller {
    fn round(&mut self, words: &[String]) -> Vec<Answer>;
}

impl Caller for modern::client::BlockingClient {
    fn round(&mut self, words: &[String]) -> Vec<Answer> {
        let commands: Vec<_> = words.iter().map(|words| ["echo", words.as_str()]).collect();
        match &commands[..] {
            [command] => vec![self.execute_raw(command).ok()],
            _ => answers(self.execute_all(commands), words.len()),
        }
    }
}

impl Caller for legacy::client::BlockingClient {
    fn round(&mut self, words: &[String]) -> Vec<Answer> {
        let commands: Vec<_> = words.iter().map(|words| ["echo", words.as_str()]).collect();
        match &commands[..] {
            [command] => vec![self.execute_raw(command).ok()],
            _ => answers(self.execute_all(commands), words.len()),
        }
    }
}

static MODERN: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

impl Caller for modern::client::BufferedClient {
    fn round(&mut self, words: &[String]) -> Vec<Answer> {
        let calls = words.iter().map(|words| self.execute_raw(["echo", words]));
        MODERN.block_on(join_all(calls)).into_iter().map(Result::ok).collect()
    }
}

struct Legacy {
    client: legacy::client::BufferedClient,
    runtime: tokio_legacy::runtime::Runtime,
}

impl Caller for Legacy {
    fn round(&mut self, words: &[String]) -> Vec<Answer> {
        let calls =
            words.iter().map(|words| self.client.execute_raw(["echo", words]).then(|call| Ok::<_, ()>(call.ok())));
        self.runtime.block_on(futures01::future::join_all(calls.collect::<Vec<_>>())).unwrap()
    }
}

/// Returns the results of a pipeline in the form of [`Caller::round`].
fn answers<E>(all: Result<modern::client::Results, E>, count: usize) -> Vec<Answer> {
    let Ok(all) = all else { return vec![None; count] };
    let answers = all.into_iter().map(|result| match result {
        Ok(frame) => Some(frame),
        Err(modern::client::Error::Server(text)) => Some(Frame::Error(text)),
        Err(other) => panic!("{other:?}"),
    });
    answers.collect()
}

fn hold(script: &Script, caller: &mut dyn Caller) -> Result<(), TestCaseError> {
    let mut over = false;
    // The client's timeout is short also before the silence, and this machine may be busy.
    let may_be_late = script.lie.is_some_and(|(_, lie)| lie == Lie::Silence);
    for (number, round) in script.rounds.iter().enumerate() {
        let words: Vec<String> = (0..round.len()).map(|index| format!("{number}.{index}")).collect();
        let answers = caller.round(&words);
        let lie = script.lie.filter(|(at, _)| *at == number).map(|(_, lie)| lie);
        prop_assert_eq!(answers.len(), words.len());
        for (index, (answer, words)) in answers.into_iter().zip(&words).enumerate() {
            let is_last = index + 1 == round.len();
            let is_error = matches!(round[index], Honest::Error) && !(is_last && lie.is_some());
            let own = if is_error { Frame::Error(format!("ERR {words}")) } else { Frame::Bulk(words.clone().into()) };
            match answer {
                None => prop_assert!(over || lie.is_some() || may_be_late, "no answer to {}", words),
                Some(frame) => {
                    prop_assert_eq!(frame, own);
                    prop_assert!(!over, "{} was answered over a connection that is out of step", words);
                    prop_assert!(!is_last || lie.is_none_or(|lie| lie == Lie::Surplus), "{} was answered", words);
                }
            }
        }
        over |= lie.is_some();
    }
    // After the script the server answers correctly, which is too late if it has lied.
    let words = ["last".to_owned()];
    let answer = caller.round(&words).remove(0);
    prop_assert_eq!(answer, if script.lie.is_some() { None } else { Some(Frame::Bulk("last".into())) });
    Ok(())
}

fn options(script: &Script) -> modern::client::ConnectOptions {
    let is_silent = script.lie.is_some_and(|(_, lie)| lie == Lie::Silence);
    let limit = if is_silent { Duration::from_millis(20) } else { Duration::from_secs(60) };
    modern::client::ConnectOptions::new().response_timeout(limit)
}

/// Numbered messages to a subscriber, and the lie that ends them.
#[derive(Clone, Debug)]
struct News {
    messages: Vec<Honest>,
    /// Number of messages that come before the confirmation.
    early: usize,
    lie: Lie,
}

fn news() -> impl Strategy<Value = News> {
    let honest = prop_oneof![
        3 => Just(Honest::Plain),
        2 => (1_usize..4).prop_map(Honest::Pushes),
        1 => (500_usize..3_000).prop_map(Honest::Pushes),
        1 => Just(Honest::Attributed),
        2 => (0_usize..20).prop_map(Honest::Halves),
    ];
    let lie = select(vec![Lie::Surplus, Lie::NoFrame, Lie::TooDeep, Lie::Cut, Lie::Close]);
    (vec(honest, 0..8), 0_usize..8, lie).prop_map(|(messages, early, lie)| {
        let early = early.min(messages.len());
        News { messages, early, lie }
    })
}

/// Serves one subscriber.
fn publish(news: News) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let serving = thread::spawn(move || {
        let mut peer = Peer { socket: listener.accept().unwrap().0, requests: RequestBuffer::default() };
        let _ = peer.publish(&news);
    });
    (address, serving)
}

impl Peer {
    fn publish(&mut self, news: &News) -> Option<()> {
        self.next_words()?;
        for (number, honest) in news.messages.iter().enumerate() {
            if number == news.early {
                self.write("*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n")?;
            }
            self.send(*honest, &format!("*3\r\n$7\r\nmessage\r\n$1\r\na\r\n{}", bulk(&number.to_string())))?;
        }
        if news.early == news.messages.len() {
            self.write("*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n")?;
        }
        self.lie(news.lie, "LIES")?;
        // The client may close early.
        self.next_words().map(drop)
    }
}

/// Checks the messages of a subscriber, which `next` returns: their contents, or `None` for an error.
fn hold_news(news: &News, mut next: impl FnMut() -> Option<String>) -> Result<(), TestCaseError> {
    for number in 0..news.messages.len() {
        prop_assert_eq!(next(), Some(number.to_string()));
    }
    prop_assert_eq!(next(), None);
    prop_assert_eq!(next(), None);
    Ok(())
}

proptest! {
    #[test]
    fn a_modern_subscriber_gets_every_message_in_order_and_then_the_error(news in news()) {
        let (address, serving) = publish(news.clone());
        let mut subscriber = modern::client::blocking::connect(address).unwrap().subscribe(["a"]).unwrap();
        let mut contents = || subscriber.next_message().ok().map(|message| message.expect("it is subscribed").content);
        hold_news(&news, || contents().map(|content| String::from_utf8(content.to_vec()).unwrap()))?;
        drop(subscriber);
        serving.join().unwrap();
    }

    #[test]
    fn a_legacy_subscriber_gets_every_message_in_order_and_then_the_error(news in news()) {
        let (address, serving) = publish(news.clone());
        let mut subscriber = legacy::client::blocking::connect(&address).unwrap().subscribe(["a"]).unwrap();
        let mut contents = || subscriber.next_message().ok().map(|message| message.expect("it is subscribed").content);
        hold_news(&news, || contents().map(|content| String::from_utf8(content.to_vec()).unwrap()))?;
        drop(subscriber);
        serving.join().unwrap();
    }

    #[test]
    fn a_modern_client_gives_no_call_anothers_answer(script in script()) {
        let (address, serving) = serve(script.clone());
        hold(&script, &mut modern::client::blocking::connect_with(address, &options(&script)).unwrap())?;
        serving.join().unwrap();
    }

    #[test]
    fn a_legacy_client_gives_no_call_anothers_answer(script in script()) {
        let (address, serving) = serve(script.clone());
        hold(&script, &mut legacy::client::blocking::connect_with(&address, &options(&script)).unwrap())?;
        serving.join().unwrap();
    }

    #[test]
    fn a_modern_client_of_many_tasks_gives_no_call_anothers_answer(script in script()) {
        let (address, serving) = serve(script.clone());
        let client = MODERN.block_on(modern::client::connect_with(address, &options(&script))).unwrap();
        let mut client = {
            let _guard = MODERN.enter();
            modern::client::BufferedClient::buffer(client)
        };
        hold(&script, &mut client)?;
        drop(client);
        serving.join().unwrap();
    }

    #[test]
    fn a_legacy_client_of_many_tasks_gives_no_call_anothers_answer(script in script()) {
        let (address, serving) = serve(script.clone());
        let mut runtime = tokio_legacy::runtime::Builder::new().core_threads(1).build().unwrap();
        let connected = legacy::client::connect_with(&address, &options(&script));
        let client = runtime.block_on(connected.map(legacy::client::BufferedClient::buffer)).unwrap();
        let mut caller = Legacy { client, runtime };
        hold(&script, &mut caller)?;
        drop(caller);
        serving.join().unwrap();
    }
}
