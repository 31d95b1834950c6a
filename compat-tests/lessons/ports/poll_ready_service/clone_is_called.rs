//! A service before a task that does the work, and a layer around it that has to wait before it passes a request on.

use std::io;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::future::{BoxFuture, join_all};
use tokio::sync::{mpsc, oneshot};
use tokio::time::sleep;
use tokio_util::sync::PollSender;
use tower::{Service, ServiceExt};

type Call = (String, oneshot::Sender<String>);
type Answer = BoxFuture<'static, io::Result<String>>;

fn broken() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}

// region: service
#[derive(Clone)]
struct Client(PollSender<Call>);

impl Service<String> for Client {
    type Response = String;
    type Error = io::Error;
    type Future = Answer;

    /// Reserves the place in the queue that the next `call` fills.
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.poll_reserve(cx).map_err(|_| broken())
    }

    fn call(&mut self, request: String) -> Answer {
        let (sender, answer) = oneshot::channel();
        // When the worker is gone, the sender in the rejected call is dropped, and the answer fails.
        let _ = self.0.send_item((request, sender));
        Box::pin(async { answer.await.map_err(|_| broken()) })
    }
}
// endregion: service

// region: layer
#[derive(Clone)]
struct Authorised<S>(S);

impl<S> Service<String> for Authorised<S>
where
    S: Service<String, Response = String, Error = io::Error> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = String;
    type Error = io::Error;
    type Future = Answer;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, request: String) -> Answer {
        let mut inner = self.0.clone();
        Box::pin(async move {
            let request = authorise(request).await?;
            inner.call(request).await
        })
    }
}
// endregion: layer

async fn authorise(request: String) -> io::Result<String> {
    sleep(Duration::from_millis(5)).await;
    match request.as_str() {
        "shutdown" => Err(io::ErrorKind::PermissionDenied.into()),
        _ => Ok(request),
    }
}

async fn work(mut calls: mpsc::Receiver<Call>) {
    while let Some((request, answer)) = calls.recv().await {
        let _ = answer.send(request.to_uppercase());
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, calls) = mpsc::channel(2);
    tokio::spawn(work(calls));
    let service = Authorised(Client(PollSender::new(sender)));

    // region: caller
    let requests = ["get", "put", "shutdown", "list"];
    // Each waits for its own clone to be ready: two at a time, as the queue has two places.
    let answers = requests.map(|request| service.clone().oneshot(request.to_owned()));
    let answers = join_all(answers).await;
    // endregion: caller

    for (request, answer) in requests.iter().zip(answers) {
        match answer {
            Ok(answer) => println!("{request}: {answer}"),
            Err(e) => println!("{request}: {}", e.kind()),
        }
    }
}
