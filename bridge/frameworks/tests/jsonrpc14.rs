//! jsonrpc 14 over HTTP, whose server brings its threads.

use frameworks::{exchange, on_tokio_1};
use jsonrpc_core::{IoHandler, Value};

#[test]
fn a_call() {
    on_tokio_1(|_bridge| async move {
        let mut io = IoHandler::default();
        io.add_method("hello", |_| Ok(Value::String("world".to_owned())));
        let server =
            jsonrpc_http_server::ServerBuilder::new(io).threads(1).start_http(&"127.0.0.1:0".parse().unwrap()).unwrap();
        let address = *server.address();
        let call = r#"{"jsonrpc":"2.0","method":"hello","id":1}"#;
        let request = format!(
            "POST / HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{call}",
            call.len()
        );
        let asked = tokio::task::spawn_blocking(move || exchange(address, request.as_bytes()));
        let response = asked.await.unwrap();
        assert!(response.contains(r#""result":"world""#), "{response}");
        tokio::task::spawn_blocking(move || server.close()).await.unwrap();
    });
}
