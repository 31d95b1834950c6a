//! h2 0.1.

use frameworks::on_tokio_1;
use futures01::{Future, Stream};
use http01::{Request, Response};
use tokio01::net::{TcpListener, TcpStream};

#[test]
fn a_request_and_a_response_over_one_connection() {
    on_tokio_1(|bridge| async move {
        let listener = TcpListener::bind(&"127.0.0.1:0".parse().unwrap()).unwrap();
        let address = listener.local_addr().unwrap();
        let serve = listener.incoming().take(1).map_err(|error| panic!("{error}")).for_each(|socket| {
            h201::server::handshake(socket)
                .and_then(|connection| {
                    connection.for_each(|(_, mut respond)| {
                        let response = Response::builder().status(204).body(()).unwrap();
                        respond.send_response(response, true).map(|_| ())
                    })
                })
                .map_err(|_| ())
        });
        bridge.handle().spawn(serve);
        let ask = TcpStream::connect(&address)
            .map_err(|error| panic!("{error}"))
            .and_then(h201::client::handshake)
            .and_then(|(client, connection)| {
                tokio01::spawn(connection.map_err(|_| ()));
                client.ready()
            })
            .and_then(|mut client| {
                let request = Request::builder().uri("http://here/").body(()).unwrap();
                client.send_request(request, true).unwrap().0
            });
        assert_eq!(bridge.handle().compat(ask).await.unwrap().status(), 204);
    });
}
