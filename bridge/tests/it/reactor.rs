//! Code that asks for a reactor finds that of the bridge.

use std::process::Command;

use futures_legacy::{Future as _, Stream as _};
use tokio_legacy::io::{read_to_end, write_all};
use tokio_process::CommandExt as _;

use crate::everywhere;

#[test]
fn a_unix_socket() {
    everywhere(|bridge| async move {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let listener = tokio_uds::UnixListener::bind(&path).unwrap();
        let accept = listener.incoming().take(1).for_each(|socket| write_all(socket, b"hello").map(|_| ()));
        bridge.handle().spawn(accept.map_err(|error| panic!("{error}")));
        let read = tokio_uds::UnixStream::connect(&path).and_then(|socket| read_to_end(socket, Vec::new()));
        assert_eq!(bridge.handle().compat(read).await.unwrap().1, b"hello");
    });
}

#[test]
fn a_datagram() {
    everywhere(|bridge| async move {
        let any = "127.0.0.1:0".parse().unwrap();
        let (one, two) =
            (tokio_legacy::net::UdpSocket::bind(&any).unwrap(), tokio_legacy::net::UdpSocket::bind(&any).unwrap());
        let address = two.local_addr().unwrap();
        let exchange = one.send_dgram("hello", &address).and_then(|_| two.recv_dgram(vec![0; 9]));
        let (_, bytes, count, _) = bridge.handle().compat(exchange).await.unwrap();
        assert_eq!(&bytes[..count], b"hello");
    });
}

/// Child processes of 0.1 hear of `SIGCHLD` by a reactor, as its signals do.
#[test]
fn a_child_process() {
    everywhere(|bridge| async move {
        let child = bridge.handle().enter(|| Command::new("echo").arg("hello").output_async());
        assert_eq!(bridge.handle().compat(child).await.unwrap().stdout, b"hello\n");
    });
}

#[test]
fn a_signal() {
    everywhere(|bridge| async move {
        use futures::StreamExt as _;

        let signals = bridge.handle().compat(tokio_signal::unix::Signal::new(tokio_signal::unix::libc::SIGUSR2));
        let mut signals = bridge.handle().stream(signals.await.unwrap());
        let pid = rustix::process::getpid();
        rustix::process::kill_process(pid, rustix::process::Signal::USR2).unwrap();
        assert!(signals.next().await.unwrap().is_ok());
    });
}
