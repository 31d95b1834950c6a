//! The examples of the bridge's README, which quotes what stands here.

use frameworks::{PATIENCE, get, http_peer, on_tokio_1};
use futures::TryStreamExt;
use hyper12 as hyper;
use reqwest09 as reqwest;

// region: server
async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let bridge = bridge::Bridge::new(tokio::runtime::Handle::current())?;
    let server = hyper::Server::bind(&([127, 0, 0, 1], 3000).into())
        .serve(|| hyper::service::service_fn_ok(|_| hyper::Response::new(hyper::Body::from("hello"))));
    bridge.handle().compat(server).await?; // was: hyper::rt::run(server.map_err(…))
    Ok(())
}
// endregion: server

// region: client
async fn ask(url: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let bridge = bridge::Bridge::new(tokio::runtime::Handle::current())?;
    let request = bridge.handle().enter(|| reqwest::r#async::Client::new().get(url).send());
    let response = bridge.handle().compat(request).await?;
    let pieces: Vec<_> = bridge.handle().stream(response.into_body()).try_collect().await?; // a stream of today
    Ok(pieces.iter().flat_map(|piece| piece.to_vec()).collect())
}
// endregion: client

mod legacy_store {
    use futures01::future::{FutureResult, ok};

    pub type Error = std::io::Error;

    pub struct Store;

    impl Store {
        pub fn get(&self, key: &str) -> FutureResult<Vec<u8>, Error> {
            ok(key.as_bytes().to_vec())
        }
    }
}

// region: library
pub struct Store {
    old: bridge::Handle,
    legacy: legacy_store::Store, // on tokio 0.1
}

impl Store {
    pub async fn get(&self, key: &str) -> Result<Vec<u8>, legacy_store::Error> {
        self.old.compat(self.legacy.get(key)).await
    }
}
// endregion: library

#[test]
fn the_server_answers() {
    on_tokio_1(|_bridge| async move {
        // The port of the example may be taken, by another server or another run of this test.
        if std::net::TcpListener::bind("127.0.0.1:3000").is_err() {
            return;
        }
        let serving = async { serve().await.map_err(|error| error.to_string()) };
        let asking = tokio::task::spawn_blocking(|| {
            let begun = std::time::Instant::now();
            while std::net::TcpStream::connect("127.0.0.1:3000").is_err() {
                assert!(begun.elapsed() < PATIENCE, "it does not listen");
                std::thread::yield_now();
            }
            get("127.0.0.1:3000".parse().unwrap(), "/")
        });
        tokio::select! {
            ended = serving => panic!("{ended:?}"),
            response = asking => assert!(response.unwrap().ends_with("hello")),
        }
    });
}

#[test]
fn the_client_asks() {
    on_tokio_1(|_bridge| async move {
        assert_eq!(ask(&format!("http://{}/", http_peer())).await.unwrap(), b"hello");
    });
}

#[test]
fn the_library_is_asked() {
    on_tokio_1(|bridge| async move {
        let store = Store { old: bridge.handle().clone(), legacy: legacy_store::Store };
        assert_eq!(store.get("key").await.unwrap(), b"key");
    });
}

#[test]
fn the_readme_has_these_examples() {
    let (code, readme) = (include_str!("readme.rs"), include_str!("../../README.md"));
    for name in ["server", "client", "library"] {
        let (begin, end) = (format!("// region: {name}\n"), format!("// endregion: {name}\n"));
        let region = code.split_once(&begin).unwrap().1.split_once(&end).unwrap().0;
        assert!(readme.contains(&format!("```rust\n{region}```")), "{name}");
    }
}
