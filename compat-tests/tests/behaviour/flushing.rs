//! The number of segments in which replies are sent: B67.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;

use player::tcp_info::segments_received;

use crate::claims::{Legacy, Modern, shown};
use crate::drive::on_tokio;

const REQUESTS: usize = 16;

/// Returns the number of segments of the replies to a client that sends all requests at once.
fn segments(serve: impl FnOnce(TcpStream)) -> u32 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    client.write_all(&b"request\n".repeat(REQUESTS)).unwrap();
    let reading = thread::spawn(move || {
        let mut replies = vec![0; REQUESTS * b"request\n".len()];
        client.read_exact(&mut replies).unwrap();
        let segments = segments_received(&client).unwrap();
        client.shutdown(Shutdown::Both).unwrap();
        segments
    });
    serve(listener.accept().unwrap().0);
    reading.join().unwrap()
}

/// The same for a session of tokio 1.
fn modern_segments<S: Future<Output = ()>>(session: impl FnOnce(tokio::net::TcpStream) -> S) -> u32 {
    segments(|stream| {
        stream.set_nonblocking(true).unwrap();
        on_tokio(async { session(tokio::net::TcpStream::from_std(stream).unwrap()).await });
    })
}

#[test]
fn b67_forward_answers_a_pipeline_in_one_segment_and_a_loop_around_send_one_by_one() {
    assert_eq!(segments(b67_legacy), 1);
    shown(67, Legacy, "go out in one segment");
    // The number of segments depends on the acknowledgements.
    let one_by_one = modern_segments(b67_modern);
    assert!(one_by_one > 1, "{one_by_one}");
    let at_once = modern_segments(b67_modern_nodelay);
    assert!(at_once > 1, "{at_once}");
    assert_eq!(modern_segments(b67_modern_forward), 1);
    assert_eq!(modern_segments(b67_modern_feed), 1);
    shown(67, Modern, "writes each reply by itself");
}

fn b67_legacy(stream: TcpStream) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let stream = tokio::net::TcpStream::from_std(stream, &Default::default()).unwrap();
    // region: b67_legacy
    use futures::{Future, Stream};
    use tokio::codec::{Framed, LinesCodec};

    let (replies, requests) = Framed::new(stream, LinesCodec::new()).split();
    let session = requests.forward(replies); // 16 requests in one segment, 16 replies in one
    // endregion: b67_legacy
    drop(tokio::runtime::current_thread::block_on_all(session.map(drop)));
}

async fn b67_modern(stream: tokio::net::TcpStream) {
    // region: b67_modern
    use futures::{SinkExt, StreamExt};
    use tokio_util::codec::{Framed, LinesCodec};

    let mut framed = Framed::new(stream, LinesCodec::new());
    while let Some(Ok(request)) = framed.next().await {
        let Ok(()) = framed.send(request).await else { break }; // a write for each reply
    }
    // endregion: b67_modern
}

async fn b67_modern_forward(stream: tokio::net::TcpStream) {
    // region: b67_modern_forward
    use futures::StreamExt;
    use tokio_util::codec::{Framed, LinesCodec};

    let (replies, requests) = Framed::new(stream, LinesCodec::new()).split::<String>();
    let _ = requests.forward(replies).await; // one segment, as before
    // endregion: b67_modern_forward
}

async fn b67_modern_feed(stream: tokio::net::TcpStream) {
    use tokio_util::codec::{Framed, LinesCodec};
    let mut framed = Framed::new(stream, LinesCodec::new());
    // region: b67_modern_feed
    use futures::{FutureExt, SinkExt, StreamExt};

    loop {
        let request = match framed.next().now_or_never() {
            Some(request) => request, // there already: a flush can wait
            None => {
                let Ok(()) = SinkExt::<String>::flush(&mut framed).await else { break };
                framed.next().await
            }
        };
        let Some(Ok(request)) = request else { break };
        let Ok(()) = framed.feed(request).await else { break };
    }
    // endregion: b67_modern_feed
}

async fn b67_modern_nodelay(stream: tokio::net::TcpStream) {
    // region: b67_modern_nodelay
    stream.set_nodelay(true).unwrap(); // a segment for each reply still, but none waits
    // endregion: b67_modern_nodelay
    b67_modern(stream).await;
}
