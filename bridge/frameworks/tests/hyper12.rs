//! hyper 0.12: server, client, graceful shutdown, HTTP/2.

use frameworks::{get, http_peer, on_tokio_1};
use futures::TryStreamExt;
use futures01::sync::oneshot;
use futures01::{Future, Stream};
use hyper::service::service_fn_ok;
use hyper::{Body, Client, Response, Server};
use hyper12 as hyper;

#[test]
fn a_server_serves_and_shuts_down_gracefully() {
    on_tokio_1(|bridge| async move {
        let (stop, stopped) = oneshot::channel::<()>();
        let (server, address) = bridge.handle().enter(|| {
            let server = Server::bind(&"127.0.0.1:0".parse().unwrap())
                .serve(|| service_fn_ok(|_| Response::new(Body::from("hello"))));
            let address = server.local_addr();
            (server.with_graceful_shutdown(stopped), address)
        });
        bridge.handle().spawn(server.map_err(|error| panic!("{error}")));
        let response = tokio::task::spawn_blocking(move || get(address, "/")).await.unwrap();
        assert!(response.ends_with("hello"), "{response}");
        stop.send(()).unwrap();
        bridge.idle().await;
    });
}

#[test]
fn a_client_reads_a_body_as_a_stream_of_today() {
    on_tokio_1(|bridge| async move {
        let uri = format!("http://{}/", http_peer()).parse().unwrap();
        let response = bridge.handle().enter(|| Client::new().get(uri));
        let response = bridge.handle().compat(response).await.unwrap();
        let pieces: Vec<_> = bridge.handle().stream(response.into_body()).try_collect().await.unwrap();
        assert_eq!(pieces.iter().flat_map(|piece| piece.to_vec()).collect::<Vec<u8>>(), b"hello");
    });
}

#[test]
fn http_2_between_its_client_and_its_server() {
    on_tokio_1(|bridge| async move {
        let (server, address) = bridge.handle().enter(|| {
            let server = Server::bind(&"127.0.0.1:0".parse().unwrap())
                .http2_only(true)
                .serve(|| service_fn_ok(|request| Response::new(Body::from(format!("{:?}", request.version())))));
            let address = server.local_addr();
            (server, address)
        });
        bridge.handle().spawn(server.map_err(|error| panic!("{error}")));
        let get = bridge.handle().enter(|| {
            let client: Client<_, Body> = Client::builder().http2_only(true).build_http();
            client.get(format!("http://{address}/").parse().unwrap())
        });
        let body = get.and_then(|response| response.into_body().concat2());
        assert_eq!(&bridge.handle().compat(body).await.unwrap()[..], b"HTTP/2.0");
    });
}
