//! tokio-postgres 0.4, as far as a peer can play that is no database.

use std::io::{Read, Write};

use frameworks::{on_tokio_1, peer};
use futures01::Future;
use tokio_postgres::NoTls;

/// Returns a message of the protocol: its kind, its length, its contents.
fn message(kind: u8, contents: &[u8]) -> Vec<u8> {
    let length = u32::try_from(contents.len() + 4).unwrap();
    [&[kind][..], &length.to_be_bytes(), contents].concat()
}

#[test]
fn a_session_opens_and_closes() {
    on_tokio_1(|bridge| async move {
        let address = peer(|mut stream| {
            let mut length = [0; 4];
            stream.read_exact(&mut length).unwrap();
            let mut startup = vec![0; u32::from_be_bytes(length) as usize - 4];
            stream.read_exact(&mut startup).unwrap();
            stream.write_all(&message(b'R', &[0; 4])).unwrap(); // no password
            stream.write_all(&message(b'K', &[0; 8])).unwrap();
            stream.write_all(&message(b'Z', b"I")).unwrap(); // ready
            let mut goodbye = Vec::new();
            stream.read_to_end(&mut goodbye).unwrap();
            assert_eq!(goodbye, message(b'X', &[]));
        });
        let settings = format!("host={} port={} user=somebody", address.ip(), address.port());
        let connect = bridge.handle().enter(|| tokio_postgres::connect(&settings, NoTls));
        let (client, connection) = bridge.handle().compat(connect).await.unwrap();
        drop(client); // which ends the connection
        bridge.handle().spawn(connection.map_err(|error| panic!("{error}")));
        bridge.idle().await;
    });
}
