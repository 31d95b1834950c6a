//! Bytes, files and child processes: B52, B53, B56.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::io::Errno;

use crate::allocations::{self, Allocations};
use crate::claims::{Legacy, Modern, shown};
use crate::common::panic_message;
use crate::drive::on_tokio;

#[test]
fn b52_putting_past_the_capacity_panics_and_in_bytes_1_grows() {
    let text = panic_message(b52_legacy);
    assert_eq!(text, "assertion failed: self.len < self.cap");
    let text = panic_message(b52_legacy_slice);
    assert_eq!(text, "assertion failed: self.remaining_mut() >= src.len()");
    shown(52, Legacy, "past the capacity of a `BytesMut` panics");
    assert_eq!(b52_modern(), 65);
    shown(52, Modern, "The buffer grows");
}

#[test]
fn b52_writing_text_past_the_capacity_is_an_error_and_in_bytes_1_grows() {
    use std::fmt::Write as _;
    let (thirty, forty) = ("x".repeat(30), "y".repeat(40));

    let mut legacy = bytes_legacy::BytesMut::with_capacity(64);
    write!(legacy, "{thirty}{forty}").unwrap_err();
    assert_eq!(legacy.len(), 30);
    shown(52, Legacy, "`write!` is an error, behind what still had room");

    let mut modern = bytes::BytesMut::with_capacity(64);
    write!(modern, "{thirty}{forty}").unwrap();
    assert_eq!(modern.len(), 70);
}

fn b52_legacy() -> usize {
    use bytes_legacy as bytes;
    // region: b52_legacy
    use bytes::{BufMut, BytesMut};

    let mut reply = BytesMut::with_capacity(64);
    reply.put_slice(&[b'x'; 64]);
    reply.put_u8(b'!'); // panics: `reserve` comes first
    reply.len()
    // endregion: b52_legacy
}

fn b52_legacy_slice() {
    use bytes_legacy::{BufMut as _, BytesMut};
    BytesMut::with_capacity(64).put_slice(&[b'x'; 65]);
}

fn b52_modern() -> usize {
    // region: b52_modern
    use bytes::{BufMut, BytesMut};

    let mut reply = BytesMut::with_capacity(64);
    reply.put_slice(&[b'x'; 64]);
    reply.put_u8(b'!'); // grows
    reply.len()
    // endregion: b52_modern
}

#[test]
fn b52_short_slices_are_kept_inline_and_in_bytes_1_allocated() {
    let request = [b'x'; 64];
    let none = Allocations::default();

    let short = allocations::during(|| b52_legacy_short(&request[..31]));
    assert_eq!(short, none);
    let longer = allocations::during(|| b52_legacy_short(&request[..32]));
    assert_ne!(longer, none);

    let short = allocations::during(|| b52_modern_short(&request[..31]));
    assert_eq!((short.count, short.bytes), (1, 31));
}

fn b52_legacy_short(word: &[u8]) {
    use bytes_legacy as bytes;
    // region: b52_legacy_short
    use bytes::Bytes;

    let key = Bytes::from(word); // up to 31 bytes: no allocation
    // endregion: b52_legacy_short
    drop(key);
}

fn b52_modern_short(word: &[u8]) {
    // region: b52_modern_short
    use bytes::Bytes;

    let key = Bytes::copy_from_slice(word); // an allocation
    // endregion: b52_modern_short
    drop(key);
}

#[test]
fn b53_a_file_holds_what_write_all_wrote_and_in_tokio_1_what_was_flushed() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("legacy");
    assert_eq!(b53_legacy(&path), "written");
    shown(53, Legacy, "the bytes are in the file");

    let path = directory.path().join("modern");
    let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).build().unwrap();
    runtime.block_on(async {
        let file = tokio::fs::File::create(&path).await.unwrap();
        // The runtime's only blocking thread is busy, as on a machine with much to write.
        let (finish, busy) = std::sync::mpsc::channel::<()>();
        tokio::task::spawn_blocking(move || busy.recv());
        let mut file = b53_modern_write(file).await;
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "");
        drop(finish);
        b53_modern_flush(&mut file).await;
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "written");
    });
    shown(53, Modern, "in a buffer that a blocking thread is about to write");
}

fn b53_legacy(path: &Path) -> String {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let read_back = std::fs::read_to_string::<&Path>;
    // region: b53_legacy
    use futures::Future;
    use tokio::fs::File;
    use tokio::io::write_all;
    use tokio::runtime::Runtime;

    let mut runtime = Runtime::new().unwrap();
    let written = File::create(path.to_owned()).and_then(|file| write_all(file, "written"));
    let (_file, _) = runtime.block_on(written).unwrap();
    read_back(path).unwrap() // "written"
    // endregion: b53_legacy
}

async fn b53_modern_write(mut file: tokio::fs::File) -> tokio::fs::File {
    // region: b53_modern
    use tokio::io::AsyncWriteExt;

    file.write_all(b"written").await.unwrap(); // in a buffer
    // endregion: b53_modern
    file
}

async fn b53_modern_flush(file: &mut tokio::fs::File) {
    use tokio::io::AsyncWriteExt;
    // region: b53_modern_flush
    file.flush().await.unwrap(); // in the file
    // endregion: b53_modern_flush
}

#[test]
fn b53_a_failed_write_is_told_by_write_all_and_in_tokio_1_by_the_next_call() {
    use tokio_legacy::io::write_all;

    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let no_space = Some(Errno::NOSPC.raw_os_error());

    let legacy = write_all(tokio_legacy::fs::File::from_std(full()), "lost");
    let told = tokio_legacy::runtime::Runtime::new().unwrap().block_on(legacy);
    assert_eq!(told.map(drop).unwrap_err().raw_os_error(), no_space);

    on_tokio(async {
        let mut file = tokio::fs::File::from_std(full());
        b53_modern_untold(&mut file).await;
        let told = tokio::io::AsyncWriteExt::flush(&mut file).await;
        assert_eq!(told.unwrap_err().raw_os_error(), no_space);
    });
}

async fn b53_modern_untold(file: &mut tokio::fs::File) {
    // region: b53_modern_untold
    use tokio::io::AsyncWriteExt;

    file.write_all(b"lost").await.unwrap(); // succeeds on a full disk
    // endregion: b53_modern_untold
}

#[test]
fn b53_files_are_refused_on_the_current_thread_runtime_of_0_1_and_not_of_tokio_1() {
    use tokio_legacy::runtime::current_thread::block_on_all;

    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file");
    let refused = block_on_all(tokio_legacy::fs::File::create(path.clone())).unwrap_err();
    assert_eq!(refused.to_string(), "`blocking` annotated I/O must be called from the context of the Tokio runtime.");
    on_tokio(tokio::fs::File::create(path)).unwrap();
}

/// Returns a child process that copies its standard input to its output.
fn echo() -> Command {
    let mut command = Command::new("cat");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

#[test]
fn b56_dropping_the_handle_kills_the_child_process_and_in_tokio_1_leaves_it_running() {
    assert_eq!(b56_legacy(), 0);
    shown(56, Legacy, "It is killed");
    assert_eq!(on_tokio(b56_modern(false)), 4);
    assert_eq!(on_tokio(b56_modern(true)), 0);
    shown(56, Modern, "It lives on");
}

/// Returns the number of bytes that the child outputs after its handle was dropped.
fn b56_legacy() -> usize {
    use {futures_legacy as futures, tokio_legacy as tokio};

    use tokio::io::read_to_end;
    use tokio::runtime::current_thread::Runtime;

    let mut runtime = Runtime::new().unwrap();
    runtime
        .block_on(futures::lazy(|| {
            let mut command = echo();
            // region: b56_legacy
            use tokio_process::CommandExt;

            let mut child = command.spawn_async().unwrap();
            let output = child.stdout().take().unwrap();
            let mut input = child.stdin().take().unwrap();
            drop(child); // kills it; `child.forget()` does not
            // endregion: b56_legacy
            let _ = input.write_all(b"echo");
            drop(input);
            read_to_end(output, Vec::new())
        }))
        .unwrap()
        .1
        .len()
}

/// Returns the number of bytes that the child outputs after its handle was dropped.
async fn b56_modern(kill: bool) -> usize {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let command = echo();
    // region: b56_modern
    use tokio::process::Command;

    let mut command = Command::from(command);
    command.kill_on_drop(kill); // `false` unless said
    let mut child = command.spawn().unwrap();
    let mut output = child.stdout.take().unwrap();
    let mut input = child.stdin.take().unwrap();
    drop(child); // lives on
    // endregion: b56_modern
    let _ = input.write_all(b"echo").await;
    drop(input);
    let mut given_back = Vec::new();
    output.read_to_end(&mut given_back).await.unwrap();
    given_back.len()
}
