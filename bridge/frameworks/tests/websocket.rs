//! websocket 0.24: its server and its client.

use frameworks::on_tokio_1;
use futures01::{Future, Sink, Stream};
use websocket::{ClientBuilder, OwnedMessage};

#[test]
fn an_echo() {
    on_tokio_1(|bridge| async move {
        let reactor = tokio01::reactor::Handle::default();
        let server = bridge.handle().enter(|| websocket::r#async::Server::bind("127.0.0.1:0", &reactor).unwrap());
        let address = server.local_addr().unwrap();
        let serve = server.incoming().take(1).map_err(|_| ()).for_each(|(upgrade, _)| {
            upgrade.accept().map_err(|_| ()).and_then(|(framed, _)| {
                let (sink, stream) = framed.split();
                stream.take(1).forward(sink).map(|_| ()).map_err(|_| ())
            })
        });
        bridge.handle().spawn(serve);
        let ask = ClientBuilder::new(&format!("ws://{address}"))
            .unwrap()
            .async_connect_insecure()
            .and_then(|(framed, _)| framed.send(OwnedMessage::Text("hello".to_owned())))
            .and_then(|framed| framed.into_future().map_err(|(error, _)| error));
        let answer = bridge.handle().compat(ask).await.unwrap().0;
        assert_eq!(answer, Some(OwnedMessage::Text("hello".to_owned())));
    });
}
