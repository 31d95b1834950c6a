//! warp 0.1.

use frameworks::{get, on_tokio_1};
use warp01::Filter;

#[test]
fn a_route() {
    on_tokio_1(|bridge| async move {
        let route = warp01::path("hello").map(|| "hello");
        let (address, serving) = bridge.handle().enter(|| warp01::serve(route).bind_ephemeral(([127, 0, 0, 1], 0)));
        bridge.handle().spawn(serving);
        let response = tokio::task::spawn_blocking(move || get(address, "/hello")).await.unwrap();
        assert!(response.ends_with("hello"), "{response}");
    });
}
