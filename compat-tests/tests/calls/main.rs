//! Checks that each call of a client gets its own answer or a clear error: after every command of the table in every
//! state of a connection ([`sweep`]), after calls that were dropped at each of their waits ([`dropped`]), and with servers
//! that end within a reply or send replies of any type and size ([`replies`]). `fake_servers` does the same at random.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

extern crate futures_legacy as futures01;

mod dropped;
mod replies;
mod sweep;

use std::net::SocketAddr;
use std::sync::LazyLock;
use std::time::Duration;

use engine::{Config, Frame, Server};
use futures01::Future as _;
use host::SystemClock;
use modern::client::{ConnectOptions, Error, Results};
use tokio::runtime::Runtime;

/// Longest time for which a call may wait, so that a lost reply ends a test and does not hold it up.
const PATIENCE: Duration = Duration::from_secs(60);

static MODERN: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

/// A client of either side; each has the same calls.
trait Caller {
    fn execute(&mut self, words: &[String]) -> Result<Frame, Error>;
    fn execute_all(&mut self, commands: &[Vec<String>]) -> Result<Results, Error>;
    fn transaction(&mut self, commands: &[Vec<String>]) -> Result<Option<Results>, Error>;
    /// Makes every call with a type of its own.
    fn typed(&mut self) -> Vec<Result<(), Error>>;
}

/// Implements [`Caller`] for a client, whose calls `$wait` waits for.
macro_rules! caller {
    ($client:ty, |$this:ident, $call:ident| $wait:expr, $inner:ident) => {
        impl Caller for $client {
            fn execute(&mut self, words: &[String]) -> Result<Frame, Error> {
                let $this = self;
                let $call = $this.$inner().execute(words);
                $wait
            }

            fn execute_all(&mut self, commands: &[Vec<String>]) -> Result<Results, Error> {
                let $this = self;
                let $call = $this.$inner().execute_all(commands);
                $wait
            }

            fn transaction(&mut self, commands: &[Vec<String>]) -> Result<Option<Results>, Error> {
                let $this = self;
                let $call = $this.$inner().transaction(commands);
                $wait
            }

            fn typed(&mut self) -> Vec<Result<(), Error>> {
                let $this = self;
                vec![
                    {
                        let $call = $this.$inner().ping(None);
                        $wait.map(drop)
                    },
                    {
                        let $call = $this.$inner().get("key");
                        $wait.map(drop)
                    },
                    {
                        let $call = $this.$inner().set("key", "value");
                        $wait
                    },
                    {
                        let $call = $this.$inner().set_expires("key", "value", PATIENCE);
                        $wait
                    },
                    {
                        let $call = $this.$inner().del(["key"]);
                        $wait.map(drop)
                    },
                    {
                        let $call = $this.$inner().publish("channel", "message");
                        $wait.map(drop)
                    },
                ]
            }
        }
    };
}

/// Gives the macro one form for clients that are called directly and those that are beside their runtime.
trait Itself {
    fn itself(&mut self) -> &mut Self {
        self
    }
}

impl<T> Itself for T {}

/// The client for many tasks of `modern`.
struct Modern(modern::client::BufferedClient);

impl Modern {
    fn client(&self) -> &modern::client::BufferedClient {
        &self.0
    }
}

/// The client for many tasks of `legacy`.
struct Legacy(legacy::client::BufferedClient);

impl Legacy {
    fn client(&self) -> &legacy::client::BufferedClient {
        &self.0
    }
}

static LEGACY: LazyLock<tokio_legacy::runtime::Runtime> =
    LazyLock::new(|| tokio_legacy::runtime::Builder::new().core_threads(2).build().unwrap());

/// Runs a future of 0.1 on [`LEGACY`].
fn run01<F>(future: F) -> Result<F::Item, Error>
where
    F: futures01::Future<Error = Error> + Send + 'static,
    F::Item: Send + 'static,
{
    let (tell, told) = futures01::sync::oneshot::channel();
    LEGACY.executor().spawn(future.then(|result| {
        // Whoever waits is there, or has panicked.
        let _ = tell.send(result);
        Ok(())
    }));
    told.wait().unwrap()
}

caller!(modern::client::BlockingClient, |this, call| call, itself);
caller!(legacy::client::BlockingClient, |this, call| call, itself);
caller!(Modern, |this, call| MODERN.block_on(call), client);
caller!(Legacy, |this, call| run01(call), client);

/// Returns a function for each kind of client that connects to `address`, with the name of the kind.
#[allow(clippy::type_complexity, reason = "a name for it would say no more")]
fn clients() -> [(&'static str, fn(SocketAddr) -> Result<Box<dyn Caller>, Error>); 4] {
    [
        ("modern", |address| Ok(Box::new(modern::client::blocking::connect_with(address, &options())?))),
        ("legacy", |address| Ok(Box::new(legacy::client::blocking::connect_with(&address, &options())?))),
        ("modern for many tasks", |address| {
            let client = MODERN.block_on(modern::client::connect_with(address, &options()))?;
            let _guard = MODERN.enter();
            Ok(Box::new(Modern(modern::client::BufferedClient::buffer(client))))
        }),
        ("legacy for many tasks", |address| {
            let connected = legacy::client::connect_with(&address, &options());
            Ok(Box::new(Legacy(run01(connected.map(legacy::client::BufferedClient::buffer))?)))
        }),
    ]
}

fn options() -> ConnectOptions {
    ConnectOptions::new().response_timeout(PATIENCE)
}

/// Starts the server of `modern` in this process.
fn modern_server(config: Config) -> SocketAddr {
    let _guard = MODERN.enter();
    let listener = modern::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::new(config, SystemClock);
    MODERN.spawn(modern::server::run([listener.into()], server, std::future::pending()));
    address
}

/// Starts the server of `legacy` in this process. It runs as long as the runtime is kept.
fn legacy_server(config: Config) -> (SocketAddr, tokio_legacy::runtime::Runtime) {
    let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::new(config, SystemClock);
    let mut runtime = tokio_legacy::runtime::Runtime::new().unwrap();
    runtime.spawn(legacy::server::run([listener.into()], server, futures01::future::empty()));
    (address, runtime)
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}
