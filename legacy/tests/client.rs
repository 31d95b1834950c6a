//! The clients against the server in the same process, and against peers that misbehave.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use engine::{Config, Frame, RequestBuffer, Server};
use futures::future::{Loop, empty, join_all, lazy, loop_fn};
use futures::{Future, Stream, stream};
use host::SystemClock;
use legacy::client::{BufferedClient, Client, ConnectOptions, Error, Refusal, blocking, connect};
use tokio::runtime::Runtime;
use tokio::util::FutureExt;

/// Error of a frame that begins with `?`.
const NO_FRAME: &str = "protocol error; invalid frame type byte `63`";

/// Longest time that a test waits for what it expects.
const DEADLINE: Duration = Duration::from_secs(30);

/// Starts a server on a runtime.
fn serve(runtime: &mut Runtime) -> io::Result<SocketAddr> {
    let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
    let address = listener.local_addr()?;
    let server = Server::new(Config::default(), SystemClock);
    runtime.spawn(legacy::server::run([listener.into()], server, empty()));
    Ok(address)
}

/// Runs `test` with the address of a server, and returns its result.
fn with_server<F>(test: impl FnOnce(SocketAddr) -> F + Send + 'static) -> Result<F::Item, Error>
where
    F: Future<Error = Error> + Send + 'static,
    F::Item: Send + 'static,
{
    let mut runtime = Runtime::new()?;
    let address = serve(&mut runtime)?;
    runtime.block_on(lazy(move || test(address)))
}

/// Runs `test` with a client of the peer at `address`, and returns its result.
fn with_peer<F>(address: SocketAddr, test: impl FnOnce(Client) -> F + Send + 'static) -> Result<F::Item, Error>
where
    F: Future<Error = Error> + Send + 'static,
    F::Item: Send + 'static,
{
    Runtime::new()?.block_on(connect(&address).and_then(test))
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

/// Reads `count` whole requests.
fn read_requests(socket: &mut TcpStream, count: usize) {
    let (mut requests, mut bytes) = (RequestBuffer::default(), [0; 4096]);
    for _ in 0..count {
        while requests.next_frame().unwrap().is_none() {
            let count = socket.read(&mut bytes).unwrap();
            assert!(count > 0, "the client has gone");
            requests.extend(&bytes[..count]);
        }
    }
}

/// Returns a peer that answers one request with `reply` and closes.
fn answers(reply: &'static [u8]) -> SocketAddr {
    peer(move |mut socket| {
        read_requests(&mut socket, 1);
        socket.write_all(reply).unwrap();
    })
}

fn kind(error: Error) -> io::ErrorKind {
    match error {
        Error::Io(error) => error.kind(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_call_has_its_result() -> Result<(), Error> {
    with_server(|address| {
        connect(&address)
            .and_then(|client| client.ping(None))
            .and_then(|(reply, client)| {
                assert_eq!(reply, "PONG");
                client.ping(Some("hello".into()))
            })
            .and_then(|(reply, client)| {
                assert_eq!(reply, "hello");
                client.get("key")
            })
            .and_then(|(value, client)| {
                assert_eq!(value, None);
                client.set("key", "value")
            })
            .and_then(|client| client.get("key"))
            .and_then(|(value, client)| {
                assert_eq!(value, Some("value".into()));
                client.del(["key", "other"])
            })
            .and_then(|(count, client)| {
                assert_eq!(count, 1);
                client.publish("nobody", "listens")
            })
            .and_then(|(count, client)| {
                assert_eq!(count, 0);
                client.execute(["incrby", "number", "7"])
            })
            .map(|(reply, _)| assert_eq!(reply, Frame::Integer(7)))
    })
}

#[test]
fn an_error_reply_is_the_servers_text() {
    let error =
        with_server(|address| connect(&address).and_then(|client| client.set_expires("key", "value", Duration::ZERO)))
            .unwrap_err();
    assert!(matches!(error, Error::Server(_)));
    assert_eq!(error.to_string(), "ERR invalid expire time in 'set' command");
    assert_eq!(format!("{error:?}"), "Server(\"ERR invalid expire time in 'set' command\")");
    assert_eq!(error.code(), Some("ERR"));
}

#[test]
fn any_command_fails_on_an_error_reply_or_gives_it_as_a_frame() -> Result<(), Error> {
    const TEXT: &str = "ERR wrong number of arguments for 'get' command";
    with_server(|address| {
        let failed = connect(&address).and_then(|client| client.execute(["get"]));
        failed.then(|failed| Ok::<_, Error>(failed.unwrap_err().to_string())).map(|text| assert_eq!(text, TEXT))
    })?;
    with_server(|address| {
        connect(&address)
            .and_then(|client| client.execute_raw(["get"]))
            .and_then(|(reply, client)| {
                assert_eq!(reply, Frame::Error(TEXT.to_owned()));
                client.ping(None)
            })
            .map(|(reply, _)| assert_eq!(reply, "PONG"))
    })
}

#[test]
fn set_expires_expires() -> Result<(), Error> {
    let expiration = Duration::from_millis(300);
    with_server(move |address| {
        connect(&address).and_then(move |client| {
            let set = Instant::now();
            client.set_expires("key", "value", expiration).and_then(move |client| {
                loop_fn(client, move |client| {
                    client.get("key").map(move |(value, client)| {
                        assert!(set.elapsed() < DEADLINE);
                        match value {
                            Some(value) => {
                                assert_eq!(value, "value");
                                Loop::Continue(client)
                            }
                            // The server counts whole milliseconds of the wall clock.
                            None => {
                                assert!(set.elapsed() + Duration::from_millis(2) >= expiration);
                                Loop::Break(())
                            }
                        }
                    })
                })
            })
        })
    })
}

#[test]
fn nobody_listens() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(kind(with_peer(address, |client| client.ping(None)).unwrap_err()), io::ErrorKind::ConnectionRefused);
}

#[test]
fn a_connection_closed_within_a_reply_is_an_error() {
    let error = with_peer(answers(b"$5\r\nwor"), |client| client.get("hello")).unwrap_err();
    assert_eq!(kind(error), io::ErrorKind::UnexpectedEof);
}

#[test]
fn a_connection_closed_before_a_reply_is_an_error() {
    let error = with_peer(answers(b""), |client| client.get("hello")).unwrap_err();
    assert_eq!(error.to_string(), "the server closed the connection");
}

#[test]
fn a_peer_that_speaks_another_protocol_is_an_error() {
    let error = with_peer(answers(b"HTTP/1.1 400 Bad Request\r\n\r\n"), |client| client.get("hello")).unwrap_err();
    assert_eq!(kind(error), io::ErrorKind::InvalidData);
}

#[test]
fn a_reply_of_another_type_is_unexpected() {
    let reply = with_peer(answers(b":1\r\n"), |client| client.get("hello"));
    assert!(matches!(reply, Err(Error::Unexpected(Frame::Integer(1)))));
}

#[test]
fn a_call_that_is_dropped_closes_the_connection() {
    let (ended, end) = mpsc::channel();
    let address = peer(move |mut socket| {
        read_requests(&mut socket, 1);
        ended.send(socket.read(&mut [0; 16]).unwrap()).unwrap();
    });
    let elapsed = with_peer(address, |client| {
        client.get("a").timeout(Duration::from_millis(50)).then(|timed| Ok(timed.unwrap_err().is_elapsed()))
    });
    assert!(elapsed.unwrap());
    assert_eq!(end.recv_timeout(DEADLINE).unwrap(), 0);
}

#[test]
fn messages_come_in_order() -> Result<(), Error> {
    with_server(|address| {
        connect(&address).and_then(|client| client.subscribe(["a", "b"])).and_then(move |subscriber| {
            let published = connect(&address).and_then(|publisher| {
                stream::iter_ok(0..100).fold(publisher, |publisher, index: u32| {
                    let channel = if index.is_multiple_of(3) { "a" } else { "b" };
                    publisher.publish(channel, index.to_string()).map(|(count, publisher)| {
                        assert_eq!(count, 1);
                        publisher
                    })
                })
            });
            published.and_then(|_| {
                stream::iter_ok(0..100).fold(subscriber, |subscriber, index: u32| {
                    subscriber.next_message().map(move |(message, subscriber)| {
                        let message = message.unwrap();
                        assert_eq!(message.channel, if index.is_multiple_of(3) { "a" } else { "b" });
                        assert_eq!(message.content, index.to_string());
                        subscriber
                    })
                })
            })
        })
    })
    .map(|_| ())
}

#[test]
fn a_subscriber_changes_its_channels() -> Result<(), Error> {
    with_server(|address| {
        let publisher = connect(&address).map(BufferedClient::buffer);
        let subscriber = connect(&address).and_then(|client| client.subscribe(["a"]));
        publisher.join(subscriber).and_then(|(publisher, subscriber)| {
            assert_eq!(subscriber.get_subscribed(), ["a"]);
            publisher
                .publish("a", "kept")
                .and_then(|_| subscriber.subscribe(["b", "c"]))
                .and_then(|subscriber| {
                    assert_eq!(subscriber.get_subscribed(), ["a", "b", "c"]);
                    subscriber.unsubscribe(["a", "c"])
                })
                .and_then(move |subscriber| {
                    assert_eq!(subscriber.get_subscribed(), ["b"]);
                    let counts = publisher.publish("a", "lost").join(publisher.publish("b", "last"));
                    counts.map(|counts| assert_eq!(counts, (0, 1))).and_then(|()| subscriber.next_message())
                })
                .and_then(|(message, subscriber)| {
                    assert_eq!(message.unwrap().content, "kept");
                    subscriber.next_message()
                })
                .and_then(|(message, subscriber)| {
                    assert_eq!(message.unwrap().content, "last");
                    subscriber.unsubscribe([""; 0])
                })
                .and_then(|subscriber| {
                    assert!(subscriber.get_subscribed().is_empty());
                    subscriber.next_message()
                })
                .map(|(message, _)| assert_eq!(message, None))
        })
    })
}

#[test]
fn a_subscription_to_no_channel_is_refused() {
    let error = with_server(|address| connect(&address).and_then(|client| client.subscribe([""; 0]))).unwrap_err();
    assert_eq!(error.to_string(), "ERR wrong number of arguments for 'subscribe' command");
}

#[test]
fn a_stream_of_messages_ends_with_the_connection() -> Result<(), Error> {
    let address = answers(
        b"*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$2\r\nhi\r\n\
          *3\r\n$7\r\nmessage\r\n$1\r\na\r\n$3\r\nbye\r\n",
    );
    let messages = with_peer(address, |client| {
        client.subscribe(["a"]).and_then(|subscriber| {
            let contents = subscriber.into_stream().map(|message| message.content);
            contents.then(Ok::<_, Error>).collect()
        })
    })?;
    assert_eq!(messages.len(), 3);
    assert_eq!((messages[0].as_ref().unwrap(), messages[1].as_ref().unwrap()), (&"hi".into(), &"bye".into()));
    assert!(messages[2].as_ref().unwrap_err().is_closed());
    Ok(())
}

#[test]
fn a_stream_of_messages_reports_a_connection_that_breaks() {
    let address = answers(b"*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*3\r\n$7\r\nmess");
    let error =
        with_peer(address, |client| client.subscribe(["a"]).and_then(|subscriber| subscriber.into_stream().collect()))
            .unwrap_err();
    assert_eq!(kind(error), io::ErrorKind::UnexpectedEof);
}

#[test]
fn a_command_with_many_replies_is_a_stream() -> Result<(), Error> {
    let frame = |parts: &[&'static str]| parts.iter().map(|part| Frame::Bulk((*part).into())).collect::<Vec<_>>();
    let mut confirmation = frame(&["psubscribe", "n*"]);
    confirmation.push(Frame::Integer(1));
    let message = Frame::Array(frame(&["pmessage", "n*", "news", "hello"]));
    with_server(move |address| {
        connect(&address)
            .and_then(|client| client.replies(["psubscribe", "n*"]).into_future().map_err(|(error, _)| error))
            .and_then(move |(reply, replies)| {
                assert_eq!(reply, Some(Frame::Array(confirmation)));
                let published = connect(&address).and_then(|client| client.publish("news", "hello"));
                published.and_then(|_| replies.into_future().map_err(|(error, _)| error))
            })
            .map(|(reply, _)| assert_eq!(reply, Some(message)))
    })
}

#[test]
fn a_thousand_gets_share_one_connection() -> Result<(), Error> {
    with_server(|address| {
        connect(&address).map(BufferedClient::buffer).and_then(|client| {
            let setter = client.clone();
            let sets = (0..1000).map(move |index| setter.set(format!("key{index}"), index.to_string()));
            join_all(sets).and_then(move |_| {
                let getter = client.clone();
                let gets = (0..1000).map(move |index| {
                    let client = getter.clone();
                    let get = lazy(move || client.get(format!("key{index}")));
                    futures::sync::oneshot::spawn(get, &tokio::executor::DefaultExecutor::current())
                });
                join_all(gets).and_then(move |values| {
                    for (index, value) in values.into_iter().enumerate() {
                        assert_eq!(value, Some(index.to_string().into()));
                    }
                    client.execute(["info", "clients"])
                })
            })
        })
    })
    .map(|info| {
        let Frame::Bulk(info) = info else { panic!("INFO is a bulk string") };
        assert!(String::from_utf8_lossy(&info).contains("connected_clients:1\r\n"));
    })
}

#[test]
fn requests_of_all_clones_are_sent_before_the_first_reply() -> Result<(), Error> {
    let address = peer(|mut socket| {
        read_requests(&mut socket, 1000);
        for index in 0..1000 {
            write!(socket, ":{index}\r\n").unwrap();
        }
    });
    let replies = with_peer(address, |client| {
        let client = BufferedClient::buffer(client);
        join_all((0..1000).map(move |_| client.execute(["next"])))
    })?;
    // Calls that are made at the same time have no order.
    assert!((0..1000).all(|index| replies.contains(&Frame::Integer(index))));
    Ok(())
}

#[test]
fn a_broken_connection_is_told_to_every_caller() -> Result<(), Error> {
    let address = peer(|mut socket| {
        read_requests(&mut socket, 100);
        socket.write_all(b"+OK\r\n?\r\n").unwrap();
    });
    let (results, later) = with_peer(address, |client| {
        let client = BufferedClient::buffer(client);
        let twin = client.clone();
        // `join_all` would end at the first error.
        join_all((0..100).map(move |_| client.set("key", "value").then(Ok::<_, Error>)))
            .and_then(move |results| twin.get("key").then(|later| Ok((results, later))))
    })?;
    let errors: Vec<_> = results.into_iter().filter_map(Result::err).collect();
    assert_eq!(errors.len(), 99);
    assert!(errors.iter().all(|error| error.to_string() == NO_FRAME));
    assert_eq!(later.unwrap_err().to_string(), NO_FRAME);
    Ok(())
}

/// The server sends its refusal before the client has sent anything.
#[test]
fn a_client_that_is_refused_hears_why() {
    let address = peer(|mut socket| {
        socket.write_all(b"-ERR max number of clients reached\r\n").unwrap();
        // Until the client closes, which may read the refusal before it has sent anything.
        let _ = socket.read_to_end(&mut Vec::new());
    });
    let error = with_peer(address, |client| BufferedClient::buffer(client).ping(None)).unwrap_err();
    assert_eq!(error.to_string(), "ERR max number of clients reached");
}

#[test]
fn an_error_reply_reaches_its_caller_only() -> Result<(), Error> {
    with_server(|address| {
        connect(&address).map(BufferedClient::buffer).and_then(|client| {
            let expires = client.set_expires("a", "2", Duration::ZERO).then(Ok);
            client.set("a", "1").join3(expires, client.get("a")).and_then(move |((), expires, value)| {
                assert!(matches!(expires, Err(Error::Server(_))));
                assert_eq!(value, Some("1".into()));
                let ping = client.ping(Some("on".into()));
                ping.join3(client.del(["a"]), client.publish("nobody", "listens"))
            })
        })
    })
    .map(|(pong, deleted, reached)| {
        assert_eq!(pong, "on");
        assert_eq!((deleted, reached), (1, 0));
    })
}

#[test]
fn the_connection_closes_with_the_last_handle() -> Result<(), Error> {
    let (ended, end) = mpsc::channel();
    let address = peer(move |mut socket| {
        read_requests(&mut socket, 1);
        socket.write_all(b"+PONG\r\n").unwrap();
        ended.send(socket.read(&mut [0; 16]).unwrap()).unwrap();
    });
    let mut runtime = Runtime::new()?;
    let pong = runtime.block_on(connect(&address).and_then(|client| {
        let client = BufferedClient::buffer(client);
        let twin = client.clone();
        drop(client);
        twin.ping(None)
    }))?;
    assert_eq!(pong, "PONG");
    assert_eq!(end.recv_timeout(DEADLINE).unwrap(), 0);
    Ok(())
}

#[test]
fn every_blocking_call_has_its_result() -> Result<(), Error> {
    let mut runtime = Runtime::new()?;
    let address = serve(&mut runtime)?;
    let mut client = blocking::connect(&address)?;
    assert_eq!(client.ping(None)?, "PONG");
    assert_eq!(client.get("key")?, None);
    client.set("key", "value")?;
    assert_eq!(client.get("key")?, Some("value".into()));
    let error = client.set_expires("key", "value", Duration::ZERO).unwrap_err();
    assert_eq!(error.to_string(), "ERR invalid expire time in 'set' command");
    assert_eq!(client.del(["key"])?, 1);
    assert_eq!(client.publish("nobody", "listens")?, 0);
    assert_eq!(client.execute(["echo", "hi"])?, Frame::Bulk("hi".into()));
    Ok(())
}

#[test]
fn a_blocking_subscriber_changes_its_channels() -> Result<(), Error> {
    let mut runtime = Runtime::new()?;
    let address = serve(&mut runtime)?;
    let mut publisher = blocking::connect(&address)?;
    let mut subscriber = blocking::connect(&address)?.subscribe(["a"])?;
    subscriber.subscribe(["b"])?;
    assert_eq!(subscriber.get_subscribed(), ["a", "b"]);
    publisher.publish("b", "1")?;
    subscriber.unsubscribe(["a"])?;
    assert_eq!(subscriber.get_subscribed(), ["b"]);
    publisher.publish("b", "2")?;
    assert_eq!(subscriber.next_message()?.unwrap().content, "1");
    assert_eq!(subscriber.next_message()?.unwrap().content, "2");
    Ok(())
}

#[test]
fn an_iterator_of_messages_ends_with_the_connection() -> Result<(), Error> {
    let address = answers(
        b"*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$2\r\nhi\r\n\
          *3\r\n$7\r\nmess",
    );
    let mut messages = blocking::connect(&address)?.subscribe(["a"])?.into_iter();
    assert_eq!(messages.next().unwrap()?.content, "hi");
    assert_eq!(kind(messages.next().unwrap().unwrap_err()), io::ErrorKind::UnexpectedEof);
    assert!(messages.next().is_none());
    Ok(())
}

#[test]
fn a_blocking_call_on_a_broken_connection_is_an_error_each_time() -> Result<(), Error> {
    let mut client = blocking::connect(&answers(b"+OK\r\n"))?;
    client.set("key", "value")?;
    assert_eq!(kind(client.get("key").unwrap_err()), io::ErrorKind::ConnectionReset);
    assert!(matches!(client.get("key"), Err(Error::Io(_))));
    Ok(())
}

#[test]
fn a_transaction_inside_one_that_the_caller_has_begun_is_refused() {
    let executed = with_server(|address| {
        connect(&address).map(BufferedClient::buffer).and_then(|client| {
            client.execute(["multi"]).and_then(move |_| {
                client.transaction([["get", "a"]]).then(move |refused| {
                    assert!(matches!(refused, Err(Error::Refused(Refusal::Nested))));
                    client.execute(["exec"])
                })
            })
        })
    });
    assert_eq!(executed.unwrap(), Frame::Array(Vec::new()));
}

#[test]
fn a_blocking_client_stays_usable_after_a_refused_transaction() {
    let mut runtime = Runtime::new().unwrap();
    let mut client = blocking::connect(&serve(&mut runtime).unwrap()).unwrap();
    client.execute(["multi"]).unwrap();
    assert!(matches!(client.transaction([["get", "a"]]), Err(Error::Refused(Refusal::Nested))));
    assert_eq!(client.execute(["exec"]).unwrap(), Frame::Array(Vec::new()));
    assert_eq!(client.transaction([["get", "a"]]).unwrap().unwrap().len(), 1);
}

#[test]
fn a_blocking_client_that_a_late_reply_has_closed_says_so() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let options = ConnectOptions::new().response_timeout(Duration::from_millis(20));
    let mut client = blocking::connect_with(&listener.local_addr().unwrap(), &options).unwrap();
    assert!(matches!(client.get("a"), Err(Error::TimedOut(_))));
    let error = client.get("a").unwrap_err();
    assert!(error.is_closed() && error.to_string().contains("nothing came within 20ms"), "{error}");
}
