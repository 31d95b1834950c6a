//! The clients against the server in the same process, and against peers that misbehave.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use engine::{Config, Frame, RequestBuffer, Server};
use futures::future::{FutureExt, join_all, pending};
use futures::stream::StreamExt;
use host::SystemClock;
use modern::client::{BufferedClient, Client, Error, blocking, connect};
use tokio::runtime::Runtime;

/// Error of a frame that begins with `?`.
const NO_FRAME: &str = "protocol error; invalid frame type byte `63`";

/// Longest time that a test waits for what it expects.
const DEADLINE: Duration = Duration::from_secs(30);

/// Starts a server on the runtime of the caller.
async fn serve() -> io::Result<SocketAddr> {
    let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
    let address = listener.local_addr()?;
    let server = Server::new(Config::default(), SystemClock);
    tokio::spawn(modern::server::run([listener.into()], server, pending()));
    Ok(address)
}

async fn connected() -> Result<Client, Error> {
    connect(serve().await?).await
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

#[tokio::test]
async fn every_call_has_its_result() -> Result<(), Error> {
    let mut client = connected().await?;
    assert_eq!(client.ping(None).await?, "PONG");
    assert_eq!(client.ping(Some("hello".into())).await?, "hello");
    assert_eq!(client.get("key").await?, None);
    client.set("key", "value").await?;
    assert_eq!(client.get("key").await?, Some("value".into()));
    assert_eq!(client.del(["key", "other"]).await?, 1);
    assert_eq!(client.publish("nobody", "listens").await?, 0);
    assert_eq!(client.execute(["incrby", "number", "7"]).await?, Frame::Integer(7));
    Ok(())
}

#[tokio::test]
async fn an_error_reply_is_the_servers_text() -> Result<(), Error> {
    let mut client = connected().await?;
    let error = client.set_expires("key", "value", Duration::ZERO).await.unwrap_err();
    assert!(matches!(error, Error::Server(_)));
    assert_eq!(error.to_string(), "ERR invalid expire time in 'set' command");
    assert_eq!(format!("{error:?}"), "Server(\"ERR invalid expire time in 'set' command\")");
    assert_eq!(error.code(), Some("ERR"));
    assert_eq!(client.ping(None).await?, "PONG");
    Ok(())
}

#[tokio::test]
async fn any_command_fails_on_an_error_reply_or_gives_it_as_a_frame() -> Result<(), Error> {
    let mut client = connected().await?;
    let text = "ERR wrong number of arguments for 'get' command";
    assert_eq!(client.execute(["get"]).await.unwrap_err().to_string(), text);
    assert_eq!(client.execute_raw(["get"]).await?, Frame::Error(text.to_owned()));
    assert_eq!(client.ping(None).await?, "PONG");
    Ok(())
}

#[tokio::test]
async fn set_expires_expires() -> Result<(), Error> {
    let expiration = Duration::from_millis(300);
    let mut client = connected().await?;
    let set = Instant::now();
    client.set_expires("key", "value", expiration).await?;
    loop {
        let before = set.elapsed();
        match client.get("key").await? {
            Some(value) => assert_eq!(value, "value"),
            // The server counts whole milliseconds of the wall clock.
            None => {
                assert!(set.elapsed() + Duration::from_millis(2) >= expiration);
                return Ok(());
            }
        }
        assert!(before < DEADLINE);
    }
}

#[tokio::test]
async fn nobody_listens() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(kind(connect(address).await.unwrap_err()), io::ErrorKind::ConnectionRefused);
}

#[tokio::test]
async fn a_connection_closed_within_a_reply_is_an_error() -> Result<(), Error> {
    let mut client = connect(answers(b"$5\r\nwor")).await?;
    assert_eq!(kind(client.get("hello").await.unwrap_err()), io::ErrorKind::UnexpectedEof);
    Ok(())
}

#[tokio::test]
async fn a_connection_closed_before_a_reply_is_an_error() -> Result<(), Error> {
    let mut client = connect(answers(b"")).await?;
    assert_eq!(client.get("hello").await.unwrap_err().to_string(), "the server closed the connection");
    Ok(())
}

#[tokio::test]
async fn a_peer_that_speaks_another_protocol_is_an_error() -> Result<(), Error> {
    let mut client = connect(answers(b"HTTP/1.1 400 Bad Request\r\n\r\n")).await?;
    assert_eq!(kind(client.get("hello").await.unwrap_err()), io::ErrorKind::InvalidData);
    Ok(())
}

#[tokio::test]
async fn a_reply_of_another_type_is_unexpected() -> Result<(), Error> {
    let mut client = connect(answers(b":1\r\n")).await?;
    assert!(matches!(client.get("hello").await, Err(Error::Unexpected(Frame::Integer(1)))));
    Ok(())
}

#[tokio::test]
async fn the_reply_to_a_call_that_was_dropped_is_skipped() -> Result<(), Error> {
    let (dropped, waits) = std::sync::mpsc::channel();
    let address = peer(move |mut socket| {
        read_requests(&mut socket, 1);
        waits.recv().unwrap();
        socket.write_all(b"$5\r\nfirst\r\n").unwrap();
        // The client reads the replies that are still due before it sends more.
        read_requests(&mut socket, 1);
        socket.write_all(b"$6\r\nsecond\r\n").unwrap();
    });
    let mut client = connect(address).await?;
    // Polled once, which sends the request, and then dropped.
    assert!(client.get("a").now_or_never().is_none());
    dropped.send(()).unwrap();
    assert_eq!(client.get("b").await?, Some("second".into()));
    Ok(())
}

#[tokio::test]
async fn messages_come_in_order() -> Result<(), Error> {
    let address = serve().await?;
    let mut subscriber = connect(address).await?.subscribe(["a", "b"]).await?;
    let mut publisher = connect(address).await?;
    for index in 0..100 {
        let channel = if index % 3 == 0 { "a" } else { "b" };
        assert_eq!(publisher.publish(channel, index.to_string()).await?, 1);
    }
    for index in 0..100 {
        let message = subscriber.next_message().await?.unwrap();
        assert_eq!(message.channel, if index % 3 == 0 { "a" } else { "b" });
        assert_eq!(message.content, index.to_string());
    }
    Ok(())
}

#[tokio::test]
async fn a_subscriber_changes_its_channels() -> Result<(), Error> {
    let address = serve().await?;
    let mut publisher = connect(address).await?;
    let mut subscriber = connect(address).await?.subscribe(["a"]).await?;
    assert_eq!(subscriber.get_subscribed(), ["a"]);
    publisher.publish("a", "kept").await?;
    subscriber.subscribe(["b", "c"]).await?;
    assert_eq!(subscriber.get_subscribed(), ["a", "b", "c"]);
    subscriber.unsubscribe(["a", "c"]).await?;
    assert_eq!(subscriber.get_subscribed(), ["b"]);
    assert_eq!(publisher.publish("a", "lost").await?, 0);
    assert_eq!(publisher.publish("b", "last").await?, 1);
    assert_eq!(subscriber.next_message().await?.unwrap().content, "kept");
    assert_eq!(subscriber.next_message().await?.unwrap().content, "last");
    subscriber.unsubscribe([""; 0]).await?;
    assert!(subscriber.get_subscribed().is_empty());
    assert_eq!(subscriber.next_message().await?, None);
    Ok(())
}

#[tokio::test]
async fn a_subscription_to_no_channel_is_refused() -> Result<(), Error> {
    let error = connected().await?.subscribe([""; 0]).await.unwrap_err();
    assert_eq!(error.to_string(), "ERR wrong number of arguments for 'subscribe' command");
    Ok(())
}

#[tokio::test]
async fn a_stream_of_messages_ends_with_the_connection() -> Result<(), Error> {
    let address = answers(
        b"*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$2\r\nhi\r\n\
          *3\r\n$7\r\nmessage\r\n$1\r\na\r\n$3\r\nbye\r\n",
    );
    let mut messages = connect(address).await?.subscribe(["a"]).await?.into_stream();
    assert_eq!(messages.next().await.unwrap()?.content, "hi");
    assert_eq!(messages.next().await.unwrap()?.content, "bye");
    assert!(messages.next().await.unwrap().unwrap_err().is_closed());
    assert!(messages.next().await.is_none());
    Ok(())
}

#[tokio::test]
async fn a_stream_of_messages_reports_a_connection_that_breaks() -> Result<(), Error> {
    let address = answers(b"*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*3\r\n$7\r\nmess");
    let mut messages = connect(address).await?.subscribe(["a"]).await?.into_stream();
    assert_eq!(kind(messages.next().await.unwrap().unwrap_err()), io::ErrorKind::UnexpectedEof);
    assert!(messages.next().await.is_none());
    Ok(())
}

#[tokio::test]
async fn a_command_with_many_replies_is_a_stream() -> Result<(), Error> {
    let address = serve().await?;
    let mut replies = connect(address).await?.replies(["psubscribe", "n*"]);
    let frame = |parts: &[&'static str]| parts.iter().map(|part| Frame::Bulk((*part).into())).collect::<Vec<_>>();
    let mut confirmation = frame(&["psubscribe", "n*"]);
    confirmation.push(Frame::Integer(1));
    assert_eq!(replies.next().await.unwrap()?, Frame::Array(confirmation));
    connect(address).await?.publish("news", "hello").await?;
    assert_eq!(replies.next().await.unwrap()?, Frame::Array(frame(&["pmessage", "n*", "news", "hello"])));
    Ok(())
}

#[tokio::test]
async fn a_thousand_gets_share_one_connection() -> Result<(), Error> {
    let client = BufferedClient::buffer(connected().await?);
    let sets = (0..1000).map(|index| client.set(format!("key{index}"), index.to_string()));
    join_all(sets).await.into_iter().collect::<Result<Vec<_>, _>>()?;
    let gets: Vec<_> = (0..1000)
        .map(|index| {
            let client = client.clone();
            tokio::spawn(async move { client.get(format!("key{index}")).await })
        })
        .collect();
    for (index, get) in gets.into_iter().enumerate() {
        assert_eq!(get.await.unwrap()?, Some(index.to_string().into()));
    }
    let Frame::Bulk(info) = client.execute(["info", "clients"]).await? else { panic!("INFO is a bulk string") };
    assert!(String::from_utf8_lossy(&info).contains("connected_clients:1\r\n"));
    Ok(())
}

#[tokio::test]
async fn requests_of_all_clones_are_sent_before_the_first_reply() -> Result<(), Error> {
    let address = peer(|mut socket| {
        read_requests(&mut socket, 1000);
        for index in 0..1000 {
            write!(socket, ":{index}\r\n").unwrap();
        }
    });
    let client = BufferedClient::buffer(connect(address).await?);
    let calls = (0..1000).map(|_| client.execute(["next"]));
    let replies = join_all(calls).await.into_iter().collect::<Result<Vec<_>, _>>()?;
    // Calls that are made at the same time have no order.
    assert!((0..1000).all(|index| replies.contains(&Frame::Integer(index))));
    Ok(())
}

#[tokio::test]
async fn a_broken_connection_is_told_to_every_caller() -> Result<(), Error> {
    let address = peer(|mut socket| {
        read_requests(&mut socket, 100);
        socket.write_all(b"+OK\r\n?\r\n").unwrap();
    });
    let client = BufferedClient::buffer(connect(address).await?);
    let results = join_all((0..100).map(|_| client.set("key", "value"))).await;
    let errors: Vec<_> = results.into_iter().filter_map(Result::err).collect();
    assert_eq!(errors.len(), 99);
    assert!(errors.iter().all(|error| error.to_string() == NO_FRAME));
    let later = client.clone().get("key").await.unwrap_err();
    assert_eq!(later.to_string(), NO_FRAME);
    Ok(())
}

/// The server sends its refusal before the client has sent anything.
#[tokio::test]
async fn a_client_that_is_refused_hears_why() {
    let address = peer(|mut socket| {
        socket.write_all(b"-ERR max number of clients reached\r\n").unwrap();
        // Until the client closes, which may read the refusal before it has sent anything.
        let _ = socket.read_to_end(&mut Vec::new());
    });
    // Connecting checks whether the server has sent something, and may do so too early.
    let asked = async { BufferedClient::buffer(connect(address).await?).ping(None).await };
    assert_eq!(asked.await.unwrap_err().to_string(), "ERR max number of clients reached");
}

#[tokio::test]
async fn an_error_reply_reaches_its_caller_only() -> Result<(), Error> {
    let client = BufferedClient::buffer(connected().await?);
    let (set, expires, get) =
        tokio::join!(client.set("a", "1"), client.set_expires("a", "2", Duration::ZERO), client.get("a"));
    set?;
    assert!(matches!(expires, Err(Error::Server(_))));
    assert_eq!(get?, Some("1".into()));
    assert_eq!(client.ping(Some("on".into())).await?, "on");
    assert_eq!(client.del(["a"]).await?, 1);
    assert_eq!(client.publish("nobody", "listens").await?, 0);
    Ok(())
}

#[tokio::test]
async fn the_connection_closes_with_the_last_handle() -> Result<(), Error> {
    let (ended, end) = tokio::sync::oneshot::channel();
    let address = peer(move |mut socket| {
        read_requests(&mut socket, 1);
        socket.write_all(b"+PONG\r\n").unwrap();
        ended.send(socket.read(&mut [0; 16]).unwrap()).unwrap();
    });
    let client = BufferedClient::buffer(connect(address).await?);
    let twin = client.clone();
    drop(client);
    assert_eq!(twin.ping(None).await?, "PONG");
    drop(twin);
    assert_eq!(tokio::time::timeout(DEADLINE, end).await.unwrap().unwrap(), 0);
    Ok(())
}

#[test]
fn every_blocking_call_has_its_result() -> Result<(), Error> {
    let runtime = Runtime::new()?;
    let address = runtime.block_on(serve())?;
    let mut client = blocking::connect(address)?;
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
    let runtime = Runtime::new()?;
    let address = runtime.block_on(serve())?;
    let mut publisher = blocking::connect(address)?;
    let mut subscriber = blocking::connect(address)?.subscribe(["a"])?;
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
    let mut messages = blocking::connect(address)?.subscribe(["a"])?.into_iter();
    assert_eq!(messages.next().unwrap()?.content, "hi");
    assert_eq!(kind(messages.next().unwrap().unwrap_err()), io::ErrorKind::UnexpectedEof);
    assert!(messages.next().is_none());
    Ok(())
}

#[test]
fn a_blocking_call_on_a_broken_connection_is_an_error_each_time() -> Result<(), Error> {
    let mut client = blocking::connect(answers(b"+OK\r\n"))?;
    client.set("key", "value")?;
    assert_eq!(kind(client.get("key").unwrap_err()), io::ErrorKind::ConnectionReset);
    assert!(matches!(client.get("key"), Err(Error::Io(_))));
    Ok(())
}
