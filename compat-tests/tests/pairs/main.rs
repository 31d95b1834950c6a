//! Pairs for items of the map that no lesson shows: both sides run with the same results.

// `try_nb!` says `::futures`, and means that of its time.
extern crate futures as futures_now;
extern crate futures_legacy as futures;

mod legacy;
mod modern;

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::{self, JoinHandle};

/// Starts a peer that reads `request` bytes, answers `pong`, and returns the bytes.
fn peer(request: usize) -> (SocketAddr, JoinHandle<io::Result<Vec<u8>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("its address");
    let served = thread::spawn(move || {
        let (mut stream, _) = listener.accept()?;
        let mut taken = vec![0; request];
        stream.read_exact(&mut taken)?;
        stream.write_all(b"pong")?;
        Ok(taken)
    });
    (address, served)
}

fn legacy_runtime() -> tokio_legacy::runtime::current_thread::Runtime {
    tokio_legacy::runtime::current_thread::Runtime::new().expect("a runtime")
}

fn legacy_pool() -> tokio_legacy::runtime::Runtime {
    tokio_legacy::runtime::Runtime::new().expect("a runtime")
}

#[test]
fn a_state_machine_of_named_futures_is_an_async_fn() {
    let (address, served) = peer(4);
    let connected = tokio_legacy::net::TcpStream::connect(&address);
    let mut runtime = legacy_runtime();
    let stream = runtime.block_on(connected).unwrap();
    let reply = runtime.block_on(legacy::Exchange::new(stream, b"ping".to_vec()));
    assert_eq!(&reply.unwrap(), b"pong");
    assert_eq!(served.join().unwrap().unwrap(), b"ping");

    let (address, served) = peer(4);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let reply = runtime.block_on(async {
        let stream = tokio::net::TcpStream::connect(address).await?;
        modern::exchange(stream, b"ping").await
    });
    assert_eq!(&reply.unwrap(), b"pong");
    assert_eq!(served.join().unwrap().unwrap(), b"ping");
}

#[test]
fn a_read_that_would_block_waits_for_readiness() {
    let (address, served) = peer(0);
    let mut runtime = legacy_runtime();
    let stream = runtime.block_on(tokio_legacy::net::TcpStream::connect(&address)).unwrap();
    assert_eq!(runtime.block_on(legacy::FirstByte(stream)).unwrap(), b'p');
    served.join().unwrap().unwrap();

    let (address, served) = peer(0);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let byte = runtime.block_on(async {
        let stream = tokio::net::TcpStream::connect(address).await?;
        modern::first_byte(&stream).await
    });
    assert_eq!(byte.unwrap(), b'p');
    served.join().unwrap().unwrap();
}

#[test]
fn a_shared_output_is_lent_in_one_and_cloned_in_the_other() {
    let failure = || io::Error::from(io::ErrorKind::ConnectionReset);

    let mut runtime = legacy_runtime();
    let answer = futures::future::ok("four".to_owned());
    assert_eq!(runtime.block_on(legacy::ask_twice(answer)), Ok(8));
    let answer = futures::future::err(failure());
    assert_eq!(runtime.block_on(legacy::ask_twice(answer)), Err(io::ErrorKind::ConnectionReset));

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let answer = futures_now::future::ok("four".to_owned());
    assert_eq!(runtime.block_on(modern::ask_twice(answer)), Ok(8));
    let answer = futures_now::future::err(failure());
    assert_eq!(runtime.block_on(modern::ask_twice(answer)), Err(io::ErrorKind::ConnectionReset));
}

#[test]
fn what_was_saved_is_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old");
    let new = folder.path().join("new");

    legacy_pool().block_on(legacy::save(old.clone(), b"saved")).unwrap();
    assert_eq!(std::fs::read(old).unwrap(), b"saved");

    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(modern::save(&new, b"saved")).unwrap();
    assert_eq!(std::fs::read(new).unwrap(), b"saved");
}
