//! reqwest 0.9, with futures and blocking.

use frameworks::{http_peer, on_tokio_1};
use futures01::{Future, Stream};

#[test]
fn its_async_client() {
    on_tokio_1(|bridge| async move {
        let url = format!("http://{}/", http_peer());
        let body = bridge.handle().enter(|| reqwest09::r#async::Client::new().get(&url).send());
        let body = body.and_then(|response| response.into_body().concat2());
        assert_eq!(&bridge.handle().compat(body).await.unwrap()[..], b"hello");
    });
}

#[test]
fn its_blocking_client_on_a_blocking_thread() {
    on_tokio_1(|_bridge| async move {
        let url = format!("http://{}/", http_peer());
        let text = tokio::task::spawn_blocking(move || reqwest09::get(&url).unwrap().text().unwrap());
        assert_eq!(text.await.unwrap(), "hello");
    });
}

/// 0.1 refused this: it marked the thread as one that must not block.
#[test]
fn its_blocking_client_inside_a_bridged_future() {
    on_tokio_1(|bridge| async move {
        let url = format!("http://{}/", http_peer());
        let text = futures01::future::lazy(move || reqwest09::get(&url).unwrap().text());
        assert_eq!(bridge.handle().compat(text).await.unwrap(), "hello");
    });
}
