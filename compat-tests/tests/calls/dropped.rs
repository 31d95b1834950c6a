//! Calls that are dropped at each of their waits. The next call of the client gets its own answer.

use std::future::{Future, poll_fn};
use std::net::SocketAddr;
use std::pin::pin;
use std::task::Poll;

use engine::{Config, Frame};
use futures01::{Async, Future as LegacyFuture};
use legacy::client as legacy_client;
use modern::client::{BufferedClient, Client, ConnectOptions, Error, ReconnectingClient, connect};
use tokio_legacy::runtime::Runtime;

use crate::{MODERN, legacy_server, modern_server};

/// Size of a value that takes many reads and writes, in bytes.
const LARGE: usize = 1 << 20;

/// Number of waits at which calls are dropped, if they have as many.
const WAITS: usize = 24;

/// Polls a call up to `count` times, and drops it. Returns its result if it has one by then.
async fn polled<T>(count: usize, call: impl Future<Output = T>) -> Option<T> {
    let (mut call, mut polls) = (pin!(call), 0);
    poll_fn(|cx| {
        if polls == count {
            return Poll::Ready(None);
        }
        polls += 1;
        match call.as_mut().poll(cx) {
            Poll::Ready(result) => Poll::Ready(Some(result)),
            Poll::Pending if polls == count => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Does the same for a future of 0.1.
fn polled01<F: LegacyFuture>(count: usize, mut call: F) -> impl LegacyFuture<Item = Option<F::Item>, Error = F::Error> {
    let mut polls = 0;
    futures01::future::poll_fn(move || {
        if polls == count {
            return Ok(Async::Ready(None));
        }
        polls += 1;
        match call.poll()? {
            Async::Ready(item) => Ok(Async::Ready(Some(item))),
            Async::NotReady if polls == count => Ok(Async::Ready(None)),
            Async::NotReady => Ok(Async::NotReady),
        }
    })
}

fn large() -> Vec<u8> {
    vec![b'x'; LARGE]
}

fn echo(number: usize) -> [String; 2] {
    ["echo".to_owned(), format!("token-{number}")]
}

fn own(number: usize) -> Frame {
    Frame::Bulk(format!("token-{number}").into())
}

/// Calls of a client of `modern`, each dropped at its first wait, then at its second, and so on until it has ended. After
/// each, `ECHO` has to return its own word.
macro_rules! dropped_calls {
    ($client:ident) => {{
        $client.set("large", large()).await.unwrap();
        let mut ended = [false; 6];
        for count in 0..WAITS {
            let mut call = 0;
            dropped_calls!(@each $client, count, call, ended;
                $client.get("large");
                $client.set("other", large());
                $client.execute(["get", "large"]);
                $client.execute_all([["get", "large"], ["get", "large"]]);
                $client.transaction([["get", "large"], ["get", "other"]]);
                $client.ping(None)
            );
        }
        assert!(ended[5], "a short call ends");
    }};
    (@each $client:ident, $count:ident, $call:ident, $ended:ident; $($made:expr);*) => {$(
        if let Some(result) = polled($count, $made).await {
            assert!(result.is_ok(), "{result:?}");
            $ended[$call] = true;
        }
        let number = $count * 10 + $call;
        assert_eq!($client.execute(echo(number)).await.unwrap(), own(number), "call {} at wait {}", $call, $count);
        $call += 1;
    )*
        assert_eq!($call, $ended.len());
    };
}

async fn drop_calls_of_a_client(address: SocketAddr) {
    let mut client: Client = connect(address).await.unwrap();
    dropped_calls!(client);
}

async fn drop_calls_of_a_client_for_many_tasks(address: SocketAddr) {
    let client = BufferedClient::buffer(connect(address).await.unwrap());
    dropped_calls!(client);
}

async fn drop_calls_of_a_reconnecting_client(address: SocketAddr) {
    let client = ReconnectingClient::new(address, ConnectOptions::new().database(3));
    dropped_calls!(client);
    for count in 0..WAITS {
        let client = ReconnectingClient::new(address, ConnectOptions::new().database(3));
        let _ = polled(count, client.get("key")).await;
        assert_eq!(client.execute(echo(count)).await.unwrap(), own(count), "connecting, wait {count}");
    }
}

#[test]
fn a_dropped_call_of_modern_leaves_the_next_its_own_answer() {
    let modern = modern_server(Config::default());
    let (legacy, _runtime) = legacy_server(Config::default());
    for address in [modern, legacy] {
        MODERN.block_on(drop_calls_of_a_client(address));
        MODERN.block_on(drop_calls_of_a_client_for_many_tasks(address));
        MODERN.block_on(drop_calls_of_a_reconnecting_client(address));
    }
}

#[test]
fn a_dropped_call_of_modern_inside_its_own_transaction_leaves_the_state_known() {
    let address = modern_server(Config::default());
    MODERN.block_on(async {
        for count in 0..4 {
            let mut client = connect(address).await.unwrap();
            let _ = polled(count, client.execute(["multi"])).await;
            // At 0 nothing was sent. Later it was, whether or not somebody has seen the reply.
            let results = client.transaction([["echo", "inside"]]).await;
            match count {
                0 => assert_eq!(results.unwrap().unwrap().len(), 1),
                _ => assert!(matches!(results, Err(Error::Refused(_))), "{results:?}"),
            }
            let _ = client.execute(["discard"]).await;
            assert_eq!(client.transaction([["echo", "inside"]]).await.unwrap().unwrap().len(), 1);
        }
    });
}

#[test]
fn a_dropped_call_of_a_subscriber_loses_no_message() {
    let address = modern_server(Config::default());
    MODERN.block_on(async {
        let mut publisher = connect(address).await.unwrap();
        let mut subscriber = connect(address).await.unwrap().subscribe(["a"]).await.unwrap();
        let mut sent = 0;
        for count in 0..WAITS {
            let channel = format!("channel-{count}");
            if polled(count % 4, subscriber.subscribe([&channel])).await.is_none() && count % 4 > 0 {
                // The confirmation is still to come, and counts for this request.
                subscriber.psubscribe(["nothing*"]).await.unwrap();
            }
            for message in [vec![b'm'; LARGE / 4], vec![b'n'; 10]] {
                publisher.publish("a", message).await.unwrap();
                sent += 1;
            }
            // The first message takes several reads.
            let mut received = Vec::new();
            while received.len() < 2 {
                let next = polled(1 + count % 3, subscriber.next_message()).await;
                received.extend(next.map(|message| message.unwrap().unwrap().content.len()));
                tokio::task::yield_now().await;
            }
            assert_eq!(received, [LARGE / 4, 10], "message {sent}");
        }
    });
}

#[test]
fn a_dropped_call_of_legacy_leaves_the_next_its_own_answer() {
    let modern = modern_server(Config::default());
    let (legacy, _runtime) = legacy_server(Config::default());
    let mut runtime = Runtime::new().unwrap();
    for address in [modern, legacy] {
        let connected = legacy_client::connect(&address).map(legacy_client::BufferedClient::buffer);
        let client = runtime.block_on(connected).unwrap();
        runtime.block_on(client.set("large", large())).unwrap();
        for count in 0..WAITS {
            let calls: [legacy_client::Calling<()>; 5] = [
                Box::new(client.get("large").map(drop)),
                client.set("other", large()),
                Box::new(client.execute_all([["get", "large"], ["get", "large"]]).map(drop)),
                Box::new(client.transaction([["get", "large"], ["get", "other"]]).map(drop)),
                Box::new(client.ping(None).map(drop)),
            ];
            for (number, call) in calls.into_iter().enumerate() {
                runtime.block_on(polled01(count, call)).unwrap();
                let number = count * 10 + number;
                assert_eq!(runtime.block_on(client.execute(echo(number))).unwrap(), own(number), "wait {count}");
            }
        }
        for count in 0..WAITS {
            let client = legacy_client::ReconnectingClient::new(address, ConnectOptions::new().database(3));
            runtime.block_on(polled01(count, client.get("key"))).unwrap();
            assert_eq!(runtime.block_on(client.execute(echo(count))).unwrap(), own(count), "connecting, wait {count}");
        }
    }
}
