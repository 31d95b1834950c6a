//! Implicit behaviour of tokio-proto: B83.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown};

/// More requests than a queue of tokio-proto has room for at first.
const REQUESTS: u32 = 40;

#[test]
fn b83_tokio_proto_has_all_requests_in_flight_and_a_loop_has_one() {
    let (in_flight, replies) = b83_legacy();
    assert_eq!(in_flight, REQUESTS as usize);
    assert!(replies.iter().copied().eq(0..REQUESTS), "{replies:?}");
    shown(83, Legacy, "with every request that has come");
    assert_eq!(in_flight_of(b83_modern), (1, true));
    assert_eq!(in_flight_of(b83_modern_buffered), (32, true));
    shown(83, Modern, "has one in flight");
}

mod legacy {
    use super::io;
    use futures_legacy::{Poll, Sink, StartSend, Stream, sync::mpsc};
    use tokio_proto::pipeline::ServerProto;

    /// The server's end of a connection.
    pub(super) struct Transport {
        pub(super) requests: mpsc::UnboundedReceiver<u32>,
        pub(super) replies: mpsc::UnboundedSender<u32>,
    }

    impl Stream for Transport {
        type Item = u32;
        type Error = io::Error;

        fn poll(&mut self) -> Poll<Option<u32>, io::Error> {
            self.requests.poll().map_err(|()| io::ErrorKind::BrokenPipe.into())
        }
    }

    impl Sink for Transport {
        type SinkItem = u32;
        type SinkError = io::Error;

        fn start_send(&mut self, reply: u32) -> StartSend<u32, io::Error> {
            self.replies.start_send(reply).map_err(io::Error::other)
        }

        fn poll_complete(&mut self) -> Poll<(), io::Error> {
            self.replies.poll_complete().map_err(io::Error::other)
        }

        fn close(&mut self) -> Poll<(), io::Error> {
            self.replies.close().map_err(io::Error::other)
        }
    }

    pub(super) struct Proto;

    impl ServerProto<Transport> for Proto {
        type Request = u32;
        type Response = u32;
        type Transport = Transport;
        type BindTransport = Result<Transport, io::Error>;

        fn bind_transport(&self, io: Transport) -> io::Result<Transport> {
            Ok(io)
        }
    }
}

/// Returns the largest number of requests that were in the service before one was answered, and all replies in order.
fn b83_legacy() -> (usize, Vec<u32>) {
    use futures::{Future, Stream as _, sync::mpsc, sync::oneshot};
    use futures_legacy as futures;
    use tokio_core::reactor::Core;
    use tokio_service::Service;

    type Calls = Rc<RefCell<Vec<(u32, oneshot::Sender<u32>)>>>;
    struct Slow(Calls);
    impl Service for Slow {
        type Request = u32;
        type Response = u32;
        type Error = io::Error;
        type Future = Box<dyn Future<Item = u32, Error = io::Error>>;

        fn call(&self, request: u32) -> Self::Future {
            let (answer, answered) = oneshot::channel();
            self.0.borrow_mut().push((request, answer));
            Box::new(answered.map_err(io::Error::other))
        }
    }

    let mut core = Core::new().unwrap();
    let (ask, requests) = mpsc::unbounded();
    let (replies, mut answers) = mpsc::unbounded();
    let calls = Calls::default();
    let (transport, service) = (legacy::Transport { requests, replies }, Slow(calls.clone()));
    // region: b83_legacy
    use tokio_proto::BindServer;

    legacy::Proto.bind_server(&core.handle(), transport, service);
    // endregion: b83_legacy
    for request in 0..REQUESTS {
        ask.unbounded_send(request).unwrap();
    }
    let mut settle = || (0..100).for_each(|_| core.turn(Some(Duration::ZERO)));
    settle();
    let in_flight = calls.borrow().len();
    // Answers the last one first; their order is kept nevertheless.
    while let Some((request, answer)) = { calls.borrow_mut().pop() } {
        answer.send(request).unwrap();
        settle();
    }
    drop(ask);
    settle();
    let mut replies = Vec::new();
    futures::future::lazy(|| {
        while let Ok(futures::Async::Ready(Some(reply))) = answers.poll() {
            replies.push(reply);
        }
        Ok::<_, ()>(())
    })
    .wait()
    .unwrap();
    (in_flight, replies)
}

type Answer = tokio::sync::oneshot::Sender<u32>;
type Requests = futures::channel::mpsc::UnboundedReceiver<u32>;
type Replies = futures::channel::mpsc::UnboundedSender<u32>;

/// A service whose answers are sent explicitly.
#[derive(Clone, Default)]
struct Slow(Rc<RefCell<Vec<(u32, Answer)>>>);

impl Slow {
    fn call(&self, request: u32) -> impl Future<Output = io::Result<u32>> + use<> {
        let (answer, answered) = tokio::sync::oneshot::channel();
        self.0.borrow_mut().push((request, answer));
        async { answered.await.map_err(io::Error::other) }
    }
}

/// Returns the largest number of requests in the service before one was answered, and whether all replies came in
/// order.
fn in_flight_of<S: Future<Output = io::Result<()>>>(serve: impl FnOnce(Requests, Replies, Slow) -> S) -> (usize, bool) {
    use futures::{FutureExt as _, StreamExt as _, channel::mpsc};

    let (ask, requests) = mpsc::unbounded();
    let (reply, replies) = mpsc::unbounded();
    let slow = Slow::default();
    let mut session = std::pin::pin!(serve(requests, reply, slow.clone()));
    for request in 0..REQUESTS {
        ask.unbounded_send(request).unwrap();
    }
    drop(ask);
    assert!(session.as_mut().now_or_never().is_none());
    let in_flight = slow.0.borrow().len();
    while let Some((request, answer)) = { slow.0.borrow_mut().pop() } {
        answer.send(request).unwrap();
        let _ = session.as_mut().now_or_never();
    }
    let replies: Vec<u32> = replies.collect().now_or_never().unwrap_or_default();
    (in_flight, replies.into_iter().eq(0..REQUESTS))
}

async fn b83_modern(mut requests: Requests, mut replies: Replies, slow: Slow) -> io::Result<()> {
    // region: b83_modern
    use futures::{SinkExt, StreamExt};

    while let Some(request) = requests.next().await {
        let reply = slow.call(request).await?; // the next request waits for this answer
        replies.send(reply).await.map_err(io::Error::other)?;
    }
    // endregion: b83_modern
    replies.close_channel();
    Ok(())
}

async fn b83_modern_buffered(requests: Requests, replies: Replies, slow: Slow) -> io::Result<()> {
    // region: b83_modern_buffered
    use futures::{SinkExt, StreamExt, TryStreamExt};

    let requests = requests.map(Ok); // what a framed socket yields
    let answers = requests.map_ok(|request| slow.call(request)).try_buffered(32);
    answers.forward(replies.sink_map_err(io::Error::other)).await?;
    // endregion: b83_modern_buffered
    Ok(())
}
