//! A server that answers HTTP requests with a greeting, by hyper 0.12, on its own runtime and on the bridge.

use std::io;

use clap::ValueEnum;
use futures_legacy::{Future, Stream, future};
use hyper_legacy::server::conn::Http;
use hyper_legacy::service::service_fn_ok;
use hyper_legacy::{Body, Response};
use tokio_legacy::net::TcpListener;

use crate::floor::announce;
use crate::wire::{HTTP_BODY, HTTP_DATE};

/// Runtime on which hyper 0.12 runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "kebab-case")]
pub enum Host {
    /// The thread pool of tokio 0.1.
    HelloLegacy,
    /// tokio 1, with a bridge whose sockets a task serves.
    HelloBridge,
    /// tokio 1, with a bridge whose sockets a thread serves.
    HelloBridgeThread,
}

impl Host {
    /// All hosts.
    pub const ALL: [Self; 3] = [Self::HelloLegacy, Self::HelloBridge, Self::HelloBridgeThread];

    /// Returns the name in tables and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::HelloLegacy => "hello-legacy",
            Self::HelloBridge => "hello-bridge",
            Self::HelloBridgeThread => "hello-bridge-thread",
        }
    }

    /// Returns a description in words.
    #[must_use]
    pub fn described(self) -> &'static str {
        match self {
            Self::HelloLegacy => "hyper 0.12 on tokio 0.1",
            Self::HelloBridge => "hyper 0.12 on tokio 1 by the bridge",
            Self::HelloBridgeThread => "hyper 0.12 on tokio 1 by the bridge with its own thread",
        }
    }
}

/// Serves on loopback `port` (0: any free one) until the process is killed.
///
/// # Errors
///
/// When the port is taken, or a runtime cannot be started.
pub fn serve(host: Host, threads: usize, port: u16) -> io::Result<()> {
    let serving = future::lazy(move || accept(host.name(), port));
    if host == Host::HelloLegacy {
        return tokio_legacy::runtime::Builder::new().core_threads(threads).build()?.block_on(serving);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()?;
    let start = if host == Host::HelloBridge { bridge::Bridge::new } else { bridge::Bridge::with_thread };
    let bridge = start(runtime.handle().clone())?;
    runtime.block_on(bridge.handle().compat(serving))
}

fn accept(name: &str, port: u16) -> impl Future<Item = (), Error = io::Error> + use<> {
    let listener = future::result(TcpListener::bind(&([127, 0, 0, 1], port).into()));
    let name = name.to_owned();
    listener
        .and_then(move |listener| {
            announce(&name, listener.local_addr()?);
            Ok(listener)
        })
        .and_then(|listener| {
            listener.incoming().for_each(|stream| {
                stream.set_nodelay(true)?;
                let connection = Http::new().serve_connection(stream, service_fn_ok(|_| greeting()));
                // A client that goes away ends only its own connection.
                tokio_legacy::spawn(connection.map_err(drop));
                Ok(())
            })
        })
}

fn greeting() -> Response<Body> {
    Response::builder()
        .header("content-length", HTTP_BODY.len())
        .header("date", HTTP_DATE)
        .body(Body::from(HTTP_BODY))
        .expect("names and values are valid")
}
