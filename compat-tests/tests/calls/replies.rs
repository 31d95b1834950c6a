//! Servers that send replies of any type and size, and servers that end within a reply.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

use engine::{Frame, RequestBuffer};
use modern::client::Error;

use crate::{clients, words};

/// Serves each connection with `script` on a thread of its own, for as long as this process runs.
fn serve(script: impl Fn(Peer) + Clone + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for socket in listener.incoming() {
            let (peer, script) = (Peer { socket: socket.unwrap(), requests: RequestBuffer::default() }, script.clone());
            thread::spawn(move || script(peer));
        }
    });
    address
}

struct Peer {
    socket: TcpStream,
    requests: RequestBuffer,
}

impl Peer {
    /// Returns the words of the next request; `None` once the client has gone.
    fn request(&mut self) -> Option<Vec<String>> {
        loop {
            if let Some(Frame::Array(words)) = self.requests.next_frame().unwrap() {
                let text = |word| match word {
                    Frame::Bulk(word) => String::from_utf8(word.to_vec()).unwrap(),
                    other => panic!("{other:?}"),
                };
                return Some(words.into_iter().map(text).collect());
            }
            let count = self.socket.read(self.requests.unfilled()).ok().filter(|count| *count > 0)?;
            self.requests.filled(count);
        }
    }

    /// Sends `bytes` and ends the connection.
    fn end_after(mut self, bytes: &[u8]) {
        let _ = self.socket.write_all(bytes).and_then(|()| self.socket.shutdown(Shutdown::Write));
        // Closing with requests unread would be a reset, by which the client may lose the bytes.
        while self.request().is_some() {}
    }

    /// Answers `ECHO` with its word, and every other request with `reply`.
    fn answer_all(mut self, reply: &[u8]) {
        while let Some(words) = self.request() {
            let echo = (words[0] == "echo").then(|| format!("${}\r\n{}\r\n", words[1].len(), words[1]).into_bytes());
            // The client may have gone.
            let _ = self.socket.write_all(echo.as_deref().unwrap_or(reply));
        }
    }
}

/// Replies of every type, as servers send them; each is one reply.
fn replies() -> Vec<Vec<u8>> {
    let mut replies: Vec<Vec<u8>> = [
        "+OK\r\n",
        "+QUEUED\r\n",
        "+\r\n",
        "-ERR wrong\r\n",
        "-\r\n",
        ":0\r\n",
        ":-9223372036854775808\r\n",
        "$0\r\n\r\n",
        "$5\r\na\r\nb\0\r\n",
        "$-1\r\n",
        "*-1\r\n",
        "*0\r\n",
        "*3\r\n$1\r\na\r\n*2\r\n:1\r\n*-1\r\n$-1\r\n",
        "_\r\n",
        "#t\r\n",
        "#f\r\n",
        ",1.5\r\n",
        ",inf\r\n",
        ",-inf\r\n",
        ",nan\r\n",
        "(3492890328409238509324850943850943825024385\r\n",
        "=7\r\ntxt:a\r\n\r\n",
        "!10\r\nERR\r\nwrong\r\n",
        "%0\r\n",
        "%2\r\n+a\r\n:1\r\n+b\r\n*1\r\n:2\r\n",
        "~2\r\n:1\r\n:2\r\n",
        "|1\r\n+ttl\r\n:1\r\n$1\r\na\r\n",
        "*1\r\n|1\r\n+ttl\r\n:1\r\n:7\r\n",
        ">2\r\n+invalidate\r\n*1\r\n$1\r\na\r\n+OK\r\n",
        ">0\r\n>1\r\n_\r\n:1\r\n",
        "-WRONGTYPE Operation against a key\r\n",
    ]
    .into_iter()
    .map(|reply| reply.as_bytes().to_vec())
    .collect();
    replies.push(b"-ERR unknown command '\xff\xfe'\r\n".to_vec());
    replies.push([&b"*1\r\n".repeat(engine::frame::MAX_DEPTH)[..], b":1\r\n"].concat());
    replies
}

/// Replies that are long, deep, or of many parts.
fn huge_replies() -> Vec<Vec<u8>> {
    let bulk = |bytes: usize| [format!("${bytes}\r\n").as_bytes(), &vec![b'x'; bytes], b"\r\n"].concat();
    let many = 30_000;
    vec![
        bulk(8 << 20),
        [format!("*{many}\r\n").as_bytes(), &b"$1\r\na\r\n".repeat(many)].concat(),
        [format!("%{many}\r\n").as_bytes(), &b"+k\r\n*-1\r\n".repeat(many)].concat(),
        [&b"*1\r\n".repeat(engine::frame::MAX_DEPTH)[..], &bulk(200_000)].concat(),
        [&b"|1\r\n+a\r\n"[..], &bulk(200_000), b":1\r\n"].concat(),
        [&b">2\r\n+a\r\n"[..], &bulk(200_000), b":1\r\n"].concat(),
        [&b">1\r\n+a\r\n".repeat(many)[..], b":1\r\n"].concat(),
        [b"!200000\r\n", &vec![b'x'; 200_000][..], b"\r\n"].concat(),
        [b"-ERR ", &vec![b'x'; 60_000][..], b"\r\n"].concat(),
    ]
}

fn is_answer<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Ok(_) | Err(Error::Server(_) | Error::Unexpected(_)))
}

fn assert_all_are_taken(replies: &[Vec<u8>]) {
    for reply in replies {
        let shown = player::reply::summary_of(reply);
        let sent = reply.clone();
        let address = serve(move |peer| peer.answer_all(&sent));
        for (name, connect) in clients() {
            let mut client = connect(address).unwrap();
            let mut echoes = 0;
            let mut assert_in_step = |client: &mut dyn crate::Caller| {
                echoes += 1;
                let token = format!("token-{echoes}");
                let answer = client.execute(&["echo".to_owned(), token.clone()]);
                assert!(matches!(&answer, Ok(Frame::Bulk(own)) if *own == token), "{name}, {shown}: {answer:?}");
            };
            let answer = client.execute(&words("any command"));
            assert!(is_answer(&answer), "{name}, {shown}: {answer:?}");
            assert_in_step(&mut *client);
            for result in client.typed() {
                assert!(is_answer(&result), "{name}, {shown}: {result:?}");
            }
            assert_in_step(&mut *client);
            let results = client.execute_all(&[words("one"), words("echo two"), words("three")]).unwrap();
            assert!(results.iter().all(is_answer), "{name}, {shown}: {results:?}");
            assert_eq!(results[1].as_ref().unwrap(), &Frame::Bulk("two".into()), "{name}, {shown}");
            let results = client.transaction(&[words("one"), words("two")]);
            assert!(is_answer(&results), "{name}, {shown}: {results:?}");
            assert_in_step(&mut *client);
        }
    }
}

#[test]
fn a_reply_of_any_type_answers_its_own_call() {
    assert_all_are_taken(&replies());
}

#[test]
fn a_huge_reply_answers_its_own_call() {
    assert_all_are_taken(&huge_replies());
}

/// Serves clients that get all of `replies` for their first request but what is behind the first `length` bytes, and
/// then the end.
fn cut(replies: &[u8], length: usize) -> SocketAddr {
    let part = replies[..length].to_vec();
    serve(move |mut peer| {
        if peer.request().is_some() {
            peer.end_after(&part);
        }
    })
}

#[test]
fn a_server_that_ends_within_a_reply_is_an_error_of_this_and_every_later_call() {
    // The request says which reply is sent, and how much of it.
    let address = serve(|mut peer| {
        let words = peer.request().unwrap();
        let [number, length] = [&words[1], &words[2]].map(|word| word.parse::<usize>().unwrap());
        peer.end_after(&replies()[number][..length]);
    });
    for (number, reply) in replies().iter().enumerate() {
        for length in 0..reply.len() {
            for (name, connect) in clients() {
                let place = format!("{name}, {}", player::reply::summary_of(&reply[..length]));
                let mut client = connect(address).unwrap();
                for _ in 0..2 {
                    let error = client.execute(&words(&format!("part {number} {length}"))).unwrap_err();
                    assert!(error.is_closed(), "{place}: {error:?}");
                }
                let error = client.transaction(&[words("get key")]).unwrap_err();
                assert!(error.is_closed(), "{place}: {error:?}");
            }
        }
    }
}

#[test]
fn a_server_that_ends_within_the_replies_of_a_pipeline_is_an_error_of_all_of_it() {
    let replies = b"+OK\r\n>2\r\n+a\r\n:1\r\n+QUEUED\r\n*1\r\n$5\r\nvalue\r\n";
    for length in 0..replies.len() {
        let address = cut(replies, length);
        for (name, connect) in clients() {
            let mut client = connect(address).unwrap();
            let error = client.transaction(&[words("get key")]).unwrap_err();
            assert!(error.is_closed(), "{name}, {length}: {error:?}");
            let error = connect(address).unwrap().execute_all(&[words("a"), words("b"), words("c")]).unwrap_err();
            assert!(error.is_closed(), "{name}, {length}: {error:?}");
            assert!(client.execute(&words("ping")).unwrap_err().is_closed(), "{name}, {length}");
        }
    }
}

#[test]
fn a_server_that_ends_within_a_message_is_an_error_after_the_messages_before() {
    let confirmed = "*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n";
    let message = "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$4\r\nnews\r\n";
    let sent = format!("{confirmed}{message}{message}");
    for length in 0..sent.len() {
        let messages = length.saturating_sub(confirmed.len()) / message.len();
        let address = cut(sent.as_bytes(), length);
        let modern = modern::client::blocking::connect(address).unwrap().subscribe(["a"]);
        let legacy = legacy::client::blocking::connect(&address).unwrap().subscribe(["a"]);
        if length < confirmed.len() {
            let errors = [modern.map(drop).unwrap_err(), legacy.map(drop).unwrap_err()];
            assert!(errors.iter().all(Error::is_closed), "{length}: {errors:?}");
            continue;
        }
        let (mut modern, mut legacy) = (modern.unwrap(), legacy.unwrap());
        for _ in 0..messages {
            assert_eq!(modern.next_message().unwrap().unwrap().content, "news", "{length}");
            assert_eq!(legacy.next_message().unwrap().unwrap().content, "news", "{length}");
        }
        for _ in 0..2 {
            assert!(modern.next_message().unwrap_err().is_closed(), "{length}");
            assert!(legacy.next_message().unwrap_err().is_closed(), "{length}");
        }
        assert!(modern.subscribe(["b"]).unwrap_err().is_closed(), "{length}");
        assert!(legacy.subscribe(["b"]).unwrap_err().is_closed(), "{length}");
    }
}
