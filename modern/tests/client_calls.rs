//! Tests of the arguments, the refusals and the errors of the clients: borrowed arguments, batches, options, servers
//! that restart, and servers that send what nobody has asked for.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use engine::{Config, Frame, RequestBuffer, Server};
use futures::future::{FutureExt, join_all, pending};
use host::SystemClock;
use modern::client::{
    BlockingClient, BufferedClient, Client, ConnectOptions, Error, ReconnectingClient, Refusal, blocking, connect,
    connect_unix, connect_with, over,
};
use modern::socket::Listener;

/// Longest time that a test waits for what it expects.
const DEADLINE: Duration = Duration::from_secs(30);

async fn serve_with(config: Config) -> SocketAddr {
    let listener = modern::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::new(config, SystemClock);
    tokio::spawn(modern::server::run([listener.into()], server, pending()));
    address
}

async fn connected() -> Client {
    connect(serve_with(Config::default()).await).await.unwrap()
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

#[tokio::test]
async fn arguments_are_borrowed_for_as_long_as_the_caller_likes() {
    async fn cached(client: &mut Client, key: &str) -> Option<bytes::Bytes> {
        client.get(key).await.unwrap()
    }
    let mut client = connected().await;
    let (key, value) = (String::from("key"), vec![b'v'; 3]);
    client.set(&key, &value).await.unwrap();
    assert_eq!(cached(&mut client, &key).await, Some("vvv".into()));
    client.set(&key[..], &value[..]).await.unwrap();
    client.set(key.as_bytes(), b"vvv").await.unwrap();
    client.set(key.clone(), bytes::Bytes::from("vvv")).await.unwrap();
    assert_eq!(client.execute(["append", &key, &format!("{}", 7)]).await.unwrap(), Frame::Integer(4));
    assert_eq!(client.del([&key]).await.unwrap(), 1);
    let client = BufferedClient::buffer(client);
    client.set(&key, format!("{key}-value")).await.unwrap();
    assert_eq!(client.get(key.as_str()).await.unwrap(), Some("key-value".into()));
}

#[tokio::test]
async fn commands_without_exactly_one_reply_are_refused_before_they_are_sent() {
    let mut client = connected().await;
    let empty: [&str; 0] = [];
    assert!(matches!(client.execute(empty).await, Err(Error::Refused(Refusal::Empty))));
    assert!(matches!(client.execute(["SUBSCRIBE", "a", "b"]).await, Err(Error::Refused(Refusal::NotOneReply(_)))));
    assert_eq!(client.execute(["echo", "1"]).await.unwrap(), bulk("1"));
    let client = BufferedClient::buffer(client);
    assert!(matches!(client.execute(empty).await, Err(Error::Refused(Refusal::Empty))));
    assert!(matches!(client.execute_raw(empty).await, Err(Error::Refused(Refusal::Empty))));
    assert!(client.execute(["client", "reply", "skip"]).await.is_err());
    assert!(client.execute_all([vec!["ping"], vec!["monitor"]]).await.is_err());
    assert_eq!(client.execute(["echo", "2"]).await.unwrap(), bulk("2"));
}

#[tokio::test]
async fn commands_at_once_have_a_result_each() {
    let mut client = connected().await;
    let results = client.execute_all([vec!["set", "a", "1"], vec!["incr"], vec!["incr", "a"]]).await.unwrap();
    assert!(matches!(&results[..], [Ok(Frame::Simple(_)), Err(Error::Server(_)), Ok(Frame::Integer(2))]));
    assert!(client.execute_all([[""; 1]; 0]).await.unwrap().is_empty());
    let many: Vec<_> = (0..20_000).map(|number| ["echo".to_owned(), format!("{number:0100}")]).collect();
    assert_eq!(client.execute_all(&many).await.unwrap().len(), 20_000);
    let client = BufferedClient::buffer(client);
    let (all, one) = tokio::join!(client.execute_all(&many), client.execute(["echo", "one"]));
    assert_eq!((all.unwrap().len(), one.unwrap()), (20_000, bulk("one")));
}

#[tokio::test]
async fn a_transaction_is_executed_whole_or_not() {
    let mut client = connected().await;
    let results = client.transaction([vec!["set", "a", "1"], vec!["incr", "a"]]).await.unwrap().unwrap();
    assert!(matches!(&results[..], [Ok(Frame::Simple(_)), Ok(Frame::Integer(2))]));
    let refused = client.transaction([vec!["set", "a", "5"], vec!["nonsense"]]).await.unwrap_err();
    assert!(refused.to_string().starts_with("ERR unknown command"), "{refused}");
    assert_eq!(client.get("a").await.unwrap(), Some("2".into()));
    client.execute(["watch", "a"]).await.unwrap();
    client.set("a", "changed").await.unwrap();
    assert!(client.transaction([["get", "a"]]).await.unwrap().is_none());
    assert!(matches!(
        client.transaction([vec!["set", "a", "6"], vec!["reset"]]).await,
        Err(Error::Refused(Refusal::InTransaction(_)))
    ));
    client.execute(["multi"]).await.unwrap();
    assert!(matches!(client.transaction([["get", "a"]]).await, Err(Error::Refused(Refusal::Nested))));
    assert_eq!(client.execute(["incr", "n"]).await.unwrap(), Frame::Simple("QUEUED".to_owned()));
    let client = BufferedClient::buffer(client);
    assert!(matches!(client.transaction([["get", "a"]]).await, Err(Error::Refused(Refusal::Nested))));
    assert_eq!(client.execute(["exec"]).await.unwrap(), Frame::Array(vec![Frame::Integer(1)]));
    let transactions = (0..100).map(|_| client.transaction([["incr", "n"], ["incr", "n"]]));
    for results in join_all(transactions).await {
        let results = results.unwrap().unwrap();
        let [Ok(Frame::Integer(one)), Ok(Frame::Integer(other))] = results[..] else { panic!("{results:?}") };
        assert_eq!(one + 1, other);
    }
}

// -- Connecting -------------------------------------------------------------------------------------

#[tokio::test]
async fn options_are_asked_for_on_connecting() {
    let mut config = Config::default();
    config.requirepass = "s3cret".into();
    let address = serve_with(config).await;
    let options = ConnectOptions::new().password("s3cret").database(3).resp3();
    let mut client = connect_with(address, &options).await.unwrap();
    let Frame::Bulk(info) = client.execute(["client", "info"]).await.unwrap() else { panic!("text") };
    let info = String::from_utf8_lossy(&info).into_owned();
    assert!(info.contains(" db=3 ") && info.contains(" resp=3"), "{info}");
    let refused = connect_with(address, &ConnectOptions::new().password("wrong")).await.unwrap_err();
    assert_eq!(refused.code(), Some("WRONGPASS"));
    let stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let mut client = over(stream, &options).await.unwrap();
    assert_eq!(client.ping(None).await.unwrap(), "PONG");
}

#[tokio::test]
async fn a_unix_socket_is_as_good() {
    let folder = std::env::temp_dir().join(format!("modern-client-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("server.sock");
    let server = Server::new(Config::default(), SystemClock);
    tokio::spawn(modern::server::run([Listener::unix(&path, None).unwrap()], server, pending()));
    let mut client = connect_unix(&path, &ConnectOptions::new().database(1)).await.unwrap();
    assert_eq!(client.ping(None).await.unwrap(), "PONG");
    let client = ReconnectingClient::unix(&path, ConnectOptions::new());
    assert_eq!(client.ping(None).await.unwrap(), "PONG");
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_server_that_says_nothing_is_waited_for_no_longer_than_asked() {
    let limit = Duration::from_millis(50);
    let options = ConnectOptions::new().password("p").connect_timeout(limit);
    assert!(matches!(connect_with(silent(), &options).await, Err(Error::TimedOut(_))));
    let options = ConnectOptions::new().response_timeout(limit);
    let mut client = connect_with(silent(), &options).await.unwrap();
    assert!(matches!(client.get("a").await, Err(Error::TimedOut(_))));
    let client = BufferedClient::buffer(connect_with(silent(), &options).await.unwrap());
    let error = client.get("a").await.unwrap_err();
    assert!(matches!(error, Error::TimedOut(_)) && !error.is_closed() && !client.is_closed());
    let subscribed = connect_with(silent(), &options).await.unwrap().subscribe(["a"]).await;
    assert!(matches!(subscribed, Err(Error::TimedOut(_))));
}

#[tokio::test]
async fn a_reply_that_comes_too_late_is_nobodys() {
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
    let mut client = connect_with(address, &options).await.unwrap();
    assert!(matches!(client.get("late").await, Err(Error::TimedOut(_))));
    late.send(()).unwrap();
    loop {
        match client.get("next").await {
            Ok(value) => return assert_eq!(value, Some("next".into())),
            Err(error) => assert!(matches!(error, Error::TimedOut(_)), "{error:?}"),
        }
    }
}

// -- Unasked replies -------------------------------------------------------------------------

#[tokio::test]
async fn pushes_and_attributes_are_no_replies() {
    const REPLIES: &[&str] = &[
        ">2\r\n$10\r\ninvalidate\r\n_\r\n|1\r\n+ttl\r\n:7\r\n$1\r\n1\r\n>1\r\n+after\r\n",
        ">0\r\n$1\r\n2\r\n",
        "$1\r\n3\r\n",
    ];
    let mut client = connect(answers(REPLIES)).await.unwrap();
    for value in ["1", "2", "3"] {
        assert_eq!(client.get("key").await.unwrap(), Some(value.into()));
    }
    let client = BufferedClient::buffer(connect(answers(REPLIES)).await.unwrap());
    for value in ["1", "2", "3"] {
        assert_eq!(client.get("key").await.unwrap(), Some(value.into()));
    }
}

#[tokio::test]
async fn invalidations_of_a_real_server_leave_the_client_in_step() {
    let address = serve_with(Config::default()).await;
    let client = BufferedClient::buffer(connect_with(address, &ConnectOptions::new().resp3()).await.unwrap());
    client.execute(["client", "tracking", "on"]).await.unwrap();
    let mut other = connect(address).await.unwrap();
    for number in 0..100 {
        client.get("key").await.unwrap();
        other.set("key", number.to_string()).await.unwrap();
        assert_eq!(client.get("nokey").await.unwrap(), None);
        assert_eq!(client.get("key").await.unwrap(), Some(number.to_string().into()));
    }
}

#[tokio::test]
async fn a_reply_too_many_ends_the_client_for_good() {
    const REPLIES: &[&str] = &["$1\r\n1\r\n$1\r\n2\r\n", "$1\r\n3\r\n"];
    let mut client = connect(answers(REPLIES)).await.unwrap();
    assert_eq!(client.get("1").await.unwrap(), Some("1".into()));
    for _ in 0..3 {
        let error = client.get("3").await.unwrap_err();
        assert!(matches!(error, Error::Unasked(_)) && error.is_closed(), "{error:?}");
    }
    let client = BufferedClient::buffer(connect(answers(REPLIES)).await.unwrap());
    assert_eq!(client.get("1").await.unwrap(), Some("1".into()));
    for _ in 0..3 {
        let error = client.get("3").await.unwrap_err();
        assert!(matches!(error, Error::Unasked(_)) && error.is_closed(), "{error:?}");
    }
    assert!(client.is_closed());
}

#[tokio::test]
async fn a_broken_connection_is_told_to_every_later_call() {
    let mut client = connect(answers(&["$x\r\n$1\r\n1\r\n$1\r\n2\r\n"])).await.unwrap();
    let first = client.get("a").await.unwrap_err();
    for _ in 0..3 {
        let later = client.get("a").await.unwrap_err();
        assert!(later.is_closed());
        assert_eq!(later.to_string(), first.to_string());
    }
    assert_eq!(client.subscribe(["a"]).await.unwrap_err().to_string(), first.to_string());
}

#[tokio::test]
async fn calls_that_were_given_up_do_not_keep_the_connection() {
    let (ended, end) = tokio::sync::oneshot::channel();
    let address = peer(move |mut socket| {
        read_request(&mut socket);
        ended.send(socket.read(&mut [0; 1]).unwrap()).unwrap();
    });
    let options = ConnectOptions::new().response_timeout(Duration::from_millis(50));
    let client = BufferedClient::buffer(connect_with(address, &options).await.unwrap());
    assert!(matches!(client.get("a").await, Err(Error::TimedOut(_))));
    drop(client);
    assert_eq!(tokio::time::timeout(DEADLINE, end).await.unwrap().unwrap(), 0);
}

// -- Subscriptions ----------------------------------------------------------------------------------

#[tokio::test]
async fn patterns_and_channels_are_told_apart() {
    let address = serve_with(Config::default()).await;
    let publisher = BufferedClient::buffer(connect(address).await.unwrap());
    for options in [ConnectOptions::new(), ConnectOptions::new().resp3()] {
        let client = connect_with(address, &options).await.unwrap();
        let mut subscriber = client.psubscribe(["n*"]).await.unwrap();
        subscriber.subscribe(["news"]).await.unwrap();
        assert_eq!(
            (subscriber.get_subscribed(), subscriber.get_psubscribed()),
            (&["news".into()][..], &["n*".into()][..])
        );
        publisher.publish("news", "hello").await.unwrap();
        let mut patterns = Vec::new();
        for _ in 0..2 {
            let message = subscriber.next_message().await.unwrap().unwrap();
            assert_eq!((message.channel, message.content), ("news".into(), "hello".into()));
            patterns.push(message.pattern);
        }
        assert!(patterns.contains(&None) && patterns.contains(&Some("n*".into())));
        subscriber.unsubscribe([""; 0]).await.unwrap();
        publisher.publish("nothing", "else").await.unwrap();
        assert_eq!(subscriber.next_message().await.unwrap().unwrap().content, "else");
        subscriber.punsubscribe([""; 0]).await.unwrap();
        assert_eq!(subscriber.next_message().await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_subscriber_whose_server_closes_hears_so() {
    let address = answers_and_closes("*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n");
    let mut subscriber = connect(address).await.unwrap().subscribe(["a"]).await.unwrap();
    for _ in 0..2 {
        assert!(subscriber.next_message().await.unwrap_err().is_closed());
    }
    assert!(subscriber.subscribe(["b"]).await.unwrap_err().is_closed());
}

fn answers_and_closes(reply: &'static str) -> SocketAddr {
    peer(move |mut socket| {
        read_request(&mut socket);
        socket.write_all(reply.as_bytes()).unwrap();
    })
}

#[test]
fn streams_have_names_and_can_be_moved() {
    fn can_be_moved<T: Unpin + Send>() {}
    can_be_moved::<modern::client::Messages>();
    can_be_moved::<modern::client::Replies>();
}

// -- Servers that restart -----------------------------------------------------------------------

#[tokio::test]
async fn a_connection_that_ended_is_followed_by_another() {
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
    for number in 0..3 {
        assert_eq!(client.clone().execute(["next"]).await.unwrap(), Frame::Integer(number));
        // The command was sent, and is not sent again.
        assert!(client.execute(["lost"]).await.unwrap_err().is_closed());
    }
    connections.join().unwrap();
    assert!(client.execute(["next"]).await.unwrap_err().is_closed(), "nobody listens any more");
}

#[tokio::test]
async fn callers_share_the_way_to_a_connection() {
    let address = serve_with(Config::default()).await;
    let client = ReconnectingClient::new(address, ConnectOptions::new());
    // A caller that gives up does not cancel the attempt to connect.
    assert!(client.ping(None).now_or_never().is_none());
    let results = join_all((0..100).map(|_| client.ping(None))).await;
    assert!(results.into_iter().all(|result| result.is_ok()));
    let Frame::Bulk(info) = client.execute(["info", "stats"]).await.unwrap() else { panic!("text") };
    assert!(String::from_utf8_lossy(&info).contains("total_connections_received:1\r\n"));
}

// -- Passwords and addresses ----------------------------------------------------------------------------

#[tokio::test]
async fn debug_of_a_client_shows_nothing_of_what_it_sends() {
    let mut client = connect(silent()).await.unwrap();
    let cut = client.set("s3cret", vec![b's'; 8_000_000]).now_or_never();
    assert!(cut.is_none());
    let shown = format!("{client:?}");
    assert!(shown.len() < 2_000 && !shown.contains("s3cret") && !shown.contains("115, 115"), "{}", shown.len());
}

#[test]
fn a_blocking_client_may_be_dropped_in_a_task() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let address = runtime.block_on(serve_with(Config::default()));
    let client: BlockingClient = blocking::connect_with(address, &ConnectOptions::new().database(2)).unwrap();
    let subscriber = blocking::connect(address).unwrap().psubscribe(["a*"]).unwrap();
    let messages = blocking::connect(address).unwrap().subscribe(["a"]).unwrap().into_iter();
    runtime.block_on(async { tokio::spawn(async { drop((client, subscriber, messages)) }).await }).unwrap();
}

#[test]
fn a_connection_that_ended_with_its_runtime_is_closed_and_followed_by_another() {
    let runtime = || tokio::runtime::Runtime::new().unwrap();
    let servers = runtime();
    let address = servers.block_on(serve_with(Config::default()));
    let reconnecting = ReconnectingClient::new(address, ConnectOptions::new());
    let first = runtime();
    let buffered = first.block_on(async {
        reconnecting.set("key", "value").await.unwrap();
        let buffered = BufferedClient::buffer(connect(address).await.unwrap());
        buffered.ping(None).await.unwrap();
        buffered
    });
    assert!(!buffered.is_closed());
    drop(first);
    assert!(buffered.is_closed());
    runtime().block_on(async {
        assert!(buffered.ping(None).await.unwrap_err().is_closed());
        assert_eq!(reconnecting.get("key").await.unwrap(), Some("value".into()));
    });
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
    let first = tokio::runtime::Runtime::new().unwrap();
    let twin = client.clone();
    first.spawn(async move { twin.get("key").await });
    is_asked.recv().unwrap();
    let waiting = thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let mut call = Box::pin(client.get("key"));
            assert!(call.as_mut().now_or_never().is_none());
            first.shutdown_background();
            call.await
        })
    });
    assert!(waiting.join().unwrap().unwrap_err().is_closed());
}

#[tokio::test]
async fn a_limit_of_centuries_is_none() {
    let address = serve_with(Config::default()).await;
    for limit in [Duration::from_secs(800 * 24 * 3600), Duration::MAX] {
        let options = ConnectOptions::new().connect_timeout(limit).response_timeout(limit);
        let mut client = connect_with(address, &options).await.unwrap();
        client.ping(None).await.unwrap();
        let mut subscriber = client.subscribe(["news"]).await.unwrap();
        subscriber.subscribe(["weather"]).await.unwrap();
        let client = BufferedClient::buffer(connect_with(address, &options).await.unwrap());
        client.ping(None).await.unwrap();
    }
}
