//! Two counters, each over a server inside this program.

use futures_legacy::Future as _;
use modern::client::BufferedClient;
use modern::{Config, Server, SystemClock};

/// Address of a server.
pub type Address = std::net::SocketAddr;

/// Starts the server of tokio 1 on the caller's runtime.
///
/// # Errors
///
/// A port that cannot be listened on.
pub fn start_modern() -> std::io::Result<Address> {
    let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
    let address = listener.local_addr()?;
    let server = Server::new(Config::default(), SystemClock);
    tokio::spawn(modern::server::run([listener.into()], server, std::future::pending()));
    Ok(address)
}

/// Starts the server of tokio 0.1 on a runtime of its own, which is returned, and which the caller keeps as long as the
/// server has to run.
///
/// # Errors
///
/// A port that cannot be listened on.
pub fn start_legacy() -> std::io::Result<(Address, tokio_legacy::runtime::Runtime)> {
    let listener = legacy::socket::listen(([127, 0, 0, 1], 0).into())?;
    let address = listener.local_addr()?;
    let server = legacy::Server::new(legacy::Config::default(), legacy::SystemClock);
    let mut runtime = tokio_legacy::runtime::Runtime::new()?;
    runtime.spawn(legacy::server::run([listener.into()], server, futures_legacy::future::empty()));
    Ok((address, runtime))
}

/// Counts a visit of `name` with the client of tokio 1.
///
/// # Errors
///
/// An error of the client.
pub async fn visit(client: &BufferedClient, name: &str) -> Result<i64, modern::client::Error> {
    match client.execute(["incr", &format!("visits:{name}")]).await? {
        modern::Frame::Integer(count) => Ok(count),
        other => Err(modern::client::Error::Unexpected(other)),
    }
}

/// Counts a visit of `name` with the client of tokio 0.1.
pub fn visit_legacy(client: &legacy::client::BufferedClient, name: &str) -> legacy::client::Calling<i64> {
    let counted = client.execute(["incr", &format!("visits:{name}")]).and_then(|count| match count {
        legacy::Frame::Integer(count) => Ok(count),
        other => Err(legacy::client::Error::Unexpected(other)),
    });
    Box::new(counted)
}
