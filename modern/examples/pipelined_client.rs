//! A pipelined client without tokio-proto: each call sends its request at once, and a broken transport fails all who wait.

use std::pin::pin;
use std::{env, io};

use futures::StreamExt;
use futures::future::{self, Either, join_all};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio_stream::wrappers::UnboundedReceiverStream;
use tokio_util::codec::{Framed, LinesCodec};

// region: client
type Answer = oneshot::Sender<String>;

#[derive(Clone)]
struct Client(mpsc::UnboundedSender<(String, Answer)>);

impl Client {
    async fn connect(addr: &str) -> io::Result<Self> {
        let socket = TcpStream::connect(addr).await?;
        socket.set_nodelay(true)?;
        let (calls, queue) = mpsc::unbounded_channel();
        tokio::spawn(drive(Framed::new(socket, LinesCodec::new()), queue));
        Ok(Self(calls))
    }

    /// No `async fn`: the request is on its way before anybody waits for the answer.
    fn call(&self, request: String) -> impl Future<Output = io::Result<String>> + use<> {
        let (answer, answered) = oneshot::channel();
        // When the task is gone, the sender in the rejected call is dropped, and the answer fails.
        let _ = self.0.send((request, answer));
        async { answered.await.map_err(|_| io::ErrorKind::BrokenPipe.into()) }
    }
}

/// Owns the transport: writes each request at once, and keeps the senders of the answers in order.
async fn drive(framed: Framed<TcpStream, LinesCodec>, calls: mpsc::UnboundedReceiver<(String, Answer)>) {
    let (requests, mut replies) = framed.split();
    let (wait, mut waiting) = mpsc::unbounded_channel::<Answer>();
    let calls = UnboundedReceiverStream::new(calls).map(move |(request, answer)| {
        let _ = wait.send(answer);
        Ok(request)
    });
    let writing = pin!(async { calls.forward(requests).await });
    let reading = pin!(async {
        while let Some(answer) = waiting.recv().await {
            let Some(Ok(reply)) = replies.next().await else { break };
            let _ = answer.send(reply);
        }
    });
    match future::select(reading, writing).await {
        // The transport has failed: with the senders that are dropped here, everybody who waits is told.
        Either::Left(_) => {}
        // No client is left; the last answers are still to come.
        Either::Right((_, reading)) => reading.await,
    }
}
// endregion: client

// region: calls
async fn ask(client: &Client, requests: &[&str]) {
    // All are on their way before the first is answered.
    let answers: Vec<_> = requests
        .iter()
        .map(|request| {
            let answer = client.call((*request).to_owned());
            async move {
                match answer.await {
                    Ok(answer) => format!("{request}: {answer}"),
                    Err(e) => format!("{request} failed: {}", e.kind()),
                }
            }
        })
        .collect();
    join_all(answers).await.iter().for_each(|line| println!("{line}"));
}
// endregion: calls

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7042");
    let client = Client::connect(addr).await?;
    ask(&client, &["one", "two"]).await;
    ask(&client, &["three", "four"]).await;
    Ok(())
}
