//! Tests of the arguments, the refusals and the errors of the clients: borrowed arguments, batches, options, servers
//! that restart, and servers that send what nobody has asked for.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use engine::{Config, Frame, RequestBuffer, Server};
use futures::future::{self, Loop, join_all, lazy, loop_fn};
use futures::{Async, Future, IntoFuture, Stream};
use host::SystemClock;
use legacy::client::{
    BlockingClient, BufferedClient, Calling, Client, ConnectOptions, Error, ReconnectingClient, Refusal, blocking,
    connect, connect_unix, connect_with, over,
};
use legacy::socket::Listener;
use tokio::runtime::Runtime;

/// Longest time that a test waits for what it expects.
const DEADLINE: Duration = Duration::from_secs(30);

fn serve_with(runtime: &mut Runtime, config: Config) -> SocketAddr {
    let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::new(config, SystemClock);
    runtime.spawn(legacy::server::run([listener.into()], server, future::empty()));
    address
}

/// Runs `calls` against a server.
fn with_server<F>(calls: impl FnOnce(SocketAddr) -> F + Send + 'static) -> Result<F::Item, F::Error>
where
    F: IntoFuture + 'static,
    F::Future: Send + 'static,
    F::Item: Send + 'static,
    F::Error: Send + 'static,
{
    let mut runtime = Runtime::new().unwrap();
    let address = serve_with(&mut runtime, Config::default());
    runtime.block_on(lazy(move || calls(address)))
}

/// Runs one call in a task, where a client for many tasks can be made.
fn run<F>(call: impl FnOnce() -> F + Send + 'static) -> Result<F::Item, F::Error>
where
    F: IntoFuture + 'static,
    F::Future: Send + 'static,
    F::Item: Send + 'static,
    F::Error: Send + 'static,
{
    Runtime::new().unwrap().block_on(lazy(call))
}

/// Returns a server of one connection, played by `script` on a thread of its own.
fn peer(script: impl FnOnce(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let socket = listener.accept().unwrap().0;
        socket.set_read_timeout(Some(DEADLINE)).unwrap();
        script(socket);
    });
    address
}

fn read_request(socket: &mut TcpStream) {
    let (mut requests, mut bytes) = (RequestBuffer::default(), [0; 4096]);
    while requests.next_frame().unwrap().is_none() {
        let count = socket.read(&mut bytes).unwrap();
        assert!(count > 0, "the client has gone");
        requests.extend(&bytes[..count]);
    }
}

/// Returns a peer that answers each of its requests with the next of `replies`, and then waits for the end.
fn answers(replies: &'static [&'static str]) -> SocketAddr {
    peer(move |mut socket| {
        for reply in replies {
            read_request(&mut socket);
            socket.write_all(reply.as_bytes()).unwrap();
        }
        let _ = socket.read(&mut [0; 1]);
    })
}

/// Returns a peer that neither sends nor reads.
fn silent() -> SocketAddr {
    peer(|socket| {
        thread::park();
        drop(socket);
    })
}

fn bulk(text: &'static str) -> Frame {
    Frame::Bulk(text.into())
}

// -- Arguments --------------------------------------------------------------------------------------

#[test]
fn arguments_are_borrowed_for_as_long_as_the_caller_likes() {
    fn cached(client: Client, key: &str) -> Calling<(Option<bytes::Bytes>, Client)> {
        client.get(key)
    }
    let (value, client) = with_server(|address| {
        connect(&address).and_then(|client| {
            let (key, value) = (String::from("key"), vec![b'v'; 3]);
            client
                .set(&key, &value)
                .and_then(|client| client.set(&"key".to_owned()[..], &b"vvv"[..]))
                .and_then(|client| client.set(bytes::Bytes::from("key"), vec![b'v'; 3]))
                .and_then(|client| client.execute(["append", &String::from("key"), &format!("{}", 7)]))
                .and_then(|(length, client)| {
                    assert_eq!(length, Frame::Integer(4));
                    cached(client, &String::from("key"))
                })
        })
    })
    .unwrap();
    assert_eq!(value, Some("vvv7".into()));
    drop(client);
    let value = with_server(|address| {
        connect(&address).map(BufferedClient::buffer).and_then(|client| {
            let key = String::from("key");
            client.set(&key, format!("{key}-value")).and_then(move |()| client.get(key.as_str()))
        })
    });
    assert_eq!(value.unwrap(), Some("key-value".into()));
}

#[test]
fn commands_without_exactly_one_reply_are_refused_before_they_are_sent() {
    const EMPTY: [&str; 0] = [];
    let refused = with_server(|address| connect(&address).and_then(|client| client.execute(EMPTY))).unwrap_err();
    assert!(matches!(refused, Error::Refused(Refusal::Empty)));
    let reply = with_server(|address| {
        connect(&address).map(BufferedClient::buffer).and_then(|client| {
            let refused = vec![
                client.execute(EMPTY),
                client.execute_raw(EMPTY),
                client.execute(["SUBSCRIBE", "a", "b"]),
                client.execute(["client", "reply", "skip"]),
            ];
            let refused = refused.into_iter().map(|call| call.then(|result| Ok::<_, Error>(result.unwrap_err())));
            let batch = client.execute_all([vec!["ping"], vec!["monitor"]]);
            join_all(refused)
                .map(|errors| assert!(errors.iter().all(|error| matches!(error, Error::Refused(_)))))
                .and_then(|()| batch.then(|batch| Ok(batch.is_err())))
                .map(|is_refused| assert!(is_refused))
                .and_then(move |()| client.execute(["echo", "2"]))
        })
    });
    assert_eq!(reply.unwrap(), bulk("2"));
}

#[test]
fn commands_at_once_have_a_result_each() {
    let (none, _) = with_server(|address| {
        connect(&address)
            .and_then(|client| client.execute_all([vec!["set", "a", "1"], vec!["incr"], vec!["incr", "a"]]))
            .and_then(|(results, client)| {
                assert!(matches!(&results[..], [Ok(Frame::Simple(_)), Err(Error::Server(_)), Ok(Frame::Integer(2))]));
                client.execute_all([[""; 1]; 0])
            })
    })
    .unwrap();
    assert!(none.is_empty());
    let (all, one) = with_server(|address| {
        connect(&address).map(BufferedClient::buffer).and_then(|client| {
            let many = (0..20_000).map(|number| ["echo".to_owned(), format!("{number:0100}")]);
            client.execute_all(many).join(client.execute(["echo", "one"]))
        })
    })
    .unwrap();
    assert_eq!((all.len(), one), (20_000, bulk("one")));
}

#[test]
fn a_transaction_is_executed_whole_or_not() {
    let (aborted, _) = with_server(|address| {
        connect(&address)
            .and_then(|client| client.transaction([vec!["set", "a", "1"], vec!["incr", "a"]]))
            .and_then(|(results, client)| {
                let results = results.unwrap();
                assert!(matches!(&results[..], [Ok(Frame::Simple(_)), Ok(Frame::Integer(2))]));
                client.execute(["watch", "a"])
            })
            .and_then(|(_, client)| client.set("a", "changed"))
            .and_then(|client| client.transaction([["get", "a"]]))
    })
    .unwrap();
    assert!(aborted.is_none());
    let refused = with_server(|address| {
        connect(&address).and_then(|client| client.transaction([vec!["set", "a", "5"], vec!["nonsense"]]))
    });
    let refused = refused.map(drop).unwrap_err();
    assert!(refused.to_string().starts_with("ERR unknown command"), "{refused}");
    let refused = with_server(|address| {
        connect(&address).and_then(|client| client.transaction([vec!["set", "a", "6"], vec!["reset"]]))
    });
    assert!(matches!(refused.map(drop).unwrap_err(), Error::Refused(Refusal::InTransaction(_))));
    let all = with_server(|address| {
        connect(&address)
            .map(BufferedClient::buffer)
            .and_then(|client| join_all((0..100).map(move |_| client.transaction([["incr", "n"], ["incr", "n"]]))))
    });
    for results in all.unwrap() {
        let results = results.unwrap();
        let [Ok(Frame::Integer(one)), Ok(Frame::Integer(other))] = results[..] else { panic!("{results:?}") };
        assert_eq!(one + 1, other);
    }
}

// -- Connecting -------------------------------------------------------------------------------------

#[test]
fn options_are_asked_for_on_connecting() {
    let mut runtime = Runtime::new().unwrap();
    let mut config = Config::default();
    config.requirepass = "s3cret".into();
    let address = serve_with(&mut runtime, config);
    let options = ConnectOptions::new().password("s3cret").database(3).resp3();
    let connected = connect_with(&address, &options).and_then(|client| client.execute(["client", "info"]));
    let Frame::Bulk(info) = runtime.block_on(connected).unwrap().0 else { panic!("text") };
    let info = String::from_utf8_lossy(&info).into_owned();
    assert!(info.contains(" db=3 ") && info.contains(" resp=3"), "{info}");
    let refused = runtime.block_on(connect_with(&address, &ConnectOptions::new().password("wrong"))).unwrap_err();
    assert_eq!(refused.code(), Some("WRONGPASS"));
    let stream = tokio::net::TcpStream::connect(&address).map_err(Error::from);
    let pong = stream.and_then(move |stream| over(stream, &options)).and_then(|client| client.ping(None));
    assert_eq!(runtime.block_on(pong).unwrap().0, "PONG");
}

#[test]
fn a_unix_socket_is_as_good() {
    let folder = std::env::temp_dir().join(format!("legacy-client-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("server.sock");
    let mut runtime = Runtime::new().unwrap();
    let server = Server::new(Config::default(), SystemClock);
    runtime.spawn(lazy({
        let path = path.clone();
        move || legacy::server::run(vec![Listener::unix(&path, None).unwrap()], server, future::empty())
    }));
    let pong = loop_fn(path.clone(), |path| {
        let connected = connect_unix(&path, &ConnectOptions::new().database(1)).and_then(|client| client.ping(None));
        // The other task may not have run yet.
        connected.then(move |pong| match pong {
            Err(error) if error.is_closed() => Ok(Loop::Continue(path)),
            other => other.map(|(pong, _)| Loop::Break(pong)),
        })
    });
    assert_eq!(runtime.block_on(pong).unwrap(), "PONG");
    let pong = lazy(move || ReconnectingClient::unix(&path, ConnectOptions::new()).ping(None));
    assert_eq!(runtime.block_on(pong).unwrap(), "PONG");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_server_that_says_nothing_is_waited_for_no_longer_than_asked() {
    let limit = Duration::from_millis(50);
    let options = ConnectOptions::new().password("p").connect_timeout(limit);
    assert!(matches!(run(move || connect_with(&silent(), &options)), Err(Error::TimedOut(_))));
    let options = ConnectOptions::new().response_timeout(limit);
    let connected = move || connect_with(&silent(), &options);
    let late = run({
        let connected = connected.clone();
        move || connected().and_then(|client| client.get("a"))
    });
    assert!(matches!(late.map(drop), Err(Error::TimedOut(_))));
    let (error, is_closed) = run({
        let connected = connected.clone();
        move || {
            connected().map(BufferedClient::buffer).and_then(|client| {
                client.get("a").then(move |got| Ok::<_, Error>((got.unwrap_err(), client.is_closed())))
            })
        }
    })
    .unwrap();
    assert!(matches!(error, Error::TimedOut(_)) && !error.is_closed() && !is_closed);
    let subscribed = run(move || connected().and_then(|client| client.subscribe(["a"])));
    assert!(matches!(subscribed.map(drop), Err(Error::TimedOut(_))));
}

#[test]
fn a_reply_that_comes_too_late_is_nobodys() {
    let (late, waits) = std::sync::mpsc::channel::<()>();
    let address = peer(move |mut socket| {
        read_request(&mut socket);
        waits.recv().unwrap();
        socket.write_all(b"$4\r\nlate\r\n").unwrap();
        read_request(&mut socket);
        socket.write_all(b"$4\r\nnext\r\n").unwrap();
        let _ = socket.read(&mut [0; 1]);
    });
    let options = ConnectOptions::new().response_timeout(Duration::from_millis(50));
    let value = run(move || {
        connect_with(&address, &options).map(BufferedClient::buffer).and_then(move |client| {
            client.get("late").then(move |got| {
                assert!(matches!(got, Err(Error::TimedOut(_))));
                late.send(()).unwrap();
                loop_fn(client, |client| {
                    client.get("next").then(move |got| match got {
                        Err(Error::TimedOut(_)) => Ok(Loop::Continue(client)),
                        other => other.map(Loop::Break),
                    })
                })
            })
        })
    });
    assert_eq!(value.unwrap(), Some("next".into()));
}

// -- Unasked replies -------------------------------------------------------------------------

#[test]
fn pushes_and_attributes_are_no_replies() {
    const REPLIES: &[&str] = &[
        ">2\r\n$10\r\ninvalidate\r\n_\r\n|1\r\n+ttl\r\n:7\r\n$1\r\n1\r\n>1\r\n+after\r\n",
        ">0\r\n$1\r\n2\r\n",
        "$1\r\n3\r\n",
    ];
    let values = run(|| {
        connect(&answers(REPLIES)).and_then(|client| client.get("key")).and_then(|(one, client)| {
            client.get("key").and_then(|(two, client)| client.get("key").map(|(three, _)| [one, two, three]))
        })
    });
    assert_eq!(values.unwrap(), ["1", "2", "3"].map(|value| Some(value.into())));
    let values = run(|| {
        connect(&answers(REPLIES)).map(BufferedClient::buffer).and_then(|client| {
            let (again, last) = (client.clone(), client.clone());
            client.get("key").and_then(move |one| {
                again.get("key").and_then(move |two| last.get("key").map(|three| [one, two, three]))
            })
        })
    });
    assert_eq!(values.unwrap(), ["1", "2", "3"].map(|value| Some(value.into())));
}

#[test]
fn invalidations_of_a_real_server_leave_the_client_in_step() {
    let done = with_server(|address| {
        let tracking = connect_with(&address, &ConnectOptions::new().resp3()).map(BufferedClient::buffer);
        let tracking = tracking.and_then(|client| client.execute(["client", "tracking", "on"]).map(|_| client));
        tracking.join(connect(&address)).and_then(|(client, other)| {
            loop_fn((0_u32, client, other), |(number, client, other)| {
                let (read, again) = (client.clone(), client.clone());
                client
                    .get("key")
                    .and_then(move |_| other.set("key", number.to_string()))
                    .and_then(move |other| {
                        read.get("nokey").join(read.get("key")).map(move |(none, value)| {
                            assert_eq!((none, value), (None, Some(number.to_string().into())));
                            other
                        })
                    })
                    .map(move |other| match number {
                        99 => Loop::Break(()),
                        _ => Loop::Continue((number + 1, again, other)),
                    })
            })
        })
    });
    done.unwrap();
}

#[test]
fn a_reply_too_many_ends_the_client_for_good() {
    const REPLIES: &[&str] = &["$1\r\n1\r\n$1\r\n2\r\n", "$1\r\n3\r\n"];
    let (one, client) = run(|| connect(&answers(REPLIES)).and_then(|client| client.get("1"))).unwrap();
    assert_eq!(one, Some("1".into()));
    let error = run(move || client.get("3")).unwrap_err();
    assert!(matches!(error, Error::Unasked(_)) && error.is_closed(), "{error:?}");
    let mut client = blocking::connect(&answers(REPLIES)).unwrap();
    assert_eq!(client.get("1").unwrap(), Some("1".into()));
    for _ in 0..3 {
        let error = client.get("3").unwrap_err();
        assert!(matches!(error, Error::Unasked(_)) && error.is_closed(), "{error:?}");
    }
    let mut runtime = Runtime::new().unwrap();
    let client = runtime.block_on(connect(&answers(REPLIES)).map(BufferedClient::buffer)).unwrap();
    assert_eq!(runtime.block_on(client.get("1")).unwrap(), Some("1".into()));
    for _ in 0..3 {
        let error = runtime.block_on(client.get("3")).unwrap_err();
        assert!(matches!(error, Error::Unasked(_)) && error.is_closed(), "{error:?}");
    }
    assert!(client.is_closed());
}

#[test]
fn a_broken_connection_is_told_to_every_later_call() {
    let mut client = blocking::connect(&answers(&["$x\r\n$1\r\n1\r\n$1\r\n2\r\n"])).unwrap();
    let first = client.get("a").unwrap_err();
    for _ in 0..3 {
        let later = client.get("a").unwrap_err();
        assert!(later.is_closed());
        assert_eq!(later.to_string(), first.to_string());
    }
    assert_eq!(client.subscribe(["a"]).unwrap_err().to_string(), first.to_string());
}

#[test]
fn calls_that_were_given_up_do_not_keep_the_connection() {
    let (ended, end) = std::sync::mpsc::channel();
    let address = peer(move |mut socket| {
        read_request(&mut socket);
        ended.send(socket.read(&mut [0; 1]).unwrap()).unwrap();
    });
    let options = ConnectOptions::new().response_timeout(Duration::from_millis(50));
    let mut runtime = Runtime::new().unwrap();
    let client = runtime.block_on(connect_with(&address, &options).map(BufferedClient::buffer)).unwrap();
    assert!(matches!(runtime.block_on(client.get("a")), Err(Error::TimedOut(_))));
    drop(client);
    assert_eq!(end.recv_timeout(DEADLINE).unwrap(), 0);
}

// -- Subscriptions ----------------------------------------------------------------------------------

#[test]
fn patterns_and_channels_are_told_apart() {
    let mut runtime = Runtime::new().unwrap();
    let address = serve_with(&mut runtime, Config::default());
    let mut publisher = blocking::connect(&address).unwrap();
    for options in [ConnectOptions::new(), ConnectOptions::new().resp3()] {
        let mut subscriber = blocking::connect_with(&address, &options).unwrap().psubscribe(["n*"]).unwrap();
        subscriber.subscribe(["news"]).unwrap();
        assert_eq!(subscriber.get_subscribed(), ["news"]);
        assert_eq!(subscriber.get_psubscribed(), ["n*"]);
        publisher.publish("news", "hello").unwrap();
        let mut patterns = Vec::new();
        for _ in 0..2 {
            let message = subscriber.next_message().unwrap().unwrap();
            assert_eq!((message.channel, message.content), ("news".into(), "hello".into()));
            patterns.push(message.pattern);
        }
        assert!(patterns.contains(&None) && patterns.contains(&Some("n*".into())));
        subscriber.unsubscribe([""; 0]).unwrap();
        publisher.publish("nothing", "else").unwrap();
        assert_eq!(subscriber.next_message().unwrap().unwrap().content, "else");
        subscriber.punsubscribe([""; 0]).unwrap();
        assert_eq!(subscriber.next_message().unwrap(), None);
    }
}

#[test]
fn a_subscriber_whose_server_closes_hears_so() {
    let address = answers_and_closes("*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n");
    let mut subscriber = blocking::connect(&address).unwrap().subscribe(["a"]).unwrap();
    for _ in 0..2 {
        assert!(subscriber.next_message().unwrap_err().is_closed());
    }
    assert!(subscriber.subscribe(["b"]).unwrap_err().is_closed());
}

fn answers_and_closes(reply: &'static str) -> SocketAddr {
    peer(move |mut socket| {
        read_request(&mut socket);
        socket.write_all(reply.as_bytes()).unwrap();
    })
}

#[test]
fn streams_have_names_and_can_be_moved() {
    fn can_be_moved<T: Stream + Send>() {}
    can_be_moved::<legacy::client::Messages>();
    can_be_moved::<legacy::client::Replies>();
}

// -- Servers that restart -----------------------------------------------------------------------

#[test]
fn a_connection_that_ended_is_followed_by_another() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    // Each connection answers one request, and closes at the second without an answer.
    let connections = thread::spawn(move || {
        for number in 0..3 {
            let mut socket = listener.accept().unwrap().0;
            read_request(&mut socket);
            socket.write_all(format!(":{number}\r\n").as_bytes()).unwrap();
            read_request(&mut socket);
        }
    });
    let client = ReconnectingClient::new(address, ConnectOptions::new());
    let mut runtime = Runtime::new().unwrap();
    for number in 0..3 {
        assert_eq!(runtime.block_on(client.clone().execute(["next"])).unwrap(), Frame::Integer(number));
        // The command was sent, and is not sent again.
        assert!(runtime.block_on(client.execute(["lost"])).unwrap_err().is_closed());
    }
    connections.join().unwrap();
    assert!(runtime.block_on(client.execute(["next"])).unwrap_err().is_closed(), "nobody listens any more");
}

#[test]
fn callers_share_the_way_to_a_connection() {
    let info = with_server(|address| {
        let client = ReconnectingClient::new(address, ConnectOptions::new());
        // A caller that gives up does not cancel the attempt to connect.
        let mut gone = client.ping(None);
        assert!(matches!(gone.poll(), Ok(Async::NotReady)));
        drop(gone);
        let calls: Vec<_> = (0..100).map(|_| client.ping(None)).collect();
        join_all(calls).and_then(move |_| client.execute(["info", "stats"]))
    });
    let Frame::Bulk(info) = info.unwrap() else { panic!("text") };
    assert!(String::from_utf8_lossy(&info).contains("total_connections_received:1\r\n"));
}

// -- Passwords and addresses ----------------------------------------------------------------------------

#[test]
fn debug_of_a_client_shows_nothing_of_what_it_sends() {
    let mut client = blocking::connect(&answers(&["$1\r\ns3cret"])).unwrap();
    client.get("s3cret").unwrap_err();
    let shown = format!("{client:?}");
    assert!(shown.len() < 4_000 && !shown.contains("s3cret"), "{shown}");
}

#[test]
fn a_blocking_client_may_be_dropped_in_a_task() {
    let mut runtime = Runtime::new().unwrap();
    let address = serve_with(&mut runtime, Config::default());
    let client: BlockingClient = blocking::connect_with(&address, &ConnectOptions::new().database(2)).unwrap();
    let subscriber = blocking::connect(&address).unwrap().psubscribe(["a*"]).unwrap();
    let messages = blocking::connect(&address).unwrap().subscribe(["a"]).unwrap().into_iter();
    let dropped = tokio::runtime::current_thread::block_on_all(lazy(move || {
        drop((client, subscriber, messages));
        Ok::<_, ()>(())
    }));
    dropped.unwrap();
}

#[test]
fn a_connection_that_ended_with_its_runtime_is_closed_and_followed_by_another() {
    let mut servers = Runtime::new().unwrap();
    let address = serve_with(&mut servers, Config::default());
    let reconnecting = ReconnectingClient::new(address, ConnectOptions::new());
    let mut first = Runtime::new().unwrap();
    let set = reconnecting.set("key", "value");
    let buffered = connect(&address)
        .map(BufferedClient::buffer)
        .and_then(|client| client.ping(None).map(move |_| client))
        .join(set);
    let (buffered, ()) = first.block_on(buffered).unwrap();
    assert!(!buffered.is_closed());
    drop(first);
    assert!(buffered.is_closed());
    assert!(run(move || buffered.ping(None)).unwrap_err().is_closed());
    assert_eq!(run(move || reconnecting.get("key")).unwrap(), Some("value".into()));
}

#[test]
fn who_waits_for_a_connection_whose_runtime_ends_hears_so() {
    let (asked, is_asked) = std::sync::mpsc::channel();
    let address = peer(move |mut socket| {
        read_request(&mut socket);
        asked.send(()).unwrap();
        let _ = socket.read(&mut [0; 1]);
    });
    let client = ReconnectingClient::new(address, ConnectOptions::new().password("p"));
    let mut first = Runtime::new().unwrap();
    first.spawn(client.get("key").then(|_| Ok(())));
    is_asked.recv().unwrap();
    let waiting = thread::spawn(move || {
        let mut first = Some(first);
        let mut call = client.get("key");
        Runtime::new().unwrap().block_on(future::poll_fn(move || {
            let polled = call.poll();
            if let Some(first) = first.take() {
                assert!(polled.as_ref().is_ok_and(Async::is_not_ready));
                // Not in a task: the end of a runtime is waited for.
                thread::spawn(move || drop(first)).join().unwrap();
            }
            polled
        }))
    });
    assert!(waiting.join().unwrap().unwrap_err().is_closed());
}

#[test]
fn a_limit_of_centuries_is_none() {
    let called = with_server(|address| {
        let limits = [Duration::from_secs(800 * 24 * 3600), Duration::MAX];
        join_all(limits.map(move |limit| {
            let options = ConnectOptions::new().connect_timeout(limit).response_timeout(limit);
            let subscribed = connect_with(&address, &options)
                .and_then(|client| client.ping(None))
                .and_then(|(_, client)| client.subscribe(["news"]))
                .and_then(|subscriber| subscriber.subscribe(["weather"]));
            let buffered = connect_with(&address, &options).map(BufferedClient::buffer);
            subscribed.join(buffered.and_then(|client| client.ping(None)))
        }))
    });
    called.unwrap();
}
