//! redis 0.13.

use std::io::{Read, Write};

use frameworks::{on_tokio_1, peer};
use futures01::Future;

#[test]
fn a_command_over_its_async_connection() {
    on_tokio_1(|bridge| async move {
        let address = peer(|mut stream| {
            let mut request = [0; 14];
            stream.read_exact(&mut request).unwrap();
            assert_eq!(&request, b"*1\r\n$4\r\nPING\r\n");
            stream.write_all(b"+PONG\r\n").unwrap();
        });
        let client = redis13::Client::open(format!("redis://{address}/").as_str()).unwrap();
        let ask = bridge.handle().enter(|| client.get_async_connection());
        let ask = ask.and_then(|connection| redis13::cmd("PING").query_async::<_, String>(connection));
        assert_eq!(bridge.handle().compat(ask).await.unwrap().1, "PONG");
    });
}
