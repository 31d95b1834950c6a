//! Behaviour of other things than timers that was tried on both sides and is the same: B85.

use std::cell::RefCell;
use std::io::{self, Cursor};
use std::rc::Rc;

use futures_legacy::{Future as _, Stream as _};

use crate::claims::shown_both;
use crate::drive::on_tokio;

/// Names of the dropped values, in order.
type Log = Rc<RefCell<Vec<u32>>>;

/// Notes its number when it is dropped.
struct Noted(u32, Log);

impl Drop for Noted {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}

/// Returns the values that are dropped when the first and the last of three futures of a `join_all` are done.
fn legacy_dropped_while_joining() -> Vec<u32> {
    use futures_legacy::{Async, executor, future};
    struct Nobody;
    impl executor::Notify for Nobody {
        fn notify(&self, _: usize) {}
    }
    let log = Log::default();
    let futures: Vec<_> = (0..3)
        .map(|number| {
            let noted = Noted(number, log.clone());
            future::poll_fn(move || Ok::<_, ()>(if noted.0 == 1 { Async::NotReady } else { Async::Ready(()) }))
        })
        .collect();
    let mut all = executor::spawn(future::join_all(futures));
    assert!(!all.poll_future_notify(&std::sync::Arc::new(Nobody), 0).unwrap().is_ready());
    log.take()
}

fn modern_dropped_while_joining() -> Vec<u32> {
    use futures::{FutureExt as _, future};
    use std::task::Poll;
    let log = Log::default();
    let futures = (0..3).map(|number| {
        let noted = Noted(number, log.clone());
        future::poll_fn(move |_| if noted.0 == 1 { Poll::Pending } else { Poll::Ready(()) })
    });
    let mut all = future::join_all(futures);
    assert!((&mut all).now_or_never().is_none());
    log.take()
}

#[test]
fn b85_futures_and_streams_end_and_err_alike_in_both() {
    use futures::{StreamExt as _, TryStreamExt as _, future};
    use futures_legacy::{future as old_future, stream as old};
    type Outcomes = Vec<Result<u32, &'static str>>;
    let given = || vec![Ok(1), Err("two"), Ok(1), Ok(3)];
    let more = || vec![Ok(10), Ok(11)];
    let old_stream = || old::iter_result(given());
    let stream = || futures::stream::iter(given());

    assert_eq!(legacy_dropped_while_joining(), modern_dropped_while_joining());
    let pairs: [(Outcomes, Outcomes); 5] = [
        (
            old_stream().select(old::iter_result(more())).wait().collect(),
            on_tokio(futures::stream::select(stream(), futures::stream::iter(more())).collect()),
        ),
        (
            old_stream().chain(old::iter_result(more())).wait().collect(),
            on_tokio(stream().chain(futures::stream::iter(more())).collect()),
        ),
        (
            old_stream().skip_while(|&n| Ok(n < 2)).wait().collect(),
            on_tokio(stream().try_skip_while(|&n| future::ok(n < 2)).collect()),
        ),
        (
            old_stream().take_while(|&n| Ok(n < 2)).wait().collect(),
            on_tokio(stream().try_take_while(|&n| future::ok(n < 2)).collect()),
        ),
        (
            old_stream().and_then(|n| if n == 1 { Err("one") } else { Ok(n) }).wait().collect(),
            on_tokio(stream().and_then(|n| future::ready(if n == 1 { Err("one") } else { Ok(n) })).collect()),
        ),
    ];
    for (legacy, modern) in pairs {
        assert_eq!(legacy, modern);
    }

    let legacy = old::futures_unordered((0..5).map(old_future::ok::<u32, ()>)).wait().map(Result::unwrap);
    let modern: futures::stream::FuturesUnordered<_> = (0..5).map(future::ready).collect();
    assert_eq!(legacy.collect::<Vec<_>>(), on_tokio(modern.collect::<Vec<_>>()));
    shown_both(85, "Futures that are ready come in the order in which they were given", "The same");
}

#[test]
fn b85_lines_and_lengths_are_decoded_alike_in_both() {
    use tokio_legacy::codec::{self as old, FramedRead as OldFramedRead};
    use tokio_util::codec::{FramedRead, LengthDelimitedCodec, LinesCodec};

    for received in ["a\n\r\nb", "a\r", "\r", "a\n\r", "abcd\nx", "abcd\r\nx\n", "abcde\nx\n", "\n\n"] {
        let legacy = OldFramedRead::new(Cursor::new(received), old::LinesCodec::new_with_max_length(4));
        let legacy: Vec<_> = legacy.wait().map(|line| line.map_err(drop)).take_while(Result::is_ok).collect();
        let modern = FramedRead::new(received.as_bytes(), LinesCodec::new_with_max_length(4));
        let modern: Vec<_> = on_tokio(futures::StreamExt::collect::<Vec<_>>(modern));
        let modern: Vec<_> = modern.into_iter().map(|line| line.map_err(drop)).take_while(Result::is_ok).collect();
        assert_eq!(legacy, modern, "{received:?}");
    }

    for (skip, adjustment) in [(None, 0), (Some(0), 0), (None, -2), (Some(5), 0)] {
        let received: &[u8] = &[0, 4, 7, 8, 9, 9, 0, 2, 5, 5];
        let mut old = old::length_delimited::Builder::new();
        let mut new = LengthDelimitedCodec::builder();
        old.length_field_length(2).length_adjustment(adjustment);
        new.length_field_length(2).length_adjustment(adjustment);
        if let Some(skip) = skip {
            old.num_skip(skip);
            new.num_skip(skip);
        }
        let legacy = OldFramedRead::new(Cursor::new(received), old.new_codec()).wait().map_while(Result::ok);
        let legacy: Vec<Vec<u8>> = legacy.map(|frame| frame.to_vec()).collect();
        let modern = FramedRead::new(received, new.new_codec());
        let modern: Vec<_> = on_tokio(futures::StreamExt::collect::<Vec<_>>(modern));
        let modern: Vec<Vec<u8>> = modern.into_iter().map_while(Result::ok).map(|frame| frame.to_vec()).collect();
        assert_eq!(legacy, modern, "{skip:?} {adjustment}");
    }
}

#[test]
fn b85_buffers_are_cut_and_joined_alike_in_both() {
    let mut legacy = bytes_legacy::BytesMut::with_capacity(100);
    let mut modern = bytes::BytesMut::with_capacity(100);
    legacy.extend_from_slice(b"abc");
    modern.extend_from_slice(b"abc");
    let (legacy_back, modern_back) = (legacy.split_off(50), modern.split_off(50));
    assert_eq!((legacy.len(), legacy.capacity()), (modern.len(), modern.capacity()));
    assert_eq!((legacy_back.len(), legacy_back.capacity()), (modern_back.len(), modern_back.capacity()));
    legacy.unsplit(bytes_legacy::BytesMut::from("cd"));
    modern.unsplit(bytes::BytesMut::from("cd"));
    assert_eq!(legacy[..], modern[..]);
    let text = b"a\n\xff\"\0";
    assert_eq!(
        format!("{:?}", bytes_legacy::Bytes::from(&text[..])),
        format!("{:?}", bytes::Bytes::copy_from_slice(text))
    );
    let mut cursor = Cursor::new(b"abc");
    cursor.set_position(9);
    assert_eq!(bytes_legacy::Buf::remaining(&cursor), bytes::Buf::remaining(&cursor));
}

#[test]
fn b85_reading_to_a_mark_or_an_end_is_alike_in_both() {
    use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader};
    use tokio_legacy::io as old;

    let text = b"a\n\xff\nb\r\nc\r";
    let legacy: Vec<_> =
        old::lines(Cursor::new(text)).then(|line| Ok::<_, ()>(line.map_err(|e| e.kind()))).wait().collect();
    let modern = on_tokio(async {
        let mut lines = BufReader::new(&text[..]).lines();
        let mut all = Vec::new();
        while let Some(line) = lines.next_line().await.map_err(|e| e.kind()).transpose() {
            all.push(Ok(line));
        }
        all
    });
    assert_eq!(legacy, modern);

    let early = old::read_exact(Cursor::new(b"ab"), [0; 4]).wait().unwrap_err();
    let modern_early = on_tokio((&b"ab"[..]).read_exact(&mut [0; 4])).unwrap_err();
    assert_eq!((early.kind(), early.to_string()), (modern_early.kind(), modern_early.to_string()));
    assert_eq!(early.kind(), io::ErrorKind::UnexpectedEof);
}

#[test]
fn b85_a_child_reads_the_input_of_its_parent_and_a_file_stands_where_it_was_read_in_both() {
    use std::io::Seek as _;
    use tokio::io::AsyncReadExt as _;
    use tokio_process::CommandExt as _;
    let input = ["-c", "readlink /proc/self/fd/0"];

    let mut runtime = tokio_legacy::runtime::Runtime::new().unwrap();
    let mut old = std::process::Command::new("sh");
    let legacy = runtime.block_on(old.args(input).output_async()).unwrap().stdout;
    let modern = on_tokio(async { tokio::process::Command::new("sh").args(input).output().await }).unwrap().stdout;
    assert_eq!(legacy, modern);

    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), b"0123456789").unwrap();
    let opened = tokio_legacy::fs::File::open(file.path().to_owned());
    let read = runtime.block_on(opened.and_then(|file| tokio_legacy::io::read_exact(file, [0; 4])));
    let legacy = read.unwrap().0.into_std().stream_position().unwrap();
    let modern = on_tokio(async {
        let mut file = tokio::fs::File::open(file.path()).await.unwrap();
        file.read_exact(&mut [0; 4]).await.unwrap();
        file.into_std().await.stream_position().unwrap()
    });
    assert_eq!((legacy, modern), (4, 4));
}
