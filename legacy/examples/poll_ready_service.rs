//! A service before a task that does the work, and a layer around it that has to wait before it passes a request on.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io;
use std::time::{Duration, Instant};

use futures::future::join_all;
use futures::sync::{mpsc, oneshot};
use futures::{Future, Stream};
use tokio::runtime::current_thread::Runtime;
use tokio::timer::Delay;
use tokio_service::Service;

type Call = (String, oneshot::Sender<String>);
type Answer = Box<dyn Future<Item = String, Error = io::Error>>;

fn broken() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}

// region: service
#[derive(Clone)]
struct Client(mpsc::UnboundedSender<Call>);

impl Service for Client {
    type Request = String;
    type Response = String;
    type Error = io::Error;
    type Future = Answer;

    /// Takes every call at once: nothing tells the caller to wait, and the queue has no limit.
    fn call(&self, request: String) -> Answer {
        let (sender, answer) = oneshot::channel();
        // When the worker is gone, the sender in the rejected call is dropped, and the answer fails.
        let _ = self.0.unbounded_send((request, sender));
        Box::new(answer.map_err(|_| broken()))
    }
}
// endregion: service

// region: layer
struct Authorised<S>(S);

impl<S> Service for Authorised<S>
where
    S: Service<Request = String, Response = String, Error = io::Error> + Clone + 'static,
{
    type Request = String;
    type Response = String;
    type Error = io::Error;
    type Future = Answer;

    fn call(&self, request: String) -> Answer {
        let inner = self.0.clone();
        Box::new(authorise(request).and_then(move |request| inner.call(request)))
    }
}
// endregion: layer

fn authorise(request: String) -> impl Future<Item = String, Error = io::Error> {
    Delay::new(Instant::now() + Duration::from_millis(5)).map_err(io::Error::other).and_then(move |()| {
        match request.as_str() {
            "shutdown" => Err(io::ErrorKind::PermissionDenied.into()),
            _ => Ok(request),
        }
    })
}

fn work(calls: mpsc::UnboundedReceiver<Call>) -> impl Future<Item = (), Error = ()> {
    calls.for_each(|(request, answer)| {
        let _ = answer.send(request.to_uppercase());
        Ok(())
    })
}

fn main() -> io::Result<()> {
    let mut runtime = Runtime::new()?;
    let (sender, calls) = mpsc::unbounded();
    runtime.spawn(work(calls));
    let service = Authorised(Client(sender));

    // region: caller
    let requests = ["get", "put", "shutdown", "list"];
    let answers = requests.map(|request| service.call(request.to_owned()).then(Ok::<_, io::Error>));
    let answers = runtime.block_on(join_all(answers))?;
    // endregion: caller

    for (request, answer) in requests.iter().zip(answers) {
        match answer {
            Ok(answer) => println!("{request}: {answer}"),
            Err(e) => println!("{request}: {}", e.kind()),
        }
    }
    Ok(())
}
