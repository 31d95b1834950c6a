//! tokio-tungstenite 0.9.

use frameworks::on_tokio_1;
use futures01::{Future, Sink, Stream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{accept_async, client_async};
use tokio01::net::{TcpListener, TcpStream};

#[test]
fn an_echo() {
    on_tokio_1(|bridge| async move {
        let listener = TcpListener::bind(&"127.0.0.1:0".parse().unwrap()).unwrap();
        let address = listener.local_addr().unwrap();
        let serve = listener.incoming().take(1).map_err(|error| panic!("{error}")).for_each(|socket| {
            accept_async(socket).map_err(|_| ()).and_then(|socket| {
                let (sink, stream) = socket.split();
                stream.take(1).forward(sink).map(|_| ()).map_err(|_| ())
            })
        });
        bridge.handle().spawn(serve);
        let ask = TcpStream::connect(&address)
            .map_err(|error| panic!("{error}"))
            .and_then(move |socket| client_async(format!("ws://{address}").parse::<url::Url>().unwrap(), socket))
            .and_then(|(socket, _)| socket.send(Message::text("hello")))
            .and_then(|socket| socket.into_future().map_err(|(error, _)| error));
        assert_eq!(bridge.handle().compat(ask).await.unwrap().0, Some(Message::text("hello")));
    });
}
