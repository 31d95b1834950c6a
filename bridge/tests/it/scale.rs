//! Many connections and many timers at once.

use std::time::{Duration, Instant};

use bridge::Bridge;
use futures_legacy::{Future as _, Stream as _};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_legacy::io::{AsyncRead as _, copy};
use tokio_legacy::timer::Delay;

use crate::workers;

/// 10,000, or as many as the descriptors of this process allow: each takes two of them.
fn connections() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    // Root may raise the maximum as well.
    let maximum = getrlimit(Resource::Nofile).maximum;
    for enough in [maximum.map(|maximum| maximum.max(22_000)), maximum] {
        if setrlimit(Resource::Nofile, Rlimit { current: enough, maximum: enough }).is_ok() {
            break;
        }
    }
    let allowed = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(allowed.saturating_sub(1000) / 2).unwrap_or(usize::MAX).min(10_000)
}

/// All of them are readable at once, which is more than one turn of the reactor takes.
#[test]
fn ten_thousand_connections_are_served_by_one_bridge() {
    let runtime = workers();
    runtime.block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let any = "127.0.0.1:0".parse().unwrap();
        let listener = tokio_legacy::net::TcpListener::bind(&any).unwrap();
        let address = listener.local_addr().unwrap();
        let count = connections();
        let echo = listener.incoming().take(count as u64).for_each(|socket| {
            let (reader, writer) = socket.split();
            tokio_legacy::spawn(copy(reader, writer).map(|_| ()).map_err(|error| panic!("{error}")));
            Ok(())
        });
        bridge.handle().spawn(echo.map_err(|error| panic!("{error}")));
        let mut clients = Vec::new();
        for _ in 0..count {
            clients.push(tokio::net::TcpStream::connect(address).await.unwrap());
        }
        for round in 0..3u8 {
            for client in &mut clients {
                client.write_all(&[round]).await.unwrap();
            }
            for client in &mut clients {
                assert_eq!(client.read_u8().await.unwrap(), round);
            }
        }
        drop(clients);
        bridge.idle().await;
    });
}

#[test]
fn a_million_timers_fire() {
    let runtime = workers();
    runtime.block_on(async {
        let bridge = Bridge::new(tokio::runtime::Handle::current()).unwrap();
        let start = Instant::now();
        for number in 0..1_000_000 {
            let delay = Delay::new(start + Duration::from_millis(number % 2000));
            bridge.handle().spawn(delay.map_err(|error| panic!("{error}")));
        }
        bridge.idle().await;
        assert!(start.elapsed() >= Duration::from_millis(1999));
    });
}
