//! Streams, sinks and byte streams, both ways.

use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _, TryStreamExt as _};
use futures_legacy::{Future as _, Sink as _, Stream as _};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_codec::{Decoder as _, LinesCodec};
use tokio_legacy::timer::Interval;

use crate::{everywhere, workers};

#[test]
fn an_interval_is_a_stream_of_today() {
    everywhere(|bridge| async move {
        let ticks = bridge.handle().stream(Interval::new_interval(Duration::from_millis(1)));
        assert_eq!(ticks.take(3).try_collect::<Vec<_>>().await.unwrap().len(), 3);
    });
}

#[test]
fn the_end_and_an_error_of_a_stream_arrive() {
    everywhere(|bridge| async move {
        let items = futures_legacy::stream::iter_result(vec![Ok(1), Err("broken"), Ok(2)]);
        let seen: Vec<_> = bridge.handle().stream(items).collect().await;
        assert_eq!(seen, [Ok(1), Err("broken"), Ok(2)]);
    });
}

#[test]
fn a_bounded_channel_is_a_sink_of_today_and_holds_back() {
    everywhere(|bridge| async move {
        let (sender, receiver) = futures_legacy::sync::mpsc::channel::<u32>(0);
        let mut sink = bridge.handle().sink(sender);
        let sending = tokio::spawn(async move {
            for number in 0..100 {
                sink.send(number).await.unwrap();
            }
            sink.close().await.unwrap();
        });
        let seen: Vec<u32> = bridge.handle().stream(receiver).map(Result::unwrap).collect().await;
        assert_eq!(seen, (0..100).collect::<Vec<_>>());
        sending.await.unwrap();
    });
}

/// Returns a legacy socket that is connected to one of today.
async fn pair(bridge: &bridge::Bridge) -> (tokio_legacy::net::TcpStream, tokio::net::TcpStream) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let connect = tokio_legacy::net::TcpStream::connect(&listener.local_addr().unwrap());
    let (old, new) = tokio::join!(bridge.handle().compat(connect), listener.accept());
    (old.unwrap(), new.unwrap().0)
}

#[test]
fn framed_of_legacy_is_a_sink_and_a_stream_of_today() {
    everywhere(|bridge| async move {
        let (old, mut new) = pair(&bridge).await;
        let mut lines = bridge.handle().sink(LinesCodec::new().framed(old));
        new.write_all(b"one\ntwo\n").await.unwrap();
        assert_eq!(lines.next().await.unwrap().unwrap(), "one");
        assert_eq!(lines.next().await.unwrap().unwrap(), "two");
        lines.send("three".to_owned()).await.unwrap();
        let mut bytes = [0; 6];
        new.read_exact(&mut bytes).await.unwrap();
        assert_eq!(&bytes, b"three\n");
    });
}

#[test]
fn a_legacy_socket_is_a_byte_stream_of_today() {
    everywhere(|bridge| async move {
        let (old, mut new) = pair(&bridge).await;
        let (mut reader, mut writer) = tokio::io::split(bridge.handle().io(old));
        // More than the buffers of the kernel hold: both sides wait.
        let sent = vec![7; 8 << 20];
        let expected = sent.len();
        let writing = tokio::spawn(async move {
            writer.write_all(&sent).await.unwrap();
            writer.flush().await.unwrap();
        });
        let mut received = vec![0; expected];
        new.read_exact(&mut received).await.unwrap();
        writing.await.unwrap();
        assert!(received.iter().all(|byte| *byte == 7));
        new.write_all(b"back").await.unwrap();
        drop(new);
        let mut rest = Vec::new();
        reader.read_to_end(&mut rest).await.unwrap();
        assert_eq!(rest, b"back");
    });
}

#[test]
fn streams_sinks_and_sockets_of_today_work_in_legacy_code_on_the_bridge() {
    everywhere(|bridge| async move {
        let modern = bridge::ModernHandle::new(tokio::runtime::Handle::current());
        let (old, new) = pair(&bridge).await;
        // Today's socket under a codec of 0.1, polled by a task of 0.1.
        let echo = LinesCodec::new().framed(modern.io(new));
        let (replies, requests) = echo.split();
        bridge.handle().spawn(requests.forward(replies).map(|_| ()).map_err(|error| panic!("{error}")));
        let lines = LinesCodec::new().framed(old);
        let exchange = lines.send("again".to_owned()).and_then(|lines| lines.into_future().map_err(|(error, _)| error));
        assert_eq!(bridge.handle().compat(exchange).await.unwrap().0.unwrap(), "again");

        let (sender, mut receiver) = tokio::sync::mpsc::channel::<u32>(1);
        let ticks = futures::stream::unfold(tokio::time::interval(Duration::from_millis(1)), |mut ticks| async {
            ticks.tick().await;
            Some((Ok::<_, ()>(1), ticks))
        });
        let old = modern.stream(ticks).take(3).for_each(move |tick| sender.try_send(tick).map_err(|_| ()).or(Ok(())));
        bridge.handle().compat(old).await.unwrap();
        assert_eq!(receiver.recv().await, Some(1));
    });
}

#[test]
fn a_sink_of_today_is_one_of_legacy() {
    let runtime = workers();
    let modern = bridge::ModernHandle::new(runtime.handle().clone());
    let (sender, receiver) = futures::channel::mpsc::channel::<u32>(0);
    let sink = modern.sink(sender);
    let reading = runtime.spawn(receiver.collect::<Vec<u32>>());
    let numbers = futures_legacy::stream::iter_ok::<_, futures::channel::mpsc::SendError>(0..100);
    tokio_legacy::runtime::current_thread::block_on_all(sink.send_all(numbers).map(|_| ())).unwrap();
    assert_eq!(runtime.block_on(reading).unwrap(), (0..100).collect::<Vec<_>>());
}
